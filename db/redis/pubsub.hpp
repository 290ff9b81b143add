// PubSub: the messages of channels.
//
//   redis::PubSub pubsub = redis.pubsub();
//   YIELD_FROM(pubsub.subscribe("news"));
//   FOR(message, pubsub.listen()) { use(message.data); } END_FOR;
//
// redis-py name: redis.asyncio.client.PubSub. It has a connection of its own, which comes back by
// itself when it is lost, and then subscribes anew: that is told by other messages of the kind
// subscribe; what was published meanwhile is lost, as Redis has it. Who does not read fast enough
// is sent no more: the connection waits while a thousand messages do.
// Lifetime: a handle; copies are the same. With the last one, or aclose(), the connection is
// closed. One task reads at a time. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/client.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/loop/seconds.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// What redis-py gives as a dict.
struct Message {
  std::string type;     // message, pmessage, subscribe, psubscribe, unsubscribe, punsubscribe
  std::string pattern;  // of pmessage: which one it is that fits
  std::string channel;  // of psubscribe, punsubscribe: the pattern
  std::string data;     // of the last four: how many channels and patterns there are
};

namespace detail {

class PubSubState final : public PushSink, public std::enable_shared_from_this<PubSubState> {
 public:
  PubSubState(std::shared_ptr<ClientState> client, bool quiet)
      : client_(std::move(client)), quiet_(quiet) {}
  ~PubSubState() { close(); }

  enum class What : unsigned char { channels, patterns };
  Future<void> subscribe(What what, std::vector<std::string> names);
  // Without names: all.
  Future<void> unsubscribe(What what, std::vector<std::string> names);
  Coroutine<std::optional<Message>> next(OptionalSeconds timeout);
  bool subscribed() const noexcept { return !names_[0].empty() || !names_[1].empty(); }
  void close() noexcept;

  void pushed(Value&& value) override;
  void connected() override;
  void failed(const ExceptionPtr& error) noexcept override;

 private:
  // Who waits until the server has said yes to all of these.
  struct Asked {
    std::string type;
    std::set<std::string> left;
    Future<void> future;
  };
  Future<void> ask(const char* type, const char* command, const std::vector<std::string>& names);
  void confirmed(const Message& message);
  void wake() noexcept;

  const std::shared_ptr<ClientState> client_;
  const bool quiet_;
  bool paused_ = false;
  bool closed_ = false;
  std::shared_ptr<Link> link_;
  std::set<std::string> names_[2];
  std::vector<Asked> asked_;
  std::deque<Message> messages_;
  ExceptionPtr error_;
  Future<void> waiter_{nullptr};
};

}  // namespace detail

class PubSub {
 public:
  PubSub(std::shared_ptr<detail::ClientState> client, bool ignore_subscribe_messages)
      : state_(
            std::make_shared<detail::PubSubState>(std::move(client), ignore_subscribe_messages)) {}

  // Done when the server has said yes; need not be awaited.
  template <class... Names>
  Future<void> subscribe(const Names&... names) {
    return state_->subscribe(What::channels, {std::string(names)...});
  }
  template <class... Names>
  Future<void> psubscribe(const Names&... patterns) {
    return state_->subscribe(What::patterns, {std::string(patterns)...});
  }
  // Without names: from all.
  template <class... Names>
  Future<void> unsubscribe(const Names&... names) {
    return state_->unsubscribe(What::channels, {std::string(names)...});
  }
  template <class... Names>
  Future<void> punsubscribe(const Names&... patterns) {
    return state_->unsubscribe(What::patterns, {std::string(patterns)...});
  }
  bool subscribed() const noexcept { return state_->subscribed(); }

  // The next message; nothing when none comes in that time (std::nullopt: it waits), or after
  // aclose(). ConnectionError when there is no server.
  Coroutine<std::optional<Message>> get_message(OptionalSeconds timeout = 0) const {
    return state_->next(timeout);
  }
  // All messages, until aclose().
  class Messages {
   public:
    explicit Messages(std::shared_ptr<detail::PubSubState> state) noexcept
        : state_(std::move(state)) {}
    Coroutine<std::optional<Message>> anext() const { return state_->next(std::nullopt); }

   private:
    std::shared_ptr<detail::PubSubState> state_;
  };
  Messages listen() const noexcept { return Messages(state_); }

  // Again: nothing.
  void aclose() const noexcept { state_->close(); }

 private:
  using What = detail::PubSubState::What;
  std::shared_ptr<detail::PubSubState> state_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
