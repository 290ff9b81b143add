// The reader of a process, asked of this one: it sees what call_graph_json() says of the same
// moment, of all that tasks wait for.
#include "tests/fixtures.hpp"
#include "tests/insight/child.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <asyncio/insight/tree.hpp>
#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cstdio>
#include <limits>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::common;
using asyncio::testing::has;
using asyncio::testing::VirtualLoop;

namespace {

// ---- a program with all that tasks wait for ----

Coroutine<> nap(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(seconds));
    END;
  });
}
Coroutine<> nested() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(nap(1000));
    END;
  });
}
template <class F>
Coroutine<> waits_for(F what) {
  return coroutine([what = std::move(what)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(what());
    END;
  });
}
Coroutine<> holds(Lock& lock, double seconds) {
  return coroutine([&lock, seconds](auto& co) {
    BEGIN(co);
    WITH(lock) { YIELD_FROM(nap(seconds)); }
    END_WITH;
    END;
  });
}
Coroutine<> waits_in(Condition& condition) {
  return coroutine([&condition](auto& co) {
    BEGIN(co);
    WITH(condition) { YIELD_FROM(condition.wait()); }
    END_WITH;
    END;
  });
}
Coroutine<> leads_a_group() {
  return coroutine([group = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(group) {
      group.create_task(nap(77), "member");
      YIELD_FROM(nap(0));
    }
    END_WITH;
    END;
  });
}
// The same before it leaves its block: its members lead to its task.
Coroutine<> is_in_a_group() {
  return coroutine([group = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(group) {
      group.create_task(nap(78));
      YIELD_FROM(nap(900));
    }
    END_WITH;
    END;
  });
}
Coroutine<> waits_for_the_first(std::vector<Task<>> tasks) {
  return coroutine([completed = as_completed(tasks)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(completed.next());
    END;
  });
}

struct Shop {
  Lock lock;
  Event event;
  Semaphore semaphore{0};
  Condition condition;
  Barrier barrier{3};
  Queue<int> orders{5};
  Queue<int> full{1};
  Future<> never;
  std::vector<Task<>> tasks;

  EventLoop& loop;

  explicit Shop(EventLoop& l) : never(l.create_future()), loop(l) {
    const auto add = [&](Coroutine<>&& coroutine, const char* name = "") {
      tasks.push_back(loop.create_task(std::move(coroutine), name));
      return tasks.back();
    };
    full.put_nowait(1);
    const Task<> first = add(nap(300)), second = add(nap(301), "n\xc3\xa4st\x1b[31m");
    add(nested());
    add(holds(lock, 500), "holder");
    add(holds(lock, 1), "second in line");
    add(holds(lock, 1), "third in line");
    add(waits_for([this] { return orders.get(); }), "cook");
    add(waits_for([this] { return full.put(2); }), "waiter");
    add(waits_for([this] { return event.wait(); }));
    add(waits_for([this] { return semaphore.acquire(); }));
    add(waits_in(condition));
    add(waits_for([this] { return barrier.wait(); }));
    add(waits_for([this] { return never; }), "future");
    add(waits_for([first, second] { return gather(first, second); }), "gathers");
    add(waits_for([first] { return shield(first); }), "shields");
    add(waits_for([first, second] { return asyncio::wait(std::vector<Task<>>{first, second}); }));
    add(waits_for([first] { return asyncio::wait_for(first, 200); }), "wait_for");
    add(waits_for_the_first({first, second}), "first of");
    add(leads_a_group());
    add(is_in_a_group());
    add(waits_for([] { return asyncio::sleep(std::numeric_limits<double>::infinity()); }));
  }
  ~Shop() {
    for (Task<>& task : tasks) task.cancel();
    for (int i = 0; i < 20; ++i) {
      loop.stop();
      loop.run_forever();
    }
  }
};

// What the reader sees of a loop of this process.
detail::Snapshot seen(EventLoop& loop) {
  detail::LiveMemory memory(getpid());
  const detail::LayoutTable layout(memory);
  detail::TaskReader reader(memory, layout);
  BOOST_TEST(reader.missing() == "");
  BOOST_TEST(layout.conflicts().empty());
  detail::ProcessSnapshot process = reader.read();
  BOOST_TEST(process.problem == "");
  for (detail::Snapshot& snapshot : process.loops) {
    if (snapshot.loop == reinterpret_cast<std::uintptr_t>(&loop)) return std::move(snapshot);
  }
  BOOST_FAIL("the loop is not there");
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reader)

BOOST_FIXTURE_TEST_CASE(it_sees_what_the_call_graph_says_of_the_same_moment, VirtualLoop) {
  const Shop shop(loop);
  run_turns(4);
  clock.advance(1.5);
  detail::Snapshot snapshot;
  std::string said;
  loop.call_soon([&] {
    snapshot = seen(loop);
    said = call_graph_json(loop);
  });
  run_turns();
  BOOST_TEST(common(detail::to_json(snapshot)) == said);
  BOOST_TEST(has(said, "\"_GatheringFuture\""));
}

BOOST_FIXTURE_TEST_CASE(a_lock_or_queue_is_named_with_who_waits_for_it, VirtualLoop) {
  const Shop shop(loop);
  run_turns(4);
  const std::string tree = detail::format_tree(seen(loop));
  const auto address = [](const auto& object) {
    char text[32];
    std::snprintf(text, sizeof text, " at %p, ", static_cast<const void*>(&object));
    return std::string(text);
  };
  BOOST_TEST(has(tree, "(F) Lock" + address(shop.lock) + "2 wait\n"));
  BOOST_TEST(has(tree, "(F) Event" + address(shop.event) + "1 waits\n"));
  BOOST_TEST(has(tree, "(F) Semaphore" + address(shop.semaphore) + "1 waits\n"));
  BOOST_TEST(has(tree, "(F) Condition" + address(shop.condition) + "1 waits\n"));
  BOOST_TEST(has(tree, "(F) Queue<int>.get()" + address(shop.orders) + "0 of 5 items\n"));
  BOOST_TEST(has(tree, "(F) Queue<int>.put()" + address(shop.full) + "1 of 1 items\n"));
}

BOOST_FIXTURE_TEST_CASE(what_would_act_on_a_terminal_is_escaped, VirtualLoop) {
  const Shop shop(loop);
  run_turns(4);
  BOOST_TEST(has(detail::format_tree(seen(loop)), "(T) n\xc3\xa4st\\x1b[31m  0.0 s\n"));
  BOOST_TEST(detail::printable("a\nb\x7f\x80\xc2\x9b") == "a\\x0ab\\x7f\\x80\\xc2\\x9b");
}

BOOST_FIXTURE_TEST_CASE(the_task_that_runs_is_seen_with_all_its_frames, VirtualLoop) {
  std::string read, said;
  const auto look = [&] {
    read = common(detail::to_json(seen(loop)));
    said = call_graph_json(loop);
  };
  run(coroutine([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(coroutine([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0));
      look();
      END;
    }));
    END;
  }));
  BOOST_TEST(read == said);
  BOOST_TEST(has(said, "\"running\""));
}

BOOST_FIXTURE_TEST_CASE(a_job_of_an_executor_is_named, VirtualLoop) {
  std::string tree;
  run(coroutine([&](auto& co) {
    BEGIN(co);
    loop.call_soon([&] { tree = detail::format_tree(seen(loop)); });
    YIELD_FROM(loop.run_in_executor(nullptr, [] {}));
    END;
  }));
  BOOST_TEST(has(tree, "(F) Future of an executor\n"));
}

BOOST_AUTO_TEST_SUITE_END()
