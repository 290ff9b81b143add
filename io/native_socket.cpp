#include <asyncio/io/native_socket.hpp>

#include <asyncio/io/exceptions.hpp>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace asyncio::detail {

NativeSocket::~NativeSocket() {
  if (fd_ >= 0) close(fd_);
}

NativeSocket NativeSocket::try_open(int family, int protocol) noexcept {
  return NativeSocket(socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
}

NativeSocket NativeSocket::open(int family, int protocol) {
  NativeSocket made = try_open(family, protocol);
  if (!made) throw_os_error(errno);
  return made;
}

NativeSocket NativeSocket::open_datagram(int family, int protocol) {
  NativeSocket made(socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
  if (!made) throw_os_error(errno);
  return made;
}

namespace {
void give_address(int fd, const SocketAddress& address,
                  int (*take)(int, const sockaddr*, socklen_t)) {
  sockaddr_storage storage;
  const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
  if (take(fd, reinterpret_cast<const sockaddr*>(&storage), size) != 0) throw_os_error(errno);
}
}  // namespace

void NativeSocket::bind(const SocketAddress& address) { give_address(fd_, address, ::bind); }
void NativeSocket::connect(const SocketAddress& address) { give_address(fd_, address, ::connect); }

void NativeSocket::set_reuse_port() {
  try {
    set_option(SOL_SOCKET, SO_REUSEPORT, 1);
  } catch (const OSError&) {
    throw ValueError(
        "reuse_port not supported by socket module, SO_REUSEPORT defined but not implemented.");
  }
}

void NativeSocket::set_option(int level, int name, int value) {
  if (setsockopt(fd_, level, name, &value, sizeof value) != 0) throw_os_error(errno);
}

namespace {
SocketAddress name_of(int fd, int (*ask)(int, sockaddr*, socklen_t*)) {
  sockaddr_storage storage;
  socklen_t size = sizeof storage;
  auto* const address = reinterpret_cast<sockaddr*>(&storage);
  if (ask(fd, address, &size) != 0) return {};
  return SocketAddress::from(address, size);
}
}  // namespace

std::shared_ptr<NativeSocket> lent_socket(int fd) {
  return {new NativeSocket(fd), [](NativeSocket* lent) {
            (void)lent->release();
            delete lent;
          }};
}

SocketAddress sockname_of(int fd) { return name_of(fd, getsockname); }
SocketAddress peername_of(int fd) { return name_of(fd, getpeername); }

int socket_option(int fd, int level, int name) noexcept {
  int value = 0;
  socklen_t size = sizeof value;
  return getsockopt(fd, level, name, &value, &size) == 0 ? value : -1;
}

void check_stream_socket(int fd, int family) {
  if (socket_option(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM &&
      (!family || socket_option(fd, SOL_SOCKET, SO_DOMAIN) == family))
    return;
  throw ValueError((family == AF_UNIX ? "A UNIX Domain Stream Socket was expected, got "
                                      : "A Stream Socket was expected, got ") +
                   std::to_string(fd));
}

void set_nodelay(int fd) noexcept {
  const int on = 1;  // refused by what is not TCP
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void set_nonblocking(int fd) noexcept {
  const int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && !(flags & O_NONBLOCK)) fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

}  // namespace asyncio::detail
