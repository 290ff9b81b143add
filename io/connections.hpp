// Connections: what the layer of I/O keeps in a loop: which connections there are, and what they
// share: a buffer to read into, free blocks for what waits, a descriptor to spare.
//
// The loop makes it when the first one is asked for; it reaches it through virtual functions only,
// so that a program without connections does not link it.
// Lifetime: the loop's; after close() there are no connections. Thread: the loop's.
#pragma once

#include <asyncio/io/buffer_pool.hpp>
#include <asyncio/io/chunks.hpp>
#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ServerState;

// Sends a file over a connection.
class FileSender {
 public:
  // The descriptor is about to be closed.
  virtual void connection_is_lost() noexcept = 0;

 protected:
  ~FileSender() = default;
};

// What has a descriptor of its own: a transport of the system.
class Connection {
 public:
  // Ends it without a word to its protocol, and takes it out.
  virtual void loop_closes() noexcept = 0;
  // Is the descriptor its own still? Not while it is closing.
  virtual bool uses_descriptor() const noexcept = 0;
  virtual std::string name() const = 0;
  // Whose client it is; null: nobody's.
  virtual const ServerState* server() const noexcept { return nullptr; }
  virtual void end(bool at_once) = 0;
  // May somebody else write to its descriptor, with sendfile(2), until end_file()? Then write() is
  // refused, and the end of the connection told by Connections::file_is_lost().
  virtual bool begin_file() noexcept { return false; }
  virtual void end_file() noexcept {}

 protected:
  ~Connection() = default;
};

class Connections final : public LoopConnections {
 public:
  static constexpr std::size_t kReadSize = 64 * 1024;

  explicit Connections(EventLoop& loop) noexcept : loop_(loop), chunks_(loop), buffers_(loop) {}
  // Those of the loop, made at first use. RuntimeError when it is closed or on virtual time.
  static Connections& of(EventLoop& loop);

  EventLoop& loop() const noexcept { return loop_; }
  void add(int fd, Connection& connection);
  void remove(int fd) noexcept;
  // Closes, or aborts, all that a server has made.
  void end_clients_of(const ServerState& server, bool at_once);
  Watcher& watcher() const noexcept { return *watcher_; }

  // Who sends a file over the connection with that descriptor. Null: nobody any more.
  void set_file_sender(int fd, FileSender* sender);
  void file_is_lost(int fd) noexcept;

  // kReadSize bytes for one call of the system and of the protocol.
  char* read_buffer();
  ChunkPool& chunks() noexcept { return chunks_; }

  BufferPool& buffers() noexcept { return buffers_; }

  // What lets a server take a client, to close it, though there is no descriptor left.
  void keep_spare() noexcept;
  void give_spare() noexcept;

  // What a kind of transports keeps there: Boost.Asio's io_context (asio_sockets.hpp), threads.
  std::shared_ptr<void> sockets;
  std::shared_ptr<concurrent::Executor> resolver;

  // ---- LoopConnections ----
  bool empty() const noexcept override { return count_ == 0; }
  void check_not_used(int fd) const override;
  void close() noexcept override;

 private:
  EventLoop& loop_;
  Watcher* watcher_ = nullptr;
  std::vector<Connection*> by_fd_;
  std::map<int, FileSender*> file_senders_;
  std::size_t count_ = 0;
  std::unique_ptr<char[]> read_buffer_;
  ChunkPool chunks_;
  BufferPool buffers_;
  int spare_ = -1;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
