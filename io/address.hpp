// SocketAddress: where a socket is: a host and a port, or a path. Numbers only: names are for
// getaddrinfo (resolver.hpp).
//
// asyncio name: the tuples ('127.0.0.1', 8080) and ('::1', 8080, 0, 0), and the str of AF_UNIX.
// Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

struct sockaddr;

#pragma GCC visibility push(default)
namespace asyncio {

class SocketAddress {
 public:
  // No address.
  SocketAddress() noexcept = default;
  // A number of IPv4 or IPv6, which may have a scope ("fe80::1%2"). ValueError for a name, and for
  // a port beyond 0 to 65535.
  SocketAddress(std::string_view host, int port);
  // An address of AF_UNIX: a path, or an abstract name, which begins with a null byte. ValueError
  // when it is longer than the system takes.
  static SocketAddress unix_path(std::string_view path);
  // What the system has given.
  static SocketAddress from(const sockaddr* address, std::size_t size);

  // AF_INET, AF_INET6, AF_UNIX; 0: no address.
  int family() const noexcept { return family_; }
  explicit operator bool() const noexcept { return family_ != 0; }
  // "127.0.0.1"; empty unless it is one of IP.
  std::string host() const;
  // Of IP the port, of IPv6 also flowinfo and scope_id; 0: it has none.
  int port() const noexcept;
  std::uint32_t flowinfo() const noexcept;
  std::uint32_t scope_id() const noexcept;
  // Empty unless it is one of AF_UNIX.
  std::string_view path() const noexcept { return path_; }

  // For the system: writes at most `room` bytes there; how many it takes.
  std::size_t write_to(void* sockaddr_storage, std::size_t room) const noexcept;

  // `('127.0.0.1', 8080)`, as Python writes it; `None` when there is none.
  std::string to_string() const;
  friend bool operator==(const SocketAddress& a, const SocketAddress& b) noexcept {
    return a.family_ == b.family_ && a.size_ == b.size_ && a.path_ == b.path_ &&
           a.bytes() == b.bytes();
  }
  friend bool operator!=(const SocketAddress& a, const SocketAddress& b) noexcept {
    return !(a == b);
  }

 private:
  friend struct std::hash<SocketAddress>;
  std::string_view bytes() const noexcept { return {reinterpret_cast<const char*>(raw_), size_}; }

  std::uint16_t family_ = 0;
  std::uint16_t size_ = 0;     // of raw_
  std::uint32_t raw_[7] = {};  // a sockaddr_in or sockaddr_in6
  std::string path_;
};

std::ostream& operator<<(std::ostream& out, const SocketAddress& address);

}  // namespace asyncio

template <>
struct std::hash<asyncio::SocketAddress> {
  std::size_t operator()(const asyncio::SocketAddress& address) const noexcept {
    return std::hash<std::string_view>()(address.bytes()) ^
           std::hash<std::string_view>()(address.path());
  }
};
#pragma GCC visibility pop
