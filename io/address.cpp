#include <asyncio/io/address.hpp>

#include <asyncio/generators/exception.hpp>

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstring>
#include <ostream>

namespace asyncio {

namespace {

constexpr std::size_t kPathAt = offsetof(sockaddr_un, sun_path);

// The scope behind the '%' of an IPv6 address: a number or the name of an interface; 0 for none.
std::uint32_t scope_of(const std::string& text) {
  if (text.empty()) return 0;
  if (text.find_first_not_of("0123456789") == std::string::npos && text.size() < 10)
    return static_cast<std::uint32_t>(std::stoul(text));
  return if_nametoindex(text.c_str());
}

template <class A>
A read_as(const std::uint32_t (&raw)[7]) noexcept {
  A address;
  std::memcpy(&address, raw, sizeof address);
  return address;
}

}  // namespace

SocketAddress::SocketAddress(std::string_view host, int port) {
  if (port < 0 || port > 65535) throw ValueError("port must be 0-65535.");
  const std::string text(host);
  sockaddr_in v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(static_cast<std::uint16_t>(port));
    *this = from(reinterpret_cast<const sockaddr*>(&v4), sizeof v4);
    return;
  }
  sockaddr_in6 v6{};
  const std::size_t percent = text.find('%');
  if (inet_pton(AF_INET6, text.substr(0, percent).c_str(), &v6.sin6_addr) != 1)
    throw ValueError("'" + text + "' does not appear to be an IPv4 or IPv6 address");
  v6.sin6_family = AF_INET6;
  v6.sin6_port = htons(static_cast<std::uint16_t>(port));
  if (percent != std::string::npos) v6.sin6_scope_id = scope_of(text.substr(percent + 1));
  *this = from(reinterpret_cast<const sockaddr*>(&v6), sizeof v6);
}

SocketAddress SocketAddress::unix_path(std::string_view path) {
  // A path ends with a null byte, an abstract name with its length.
  const bool abstract = !path.empty() && path[0] == '\0';
  if (path.size() + !abstract > sizeof(sockaddr_un::sun_path))
    throw ValueError("AF_UNIX path too long");
  if (!abstract && path.find('\0') != path.npos) throw ValueError("embedded null byte");
  SocketAddress address;
  address.family_ = AF_UNIX;
  address.path_ = path;
  return address;
}

SocketAddress SocketAddress::from(const sockaddr* address, std::size_t size) {
  SocketAddress made;
  if (!address || size < sizeof address->sa_family) return made;
  if (address->sa_family == AF_UNIX) {
    made.family_ = AF_UNIX;
    if (size <= kPathAt) return made;  // a socket without a name
    const char* const path = reinterpret_cast<const char*>(address) + kPathAt;
    size -= kPathAt;
    made.path_.assign(path, *path ? strnlen(path, size) : size);
  } else if (address->sa_family == AF_INET || address->sa_family == AF_INET6) {
    made.family_ = address->sa_family;
    made.size_ = address->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    std::memcpy(made.raw_, address, std::min<std::size_t>(made.size_, size));
  }
  return made;
}

std::string SocketAddress::host() const {
  char text[INET6_ADDRSTRLEN] = "";
  if (family_ == AF_INET) {
    const auto v4 = read_as<sockaddr_in>(raw_);
    inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
  } else if (family_ == AF_INET6) {
    const auto v6 = read_as<sockaddr_in6>(raw_);
    inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
  }
  std::string host = text;
  if (const std::uint32_t scope = scope_id()) {
    char name[IF_NAMESIZE];
    host += '%';
    host += if_indextoname(scope, name) ? name : std::to_string(scope);
  }
  return host;
}

int SocketAddress::port() const noexcept {
  if (family_ != AF_INET && family_ != AF_INET6) return 0;
  static_assert(offsetof(sockaddr_in, sin_port) == offsetof(sockaddr_in6, sin6_port));
  return ntohs(read_as<sockaddr_in>(raw_).sin_port);
}

std::uint32_t SocketAddress::flowinfo() const noexcept {
  return family_ == AF_INET6 ? ntohl(read_as<sockaddr_in6>(raw_).sin6_flowinfo) : 0;
}

std::uint32_t SocketAddress::scope_id() const noexcept {
  return family_ == AF_INET6 ? read_as<sockaddr_in6>(raw_).sin6_scope_id : 0;
}

std::size_t SocketAddress::write_to(void* storage, std::size_t room) const noexcept {
  if (family_ != AF_UNIX) {
    std::memcpy(storage, raw_, std::min<std::size_t>(size_, room));
    return size_;
  }
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path_.data(), path_.size());
  const std::size_t size = kPathAt + path_.size() + (path_.empty() || path_[0] == '\0' ? 0 : 1);
  std::memcpy(storage, &address, std::min(size, room));
  return size;
}

std::string SocketAddress::to_string() const {
  if (family_ == 0) return "None";
  if (family_ == AF_UNIX) {
    if (path_.empty() || path_[0] != '\0') return "'" + path_ + "'";
    return "b'\\x00" + path_.substr(1) + "'";
  }
  std::string text = "('" + host() + "', " + std::to_string(port());
  if (family_ == AF_INET6)
    text += ", " + std::to_string(flowinfo()) + ", " + std::to_string(scope_id());
  return text + ")";
}

std::ostream& operator<<(std::ostream& out, const SocketAddress& address) {
  return out << address.to_string();
}

}  // namespace asyncio
