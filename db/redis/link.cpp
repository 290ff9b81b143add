#include <asyncio/db/redis/link.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/io/connect.hpp>
#include <asyncio/io/exceptions.hpp>

#include <limits>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::redis::detail {
namespace {

using asyncio::detail::Connected;

constexpr double kForEver = std::numeric_limits<double>::infinity();

// As redis-py says it.
ExceptionPtr connecting_failed(const RedisOptions& to, const ExceptionPtr& why) {
  if (why.is<RedisError>()) return why;
  const std::string place =
      to.unix_socket_path.empty() ? to.host + ":" + std::to_string(to.port) : to.unix_socket_path;
  if (why.is<asyncio::TimeoutError>())
    return make_exception<TimeoutError>("Timeout connecting to server").set_cause(why);
  return make_exception<ConnectionError>("Error connecting to " + place + ". " + why.what())
      .set_cause(why);
}

// Does the server not know HELLO, or not RESP3?
bool knows_no_hello(const ExceptionPtr& error) {
  const auto* const refused = error.get_if<ResponseError>();
  return refused && typeid(*refused) == typeid(ResponseError);
}

std::optional<std::string> user_of(const RedisOptions& options) {
  if (options.username.empty()) return std::nullopt;
  return options.username;
}

std::vector<std::string> hello_options(const RedisOptions& options) {
  std::vector<std::string> out;
  if (!options.password.empty())
    out = {"AUTH", user_of(options).value_or("default"), options.password};
  if (!options.client_name.empty()) out.insert(out.end(), {"SETNAME", options.client_name});
  return out;
}

}  // namespace

Link::Link(EventLoop& loop, std::shared_ptr<const RedisOptions> options, Kind kind) noexcept
    : loop_(loop), options_(std::move(options)), kind_(kind) {
  be_patient(0);
}

Link::~Link() { close(); }

void Link::be_patient(double seconds) noexcept {
  patience_ = options_->socket_timeout.get().value_or(kForEver) + seconds;
}

void Link::will_send() {
  if (closed_) throw ConnectionError("Connection closed.");
  if (!connection_) return begin_connecting();
  if (scheduled_) return;
  loop_->call_soon(bound(this, &Link::flush));
  scheduled_ = true;
}

void Link::begin_connecting() {
  if (connecting_) return;
  loop_->create_task(connect());
  connecting_ = true;
}

void Link::flush() noexcept {
  scheduled_ = false;
  if (!connection_ || connection_->is_lost() || checking_ || waiting_.empty()) return;
  try {
    waiting_.prune();
    if (waiting_.empty() || begin_check()) return;
    connection_->expect_within(*loop_, patience_);
    connection_->send(waiting_);
  } catch (...) {  // no later turn would send them
    waiting_.fail(ExceptionPtr::current());
  }
}

bool Link::begin_check() {
  const double interval = options_->health_check_interval.count();
  if (interval <= 0 || connection_->waiting() || loop_->time() - connection_->heard() < interval)
    return false;
  Batch batch;
  Future<Value> ping = batch.command<Value>(*loop_, {"PING"});
  ping.add_done_callback([weak = weak_from_this()](const AnyFuture& done) {
    (void)done.exception();  // whatever it is
    if (const auto link = weak.lock()) link->checked();
  });
  const OptionalSeconds& limit =
      options_->socket_timeout.get() ? options_->socket_timeout : options_->socket_connect_timeout;
  connection_->expect_within(*loop_, limit.get().value_or(kForEver));
  connection_->send(batch);
  return checking_ = true;
}

// Whatever it has said, it is there; when it was lost, lost() sees to that.
void Link::checked() {
  if (std::exchange(checking_, false)) flush();
}

void Link::close() noexcept {
  closed_ = true;
  sink_ = nullptr;
  const ConnectionPtr connection = std::exchange(connection_, nullptr);
  if (connection) connection->leave();
  waiting_.fail(closed_error());
}

bool Link::pushed(Value&& value) {
  if (!sink_) return false;
  sink_->pushed(std::move(value));
  return true;
}

void Link::lost(Connection& connection, const ExceptionPtr& error) noexcept {
  if (connection_.get() != &connection) return;  // it was never ready
  const ConnectionPtr gone = std::exchange(connection_, nullptr);
  checking_ = false;
  if (kind_ == Kind::once) {
    closed_ = true;
    return waiting_.fail(error);
  }
  if (kind_ == Kind::shared && waiting_.empty()) return;
  try {
    begin_connecting();
  } catch (...) {
    waiting_.fail(ExceptionPtr::current());
  }
}

