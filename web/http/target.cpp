#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/target.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::http {

namespace {

// The byte that an escape at the front stands for; -1: there is none.
int escaped(std::string_view text) noexcept {
  if (text.size() < 3 || text[0] != '%') return -1;
  const int high = detail::hex_value(text[1]), low = detail::hex_value(text[2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// The bytes of a character of UTF-8 at the front: how many there are, and how many should be. Fewer
// are what one U+FFFD stands for.
struct Character {
  std::size_t there;
  std::size_t whole;
};
Character character_at(std::string_view bytes) noexcept {
  const auto at = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(0);
  if (lead < 0x80) return {1, 1};
  if (lead < 0xc2 || lead > 0xf4) return {1, 2};
  const std::size_t whole = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // The second byte is what tells overlong forms, surrogates and what is above U+10FFFF.
  unsigned char least = 0x80, most = 0xbf;
  if (lead == 0xe0) least = 0xa0;
  if (lead == 0xed) most = 0x9f;
  if (lead == 0xf0) least = 0x90;
  if (lead == 0xf4) most = 0x8f;
  std::size_t there = 1;
  for (; there < whole && there < bytes.size(); ++there, least = 0x80, most = 0xbf)
    if (at(there) < least || at(there) > most) break;
  return {there, whole};
}

enum class Wrong { stays_escaped, is_replaced };

// Puts in what an unbroken row of escapes stands for.
void put_decoded(std::string& out, std::string_view escapes, Wrong wrong) {
  std::string bytes;
  bytes.reserve(escapes.size() / 3);
  for (std::size_t i = 0; i < escapes.size(); i += 3)
    bytes += static_cast<char>(escaped(escapes.substr(i)));
  for (std::size_t i = 0; i < bytes.size();) {
    const Character c = character_at(std::string_view(bytes).substr(i));
    if (c.there == c.whole)
      out.append(bytes, i, c.whole);
    else
      out += wrong == Wrong::is_replaced ? "\xef\xbf\xbd" : escapes.substr(3 * i, 3 * c.there);
    i += c.there;
  }
}

std::string decoded(std::string_view text, bool plus_is_space, Wrong wrong) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (escaped(text.substr(end)) >= 0) end += 3;
    if (end > i) {
      put_decoded(out, text.substr(i, end - i), wrong);
      i = end;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
      ++i;
    }
  }
  return out;
}

}  // namespace

namespace detail {

Target split_target(std::string_view target) noexcept {
  Target parts;
  if (target.empty() || (target.front() != '/' && target != "*")) {
    const std::size_t colon = target.find("://");
    if (colon != std::string_view::npos) {
      parts.scheme = target.substr(0, colon);
      target.remove_prefix(colon + 3);
      const std::size_t end = std::min(target.find_first_of("/?"), target.size());
      parts.authority = target.substr(0, end);
      target.remove_prefix(end);
    }
  }
  const std::size_t mark = target.find('?');
  parts.path = target.substr(0, mark);
  if (parts.path.empty()) parts.path = "/";
  if (mark != std::string_view::npos) {
    parts.has_query = true;
    parts.query = target.substr(mark + 1);
  }
  return parts;
}

std::string_view host_of(std::string_view authority) noexcept {
  if (!authority.empty() && authority.front() == '[')
    return authority.substr(0, std::min(authority.find(']'), authority.size() - 1) + 1);
  return authority.substr(0, authority.find(':'));
}

bool more_than(std::size_t most, std::string_view query) noexcept {
  std::size_t n = 0;
  for (std::size_t i = 0; i < query.size(); ++i)
    if (query[i] != '&' && (i == 0 || query[i - 1] == '&') && ++n > most) return true;
  return false;
}

}  // namespace detail

std::string unquote(std::string_view text) { return decoded(text, false, Wrong::stays_escaped); }
std::string unquote_plus(std::string_view text) { return decoded(text, true, Wrong::is_replaced); }

std::string quote(std::string_view text, std::string_view safe) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain || (c != '%' && safe.find(c) != std::string_view::npos))
      out += c;
    else
      detail::put_escape(out, c);
  }
  return out;
}

std::string normalize_path(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  while (!path.empty()) {
    // A segment with the slash before it.
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    const bool is_up = segment == "/..";
    if (!is_up && segment != "/.") {
      out += segment;
      continue;
    }
    if (is_up) out.erase(std::min(out.rfind('/'), out.size()));
    if (path.empty()) out += '/';
  }
  return out;
}

MultiDict parse_query(std::string_view text, std::size_t most) {
  MultiDict query;
  while (!text.empty() && query.size() < most) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (piece.empty()) continue;
    const std::size_t equals = std::min(piece.find('='), piece.size());
    query.add(unquote_plus(piece.substr(0, equals)),
              unquote_plus(piece.substr(std::min(equals + 1, piece.size()))));
  }
  return query;
}

}  // namespace asyncio::http
