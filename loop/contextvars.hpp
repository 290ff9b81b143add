// Context variables: values that travel with callbacks and tasks (PEP 567).
//
// Python names: contextvars.ContextVar, Context, Token, copy_context.
// Every handle, done-callback and task runs in the context that was current when it was made; what
// it sets is invisible outside. While nothing is set, the context is a null pointer and costs one
// copy of it. Lifetime: a ContextVar is cheap to copy and usually lives as long as the program.
// Thread: a context belongs to its thread; a copy_context() may be handed to another one before it
// is used.
#pragma once

#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/context_state.hpp>

#include <any>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace asyncio {

// LookupError (builtins): the variable has no value and no default.
class LookupError : public MessageError {
 public:
  using MessageError::MessageError;
};

namespace detail {

// The context of the code that is running, counted; null while nothing is set.
inline thread_local ContextState* current_context = nullptr;

ContextState& writable_context();
// What a handle or task made now takes along: null, or a copy (counted).
inline ContextState* context_for_new() {
  return current_context ? current_context->copy() : nullptr;
}
void leave_context(ContextState* before) noexcept;

}  // namespace detail

// contextvars.Context. A copy of the handle is the same context.
class Context {
 public:
  // An empty context, as Python's Context().
  Context() : state_(detail::Ref<detail::ContextState>::adopt(new detail::ContextState(nullptr))) {}
  // Runs f(args...) in this context. RuntimeError when it is entered already.
  template <class F, class... A>
  decltype(auto) run(F&& f, A&&... args) {
    const Entered entered(*state_);
    return std::forward<F>(f)(std::forward<A>(args)...);
  }
  Context copy() const { return Context(detail::Ref<detail::ContextState>::adopt(state_->copy())); }
  std::size_t size() const noexcept { return state_->size(); }
  friend bool operator==(const Context& a, const Context& b) noexcept {
    return a.state_ == b.state_;
  }

  explicit Context(detail::Ref<detail::ContextState> state) noexcept : state_(std::move(state)) {}
  detail::ContextState* state() const noexcept { return state_.get(); }

 private:
  struct Entered {
    explicit Entered(detail::ContextState& c);
    ~Entered();
    detail::ContextState& context;
    detail::ContextState* before;
  };
  detail::Ref<detail::ContextState> state_;
};

// contextvars.copy_context: a copy of the current context.
Context copy_context();

template <class T>
class Token;

// contextvars.ContextVar
template <class T>
class ContextVar {
 public:
  explicit ContextVar(std::string name) : key_(new Key{std::move(name), std::nullopt}) {}
  ContextVar(std::string name, T default_value)
      : key_(new Key{std::move(name), std::move(default_value)}) {}

  const std::string& name() const noexcept { return key_->name; }
  // The value in the current context, else the default; LookupError when there is neither.
  T get() const {
    if (const T* value = find()) return *value;
    if (key_->default_value) return *key_->default_value;
    throw LookupError("<ContextVar name=" + detail::quoted(key_->name) + "> has no value");
  }
  T get(T otherwise) const {
    const T* value = find();
    return value ? *value : std::move(otherwise);
  }
  // Sets it in the current context. The token takes it back.
  Token<T> set(T value) const {
    const T* old = find();
    Token<T> token(*this, old ? std::optional<T>(*old) : std::nullopt);
    detail::writable_context().set(key_.get(), std::any(std::move(value)));
    return token;
  }
  // Restores what was before the set() that gave the token. RuntimeError when it was used once
  // already.
  void reset(Token<T>& token) const {
    if (token.used_) throw RuntimeError("the token has already been used once");
    if (token.key_ != key_) throw ValueError("the token was created by a different ContextVar");
    token.used_ = true;
    if (token.old_) {
      detail::writable_context().set(key_.get(), std::any(*token.old_));
    } else {
      detail::writable_context().erase(key_.get());
    }
  }

 private:
  friend class Token<T>;
  struct Key {
    std::string name;
    std::optional<T> default_value;
  };
  const T* find() const noexcept {
    if (!detail::current_context) return nullptr;
    const std::any* value = detail::current_context->find(key_.get());
    return value ? std::any_cast<T>(value) : nullptr;
  }
  std::shared_ptr<const Key> key_;
};

// contextvars.Token
template <class T>
class Token {
 public:
  // What the variable was before; nothing when it was not set (Token.MISSING).
  const std::optional<T>& old_value() const noexcept { return old_; }

 private:
  friend class ContextVar<T>;
  Token(const ContextVar<T>& var, std::optional<T> old) : key_(var.key_), old_(std::move(old)) {}
  std::shared_ptr<const typename ContextVar<T>::Key> key_;
  std::optional<T> old_;
  bool used_ = false;
};

}  // namespace asyncio
