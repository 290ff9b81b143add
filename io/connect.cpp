#include <asyncio/io/connect.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/futures/taskgroups.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/socket_transport.hpp>
#include <asyncio/io/staggered.hpp>

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

using Infos = std::vector<AddressInfo>;

// 0, or the error; EINPROGRESS: the system says later.
int begin_to_connect(int fd, const SocketAddress& address) noexcept {
  sockaddr_storage storage;
  const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
  return connect(fd, reinterpret_cast<const sockaddr*>(&storage), size) == 0 ? 0 : errno;
}

// loop.sock_connect. Of AF_UNIX the system refuses while the other side's queue is full, and tells
// nobody when it is no more: so it is asked now and then. Within the machine a connection of TCP is
// there, or refused, when the call has returned, though it says EINPROGRESS: to ask once more costs
// less than to wait for it.
Coroutine<void> connect_socket(EventLoop& loop, int fd, SocketAddress address) {
  return coroutine(
      [&loop, fd, address = std::move(address), error = 0, pause = 0.001,
       writable = Future<void>(nullptr)](Co<void>& co) mutable {
        BEGIN(co);
        while ((error = begin_to_connect(fd, address)) == EAGAIN) {
          YIELD_FROM(sleep(pause));
          pause = std::min(2 * pause, 0.05);
        }
        if (error == 0) RETURN();
        if (error != EINPROGRESS && error != EINTR) RAISE(os_error(error));
        error = begin_to_connect(fd, address);
        if (error == EALREADY || error == EINTR) {
          writable = loop.create_future();
          loop.add_writer(fd, [waiter = writable]() mutable {
            if (!waiter.done()) waiter.set_result();
          });
          TRY { YIELD_FROM(writable); }
          FINALLY { loop.remove_writer(fd); }
          END_TRY
          error = socket_option(fd, SOL_SOCKET, SO_ERROR);
        }
        if (error != 0 && error != EISCONN)
          RAISE(os_error(error, "Connect call failed " + address.to_string()));
        END;
      },
      __FILE__, __LINE__, "sock_connect");
}

// What create_connection() has tried in vain.
struct Errors {
  std::vector<ExceptionPtr> all;
  // As asyncio: the one, or one of those that say the same, or what they all say.
  [[noreturn]] void raise(bool as_group) const;
};

void Errors::raise(bool as_group) const {
  if (all.empty()) throw OSError("no address could be tried");
  if (as_group) throw ExceptionGroup("create_connection failed", all);
  bool same = true;
  std::string texts;
  for (const ExceptionPtr& error : all) {
    same &= std::string_view(error.what()) == all.front().what();
    texts += (texts.empty() ? "" : ", ") + std::string(error.what());
  }
  if (same) all.front().rethrow();
  throw OSError("Multiple exceptions: " + texts);
}

// To the first of the local addresses that it can have. Throws the last error.
void bind_to_one(NativeSocket& socket, int family, const Infos& locals,
                 std::vector<ExceptionPtr>& errors) {
  ExceptionPtr last;
  for (const AddressInfo& local : locals) {
    if (local.family != family) continue;
    try {
      return socket.bind(local.address);
    } catch (const OSError& error) {
      std::string why = error.code().message();
      for (char& c : why) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      if (last) errors.push_back(last);
      last = os_error(error.code().value(), "error while attempting to bind on address " +
                                                local.address.to_string() + ": " + why);
    }
  }
  if (last) last.rethrow();
  throw OSError("no matching local address with family=" + std::to_string(family) + " found");
}

// A socket that is connected to one address. Its errors are kept, and raised.
Coroutine<SharedSocket> connect_to(EventLoop& loop, AddressInfo info,
                                   std::shared_ptr<const Infos> locals,
                                   std::shared_ptr<Errors> errors) {
  return coroutine<SharedSocket>(
      [&loop, info = std::move(info), locals = std::move(locals), errors = std::move(errors),
       socket = SharedSocket()](Co<SharedSocket>& co) mutable {
        BEGIN(co);
        TRY {
          socket = std::make_shared<NativeSocket>(
              NativeSocket::open(info.address.family(), info.protocol));
          if (locals) bind_to_one(*socket, info.address.family(), *locals, errors->all);
          YIELD_FROM(connect_socket(loop, socket->fd(), info.address));
        }
        EXCEPT(OSError) {
          errors->all.push_back(co.exception());
          RAISE();
        }
        END_TRY
        RETURN(std::move(socket));
        END;
      },
      __FILE__, __LINE__, "create_connection");
}

