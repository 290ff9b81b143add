// SqliteBooks: the functions of an engine as the thread of its connection carries them out. Inside
// SqliteEngine.
//
// The time is SQLite's own, julianday('now'), read once in each transaction when that has the lock:
// the machine's clock in milliseconds, the same for all processes that can have the file open, and
// after a restart, too, which no monotonic clock outlives. (strftime's seconds are whole, or text;
// unixepoch('subsec') is not in 3.40.) When somebody sets the clock back, leases and delays last so
// much longer; when forward, less long: nothing is lost by either.
//
// Each function of the seam is one transaction, which begins with the lock of the writer (BEGIN
// IMMEDIATE): what it reads holds until it has written, and it never fails in the middle because
// somebody else was first. Only inspect() reads without.
// Lifetime: its engine's and its calls'. Thread: that of the connection.
#pragma once

#include <asyncio/db/sqlite/database.hpp>
#include <asyncio/jobs/engine.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::jobs::detail {

class SqliteBooks {
 public:
  enum class Mode : std::uint8_t {
    reading,
    writing,  // survives the process at once, and the machine with the next checkpoint
    safe,     // it is on the disk when it has been answered
  };
  using Changes = std::vector<std::pair<Engine::Topic, std::string>>;

  // 0: as large as the disk.
  explicit SqliteBooks(std::int64_t max_pages) noexcept : max_pages_(max_pages) {}

  // f() in a transaction; all of it or nothing.
  template <class F>
  auto transact(sqlite::detail::Database& database, Mode mode, F f) {
    begin(database, mode);
    try {
      auto out = f(*this);
      database.commit();
      return out;
    } catch (...) {
      database.rollback();
      throw;
    }
  }
  // Of the last transaction, who may have to be woken.
  Changes take_changes() noexcept { return std::exchange(changes_, {}); }
  // Has another connection written since the last time?
  bool others_wrote(sqlite::detail::Database& database);

  std::vector<Enqueued> enqueue(std::vector<NewJob>& jobs);
  Taken take(const Take& take);
  std::vector<bool> end(const std::string& worker, std::vector<End>& ends);
  BeatAnswer beat(Beat& beat);
  Reaped reap(std::uint32_t most_deaths, double keep);
  Moved move_due();
  Inspection inspect(const Query& query);
  std::vector<bool> abort(const std::vector<std::string>& ids, double keep);
  std::vector<bool> redrive(const std::vector<std::string>& ids);

 private:
  struct Gate;
  // A job as its row says.
  struct Place {
    std::int64_t seq = 0;
    std::string id, queue;
    std::optional<double> abort_keep;
    std::int64_t deaths = 0;
  };
  static Place place_of(const sqlite::Row& row);

  void limit_pages(std::int64_t most);
  void begin(sqlite::detail::Database& database, Mode mode);
  template <class... A>
  sqlite::detail::Executed run(const char* sql, const A&... values);
  template <class... A>
  std::vector<sqlite::Row> rows(const char* sql, const A&... values) {
    return std::move(run(sql, values...).rows);
  }
  Enqueued add(NewJob& job);
  void take_from(const std::string& queue, const Take& take, Gate& gate, Taken& out);
  bool end_one(const std::string& worker, End& end);
  void close(const Place& job, State state, double keep);
  void make_ready(const Place& job);
  // It runs no more, and has not ended.
  void give_back(const Place& job);
  std::vector<Place> running_of(const std::string& worker);
  void changed(Engine::Topic topic, const std::string& name);

  const std::int64_t max_pages_;
  sqlite::detail::Database* database_ = nullptr;
  bool is_wal_ = false, is_ready_ = false;
  std::optional<Mode> level_;
  std::optional<std::int64_t> version_;
  double now_ = 0;
  Changes changes_;
};

}  // namespace asyncio::jobs::detail
#pragma GCC visibility pop
