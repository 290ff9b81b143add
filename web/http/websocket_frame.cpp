#include <asyncio/web/http/websocket_deflate.hpp>
#include <asyncio/web/http/websocket_frame.hpp>

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace asyncio::http::detail {
namespace {

// So much is copied and unmasked at a time: it stays in the first cache.
constexpr std::size_t kPiece = 8 * 1024;

// One over a limit is seen by its head, so a text of any length is refused before it comes.
std::string too_big(std::uint64_t size, std::size_t limit) {
  return "Message size " + std::to_string(size) + " exceeds limit " + std::to_string(limit);
}

std::uint64_t big_endian(const char* at, std::size_t n) noexcept {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < n; ++i) value = value << 8 | static_cast<unsigned char>(at[i]);
  return value;
}

}  // namespace

void mask_bytes(char* data, std::size_t n, std::uint32_t key, std::size_t from) noexcept {
  unsigned char bytes[12];
  std::memcpy(bytes, &key, 4);
  std::memcpy(bytes + 4, &key, 4);
  std::memcpy(bytes + 8, &key, 4);
  std::uint64_t wide;
  std::memcpy(&wide, bytes + from % 4, 8);
  std::size_t at = 0;
  for (; at + 8 <= n; at += 8) {
    std::uint64_t word;
    std::memcpy(&word, data + at, 8);
    word ^= wide;
    std::memcpy(data + at, &word, 8);
  }
  for (; at < n; ++at) data[at] = static_cast<char>(data[at] ^ bytes[(from + at) % 4]);
}

std::uint32_t make_mask_key() {
  std::uint32_t key = 0;
  while (::getrandom(&key, sizeof key, 0) != sizeof key) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return key;
}

std::size_t write_frame_head(char* to, const FrameHead& head) noexcept {
  to[0] = static_cast<char>((head.final ? 0x80 : 0) | (head.compressed ? 0x40 : 0) |
                            static_cast<int>(head.type));
  const int mask = head.masked ? 0x80 : 0;
  std::size_t size = 2, digits = 0;
  if (head.length < 126) {
    to[1] = static_cast<char>(mask | static_cast<int>(head.length));
  } else {
    digits = head.length < 65536 ? 2 : 8;
    to[1] = static_cast<char>(mask | (digits == 2 ? 126 : 127));
  }
  while (digits > 0) to[size++] = static_cast<char>(head.length >> 8 * --digits);
  if (head.masked) {
    std::memcpy(to + size, &head.key, 4);
    size += 4;
  }
  return size;
}

bool is_close_code(int code) noexcept {
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && !(code >= 1004 && code <= 1006);
}

WebSocketReader::WebSocketReader(bool masked, std::size_t max_message,
                                 std::unique_ptr<WebSocketInflater> inflater)
    : max_message_(max_message), inflater_(std::move(inflater)), masked_(masked) {}

WebSocketReader::~WebSocketReader() = default;

bool WebSocketReader::fail(int code, std::string text) {
  error_ = std::make_unique<WebSocketError>(code, std::move(text));
  state_ = State::failed;
  return false;
}

WebSocketReader::Event WebSocketReader::next(std::string_view& bytes) {
  for (;;) {
    if (state_ == State::failed) return Event::failed;
    if (state_ == State::head) {
      const Event event = head(bytes);
      if (state_ != State::payload) return event;
    }
    const std::size_t n = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    if (n == 0 && left_ > 0) return Event::need_more;
    if (!add(bytes.substr(0, n))) return Event::failed;
    bytes.remove_prefix(n);
    if (left_ > 0) return Event::need_more;
    state_ = State::head;
    const Event event = end_of_frame();
    if (event != Event::need_more) return event;
  }
}

// ---- the head of a frame ----

// What is wrong with a head is told at the byte that makes it so, for the bytes may come one by
// one.
WebSocketReader::Event WebSocketReader::head(std::string_view& bytes) {
  while (have_ < need_) {
    if (bytes.empty()) return Event::need_more;
    const std::uint8_t before = have_;
    const std::size_t n = std::min<std::size_t>(need_ - before, bytes.size());
    std::memcpy(head_ + before, bytes.data(), n);
    bytes.remove_prefix(n);
    have_ = static_cast<std::uint8_t>(before + n);
    if (before < 1 && !check_first()) return Event::failed;
    if (before < 2 && have_ >= 2 && !check_second()) return Event::failed;
    if (have_ < 2) continue;
    const int coded = need_ - (masked_ ? 4 : 0);  // where the length ends
    if (before < coded && have_ >= coded && !check_length()) return Event::failed;
  }
  if (masked_) std::memcpy(&key_, head_ + need_ - 4, 4);
  have_ = 0;
  need_ = 2;
  left_ = length_;
  state_ = State::payload;
  return Event::need_more;
}

bool WebSocketReader::check_first() {
  constexpr int wrong = WSCloseCode::PROTOCOL_ERROR;
  const auto first = static_cast<unsigned char>(head_[0]);
  opcode_ = first & 0xf;
  final_ = first & 0x80;
  const bool coded = first & 0x40;
  if (first & 0x30 || (coded && (!inflater_ || opcode_ == 0 || is_control())))
    return fail(wrong, "Received frame with non-zero reserved bits");
  if ((opcode_ > 2 && opcode_ < 8) || opcode_ > 10)
    return fail(wrong, "Unexpected opcode=" + std::to_string(opcode_));
  if (is_control()) {
    if (!final_) return fail(wrong, "Received fragmented control frame");
    control_size_ = 0;
    return true;
  }
  if (opcode_ == 0) return kind_ != 0 || fail(wrong, "Continuation frame for non started message");
  if (kind_ != 0)
    return fail(wrong, "The opcode in non-fin frame is expected to be zero, got " +
                           std::to_string(opcode_));
  kind_ = opcode_;
  compressed_ = coded;
  coded_ = 0;
  utf8_ = {};
  return true;
}

