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

void append_text(std::string& out, std::string_view text) {
  append_length(out, '$', text.size());
  out += text;
  out += "\r\n";
}

template <class N>
void append_number(std::string& out, N number) {
  char digits[32];
  char* const end = std::to_chars(digits, std::end(digits), number).ptr;
  append_text(out, {digits, static_cast<std::size_t>(end - digits)});
}

}  // namespace

std::size_t Argument::count() const {
  const std::size_t word = word_ ? 1 : 0;
  switch (kind_) {
    case Kind::nothing:
      return 0;
    case Kind::list:
      return word + list_.count(list_.value);
    case Kind::encoded:
      return word + encoded_->count_;
    default:
      return word + 1;
  }
}

void Argument::append_to(std::string& out) const {
  if (kind_ == Kind::nothing) return;
  if (word_) append_text(out, word_);
  switch (kind_) {
    case Kind::nothing:
      return;
    case Kind::text:
      return append_text(out, text_);
    case Kind::integer:
      return append_number(out, integer_);
    case Kind::natural:
      return append_number(out, static_cast<std::uint64_t>(integer_));
    case Kind::number:
      return append_number(out, number_);
    case Kind::list:
      return list_.append(list_.value, out);
    case Kind::encoded:
      out += encoded_->bytes_;
  }
}

Encoded::Encoded(Arguments arguments) {
  for (const Argument& argument : arguments) {
    count_ += argument.count();
    argument.append_to(bytes_);
  }
}

std::string text_of_number(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, std::end(digits), number).ptr};
}

void append_command(std::string& out, Arguments arguments) {
  const std::size_t before = out.size();
  try {
    std::size_t count = 0;
    for (const Argument& argument : arguments) count += argument.count();
    append_length(out, '*', count);
    for (const Argument& argument : arguments) argument.append_to(out);
  } catch (...) {
    out.resize(before);
    throw;
  }
}

}  // namespace asyncio::redis::detail
