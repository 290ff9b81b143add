// Generator<Yield, Send, Return>: a function that yields values, resumed from outside (PEP 342),
// and that may delegate to another one (PEP 380).
//
// Python names: generator, next(), send, throw, close; GeneratorExit, StopIteration.
// Lifetime: it owns its frames; dropped while suspended it is closed, so that FINALLY blocks run.
// Thread: any one at a time. No loop is needed.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <iterator>
#include <memory>
#include <optional>
#include <variant>

#pragma GCC visibility push(default)
namespace asyncio {

// The type with one value: what Python's None is where a type is needed. X11 has a macro of that
// name; then it is std::monostate.
#pragma push_macro("None")
#undef None
using None = std::monostate;
#pragma pop_macro("None")

template <class Y, class S = std::monostate, class R = void>
class Generator;
template <class Y, class S = std::monostate, class R = void>
class Gen;

namespace detail {
template <class Y, class S, class R>
class GeneratorManager;

template <class S>
bool is_none(const S&) noexcept {
  return std::is_same_v<S, std::monostate>;
}
template <class S>
bool is_none(const std::optional<S>& value) noexcept {
  return !value.has_value();
}

// What a generator gets that nobody has given a T to: Python's None where a T can be made of
// nothing.
template <class T, class Target>
void give_none(Target&& target, const char* instead) {
  if constexpr (std::is_default_constructible_v<T> && std::is_assignable_v<Target, T>)
    std::forward<Target>(target) = T();
  else
    throw RuntimeError(instead);
}
// What was sent in goes to `target`, an S& or a std::tie().
template <class S, class T>
void give_sent(Resumption& run, T&& target) {
  static_assert(is_changeable_v<T>, ASYNCIO_TARGET_IS_CONST_);
  static_assert(!is_changeable_v<T> || std::is_same_v<T, S&> || !std::is_lvalue_reference_v<T>,
                "the variable has the very type of what is sent to the generator");
  if (S* const sent = static_cast<S*>(std::exchange(run.sent, nullptr)))
    std::forward<T>(target) = std::move(*sent);
  else
    give_none<S>(std::forward<T>(target), "nothing was sent to the generator");
}
template <class T, class Y, class S, class R>
struct Delegates;
inline constexpr const char* kNoResult = "the generator has ended before, and gives no result";
}  // namespace detail

// The `co` of a generator.
template <class Y, class S, class R>
class Gen : public Activation {
 public:
  static constexpr detail::FrameSort kSort = detail::FrameSort::generator;
  Gen(detail::ReturnFrame<R>& frame, detail::Resumption& run) noexcept : Activation(frame, run) {}

  // ---- what the keywords expand to ----
  struct Here {
    Gen& co;
    template <class V>
    Step yield_(V&& value) {
      co.put(std::forward<V>(value));
      return Step(Step::Kind::suspended);
    }
    template <class R2>
    bool await_(Generator<Y, S, R2>&& callee) {
      return co.delegate(std::move(callee));
    }
    template <class Target, class T>
    auto await_into_(Generator<Y, S, T>&& callee) {
      struct Delegated {
        const bool waits;
        bool waits_() const noexcept { return waits; }
        void give_(Target&& target) const {
          detail::give_none<T>(std::forward<Target>(target), detail::kNoResult);
        }
      };
      if constexpr (std::is_lvalue_reference_v<Target>) {
        static_assert(detail::is_changeable_v<Target>, ASYNCIO_TARGET_IS_CONST_);
        static_assert(!detail::is_changeable_v<Target> || std::is_same_v<Target, T&>,
                      "the variable has the very type of the result of the generator");
        return Delegated{co.delegate(std::move(callee))};
      } else {  // std::tie(a, b)
        using Through = detail::Delegates<Target, Y, S, T>;
        return Delegated{co.delegate(Through::to(std::move(callee)))};
      }
    }
    template <class Range, class = decltype(std::begin(std::declval<Range&>()))>
    bool await_(Range&& range);
  };
  Here here_(int label, int handler) noexcept {
    at(label, handler);
    return {*this};
  }
  void deliver_() noexcept { discard_result(); }
  template <class T>
  void deliver_into_(T&& target) {
    if constexpr (std::is_lvalue_reference_v<T>) {
      take_result(target);
    } else {
      detail::Assignment<T> assignment;
      take_result(assignment);
      assignment->assign(target);
    }
  }
  // The value that was sent: a default one after next().
  template <class T>
  void sent_into_(T&& target) {
    detail::give_sent<S>(run_, std::forward<T>(target));
  }

