#include <asyncio/io/listener.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/socket_transport.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace asyncio::detail {

namespace {

// asyncio: constants.ACCEPT_RETRY_DELAY, in seconds.
constexpr double kRetryDelay = 1;

// How many may wait in the system's queue. Who comes when it is full knocks again after a second,
// and a burst fills 100 before a turn of the loop is over. A smaller number is meant as it is.
int room_for(int backlog) noexcept { return backlog < 100 ? backlog : std::max(backlog, 1024); }

NativeSocket accepted(int fd, SocketAddress& peer) {
  sockaddr_storage storage;
  socklen_t size = sizeof storage;
  auto* const address = reinterpret_cast<sockaddr*>(&storage);
  NativeSocket client(accept4(fd, address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (client) peer = SocketAddress::from(address, size);
  return client;
}

}  // namespace

void Listener::start() {
  Connections& connections = Connections::of(server_.loop());
  if (listen(socket_.fd(), room_for(server_.backlog())) != 0) throw_os_error(errno);
  connections_ = &connections;
  connections.keep_spare();
  connections.watcher().watch(socket_.fd(), Interest::read, *this);
  watched_ = true;
}

void Listener::rest() noexcept {
  if (std::exchange(watched_, false)) connections_->watcher().unwatch(socket_.fd(), Interest::read);
  retry_.cancel();
}

void Listener::stop() noexcept {
  rest();
  socket_ = NativeSocket();
}

void Listener::run() {
  const Run leaves_and_counts(*this);
  if (!watched_) return;
  try {
    accept();
  } catch (...) {
    callback_failed(*this);
  }
}

// A protocol factory may close the server.
void Listener::accept() {
  const Ref<ServerState> server(&server_);
  for (int i = 0; i <= server_.backlog() && watched_; ++i) {
    SocketAddress peer;
    NativeSocket client = accepted(socket_.fd(), peer);
    if (client) {
      was_short_ = false;
      serve(std::move(client), peer);
    } else if (!failed(errno)) {
      return;
    }
  }
}

// True: there may be another client. Linux also gives what has befallen one that was waiting.
bool Listener::failed(int error) {
  switch (error) {
    case ECONNABORTED:
    case EINTR:
    case ENETDOWN:
    case EPROTO:
    case ENOPROTOOPT:
    case EHOSTDOWN:
    case EHOSTUNREACH:
    case EOPNOTSUPP:
    case ENETUNREACH:
      return true;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
      out_of_resources(error);
      return false;
    default:
      if (error != EAGAIN && error != EWOULDBLOCK) throw_os_error(error);
      return false;
  }
}

// Who waits to be accepted would make the socket ready for ever, so it is paused for a while. When
// nothing has become free by then, one client is turned away, so that it knows.
void Listener::out_of_resources(int error) {
  if (was_short_) turn_one_away();
  was_short_ = true;
  pause();
  ExceptionContext context;
  context.exception = os_error(error);
  try {
    context.message = "socket.accept() out of system resource";
    context.details.emplace_back("socket", std::to_string(socket_.fd()));
  } catch (...) {  // no memory: then less is said
  }
  server_.loop().call_exception_handler(context);
}

// To go on needs no memory. Without any for the timer the socket is asked in each turn.
void Listener::pause() {
  retry_ = server_.loop().call_later(kRetryDelay, [self = Ref<Listener>(this)] {
    if (self->watched_) self->connections_->watcher().resume(self->fd());
  });
  connections_->watcher().pause(fd());
}

void Listener::turn_one_away() noexcept {
  connections_->give_spare();
  {
    SocketAddress peer;
    const NativeSocket client = accepted(socket_.fd(), peer);
  }
  connections_->keep_spare();
}

// asyncio reports what fails here in debug mode only, and else drops it.
void Listener::serve(NativeSocket client, const SocketAddress& peer) {
  ExceptionContext context;
  try {
    std::shared_ptr<StreamingProtocol> protocol = server_.factory()();
    const Security& security = server_.security();
    if (security.ssl)
      protocol = security.wrap(server_.loop(), std::move(protocol), true, nullptr).protocol;
    make_socket_transport(server_.loop(), {client, std::move(protocol), peer, &server_});
    return;
  } catch (...) {
    context.exception = caught_by_loop();
  }
  try {
    context.message = "Error on transport creation for incoming connection";
  } catch (...) {  // no memory: then less is said
  }
  server_.loop().call_exception_handler(context);
}

}  // namespace asyncio::detail
