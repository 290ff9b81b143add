// Frame: a suspended function. Its locals are members of the callable inside, its place in the
// source is its label.
//
// A chain of frames is a stack of calls that wait for one another: the innermost one (the leaf) is
// what runs, each knows its caller. `resume()` runs the leaf until the chain suspends or ends, in a
// loop and never by recursion, so that a chain of a million frames neither grows the stack nor
// costs more to resume than one of two.
//
// Invariants:
//  1. Frames live on the heap and are neither copied nor moved.
//  2. A chain is owned through its leaf; a frame that has finished is freed by whoever takes its
//  result.
//  3. `handler_` is the label of the innermost EXCEPT or FINALLY that is armed, 0 without one.
//  4. `pending_` holds one record for each EXCEPT, FINALLY, WITH or FOR block that is running,
//  innermost first.
#pragma once

#include <asyncio/generators/hooks.hpp>
#include <asyncio/generators/layout.hpp>
#include <asyncio/generators/owner.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/generators/result.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <typeinfo>

#pragma GCC visibility push(default)
namespace asyncio {

// A resume point. A scoped enum, so that a YIELD inside a `switch` of the user's does not compile
// instead of resuming nowhere.
enum class Label : std::uint32_t {};

// What a body returns: only the keywords (or the functions of `co`) make one, so that a plain
// `return x;` in a body does not compile.
class Step {
 public:
  enum class Kind : unsigned char {
    suspended,
    called,    // run.leaf is the callee
    finished,  // the result is in the frame
    passed,    // finished; the result is the one that the frame was given itself
    raised,
    again,    // at the label that it has set now
    yielded,  // of an async generator: stays, and its caller goes on
  };
  explicit constexpr Step(Kind kind) noexcept : kind_(kind) {}
  constexpr Kind kind() const noexcept { return kind_; }

 private:
  Kind kind_;
};

class Frame;

namespace detail {

struct Runner;
struct Resumption;
void threw(Resumption& run);

// Of what a frame is the body.
enum class FrameSort : unsigned char {
  generator,
  coroutine,
  async_generator,
  iterator,  // of a range that a generator delegates to: what leaves it leaves no generator
};

// What all frames around a callable of one type have in common. It is written out, and a frame has
// no virtual functions, because a class with those costs a compiler twice as much, for every body.
class FrameInfo {
 public:
  using Body = Step (*)(Frame& frame, Resumption& run);
  using Destroy = void (*)(Frame& frame) noexcept;  // and frees its memory
  // `caller_at` is of a body of the library, which stands where its user called it: the bytes from
  // the frame to its Caller; else 0.
  constexpr FrameInfo(Body body, Destroy destroy, const std::type_info& callable, FrameSort sort,
                      std::size_t caller_at) noexcept
      : body_(body),
        destroy_(destroy),
        callable_(callable),
        caller_at_(caller_at & UINT32_MAX),  // a cast may do nothing
        sort_(sort) {}

  // One step, which may throw what the callable throws.
  Step step(Frame& frame, Resumption& run) const { return body_(frame, run); }
  FrameSort sort() const noexcept { return sort_; }
  // Is it of a coroutine, async generators included, or of a generator?
  bool coroutine() const noexcept {
    return sort_ == FrameSort::coroutine || sort_ == FrameSort::async_generator;
  }
  // "coroutine", "async generator" or "generator".
  const char* noun() const noexcept;
  bool of_library() const noexcept { return caller_at_ != 0; }
  // Where they are made; the same for all, since a lambda expression stands at one place.
  SourceLocation made_at() const noexcept {
    return made_.load(std::memory_order_acquire) == 2 ? where_ : SourceLocation{};
  }
  // Where this one was; one of the library's own where that was called.
  SourceLocation made_at(const Frame& frame) const noexcept;
  void set_made_at(const char* file, int line, const char* function) noexcept {
    if (made_.load(std::memory_order_acquire) != 2) set_first({file, line, function});
  }
  // The function, as in `do_some_work()`, without the parentheses: the one that made a lambda or
  // one of the library's own, else the name of the callable's type.
  std::string name() const;

 private:
  friend class asyncio::Frame;
  template <class>
  friend struct LayoutOf;
  [[gnu::cold]] void set_first(const SourceLocation& where) noexcept;

