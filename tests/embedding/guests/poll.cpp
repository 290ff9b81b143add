// A host that sleeps in poll(2).
#include "tests/embedding/guests/host.hpp"

#include <asyncio/loop/guest.hpp>

#include <poll.h>

#include <deque>

namespace {

class PollHost final : public asyncio::testing::Host {
 public:
  PollHost() {
    guest_.on_stop([this] { quit_ = true; });
  }
  asyncio::EventLoop& loop() override { return *loop_; }
  void call(std::function<void()> function) override { calls_.push_back(std::move(function)); }
  int wakes() const override { return wakes_; }
  void run() override {
    for (quit_ = false; !quit_; ++wakes_) {
      pollfd watched{guest_.fileno(), POLLIN, 0};
      poll(&watched, 1, calls_.empty() ? guest_.timeout_ms() : 0);
      if (!calls_.empty()) {
        const auto call = std::move(calls_.front());
        calls_.pop_front();
        call();
      }
      guest_.turn();
    }
  }

 private:
  asyncio::EventLoopPtr loop_ = asyncio::new_event_loop();
  asyncio::Guest guest_{*loop_};
  std::deque<std::function<void()>> calls_;
  std::atomic<int> wakes_{0};
  bool quit_ = false;
};

}  // namespace

int main() {
  PollHost host;
  return asyncio::testing::put_through(host);
}
