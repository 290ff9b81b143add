// Apart from exception.cpp, for a report shows no repr: a program links this that asks for one.
#include <asyncio/generators/exception.hpp>

namespace asyncio {

namespace detail {
std::string quoted(std::string_view text) {
  const bool single = text.find('\'') == text.npos || text.find('"') != text.npos;
  const std::string_view quote = single ? "'" : "\"";
  static const char hex[] = "0123456789abcdef";
  std::string out = joined({quote});
  for (const char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const char escaped[] = {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
    const std::string_view same(&c, 1);
    if (c == '\\' || same == quote)
      append(out, {"\\", same});
    else if (c == '\n')
      append(out, {"\\n"});
    else if (c == '\t')
      append(out, {"\\t"});
    else if (c == '\r')
      append(out, {"\\r"});
    else
      append(out, {byte < 0x20 || byte == 0x7f ? std::string_view(escaped, sizeof escaped) : same});
  }
  append(out, {quote});
  return out;
}
}  // namespace detail

[[gnu::cold]] std::string ExceptionPtr::repr() const {
  if (!record_) return type_name();
  const char* const message = what();
  return detail::joined({type_name(), "(", *message ? detail::quoted(message) : "", ")"});
}

}  // namespace asyncio
