#include <asyncio/io/resolver.hpp>

#include <asyncio/futures/threads.hpp>
#include <asyncio/io/connections.hpp>
#include <asyncio/io/exceptions.hpp>

#include <netdb.h>
#include <pthread.h>
#include <sys/socket.h>

#include <cerrno>
#include <memory>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

namespace {

constexpr std::size_t kThreads = 4;

struct FreeInfo {
  void operator()(addrinfo* first) const noexcept { freeaddrinfo(first); }
};

[[noreturn]] void lookup_failed(int code) {
  if (code == EAI_SYSTEM) detail::throw_os_error(errno);
  throw gaierror(code);
}

// In a thread of the resolver's.
std::vector<AddressInfo> resolve(const std::optional<std::string>& host, const std::string& port,
                                 const AddressHints& hints) {
  pthread_setname_np(pthread_self(), "asyncio_names");
  addrinfo wanted{};
  wanted.ai_family = hints.family;
  wanted.ai_socktype = hints.type;
  wanted.ai_protocol = hints.protocol;
  wanted.ai_flags = hints.flags;
  addrinfo* first = nullptr;
  const int code =
      ::getaddrinfo(host ? host->c_str() : nullptr,
                    port.empty() ? (host ? nullptr : "0") : port.c_str(), &wanted, &first);
  if (code != 0) lookup_failed(code);
  const std::unique_ptr<addrinfo, FreeInfo> owner(first);
  std::vector<AddressInfo> found;
  for (const addrinfo* i = first; i; i = i->ai_next)
    found.push_back({i->ai_family, i->ai_socktype, i->ai_protocol,
                     i->ai_canonname ? i->ai_canonname : "",
                     SocketAddress::from(i->ai_addr, i->ai_addrlen)});
  return found;
}

std::pair<std::string, std::string> names_of(const SocketAddress& address, int flags) {
  pthread_setname_np(pthread_self(), "asyncio_names");
  sockaddr_storage storage;
  const std::size_t size = address.write_to(&storage, sizeof storage);
  char host[NI_MAXHOST], service[NI_MAXSERV];
  const int code =
      ::getnameinfo(reinterpret_cast<const sockaddr*>(&storage), static_cast<socklen_t>(size), host,
                    sizeof host, service, sizeof service, flags);
  if (code != 0) lookup_failed(code);
  return {host, service};
}

concurrent::Executor* threads_of(EventLoop& loop) {
  auto& threads = detail::Connections::of(loop).resolver;
  if (!threads) threads = concurrent::ThreadPoolExecutor::make_unwaited(kThreads);
  return threads.get();
}

}  // namespace

std::optional<int> PortName::number() const noexcept {
  if (name_.empty()) return 0;
  int number = 0;
  for (const char c : name_) {
    if (c < '0' || c > '9' || number > 65535) return std::nullopt;
    number = 10 * number + (c - '0');
  }
  return number;
}

// asyncio: base_events._ipaddr_info. The scope of an address is a name, perhaps.
std::optional<AddressInfo> detail::numeric_address(const std::string& host, const PortName& port,
                                                   const AddressHints& hints) {
  const std::optional<int> number = port.number();
  if (!number || host.empty() || host.find('%') != host.npos) return std::nullopt;
  if (host.find_first_not_of("0123456789abcdefABCDEF.:") != host.npos) return std::nullopt;
  SocketAddress address;
  try {
    address = SocketAddress(host, *number);
  } catch (const ValueError&) {
    return std::nullopt;
  }
  if (hints.family && hints.family != address.family()) return std::nullopt;
  const int protocol = hints.type == SOCK_STREAM  ? IPPROTO_TCP
                       : hints.type == SOCK_DGRAM ? IPPROTO_UDP
                                                  : hints.protocol;
  return AddressInfo{address.family(), hints.type, protocol, "", address};
}

Coroutine<std::vector<AddressInfo>> getaddrinfo(EventLoop& loop, std::optional<std::string> host,
                                                PortName port, AddressHints hints,
                                                detail::Caller at) {
  using Found = std::vector<AddressInfo>;
  return detail::coroutine_at<Found>(
      at, "getaddrinfo",
      [&loop, host = std::move(host), port = std::move(port), hints](Co<Found>& co) mutable {
        BEGIN(co);
        if (host && hints.type) {
          if (auto known = detail::numeric_address(*host, port, hints))
            RETURN(Found{std::move(*known)});
        }
        RETURN_FROM(loop.run_in_executor(threads_of(loop), resolve, host, port.name(), hints));
        END;
      });
}

Coroutine<std::pair<std::string, std::string>> getnameinfo(EventLoop& loop, SocketAddress address,
                                                           int flags, detail::Caller at) {
  using Names = std::pair<std::string, std::string>;
  return detail::coroutine_at<Names>(
      at, "getnameinfo", [&loop, address = std::move(address), flags](Co<Names>& co) {
        BEGIN(co);
        RETURN_FROM(loop.run_in_executor(threads_of(loop), names_of, address, flags));
        END;
      });
}

}  // namespace asyncio
