#include <asyncio/web/http/head_rules.hpp>
#include <asyncio/web/http/request_reader.hpp>

#include <algorithm>

namespace asyncio::http::detail {

namespace {

// Places in a head are numbers of 32 bits.
constexpr std::size_t kLongestHead = std::size_t{1} << 30;
constexpr std::size_t kRestOfLine = sizeof("  HTTP/1.1\r\n") - 1;

Refusal refusal_of(LineScanner::Found found) noexcept {
  switch (found) {
    case LineScanner::Found::bare_lf:
      return {400, "a line that ends without CR"};
    case LineScanner::Found::leading_space:
      return {400, "a line that begins with white space"};
    case LineScanner::Found::nul:
      return {400, "a NUL in the head"};
    case LineScanner::Found::first_too_long:
      return {414, "the target is too long"};
    default:
      return {431, "the head is too long"};
  }
}

}  // namespace

void RequestReader::buffer_updated(std::size_t n) noexcept {
  block_.added(n);
  if (state_ == State::refused) block_.consume(block_.size());
}

RequestReader::Event RequestReader::next() {
  forget_shown();
  switch (state_) {
    case State::head:
      return next_of_head();
    case State::body:
      return next_of_body();
    default:
      return Event::refused;
  }
}

RequestReader::Event RequestReader::next_of_head() {
  // Empty lines before a request line (RFC 9112, 2.2), but not without end.
  while (block_.view().substr(0, 2) == "\r\n") {
    block_.consume(2);
    if ((skipped_ += 2) > limits_->head) return refuse({400, "nothing but empty lines"});
  }
  const std::string_view bytes = block_.view();
  if (bytes.empty()) {
    block_.release_if_empty();
    return eof_ ? Event::eof : Event::need_more;
  }
  if (bytes.front() == '\r') {
    if (bytes.size() > 1) return refuse({400, "a CR without LF"});
    return eof_ ? refuse({400, "the head has no end"}) : Event::need_more;
  }
  const std::size_t longest = std::min(limits_->head, kLongestHead);
  const LineScanner::Found found = scanner_.scan(
      bytes, {std::min(limits_->target, longest) + kLongestMethod + kRestOfLine, longest});
  if (found == LineScanner::Found::nothing)
    return eof_ ? refuse({400, "the head has no end"}) : Event::need_more;
  const std::size_t size = scanner_.size(), lines = scanner_.lines();
  scanner_.restart();
  if (found != LineScanner::Found::end) {
    if (found == LineScanner::Found::first_too_long &&
        bytes.substr(0, kLongestMethod + 1).find(' ') == std::string_view::npos)
      return refuse({501, "the method is too long"});
    return refuse(refusal_of(found));
  }
  Refusal refusal;
  RequestHeadPtr head = RequestHead::parse(bytes.substr(0, size), lines, *limits_, refusal);
  if (!head) return refuse(refusal);
  block_.consume(size);
  if (head->chunked())
    body_.begin_chunks();
  else
    body_.begin_length(head->content_length().value_or(0));
  head_ = std::move(head);
  state_ = State::body;
  return Event::head;
}

RequestReader::Event RequestReader::next_of_body() {
  for (;;) {
    const BodyDecoder::Step step = body_.next(block_.view());
    if (step.result == BodyDecoder::Result::refused) return refuse(step.refusal);
    block_.consume(step.used - step.data.size());
    switch (step.result) {
      case BodyDecoder::Result::end:
        state_ = State::head;
        skipped_ = 0;
        return Event::end;
      case BodyDecoder::Result::need_more:
        if (eof_) return refuse({400, "the body has no end"});
        block_.release_if_empty();
        return Event::need_more;
      default:
        if (step.data.empty()) continue;
        show(step.data);
        return Event::body;
    }
  }
}

RequestReader::Event RequestReader::refuse(const Refusal& refusal) noexcept {
  refusal_ = refusal;
  state_ = State::refused;
  block_.release();
  return Event::refused;
}

}  // namespace asyncio::http::detail
