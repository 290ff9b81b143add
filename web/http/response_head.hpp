// ResponseHead: what stands before a response's body, and how that body is framed. Only heads that
// say in one way where their message ends are made; what servers do wrong without harm is put right
// before it is read, as aiohttp's parser does it: lines that end without CR, folded lines, a status
// line without a reason.
//
// Lifetime: counted; all string_views that it gives live as long. Thread: the loop's.
#pragma once

#include <asyncio/generators/ref.hpp>
#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/refusal.hpp>
#include <asyncio/web/http/request_head.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

struct Framing;
class ResponseHead;
using ResponseHeadPtr = asyncio::detail::Ref<ResponseHead>;

class ResponseHead : public asyncio::detail::Pooled {
 public:
  // What follows the head.
  enum class Body : std::uint8_t {
    none,
    length,     // content_length() bytes
    chunks,     // and trailers
    until_eof,  // all until the connection ends, and nothing says whether that was all
    tunnel      // another protocol: after 101, or a CONNECT that was granted
  };
  // What the method of the request says about that.
  enum class Asked : std::uint8_t { usual, head, connect };

  ResponseHead(const ResponseHead&) = delete;
  ResponseHead& operator=(const ResponseHead&) = delete;

  // A head's bytes, from the status line to the empty line, of so many lines without that one, as a
  // lenient LineScanner has found it. Null when it is against the rules, and `refusal` says how.
  // std::bad_alloc.
  static ResponseHeadPtr parse(std::string_view bytes, std::size_t lines, Asked asked,
                               const web::Limits& limits, Refusal& refusal);

  // 100 to 999
  int status() const noexcept { return status_; }
  // As it was sent; may be empty.
  std::string_view reason() const noexcept;
  // 1.0 or 1.1
  Version version() const noexcept { return {1, minor_}; }
  HeadersView headers() const noexcept { return {bytes_.data(), places_.data(), places_.size()}; }

  Body body() const noexcept { return body_; }
  bool has_body() const noexcept {
    return body_ == Body::length ? length_ > 0 : body_ == Body::chunks || body_ == Body::until_eof;
  }
  // What Content-Length says; also where no body follows, as after HEAD.
  std::optional<std::uint64_t> content_length() const noexcept {
    if (!has_length_) return std::nullopt;
    return length_;
  }
  // May the connection stay when the response has ended?
  bool keep_alive() const noexcept { return keep_alive_; }
  // 1xx without 101: the response itself is still to come.
  bool interim() const noexcept { return status_ < 200 && status_ != 101; }
  // The value of Upgrade when Connection says upgrade too, else empty.
  std::string_view upgrade() const noexcept {
    return upgrade_ < places_.size() ? headers().field(upgrade_).value : std::string_view();
  }

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) delete this;
  }

 private:
  ResponseHead() noexcept = default;
  Refusal read_status_line(std::string_view line) noexcept;
  Refusal read_fields(std::size_t at, const web::Limits& limits, Framing& framing);
  Refusal frame(Framing& framing, Asked asked) noexcept;
  void note(std::string_view name, std::string_view value, Framing& framing) noexcept;
  static constexpr std::size_t kNone = ~std::size_t{0};

  template <class T>
  using Pool = asyncio::detail::PoolAllocator<T>;
  using Bytes = std::basic_string<char, std::char_traits<char>, Pool<char>>;
  static Bytes put_right(std::string_view bytes);

  Bytes bytes_;
  std::vector<FieldPlace, Pool<FieldPlace>> places_;
  std::size_t upgrade_ = kNone;  // which field it is
  std::uint64_t length_ = 0;
  std::uint32_t refs_ = 0;
  std::uint32_t reason_size_ = 0;
  std::uint16_t status_ = 0;
  std::uint8_t minor_ = 1;
  Body body_ = Body::none;
  bool has_length_ = false;
  bool keep_alive_ = true;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
