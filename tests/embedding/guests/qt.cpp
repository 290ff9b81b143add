// A host that runs a Qt application, with the guest of docs/guests.md.
#include "tests/embedding/guests/host.hpp"

#include "qt_guest.hpp"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

namespace {

class QtHost final : public asyncio::testing::Host {
 public:
  QtHost() {
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake,
                     &timers_, [this] { ++wakes_; });
  }
  asyncio::EventLoop& loop() override { return *loop_; }
  void call(std::function<void()> function) override {
    QTimer::singleShot(0, &timers_, [f = std::move(function)] { f(); });
  }
  int wakes() const override { return wakes_; }
  void run() override {
    QCoreApplication::exec();
    guest_.rethrow();
  }

 private:
  asyncio::EventLoopPtr loop_ = asyncio::new_event_loop();
  QtGuest guest_{*loop_, [] { QCoreApplication::quit(); }};
  QObject timers_;
  std::atomic<int> wakes_{0};
};

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  QtHost host;
  asyncio::testing::put_through(host);
  host.loop().call_soon([] { throw asyncio::SystemExit(3); });
  try {
    host.run();
  } catch (const asyncio::SystemExit& exit) {
    std::printf("host: left by SystemExit %d\n", exit.code());
  }
}
