#include <asyncio/web/http/response_reader.hpp>

#include <algorithm>

namespace asyncio::http::detail {

namespace {

constexpr unsigned kMostInterims = 16;
constexpr std::size_t kMostEmptyLines = 16;                         // bytes
constexpr std::size_t kLongestResponseHead = std::size_t{1} << 30;  // places are of 32 bits

constexpr Refusal kUnasked{400, "bytes that answer no request"};
constexpr Refusal kBodyTooLong{413, "the body is too long"};
// aiohttp's words.
constexpr Refusal kShortOfLength{400, "Not enough data to satisfy content length header."};
constexpr Refusal kShortOfChunks{400, "Not enough data to satisfy transfer length header."};

Refusal wrong_section(LineScanner::Found found) noexcept {
  switch (found) {
    case LineScanner::Found::leading_space:
      return {400, "a line that begins with white space, and no field before it"};
    case LineScanner::Found::nul:
      return {400, "a NUL in the head"};
    case LineScanner::Found::first_too_long:
      return {400, "the status line is too long"};
    default:
      return {400, "the head is too long"};
  }
}

}  // namespace

web::Limits limits_of_responses() noexcept {
  web::Limits limits;
  limits.head = 32 * 1024;
  limits.client_max_size = ~std::uint64_t{0};
  return limits;
}

void ResponseReader::begin(std::string_view method) noexcept {
  asked_ = method == "HEAD"      ? ResponseHead::Asked::head
           : method == "CONNECT" ? ResponseHead::Asked::connect
                                 : ResponseHead::Asked::usual;
  forget_shown();
  has_begun_ = in_body_ = false;
  interims_ = 0;
  skipped_ = 0;
  if (state_ != State::idle) return;
  state_ = State::head;
  // What was there before the request was sent answers another one.
  if (!block_.empty()) refuse(kUnasked);
}

void ResponseReader::buffer_updated(std::size_t n) noexcept {
  block_.added(n);
  if (n > 0) has_begun_ = true;
  if (state_ == State::refused || state_ == State::eof) block_.consume(block_.size());
}

void ResponseReader::set_body_limit(std::uint64_t limit) noexcept {
  body_.set_limit(limit);
  left_ = limit;
}

ResponseReader::Event ResponseReader::next() {
  forget_shown();
  switch (state_) {
    case State::idle:
      if (!block_.empty()) return refuse(kUnasked);
      if (eof_) state_ = State::eof;
      return eof_ ? Event::eof : Event::need_more;
    case State::head:
      return next_of_head();
    case State::body:
      return next_of_body();
    case State::until_eof:
      return next_until_eof();
    case State::eof:
      return Event::eof;
    default:
      return Event::refused;
  }
}

ResponseReader::Event ResponseReader::next_of_head() {
  // Empty lines before a status line, as llhttp skips them, but not without end.
  while (!block_.empty() && (block_.view()[0] == '\r' || block_.view()[0] == '\n')) {
    block_.consume(1);
    if (++skipped_ > kMostEmptyLines) return refuse({400, "nothing but empty lines"});
  }
  const std::string_view bytes = block_.view();
  const std::size_t longest = std::min(limits_->head, kLongestResponseHead);
  const LineScanner::Found found =
      bytes.empty() ? LineScanner::Found::nothing
                    : scanner_.scan(bytes, {std::min(limits_->target + 2, longest), longest,
                                            LineScanner::Lines::lenient});
  if (found == LineScanner::Found::nothing) {
    block_.release_if_empty();
    if (!eof_) return Event::need_more;
    block_.release();
    state_ = State::eof;
    return Event::eof;
  }
  const std::size_t size = scanner_.size(), lines = scanner_.lines();
  scanner_.restart();  // also for when there is no memory for the head, and it is asked again
  if (found != LineScanner::Found::end) return refuse(wrong_section(found));
  Refusal refusal;
  ResponseHeadPtr head =
      ResponseHead::parse(bytes.substr(0, size), lines, asked_, *limits_, refusal);
  if (!head) return refuse(refusal);
  block_.consume(size);
  if (head->interim() && ++interims_ > kMostInterims) return refuse({400, "too many answers 1xx"});
  head_ = std::move(head);
  if (head_->interim()) return Event::interim;
  keep_alive_ = head_->keep_alive();
  chunked_ = head_->body() == ResponseHead::Body::chunks;
  in_body_ = true;
  state_ = State::body;
  if (chunked_) {
    body_.begin_chunks(BodyDecoder::Sizes::padded);
  } else {
    const bool has_length = head_->body() == ResponseHead::Body::length;
    body_.begin_length(has_length ? *head_->content_length() : 0);
  }
  if (head_->body() == ResponseHead::Body::until_eof) {
    state_ = State::until_eof;
    left_ = limits_->client_max_size;
  }
  return Event::head;
}

ResponseReader::Event ResponseReader::next_of_body() {
  for (;;) {
    const BodyDecoder::Step step = body_.next(block_.view());
    if (step.result == BodyDecoder::Result::refused) return refuse(step.refusal);
    block_.consume(step.used - step.data.size());
    switch (step.result) {
      case BodyDecoder::Result::end:
        state_ = State::idle;
        return Event::end;
      case BodyDecoder::Result::need_more:
        if (eof_) return refuse(chunked_ ? kShortOfChunks : kShortOfLength);
        block_.release_if_empty();
        return Event::need_more;
      default:
        if (step.data.empty()) continue;
        show(step.data);
        return Event::body;
    }
  }
}

ResponseReader::Event ResponseReader::next_until_eof() noexcept {
  if (block_.empty()) {
    block_.release_if_empty();
    if (!eof_) return Event::need_more;
    state_ = State::idle;
    return Event::end;
  }
  if (left_ == 0) return refuse(kBodyTooLong);
  const std::string_view bytes = block_.view();
  const std::string_view data =
      bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
  left_ -= data.size();
  show(data);
  return Event::body;
}

ResponseReader::Event ResponseReader::refuse(const Refusal& refusal) noexcept {
  refusal_ = refusal;
  state_ = State::refused;
  block_.release();
  return Event::refused;
}

}  // namespace asyncio::http::detail
