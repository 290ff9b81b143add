// Context variables: values that travel with callbacks and tasks (PEP 567).
//
// Python names: contextvars.ContextVar, Context, Token, copy_context.
// Every handle, done-callback and task runs in the context that was current when it was made, in
// the same one each time; what it sets is invisible outside. While nothing is set, the context is a
// null pointer and costs one copy of it. Lifetime: a ContextVar is cheap to copy, and a copy is the
// same variable; contexts keep the values and the variables that they have. Thread: a context
// belongs to its thread, and its count is a plain integer: a copy_context() whose handle is the
// only one (no token of it, no handle or task in it) may be handed to another thread, and be used
// and end there. A ContextVar is any thread's.
#pragma once

#include <asyncio/generators/callables.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/context_state.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// LookupError (builtins): the variable has no value and no default.
class LookupError : public MessageError {
 public:
  using MessageError::MessageError;
};

template <class T>
class ContextVar;
template <class T>
class Token;

namespace detail {

// The context of the code that is running, counted; null while nothing is set.
ASYNCIO_OF_THREAD_(ContextState*, current_context);

// The place of the same of the handle or task that runs, however many Context::run() are under way
// in it.
ContextState*& outermost_context() noexcept;
// The context of a place; made if there is none yet.
ContextState& made_context(ContextState*& place);
// What a handle or task made now takes along: null, or a copy. It is handed over as an object, so
// that nothing is left of it where making the handle fails.
using NewContext = Ref<ContextState>;
inline NewContext context_for_new() {
  return current_context ? NewContext::adopt(current_context->copy()) : NewContext();
}
void leave_context(ContextState* before) noexcept;

// What a variable is whatever its type: a name, with the address of which it is known.
struct ContextKey {
  std::string name;
  // `<ContextVar name='request_id'>`
  std::string repr() const;
  [[noreturn]] void not_set() const;
};
// Why a token cannot be used: `<Token var=<ContextVar name='x'>> was created in a different
// Context`.
[[noreturn]] void token_already_used(const ContextKey& key);
[[noreturn]] void token_of_other(const ContextKey& key, std::string_view what);
std::string token_repr(const ContextKey& key, bool used);

}  // namespace detail

// contextvars.Context. A copy of the handle is the same context.
class Context {
 public:
  // An empty context, as Python's Context().
  Context() : state_(detail::Ref<detail::ContextState>::adopt(new detail::ContextState(nullptr))) {}
  // Runs f(args...) in this context. RuntimeError when it is entered already.
  template <class F, class... A>
  decltype(auto) run(F&& f, A&&... args) {
    const Entered entered(state());
    return std::invoke(std::forward<F>(f), detail::unwrapped<A>(args)...);
  }
  Context copy() const {
    return Context(detail::Ref<detail::ContextState>::adopt(state()->copy()));
  }
  // How many variables are set in it. len(context)
  std::size_t size() const { return state()->size(); }
  // Is the variable set in it? `var in context`
  template <class T>
  bool contains(const ContextVar<T>& var) const {
    return state()->find(var.key_.get()) != nullptr;
  }
  // The value that is set in it; nothing when there is none, whatever the default. context.get(var)
  template <class T>
  std::optional<T> get(const ContextVar<T>& var) const {
    const detail::ContextState::Value value = value_of(state()->find(var.key_.get()));
    if (!value) return std::nullopt;
    return *static_cast<const T*>(value.get());
  }
  // The same; LookupError when there is none. context[var]
  template <class T>
  T operator[](const ContextVar<T>& var) const {
    const detail::ContextState::Value value = value_of(state()->find(var.key_.get()));
    if (!value) var.key_->not_set();
    return *static_cast<const T*>(value.get());
  }
  friend bool operator==(const Context& a, const Context& b) noexcept {
    return a.state_ == b.state_;
  }
  friend bool operator!=(const Context& a, const Context& b) noexcept { return !(a == b); }

  explicit Context(detail::Ref<detail::ContextState> state) noexcept : state_(std::move(state)) {}
  // RuntimeError of a handle that was moved from.
  detail::ContextState* state() const {
    if (!state_) moved_from();
    return state_.get();
  }

