// The pool against a plain reference, and with all that can meet in one turn.
#include "tests/db/fake_pool.hpp"

#include <boost/test/unit_test.hpp>

#include <deque>
#include <random>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

BOOST_FIXTURE_TEST_SUITE(pool_model, PoolUsers)

// Random things happen; after each, time passes until nothing more comes of it. The reference knows
// only who came first, how many connections there may be, and whether the server answers.
BOOST_AUTO_TEST_CASE(random_operations_agree_with_a_plain_reference) {
  constexpr unsigned kSeed = 20261129;
  BOOST_TEST_MESSAGE("seed " << kSeed);
  std::mt19937 random(kSeed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  constexpr std::size_t kMost = 3;
  db::PoolOptions options;
  options.min_size = 0;
  options.max_size = kMost;
  options.max_queries = 20;
  options.max_lifetime = 0;
  const FakePool p = make(options);
  std::deque<User*> waiting, holding;  // the reference
  const auto settle = [&] {
    pass(200);
    while (!waiting.empty() && holding.size() < kMost) {
      User* const next = waiting.front();
      waiting.pop_front();
      if (server->down) {
        BOOST_REQUIRE(next->error == "server is down");
      } else {
        BOOST_REQUIRE(next->c);
        BOOST_REQUIRE(next->c->clean);
        BOOST_REQUIRE(!next->c->closed);
        holding.push_back(next);
      }
    }
    for (const User* user : waiting) BOOST_REQUIRE(!user->task.done());
    BOOST_REQUIRE(server->most <= static_cast<int>(kMost));
    BOOST_REQUIRE(p->get_size() - p->get_idle_size() == static_cast<int>(holding.size()));
  };
  for (int i = 0; i < 20000; ++i) {
    switch (below(6)) {
      case 0:
      case 1:
        if (users.size() > 500 && waiting.empty() && holding.empty()) users.clear();
        for (std::size_t n = below(3); n > 0; --n) {
          users.emplace_back();
          want(p, users.back());
          waiting.push_back(&users.back());
        }
        break;
      case 2:
        if (waiting.empty()) break;
        {
          const auto at = waiting.begin() + static_cast<std::ptrdiff_t>(below(waiting.size()));
          (*at)->task.cancel();
          waiting.erase(at);
        }
        break;
      case 3:
      case 4:
        if (holding.empty()) break;
        {
          const auto at = holding.begin() + static_cast<std::ptrdiff_t>(below(holding.size()));
          FakeProxy c = std::exchange((*at)->c, nullptr);
          c->asked += below(10);
          c->clean = below(3) != 0;
          const bool lost = below(8) == 0;
          if (lost) c->terminate();
          holding.erase(at);
          // What is whole is the next one's even while the server is away.
          const bool goes_on = c->clean && !lost && c->asked < 20;
          c = nullptr;
          if (goes_on && !waiting.empty()) {
            run_turns(3);
            BOOST_REQUIRE(waiting.front()->c);
            holding.push_back(waiting.front());
            waiting.pop_front();
          }
        }
        break;
      default:
        if (below(4) == 0) server->down = !server->down;
    }
    settle();
  }
  BOOST_TEST(server->made > 1000);
}

// Here nothing settles in between: what is cancelled, given back and lost meets in one turn.
BOOST_AUTO_TEST_CASE(no_connection_and_no_turn_is_lost_whenever_it_is_cancelled) {
  std::mt19937 random(17);
  const FakePool p = make(0, 3);
  users.resize(40);
  for (int i = 0; i < 100000; ++i) {
    User& user = users[random() % users.size()];
    server->takes = random() % 4 == 0 ? 0.01 : 0;
    server->down = random() % 64 == 0;
    if (!user.task || (user.task.done() && !user.c)) {
      want(p, user);
    } else if (!user.task.done()) {
      if (random() % 2) user.task.cancel();
    } else {
      BOOST_REQUIRE(user.c->clean);
      user.c->clean = random() % 3 != 0;
      if (random() % 8 == 0) user.c->terminate();
      user.c = nullptr;
    }
    if (random() % 8 == 0)
      pass(2);
    else
      run_turns(static_cast<int>(random() % 3));
    BOOST_REQUIRE(server->most <= 3);
  }
  server->down = false;
  for (User& user : users) {
    user.task.cancel();
    user.c = nullptr;
  }
  pass(60);
  for (int i = 0; i < 3; ++i) {
    want(p, users[i]);
    pass(1);
    BOOST_TEST(users[i].c->clean);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
