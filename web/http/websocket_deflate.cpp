#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/websocket_deflate.hpp>
#include <asyncio/web/http/websocket_message.hpp>

#include <zlib.h>

#include <algorithm>
#include <new>
#include <utility>

namespace asyncio::http::detail {
namespace {

// What a flush ends with; it is not sent, and put back by who reads.
constexpr std::string_view kFlushed("\0\0\xff\xff", 4);
constexpr std::size_t kStep = 4 * 1024;

// Cuts off what is before the next separator outside of quotes.
std::string_view cut(std::string_view& list, char separator) noexcept {
  std::size_t at = 0;
  bool quoted = false;
  for (; at < list.size() && (quoted || list[at] != separator); ++at) quoted ^= list[at] == '"';
  const std::string_view word = list.substr(0, at);
  list.remove_prefix(std::min(at + 1, list.size()));
  return trim(word);
}

// `9` to `15`, or none of these; 8 is a window that zlib cannot write.
int bits_of(std::string_view value) noexcept {
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  if (value == "8" || value == "9") return value.front() - '0';
  if (value.size() == 2 && value[0] == '1' && value[1] >= '0' && value[1] <= '5')
    return 10 + value[1] - '0';
  return 0;
}

// One extension with its parameters. False: another one, or its parameters are not right.
// `offer`: client_max_window_bits may have no value.
bool parse_deflate(std::string_view text, bool offer, DeflateParameters& out) {
  if (cut(text, ';') != "permessage-deflate") return false;
  bool seen[4] = {};
  while (!text.empty()) {
    std::string_view value = cut(text, ';');
    const bool has_value = value.find('=') != value.npos;
    const std::string_view name = cut(value, '=');
    const int bits = bits_of(cut(value, '\0'));
    const bool is_server = name == "server_max_window_bits";
    std::size_t which = 0;
    if (name == "server_no_context_takeover" || name == "client_no_context_takeover") {
      if (has_value) return false;
      which = name[0] == 's' ? 0 : 1;
      (which == 0 ? out.server_no_context_takeover : out.client_no_context_takeover) = true;
    } else if (is_server || name == "client_max_window_bits") {
      which = is_server ? 2 : 3;
      if (has_value ? bits == 0 : is_server || !offer) return false;
      if (has_value) (is_server ? out.server_max_window_bits : out.client_max_window_bits) = bits;
    } else {
      return false;
    }
    if (std::exchange(seen[which], true)) return false;
  }
  return true;
}

}  // namespace

// ---- what is agreed on ----

std::optional<DeflateParameters> choose_deflate(std::string_view offers) {
  while (!offers.empty()) {
    DeflateParameters found;
    if (!parse_deflate(cut(offers, ','), true, found) || found.server_max_window_bits < 9) continue;
    // What a client keeps for itself is read with the largest window.
    found.client_max_window_bits = 15;
    found.server_no_context_takeover = true;
    return found;
  }
  return std::nullopt;
}

std::string deflate_answer(const DeflateParameters& parameters) {
  std::string out = "permessage-deflate";
  if (parameters.server_no_context_takeover) out += "; server_no_context_takeover";
  if (parameters.client_no_context_takeover) out += "; client_no_context_takeover";
  if (parameters.server_max_window_bits < 15)
    out += "; server_max_window_bits=" + std::to_string(parameters.server_max_window_bits);
  return out;
}

std::string deflate_offer(int client_max_window_bits) {
  std::string out = "permessage-deflate; client_max_window_bits";
  if (client_max_window_bits < 15) out += "=" + std::to_string(client_max_window_bits);
  return out;
}

std::optional<DeflateParameters> read_deflate_answer(std::string_view answer) {
  if (answer.empty()) return std::nullopt;
  DeflateParameters found;
  const std::string text(answer);
  if (!parse_deflate(cut(answer, ','), false, found) || !answer.empty())
    throw WSHandshakeError("Extension for deflate not supported: " + text);
  if (found.client_max_window_bits < 9) throw WSHandshakeError("Invalid window size");
  return found;
}

// ---- compressing ----

struct WebSocketDeflater::Stream {
  Stream(int bits, int memory) {
    if (::deflateInit2(&z, Z_BEST_SPEED, Z_DEFLATED, -bits, memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~Stream() { ::deflateEnd(&z); }
  z_stream z = {};
};

WebSocketDeflater::WebSocketDeflater(int window_bits, bool forgets) noexcept
    : window_bits_(window_bits), forgets_(forgets) {}
WebSocketDeflater::~WebSocketDeflater() = default;

void WebSocketDeflater::compress(std::string_view message, std::string& out) {
  if (!stream_) {
    // A message that stands for itself needs no larger window than it has bytes.
    int bits = window_bits_;
    while (forgets_ && bits > 9 && std::size_t{1} << (bits - 1) >= message.size()) --bits;
    stream_ = std::make_unique<Stream>(bits, std::clamp(bits - 6, 3, 8));
  }
  z_stream& z = stream_->z;
  std::string_view rest = message;
  const std::size_t begin = out.size();
  std::size_t size = begin;
  z.avail_in = 0;
  do {
    if (z.avail_in == 0 && !rest.empty()) {
      z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
      z.avail_in = static_cast<uInt>(std::min<std::size_t>(rest.size(), 1u << 30));
      rest.remove_prefix(z.avail_in);
    }
    if (out.size() - size < 16)
      out.resize(size +
                 std::max<std::size_t>(64, std::min<std::size_t>(16 * kStep, z.avail_in / 2 + 16)));
    z.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    z.avail_out = static_cast<uInt>(out.size() - size);
    ::deflate(&z, rest.empty() ? Z_SYNC_FLUSH : Z_NO_FLUSH);
    size = out.size() - z.avail_out;
  } while (z.avail_out == 0 || z.avail_in > 0 || !rest.empty());
  out.resize(size);
  const std::string_view written = std::string_view(out).substr(begin);
  if (written.size() >= 4 && written.substr(written.size() - 4) == kFlushed) out.resize(size - 4);
  // Nothing is one byte, as RFC 7692, 7.2.3.6 has it.
  if (out.size() == begin) out += '\0';
  if (forgets_) stream_.reset();
}

// ---- decompressing ----

struct WebSocketInflater::Stream {
  Stream() {
    if (::inflateInit2(&z, -15) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { ::inflateEnd(&z); }
  z_stream z = {};
};

WebSocketInflater::WebSocketInflater(bool forgets) noexcept : forgets_(forgets) {}
WebSocketInflater::~WebSocketInflater() = default;

WebSocketInflater::Result WebSocketInflater::run(std::string_view piece, std::size_t most,
                                                 std::string& out) {
  z_stream& z = stream_->z;
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  z.avail_in = static_cast<uInt>(piece.size());
  do {
    char step[kStep];
    // One byte more than is allowed, to know that there is one.
    const std::size_t room = most == 0 ? kStep : std::min(kStep, most + 1 - out.size());
    z.next_out = reinterpret_cast<Bytef*>(step);
    z.avail_out = static_cast<uInt>(room);
    const int result = ::inflate(&z, Z_SYNC_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    out.append(step, room - z.avail_out);
    if (most != 0 && out.size() > most) return Result::too_long;
    if (result == Z_STREAM_END) {  // a block said to be the last one: another stream may follow
      if (::inflateReset(&z) != Z_OK) return Result::broken;
      if (z.avail_in > 0) continue;
      return Result::good;
    }
    if (result != Z_OK && result != Z_BUF_ERROR) return Result::broken;
    if (result == Z_BUF_ERROR) break;
  } while (z.avail_in > 0 || z.avail_out == 0);
  return Result::good;
}

WebSocketInflater::Result WebSocketInflater::decompress(std::string_view piece, bool last,
                                                        std::size_t most, std::string& out) {
  if (!stream_) stream_ = std::make_unique<Stream>();
  Result result = run(piece, most, out);
  if (last && result == Result::good) {
    result = run(kFlushed, most, out);
    if (forgets_) stream_.reset();
  }
  return result;
}

}  // namespace asyncio::http::detail
