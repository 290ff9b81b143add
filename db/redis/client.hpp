// Redis: a client of a Redis server, for all tasks of a loop.
//
//   redis::Redis redis("localhost");
//   YIELD_FROM(redis.set("key", "value"));
//   YIELD_FROM_INTO(value, redis.get("key"));  // std::optional<std::string>
//
// redis-py name: redis.asyncio.Redis. Commands go over one connection, in the order in which they
// were given, and what the tasks of a turn give is sent in one piece. It is made with the first
// command, and made anew when it is lost: what was sent by then fails with a ConnectionError, what
// was not is sent over the next one. To cancel the wait for an answer drops that answer and nothing
// else. A command that waits at the server (blpop(), xread(block)) has a connection of its own.
// Errors: RedisError and what derives from it, through the futures.
// Lifetime: a handle; copies are the same client. With the last one its connections are closed, and
// what waits for them fails. It is of the loop in which it is first used, until that is closed.
// Thread: the loop's.
#pragma once

#include <asyncio/db/redis/commands.hpp>
#include <asyncio/db/redis/link.hpp>
#include <asyncio/db/redis/options.hpp>
#include <asyncio/db/redis/scan_iter.hpp>
#include <asyncio/futures/future.hpp>

#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

class Lock;
struct LockOptions;
class Pipeline;
class PubSub;
class Script;

namespace detail {

// What the handles of a client share.
class ClientState : public std::enable_shared_from_this<ClientState> {
 public:
  using LinkPtr = std::shared_ptr<Link>;
  explicit ClientState(RedisOptions options)
      : options_(std::make_shared<const RedisOptions>(std::move(options))) {}
  ~ClientState() { close(); }

  // That of all tasks.
  Link& link();
  // One for who needs it alone; to be given back. A command of it may wait for so many seconds.
  LinkPtr exclusive(double waits = 0);
  void give_back(LinkPtr link) noexcept;
  LinkPtr lasting();
  void close() noexcept;
  bool closed() const noexcept { return closed_; }

 private:
  EventLoop& here();

  const std::shared_ptr<const RedisOptions> options_;
  LoopRef loop_;
  LinkPtr shared_;
  std::vector<LinkPtr> idle_;
  bool closed_ = false;
};

}  // namespace detail

class Redis : public Commands<Redis> {
 public:
  // Nothing is done before the first command.
  explicit Redis(RedisOptions options = {})
      : state_(std::make_shared<detail::ClientState>(std::move(options))) {}
  explicit Redis(std::string host, int port = 6379, int db = 0);
  static Redis from_url(std::string_view url) { return Redis(RedisOptions::from_url(url)); }

  // Any command; the answer as a T: Value, std::string, a number, std::optional, std::vector,
  // std::pair, std::map and std::set of them. ConnectionError after aclose().
  template <class T = Value, class... A>
  Future<T> execute_command(const A&... arguments) {
    return run<T>({arguments...});
  }
  // The same for one that waits at the server, so many seconds, 0: for ever. Who cancels it closes
  // its connection.
  template <class T = Value, class... A>
  Future<T> execute_blocking(double timeout, const A&... arguments) {
    return run_blocking<T>(timeout, {arguments...});
  }
  // The same for the library's layers.
  template <class T>
  Future<T> run(detail::Arguments arguments) {
    return state_->link().command<T>(arguments);
  }
  template <class T>
  Future<T> run_blocking(double timeout, detail::Arguments arguments) {
    auto link = state_->exclusive(timeout > 0 ? timeout : std::numeric_limits<double>::infinity());
    Future<T> future = link->command<T>(arguments);
    future.add_done_callback([state = std::weak_ptr(state_), link](const AnyFuture&) {
      if (const auto client = state.lock()) return client->give_back(link);
      link->close();
    });
    return future;
  }

  // What scan(), sscan(), hscan(), zscan() find, for FOR.
  ScanIter<std::string> scan_iter(Text match = {}, std::optional<std::int64_t> count = {},
                                  Text type = {}) const;
  ScanIter<std::string> sscan_iter(std::string name, Text match = {},
                                   std::optional<std::int64_t> count = {}) const;
  ScanIter<std::pair<std::string, std::string>> hscan_iter(
      std::string name, Text match = {}, std::optional<std::int64_t> count = {}) const;
  ScanIter<std::pair<std::string, double>> zscan_iter(std::string name, Text match = {},
                                                      std::optional<std::int64_t> count = {}) const;

  // Commands that are sent together; as a transaction (MULTI, EXEC), unless that is not wanted.
  // Pipeline: pipeline.hpp.
  Pipeline pipeline(bool transaction = true) const;
  // Messages of channels, over a connection of its own. PubSub: pubsub.hpp.
  PubSub pubsub(bool ignore_subscribe_messages = false) const;
  // A script that the server keeps. Script: script.hpp.
  Script register_script(std::string script) const;
  // One holder at a time. Lock, LockOptions: lock.hpp.
  Lock lock(std::string name) const;
  Lock lock(std::string name, const LockOptions& options) const;

  // Closes the connections; who waits gets a ConnectionError, and so does who uses it later. Again:
  // nothing.
  void aclose() { state_->close(); }

  // For the library's layers.
  const std::shared_ptr<detail::ClientState>& state() const noexcept { return state_; }

 private:
  std::shared_ptr<detail::ClientState> state_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
