// concurrent::wait(), as_completed(), and map() and the ends of a pool.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using asyncio::testing::text_of;
using concurrent::MapOptions;
using concurrent::ThreadPoolExecutor;
using Job = concurrent::Future<int>;

namespace {

template <class F>
bool same(const std::vector<F>& a, const std::vector<F>& b) {
  return a == b;
}
int square(int n) { return n * n; }

// The results of a map, or what it has raised behind them.
template <class Results>
std::string all_of(Results&& results) {
  std::string out;
  try {
    for (int n : results) out += std::to_string(n) + " ";
  } catch (const TimeoutError&) {
    out += "TimeoutError";
  } catch (const std::exception& error) {
    out += error.what();
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(concurrent_wait)

BOOST_AUTO_TEST_CASE(wait_says_which_are_done_in_the_order_of_the_arguments) {
  const Job a, b, c;
  b.set_result(1);
  a.cancel();
  auto [done, not_done] = concurrent::wait(std::vector{a, b, c, a}, 0);
  BOOST_TEST(same(done, {a, b}));
  BOOST_TEST(same(not_done, {c}));
  BOOST_TEST(
      concurrent::wait(std::vector<Job>(), std::nullopt, concurrent::FIRST_COMPLETED).done.empty());
  BOOST_CHECK_THROW(concurrent::wait(std::vector{c}, std::nan("")), ValueError);
}

BOOST_AUTO_TEST_CASE(wait_ends_with_the_last_the_first_or_the_first_that_fails) {
  for (const auto when :
       {concurrent::ALL_COMPLETED, concurrent::FIRST_COMPLETED, concurrent::FIRST_EXCEPTION}) {
    const std::vector<Job> all{Job(), Job(), Job(), Job()};
    std::atomic<bool> goes_on{false};
    std::thread other([&] {
      all[1].cancel();  // that is no failure, so who waits for one waits on
      if (when == concurrent::FIRST_EXCEPTION)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      all[2].set_exception(ValueError("two"));
      while (when != concurrent::ALL_COMPLETED && !goes_on) std::this_thread::yield();
      all[0].set_result(0);
      all[3].set_result(3);
    });
    const auto result = concurrent::wait(all, std::nullopt, when);
    goes_on = true;
    if (when == concurrent::ALL_COMPLETED) BOOST_TEST(same(result.done, all));
    if (when == concurrent::FIRST_EXCEPTION) BOOST_TEST(same(result.done, {all[1], all[2]}));
    if (when == concurrent::FIRST_COMPLETED) BOOST_TEST((result.done.front() == all[1]));
    other.join();
  }
}

// Else who waits for one of many again and again would leave something with each.
BOOST_AUTO_TEST_CASE(who_waits_hears_before_the_callbacks_and_leaves_nothing_behind) {
  const Job job, never;
  concurrent::Future<> heard;
  job.add_done_callback([heard](const Job&) { heard.result(); });
  for (int i = 0; i < 1000; ++i) {
    BOOST_TEST(concurrent::wait(std::vector{job, never}, 0).not_done.size() == 2);
    auto some = concurrent::as_completed(std::vector{never, job}, 0);
  }
  std::thread other([&] { job.set_result(1); });
  BOOST_TEST(concurrent::wait(std::vector{job}).done.size() == 1);
  heard.set_result();  // the callback waits until here
  other.join();
}

BOOST_AUTO_TEST_CASE(as_completed_gives_each_once_as_it_comes) {
  const std::vector<Job> jobs{Job(), Job(), Job(), Job()};
  jobs[2].set_result(2);
  auto in_turn = concurrent::as_completed(std::vector{jobs[0], jobs[2], jobs[1], jobs[3], jobs[2]});
  std::vector<Job> come{*in_turn.next()};
  jobs[1].set_exception(ValueError("one"));
  jobs[0].cancel();
  std::thread other([&] { jobs[3].set_result(3); });
  for (const Job& job : in_turn) come.push_back(job);
  other.join();
  BOOST_TEST(same(come, {jobs[2], jobs[1], jobs[0], jobs[3]}));
  BOOST_TEST(!in_turn.next());
}

BOOST_AUTO_TEST_CASE(as_completed_says_how_many_are_unfinished_when_the_time_is_over) {
  const std::vector<Job> jobs{Job(), Job(), Job()};
  jobs[1].set_result(1);
  auto in_turn = concurrent::as_completed(jobs, 0);
  BOOST_TEST((in_turn.next() == jobs[1]));
  BOOST_TEST(text_of<TimeoutError>([&] { in_turn.next(); }) == "2 (of 3) futures unfinished");
  jobs[0].set_result(0);
  BOOST_TEST((in_turn.next() == jobs[0]));
  BOOST_TEST(text_of<TimeoutError>([&] {
               for (const Job& job : in_turn) (void)job;
             }) == "1 (of 3) futures unfinished");
}

BOOST_AUTO_TEST_CASE(as_completed_and_wait_of_what_many_threads_end) {
  ThreadPoolExecutor pool(4);
  for (int round = 0; round < 20; ++round) {
    std::map<int, int> seen;
    std::vector<Job> jobs;
    for (int i = 0; i < 100; ++i) jobs.push_back(pool.submit(square, i));
    std::thread also([jobs] { concurrent::wait(jobs); });
    for (const Job& job : concurrent::as_completed(jobs)) ++seen[job.result()];
    BOOST_TEST(seen.size() == 100);
    also.join();
  }
}

// ---- map ----

BOOST_AUTO_TEST_CASE(map_gives_results_in_the_order_of_the_arguments) {
  ThreadPoolExecutor pool(3);
  const std::vector<int> xs{1, 2, 3};
  BOOST_TEST(all_of(pool.map(square, xs)) == "1 4 9 ");
  BOOST_TEST(all_of(pool.map([](int a, long b) { return a * int(b); }, xs,
                             std::vector<long>{10, 20, 30, 40}, MapOptions{60.0, 5})) ==
             "10 40 90 ");
  std::vector<std::unique_ptr<int>> owned;
  owned.push_back(std::make_unique<int>(7));
  BOOST_TEST(all_of(pool.map([](std::unique_ptr<int> p) { return *p; }, std::move(owned))) == "7 ");
  BOOST_TEST(all_of(pool.map([](bool b) { return int(b); }, std::vector<bool>{true, false})) ==
             "1 0 ");
  std::atomic<int> sum{0};
  for (auto none : pool.map([&](int n) { sum += n; }, xs)) (void)none;
  BOOST_TEST(sum == 6);
}

BOOST_AUTO_TEST_CASE(when_one_fails_or_nobody_wants_the_rest_it_is_cancelled) {
  ThreadPoolExecutor pool(1);
  const std::vector<int> xs{1, 2, 3, 4, 5};
  for (const bool fails : {true, false}) {
    concurrent::Future<> gate;
    std::atomic<int> ran{0};
    {
      auto results = pool.map(
          [&, gate, fails](int n) {
            if (n == 2 && !fails) gate.result();
            if (++ran == 2 && fails) throw ValueError("the second");
            if (n == 3) gate.result();  // so that 4 and 5 are in the queue
            return n;
          },
          xs);
      BOOST_TEST(*results.next() == 1);
      if (fails) {
        BOOST_TEST(text_of<ValueError>([&] { results.next(); }) == "the second");
        BOOST_TEST(!results.next());
      }
    }
    gate.set_result();
    pool.submit([] {}).result();
    BOOST_TEST(ran <= 3);
  }
}

BOOST_AUTO_TEST_CASE(the_time_of_a_map_is_for_all_together) {
  ThreadPoolExecutor pool(1);
  concurrent::Future<> gate;
  std::atomic<int> ran{0};
  auto results = pool.map(
      [&, gate](int n) {
        gate.result();
        return ++ran, n;
      },
      std::vector{1, 2}, MapOptions{0});
  BOOST_TEST(all_of(std::move(results)) == "TimeoutError");
  gate.set_result();
  pool.shutdown();
  BOOST_TEST(ran <= 1);
  BOOST_CHECK_THROW(pool.map(square, std::vector{1}, MapOptions{std::nan("")}), ValueError);
}

BOOST_AUTO_TEST_CASE(a_map_that_cannot_be_begun_takes_its_jobs_back) {
  ThreadPoolExecutor pool(1);
  concurrent::Future<> gate;
  pool.submit([gate] { gate.result(); });
  std::atomic<int> ran{0};
  struct Bad {
    int n;
    explicit Bad(int number) : n(number) {}
    Bad(const Bad& other) : n(other.n) {
      if (n == 3) throw ValueError("copy");
    }
  };
  const std::vector<Bad>& bad = *new std::vector<Bad>{Bad(1), Bad(2)};
  const_cast<Bad&>(bad[1]).n = 3;
  BOOST_TEST(text_of<ValueError>([&] { pool.map([&](const Bad&) { return ++ran; }, bad); }) ==
             "copy");
  delete &bad;
  gate.set_result();
  pool.shutdown();
  BOOST_TEST(ran == 0);
}

// ---- the end of a pool ----

BOOST_AUTO_TEST_CASE(a_with_ends_when_all_is_done) {
  asyncio::testing::VirtualLoop t;
  std::atomic<int> done{0};
  concurrent::Future<int> job;
  ThreadPoolExecutor pool(2);
  t.run(coroutine([&](auto& co) mutable {
    BEGIN(co);
    WITH(pool) {
      for (int i = 0; i < 5; ++i) job = pool.submit([&] { return ++done; });
    }
    END_WITH;
    BOOST_TEST(done == 5);
    END;
  }));
  BOOST_CHECK_THROW(pool.submit([] {}), RuntimeError);
}

BOOST_AUTO_TEST_CASE(shutdown_may_cancel_what_has_not_begun) {
  ThreadPoolExecutor pool(1);
  concurrent::Future<> gate;
  const auto first = pool.submit([gate] { return gate.result(), 1; });
  const auto second = pool.submit([] { return 2; });
  while (!first.running()) std::this_thread::yield();
  pool.shutdown(false, true);
  BOOST_TEST(second.cancelled());
  gate.set_result();
  pool.shutdown();
  BOOST_TEST(first.result() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
