// The workloads W17 on this library: what a client of a database spends. db.py starts the servers
// and says by the environment where they are.
//
//   ours_databases WORKLOAD N    prints `WORKLOAD ours N NS_PER_OP`
#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/db/redis/client.hpp>
#include <asyncio/db/sqlite/connection.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/runners.hpp>

#include <optional>
#include <string>
#include <vector>

#include "bench/bench.h"

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

constexpr long kKeys = 1000;
using Text = std::optional<std::string>;

void expect(const Text& value) {
  if (value != "some value") std::abort();
}

Coroutine<> select(postgres::ConnectionPtr c, long n) {
  return coroutine([c, n, value = Text()](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM_INTO(value, c->template fetchval<Text>("SELECT value FROM kv WHERE id = $1",
                                                        static_cast<int>(n % kKeys)));
      expect(value);
    }
    END;
  });
}

Coroutine<> get(redis::Redis client, long n) {
  return coroutine([client, n, value = Text()](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM_INTO(value, client.get("key"));
      expect(value);
    }
    END;
  });
}

Coroutine<> query(sqlite::Connection db, long n) {
  return coroutine([db, n, rows = std::vector<sqlite::Row>()](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) {
      YIELD_FROM_INTO(rows, db.execute_fetchall("SELECT value FROM kv WHERE id = ?", n % kKeys));
      expect(rows.at(0)[0].template get<std::string>());
    }
    END;
  });
}

Coroutine<> insert(sqlite::Connection db, long n) {
  return coroutine([db, n](auto& co) mutable {
    BEGIN(co);
    while (n-- > 0) YIELD_FROM(db.execute("INSERT INTO log VALUES (?, ?)", n, "some value"));
    YIELD_FROM(db.commit());
    END;
  });
}

// So many tasks do `work`, n operations in all. Prints what one takes.
template <class Client, class Work>
Coroutine<> share(std::string name, long n, long tasks, Client client, Work work) {
  return coroutine(
      [=, start = bench::now_ns(), all = std::vector<Coroutine<>>()](auto& co) mutable {
        BEGIN(co);
        for (long i = 0; i < tasks; ++i) all.push_back(work(client, (n + i) / tasks));
        YIELD_FROM(gather(std::move(all)));
        bench::report(name.c_str(), "ours", n, static_cast<double>(bench::now_ns() - start));
        END;
      });
}

Coroutine<> measure(std::string name, long n) {
  return coroutine([=, c = postgres::ConnectionPtr(), client = redis::Redis(),
                    db = sqlite::Connection()](auto& co) mutable {
    BEGIN(co);
    if (name.rfind("W17_pg_", 0) == 0) {
      YIELD_FROM_INTO(c, postgres::connect(std::getenv("POSTGRES_DSN")));
      YIELD_FROM(select(c, 10));
      YIELD_FROM(share(name, n, name == "W17_pg_1" ? 1 : 16, c, select));
      YIELD_FROM(c->close());
    } else if (name.rfind("W17_redis_", 0) == 0) {
      client = redis::Redis::from_url(std::string("unix://") + std::getenv("REDIS_SOCKET"));
      YIELD_FROM(get(client, 10));
      YIELD_FROM(share(name, n, name == "W17_redis_1" ? 1 : 50, client, get));
      client.aclose();
    } else {
      YIELD_FROM_INTO(db, sqlite::connect(std::getenv("SQLITE_FILE")).aenter());
      YIELD_FROM(share(name, n, 1, db, name == "W17_insert" ? insert : query));
      YIELD_FROM(db.close());
    }
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string name = argv[1];
  if (name.rfind("W17_", 0) != 0) return 3;
  asyncio::run(measure(name, std::atol(argv[2])));
}
