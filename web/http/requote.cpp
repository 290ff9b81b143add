#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/requote.hpp>
#include <asyncio/web/http/target.hpp>

namespace asyncio::http::detail {

namespace {

struct PartRules {
  std::string_view safe;   // besides letters, digits, and what is safe anywhere
  std::string_view means;  // these and their escapes are not the same
  bool plus_is_space;
};

PartRules rules_of(UrlPart part) noexcept {
  switch (part) {
    case UrlPart::path:
      return {"+&=;@:/", "/+", false};
    case UrlPart::query:
      return {"?/:@=+&;", "=+&;", true};
    case UrlPart::query_value:
      return {"?/:@", "", true};
    case UrlPart::fragment:
      return {"+&=;?/:@", "", false};
    default:
      return {"+&=;", "", false};
  }
}

bool is_in(std::string_view set, char c) noexcept { return set.find(c) != std::string_view::npos; }

bool is_safe(const PartRules& rules, char c) noexcept {
  return is_alnum(c) || is_in("-._~!$'()*,", c) || is_in(rules.safe, c);
}

void put_plain(std::string& out, const PartRules& rules, char c) {
  if (rules.plus_is_space && c == ' ')
    out += '+';
  else if (is_safe(rules, c))
    out += c;
  else
    put_escape(out, c);
}

}  // namespace

std::string requote(std::string_view text, UrlPart part) {
  const PartRules rules = rules_of(part);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      put_plain(out, rules, text[i]);
      continue;
    }
    const char c = static_cast<char>(high * 16 + low);
    if (is_safe(rules, c) && !is_in(rules.means, c))
      out += c;
    else
      put_escape(out, c);
    i += 2;
  }
  return out;
}

std::string quote_part(std::string_view text, UrlPart part) {
  const PartRules rules = rules_of(part);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) put_plain(out, rules, c);
  return out;
}

std::string unquote_query(std::string_view query) {
  // These escapes are escaped once more, so that they are left over.
  std::string text;
  text.reserve(query.size());
  for (std::size_t i = 0; i < query.size(); ++i) {
    const int high = query[i] == '%' && i + 2 < query.size() ? hex_value(query[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(query[i + 2]) : -1;
    if (low >= 0 && is_in("=+&;", static_cast<char>(high * 16 + low)))
      text += "%25";
    else
      text += query[i] == '+' ? ' ' : query[i];
  }
  return unquote(text);
}

}  // namespace asyncio::http::detail
