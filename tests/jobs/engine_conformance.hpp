// What every engine of jobs passes. Another engine's test says how one is made:
//
//   BOOST_DATA_TEST_CASE(mine, data::make(engine_cases()), each) {
//     SocketLoop f;
//     each.check({f.loop, std::make_shared<MyEngine>(…)});  // one that has no jobs yet
//   }
//
// The cases wait by the loop's clock for what must be over, and for nothing that must not be: they
// hold on virtual time, and on a server's time however busy the machine is.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/jobs/engine.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

struct EngineBench {
  EventLoop& loop;
  jobs::EnginePtr engine;

  template <class A>
  auto run(A&& awaitable) {
    return loop.run_until_complete(std::forward<A>(awaitable));
  }
  void pass(double seconds) { run(loop.create_task(sleep(seconds))); }

  static jobs::NewJob job(std::string id, std::string queue = "q") {
    jobs::NewJob out;
    out.id = std::move(id);
    out.kind = "kind";
    out.queue = std::move(queue);
    out.payload = std::string("a\0\"\xff\n", 5);
    return out;
  }
  bool add(jobs::NewJob job) {
    return run(engine->enqueue(std::vector<jobs::NewJob>{std::move(job)}))[0].created;
  }
  void add_all(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) add(job(id));
  }
  jobs::BeatAnswer beat(std::string worker = "w", double lease = 1000) {
    return run(engine->beat({std::move(worker), lease, "details", true}));
  }
  jobs::Taken take(std::size_t most = 100, std::string worker = "w",
                   std::vector<std::string> queues = {"q"}, std::vector<jobs::Limit> limits = {}) {
    run(engine->move_due());
    return run(engine->take({std::move(worker), std::move(queues), most, std::move(limits)}));
  }
  // The ids, one behind the other: `a b`.
  static std::string ids(const jobs::Taken& taken) {
    std::string out;
    for (const jobs::TakenJob& each : taken.jobs) out += (out.empty() ? "" : " ") + each.id;
    return out;
  }
  bool end(const jobs::Attempt& attempt, jobs::End::How how, std::string text = {}, double keep = 0,
           double delay = 0, std::string worker = "w") {
    jobs::End end;
    static_cast<jobs::Attempt&>(end) = attempt;
    end.how = how, end.text = std::move(text), end.keep = keep, end.delay = delay;
    return run(engine->end(std::move(worker), std::vector<jobs::End>{std::move(end)}))[0];
  }
  // `running 2 1 0`: its state, attempt, failures and deaths; `none`.
  std::string state(const std::string& id) {
    jobs::Query query;
    query.ids = {id};
    const jobs::Inspection found = run(engine->inspect(std::move(query)));
    if (found.jobs.empty()) return "none";
    const jobs::JobRecord& j = found.jobs[0];
    return std::string(to_string(j.state)) + ' ' + std::to_string(j.attempt) + ' ' +
           std::to_string(j.failures) + ' ' + std::to_string(j.deaths);
  }
  // How many jobs are in one of these states, in all queues.
  std::size_t count(jobs::States states) {
    jobs::Query query;
    query.states = states, query.most = 1000;
    return run(engine->inspect(std::move(query))).jobs.size();
  }
};

struct EngineCase {
  const char* name;
  void (*check)(EngineBench bench);
  friend std::ostream& operator<<(std::ostream& out, const EngineCase& each) {
    return out << each.name;
  }
};

