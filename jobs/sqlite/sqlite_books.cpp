#include <asyncio/jobs/sqlite/sqlite_books.hpp>

#include <asyncio/db/sqlite/cursor.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/jobs/sqlite/sqlite_schema.hpp>

#include <algorithm>
#include <map>

namespace asyncio::jobs::detail {

using sqlite::Blob;
using sqlite::Row;
using Topic = Engine::Topic;

namespace {

constexpr std::int64_t kNoLimit = 1073741823;  // SQLite's own
constexpr auto kAll = static_cast<std::size_t>(-1);

int number(State state) noexcept { return static_cast<int>(state); }

}  // namespace

template <class... A>
sqlite::detail::Executed SqliteBooks::run(const char* sql, const A&... values) {
  return database_->execute(sql, sqlite::detail::parameters_of(values...), kAll);
}

// ---- transactions ----

void SqliteBooks::begin(sqlite::detail::Database& database, Mode mode) {
  database_ = &database;
  changes_.clear();
  database.rollback();  // where that has failed before
  if (!is_wal_) {
    try {
      is_wal_ = rows("PRAGMA journal_mode = WAL").at(0).get<std::string>(0) == "wal";
    } catch (const sqlite::OperationalError&) {
      // Locked, perhaps by another one that does the same. Both kinds of journal are right, and
      // WAL is tried again.
    }
  }
  // Carried out when it is prepared, so not by execute(), which keeps it.
  if (mode != Mode::reading && level_ != mode) {
    database.execute_script(mode == Mode::safe ? "PRAGMA synchronous = FULL"
                                               : "PRAGMA synchronous = NORMAL");
    level_ = mode;
  }
  run(mode == Mode::reading && is_ready_ ? "BEGIN" : "BEGIN IMMEDIATE");
  try {
    limit_pages(kNoLimit);
    if (!is_ready_) migrate_sqlite(database);
    now_ = rows("SELECT (julianday('now') - 2440587.5) * 86400.0").at(0).get<double>(0);
  } catch (...) {
    database.rollback();
    throw;
  }
  if (is_ready_) return;
  database.commit();
  is_ready_ = true;
  others_wrote(database);
  begin(database, mode);
}

// For new jobs only: what ends the old ones may need a page first.
void SqliteBooks::limit_pages(std::int64_t most) {
  if (max_pages_ > 0) run(("PRAGMA max_page_count = " + std::to_string(most)).c_str());
}

bool SqliteBooks::others_wrote(sqlite::detail::Database& database) {
  database_ = &database;
  const auto version = rows("PRAGMA data_version").at(0).get<std::int64_t>(0);
  return std::exchange(version_, version) != version;
}

void SqliteBooks::changed(Topic topic, const std::string& name) {
  if (changes_.empty() || changes_.back().first != topic || changes_.back().second != name)
    changes_.emplace_back(topic, name);
}

// ---- the ways of a job ----

SqliteBooks::Place SqliteBooks::place_of(const Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::string>(1), row.get<std::string>(2),
          row.get<std::optional<double>>(3), row.get<std::int64_t>(4)};
}

std::vector<SqliteBooks::Place> SqliteBooks::running_of(const std::string& worker) {
  std::vector<Place> out;
  for (const Row& row : rows("SELECT seq, id, queue, abort_keep, deaths FROM asyncio_jobs "
                             "WHERE worker = ? AND state = 2",
                             worker))
    out.push_back(place_of(row));
  return out;
}

void SqliteBooks::close(const Place& job, State state, double keep) {
  if (keep > 0)
    run("UPDATE asyncio_jobs SET state = ?, ended = ?, forget = ?, abort_keep = NULL WHERE seq = ?",
        number(state), now_, now_ + keep, job.seq);
  else
    run("DELETE FROM asyncio_jobs WHERE seq = ?", job.seq);
  changed(Topic::job, job.id);
}

