// Transports: the interfaces of what carries bytes, with which a protocol or a stream writes to its
// connection. No sockets here: what implements them are the transports of sockets and pipes, of
// TLS, and in memory.
//
// BaseTransport, ReadTransport, WriteTransport, Transport, DatagramTransport, SubprocessTransport.
// asyncio names: transports.*.
// Lifetime: counted, by TransportPtr; its loop counts it until connection_lost() has returned. To
// drop the last pointer before closes nothing. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/exception.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/io/address.hpp>
#include <asyncio/io/protocols.hpp>

#include <any>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

class EventLoop;

// asyncio.BaseTransport
class BaseTransport {
 public:
  BaseTransport() = default;
  BaseTransport(const BaseTransport&) = delete;
  BaseTransport& operator=(const BaseTransport&) = delete;

  // Ends the connection when what is buffered has been sent; no more is read. Then
  // connection_lost() comes, never from within the call. Again: nothing.
  virtual void close() = 0;
  // Is it closing or closed?
  virtual bool is_closing() const noexcept = 0;
  // By asyncio's key: "sockname" and "peername" (a SocketAddress), "socket" (an int, its
  // descriptor), "pipe" and what a transport adds. Empty for a key that it does not know.
  // transport.get_extra_info
  virtual std::any get_extra_info(std::string_view) const { return {}; }
  // Its own address; empty when it has none.
  SocketAddress sockname() const { return extra<SocketAddress>("sockname"); }
  // That of the other side; empty when it has none.
  SocketAddress peername() const { return extra<SocketAddress>("peername"); }
  // The value for a key when it is a T, else a T{}.
  template <class T>
  T extra(std::string_view name) const {
    const std::any value = get_extra_info(name);
    const T* const found = std::any_cast<T>(&value);
    return found ? *found : T{};
  }
  // The loop that it belongs to.
  virtual EventLoop& loop() const noexcept = 0;
  // `<SocketTransport fd=7 read=idle write=<idle, bufsize=0>>`
  virtual std::string to_string() const = 0;

  // For the counted pointer: ref(), unref().
  virtual void ref() noexcept = 0;
  virtual void unref() noexcept = 0;

 protected:
  virtual ~BaseTransport() = default;
};

// asyncio.ReadTransport
class ReadTransport {
 public:
  // No more data until resume_reading(). Again, and while closing: nothing.
  virtual void pause_reading() = 0;
  virtual void resume_reading() = 0;
  virtual bool is_reading() const noexcept { return true; }

 protected:
  ~ReadTransport() = default;
};

// How much a transport buffers: above `high` bytes it calls pause_writing(), at `low` or less
// resume_writing().
struct WriteBufferLimits {
  std::size_t low, high;
};

// asyncio.WriteTransport
class WriteTransport {
 public:
  // Sends them, at once as far as the system takes them; the rest is copied and sent later.
  // RuntimeError after write_eof(). After the connection is lost they are dropped, with a warning
  // from the fifth time on.
  virtual void write(std::string_view data) = 0;
  // The same for several, in one call of the system.
  virtual void writelines(const std::vector<std::string_view>& list);
  // No more will be written: the other side sees an end of the stream when what is buffered has
  // been sent. Again, and while closing: nothing. RuntimeError unless can_write_eof().
  virtual void write_eof() = 0;
  virtual bool can_write_eof() const noexcept = 0;
  // Ends the connection at once; what is buffered is lost.
  virtual void abort() = 0;
  // Without `high`: four times `low`, or 64 KiB; without `low`: a quarter of `high`. ValueError
  // unless high >= low.
  virtual void set_write_buffer_limits(std::optional<std::size_t> high = {},
                                       std::optional<std::size_t> low = {}) = 0;
  virtual WriteBufferLimits get_write_buffer_limits() const noexcept = 0;
  virtual std::size_t get_write_buffer_size() const noexcept = 0;

 protected:
  ~WriteTransport() = default;
};

// asyncio.Transport. A pipe's is one of these too; the half that it lacks throws
// NotImplementedError.
class Transport : public BaseTransport, public ReadTransport, public WriteTransport {
 public:
  // From now on what comes goes to another one, as when a connection changes to TLS.
  virtual void set_protocol(std::shared_ptr<StreamingProtocol> protocol) = 0;
  // Null when the connection is lost.
  virtual const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept = 0;
};

// asyncio.DatagramTransport
class DatagramTransport : public BaseTransport {
 public:
  // Sends one datagram, which may be empty, at once or when the system takes it; without an
  // address: to the one that the endpoint is connected to. ValueError when it is connected to
  // another one. An error of the system goes to error_received(). When the endpoint is lost it is
  // dropped, with a warning from the fifth time on.
  virtual void sendto(std::string_view data, const SocketAddress& address = {}) = 0;
  // Ends the endpoint at once; what is buffered is lost.
  virtual void abort() = 0;
  virtual void set_protocol(std::shared_ptr<DatagramProtocol> protocol) = 0;
  // Null when the endpoint is lost.
  virtual const std::shared_ptr<DatagramProtocol>& get_protocol() const noexcept = 0;
  // As those of a WriteTransport: set_write_buffer_limits(), get_write_buffer_limits().
  virtual void set_write_buffer_limits(std::optional<std::size_t> high = {},
                                       std::optional<std::size_t> low = {}) = 0;
  virtual WriteBufferLimits get_write_buffer_limits() const noexcept = 0;
  // Each datagram counts its bytes and 8 more.
  virtual std::size_t get_write_buffer_size() const noexcept = 0;
};

// asyncio.SubprocessTransport. close() closes the pipes and kills the child if it runs.
class SubprocessTransport : public BaseTransport {
 public:
  virtual int get_pid() const noexcept = 0;
  // Nothing while it runs; the negative number of the signal that has ended it.
  virtual std::optional<int> get_returncode() const noexcept = 0;
  // That of the child's descriptor 0, 1 or 2; null when that is no pipe of ours.
  virtual TransportPtr get_pipe_transport(int fd) const = 0;
  // Once the child has exited: nothing; after connection_lost() ProcessLookupError.
  virtual void send_signal(int signal) = 0;
  void terminate() { send_signal(SIGTERM); }
  void kill() { send_signal(SIGKILL); }
  // Waits until the child has exited, whoever has its pipes open still; its return code.
  virtual Coroutine<int> wait(detail::Caller at = detail::Caller()) = 0;
  virtual void set_protocol(std::shared_ptr<SubprocessProtocol> protocol) = 0;
  // Null when the connection is lost.
  virtual const std::shared_ptr<SubprocessProtocol>& get_protocol() const noexcept = 0;
};

// The count of a transport that is neither a node of its loop nor counted otherwise: for transports
// of users.
template <class Base>
class CountedTransport : public Base {
 public:
  void ref() noexcept override { ++refs_; }
  void unref() noexcept override {
    if (--refs_ == 0) delete this;
  }

 private:
  std::uint32_t refs_ = 1;
};

}  // namespace asyncio
#pragma GCC visibility pop
