#include <asyncio/web/http/body_decoder.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/field_line.hpp>
#include <asyncio/web/http/head_rules.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::http::detail {

namespace {

constexpr Refusal kTooLong{413, "the body is too long"};
constexpr Refusal kBadChunk{400, "the size of a chunk is none"};
constexpr Refusal kBadExtension{400, "a chunk's extension is none"};

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

// The line before a chunk's data, as far as it is there: what is wrong with it, or its size. Read
// from its beginning with each new piece; it is short.
class ChunkLine {
 public:
  ChunkLine(std::string_view bytes, BodyDecoder::Sizes sizes) noexcept
      : p_(bytes.data()), begin_(p_), end_(p_ + bytes.size()), sizes_(sizes) {}

  // chunk-size [ chunk-ext ] CRLF. Nothing is wrong and it is not whole: more bytes are needed.
  void read() noexcept {
    read_size();
    if (sizes_ == BodyDecoder::Sizes::padded) skip_blanks();
    while (goes_on() && *p_ != '\r') read_extension();
    if (goes_on() && ++p_ != end_) {
      if (*p_++ == '\n')
        whole_ = true;
      else
        refusal_ = kBadExtension;
    }
  }
  bool whole() const noexcept { return whole_; }
  const Refusal& refusal() const noexcept { return refusal_; }
  // Of the chunk; more than 64 bits have is the most that they have.
  std::uint64_t size() const noexcept { return size_; }
  std::size_t used() const noexcept { return static_cast<std::size_t>(p_ - begin_); }

 private:
  bool goes_on() const noexcept { return p_ != end_ && !refusal_; }

  void read_size() noexcept {
    const char* const first = p_;
    for (int digit; p_ != end_ && (digit = hex_value(*p_)) >= 0; ++p_)
      size_ = size_ >> 60 ? ~std::uint64_t{0} : size_ * 16 + static_cast<unsigned>(digit);
    if (p_ != end_ && p_ == first) refusal_ = kBadChunk;
  }
  // BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ]
  void read_extension() noexcept {
    skip_blanks();
    if (!goes_on()) return;
    if (*p_++ != ';') return refuse();
    skip_blanks();
    read_token();
    // White space here belongs to what follows: an "=", or the next extension.
    const char* const behind = p_;
    skip_blanks();
    if (!goes_on()) return;
    if (*p_ != '=') {
      if (*p_ != ';' && p_ != behind) refuse();
      return;
    }
    ++p_;
    skip_blanks();
    if (!goes_on()) return;
    if (*p_ == '"')
      read_quoted();
    else
      read_token();
  }
  void skip_blanks() noexcept {
    while (goes_on() && is_blank(*p_)) ++p_;
  }
  void read_token() noexcept {
    const char* const first = p_;
    while (goes_on() && is_token({p_, 1})) ++p_;
    if (goes_on() && p_ == first) refuse();
  }
  void read_quoted() noexcept {
    for (++p_; goes_on() && *p_ != '"'; ++p_) {
      if (*p_ == '\\' && ++p_ == end_) return;
      if (is_control(*p_)) return refuse();
    }
    if (goes_on()) ++p_;
  }
  void refuse() noexcept { refusal_ = kBadExtension; }

  const char* p_;
  const char* begin_;
  const char* end_;
  std::uint64_t size_ = 0;
  Refusal refusal_;
  BodyDecoder::Sizes sizes_;
  bool whole_ = false;
};

constexpr std::size_t kLongestSize = 32;  // digits and line end of a chunk's line

}  // namespace

void BodyDecoder::begin(State state, std::uint64_t left) noexcept {
  limit_ = limits_->client_max_size;
  state_ = state;
  left_ = left;
  total_ = 0;
  trailer_places_.clear();
}

void BodyDecoder::begin_length(std::uint64_t length) noexcept { begin(State::length, length); }
void BodyDecoder::begin_chunks(Sizes sizes) noexcept {
  begin(State::line, 0);
  sizes_ = sizes;
}

