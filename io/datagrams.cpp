#include <asyncio/io/datagrams.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/io/datagram_transport.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/staggered.hpp>
#include <asyncio/loop/log.hpp>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <typeinfo>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

DatagramAddress::DatagramAddress(const SocketAddress& address) {
  if (address.family() == AF_UNIX)
    *this = DatagramAddress(std::string(address.path()));
  else if (address)
    *this = DatagramAddress(address.host(), address.port());
}

std::string DatagramAddress::to_string() const {
  if (!is_set_) return "None";
  if (is_path_) return SocketAddress::unix_path(path()).to_string();
  const std::string& port = port_.name();
  return "(" + (host_ ? "'" + *host_ + "'" : "None") + ", " +
         (port_.number() && !port.empty() ? port
          : port.empty()                  ? "None"
                                          : "'" + port + "'") +
         ")";
}

namespace detail {

namespace {

// Where an endpoint may be: a family and protocol for which there are all addresses asked for.
struct Site {
  int family, protocol;
  SocketAddress local, remote;
};
using Sites = std::vector<Site>;

// What can be said of a socket that is still to be made only.
void check_no_others(const DatagramOptions& options) {
  std::string problems;
  const auto note = [&](bool given, const char* name, const std::string& value) {
    if (given) problems += (problems.empty() ? "" : ", ") + std::string(name) + "=" + value;
  };
  note(bool(options.local_addr), "local_addr", options.local_addr.to_string());
  note(bool(options.remote_addr), "remote_addr", options.remote_addr.to_string());
  note(options.family != 0, "family", std::to_string(options.family));
  note(options.proto != 0, "proto", std::to_string(options.proto));
  note(options.flags != 0, "flags", std::to_string(options.flags));
  note(options.reuse_port, "reuse_port", "True");
  note(options.allow_broadcast, "allow_broadcast", "True");
  if (!problems.empty())
    throw ValueError("socket modifier keyword arguments can not be used when sock is specified. (" +
                     problems + ")");
}

// The socket of somebody else, who keeps it when what follows fails.
SharedSocket given_datagram_socket(const DatagramOptions& options) {
  if (socket_option(options.sock, SOL_SOCKET, SO_TYPE) != SOCK_DGRAM)
    throw ValueError("A UDP Socket was expected, got " + std::to_string(options.sock));
  check_no_others(options);
  set_nonblocking(options.sock);
  return lent_socket(options.sock);
}

// A socket's file that an earlier endpoint has left.
void remove_stale_socket(const std::string& path) {
  struct stat found;
  if (stat(path.c_str(), &found) == 0) {
    if (!S_ISSOCK(found.st_mode) || unlink(path.c_str()) == 0) return;
  }
  if (errno == ENOENT) return;
  log("Unable to check or remove stale UNIX socket '" + path +
      "': " + std::string(os_error(errno).what()));
}

Sites unix_site(const DatagramOptions& options) {
  const auto path_of = [](const DatagramAddress& address) {
    if (!address) return SocketAddress();
    if (!address.is_path()) throw TypeError("string is expected");
    return SocketAddress::unix_path(address.path());
  };
  const SocketAddress local = path_of(options.local_addr);
  const SocketAddress remote = path_of(options.remote_addr);
  if (local && local.path()[0] != '\0') remove_stale_socket(std::string(local.path()));
  return {{AF_UNIX, options.proto, local, remote}};
}

// The last address of each family and protocol counts, as in asyncio.
void add_found(Sites& sites, const std::vector<AddressInfo>& found, SocketAddress Site::*which) {
  if (found.empty()) throw OSError("getaddrinfo() returned empty list");
  for (const AddressInfo& info : found) {
    auto site = std::find_if(sites.begin(), sites.end(), [&](const Site& known) {
      return known.family == info.family && known.protocol == info.protocol;
    });
    if (site == sites.end())
      site = sites.insert(site, {info.family, info.protocol, SocketAddress(), SocketAddress()});
    (*site).*which = info.address;
  }
}

void check_found(Sites& sites, const DatagramOptions& options) {
  const auto lacks_one = [&](const Site& site) {
    return (options.local_addr && !site.local) || (options.remote_addr && !site.remote);
  };
  sites.erase(std::remove_if(sites.begin(), sites.end(), lacks_one), sites.end());
  if (sites.empty()) throw ValueError("can not get address information");
}

NativeSocket open_at(const Site& site, const DatagramOptions& options) {
  NativeSocket socket = NativeSocket::open_datagram(site.family, site.protocol);
  if (options.reuse_port) socket.set_reuse_port();
  if (options.allow_broadcast) socket.set_option(SOL_SOCKET, SO_BROADCAST, 1);
  if (site.local) socket.bind(site.local);
  if (site.remote && !options.allow_broadcast) socket.connect(site.remote);
  return socket;
}

struct OpenedSite {
  SharedSocket socket;
  SocketAddress remote;
};

// At the first site that the system allows. Throws the first error.
OpenedSite open_at_one(const Sites& sites, const DatagramOptions& options) {
  ExceptionPtr first;
  for (const Site& site : sites) {
    try {
      return {std::make_shared<NativeSocket>(open_at(site, options)), site.remote};
    } catch (const OSError&) {
      if (!first) first = ExceptionPtr::current();
    }
  }
  first.rethrow();
}

std::string created(const DatagramOptions& options, const Endpoint& endpoint) {
  const DatagramProtocol& protocol = *endpoint.second;
  return "Datagram endpoint " +
         (options.local_addr ? "local_addr=" + options.local_addr.to_string() + " " : "") +
         "remote_addr=" + options.remote_addr.to_string() + " created: (" +
         endpoint.first->to_string() + ", <" + type_name(typeid(protocol)) + ">)";
}

Coroutine<Sites> find_sites(EventLoop& loop, const DatagramOptions& options) {
  return coroutine<Sites>(
      [&loop, local = options.local_addr, remote = options.remote_addr,
       hints = AddressHints{options.family, SOCK_DGRAM, options.proto, options.flags},
       options = options, found = std::vector<AddressInfo>(),
       sites = Sites()](Co<Sites>& co) mutable {
        BEGIN(co);
        if (!local && !remote) {
          if (options.family == 0) RAISE(ValueError("unexpected address family"));
          RETURN(Sites{{options.family, options.proto, SocketAddress(), SocketAddress()}});
        }
        if (options.family == AF_UNIX) RETURN(unix_site(options));
        if (local) {
          if (local.is_path()) RAISE(TypeError("2-tuple is expected"));
          YIELD_FROM_INTO(found, getaddrinfo(loop, local.host(), local.port(), hints));
          add_found(sites, found, &Site::local);
        }
        if (remote) {
          if (remote.is_path()) RAISE(TypeError("2-tuple is expected"));
          YIELD_FROM_INTO(found, getaddrinfo(loop, remote.host(), remote.port(), hints));
          add_found(sites, found, &Site::remote);
        }
        check_found(sites, options);
        RETURN(std::move(sites));
        END;
      },
      __FILE__, __LINE__, "create_datagram_endpoint");
}

}  // namespace

// What it is given it takes when the transport is made.
Coroutine<Endpoint> create_datagram_endpoint(EventLoop& loop, DatagramFactory factory,
                                             DatagramOptions options) {
  return coroutine<Endpoint>(
      [&loop, factory = std::move(factory), options = std::move(options), sites = Sites(),
       opened = OpenedSite(), endpoint = Endpoint(),
       waiter = Future<void>(nullptr)](Co<Endpoint>& co) mutable {
        BEGIN(co);
        if (options.sock >= 0) {
          opened.socket = given_datagram_socket(options);
        } else {
          YIELD_FROM_INTO(sites, find_sites(loop, options));
          opened = open_at_one(sites, options);
        }
        endpoint.second = factory();
        waiter = loop.create_future();
        endpoint.first =
            make_datagram_transport(loop, {*opened.socket, endpoint.second, opened.remote, waiter});
        log_in_debug(loop, [&] { return created(options, endpoint); });
        TRY { YIELD_FROM(waiter); }
        EXCEPT(BaseException) {
          endpoint.first->close();
          RAISE();
        }
        END_TRY
        RETURN(std::move(endpoint));
        END;
      },
      __FILE__, __LINE__, "create_datagram_endpoint");
}

}  // namespace detail
}  // namespace asyncio
