// request.post() and request.multipart(): what a body comes to that is a form, or has parts.
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/http/form.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/multipart_reader.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/file_field.hpp>
#include <asyncio/web/server/request.hpp>

namespace asyncio::web {
namespace {

const Limits& limits_of(const Request& request) { return request.state().exchange->limits(); }

// What is wrong with the body is the client's fault.
ExceptionPtr answer_for(const http::detail::Refusal& refusal) {
  switch (refusal.status) {
    case 413:
      return make_exception<HTTPRequestEntityTooLarge>(
          HTTPRequestEntityTooLarge(0, 0).text(refusal.text));
    case 415:
      return make_exception<HTTPUnsupportedMediaType>(
          HTTPUnsupportedMediaType().text(refusal.text));
    default:
      return make_exception<HTTPBadRequest>(HTTPBadRequest().text(refusal.text));
  }
}

// Of the connection, or of what read() has kept.
http::detail::ByteSource source_of(const Request& request) {
  return [request, at = std::size_t{0}](std::size_t n) mutable {
    const auto& body = request.state().body;
    if (!body && request.body_exists())
      return request.content().read(static_cast<std::ptrdiff_t>(n));
    std::string piece;
    if (body) piece = body->substr(at, n);
    at += piece.size();
    return coroutine<std::string>([piece = std::move(piece)](auto& co) mutable {
      BEGIN(co);
      RETURN(std::move(piece));
      END;
    });
  };
}

http::MultipartReader reader_of(const Request& request) {
  if (request.headers().getall(hdrs::CONTENT_TYPE).size() > 1)
    throw HTTPBadRequest().text("Content-Type is there twice");
  return http::MultipartReader(request.headers().get(hdrs::CONTENT_TYPE, ""), source_of(request),
                               limits_of(request), answer_for);
}

bool has_transfer_encoding(const http::BodyPartReader& part) {
  return part.headers().contains(hdrs::CONTENT_TRANSFER_ENCODING);
}

std::string decoded(const http::BodyPartReader& part, std::string bytes) {
  try {
    return part.decode(std::move(bytes));
  } catch (const std::exception&) {  // it is not encoded so, or in a way that is not known
    throw HTTPBadRequest().text("a field of the form is not encoded as it says");
  }
}

FileField file_of(const http::BodyPartReader& part) {
  FileField file;
  file.name = *part.name();
  file.filename = *part.filename();
  file.content_type = part.content_type();
  file.headers = part.headers();
  return file;
}

Coroutine<Form> read_parts(Request request) {
  return coroutine<Form>(
      [reader = reader_of(request), form = Form(), part = http::BodyPartReader(),
       file = FileField(), piece = std::string()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          YIELD_FROM_INTO(part, reader.next());
          if (!part) break;
          if (!part.name()) RAISE(HTTPBadRequest().text("a field of the form has no name"));
          if (part.is_multipart() && !part.filename())
            RAISE(HTTPBadRequest().text("a field of the form has fields itself"));
          // Of an encoded one the pieces are none that could be decoded by themselves.
          if (has_transfer_encoding(part)) {
            YIELD_FROM_INTO(piece, part.read());
            piece = decoded(part, std::move(piece));
          }
          if (part.filename()) {
            file = file_of(part);
            for (;;) {
              if (!piece.empty()) file.file.append(piece);
              YIELD_FROM_INTO(piece, part.read_chunk(UploadedFile::kInMemory));
              if (piece.empty()) break;
            }
            form.add_file(std::move(file));
          } else {
            if (piece.empty()) YIELD_FROM_INTO(piece, part.read());
            form.add(*part.name(), std::exchange(piece, {}));
          }
        }
        RETURN(std::move(form));
        END;
      },
      __FILE__, __LINE__, "post");
}

Coroutine<Form> read_urlencoded(Request request) {
  return coroutine<Form>(
      [request, body = std::string(), fields = std::optional<http::MultiDict>(),
       form = Form()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(body, request.read());
        fields = http::parse_form(body, limits_of(request));
        if (!fields)
          RAISE(HTTPRequestEntityTooLarge(0, 0).text(
              "A form of more than " + std::to_string(limits_of(request).form_fields) + " fields"));
        form.http::MultiDict::operator=(std::move(*fields));
        RETURN(std::move(form));
        END;
      },
      __FILE__, __LINE__, "post");
}

}  // namespace

Coroutine<http::MultipartReader> Request::multipart() const {
  return coroutine<http::MultipartReader>(
      [self = *this](auto& co) {
        BEGIN(co);
        RETURN(reader_of(self));
        END;
      },
      __FILE__, __LINE__, "multipart");
}

Coroutine<Form> Request::post() const {
  return coroutine<Form>(
      [self = *this, form = Form(), type = std::string()](auto& co) mutable {
        BEGIN(co);
        if (!self.state().form) {
          type = self.method() == "GET" || self.method() == "HEAD" ? "" : self.content_type();
          if (type == "multipart/form-data")
            YIELD_FROM_INTO(form, read_parts(self));
          else if (type == "application/x-www-form-urlencoded")
            YIELD_FROM_INTO(form, read_urlencoded(self));
          self.state().form = std::make_shared<const Form>(std::move(form));
        }
        RETURN(*self.state().form);
        END;
      },
      __FILE__, __LINE__, "post");
}

}  // namespace asyncio::web
