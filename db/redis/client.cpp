#include <asyncio/db/redis/client.hpp>

#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/loop/events.hpp>

namespace asyncio::redis {
namespace {

RedisOptions at(std::string host, int port, int db) {
  RedisOptions options;
  options.host = std::move(host);
  options.port = port;
  options.db = db;
  return options;
}

// Of a key.
template <class T>
ScanIter<T> scanner(const Redis& redis, const char* command, std::string name, Text match,
                    std::optional<std::int64_t> count) {
  return ScanIter<T>([redis = Redis(redis), command, name = std::move(name),
                      match = std::move(match), count](std::int64_t cursor) mutable {
    return redis.run<Page<std::vector<T>>>(
        {command, name, cursor, detail::keyword("MATCH", match), detail::keyword("COUNT", count)});
  });
}

}  // namespace

ScanIter<std::string> Redis::scan_iter(Text match, std::optional<std::int64_t> count,
                                       Text type) const {
  return ScanIter<std::string>([redis = Redis(*this), match = std::move(match), count,
                                type = std::move(type)](std::int64_t cursor) mutable {
    return redis.scan(cursor, match, count, type);
  });
}

ScanIter<std::string> Redis::sscan_iter(std::string name, Text match,
                                        std::optional<std::int64_t> count) const {
  return scanner<std::string>(*this, "SSCAN", std::move(name), std::move(match), count);
}

ScanIter<std::pair<std::string, std::string>> Redis::hscan_iter(
    std::string name, Text match, std::optional<std::int64_t> count) const {
  return scanner<std::pair<std::string, std::string>>(*this, "HSCAN", std::move(name),
                                                      std::move(match), count);
}

ScanIter<std::pair<std::string, double>> Redis::zscan_iter(
    std::string name, Text match, std::optional<std::int64_t> count) const {
  return scanner<std::pair<std::string, double>>(*this, "ZSCAN", std::move(name), std::move(match),
                                                 count);
}

Redis::Redis(std::string host, int port, int db) : Redis(at(std::move(host), port, db)) {}

Pipeline Redis::pipeline(bool transaction) const { return Pipeline(state_, transaction); }

PubSub Redis::pubsub(bool ignore_subscribe_messages) const {
  return PubSub(state_, ignore_subscribe_messages);
}

namespace detail {
namespace {

// So many connections wait for the next command that needs one alone.
constexpr std::size_t kIdle = 16;

}  // namespace

EventLoop& ClientState::here() {
  if (closed_) throw ConnectionError("Connection closed.");
  EventLoop& loop = get_running_loop();
  if (loop_.get() == &loop) return loop;
  if (loop_ && !loop_->is_closed())
    throw RuntimeError("a Redis client belongs to the event loop in which it was first used");
  shared_.reset();
  idle_.clear();
  idle_.reserve(kIdle);
  loop_ = loop;
  return loop;
}

Link& ClientState::link() {
  EventLoop& loop = here();
  if (!shared_) shared_ = std::make_shared<Link>(loop, options_, Link::Kind::shared);
  return *shared_;
}

ClientState::LinkPtr ClientState::exclusive(double waits) {
  EventLoop& loop = here();
  LinkPtr link;
  while (!idle_.empty() && (!link || link->is_closed())) {
    link = std::move(idle_.back());
    idle_.pop_back();
  }
  if (!link || link->is_closed()) link = std::make_shared<Link>(loop, options_, Link::Kind::once);
  link->be_patient(waits);
  return link;
}

void ClientState::give_back(LinkPtr link) noexcept {
  if (closed_ || link->is_closed() || !link->is_connected() || !link->is_idle() ||
      idle_.size() >= kIdle)
    return link->close();
  idle_.push_back(std::move(link));  // reserved
}

ClientState::LinkPtr ClientState::lasting() {
  return std::make_shared<Link>(here(), options_, Link::Kind::lasting);
}

void ClientState::close() noexcept {
  closed_ = true;
  if (shared_) shared_->close();
  for (const LinkPtr& link : idle_) link->close();
  idle_.clear();
}

}  // namespace detail
}  // namespace asyncio::redis
