#include <asyncio/web/http/multipart_decoder.hpp>

#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/hdrs.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::http::detail {
namespace {

// White space behind a boundary, which some mail programs leave there.
constexpr std::size_t kMostPadding = 64;

// Said once, or they say nothing certain.
constexpr std::string_view kOnce[] = {hdrs::CONTENT_DISPOSITION, hdrs::CONTENT_TYPE,
                                      hdrs::CONTENT_TRANSFER_ENCODING, hdrs::CONTENT_ENCODING};

}  // namespace

// A line end that nobody sent stands before everything, so that the first boundary is like others.
MultipartDecoder::MultipartDecoder(std::string_view boundary, const web::Limits& limits)
    : delimiter_("\r\n--"), limits_(limits), buffer_("\r\n") {
  delimiter_.append(boundary);
}

void MultipartDecoder::feed(std::string_view bytes) {
  data_ = {};
  if (begin_ * 2 >= buffer_.size()) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  buffer_.append(bytes);
}

MultipartDecoder::Event MultipartDecoder::refuse(int status, const char* text) noexcept {
  state_ = State::refused;
  refusal_ = {status, text};
  return Event::refused;
}

MultipartDecoder::Event MultipartDecoder::next(Most most) {
  data_ = {};
  switch (state_) {
    case State::preamble:
      return next_of_preamble();
    case State::head:
      return next_of_head();
    case State::data:
      return next_of_data(most);
    case State::end:
      return Event::end;
    case State::refused:
      break;
  }
  return Event::refused;
}

// What stands behind the boundary in its line, and how much that is with the line's end.
MultipartDecoder::Line MultipartDecoder::line_behind(std::string_view rest,
                                                     std::size_t& size) const noexcept {
  if (rest.substr(0, 2) == "--") {
    size = 2;
    return Line::last;
  }
  if (rest == "-") return Line::undecided;
  const std::size_t blanks = std::min(rest.find_first_not_of(" \t"), rest.size());
  if (blanks > kMostPadding) return Line::endless;
  rest.remove_prefix(blanks);
  size = blanks + 2;
  if (rest.substr(0, 2) == "\r\n") return Line::boundary;
  return rest.empty() || rest == "\r" ? Line::undecided : Line::other;
}

// How much is data for certain, and whether a boundary stands behind it.
void MultipartDecoder::look_for_boundary() noexcept {
  const std::string_view all = bytes();
  for (std::size_t from = 0;;) {
    const std::size_t at = all.find(delimiter_, from);
    if (at == std::string_view::npos) break;
    std::size_t size = 0;
    const Line line = line_behind(all.substr(at + delimiter_.size()), size);
    from = at + 2;
    if (line == Line::other) continue;
    known_ = at;
    if (line == Line::undecided) return;
    line_size_ = delimiter_.size() + size;
    line_ = line;
    return;
  }
  // The end of what is there may be the beginning of a boundary.
  std::size_t at = all.size() - std::min(all.size(), delimiter_.size() - 1);
  for (at = all.find('\r', at); at != std::string_view::npos; at = all.find('\r', at + 1))
    if (delimiter_.compare(0, all.size() - at, all.substr(at)) == 0) break;
  known_ = std::min(at, all.size());
}

MultipartDecoder::Event MultipartDecoder::at_boundary() noexcept {
  if (line_ == Line::endless)
    return refuse(400, "a multipart boundary is followed by too much white space");
  consume(std::exchange(line_size_, 0));
  skip_ = 2;
  const bool first = state_ == State::preamble;
  state_ = line_ == Line::last ? State::end : State::head;
  scanner_.restart();
  return first ? Event::need_more : Event::part_end;
}

MultipartDecoder::Event MultipartDecoder::next_of_preamble() {
  look_for_boundary();
  preamble_ += known_;
  consume(std::exchange(known_, 0));
  const std::size_t rest = eof_ && line_size_ == 0 ? bytes().size() : 0;
  // The line end before everything is not counted.
  if (preamble_ + rest > limits_.preamble + skip_)
    return refuse(400, "too much before the first multipart boundary");
  if (line_size_ == 0)
    return eof_ ? refuse(400, "the multipart body has no boundary") : Event::need_more;
  at_boundary();
  return next();  // of the head, or the end
}

MultipartDecoder::Event MultipartDecoder::next_of_head() {
  const LineScanner::Bounds bounds{limits_.part_head, limits_.part_head};
  switch (scanner_.scan(bytes(), bounds)) {
    case LineScanner::Found::nothing:
      return eof_ ? refuse(400, "the multipart body ends in the head of a part") : Event::need_more;
    case LineScanner::Found::end:
      break;
    case LineScanner::Found::first_too_long:
    case LineScanner::Found::section_too_long:
      return refuse(413, "the head of a part of the multipart body is too long");
    default:
      return refuse(400, "a line in the head of a part of the multipart body is none");
  }
  if (scanner_.lines() > limits_.fields)
    return refuse(413, "the head of a part of the multipart body has too many fields");
  Headers head;
  const std::size_t size = scanner_.size() - 2;  // without its empty line
  std::string_view lines = bytes().substr(0, size);
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end - 1);
    lines.remove_prefix(end + 1);
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trim(line.substr(std::min(colon + 1, line.size())));
    if (colon == line.size() || !is_token(name) || !is_field_value(value))
      return refuse(400, "a line in the head of a part of the multipart body is none");
    for (const std::string_view once : kOnce)
      if (same_name(name, once) && head.contains(name))
        return refuse(400, "a part of the multipart body says twice what it is");
    head.add(name, value);
  }
  head_ = std::move(head);
  // Its empty line may be the line end of the next boundary, of a part without data.
  consume(size);
  state_ = State::data;
  return Event::head;
}

MultipartDecoder::Event MultipartDecoder::show(Most most) noexcept {
  std::string_view shown = bytes().substr(0, std::min(known_, most.bytes));
  if (most.line) shown = shown.substr(0, std::min(shown.find('\n'), shown.size() - 1) + 1);
  known_ -= shown.size();
  consume(shown.size());
  data_ = shown;
  return Event::data;
}

MultipartDecoder::Event MultipartDecoder::next_of_data(Most most) noexcept {
  if (known_ == 0 && line_size_ == 0) {
    look_for_boundary();
    if (known_ > 0) {  // then it is the whole line end
      known_ -= skip_;
      consume(std::exchange(skip_, 0));
    }
  }
  if (known_ > 0) return show(most);
  if (line_size_ > 0) return at_boundary();
  return eof_ ? refuse(400, "the multipart body ends before its last boundary") : Event::need_more;
}

}  // namespace asyncio::http::detail
