// The head is parsed by Boost.Beast, in the copy that the ResponseHead keeps. What Beast lets
// through is refused by the rules behind it, which are about one question: where the message ends.
#include <asyncio/web/http/head_rules.hpp>
#include <asyncio/web/http/response_head.hpp>
#include <asyncio/web/http/status.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <limits>

namespace asyncio::http::detail {

namespace bhttp = boost::beast::http;
using boost::beast::error_code;
using BeastView = boost::beast::string_view;

namespace {

// The same head as RFC 9112 would have it. A folded line goes on with spaces (5.2).
std::string put_right(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t lf = bytes.find('\n', at);
    const bool has_cr = lf > at && bytes[lf - 1] == '\r';
    out += bytes.substr(at, lf - at - (has_cr ? 1 : 0));
    // `HTTP/1.1 200`: the space behind the status is left out where there is no reason.
    if (at == 0 && out.size() == 12 && out.find(' ') == 8) out += ' ';
    at = lf + 1;
    const bool goes_on = at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t');
    out += goes_on ? "  " : "\r\n";
  }
  return out;
}

}  // namespace

class ResponseParser final : public bhttp::basic_parser<false> {
 public:
  ResponseParser(ResponseHead& head, ResponseHead::Asked asked, const web::Limits& limits) noexcept
      : head_(head), limits_(limits), asked_(asked) {
    // Both are ours.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(boost::none);
  }

  // Parses the head's bytes and checks it.
  Refusal run();

 private:
  static std::string_view view(BeastView text) noexcept { return {text.data(), text.size()}; }
  // The place of an empty text may be anywhere.
  std::uint32_t place(BeastView text) const noexcept {
    return text.empty() ? 0 : static_cast<std::uint32_t>(text.data() - head_.bytes_.data());
  }
  static std::uint32_t size(BeastView text) noexcept {
    return static_cast<std::uint32_t>(text.size());
  }
  void refuse(const Refusal& refusal, error_code& ec) noexcept {
    refusal_ = refusal;
    ec = bhttp::error::bad_value;
  }
  Refusal reason_of(const error_code& ec) const noexcept;
  Refusal frame() noexcept;

  void on_response_impl(int status, BeastView reason, int version, error_code& ec) override;
  void on_field_impl(bhttp::field kind, BeastView name, BeastView value, error_code& ec) override;
  // What is not asked of it: requests and bodies.
  void on_request_impl(bhttp::verb, BeastView, BeastView, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(BeastView, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, BeastView, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, BeastView, error_code&) override { return 0; }
  void on_finish_impl(error_code&) override {}

  ResponseHead& head_;
  const web::Limits& limits_;
  ResponseHead::Asked asked_;
  Framing framing_;
  Refusal refusal_;
};

void ResponseParser::on_response_impl(int status, BeastView reason, int version, error_code& ec) {
  if (status < 100) return refuse({400, "the status is none"}, ec);
  head_.status_ = static_cast<std::uint16_t>(status);
  head_.reason_at_ = place(reason);
  head_.reason_size_ = size(reason);
  head_.minor_ = static_cast<std::uint8_t>(version - 10);
  framing_.http11 = version == 11;
}

void ResponseParser::on_field_impl(bhttp::field kind, BeastView name, BeastView value,
                                   error_code& ec) {
  if (head_.places_.size() == limits_.fields) return refuse({400, "too many fields"}, ec);
  switch (kind) {
    case bhttp::field::content_length:
      framing_.content_length.add(view(value));
      break;
    case bhttp::field::transfer_encoding:
      framing_.transfer_encoding.add(view(value));
      break;
    case bhttp::field::connection:
      framing_.add_connection(view(value));
      break;
    case bhttp::field::upgrade:
      head_.upgrade_ = std::min(head_.upgrade_, head_.places_.size());
      break;
    default:
      break;
  }
  head_.places_.push_back({place(name), size(name), place(value), size(value)});
}

Refusal ResponseParser::reason_of(const error_code& ec) const noexcept {
  if (refusal_) return refusal_;
  if (ec == bhttp::error::bad_version) return {400, "the status line is none, or not of HTTP/1"};
  if (ec == bhttp::error::bad_status) return {400, "the status is none"};
  if (ec == bhttp::error::bad_reason) return {400, "the reason is none"};
  if (ec == bhttp::error::bad_field) return {400, "the name of a field is no token"};
  if (ec == bhttp::error::bad_content_length || ec == bhttp::error::multiple_content_length)
    return {400, "Content-Length is no number, or more than one"};
  if (ec == bhttp::error::bad_transfer_encoding)
    return {400, "Transfer-Encoding twice, or beside Content-Length"};
  return {400, "the head is none"};
}

// RFC 9112, 6.3. What is said in two ways is refused also where no body follows: whoever stands
// between, and reads it in the other one, sees another message.
Refusal ResponseParser::frame() noexcept {
  using Body = ResponseHead::Body;
  const bool is_coded = framing_.transfer_encoding.times > 0;
  if (is_coded)
    if (const Refusal refusal = check_response_coding(framing_)) return refusal;
  if (framing_.content_length.times > 0)
    if (const Refusal refusal = check_length(framing_)) return refusal;
  head_.has_length_ = framing_.has_length;
  head_.length_ = framing_.length;
  head_.keep_alive_ = !framing_.close && (framing_.http11 || framing_.keep_alive);
  const int status = head_.status_;
  const bool granted = asked_ == ResponseHead::Asked::connect && status >= 200 && status < 300;
  if (status == 101 || granted)
    head_.body_ = Body::tunnel;
  else if (has_no_body(status) || asked_ == ResponseHead::Asked::head)
    head_.body_ = Body::none;
  else if (framing_.chunked)
    head_.body_ = Body::chunks;
  else if (framing_.has_length)
    head_.body_ = Body::length;
  else
    head_.body_ = Body::until_eof;
  // One of HTTP/1.0 with chunks has passed something that does not know them (6.1).
  const bool is_faulty = is_coded && !framing_.http11;
  if (head_.body_ == Body::until_eof || head_.body_ == Body::tunnel || is_faulty)
    head_.keep_alive_ = false;
  return {};
}

Refusal ResponseParser::run() {
  error_code ec;
  const std::size_t used = put(boost::asio::buffer(head_.bytes_.data(), head_.bytes_.size()), ec);
  if (ec) return reason_of(ec);
  if (used != head_.bytes_.size()) return {400, "the head is none"};
  if (!framing_.upgrade) head_.upgrade_ = ResponseHead::kNone;
  return frame();
}

ResponseHeadPtr ResponseHead::parse(std::string_view bytes, Asked asked, const web::Limits& limits,
                                    Refusal& refusal) {
  const ResponseHeadPtr head(new ResponseHead);
  head->bytes_ = put_right(bytes);
  refusal = ResponseParser(*head, asked, limits).run();
  return refusal ? nullptr : head;
}

}  // namespace asyncio::http::detail
