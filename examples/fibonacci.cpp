// fibonacci: a generator of numbers, with no loop in sight.
//
//     def fab(max):
//         n, a, b = 0, 0, 1
//         while n < max:
//             yield b
//             a, b = b, a + b
//             n = n + 1
//
//     for n in fab(5):
//         print n
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Generator<int> fab(int max) {
  return asyncio::generator<int>([max, n = 0, a = 0, b = 1](auto& co) mutable {
    BEGIN(co);
    while (n < max) {
      YIELD(b);
      a = std::exchange(b, a + b);
      n = n + 1;
    }
    END;
  });
}

}  // namespace

int main() {
  for (int n : fab(5)) std::cout << n << '\n';
}
