#include <asyncio/io/child_messages.hpp>

#include <sys/socket.h>

#include <cerrno>

namespace asyncio::detail {

namespace {

bool send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool receive_all(int fd, char* to, std::size_t count) {
  while (count > 0) {
    const ssize_t got = ::recv(fd, to, count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

bool send_message(int fd, std::string_view bytes) {
  return send_all(fd, header_of(bytes)) && send_all(fd, bytes);
}

bool receive_message(int fd, std::string& bytes) {
  std::uint64_t count = 0;
  if (!receive_all(fd, reinterpret_cast<char*>(&count), sizeof count)) return false;
  bytes.resize(static_cast<std::size_t>(count));
  return receive_all(fd, bytes.data(), bytes.size());
}

}  // namespace asyncio::detail
