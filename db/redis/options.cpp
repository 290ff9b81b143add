#include <asyncio/db/redis/options.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/io/tls/ssl_context.hpp>

#include <charconv>

namespace asyncio::redis {
namespace {

int number_of(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0 || number > most)
    throw ValueError("no number of a port or database in a Redis URL: '" + std::string(text) + "'");
  return number;
}

int digit_of(char c) {
  const int digit = c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0';
  if (digit < 0 || digit > 15) throw ValueError("a % in a Redis URL stands before no byte");
  return digit;
}

std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (text.size() - i < 3) throw ValueError("a % in a Redis URL stands before no byte");
    out += static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
    i += 2;
  }
  return out;
}

// Takes what stands before the mark off the text, if it is there.
std::optional<std::string_view> cut(std::string_view& text, std::size_t at) {
  if (at == text.npos) return std::nullopt;
  const std::string_view before = text.substr(0, at);
  text.remove_prefix(at + 1);
  return before;
}

}  // namespace

RedisOptions RedisOptions::from_url(std::string_view url) {
  RedisOptions options;
  const std::size_t mark = url.find("://");
  const std::string_view scheme = url.substr(0, mark);
  if (mark == url.npos || (scheme != "redis" && scheme != "rediss" && scheme != "unix"))
    throw ValueError(
        "Redis URL must specify one of the following schemes (redis://, rediss://, unix://)");
  url.remove_prefix(mark + 3);
  if (const std::size_t query = url.find('?'); query != url.npos) {
    const std::string_view asked = url.substr(query + 1);
    if (asked.substr(0, 3) != "db=")
      throw ValueError("a Redis URL has only db behind its question mark");
    options.db = number_of(asked.substr(3), 1 << 30);
    url = url.substr(0, query);
  }
  const bool is_path = scheme == "unix";
  if (auto user = cut(url, url.substr(0, is_path ? url.npos : url.find('/')).rfind('@'))) {
    if (const auto name = cut(*user, user->find(':'))) {
      options.username = unquoted(*name);
      options.password = unquoted(*user);
    } else {
      options.username = unquoted(*user);
    }
  }
  if (is_path) {
    options.unix_socket_path = unquoted(url);
    if (url.empty()) throw ValueError("a Redis URL of a unix socket needs a path");
    return options;
  }
  if (scheme == "rediss") options.ssl = ssl::create_default_context();
  std::string_view place = url;
  if (const std::size_t slash = url.find('/'); slash != url.npos) {
    place = url.substr(0, slash);
    if (slash + 1 < url.size()) options.db = number_of(url.substr(slash + 1), 1 << 30);
  }
  const std::size_t bracket = place.find(']');  // of an address of IPv6
  const std::size_t colon = place.find(':', bracket == place.npos ? 0 : bracket);
  if (colon != place.npos) options.port = number_of(place.substr(colon + 1), 65535);
  place = place.substr(0, colon);
  if (bracket != place.npos && !place.empty() && place[0] == '[')
    place = place.substr(1, bracket - 1);
  if (!place.empty()) options.host = unquoted(place);
  return options;
}

}  // namespace asyncio::redis
