#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/http/base64.hpp>
#include <asyncio/web/http/headers.hpp>

#include <utility>

namespace asyncio::http {

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
  const std::optional<std::string> both =
      detail::decode_whole_base64(auth_header.substr(space + 1));
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

std::string BasicAuth::encode() const {
  return "Basic " + detail::encode_base64(login_ + ':' + password_);
}

std::string encode_basic_auth(std::string login, std::string password) {
  return BasicAuth(std::move(login), std::move(password)).encode();
}

}  // namespace asyncio::http
