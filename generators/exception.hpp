// The exceptions of the language layer, and ExceptionPtr: an exception that travels as a value,
// without a throw.
//
// BaseException and what derives from it (CancelledError, GeneratorExit, KeyboardInterrupt,
// SystemExit) are no std::exception, so `catch (const std::exception&)` never eats a cancellation.
// All else derives from std::exception, which is Python's Exception.
#pragma once

#include <asyncio/generators/pool.hpp>

#include <atomic>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// Python's names for what C++ has already.
using Exception = std::exception;
using RuntimeError = std::runtime_error;
using ValueError = std::invalid_argument;

// BaseException (builtins): the root of what is not an error of the program.
class BaseException {
 public:
  explicit BaseException(std::string message = {}) : message_(std::move(message)) {}
  BaseException(const BaseException&) = default;
  BaseException& operator=(const BaseException&) = default;
  virtual ~BaseException() = default;
  // The message; empty when there is none.
  const char* what() const noexcept { return message_.c_str(); }
  // Does it end run_forever() when a callback throws it, instead of being reported? Only
  // KeyboardInterrupt and SystemExit do.
  virtual bool leaves_loop() const noexcept { return false; }

 private:
  std::string message_;
};

// asyncio.CancelledError: the task or future was cancelled.
class CancelledError : public BaseException {
 public:
  using BaseException::BaseException;
};
// GeneratorExit (builtins): the generator or coroutine is being closed.
class GeneratorExit : public BaseException {
 public:
  using BaseException::BaseException;
};
// KeyboardInterrupt (builtins): leaves the loop at once.
class KeyboardInterrupt : public BaseException {
 public:
  using BaseException::BaseException;
  bool leaves_loop() const noexcept override { return true; }
};
// SystemExit (builtins): leaves the loop at once; `code()` is the exit status asked for.
class SystemExit : public BaseException {
 public:
  explicit SystemExit(int code = 0) : BaseException(std::to_string(code)), code_(code) {}
  int code() const noexcept { return code_; }
  bool leaves_loop() const noexcept override { return true; }

 private:
  int code_;
};

// An Exception with a message and nothing else, to derive from.
class MessageError : public std::exception {
 public:
  explicit MessageError(std::string message = {}) : message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  std::string message_;
};

// TypeError, AttributeError (builtins).
class TypeError : public MessageError {
 public:
  using MessageError::MessageError;
};
class AttributeError : public MessageError {
 public:
  using MessageError::MessageError;
};

// StopIteration (builtins): what `next()` and `send()` of a finished generator throw. The value
// that the generator returned is in StopIterationValue<R>.
class StopIteration : public MessageError {
 public:
  using MessageError::MessageError;
};
// A StopIteration with the value of the return.
template <class R>
class StopIterationValue : public StopIteration {
 public:
  explicit StopIterationValue(R value) : value_(std::move(value)) {}
  // What the generator returned. StopIteration.value
  const R& value() const noexcept { return value_; }
  R& value() noexcept { return value_; }

 private:
  R value_;
};

class ExceptionPtr;

namespace detail {

class SpareExceptions;
class GroupMembers;

// Is E derived from Root, and not virtually?
template <class Root, class E, class = void>
struct casts_statically : std::false_type {};
template <class Root, class E>
struct casts_statically<Root, E,
                        std::void_t<decltype(static_cast<const E*>(std::declval<const Root*>()))>>
    : std::true_type {};

// What the driver of frames asks of each exception at each frame, so it is searched for once.
enum class Flow : unsigned char { other, stop_iteration, generator_exit, unknown };
// A CancelledError with that message, null: with none. Without memory for a new one it is one
// without a message that all share, so that a cancellation never fails.
ExceptionPtr make_cancelled(const std::string* message) noexcept;
// Precondition: not empty.
Flow flow_of(const ExceptionPtr& error) noexcept;

// Has an E no members but the message of the class that it derives from? Then it holds no other
// exception, and nothing of the user's.
template <class E>
inline constexpr bool is_message_only =
    std::is_trivially_destructible_v<E> ||
    (std::is_base_of_v<BaseException, E> && sizeof(E) == sizeof(BaseException)) ||
    (std::is_base_of_v<MessageError, E> && sizeof(E) == sizeof(MessageError)) ||
    (std::is_base_of_v<std::runtime_error, E> && sizeof(E) == sizeof(std::runtime_error)) ||
    (std::is_base_of_v<std::logic_error, E> && sizeof(E) == sizeof(std::logic_error));

// One exception, shared by all who hold it. Either made as a value, or caught (`thrown`).
//
// Invariant: who follows `cause`, and the members of groups, comes to an end.
class ExceptionRecord : public Pooled {
 public:
  virtual ~ExceptionRecord() = default;
  [[noreturn]] virtual void rethrow() const = 0;

