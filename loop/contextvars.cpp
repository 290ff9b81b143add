#include <asyncio/loop/contextvars.hpp>

#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/loop_access.hpp>

namespace asyncio {
namespace detail {

ASYNCIO_OF_THREAD_IS_HERE_(ContextState*, current_context);

ContextState*& outermost_context() noexcept {
  ContextState** place = &current_context;
  // One that runs itself once more is its own caller.
  while (*place && (*place)->outer && (*place)->outer != place) place = (*place)->outer;
  return *place;
}

ContextState& made_context(ContextState*& place) {
  if (!place) place = new ContextState(nullptr);
  return *place;
}

ContextState& HandleNode::context() {
  if (context_ || !(flags_ & kRunning)) return made_context(context_);
  ContextState** const kept =
      running_loop ? access(*running_loop).tasks().callback_context : nullptr;
  return made_context(kept ? *kept : outermost_context());
}

void leave_context(ContextState* before) noexcept {
  ContextState* const left = std::exchange(current_context, before);
  if (left) left->unref();
}

std::string ContextKey::repr() const {
  return joined({"<ContextVar name=", detail::quoted(name), ">"});
}

void ContextKey::not_set() const { throw LookupError(joined({repr(), " has no value"})); }

std::string token_repr(const ContextKey& key, bool used) {
  return joined({used ? "<Token used var=" : "<Token var=", key.repr(), ">"});
}

void token_already_used(const ContextKey& key) {
  throw RuntimeError(joined({token_repr(key, true), " has already been used once"}));
}

void token_of_other(const ContextKey& key, std::string_view what) {
  throw ValueError(joined({token_repr(key, false), " ", what}));
}

}  // namespace detail

Context::Entered::Entered(detail::ContextState* c) : context(c), before(detail::current_context) {
  if (c->outer) throw RuntimeError("cannot enter context: it is already entered");
  c->outer = &before;
  c->ref();
  detail::current_context = c;
}

Context::Entered::~Entered() {
  context->outer = nullptr;
  detail::leave_context(before);
}

void Context::moved_from() { throw RuntimeError("the handle refers to no context"); }

Context Handle::get_context() const {
  if (!node_) throw RuntimeError("the handle refers to no callback");
  return Context(detail::Ref<detail::ContextState>(&node_->context()));
}

Context copy_context() {
  detail::NewContext copy = detail::context_for_new();
  return copy ? Context(std::move(copy)) : Context();
}

}  // namespace asyncio