  struct Returning {
    Gen& co;
    int handler;
    template <class V = R>
    Step value(V&& v) {
      static_assert(std::is_convertible_v<V, R>,
                    "RETURN gives what can become the result of the generator");
      static_cast<detail::ReturnFrame<R>&>(co.frame_).set_result(std::forward<V>(v));
      return co.return_now(handler);
    }
    Step value() {
      if constexpr (!std::is_void_v<R> && !std::is_default_constructible_v<R>) {
        return co.raise(
            RuntimeError(co.frame_.name() + "() came to its end without ASYNCIO_RETURN"));
      } else {
        if constexpr (!std::is_void_v<R>)
          static_cast<detail::ReturnFrame<R>&>(co.frame_).set_result(R());
        return co.return_now(handler);
      }
    }
    Step delivered() {
      if constexpr (std::is_void_v<R>) {
        co.discard_result();
        return value();
      } else {
        detail::Passing<R> result;
        result.take(
            [this](void* at, detail::Deliver how) { co.template deliver_result<R>(at, how); });
        return value(std::move(result.value()));
      }
    }
    Step arrived(std::monostate) { return value(); }
  };
  Returning returning_(int handler) noexcept { return {*this, handler}; }
  // `return (yield from generator)`
  template <class R2>
  auto await_return_(int label, int handler, Generator<Y, S, R2>&& callee) {
    static_assert(std::is_void_v<R> || std::is_same_v<R, R2>,
                  "RETURN_FROM delegates to what gives the very type of the generator's result");
    struct Delegated {
      const bool waits;
      bool waits_() const noexcept { return waits; }
      std::monostate passing_() const noexcept { return {}; }
    };
    return Delegated{here_(label, handler).await_(std::move(callee))};
  }
  // The body came to END without a RETURN: it returns None.
  Step end_() { return returning_(0).value(); }

  // ---- for bodies written by hand ----
  template <class V>
  Step yield_(int label, V&& value) {
    at_by_hand(label);
    put(std::forward<V>(value));
    return Step(Step::Kind::suspended);
  }
  template <class R2>
  Step yield_from(int label, Generator<Y, S, R2>&& callee) {
    at_by_hand(label);
    return delegate(std::move(callee)) ? step_() : Step(Step::Kind::again);
  }
  void sent(S& target) { sent_into_(target); }
  template <class T>
  void result(T& target) {
    if (run_.returned || run_.source)
      take_result(target);
    else
      detail::give_none<T>(target, detail::kNoResult);
  }
  // The same of a type that need not be made of nothing.
  template <class T>
  void result_into(std::optional<T>& target) {
    if (!run_.returned && !run_.source) throw RuntimeError(detail::kNoResult);
    this->template deliver_result<T>(&target, detail::Deliver::emplace);
  }
  template <class V>
  Step return_(V&& value) {
    discard_result();
    static_cast<detail::ReturnFrame<R>&>(frame_).set_result(std::forward<V>(value));
    return Step(Step::Kind::finished);
  }
  Step return_() {
    discard_result();
    return returning_(0).value();
  }

 private:
  template <class V>
  void put(V&& value) {
    static_assert(__is_constructible(Y, V),
                  "YIELD gives what can become the value of the generator");
    // There is nowhere to put it when the generator is being closed.
    if (run_.yielded) static_cast<std::optional<Y>*>(run_.yielded)->emplace(std::forward<V>(value));
  }
  // False when the callee is exhausted already. A callee that was advanced before starts where it
  // stands.
  template <class R2>
  bool delegate(Generator<Y, S, R2>&& callee) {
    if (callee.running()) throw ValueError("generator already executing");
    Frame* leaf = std::exchange(callee.leaf_, nullptr);
    if (!leaf) return false;
    call(FrameAccess::root(*leaf), *leaf);
    run_.sent = nullptr;  // a delegation starts with next()
    return true;
  }
};

template <class Y, class S, class R>
class [[nodiscard]] Generator {
 public:
  using yield_type = Y;
  using send_type = S;
  using result_type = R;
  using Stop = StopIterationValue<std::conditional_t<std::is_void_v<R>, std::monostate, R>>;