// `due` stays what it was, so that it comes before those that became ready later.
void SqliteBooks::make_ready(const Place& job) {
  run("UPDATE asyncio_jobs SET state = 1 WHERE seq = ?", job.seq);
  changed(Topic::queue, job.queue);
}

void SqliteBooks::give_back(const Place& job) {
  if (job.abort_keep)
    close(job, State::aborted, *job.abort_keep);
  else
    make_ready(job);
}

// ---- enqueue ----

Enqueued SqliteBooks::add(NewJob& job) {
  const double due = job.at ? *job.at : now_ + job.delay;
  const State state = due > now_ ? State::delayed : State::ready;
  if (job.only_in_time && state == State::ready) return {};
  const std::optional<std::string> unique =
      job.unique.empty() ? std::nullopt : std::optional<std::string>(job.unique);
  // One that was due already became so now: the oldest `at` is no way to the front.
  const auto made = run(
      "INSERT INTO asyncio_jobs (id, kind, queue, payload, state, priority, limit_key, unique_key, "
      "unique_states, enqueued, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO NOTHING",
      job.id, job.kind, job.queue, Blob{std::move(job.payload)}, number(state), job.priority,
      job.limit_key, unique, job.unique_states.bits(), now_, std::max(due, now_));
  if (made.rowcount == 0) {
    const auto same = rows("SELECT id FROM asyncio_jobs WHERE id = ?", job.id);
    if (!same.empty()) return {std::move(job.id), false};
    return {
        rows("SELECT id FROM asyncio_jobs WHERE unique_key = ?", unique).at(0).get<std::string>(0),
        false};
  }
  if (unique && !job.unique_states.has(state))
    run("UPDATE asyncio_jobs SET unique_key = NULL WHERE id = ?", job.id);
  changed(Topic::queue, job.queue);
  return {std::move(job.id), true};
}

std::vector<Enqueued> SqliteBooks::enqueue(std::vector<NewJob>& jobs) {
  std::vector<Enqueued> out;
  out.reserve(jobs.size());
  limit_pages(max_pages_);
  for (NewJob& job : jobs) out.push_back(add(job));
  return out;
}

// ---- take ----

// What the limits of one take() let start.
struct SqliteBooks::Gate {
  struct Count {
    std::int64_t running = 0;
    TokenBucket bucket;
    bool is_used = false;
  };
  SqliteBooks& books;
  const std::vector<Limit>& limits;
  std::map<std::string, Count> counts{};

  static std::string name_of(const Limit& limit, const std::string& queue, const std::string& key) {
    return limit.by_key() ? "k:" + key : "q:" + queue;
  }
  Count& count(const Limit& limit, const std::string& queue, const std::string& key) {
    const auto [found, made] = counts.try_emplace(name_of(limit, queue, key));
    Count& count = found->second;
    if (!made) return count;
    const auto running =
        limit.by_key()
            ? books.rows(
                  "SELECT count(*) FROM asyncio_jobs "
                  "WHERE limit_key = ? AND limit_key <> '' AND state = 2",
                  key)
            : books.rows("SELECT count(*) FROM asyncio_jobs WHERE queue = ? AND state = 2", queue);
    count.running = running.at(0).get<std::int64_t>(0);
    for (const Row& row :
         books.rows("SELECT tokens, at FROM asyncio_buckets WHERE name = ?", found->first))
      count.bucket = TokenBucket(row.get<double>(0), row.get<double>(1));
    return count;
  }
  // The limit that keeps it back, if one does, and its part of Taken::next.
  const Limit* blocked(const std::string& queue, const std::string& key,
                       std::optional<double>& next) {
    for (const Limit& limit : limits) {
      if (!limit.covers(queue, key)) continue;
      Count& now = count(limit, queue, key);
      if (limit.most() && now.running >= limit.most()) return &limit;
      if (limit.per_second() <= 0) continue;
      if (const double wait = now.bucket.wait(limit, books.now_); wait > 0) {
        next = next ? std::min(*next, wait) : wait;
        return &limit;
      }
    }
    return nullptr;
  }
  void start(const std::string& queue, const std::string& key) {
    for (const std::string& name : {"q:" + queue, "k:" + key})
      if (const auto found = counts.find(name); found != counts.end()) ++found->second.running;
    for (const Limit& limit : limits) {
      if (limit.per_second() <= 0 || !limit.covers(queue, key)) continue;
      Count& now = count(limit, queue, key);
      now.bucket.take(limit);
      now.is_used = true;
    }
  }
  void write_down() const {
    for (const auto& [name, count] : counts)
      if (count.is_used)
        books.run("INSERT OR REPLACE INTO asyncio_buckets VALUES (?, ?, ?, ?)", name,
                  count.bucket.tokens(), count.bucket.at(), count.bucket.full_at());
  }
};

