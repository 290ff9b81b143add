#include <asyncio/loop/event_loop.hpp>
#include <asyncio/version.hpp>
#include <asyncio/web/http/content_coding.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/head_writer.hpp>
#include <asyncio/web/http/status.hpp>
#include <asyncio/web/server/connection.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include <algorithm>
#include <charconv>

namespace asyncio::web::detail {

using http::detail::AnswerHead;
using http::detail::HeadWriter;
using http::detail::same_name;

namespace {

constexpr std::string_view kServer = "asyncio17/" ASYNCIO17_VERSION_STRING;

std::optional<std::uint64_t> number(std::string_view text) noexcept {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

}  // namespace

struct BodyDecoding {
  ExceptionPtr error() const {
    HTTPBadRequest error;
    error.text("Can not decode content-encoding: " + std::string(http::detail::name_of(coding)));
    return make_exception<HTTPBadRequest>(std::move(error));
  }

  http::ContentCoding coding = http::ContentCoding::identity;
  std::unique_ptr<http::detail::ContentDecoder> decoder;
  std::string bytes;  // that have come
  std::size_t used = 0;
  std::uint64_t made = 0;
  bool more = false;
};

Http1Exchange::~Http1Exchange() = default;

Http1Exchange::Http1Exchange(Connection& connection, http::detail::RequestHeadPtr head) noexcept
    : body_limit(connection.server_->limits.client_max_size),
      connection_(&connection),
      flow_(connection.flow_),
      head_(std::move(head)) {}

// Which form the body of the answer has, and whether the connection goes on after it.
void Http1Exchange::frame(const AnswerHead& head, std::size_t size, bool whole) {
  without_body_ = is_head() || http::detail::has_no_body(head.status);
  left_ = head.length;
  if (whole && !head.chunked) left_ = size;
  if (!left_ && head.headers && (!whole || without_body_)) {
    if (const auto given = head.headers->get(hdrs::CONTENT_LENGTH)) left_ = number(*given);
  }
  const bool has_chunks = head_->version().minor > 0;
  chunked_ = (head.chunked || !left_) && has_chunks && !http::detail::has_no_body(head.status);
  if (chunked_) left_.reset();
  const std::string_view connection =
      head.headers ? head.headers->get(hdrs::CONNECTION, "") : std::string_view();
  close_after = head.close || !head_->keep_alive() || connection_->finishing_ ||
                connection_->server_->draining || connection_->linger_ ||
                same_name(connection, "close") || (!chunked_ && !left_ && !without_body_);
}

void Http1Exchange::write_fields(HeadWriter& out, const AnswerHead& head) {
  bool date = false, server = false;
  if (head.headers) {
    for (const http::HeaderField field : *head.headers) {
      // How the message is framed is for the connection to say.
      if (same_name(field.name, hdrs::CONTENT_LENGTH) ||
          same_name(field.name, hdrs::TRANSFER_ENCODING) ||
          (same_name(field.name, hdrs::CONNECTION) && head.status != 101))
        continue;
      date = date || same_name(field.name, hdrs::DATE);
      server = server || same_name(field.name, hdrs::SERVER);
      out.field(field.name, field.value);
    }
  }
  const bool none = http::detail::has_no_body(head.status);
  if (!head.content_type.empty() && !none) {
    out << hdrs::CONTENT_TYPE << ": " << head.content_type;
    if (!head.charset.empty()) out << "; charset=" << head.charset;
    out << "\r\n";
  }
  if (chunked_)
    out.field(hdrs::TRANSFER_ENCODING, "chunked");
  else if (left_ && !none)
    out << hdrs::CONTENT_LENGTH << ": " << *left_ << "\r\n";
  if (!date) out.field(hdrs::DATE, connection_->server_->date());
  if (!server) out.field(hdrs::SERVER, kServer);
  if (head.status != 101) {
    if (close_after)
      out.field(hdrs::CONNECTION, "close");
    else if (head_->version().minor == 0)
      out.field(hdrs::CONNECTION, "keep-alive");
  }
}

void Http1Exchange::send_head(const AnswerHead& head, std::string_view body, bool whole) {
  if (!connection_) return;
  if (connection_->upgraded_) throw RuntimeError("Cannot send a response after an upgrade");
  frame(head, body.size(), whole);
  HeadWriter out;
  const std::string_view reason = head.reason.empty() ? http::reason_of(head.status) : head.reason;
  out << "HTTP/1.1 " << static_cast<std::uint64_t>(head.status) << " " << reason << "\r\n";
  write_fields(out, head);
  out << "\r\n";
  head_sent = true;
  status = head.status;
  continued_ = true;  // a final answer says so instead
  if (without_body_) body = {};
  if (chunked_ || !whole) {
    connection_->write(out.text(), {});
    if (!body.empty()) send(body);
  } else {
    const bool small =
        body.size() < HeadWriter::kInside / 2;  // cheaper copied than as a second piece
    if (small) out << body;
    connection_->write(out.text(), small ? std::string_view() : body);
    body_sent = body.size();
    left_ = 0;
  }
  if (whole) send_end();
}

void Http1Exchange::send(std::string_view piece) {
  if (!connection_) throw ConnectionResetError("Cannot write to closing transport");
  if (without_body_) return;
  if (left_) {
    piece = piece.substr(0, *left_);
    *left_ -= piece.size();
  }
  if (piece.empty()) return;
  body_sent += piece.size();
  if (!chunked_) return connection_->write(piece, {});
  HeadWriter out;
  out.chunk_line(piece.size());
  if (piece.size() > HeadWriter::kInside / 2) {
    connection_->write(out.text(), piece);
    connection_->write("\r\n", {});
  } else {
    out << piece << "\r\n";
    connection_->write(out.text(), {});
  }
}

void Http1Exchange::send_end() {
  ended = true;
  if (!connection_ || without_body_) return;
  if (chunked_) connection_->write("0\r\n\r\n", {});
  if (left_.value_or(0) > 0) close_after = true;  // the client sees that it is not whole
}

// By the system where nothing is to be done to the bytes on their way.
Transport* Http1Exchange::begin_file() {
  Transport* const to = transport();
  if (!to || chunked_ || without_body_ || !to->get_extra_info("socket").has_value() ||
      to->get_extra_info("sslcontext").has_value())
    return nullptr;
  connection_->flush();
  connection_->expect_file();
  return to;
}

void Http1Exchange::end_file(std::uint64_t bytes) noexcept {
  if (left_) *left_ -= std::min(*left_, bytes);
  if (connection_) connection_->file_is_sent();
}

FlowControl::Drain Http1Exchange::drain() noexcept { return flow_->drain(); }

StreamReader* Http1Exchange::content() {
  if (content_) return content_.get();
  if (!connection_ || !head_->has_body()) return nullptr;
  content_ = std::make_unique<StreamReader>(StreamReader::kDefaultLimit, &connection_->loop_);
  content_->set_transport(connection_);
  choose_decoder();
  if (unreadable) return content_.get();
  if (head_->expects_continue() && !continued_) {
    continued_ = true;
    if (connection_->reader_.buffered() == 0)
      connection_->write("HTTP/1.1 100 Continue\r\n\r\n", {});
  }
  connection_->body_bytes_ = 0;
  connection_->body_since_ = connection_->loop_.time();
  connection_->pump();
  return content_.get();
}

// Of a coding that is not known, or several, who reads the body would get what he takes for it, and
// no limit would hold.
void Http1Exchange::choose_decoder() {
  const auto codings = head_->headers().getall(hdrs::CONTENT_ENCODING);
  if (codings.empty()) return;
  const auto coding = http::detail::coding_of(codings.front());
  unreadable = codings.size() > 1 || !coding;
  if (unreadable) {
    HTTPUnsupportedMediaType error;
    error.header(hdrs::ACCEPT_ENCODING, "br, gzip, deflate");
    content_->set_exception(make_exception<HTTPUnsupportedMediaType>(std::move(error)));
  } else if (*coding != http::ContentCoding::identity) {
    decoding_ = std::make_unique<BodyDecoding>();
    decoding_->coding = *coding;
    decoding_->decoder = http::detail::make_decoder(*coding);
  }
}

void Http1Exchange::take_body(std::string_view bytes) {
  if (!decoding_) return content_->feed_data(bytes);
  decoding_->bytes = bytes;
  decoding_->used = 0;
  decoding_->more = true;
}

// A piece at a time, so that who reads slowly stops it, and no more is decoded than is allowed.
bool Http1Exchange::decode_some() {
  if (!decoding_ || !decoding_->more) return false;
  BodyDecoding& d = *decoding_;
  char room[4096];
  const auto step = d.decoder->decode(std::string_view(d.bytes).substr(d.used), room, sizeof room);
  d.used += step.used;
  d.made += step.made;
  d.more = step.used > 0 || step.made > 0;
  if (!d.more) d.bytes.clear();
  if (step.bad || d.made > body_limit) {
    unreadable = true;
    close_after = true;
    if (connection_) connection_->deadline_ = 0;
    content_->set_exception(
        step.bad ? d.error() : make_exception<HTTPRequestEntityTooLarge>(body_limit, d.made));
  } else if (step.made > 0) {
    content_->feed_data({room, step.made});
  }
  return true;
}

ExceptionPtr Http1Exchange::end_of_body() const {
  return decoding_ && !decoding_->decoder->ended() ? decoding_->error() : ExceptionPtr();
}

void Http1Exchange::limit_body(std::uint64_t bytes) {
  body_limit = bytes == 0 ? ~std::uint64_t{0} : bytes;
  if (connection_) connection_->reader_.set_body_limit(body_limit);
}

const Limits& Http1Exchange::limits() const noexcept {
  static const Limits usual;
  return connection_ ? connection_->server_->limits : usual;
}

void Http1Exchange::upgrade(std::shared_ptr<http::detail::Upgraded> protocol) {
  if (!connection_ || connection_->lost_)
    throw ConnectionResetError("Cannot write to closing transport");
  close_after = true;
  connection_->upgrade(std::move(protocol));
}

Transport* Http1Exchange::transport() const noexcept {
  return connection_ && !connection_->lost_ ? connection_->transport_.get() : nullptr;
}

void Http1Exchange::abort() noexcept {
  if (connection_) connection_->abort();
}

AnyTask Http1Exchange::task() const { return connection_ ? connection_->task_ : AnyTask(); }

Future<void> Http1Exchange::disconnected() {
  if (disconnected_) return disconnected_;
  disconnected_ = get_event_loop().create_future<void>();
  if (!connection_)
    disconnected_.cancel();
  else if (connection_->lost_ || connection_->eof_)
    disconnected_.set_result();
  return disconnected_;
}

void Http1Exchange::client_gone() {
  if (disconnected_ && !disconnected_.done()) disconnected_.set_result();
}

void Http1Exchange::detach(const ExceptionPtr& error) {
  connection_ = nullptr;
  if (disconnected_ && !disconnected_.done()) disconnected_.cancel();
  if (!content_) return;
  content_->set_transport(nullptr);
  if (body_over) return;
  content_->set_exception(error ? error
                                : make_exception<ConnectionResetError>(
                                      "the body of the request cannot be read any more"));
}

ExceptionPtr Http1Exchange::too_large() const {
  return make_exception<HTTPRequestEntityTooLarge>(
      body_limit, head_->content_length().value_or(body_limit + 1));
}

void Http1Exchange::body_failed(const ExceptionPtr& error) {
  if (content_) content_->set_exception(error);
}

}  // namespace asyncio::web::detail
