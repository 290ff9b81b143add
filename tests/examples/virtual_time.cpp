// Linked into an example, this puts its loops on a clock that jumps. When the program ends it tells
// how far the clock has come, in a last line of stdout: `(3 seconds)`.
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/virtual_poller.hpp>

#include <chrono>
#include <cstdio>
#include <thread>

namespace {

double elapsed = 0;

// Without a timer there is nothing to jump to: the loop waits for another thread. A program that
// waits for nothing at all fails after five seconds.
class Poller final : public asyncio::VirtualPoller {
 public:
  Poller() {
    on_idle([this] {
      if (++idle_turns_ > 5000) throw asyncio::RuntimeError("the loop waits for nothing");
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
  }
  ~Poller() override { elapsed += time(); }

 private:
  int idle_turns_ = 0;
};

// Made before main() starts; ends after the last loop.
struct Installed {
  Installed() {
    asyncio::set_poller_factory(
        []() -> std::unique_ptr<asyncio::Poller> { return std::make_unique<Poller>(); });
  }
  ~Installed() { std::printf("(%g seconds)\n", elapsed); }
} installed;

}  // namespace