BodyDecoder::Step BodyDecoder::next(std::string_view bytes) {
  switch (state_) {
    case State::length:
      if (left_ > limit_) return {Result::refused, 0, {}, kTooLong};
      state_ = State::length_data;
      [[fallthrough]];
    case State::length_data:
      if (left_ == 0) return {Result::end};
      return next_data(bytes, 0, State::length_data);
    case State::trailers:
      return next_of_trailers(bytes);
    default:
      return next_of_chunks(bytes);
  }
}

BodyDecoder::Step BodyDecoder::next_data(std::string_view bytes, std::size_t used,
                                         State then) noexcept {
  const std::string_view rest = bytes.substr(used);
  if (rest.empty()) return {Result::need_more, used};
  const std::string_view data =
      rest.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, rest.size())));
  left_ -= data.size();
  if (left_ == 0) state_ = then;
  return {Result::data, used + data.size(), data};
}

// Through what is between the data of two chunks.
BodyDecoder::Step BodyDecoder::next_of_chunks(std::string_view bytes) noexcept {
  for (std::size_t used = 0;;) {
    if (state_ == State::data) return next_data(bytes, used, State::data_cr);
    if (used == bytes.size()) return {Result::need_more, used};
    if (state_ != State::line) {
      const bool is_cr = state_ == State::data_cr;
      if (bytes[used++] != (is_cr ? '\r' : '\n')) return {Result::refused, 0, {}, kBadChunk};
      state_ = is_cr ? State::data_lf : State::line;
      continue;
    }
    const std::size_t longest = limits_->chunk_extension + kLongestSize;
    ChunkLine line(bytes.substr(used, longest), sizes_);
    line.read();
    if (line.refusal()) return {Result::refused, 0, {}, line.refusal()};
    if (!line.whole()) {
      if (bytes.size() - used < longest) return {Result::need_more, used};
      return {Result::refused, 0, {}, kBadExtension};
    }
    used += line.used();
    if (line.size() == 0) {
      state_ = State::trailers;
      scanner_.restart();
      return {Result::data, used};  // so that what was used is gone before memory is asked for
    }
    if (line.size() > limit_ - std::min(limit_, total_)) return {Result::refused, 0, {}, kTooLong};
    total_ += left_ = line.size();
    state_ = State::data;
  }
}

BodyDecoder::Step BodyDecoder::next_of_trailers(std::string_view bytes) {
  const LineScanner::Found found = scanner_.scan(bytes, {limits_->trailers, limits_->trailers});
  if (found == LineScanner::Found::nothing) return {Result::need_more};
  const std::size_t size = scanner_.size(), lines = scanner_.lines();
  scanner_.restart();
  if (found != LineScanner::Found::end)
    return {Result::refused, 0, {}, {400, "the trailer section is none"}};
  if (lines > limits_->fields) return {Result::refused, 0, {}, {400, "too many trailers"}};
  if (lines > 0)
    if (const char* const wrong = keep_trailers(bytes.substr(0, size)))
      return {Result::refused, 0, {}, {400, wrong}};
  return {Result::end, size};
}

// Null, or what is wrong. What is no field is refused also where it would not be kept.
const char* BodyDecoder::keep_trailers(std::string_view section) {
  std::vector<FieldPlace> places;
  for (std::size_t at = 0; at + 2 < section.size();) {
    const std::size_t end = section.find('\n', at) - 1;
    FieldPlace place;
    if (!read_field(section, at, end, place)) return "a trailer is no field";
    if (is_for_trailers(section.substr(place.name_at, place.name_size))) places.push_back(place);
    at = end + 2;
  }
  if (!places.empty()) trailer_bytes_.assign(section);
  trailer_places_ = std::move(places);
  return nullptr;
}

}  // namespace asyncio::http::detail
