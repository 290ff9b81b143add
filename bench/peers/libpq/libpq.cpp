// W17 on libpq in pipeline mode, as far as it goes without a loop, tasks or types: one statement is
// sent, its answer awaited, and so on. In W17_pg_rate too, since that is what its bar speaks of.
#include <arpa/inet.h>
#include <libpq-fe.h>

#include "bench/bench.h"

static void expect(bool good, PGconn* connection) {
  if (good) return;
  fprintf(stderr, "%s", PQerrorMessage(connection));
  exit(1);
}

static void select(PGconn* connection, long n) {
  for (; n > 0; --n) {
    const uint32_t key = htonl(static_cast<uint32_t>(n % 1000));
    const char* const values[] = {reinterpret_cast<const char*>(&key)};
    const int lengths[] = {sizeof key}, formats[] = {1};
    expect(PQsendQueryPrepared(connection, "s", 1, values, lengths, formats, 1) == 1 &&
               PQpipelineSync(connection) == 1,
           connection);
    PGresult* const row = PQgetResult(connection);
    expect(PQresultStatus(row) == PGRES_TUPLES_OK && PQntuples(row) == 1, connection);
    if (std::string(PQgetvalue(row, 0, 0), PQgetlength(row, 0, 0)) != "some value") abort();
    PQclear(row);
    expect(!PQgetResult(connection), connection);
    PGresult* const sync = PQgetResult(connection);
    expect(PQresultStatus(sync) == PGRES_PIPELINE_SYNC, connection);
    PQclear(sync);
  }
}

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string name = argv[1];
  if (name != "W17_pg_1" && name != "W17_pg_rate") return 3;
  PGconn* const connection = PQconnectdb(getenv("POSTGRES_DSN"));
  expect(PQstatus(connection) == CONNECTION_OK, connection);
  PQclear(PQprepare(connection, "s", "SELECT value FROM kv WHERE id = $1", 0, nullptr));
  expect(PQenterPipelineMode(connection) == 1, connection);
  select(connection, 10);
  const int64_t start = bench::now_ns();
  select(connection, atol(argv[2]));
  bench::report(argv[1], "libpq", atol(argv[2]), static_cast<double>(bench::now_ns() - start));
  PQfinish(connection);
}
