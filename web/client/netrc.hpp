// Netrc: users and passwords by hosts, of the file that ftp, curl and Python read.
//
// aiohttp names: netrc_from_env, basicauth_from_netrc. Thread: any, as a plain value.
#pragma once

#include <asyncio/web/client/basic_auth.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http::detail {

class Netrc {
 public:
  Netrc() = default;
  // ValueError for what is none.
  explicit Netrc(std::string_view text);
  // That NETRC names, or ~/.netrc: a regular file of up to 64 KiB, read in this thread. None, when
  // it cannot be read or is none, which is logged then.
  static Netrc of_environment();
  // Of the entry of that host, or the default one.
  std::optional<BasicAuth> auth_for(const std::string& host) const;

 private:
  struct Entry {
    std::string login, account, password;
  };
  std::map<std::string, Entry> entries_;  // "": the default one
};

}  // namespace asyncio::http::detail
#pragma GCC visibility pop
