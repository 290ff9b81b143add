// rate_limiter: a leaky bucket, as aiolimiter's AsyncLimiter; its docs are in docs/ports.md.
//
//     class AsyncLimiter:
//         def __init__(self, max_rate, time_period=60):
//             self.max_rate, self.rate = max_rate, max_rate / time_period
//             self.level, self.checked = 0, 0
//             self.line = asyncio.Lock()
//
//         def has_capacity(self, amount=1):
//             now = asyncio.get_running_loop().time()
//             self.level = max(0, self.level - (now - self.checked) * self.rate)
//             self.checked = now
//             return self.level + amount <= self.max_rate
//
//         async def acquire(self, amount=1):
//             if amount > self.max_rate:
//                 raise ValueError('more than the bucket holds')
//             async with self.line:
//                 while not self.has_capacity(amount):
//                     excess = self.level + amount - self.max_rate
//                     await asyncio.sleep(excess / self.rate)
//                 self.level += amount
//
//         async def __aenter__(self):
//             await self.acquire()
//
//         async def __aexit__(self, *error):
//             pass
//
//     async def ask(limiter, n):
//         async with limiter:
//             print(round(asyncio.get_running_loop().time() - start), 'seconds: request', n)
//
//     async def main():
//         global start
//         start = asyncio.get_running_loop().time()
//         limiter = AsyncLimiter(4, 8)
//         await asyncio.gather(*[ask(limiter, n) for n in range(7)])
//         try:
//             await limiter.acquire(5)
//         except ValueError as e:
//             print(e)
//
//     asyncio.run(main())
#include <algorithm>
#include <asyncio/asyncio.hpp>
#include <cmath>
#include <iostream>
#include <memory>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

class AsyncLimiter {
 public:
  explicit AsyncLimiter(double max_rate, double time_period = 60)
      : max_rate(max_rate), rate(max_rate / time_period) {}

  bool has_capacity(double amount = 1) {
    const double now = asyncio::get_running_loop().time();
    level = std::max(0.0, level - (now - checked) * rate);
    checked = now;
    return level + amount <= max_rate;
  }

  asyncio::Coroutine<> acquire(double amount = 1) {
    return asyncio::coroutine([this, amount](auto& co) {
      BEGIN(co);
      if (amount > max_rate) RAISE(asyncio::ValueError("more than the bucket holds"));
      WITH(line) {
        while (!has_capacity(amount)) {
          YIELD_FROM(asyncio::sleep((level + amount - max_rate) / rate));
        }
        level += amount;
      }
      END_WITH;
      END;
    });
  }

  asyncio::Coroutine<> aenter() { return acquire(); }
  void aexit(const asyncio::ExceptionPtr&) {}

 private:
  double max_rate, rate;
  double level = 0, checked = 0;
  asyncio::Lock line;
};

double start;

asyncio::Coroutine<> ask(std::shared_ptr<AsyncLimiter> limiter, int n) {
  return asyncio::coroutine([limiter, n](auto& co) {
    BEGIN(co);
    WITH(*limiter) {
      std::cout << std::lround(asyncio::get_running_loop().time() - start) << " seconds: request "
                << n << '\n';
    }
    END_WITH;
    END;
  });
}

struct Main {
  std::shared_ptr<AsyncLimiter> limiter = std::make_shared<AsyncLimiter>(4, 8);
  std::vector<asyncio::Coroutine<>> requests{};

  asyncio::Step operator()(asyncio::Co<void>& co) {
    BEGIN(co);
    start = asyncio::get_running_loop().time();
    for (int n = 0; n < 7; ++n) requests.push_back(ask(limiter, n));
    YIELD_FROM(asyncio::gather(requests));
    TRY { YIELD_FROM(limiter->acquire(5)); }
    EXCEPT(asyncio::ValueError) { std::cout << co.exception().what() << '\n'; }
    END_TRY;
    END;
  }
};

}  // namespace

int main() { asyncio::run(asyncio::coroutine(Main())); }
