// NativeSocket: owns the descriptor of a socket, with what is asked of the system about one.
//
// Lifetime: neither copied nor shared; the descriptor is closed with it. Thread: any.
#pragma once

#include <asyncio/io/address.hpp>

#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class NativeSocket {
 public:
  NativeSocket() noexcept = default;
  explicit NativeSocket(int fd) noexcept : fd_(fd) {}
  NativeSocket(NativeSocket&& other) noexcept : fd_(other.release()) {}
  NativeSocket& operator=(NativeSocket&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~NativeSocket();
  // A new stream socket, non-blocking and close-on-exec from its birth. OSError.
  static NativeSocket open(int family, int protocol = 0);
  // The same without the exception: no socket, and errno is set.
  static NativeSocket try_open(int family, int protocol = 0) noexcept;
  // A new datagram socket, in the same way.
  static NativeSocket open_datagram(int family, int protocol = 0);

  explicit operator bool() const noexcept { return fd_ >= 0; }
  int fd() const noexcept { return fd_; }
  [[nodiscard]] int release() noexcept { return std::exchange(fd_, -1); }

  // ---- of what the system calls; OSError ----
  void bind(const SocketAddress& address);
  // Of a datagram socket, which need not wait for it.
  void connect(const SocketAddress& address);
  void set_option(int level, int name, int value);
  // SO_REUSEPORT; ValueError where there is none.
  void set_reuse_port();

 private:
  int fd_ = -1;
};

// Somebody else's: it is closed by nobody but who takes it, by release().
std::shared_ptr<NativeSocket> lent_socket(int fd);
// Of any descriptor; no address when the system has none.
SocketAddress sockname_of(int fd);
SocketAddress peername_of(int fd);
// An option whose value is an int; -1 when the system refuses.
int socket_option(int fd, int level, int name) noexcept;
// ValueError unless it is a stream socket; with a family, one of that.
void check_stream_socket(int fd, int family = 0);
// So that small writes are sent at once; of one that is not TCP: nothing.
void set_nodelay(int fd) noexcept;
void set_nonblocking(int fd) noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
