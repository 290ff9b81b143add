// How workers end, and what others and they themselves make of it.
#include "tests/jobs/unreliable_engine.hpp"
#include "tests/jobs/worker_bench.hpp"

#include <asyncio/futures/runners.hpp>

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;
using Texts = std::vector<std::string>;

namespace {

Texts said;

Coroutine<void> slow_body(double seconds) {
  return coroutine([seconds](auto& co) {
    BEGIN(co);
    said.push_back("begun");
    TRY { YIELD_FROM(asyncio::sleep(seconds)); }
    EXCEPT(CancelledError) {
      said.push_back("cancelled");
      RAISE();
    }
    ELSE { said.push_back("done"); }
    END_TRY;
    END;
  });
}
Coroutine<void> stubborn_body() {
  return coroutine([i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 40; ++i) {
      TRY { YIELD_FROM(asyncio::sleep(1)); }
      EXCEPT(CancelledError) {}
      END_TRY;
    }
    END;
  });
}
void signal_body() { ::raise(SIGTERM); }
Coroutine<void> say(std::string text) {
  return coroutine([text](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    said.push_back(text);
    END;
  });
}

constexpr auto slow = Kind{"slow", &slow_body}.keep_result(1e6);
constexpr auto stubborn = Kind{"stubborn", &stubborn_body};
constexpr auto signals = Kind{"signal", &signal_body};

struct Ends : WorkerBench {
  Ends() { said.clear(); }
  ~Ends() { stop_all(); }
  // The next worker's way to the engine.
  UnreliableEngine& line() {
    const auto made = std::make_shared<UnreliableEngine>(inner, books);
    engine = made;
    return *made;
  }
  EnginePtr inner = engine;
  std::shared_ptr<UnreliableEngine::Books> books = std::make_shared<UnreliableEngine::Books>();
};

BOOST_FIXTURE_TEST_SUITE(worker_end, Ends)

BOOST_AUTO_TEST_CASE(stopped_it_takes_nothing_more_and_lets_its_jobs_end) {
  Worker& worker = work({slow});
  const auto first = enqueue(slow, 20);
  pass(1);
  worker.stop();
  const auto second = enqueue(slow, 1);
  run(tasks[0]);
  BOOST_TEST(loop.time() == 20.0);
  BOOST_TEST((said == Texts{"begun", "done"}));
  BOOST_TEST((state(first) == "done" && state(second) == "ready"));
  BOOST_TEST(run(client.inspect()).workers.size() == 0u);
}

BOOST_AUTO_TEST_CASE(stopped_while_it_takes_it_takes_no_second_batch) {
  line().delay = [] { return 1.0; };
  run(Client(inner).enqueue_many(slow, std::vector<std::tuple<double>>(250, {1})));
  WorkerOptions options;
  options.max_jobs = 250;
  Worker& worker = work({slow}, options);
  while (worker.running() == 0) pass(0.5);
  worker.stop();
  run(tasks[0]);
  BOOST_TEST(worker.stats().done == 200u);  // the one that was under way is not lost
}

BOOST_AUTO_TEST_CASE(after_the_grace_time_jobs_are_cancelled_and_released_at_once) {
  Worker& worker = work({slow});
  const auto job = enqueue(slow, 1000);
  pass(1);
  worker.stop();
  run(tasks[0]);
  BOOST_TEST(loop.time() == 31.0);
  BOOST_TEST((said == Texts{"begun", "cancelled"}));
  BOOST_TEST(state(job) == "ready");
  BOOST_TEST((run(job.info()).failures == 0 && run(job.info()).deaths == 0));
  BOOST_TEST(worker.stats().released == 1u);
}

BOOST_AUTO_TEST_CASE(stopped_twice_it_does_not_wait) {
  Worker& worker = work({slow});
  enqueue(slow, 1000);
  pass(1);
  worker.stop();
  pass(1);
  worker.stop();
  run(tasks[0]);
  BOOST_TEST(loop.time() == 2.0);
}

BOOST_AUTO_TEST_CASE(cancelled_it_cancels_its_jobs_and_releases_them) {
  work({slow});
  const auto job = enqueue(slow, 1000);
  pass(1);
  tasks[0].cancel();
  BOOST_CHECK_THROW(run(tasks[0]), CancelledError);
  BOOST_TEST(loop.time() == 1.0);
  BOOST_TEST(state(job) == "ready");
}

