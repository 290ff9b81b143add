// FileResponse: an answer whose body is a file, or the part of it that the request asks for.
//
//   RETURN(web::FileResponse("report.pdf").header("Content-Disposition", "attachment"));
//
// Instead of it, the file that has `.br` or `.gz` behind its name is sent to who accepts that. ETag
// and Last-Modified are the file's; If-Match, If-None-Match, If-Modified-Since,
// If-Unmodified-Since, If-Range and one Range are answered by 304, 412, 206 and 416. The system
// sends it from one descriptor to the other, except over TLS. What is no regular file is answered
// 404, one that may not be read 403. A file that gets shorter meanwhile ends the connection.
//
// aiohttp name: web.FileResponse. Lifetime: a handle; the file is opened when the head is sent, and
// closed at the end. Thread: the loop's, which the disk holds up as it does any sendfile(2).
#pragma once

#include <asyncio/web/server/stream_response.hpp>

#include <memory>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
class DocumentRoot;
class OpenedFile;
}  // namespace detail

class FileResponse : public detail::ResponseHandle, public detail::ResponseSetters<FileResponse> {
 public:
  using detail::ResponseHandle::charset;
  using detail::ResponseHandle::content_type;
  using detail::ResponseHandle::reason;
  using detail::ResponseHandle::status;
  using detail::ResponseSetters<FileResponse>::charset;
  using detail::ResponseSetters<FileResponse>::content_type;
  using detail::ResponseSetters<FileResponse>::reason;
  using detail::ResponseSetters<FileResponse>::status;

  // Of the type that its name says, unless another one is set.
  explicit FileResponse(std::string path);
  // For the library's layers: of that name below the root, where it was opened.
  FileResponse(std::shared_ptr<const detail::DocumentRoot> root, std::string name,
               detail::OpenedFile&& opened);
};

}  // namespace asyncio::web
#pragma GCC visibility pop
