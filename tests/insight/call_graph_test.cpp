// The call graph: of one future, of a loop; as text and JSON.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

const int kSleepLine = __LINE__ + 4;
Coroutine<> napper() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1.5));
    END;
  });
}
const int kOuterLine = __LINE__ + 4;
Coroutine<> outer() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD_FROM(napper());
    END;
  });
}
const int kWaitLine = __LINE__ + 5;
template <class A>
Coroutine<> waits_for(A awaitable) {
  return coroutine([awaitable](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(awaitable);
    END;
  });
}
Coroutine<> takes_the_first_of(std::vector<Task<>> tasks) {
  return coroutine([completed = as_completed(tasks)](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(completed.next());
    END;
  });
}
// Waits for a future that is set only later, so that rings can be made.
Coroutine<> waits_for_what(std::shared_ptr<Future<>> where) {
  return coroutine([where](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(*where);
    END;
  });
}

bool has(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  BOOST_TEST_MESSAGE("no '" << part << "' in\n" << text);
  return false;
}
const std::string kFile = __FILE__;
const std::string kFolder = kFile.substr(0, kFile.find_last_of('/') + 1);
// Without addresses, folders and template arguments.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 2, "0x") == 0) {
      i = text.find_first_not_of("0123456789abcdef", i + 2);
      out += "ID";
    } else if (text.compare(i, 10, "waits_for<") == 0) {
      i = std::min(text.find_first_of("(\"", i), text.find(' ' + kFolder, i));
      out += "waits_for";
    } else if (text.compare(i, kFolder.size(), kFolder) == 0) {
      i += kFolder.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}
std::string at(int line) { return "call_graph_test.cpp:" + std::to_string(line); }