  const Body body_;
  const Destroy destroy_;
  const std::type_info& callable_;
  SourceLocation where_{};
  std::atomic<int> made_{0};  // 1: is being written; 2: where_ is
  const std::uint32_t caller_at_;
  const FrameSort sort_;
};

// What passes between a chain and who resumes it. Between two resumes nothing is in it, so that one
// may serve many.
struct Resumption {
  Frame* leaf = nullptr;            // in and out
  ExceptionPtr raised;              // in: to be raised at the leaf; out: what left the root
  Frame* returned = nullptr;        // a finished frame whose result was not taken yet (owned)
  const FrameInfo* root = nullptr;  // out: of the root that an exception left
  // A result that comes from elsewhere: a future that was awaited. Moves the result to `target`
  // and lets go of the source.
  void* source = nullptr;
  void (*deliver_from)(void* source, void* target, Deliver how) = nullptr;
  void* driver = nullptr;  // the Task that runs a coroutine; null for a generator
  // Where a generator puts the value that it yields (std::optional<Y>*); of a coroutine without a
  // Task who drives it by hand (HandDriver*), null when it is being closed.
  void* yielded = nullptr;
  void* sent = nullptr;  // the value sent into a generator (S*)
};

enum class Ended {
  suspended,
  returned,
  raised,
  not_yet,  // inside resume() only
};

// Frees the result that a finished callee or a future has left in `run`. Precondition: there is
// one.
void drop_result(Resumption& run) noexcept;

// Runs the leaf until the chain suspends (nothing more to be done), returns (`run.returned` is the
// root) or raises (`run.raised`). In the last two cases run.leaf is null.
Ended resume(Resumption& run);
// The rest of a resume: the body of `f` has run and said what comes next.
Ended resume_after(Frame& f, Step said, Resumption& run);
// The same of the chain that `leaf` leads to, and it is left where that stands then. The usual
// ways, one body that suspends or ends, are inlined where it is called. What the first body throws
// comes out: the caller has the catch block, see threw(). Precondition: nothing is to be raised.
inline Ended resume_inline(Frame*& leaf, Resumption& run);

// Ends a chain before its time: GeneratorExit goes in at the leaf, FINALLY blocks and destructors
// run, innermost first. Returns what came out: nothing when all went well, RuntimeError when the
// root ignored the GeneratorExit. It is suspended then, and `leaf` where it stands; else null.
ExceptionPtr close_chain(Frame*& leaf, const char* what);

// The same for a destructor: what came out goes to the unraisable hook, and a chain that ignored
// the GeneratorExit is freed where it stands.
void drop_chain(Frame* leaf, const char* what) noexcept;

// Frame::destroy() of one that may hold another one, and that a third (descent.hpp).
void end_frame(Frame* frame) noexcept;

// Why a block is left, or entered.
enum class Mode : std::uint8_t { normal, body, raise, ret, brk };

// What is kept aside while an EXCEPT, FINALLY, WITH or FOR block runs.
//
// EXCEPT and FINALLY are entered also when memory has run out: their records come out of a reserve
// then, which is enough for 256 of them at a time.
struct Pending : Pooled {
  enum class Kind : std::uint8_t { except, finally, with, loop };
  Pending(int d, Kind k, Mode w, ExceptionPtr e) noexcept
      : depth(static_cast<std::uint16_t>(d)), kind(k), why(w), error(std::move(e)) {}
  virtual ~Pending() = default;
  // Of an EXCEPT or FINALLY. MemoryError when the reserve is used up too.
  static Pending* make(int depth, Kind kind, Mode why, ExceptionPtr&& error);
  using Pooled::operator new;
  // Not inline: a compiler that sees one of them only takes the two for no pair.
  static void* operator new(std::size_t size);
  static void operator delete(void* memory, std::size_t size) noexcept;
  static void operator delete(void* memory, std::size_t size, std::align_val_t align) noexcept {
    Pooled::operator delete(memory, size, align);
  }

  Pending* below = nullptr;
  std::uint16_t depth;
  Kind kind;
  Mode why;
  // Of an EXCEPT_AS: its own label, by which its block is entered anew (Activation::way_in_), and
  // the one behind the block, by which that is left.
  Label way_in{};
  Label way_out{};
  ExceptionPtr error;
};

}  // namespace detail

class Frame : public detail::Pooled {
 public:
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;
  // Ends it, with the callable and what that holds.
  void destroy() noexcept { info_->destroy_(*this); }
  struct Destroy {
    void operator()(Frame* frame) const noexcept { frame->destroy(); }
  };

  // The frame that waits for this one, null for the root.
  Frame* caller() const noexcept { return caller_; }
  bool started() const noexcept { return label_ != 0; }
  const detail::FrameInfo& info() const noexcept { return *info_; }
  SourceLocation made_at() const { return info().made_at(*this); }
  std::string name() const { return info().name(); }
  // Where it stands now: the line of the keyword that suspended it, or where it was made.
  SourceLocation location() const;

