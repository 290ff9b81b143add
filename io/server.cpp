// How servers are made: create_server() and create_unix_server().
#include <asyncio/io/server.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/server_state.hpp>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

HostNames::HostNames(std::nullptr_t) : names_(1) {}
HostNames::HostNames(const char* host) : HostNames(std::string(host)) {}
HostNames::HostNames(std::string host) { add(std::move(host)); }
HostNames::HostNames(std::vector<std::string> hosts) {
  for (std::string& host : hosts) add(std::move(host));
}

void HostNames::add(std::string host) {
  if (host.empty())
    names_.emplace_back();
  else
    names_.emplace_back(std::move(host));
}

}  // namespace asyncio

namespace asyncio::detail {

namespace {

void add_new(std::vector<AddressInfo>& all, std::vector<AddressInfo>&& more) {
  for (AddressInfo& info : more) {
    if (std::find(all.begin(), all.end(), info) == all.end()) all.push_back(std::move(info));
  }
}

void set_options(NativeSocket& socket, int family, const ServerOptions& options) {
  if (options.reuse_address) socket.set_option(SOL_SOCKET, SO_REUSEADDR, 1);
  if (options.reuse_port) socket.set_reuse_port();
  if (options.keep_alive) socket.set_option(SOL_SOCKET, SO_KEEPALIVE, 1);
  // Or it would take the port of IPv4 as well.
  if (family == AF_INET6) socket.set_option(IPPROTO_IPV6, IPV6_V6ONLY, 1);
}

std::string bind_failed(const SocketAddress& address, const OSError& error) {
  std::string why = error.code().message();
  for (char& c : why) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return "error while attempting to bind on address " + address.to_string() + ": " + why;
}

std::vector<NativeSocket> bound(EventLoop& loop, const std::vector<AddressInfo>& infos,
                                const ServerOptions& options) {
  std::vector<NativeSocket> sockets;
  for (const AddressInfo& info : infos) {
    NativeSocket socket = NativeSocket::try_open(info.family, info.protocol);
    if (!socket) {  // a family that this system does not have
      log_in_debug(loop, [&] {
        return "create_server() failed to create a socket for " + info.address.to_string();
      });
      continue;
    }
    set_options(socket, info.family, options);
    try {
      socket.bind(info.address);
    } catch (const OSError& error) {
      const std::string text = bind_failed(info.address, error);
      if (error.code().value() != EADDRNOTAVAIL) throw_os_error(error.code().value(), text);
      log_in_debug(loop,
                   [&]() -> const std::string& { return text; });  // the family is switched off
      continue;
    }
    sockets.push_back(std::move(socket));
  }
  if (!sockets.empty()) return sockets;
  std::string all;
  for (const AddressInfo& info : infos) all += (all.empty() ? "" : ", ") + info.address.to_string();
  throw OSError("could not bind on any address out of [" + all + "]");
}

// ---- AF_UNIX ----

// A socket's file refuses when nobody listens on it any more; otherwise it is somebody's.
bool is_stale(const SocketAddress& address) {
  const NativeSocket probe = NativeSocket::try_open(AF_UNIX);
  if (!probe) return false;
  sockaddr_storage storage;
  const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
  return connect(probe.fd(), reinterpret_cast<const sockaddr*>(&storage), size) != 0 &&
         errno == ECONNREFUSED;
}

void remove_stale(const std::string& path, const SocketAddress& address) {
  struct stat found;
  if (stat(path.c_str(), &found) != 0) {
    if (errno != ENOENT) log("Unable to check or remove stale UNIX socket '" + path + "'");
    return;
  }
  if (!S_ISSOCK(found.st_mode) || !is_stale(address)) return;
  if (unlink(path.c_str()) != 0 && errno != ENOENT)
    log("Unable to check or remove stale UNIX socket '" + path + "'");
}

NativeSocket bound_to_path(const std::string& path, std::optional<SocketFile>& file) {
  const SocketAddress address = SocketAddress::unix_path(path);
  NativeSocket socket = NativeSocket::open(AF_UNIX);
  const bool abstract = path.empty() || path[0] == '\0';
  if (!abstract) remove_stale(path, address);
  try {
    socket.bind(address);
  } catch (const OSError& error) {
    if (error.code().value() != EADDRINUSE) throw;
    throw_os_error(EADDRINUSE, "Address '" + path + "' is already in use");
  }
  struct stat made;
  if (!abstract && stat(path.c_str(), &made) == 0)
    file = SocketFile{path, made.st_dev, made.st_ino};
  return socket;
}

NativeSocket given_socket(const ServerOptions& options, int family) {
  check_stream_socket(options.sock, family);
  set_nonblocking(options.sock);
  return NativeSocket(options.sock);
}

void check_security(const ServerOptions& options) {
  Security{options.ssl, std::nullopt, options.ssl_handshake_timeout.get(),
           options.ssl_shutdown_timeout.get()}
      .check();
}

// Listens, if it is to, and gives up a turn.
Coroutine<Server> serving(EventLoop& loop, std::vector<NativeSocket> sockets,
                          ProtocolFactory factory, const ServerOptions& options,
                          std::optional<SocketFile> file) {
  auto state = Ref<ServerState>::adopt(
      new ServerState(loop, std::move(sockets), std::move(factory), options, std::move(file)));
  return coroutine<Server>(
      [state = std::move(state), starts = options.start_serving](Co<Server>& co) {
        BEGIN(co);
        if (starts) {
          TRY { YIELD_FROM(state->start_serving(Caller::none())); }
          EXCEPT(BaseException) {
            state->close();
            RAISE();
          }
          END_TRY
        }
        log_in_debug(state->loop(), [&] { return state->to_string() + " is serving"; });
        RETURN(Server(state));
        END;
      },
      __FILE__, __LINE__, "create_server");
}

std::vector<NativeSocket> one(NativeSocket socket) {
  std::vector<NativeSocket> sockets;
  sockets.push_back(std::move(socket));
  return sockets;
}

}  // namespace

Coroutine<Server> create_server(EventLoop& loop, ProtocolFactory factory, HostNames hosts,
                                PortName port, ServerOptions options) {
  return coroutine<Server>(
      [&loop, factory = std::move(factory), names = hosts.names(), port = std::move(port), options,
       i = std::size_t{0}, found = std::vector<AddressInfo>(),
       infos = std::vector<AddressInfo>()](Co<Server>& co) mutable {
        BEGIN(co);
        check_security(options);
        if (options.sock >= 0)
          RAISE(ValueError("host/port and sock can not be specified at the same time"));
        for (; i < names.size(); ++i) {
          YIELD_FROM_INTO(found, getaddrinfo(loop, names[i], port,
                                             {options.family, SOCK_STREAM, 0,
                                              options.flags.value_or(AI_PASSIVE)}));
          if (found.empty())
            RAISE(OSError("getaddrinfo(" + (names[i] ? "'" + *names[i] + "'" : "None") +
                          ") returned empty list"));
          add_new(infos, std::move(found));
        }
        RETURN_FROM(serving(loop, bound(loop, infos, options), std::move(factory), options, {}));
        END;
      },
      __FILE__, __LINE__, "create_server");
}

Coroutine<Server> create_server(EventLoop& loop, ProtocolFactory factory, ServerOptions options) {
  return coroutine<Server>(
      [&loop, factory = std::move(factory), options](Co<Server>& co) mutable {
        BEGIN(co);
        check_security(options);
        if (options.sock < 0) RAISE(ValueError("Neither host/port nor sock were specified"));
        RETURN_FROM(serving(loop, one(given_socket(options, 0)), std::move(factory), options, {}));
        END;
      },
      __FILE__, __LINE__, "create_server");
}

Coroutine<Server> create_unix_server(EventLoop& loop, ProtocolFactory factory, std::string path,
                                     ServerOptions options) {
  return coroutine<Server>(
      [&loop, factory = std::move(factory), path = std::move(path), options,
       sockets = std::vector<NativeSocket>(),
       file = std::optional<SocketFile>()](Co<Server>& co) mutable {
        BEGIN(co);
        check_security(options);
        if (options.sock >= 0)
          RAISE(ValueError("path and sock can not be specified at the same time"));
        sockets = one(bound_to_path(path, file));
        if (!options.cleanup_socket) file = std::nullopt;
        RETURN_FROM(serving(loop, std::move(sockets), std::move(factory), options, file));
        END;
      },
      __FILE__, __LINE__, "create_unix_server");
}

Coroutine<Server> create_unix_server(EventLoop& loop, ProtocolFactory factory,
                                     ServerOptions options) {
  return coroutine<Server>(
      [&loop, factory = std::move(factory), options](Co<Server>& co) mutable {
        BEGIN(co);
        check_security(options);
        if (options.sock < 0) RAISE(ValueError("path was not specified, and no sock specified"));
        RETURN_FROM(
            serving(loop, one(given_socket(options, AF_UNIX)), std::move(factory), options, {}));
        END;
      },
      __FILE__, __LINE__, "create_unix_server");
}

}  // namespace asyncio::detail
