// Activation: what a body sees of its own frame while it runs; the `co` of the keywords.
//
// Co<R> (coroutine.hpp) and Gen<Y, S, R> (generator.hpp) are the two kinds. The members whose names
// end in `_` are what the keywords expand to (docs/keywords.md shows them expanded); the others are
// for bodies written by hand.
//
// Lifetime: one step of the frame. It is on the stack of the driver: never keep it.
#pragma once

#include <asyncio/generators/frame.hpp>
#include <asyncio/generators/outcome.hpp>

#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
template <class... E>
inline constexpr bool caught_as_itself_v = false;
template <class E>
inline constexpr bool caught_as_itself_v<E> = !std::is_same_v<E, BaseException>;
}  // namespace detail

class Activation {
 public:
  Activation(Frame& frame, detail::Resumption& run) noexcept : frame_(frame), run_(run) {}
  Activation(const Activation&) = delete;
  Activation& operator=(const Activation&) = delete;

  // The label to go on from: 0 at the first step, then what the last suspension gave. For a body
  // written by hand.
  int label() const noexcept { return static_cast<int>(frame_.label_); }
  // The exception that the innermost EXCEPT around is handling (sys.exc_info()), empty outside.
  const ExceptionPtr& exception() const noexcept;
  Frame& frame() const noexcept { return frame_; }

  // For a body written by hand: raises an exception that leaves it.
  template <class E>
  Step raise(E&& error) {
    discard_result();
    run_.raised = to_exception(std::forward<E>(error));
    return Step(Step::Kind::raised);
  }
  // For a body written by hand: the `default:` of its switch.
  [[noreturn]] Step bad_label(const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    lost_(file, line);
  }

  // ---- what the keywords expand to ----
  Label label_() const noexcept { return Label{frame_.label_}; }
  Step step_() const noexcept { return Step(step_kind_); }
  bool unwinding_() const noexcept { return mode() == Mode::raise || mode() == Mode::ret; }
  bool in_body_() const noexcept { return mode() == Mode::body; }
  bool breaking_() const noexcept { return mode() == Mode::brk; }
  void broke_again_() noexcept { frame_.broke_ = 1; }
  void stop_breaking_() noexcept {
    set_mode(Mode::normal);
    frame_.broke_ = 1;
  }

  void enter_try_(int handler) noexcept {
    arm_(handler);
    set_mode(Mode::body);
  }
  // The masks are what a bit-field does itself; -Wconversion sees that nothing is lost.
  void arm_(int handler) noexcept {
    frame_.handler_ = static_cast<std::uint32_t>(handler) & Frame::kHandlerBits;
  }
  void begin_body_() noexcept { frame_.broke_ = 1; }
  void arrived_(bool at_except) noexcept {
    frame_.in_except_ = at_except;
    frame_.broke_ = 0;
  }
  void section_done_(int depth) noexcept;
  void after_section_() noexcept {
    if (!frame_.broke_) return;
    set_mode(Mode::brk);
    frame_.broke_ = 0;
  }
  template <class... E>
  bool matches_() const {
    static_assert(sizeof...(E) > 0, "EXCEPT names what it handles: EXCEPT(BaseException) for all");
    return mode() == Mode::raise && frame_.in_except_ && (run_.raised.template is<E>() || ...);
  }
  // The body of a TRY came to its end, and no EXCEPT has run.
  bool body_ended_() const noexcept { return mode() == Mode::normal && !frame_.in_except_; }
  void begin_else_(int finally_label) noexcept {
    arm_(finally_label);
    frame_.broke_ = 1;
  }
  void begin_except_(int depth, int finally_label);
  // EXCEPT_AS, whose block is a `switch` of its own because its exception is a local: is it to be
  // handled there?
  template <class... E>
  bool begin_except_as_(int depth, int finally_label, int way_in) {
    if (!matches_<E...>()) return false;
    begin_except_as(depth, finally_label, way_in);
    return true;
  }
  // Where to go in that block, whose own label is `way_in`: to its beginning (0) or on.
  Label label_in_(int depth, int way_in) noexcept;
  // The exception as an E; as an ExceptionPtr where that is not one type.
  template <class... E>
  const auto& caught_as_(int depth) const {
    const ExceptionPtr& error = find(depth, Pending::Kind::except)->error;
    if constexpr (detail::caught_as_itself_v<E...>)
      return *error.template get_if<E...>();
    else
      return error;
  }
  // The label is none of the body's outermost `switch`: goes by way of the EXCEPT_AS that has it.
  // Aborts when there is none.
  Step way_in_(const char* file, int line) const noexcept {
    return way_in(frame_, run_, file, line);
  }
  void begin_finally_(int depth, int outer);
  void end_finally_(int depth) noexcept;
  Step unwind_(int outer) noexcept;

  [[noreturn]] void lost_(const char* file, int line) const noexcept { lost(frame_, file, line); }
  [[noreturn]] static void bad_continue_(const char* file, int line) noexcept;
  [[noreturn]] static void bad_break_(const char* file, int line) noexcept;

