// The engine in memory passes what every engine passes, and its clock is the loop's.
#include "tests/fixtures.hpp"
#include "tests/jobs/engine_conformance.hpp"

#include <asyncio/jobs/memory_engine.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;
using How = End::How;

namespace {

BOOST_AUTO_TEST_SUITE(memory_engine)

BOOST_DATA_TEST_CASE(conforms, boost::unit_test::data::make(engine_cases()), each) {
  VirtualLoop f;
  each.check({f.loop, std::make_shared<MemoryEngine>()});
  BOOST_TEST(f.reports.size() == 0u);
}

BOOST_AUTO_TEST_CASE(its_clock_is_the_loops_from_a_given_time_on) {
  VirtualLoop f;
  EngineBench b{f.loop, std::make_shared<MemoryEngine>(1e9)};
  BOOST_TEST(b.beat().now == 1e9);
  b.pass(86400);
  BOOST_TEST(b.beat().now == 1e9 + 86400);
}

BOOST_AUTO_TEST_CASE(keys_of_limits_are_forgotten) {
  VirtualLoop f;
  EngineBench b{f.loop, std::make_shared<MemoryEngine>()};
  b.beat("w", 1e6);
  const std::vector<Limit> limits = {Limit::key("k").rate(1, 1).most(1)};
  // A thousand keys are used, one twice, and each rate still holds where it is not over.
  for (int i = 0; i < 1000; ++i) {
    NewJob job = b.job("a" + std::to_string(i));
    job.limit_key = "k:" + std::to_string(i);
    b.add(std::move(job));
    b.end(b.take(1, "w", {"q"}, limits).jobs.at(0), How::finish);
    NewJob again = b.job("b" + std::to_string(i));
    again.limit_key = "k:" + std::to_string(i);
    b.add(std::move(again));
    BOOST_TEST(b.take(1, "w", {"q"}, limits).jobs.empty());
    b.pass(1);
    b.end(b.take(1, "w", {"q"}, limits).jobs.at(0), How::finish);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_limit_is_refused) {
  BOOST_CHECK_THROW(Limit::queue("q").most(0), ValueError);
  BOOST_CHECK_THROW(Limit::queue("q").rate(0), ValueError);
  BOOST_CHECK_THROW(Limit::queue("q").rate(1, -1), ValueError);
  BOOST_TEST(Limit::queue("q").rate(0.1).burst() == 1);
  BOOST_TEST(Limit::key("k").covers("q", "k:1"));
  BOOST_TEST(!Limit::key("k").covers("k", "kk:1"));
  BOOST_TEST(!Limit::key("").covers("q", ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
