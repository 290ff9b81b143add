#include "tests/db/fake_pool.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Pools : PoolLoop {
  // Has a connection for so long, and writes down which.
  Task<void> user(FakePool pool, double seconds, OptionalSeconds timeout = std::nullopt) {
    return loop.create_task(
        coroutine([this, pool, seconds, timeout, c = FakeProxy()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(c, pool->acquire(timeout)) {
            used.push_back(c->number);
            YIELD_FROM(asyncio::sleep(seconds));
          }
          END_WITH;
          END;
        }));
  }
  FakeProxy get(FakePool pool) { return run(pool->acquire()); }
  std::vector<int> used;
};

using Ints = std::vector<int>;

BOOST_FIXTURE_TEST_SUITE(pool, Pools)

BOOST_AUTO_TEST_CASE(sizes_that_cannot_be_are_refused_in_asyncpgs_words) {
  const auto says = [this](int min_size, int max_size) {
    return text_of<ValueError>([&] { make(min_size, max_size); });
  };
  BOOST_TEST(says(0, 0) == "max_size is expected to be greater than zero");
  BOOST_TEST(says(-1, 1) == "min_size is expected to be greater or equal to zero");
  BOOST_TEST(says(2, 1) == "min_size is greater than max_size");
  db::PoolOptions options;
  options.max_queries = 0;
  BOOST_CHECK_THROW(make(options), ValueError);
  options.max_queries = 1;
  options.max_inactive_connection_lifetime = -1;
  BOOST_CHECK_THROW(make(options), ValueError);
}

BOOST_AUTO_TEST_CASE(a_connection_is_made_when_it_is_wanted_and_kept) {
  const FakePool p = make(0, 3);
  BOOST_TEST(server->attempts == 0);
  for (int i = 0; i < 3; ++i) run(user(p, 0));
  BOOST_TEST(used == (Ints{1, 1, 1}), boost::test_tools::per_element());
  BOOST_TEST(p->get_size() == 1);
  BOOST_TEST(p->get_idle_size() == 1);
  BOOST_TEST(p->get_max_size() == 3);
  BOOST_TEST(server->resets + server->checks == 0);
}

BOOST_AUTO_TEST_CASE(entering_makes_the_smallest_number_and_leaving_closes_all) {
  run(coroutine([this, p = FakePool()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(p, make(3, 5)) {
      YIELD_FROM(asyncio::sleep(0.1));
      BOOST_TEST(p->get_idle_size() == 3);
    }
    END_WITH;
    BOOST_TEST(p->is_closing());
    END;
  }));
  BOOST_TEST(server->closes == 3);
  BOOST_TEST(server->open == 0);
}

BOOST_AUTO_TEST_CASE(who_comes_first_is_served_first_and_there_are_never_more_than_max_size) {
  const FakePool p = make(0, 2);
  std::string order;
  std::vector<Task<void>> tasks;
  for (char name = 'a'; name <= 'g'; ++name)
    tasks.push_back(
        loop.create_task(coroutine([&order, name, p, c = FakeProxy()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(c, p->acquire()) {
            order += name;
            YIELD_FROM(asyncio::sleep(1));
          }
          END_WITH;
          END;
        })));
  pass(0.5);
  BOOST_TEST(order == "ab");
  tasks[2].cancel();
  pass(10);
  BOOST_TEST(order == "abdefg");
  BOOST_TEST(server->most == 2);
  BOOST_TEST(p->get_size() == 2);
}

BOOST_AUTO_TEST_CASE(what_was_given_back_cannot_be_used) {
  const FakePool p = make(0, 1);
  FakeProxy c = get(p);
  BOOST_TEST(c->number == 1);
  BOOST_TEST(c.to_string().find("<PoolConnectionProxy 0x") == 0u);
  p->release(c);
  p->release(c);
  BOOST_TEST(p->get_idle_size() == 1);
  BOOST_TEST(!c);
  BOOST_TEST(c.to_string().find("<PoolConnectionProxy [released] 0x") == 0u);
  BOOST_TEST(text_of<db::InterfaceError>([&] { (void)c->number; }) ==
             "cannot call a method of Connection: connection has been released back to the pool");
  BOOST_CHECK_THROW((void)FakeProxy()->number, db::InterfaceError);
  BOOST_CHECK_THROW(make(0, 1)->release(c), db::InterfaceError);
}

