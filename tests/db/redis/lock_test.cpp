#include "tests/db/redis/redis_server.hpp"

#include <asyncio/db/redis/lock.hpp>
#include <asyncio/futures/gather.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Lock;
using redis::LockError;
using redis::LockNotOwnedError;

namespace {

struct Locked : RedisClient {
  Lock lock(redis::LockOptions options = {}) {
    options.sleep = 0.001;
    return redis.lock("l", options);
  }
  bool is_locked() {
    return in([&] { return lock().locked(); });
  }
  template <class E, class F>
  std::string text(F f) {
    return text_of<E>([&] { in(f); });
  }
};

BOOST_FIXTURE_TEST_SUITE(redis_lock, Locked, *with_server())

BOOST_AUTO_TEST_CASE(one_has_it_and_the_next_one_has_a_greater_fence) {
  Lock a = lock({60}), b = lock();
  BOOST_TEST((!is_locked() && a.fence() == 0 && a.name() == "l"));
  BOOST_TEST(in([&] { return a.acquire(); }));
  BOOST_TEST(!in([&] { return b.acquire(false); }));
  BOOST_TEST(!in([&] { return b.acquire(true, 0.01); }));
  BOOST_TEST((is_locked() && in([&] { return a.owned(); }) && !in([&] { return b.owned(); })));
  BOOST_TEST(in([&] { return redis.ttl("l"); }) > 30);
  in([&] { return a.release(); });
  BOOST_TEST((!is_locked() && !in([&] { return a.owned(); })));
  BOOST_TEST(in([&] { return b.acquire(); }));
  BOOST_TEST(in([&] { return redis.ttl("l"); }) == -1);
  BOOST_TEST((a.fence() == 1 && b.fence() == 2));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_said_as_redis_py_says_it) {
  Lock a = lock({60}), b = lock();
  const auto release = [&] { return a.release(); };
  const auto extend = [&] { return a.extend(1); };
  const auto reacquire = [&] { return a.reacquire(); };
  BOOST_TEST(text<LockError>(release) == "Cannot release an unlocked lock");
  BOOST_TEST(text<LockError>(extend) == "Cannot extend an unlocked lock");
  BOOST_TEST(text<LockError>(reacquire) == "Cannot reacquire an unlocked lock");
  in([&] { return b.acquire(); });
  BOOST_TEST(text<LockError>([&] { return b.extend(1); }) ==
             "Cannot extend a lock with no timeout");
  in([&] { return b.release(); });
  in([&] { return a.acquire(); });
  in([&] { return redis.set("l", "another's"); });
  BOOST_TEST(text<LockNotOwnedError>(extend) == "Cannot extend a lock that's no longer owned");
  BOOST_TEST(text<LockNotOwnedError>(reacquire) ==
             "Cannot reacquire a lock that's no longer owned");
  BOOST_TEST(text<LockNotOwnedError>(release) == "Cannot release a lock that's no longer owned");
  BOOST_TEST(in([&] { return redis.get("l"); }).value() == "another's");
}

BOOST_AUTO_TEST_CASE(its_time_can_be_extended) {
  Lock a = lock({1000});
  in([&] { return a.acquire(); });
  BOOST_TEST(in([&] { return a.extend(1000); }));
  BOOST_TEST(in([&] { return redis.ttl("l"); }) > 1500);
  BOOST_TEST(in([&] { return a.extend(5000, true); }));
  BOOST_TEST(in([&] { return redis.ttl("l"); }) > 4500);
  BOOST_TEST(in([&] { return a.reacquire(); }));
  BOOST_TEST(in([&] { return redis.ttl("l"); }) < 1001);
}

BOOST_AUTO_TEST_CASE(a_block_has_it_and_gives_it_back) {
  run(coroutine([&, lock = lock({60, 0.01}), other = redis.lock("l", {std::nullopt, 0.01}),
                 said = std::string(), held = false](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH(lock) {
        YIELD_FROM_INTO(held, lock.owned());
        TRY {
          WITH(other) { said = "in"; }
          END_WITH;
        }
        EXCEPT(LockError) { said = co.exception().what(); }
        END_TRY;
        RAISE(ValueError("left"));
      }
      END_WITH;
    }
    EXCEPT(ValueError) {}
    END_TRY;
    BOOST_TEST((held && said == "Unable to acquire lock within the time specified"));
    YIELD_FROM_INTO(held, lock.locked());
    BOOST_TEST(!held);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(who_is_cancelled_does_not_have_it) {
  int cancelled = 0;
  for (int turn = 0; turn < 100; ++turn) {
    Lock a = lock(), b = lock();
    auto acquired = loop.create_task(a.acquire());
    turns(turn);
    if (!acquired.cancel()) break;
    ++cancelled;
    BOOST_CHECK_THROW(run(acquired), CancelledError);
    BOOST_REQUIRE_MESSAGE(!is_locked(), turn << " turns");
    in([&] { return b.acquire(); });
    auto released = loop.create_task(b.release());
    turns(turn + 1);
    released.cancel();
    turns(2);
    BOOST_REQUIRE_MESSAGE(!is_locked(), turn << " turns and a release");
  }
  BOOST_TEST(cancelled > 2);
}

BOOST_AUTO_TEST_CASE(many_take_turns) {
  std::vector<std::int64_t> fences;
  int inside = 0, most = 0;
  const auto one = [&] {
    return coroutine([&, lock = lock({60})](auto& co) mutable {
      BEGIN(co);
      WITH(lock) {
        most = std::max(most, ++inside);
        fences.push_back(lock.fence());
        YIELD_FROM(redis.ping());
        --inside;
      }
      END_WITH;
      END;
    });
  };
  std::vector<Coroutine<>> all;
  for (int i = 0; i < 20; ++i) all.push_back(one());
  run(gather(std::move(all)));
  BOOST_TEST((most == 1 && fences.size() == 20u));
  BOOST_TEST(std::is_sorted(fences.begin(), fences.end()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
