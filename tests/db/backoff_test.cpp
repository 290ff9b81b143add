#include <asyncio/db/backoff.hpp>

#include <asyncio/db/errors.hpp>
#include <asyncio/io/exceptions.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Attempts : VirtualLoop {
  // Fails so often, then gives 7.
  template <class E>
  auto failing(int times) {
    return [this, times] {
      return coroutine<int>([this, times](auto& co) mutable {
        BEGIN(co);
        at.push_back(loop.time() - start);
        if (static_cast<int>(at.size()) <= times) RAISE(E("no"));
        RETURN(7);
        END;
      });
    };
  }
  const double start = loop.time();
  std::vector<double> at;  // when each attempt began
};

BOOST_AUTO_TEST_SUITE(backoff)

BOOST_AUTO_TEST_CASE(waits_double_up_to_the_cap) {
  const db::ExponentialBackoff backoff(1, 0.125);
  const double waits[] = {0.125, 0.125, 0.25, 0.5, 1, 1};
  for (int n = 0; n < 6; ++n) BOOST_TEST(backoff.compute(n) == waits[n]);
  BOOST_TEST(backoff.compute(2'000'000'000) == 1);
  BOOST_TEST(db::NoBackoff().compute(9) == 0);
  BOOST_TEST(db::ConstantBackoff(2).compute(1) == 2);
  BOOST_TEST(db::ConstantBackoff(2).compute(9) == 2);
  const double nan = std::nan("");
  BOOST_CHECK_THROW((void)db::ConstantBackoff(nan), ValueError);
}

BOOST_AUTO_TEST_CASE(jitter_is_between_its_bounds) {
  const db::FullJitterBackoff full(8, 1);
  const db::EqualJitterBackoff equal(8, 1);
  BOOST_TEST(full.compute(3, 0) == 0);
  BOOST_TEST(full.compute(3, 1) == 4);
  BOOST_TEST(equal.compute(3, 0) == 2);
  BOOST_TEST(equal.compute(3, 1) == 4);
  bool differ = false;
  for (int i = 0; i < 100; ++i) {
    const double wait = full.compute(9);
    BOOST_TEST((wait >= 0 && wait <= 8));
    differ = differ || wait != full.compute(9);
  }
  BOOST_TEST(differ);
}

BOOST_FIXTURE_TEST_CASE(what_fails_is_attempted_again, Attempts) {
  const db::Retry retry(db::ExponentialBackoff(10, 1), 3);
  BOOST_TEST(run(retry.call_with_retry(failing<ConnectionResetError>(3))) == 7);
  BOOST_TEST(at == (std::vector<double>{0, 1, 3, 7}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(the_last_error_is_raised, Attempts) {
  const db::Retry retry(db::ConstantBackoff(1), 2);
  BOOST_CHECK_THROW(run(retry.call_with_retry(failing<db::OperationalError>(9))),
                    db::OperationalError);
  BOOST_TEST(at.size() == 3u);
}

BOOST_FIXTURE_TEST_CASE(negative_retries_go_on_for_ever, Attempts) {
  const db::Retry retry(db::ConstantBackoff(1), -1);
  BOOST_TEST(run(retry.call_with_retry(failing<TimeoutError>(1000))) == 7);
  BOOST_TEST(at.size() == 1001u);
}

BOOST_FIXTURE_TEST_CASE(other_errors_are_raised_at_once, Attempts) {
  db::Retry retry(db::NoBackoff(), -1);
  BOOST_CHECK_THROW(run(retry.call_with_retry(failing<db::ProgrammingError>(1))),
                    db::ProgrammingError);
  retry.supported_errors<db::DataError, db::ProgrammingError>();
  at.clear();
  BOOST_TEST(run(retry.call_with_retry(failing<db::ProgrammingError>(1))) == 7);
  at.clear();
  BOOST_CHECK_THROW(run(retry.call_with_retry(failing<TimeoutError>(1))), TimeoutError);
}

BOOST_FIXTURE_TEST_CASE(cancelling_ends_the_waiting, Attempts) {
  const db::Retry retry(db::ConstantBackoff(1000), -1);
  auto task = loop.create_task(retry.call_with_retry(failing<TimeoutError>(9)));
  run_turns(5);
  task.cancel();
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(at.size() == 1u);
  BOOST_TEST(loop.time() - start < 1000);
}

BOOST_AUTO_TEST_CASE(errors_are_a_tree) {
  const auto integrity = make_exception<db::IntegrityError>("twice");
  BOOST_TEST(integrity.is<db::DatabaseError>());
  BOOST_TEST(integrity.is<db::Error>());
  BOOST_TEST(!integrity.is<db::InterfaceError>());
  BOOST_TEST(make_exception<db::InterfaceError>("closed").is<db::Error>());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
