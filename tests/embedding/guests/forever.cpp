// The program without a host: what it has to say.
#include "tests/embedding/guests/program.hpp"

#include <cstdio>

int main() {
  const asyncio::EventLoopPtr loop = asyncio::new_event_loop();
  asyncio::testing::GuestProgram program(*loop, [&](auto f) { loop->call_soon(std::move(f)); });
  loop->run_forever();
  std::fputs(program.said.c_str(), stdout);
}
