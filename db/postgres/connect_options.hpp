// ConnectOptions: where a server is, and who one is there.
//
//   YIELD_FROM_INTO(c, postgres::connect("postgresql://me:secret@db.example.org/shop"));
//   ConnectOptions options("host=a,b dbname=shop");
//   options.password = "secret";
//
// asyncpg names: the arguments of asyncpg.connect(). What is said nowhere is as libpq has it: the
// environment (PGHOST, PGUSER …), the password file, its defaults. But for TLS: when no sslmode is
// given, unix sockets and this machine (`localhost`, 127.0.0.1, ::1) go without, and every other
// host must show a certificate of its name (verify-full) by the system's roots, or those of
// sslrootcert. A sslmode that is given means what libpq says.
// Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/loop/seconds.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

struct ConnectOptions {
  ConnectOptions() = default;
  ConnectOptions(std::string from) : dsn(std::move(from)) {}
  ConnectOptions(const char* from) : dsn(from) {}

  // libpq's connection string: a postgresql:// URI, or key=value pairs.
  std::string dsn;
  // What is not empty takes the place of what the dsn says. Several hosts are divided by commas.
  std::string host, port, user, password, database;
  std::map<std::string, std::string> server_settings;
  // Seconds for connecting, all hosts and what is said at first together. To try a host takes at
  // most connect_timeout of the dsn, or its share of what is left.
  OptionalSeconds timeout = 60;
  // So many statements are kept prepared by a connection; 0: none ever (a pooler like PgBouncer
  // needs that).
  std::size_t statement_cache_size = 100;
  // Seconds until a statement that is being cancelled must have ended; then the connection is
  // closed instead.
  Seconds cancel_timeout = 5;
};

namespace detail {

using Parameters = std::map<std::string, std::string>;

// A host as it was given, and where libpq is to look for it: empty where it knows by itself.
struct Place {
  std::string host, address, port;
  // A name, which must be resolved.
  bool is_name() const noexcept;
  // A unix socket, or this machine.
  bool is_local() const noexcept;
};

// What libpq is to be given, but for the places, which take their own out. ValueError, which does
// not say what stands in the dsn: there may be a password in it.
std::vector<Place> places_of(const ConnectOptions& options, Parameters& parameters);

}  // namespace detail
}  // namespace asyncio::postgres
#pragma GCC visibility pop
