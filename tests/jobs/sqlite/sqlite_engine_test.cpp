// The engine in a file of SQLite's passes what every engine passes; two of them share a file;
// errors and cancellation leave nothing half done.
#include "tests/io/socket_loop.hpp"
#include "tests/jobs/engine_conformance.hpp"

#include <asyncio/db/sqlite/connection.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/sqlite/sqlite_engine.hpp>
#include <asyncio/jobs/worker.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;
using How = End::How;

namespace {

struct SqliteJobs : SocketLoop {
  SqliteJobs() {
    std::string name = (std::filesystem::temp_directory_path() / "asyncio17_jobs_XXXXXX").string();
    BOOST_REQUIRE(mkdtemp(name.data()));
    folder = name, file = folder + "/jobs.db";
  }
  ~SqliteJobs() { std::filesystem::remove_all(folder); }
  void pass(double seconds) { run(loop.create_task(asyncio::sleep(seconds))); }

  EngineBench bench(SqliteOptions options = {}) {
    return {loop, std::make_shared<SqliteEngine>(file, options)};
  }
  // The text of the E that adding a job raises.
  template <class E>
  std::string error_of(EngineBench& b, std::string id) {
    NewJob job = b.job(std::move(id));
    job.payload.resize(100);
    return text_of<E>([&] { b.add(std::move(job)); });
  }
  std::string text() const {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static std::vector<NewJob> batch(int n) {
    std::vector<NewJob> out;
    for (int i = 0; i < n; ++i) out.push_back(EngineBench::job(std::to_string(i)));
    return out;
  }

  std::string folder, file;
};

constexpr States kAlive{State::delayed, State::ready, State::running};

BOOST_FIXTURE_TEST_SUITE(sqlite_engine, SqliteJobs)

BOOST_DATA_TEST_CASE_F(SqliteJobs, conforms, boost::unit_test::data::make(engine_cases()), each) {
  each.check(bench());
  BOOST_TEST(reports.size() == 0u);
}

BOOST_AUTO_TEST_CASE(engines_that_make_one_file_at_once_find_one_another) {
  std::vector<EngineBench> all;
  std::vector<Task<BeatAnswer>> beats;
  for (int i = 0; i < 8; ++i) all.push_back(bench());
  for (int i = 0; i < 8; ++i)
    beats.push_back(loop.create_task(all[i].engine->beat({std::to_string(i), 1000, "", false})));
  run(asyncio::wait(beats));
  for (const auto& beat : beats) BOOST_TEST(!beat.result().known);
  BOOST_TEST(run(all[0].engine->inspect({})).workers.size() == 8u);
}

BOOST_AUTO_TEST_CASE(two_engines_take_each_job_once_and_hear_each_other) {
  EngineBench a = bench(), b = bench();
  a.beat("a"), b.beat("b");
  int woken = 0;
  const auto heard = a.engine->listen(Engine::Topic::queue, "q", [&woken] { ++woken; });
  run(b.engine->enqueue(batch(300)));
  until([&] { return woken > 0; });
  std::multiset<std::string> taken;
  for (bool more = true; more;) {
    auto from_a = loop.create_task(a.engine->take({"a", {"q"}, 7, {}}));
    auto from_b = loop.create_task(b.engine->take({"b", {"q"}, 7, {}}));
    run(asyncio::wait(std::vector<Task<Taken>>{from_a, from_b}));
    for (const auto& each : {from_a, from_b})
      for (const TakenJob& job : each.result().jobs) taken.insert(job.id);
    more = !from_a.result().jobs.empty() || !from_b.result().jobs.empty();
  }
  BOOST_TEST((taken.size() == 300 && std::set(taken.begin(), taken.end()).size() == 300));
  BOOST_TEST(!b.end({"0", 1}, How::finish, "", 0, 0, "nobody"));
}

BOOST_AUTO_TEST_CASE(a_call_that_waits_for_the_lock_ends_by_its_timeout_or_when_cancelled) {
  SqliteOptions options;
  options.timeout = 0.05;
  EngineBench hasty = bench(options), patient = bench();
  hasty.add(hasty.job("a"));
  patient.beat();
  const auto other = run(sqlite::connect(file));
  run(other.executescript("BEGIN IMMEDIATE"));
  BOOST_TEST(error_of<sqlite::OperationalError>(hasty, "b") == "database is locked");
  BOOST_TEST(hasty.state("a") == "ready 0 0 0");  // who only reads waits for nobody
  // Each function is one await.
  Engine& e = *patient.engine;
  const auto cancelled = [this](auto coroutine) {
    auto task = loop.create_task(std::move(coroutine));
    pass(0.02);
    const bool waits = !task.done();
    task.cancel();
    BOOST_CHECK_THROW(run(task), CancelledError);
    return waits;
  };
  BOOST_TEST(cancelled(e.enqueue(batch(3))));
  BOOST_TEST(cancelled(e.take({"w", {"q"}, 1, {}})));
  BOOST_TEST(cancelled(e.end("w", std::vector<End>(1))));
  BOOST_TEST(cancelled(e.beat({"v", 1000, "", false})));
  BOOST_TEST(cancelled(e.reap(3, 1)));
  BOOST_TEST(cancelled(e.move_due()));
  BOOST_TEST(cancelled(e.abort(std::vector<std::string>{"a"}, 0)));
  BOOST_TEST(cancelled(e.redrive(std::vector<std::string>{"a"})));
  run(other.rollback());
  BOOST_TEST(hasty.state("a") == "ready 0 0 0");
  BOOST_TEST(hasty.count(kAlive) == 1u);
  BOOST_TEST(run(e.inspect({})).workers.size() == 1u);
  BOOST_TEST(patient.ids(patient.take()) == "a");
  run(other.close());
}

BOOST_AUTO_TEST_CASE(a_batch_that_is_cancelled_is_there_as_a_whole_or_not_at_all) {
  EngineBench b = bench(), other = bench();
  int whole = 0, none = 0;
  for (int i = 0; i < 40; ++i) {
    std::vector<NewJob> jobs = batch(500);
    auto task = loop.create_task(b.engine->enqueue(jobs));
    pass(i * 0.0005);
    task.cancel();
    run(asyncio::wait(std::vector<Task<std::vector<Enqueued>>>{task}));
    const std::size_t found = other.count(kAlive);
    BOOST_TEST((found == 0 || found == 500));
    if (!task.cancelled()) BOOST_TEST(found == 500u);
    ++(found ? whole : none);
    std::vector<std::string> ids;
    for (const NewJob& job : jobs) ids.push_back(job.id);
    run(other.engine->abort(ids, 0));
  }
  BOOST_TEST_MESSAGE(whole << " whole, " << none << " none");
  BOOST_TEST(none > 0);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_full_refuses_and_loses_nothing) {
  SqliteOptions options;
  options.max_pages = 30;
  EngineBench b = bench(options);
  b.beat();
  const std::string full = "database or disk is full";
  std::size_t accepted = 0;
  while (error_of<sqlite::OperationalError>(b, "a" + std::to_string(accepted)) != full) ++accepted;
  BOOST_TEST(accepted > 10u);
  BOOST_TEST(text_of<sqlite::OperationalError>([&] { run(b.engine->enqueue(batch(500))); }) ==
             full);
  const Taken taken = b.take(1000);
  BOOST_TEST(taken.jobs.size() == accepted);
  for (const TakenJob& job : taken.jobs) BOOST_TEST(b.end(job, How::finish));
  BOOST_TEST(b.add(b.job("b")));
}

BOOST_AUTO_TEST_CASE(what_is_no_database_or_one_of_later_is_left_alone) {
  std::ofstream(file) << std::string(5000, 'x');
  EngineBench b = bench();
  for (int i = 0; i < 2; ++i)
    BOOST_TEST(error_of<sqlite::DatabaseError>(b, "a") == "file is not a database");
  BOOST_TEST(text() == std::string(5000, 'x'));
  std::filesystem::remove(file);
  // It is there now.
  EngineBench c = bench();
  BOOST_TEST(c.add(c.job("a")));
  const auto other = run(sqlite::connect(file));
  run(other.executescript("INSERT INTO asyncio_jobs_version VALUES (99)"));
  EngineBench d = bench();
  BOOST_TEST(error_of<sqlite::OperationalError>(d, "b") ==
             "the jobs in this file have version 99, and this library knows 1");
  BOOST_TEST(c.count(kAlive) == 1u);
  run(other.close());
  file = folder + "/none/jobs.db";
  EngineBench e = bench();
  BOOST_TEST(error_of<sqlite::OperationalError>(e, "a") == "unable to open database file");
  std::filesystem::create_directory(folder + "/none");
  BOOST_TEST(e.add(e.job("a")));
}

BOOST_AUTO_TEST_CASE(those_whose_limit_is_reached_are_passed_by_others) {
  EngineBench b = bench();
  b.beat();
  std::vector<NewJob> jobs = batch(1000);
  for (std::size_t i = 0; i < jobs.size(); ++i)
    jobs[i].limit_key = i < 999 ? "customer:1" : "customer:2";
  run(b.engine->enqueue(std::move(jobs)));
  // The last one of a thousand passes the others.
  const std::vector<Limit> one = {Limit::key("customer").most(1)};
  BOOST_TEST(b.ids(b.take(5, "w", {"q"}, one)) == "0 999");
  BOOST_TEST(b.ids(b.take(5, "w", {"q", "q"}, {Limit::queue("q").most(4)})) == "1 2");
}

int add_body(int a, int b) { return a + b; }

BOOST_AUTO_TEST_CASE(a_worker_runs_what_another_engine_enqueues) {
  constexpr auto add = Kind<int(int, int)>{"add", &add_body}.keep_result(3600);
  EngineBench here = bench(), there = bench();
  WorkerOptions options;
  options.poll = 1000;  // it is woken
  Worker worker({add}, here.engine, options);
  auto running = loop.create_task(worker.run());
  const jobs::Job<int> job = run(Client(there.engine).enqueue(add, 2, 3));
  BOOST_TEST(run(job.result(60)) == 5);
  worker.stop();
  run(running);
  BOOST_TEST(reports.size() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
