#include <asyncio/asyncio.hpp>
#include <iostream>

asyncio::Coroutine<int> answer() {
  return asyncio::coroutine<int>([](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ASYNCIO_YIELD_FROM(asyncio::sleep(0));
    ASYNCIO_RETURN(42);
    ASYNCIO_END;
  });
}

int main() {
  int got = asyncio::run(answer());
  std::cout << "the consumer got " << got << "\n";
  return got == 42 ? 0 : 1;
}
