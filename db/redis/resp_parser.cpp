#include <asyncio/db/redis/resp_parser.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace asyncio::redis::detail {
namespace {

using Kind = Value::Kind;

template <class N>
bool parse(std::string_view text, N& number) noexcept {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_whole_number(std::string_view text) noexcept {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

RespParser::Event RespParser::next() {
  if (refusal_) return Event::refused;
  refusal_ = "there was no memory for an answer";  // when step() throws
  const Event event = step();
  if (event != Event::refused) refusal_ = nullptr;
  return event;
}

RespParser::Event RespParser::step() {
  std::optional<Event> event;
  while (!event) event = bulk_left_ ? read_bulk() : read_line();
  return *event;
}

std::optional<RespParser::Event> RespParser::read_bulk() {
  if (piece_.empty()) return Event::need_more;
  const std::size_t text = bulk_left_ > 2 ? std::min(bulk_left_ - 2, piece_.size()) : 0;
  bulk_.append(piece_.data(), text);
  piece_.remove_prefix(text);
  bulk_left_ -= text;
  while (bulk_left_ && bulk_left_ <= 2 && !piece_.empty()) {
    if (piece_[0] != (bulk_left_ == 2 ? '\r' : '\n')) return refuse("a text is too long");
    piece_.remove_prefix(1);
    --bulk_left_;
  }
  if (bulk_left_) return Event::need_more;
  std::string whole_text = std::exchange(bulk_, {});
  if (bulk_kind_ == Kind::verbatim) {
    if (whole_text.size() < 4 || whole_text[3] != ':') return refuse("a text has no format");
    whole_text.erase(0, 4);
  }
  return whole(Value(std::move(whole_text), bulk_kind_));
}

std::optional<RespParser::Event> RespParser::read_line() {
  const std::size_t end = piece_.find('\n');
  const std::size_t size = std::min(end, piece_.size());
  if (line_.size() + size > limits_.line + 2) return refuse("a line is too long");
  if (end == piece_.npos) {
    line_ += piece_;
    piece_ = {};
    return Event::need_more;
  }
  std::string_view line = piece_.substr(0, size);
  std::string kept;
  if (!line_.empty()) {
    line_ += line;
    line = kept = std::exchange(line_, {});
  }
  piece_.remove_prefix(size + 1);
  if (line.size() < 2 || line.find('\r') != line.size() - 1)
    return refuse("a line does not end as it should");
  return header(line.substr(0, line.size() - 1));
}

std::optional<RespParser::Event> RespParser::header(std::string_view line) {
  const std::string_view rest = line.substr(1);
  std::int64_t integer = 0;
  double number = 0;
  switch (line[0]) {
    case '+':
      return whole(Value(std::string(rest), Kind::status));
    case '-':
      return whole(Value(std::string(rest), Kind::error));
    case ':':
      return parse(rest, integer) ? whole(Value(integer)) : refuse("an integer is none");
    case '$':
      return rest == "-1" ? whole(Value()) : begin_bulk(Kind::string, rest);
    case '*':
      return rest == "-1" ? whole(Value()) : begin_list(Kind::array, rest);
    case '_':
      return rest.empty() ? whole(Value()) : refuse("a null is none");
    case '#':
      return rest == "t" || rest == "f" ? whole(Value(rest == "t", Kind::boolean))
                                        : refuse("a boolean is none");
    case ',':
      return parse(rest, number) ? whole(Value(number)) : refuse("a number is none");
    case '(':
      return is_whole_number(rest) ? whole(Value(std::string(rest), Kind::big_number))
                                   : refuse("a big number is none");
    case '!':
      return begin_bulk(Kind::error, rest);
    case '=':
      return begin_bulk(Kind::verbatim, rest);
    case '%':
      return begin_list(Kind::map, rest);
    case '~':
      return begin_list(Kind::set, rest);
    case '>':
      return begin_list(Kind::push, rest);
    case '|':
      return begin_list(Kind::map, rest, true);
  }
  return refuse("an answer is of no kind that is known");
}

std::optional<RespParser::Event> RespParser::begin_bulk(Kind kind, std::string_view length) {
  std::size_t size = 0;
  if (!parse(length, size)) return refuse("the length of a text is no number");
  if (size > limits_.bulk) return refuse("a text is larger than the limit");
  bulk_kind_ = kind;
  bulk_.reserve(std::min(size, piece_.size()));
  bulk_left_ = size + 2;
  return {};
}

std::optional<RespParser::Event> RespParser::begin_list(Kind kind, std::string_view length,
                                                        bool attribute) {
  std::size_t size = 0;
  if (!parse(length, size)) return refuse("the length of a list is no number");
  if (size > limits_.items) return refuse("a list is longer than the limit");
  if (kind == Kind::push && !levels_.empty()) return refuse("a push is inside of an answer");
  if (kind == Kind::map) size *= 2;
  if (size == 0) return attribute ? std::nullopt : whole(Value(std::vector<Value>(), kind));
  if (levels_.size() == limits_.depth) return refuse("lists are deeper than the limit");
  levels_.push_back({kind, attribute, size, {}});
  // An item takes three bytes at least.
  levels_.back().items.reserve(std::min(size, piece_.size() / 3));
  return {};
}

std::optional<RespParser::Event> RespParser::whole(Value value) {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    level.items.push_back(std::move(value));
    if (--level.left) return {};
    const bool attribute = level.attribute;
    value = Value(std::move(level.items), level.kind);
    levels_.pop_back();
    if (attribute) return {};
  }
  value_ = std::move(value);
  return Event::value;
}

}  // namespace asyncio::redis::detail
