#include <asyncio/web/http/content_coding.hpp>

#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/headers.hpp>

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <new>

namespace asyncio::http::detail {
namespace {

constexpr int kGzipWindow = 16 + MAX_WBITS;
constexpr int kRawWindow = -MAX_WBITS;
// Half of the ratio that the best one has, at a tenth of its time.
constexpr std::uint32_t kBrotliQuality = 5;
constexpr std::uint32_t kBrotliWindow = 18;  // 256 KiB: a page has no use for 4 MiB
constexpr std::size_t kPiece = 8 * 1024;

// A quality of an Accept-Encoding, in thousandths; what is none counts as 0, so that it is not
// taken.
int quality_of(std::string_view text) noexcept {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  int value = text[0] == '1' ? 1000 : 0;
  if (text.size() == 1) return value;
  if (text[1] != '.') return 0;
  for (std::size_t i = 2, unit = 100; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    value += (text[i] - '0') * static_cast<int>(unit);
  }
  return std::min(value, 1000);
}

// `gzip;q=0.5`
struct Wish {
  std::string_view coding;
  int quality = 1000;
};
Wish wish_of(std::string_view element) noexcept {
  Wish wish;
  const std::size_t semicolon = std::min(element.find(';'), element.size());
  wish.coding = trim(element.substr(0, semicolon));
  const std::string_view weight = trim(element.substr(std::min(semicolon + 1, element.size())));
  if (weight.empty()) return wish;
  wish.quality = same_name(weight.substr(0, 2), "q=") ? quality_of(weight.substr(2)) : 0;
  return wish;
}

std::optional<ContentCoding> known(std::string_view name) noexcept {
  if (same_name(name, "gzip") || same_name(name, "x-gzip")) return ContentCoding::gzip;
  if (same_name(name, "deflate")) return ContentCoding::deflate;
  if (same_name(name, "br")) return ContentCoding::br;
  if (same_name(name, "identity")) return ContentCoding::identity;
  return std::nullopt;
}

uInt piece_of(std::size_t size) noexcept {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}
Bytef* bytes_of(std::string_view text) noexcept {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

class ZlibDecoder final : public ContentDecoder {
 public:
  explicit ZlibDecoder(bool gzip) : gzip_(gzip) { begin(gzip ? kGzipWindow : MAX_WBITS); }
  ~ZlibDecoder() override { inflateEnd(&stream_); }

  Step decode(std::string_view bytes, char* room, std::size_t size) override {
    if (at_end_) {
      // gzip may have several members; behind any other end comes nothing.
      if (bytes.empty()) return {};
      if (!gzip_ || inflateReset(&stream_) != Z_OK) return {0, 0, true};
      at_end_ = false;
    }
    if (!begun_ && !bytes.empty()) {
      // Some clients send deflate without zlib's two bytes: a byte that is none of theirs.
      if (!gzip_ && (bytes.front() & 0x0f) != Z_DEFLATED) inflateReset2(&stream_, kRawWindow);
      begun_ = true;
    }
    stream_.next_in = bytes_of(bytes);
    stream_.avail_in = piece_of(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(room);
    stream_.avail_out = piece_of(size);
    const uInt in = stream_.avail_in, out = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    at_end_ = result == Z_STREAM_END;
    return {in - stream_.avail_in, out - stream_.avail_out,
            result != Z_OK && result != Z_BUF_ERROR && !at_end_};
  }
  bool ended() const noexcept override { return at_end_ || !begun_; }

 private:
  void begin(int window) {
    if (inflateInit2(&stream_, window) != Z_OK) throw std::bad_alloc();
  }
  z_stream stream_{};
  const bool gzip_;
  bool begun_ = false;
  bool at_end_ = false;
};

class ZlibEncoder final : public ContentEncoder {
 public:
  explicit ZlibEncoder(bool gzip) {
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip ? kGzipWindow : MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~ZlibEncoder() override { deflateEnd(&stream_); }

  void encode(std::string_view bytes, bool end, std::string& out) override {
    char piece[kPiece];
    do {
      stream_.next_in = bytes_of(bytes);
      const uInt in = stream_.avail_in = piece_of(bytes.size());
      const bool last = end && in == bytes.size();
      do {
        stream_.next_out = reinterpret_cast<Bytef*>(piece);
        stream_.avail_out = sizeof piece;
        deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
        out.append(piece, sizeof piece - stream_.avail_out);
      } while (stream_.avail_out == 0);
      bytes.remove_prefix(in);
    } while (!bytes.empty());
  }

 private:
  z_stream stream_{};
};

class BrotliDecoder final : public ContentDecoder {
 public:
  BrotliDecoder() : state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (!state_) throw std::bad_alloc();
  }
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }

  Step decode(std::string_view bytes, char* room, std::size_t size) override {
    if (BrotliDecoderIsFinished(state_)) return {0, 0, !bytes.empty()};
    begun_ = begun_ || !bytes.empty();
    std::size_t in = bytes.size(), left = size;
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto* to = reinterpret_cast<std::uint8_t*>(room);
    const auto result = BrotliDecoderDecompressStream(state_, &in, &next, &left, &to, nullptr);
    return {bytes.size() - in, size - left, result == BROTLI_DECODER_RESULT_ERROR};
  }
  bool ended() const noexcept override { return !begun_ || BrotliDecoderIsFinished(state_); }

 private:
  BrotliDecoderState* const state_;
  bool begun_ = false;
};

class BrotliEncoder final : public ContentEncoder {
 public:
  BrotliEncoder() : state_(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr)) {
    if (!state_) throw std::bad_alloc();
    BrotliEncoderSetParameter(state_, BROTLI_PARAM_QUALITY, kBrotliQuality);
    BrotliEncoderSetParameter(state_, BROTLI_PARAM_LGWIN, kBrotliWindow);
  }
  ~BrotliEncoder() override { BrotliEncoderDestroyInstance(state_); }

  void encode(std::string_view bytes, bool end, std::string& out) override {
    std::size_t in = bytes.size();
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto operation = end ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_PROCESS;
    do {
      std::size_t none = 0;
      if (!BrotliEncoderCompressStream(state_, operation, &in, &next, &none, nullptr, nullptr))
        throw std::bad_alloc();  // there is no other reason
      for (std::size_t size; BrotliEncoderHasMoreOutput(state_);) {
        size = 0;
        const auto* const made = BrotliEncoderTakeOutput(state_, &size);
        out.append(reinterpret_cast<const char*>(made), size);
      }
    } while (in > 0 || (end && !BrotliEncoderIsFinished(state_)));
  }

 private:
  BrotliEncoderState* const state_;
};

}  // namespace

std::string_view name_of(ContentCoding coding) noexcept {
  switch (coding) {
    case ContentCoding::gzip:
      return "gzip";
    case ContentCoding::deflate:
      return "deflate";
    case ContentCoding::br:
      return "br";
    default:
      return "identity";
  }
}

std::optional<ContentCoding> coding_of(std::string_view content_encoding) noexcept {
  return known(trim(content_encoding));
}

Wishes::Wishes(std::string_view accept_encoding) noexcept {
  while (!accept_encoding.empty()) {
    const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const Wish wish = wish_of(accept_encoding.substr(0, comma));
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    if (wish.coding == "*") others_ = wish.quality;
    if (const auto coding = known(wish.coding)) {
      int& quality = named_[static_cast<std::size_t>(*coding)];
      quality = std::max(quality, wish.quality);
    }
  }
}

int Wishes::quality(ContentCoding coding) const noexcept {
  const int named = named_[static_cast<std::size_t>(coding)];
  if (named >= 0) return named;
  return coding == ContentCoding::identity ? 0 : others_;
}

ContentCoding choose_coding(std::string_view accept_encoding) noexcept {
  const Wishes wishes(accept_encoding);
  ContentCoding best = ContentCoding::identity;
  for (const ContentCoding coding :
       {ContentCoding::deflate, ContentCoding::gzip, ContentCoding::br}) {
    const int quality = wishes.quality(coding);
    if (quality > 0 && quality >= wishes.quality(best)) best = coding;
  }
  return best;
}

std::unique_ptr<ContentDecoder> make_decoder(ContentCoding coding) {
  if (coding == ContentCoding::identity) return nullptr;
  if (coding == ContentCoding::br) return std::make_unique<BrotliDecoder>();
  return std::make_unique<ZlibDecoder>(coding == ContentCoding::gzip);
}

std::unique_ptr<ContentEncoder> make_encoder(ContentCoding coding) {
  if (coding == ContentCoding::identity) return nullptr;
  if (coding == ContentCoding::br) return std::make_unique<BrotliEncoder>();
  return std::make_unique<ZlibEncoder>(coding == ContentCoding::gzip);
}

}  // namespace asyncio::http::detail
