// Listener: a socket on which a server accepts its clients.
//
// asyncio name: BaseSelectorEventLoop._start_serving, _accept_connection. Lifetime: counted; its
// server's. Thread: the loop's.
#pragma once

#include <asyncio/io/connections.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/server_state.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Listener final : public HandleNode {
 public:
  Listener(ServerState& server, NativeSocket socket) noexcept
      : HandleNode(context_for_new()), server_(server), socket_(std::move(socket)) {
    flags_ |= kEmpty | kLasting;
  }
  ~Listener() override { end_node(); }
  // Begins to listen. Clients are served in the context in which it was made. OSError.
  void start();
  // Not any more, as if it had not been started: it may be again.
  void rest() noexcept;
  // Closes the socket.
  void stop() noexcept;
  int fd() const noexcept { return socket_.fd(); }

  void run() override;
  std::string callback_name() const override { return "Listener.accept"; }

 private:
  void clear() noexcept override {}
  void accept();
  bool failed(int error);
  void out_of_resources(int error);
  void pause();
  void turn_one_away() noexcept;
  void serve(NativeSocket client, const SocketAddress& address);

  ServerState& server_;
  NativeSocket socket_;
  Connections* connections_ = nullptr;  // while it listens
  TimerHandle retry_;
  bool watched_ = false;
  bool was_short_ = false;  // of a resource, the last time
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
