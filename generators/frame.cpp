#include <asyncio/generators/callable_frame.hpp>
#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/spare_exceptions.hpp>

#include <utility>

namespace asyncio {
namespace detail {
namespace {

// PEP 479: a StopIteration that leaves a body would look like its end.
void replace_stop_iteration(const Frame& f, Resumption& run) noexcept {
  ExceptionPtr error = exception_or_spare([&] {
    return make_exception<RuntimeError>(joined({f.info().noun(), " raised StopIteration"}));
  });
  error.set_cause(run.raised);
  run.raised = std::move(error);
}

// What has yielded though it was to end.
ExceptionPtr ignored_exit(const char* what) noexcept {
  return exception_or_spare([&] {
    return make_exception<RuntimeError>(joined({what, " ignored GeneratorExit"}));
  });
}

// A GeneratorExit that goes in at the leaf (PEP 380): whoever delegates closes its callee first,
// and then has it raised at the delegation, whether the callee raised it again or returned.
class ClosingOfFrames {
 public:
  explicit ClosingOfFrames(Resumption& run) : frame_(run.leaf), thrown_(run.raised) { raise(run); }
  // The chain has suspended. True: a callee has ignored the GeneratorExit, and its caller is told.
  bool suspended(Resumption& run) {
    Frame* caller = frame_ ? frame_->caller() : nullptr;
    if (!caller) return false;
    const char* what = frame_->info().noun();
    ExceptionPtr ignored = ignored_exit(what);
    FrameAccess::set_caller(*std::exchange(frame_, caller), nullptr);
    drop_chain(std::exchange(run.leaf, caller), what);
    run.raised = std::move(ignored);
    return true;
  }
  // True: `f` was the callee that was closed, and it has returned; its result is not wanted.
  bool returned(const Frame& f, Resumption& run) {
    if (frame_ != &f || !f.caller()) return false;
    next(run, f.caller());
    return true;
  }
  void unwound(const Frame& f, Resumption& run) {
    if (frame_ != &f) return;
    if (flow_of(run.raised) == Flow::generator_exit)
      next(run, f.caller());
    else  // goes to the caller in its place, which is closed all the same
      frame_ = f.caller();
  }

 private:
  // Raises it at frame_: what was thrown in at the root, a new one at the callees.
  void raise(Resumption& run) {
    run.leaf = frame_;
    if (!frame_->caller()) {
      run.raised = thrown_;
    } else {
      if (!ours_) ours_ = make_generator_exit();
      run.raised = ours_;
    }
  }
  void next(Resumption& run, Frame* caller) {
    frame_ = caller;
    if (frame_) raise(run);
  }

