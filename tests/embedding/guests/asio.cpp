// A host that runs a Boost.Asio io_context.
#include "tests/embedding/guests/host.hpp"

#include <asyncio/loop/asio_guest.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace {

class AsioHost final : public asyncio::testing::Host {
 public:
  AsioHost() {
    guest_.on_stop([this] { quit_ = true; });
  }
  asyncio::EventLoop& loop() override { return *loop_; }
  void call(std::function<void()> function) override {
    boost::asio::post(context_, std::move(function));
  }
  int wakes() const override { return wakes_; }
  void run() override {
    quit_ = false;
    context_.restart();
    guest_.restart();
    for (; !quit_; ++wakes_) context_.run_one();
  }

 private:
  asyncio::EventLoopPtr loop_ = asyncio::new_event_loop();
  boost::asio::io_context context_;
  asyncio::AsioGuest guest_{*loop_, context_};
  std::atomic<int> wakes_{0};
  bool quit_ = false;
};

}  // namespace

int main() {
  AsioHost host;
  return asyncio::testing::put_through(host);
}
