// What all kinds of a response have: the handle to it, and what can be set before it is sent.
//
// A class of responses derives from ResponseHandle and ResponseSetters<itself>, so that setters
// give back what they were called of. Each converts to a StreamResponse, the handle of any of them.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/pool.hpp>
#include <asyncio/generators/ref.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/http/exchange.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/server/keys.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

class Request;
using http::ContentCoding;

// The keyword arguments of set_cookie(), by aiohttp's names.
struct CookieOptions {
  std::optional<std::string> expires;
  std::optional<std::string> domain;
  std::optional<std::int64_t> max_age;  // seconds
  std::string path = "/";
  bool secure = false;
  bool httponly = false;
  std::optional<std::string> samesite;  // Strict, Lax, None
};

namespace detail {

// ValueError for CR, LF or NUL.
void check_reason(std::string_view text);

// The state of a response. Kinds of it derive from this.
class Answer : public asyncio::detail::Pooled {
 public:
  enum class Phase : std::uint8_t { open, started, ended };
  enum class Compression : std::uint8_t { none, as_accepted, forced };

  Answer() = default;
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;

  // Sends the head, and all the body if it is known by now. What is to be awaited for that comes
  // first; an empty coroutine: nothing.
  virtual Coroutine<void> prepare_to_start(const Request&) { return {}; }
  // What is to be awaited behind that, and behind the signals; empty: nothing.
  virtual Coroutine<void> prepare_body() { return {}; }
  virtual void start(http::detail::Exchange& exchange);
  // Sends what is missing.
  virtual Coroutine<void> finish();
  void write(std::string_view data);
  void end();
  // Chooses the coding, when it is for the client to choose.
  void accept(const http::HeadersView& of_request);

  // ValueError for what would break the head.
  void set_content_type(std::string type);
  void set_charset(std::string charset);
  void set_cookie(std::string_view name, std::string_view value, const CookieOptions& options);
  void set_etag(std::string_view value, bool weak);
  void set_last_modified(std::int64_t seconds);
  // RuntimeError when the head was sent.
  void check_open() const;
  // `<Response OK not prepared>`
  std::string to_string() const;

  int status = 200;
  Phase phase = Phase::open;
  bool chunked = false;
  bool close = false;
  bool has_body = false;  // `body` is all of it
  Compression compression = Compression::none;
  ContentCoding coding = ContentCoding::identity;  // of what is sent
  std::string reason;
  std::string content_type;
  std::string charset;
  std::string body;
  std::optional<std::uint64_t> length;  // of a body that is written in pieces
  http::Headers headers;
  http::detail::ExchangePtr exchange;  // from start() on
  KeyedValues values;

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 protected:
  virtual ~Answer() = default;
  virtual const char* kind() const noexcept { return "StreamResponse"; }

  // Is what is written encoded on its way?
  bool encodes() const noexcept { return encoder_ != nullptr; }
  // Is there anything that says it is to stay as it is?
  bool may_encode() const noexcept;
  virtual std::string encoded(http::detail::ContentEncoder& encoder);

 private:
  std::string encode_body();
  std::unique_ptr<http::detail::ContentEncoder> encoder_;  // of a body that is written in pieces
  std::uint32_t refs_ = 1;
};

using AnswerPtr = asyncio::detail::Ref<Answer>;

class ResponseHandle {
 public:
  explicit operator bool() const noexcept { return static_cast<bool>(answer_); }

  int status() const { return answer().status; }
  // `Not Found`
  std::string_view reason() const;
  const std::string& content_type() const { return answer().content_type; }
  const std::string& charset() const { return answer().charset; }
  // All but those that the connection adds. Response.headers
  http::Headers& headers() const { return answer().headers; }
  // A value that is kept for who sees the answer later, as signals do. response['key'] = value
  template <class T>
  T& operator[](const ResponseKey<T>& key) const {
    return answer().values.get_or_make(key);
  }
  template <class T>
  bool contains(const ResponseKey<T>& key) const {
    return answer().values.contains(&key);
  }
  // Was the head sent? StreamResponse.prepared
  bool prepared() const { return answer().phase != Answer::Phase::open; }
  // `<Response OK not prepared>`
  std::string to_string() const { return answer_ ? answer_->to_string() : "<Response empty>"; }

  // For the library's layers. RuntimeError when the handle is empty.
  Answer& answer() const;
  const AnswerPtr& pointer() const noexcept { return answer_; }

 protected:
  ResponseHandle() noexcept = default;
  explicit ResponseHandle(AnswerPtr answer) noexcept : answer_(std::move(answer)) {}

 private:
  AnswerPtr answer_;
};

// What can be set. Each throws RuntimeError once the head was sent.
template <class Self>
class ResponseSetters {
 public:
  // ValueError unless it has three digits.
  Self& status(int code) {
    if (code < 100 || code > 999) throw ValueError("a status has three digits");
    open().status = code;
    return self();
  }
  Self& reason(std::string text) {
    check_reason(text);
    open().reason = std::move(text);
    return self();
  }
  Self& content_type(std::string type) {
    open().set_content_type(std::move(type));
    return self();
  }
  Self& charset(std::string name) {
    open().set_charset(std::move(name));
    return self();
  }
  // Adds one. ValueError for CR, LF or NUL in it, and for a name that is none.
  Self& header(std::string_view name, std::string_view value) {
    open().headers.add(name, value);
    return self();
  }
  Self& set_cookie(std::string_view name, std::string_view value,
                   const CookieOptions& options = {}) {
    open().set_cookie(name, value, options);
    return self();
  }
  // The client is to forget it.
  Self& del_cookie(std::string_view name, CookieOptions options = {}) {
    options.max_age = 0;
    options.expires = "Thu, 01 Jan 1970 00:00:00 GMT";
    open().set_cookie(name, "", options);
    return self();
  }
  Self& etag(std::string_view value, bool weak = false) {
    open().set_etag(value, weak);
    return self();
  }
  // Seconds since 1970.
  Self& last_modified(std::int64_t seconds) {
    open().set_last_modified(seconds);
    return self();
  }
  // The connection ends after it.
  Self& force_close() {
    open().close = true;
    return self();
  }
  // Chunked, though its length may be known.
  Self& enable_chunked_encoding() {
    open().chunked = true;
    return self();
  }
  // Encoded as the client likes it best, of br, gzip and deflate, or as `force` says. What has a
  // Content-Encoding or a Content-Range stays as it is, and so does what would get no shorter.
  // A piece that is written is sent when the encoder has enough of them, or at the end.
  Self& enable_compression(std::optional<ContentCoding> force = std::nullopt) {
    Answer& answer = open();
    answer.compression = force ? Answer::Compression::forced : Answer::Compression::as_accepted;
    answer.coding = force.value_or(ContentCoding::identity);
    return self();
  }
  // How much will be written.
  Self& content_length(std::uint64_t bytes) {
    open().length = bytes;
    return self();
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
  Answer& open() {
    Answer& answer = self().answer();
    answer.check_open();
    return answer;
  }
};

}  // namespace detail
}  // namespace asyncio::web
#pragma GCC visibility pop