struct Fixture : VirtualLoop {
  ~Fixture() {
    for (AnyTask& task : all_tasks(loop)) task.cancel();
    if (!all_tasks(loop).empty()) run_turns(4);
  }
  // Two tasks that wait for each other.
  void make_ring() {
    auto where = std::make_shared<Future<>>(nullptr);
    Task<> a = loop.create_task(waits_for_what(where), "a");
    Task<> b = loop.create_task(waits_for(a), "b");
    *where = b;
    run_turns(2);
    *where = nullptr;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(call_graph, Fixture)

BOOST_AUTO_TEST_CASE(a_graph_has_the_frames_innermost_first_and_who_awaits) {
  Task<> inner = loop.create_task(outer(), "inner");
  Task<> waiter = loop.create_task(waits_for(inner), "waiter");
  run_turns(2);
  const FutureCallGraph graph = capture_call_graph(inner);
  BOOST_TEST((graph.future == inner));
  BOOST_TEST_REQUIRE(graph.call_stack.size() == 2);
  BOOST_TEST(graph.call_stack[0].name == "napper");
  BOOST_TEST(graph.call_stack[0].location.line == kSleepLine);
  BOOST_TEST(graph.call_stack[1].name == "outer");
  BOOST_TEST(graph.call_stack[1].location.line == kOuterLine);
  BOOST_TEST_REQUIRE(graph.awaited_by.size() == 1);
  BOOST_TEST((graph.awaited_by[0].future == waiter));
  BOOST_TEST(graph.awaited_by[0].call_stack.size() == 1);
  BOOST_TEST(graph.awaited_by[0].awaited_by.empty());
}

BOOST_AUTO_TEST_CASE(the_text_is_that_of_asyncio) {
  Task<> inner = loop.create_task(outer(), "inner");
  Task<> waiter = loop.create_task(waits_for(inner), "waiter");
  run_turns(2);
  BOOST_TEST(plain(format_call_graph(inner)) ==
             "* Task(name='inner', id=ID)\n"
             "  + Call stack:\n"
             "  |   File 'call_graph_test.cpp', line " +
                 std::to_string(kSleepLine) +
                 ", in async napper()\n"
                 "  |   File 'call_graph_test.cpp', line " +
                 std::to_string(kOuterLine) +
                 ", in async outer()\n"
                 "  + Awaited by:\n"
                 "    * Task(name='waiter', id=ID)\n"
                 "      + Call stack:\n"
                 "      |   File 'call_graph_test.cpp', line " +
                 std::to_string(kWaitLine) + ", in async waits_for()\n");
}

BOOST_AUTO_TEST_CASE(a_limit_keeps_the_innermost_or_the_outermost_frames_or_none) {
  Task<> task = loop.create_task(outer());
  run_turns(1);
  BOOST_TEST(capture_call_graph(task, 1).call_stack.at(0).name == "napper");
  BOOST_TEST(capture_call_graph(task, -1).call_stack.at(0).name == "outer");
  BOOST_TEST(capture_call_graph(task, 1).call_stack.size() == 1);
  BOOST_TEST(capture_call_graph(task, 0).call_stack.empty());
  BOOST_TEST(capture_call_graph(task, 7).call_stack.size() == 2);
}

BOOST_AUTO_TEST_CASE(without_a_future_it_is_the_running_task) {
  std::string text;
  run(coroutine([&text](auto& co) {
    BEGIN(co);
    current_task().set_name("me");
    text = format_call_graph();
    BOOST_TEST(capture_call_graph().has_value());
    YIELD();
    END;
  }));
  BOOST_TEST(has(text, "* Task(name='me'"));
  bool none = false;
  loop.call_soon([&] { none = !capture_call_graph() && format_call_graph().empty(); });
  run_turns(1);
  BOOST_TEST(none);
  BOOST_CHECK_THROW(capture_call_graph(), RuntimeError);
}

BOOST_AUTO_TEST_CASE(gather_and_shield_and_wait_and_groups_forward_to_who_awaits_them) {
  Task<> gathered = loop.create_task(napper(), "gathered");
  Task<> by_gather = loop.create_task(waits_for(gather(gathered)), "by_gather");
  Task<> shielded = loop.create_task(napper(), "shielded");
  Task<> by_shield = loop.create_task(waits_for(shield(shielded)), "by_shield");
  Task<> waited = loop.create_task(napper(), "waited");
  Task<> by_wait = loop.create_task(coroutine([waited](auto& co) {
                                      BEGIN(co);
                                      YIELD_FROM(asyncio::wait(std::vector<Task<>>{waited}));
                                      END;
                                    }),
                                    "by_wait");
  Task<> by_group = loop.create_task(coroutine([group = TaskGroup()](auto& co) mutable {
                                       BEGIN(co);
                                       WITH(group) { group.create_task(napper(), "grouped"); }
                                       END_WITH
                                       END;
                                     }),
                                     "by_group");
  Task<> next_done = loop.create_task(napper(), "next_done");
  Task<> by_next = loop.create_task(takes_the_first_of({next_done}), "by_next");
  run_turns(3);
  const auto awaiter = [](const AnyFuture& future) {
    const FutureCallGraph graph = capture_call_graph(future);
    const FutureCallGraph* g = &graph;
    while (!g->awaited_by.empty()) g = &g->awaited_by[0];
    return g->future;
  };
  BOOST_TEST((awaiter(gathered) == by_gather));
  BOOST_TEST((awaiter(shielded) == by_shield));
  BOOST_TEST((awaiter(waited) == by_wait));
  BOOST_TEST((awaiter(next_done) == by_next));
  for (const AnyTask& task : all_tasks(loop)) {
    if (task.get_name() == "grouped") BOOST_TEST((awaiter(task) == by_group));
  }
  BOOST_TEST(has(plain(format_call_graph(gathered)), "    * _GatheringFuture(id=ID)\n"));
}

BOOST_AUTO_TEST_CASE(a_loop_is_shown_as_a_tree_from_who_waits_down) {
  Task<> inner = loop.create_task(outer(), "inner");
  Task<> other = loop.create_task(napper(), "other");
  Task<> root = loop.create_task(waits_for(gather(inner, other)), "root");
  Task<> second = loop.create_task(waits_for(Future<>(loop)), "second");
  run_turns(2);
  Task<> fresh = loop.create_task(napper(), "fresh");
  const std::string text = plain(format_call_graph(loop));
  BOOST_TEST(text ==
             "├── (T) root\n"
             "│   │   waits_for " +
                 at(kWaitLine) +
                 "\n"
                 "│   └── (F) _GatheringFuture\n"
                 "│       ├── (T) inner\n"
                 "│       │       outer " +
                 at(kOuterLine) +
                 "\n"
                 "│       │       napper " +
                 at(kSleepLine) +
                 "\n"
                 "│       │       sleep until 1.500 (1.500 s to go)\n"
                 "│       └── (T) other\n"
                 "│               napper " +
                 at(kSleepLine) +
                 "\n"
                 "│               sleep until 1.500 (1.500 s to go)\n"
                 "├── (T) second\n"
                 "│   │   waits_for " +
                 at(kWaitLine) +
                 "\n"
                 "│   └── (F) Future\n"
                 "└── (T) fresh\n"
                 "        napper " +
                 at(kSleepLine - 2) +
                 "\n"
                 "        ready\n");
}

BOOST_AUTO_TEST_CASE(what_two_wait_for_is_expanded_once) {
  Task<> shared = loop.create_task(napper(), "shared");
  Task<> a = loop.create_task(waits_for(shared), "a");
  Task<> b = loop.create_task(waits_for(shared), "b");
  Task<> top = loop.create_task(waits_for(gather(a, b)), "top");
  run_turns(2);
  BOOST_TEST(has(format_call_graph(loop), "└── (T) shared (see above)\n"));
  const FutureCallGraph graph = capture_call_graph(shared);
  BOOST_TEST_REQUIRE(graph.awaited_by.size() == 2);
  BOOST_TEST((graph.awaited_by[1].awaited_by.at(0).seen == FutureCallGraph::Seen::before));
  BOOST_TEST(has(plain(format_call_graph(shared)), "* _GatheringFuture(id=ID) (see above)\n"));
}

BOOST_AUTO_TEST_CASE(a_ring_of_waits_ends_and_is_named) {
  make_ring();
  const std::string text = format_call_graph(loop);
  BOOST_TEST(has(text, "(cycle, see above)\n"));
  BOOST_TEST((has(text, "Cycle: a -> b -> a\n") || has(text, "Cycle: b -> a -> b\n")));
  BOOST_TEST(has(format_call_graph(all_tasks(loop).at(0)), " (cycle, see above)\n"));
  BOOST_TEST(!has(call_graph_json(loop), "\"cycles\": []"));
}

BOOST_AUTO_TEST_CASE(the_repr_of_a_task_in_a_ring_ends) {
  make_ring();
  BOOST_TEST(has(all_tasks(loop).at(0).to_string(), "wait_for=<Task pending name='b'"));
  BOOST_TEST(has(all_tasks(loop).at(0).to_string(), "wait_for=..."));
}

BOOST_AUTO_TEST_CASE(a_chain_of_100000_tasks_needs_no_stack) {
  constexpr int kLength = 100000;
  Task<> last = loop.create_task(napper(), "innermost");
  const Task<> first = last;
  for (int i = 1; i < kLength; ++i) last = loop.create_task(waits_for(last));
  run_turns(2);
  {
    const FutureCallGraph graph = capture_call_graph(first);
    int depth = 1;
    for (const FutureCallGraph* g = &graph; !g->awaited_by.empty(); g = &g->awaited_by[0]) ++depth;
    BOOST_TEST(depth == kLength);
  }
  BOOST_TEST(has(format_call_graph(loop), "[99999] └── (T) innermost\n"));
  BOOST_TEST(has(format_call_graph(first), "[99999] * Task("));
  BOOST_TEST(call_graph_json(first).size() > 100u * kLength);
  BOOST_TEST(last.to_string().size() < 10000);
  run(last);
}

BOOST_AUTO_TEST_CASE(json_lists_the_nodes_and_who_awaits_them) {
  Task<> inner = loop.create_task(outer(), "in\"ner");
  Task<> waiter = loop.create_task(waits_for(inner), "waiter");
  run_turns(2);
  const std::string text = plain(call_graph_json(loop));
  BOOST_TEST(has(text,
                 "{\"time\": 0.0, \"nodes\": [{\"id\": \"ID\", \"kind\": \"Task\", \"name\": "
                 "\"in\\\"ner\", \"state\": \"sleeping\", \"frames\""));
  BOOST_TEST(has(text,
                 "\"state\": \"sleeping\", \"frames\": [{\"function\": \"outer\", \"file\": "
                 "\"call_graph_test.cpp\", \"line\": " +
                     std::to_string(kOuterLine) + "}, "));
  BOOST_TEST(has(text, "\"sleeps_until\": 1.5, \"awaited_by\": [\"ID\"]}"));
  BOOST_TEST(has(text, "\"state\": \"waiting\""));
  BOOST_TEST(has(text, "\"awaited_by\": []}], \"cycles\": []}"));
  BOOST_TEST(has(plain(call_graph_json(inner)), "\"future\": \"ID\""));
}

BOOST_AUTO_TEST_CASE(a_future_that_is_done_has_no_frames_and_no_awaiters) {
  Task<> task = loop.create_task(napper(), "t");
  run(task);
  BOOST_TEST(plain(format_call_graph(task)) == "* Task(name='t', id=ID)\n");
  BOOST_TEST(format_call_graph(loop).empty());
}

BOOST_AUTO_TEST_CASE(tasks_that_nothing_can_wake_are_reported_when_the_loop_has_nothing_to_do) {
  Task<> stuck = loop.create_task(waits_for(Future<>(loop)), "stuck");
  Task<> sleeper = loop.create_task(napper(), "sleeper");
  run_turns(1);
  BOOST_TEST(deadlocked_tasks(loop).empty());  // a timer is armed
  std::vector<AnyTask> found;
  clock.on_idle([&] {
    found = deadlocked_tasks(loop);
    loop.stop();
  });
  loop.run_forever();
  BOOST_TEST_REQUIRE(found.size() == 1);
  BOOST_TEST((found[0] == stuck));
}

BOOST_AUTO_TEST_CASE(an_empty_handle_is_refused) {
  BOOST_CHECK_THROW(capture_call_graph(AnyFuture()), RuntimeError);
}

BOOST_AUTO_TEST_CASE(json_of_a_sleep_for_ever_is_json) {
  const auto forever = [] {
    return coroutine([](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(std::numeric_limits<double>::infinity()));
      END;
    });
  };
  auto task = loop.create_task(forever());
  run_turns();
  BOOST_TEST(has(call_graph_json(task), "\"sleeps_until\": null"));
  BOOST_TEST(has(format_call_graph(loop), "sleep for ever\n"));
}

BOOST_AUTO_TEST_CASE(json_of_a_loop_whose_clock_has_no_time_is_json) {
  struct EndOfTime : VirtualPoller {
    double time() const override {
      return at_the_end ? std::numeric_limits<double>::infinity() : 0;
    }
    bool at_the_end = false;
  };
  auto poller = std::make_unique<EndOfTime>();
  EndOfTime& its_clock = *poller;
  const EventLoopPtr other = new_event_loop(std::move(poller));
  its_clock.at_the_end = true;
  BOOST_TEST(has(call_graph_json(*other), "{\"time\": null"));
}

BOOST_AUTO_TEST_CASE(json_takes_any_name) {
  const auto as_json = [this](const std::string& name) {
    auto task = loop.create_task(napper(), name);
    const std::string text = call_graph_json(task);
    const std::size_t begin = text.find("\"name\": ") + 8;
    task.cancel();
    return text.substr(begin, text.find(", \"state\"") - begin);
  };
  BOOST_TEST(as_json("a \"b\" \\ c") == R"("a \"b\" \\ c")");
  BOOST_TEST(as_json(std::string("\0\x01\n\x1f\x7f", 5)) == R"("\u0000\u0001\u000a\u001f\u007f")");
  BOOST_TEST(as_json("h\u00e9 \u20ac \U0001F600") == "\"h\u00e9 \u20ac \U0001F600\"");
  // No UTF-8: a lone byte, a character cut off, an overlong one, a surrogate, one that is too
  // large.
  BOOST_TEST(as_json("x\x80y") == R"("x\ufffdy")");
  BOOST_TEST(as_json("x\xe2\x82") == R"("x\ufffd\ufffd")");
  BOOST_TEST(as_json("\xc0\xaf") == R"("\ufffd\ufffd")");
  BOOST_TEST(as_json("\xed\xa0\x80") == R"("\ufffd\ufffd\ufffd")");
  BOOST_TEST(as_json("\xf4\x90\x80\x80\xff") == R"("\ufffd\ufffd\ufffd\ufffd\ufffd")");
}

BOOST_AUTO_TEST_CASE(the_graph_of_an_empty_handle_says_so) {
  const AnyFuture none;
  const std::string refused = "the handle refers to no future";
  using asyncio::testing::text_of;
  BOOST_TEST(text_of<RuntimeError>([&] { capture_call_graph(none); }) == refused);
  BOOST_TEST(text_of<RuntimeError>([&] { format_call_graph(none); }) == refused);
  BOOST_TEST(text_of<RuntimeError>([&] { call_graph_json(none); }) == refused);
  BOOST_TEST(text_of<RuntimeError>([&] { call_graph_json(Task<>()); }) == refused);
}

BOOST_AUTO_TEST_SUITE_END()
