#include <asyncio/futures/repr.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace asyncio::detail {
namespace {

// How many bytes the character at `at` has; what is no UTF-8 counts byte by byte.
std::size_t character(std::string_view text, std::size_t at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0xc2   ? 1
                           : lead < 0xe0 ? 2
                           : lead < 0xf0 ? 3
                           : lead < 0xf5 ? 4
                                         : 1;
  if (at + size > text.size()) return 1;
  for (std::size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return 1;
  }
  return size;
}

// Its first n characters.
std::string_view first(std::string_view text, std::size_t n) noexcept {
  std::size_t end = 0;
  for (; n > 0 && end < text.size(); --n) end += character(text, end);
  return text.substr(0, end);
}

// Its last n characters.
std::string_view last(std::string_view text, std::size_t n) noexcept {
  std::size_t begin = text.size();
  for (; n > 0 && begin > 0; --n) {
    std::size_t size = 4 < begin ? 4 : begin;
    while (size > 1 && character(text, begin - size) != size) --size;
    begin -= size;
  }
  return text.substr(begin);
}

bool is_longer(std::string_view text, std::size_t most) noexcept {
  return first(text, most).size() < text.size();
}

std::size_t head_of(std::size_t most) noexcept { return (most - 3) / 2; }
std::size_t tail_of(std::size_t most) noexcept { return most - 3 - head_of(most); }

}  // namespace

std::string cut(std::string text, std::size_t most) {
  if (!is_longer(text, most)) return text;
  return joined({first(text, head_of(most)), "...", last(text, tail_of(most))});
}

std::string short_quoted(std::string_view text) {
  constexpr std::size_t kMost = 30;
  std::string whole = detail::quoted(first(text, kMost));
  if (!is_longer(whole, kMost)) return whole;
  const std::string ends =
      detail::quoted(joined({first(text, head_of(kMost)), last(text, tail_of(kMost))}));
  return joined({first(ends, head_of(kMost)), "...", last(ends, tail_of(kMost))});
}

std::string no_repr(const std::type_info& type, const void* value) {
  char address[2 + 2 * sizeof(void*) + 1];
  std::snprintf(address, sizeof address, "%p", value);
  return joined({"<", type_name(type), " instance at ", address, ">"});
}

std::string repr_number(double value) {
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  std::string out;
  bool is_plain = true;  // no point and no exponent
  for (const char* c = text; *c; ++c) {
    const bool digit = (*c >= '0' && *c <= '9') || *c == '-' || *c == '+';
    const bool letter = *c >= 'a' && *c <= 'z';
    is_plain = is_plain && digit;
    // The locale has a decimal point of its own, which may have several bytes.
    if (digit || letter)
      out += *c;
    else if (out.back() != '.')
      out += '.';
  }
  if (std::isfinite(value) && is_plain) out += ".0";
  return out;
}

}  // namespace asyncio::detail