  void ref() noexcept { refs_.fetch_add(1, std::memory_order_relaxed); }
  // Gives up the cause too. Apart: most that may hold an exception hold none, and are small then.
  void unref() noexcept;

  // The two roots; both null for a type that derives from neither.
  const std::exception* standard = nullptr;
  const BaseException* base = nullptr;
  ExceptionRecord* cause() const noexcept { return cause_.load(std::memory_order_acquire); }
  // Unless it has one, or is the cause of that one itself, over however many others, or in a group
  // among those.
  void set_cause(ExceptionRecord& cause) noexcept;
  // It is a member of a group that is being made, or a cause: others lead to it.
  void note_way_to_it() noexcept { is_led_to_.store(true, std::memory_order_relaxed); }
  // Does `from` lead to `to`, over causes and groups? Set by the first group: without one it is
  // null, and not linked.
  using Leads = bool (*)(const ExceptionRecord& from, const ExceptionRecord& to) noexcept;
  static std::atomic<Leads> leads_over_groups;
  std::atomic<Flow> flow;  // unknown: nobody has asked yet
  bool spare = false;      // shared by all (spare_exceptions.hpp): it gets no cause
  Flow find_flow() noexcept;

 protected:
  explicit ExceptionRecord(Flow f, bool message_only = false) noexcept
      : flow(f), message_only_(message_only) {}

 private:
  // The end of the chain of causes, which is this one when it has none.
  ExceptionRecord& first_cause() noexcept;

  const bool message_only_;
  std::atomic<bool> is_led_to_{false};
  std::atomic<unsigned> refs_{1};  // an exception may cross threads (concurrent futures)
  std::atomic<ExceptionRecord*> cause_{nullptr};  // counted, set once
  // One of the chain of causes, farther away: so that to ask for its end costs O(1), amortised.
  std::atomic<ExceptionRecord*> farther_{nullptr};
};

inline bool has_root(const ExceptionRecord& record) noexcept {
  return record.standard || record.base;
}
template <class E>
inline constexpr bool has_root_v =
    std::is_base_of_v<std::exception, E> || std::is_base_of_v<BaseException, E>;

template <class E>
class ValueRecord final : public ExceptionRecord {
 public:
  template <class... Args>
  explicit ValueRecord(Args&&... args)
      : ExceptionRecord(std::is_convertible_v<E*, StopIteration*>   ? Flow::stop_iteration
                        : std::is_convertible_v<E*, GeneratorExit*> ? Flow::generator_exit
                                                                    : Flow::other,
                        is_message_only<E>),
        error_(std::forward<Args>(args)...) {
    if constexpr (std::is_base_of_v<std::exception, E>) standard = &error_;
    if constexpr (std::is_base_of_v<BaseException, E>) base = &error_;
  }
  [[noreturn]] void rethrow() const override { throw E(error_); }

 private:
  E error_;
};

}  // namespace detail

