#include <asyncio/futures/async_generators.hpp>

#include <asyncio/futures/wait.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace asyncio {
namespace detail {

namespace {
// Is it no error of the generator's, but the end of who closes it?
bool ends_all(const ExceptionPtr& error) {
  return error.is<CancelledError>() || leaves_loop(error);
}
}  // namespace

AsyncGenerators::~AsyncGenerators() {
  while (all_.next != &all_) {
    auto& state = static_cast<AsyncGeneratorState&>(*all_.next);
    state.loop = nullptr;
    state.unlink();
  }
}

AsyncGenerators& AsyncGenerators::of(EventLoop& loop) {
  auto& own = access(loop).attachments().async_generators;
  if (!own) own.reset(new AsyncGenerators(loop));
  return static_cast<AsyncGenerators&>(*own);  // it is always of this class
}

void AsyncGenerators::begins(AsyncGeneratorState& state) {
  if (shut_down_) {
    warn(joined({"asynchronous generator ", quoted(state.frame->name()),
                 " was scheduled after loop.shutdown_asyncgens() call"}),
         state.frame->made_at());
  }
  state.loop = this;
  state.insert_before(all_);
}

void AsyncGenerators::close_soon(AsyncGeneratorState& state) {
  loop_.call_soon([this, dropped = AsyncGeneratorOwner(state.shared_from_this())]() mutable {
    close_dropped(std::move(dropped));
  });
}

void AsyncGenerators::close_dropped(AsyncGeneratorOwner dropped) {
  const auto is_over = [](const AnyTask& task) { return task.done(); };
  dropped_.erase(std::remove_if(dropped_.begin(), dropped_.end(), is_over), dropped_.end());
  const std::shared_ptr<AsyncGeneratorState> state = dropped.state();
  if (!state->frame) return;
  auto body = [this, name = state->frame->name(), dropped = std::move(dropped),
               ended = Outcome<void>()](auto& co) mutable {
    BEGIN(co);
    if (!dropped.state()->frame || dropped.state()->running) RETURN();  // by shutdown()
    dropped.state()->finalized = true;
    YIELD_FROM_OUTCOME(ended, dropped.state()->aclose(dropped.state()));
    if (!ended.exception()) RETURN();
    if (ends_all(ended.exception())) RAISE(ended.exception());
    report(name, ended.exception());
    END;
  };
  dropped_.emplace_back(spawn(loop_, coroutine(std::move(body), __FILE__, __LINE__, "aclose"),
                              {nullptr, false, true, nullptr}));
  state->closing = true;
}

void AsyncGenerators::close_all(std::vector<Closing>& closing) {
  std::vector<std::shared_ptr<AsyncGeneratorState>> alive;  // an eager task may end one at once
  for (AsyncGeneratorLink* link = all_.next; link != &all_; link = link->next)
    alive.push_back(static_cast<AsyncGeneratorState&>(*link).shared_from_this());
  for (const auto& state : alive) {
    if (!state->frame || state->closing) continue;
    if (std::exchange(state->shutting, true)) continue;
    std::string name = state->frame->name();
    Task<> task = spawn(loop_, state->aclose(state), {nullptr, false, true, nullptr});
    closing.push_back({std::move(task), std::move(name)});
  }
  for (AnyTask& task : std::exchange(dropped_, {})) {
    if (!task.task().running()) closing.push_back({std::move(task), {}});  // it may be this one
  }
}

void AsyncGenerators::report(const std::string& name, const ExceptionPtr& error) {
  loop_.call_exception_handler(
      {joined({"an error occurred during closing of asynchronous generator ", name}),
       error,
       {{"asyncgen", name}}});
}

// Each shutdown() has its own: a FINALLY block that it waits for may call it again.
Coroutine<void> AsyncGenerators::shutdown(const Caller& at) {
  struct Body : Caller {
    LoopRef loop;
    std::vector<Closing> closing;
    Step operator()(Co<void>& co) {
      AsyncGenerators* const all = &of(*loop);  // those that were there are gone when it is closed
      BEGIN(co);
      all->shut_down_ = true;
      for (;;) {
        all->close_all(closing);
        if (closing.empty()) break;
        YIELD_FROM(wait_for_some(tasks_of(closing), std::nullopt, ALL_COMPLETED));
        for (const Closing& closed : std::exchange(closing, {})) {
          if (closed.name.empty() || closed.task.cancelled()) continue;  // it reports itself
          if (const ExceptionPtr error = closed.task.exception()) all->report(closed.name, error);
        }
      }
      END;
    }
  };
  return coroutine(Body{at, loop_, {}}, at.file, at.line, "shutdown_asyncgens");
}

std::vector<AnyFuture> AsyncGenerators::tasks_of(const std::vector<Closing>& closing) {
  std::vector<AnyFuture> tasks;
  for (const Closing& one : closing) tasks.push_back(one.task);
  return tasks;
}

void async_generator_begins(AsyncGeneratorState& state, void* driver) {
  if (driver) AsyncGenerators::of(static_cast<TaskBase*>(driver)->loop()).begins(state);
}

void async_generator_leaves(AsyncGeneratorState& state) {
  if (!state.loop) throw RuntimeError("async generator ignored GeneratorExit");
  state.loop->close_soon(state);
}

void async_generator_dropped(AsyncGeneratorState& state) noexcept {
  const auto held = state.shared_from_this();
  state.running = true;
  bool closes = false;
  try {
    if (state.loop) {
      state.loop->close_soon(state);
      closes = true;
    }
  } catch (...) {  // the loop is closed, or memory has run out
  }
  if (!closes) drop_chain(std::exchange(state.frame, nullptr), "async generator");
  state.running = false;
}

}  // namespace detail

Coroutine<void> EventLoop::shutdown_asyncgens(detail::Caller at) {
  return detail::AsyncGenerators::of(*this).shutdown(at);
}

}  // namespace asyncio
