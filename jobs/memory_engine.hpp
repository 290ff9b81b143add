// MemoryEngine: jobs in this process, for tests on virtual time and for programs whose jobs need
// not outlive them.
//
//   const auto engine = std::make_shared<jobs::MemoryEngine>();
//
// Its clock is the loop's, from `unix_time` on: on a virtual loop three days of retries take
// milliseconds. It waits for nothing, and forgets all when it goes. Of keyed limits: a take()
// passes over each job that has to wait, one by one.
//
// Invariants:
//  1. A job is in one list: of its queue and priority while it is ready, of its worker while it
//  runs, else resting_; by_id_ leads to each.
//  2. timed_ has what rests: a delayed job by the time when it is due, another by the time when it
//  is forgotten.
//  3. unique_ leads to the jobs that have a unique key, and each is in one of its unique states.
// Lifetime: a std::shared_ptr's. Thread: that of the loop of the first call.
#pragma once

#include <asyncio/jobs/listeners.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <array>
#include <list>
#include <map>
#include <string_view>
#include <unordered_map>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class MemoryEngine final : public Engine, public std::enable_shared_from_this<MemoryEngine> {
 public:
  // The Unix time at the first call; by default the system's.
  explicit MemoryEngine(std::optional<double> unix_time = std::nullopt);
  ~MemoryEngine() override;

  Coroutine<std::vector<Enqueued>> enqueue(std::vector<NewJob> jobs) override;
  Coroutine<Taken> take(Take take) override;
  Coroutine<std::vector<bool>> end(std::string worker, std::vector<End> ends) override;
  Coroutine<BeatAnswer> beat(Beat beat) override;
  Coroutine<Reaped> reap(std::uint32_t most_deaths, double keep) override;
  Coroutine<Moved> move_due() override;
  Coroutine<Inspection> inspect(Query query) override;
  Coroutine<std::vector<bool>> abort(std::vector<std::string> ids, double keep) override;
  Coroutine<std::vector<bool>> redrive(std::vector<std::string> ids) override;
  Listening listen(Topic topic, std::string name, std::function<void()> wake) override;

 private:
  struct Job;
  using Jobs = std::list<Job>;
  using Place = Jobs::iterator;
  struct Key {  // of limits
    int running = 0;
    TokenBucket bucket;
  };
  struct Queue;
  struct Worker;

  double now();
  double unix_now() { return now() + offset_; }
  template <class F>
  auto at_once(const char* name, F function);
  Enqueued add(NewJob&& job);
  std::optional<double> blocked(const Job& job, const std::vector<Limit>& limits);
  void take_from(Queue& queue, const Take& take, Worker& worker, Taken& out);
  void start(Place job, Worker& worker, const std::vector<Limit>& limits);
  bool end_one(const std::string& worker, End& end);
  // The job is in that state from now on: in its list, counted, without the unique key when that is
  // over.
  void enter(Place job, State state, double when = 0);
  void enter_ready(Place job, bool first);
  void leave(Place job);
  void close(Place job, State state, double keep);
  void give_back(Place job, std::uint32_t most_deaths, double keep, Reaped& out);
  void forget(Place job);
  void sweep_keys();
  JobRecord record_of(const Job& job);

  LoopRef loop_;
  std::optional<double> started_at_;  // given, until the first call
  double offset_ = 0;                 // from the loop's clock to Unix time
  Jobs resting_;
  std::unordered_map<std::string_view, Place> by_id_;
  std::multimap<double, Place> due_, kept_;
  std::unordered_map<std::string, Place> unique_;
  std::map<std::string, Queue> queues_;
  std::map<std::string, Worker> workers_;
  std::unordered_map<std::string, Key> keys_;
  std::size_t sweep_at_ = 64;
  Listeners listeners_;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
