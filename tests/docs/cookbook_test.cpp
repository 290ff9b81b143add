// What docs/cookbook.md shows, run. The header is its C++, made by tools/doc_blocks.py.
#include "docs/cookbook_blocks.hpp"
#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

namespace book = doc_docs_cookbook_md;
using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

std::string logged() { return std::exchange(book::logged_text(), {}); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cookbook, VirtualLoop)

BOOST_AUTO_TEST_CASE(locals_are_members_and_nested_functions_share_them) {
  BOOST_TEST(run(book::members::average({1, 2, 6})) == 3);
  BOOST_TEST(run(book::nonlocal::both()) == 3);
}

BOOST_AUTO_TEST_CASE(bodies_that_cannot_move_exceptions_with_a_cause_and_what_a_function_returns) {
  BOOST_TEST((run(book::emplaced_bodies::pages({1, 2, 3})) == std::vector<int>{1, 2, 3}));
  BOOST_TEST(clock.time() == 4);
  BOOST_TEST(run(book::raise_from::page_or_error(404)) == 0);
  const auto failed = loop.create_task(book::raise_from::page_or_error(503));
  run(gather(return_exceptions, failed));
  BOOST_TEST(failed.exception().repr() == "RuntimeError('no page')");
  BOOST_TEST(failed.exception().cause().is<book::HttpError>());
  book::returned_awaitables::Inbox inbox;
  inbox.put(7);
  BOOST_TEST(run(inbox.next()) == 7);
}

BOOST_AUTO_TEST_CASE(decorators_bound_methods_and_default_arguments) {
  BOOST_TEST(run(book::decorators::page(2)) == 2);
  BOOST_TEST(logged() == "called;");
  const auto meter = std::make_shared<book::bound_methods::Meter>();
  const Task<int> task = loop.create_task(book::fetch(5));
  book::bound_methods::schedule(loop, meter, task);
  run(task);
  run_turns(2);
  BOOST_TEST(meter->total == 3 + 4 + 5);
  run(meter->twice(1));
  BOOST_TEST(meter->total == 14);
  BOOST_TEST(run(book::defaults::connect("here")) == "here:80");
  BOOST_TEST(run(book::defaults::connect_locally()) == "localhost:8080");
}

BOOST_AUTO_TEST_CASE(comprehensions) {
  BOOST_TEST((run(book::list_comprehension()) == std::vector<int>{1, 3}));
  BOOST_TEST((run(book::gathered()) == std::vector<int>{1, 2}));
  BOOST_TEST((run(book::dict_comprehension()) == std::map<int, int>{{1, 1}, {2, 2}}));
  BOOST_TEST((run(book::async_comprehension()) == std::vector<int>{0, 1, 4, 9}));
}

BOOST_AUTO_TEST_CASE(exceptions_and_context_managers) {
  run(book::try_else());
  BOOST_TEST(logged() == "fetched;done;");
  run(book::except_as());
  run(book::caught_fields());
  BOOST_TEST(logged() == "503;503;");
  run(book::managers::transfer(false));
  run(book::managers::transfer(true));
  BOOST_TEST(logged() == "begin;commit;begin;rollback;");
}

BOOST_AUTO_TEST_CASE(managers_with_a_target_several_locks_and_contextlib) {
  run(book::several_managers());
  BOOST_TEST(clock.time() == 9);
  run(book::any_lock());
  run(book::suppressed());
  run(book::contextlib::transfer(1));
  run(book::contextlib::transfer(404));
  BOOST_TEST(logged() == "locked;begin;7;commit;begin;7;rollback;");
}

BOOST_AUTO_TEST_CASE(sets_of_tasks_kept_loops_and_virtual_time) {
  loop.call_soon([] { book::sets::spawn(book::try_else()); });
  run_turns(2);
  BOOST_TEST(book::sets::background.size() == 1U);
  run(asyncio::sleep(5));
  BOOST_TEST(book::sets::background.empty());
  logged();
  book::loops::Pool pool;
  BOOST_TEST(run(pool.get()) == 1);
  BOOST_TEST(run(pool.get()) == 1);
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  BOOST_CHECK_THROW(other->run_until_complete(pool.get()), RuntimeError);
  BOOST_TEST(book::virtual_time::an_hour() == 3600);
}

BOOST_AUTO_TEST_CASE(a_return_await_inside_a_try) {
  int calls = 0;
  const auto flaky = [&calls] { return book::fetch(++calls < 3 ? 100 : 5); };
  BOOST_TEST(run(book::retries::retried(flaky)) == 5);
  BOOST_TEST(calls == 3);
  BOOST_TEST(clock.time() == 100 + 2 + 100 + 4 + 5);
  calls = -9;
  BOOST_CHECK_THROW(run(book::retries::retried(flaky)), book::HttpError);
  BOOST_TEST(calls == -6);
}

BOOST_AUTO_TEST_CASE(a_manager_that_is_looked_at_afterwards_and_a_loop_over_pairs) {
  run(book::looked_at_afterwards());
  BOOST_TEST(clock.time() == 1);
  run(book::loop_over_pairs());
  BOOST_TEST(logged() == "a=1;b=1;0=2;1=2;");
  BOOST_TEST(clock.time() == 1 + 2 + 4);
}

BOOST_AUTO_TEST_SUITE_END()
