// W14: says hello after a millisecond.
#include <asyncio/asyncio.hpp>
#include <iostream>

int main() {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  loop->call_later(0.001, [&loop] {
    std::cout << "hello\n";
    loop->stop();
  });
  loop->run_forever();
}