 private:
  struct Entered {
    explicit Entered(detail::ContextState* c);
    ~Entered();
    detail::ContextState* context;
    detail::ContextState* before;
  };
  // Counted, for the user's copying of it may set the variable.
  static detail::ContextState::Value value_of(const detail::ContextState::Value* value) noexcept {
    return value ? *value : nullptr;
  }
  [[noreturn]] static void moved_from();
  detail::Ref<detail::ContextState> state_;
};

// contextvars.copy_context: a copy of the current context.
Context copy_context();

// contextvars.ContextVar
template <class T>
class ContextVar {
 public:
  explicit ContextVar(std::string name)
      : key_(detail::Descent::make_shared<const Key>(Key{{std::move(name)}, std::nullopt})) {}
  ContextVar(std::string name, T default_value)
      : key_(detail::Descent::make_shared<const Key>(
            Key{{std::move(name)}, std::move(default_value)})) {}
  // To move it is to copy it: what is left is the same variable.
  ContextVar(const ContextVar&) noexcept = default;
  ContextVar& operator=(const ContextVar&) noexcept = default;

  const std::string& name() const noexcept { return key_->name; }
  // The value in the current context, else the default; LookupError when there is neither.
  T get() const {
    if (const std::shared_ptr<const T> value = find()) return *value;
    if (key_->default_value) return *key_->default_value;
    key_->not_set();
  }
  T get(T otherwise) const {
    if (const std::shared_ptr<const T> value = find()) return *value;
    return otherwise;
  }
  // Sets it in the current context. The token takes it back.
  Token<T> set(T value) const {
    auto next = detail::Descent::make_shared<const T>(std::move(value));
    detail::ContextState& context = detail::made_context(detail::current_context);
    Token<T> token(key_, find(), detail::Ref<detail::ContextState>(&context));
    context.set(key_, std::move(next));
    return token;
  }
  // Restores what was before the set() that gave the token. RuntimeError when it was used once
  // already, ValueError when it is another variable's or of another context.
  void reset(Token<T>& token) const {
    if (!token.key_) detail::token_of_other(*key_, "was created by a different ContextVar");
    if (token.used_) detail::token_already_used(*token.key_);
    if (token.key_ != key_)
      detail::token_of_other(*token.key_, "was created by a different ContextVar");
    if (token.context_.get() != detail::current_context)
      detail::token_of_other(*token.key_, "was created in a different Context");
    detail::ContextState& context = *detail::current_context;
    token.old_ ? context.set(key_, token.old_) : context.erase(key_.get());
    token.used_ = true;
  }
  // `<ContextVar name='request_id'>`
  std::string to_string() const { return key_->repr(); }

 private:
  friend class Context;
  friend class Token<T>;
  struct Key : detail::ContextKey {
    std::optional<T> default_value;
  };
  std::shared_ptr<const T> find() const noexcept {
    if (!detail::current_context) return nullptr;
    const auto* value = detail::current_context->find(key_.get());
    return value ? std::static_pointer_cast<const T>(*value) : nullptr;
  }
  std::shared_ptr<const Key> key_;
};

// contextvars.Token. It keeps its context. Thread: that of its context.
template <class T>
class Token {
 public:
  // What the variable was before; nothing when it was not set (Token.MISSING).
  std::optional<T> old_value() const { return old_ ? std::optional<T>(*old_) : std::nullopt; }
  // `<Token used var=<ContextVar name='request_id'>>`
  std::string to_string() const { return key_ ? detail::token_repr(*key_, used_) : "<Token>"; }

 private:
  friend class ContextVar<T>;
  using Key = typename ContextVar<T>::Key;
  Token(std::shared_ptr<const Key> key, std::shared_ptr<const T> old,
        detail::Ref<detail::ContextState> context) noexcept
      : key_(std::move(key)), old_(std::move(old)), context_(std::move(context)) {}
  std::shared_ptr<const Key> key_;
  std::shared_ptr<const T> old_;
  detail::Ref<detail::ContextState> context_;
  bool used_ = false;
};

}  // namespace asyncio
#pragma GCC visibility pop
