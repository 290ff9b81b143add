#include <asyncio/futures/any_future.hpp>
#include <asyncio/futures/by_hand.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/generators/spare_exceptions.hpp>

namespace asyncio::detail {

HandDriver::~HandDriver() {
  if (running_) fatal(__FILE__, __LINE__, "a coroutine was destroyed by its own body");
  if (leaf_) drop_chain(std::exchange(leaf_, nullptr), "coroutine");
}

void HandDriver::check_running() const {
  if (running_) throw ValueError("coroutine already executing");
}

void HandDriver::ask(FutureBase& future) {
  asked_ = AnyFuture(Ref<FutureBase>(&future));
  waits_for_ = Ref<FutureBase>(&future);
}

void HandDriver::bring(Resumption& run) {
  const Ref<FutureBase> future = std::move(waits_for_);
  if (!future || run.raised) return;
  if (!future->done())
    run.raised = make_exception<RuntimeError>("await wasn't used with future");
  else if (ExceptionPtr error = future->failure())
    run.raised = std::move(error);
  else
    TaskBase::bring_result(run, Ref<FutureBase>(future).release());
}

Frame* HandDriver::advance(ExceptionPtr error) {
  struct Running {  // also where the thread ends in a body
    HandDriver& self;
    Resumption run;
    explicit Running(HandDriver& s) noexcept : self(s) {
      run.leaf = self.leaf_;
      run.yielded = &self;
      self.running_ = true;
    }
    ~Running() {
      self.leaf_ = run.leaf;
      self.running_ = false;
    }
  } step(*this);
  asked_.reset();
  step.run.raised = std::move(error);
  bring(step.run);
  if (resume(step.run) == Ended::raised) step.run.raised.rethrow();
  return std::exchange(step.run.returned, nullptr);
}

void HandDriver::close() {
  check_running();
  if (!leaf_) return;
  try {
    const FrameOwner returned(advance(make_generator_exit()));
    if (!returned) throw RuntimeError("coroutine ignored GeneratorExit");
  } catch (const GeneratorExit&) {
  }
}

void ask_by_hand(Resumption& run, FutureBase& future) {
  if (run.yielded) static_cast<HandDriver*>(run.yielded)->ask(future);
}
void ask_by_hand(Resumption& run, std::any request) {
  if (run.yielded) static_cast<HandDriver*>(run.yielded)->ask(std::move(request));
}
void sleep_by_hand(Resumption& run, double delay) { ask_by_hand(run, std::any(Sleep{delay})); }
ExceptionPtr needs_task(const Frame& frame) {
  const SourceLocation at = frame.location();
  return make_exception<RuntimeError>(
      joined({"a coroutine that is driven by hand cannot wait for this, as it needs a task, at ",
              at.file ? at.file : "?", ":", std::to_string(at.line)}));
}

}  // namespace asyncio::detail
