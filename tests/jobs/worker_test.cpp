// What a worker and a client promise each other, by name.
#include "tests/jobs/worker_bench.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;

namespace {

std::vector<std::string> said;  // by the bodies
std::vector<double> times;      // when they began
int at_once = 0, most_at_once = 0;

int add_body(int a, int b) { return a + b; }
Coroutine<void> slow_body(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    times.push_back(get_running_loop().time());
    most_at_once = std::max(most_at_once, ++at_once);
    TRY {
      YIELD_FROM(asyncio::sleep(seconds));
      said.push_back("done");
    }
    EXCEPT(CancelledError) {
      said.push_back("cancelled");
      RAISE();
    }
    FINALLY { --at_once; }
    END_TRY;
    END;
  });
}
Coroutine<std::string> fails_body(int times_to_fail) {
  return coroutine<std::string>([times_to_fail](auto& co) {
    BEGIN(co);
    times.push_back(get_running_loop().time());
    if (static_cast<int>(times.size()) <= times_to_fail) RAISE(RuntimeError("not yet"));
    RETURN("at last");
    END;
  });
}
Coroutine<void> wishes_body(double delay) {
  return coroutine([delay](auto& co) {
    BEGIN(co);
    times.push_back(get_running_loop().time());
    if (times.size() < 3) RAISE(jobs::Retry(delay));
    END;
  });
}
Coroutine<void> stubborn_body() {
  return coroutine([until = 0.0](auto& co) mutable {
    BEGIN(co);
    until = get_running_loop().time() + 20;
    while (get_running_loop().time() < until) {
      TRY { YIELD_FROM(asyncio::sleep(1)); }
      EXCEPT(CancelledError) { said.push_back("not me"); }
      END_TRY;
    }
    END;
  });
}

constexpr Kind<int(int, int)> add = Kind<int(int, int)>{"add", &add_body}.keep_result(3600);
constexpr Kind<void(double)> slow = Kind<void(double)>{"slow", &slow_body}.keep_result(3600);
constexpr auto fails = Kind{"fails", &fails_body}.keep_result(1e6).retry(retry(3, every(60)));
constexpr Kind<void(double)> wishes{"wishes", &wishes_body};
constexpr auto stubborn = Kind{"stubborn", &stubborn_body}.timeout(2).retry(retry(0));
constexpr Kind<void(int)> unknown{"unknown"};

struct Bench : WorkerBench {
  Bench() {
    said.clear(), times.clear();
    at_once = most_at_once = 0;
  }
  ~Bench() { stop_all(); }
};

BOOST_FIXTURE_TEST_SUITE(worker, Bench)

BOOST_AUTO_TEST_CASE(a_result_comes_back_with_its_type) {
  const Job<int> job = enqueue(add, 2, 3);
  BOOST_TEST((job.created() && job.id().size() == 32));
  BOOST_TEST(state(job) == "ready");
  work({add});
  BOOST_TEST(run(job.result(10)) == 5);
  BOOST_TEST(loop.time() == 0.0);  // woken, not polled
  BOOST_TEST(run(coroutine<int>([job](auto& co) {
               BEGIN(co);
               RETURN_FROM(job);
               END;
             })) == 5);
  BOOST_TEST(run(client.job<int>(job.id()).result()) == 5);
  BOOST_TEST(run(job.info()).worker == "w0");
  pass(3602);
  BOOST_TEST(state(job) == "none");
  BOOST_TEST(text_of<JobNotFound>([&] { run(job.result()); }) ==
             "the job " + job.id() + " is not known: it never was, or its result is not kept");
  BOOST_CHECK_THROW(run(job.info()), JobNotFound);
}

BOOST_AUTO_TEST_CASE(many_are_enqueued_at_once) {
  const auto jobs = run(client.enqueue_many(add, {{1, 2}, {3, 4}}));
  work({add});
  BOOST_TEST(run(jobs.at(1).result()) == 7);
  BOOST_TEST(run(jobs.at(0).result()) == 3);
}

BOOST_AUTO_TEST_CASE(a_result_is_waited_for_no_longer_than_asked) {
  const Job<void> job = enqueue(slow, 100);
  work({slow});
  BOOST_CHECK_THROW(run(job.result(10)), TimeoutError);
  BOOST_TEST(state(job) == "running");
  run(job.result());
  BOOST_TEST(loop.time() == 100.0);
}

