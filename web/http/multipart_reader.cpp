#include <asyncio/web/http/multipart_reader.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/http/base64.hpp>
#include <asyncio/web/http/content_disposition.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/form.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/multipart_decoder.hpp>
#include <asyncio/web/http/transfer_decoding.hpp>

#include <algorithm>

namespace asyncio::http {

namespace detail {

struct MultipartState {
  MultipartState(std::string_view boundary, ByteSource from, const web::Limits& limits_of_it)
      : source(std::move(from)), limits(limits_of_it), decoder(boundary, limits) {}

  ByteSource source;
  const web::Limits limits;
  MultipartDecoder decoder;
  RefusalError error;
  std::size_t parts = 0;  // that have begun
  unsigned depth = 0;     // of multiparts around it
  bool in_part = false;
  bool at_end = false;
};

struct PartState {
  std::shared_ptr<MultipartState> of;
  std::size_t number;
  Headers headers;
  MultiDict disposition;  // its parameters

  bool over() const noexcept { return of->parts != number || !of->in_part; }
};

}  // namespace detail

namespace {

using Event = detail::MultipartDecoder::Event;
using State = std::shared_ptr<detail::MultipartState>;

constexpr std::size_t kRead = 64 * 1024;
constexpr std::size_t kLongestLine = 64 * 1024;
constexpr unsigned kMostNested = 16;

ExceptionPtr error_of(const detail::MultipartState& state, const detail::Refusal& refusal) {
  if (state.error) return state.error(refusal);
  return make_exception<ValueError>(refusal.text);
}

// What comes next; it waits for bytes.
Coroutine<Event> advance(State state, detail::MultipartDecoder::Most most) {
  return coroutine<Event>(
      [state = std::move(state), most, event = Event::need_more,
       bytes = std::string()](auto& co) mutable {
        BEGIN(co);
        while ((event = state->decoder.next(most)) == Event::need_more) {
          YIELD_FROM_INTO(bytes, state->source(kRead));
          if (bytes.empty())
            state->decoder.feed_eof();
          else
            state->decoder.feed(bytes);
        }
        if (event == Event::refused) RAISE(error_of(*state, state->decoder.refusal()));
        if (event == Event::part_end || event == Event::end) state->in_part = false;
        if (event == Event::end) state->at_end = true;
        RETURN(event);
        END;
      },
      __FILE__, __LINE__, "next");
}

// A boundary that can be: printable, and no space at its end.
bool is_boundary(std::string_view text) noexcept {
  return !text.empty() && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

State make_state(std::string_view content_type, detail::ByteSource source,
                 const web::Limits& limits, detail::RefusalError error) {
  const ContentType type(content_type);
  const auto refuse = [&](const std::string& text) {
    if (error) error({400, text.c_str()}).rethrow();
    throw ValueError(text);
  };
  if (type.mimetype().compare(0, 10, "multipart/") != 0) {
    if (error) error({415, "multipart/* content type expected"}).rethrow();
    throw ValueError("multipart/* content type expected");
  }
  const auto all = type.parameters().getall("boundary");
  if (all.size() != 1 || !is_boundary(all.front()))
    refuse("boundary missed for Content-Type: " + std::string(content_type));
  if (all.front().size() > detail::kLongestBoundary)
    refuse("boundary '" + all.front() + "' is too long (70 chars max)");
  auto state = std::make_shared<detail::MultipartState>(all.front(), std::move(source), limits);
  state->error = std::move(error);
  return state;
}

std::string encoding_of(const Headers& headers) {
  return detail::lower(headers.get(hdrs::CONTENT_TRANSFER_ENCODING, ""));
}

// How many bytes are missing to whole groups of base64.
std::size_t missing_of_base64(const std::string& text) {
  const auto n = std::count_if(text.begin(), text.end(), [](char c) {
    return c != ' ' && c != '\t' && c != '\r' && c != '\n';
  });
  return static_cast<std::size_t>(-n) % 4;
}

}  // namespace

// ---- a part ----

detail::PartState& BodyPartReader::state() const {
  if (!state_) throw RuntimeError("the handle refers to no part");
  return *state_;
}

const Headers& BodyPartReader::headers() const { return state().headers; }
bool BodyPartReader::at_eof() const { return state().over(); }

std::optional<std::string> BodyPartReader::name() const {
  return content_disposition_filename(state().disposition, "name");
}
std::optional<std::string> BodyPartReader::filename() const {
  return content_disposition_filename(state().disposition, "filename");
}
std::string BodyPartReader::content_type() const {
  return ContentType(headers().get(hdrs::CONTENT_TYPE, "")).mimetype();
}
bool BodyPartReader::is_multipart() const {
  return content_type().compare(0, 10, "multipart/") == 0;
}

Coroutine<std::string> BodyPartReader::read_chunk(std::size_t size) const {
  if (size == 0) throw ValueError("a chunk has at least one byte");
  return coroutine<std::string>(
      [part = state_, size, chunk = std::string(), event = Event::need_more,
       base64 = encoding_of(headers()) == "base64"](auto& co) mutable {
        BEGIN(co);
        while (!part->over() && size > 0) {
          YIELD_FROM_INTO(event, advance(part->of, {size}));
          if (event != Event::data) break;
          chunk += part->of->decoder.data();
          size = base64 ? missing_of_base64(chunk) : 0;
        }
        RETURN(std::move(chunk));
        END;
      },
      __FILE__, __LINE__, "read_chunk");
}

Coroutine<std::string> BodyPartReader::readline() const {
  state();
  return coroutine<std::string>(
      [part = state_, line = std::string(), event = Event::need_more](auto& co) mutable {
        BEGIN(co);
        while (!part->over() && (line.empty() || line.back() != '\n')) {
          if (line.size() > kLongestLine) RAISE(ValueError("a line of the part is too long"));
          YIELD_FROM_INTO(event, advance(part->of, {kLongestLine, true}));
          if (event == Event::data) line += part->of->decoder.data();
        }
        RETURN(std::move(line));
        END;
      },
      __FILE__, __LINE__, "readline");
}

Coroutine<std::string> BodyPartReader::read(bool decode) const {
  state();
  return coroutine<std::string>(
      [self = *this, decode, all = std::string(), event = Event::need_more](auto& co) mutable {
        BEGIN(co);
        while (!self.at_eof()) {
          YIELD_FROM_INTO(event, advance(self.state_->of, {}));
          if (event == Event::data) all += self.state_->of->decoder.data();
        }
        if (decode) RETURN(self.decode(std::move(all)));
        RETURN(std::move(all));
        END;
      },
      __FILE__, __LINE__, "read");
}

Coroutine<MultiDict> BodyPartReader::form() const {
  state();
  return coroutine<MultiDict>(
      [self = *this, body = std::string(), form = std::optional<MultiDict>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(body, self.text());
        form = parse_form(body, self.state_->of->limits);
        if (!form) RAISE(error_of(*self.state_->of, {413, "a form of too many fields in a part"}));
        RETURN(std::move(*form));
        END;
      },
      __FILE__, __LINE__, "form");
}

std::string BodyPartReader::decode(std::string data) const {
  const std::string encoding = encoding_of(headers());
  if (encoding == "base64") return detail::decode_base64(data);
  if (encoding == "quoted-printable") return detail::decode_quoted_printable(data);
  if (encoding.empty() || encoding == "binary" || encoding == "8bit" || encoding == "7bit")
    return data;
  throw RuntimeError("unknown content transfer encoding: " + encoding);
}

MultipartReader BodyPartReader::multipart() const {
  detail::PartState& part = state();
  const detail::MultipartState& outer = *part.of;
  if (outer.depth >= kMostNested)
    error_of(outer, {400, "a multipart body is nested too deep"}).rethrow();
  auto source = [self = *this](std::size_t n) { return self.read_chunk(n); };
  MultipartReader inner(part.headers.get(hdrs::CONTENT_TYPE, ""), std::move(source), outer.limits,
                        outer.error);
  inner.state_->depth = outer.depth + 1;
  return inner;
}

Coroutine<void> BodyPartReader::release() const {
  state();
  return coroutine<void>(
      [part = state_](auto& co) {
        BEGIN(co);
        while (!part->over()) YIELD_FROM(advance(part->of, {}));
        END;
      },
      __FILE__, __LINE__, "release");
}

Coroutine<std::optional<std::string>> BodyPartReader::anext() const {
  return coroutine<std::optional<std::string>>(
      [self = *this, chunk = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(chunk, self.read_chunk());
        if (chunk.empty()) RETURN(std::nullopt);
        RETURN(std::move(chunk));
        END;
      },
      __FILE__, __LINE__, "anext");
}

// ---- the whole ----

MultipartReader::MultipartReader(std::string_view content_type, StreamReader& content,
                                 const web::Limits& limits)
    : MultipartReader(
          content_type,
          [&content](std::size_t n) { return content.read(static_cast<std::ptrdiff_t>(n)); },
          limits) {}

MultipartReader::MultipartReader(std::string_view content_type, detail::ByteSource source,
                                 const web::Limits& limits, detail::RefusalError error)
    : state_(make_state(content_type, std::move(source), limits, std::move(error))) {}

bool MultipartReader::at_eof() const { return !state_ || state_->at_end; }

Coroutine<BodyPartReader> MultipartReader::next() const {
  if (!state_) throw RuntimeError("the handle refers to no multipart body");
  return coroutine<BodyPartReader>(
      [state = state_, event = Event::need_more](auto& co) mutable {
        BEGIN(co);
        do {
          YIELD_FROM_INTO(event, advance(state, {}));
        } while (event == Event::data || event == Event::part_end);
        if (event == Event::end) RETURN(BodyPartReader());
        if (state->parts >= state->limits.form_fields)
          RAISE(error_of(*state, {413, "a multipart body of too many parts"}));
        {
          auto part = std::make_shared<detail::PartState>();
          part->of = state;
          part->headers = state->decoder.take_head();
          part->disposition =
              parse_content_disposition(part->headers.get(hdrs::CONTENT_DISPOSITION, "")).second;
          part->number = ++state->parts;
          state->in_part = true;
          RETURN(BodyPartReader(std::move(part)));
        }
        END;
      },
      __FILE__, __LINE__, "next");
}

Coroutine<void> MultipartReader::release() const {
  return coroutine<void>(
      [self = *this](auto& co) {
        BEGIN(co);
        while (!self.at_eof()) YIELD_FROM(self.next());
        END;
      },
      __FILE__, __LINE__, "release");
}

Coroutine<std::optional<BodyPartReader>> MultipartReader::anext() const {
  return coroutine<std::optional<BodyPartReader>>(
      [self = *this, part = BodyPartReader()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(part, self.next());
        if (!part) RETURN(std::nullopt);
        RETURN(std::move(part));
        END;
      },
      __FILE__, __LINE__, "anext");
}

}  // namespace asyncio::http
