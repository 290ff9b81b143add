#include <asyncio/db/sqlite/database.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/db/sqlite/worker.hpp>

#include <sqlite3.h>

namespace asyncio::sqlite::detail {

void Database::backup_from(const Backup& backup) {
  handle_->is_target = true;
  struct Ended {
    Handle& handle;
    ~Ended() { handle.is_target = false; }
  } ended{*handle_};
  // Two that copy each other would wait for one another for ever.
  if (backup.source->is_target)
    throw OperationalError("the source is itself the target of a backup");
  std::unique_lock<std::mutex> lock(backup.source->mutex);
  if (!backup.source->db) throw ProgrammingError("Cannot operate on a closed database.");
  const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> copy(
      sqlite3_backup_init(db_, "main", backup.source->db, backup.name.c_str()),
      &sqlite3_backup_finish);
  lock.unlock();
  if (!copy) raise();
  int code = SQLITE_OK;
  do {
    code = sqlite3_backup_step(copy.get(), backup.pages > 0 ? backup.pages : -1);
    if (backup.progress)
      backup.progress(code, sqlite3_backup_remaining(copy.get()),
                      sqlite3_backup_pagecount(copy.get()));
    const bool waits = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    if (worker_.was_cancelled() || (waits && !worker_.pause(backup.sleep)))
      detail::raise(SQLITE_INTERRUPT, "interrupted");
    if (waits) code = SQLITE_OK;
  } while (code == SQLITE_OK);
  if (code != SQLITE_DONE) detail::raise(code, sqlite3_errstr(code));
}

}  // namespace asyncio::sqlite::detail