// Reads what is ready bit by bit and, when it has enough, starts it: rows must not move under the
// statement that reads them. A job whose key is kept back is passed over; a queue that is ends it.
void SqliteBooks::take_from(const std::string& queue, const Take& take, Gate& gate, Taken& out) {
  constexpr std::size_t kChunk = 256;
  const std::size_t room = take.most - out.jobs.size();
  std::vector<std::int64_t> chosen;
  auto ready = database_->execute(
      "SELECT seq, limit_key FROM asyncio_jobs WHERE state = 1 AND queue = ? "
      "ORDER BY priority DESC, due, seq",
      sqlite::detail::parameters_of(queue), std::min(room, kChunk));
  for (bool is_open = true; is_open;) {
    for (const Row& row : ready.rows) {
      is_open = chosen.size() < room;
      if (!is_open) break;
      const auto key = row.get<std::string>(1);
      if (const Limit* const by = gate.blocked(queue, key, out.next)) {
        is_open = by->by_key();
        if (!is_open) break;
        continue;
      }
      gate.start(queue, key);
      chosen.push_back(row.get<std::int64_t>(0));
    }
    if (!ready.rest || chosen.size() == room) break;
    if (is_open) ready = database_->fetch(ready.rest, kChunk);
    if (ready.error) ready.error.rethrow();
  }
  if (ready.rest) database_->forget(ready.rest);
  for (const std::int64_t seq : chosen) {
    auto started = rows(
        "UPDATE asyncio_jobs SET state = 2, attempt = attempt + 1, worker = ?, started = ? "
        "WHERE seq = ? RETURNING id, attempt, kind, payload, failures, deaths",
        take.worker, now_, seq);
    const Row& row = started.at(0);
    out.jobs.push_back({{row.get<std::string>(0), row.get<std::uint32_t>(1)},
                        row.get<std::string>(2),
                        queue,
                        row.get<Blob>(3).data,
                        row.get<std::uint32_t>(4),
                        row.get<std::uint32_t>(5)});
  }
}

Taken SqliteBooks::take(const Take& take) {
  Taken out;
  if (rows("SELECT 1 FROM asyncio_workers WHERE name = ? AND lease_end > ?", take.worker, now_)
          .empty())
    return out;
  Gate gate{*this, take.limits};
  for (const std::string& queue : take.queues)
    if (out.jobs.size() < take.most) take_from(queue, take, gate, out);
  gate.write_down();
  return out;
}

// ---- end ----

