#include <asyncio/db/redis/resp_writer.hpp>

#include <charconv>
#include <iterator>

namespace asyncio::redis::detail {
namespace {

void append_length(std::string& out, char kind, std::size_t size) {
  char line[32];
  line[0] = kind;
  char* end = std::to_chars(line + 1, std::end(line) - 2, size).ptr;
  *end++ = '\r';
  *end++ = '\n';
  out.append(line, end);
}

template <class N>
void append_digits(std::string& out, N number) {
  char digits[32];
  char* const end = std::to_chars(digits, std::end(digits), number).ptr;
  append_text(out, {digits, static_cast<std::size_t>(end - digits)});
}

}  // namespace

void append_header(std::string& out, std::size_t arguments) { append_length(out, '*', arguments); }

void append_text(std::string& out, std::string_view text) {
  append_length(out, '$', text.size());
  out += text;
  out += "\r\n";
}

void append_number(std::string& out, std::int64_t number) { append_digits(out, number); }
void append_number(std::string& out, std::uint64_t number) { append_digits(out, number); }
void append_number(std::string& out, double number) { append_digits(out, number); }

}  // namespace asyncio::redis::detail
