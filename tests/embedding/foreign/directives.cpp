// Sources that say `using namespace` for all that there is, before our headers and after them, and
// namespaces of their own that are called as ours or as the standard library's.
#include <boost/asio.hpp>
#include <boost/version.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace std;
using namespace std::chrono;
using namespace std::placeholders;
using namespace boost;
using namespace boost::asio;

#include "all.hpp"

#include <asyncio/generators/short_keywords.hpp>

namespace mine {

namespace std {
struct optional {};
}  // namespace std
namespace boost {}
namespace asyncio {
inline int run() { return 1; }
}  // namespace asyncio
namespace detail {}
namespace concurrent {}

::asyncio::Generator<int> count(int n) {
  return ::asyncio::generator<int>([n, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < n; ++i) YIELD(i);
    END;
  });
}

::asyncio::Coroutine<int> every_keyword(::asyncio::Lock& lock) {
  return ::asyncio::coroutine<int>(
      [&lock, n = 0, sum = 0, outcome = ::asyncio::Outcome<int>()](auto& co) mutable {
        BEGIN(co);
        FOR(n, count(4)) { sum += n; }
        END_FOR;
        WITH(lock) { YIELD_FROM(::asyncio::sleep(0)); }
        END_WITH;
        TRY { RAISE(::asyncio::ValueError("no")); }
        EXCEPT_AS(error, ::asyncio::ValueError) { sum += error.what()[0] == 'n' ? 10 : 0; }
        FINALLY { ++sum; }
        END_TRY;
        YIELD_FROM_OUTCOME(outcome, ::asyncio::wait_for(::asyncio::sleep(0, 5), 60));
        RETURN(sum + outcome.value());
        END;
      });
}

}  // namespace mine

using namespace asyncio;

// What std or boost has too is ambiguous, as it is between those two.
Coroutine<int> unqualified(std::function<int(int)> f) {
  return asyncio::coroutine<int>([f, queue = make_unique<Queue<int>>(),
                                  event = make_unique<Event>(), task = Task<>(),
                                  n = 0](auto& co) mutable {
    BEGIN(co);
    queue->put_nowait(f(1));
    event->set();
    YIELD_FROM(event->wait());
    YIELD_FROM_INTO(n, queue->get());
    task = create_task(asyncio::sleep(0));
    YIELD_FROM(wait_for(task, 60s));
    RETURN(n);
    END;
  });
}

int main() {
  Lock lock;
  if (asyncio::run(mine::every_keyword(lock)) != 22) return 1;
  if (asyncio::run(unqualified([](int n) { return n + 1; })) != 2) return 2;
  std::printf("using namespace: right\n");
}
