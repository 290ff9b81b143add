// getaddrinfo(), getnameinfo(): from names to addresses and back, on threads of their own, so that
// a name server that does not answer holds up nobody else.
//
// asyncio names: loop.getaddrinfo, loop.getnameinfo. A loop has at most four such threads, made
// when they are needed. What is cancelled goes on in its thread and is forgotten.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/address.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

// A port: its number, or the name of a service, "http". None: 0.
class PortName {
 public:
  PortName(std::nullptr_t) noexcept {}
  PortName(int port) : name_(std::to_string(port)) {}
  PortName(const char* name) : name_(name) {}
  PortName(std::string name) noexcept : name_(std::move(name)) {}
  // Empty: none.
  const std::string& name() const noexcept { return name_; }
  // Nothing when it is no number.
  std::optional<int> number() const noexcept;
  explicit operator bool() const noexcept { return !name_.empty(); }

 private:
  std::string name_;
};

// One of what a name stands for: the tuples of socket.getaddrinfo.
struct AddressInfo {
  int family = 0;
  int type = 0;
  int protocol = 0;
  std::string canonname;
  SocketAddress address;

  friend bool operator==(const AddressInfo& a, const AddressInfo& b) noexcept {
    return a.family == b.family && a.type == b.type && a.protocol == b.protocol &&
           a.address == b.address;
  }
};

// What of addrinfo is asked for, by the system's numbers; 0: any, none.
struct AddressHints {
  int family = 0;
  int type = 0;
  int protocol = 0;
  int flags = 0;
};

// No host: that of this machine. A number asks nobody. gaierror when there is none.
Coroutine<std::vector<AddressInfo>> getaddrinfo(EventLoop& loop, std::optional<std::string> host,
                                                PortName port, AddressHints hints = {},
                                                detail::Caller at = detail::Caller());
// The names of an address and its port; flags: NI_NUMERICHOST and so on. gaierror.
Coroutine<std::pair<std::string, std::string>> getnameinfo(EventLoop& loop, SocketAddress address,
                                                           int flags = 0,
                                                           detail::Caller at = detail::Caller());

namespace detail {
// The address that a number is, without asking anybody.
std::optional<AddressInfo> numeric_address(const std::string& host, const PortName& port,
                                           const AddressHints& hints);
}  // namespace detail

template <class H, class P, class A>
auto EventLoop::getaddrinfo(H&& host, P&& port, A&& hints, detail::Caller caller) {
  return asyncio::getaddrinfo(*this, std::forward<H>(host), std::forward<P>(port),
                              std::forward<A>(hints), caller);
}
template <class A>
auto EventLoop::getnameinfo(A&& address, int flags, detail::Caller caller) {
  return asyncio::getnameinfo(*this, std::forward<A>(address), flags, caller);
}

}  // namespace asyncio
#pragma GCC visibility pop
