#include <asyncio/io/server_state.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/listener.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/loop/log.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

void SocketFile::remove() const noexcept {
  struct stat now;
  if (stat(path.c_str(), &now) != 0 || now.st_ino != inode || now.st_dev != device) return;
  if (unlink(path.c_str()) == 0 || errno == ENOENT) return;
  try {
    log("Unable to clean up listening UNIX socket '" + path + "'");
  } catch (...) {  // no memory: then it is not said
  }
}

ServerState::ServerState(EventLoop& loop, std::vector<NativeSocket> sockets,
                         ProtocolFactory factory, const ServerOptions& options,
                         std::optional<SocketFile> file)
    : loop_(loop),
      factory_(std::move(factory)),
      security_{options.ssl, std::nullopt, options.ssl_handshake_timeout.get(),
                options.ssl_shutdown_timeout.get()},
      file_(std::move(file)),
      grace_(options.grace.get()),
      backlog_(options.backlog) {
  for (NativeSocket& socket : sockets)
    listeners_.push_back(Ref<Listener>::adopt(new Listener(*this, std::move(socket))));
}

ServerState::~ServerState() { stop_listening(); }

// Not inlined, for g++ 12 then takes the second of two calls for one on what the first has ended.
[[gnu::noinline]] void ServerState::unref() noexcept {
  if (--refs_ == 0) delete this;
}

// ---- its life ----

void ServerState::serve() {
  if (serving_ || closed_) return;
  hook_ = access(*loop_).add_close_hook([this] { loop_closes(); });
  try {
    for (const Ref<Listener>& listener : listeners_) listener->start();
  } catch (...) {
    for (const Ref<Listener>& listener : listeners_) listener->rest();
    access(*loop_).remove_close_hook(hook_);
    throw;
  }
  serving_ = true;
  ref();
}

void ServerState::stop_listening() noexcept {
  for (const Ref<Listener>& listener : listeners_) listener->stop();
  listeners_.clear();
  if (const auto file = std::exchange(file_, std::nullopt)) file->remove();
}

void ServerState::close() {
  access(*loop_).check_thread();
  if (closed_) return;
  closed_ = true;
  const Ref<ServerState> self(this);
  stop_listening();
  if (std::exchange(serving_, false)) {
    access(*loop_).remove_close_hook(hook_);
    unref();
  }
  if (Future<void> forever = std::exchange(forever_, nullptr)) forever.cancel();
  if (clients_ == 0) tell_waiters();
}

void ServerState::loop_closes() noexcept {
  closed_ = told_ = true;
  const Ref<ServerState> self(this);
  stop_listening();
  waiters_.clear();
  forever_ = nullptr;
  serving_ = false;
  unref();
}

void ServerState::detach() noexcept {
  if (--clients_ == 0 && closed_ && !loop_->is_closed()) tell_waiters();
}

void ServerState::tell_waiters() {
  told_ = true;
  for (const Future<void>& waiter : std::exchange(waiters_, {})) {
    if (!waiter.done()) waiter.set_result();
  }
}

void ServerState::end_clients(bool at_once) {
  access(*loop_).check_thread();
  if (clients_ > 0) Connections::of(*loop_).end_clients_of(*this, at_once);
}

// ---- what is waited for ----

Coroutine<void> ServerState::start_serving(const Caller& at) {
  return coroutine_at(at, "start_serving", [self = Ref<ServerState>(this)](Co<void>& co) {
    BEGIN(co);
    self->serve();
    YIELD_FROM(sleep(0));
    END;
  });
}

Coroutine<void> ServerState::wait_closed(std::optional<double> timeout, const Caller& at) {
  return coroutine_at(at, "wait_closed",
                      [self = Ref<ServerState>(this), timeout,
                       waiter = Future<void>(nullptr)](Co<void>& co) mutable {
                        BEGIN(co);
                        if (self->told_) RETURN();
                        waiter = self->loop_->create_future();
                        self->waiters_.push_back(waiter);
                        TRY { YIELD_FROM(wait_for(waiter, timeout)); }
                        FINALLY {
                          auto& all = self->waiters_;
                          all.erase(std::remove(all.begin(), all.end(), waiter), all.end());
                        }
                        END_TRY
                        END;
                      });
}

Coroutine<void> ServerState::serve_forever(const Caller& at) {
  return coroutine_at(at, "serve_forever", [self = Ref<ServerState>(this)](Co<void>& co) {
    BEGIN(co);
    if (self->forever_)
      RAISE(RuntimeError("server " + self->to_string() +
                         " is already being awaited on serve_forever()"));
    if (self->closed_) RAISE(RuntimeError("server " + self->to_string() + " is closed"));
    self->forever_ = self->loop_->create_future();
    TRY {
      self->serve();
      YIELD_FROM(self->forever_);
    }
    EXCEPT(CancelledError) {
      self->close();
      YIELD_FROM(self->wait_closed(std::nullopt, Caller::none()));
      RAISE();
    }
    FINALLY { self->forever_ = nullptr; }
    END_TRY
    END;
  });
}

Coroutine<void> ServerState::leave(const Caller& at) {
  return coroutine_at(at, "aexit", [self = Ref<ServerState>(this)](Co<void>& co) {
    BEGIN(co);
    self->close();
    TRY { YIELD_FROM(self->wait_closed(self->grace_, Caller::none())); }
    EXCEPT(TimeoutError) {
      self->end_clients(true);
      YIELD_FROM(self->wait_closed(std::nullopt, Caller::none()));
    }
    END_TRY
    END;
  });
}

// ---- what is known of it ----

std::vector<int> ServerState::sockets() const {
  std::vector<int> all;
  for (const Ref<Listener>& listener : listeners_) all.push_back(listener->fd());
  return all;
}

std::vector<SocketAddress> ServerState::socknames() const {
  std::vector<SocketAddress> all;
  for (const Ref<Listener>& listener : listeners_) all.push_back(sockname_of(listener->fd()));
  return all;
}

std::string ServerState::to_string() const {
  std::string text = "<Server sockets=(";
  for (const Ref<Listener>& listener : listeners_) {
    if (text.back() == ',') text += ' ';
    text += "<socket fd=" + std::to_string(listener->fd()) +
            ", laddr=" + sockname_of(listener->fd()).to_string() + ">,";
  }
  return text + ")>";
}

}  // namespace asyncio::detail
