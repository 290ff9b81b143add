// CopyIn, CopyOut: many rows, as a text or in a binary form that the program makes or reads.
//
//   WITH_INTO(copy, c->copy_in("COPY users FROM STDIN (FORMAT csv)")) {
//     YIELD_FROM(copy.write("1,Ada\n"));
//   }
//   END_WITH;
//   FOR(piece, c->copy_out("COPY users TO STDOUT")) { file << piece; } END_FOR;
//
// psycopg name: Cursor.copy(); asyncpg's copy_to_table and copy_from_query put the statement
// together as well. The connection is the COPY's until that ends: what is asked meanwhile waits.
// Neither side holds more than some hundred thousand bytes: write() waits for a server that is
// slow, and a server for who reads slowly. When an exception leaves the WITH, or the FOR is left
// before its end, the COPY is broken off, and nothing of a copy_in() is kept. What the server finds
// wrong with the data is raised at the end. Lifetime: handles; who drops the last one breaks off.
// Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/generators/coroutine.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {

// Invariant: begun_ and not over_: libpq is in the COPY, and the operation alone in sent_.
class CopyState final : public Talk, public std::enable_shared_from_this<CopyState> {
 public:
  CopyState(Operations& operations, bool in) noexcept : operations_(&operations), in_(in) {}
  Coroutine<void> start(ConnectionPtr connection, std::string sql);
  Coroutine<void> write(std::string data);
  Coroutine<std::optional<std::string>> read();
  Coroutine<std::string> finish(ExceptionPtr error);
  void abandon() noexcept;
  bool is_started() const noexcept { return started_; }

  void begun() override;
  void ready() override;

 private:
  void pull();
  void end(const char* why);
  void wake() noexcept;
  Future<void> changed();

  Operations* const operations_;  // alive while done_ is pending, or a handle is there
  const bool in_;
  bool started_ = false;
  bool begun_ = false;
  bool over_ = false;
  bool abandoned_ = false;
  std::string come_;
  Future<std::string> done_{nullptr};
  Future<void> waiter_{nullptr};
};

struct CopyHandle {
  ConnectionPtr connection;
  std::string sql;
  std::shared_ptr<CopyState> state;
  CopyHandle(ConnectionPtr c, std::string s, bool in)
      : connection(std::move(c)),
        sql(std::move(s)),
        state(std::make_shared<CopyState>(*connection->operations(), in)) {}
  CopyHandle(const CopyHandle&) = delete;
  CopyHandle& operator=(const CopyHandle&) = delete;
  ~CopyHandle() { state->abandon(); }
};

}  // namespace detail

class CopyIn {
 public:
  CopyIn(std::nullptr_t = nullptr) noexcept {}
  explicit CopyIn(std::shared_ptr<detail::CopyHandle> handle) noexcept
      : handle_(std::move(handle)) {}

  // What the server says of the statement.
  Coroutine<CopyIn> aenter() const;
  // Any piece of the data, which need not end with a row.
  Coroutine<void> write(std::string data) const;
  Coroutine<void> aexit(ExceptionPtr error) const;

 private:
  std::shared_ptr<detail::CopyHandle> handle_;
};

class CopyOut {
 public:
  explicit CopyOut(std::shared_ptr<detail::CopyHandle> handle) noexcept
      : handle_(std::move(handle)) {}
  // The next rows, whole ones; nothing at the end.
  Coroutine<std::optional<std::string>> anext() const;

 private:
  std::shared_ptr<detail::CopyHandle> handle_;
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