  explicit Generator(detail::ReturnFrame<R>* frame) noexcept : leaf_(frame) {}
  Generator(Generator&& other) noexcept
      : leaf_(std::exchange(other.leaf_, nullptr)), result_(std::move(other.result_)) {}
  Generator& operator=(Generator&& other) noexcept {
    std::swap(leaf_, other.leaf_);
    Kept mine = std::move(result_);
    detail::assign_result(result_, std::move(other.result_));
    detail::assign_result(other.result_, std::move(mine));
    return *this;
  }
  ~Generator() {
    if (running()) detail::fatal(__FILE__, __LINE__, "a generator was destroyed by its own body");
    detail::drop_chain(std::exchange(leaf_, nullptr), "generator");
  }

  // next(g): the next value. Throws StopIterationValue<R> (None for void) when the generator
  // returns, ValueError when it is running.
  Y next() { return take(advance(nullptr, {})); }
  // next(g, default): the default instead of StopIteration.
  Y next(Y otherwise) {
    std::optional<Y> value = advance(nullptr, {});
    return value ? std::move(*value) : std::move(otherwise);
  }
  // g.send(value): the value is what the YIELD gives. TypeError when it has not started and the
  // value is not None.
  Y send(S value) {
    if (leaf_ && !leaf_->started() && !detail::is_none(value))
      throw TypeError("can't send non-None value to a just-started generator");
    return take(advance(std::addressof(value), {}));
  }
  // g.throw(error): raises it at the YIELD where the generator stands.
  template <class E>
  Y throw_(E&& error) {
    ExceptionPtr e = to_exception(std::forward<E>(error));
    if (!leaf_) e.rethrow();
    return take(advance(nullptr, std::move(e)));
  }
  // g.close(): raises GeneratorExit where it stands. RuntimeError when it yields again (it is
  // suspended there then), ValueError when it is running.
  void close() {
    check_running();
    running_ = true;
    const ExceptionPtr error = detail::close_chain(leaf_, "generator");  // throws nothing
    running_ = false;
    if (error) error.rethrow();
  }

  // Has it come to its end, or was it closed?
  bool finished() const noexcept { return leaf_ == nullptr; }
  // Is its body being run? generator.gi_running
  bool running() const noexcept { return running_; }
  // What it returned, once it has finished by itself in a loop; Python keeps it in StopIteration.
  template <class V = R>
  const std::optional<std::enable_if_t<!std::is_void_v<V>, V>>& result() const noexcept {
    return result_;
  }

  // `for (auto& value : generator)`.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Y;
    using difference_type = std::ptrdiff_t;
    using pointer = Y*;
    using reference = Y&;
    iterator() = default;
    explicit iterator(Generator* g) : generator_(g) { ++*this; }
    Y& operator*() noexcept { return *value_; }
    Y* operator->() noexcept { return &*value_; }
    iterator& operator++() {
      detail::assign_result(value_, generator_->advance(nullptr, {}));
      if (!value_) generator_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) noexcept {
      return a.generator_ == b.generator_;
    }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return !(a == b); }

   private:
    Generator* generator_ = nullptr;
    std::optional<Y> value_;
  };
  iterator begin() { return iterator(this); }
  iterator end() noexcept { return {}; }

 private:
  template <class, class, class>
  friend class Gen;
  friend class detail::GeneratorManager<Y, S, R>;
  using Kept = std::optional<std::conditional_t<std::is_void_v<R>, std::monostate, R>>;

  void check_running() const {
    if (running()) throw ValueError("generator already executing");
  }
  Y take(std::optional<Y>&& value) {
    if (value) return std::move(*value);
    if constexpr (std::is_void_v<R>) {
      throw Stop(std::monostate{});
    } else {
      if constexpr (std::is_default_constructible_v<R>) {
        if (!result_) throw Stop(R());
      }
      if (!result_) throw StopIteration();
      Stop stop(std::move(*result_));
      result_.reset();
      throw stop;
    }
  }
  // One step; nothing when the generator has returned.
  std::optional<Y> advance(S* sent, ExceptionPtr error) {
    check_running();
    std::optional<Y> yielded;
    if (const ExceptionPtr raised = step(sent, std::move(error), yielded)) raised.rethrow();
    return yielded;
  }
  // The same; gives what was raised. Precondition: it is not running.
  ExceptionPtr step(S* sent, ExceptionPtr error, std::optional<Y>& yielded) {
    if (!leaf_) return {};
    detail::Resumption run;
    run.leaf = leaf_;
    run.raised = std::move(error);
    run.yielded = &yielded;
    run.sent = sent;
    const detail::Ended ended = resume_chain(run);
    if (ended == detail::Ended::returned) {
      const FrameOwner root(run.returned);
      if constexpr (!std::is_void_v<R>)
        result_.emplace(std::move(static_cast<detail::ReturnFrame<R>&>(*root).result()));
      yielded.reset();
    }
    return std::move(run.raised);
  }
  detail::Ended resume_chain(detail::Resumption& run) {
    struct Running {  // also where the thread ends in a body
      Generator& self;
      detail::Resumption& run;
      ~Running() {
        self.running_ = false;
        self.leaf_ = run.leaf;
      }
    } running{*this, run};
    running_ = true;
    return detail::resume(run);
  }

  Frame* leaf_;
  bool running_ = false;  // the leaf may be freed while a frame around it runs
  Kept result_;
};

