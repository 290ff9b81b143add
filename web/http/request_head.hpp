// RequestHead: what stands before a request's body, as it came. Only heads that keep all rules of
// RFC 9112 are made: head_rules.hpp.
//
// Lifetime: counted; all string_views that it gives live as long. Thread: the loop's.
#pragma once

#include <asyncio/generators/ref.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/refusal.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

struct Version {
  int major = 1;
  int minor = 1;
};
inline bool operator==(Version a, Version b) noexcept {
  return a.major == b.major && a.minor == b.minor;
}
inline bool operator!=(Version a, Version b) noexcept { return !(a == b); }

class RequestHead;
using RequestHeadPtr = asyncio::detail::Ref<RequestHead>;

// One piece of pooled memory: this, the places of the fields, the bytes of the head.
class RequestHead {
 public:
  RequestHead(const RequestHead&) = delete;
  RequestHead& operator=(const RequestHead&) = delete;

  // A head's bytes, from the request line to the empty line, of so many lines with these two. Null
  // when it is against the rules, and `refusal` says how. MemoryError (std::bad_alloc).
  static RequestHeadPtr parse(std::string_view bytes, std::size_t lines, const web::Limits& limits,
                              Refusal& refusal);

  std::string_view method() const noexcept { return {bytes(), method_size_}; }
  // As it was sent: target.hpp takes it apart.
  std::string_view target() const noexcept { return {bytes() + target_at_, target_size_}; }
  // 1.0 or 1.1
  Version version() const noexcept { return {1, minor_}; }
  HeadersView headers() const noexcept { return {bytes(), places(), fields_}; }
  // The value of Host; empty when there is none, which only 1.0 may leave out. When the target is
  // absolute the host is in there, and this one counts for nothing.
  std::string_view host() const noexcept { return value(host_); }

  // May the connection stay after the answer?
  bool keep_alive() const noexcept { return keep_alive_; }
  std::optional<std::uint64_t> content_length() const noexcept {
    if (!has_length_) return std::nullopt;
    return length_;
  }
  bool chunked() const noexcept { return chunked_; }
  // Does anything follow the head?
  bool has_body() const noexcept { return chunked_ || length_ > 0; }
  // Does the client wait for `100 Continue` before it sends the body?
  bool expects_continue() const noexcept { return expects_continue_; }
  // The value of Upgrade when Connection says upgrade too, else empty.
  std::string_view upgrade() const noexcept { return value(upgrade_); }

  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) destroy();
  }

 private:
  friend class HeadParser;
  RequestHead(std::uint32_t size, std::uint32_t room) noexcept : size_(size), room_(room) {}
  void destroy() noexcept;

  FieldPlace* places() noexcept { return reinterpret_cast<FieldPlace*>(this + 1); }
  const FieldPlace* places() const noexcept {
    return reinterpret_cast<const FieldPlace*>(this + 1);
  }
  char* bytes() noexcept { return reinterpret_cast<char*>(places() + room_); }
  const char* bytes() const noexcept { return reinterpret_cast<const char*>(places() + room_); }
  std::string_view value(std::uint32_t field) const noexcept {
    return field < fields_ ? headers().field(field).value : std::string_view();
  }
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  std::uint32_t refs_ = 0;
  std::uint32_t size_;  // of the bytes
  std::uint32_t room_;  // for so many fields
  std::uint32_t fields_ = 0;
  std::uint32_t method_size_ = 0;
  std::uint32_t target_at_ = 0;
  std::uint32_t target_size_ = 0;
  std::uint32_t host_ = kNone;  // which field it is
  std::uint32_t upgrade_ = kNone;
  std::uint8_t minor_ = 1;
  bool keep_alive_ = true;
  bool has_length_ = false;
  bool chunked_ = false;
  bool expects_continue_ = false;
  std::uint64_t length_ = 0;
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
