// DnsCache: what names stand for, remembered for a while. Who asks for a name that is being looked
// up waits for that, and no second one is begun; a lookup goes on though who has asked is gone.
//
// aiohttp names: _DNSCacheTable, ThreadedResolver, TCPConnector._resolve_host. Lifetime: that of
// its connector; a lookup keeps it. Thread: the loop's, the lookup itself in a thread of the loop's
// resolver.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/loop/seconds.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class Tracing;
using TracePtr = asyncio::detail::Ref<Tracing>;
using Addresses = std::vector<AddressInfo>;

class DnsCache : public std::enable_shared_from_this<DnsCache> {
 public:
  // What asks for the addresses of a host, of that family, for streams.
  using Resolve = std::function<Coroutine<Addresses>(std::string host, int port, int family)>;

  DnsCache();
  // The addresses of a host. OSError, gaierror: which are not remembered.
  Coroutine<Addresses> resolve(std::string host, int port, int family, TracePtr trace);
  void clear() noexcept { known_.clear(); }
  void forget(const std::string& host, int port) noexcept { known_.erase({host, port}); }

  bool enabled = true;
  std::optional<double> ttl = 10;  // seconds; nothing: for ever
  Resolve ask;

 private:
  struct Known {
    Addresses addresses;
    std::optional<double> until;
    std::size_t next = 0;  // the one that comes first the next time
  };
  // An error is none of the task's: all who have asked may be gone.
  struct Found {
    Addresses addresses;
    ExceptionPtr error;
  };
  using Key = std::pair<std::string, int>;
  Coroutine<Found> look_up(Key key, int family);
  static Addresses rotated(Known& known);

  std::map<Key, Known> known_;
  std::map<Key, Task<Found>> under_way_;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
