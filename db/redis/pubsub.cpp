#include <asyncio/db/redis/pubsub.hpp>

#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/loop/events.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::redis::detail {
namespace {

constexpr std::size_t kMost = 1000;

constexpr const char* kSubscribe[][2] = {{"subscribe", "SUBSCRIBE"}, {"psubscribe", "PSUBSCRIBE"}};
constexpr const char* kUnsubscribe[][2] = {{"unsubscribe", "UNSUBSCRIBE"},
                                           {"punsubscribe", "PUNSUBSCRIBE"}};

std::string text_of_item(const Value& item) {
  return item.has_text() ? item.text() : item.is_nil() ? std::string() : item.to_string();
}

// Nothing: it is none.
std::optional<Message> message_of(const Value& value) {
  if (!value.has_items() || value.items().size() < 3) return std::nullopt;
  const std::vector<Value>& items = value.items();
  Message message;
  message.type = text_of_item(items[0]);
  const std::size_t i = message.type == "pmessage" && items.size() == 4 ? 2 : 1;
  if (i == 2) message.pattern = text_of_item(items[1]);
  message.channel = text_of_item(items[i]);
  message.data = text_of_item(items[i + 1]);
  return message;
}

}  // namespace

Future<void> PubSubState::ask(const char* type, const char* command,
                              const std::vector<std::string>& names) {
  if (closed_) throw ConnectionError("Connection closed.");
  if (names.empty()) throw PubSubError("there is nothing to subscribe to");
  if (!link_) {
    link_ = client_->lasting();
    link_->listen(this);
  }
  error_ = {};
  asked_.push_back({type, {names.begin(), names.end()}, Future<void>(link_->loop())});
  Future<void> future = asked_.back().future;
  try {
    link_->post({command, names});
  } catch (...) {
    asked_.pop_back();
    throw;
  }
  return future;
}

Future<void> PubSubState::subscribe(What what, std::vector<std::string> names) {
  const auto i = static_cast<std::size_t>(what);
  Future<void> future = ask(kSubscribe[i][0], kSubscribe[i][1], names);
  names_[i].insert(names.begin(), names.end());
  return future;
}

Future<void> PubSubState::unsubscribe(What what, std::vector<std::string> names) {
  const auto i = static_cast<std::size_t>(what);
  if (names.empty()) names.assign(names_[i].begin(), names_[i].end());
  if (names.empty()) {
    Future<void> nothing(get_running_loop());
    nothing.set_result();
    return nothing;
  }
  Future<void> future = ask(kUnsubscribe[i][0], kUnsubscribe[i][1], names);
  for (const std::string& name : names) names_[i].erase(name);
  return future;
}

// A new connection knows nothing: it is told all that there is, and no more.
void PubSubState::connected() {
  error_ = {};
  link_->forget_unsent();
  if (paused_) link_->pause_reading(true);
  for (const std::size_t i : {0u, 1u})
    if (!names_[i].empty()) link_->post({kSubscribe[i][1], names_[i]});
  for (const Asked& asked : std::exchange(asked_, {})) {
    Asked still{asked.type, {}, asked.future};
    for (const std::size_t i : {0u, 1u})
      if (asked.type == kSubscribe[i][0])
        for (const std::string& name : asked.left)
          if (names_[i].count(name)) still.left.insert(name);
    if (!still.left.empty())
      asked_.push_back(std::move(still));
    else if (!still.future.done())
      still.future.set_result();
  }
}

void PubSubState::pushed(Value&& value) {
  if (value.is_error()) return failed(error_of_reply(value.text()));
  std::optional<Message> message = message_of(value);
  if (!message) return;
  const bool is_message = message->type == "message" || message->type == "pmessage";
  if (!is_message) confirmed(*message);
  if (!is_message && quiet_) return;
  messages_.push_back(std::move(*message));
  if (messages_.size() >= kMost && !paused_) {
    paused_ = true;
    link_->pause_reading(true);
  }
  wake();
}

void PubSubState::confirmed(const Message& message) {
  for (std::size_t i = 0; i < asked_.size();) {
    Asked& asked = asked_[i];
    if (asked.type == message.type) asked.left.erase(message.channel);
    if (!asked.left.empty()) {
      ++i;
      continue;
    }
    if (!asked.future.done()) asked.future.set_result();
    asked_.erase(asked_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void PubSubState::failed(const ExceptionPtr& error) noexcept {
  const std::vector<Asked> asked = std::exchange(asked_, {});
  for (const Asked& each : asked)
    if (!each.future.done()) each.future.set_exception(error);
  if (asked.empty() || waiter_) error_ = error;
  wake();
}

void PubSubState::wake() noexcept {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.done()) waiter.set_result();
}

void PubSubState::close() noexcept {
  closed_ = true;
  if (link_) link_->close();
  failed(closed_error());
  error_ = {};
}

Coroutine<std::optional<Message>> PubSubState::next(OptionalSeconds timeout) {
  return method<std::optional<Message>>(
      this,
      [this, timeout, come = Outcome<void>(),
       message = std::optional<Message>()](auto& co) mutable {
        BEGIN(co);
        while (messages_.empty()) {
          if (error_) RAISE(std::exchange(error_, {}));
          if (closed_) RETURN(std::nullopt);
          if (waiter_) RAISE(RuntimeError("another task waits for a message already"));
          waiter_ = Future<void>(get_running_loop());
          YIELD_FROM_OUTCOME(come, wait_for(waiter_, timeout));
          if (come.exception()) {
            waiter_ = nullptr;
            if (come.exception().template is<asyncio::TimeoutError>()) RETURN(std::nullopt);
            RAISE(come.exception());
          }
        }
        message = std::move(messages_.front());
        messages_.pop_front();
        if (paused_ && messages_.size() <= kMost / 2) {
          paused_ = false;
          link_->pause_reading(false);
        }
        RETURN(std::move(message));
        END;
      },
      __FILE__, __LINE__, "get_message");
}

}  // namespace asyncio::redis::detail