// asyncio: base_events._interleave_addrinfos
Infos interleaved(const Infos& infos, int first_family_count) {
  std::vector<Infos> families;
  for (const AddressInfo& info : infos) {
    const auto of_its = std::find_if(families.begin(), families.end(), [&](const Infos& known) {
      return known.front().family == info.family;
    });
    if (of_its == families.end())
      families.push_back({info});
    else
      of_its->push_back(info);
  }
  Infos ordered;
  std::vector<std::size_t> next(families.size());
  for (; first_family_count > 1 && next[0] < families[0].size(); --first_family_count)
    ordered.push_back(families[0][next[0]++]);
  while (ordered.size() < infos.size()) {
    for (std::size_t i = 0; i < families.size(); ++i) {
      if (next[i] < families[i].size()) ordered.push_back(families[i][next[i]++]);
    }
  }
  return ordered;
}

Security security_of(const ConnectionOptions& options) {
  Security security{options.ssl, options.server_hostname, options.ssl_handshake_timeout.get(),
                    options.ssl_shutdown_timeout.get()};
  security.check();
  return security;
}

// Of TLS the waiter waits for the handshake.
TransportPtr make_transport(EventLoop& loop, NativeSocket& socket,
                            const std::shared_ptr<StreamingProtocol>& protocol,
                            const Security& security, bool server_side,
                            const Future<void>& waiter) {
  if (!security.ssl) return make_socket_transport(loop, {socket, protocol, {}, nullptr, waiter});
  Wrapped wrapped = security.wrap(loop, protocol, server_side, waiter);
  make_socket_transport(loop, {socket, std::move(wrapped.protocol)});
  return std::move(wrapped.transport);
}

// What it is given it takes when the transport is made.
Coroutine<Connected> connected(EventLoop& loop, ProtocolFactory factory, SharedSocket socket,
                               Security security, bool server_side = false) {
  return coroutine<Connected>(
      [&loop, factory = std::move(factory), socket = std::move(socket),
       security = std::move(security), server_side, result = Connected(),
       waiter = Future<void>(nullptr)](Co<Connected>& co) mutable {
        BEGIN(co);
        result.second = factory();
        waiter = loop.create_future();
        result.first = make_transport(loop, *socket, result.second, security, server_side, waiter);
        TRY { YIELD_FROM(waiter); }
        EXCEPT(BaseException) {
          result.first->close();
          RAISE();
        }
        END_TRY
        log_in_debug(loop, [&] { return result.first->to_string() + " connected"; });
        RETURN(std::move(result));
        END;
      },
      __FILE__, __LINE__, "create_connection");
}

// Without a host there is none to check.
Security named_security_of(const ConnectionOptions& options, const char* without) {
  Security security = security_of(options);
  if (security.ssl && !security.server_hostname && without) throw ValueError(without);
  return security;
}
constexpr const char* kNoHost = "You must set server_hostname when using ssl without a host";
constexpr const char* kNoName = "you have to pass server_hostname when using ssl";

// How a socket is taken that is somebody else's.
struct Given {
  int family;
  const char* without;       // ValueError without a socket; null: there is one
  const char* without_name;  // and without a name to check; null: it is a server's client
  const char* function;
};

// He keeps it when what follows fails.
Coroutine<Connected> connect_given(EventLoop& loop, ProtocolFactory factory,
                                   ConnectionOptions options, Given how) {
  return coroutine<Connected>(
      [&loop, factory = std::move(factory), options = std::move(options), how,
       security = Security()](Co<Connected>& co) mutable {
        BEGIN(co);
        security = named_security_of(options, how.without_name);
        if (options.sock < 0 && how.without) RAISE(ValueError(how.without));
        check_stream_socket(options.sock, how.family);
        set_nonblocking(options.sock);
        RETURN_FROM(connected(loop, std::move(factory), lent_socket(options.sock),
                              std::move(security), !how.without_name));
        END;
      },
      __FILE__, __LINE__, how.function);
}

AddressHints hints_of(const ConnectionOptions& options) {
  return {options.family, SOCK_STREAM, options.proto, options.flags};
}

}  // namespace

