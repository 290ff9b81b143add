// backoff: try again, and wait longer each time, as backoff's on_exception; see docs/ports.md.
//
//     def expo(base=2, factor=1, max_value=math.inf):
//         wait = factor
//         while True:
//             yield min(wait, max_value)
//             wait *= base
//
//     def fibo(max_value=math.inf):
//         a, b = 1, 1
//         while True:
//             yield min(a, max_value)
//             a, b = b, a + b
//
//     def on_exception(wait_gen, error, max_tries, on_backoff):
//         def decorate(function):
//             async def retry(*args):
//                 waits = wait_gen()
//                 for tries in itertools.count(1):
//                     try:
//                         return await function(*args)
//                     except error as e:
//                         if tries == max_tries:
//                             raise
//                         wait = next(waits)
//                         on_backoff(tries, wait, e)
//                         await asyncio.sleep(wait)
//             return retry
//         return decorate
//
//     def tell(tries, wait, error):
//         print('try', tries, error, '- again in', wait)
//
//     async def connect(failures):
//         if failures:
//             raise ConnectionResetError(failures.pop())
//         return 'connected'
//
//     patient = on_exception(expo, ConnectionError, 5, tell)(connect)
//     hasty = on_exception(functools.partial(fibo, max_value=2), ConnectionError, 5, tell)(connect)
//
//     async def main():
//         print(await patient(['down', 'down', 'busy']))
//         try:
//             await hasty(['down'] * 6)
//         except ConnectionError as e:
//             print('given up:', e)
//
//     asyncio.run(main())
#include <algorithm>
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <limits>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

constexpr double kForever = std::numeric_limits<double>::infinity();

struct ConnectionError : asyncio::MessageError {
  using MessageError::MessageError;
};

asyncio::Generator<double> expo(double base = 2, double factor = 1, double max_value = kForever) {
  return asyncio::generator<double>([base, wait = factor, max_value](auto& co) mutable {
    BEGIN(co);
    while (true) {
      YIELD(std::min(wait, max_value));
      wait *= base;
    }
    END;
  });
}

asyncio::Generator<double> fibo(double max_value = kForever) {
  return asyncio::generator<double>([max_value, a = 1.0, b = 1.0](auto& co) mutable {
    BEGIN(co);
    while (true) {
      YIELD(std::min(a, max_value));
      a = std::exchange(b, a + b);
    }
    END;
  });
}

template <class Error, class WaitGen, class OnBackoff>
auto on_exception(WaitGen wait_gen, int max_tries, OnBackoff on_backoff) {
  return [=](auto function) {
    return [=](auto... args) {
      using R = asyncio::await_result_t<decltype(function(args...))>;
      return asyncio::coroutine<R>([=, call = std::tuple(args...), waits = wait_gen(), tries = 1,
                                    wait = 0.0](auto& co) mutable {
        BEGIN(co);
        for (;; ++tries) {
          TRY { RETURN_FROM(std::apply(function, call)); }
          EXCEPT(Error) {
            if (tries == max_tries) RAISE();
            wait = waits.next();
            on_backoff(tries, wait, co.exception());
            YIELD_FROM(asyncio::sleep(wait));
          }
          END_TRY;
        }
        END;
      });
    };
  };
}

void tell(int tries, double wait, const asyncio::ExceptionPtr& error) {
  std::cout << "try " << tries << ' ' << error.what() << " - again in " << wait << '\n';
}

using Failures = std::shared_ptr<std::vector<std::string>>;

asyncio::Coroutine<std::string> connect(Failures failures) {
  return asyncio::coroutine<std::string>([failures](auto& co) {
    BEGIN(co);
    if (!failures->empty()) {
      const std::string last = failures->back();
      failures->pop_back();
      RAISE(ConnectionError(last));
    }
    RETURN("connected");
    END;
  });
}

const auto patient = on_exception<ConnectionError>([] { return expo(); }, 5, tell)(connect);
const auto hasty = on_exception<ConnectionError>([] { return fibo(2); }, 5, tell)(connect);

Failures list(std::vector<std::string> failures) {
  return std::make_shared<std::vector<std::string>>(std::move(failures));
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([text = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(text, patient(list({"down", "down", "busy"})));
    std::cout << text << '\n';
    TRY { YIELD_FROM(hasty(list(std::vector<std::string>(6, "down")))); }
    EXCEPT(ConnectionError) { std::cout << "given up: " << co.exception().what() << '\n'; }
    END_TRY;
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
