#include <asyncio/jobs/sqlite/sqlite_engine.hpp>

#include <asyncio/db/sqlite/worker.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/jobs/sqlite/sqlite_books.hpp>
#include <asyncio/loop/events.hpp>

#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::jobs {

using detail::SqliteBooks;
using sqlite::detail::Database;
using Mode = SqliteBooks::Mode;

SqliteEngine::SqliteEngine(std::string path, SqliteOptions options)
    : path_(std::move(path)),
      options_(options),
      books_(std::make_shared<SqliteBooks>(options.max_pages)) {}

SqliteEngine::~SqliteEngine() { timer_.cancel(); }

// function(books) in a transaction, in the thread; who has to be woken is, also when nobody waits
// for the result any more.
template <class R, class M, class F>
auto SqliteEngine::submit(M mode, F function) {
  if (!worker_) {
    sqlite::ConnectOptions options;
    options.timeout = options_.timeout;
    options.isolation_level = std::nullopt;
    worker_ = sqlite::detail::Worker::make(get_running_loop(), path_, options);
  }
  auto future = sqlite::detail::do_job<R>(
      worker_,
      [books = books_, mode, function = std::move(function)](Database& database) mutable {
        R result = books->transact(database, mode, function);
        return std::pair<R, SqliteBooks::Changes>(std::move(result), books->take_changes());
      },
      [weak = weak_from_this()](std::pair<R, SqliteBooks::Changes>&& done) {
        if (const auto self = weak.lock())
          for (const auto& [topic, name] : done.second) self->listeners_.wake(topic, name);
        return std::move(done.first);
      });
  poll_later();
  return future;
}

template <class M, class F>
auto SqliteEngine::call(const char* name, M mode, F function) {
  using R = decltype(function(std::declval<SqliteBooks&>()));
  return method<R>(
      this,
      [this, mode, function = std::move(function), out = R()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(out, submit<R>(mode, std::move(function)));
        RETURN(std::move(out));
        END;
      },
      __FILE__, __LINE__, name);
}

Coroutine<std::vector<Enqueued>> SqliteEngine::enqueue(std::vector<NewJob> jobs) {
  return call("enqueue", Mode::safe,
              [jobs = std::move(jobs)](SqliteBooks& books) mutable { return books.enqueue(jobs); });
}

Coroutine<Taken> SqliteEngine::take(Take take) {
  return call("take", Mode::writing,
              [take = std::move(take)](SqliteBooks& books) { return books.take(take); });
}

Coroutine<std::vector<bool>> SqliteEngine::end(std::string worker, std::vector<End> ends) {
  return call("end", Mode::writing,
              [worker = std::move(worker), ends = std::move(ends)](SqliteBooks& books) mutable {
                return books.end(worker, ends);
              });
}

Coroutine<BeatAnswer> SqliteEngine::beat(Beat beat) {
  return call("beat", Mode::writing,
              [beat = std::move(beat)](SqliteBooks& books) mutable { return books.beat(beat); });
}

Coroutine<Reaped> SqliteEngine::reap(std::uint32_t most_deaths, double keep) {
  return call("reap", Mode::writing,
              [=](SqliteBooks& books) { return books.reap(most_deaths, keep); });
}

Coroutine<Moved> SqliteEngine::move_due() {
  return call("move_due", Mode::writing, [](SqliteBooks& books) { return books.move_due(); });
}

Coroutine<Inspection> SqliteEngine::inspect(Query query) {
  return call("inspect", Mode::reading,
              [query = std::move(query)](SqliteBooks& books) { return books.inspect(query); });
}

Coroutine<std::vector<bool>> SqliteEngine::abort(std::vector<std::string> ids, double keep) {
  return call("abort", Mode::safe,
              [ids = std::move(ids), keep](SqliteBooks& books) { return books.abort(ids, keep); });
}

Coroutine<std::vector<bool>> SqliteEngine::redrive(std::vector<std::string> ids) {
  return call("redrive", Mode::safe,
              [ids = std::move(ids)](SqliteBooks& books) { return books.redrive(ids); });
}

// ---- who is woken ----

Engine::Listening SqliteEngine::listen(Topic topic, std::string name, std::function<void()> wake) {
  auto heard = listeners_.add(topic, std::move(name), std::move(wake));
  poll_later();
  return heard;
}

void SqliteEngine::poll_later() {
  if (polls_ || listeners_.empty() || !worker_ || !worker_->is_open()) return;
  timer_ = worker_->loop().call_later(options_.poll, [weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->poll();
  });
  polls_ = true;
}

void SqliteEngine::poll() {
  polls_ = false;
  if (listeners_.empty() || !worker_->is_open()) return;
  auto looked = sqlite::detail::do_job<bool>(
      worker_, [books = books_](Database& database) { return books->others_wrote(database); },
      [](bool wrote) { return wrote; });
  polls_ = true;
  looked.add_done_callback([weak = weak_from_this()](const Future<bool>& done) {
    const bool wrote = !done.exception() && done.result();
    const auto self = weak.lock();
    if (!self) return;
    self->polls_ = false;
    if (wrote) self->listeners_.wake_all();
    self->poll_later();
  });
}

}  // namespace asyncio::jobs