BOOST_AUTO_TEST_CASE(no_more_run_at_once_than_there_are_places) {
  WorkerOptions options;
  options.max_jobs = 3;
  for (int i = 0; i < 10; ++i) enqueue(slow, 7);
  work({slow}, options);
  pass(1);
  BOOST_TEST(run(client.inspect()).queues.at(0).running == 3u);  // and none lies with it
  pass(30);
  BOOST_TEST((most_at_once == 3 && said.size() == 10));
  BOOST_TEST(loop.time() == 31.0);
  BOOST_TEST(times.back() == 21.0);
}

BOOST_AUTO_TEST_CASE(an_idle_worker_is_woken_by_a_job) {
  work({slow});
  pass(100.5);
  enqueue(slow, 1);
  pass(0);
  BOOST_TEST(times.at(0) == 100.5);
}

BOOST_AUTO_TEST_CASE(a_delayed_job_begins_when_it_is_due) {
  EnqueueOptions later, at;
  later.delay = 3600;
  at.at = 1.6e9 + 7200.25;
  work({slow});
  enqueue(later, slow, 1);
  enqueue(at, slow, 1);
  pass(8000);
  BOOST_REQUIRE(times.size() == 2u);
  BOOST_TEST((std::abs(times[0] - 3600) < 1e-3 && std::abs(times[1] - 7200.25) < 1e-3));
}

BOOST_AUTO_TEST_CASE(a_job_that_fails_is_tried_again_as_its_policy_says) {
  work({fails});
  const auto job = enqueue(fails, 2);
  BOOST_TEST(run(job.result()) == "at last");
  BOOST_TEST(times.at(2) - times.at(0) == 120);
  BOOST_TEST(workers[0]->stats().retried == 2u);
}

BOOST_AUTO_TEST_CASE(a_job_that_fails_for_good_is_a_dead_letter_and_can_be_redriven) {
  work({fails});
  const auto job = enqueue(fails, 5);
  BOOST_TEST(text_of<JobFailed>([&] { run(job.result()); }) == "RuntimeError('not yet')");
  BOOST_TEST(times.size() == 4u);
  BOOST_TEST(run(job.info()).failures == 4u);
  BOOST_TEST(run(client.redrive({job.id()})).at(0));
  BOOST_TEST(run(job.result()) == "at last");
  BOOST_TEST(workers[0]->stats().dead == 1u);
}

BOOST_AUTO_TEST_CASE(a_policy_of_three_days_is_tested_in_no_time) {
  EnqueueOptions options;
  options.retry = retry(100, exponential(1, 3600));
  work({fails});
  const auto job = enqueue(options, fails, 80);
  BOOST_TEST(run(job.result()) == "at last");
  BOOST_TEST(loop.time() > 0.5 * 68 * 3600);
  BOOST_TEST(loop.time() < 80 * 3600);
  for (std::size_t i = 13; i < times.size(); ++i) {
    const double wait = times[i] - times[i - 1];
    BOOST_TEST((wait >= 1800 && wait < 3601.3));
  }
}

BOOST_AUTO_TEST_CASE(a_job_may_ask_for_another_attempt) {
  work({wishes});
  enqueue(wishes, 1000);
  pass(2500);
  BOOST_REQUIRE(times.size() == 3u);
  BOOST_TEST((times[1] == 1000 && times[2] == 2000));
  BOOST_TEST(run(client.inspect()).queues.at(0).delayed == 0u);
}

BOOST_AUTO_TEST_CASE(a_job_that_takes_too_long_is_cancelled_and_has_failed) {
  EnqueueOptions options;
  options.timeout = 5, options.retry = retry(1, every(10));
  work({slow});
  const auto job = enqueue(options, slow, 100);
  BOOST_TEST(text_of<JobFailed>([&] { run(job.result()); }) ==
             "TimeoutError('the job took longer than its timeout')");
  BOOST_TEST((said == std::vector<std::string>{"cancelled", "cancelled"}));
  BOOST_TEST(loop.time() == 20.0);
}