bool SqliteBooks::end_one(const std::string& worker, End& end) {
  using How = End::How;
  if (end.how == How::finish && end.keep <= 0) {  // most of them
    const auto done =
        run("DELETE FROM asyncio_jobs WHERE id = ? AND state = 2 AND attempt = ? AND worker = ?",
            end.id, end.number, worker);
    if (done.rowcount > 0) changed(Topic::job, end.id);
    return done.rowcount > 0;
  }
  const auto found = rows(
      "SELECT seq, id, queue, abort_keep, deaths FROM asyncio_jobs "
      "WHERE id = ? AND state = 2 AND attempt = ? AND worker = ?",
      end.id, end.number, worker);
  if (found.empty()) return false;
  const Place job = place_of(found[0]);
  const bool again = end.how == How::retry || end.how == How::release;
  const bool fails = end.how == How::retry || end.how == How::bury;
  if (end.how != How::release)
    run("UPDATE asyncio_jobs SET failures = failures + ?, text = ? WHERE seq = ?", fails ? 1 : 0,
        Blob{std::move(end.text)}, job.seq);
  if (end.how == How::abort || (again && job.abort_keep)) {
    close(job, State::aborted, job.abort_keep.value_or(end.keep));
  } else if (!again) {
    close(job, end.how == How::bury ? State::dead : State::done, end.keep);
  } else if (end.how == How::release) {
    make_ready(job);
  } else {
    run("UPDATE asyncio_jobs SET state = ?, due = ? WHERE seq = ?",
        number(end.delay > 0 ? State::delayed : State::ready), now_ + end.delay, job.seq);
    changed(Topic::queue, job.queue);
  }
  return true;
}

std::vector<bool> SqliteBooks::end(const std::string& worker, std::vector<End>& ends) {
  std::vector<bool> out;
  for (End& each : ends) out.push_back(end_one(worker, each));
  return out;
}

// ---- leases ----

BeatAnswer SqliteBooks::beat(Beat& beat) {
  BeatAnswer answer;
  answer.now = now_;
  answer.known = !rows("SELECT 1 FROM asyncio_workers WHERE name = ?", beat.worker).empty();
  for (const Row& row : rows("SELECT id, attempt, abort_keep IS NOT NULL FROM asyncio_jobs "
                             "WHERE worker = ? AND state = 2",
                             beat.worker)) {
    const Attempt attempt{row.get<std::string>(0), row.get<std::uint32_t>(1)};
    if (row.get<bool>(2)) answer.aborted.push_back(attempt);
    if (beat.tell_running) answer.running.push_back(attempt);
  }
  if (beat.lease > 0) {
    run("INSERT OR REPLACE INTO asyncio_workers VALUES (?, ?, ?)", beat.worker,
        Blob{std::move(beat.details)}, now_ + beat.lease);
    return answer;
  }
  for (const Place& job : running_of(beat.worker)) give_back(job);
  run("DELETE FROM asyncio_workers WHERE name = ?", beat.worker);
  return answer;
}

Reaped SqliteBooks::reap(std::uint32_t most_deaths, double keep) {
  Reaped out;
  for (const Row& worker :
       rows("DELETE FROM asyncio_workers WHERE lease_end <= ? RETURNING name", now_)) {
    ++out.workers;
    for (const Place& job : running_of(worker.get<std::string>(0))) {
      const std::int64_t deaths = job.deaths + 1;
      const bool is_dead = !job.abort_keep && deaths >= most_deaths;
      run("UPDATE asyncio_jobs SET deaths = ? WHERE seq = ?", deaths, job.seq);
      if (!is_dead) {
        if (!job.abort_keep) ++out.ready;
        give_back(job);
        continue;
      }
      ++out.dead;
      run("UPDATE asyncio_jobs SET text = ? WHERE seq = ?",
          Blob{"its worker died " + std::to_string(deaths) + " times"}, job.seq);
      close(job, State::dead, keep);
    }
  }
  return out;
}

Moved SqliteBooks::move_due() {
  Moved out;
  for (const Row& row :
       rows("UPDATE asyncio_jobs SET state = 1 WHERE state = 0 AND due <= ? RETURNING queue",
            now_)) {
    ++out.jobs;
    changed(Topic::queue, row.get<std::string>(0));
  }
  run("DELETE FROM asyncio_jobs WHERE state >= 3 AND forget <= ?", now_);
  run("DELETE FROM asyncio_buckets WHERE full_at <= ?", now_);
  const Row next = rows("SELECT min(due) FROM asyncio_jobs WHERE state = 0").at(0);
  // What binary fractions add would be later than it was asked for.
  if (!next[0].is_null()) out.next = std::max(next.get<double>(0) - now_ - 1e-6, 0.0);
  return out;
}

