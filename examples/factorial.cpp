// factorial: gather three coroutines that take turns.
//
//     import asyncio
//
//     async def factorial(name, number):
//         f = 1
//         for i in range(2, number + 1):
//             print(f"Task {name}: Compute factorial({i})...")
//             await asyncio.sleep(1)
//             f *= i
//         print(f"Task {name}: factorial({number}) = {f}")
//
//     async def main():
//         # Schedule three calls *concurrently*:
//         await asyncio.gather(
//             factorial("A", 2),
//             factorial("B", 3),
//             factorial("C", 4),
//         )
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> factorial(std::string name, int number) {
  return asyncio::coroutine([name, number, f = 1, i = 2](auto& co) mutable {
    BEGIN(co);
    for (; i <= number; ++i) {
      std::cout << "Task " << name << ": Compute factorial(" << i << ")...\n";
      YIELD_FROM(asyncio::sleep(1));
      f *= i;
    }
    std::cout << "Task " << name << ": factorial(" << number << ") = " << f << '\n';
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    // Schedule three calls *concurrently*:
    YIELD_FROM(asyncio::gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)));
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }

// Expected output:
//
//     Task A: Compute factorial(2)...
//     Task B: Compute factorial(2)...
//     Task C: Compute factorial(2)...
//     Task A: factorial(2) = 2
//     Task B: Compute factorial(3)...
//     Task C: Compute factorial(3)...
//     Task B: factorial(3) = 6
//     Task C: Compute factorial(4)...
//     Task C: factorial(4) = 24
