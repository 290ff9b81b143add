// Engine: what keeps the jobs. The seam between what runs jobs (worker, client, schedule) and what
// makes them outlive a process; one class for each engine, and tests/jobs/engine_conformance.hpp
// for all.
//
//   enqueue ─► delayed ──move_due──► ready ──take──► running ──end──► done | dead | aborted
//                 ▲                    ▲                │
//                 └──── end(retry) ────┼─ end(release) ─┤
//                                      └───── reap ─────┘ (its worker's lease is over)
//
// Bytes in, bytes out: an engine knows neither types nor retry policies. What it promises:
//  1. A job that enqueue() has accepted is in exactly one of these states until its record is
//  forgotten, whatever fails, and whichever process dies. Each function below happens as a whole or
//  not at all. A call that raises may have happened nevertheless; a call that is cancelled too.
//  2. At one time at most one attempt of a job runs by the engine's books. take() gives each
//  attempt a number, greater than all before; end() names worker and attempt, and an end that is
//  not of the attempt that runs changes nothing and is reported as fenced. (Two bodies may run,
//  when a worker has lost its lease and does not know yet: at least once, not exactly once.)
//  3. All times are the engine's own (`now()` of the server, TIME in the script). No function takes
//  a time by the caller's clock but `at` of enqueue(), which people have written.
//  4. A worker lives by its lease, not by its jobs' length: no job is given back because it runs
//  long. There is no lock that could be left behind: each claim is a conditional write.
//  5. Ready jobs of a queue come by priority, greater first, and among equal ones mostly in the
//  order in which they became ready; after a retry, a release or a reap a job may stand anywhere
//  there.
//
// How the four are built: memory: this process, the loop's clock. PostgreSQL: take is UPDATE … FROM
// (SELECT … FOR UPDATE SKIP LOCKED LIMIT n), delayed jobs are rows with a later `due`, a lease is
// the worker's row, end and reap are UPDATE … WHERE worker and attempt, wake-ups are LISTEN. Redis:
// one script a function, streams or sorted sets a queue and priority, delayed jobs in a sorted set,
// one sorted set of leases. SQLite: BEGIN IMMEDIATE around each.
//
// Errors: those of db/errors.hpp, OSError and TimeoutError, through the coroutine; the caller tries
// again or gives up, the engine does not. Lifetime: a std::shared_ptr's. Thread: the loop's of its
// first call.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/jobs/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

// done, dead and aborted jobs are records, kept for some time.
enum class State : std::uint8_t { delayed, ready, running, done, dead, aborted };
// `running`
const char* to_string(State state) noexcept;

// A set of states, as {State::ready, State::running}.
class States {
 public:
  constexpr States() noexcept = default;
  constexpr States(std::initializer_list<State> states) noexcept {
    for (const State state : states) bits_ |= bit(state);
  }
  constexpr bool has(State state) const noexcept { return (bits_ & bit(state)) != 0; }
  constexpr unsigned bits() const noexcept { return bits_; }

 private:
  static constexpr unsigned bit(State state) noexcept { return 1u << static_cast<unsigned>(state); }
  unsigned bits_ = 0;
};

constexpr int kGreatestPriority = 9;

struct NewJob {
  std::string
      id;  // the caller's, of at most 200 bytes; nothing happens when the engine has the job
  std::string kind;
  std::string queue;
  std::string payload;
  int priority = 0;           // from 0 to kGreatestPriority, greater first
  double delay = 0;           // seconds
  std::optional<double> at;   // Unix time, instead of a delay; in the past: at once
  bool only_in_time = false;  // nothing happens when `at` is over: so a tick comes once
  std::string limit_key;      // limits.hpp; "": none
  std::string unique;         // a key; "": none
  States unique_states;       // while a job with that key is in one of these there is no second one
};
// Which job it is now: the new one, or the one that was there already. `id` is empty when `at` was
// over.
struct Enqueued {
  std::string id;
  bool created = false;
};

struct Take {
  std::string worker;
  std::vector<std::string> queues;  // strictly in this order
  std::size_t most = 1;
  std::vector<Limit> limits;
};
struct Attempt {
  std::string id;
  std::uint32_t number = 0;  // from 1
};
struct TakenJob : Attempt {
  std::string kind;
  std::string queue;
  std::string payload;
  std::uint32_t failures = 0;  // ends by retry so far
  std::uint32_t deaths = 0;    // workers that have died with it
};
struct Taken {
  std::vector<TakenJob> jobs;
  // In so many seconds a limit that has kept some back may let one start; nothing: not known.
  std::optional<double> next;
};

// How an attempt ends.
struct End : Attempt {
  enum class How : std::uint8_t {
    finish,   // done; `text` is its result
    retry,    // ready again in `delay` seconds, one failure more
    bury,     // dead: a dead letter, one failure more
    abort,    // aborted
    release,  // ready at once; it counts as nothing
  };
  How how = How::finish;
  double delay = 0;
  std::string text;  // the result; of retry and bury the error
  double keep = 0;   // how long the record of a job that has ended is kept; 0: not at all
};

