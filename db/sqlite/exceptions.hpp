// The errors of SQLite. Each is a db::Error of the kind that PEP 249 has for it, and knows its
// code.
//
// Python names: those of sqlite3, with sqlite_errorcode and sqlite_errorname; and its texts.
#pragma once

#include <asyncio/db/errors.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::sqlite {

namespace detail {
const char* name_of(int code) noexcept;

template <class Base>
class Coded : public Base {
 public:
  explicit Coded(std::string message, int code = 0) : Base(std::move(message)), code_(code) {}
  // SQLite's extended result code: 2067. 0: it is the driver's own.
  int sqlite_errorcode() const noexcept { return code_; }
  // `SQLITE_CONSTRAINT_UNIQUE`
  const char* sqlite_errorname() const noexcept { return name_of(code_); }

 private:
  int code_;
};

// Throws the kind of error that the code is.
[[noreturn, gnu::cold]] void raise(int extended_code, std::string message);
}  // namespace detail

class InterfaceError : public detail::Coded<db::InterfaceError> {
 public:
  using Coded::Coded;
};
class DatabaseError : public detail::Coded<db::DatabaseError> {
 public:
  using Coded::Coded;
};
class DataError : public detail::Coded<db::DataError> {
 public:
  using Coded::Coded;
};
// "database is locked", "interrupted", "no such table: t", "database or disk is full"
class OperationalError : public detail::Coded<db::OperationalError> {
 public:
  using Coded::Coded;
};
// "UNIQUE constraint failed: t.id"
class IntegrityError : public detail::Coded<db::IntegrityError> {
 public:
  using Coded::Coded;
};
class InternalError : public detail::Coded<db::InternalError> {
 public:
  using Coded::Coded;
};
class ProgrammingError : public detail::Coded<db::ProgrammingError> {
 public:
  using Coded::Coded;
};

}  // namespace asyncio::sqlite
#pragma GCC visibility pop
