#include <asyncio/web/server/file_response.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/sendfile.hpp>
#include <asyncio/web/http/byte_range.hpp>
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/http/date.hpp>
#include <asyncio/web/http/entity_tag.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/media_type.hpp>
#include <asyncio/web/server/document_root.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/request.hpp>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::web {
namespace {

using detail::OpenedFile;
using http::detail::PartOf;

// So much at once by the system, after which the connection knows that it goes on; and read.
constexpr std::size_t kSent = 1024 * 1024;
constexpr std::size_t kRead = 64 * 1024;

class FileAnswer final : public detail::Answer {
 public:
  FileAnswer(std::shared_ptr<const detail::DocumentRoot> root, std::string name,
             OpenedFile&& opened) noexcept
      : root_(std::move(root)), name_(std::move(name)), file_(std::move(opened)) {}

  Coroutine<void> prepare_to_start(const Request& request) override;
  void start(http::detail::Exchange& to) override;
  Coroutine<void> finish() override;

 private:
  const char* kind() const noexcept override { return "FileResponse"; }
  OpenedFile open(const std::string& name) const {
    return root_ ? root_->open(name) : OpenedFile::at(name);
  }
  ContentCoding open_for(const Request& request);
  void answer_without_body(int code);
  int evaluate(const Request& request, const http::ETag& tag) const;
  void choose_part(const Request& request, const http::ETag& tag);
  std::string read_some();