struct Beat {
  std::string worker;
  double lease = 0;     // seconds from now on; 0: it leaves, and what it still has is ready at once
  std::string details;  // kept with the worker, to be looked at
  bool tell_running = false;  // its attempts are asked for
};
struct BeatAnswer {
  double now = 0;      // Unix time on the engine's clock
  bool known = false;  // false: its first beat, or its lease was over and its jobs are others' now
  std::vector<Attempt> aborted;  // of its jobs those that abort() was asked for
  // All that it has by the engine's books, where that was asked for: the answer of a take() may
  // have been lost, and what a worker does not know it has to release.
  std::vector<Attempt> running;
};

struct Reaped {
  std::size_t workers = 0, ready = 0, dead = 0;
};
struct Moved {
  std::size_t jobs = 0;
  std::optional<double> next;  // seconds until the next one is due; nothing: none, or not known
};

// What inspect() is asked for: jobs by id, or by queue ("": any) and state; beside them always the
// queues and the workers.
struct Query {
  std::vector<std::string> ids;
  std::string queue;
  States states;
  std::size_t most = 100;
};
struct JobRecord {
  std::string id, kind, queue, payload;
  State state = State::ready;
  int priority = 0;
  std::uint32_t attempt = 0, failures = 0, deaths = 0;
  double enqueued = 0;  // Unix times; of what has not happened 0
  double due = 0;
  double started = 0;
  double ended = 0;
  std::string worker;  // which one has it, or had it last
  std::string text;    // the result, or the last error
};
struct QueueRecord {
  std::string name;
  std::size_t delayed = 0, ready = 0, running = 0, dead = 0;
};
struct WorkerRecord {
  std::string name, details;
  double lease_end = 0;  // Unix time
  std::size_t running = 0;
};
struct Inspection {
  double now = 0;
  std::vector<JobRecord> jobs;
  std::vector<QueueRecord> queues;
  std::vector<WorkerRecord> workers;
};

class Engine {
 public:
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine();

  // All of them or none. The answers are in the order of the jobs; of two with one id or unique key
  // in a batch the first one counts.
  virtual Coroutine<std::vector<Enqueued>> enqueue(std::vector<NewJob> jobs) = 0;
  // Takes ready jobs, at most that many: they run from now on. Nothing when the worker has no
  // lease: what it took then, reap() would not see. Does not wait, and takes no delayed job that is
  // not due; whether one that is due is seen before a move_due() is the engine's matter.
  virtual Coroutine<Taken> take(Take take) = 0;
  // Ends attempts: for each in order whether it was the attempt that runs. False: fenced. What
  // abort() was asked for ends as it says here nevertheless, unless that is retry or release: then
  // it is aborted.
  virtual Coroutine<std::vector<bool>> end(std::string worker, std::vector<End> ends) = 0;
  // Prolongs the lease of a worker, which is the engine's from its first beat on.
  virtual Coroutine<BeatAnswer> beat(Beat beat) = 0;
  // Forgets the workers whose lease is over. Their jobs are ready again, with one death more; those
  // that have died `most_deaths` times then are dead, and kept for `keep` seconds; those that were
  // to be aborted are aborted. Any worker may call it at any time, several at once.
  virtual Coroutine<Reaped> reap(std::uint32_t most_deaths, double keep) = 0;
  // Makes delayed jobs ready that are due, each once, and forgets records whose time is over. Where
  // take() sees what is due it only tells the time of the next one.
  virtual Coroutine<Moved> move_due() = 0;
  virtual Coroutine<Inspection> inspect(Query query) = 0;
  // Delayed and ready jobs are aborted at once and kept for `keep` seconds; running ones are told
  // with their worker's next beat. For each: is it, or will it be? False for what has ended.
  virtual Coroutine<std::vector<bool>> abort(std::vector<std::string> ids, double keep) = 0;
  // Dead jobs are ready again, as if they had never failed: for each, was it dead?
  virtual Coroutine<std::vector<bool>> redrive(std::vector<std::string> ids) = 0;

  // Calls wake() in the loop's thread, at once or soon, after a job may have come to that queue,
  // ready or delayed, or the job with that id may have ended. It may call more often, and where a
  // server is a call may be lost: the poll is the truth. wake() throws nothing and calls nothing of
  // the engine's. The answer is to be kept as long as it may be called.
  enum class Topic : std::uint8_t { queue, job };
  using Listening = std::shared_ptr<const void>;
  virtual Listening listen(Topic topic, std::string name, std::function<void()> wake) = 0;

 protected:
  Engine() noexcept = default;
};
using EnginePtr = std::shared_ptr<Engine>;

}  // namespace asyncio::jobs
#pragma GCC visibility pop