BOOST_AUTO_TEST_CASE(a_job_that_does_not_end_holds_nobody_up) {
  Worker& worker = work({stubborn});
  const auto job = enqueue(stubborn);
  pass(1);
  tasks[0].cancel();
  BOOST_CHECK_THROW(run(tasks[0]), CancelledError);
  BOOST_TEST(loop.time() == 6.0);
  BOOST_TEST((state(job) == "ready" && worker.stats().stuck == 1));
  pass(60);  // its end is nobody's business any more
  BOOST_TEST(messages() == Texts{"a job goes on though it was cancelled"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hooks_run_before_the_first_job_and_after_the_last) {
  WorkerOptions options;
  options.on_startup = [] { return say("up"); };
  options.on_shutdown = [] { return say("down"); };
  enqueue(slow, 1);
  Worker& worker = work({slow}, options);
  pass(5);
  worker.stop();
  run(tasks[0]);
  BOOST_TEST((said == Texts{"up", "begun", "done", "down"}));
}

BOOST_AUTO_TEST_CASE(a_hook_that_fails_ends_the_worker) {
  WorkerOptions options;
  options.on_startup = [] {
    return coroutine([](auto& co) { return co.raise(ValueError("no")); });
  };
  work({slow}, options);
  BOOST_CHECK_THROW(run(tasks[0]), ValueError);
  BOOST_TEST(run(client.inspect()).workers.size() == 0u);
}

BOOST_AUTO_TEST_CASE(the_jobs_of_a_dead_worker_run_elsewhere_within_a_lease) {
  UnreliableEngine& dies = line();
  work({slow});
  const auto job = enqueue(slow, 100);
  pass(7);
  dies.silent = true;  // its last beat was at 5
  tasks[0].cancel();   // nothing of it is heard any more
  line();
  work({slow});
  pass(12.9);
  BOOST_TEST(said == (Texts{"begun", "cancelled"}), boost::test_tools::per_element());
  pass(6);  // the lease was over at 20, and each beat reaps
  BOOST_TEST((said == Texts{"begun", "cancelled", "begun"}));
  run(job.result());
  BOOST_TEST(run(job.info()).deaths == 1u);
  dies.silent = false;
}

BOOST_AUTO_TEST_CASE(a_long_job_is_no_dead_job) {
  work({slow});
  work({slow});
  const auto job = enqueue(slow, 1e5);
  run(job.result());
  BOOST_TEST((said == Texts{"begun", "done"}));
}

BOOST_AUTO_TEST_CASE(a_worker_whose_engine_is_silent_for_a_lease_cancels_its_own_jobs) {
  UnreliableEngine& mute = line();
  Worker& worker = work({slow});
  enqueue(slow, 100);
  pass(7);
  mute.silent = true;
  pass(12.9);
  BOOST_TEST((said == Texts{"begun"}));
  BOOST_TEST(worker.health() > 12);
  pass(0.2);
  BOOST_TEST((said == Texts{"begun", "cancelled"}));
  BOOST_TEST((worker.stats().lost == 1 && worker.running() == 0));
  mute.silent = false;
  pass(20);
  BOOST_TEST(said == (Texts{"begun", "cancelled", "begun"}), boost::test_tools::per_element());
  BOOST_TEST(worker.health() <= 5);
}

BOOST_AUTO_TEST_CASE(the_end_of_an_attempt_that_was_overtaken_is_fenced) {
  UnreliableEngine& paused = line();
  Worker& first = work({slow});
  const auto job = enqueue(slow, 8);
  pass(6);
  paused.silent = true;
  line();
  work({slow});
  pass(30);  // the first body ended at 8, and its end is still under way
  BOOST_TEST((said == Texts{"begun", "done", "begun", "done"}));
  paused.silent = false;
  pass(10);
  BOOST_TEST((first.stats().fenced == 1 && first.stats().done == 0 && books->fenced >= 1));
  BOOST_TEST((workers[1]->stats().done == 1 && books->done[job.id()] == 1));
}

BOOST_AUTO_TEST_CASE(a_job_that_kills_its_workers_is_dead_after_three) {
  const auto job = enqueue(slow, 1000);
  std::vector<UnreliableEngine*> lines;
  for (int i = 0; i < 4; ++i) {
    lines.push_back(&line());
    work({slow});
    pass(22);
    lines.back()->silent = true;
    tasks.back().cancel();
  }
  BOOST_TEST(text_of<JobFailed>([&] { run(job.result()); }) == "its worker died 3 times");
  BOOST_TEST(said.size() == 6u);
  for (UnreliableEngine* const each : lines) each->silent = false;
}

BOOST_AUTO_TEST_CASE(jobs_whose_take_was_not_answered_are_released) {
  UnreliableEngine& lossy = line();
  work({slow});
  pass(1);
  lossy.line = [takes = 0]() mutable {
    return ++takes <= 2 ? UnreliableEngine::Line::fails_after : UnreliableEngine::Line::good;
  };
  enqueue(slow, 1);  // its answer is lost
  pass(30);
  BOOST_TEST((said == Texts{"begun", "done"}));
  BOOST_TEST(books->fenced == 0);
}

BOOST_AUTO_TEST_CASE(a_worker_waits_for_its_engine_to_come_up) {
  UnreliableEngine& down = line();
  down.line = [] { return UnreliableEngine::Line::fails_before; };
  work({slow});
  pass(60);
  down.line = [] { return UnreliableEngine::Line::good; };
  pass(5);
  enqueue(slow, 1);
  pass(2);
  BOOST_TEST((said == Texts{"begun", "done"}));
  BOOST_TEST(messages() == Texts{"the engine of jobs does not answer"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_beat_says_where_each_job_waits) {
  work({slow});
  const auto job = enqueue(slow, 100);
  pass(6);
  const std::string details = run(client.inspect()).workers.at(0).details;
  BOOST_TEST(details.find("[\"" + job.id() + "\",\"slow\",\"") != std::string::npos);
  BOOST_TEST(details.find("worker_end_test.cpp:") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(run_worker_ends_with_sigterm) {
  said.clear();
  const auto engine = std::make_shared<MemoryEngine>();
  asyncio::run(coroutine([client = Client(engine), job = Job<void>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(job, client.enqueue(signals));
    YIELD_FROM(run_worker({signals}, client.engine()));
    END;
  }));
}

}  // namespace
