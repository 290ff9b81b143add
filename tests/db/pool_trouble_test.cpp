// The pool when its server is away and when it is closed.
#include "tests/db/fake_pool.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

BOOST_FIXTURE_TEST_SUITE(pool_trouble, PoolUsers)

BOOST_AUTO_TEST_CASE(a_thousand_who_wait_for_a_server_that_is_away_are_all_told_by_few_attempts) {
  const FakePool p = make(0, 10);
  server->down = true;
  server->takes = 0.1;
  for (int round = 0; round < 3; ++round) {
    users.resize(1000);
    for (User& user : users) want(p, user);
    pass(20);
    for (const User& user : users) BOOST_REQUIRE(user.error == "server is down");
    users.clear();
  }
  BOOST_TEST(server->attempts <= 10 + 2);
  server->down = false;
  users.resize(50);
  for (User& user : users) want(p, user);
  pass(20);
  BOOST_TEST(server->most == 10);
  BOOST_TEST(p->get_size() == 10);
  for (int i = 0; i < 50; ++i) {
    BOOST_REQUIRE(users[i].c);
    users[i].c = nullptr;
    pass(0);
  }
}

BOOST_AUTO_TEST_CASE(who_could_get_another_connection_is_not_told_that_one_cannot_be_made) {
  const FakePool p = make(0, 2);
  users.resize(3);
  want(p, users[0]);
  pass(1);
  server->down = true;
  want(p, users[1]);
  want(p, users[2]);
  run_turns(10);
  BOOST_TEST(users[1].error == "server is down");
  BOOST_TEST(users[2].error == "");
  users[0].c = nullptr;
  run_turns(3);
  BOOST_TEST(users[2].c->number == 1);
}

BOOST_AUTO_TEST_CASE(the_smallest_number_comes_back_by_itself_with_random_waits) {
  const FakePool p = make(4, 4);
  p->release(run(coroutine<FakeProxy>([p](auto& co) mutable {
    BEGIN(co);
    RETURN_FROM(p->acquire());
    END;
  })));
  pass(1);
  BOOST_TEST(server->open == 4);
  server->down = true;
  pass(3601);  // their life is over
  BOOST_TEST(server->open == 0);
  const int before = server->attempts;
  pass(1000);
  BOOST_TEST(server->attempts - before >= 100);
  BOOST_TEST(server->attempts - before < 600);
  server->down = false;
  pass(11);
  BOOST_TEST(p->get_idle_size() == 4);
}

BOOST_AUTO_TEST_CASE(close_waits_for_what_is_out_and_sends_away_who_waits) {
  const FakePool p = make(0, 2);
  users.resize(3);
  for (User& user : users) want(p, user);
  pass(1);
  const Task<void> closing = loop.create_task(p->close());
  const Task<void> again = loop.create_task(p->close());
  pass(1);
  BOOST_TEST(users[2].error == "pool is closing");
  BOOST_TEST(text_of<db::InterfaceError>([&] { run(p->acquire()); }) == "pool is closing");
  users[0].c = nullptr;
  pass(1);
  BOOST_TEST(!closing.done());
  users[1].c = nullptr;
  pass(1);
  BOOST_TEST(closing.done());
  BOOST_TEST(again.done());
  BOOST_TEST(server->closes == 2);
  BOOST_TEST(text_of<db::InterfaceError>([&] { run(p->acquire()); }) == "pool is closed");
  run(p->close());
}

BOOST_AUTO_TEST_CASE(a_close_that_is_cancelled_ends_what_is_out) {
  const FakePool p = make(0, 2);
  users.resize(1);
  want(p, users[0]);
  pass(1);
  BOOST_CHECK_THROW(run(wait_for(p->close(), 70)), TimeoutError);
  BOOST_TEST(users[0].c->is_closed());
  BOOST_TEST(server->open == 0);
  users[0].c = nullptr;
  BOOST_TEST(p->get_size() == 0);
}

BOOST_AUTO_TEST_CASE(terminate_ends_also_what_is_being_connected) {
  const FakePool p = make(0, 3);
  server->takes = 5;
  users.resize(2);
  want(p, users[0]);
  run_turns(3);
  p->terminate();
  pass(0);
  BOOST_TEST(users[0].error == "pool is closed");
  BOOST_TEST(server->open == 0);
  BOOST_TEST(server->made == 0);
}

BOOST_AUTO_TEST_CASE(a_pool_without_a_handle_ends_its_connections) {
  FakePool p = make(3, 3);
  users.resize(1);
  want(p, users[0]);
  pass(1);
  p = nullptr;
  BOOST_TEST(server->open == 3);
  users.clear();
  BOOST_TEST(server->open == 0);
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_of_its_first_await) {
  const FakePool p = make(0, 2);
  FakeProxy c = run(p->acquire());
  {
    const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
    BOOST_CHECK_THROW(other->run_until_complete(p->acquire()), RuntimeError);
  }
  c->clean = false;
  loop.close();
  c = nullptr;  // no task can reset it
  BOOST_TEST(server->open == 0);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_with_all_of_it_under_way_leaves_nothing_open) {
  FakePool p = make(0, 3);
  users.resize(5);
  for (User& user : users) want(p, user);
  pass(1);
  users[0].c = nullptr;
  pass(2);
  server->takes = 5;
  users[1].c->clean = false;
  users[1].c = nullptr;
  users[2].c->terminate();
  users[2].c = nullptr;
  users.resize(9);
  for (std::size_t i = 5; i < 9; ++i) want(p, users[i]);
  run_turns(3);  // one is reset, one is connected, one is out; the others wait
  loop.close();
  BOOST_TEST(p->get_size() == 1);
  users.clear();
  BOOST_TEST(server->open == 1);
  p = nullptr;
  BOOST_TEST(server->open == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
