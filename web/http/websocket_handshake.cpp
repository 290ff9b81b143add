#include <asyncio/web/http/base64.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/websocket_handshake.hpp>

#include <sys/random.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace asyncio::http::detail {
namespace {

constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

constexpr std::uint32_t rotated(std::uint32_t word, int n) noexcept {
  return word << n | word >> (32 - n);
}

// SHA-1 (RFC 3174). It is no secret that it keeps here: the answer shows that the server speaks
// WebSocket, and so nothing of a library is linked for it.
class Sha1 {
 public:
  explicit Sha1(std::string text) {
    const std::uint64_t bits = std::uint64_t{text.size()} * 8;
    text += '\x80';
    text.append((120 - text.size() % 64) % 64, '\0');
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift);
    for (std::size_t at = 0; at < text.size(); at += 64) block(text.data() + at);
  }
  std::string digest() const {
    std::string out;
    for (const std::uint32_t word : h_) {
      for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(word >> shift);
    }
    return out;
  }

 private:
  void block(const char* bytes) noexcept {
    std::uint32_t w[80];
    for (std::size_t i = 0; i < 16; ++i) {
      w[i] = 0;
      for (std::size_t j = 0; j < 4; ++j)
        w[i] = w[i] << 8 | static_cast<unsigned char>(bytes[4 * i + j]);
    }
    for (std::size_t i = 16; i < 80; ++i)
      w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    std::uint32_t a = h_[0], b = h_[1], c = h_[2], d = h_[3], e = h_[4];
    for (std::size_t i = 0; i < 80; ++i) {
      const std::uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5a827999
                              : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
                              : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
                                       : (b ^ c ^ d) + 0xca62c1d6;
      const std::uint32_t next = rotated(a, 5) + f + e + w[i];
      e = d, d = c, c = rotated(b, 30), b = a, a = next;
    }
    h_[0] += a, h_[1] += b, h_[2] += c, h_[3] += d, h_[4] += e;
  }
  std::uint32_t h_[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
};

std::string_view next_token(std::string_view& list) noexcept {
  const std::string_view word = list.substr(0, list.find(','));
  list.remove_prefix(std::min(word.size() + 1, list.size()));
  return trim(word);
}

}  // namespace

std::string websocket_accept(std::string_view key) {
  return encode_base64(Sha1(std::string(key).append(kGuid)).digest());
}

std::string make_websocket_key() {
  char bytes[16];
  while (::getrandom(bytes, sizeof bytes, 0) != sizeof bytes) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return encode_base64({bytes, sizeof bytes});
}

// 16 bytes are 22 characters and two that fill up, of which the last has four bits of nothing.
bool is_websocket_key(std::string_view key) noexcept {
  return key.size() == 24 && key.substr(22) == "==" && is_base64(key.substr(0, 22));
}

bool has_token(std::string_view list, std::string_view word) noexcept {
  while (!list.empty()) {
    if (same_name(next_token(list), word)) return true;
  }
  return false;
}

std::optional<std::string> choose_protocol(std::string_view list,
                                           const std::vector<std::string>& ours) {
  while (!list.empty()) {
    const std::string_view word = next_token(list);
    if (!word.empty() && std::find(ours.begin(), ours.end(), word) != ours.end())
      return std::string(word);
  }
  return std::nullopt;
}

bool is_same_origin(std::string_view origin, std::string_view host) noexcept {
  if (origin.empty()) return true;
  const std::size_t at = origin.find("://");
  return at != origin.npos && same_name(origin.substr(at + 3), host);
}

}  // namespace asyncio::http::detail
