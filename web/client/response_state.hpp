// ResponseState: a response, the stream of its body, and the connection as long as it needs that.
//
// Lifetime: counted, by ClientResponses. Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/client/connection_pool.hpp>
#include <asyncio/web/client/tracing.hpp>
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/http/response_head.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

// A task that writes the body of a request; nobody needs it longer than the request.
class Writing {
 public:
  Writing() noexcept = default;
  explicit Writing(Task<void> task) noexcept : task_(std::move(task)) {}
  Writing(Writing&& other) noexcept : task_(std::exchange(other.task_, nullptr)) {}
  Writing& operator=(Writing&& other) noexcept {
    std::swap(task_, other.task_);
    return *this;
  }
  ~Writing() { stop(); }
  void stop() noexcept {
    Task<void> task = std::exchange(task_, nullptr);
    if (task && !task.done()) task.cancel();
  }

 private:
  Task<void> task_;
};

// Is it that type, or, where JSON is expected, another one of JSON (`application/ld+json`)?
bool is_of_type(const std::string& type, const std::string& expected) noexcept;

class ResponseState final : public asyncio::detail::Pooled, public ResponseSink {
 public:
  ResponseState(EventLoop& loop, ResponseHeadPtr response_head,
                std::shared_ptr<const RequestInfo> request);
  ResponseState(const ResponseState&) = delete;
  ResponseState& operator=(const ResponseState&) = delete;
  ~ResponseState();

  // Takes the connection, until the body is over; and the task that writes the request's body, if
  // it goes on still.
  void begin(Lease connection, Writing writing, bool decompress);
  // Lets go of the connection, which is closed unless the body is whole.
  void release() noexcept;
  bool released() const noexcept { return !lease_; }

  void body_data(std::string_view data) override;
  bool body_goes_on() override;
  void body_over(const ExceptionPtr& error) noexcept override;

  const ResponseHeadPtr head;
  const std::shared_ptr<const RequestInfo> info;
  ClientHistory history;
  StreamReader content;
  TracePtr trace;
  std::optional<std::string> body;  // once it was read

  // An error about this response.
  template <class E>
  E error_of(std::string message) const {
    return E(*info, history, head->status(), std::move(message), Headers(head->headers()));
  }

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 private:
  void decode(std::string_view bytes);
  std::string cannot_decode() const;

  Lease lease_;
  std::unique_ptr<ContentDecoder> decoder_;  // null: the body is taken as it comes
  std::string encoded_;                      // what was not decoded yet, as the reader is full
  Writing writing_;
  std::uint32_t refs_ = 1;
  bool goes_on_ = false;  // there is that, or what the decoder keeps
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
