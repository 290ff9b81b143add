// What the tests of sockets share: a loop that waits for the system, a protocol that writes down
// what it is told, and the other end of a connection.
#pragma once

#include <asyncio/io/connect.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/events.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/futures/wait_for.hpp>

#include <boost/test/unit_test.hpp>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace asyncio::testing {

struct SocketLoop {
  SocketLoop() : owner(new_event_loop()), loop(*owner) {
    set_event_loop(&loop);
    loop.set_exception_handler(
        [this](EventLoop&, const ExceptionContext& c) { reports.push_back(c); });
  }
  ~SocketLoop() {
    set_event_loop(nullptr);
    owner.reset();
  }
  template <class A>
  auto run(A&& awaitable) {
    return loop.run_until_complete(std::forward<A>(awaitable));
  }
  void turns(int n = 1) {
    for (; n > 0; --n) {
      loop.stop();
      loop.run_forever();
    }
  }
  // Until it holds; it is asked a thousand times a second. What does not come in a minute fails.
  void until(const std::function<bool()>& holds) {
    const double limit = loop.time() + 60;
    while (!holds()) {
      BOOST_REQUIRE(loop.time() < limit);
      run(sleep(0.001));
    }
  }
  std::vector<std::string> messages() const {
    std::vector<std::string> all;
    for (const ExceptionContext& report : reports) all.push_back(report.message);
    return all;
  }

  std::vector<ExceptionContext> reports;
  EventLoopPtr owner;
  EventLoop& loop;
};

// The text of the E that f() throws; "nothing was thrown" when it throws none.
template <class E, class F>
std::string text_of(F&& f) {
  try {
    f();
  } catch (const E& error) {
    return error.what();
  }
  return "nothing was thrown";
}

using Calls = std::vector<std::string>;

// Writes down each call, and does then what the test has said for it.
template <class Base>
struct Recording : Base {
  void connection_made(const TransportPtr& t) override {
    transport = t;
    note("made");
  }
  bool eof_received() override {
    note("eof");
    return keep_open;
  }
  void connection_lost(const ExceptionPtr& e) override {
    lost = true;
    error = e;
    note("lost");
  }
  void pause_writing() override { note("pause"); }
  void resume_writing() override { note("resume"); }
  void note(const std::string& call) {
    calls.push_back(call);
    const auto found = then.find(call);
    if (found != then.end()) found->second();
  }

  Calls calls;
  std::map<std::string, std::function<void()>> then;
  TransportPtr transport;
  std::string data;
  ExceptionPtr error;
  bool keep_open = false, lost = false;
};

struct Recorder : Recording<Protocol> {
  void data_received(std::string_view bytes) override {
    data += bytes;
    note("data");
  }
};

struct BufferedRecorder : Recording<BufferedProtocol> {
  MutableBuffer get_buffer(std::ptrdiff_t) override {
    note("get_buffer");
    return {buffer, size};
  }
  void buffer_updated(std::size_t n) override {
    data.append(buffer, n);
    note("updated");
  }
  char buffer[8];
  std::size_t size = sizeof buffer;
};

// The other end of a transport: a plain descriptor.
struct Peer {
  explicit Peer(int f = -1) noexcept : fd(f) {}
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  ~Peer() { close(); }
  void close() {
    if (fd >= 0) ::close(std::exchange(fd, -1));
  }
  void send(std::string_view data) const {
    BOOST_REQUIRE(::send(fd, data.data(), data.size(), MSG_NOSIGNAL) ==
                  static_cast<ssize_t>(data.size()));
  }
  // What is there.
  std::string receive(std::size_t most = 1 << 20) const {
    std::string data(most, '\0');
    const ssize_t n = ::recv(fd, &data[0], most, MSG_DONTWAIT);
    data.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    return data;
  }
  int fd;
};

}  // namespace asyncio::testing