// Is T a Generator?
template <class T>
struct is_generator : std::false_type {};
template <class Y, class S, class R>
struct is_generator<Generator<Y, S, R>> : std::true_type {};

// Makes a generator of a callable that takes `Gen<Y, S, R>&` (or `auto&`), as coroutine<R>() does.
template <class Y, class S = std::monostate, class R = void, class F>
Generator<Y, S, R> generator(F&& body, const char* file = __builtin_FILE(),
                             int line = __builtin_LINE(),
                             const char* function = __builtin_FUNCTION()) {
  static_assert(detail::check_body_moves<F&&>());
  using D = std::decay_t<F>;
  using Made = detail::CallableFrame<detail::ReturnFrame<R>, Gen<Y, S, R>, D>;
  Made::common.set_made_at(file, line, function);
  return Generator<Y, S, R>(new Made(static_cast<F&&>(body)));
}
template <class Y, class S = std::monostate, class R = void, class Body, class Make>
Generator<Y, S, R> generator(detail::Emplaced<Body, Make>&& made,
                             const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                             const char* function = __builtin_FUNCTION()) {
  using Made = detail::CallableFrame<detail::ReturnFrame<R>, Gen<Y, S, R>, Body>;
  Made::common.set_made_at(file, line, function);
  return Generator<Y, S, R>(new Made(detail::MakesBody(), made.make));
}

namespace detail {
// Between a generator and the one that it delegates to: the result as what can be assigned to a T.
template <class T, class Y, class S, class R>
struct Delegates {
  static_assert(std::is_assignable_v<T&, R>,
                "the result of the generator can be assigned to the target");
  Generator<Y, S, R> callee;
  explicit Delegates(Generator<Y, S, R>&& c) : callee(std::move(c)) {}
  static Generator<Y, S, Assignment<T>> to(Generator<Y, S, R>&& callee);
  Step operator()(Gen<Y, S, Assignment<T>>& co) {
    if (co.label() == 0) return co.yield_from(1, std::move(callee));
    std::optional<R> result;
    co.result_into(result);
    return co.return_(std::make_unique<AssignableValue<T, R>>(std::move(*result)));
  }
};
template <class T, class Y, class S, class R>
Generator<Y, S, Assignment<T>> Delegates<T, Y, S, R>::to(Generator<Y, S, R>&& callee) {
  return generator<Y, S, Assignment<T>>(Delegates(std::move(callee)));
}

// A range as a generator. Python's iterators have no send(): sending to one is an AttributeError.
template <class Y, class S, class Range>
Generator<Y, S, void> iterate(Range range) {
  struct Body : IteratorBody {
    Range range;
    std::optional<decltype(std::begin(range))> at;
    explicit Body(Range&& r) : range(std::move(r)) {}
    Step operator()(Gen<Y, S, void>& co) {
      if (co.label() == 0) {
        at.emplace(std::begin(range));
      } else {
        S sent{};
        co.sent(sent);
        if (!is_none(sent)) return co.raise(AttributeError("the iterator has no attribute 'send'"));
        ++*at;
      }
      if (*at == std::end(range)) return co.return_();
      return co.yield_(1, **at);
    }
  };
  return generator<Y, S, void>(Body(std::move(range)));
}
}  // namespace detail

template <class Y, class S, class R>
template <class Range, class>
bool Gen<Y, S, R>::Here::await_(Range&& range) {
  return co.delegate(detail::iterate<Y, S, std::decay_t<Range>>(std::forward<Range>(range)));
}

}  // namespace asyncio
#pragma GCC visibility pop
