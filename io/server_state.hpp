// ServerState: what all handles of a Server share, and its clients' transports count.
//
// Lifetime: counted; it counts itself while it serves. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/protocol_factory.hpp>
#include <asyncio/io/transport_wrapper.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

struct ServerOptions;

namespace detail {

class Listener;  // listener.hpp

// A file of AF_UNIX that a server has made.
struct SocketFile {
  std::string path;
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  // Unless another file has that name by now.
  void remove() const noexcept;
};

class ServerState {
 public:
  ServerState(EventLoop& loop, std::vector<NativeSocket> sockets, ProtocolFactory factory,
              const ServerOptions& options, std::optional<SocketFile> file = std::nullopt);
  ServerState(const ServerState&) = delete;
  ServerState& operator=(const ServerState&) = delete;
  void ref() noexcept { ++refs_; }
  void unref() noexcept;

  // ---- Server's ----
  void close();
  void end_clients(bool at_once);
  Coroutine<void> wait_closed(std::optional<double> timeout, const Caller& at);
  Coroutine<void> start_serving(const Caller& at);
  Coroutine<void> serve_forever(const Caller& at);
  Coroutine<void> leave(const Caller& at);
  bool is_serving() const noexcept { return serving_; }
  std::vector<int> sockets() const;
  std::vector<SocketAddress> socknames() const;
  EventLoop& loop() const noexcept { return *loop_; }
  std::string to_string() const;
  // Without the turn that start_serving() gives up.
  void serve();

  // ---- its listeners' ----
  const ProtocolFactory& factory() const noexcept { return factory_; }
  const Security& security() const noexcept { return security_; }
  int backlog() const noexcept { return backlog_; }

  // ---- its clients' ----
  void attach() noexcept { ++clients_; }
  void detach() noexcept;

 private:
  ~ServerState();
  void stop_listening() noexcept;
  void loop_closes() noexcept;
  void tell_waiters();

  const LoopRef loop_;
  const ProtocolFactory factory_;
  const Security security_;
  std::vector<Ref<Listener>> listeners_;
  std::optional<SocketFile> file_;
  std::vector<Future<void>> waiters_;
  Future<void> forever_{nullptr};
  std::optional<double> grace_;
  std::uint32_t refs_ = 1;
  std::uint32_t clients_ = 0;
  const int backlog_;
  bool serving_ = false;
  bool closed_ = false;
  bool told_ = false;  // those who wait for the end were
  CloseHook* hook_ = nullptr;
};

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