namespace engine_conformance {

using namespace jobs;
using How = End::How;
using B = EngineBench;
constexpr double kLong = 1000, kShort = 0.05;

inline void a_job_goes_out_as_it_came_in(B b) {
  BOOST_TEST(b.add(b.job("a")));
  b.beat();
  const Taken taken = b.take();
  BOOST_REQUIRE(taken.jobs.size() == 1u);
  const TakenJob& job = taken.jobs[0];
  BOOST_TEST((job.id == "a" && job.kind == "kind" && job.queue == "q" && job.number == 1));
  BOOST_TEST(job.payload == b.job("a").payload);
  BOOST_TEST((job.failures == 0 && job.deaths == 0));
  BOOST_TEST(b.state("a") == "running 1 0 0");
  BOOST_TEST(b.end(job, How::finish));
  BOOST_TEST(b.state("a") == "none");
}

inline void an_id_that_is_known_makes_no_second_job(B b) {
  BOOST_TEST(b.add(b.job("a")));
  BOOST_TEST(!b.add(b.job("a")));
  const std::vector<Enqueued> both =
      b.run(b.engine->enqueue(std::vector<NewJob>{b.job("b"), b.job("b")}));
  BOOST_TEST((both[0].created && !both[1].created && both[1].id == "b"));
  b.beat();
  BOOST_TEST(b.ids(b.take()) == "a b");
  BOOST_TEST(!b.add(b.job("a")));
}

inline void at_most_so_many_are_taken_and_each_once(B b) {
  b.add_all({"a", "b", "c"});
  b.beat();
  b.beat("v");
  BOOST_TEST(b.ids(b.take(2)) == "a b");
  BOOST_TEST(b.ids(b.take(2, "v")) == "c");
  BOOST_TEST(b.ids(b.take()).empty());
  BOOST_TEST(b.ids(b.take(0)).empty());
}

inline void queues_are_strictly_in_order_and_priorities_inside(B b) {
  for (const int priority : {0, 9, 5}) {
    for (const std::string queue : {"slow", "fast"}) {
      NewJob job = b.job(queue + std::to_string(priority), queue);
      job.priority = priority;
      b.add(std::move(job));
    }
  }
  b.beat();
  BOOST_TEST(b.ids(b.take(4, "w", {"fast", "slow"})) == "fast9 fast5 fast0 slow9");
  BOOST_TEST(b.ids(b.take(4, "w", {"fast"})).empty());
  BOOST_TEST(b.ids(b.take(4, "w", {"slow"})) == "slow5 slow0");
}

inline void without_a_lease_nothing_is_taken(B b) {
  b.add(b.job("a"));
  BOOST_TEST(b.ids(b.take()).empty());
  b.beat("w", kShort);
  b.pass(2 * kShort);
  BOOST_TEST(b.ids(b.take()).empty());
  b.beat("w", kLong);
  BOOST_TEST(b.ids(b.take()) == "a");
}

inline void an_end_of_another_worker_or_attempt_is_fenced(B b) {
  b.add(b.job("a"));
  b.beat();
  b.beat("v");
  const TakenJob first = b.take().jobs.at(0);
  for (const How how : {How::finish, How::retry, How::bury, How::abort, How::release}) {
    BOOST_TEST(!b.end(first, how, "", 0, 0, "v"));
    BOOST_TEST(!b.end({"a", 2}, how));
    BOOST_TEST(!b.end({"none", 1}, how));
  }
  BOOST_TEST(b.state("a") == "running 1 0 0");
  BOOST_TEST(b.end(first, How::release));
  BOOST_TEST(b.state("a") == "ready 1 0 0");
  BOOST_TEST(!b.end(first, How::finish));  // it runs no more
  const TakenJob second = b.take(1, "w").jobs.at(0);
  BOOST_TEST(second.number == 2u);
  BOOST_TEST(!b.end(first, How::finish));
  BOOST_TEST(b.end(second, How::finish));
  BOOST_TEST(!b.end(second, How::finish));
}

inline void in_a_batch_of_ends_each_is_told_apart(B b) {
  b.add_all({"a", "b"});
  b.beat();
  const Taken taken = b.take();
  std::vector<End> ends(3);
  static_cast<Attempt&>(ends[0]) = taken.jobs[0];
  static_cast<Attempt&>(ends[1]) = {"none", 1};
  static_cast<Attempt&>(ends[2]) = taken.jobs[1];
  const std::vector<bool> ended = b.run(b.engine->end("w", std::move(ends)));
  BOOST_TEST((ended == std::vector<bool>{true, false, true}));
}

inline void a_delayed_job_comes_when_it_is_due_and_once(B b) {
  NewJob late = b.job("late"), soon = b.job("soon");
  late.delay = kLong, soon.delay = kShort;
  b.add(std::move(late));
  b.add(std::move(soon));
  b.beat();
  const Moved moved = b.run(b.engine->move_due());
  // The machine may have slept until then.
  BOOST_TEST((moved.jobs == 1 || moved.next.value_or(0) <= kShort));
  BOOST_TEST(b.state("late") == "delayed 0 0 0");
  b.pass(2 * kShort);
  BOOST_TEST(b.ids(b.take()) == "soon");
  BOOST_TEST(b.ids(b.take()).empty());
}

inline void a_time_is_one_of_the_engines_clock(B b) {
  const double now = b.beat().now;
  NewJob past = b.job("past"), later = b.job("later"), missed = b.job("missed"),
         tick = b.job("tick");
  past.at = missed.at = now - 10;
  later.at = tick.at = now + kLong;
  missed.only_in_time = tick.only_in_time = true;
  BOOST_TEST(b.add(std::move(past)));
  BOOST_TEST(b.add(std::move(later)));
  BOOST_TEST(b.run(b.engine->enqueue(std::vector<NewJob>{std::move(missed)}))[0].id.empty());
  BOOST_TEST(b.add(std::move(tick)));
  BOOST_TEST(b.ids(b.take()) == "past");
  BOOST_TEST(b.count({State::delayed}) == 2u);
}

inline void a_retry_counts_and_a_release_does_not(B b) {
  b.add(b.job("a"));
  b.beat();
  BOOST_TEST(b.end(b.take().jobs.at(0), How::retry, "it failed", 0, kShort));
  BOOST_TEST(b.state("a") == "delayed 1 1 0");
  b.pass(2 * kShort);
  const TakenJob again = b.take().jobs.at(0);
  BOOST_TEST((again.number == 2 && again.failures == 1));
  BOOST_TEST(b.end(again, How::release));
  BOOST_TEST(b.state("a") == "ready 2 1 0");
  BOOST_TEST(b.end(b.take().jobs.at(0), How::retry));
  BOOST_TEST(b.state("a") == "ready 3 2 0");
}

inline void what_has_ended_is_kept_as_long_as_it_says(B b) {
  b.add_all({"short", "long"});
  b.beat();
  const Taken taken = b.take();
  b.end(taken.jobs[0], How::finish, "1", kShort);
  b.end(taken.jobs[1], How::finish, "result", kLong);
  b.pass(2 * kShort);
  b.run(b.engine->move_due());
  BOOST_TEST(b.state("short") == "none");
  Query query;
  query.ids = {"long"};
  const Inspection found = b.run(b.engine->inspect(std::move(query)));
  BOOST_TEST((found.jobs.at(0).state == State::done && found.jobs[0].text == "result"));
}

inline void dead_letters_are_kept_and_come_back_as_new(B b) {
  b.add_all({"a", "b"});
  b.beat();
  const Taken taken = b.take();
  b.end(taken.jobs[0], How::bury, "no use", kLong);
  BOOST_TEST(b.state("a") == "dead 1 1 0");
  const std::vector<bool> redriven =
      b.run(b.engine->redrive(std::vector<std::string>{"a", "b", "none"}));
  BOOST_TEST((redriven == std::vector<bool>{true, false, false}));
  const TakenJob again = b.take().jobs.at(0);
  BOOST_TEST((again.id == "a" && again.number == 2 && again.failures == 0));
}

inline void jobs_of_a_dead_worker_go_back_and_those_of_a_living_one_do_not(B b) {
  b.add_all({"a", "b"});
  b.beat("dies", kShort);
  const TakenJob old = b.take(1, "dies").jobs.at(0);
  b.beat("lives");
  b.take(1, "lives");
  b.pass(2 * kShort);
  const Reaped reaped = b.run(b.engine->reap(3, kLong));
  BOOST_TEST((reaped.workers == 1 && reaped.ready == 1 && reaped.dead == 0));
  BOOST_TEST(b.state("a") == "ready 1 0 1");
  BOOST_TEST(b.state("b") == "running 1 0 0");
  BOOST_TEST(!b.end(old, How::finish, "", 0, 0, "dies"));  // late
  BOOST_TEST(!b.beat("dies").known);
  BOOST_TEST(b.take(1, "lives").jobs.at(0).number == 2u);
}

inline void a_beat_keeps_the_jobs_of_a_worker(B b) {
  b.add(b.job("a"));
  BOOST_TEST(!b.beat("w", kShort).known);
  const TakenJob job = b.take().jobs.at(0);
  const BeatAnswer answer = b.beat("w", kLong);
  BOOST_TEST((answer.known && answer.running.size() == 1 && answer.running[0].id == "a"));
  b.pass(2 * kShort);
  BOOST_TEST(b.run(b.engine->reap(3, kLong)).workers == 0u);
  BOOST_TEST(b.end(job, How::finish));
}

inline void a_job_that_kills_its_workers_is_buried(B b) {
  b.add(b.job("a"));
  for (const std::string worker : {"w1", "w2", "w3"}) {
    b.beat(worker, kShort);
    BOOST_TEST(b.ids(b.take(1, worker)) == "a");
    b.pass(2 * kShort);
    b.run(b.engine->reap(3, kLong));
  }
  BOOST_TEST(b.state("a") == "dead 3 0 3");
}

inline void a_worker_that_leaves_gives_its_jobs_back_at_once(B b) {
  b.add(b.job("a"));
  b.beat();
  b.take();
  b.beat("w", 0);
  BOOST_TEST(b.state("a") == "ready 1 0 0");
  BOOST_TEST(!b.beat().known);
}

inline void an_abort_ends_what_waits_and_tells_the_worker_of_what_runs(B b) {
  NewJob late = b.job("late");
  late.delay = kLong;
  b.add(std::move(late));
  b.add(b.job("runs"));
  b.beat();
  const TakenJob runs = b.take().jobs.at(0);
  b.add(b.job("waits"));
  const std::vector<bool> asked =
      b.run(b.engine->abort(std::vector<std::string>{"late", "waits", "runs", "none"}, kLong));
  BOOST_TEST((asked == std::vector<bool>{true, true, true, false}));
  BOOST_TEST(b.state("late") == "aborted 0 0 0");
  BOOST_TEST(b.state("waits") == "aborted 0 0 0");
  BOOST_TEST(b.state("runs") == "running 1 0 0");
  const BeatAnswer answer = b.beat();
  BOOST_REQUIRE(answer.aborted.size() == 1u);
  BOOST_TEST((answer.aborted[0].id == "runs" && answer.aborted[0].number == 1));
  BOOST_TEST(b.end(runs, How::retry));
  BOOST_TEST(b.state("runs").substr(0, 7) == "aborted");
  BOOST_TEST(b.ids(b.take()).empty());
}

inline void what_is_to_be_aborted_does_not_outlive_its_worker(B b) {
  b.add(b.job("a"));
  b.beat("w", kShort);
  b.take();
  b.run(b.engine->abort(std::vector<std::string>{"a"}, kLong));
  b.pass(2 * kShort);
  b.run(b.engine->reap(3, kLong));
  BOOST_TEST(b.state("a").substr(0, 7) == "aborted");
}

inline void a_unique_key_holds_in_its_states_and_no_longer(B b) {
  const auto add = [&b](std::string id, States states, double delay = 0) {
    NewJob job = b.job(std::move(id));
    job.unique = "key", job.unique_states = states, job.delay = delay;
    return b.run(b.engine->enqueue(std::vector<NewJob>{std::move(job)}))[0];
  };
  const States waits{State::delayed, State::ready};
  BOOST_TEST(add("a", waits, kShort).created);
  const Enqueued second = add("b", waits);
  BOOST_TEST((!second.created && second.id == "a"));
  b.pass(2 * kShort);
  b.beat();
  const TakenJob first = b.take().jobs.at(0);
  BOOST_TEST(add("c", {State::delayed, State::ready, State::running, State::done}).created);
  BOOST_TEST(b.end(first, How::release));  // its key is gone
  const TakenJob c = b.take(1).jobs.at(0).id == "a" ? b.take(1).jobs.at(0) : TakenJob();
  BOOST_TEST(c.id == "c");
  BOOST_TEST(!add("d", waits).created);
  BOOST_TEST(b.end(c, How::finish, "", kShort));
  BOOST_TEST(!add("d", waits).created);
  b.pass(2 * kShort);
  b.run(b.engine->move_due());
  BOOST_TEST(add("d", waits).created);
}

inline void so_many_of_a_queue_or_key_run_at_once(B b) {
  for (const std::string id : {"a1", "a2", "a3", "b1", "n1"}) {
    NewJob job = b.job(id);
    if (id != "n1") job.limit_key = "customer:" + id.substr(0, 1);
    b.add(std::move(job));
  }
  b.beat();
  const std::vector<Limit> two = {Limit::key("customer").most(2)};
  const Taken taken = b.take(100, "w", {"q"}, two);
  BOOST_TEST(b.ids(taken) == "a1 a2 b1 n1");
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, two)).empty());
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, {Limit::queue("q").most(4)})).empty());
  b.end(taken.jobs[3], How::finish);
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, two)).empty());
  b.end(taken.jobs[0], How::finish);
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, two)) == "a3");
}

