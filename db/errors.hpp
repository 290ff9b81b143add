// The errors that all drivers of db/ share: what PEP 249 calls Error and its kinds.
//
//   TRY { YIELD_FROM(redis.get("key")); }
//   EXCEPT(db::Error) { ... }  // whatever the database, its server or its driver has refused
//
// Each driver's own errors derive from one of these. What the system has refused is an OSError and
// a wait that took too long a TimeoutError, here as everywhere, where a driver does not say
// otherwise. Python names: those of PEP 249 (DB-API 2.0).
#pragma once

#include <asyncio/generators/exception.hpp>

#pragma GCC visibility push(default)
namespace asyncio::db {

// All that a database or its driver complains of.
class Error : public MessageError {
 public:
  using MessageError::MessageError;
};
// The driver was used in a way that it cannot be used in.
class InterfaceError : public Error {
 public:
  using Error::Error;
};
// The database says no, or has not answered.
class DatabaseError : public Error {
 public:
  using Error::Error;
};
// A value is not what is wanted there: too large, no number.
class DataError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// Nothing that the program could have written otherwise: a connection is lost, memory is short.
class OperationalError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// What holds between rows would hold no more.
class IntegrityError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// The database has found itself in disorder.
class InternalError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// A statement that cannot be carried out: no such table, a wrong number of parameters.
class ProgrammingError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// The database has no such thing.
class NotSupportedError : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

}  // namespace asyncio::db
#pragma GCC visibility pop
