// BasicAuth: a user and a password, as `Authorization: Basic ...` has them.
//
// aiohttp names: BasicAuth, encode_basic_auth. Thread: any, as a plain value.
#pragma once

#include <asyncio/web/http/url.hpp>

#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

class BasicAuth {
 public:
  // In UTF-8. ValueError for a colon in the login.
  explicit BasicAuth(std::string login, std::string password = {});
  // Of the value of an Authorization field. ValueError when it is none.
  static BasicAuth decode(std::string_view auth_header);
  // What a URL says; nothing when it has neither user nor password.
  static std::optional<BasicAuth> from_url(const URL& url);

  const std::string& login() const noexcept { return login_; }
  const std::string& password() const noexcept { return password_; }
  // `Basic bmFtZTpwYXNz`
  std::string encode() const;

  friend bool operator==(const BasicAuth& a, const BasicAuth& b) noexcept {
    return a.login_ == b.login_ && a.password_ == b.password_;
  }
  friend bool operator!=(const BasicAuth& a, const BasicAuth& b) noexcept { return !(a == b); }

 private:
  std::string login_, password_;
};

// `Basic bmFtZTpwYXNz`
std::string encode_basic_auth(std::string login, std::string password = {});

}  // namespace asyncio::http
#pragma GCC visibility pop
