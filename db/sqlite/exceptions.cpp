#include <asyncio/db/sqlite/exceptions.hpp>

#include <sqlite3.h>

#include <new>
#include <utility>

namespace asyncio::sqlite::detail {

// As the module of Python divides them.
void raise(int extended_code, std::string message) {
  switch (extended_code & 0xff) {
    case SQLITE_NOMEM:
      throw std::bad_alloc();
    case SQLITE_INTERNAL:
    case SQLITE_NOTFOUND:
      throw InternalError(std::move(message), extended_code);
    case SQLITE_TOOBIG:
      throw DataError(std::move(message), extended_code);
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      throw IntegrityError(std::move(message), extended_code);
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
      throw InterfaceError(std::move(message), extended_code);
    case SQLITE_ERROR:
    case SQLITE_PERM:
    case SQLITE_ABORT:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_EMPTY:
    case SQLITE_SCHEMA:
      throw OperationalError(std::move(message), extended_code);
    default:
      throw DatabaseError(std::move(message), extended_code);
  }
}

#define ASYNCIO_CODE_(code) \
  case code:                \
    return #code
const char* name_of(int code) noexcept {
  switch (code) {
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_CHECK);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_COMMITHOOK);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_DATATYPE);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_FOREIGNKEY);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_FUNCTION);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_NOTNULL);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_PINNED);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_PRIMARYKEY);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_ROWID);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_TRIGGER);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_UNIQUE);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT_VTAB);
    ASYNCIO_CODE_(SQLITE_BUSY_RECOVERY);
    ASYNCIO_CODE_(SQLITE_BUSY_SNAPSHOT);
    ASYNCIO_CODE_(SQLITE_BUSY_TIMEOUT);
    ASYNCIO_CODE_(SQLITE_READONLY_DBMOVED);
    ASYNCIO_CODE_(SQLITE_READONLY_DIRECTORY);
    ASYNCIO_CODE_(SQLITE_IOERR_WRITE);
    ASYNCIO_CODE_(SQLITE_IOERR_READ);
    ASYNCIO_CODE_(SQLITE_IOERR_SHORT_READ);
    ASYNCIO_CODE_(SQLITE_IOERR_FSYNC);
    default:
      break;
  }
  switch (code & 0xff) {
    ASYNCIO_CODE_(SQLITE_OK);
    ASYNCIO_CODE_(SQLITE_ERROR);
    ASYNCIO_CODE_(SQLITE_INTERNAL);
    ASYNCIO_CODE_(SQLITE_PERM);
    ASYNCIO_CODE_(SQLITE_ABORT);
    ASYNCIO_CODE_(SQLITE_BUSY);
    ASYNCIO_CODE_(SQLITE_LOCKED);
    ASYNCIO_CODE_(SQLITE_NOMEM);
    ASYNCIO_CODE_(SQLITE_READONLY);
    ASYNCIO_CODE_(SQLITE_INTERRUPT);
    ASYNCIO_CODE_(SQLITE_IOERR);
    ASYNCIO_CODE_(SQLITE_CORRUPT);
    ASYNCIO_CODE_(SQLITE_NOTFOUND);
    ASYNCIO_CODE_(SQLITE_FULL);
    ASYNCIO_CODE_(SQLITE_CANTOPEN);
    ASYNCIO_CODE_(SQLITE_PROTOCOL);
    ASYNCIO_CODE_(SQLITE_EMPTY);
    ASYNCIO_CODE_(SQLITE_SCHEMA);
    ASYNCIO_CODE_(SQLITE_TOOBIG);
    ASYNCIO_CODE_(SQLITE_CONSTRAINT);
    ASYNCIO_CODE_(SQLITE_MISMATCH);
    ASYNCIO_CODE_(SQLITE_MISUSE);
    ASYNCIO_CODE_(SQLITE_AUTH);
    ASYNCIO_CODE_(SQLITE_RANGE);
    ASYNCIO_CODE_(SQLITE_NOTADB);
    default:
      return "unknown";
  }
}
#undef ASYNCIO_CODE_

}  // namespace asyncio::sqlite::detail