// An exception as a value: what `Future::exception()` returns and what travels through frames.
// Copies share it. Empty means: no exception.
class ExceptionPtr {
 public:
  ExceptionPtr() noexcept = default;
  ExceptionPtr(std::nullptr_t) noexcept {}
  // From a caught exception.
  ExceptionPtr(std::exception_ptr thrown);
  // The exception that is being handled; to be called in a catch block. With the reference that the
  // catch block has, it costs no second throw. Without memory to keep it in it is a MemoryError, or
  // a CancelledError, GeneratorExit or KeyboardInterrupt without its message. When it is no
  // exception but the end of the thread (pthread_exit, pthread_cancel), that goes on instead.
  static ExceptionPtr current();
  static ExceptionPtr current(const BaseException& caught) noexcept;
  static ExceptionPtr current(const std::exception& caught) noexcept;
  ExceptionPtr(const ExceptionPtr& other) noexcept : record_(other.record_) {
    if (record_) record_->ref();
  }
  ExceptionPtr(ExceptionPtr&& other) noexcept : record_(std::exchange(other.record_, nullptr)) {}
  // As Ref's.
  ExceptionPtr& operator=(const ExceptionPtr& other) noexcept {
    return *this = ExceptionPtr(other);
  }
  ExceptionPtr& operator=(ExceptionPtr&& other) noexcept {
    const auto taken = std::exchange(other.record_, nullptr);
    if (const auto former = std::exchange(record_, taken)) former->unref();
    return *this;
  }
  ~ExceptionPtr() {
    if (record_) record_->unref();
  }

  explicit operator bool() const noexcept { return record_ != nullptr; }
  friend bool operator==(const ExceptionPtr& a, const ExceptionPtr& b) noexcept {
    return a.record_ == b.record_;
  }
  friend bool operator!=(const ExceptionPtr& a, const ExceptionPtr& b) noexcept {
    return !(a == b);
  }

  // The exception as an E, or null when it is none. BaseException stands for everything, as in
  // Python, and is asked for with is<BaseException>(). An E with neither root is found by a throw,
  // where the exception has none either.
  template <class E>
  const E* get_if() const {
    if (!record_) return nullptr;
    if constexpr (std::is_base_of_v<BaseException, E>) {
      return as<E>(record_->base);
    } else if constexpr (std::is_base_of_v<std::exception, E>) {
      return as<E>(record_->standard);
    } else {
      if constexpr (std::is_class_v<E>) {  // a base beside the root
        if (record_->standard) return dynamic_cast<const E*>(record_->standard);
        if (record_->base) return dynamic_cast<const E*>(record_->base);
      }
      return detail::has_root(*record_) ? nullptr : as_thrown<E>();
    }
  }
  // Would `except E` match it?
  template <class E>
  bool is() const {
    if constexpr (std::is_same_v<E, BaseException>)
      return record_ != nullptr;
    else
      return get_if<E>() != nullptr;
  }

  // Throws it. Precondition: not empty.
  [[noreturn]] void rethrow() const {
    record_->rethrow();
    std::abort();  // for compilers that do not see that the call never returns
  }
  // Its message, as Python's str(exception), and as std::exception's what(): it lives as long as
  // anybody holds the exception. "" when there is none.
  [[gnu::cold]] const char* what() const noexcept;
  // The name of its type in Python's terms: RuntimeError, ValueError, CancelledError, or the C++
  // name.
  [[gnu::cold]] std::string type_name() const;
  // `RuntimeError('message')`.
  std::string repr() const;
  // What it was raised from (Python's `__cause__`), or empty.
  ExceptionPtr cause() const;
  // Sets that. It stays the first one that was set; and one that was raised from this exception
  // itself, directly or over others, or that is a group with it, is not taken, so that whoever
  // follows the causes and the members of groups comes to an end. O(1), amortised, however long the
  // chain is; of an exception that is in a group, or a cause, as much as the causes and groups that
  // `cause` leads to. Thread: one at a time for what is, or becomes, one chain.
  ExceptionPtr& set_cause(const ExceptionPtr& cause);

