// HostPattern: the hosts that an application is for: `example.com`, `*.example.com`,
// `localhost:8080`.
//
// aiohttp names: Domain, MaskDomain. Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::web::detail {

class HostPattern {
 public:
  // ValueError for what is none: a scheme before it, a part that is no name, a port that is none.
  // A star stands for any characters.
  explicit HostPattern(std::string_view text);
  // Is it what a Host field says? The port is part of it, but for 80.
  bool match(std::string_view host) const;
  const std::string& canonical() const noexcept { return pattern_; }

 private:
  std::string pattern_;  // in lower case
};

}  // namespace asyncio::web::detail
#pragma GCC visibility pop
