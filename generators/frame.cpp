#include <asyncio/generators/frame.hpp>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace asyncio {
namespace detail {
namespace {

const char* noun(const Frame& f) noexcept { return f.info().coroutine ? "coroutine" : "generator"; }

// PEP 479: a StopIteration that leaves a body would look like its end.
void replace_stop_iteration(const Frame& f, Resumption& run) {
  ExceptionPtr error = make_exception<RuntimeError>(std::string(noun(f)) + " raised StopIteration");
  error.set_cause(run.raised);
  run.raised = std::move(error);
}

// A GeneratorExit that goes in at the leaf (PEP 380): whoever delegates closes its callee first,
// and then has it raised at the delegation, whether the callee raised it again or returned.
struct Closing {
  explicit Closing(Resumption& run) : frame(run.leaf), thrown(run.raised) { raise(run); }
  // Raises it at `frame`: what was thrown in at the root, a new one at the callees.
  void raise(Resumption& run) {
    run.leaf = frame;
    if (!frame->caller()) {
      run.raised = thrown;
    } else {
      if (!ours) ours = make_exception<GeneratorExit>();
      run.raised = ours;
    }
  }
  // `frame` ended; the next one is its caller, if there is any.
  void next(Resumption& run, Frame* caller) {
    frame = caller;
    if (frame) raise(run);
  }
  Frame* frame;  // where it was raised last; null once an other exception took its place
  ExceptionPtr thrown;
  ExceptionPtr ours;
};
// What takes its place while nothing is closed, and costs nothing.
struct NotClosing {};

}  // namespace

// One turn of the loop runs one body: of a callee that was just pushed, of a caller whose callee
// ended, or of a frame at its handler. A frame without a handler is unwound without running it.
struct Runner {
  template <class C>
  static Ended run(Resumption& run, C&& closing);
};
template <class C>
Ended Runner::run(Resumption& run, C&& closing) {
  constexpr bool kCloses = std::is_same_v<std::decay_t<C>, Closing>;
  for (;;) {
    Frame& f = *run.leaf;
    Step::Kind step = Step::Kind::raised;
    const bool delivers_outcome = run.raised && f.outcome_ && !run.raised.is<GeneratorExit>();
    if (!run.raised || delivers_outcome || f.enter_handler()) {
      f.running_ = true;
      try {
        step = f.body(run).kind();
      } catch (const BaseException& e) {
        run.raised = ExceptionPtr::current(e);
      } catch (const std::exception& e) {
        run.raised = ExceptionPtr::current(e);
      } catch (...) {
        run.raised = ExceptionPtr::current();
      }
      f.running_ = false;
      switch (step) {
        case Step::Kind::suspended:
          if constexpr (kCloses) {
            if (Frame* caller = closing.frame ? closing.frame->caller_ : nullptr) {
              ExceptionPtr ignored = make_exception<RuntimeError>(
                  std::string(noun(*closing.frame)) + " ignored GeneratorExit");
              const char* what = noun(*closing.frame);
              closing.frame->caller_ = nullptr;
              closing.frame = nullptr;
              drop_chain(std::exchange(run.leaf, caller), what);
              run.raised = std::move(ignored);
              continue;
            }
          }
          return Ended::suspended;
        case Step::Kind::called:  // run.leaf is the callee now
        case Step::Kind::again:
          continue;
        case Step::Kind::finished:
          run.leaf = f.caller_;
          if constexpr (kCloses) {
            if (closing.frame == &f && f.caller_) {
              closing.next(run, f.caller_);
              delete &f;
              continue;
            }
          }
          run.returned = &f;
          if (!run.leaf) return Ended::returned;
          continue;
        case Step::Kind::yielded:  // an async generator hands a value to who awaits it, and stays
          run.leaf = std::exchange(f.caller_, nullptr);
          if (!run.leaf) return Ended::suspended;  // it is being closed
          continue;
        case Step::Kind::raised:
          if (f.handler_ != 0 || f.outcome_) continue;
          break;
      }
    }
    if (run.raised.is<StopIteration>()) replace_stop_iteration(f, run);
    run.leaf = f.caller_;
    if (!run.leaf) run.root = &f.info();
    if constexpr (kCloses) {
      if (closing.frame == &f)
        closing.next(run, run.raised.is<GeneratorExit>() ? f.caller_ : nullptr);
    }
    delete &f;
    if (!run.leaf) return Ended::raised;
  }
}

Ended resume(Resumption& run) {
  if (run.raised && !run.driver && run.raised.is<GeneratorExit>())
    return Runner::run(run, Closing(run));
  return Runner::run(run, NotClosing{});
}

ExceptionPtr close_chain(Frame*& leaf, const char* what) {
  for (Frame* f = leaf; f; f = f->caller()) {
    if (!FrameAccess::has_handler(*f)) continue;
    Resumption run;
    run.leaf = leaf;
    run.raised = make_exception<GeneratorExit>();
    const Ended ended = resume(run);
    leaf = run.leaf;
    if (ended == Ended::suspended)
      return make_exception<RuntimeError>(std::string(what) + " ignored GeneratorExit");
    if (ended == Ended::returned) delete run.returned;
    if (ended == Ended::raised && !run.raised.is<GeneratorExit>()) return run.raised;
    return {};
  }
  while (leaf) delete std::exchange(leaf, leaf->caller());
  return {};
}

void drop_chain(Frame* leaf, const char* what) noexcept {
  if (!leaf) return;
  const std::string name = FrameAccess::root(*leaf).name();
  if (ExceptionPtr error = close_chain(leaf, what)) unraisable(name, error);
  while (leaf) delete std::exchange(leaf, leaf->caller());  // it yields again
}

}  // namespace detail

