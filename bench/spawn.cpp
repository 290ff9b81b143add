// Starts N children that do nothing, one after the other, and waits for each; bench/spawn times it
// beside the same in Python and Go.
#include <asyncio/asyncio.hpp>
#include <asyncio/io/subprocess.hpp>

#include <cstdlib>
#include <memory>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> async_main(int n) {
  return asyncio::coroutine([n, child = std::shared_ptr<asyncio::Process>()](auto& co) mutable {
    BEGIN(co);
    for (; n > 0; --n) {
      YIELD_FROM_INTO(child, asyncio::create_subprocess_exec("/bin/true"));
      YIELD_FROM(child->wait());
    }
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(async_main(argc > 1 ? std::atoi(argv[1]) : 1000)); }