inline void so_many_start_in_a_second(B b) {
  b.add_all({"a", "b", "c", "d"});
  b.beat();
  const std::vector<Limit> slow = {Limit::queue("q").rate(1 / kLong, 2)};
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, slow)) == "a b");
  const Taken none = b.take(100, "w", {"q"}, slow);
  BOOST_TEST(none.jobs.empty());
  if (none.next) BOOST_TEST((*none.next > 0 && *none.next <= kLong));
  b.pass(kShort);
  BOOST_TEST(b.ids(b.take(100, "w", {"q"}, {Limit::queue("q").rate(100 / kShort, 1)})) == "c");
}

inline void who_listens_is_woken(B b) {
  int queue = 0, job = 0, other = 0;
  {
    const auto heard = b.engine->listen(Engine::Topic::queue, "q", [&queue] { ++queue; });
    const auto kept = b.engine->listen(Engine::Topic::job, "a", [&job] { ++job; });
    const auto not_heard = b.engine->listen(Engine::Topic::queue, "p", [&other] { ++other; });
    b.add(b.job("a"));
    for (int i = 0; i < 100 && !queue; ++i) b.pass(kShort);
    BOOST_TEST((queue > 0 && job == 0));
    b.beat();
    b.end(b.take().jobs.at(0), How::finish);
    for (int i = 0; i < 100 && !job; ++i) b.pass(kShort);
    BOOST_TEST((job > 0 && other == 0));
  }
  const int before = queue;
  b.add(b.job("b"));
  b.pass(kShort);
  BOOST_TEST(queue == before);
}