  const std::shared_ptr<const detail::DocumentRoot> root_;
  const std::string name_;
  OpenedFile file_;
  std::uint64_t at_ = 0;
  std::uint64_t left_ = 0;
  bool is_head_ = false;
};

// The file, or what stands beside it in a coding that the client likes. Gives that coding.
ContentCoding FileAnswer::open_for(const Request& request) {
  std::string accepted;
  for (const std::string_view line : request.headers().getall(hdrs::ACCEPT_ENCODING))
    accepted.append(line).append(",");
  if (!accepted.empty() && !headers.contains(hdrs::CONTENT_ENCODING)) {
    const http::detail::Wishes wishes(accepted);
    struct Beside {
      ContentCoding coding;
      const char* ending;
    } beside[] = {{ContentCoding::br, ".br"}, {ContentCoding::gzip, ".gz"}};
    if (wishes.quality(ContentCoding::gzip) > wishes.quality(ContentCoding::br))
      std::swap(beside[0], beside[1]);
    for (const Beside& other : beside) {
      if (wishes.quality(other.coding) == 0) continue;
      OpenedFile found = open(name_ + other.ending);
      if (found.kind != OpenedFile::Kind::regular) continue;
      file_ = std::move(found);
      return other.coding;
    }
  }
  if (file_.fd < 0) file_ = open(name_);
  return ContentCoding::identity;
}

void FileAnswer::answer_without_body(int code) {
  status = code;
  reason.clear();
  has_body = true;
  compression = Compression::none;
  file_.close();
}

// The status that the conditions of the request come to (RFC 9110, 13.2.2); 200: they hold.
int FileAnswer::evaluate(const Request& request, const http::ETag& tag) const {
  if (const auto wanted = request.if_match()) {
    if (!http::detail::strong_match(*wanted, tag)) return 412;
  } else if (const auto since = request.if_unmodified_since()) {
    if (file_.mtime_seconds > *since) return 412;
  }
  const bool reads = request.method() == "GET" || request.method() == "HEAD";
  if (const auto kept = request.if_none_match()) {
    if (http::detail::weak_match(*kept, tag)) return reads ? 304 : 412;
  } else if (const auto since = request.if_modified_since(); since && reads) {
    if (file_.mtime_seconds <= *since) return 304;
  }
  return 200;
}

// A part, when it is of the state that the client has the rest of.
void FileAnswer::choose_part(const Request& request, const http::ETag& tag) {
  const auto range = request.headers().get(hdrs::RANGE);
  if (!range || request.method() != "GET") return;
  if (const auto condition = request.headers().get(hdrs::IF_RANGE)) {
    const auto since = http::parse_date(*condition);
    const auto tags = http::parse_etags(*condition);
    const bool same = since ? *since == file_.mtime_seconds
                            : tags.size() == 1 && tags.front().value != http::ETAG_ANY &&
                                  http::detail::strong_match(tags, tag);
    if (!same) return;
  }
  const std::string whole = "/" + std::to_string(file_.size);
  const PartOf part = http::detail::part_of(*range, file_.size);
  if (part.kind == PartOf::Kind::none) {
    headers.set(hdrs::CONTENT_RANGE, "bytes *" + whole);
    return answer_without_body(416);
  }
  if (part.kind == PartOf::Kind::whole) return;
  at_ = part.first;
  left_ = part.size;
  headers.set(hdrs::CONTENT_RANGE,
              "bytes " + std::to_string(at_) + "-" + std::to_string(at_ + left_ - 1) + whole);
  status = 206;
  reason.clear();
}

Coroutine<void> FileAnswer::prepare_to_start(const Request& request) {
  const ContentCoding beside = open_for(request);
  if (file_.kind != OpenedFile::Kind::regular) {
    const int error = file_.kind == OpenedFile::Kind::none ? file_.error : ENOENT;
    file_.close();
    detail::raise_not_opened(error);
  }
  is_head_ = request.method() == "HEAD";
  left_ = file_.size;
  if (content_type.empty()) content_type = http::media_type_of(name_);
  if (beside != ContentCoding::identity)
    headers.set(hdrs::CONTENT_ENCODING, http::detail::name_of(beside));
  headers.set(hdrs::ACCEPT_RANGES, "bytes");
  const http::ETag tag{file_.state(), false};
  if (!headers.contains(hdrs::ETAG)) headers.set(hdrs::ETAG, tag.to_string());
  if (!headers.contains(hdrs::LAST_MODIFIED))
    headers.set(hdrs::LAST_MODIFIED, http::format_date(file_.mtime_seconds));
  if (!headers.contains(hdrs::VARY)) headers.set(hdrs::VARY, hdrs::ACCEPT_ENCODING);
  if (status == 200) {
    const auto own = http::parse_etags(headers.get(hdrs::ETAG, ""));
    const http::ETag& current = own.empty() ? tag : own.front();
    const int outcome = evaluate(request, current);
    if (outcome == 200)
      choose_part(request, current);
    else
      answer_without_body(outcome);
  }
  if (file_.fd < 0) left_ = 0;
  if (left_ == 0) has_body = true;                 // of which all is known
  if (left_ > 0 && left_ <= kRead && !is_head_) {  // and sent with the head, in one call
    body = read_some();
    has_body = body.size() == left_;
  }
  length = left_;
  return {};
}

void FileAnswer::start(http::detail::Exchange& to) {
  detail::Answer::start(to);
  if (is_head_ && phase == Phase::started) end();
  if (phase == Phase::ended) file_.close();
}

// From where it is in the file; empty: it has become shorter.
std::string FileAnswer::read_some() {
  std::string block(static_cast<std::size_t>(std::min<std::uint64_t>(left_, kRead)), '\0');
  ssize_t got;
  do {
    got = pread(file_.fd, &block[0], block.size(), static_cast<off_t>(at_));
  } while (got < 0 && errno == EINTR);
  if (got < 0) asyncio::detail::throw_os_error(errno);
  block.resize(static_cast<std::size_t>(got));
  return block;
}

Coroutine<void> FileAnswer::finish() {
  if (phase != Phase::started) return {};
  return coroutine(
      [this, self = detail::AnswerPtr(this), sent = std::size_t{0}, transport = TransportPtr(),
       block = std::string()](auto& co) mutable {
        BEGIN(co);
        TRY {
          do {
            sent = 0;
            transport = TransportPtr(encodes() ? nullptr : exchange->begin_file());
            if (transport) {
              TRY {
                YIELD_FROM_INTO(
                    sent, transport->loop().sendfile(
                              transport, file_.fd, static_cast<std::int64_t>(at_),
                              static_cast<std::size_t>(std::min<std::uint64_t>(left_, kSent))));
              }
              FINALLY { exchange->end_file(sent); }
              END_TRY;
            } else {
              block = read_some();
              sent = block.size();
              write(block);
              YIELD_FROM(exchange->drain());
            }
            at_ += sent;
            left_ -= sent;
            if (left_ > 0) YIELD();  // the others are to have their turn, however fast this one is
          } while (left_ > 0 && sent > 0);
          if (left_ > 0 && encodes())
            exchange->abort();  // whose end would look like the file's
          else
            end();
        }
        EXCEPT(ConnectionError) { exchange->abort(); }  // nobody is there to be told
        FINALLY { file_.close(); }
        END_TRY;
        END;
      },
      __FILE__, __LINE__, "sendfile");
}

}  // namespace

FileResponse::FileResponse(std::string path)
    : FileResponse(nullptr, std::move(path), detail::OpenedFile()) {}

FileResponse::FileResponse(std::shared_ptr<const detail::DocumentRoot> root, std::string name,
                           detail::OpenedFile&& opened)
    : detail::ResponseHandle(detail::AnswerPtr::adopt(
          new FileAnswer(std::move(root), std::move(name), std::move(opened)))) {}

}  // namespace asyncio::web
