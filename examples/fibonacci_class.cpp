// fibonacci_class: the same numbers from a class with next(), which is what a generator saves.
//
//     class Fab(object):
//
//         def __init__(self, max):
//             self.max = max
//             self.n, self.a, self.b = 0, 0, 1
//
//         def __iter__(self):
//             return self
//
//         def next(self):
//             if self.n < self.max:
//                 r = self.b
//                 self.a, self.b = self.b, self.a + self.b
//                 self.n = self.n + 1
//                 return r
//             raise StopIteration()
//
//     for n in Fab(5):
//         print n
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <utility>

namespace {

class Fab {
 public:
  explicit Fab(int max) : max(max) {}

  int next() {
    if (n < max) {
      int r = b;
      a = std::exchange(b, a + b);
      n = n + 1;
      return r;
    }
    throw asyncio::StopIteration();
  }

 private:
  int max;
  int n = 0, a = 0, b = 1;
};

}  // namespace

int main() {
  Fab numbers(5);
  try {  // what Python's `for` does
    while (true) std::cout << numbers.next() << '\n';
  } catch (const asyncio::StopIteration&) {
  }
}