BOOST_AUTO_TEST_CASE(a_job_that_does_not_end_is_reported_with_its_place) {
  work({stubborn});
  const auto job = enqueue(stubborn);
  pass(8);
  BOOST_REQUIRE(reports.size() == 1u);
  BOOST_TEST(reports[0].message == "a job goes on though it was cancelled");
  BOOST_TEST(reports[0].details.at(0).second == "stubborn " + job.id());
  BOOST_TEST(reports[0].details.at(1).second.find("worker_test.cpp:") != std::string::npos);
  BOOST_TEST(workers[0]->stats().stuck == 1u);
  pass(20);
  BOOST_TEST(workers[0]->running() == 0u);
}

BOOST_AUTO_TEST_CASE(an_abort_reaches_a_running_job_with_the_next_beat) {
  work({slow});
  const auto job = enqueue(slow, 100);
  pass(7);
  BOOST_TEST(run(job.abort()));
  pass(2.9);
  BOOST_TEST(said.empty());
  pass(0.2);
  BOOST_TEST((said == std::vector<std::string>{"cancelled"}));
  BOOST_TEST(state(job) == "aborted");
  BOOST_CHECK_THROW(run(job.result()), CancelledError);
  BOOST_TEST(!run(job.abort()));
  BOOST_TEST(workers[0]->stats().aborted == 1u);
}

BOOST_AUTO_TEST_CASE(a_job_that_waits_is_aborted_at_once) {
  const auto job = enqueue(slow, 100);
  BOOST_TEST(run(job.abort()));
  BOOST_CHECK_THROW(run(job.result()), CancelledError);
  work({slow});
  pass(10);
  BOOST_TEST(times.empty());
}

BOOST_AUTO_TEST_CASE(of_a_unique_job_there_is_one) {
  EnqueueOptions options;
  options.unique = "report:7";
  const auto first = enqueue(options, add, 2, 3), second = enqueue(options, add, 4, 5);
  BOOST_TEST((first.created() && !second.created() && first.id() == second.id()));
  work({add});
  BOOST_TEST(run(second.result()) == 5);
  BOOST_TEST(enqueue(options, add, 4, 5).created());
}

BOOST_AUTO_TEST_CASE(a_limit_holds_over_all_workers) {
  WorkerOptions options;
  options.limits = {Limit::queue("default").most(2).rate(0.1, 3)};
  for (int i = 0; i < 6; ++i) enqueue(slow, 15);
  work({slow}, options);
  work({slow}, options);
  pass(100);
  BOOST_TEST(most_at_once == 2);
  BOOST_REQUIRE(times.size() == 6u);
  // A burst of three, of which two may run; then one each ten seconds, as soon as there is room.
  for (std::size_t i = 0; i < 6; ++i) BOOST_TEST_INFO(times[i]);
  BOOST_TEST((times[1] == 0 && times[2] >= 15 && times[2] < 16.3));
  BOOST_TEST(times[5] < 50);
}

BOOST_AUTO_TEST_CASE(a_kind_that_a_worker_does_not_know_waits_for_another_worker) {
  const auto job = enqueue(unknown, 1);
  work({add});
  pass(0.1);
  const JobRecord record = run(job.info());
  BOOST_TEST((record.state == State::delayed && record.failures == 1));
  BOOST_TEST(record.text.find("this worker knows no unknown") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_no_attempt_can_read_is_dead_at_once) {
  NewJob job;
  job.id = "x", job.kind = "add", job.queue = "default", job.payload = "{\"v\":1,\"args\":[1]}";
  run(engine->enqueue(std::vector<NewJob>{job}));
  work({add});
  BOOST_TEST(text_of<JobFailed>([&] {
               run(client.job<int>("x").result());
             }).find("2 values are wanted, not 1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(options_that_make_no_sense_are_refused) {
  EnqueueOptions both, great;
  both.delay = 1, both.at = 1;
  great.priority = 10;
  BOOST_CHECK_THROW(enqueue(both, slow, 1), ValueError);
  BOOST_CHECK_THROW(enqueue(great, slow, 1), ValueError);
  BOOST_CHECK_THROW(Worker({}, engine), ValueError);
  BOOST_CHECK_THROW(Worker({add, add}, engine), ValueError);
  WorkerOptions none, slow_beat;
  none.max_jobs = 0, slow_beat.beat = 8;
  BOOST_CHECK_THROW(Worker({add}, engine, none), ValueError);
  BOOST_CHECK_THROW(Worker({add}, engine, slow_beat), ValueError);
  Worker& worker = work({add});
  pass(1);
  BOOST_CHECK_THROW(run(worker.run()), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