void Link::give_up(const ExceptionPtr& error) noexcept {
  const ExceptionPtr told = error.is<std::exception>() ? error : closed_error();
  waiting_.fail(told);
  if (sink_) sink_->failed(told);
}

Coroutine<void> Link::connect() {
  return method(
      this,
      [this, opened = Outcome<ConnectionPtr>(), failures = 0](auto& co) mutable {
        BEGIN(co);
        TRY {
          for (;;) {
            YIELD_FROM_OUTCOME(opened, wait_for(open(), options_->socket_connect_timeout));
            if (closed_ || !opened.exception()) break;
            if (opened.exception().template is<CancelledError>()) RAISE(opened.exception());
            opened.set_exception(connecting_failed(*options_, opened.exception()));
            ++failures;
            if (opened.exception().template is<AuthenticationError>() ||
                (!lasts_ && options_->retry.retries() >= 0 && failures > options_->retry.retries()))
              RAISE(opened.exception());
            YIELD_FROM(sleep(options_->retry.backoff().compute(failures)));
            if (closed_) break;
          }
          connecting_ = false;
          if (closed_) {
            if (!opened.exception()) opened.value()->leave();
            RETURN();
          }
          connection_ = std::move(opened.value());
          connection_->expect_within(*loop_, patience_);
          lasts_ = kind_ == Kind::lasting;
          if (sink_) sink_->connected();
          flush();
        }
        EXCEPT(std::exception) {  // who waits is told
          connecting_ = false;
          give_up(co.exception());
        }
        EXCEPT(BaseException) {
          connecting_ = false;
          give_up(co.exception());
          RAISE();
        }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "connect");
}

Coroutine<Link::ConnectionPtr> Link::open() {
  return method<ConnectionPtr>(
      this,
      [this, connection = std::make_shared<Connection>(*this), made = Connected(),
       options = ConnectionOptions()](auto& co) mutable {
        BEGIN(co);
        options.ssl = options_->ssl;
        options.server_hostname = options_->server_hostname;
        options.happy_eyeballs_delay = 0.25;
        TRY {
          if (options_->unix_socket_path.empty()) {
            YIELD_FROM_INTO(made, asyncio::detail::create_connection(
                                      *loop_, [connection] { return connection; }, options_->host,
                                      options_->port, options));
          } else {
            if (options.ssl && !options.server_hostname) options.server_hostname = options_->host;
            YIELD_FROM_INTO(made, asyncio::detail::create_unix_connection(
                                      *loop_, [connection] { return connection; },
                                      options_->unix_socket_path, options));
          }
          YIELD_FROM(greet(connection));
        }
        EXCEPT(BaseException) {
          connection->leave();
          RAISE();
        }
        END_TRY;
        RETURN(std::move(connection));
        END;
      },
      __FILE__, __LINE__, "open");
}

Coroutine<void> Link::greet(ConnectionPtr connection) {
  return method(
      this,
      [this, connection, batch = Batch(), hello = Future<Value>(nullptr),
       all = std::vector<Future<Value>>(), said = Outcome<Value>(), first = ExceptionPtr(),
       i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        if (options_->protocol >= 3) {
          hello = batch.command<Value>(*loop_, {"HELLO", "3", hello_options(*options_)});
          connection->send(batch);
          YIELD_FROM_OUTCOME(said, hello);
          if (said.exception() && !knows_no_hello(said.exception())) RAISE(said.exception());
        }
        if (options_->protocol < 3 || said.exception()) {
          if (!options_->password.empty())
            all.push_back(
                batch.command<Value>(*loop_, {"AUTH", user_of(*options_), options_->password}));
          if (!options_->client_name.empty())
            all.push_back(
                batch.command<Value>(*loop_, {"CLIENT", "SETNAME", options_->client_name}));
        }
        if (options_->db) all.push_back(batch.command<Value>(*loop_, {"SELECT", options_->db}));
        // Without a word of ours it is not known whether there is a server that lets us in.
        if (options_->protocol < 3 && all.empty())
          all.push_back(batch.command<Value>(*loop_, {"PING"}));
        if (!batch.empty()) connection->send(batch);
        for (i = 0; i < all.size(); ++i) {  // of all that have failed the first one says why
          YIELD_FROM_OUTCOME(said, all[i]);
          if (said.exception() && !first) first = said.exception();
        }
        if (first) RAISE(first);
        END;
      },
      __FILE__, __LINE__, "greet");
}

}  // namespace asyncio::redis::detail
