// The errors of PostgreSQL: what the server says is a PostgresError, and the kind of db::Error that
// PEP 249 has for it.
//
//   TRY { YIELD_FROM(c->execute("INSERT INTO users VALUES ($1)", name)); }
//   EXCEPT_AS(error, postgres::UniqueViolationError) { show(error.constraint()); }
//
// asyncpg names: asyncpg.exceptions. There is a class for each code below, and one for each class
// of codes, which the others of that class are; a code of no class here is an UnknownPostgresError.
// Misuse of the driver is an InterfaceError, a value that is not what it should be a db::DataError.
// Lifetime: values; copies share what the server said. Thread: any.
#pragma once

#include <asyncio/db/errors.hpp>
#include <asyncio/generators/exception.hpp>

#include <memory>
#include <string>
#include <utility>

struct pg_result;

#pragma GCC visibility push(default)
namespace asyncio::postgres {

namespace detail {
struct ErrorFields {
  std::string message, severity, sqlstate, detail, hint, context;
  std::string schema, table, column, data_type, constraint;
  int position = 0;
  // As asyncpg's str(): the message, then detail and hint on lines of their own.
  std::string text() const;
};
}  // namespace detail

// What the server has said, beside the db::Error that it is. What it has not said is empty.
class PostgresError {
 public:
  // Five characters, as `23505`.
  const std::string& sqlstate() const noexcept { return fields_->sqlstate; }
  // ERROR, FATAL, PANIC; never translated.
  const std::string& severity() const noexcept { return fields_->severity; }
  // Without detail and hint, which what() has too.
  const std::string& message() const noexcept { return fields_->message; }
  const std::string& detail() const noexcept { return fields_->detail; }
  const std::string& hint() const noexcept { return fields_->hint; }
  // The functions of the server that were called, one a line.
  const std::string& context() const noexcept { return fields_->context; }
  const std::string& schema() const noexcept { return fields_->schema; }
  const std::string& table() const noexcept { return fields_->table; }
  const std::string& column() const noexcept { return fields_->column; }
  const std::string& data_type() const noexcept { return fields_->data_type; }
  const std::string& constraint() const noexcept { return fields_->constraint; }
  // Where in the query: its characters from 1 on; 0 where it is not said.
  int position() const noexcept { return fields_->position; }

 protected:
  explicit PostgresError(detail::ErrorFields fields)
      : fields_(std::make_shared<const detail::ErrorFields>(std::move(fields))) {}
  ~PostgresError() = default;

