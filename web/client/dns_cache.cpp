#include <asyncio/web/client/dns_cache.hpp>

#include <asyncio/futures/shield.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/web/client/tracing.hpp>

#include <sys/socket.h>

#include <algorithm>

namespace asyncio::http::detail {

DnsCache::DnsCache()
    : ask([](std::string host, int port, int family) {
        return getaddrinfo(get_running_loop(), std::move(host), port,
                           AddressHints{family, SOCK_STREAM, 0, 0});
      }) {}

// Each time another one is the first, so that all servers of a name get their share.
Addresses DnsCache::rotated(Known& known) {
  Addresses addresses = known.addresses;
  if (addresses.empty()) return addresses;
  const auto first = static_cast<std::ptrdiff_t>(known.next);
  std::rotate(addresses.begin(), addresses.begin() + first, addresses.end());
  known.next = (known.next + 1) % addresses.size();
  return addresses;
}

Coroutine<Addresses> DnsCache::resolve(std::string host, int port, int family, TracePtr trace) {
  return method<Addresses>(
      this,
      [this, key = Key(std::move(host), port), family, trace = std::move(trace),
       task = Task<Found>(nullptr), found = Found(), number = std::optional<AddressInfo>(),
       missed = false](auto& co) mutable {
        BEGIN(co);
        number =
            asyncio::detail::numeric_address(key.first, key.second, {family, SOCK_STREAM, 0, 0});
        if (number) RETURN(Addresses{*number});
        if (!enabled) {
          if (trace) YIELD_FROM(trace->send(TraceDnsResolveHostStartParams{key.first}));
          YIELD_FROM_INTO(found.addresses, ask(key.first, key.second, family));
          if (trace) YIELD_FROM(trace->send(TraceDnsResolveHostEndParams{key.first}));
          RETURN(std::move(found.addresses));
        }
        if (const auto at = known_.find(key); at != known_.end()) {
          if (!at->second.until || *at->second.until > get_running_loop().time())
            found.addresses = rotated(at->second);
          else
            known_.erase(at);
        }
        missed = found.addresses.empty() && under_way_.count(key) == 0;
        if (trace && !missed) YIELD_FROM(trace->send(TraceDnsCacheHitParams{key.first}));
        if (!found.addresses.empty()) RETURN(std::move(found.addresses));
        if (trace && missed) {
          YIELD_FROM(trace->send(TraceDnsCacheMissParams{key.first}));
          YIELD_FROM(trace->send(TraceDnsResolveHostStartParams{key.first}));
        }
        if (const auto at = under_way_.find(key); at != under_way_.end()) {
          task = at->second;
        } else {
          task = create_task(look_up(key, family));
          under_way_.emplace(key, task);
        }
        YIELD_FROM_INTO(found, shield(task));
        if (found.error) RAISE(found.error);
        if (trace && missed) YIELD_FROM(trace->send(TraceDnsResolveHostEndParams{key.first}));
        RETURN(std::move(found.addresses));
        END;
      },
      __FILE__, __LINE__, "resolve_host");
}

Coroutine<DnsCache::Found> DnsCache::look_up(Key key, int family) {
  return method<Found>(
      this,
      [this, key = std::move(key), family, found = Outcome<Addresses>()](auto& co) mutable {
        BEGIN(co);
        TRY { YIELD_FROM_OUTCOME(found, ask(key.first, key.second, family)); }
        FINALLY { under_way_.erase(key); }
        END_TRY;
        if (found.exception()) RETURN(Found{{}, found.exception()});
        {
          Known& known = known_[key];
          known = {found.value(), std::nullopt, 0};
          if (ttl) known.until = get_running_loop().time() + *ttl;
          if (!known.addresses.empty()) known.next = 1 % known.addresses.size();
        }
        RETURN(Found{std::move(found).value(), {}});
        END;
      },
      __FILE__, __LINE__, "resolve_host");
}

}  // namespace asyncio::http::detail
