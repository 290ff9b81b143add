#include <asyncio/generators/frame.hpp>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace asyncio {
namespace detail {
namespace {

// PEP 479: a StopIteration that leaves a body would look like its end.
void replace_stop_iteration(Resumption& run) {
  ExceptionPtr error = make_exception<RuntimeError>(run.driver ? "coroutine raised StopIteration"
                                                               : "generator raised StopIteration");
  error.set_cause(run.raised);
  run.raised = std::move(error);
}

}  // namespace

// One turn of the loop runs one body: of a callee that was just pushed, of a caller whose callee
// ended, or of a frame at its handler. A frame without a handler is unwound without running it.
Ended resume(Resumption& run) {
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
          return Ended::suspended;
        case Step::Kind::called:  // run.leaf is the callee now
        case Step::Kind::again:
          continue;
        case Step::Kind::finished:
          run.leaf = f.caller_;
          run.returned = &f;
          if (!run.leaf) return Ended::returned;
          continue;
        case Step::Kind::raised:
          if (f.handler_ != 0 || f.outcome_) continue;
          break;
      }
    }
    if (run.raised.is<StopIteration>()) replace_stop_iteration(run);
    run.leaf = f.caller_;
    if (!run.leaf) run.root = &f.info();
    delete &f;
    if (!run.leaf) return Ended::raised;
  }
}

ExceptionPtr close_chain(Frame* leaf, const char* what) {
  for (Frame* f = leaf; f; f = f->caller()) {
    if (!FrameAccess::has_handler(*f)) continue;
    Resumption run;
    run.leaf = leaf;
    run.raised = make_exception<GeneratorExit>();
    const Ended ended = resume(run);
    if (ended == Ended::returned) delete run.returned;
    if (ended == Ended::raised) {
      if (run.raised.is<GeneratorExit>()) return {};
      return run.raised;
    }
    if (ended == Ended::suspended) {
      // It yields again. Python leaves it suspended; here its owner is about to forget it, so it is
      // freed.
      for (Frame* g = run.leaf; g;) delete std::exchange(g, g->caller());
      return make_exception<RuntimeError>(std::string(what) + " ignored GeneratorExit");
    }
    return {};
  }
  while (leaf) delete std::exchange(leaf, leaf->caller());
  return {};
}

void drop_chain(Frame* leaf, const char* what) noexcept {
  if (!leaf) return;
  const std::string name = FrameAccess::root(*leaf).name();
  if (ExceptionPtr error = close_chain(leaf, what)) unraisable(name, error);
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