Coroutine<SharedSocket> connect_to_one(EventLoop& loop, Infos infos,
                                       const ConnectionOptions& options,
                                       std::shared_ptr<const Infos> locals) {
  const int interleave = options.interleave.value_or(options.happy_eyeballs_delay.get() ? 1 : 0);
  if (interleave) infos = interleaved(infos, interleave);
  auto errors = std::make_shared<Errors>();
  std::vector<Attempt> attempts;
  for (const AddressInfo& info : infos)
    attempts.push_back(
        [&loop, info, locals, errors] { return connect_to(loop, info, locals, errors); });
  return coroutine<SharedSocket>(
      [&loop, attempts = std::move(attempts), errors = std::move(errors), i = std::size_t{0},
       delay = options.happy_eyeballs_delay.get(), all_errors = options.all_errors,
       socket = SharedSocket()](Co<SharedSocket>& co) mutable {
        BEGIN(co);
        if (delay) {
          YIELD_FROM_INTO(socket, staggered_race(loop, std::move(attempts), delay));
        } else {
          for (; i < attempts.size() && !socket; ++i) {
            TRY { YIELD_FROM_INTO(socket, attempts[i]()); }
            EXCEPT(OSError) {}
            END_TRY
          }
        }
        if (!socket) errors->raise(all_errors);
        RETURN(std::move(socket));
        END;
      },
      __FILE__, __LINE__, "create_connection");
}

Coroutine<Connected> create_connection(EventLoop& loop, ProtocolFactory factory,
                                       std::optional<std::string> host, PortName port,
                                       ConnectionOptions options) {
  return coroutine<Connected>(
      [&loop, factory = std::move(factory), host = std::move(host), port = std::move(port),
       options = std::move(options), security = Security(), infos = Infos(), found = Infos(),
       locals = std::shared_ptr<const Infos>(),
       socket = SharedSocket()](Co<Connected>& co) mutable {
        BEGIN(co);
        if (options.ssl && !options.server_hostname && host && !host->empty())
          options.server_hostname = host;
        security = named_security_of(options, kNoHost);
        if (options.sock >= 0)
          RAISE(ValueError("host/port and sock can not be specified at the same time"));
        YIELD_FROM_INTO(infos, getaddrinfo(loop, host, port, hints_of(options)));
        if (infos.empty()) RAISE(OSError("getaddrinfo() returned empty list"));
        if (options.local_addr) {
          YIELD_FROM_INTO(found, getaddrinfo(loop, options.local_addr->first,
                                             options.local_addr->second, hints_of(options)));
          if (found.empty()) RAISE(OSError("getaddrinfo() returned empty list"));
          locals = std::make_shared<const Infos>(std::move(found));
        }
        YIELD_FROM_INTO(socket, connect_to_one(loop, std::move(infos), options, locals));
        RETURN_FROM(connected(loop, std::move(factory), std::move(socket), std::move(security)));
        END;
      },
      __FILE__, __LINE__, "create_connection");
}

Coroutine<Connected> create_connection(EventLoop& loop, ProtocolFactory factory,
                                       ConnectionOptions options) {
  return connect_given(
      loop, std::move(factory), std::move(options),
      {0, "host and port was not specified and no sock specified", kNoHost, "create_connection"});
}

Coroutine<Connected> create_unix_connection(EventLoop& loop, ProtocolFactory factory,
                                            std::string path, ConnectionOptions options) {
  return coroutine<Connected>(
      [&loop, factory = std::move(factory), path = std::move(path), options = std::move(options),
       security = Security(), socket = SharedSocket()](Co<Connected>& co) mutable {
        BEGIN(co);
        security = named_security_of(options, kNoName);
        if (options.sock >= 0)
          RAISE(ValueError("path and sock can not be specified at the same time"));
        socket = std::make_shared<NativeSocket>(NativeSocket::open(AF_UNIX));
        YIELD_FROM(connect_socket(loop, socket->fd(), SocketAddress::unix_path(path)));
        RETURN_FROM(connected(loop, std::move(factory), std::move(socket), std::move(security)));
        END;
      },
      __FILE__, __LINE__, "create_unix_connection");
}

Coroutine<Connected> create_unix_connection(EventLoop& loop, ProtocolFactory factory,
                                            ConnectionOptions options) {
  return connect_given(
      loop, std::move(factory), std::move(options),
      {AF_UNIX, "no path and sock were specified", kNoName, "create_unix_connection"});
}

Coroutine<Connected> connect_accepted_socket(EventLoop& loop, ProtocolFactory factory, int sock,
                                             ConnectionOptions options) {
  options.sock = sock;
  return connect_given(loop, std::move(factory), std::move(options),
                       {0, nullptr, nullptr, "connect_accepted_socket"});
}

}  // namespace asyncio::detail
