// SqliteEngine: jobs in a file of SQLite's, for several processes of one machine.
//
//   const auto engine = std::make_shared<jobs::SqliteEngine>("jobs.db");
//
// The file is made when there is none, with its tables (asyncio_jobs and others, beside the
// program's own). Each function is one trip to the connection's thread and one transaction there.
// A job that was enqueued, aborted or redriven is on the disk when that is answered; what workers
// write is behind it by a checkpoint at most when the power fails, and they have it all when only
// processes die: an end that is lost is a job that runs again. Who listens is woken at once by what
// goes through the same engine, and within `poll` by what others write, then for every queue and
// job. Not for file systems of a network: WAL needs shared memory.
//
// Errors: sqlite::OperationalError "database is locked" when another process has had the lock
// for `timeout`, "database or disk is full"; sqlite::DatabaseError "file is not a database". None
// of them leaves half of anything. A call that is cancelled is undone, unless it was done already.
// Lifetime: a std::shared_ptr's; its end waits for the thread. Thread: that of the loop of the
// first call. Not in the child of a fork().
#pragma once

#include <asyncio/jobs/listeners.hpp>
#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/seconds.hpp>

#include <cstdint>
#include <memory>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::sqlite::detail {
class Worker;
}
namespace asyncio::jobs {

namespace detail {
class SqliteBooks;
}

struct SqliteOptions {
  Seconds timeout = 5;  // how long a call waits for other processes
  Seconds poll = 0.05;  // how soon it sees what other processes write, while somebody listens
  std::int64_t max_pages = 0;  // of 4096 bytes, that new jobs may fill; 0: any number
};

class SqliteEngine final : public Engine, public std::enable_shared_from_this<SqliteEngine> {
 public:
  explicit SqliteEngine(std::string path, SqliteOptions options = SqliteOptions());
  ~SqliteEngine() override;

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
  template <class Mode, class F>
  auto call(const char* name, Mode mode, F function);
  template <class R, class Mode, class F>
  auto submit(Mode mode, F function);
  void poll_later();
  void poll();

  const std::string path_;
  const SqliteOptions options_;
  const std::shared_ptr<detail::SqliteBooks> books_;
  std::shared_ptr<sqlite::detail::Worker> worker_;  // from the first call on
  Listeners listeners_;
  TimerHandle timer_;
  bool polls_ = false;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