  Frame* frame_;  // where it, or what took its place, was raised last
  ExceptionPtr thrown_;
  ExceptionPtr ours_;
};
// What takes its place while nothing is closed, and costs nothing.
struct NothingClosing {
  static bool suspended(Resumption&) noexcept { return false; }
  static bool returned(const Frame&, Resumption&) noexcept { return false; }
  static void unwound(const Frame&, Resumption&) noexcept {}
};

}  // namespace

// The driver of a chain: one body after the other, of a callee that was just pushed, of a caller
// whose callee ended, or of a frame at its handler.
struct Runner {
  template <class C>
  static Ended run(Resumption& run, C&& closing);
  template <class C>
  static Ended after(Frame& f, Step said, Resumption& run, C& closing);
  template <class C>
  [[gnu::noinline]] static void unwind(Frame& f, Resumption& run, C& closing);
};

template <class C>
Ended Runner::run(Resumption& run, C&& closing) {
  for (;;) {
    Frame& f = *run.leaf;
    if (!run.raised || f.takes(run.raised)) {
      const Ended ended = after(f, run_body(f, run), run, closing);
      if (ended != Ended::not_yet) return ended;
    } else {  // without a handler it is unwound without running
      unwind(f, run, closing);
      if (!run.leaf) return Ended::raised;
    }
  }
}

// What a body has said.
template <class C>
inline Ended Runner::after(Frame& f, Step said, Resumption& run, C& closing) {
  switch (said.kind()) {
    case Step::Kind::suspended:
      if (closing.suspended(run)) break;
      return Ended::suspended;
    case Step::Kind::called:
    case Step::Kind::again:
    case Step::Kind::raised:  // its own handler comes first
      break;
    case Step::Kind::finished:
      run.leaf = f.caller_;
      if (closing.returned(f, run)) {
        f.destroy();
        break;
      }
      run.returned = &f;
      if (!run.leaf) return Ended::returned;
      break;
    case Step::Kind::passed:
      run.leaf = f.caller_;
      if (closing.returned(f, run) && (run.returned || run.source)) drop_result(run);
      f.destroy();
      break;
    case Step::Kind::yielded:
      run.leaf = std::exchange(f.caller_, nullptr);
      if (!run.leaf) return Ended::suspended;  // it is being closed
      break;
  }
  return Ended::not_yet;
}

// The exception leaves `f` for its caller.
template <class C>
void Runner::unwind(Frame& f, Resumption& run, C& closing) {
  if (flow_of(run.raised) == Flow::stop_iteration) replace_stop_iteration(f, run);
  run.leaf = f.caller_;
  if (!run.leaf) run.root = &f.info();
  closing.unwound(f, run);
  f.destroy();
}

Ended resume(Resumption& run) {
  if (run.raised && !run.driver && flow_of(run.raised) == Flow::generator_exit)
    return Runner::run(run, ClosingOfFrames(run));
  return Runner::run(run, NothingClosing{});
}

Ended resume_after(Frame& f, Step said, Resumption& run) {
  NothingClosing closing;
  const Ended ended = Runner::after(f, said, run, closing);
  return ended == Ended::not_yet ? Runner::run(run, closing) : ended;
}

void drop_result(Resumption& run) noexcept {
  if (run.returned)
    std::exchange(run.returned, nullptr)->destroy();
  else
    run.deliver_from(std::exchange(run.source, nullptr), nullptr, Deliver::drop);
}

ExceptionPtr close_chain(Frame*& leaf, const char* what) {
  for (Frame* f = leaf; f; f = f->caller()) {
    if (!FrameAccess::has_handler(*f)) continue;
    Resumption run;
    run.leaf = leaf;
    run.raised = make_generator_exit();
    const Ended ended = resume(run);
    leaf = run.leaf;
    if (ended == Ended::suspended) return ignored_exit(what);
    if (ended == Ended::returned) run.returned->destroy();
    if (ended == Ended::raised && flow_of(run.raised) != Flow::generator_exit) return run.raised;
    return {};
  }
  while (leaf) std::exchange(leaf, leaf->caller())->destroy();
  return {};
}

static void drop_now(Frame* leaf, const char* what) noexcept {
  while (leaf) {
    const FrameInfo& info = FrameAccess::root(*leaf).info();  // afterwards that may be gone
    if (ExceptionPtr error = close_chain(leaf, what)) {
      std::string name;
      try {
        name = info.name();
      } catch (...) {  // no memory: then it has no name
      }
      unraisable(name, error);
    }
    if (!leaf) return;
    // It yields again: the root is freed all the same, and what that delegates to is dropped in its
    // turn.
    Frame* root = leaf;
    Frame* below = nullptr;
    for (; root->caller(); root = root->caller()) below = root;
    if (below)
      FrameAccess::set_caller(*below, nullptr);
    else
      leaf = nullptr;
    root->destroy();
    if (leaf) what = FrameAccess::root(*leaf).info().noun();
  }
}

void drop_chain(Frame* leaf, const char* what) noexcept {
  pool_look();
  if (!leaf) return;
  const auto drop = [](void* frame, const void* noun) noexcept {
    drop_now(static_cast<Frame*>(frame), static_cast<const char*>(noun));
  };
  Descent::end(leaf, drop, what);
}

}  // namespace detail

// ---- what is kept aside ----

namespace detail {
namespace {
// Of records that are needed when there is no memory left. Any thread may take one.
struct Reserve {
  static constexpr std::size_t kRecords = 256;
  struct Slot {
    alignas(Pending) unsigned char memory[sizeof(Pending)];
  };
  Slot slots[kRecords];
  std::atomic<bool> used[kRecords];