inline void queues_and_workers_are_counted(B b) {
  b.add_all({"a", "b", "c"});
  b.beat();
  const Taken taken = b.take(2);
  b.end(taken.jobs[0], How::bury, "", kLong);
  const Inspection found = b.run(b.engine->inspect({}));
  BOOST_REQUIRE((found.queues.size() == 1 && found.workers.size() == 1));
  const QueueRecord& q = found.queues[0];
  BOOST_TEST((q.name == "q" && q.ready == 1 && q.running == 1 && q.dead == 1 && q.delayed == 0));
  const WorkerRecord& w = found.workers[0];
  BOOST_TEST(
      (w.name == "w" && w.details == "details" && w.running == 1 && w.lease_end > found.now));
}

}  // namespace engine_conformance

inline std::vector<EngineCase> engine_cases() {
  using namespace engine_conformance;
#define ASYNCIO_CASE(name) \
  EngineCase { #name, &name }
  return {
      ASYNCIO_CASE(a_job_goes_out_as_it_came_in),
      ASYNCIO_CASE(an_id_that_is_known_makes_no_second_job),
      ASYNCIO_CASE(at_most_so_many_are_taken_and_each_once),
      ASYNCIO_CASE(queues_are_strictly_in_order_and_priorities_inside),
      ASYNCIO_CASE(without_a_lease_nothing_is_taken),
      ASYNCIO_CASE(an_end_of_another_worker_or_attempt_is_fenced),
      ASYNCIO_CASE(in_a_batch_of_ends_each_is_told_apart),
      ASYNCIO_CASE(a_delayed_job_comes_when_it_is_due_and_once),
      ASYNCIO_CASE(a_time_is_one_of_the_engines_clock),
      ASYNCIO_CASE(a_retry_counts_and_a_release_does_not),
      ASYNCIO_CASE(what_has_ended_is_kept_as_long_as_it_says),
      ASYNCIO_CASE(dead_letters_are_kept_and_come_back_as_new),
      ASYNCIO_CASE(jobs_of_a_dead_worker_go_back_and_those_of_a_living_one_do_not),
      ASYNCIO_CASE(a_beat_keeps_the_jobs_of_a_worker),
      ASYNCIO_CASE(a_job_that_kills_its_workers_is_buried),
      ASYNCIO_CASE(a_worker_that_leaves_gives_its_jobs_back_at_once),
      ASYNCIO_CASE(an_abort_ends_what_waits_and_tells_the_worker_of_what_runs),
      ASYNCIO_CASE(what_is_to_be_aborted_does_not_outlive_its_worker),
      ASYNCIO_CASE(a_unique_key_holds_in_its_states_and_no_longer),
      ASYNCIO_CASE(so_many_of_a_queue_or_key_run_at_once),
      ASYNCIO_CASE(so_many_start_in_a_second),
      ASYNCIO_CASE(who_listens_is_woken),
      ASYNCIO_CASE(queues_and_workers_are_counted),
  };
#undef ASYNCIO_CASE
}

}  // namespace asyncio::testing
