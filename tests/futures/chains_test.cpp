// Chains of a million of whatever can hold another one of its kind: they are destroyed, cancelled,
// finished and described on a stack of 256 KiB.
#include "tests/small_stack.hpp"

#include <asyncio/generators/short_keywords.hpp>

#include <memory>
#include <optional>

using namespace asyncio;
using asyncio::testing::Counted;
using asyncio::testing::kMillion;
using asyncio::testing::on_small_stack;
using asyncio::testing::Quiet;

namespace {

struct Box {
  AnyFuture future;
  Counted counted;
};

std::vector<Task<void>> only(Task<void> task) { return {std::move(task)}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(chains)

// ---- exceptions ----

BOOST_AUTO_TEST_CASE(causes) {
  struct Error : std::exception, Counted {};
  on_small_stack([] {
    ExceptionPtr last;
    for (int i = 0; i < kMillion; ++i) last = make_exception<Error>().set_cause(last);
    BOOST_TEST(Counted::alive == kMillion);
    BOOST_TEST(last.repr().size() < 100U);
  });
  BOOST_TEST(Counted::alive == 0);
}

BOOST_AUTO_TEST_CASE(exception_groups) {
  on_small_stack([] {
    ExceptionPtr last = make_exception<ValueError>("first");
    for (int i = 0; i < kMillion; ++i)
      last = make_exception<ExceptionGroup>("g", std::vector<ExceptionPtr>{last});
    BOOST_TEST(last.what() == "g (1 sub-exception)");
  });
}

// Each is the cause of the group that the next one is in; a ring of all of them is not closed.
BOOST_AUTO_TEST_CASE(causes_and_groups_in_turn) {
  struct Error : std::exception, Counted {};
  on_small_stack([] {
    ExceptionPtr first = make_exception<Error>();
    ExceptionPtr last = first;
    for (int i = 0; i < kMillion / 2; ++i) {
      ExceptionPtr next = make_exception<Error>();
      next.set_cause(make_exception<ExceptionGroup>("g", std::vector<ExceptionPtr>{last}));
      last = std::move(next);
    }
    first.set_cause(last);
    BOOST_TEST(!first.cause());
    first = nullptr;
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(exceptions_that_hold_outcomes_and_thrown_ones) {
  struct Error : std::exception, Counted {
    Outcome<int> outcome;
  };
  on_small_stack([] {
    ExceptionPtr last = make_exception<ValueError>("first");
    for (int i = 0; i < kMillion; ++i) {
      Error error;
      error.outcome.set_exception(last);
      if (i % 64 == 0)
        last = ExceptionPtr(std::make_exception_ptr(error));
      else
        last = make_exception<Error>(error);
    }
  });
  BOOST_TEST(Counted::alive == 0);
}

// ---- futures and callbacks ----

BOOST_AUTO_TEST_CASE(futures_whose_result_is_a_future) {
  on_small_stack([] {
    Quiet q;
    AnyFuture last = q.loop.create_future<int>();
    for (int i = 0; i < kMillion; ++i) {
      auto next = q.loop.create_future<Box>();
      next.set_result(Box{last, {}});
      last = next;
    }
    BOOST_TEST(last.to_string().size() < 10000U);
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(the_repr_of_futures_in_futures_is_cut) {
  Quiet q;
  auto last = q.loop.create_future<AnyFuture>();
  last.set_result(nullptr);
  for (int i = 0; i < 100000; ++i) {
    auto next = q.loop.create_future<AnyFuture>();
    next.set_result(last);
    last = next;
  }
  const std::string text = last.to_string();
  BOOST_TEST(text.find("<Future finished result=<Future fini") == 0U);
  BOOST_TEST(text.find("...") != std::string::npos);
  BOOST_TEST(text.size() < 100U);
}

BOOST_AUTO_TEST_CASE(done_callbacks_that_hold_futures) {
  on_small_stack([] {
    Quiet q;
    auto last = q.loop.create_future<int>();
    for (int i = 0; i < kMillion; ++i) {
      auto next = q.loop.create_future<int>();
      next.add_done_callback([last, c = Counted()](const AnyFuture&) {});
      last = next;
    }
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(done_callbacks_that_end_the_next_future) {
  on_small_stack([] {
    Quiet q;
    const auto first = q.loop.create_future<int>();
    auto last = first;
    for (int i = 0; i < kMillion; ++i) {
      auto next = q.loop.create_future<int>();
      last.add_done_callback([next](const Future<int>& f) { next.set_result(f.result() + 1); });
      last = next;
    }
    first.set_result(0);
    BOOST_TEST(q.run(last) == kMillion);
  });
}

BOOST_AUTO_TEST_CASE(callbacks_that_hold_handles) {
  on_small_stack([] {
    Handle last;
    {
      Quiet q;
      for (int i = 0; i < kMillion; ++i) last = q.loop.call_soon([last, c = Counted()] {});
    }
    last = {};
    BOOST_TEST(Counted::alive == 0);
    Quiet q;
    for (int i = 0; i < kMillion; ++i) {
      last =
          q.loop.create_future<int>().add_done_callback([last, c = Counted()](const AnyFuture&) {});
    }
    last = {};
    BOOST_TEST(Counted::alive == 0);
  });
}

// ---- coroutines and generators ----

namespace {
Coroutine<> hold(Coroutine<> inner) {
  return coroutine([inner = std::move(inner), c = Counted()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(std::move(inner));
    END;
  });
}
Generator<int> hold(Generator<int> inner) {
  return generator<int>([inner = std::move(inner), c = Counted()](auto& co) mutable {
    BEGIN(co);
    YIELD(1);
    YIELD_FROM(std::move(inner));
    END;
  });
}
AsyncGenerator<int> hold(AsyncGenerator<int> inner) {
  return async_generator<int>([inner = std::move(inner), c = Counted()](auto& co) mutable {
    BEGIN(co);
    YIELD(1);
    YIELD_FROM(inner.aclose());
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(coroutines_that_were_never_awaited) {
  on_small_stack([] {
    for (const bool close : {false, true}) {
      Coroutine<> last;
      for (int i = 0; i < kMillion; ++i) last = hold(std::move(last));
      if (close) last.close();
      last = {};
      BOOST_TEST(Counted::alive == 0);
    }
  });
}

BOOST_AUTO_TEST_CASE(generators) {
  on_small_stack([] {
    for (const bool started : {false, true}) {
      {
        auto last = generator<int>([](auto& co) {
          BEGIN(co);
          YIELD(0);
          END;
        });
        for (int i = 0; i < kMillion; ++i) {
          last = hold(std::move(last));
          if (started) last.next();
        }
      }
      BOOST_TEST(Counted::alive == 0);
    }
  });
}

BOOST_AUTO_TEST_CASE(async_generators) {
  on_small_stack([] {
    for (const bool started : {false, true}) {
      Quiet q;
      {
        auto last = async_generator<int>([](auto& co) {
          BEGIN(co);
          YIELD(0);
          END;
        });
        q.run(coroutine([&, i = 0, v = std::optional<int>()](auto& co) mutable {
          BEGIN(co);
          for (i = 0; i < kMillion; ++i) {
            last = hold(std::move(last));
            if (started) {
              YIELD_FROM_INTO(v, last.anext());
            }
          }
          END;
        }));
      }
      BOOST_TEST(Counted::alive == 0);
    }
  });
}

// ---- contexts ----

BOOST_AUTO_TEST_CASE(contexts_that_hold_contexts) {
  on_small_stack([] {
    const ContextVar<std::pair<Context, Counted>> variable("variable");
    Context last;
    for (int i = 0; i < kMillion; ++i) {
      Context next;
      next.run([&] { variable.set({last, {}}); });
      last = next;
    }
    BOOST_TEST(Counted::alive == kMillion);
    last = Context();
    BOOST_TEST(Counted::alive == 0);
  });
}

// ---- tasks ----

namespace {
Coroutine<Box> give(AnyFuture future) {
  return coroutine<Box>([future](auto& co) mutable {
    BEGIN(co);
    RETURN(Box{future, {}});
    END;
  });
}
// Waits for ever, and holds another one that does.
Coroutine<> keep(Task<> inner, Future<> end) {
  return coroutine([inner, end, c = Counted()](auto& co) {
    BEGIN(co);
    YIELD_FROM(end);
    END;
  });
}
Coroutine<> await(Task<> inner) {
  return coroutine([inner](auto& co) {
    BEGIN(co);
    YIELD_FROM(inner);
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(tasks_whose_result_is_a_task) {
  on_small_stack([] {
    Quiet q;
    AnyFuture last = q.loop.create_future<int>();
    for (int i = 0; i < kMillion; ++i) last = q.loop.create_task(give(last));
    q.run_turns();
    BOOST_TEST(last.to_string().size() < 10000U);
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

BOOST_AUTO_TEST_CASE(pending_tasks_that_hold_each_other) {
  on_small_stack([] {
    Quiet q;
    auto end = q.loop.create_future();
    Task<> last;
    for (int i = 0; i < kMillion; ++i) last = q.loop.create_task(keep(last, end));
    q.run_turns();
    q.loop.close();
    BOOST_TEST(Counted::alive == 0);
    BOOST_TEST(q.count == kMillion);
  });
}

// All kinds in turn: each holds the one before.
BOOST_AUTO_TEST_CASE(links_of_different_kinds) {
  struct Link {
    virtual ~Link() = default;
    Counted counted;
  };
  struct OfFuture : Link {
    explicit OfFuture(AnyFuture f) : future(std::move(f)) {}
    AnyFuture future;
  };
  struct Error : std::exception {
    explicit Error(std::shared_ptr<void> o) : object(std::move(o)) {}
    std::shared_ptr<void> object;
  };
  on_small_stack([] {
    Quiet q;
    const ContextVar<std::shared_ptr<void>> variable("variable");
    const auto end = q.loop.create_future();
    std::shared_ptr<void> last = std::make_shared<Link>();
    for (int i = 0; i < kMillion / 7; ++i) {
      auto future = q.loop.create_future<std::shared_ptr<void>>();
      future.set_result(last);
      auto waiting = q.loop.create_future<int>();
      waiting.add_done_callback([future](const AnyFuture&) {});
      auto failed = q.loop.create_future<int>();
      failed.set_exception(make_exception<Error>(std::make_shared<OfFuture>(waiting)));
      auto coroutine_ = std::make_shared<Coroutine<>>(coroutine([failed](auto& co) {
        BEGIN(co);
        END;
      }));
      Context context;
      context.run([&] { variable.set(std::move(coroutine_)); });
      auto task = q.loop.create_task(coroutine([context, end](auto& co) {
        BEGIN(co);
        YIELD_FROM(end);
        END;
      }));
      auto generator_ = std::make_shared<Generator<int>>(generator<int>([task](auto& co) {
        BEGIN(co);
        YIELD(1);
        END;
      }));
      generator_->next();
      last = std::move(generator_);
    }
    q.run_turns();
    BOOST_TEST(Counted::alive > kMillion / 7);
    q.loop.close();
    last = nullptr;
    BOOST_TEST(Counted::alive == 0);
  });
}

// ---- what waits for tasks ----

namespace {

// A chain of tasks of which each waits for the one before, in a way of its own; the first one
// sleeps.
using Way = Coroutine<> (*)(Task<> before);
void in_all_ways(Way way, bool all_are_cancelled = true) {
  enum class What { finish, cancel, close };
  for (const What what : {What::finish, What::cancel, What::close}) {
    on_small_stack([&] {
      Quiet q;
      Task<> first, last;
      first = last = q.loop.create_task(asyncio::sleep(1000));
      for (int i = 0; i < kMillion; ++i) {
        last = q.loop.create_task(way(std::move(last)));
        // To describe a million of them takes seconds: pending_tasks_that_hold_each_other does.
        if (what == What::close) last.task().silence_destroy();
      }
      q.run_turns(3);
      BOOST_TEST(last.to_string().size() < 10000U);
      if (what == What::cancel) {
        BOOST_TEST(last.cancel());
        BOOST_TEST((!all_are_cancelled || first.cancelling() == 1U));
        q.finish();
        BOOST_TEST(last.cancelled());
        BOOST_TEST((!all_are_cancelled || first.cancelled()));
      } else if (what == What::finish) {
        q.finish();
        BOOST_TEST((last.done() && !last.exception()));
      } else {
        first = last = nullptr;
        q.loop.close();
      }
    });
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(tasks_that_await_each_other) { in_all_ways(await); }

BOOST_AUTO_TEST_CASE(gathers) {
  in_all_ways([](Task<> before) {
    return coroutine([before](auto& co) {
      BEGIN(co);
      YIELD_FROM(gather(before));
      END;
    });
  });
}

BOOST_AUTO_TEST_CASE(gathers_of_gathers) {
  on_small_stack([] {
    for (int what = 0; what < 3; ++what) {
      Quiet q;
      auto first = q.loop.create_future<int>();
      AnyFuture last = first;
      for (int i = 0; i < kMillion; ++i) last = gather(last);
      if (what == 0) {
        BOOST_TEST(last.cancel());
        BOOST_TEST(first.cancelled());
      } else if (what == 1) {
        first.set_result(1);
      }
      if (what < 2) {
        q.finish();
        BOOST_TEST(last.done());
        if (what == 0) last.exception();
      }
      BOOST_TEST(last.to_string().size() < 10000U);
    }
  });
}

BOOST_AUTO_TEST_CASE(waits) {
  in_all_ways(
      [](Task<> before) {
        return coroutine([before](auto& co) {
          BEGIN(co);
          YIELD_FROM(wait(only(before)));
          END;
        });
      },
      false);
}

BOOST_AUTO_TEST_CASE(waits_for_a_time) {
  in_all_ways([](Task<> before) { return wait_for(before, 1e5); });
}

BOOST_AUTO_TEST_CASE(shields) {
  in_all_ways(
      [](Task<> before) {
        return coroutine([before](auto& co) {
          BEGIN(co);
          YIELD_FROM(shield(before));
          END;
        });
      },
      false);
}

BOOST_AUTO_TEST_CASE(shields_of_shields) {
  on_small_stack([] {
    for (int what = 0; what < 3; ++what) {
      Quiet q;
      const auto first = q.loop.create_future<int>();
      auto last = first;
      for (int i = 0; i < kMillion; ++i) last = shield(last);
      if (what == 0) last.cancel();
      if (what == 1) first.set_result(1);
      if (what < 2) q.finish();
      BOOST_TEST((what == 2 || last.done()));
    }
  });
}

BOOST_AUTO_TEST_CASE(completions) {
  in_all_ways(
      [](Task<> before) {
        return coroutine([before](auto& co) {
          BEGIN(co);
          YIELD_FROM(as_completed(only(before)).next());
          END;
        });
      },
      false);
}

BOOST_AUTO_TEST_CASE(timeouts) {
  in_all_ways([](Task<> before) {
    return coroutine([before, t = Timeout(nullptr)](auto& co) mutable {
      BEGIN(co);
      t = timeout(1e5);
      WITH(t) { YIELD_FROM(before); }
      END_WITH;
      END;
    });
  });
}

namespace {
// Coroutines that await one another, each with a limit of time, of which the innermost is the
// shortest.
Coroutine<> limited(int depth) {
  return coroutine([depth](auto& co) {
    BEGIN(co);
    if (depth == 0) {
      YIELD_FROM(asyncio::sleep(1000));
    } else {
      YIELD_FROM(wait_for(limited(depth - 1), 10 + depth));
    }
    END;
  });
}
// Groups whose only task has one in its turn; the innermost may fail. Dropped without a word.
Coroutine<> grouped(int depth, bool fails) {
  return coroutine([depth, fails, group = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    if (depth == 0) {
      YIELD_FROM(asyncio::sleep(1000));
      if (fails) RAISE(ValueError("innermost"));
      RETURN();
    }
    WITH(group) { group.create_task(grouped(depth - 1, fails)).task().silence_destroy(); }
    END_WITH;
    END;
  });
}
}  // namespace

BOOST_AUTO_TEST_CASE(limits_of_time_of_awaits_in_one_another) {
  on_small_stack([] {
    Quiet q;
    auto task = q.loop.create_task(limited(kMillion));
    q.finish();
    BOOST_TEST(task.exception().is<TimeoutError>());
  });
}

BOOST_AUTO_TEST_CASE(groups) {
  for (int what = 0; what < 4; ++what) {
    on_small_stack([&] {
      Quiet q;
      auto task = q.loop.create_task(grouped(kMillion, what == 1));
      q.run_turns(kMillion + 2);
      BOOST_TEST(all_tasks(q.loop).size() == kMillion + 1U);
      if (what == 2) task.cancel();
      if (what < 3) q.finish();
      if (what == 1) BOOST_TEST(task.exception().is<ExceptionGroup>());
      if (what == 2) BOOST_TEST(task.cancelled());
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