 private:
  template <class E, class... Args>
  friend ExceptionPtr make_exception(Args&&... args);
  friend detail::Flow detail::flow_of(const ExceptionPtr& error) noexcept;
  friend class detail::SpareExceptions;
  friend class detail::GroupMembers;
  template <class E, class Root>
  static const E* as(const Root* root) noexcept {
    if (!root) return nullptr;
    // Nearly always it is an E itself, and that is seen without a search.
    if constexpr (detail::casts_statically<Root, E>::value) {
      if (&typeid(*root) == &typeid(E)) return static_cast<const E*>(root);
    }
    return dynamic_cast<const E*>(root);
  }
  // Of one without a root the type is known only to a catch. What it finds is what is kept, not a
  // copy.
  template <class E>
  const E* as_thrown() const {
    const E* found = nullptr;
    try {
      record_->rethrow();
    } catch (const E& error) {
      found = std::addressof(error);
    } catch (...) {
    }
    return found;
  }
  explicit ExceptionPtr(detail::ExceptionRecord* adopted) noexcept : record_(adopted) {}
  detail::ExceptionRecord* record_ = nullptr;
};

// error.get_if<E>(), which needs no `template` where the type of `error` is not known yet, as in a
// body that takes `auto& co`: get_if<TimeoutError>(co.exception()).
template <class E>
const E* get_if(const ExceptionPtr& error) {
  return error.template get_if<E>();
}

inline detail::Flow detail::flow_of(const ExceptionPtr& error) noexcept {
  const Flow flow = error.record_->flow.load(std::memory_order_relaxed);
  return flow == Flow::unknown ? error.record_->find_flow() : flow;
}

// Makes an exception as a value, without a throw: make_exception<RuntimeError>("no").
template <class E, class... Args>
ExceptionPtr make_exception(Args&&... args) {
  if constexpr (detail::has_root_v<E>)
    return ExceptionPtr(new detail::ValueRecord<E>(std::forward<Args>(args)...));
  else
    return ExceptionPtr(std::make_exception_ptr(E(std::forward<Args>(args)...)));
}

// From what a keyword or set_exception() is given: an ExceptionPtr, a std::exception_ptr, or an
// exception object, of any class that can be copied.
inline ExceptionPtr to_exception(ExceptionPtr error) { return error; }
inline ExceptionPtr to_exception(std::exception_ptr error) {
  return ExceptionPtr(std::move(error));
}
template <class E, class D = std::decay_t<E>,
          class = std::enable_if_t<std::is_class_v<D> && std::is_copy_constructible_v<D> &&
                                   !std::is_base_of_v<ExceptionPtr, D> &&
                                   !std::is_base_of_v<std::exception_ptr, D>>>
ExceptionPtr to_exception(E&& error) {
  return make_exception<D>(std::forward<E>(error));
}

namespace detail {
// In a `catch (...)`: is it no exception that is caught, but the thread's end (pthread_exit(),
// pthread_cancel()), which must be thrown on?
[[gnu::cold]] bool thread_ends() noexcept;
// The name of a type for people: no namespace asyncio, no template noise.
[[gnu::cold]] std::string type_name(const std::type_info& type);
// The same of an argument of a template, which the first one is, or comes after `before` others.
[[gnu::cold]] std::string argument_name(const std::type_info& type, int before);
// Is it KeyboardInterrupt or SystemExit, which end run_forever()? False when it is empty.
inline bool leaves_loop(const ExceptionPtr& error) {
  const BaseException* const base = error.get_if<BaseException>();
  return base && base->leaves_loop();
}
// The exception that is being handled in a catch block of the loop's, which lets those through.
[[gnu::cold]] ExceptionPtr caught_by_loop();
// The last line of Python's traceback: `RuntimeError: message`.
[[gnu::cold]] std::string last_line(const ExceptionPtr& error);
// The parts one after the other. For what is seldom said: a chain of + is ten times the code.
[[gnu::cold]] std::string joined(std::initializer_list<std::string_view> parts);
[[gnu::cold]] void append(std::string& text, std::initializer_list<std::string_view> parts);
// A text in Python's quotes: 'it' or "it's".
[[gnu::cold]] std::string quoted(std::string_view text);
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
