// Chains of a million through what keeps something of the user's: handles, concurrent futures,
// queues, context variables, periodic callbacks and loops. They end on a stack of 256 KiB.
#include "tests/small_stack.hpp"

#include <asyncio/generators/short_keywords.hpp>

#include <memory>
#include <vector>

using namespace asyncio;
using asyncio::testing::Counted;
using asyncio::testing::kMillion;
using asyncio::testing::on_small_stack;
using asyncio::testing::Quiet;

namespace {

// Whatever comes next in a chain.
using Any = std::shared_ptr<void>;
template <class T>
Any any(T thing) {
  return std::make_shared<std::pair<T, Counted>>(std::move(thing), Counted());
}

// Cancels a handle when it dies.
struct Canceller {
  explicit Canceller(Handle h) : handle(std::move(h)) {}
  Canceller(Canceller&&) = default;
  ~Canceller() { handle.cancel(); }
  Handle handle;
  Counted counted;
};

// A chain, made link by link on a small stack, is dropped; then nothing of it is alive.
template <class MakeNext>
void dropped(int length, MakeNext next) {
  on_small_stack([&] {
    Any last;
    for (int i = 0; i < length; ++i) last = next(std::move(last));
    BOOST_TEST(Counted::alive >= length);
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

// Some 1,200 bytes each.
const int kManyLoops = kMillion / 10;

}  // namespace

BOOST_AUTO_TEST_SUITE(chains_of_holders)

// ---- handles ----

BOOST_AUTO_TEST_CASE(callables_that_cancel_the_handle_of_the_next_one) {
  on_small_stack([] {
    Quiet q;
    auto future = q.loop.create_future<int>();
    Handle last;
    const auto check = [&last] {
      BOOST_TEST(Counted::alive == kMillion);
      last.cancel();
      BOOST_TEST(Counted::alive == 0);
      last = {};
    };
    for (int i = 0; i < kMillion; ++i) last = q.loop.call_soon([c = Canceller(std::move(last))] {});
    check();
    for (int i = 0; i < kMillion; ++i)
      last = q.loop.call_later(1, [c = Canceller(std::move(last))] {});
    check();
    for (int i = 0; i < kMillion; ++i)
      last = future.add_done_callback([c = Canceller(std::move(last))](const AnyFuture&) {});
    check();
  });
}

BOOST_AUTO_TEST_CASE(a_callable_whose_run_was_the_only_one_cancels_a_chain) {
  on_small_stack([] {
    Quiet q;
    Handle last;
    for (int i = 0; i < kMillion; ++i)
      last = q.loop.call_later(1, [c = Canceller(std::move(last))] {});
    last = q.loop.call_soon([c = Canceller(std::move(last))] {});
    q.run_turns();
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(done_callbacks_that_remove_the_next_one) {
  struct Remover {
    AnyFuture future;
    Handle handle;
    Counted counted;
    ~Remover() { future.remove_done_callback(handle); }
  };
  on_small_stack([] {
    Quiet q;
    auto future = q.loop.create_future<int>();
    Handle last;
    for (int i = 0; i < kMillion; ++i)
      last = future.add_done_callback(
          [r = std::shared_ptr<Remover>(new Remover{future, last, {}})](const AnyFuture&) {});
    BOOST_TEST(future.remove_done_callback(last) == 1U);
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(posted_callbacks_that_hold_and_cancel_handles) {
  struct Link {
    ThreadSafeHandle handle;
    Counted counted;
    ~Link() { handle.cancel(); }
  };
  for (const bool closed : {false, true}) {
    on_small_stack([&] {
      ThreadSafeHandle last;
      {
        Quiet q;
        for (int i = 0; i < kMillion; ++i)
          last = q.loop.call_soon_threadsafe(
              [link = std::shared_ptr<Link>(new Link{std::move(last), {}})] {});
        last.cancel();
        if (!closed) q.run_turns();
      }
      BOOST_TEST(Counted::alive == 0);
    });
  }
}

// ---- concurrent futures ----

BOOST_AUTO_TEST_CASE(concurrent_futures_that_hold_each_other) {
  dropped(kMillion, [](Any last) {
    concurrent::Future<Any> next;
    next.set_result(std::move(last));
    return any(next);
  });
  dropped(kMillion, [](Any last) {
    const concurrent::Future<int> next;
    next.add_done_callback([last](const auto&) {});
    return any(next);
  });
  struct Error : std::exception {
    Any last;
  };
  dropped(kMillion, [](Any last) {
    Error error;
    error.last = std::move(last);
    const concurrent::Future<int> next;
    next.set_exception(error);
    return any(next);
  });
}

BOOST_AUTO_TEST_CASE(concurrent_futures_that_end_each_other) {
  enum class What { finish, fail, cancel };
  for (const What what : {What::finish, What::fail, What::cancel}) {
    on_small_stack([&] {
      const concurrent::Future<int> first;
      auto last = first;
      for (int i = 0; i < kMillion; ++i) {
        const concurrent::Future<int> next;
        last.add_done_callback([next](const concurrent::Future<int>& f) {
          if (f.cancelled())
            next.cancel();
          else if (const ExceptionPtr error = f.exception())
            next.set_exception(error);
          else
            next.set_result(f.result() + 1);
        });
        last = next;
      }
      if (what == What::finish) first.set_result(0);
      if (what == What::fail) first.set_exception(ValueError("first"));
      if (what == What::cancel) first.cancel();
      BOOST_REQUIRE(last.done());
      BOOST_TEST(last.cancelled() == (what == What::cancel));
      if (what == What::finish) BOOST_TEST(last.result() == kMillion);
      if (what == What::fail) BOOST_TEST(last.exception().is<ValueError>());
    });
  }
}

BOOST_AUTO_TEST_CASE(callbacks_that_add_callbacks_to_a_concurrent_future_that_is_done) {
  on_small_stack([] {
    int calls = 0;
    std::function<void(const concurrent::Future<int>&)> again = [&](const auto& f) {
      if (++calls < kMillion) f.add_done_callback(again);
    };
    const concurrent::Future<int> future;
    future.set_result(1);
    future.add_done_callback(again);
    BOOST_TEST(calls == kMillion);
  });
}

// Those of one future stay in order, and all have run when the outermost call returns.
BOOST_AUTO_TEST_CASE(callbacks_of_concurrent_futures_in_one_another_keep_their_order) {
  on_small_stack([] {
    constexpr int kDeep = 1000;
    std::vector<int> ended;
    std::vector<concurrent::Future<int>> futures(kDeep);
    for (int i = 0; i < kDeep; ++i) {
      if (i + 1 < kDeep)
        futures[i].add_done_callback([&, i](const auto&) { futures[i + 1].set_result(0); });
      futures[i].add_done_callback([&, i](const auto&) { ended.push_back(2 * i); });
      futures[i].add_done_callback([&, i](const auto&) { ended.push_back(2 * i + 1); });
    }
    futures[0].set_result(0);
    BOOST_REQUIRE(ended.size() == 2U * kDeep);
    std::vector<std::size_t> place(ended.size());
    for (std::size_t i = 0; i < ended.size(); ++i) place[static_cast<std::size_t>(ended[i])] = i;
    for (std::size_t i = 0; i < ended.size(); i += 2) BOOST_TEST(place[i] < place[i + 1]);
  });
}

BOOST_AUTO_TEST_CASE(wrapped_futures) {
  enum class What { finish, cancel, drop };
  for (const What what : {What::finish, What::cancel, What::drop}) {
    on_small_stack([&] {
      Quiet q;
      const concurrent::Future<int> first;
      auto last = first;
      for (int i = 0; i < kMillion / 2; ++i) {
        const concurrent::Future<int> next;
        wrap_future(last, &q.loop).add_done_callback([next](const Future<int>& f) {
          if (f.cancelled())
            next.cancel();
          else
            next.set_result(f.result() + 1);
        });
        last = next;
      }
      if (what == What::finish) first.set_result(0);
      if (what == What::cancel) first.cancel();
      if (what == What::drop) return;
      q.finish();
      BOOST_TEST(last.cancelled() == (what == What::cancel));
      if (what == What::finish) BOOST_TEST(last.result() == kMillion / 2);
    });
  }
}

BOOST_AUTO_TEST_CASE(coroutines_that_are_run_from_another_thread) {
  enum class What { finish, cancel };
  for (const What what : {What::finish, What::cancel}) {
    on_small_stack([&] {
      Quiet q;
      const auto first = run_coroutine_threadsafe(asyncio::sleep(1000), q.loop);
      auto last = first;
      for (int i = 0; i < kMillion / 4; ++i)
        last = run_coroutine_threadsafe(wrap_future(last, &q.loop), q.loop);
      q.run_turns(2);
      if (what == What::cancel) last.cancel();
      q.finish();
      BOOST_TEST(last.done());
      BOOST_TEST(first.cancelled() == (what == What::cancel));
    });
  }
}

// ---- executors ----

namespace {
// Keeps its jobs.
struct Shelf : concurrent::Executor {
  using Executor::execute;
  void execute(std::function<void()> job) override { jobs.push_back(std::move(job)); }
  void shutdown(bool) override {}
  std::vector<std::function<void()>> jobs;
};
}  // namespace

BOOST_AUTO_TEST_CASE(jobs_that_hold_executors_and_futures) {
  on_small_stack([] {
    Quiet q;
    std::shared_ptr<Shelf> last;
    Future<void> before = nullptr;
    for (int i = 0; i < kMillion / 4; ++i) {
      auto next = std::make_shared<Shelf>();
      before = q.loop.run_in_executor(next.get(), [last, before, c = Counted()] {});
      last = next;
    }
    before = nullptr;
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

// ---- queues ----

namespace {
template <class Q>
std::shared_ptr<Q> queue_with(Any item) {
  auto queue = std::make_shared<Q>();
  queue->put_nowait(std::move(item));
  return queue;
}
}  // namespace

BOOST_AUTO_TEST_CASE(queues_whose_items_are_queues) {
  dropped(kMillion, [](Any last) { return any(queue_with<Queue<Any>>(last)); });
  dropped(kMillion, [](Any last) { return any(queue_with<LifoQueue<Any>>(last)); });
  dropped(kMillion, [](Any last) { return any(queue_with<PriorityQueue<Any>>(last)); });
  on_small_stack([] {
    auto last = queue_with<Queue<Any>>(nullptr);
    for (int i = 0; i < kMillion; ++i) last = queue_with<Queue<Any>>(std::move(last));
    last->shutdown(true);
    BOOST_TEST(last->empty());
  });
}

BOOST_AUTO_TEST_CASE(puts_that_were_never_awaited) {
  Queue<Any> queue;
  using Put = decltype(queue.put(nullptr));
  dropped(kMillion,
          [&](Any last) { return any(std::make_shared<Put>(queue.put(std::move(last)))); });
}

// ---- context variables ----

BOOST_AUTO_TEST_CASE(tokens_that_hold_tokens) {
  const ContextVar<Any> variable("variable");
  Context().run([&] {
    dropped(kMillion, [&](Any last) {
      return any(Context().run([&] {
        variable.set(std::move(last));
        return variable.set(nullptr);
      }));
    });
  });
}

BOOST_AUTO_TEST_CASE(variables_whose_default_holds_a_variable) {
  dropped(kMillion, [](Any last) { return any(ContextVar<Any>("variable", std::move(last))); });
}

// ---- loops ----

BOOST_AUTO_TEST_CASE(periodic_callbacks_that_hold_periodic_callbacks) {
  for (const bool started : {false, true}) {
    on_small_stack([&] {
      Quiet q;
      std::shared_ptr<tornado::PeriodicCallback> last;
      for (int i = 0; i < kMillion; ++i) {
        last = std::make_shared<tornado::PeriodicCallback>([last, c = Counted()] {}, 1000.0);
        if (started) last->start();
      }
      last = nullptr;
      BOOST_TEST(Counted::alive == 0);
    });
  }
}

BOOST_AUTO_TEST_CASE(callbacks_of_loops_that_own_loops) {
  using Give = void (*)(EventLoop&, Any);
  const Give ways[] = {
      [](EventLoop& loop, Any last) { loop.call_soon([last] {}); },
      [](EventLoop& loop, Any last) { loop.call_later(1, [last] {}); },
      [](EventLoop& loop, Any last) { loop.call_soon_threadsafe([last] {}); },
      [](EventLoop& loop, Any last) {
        loop.set_exception_handler([last](EventLoop&, const ExceptionContext&) {});
      },
      [](EventLoop& loop, Any last) {
        auto executor = std::make_shared<Shelf>();
        executor->jobs.push_back([last] {});
        loop.set_default_executor(std::move(executor));
      },
  };
  for (const Give give : ways) {
    dropped(kManyLoops, [&](Any last) {
      std::shared_ptr<EventLoop> next = new_event_loop();
      give(*next, std::move(last));
      return any(next);
    });
  }
}

BOOST_AUTO_TEST_CASE(handlers_of_loops_that_remember_loops) {
  dropped(kManyLoops, [](Any last) {
    const EventLoopPtr next = new_event_loop();
    next->set_exception_handler([last](EventLoop&, const ExceptionContext&) {});
    return any(LoopRef(*next));
  });
}

BOOST_AUTO_TEST_CASE(runners_whose_factory_holds_a_runner) {
  dropped(kMillion, [](Any last) {
    return any(std::make_shared<Runner>(std::nullopt, [last] { return new_event_loop(); }));
  });
}

BOOST_AUTO_TEST_SUITE_END()
