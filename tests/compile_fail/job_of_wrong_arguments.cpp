// Two numbers are not a number and a text.
#include <asyncio/jobs/client.hpp>

using namespace asyncio;

int add_body(int a, int b) { return a + b; }
constexpr jobs::Kind<int(int, int)> add{"add", &add_body};

void send(jobs::Client client) {
#ifndef CONTROL
  client.enqueue(add, 2, "3").close();
#endif
  client.enqueue(add, 2, 3).close();
}
