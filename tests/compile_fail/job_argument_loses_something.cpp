// A number with a fraction is no whole one.
#include <asyncio/jobs/client.hpp>

using namespace asyncio;

int add_body(int a, int b) { return a + b; }
constexpr jobs::Kind<int(int, int)> add{"add", &add_body};

void send(jobs::Client client) {
#ifndef CONTROL
  client.enqueue(add, 2.5, 3).close();
#endif
  client.enqueue(add, 2, 3).close();
}
