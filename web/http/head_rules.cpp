#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/head_rules.hpp>
#include <asyncio/web/http/headers.hpp>

#include <algorithm>

namespace asyncio::http::detail {

namespace {

bool is_hex(char c) noexcept { return hex_value(c) >= 0; }
bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// Calls it with each element of a list that is not empty, without the white space around it.
template <class F>
void each_of_list(std::string_view list, F&& f) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view element = trim(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
    if (!element.empty()) f(element);
  }
}

// A reg-name (RFC 3986, 3.2.2). A comma may be in one by the grammar only, and is what two Host
// lines become that something on the way has joined.
bool is_name(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (text.size() - i < 3 || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
    } else if (!is_alnum(text[i]) &&
               std::string_view("-._~!$&'()*+;=").find(text[i]) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

// What is between the brackets: the bytes of an IPv6 address.
bool is_address(std::string_view text) noexcept {
  return text.size() >= 2 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_hex(c) || c == ':' || c == '.'; }) &&
         text.find(':') != std::string_view::npos;
}

Refusal check_coding(Framing& f) noexcept {
  if (!f.http11) return {400, "Transfer-Encoding in a request of HTTP/1.0"};
  if (f.content_length.times > 0) return {400, "Content-Length beside Transfer-Encoding"};
  if (f.transfer_encoding.times > 1) return {400, "more than one Transfer-Encoding"};
  if (same_name(f.transfer_encoding.value, "chunked")) {
    f.chunked = true;
    return {};
  }
  std::size_t chunked = 0;
  std::string_view last;
  each_of_list(f.transfer_encoding.value, [&](std::string_view coding) {
    last = coding;
    if (same_name(coding, "chunked")) ++chunked;
  });
  if (chunked == 1 && same_name(last, "chunked"))
    return {501, "a transfer coding that is not known"};
  return {400, "Transfer-Encoding does not end with chunked"};
}

// What follows http:// or https:// in a target; empty when that does not stand there.
std::string_view after_scheme(std::string_view target) noexcept {
  for (const std::string_view scheme : {"http://", "https://"})
    if (same_name(target.substr(0, scheme.size()), scheme)) return target.substr(scheme.size());
  return {};
}

}  // namespace

void Framing::add_connection(std::string_view value) noexcept {
  each_of_list(value, [this](std::string_view option) {
    if (same_name(option, "close")) close = true;
    if (same_name(option, "keep-alive")) keep_alive = true;
    if (same_name(option, "upgrade")) upgrade = true;
  });
}

void Framing::add_expect(std::string_view value) noexcept {
  (same_name(value, "100-continue") ? expects_continue : expects_other) = true;
}

Refusal check_length(Framing& f) noexcept {
  if (f.content_length.times > 1) return {400, "more than one Content-Length"};
  const std::string_view digits = f.content_length.value;
  if (digits.empty() || !all_digits(digits)) return {400, "Content-Length is no number"};
  std::uint64_t length = 0;
  for (const char c : digits) {
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (length > (~std::uint64_t{0} - digit) / 10) return {413, "the body is too long"};
    length = 10 * length + digit;
  }
  f.has_length = true;
  f.length = length;
  return {};
}

Refusal check_response_coding(Framing& f) noexcept {
  if (f.content_length.times > 0) return {400, "Content-Length beside Transfer-Encoding"};
  if (f.transfer_encoding.times > 1) return {400, "more than one Transfer-Encoding"};
  f.chunked = same_name(f.transfer_encoding.value, "chunked");
  if (f.chunked || same_name(f.transfer_encoding.value, "identity")) return {};
  return {400, "a transfer coding that is not known"};
}

Refusal check_framing(Framing& f) noexcept {
  if (f.http11 && f.host.times == 0) return {400, "no Host"};
  if (f.host.times > 1) return {400, "more than one Host"};
  if (!is_host(f.host.value)) return {400, "Host is no host"};
  if (f.transfer_encoding.times > 0)
    if (const Refusal refusal = check_coding(f)) return refusal;
  if (f.content_length.times > 0)
    if (const Refusal refusal = check_length(f)) return refusal;
  if (f.expects_other && f.http11) return {417, "an expectation that is not known"};
  return {};
}

Refusal check_method(std::string_view method) noexcept {
  if (method.size() > kLongestMethod) return {501, "the method is too long"};
  if (method == "CONNECT") return {501, "CONNECT is not served"};
  return {};
}

Refusal check_target(std::string_view method, std::string_view target) noexcept {
  const bool visible = std::all_of(target.begin(), target.end(),
                                   [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
  if (target.empty() || !visible) return {400, "a byte that may not be in a target"};
  if (target.front() == '/') return {};
  if (target == "*") {
    if (method == "OPTIONS") return {};
    return {400, "the target * is for OPTIONS"};
  }
  const std::string_view rest = after_scheme(target);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
  if (authority.empty() || authority.front() == ':' || !is_host(authority))
    return {400, "the target is no path and no URL with a host"};
  return {};
}

Refusal bad_request_line(std::string_view line) noexcept {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second != std::string_view::npos && second > first + 1 && first > 0) {
    const std::string_view version = line.substr(second + 1);
    if (version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) &&
        version[6] == '.' && is_digit(version[7]) && version != "HTTP/1.0" && version != "HTTP/1.1")
      return {505, "a version of HTTP that is not served"};
  }
  return {400, "the request line is none"};
}

bool is_host(std::string_view text) noexcept {
  std::size_t end = 0;
  if (!text.empty() && text.front() == '[') {
    end = text.find(']');
    if (end == std::string_view::npos || !is_address(text.substr(1, end - 1))) return false;
    ++end;
  } else {
    end = std::min(text.find(':'), text.size());
    if (!is_name(text.substr(0, end))) return false;
  }
  const std::string_view port = text.substr(end);
  if (port.empty()) return true;
  return end > 0 && port.front() == ':' && all_digits(port.substr(1));
}

bool is_for_trailers(std::string_view name) noexcept {
  static constexpr std::string_view kNot[] = {"Age",
                                              "Authorization",
                                              "Cache-Control",
                                              "Connection",
                                              "Content-Encoding",
                                              "Content-Length",
                                              "Content-Range",
                                              "Content-Type",
                                              "Cookie",
                                              "Date",
                                              "Expect",
                                              "Expires",
                                              "Forwarded",
                                              "Host",
                                              "If-Match",
                                              "If-Modified-Since",
                                              "If-None-Match",
                                              "If-Range",
                                              "If-Unmodified-Since",
                                              "Keep-Alive",
                                              "Location",
                                              "Max-Forwards",
                                              "Pragma",
                                              "Proxy-Authenticate",
                                              "Proxy-Authorization",
                                              "Proxy-Connection",
                                              "Range",
                                              "Retry-After",
                                              "Set-Cookie",
                                              "TE",
                                              "Trailer",
                                              "Transfer-Encoding",
                                              "Upgrade",
                                              "Vary",
                                              "Via",
                                              "Warning",
                                              "WWW-Authenticate",
                                              "X-Forwarded-For",
                                              "X-Forwarded-Host",
                                              "X-Forwarded-Proto"};
  return std::none_of(std::begin(kNot), std::end(kNot),
                      [name](std::string_view other) { return same_name(name, other); });
}

}  // namespace asyncio::http::detail
