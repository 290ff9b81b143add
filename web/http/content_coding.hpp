// Content codings: gzip, deflate and br, both ways, piece by piece.
//
//   auto decoder = make_decoder(ContentCoding::gzip);
//   auto encoder = make_encoder(choose_coding(accept_encoding));
//
// aiohttp name: web.ContentCoding. zlib and Brotli are in content_coding.cpp only, and nothing of
// theirs is made before a body is encoded. Lifetime: as a plain object. Thread: any, one at a time.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

enum class ContentCoding : std::uint8_t { identity, deflate, gzip, br };

namespace detail {

// `gzip`
std::string_view name_of(ContentCoding coding) noexcept;
// What a Content-Encoding says; nothing: several codings, or one that is not known.
std::optional<ContentCoding> coding_of(std::string_view content_encoding) noexcept;

// An Accept-Encoding: how well the client likes which coding.
class Wishes {
 public:
  explicit Wishes(std::string_view accept_encoding) noexcept;
  // In thousandths; 0: it does not take it, or, of identity, does not say.
  int quality(ContentCoding coding) const noexcept;

 private:
  int named_[4] = {-1, -1, -1, -1};  // by coding; below 0: it is not named
  int others_ = 0;                   // `*`
};
// The one that an Accept-Encoding likes best; of several, br before gzip before deflate. identity
// when it names none, or likes that better.
ContentCoding choose_coding(std::string_view accept_encoding) noexcept;

class ContentDecoder {
 public:
  ContentDecoder() = default;
  ContentDecoder(const ContentDecoder&) = delete;
  ContentDecoder& operator=(const ContentDecoder&) = delete;
  virtual ~ContentDecoder() = default;

  struct Step {
    std::size_t used = 0;  // of the bytes
    std::size_t made = 0;  // in the room; nothing used and nothing made: more bytes are needed
    bool bad = false;      // it is no such coding, or goes on behind its end
  };
  // std::bad_alloc.
  virtual Step decode(std::string_view bytes, char* room, std::size_t size) = 0;
  // May the bytes end here?
  virtual bool ended() const noexcept = 0;
};

class ContentEncoder {
 public:
  ContentEncoder() = default;
  ContentEncoder(const ContentEncoder&) = delete;
  ContentEncoder& operator=(const ContentEncoder&) = delete;
  virtual ~ContentEncoder() = default;

  // Appends what these bytes come to, or what of it is known by now; with `end` nothing is kept
  // back. std::bad_alloc.
  virtual void encode(std::string_view bytes, bool end, std::string& out) = 0;
};

// Null for identity. std::bad_alloc.
std::unique_ptr<ContentDecoder> make_decoder(ContentCoding coding);
std::unique_ptr<ContentEncoder> make_encoder(ContentCoding coding);

}  // namespace detail
}  // namespace asyncio::http
#pragma GCC visibility pop
