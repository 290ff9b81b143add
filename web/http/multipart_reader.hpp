// MultipartReader: a multipart body, part by part, as it comes.
//
//   YIELD_FROM_INTO(reader, request.multipart());
//   FOR(part, reader) {
//     if (part.filename()) YIELD_FROM_INTO(chunk, part.read_chunk());
//   }
//   END_FOR;
//
// MultipartReader, BodyPartReader. aiohttp names: the same. Each part ends where the next boundary
// stands: a length that it names counts for nothing. Asking for the next part drops what was not
// read of the one before.
// Lifetime: handles; copies are the same body, or part. They keep what they read from. Thread: the
// loop's; one task reads at a time.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/http/refusal.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {
class StreamReader;
}
namespace asyncio::http {

namespace detail {
struct MultipartState;
struct PartState;

// At most so many bytes, as soon as there are any; none at the end.
using ByteSource = std::function<Coroutine<std::string>(std::size_t)>;
// What is raised for a body that is none, or passes a limit: 400 or 413, and why.
using RefusalError = std::function<ExceptionPtr(const Refusal&)>;
}  // namespace detail

class MultipartReader;

class BodyPartReader {
 public:
  static constexpr std::size_t kChunkSize = 8192;

  // None: what MultipartReader::next() gives at the end.
  BodyPartReader() noexcept = default;
  explicit operator bool() const noexcept { return static_cast<bool>(state_); }

  const Headers& headers() const;
  // The name of a form's field.
  std::optional<std::string> name() const;
  // The file's name as the client gives it: no path to be opened.
  std::optional<std::string> filename() const;
  // `application/octet-stream` when the part does not say.
  std::string content_type() const;

  // All that is left of it; with `decode` as decode() gives it.
  Coroutine<std::string> read(bool decode = false) const;
  // At most so many bytes, and nothing at its end. Of a part in base64 so many more that they can
  // be decoded. ValueError for 0.
  Coroutine<std::string> read_chunk(std::size_t size = kChunkSize) const;
  // A line with its end; nothing at the end of the part. ValueError for one over 64 KiB.
  Coroutine<std::string> readline() const;
  // All that is left, decoded; its bytes are not looked at.
  Coroutine<std::string> text() const { return read(true); }
  // The part as a form of names and values.
  Coroutine<MultiDict> form() const;
  // A part that is multipart itself. ValueError when it is none.
  MultipartReader multipart() const;
  // Undoes Content-Transfer-Encoding: base64, quoted-printable; binary, 8bit and 7bit are as they
  // are. RuntimeError for another one, ValueError for what is not encoded so.
  std::string decode(std::string data) const;
  // Is it multipart itself?
  bool is_multipart() const;

  // Is all of it read, or dropped? A part may have an end that was not seen yet.
  bool at_eof() const;
  // Drops what is left.
  Coroutine<void> release() const;
  // The next piece of it, for FOR(chunk, part).
  Coroutine<std::optional<std::string>> anext() const;

 private:
  friend class MultipartReader;
  explicit BodyPartReader(std::shared_ptr<detail::PartState> state) noexcept
      : state_(std::move(state)) {}
  detail::PartState& state() const;
  std::shared_ptr<detail::PartState> state_;
};

class MultipartReader {
 public:
  // None.
  MultipartReader() noexcept = default;
  // Of a Content-Type field, out of a stream, which must live as long. ValueError when the type is
  // not multipart, or its boundary is missing or none. What is wrong with the body is a ValueError
  // of who reads.
  MultipartReader(std::string_view content_type, StreamReader& content,
                  const web::Limits& limits = web::Limits());
  // The same out of anything.
  MultipartReader(std::string_view content_type, detail::ByteSource source,
                  const web::Limits& limits, detail::RefusalError error = {});
  explicit operator bool() const noexcept { return static_cast<bool>(state_); }

  // The next part, or none. The parts are counted: Limits::form_fields of them.
  Coroutine<BodyPartReader> next() const;
  // Was the last boundary seen?
  bool at_eof() const;
  // Drops all parts that are left.
  Coroutine<void> release() const;
  // For FOR(part, reader). __anext__
  Coroutine<std::optional<BodyPartReader>> anext() const;

 private:
  friend class BodyPartReader;
  explicit MultipartReader(std::shared_ptr<detail::MultipartState> state) noexcept
      : state_(std::move(state)) {}
  std::shared_ptr<detail::MultipartState> state_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