bool WebSocketReader::check_second() {
  constexpr int wrong = WSCloseCode::PROTOCOL_ERROR;
  const auto second = static_cast<unsigned char>(head_[1]);
  if (static_cast<bool>(second & 0x80) != masked_)
    return fail(wrong, masked_ ? "Received frame without a mask" : "Received frame with a mask");
  length_ = second & 0x7f;
  if (is_control() && length_ > kMaxControl)
    return fail(wrong, "Control frame payload cannot be larger than 125 bytes");
  if (opcode_ == 8 && length_ == 1)
    return fail(wrong, "Invalid close frame: its payload has one byte");
  need_ = static_cast<std::uint8_t>(2 +
                                    (length_ == 126   ? 2
                                     : length_ == 127 ? 8
                                                      : 0) +
                                    (masked_ ? 4 : 0));
  return true;
}

bool WebSocketReader::check_length() {
  if (length_ >= 126) {
    const std::size_t digits = length_ == 126 ? 2 : 8;
    length_ = big_endian(head_ + 2, digits);
    if (length_ < (digits == 2 ? 126u : 65536u) || length_ >> 63)
      return fail(WSCloseCode::PROTOCOL_ERROR,
                  "The length of a frame is not written as it has to be");
  }
  if (is_control() || max_message_ == 0) return true;
  // What does not get shorter by it may be a little longer when it is compressed.
  const std::uint64_t most = max_message_ + (compressed_ ? max_message_ / 256 + 64 : 0);
  coded_ = length_ > ~coded_ ? ~std::uint64_t{0} : coded_ + length_;
  return coded_ <= most || fail(WSCloseCode::MESSAGE_TOO_BIG, too_big(coded_, max_message_));
}

// ---- its payload ----

// A piece of it, which may be empty when the frame is.
bool WebSocketReader::add(std::string_view piece) {
  const auto from = [this] { return static_cast<std::size_t>((length_ - left_) & 3); };
  if (is_control()) {
    char* const to = control_ + control_size_;
    if (!piece.empty()) std::memcpy(to, piece.data(), piece.size());
    if (masked_) mask_bytes(to, piece.size(), key_, from());
    control_size_ = static_cast<std::uint8_t>(control_size_ + piece.size());
    left_ -= piece.size();
    return true;
  }
  // Memory for a whole message that is here; one that is only promised has to come first.
  if (data_.empty() && final_ && piece.size() == left_ && !compressed_) data_.reserve(piece.size());
  do {
    const std::size_t n = std::min(piece.size(), kPiece);
    if (compressed_) {
      char plain[kPiece];
      if (n > 0) std::memcpy(plain, piece.data(), n);
      if (masked_) mask_bytes(plain, n, key_, from());
      left_ -= n;
      if (!add_compressed(plain, n, final_ && left_ == 0)) return false;
    } else {
      const std::size_t before = data_.size();
      data_.append(piece.data(), n);
      if (masked_) mask_bytes(data_.data() + before, n, key_, from());
      left_ -= n;
      if (kind_ == 1 && !utf8_.feed(std::string_view(data_).substr(before)))
        return fail(WSCloseCode::INVALID_TEXT, "Invalid UTF-8 text message");
    }
    piece.remove_prefix(n);
  } while (!piece.empty());
  return true;
}

bool WebSocketReader::add_compressed(char* piece, std::size_t n, bool last) {
  const std::size_t before = data_.size();
  const auto result = inflater_->decompress({piece, n}, last, max_message_, data_);
  // What came before the fault may be none itself.
  if (kind_ == 1 && !utf8_.feed(std::string_view(data_).substr(before)))
    return fail(WSCloseCode::INVALID_TEXT, "Invalid UTF-8 text message");
  if (result == WebSocketInflater::Result::too_long)
    return fail(WSCloseCode::MESSAGE_TOO_BIG,
                "Decompressed message size exceeds size limit " + std::to_string(max_message_));
  return result == WebSocketInflater::Result::good ||
         fail(WSCloseCode::INVALID_TEXT, "Invalid compressed message");
}

WebSocketReader::Event WebSocketReader::end_of_frame() {
  if (opcode_ == 8) return end_of_close();
  if (is_control()) {
    message_.type = static_cast<WSMsgType>(opcode_);
    message_.data.assign(control_, control_size_);
    message_.code = 0;
    return Event::message;
  }
  if (!final_) return Event::need_more;
  if (kind_ == 1 && !utf8_.whole()) {
    fail(WSCloseCode::INVALID_TEXT, "Invalid UTF-8 text message");
    return Event::failed;
  }
  message_.type = static_cast<WSMsgType>(kind_);
  message_.data = std::move(data_);
  message_.code = 0;
  data_.clear();
  kind_ = 0;
  return Event::message;
}

WebSocketReader::Event WebSocketReader::end_of_close() {
  message_.type = WSMsgType::CLOSE;
  message_.code = 0;
  message_.data.clear();
  if (control_size_ == 0) return Event::message;
  message_.code = static_cast<int>(big_endian(control_, 2));
  message_.data.assign(control_ + 2, control_size_ - std::size_t{2});
  if (!is_close_code(message_.code)) {
    fail(WSCloseCode::PROTOCOL_ERROR, "Invalid close code: " + std::to_string(message_.code));
    return Event::failed;
  }
  Utf8Check check;
  if (check.feed(message_.data) && check.whole()) return Event::message;
  fail(WSCloseCode::INVALID_TEXT, "Invalid UTF-8 text message");
  return Event::failed;
}

}  // namespace asyncio::http::detail
