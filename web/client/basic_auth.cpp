#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/http/headers.hpp>

#include <cstdint>
#include <utility>

namespace asyncio::http {

namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64_of(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : kBase64[bits >> (18 - 6 * k) & 63];
  }
  return out;
}

// Nothing when it is none.
std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  text.remove_suffix(padding);
  std::string out;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t digit = kBase64.find(text[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if (i % 4 != 0) out += static_cast<char>(bits >> (6 - 2 * (i % 4)) & 255);
  }
  return out;
}

}  // namespace

BasicAuth::BasicAuth(std::string login, std::string password)
    : login_(std::move(login)), password_(std::move(password)) {
  if (login_.find(':') != std::string::npos)
    throw ValueError("A \":\" is not allowed in login (RFC 1945#section-11.1)");
}

BasicAuth BasicAuth::decode(std::string_view auth_header) {
  const std::size_t space = auth_header.find(' ');
  if (space == std::string_view::npos) throw ValueError("Could not parse authorization header.");
  if (!detail::same_name(auth_header.substr(0, space), "basic"))
    throw ValueError("Unknown authorization method " + std::string(auth_header.substr(0, space)));
  const std::optional<std::string> both = from_base64(auth_header.substr(space + 1));
  if (!both) throw ValueError("Invalid base64 encoding.");
  const std::size_t colon = both->find(':');
  if (colon == std::string::npos) throw ValueError("Invalid credentials.");
  return BasicAuth(both->substr(0, colon), both->substr(colon + 1));
}

std::optional<BasicAuth> BasicAuth::from_url(const URL& url) {
  std::optional<std::string> user = url.user(), password = url.password();
  if (!user && !password) return std::nullopt;
  return BasicAuth(std::move(user).value_or(""), std::move(password).value_or(""));
}

std::string BasicAuth::encode() const { return "Basic " + base64_of(login_ + ':' + password_); }

std::string encode_basic_auth(std::string login, std::string password) {
  return BasicAuth(std::move(login), std::move(password)).encode();
}

}  // namespace asyncio::http