Frame::~Frame() { drop_pending(0); }

void Frame::drop_pending(int depth) noexcept {
  while (pending_ && pending_->depth >= depth) delete std::exchange(pending_, pending_->below);
}

bool Frame::enter_handler() noexcept {
  if (handler_ == 0) return false;
  label_ = handler_;
  handler_ = 0;
  mode_ = static_cast<std::uint32_t>(detail::Mode::raise);
  outcome_ = 0;
  return true;
}

SourceLocation Frame::location() const {
  SourceLocation at = made_at();
  if (label_ != 0 && !by_hand_) at.line = static_cast<int>(label_ >> 3);
  return at;
}

namespace {
void default_unraisable(const std::string& where, const ExceptionPtr& error) {
  std::fprintf(stderr, "Exception ignored in: %s\n%s: %s\n", where.c_str(),
               error.type_name().c_str(), error.what().c_str());
}
void default_warning(const std::string& text, const SourceLocation& where) {
  std::fprintf(stderr, "%s:%d: RuntimeWarning: %s\n", where.file ? where.file : "?", where.line,
               text.c_str());
}
detail::UnraisableHook unraisable_hook = default_unraisable;
detail::WarningHook warning_hook = default_warning;
}  // namespace

detail::UnraisableHook set_unraisable_hook(detail::UnraisableHook hook) noexcept {
  return std::exchange(unraisable_hook, hook ? hook : default_unraisable);
}
detail::WarningHook set_warning_hook(detail::WarningHook hook) noexcept {
  return std::exchange(warning_hook, hook ? hook : default_warning);
}

namespace detail {
void unraisable(const std::string& where, const ExceptionPtr& error) noexcept {
  try {
    unraisable_hook(where, error);
  } catch (...) {  // there is nowhere left to report to
  }
}
void warn(const std::string& text, const SourceLocation& where) noexcept {
  try {
    warning_hook(text, where);
  } catch (...) {
  }
}
void fatal(const char* file, int line, const char* text) noexcept {
  std::fprintf(stderr, "%s:%d: %s\n", file, line, text);
  std::abort();
}
void never_awaited(Frame* frame) noexcept {
  warn("coroutine '" + frame->name() + "' was never awaited", frame->made_at());
  delete frame;
}
std::string callable_name(const std::type_info& type, const char* made_in) {
  const std::string name = type_name(type);
  const bool lambda =
      name.find("lambda") != std::string::npos || name.find('$') != std::string::npos;
  return lambda && made_in ? made_in : name;
}
}  // namespace detail

}  // namespace asyncio