// ---- what people ask for ----

std::vector<bool> SqliteBooks::abort(const std::vector<std::string>& ids, double keep) {
  std::vector<bool> out;
  for (const std::string& id : ids) {
    const auto found = rows(
        "SELECT seq, id, queue, abort_keep, deaths, state FROM asyncio_jobs "
        "WHERE id = ? AND state <= 2",
        id);
    out.push_back(!found.empty());
    if (found.empty()) continue;
    const Place job = place_of(found[0]);
    if (found[0].get<int>(5) == number(State::running))
      run("UPDATE asyncio_jobs SET abort_keep = ? WHERE seq = ?", keep, job.seq);
    else
      close(job, State::aborted, keep);
  }
  return out;
}

std::vector<bool> SqliteBooks::redrive(const std::vector<std::string>& ids) {
  std::vector<bool> out;
  for (const std::string& id : ids) {
    const auto queue = rows(
        "UPDATE asyncio_jobs SET state = 1, failures = 0, deaths = 0, due = ?, forget = NULL "
        "WHERE id = ? AND state = 4 RETURNING queue",
        now_, id);
    out.push_back(!queue.empty());
    if (out.back()) changed(Topic::queue, queue[0].get<std::string>(0));
  }
  return out;
}

Inspection SqliteBooks::inspect(const Query& query) {
  static const std::string kSelect =
      "SELECT id, kind, queue, payload, state, priority, attempt, failures, deaths, enqueued, due, "
      "started, ended, worker, text FROM asyncio_jobs ";
  Inspection out;
  out.now = now_;
  const auto add = [&out](const std::vector<Row>& found) {
    for (const Row& row : found) {
      JobRecord job;
      job.id = row.get<std::string>(0), job.kind = row.get<std::string>(1);
      job.queue = row.get<std::string>(2), job.payload = row.get<Blob>(3).data;
      job.state = static_cast<State>(row.get<int>(4)), job.priority = row.get<int>(5);
      job.attempt = row.get<std::uint32_t>(6), job.failures = row.get<std::uint32_t>(7);
      job.deaths = row.get<std::uint32_t>(8), job.enqueued = row.get<double>(9);
      job.due = row.get<double>(10), job.started = row.get<double>(11);
      job.ended = row.get<double>(12), job.worker = row.get<std::string>(13);
      job.text = row.get<Blob>(14).data;
      out.jobs.push_back(std::move(job));
    }
  };
  for (const std::string& id : query.ids) add(rows((kSelect + "WHERE id = ?").c_str(), id));
  for (int state = 0; state <= number(State::aborted); ++state)
    if (query.states.has(static_cast<State>(state)) && out.jobs.size() < query.most)
      add(rows((kSelect + "WHERE state = ?1 AND (?2 = '' OR queue = ?2) LIMIT ?3").c_str(), state,
               query.queue, query.most - out.jobs.size()));
  for (const Row& row : rows("SELECT queue, sum(state = 0), sum(state = 1), sum(state = 2), "
                             "sum(state = 4) FROM asyncio_jobs WHERE state IN (0, 1, 2, 4) "
                             "GROUP BY queue"))
    out.queues.push_back({row.get<std::string>(0), row.get<std::size_t>(1), row.get<std::size_t>(2),
                          row.get<std::size_t>(3), row.get<std::size_t>(4)});
  for (const Row& row : rows("SELECT name, details, lease_end, (SELECT count(*) FROM asyncio_jobs "
                             "WHERE worker = name AND state = 2) FROM asyncio_workers"))
    out.workers.push_back({row.get<std::string>(0), row.get<Blob>(1).data, row.get<double>(2),
                           row.get<std::size_t>(3)});
  return out;
}

}  // namespace asyncio::jobs::detail