BOOST_AUTO_TEST_CASE(a_connection_whose_last_handle_is_gone_comes_back) {
  const FakePool p = make(0, 1);
  get(p);
  BOOST_TEST(p->get_idle_size() == 1);
  // A task has it in its result, and nobody asks for that.
  Task<FakeProxy> lost = loop.create_task(p->acquire());
  pass(0.1);
  BOOST_TEST(p->get_idle_size() == 0);
  lost = nullptr;
  BOOST_TEST(p->get_idle_size() == 1);
}

BOOST_AUTO_TEST_CASE(a_turn_of_one_who_is_cancelled_with_it_in_hand_goes_to_the_next) {
  const FakePool p = make(0, 1);
  FakeProxy c = get(p);
  Task<void> first = user(p, 1), second = user(p, 1);
  run_turns(3);
  p->release(c);  // first has it, and has not run
  first.cancel();
  run_turns(3);
  BOOST_TEST(first.cancelled());
  BOOST_TEST(used == (Ints{1}), boost::test_tools::per_element());
  run(second);
  BOOST_TEST(p->to_string().find(" [size:1, idle:1]>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_wait_has_a_limit) {
  const FakePool p = make(0, 1);
  const FakeProxy c = get(p);
  const double start = loop.time();
  BOOST_CHECK_THROW(run(user(p, 0, 2)), TimeoutError);
  BOOST_TEST(loop.time() - start == 2);
  BOOST_TEST(p->to_string().find("waiters") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_left_in_the_middle_of_something_is_reset_or_ended) {
  const FakePool p = make(0, 1);
  FakeProxy c = get(p);
  c->clean = false;
  p->release(c);
  const Task<void> next = user(p, 0);
  run(next);
  BOOST_TEST(server->resets == 1);
  BOOST_TEST(used == (Ints{1}), boost::test_tools::per_element());

  server->takes = 60;  // longer than a reset may take
  c = get(p);
  c->clean = false;
  p->release(c);
  run(user(p, 0));
  BOOST_TEST(used == (Ints{1, 2}), boost::test_tools::per_element());
  BOOST_TEST(server->open == 1);
}

BOOST_AUTO_TEST_CASE(what_was_idle_for_a_second_is_checked_first) {
  const FakePool p = make(0, 2);
  run(user(p, 0));
  pass(0.5);
  run(user(p, 0));
  BOOST_TEST(server->checks == 0);
  pass(1);
  run(user(p, 0));
  BOOST_TEST(server->checks == 1);
  pass(2);
  server->down = true;
  BOOST_CHECK_THROW(run(user(p, 0)), db::OperationalError);
  BOOST_TEST(server->checks == 2);
  BOOST_TEST(p->get_size() == 0);
  BOOST_TEST(used == (Ints{1, 1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_connection_is_replaced_after_its_queries_its_life_or_on_demand) {
  db::PoolOptions options;
  options.min_size = 0;
  options.max_queries = 5;
  options.max_lifetime = 100;
  const FakePool p = make(options);
  FakeProxy c = get(p);
  c->asked = 5;
  p->release(c);
  c = get(p);
  BOOST_TEST(c->number == 2);
  pass(89);  // up to a tenth less than the whole
  p->release(c);
  pass(0.5);
  BOOST_TEST(get(p)->number == 2);
  pass(11);  // nobody has it
  BOOST_TEST(p->get_size() == 0);
  c = get(p);
  BOOST_TEST(c->number == 3);
  p->expire_connections();
  p->release(c);
  run(user(p, 0));
  run(user(p, 0));
  BOOST_TEST(used == (Ints{4, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_nobody_uses_is_closed_but_for_the_smallest_number) {
  const FakePool p = make(2, 5);
  std::vector<Task<void>> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(user(p, 1));
  pass(2);
  BOOST_TEST(p->get_idle_size() == 5);
  pass(298);
  BOOST_TEST(p->get_idle_size() == 5);
  pass(3);
  BOOST_TEST(p->get_idle_size() == 2);
  BOOST_TEST(server->open == 2);
  BOOST_TEST(server->made == 5);  // none was closed to be made again
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