 private:
  std::shared_ptr<const detail::ErrorFields> fields_;
};

namespace detail {
template <class Base>
class ServerError : public Base, public PostgresError {
 public:
  explicit ServerError(ErrorFields fields)
      : Base(fields.text()), PostgresError(std::move(fields)) {}
};
}  // namespace detail

// Name, what it derives from, its code. A class of codes stands before its codes.
#define ASYNCIO_POSTGRES_ERRORS(X)                                                           \
  X(PostgresConnectionError, detail::ServerError<db::OperationalError>, "08")                \
  X(ConnectionDoesNotExistError, PostgresConnectionError, "08003")                           \
  X(ConnectionFailureError, PostgresConnectionError, "08006")                                \
  X(ClientCannotConnectError, PostgresConnectionError, "08001")                              \
  X(FeatureNotSupportedError, detail::ServerError<db::NotSupportedError>, "0A")              \
  X(CardinalityViolationError, detail::ServerError<db::ProgrammingError>, "21")              \
  X(DataError, detail::ServerError<db::DataError>, "22")                                     \
  X(StringDataRightTruncationError, DataError, "22001")                                      \
  X(NumericValueOutOfRangeError, DataError, "22003")                                         \
  X(InvalidDatetimeFormatError, DataError, "22007")                                          \
  X(DivisionByZeroError, DataError, "22012")                                                 \
  X(InvalidParameterValueError, DataError, "22023")                                          \
  X(InvalidTextRepresentationError, DataError, "22P02")                                      \
  X(InvalidBinaryRepresentationError, DataError, "22P03")                                    \
  X(IntegrityConstraintViolationError, detail::ServerError<db::IntegrityError>, "23")        \
  X(RestrictViolationError, IntegrityConstraintViolationError, "23001")                      \
  X(NotNullViolationError, IntegrityConstraintViolationError, "23502")                       \
  X(ForeignKeyViolationError, IntegrityConstraintViolationError, "23503")                    \
  X(UniqueViolationError, IntegrityConstraintViolationError, "23505")                        \
  X(CheckViolationError, IntegrityConstraintViolationError, "23514")                         \
  X(ExclusionViolationError, IntegrityConstraintViolationError, "23P01")                     \
  X(InvalidCursorStateError, detail::ServerError<db::InternalError>, "24")                   \
  X(InvalidTransactionStateError, detail::ServerError<db::InternalError>, "25")              \
  X(ActiveSQLTransactionError, InvalidTransactionStateError, "25001")                        \
  X(ReadOnlySQLTransactionError, InvalidTransactionStateError, "25006")                      \
  X(NoActiveSQLTransactionError, InvalidTransactionStateError, "25P01")                      \
  X(InFailedSQLTransactionError, InvalidTransactionStateError, "25P02")                      \
  X(IdleInTransactionSessionTimeoutError, InvalidTransactionStateError, "25P03")             \
  X(InvalidSQLStatementNameError, detail::ServerError<db::ProgrammingError>, "26")           \
  X(InvalidAuthorizationSpecificationError, detail::ServerError<db::OperationalError>, "28") \
  X(InvalidPasswordError, InvalidAuthorizationSpecificationError, "28P01")                   \
  X(InvalidCursorNameError, detail::ServerError<db::ProgrammingError>, "34")                 \
  X(SavepointError, detail::ServerError<db::OperationalError>, "3B")                         \
  X(InvalidCatalogNameError, detail::ServerError<db::ProgrammingError>, "3D")                \
  X(InvalidSchemaNameError, detail::ServerError<db::ProgrammingError>, "3F")                 \
  X(TransactionRollbackError, detail::ServerError<db::OperationalError>, "40")               \
  X(SerializationError, TransactionRollbackError, "40001")                                   \
  X(StatementCompletionUnknownError, TransactionRollbackError, "40003")                      \
  X(DeadlockDetectedError, TransactionRollbackError, "40P01")                                \
  X(SyntaxOrAccessError, detail::ServerError<db::ProgrammingError>, "42")                    \
  X(InsufficientPrivilegeError, SyntaxOrAccessError, "42501")                                \
  X(PostgresSyntaxError, SyntaxOrAccessError, "42601")                                       \
  X(DuplicateColumnError, SyntaxOrAccessError, "42701")                                      \
  X(AmbiguousColumnError, SyntaxOrAccessError, "42702")                                      \
  X(UndefinedColumnError, SyntaxOrAccessError, "42703")                                      \
  X(UndefinedObjectError, SyntaxOrAccessError, "42704")                                      \
  X(DuplicateObjectError, SyntaxOrAccessError, "42710")                                      \
  X(DatatypeMismatchError, SyntaxOrAccessError, "42804")                                     \
  X(UndefinedFunctionError, SyntaxOrAccessError, "42883")                                    \
  X(UndefinedTableError, SyntaxOrAccessError, "42P01")                                       \
  X(UndefinedParameterError, SyntaxOrAccessError, "42P02")                                   \
  X(DuplicateCursorError, SyntaxOrAccessError, "42P03")                                      \
  X(DuplicatePreparedStatementError, SyntaxOrAccessError, "42P05")                           \
  X(DuplicateTableError, SyntaxOrAccessError, "42P07")                                       \
  X(IndeterminateDatatypeError, SyntaxOrAccessError, "42P18")                                \
  X(WithCheckOptionViolationError, detail::ServerError<db::ProgrammingError>, "44")          \
  X(InsufficientResourcesError, detail::ServerError<db::OperationalError>, "53")             \
  X(DiskFullError, InsufficientResourcesError, "53100")                                      \
  X(TooManyConnectionsError, InsufficientResourcesError, "53300")                            \
  X(ProgramLimitExceededError, detail::ServerError<db::OperationalError>, "54")              \
  X(ObjectNotInPrerequisiteStateError, detail::ServerError<db::OperationalError>, "55")      \
  X(ObjectInUseError, ObjectNotInPrerequisiteStateError, "55006")                            \
  X(LockNotAvailableError, ObjectNotInPrerequisiteStateError, "55P03")                       \
  X(OperatorInterventionError, detail::ServerError<db::OperationalError>, "57")              \
  X(QueryCanceledError, OperatorInterventionError, "57014")                                  \
  X(AdminShutdownError, OperatorInterventionError, "57P01")                                  \
  X(CrashShutdownError, OperatorInterventionError, "57P02")                                  \
  X(CannotConnectNowError, OperatorInterventionError, "57P03")                               \
  X(IdleSessionTimeoutError, OperatorInterventionError, "57P05")                             \
  X(PostgresSystemError, detail::ServerError<db::OperationalError>, "58")                    \
  X(PLPGSQLError, detail::ServerError<db::ProgrammingError>, "P0")                           \
  X(RaiseError, PLPGSQLError, "P0001")                                                       \
  X(NoDataFoundError, PLPGSQLError, "P0002")                                                 \
  X(TooManyRowsError, PLPGSQLError, "P0003")                                                 \
  X(AssertError, PLPGSQLError, "P0004")                                                      \
  X(InternalServerError, detail::ServerError<db::InternalError>, "XX")                       \
  X(UnknownPostgresError, detail::ServerError<db::DatabaseError>, "")

// Each is made from what the server said, or from a message alone, and has its own code then.
#define ASYNCIO_POSTGRES_ERROR(Name, Base, code)                                              \
  class Name : public Base {                                                                  \
   public:                                                                                    \
    explicit Name(detail::ErrorFields fields) : Base(std::move(fields)) {}                    \
    explicit Name(std::string message) : Base(detail::fields_of(std::move(message), code)) {} \
  };
namespace detail {
ErrorFields fields_of(std::string message, const char* sqlstate);
}  // namespace detail
ASYNCIO_POSTGRES_ERRORS(ASYNCIO_POSTGRES_ERROR)
#undef ASYNCIO_POSTGRES_ERROR

// The driver was used in a way that it cannot be used in: a column is no such type, a connection is
// closed or busy.
class InterfaceError : public db::InterfaceError {
 public:
  using db::InterfaceError::InterfaceError;
};

namespace detail {
// The exception that has this SQLSTATE, or that of its class.
ExceptionPtr error_of(ErrorFields fields);
// The exception for a result that is an error (PGRES_FATAL_ERROR and such).
ExceptionPtr error_of(const pg_result* result);
}  // namespace detail

}  // namespace asyncio::postgres
#pragma GCC visibility pop
