#include <asyncio/web/server/host_pattern.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/content_type.hpp>

#include <algorithm>
#include <cstdint>

namespace asyncio::web::detail {
namespace {

bool is_part(std::string_view part) noexcept {
  if (part.empty() || part.size() > 63 || part.front() == '-' || part.back() == '-') return false;
  return std::all_of(part.begin(), part.end(), [](char c) {
    return http::detail::is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '*';
  });
}

bool is_port(std::string_view port) noexcept {
  return !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), http::detail::is_digit) &&
         std::stoul(std::string(port)) <= 65535;
}

}  // namespace

HostPattern::HostPattern(std::string_view text) : pattern_(http::detail::lower(text)) {
  if (!pattern_.empty() && pattern_.back() == '.') pattern_.pop_back();
  if (pattern_.empty()) throw ValueError("Domain cannot be empty");
  if (pattern_.find("://") != std::string::npos) throw ValueError("Scheme not supported");
  const std::size_t colon = std::min(pattern_.find(':'), pattern_.size());
  if (colon < pattern_.size() && !is_port(std::string_view(pattern_).substr(colon + 1)))
    throw ValueError("Domain not valid");
  for (std::string_view host = std::string_view(pattern_).substr(0, colon);;) {
    const std::size_t dot = host.find('.');
    if (!is_part(host.substr(0, dot))) throw ValueError("Domain not valid");
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  if (pattern_.substr(colon) == ":80") pattern_.erase(colon);
}

// Each star in turn takes as little as it can, and more when what follows does not match.
bool HostPattern::match(std::string_view given) const {
  const std::string host = http::detail::lower(given);
  std::size_t at = 0, of = 0, star = std::string::npos, from = 0;
  while (at < host.size()) {
    if (of < pattern_.size() && pattern_[of] == '*') {
      star = of++;
      from = at;
    } else if (of < pattern_.size() && pattern_[of] == host[at]) {
      ++of, ++at;
    } else if (star != std::string::npos) {
      of = star + 1;
      at = ++from;
    } else {
      return false;
    }
  }
  while (of < pattern_.size() && pattern_[of] == '*') ++of;
  return of == pattern_.size();
}

}  // namespace asyncio::web::detail