  // The block around fails; what follows is `return step_()`.
  bool fail_(ExceptionPtr error) noexcept {
    run_.raised = std::move(error);
    step_kind_ = Step::Kind::raised;
    return true;
  }

  struct Raising {
    Activation& co;
    Step error() { return co.raise_again(); }
    template <class E>
    Step error(E&& e) {
      return co.raise(std::forward<E>(e));
    }
  };
  Raising raising_(int handler) noexcept {
    check_handler(handler);
    return {*this};
  }

 protected:
  using Mode = detail::Mode;
  using Pending = detail::Pending;
  Mode mode() const noexcept { return static_cast<Mode>(frame_.mode_); }
  void set_mode(Mode m) noexcept { frame_.mode_ = static_cast<std::uint32_t>(m) & 7; }

  // A suspension or call follows: where to resume, and which handler is armed meanwhile.
  void at(int label, int handler) noexcept {
    check_handler(handler);
    frame_.label_ = static_cast<std::uint32_t>(label);
  }
  void at_by_hand(int label) noexcept {
    discard_result();  // of the last await, if the body did not want it
    frame_.label_ = static_cast<std::uint32_t>(label);
    frame_.by_hand_ = 1;
  }
  // The handler that is armed must be the one that the keyword stands under. A `goto` out of a TRY
  // breaks this.
  void check_handler(int handler) const noexcept {
#ifndef NDEBUG
    if (frame_.handler_ != static_cast<std::uint32_t>(handler)) wrong_handler();
#else
    (void)handler;
#endif
  }
  [[noreturn]] void wrong_handler() const noexcept;
  Step raise_again();
  Step return_now(int handler) noexcept {
    check_handler(handler);
    set_mode(Mode::ret);
    return unwind_(handler);
  }

  // Starts a callee: `root` is its outermost frame, `leaf` its innermost.
  void call(Frame& root, Frame& leaf) noexcept {
    FrameAccess::set_caller(root, &frame_);
    run_.leaf = &leaf;
    step_kind_ = Step::Kind::called;
  }
  void expect_outcome(bool yes) noexcept { frame_.outcome_ = yes; }

  void push(Pending* record) noexcept {
    record->below = frame_.pending_;
    frame_.pending_ = record;
  }
  Pending* find(int depth, Pending::Kind kind) const noexcept;
  void begin_except_as(int depth, int finally_label, int way_in);
  static void swap_label(Frame& frame, Pending& except_as) noexcept;
  // The outermost EXCEPT_AS that is running deeper than that and has the label; or null.
  static Pending* except_as_below(const Frame& frame, int depth) noexcept;
  void drop(int depth) noexcept { frame_.drop_pending(depth); }
  void swallow(int depth) noexcept;

  // What is rare is static: it takes no address of this object, which can stay in registers.
  [[noreturn]] static void lost(const Frame& frame, const char* file, int line) noexcept;
  static Step way_in(Frame& frame, const detail::Resumption& run, const char* file,
                     int line) noexcept;

  // Takes the result that run_ brings and puts it to `target`, or nowhere.
  void discard_result() noexcept {
    if (run_.returned || run_.source) detail::drop_result(run_);
  }
  template <class T>
  void take_result(T& target) {
    if (run_.returned) {
      const FrameOwner frame(std::exchange(run_.returned, nullptr));
      detail::assign_result(target,
                            std::move(static_cast<detail::ReturnFrame<T>&>(*frame).result()));
    } else {
      run_.deliver_from(std::exchange(run_.source, nullptr), std::addressof(target),
                        detail::Deliver::assign);
    }
  }
  // The same of a target that is not there yet: as a source delivers it.
  template <class T>
  void deliver_result(void* target, detail::Deliver how) {
    if (run_.returned) {
      const FrameOwner frame(std::exchange(run_.returned, nullptr));
      detail::deliver_value<T>(std::move(static_cast<detail::ReturnFrame<T>&>(*frame).result()),
                               target, how);
    } else {
      run_.deliver_from(std::exchange(run_.source, nullptr), target, how);
    }
  }
  template <class T>
  void take_outcome(Outcome<T>& target) {
    expect_outcome(false);
    if (run_.raised) {
      target.set_exception(std::exchange(run_.raised, {}));
    } else if constexpr (std::is_void_v<T>) {
      discard_result();
      target.set_value();
    } else {
      target.take([this](void* at, detail::Deliver how) { deliver_result<T>(at, how); });
    }
  }

  friend struct BlockAccess;

  Frame& frame_;
  detail::Resumption& run_;
  Step::Kind step_kind_ = Step::Kind::suspended;
};

// The exception that the innermost EXCEPT around is handling, as an E:
// caught<std::runtime_error>(co).what(). Throws TypeError when it is no E.
template <class E>
const E& caught(const Activation& co) {
  const E* error = co.exception().template get_if<E>();
  if (!error) throw TypeError("caught<E>() stands outside an EXCEPT that handles an E");
  return *error;
}

}  // namespace asyncio
#pragma GCC visibility pop
