// What a program does with Redis: a value there and back. The argument is the server's URL. 0:
// same.
#include <asyncio/db/redis/client.hpp>
#include <asyncio/futures/runners.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <cstdio>

using namespace asyncio;

namespace {

Coroutine<bool> keeps(redis::Redis client) {
  return coroutine<bool>([client, found = redis::Text()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(client.set("key", "works"));
    YIELD_FROM_INTO(found, client.get("key"));
    RETURN(found == "works");
    END;
  });
}

}  // namespace

int main(int, char** argv) {
  const bool right = run(keeps(redis::Redis::from_url(argv[1])));
  std::puts(right ? "works" : "wrong");
  return right ? 0 : 1;
}
