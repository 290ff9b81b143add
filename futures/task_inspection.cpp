// What one sees of a task from outside: its name, its frames, its context, its repr.
#include <asyncio/futures/task_base.hpp>

#include <asyncio/futures/task_notes.hpp>
#include <asyncio/loop/origin.hpp>

#include <algorithm>

namespace asyncio {
namespace detail {

const Frame* TaskBase::innermost() const noexcept {
  if (flags_ & kFinishedFrame) return nullptr;
  return running() ? access(*loop_).tasks().running->leaf : leaf_;
}

std::string TaskBase::name() const {
  if (flags_ & kNamed) return std::string(access(*loop_).tasks().notes->names.find(*this)->text());
  return "Task-" + std::to_string(id_ % kOneCancel);
}

void TaskBase::set_name(const std::string& name) {
  check_thread();
  try {
    TaskNotes::of(*loop_).names.set_text(*this, name);
    flags_ |= kNamed;
  } catch (...) {
    TaskNotes::tidy(*loop_);
    throw;
  }
}

std::string TaskBase::coroutine_repr() const {
  const auto at = [](const SourceLocation& where) {
    return std::string(where.file ? where.file : "?") + ":" + std::to_string(where.line);
  };
  if (flags_ & kFinishedFrame)
    return frame_info_->name() + "() done, defined at " + at(frame_info_->made_at());
  const Frame* frame = innermost();
  if (!frame) return "?";  // between its end and its being done
  while (frame->caller()) frame = frame->caller();
  return frame->name() + "() running at " + at(frame->location());
}

std::vector<SourceLocation> TaskBase::stack() const {
  std::vector<SourceLocation> frames;
  if (flags_ & kFinishedFrame) {
    // The frames are gone, and what was raised has not kept their places.
    if (failed()) frames.push_back(frame_info_->made_at());
    return frames;
  }
  for (const Frame* f = innermost(); f; f = f->caller()) frames.push_back(f->location());
  std::reverse(frames.begin(), frames.end());
  return frames;
}

Context TaskBase::context() {
  ContextState*& place = !context_ && running() ? outermost_context() : context_;
  return Context(Ref<ContextState>(&made_context(place)));
}

std::string TaskBase::description() const {
  std::string out = "<Task ";
  out += cancelled()        ? "cancelled"
         : done()           ? "finished"
         : cancelling() > 0 ? "cancelling"
                            : "pending";
  out += " name=" + quoted(name());
  out += " coro=<" + coroutine_repr() + ">";
  const std::string origin = Origins::repr(*this) + ">";
  if (!done() && waiting_on_) out += " wait_for=" + waiting_on_->describe();
  if (!done() && sleeping()) out += " wait_for=<Future pending cb=[Task.task_wakeup()]>";
  if (!done()) return out + callbacks_repr() + origin;
  if (cancelled()) return out + origin;
  return out + (exception_ ? " exception=" + exception_.repr() : " result=" + result_repr()) +
         origin;
}

}  // namespace detail
}  // namespace asyncio