 protected:
  explicit Frame(const detail::FrameInfo& info) noexcept
      : info_(&info), handler_(0), mode_(0), broke_(0), in_except_(0), outcome_(0), by_hand_(0) {}
  ~Frame() {
    if (pending_) drop_pending(0);
  }

 private:
  friend class Activation;
  template <class>
  friend struct detail::LayoutOf;
  friend struct FrameAccess;
  friend struct detail::Runner;
  friend detail::Ended detail::resume_inline(Frame*& leaf, detail::Resumption& run);
  friend void detail::threw(detail::Resumption& run);

  void drop_pending(int depth) noexcept;
  bool takes(const ExceptionPtr& raised) noexcept;

  static constexpr std::uint32_t kHandlerBits = (1u << 25) - 1;  // the width of handler_

  const detail::FrameInfo* const info_;
  Frame* caller_ = nullptr;
  std::uint32_t label_ = 0;
  std::uint32_t handler_ : 25;   // with the others a whole word, so that one store clears them
  std::uint32_t mode_ : 3;       // detail::Mode
  std::uint32_t broke_ : 1;      // inside a block: it has not been left in an orderly way yet
  std::uint32_t in_except_ : 1;  // resumed at the EXCEPT label, not at the FINALLY label
  std::uint32_t outcome_ : 1;    // awaits with an outcome: an exception is delivered, not raised
  std::uint32_t by_hand_ : 1;    // labels are the user's own numbers, not lines
  detail::Pending* pending_ = nullptr;
};

// Owns a frame: closes and frees it at its end.
using FrameOwner = detail::Owner<Frame, Frame::Destroy>;

namespace detail {

// The body has thrown, and this is in the catch block. The last one also sees what is no exception,
// the end of the thread (pthread_exit(), pthread_cancel()): that goes on.
[[gnu::cold]] void threw(Resumption& run, const BaseException& error) noexcept;
[[gnu::cold]] void threw(Resumption& run, const std::exception& error) noexcept;
[[gnu::cold]] void threw(Resumption& run);

// One step of run.leaf. What its callable throws is in run.raised then; only the end of its thread
// leaves it, which has unwound it: it has no handler then, and is not to be resumed.
ASYNCIO_INLINE_ inline Step run_body(Frame& frame, Resumption& run) {
  try {
    return frame.info().step(frame, run);
  } catch (const BaseException& e) {
    threw(run, e);
  } catch (const std::exception& e) {
    threw(run, e);
  } catch (...) {
    threw(run);
  }
  return Step(Step::Kind::raised);
}

}  // namespace detail

inline detail::Ended detail::resume_inline(Frame*& leaf, Resumption& run) {
  run.leaf = leaf;
  const Step said = leaf->info().step(*leaf, run);
  if (said.kind() == Step::Kind::suspended) return Ended::suspended;  // where it stood
  if (said.kind() == Step::Kind::finished && !leaf->caller_) {
    run.returned = std::exchange(leaf, nullptr);
    run.leaf = nullptr;
    return Ended::returned;
  }
  const Ended ended = resume_after(*leaf, said, run);
  leaf = run.leaf;
  return ended;
}

// What the library's own layers may do with a frame.
struct FrameAccess {
  static void set_caller(Frame& f, Frame* caller) noexcept { f.caller_ = caller; }
  static bool has_handler(const Frame& f) noexcept { return f.handler_ != 0; }
  static Frame& root(Frame& leaf) noexcept {
    Frame* f = &leaf;
    while (f->caller_) f = f->caller_;
    return *f;
  }
};

namespace detail {

// A frame that ends with a value.
template <class R>
class ReturnFrame : public Frame {
 public:
  ~ReturnFrame() {
    if (has_result_) result_.~R();
  }
  template <class V>
  void set_result(V&& value) {
    if (has_result_) {  // a FINALLY that returns replaces what was returned before
      has_result_ = false;
      result_.~R();
    }
    ::new (static_cast<void*>(std::addressof(result_))) R(std::forward<V>(value));
    has_result_ = true;
  }
  bool has_result() const noexcept { return has_result_; }
  R& result() noexcept { return result_; }

 protected:
  explicit ReturnFrame(const FrameInfo& info) noexcept : Frame(info) {}

 private:
  union {
    R result_;
  };
  bool has_result_ = false;
};

template <>
class ReturnFrame<void> : public Frame {
 protected:
  using Frame::Frame;
};

}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
