// A struct has no JSON of its own.
#include <asyncio/jobs/client.hpp>

using namespace asyncio;

struct Picture {
  int width, height;
};
#ifndef CONTROL
constexpr jobs::Kind<void(Picture)> shrink{"shrink"};
void send(jobs::Client client, Picture picture) { client.enqueue(shrink, picture).close(); }
#else
constexpr jobs::Kind<void(std::pair<int, int>)> shrink{"shrink"};
void send(jobs::Client client, Picture picture) {
  client.enqueue(shrink, std::pair(picture.width, picture.height)).close();
}
#endif