  void* take() noexcept {
    for (std::size_t i = 0; i < kRecords; ++i) {
      if (!used[i].exchange(true, std::memory_order_acquire)) return slots[i].memory;
    }
    return nullptr;
  }
  // False when it is none of these.
  bool give_back(void* memory) noexcept {
    const auto at =
        reinterpret_cast<std::uintptr_t>(memory) - reinterpret_cast<std::uintptr_t>(slots);
    if (at >= sizeof slots) return false;
    used[at / sizeof(Slot)].store(false, std::memory_order_release);
    return true;
  }
};
Reserve reserve;
}  // namespace

Pending* Pending::make(int depth, Kind kind, Mode why, ExceptionPtr&& error) {
  void* memory;
  try {
    memory = pool_allocate(sizeof(Pending));
  } catch (const std::bad_alloc&) {
    memory = reserve.take();
    if (!memory) throw;
  }
  return ::new (memory) Pending(depth, kind, why, std::move(error));
}

void* Pending::operator new(std::size_t size) { return pool_allocate(size); }
void Pending::operator delete(void* memory, std::size_t size) noexcept {
  if (!reserve.give_back(memory)) pool_deallocate(memory, size);
}
}  // namespace detail

void Frame::drop_pending(int depth) noexcept {
  while (pending_ && pending_->depth >= depth) delete std::exchange(pending_, pending_->below);
}

// Does an exception go into this frame, as an outcome or to a handler, which is entered then?
bool Frame::takes(const ExceptionPtr& raised) noexcept {
  if (outcome_ && detail::flow_of(raised) != detail::Flow::generator_exit) return true;
  if (handler_ == 0) return false;
  label_ = handler_;
  handler_ = 0;
  mode_ = static_cast<std::uint32_t>(detail::Mode::raise);
  outcome_ = 0;
  return true;
}

SourceLocation Frame::location() const {
  SourceLocation at = made_at();
  if (label_ != 0 && !by_hand_ && !info().of_library()) at.line = static_cast<int>(label_ >> 3);
  return at;
}

namespace detail {
void threw(Resumption& run, const BaseException& error) noexcept {
  run.raised = ExceptionPtr::current(error);
}
void threw(Resumption& run, const std::exception& error) noexcept {
  run.raised = ExceptionPtr::current(error);
}
void threw(Resumption& run) {
  if (thread_ends()) {
    run.leaf->handler_ = 0;
    throw;
  }
  run.raised = ExceptionPtr::current();
}
void end_frame(Frame* frame) noexcept {
  Descent::end(frame, [](void* f, const void*) noexcept { static_cast<Frame*>(f)->destroy(); });
}
void never_awaited(Frame* frame) noexcept {
  std::string text;
  try {
    text = joined({"coroutine '", frame->name(), "' was never awaited"});
  } catch (...) {
    text = "never awaited";  // this short, it needs no memory
  }
  warn(text, frame->made_at());
  end_frame(frame);
  pool_look();
}
const char* FrameInfo::noun() const noexcept {
  if (async_generator_) return "async generator";
  return coroutine_ ? "coroutine" : "generator";
}

SourceLocation FrameInfo::made_at(const Frame& frame) const noexcept {
  SourceLocation at = made_at();
  if (caller_at_) {
    const auto* const start = reinterpret_cast<const char*>(&frame);
    const auto& caller = *reinterpret_cast<const Caller*>(start + caller_at_);
    if (caller.file) at = {caller.file, caller.line, at.function};
  }
  return at;
}
void already_awaited() { throw RuntimeError("cannot reuse already awaited coroutine"); }

void FrameInfo::set_first(const SourceLocation& where) noexcept {
  int expected = 0;
  if (!made_.compare_exchange_strong(expected, 1)) return;
  where_ = where;
  made_.store(2, std::memory_order_release);
}
std::string FrameInfo::name() const {
  const std::string name = type_name(callable_);
  const bool lambda =
      name.find("lambda") != std::string::npos || name.find('$') != std::string::npos;
  const char* const made_in = made_at().function;
  return (lambda || of_library()) && made_in ? made_in : name;
}
}  // namespace detail

}  // namespace asyncio

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
// The flags are in the word after the label, by_hand_ in its highest bit.
ASYNCIO_PACKED_LAYOUT_(Frame, "frame", ASYNCIO_OFFSET_("Frame.info", Frame, info_),
                       ASYNCIO_OFFSET_("Frame.caller", Frame, caller_),
                       ASYNCIO_OFFSET_("Frame.label", Frame, label_),
                       ASYNCIO_OFFSET_("FrameInfo.body", FrameInfo, body_),
                       ASYNCIO_OFFSET_("FrameInfo.callable", FrameInfo, callable_),
                       ASYNCIO_OFFSET_("FrameInfo.where", FrameInfo, where_),
                       ASYNCIO_OFFSET_("FrameInfo.made", FrameInfo, made_),
                       ASYNCIO_OFFSET_("FrameInfo.caller_at", FrameInfo, caller_at_))
}  // namespace asyncio::detail
