#include <asyncio/web/server/answer.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/date.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/status.hpp>

namespace asyncio::web::detail {
namespace {

constexpr std::string_view kDefaultType = "application/octet-stream";

// What stands behind the value of a cookie ends at a semicolon.
void append_attribute(std::string& out, const char* name, std::string_view value) {
  for (const char c : value) {
    if (c == ';' || static_cast<unsigned char>(c) < 0x20)
      throw ValueError(std::string("what stands for ") + name + " of a cookie has a character " +
                       "that ends it");
  }
  out.append("; ").append(name).append("=").append(value);
}

// Who keeps the answer is told that it is for those who accept the same.
void add_vary(http::Headers& headers) {
  std::string all;
  for (const std::string_view line : headers.getall(hdrs::VARY)) {
    if (line.find('*') != std::string_view::npos) return;
    if (http::detail::lower(line).find("accept-encoding") != std::string::npos) return;
    all.append(line).append(", ");
  }
  headers.set(hdrs::VARY, all.append(hdrs::ACCEPT_ENCODING));
}

}  // namespace

void check_reason(std::string_view text) {
  for (const char c : text) {
    if (c == '\r' || c == '\n' || c == '\0')
      throw ValueError("Reason cannot contain CR, LF or NUL");
  }
}

void Answer::accept(const http::HeadersView& of_request) {
  if (compression != Compression::as_accepted) return;
  std::string wishes;
  for (const std::string_view line : of_request.getall(hdrs::ACCEPT_ENCODING))
    wishes.append(line).append(",");
  coding = http::detail::choose_coding(wishes);
}

bool Answer::may_encode() const noexcept {
  return compression != Compression::none && !http::detail::has_no_body(status) &&
         !headers.contains(hdrs::CONTENT_ENCODING) && !headers.contains(hdrs::CONTENT_RANGE);
}

std::string Answer::encoded(http::detail::ContentEncoder& encoder) {
  std::string out;
  encoder.encode(body, true, out);
  return out;
}

// Says how what follows is encoded, and gives the body that way, if all of it is known; empty: it
// stays as it is, or comes in pieces.
std::string Answer::encode_body() {
  std::string made_of_it;
  if (!may_encode()) return made_of_it;
  http::Headers changed(headers);
  if (compression == Compression::as_accepted) add_vary(changed);
  std::unique_ptr<http::detail::ContentEncoder> made;
  if (!has_body || !body.empty()) made = http::detail::make_encoder(coding);
  if (made && has_body) made_of_it = encoded(*made);
  if (compression == Compression::as_accepted && made_of_it.size() >= body.size())
    made_of_it.clear();
  if (made && (!has_body || !made_of_it.empty())) {
    changed.set(hdrs::CONTENT_ENCODING, http::detail::name_of(coding));
    changed.remove(hdrs::CONTENT_LENGTH);
    // The same bytes are promised by it, which are others now.
    const std::string tag(changed.get(hdrs::ETAG, ""));
    if (!tag.empty() && tag.front() == '"') changed.set(hdrs::ETAG, "W/" + tag);
    length.reset();
    if (!has_body) encoder_ = std::move(made);
  }
  headers = std::move(changed);
  return made_of_it;
}

void Answer::start(http::detail::Exchange& to) {
  const std::string encoded = encode_body();
  const std::string& whole = encoded.empty() ? body : encoded;
  exchange = http::detail::ExchangePtr(&to);
  phase = has_body ? Phase::ended : Phase::started;
  http::detail::AnswerHead head;
  head.status = status;
  head.reason = reason;
  head.headers = &headers;
  if (!headers.contains(hdrs::CONTENT_TYPE)) {
    head.content_type = content_type.empty() ? kDefaultType : std::string_view(content_type);
    head.charset = charset;
  }
  head.length = has_body && !chunked ? std::optional<std::uint64_t>(whole.size()) : length;
  head.chunked = chunked;
  head.close = close;
  to.send_head(head, has_body ? std::string_view(whole) : std::string_view(), has_body);
}

Coroutine<void> Answer::finish() {
  if (phase == Phase::started) end();
  return {};
}

void Answer::write(std::string_view data) {
  if (phase == Phase::open) throw RuntimeError("Cannot call write() before prepare()");
  if (phase == Phase::ended) throw RuntimeError("Cannot call write() after write_eof()");
  if (!encoder_) return exchange->send(data);
  std::string encoded;
  encoder_->encode(data, false, encoded);
  exchange->send(encoded);
}

void Answer::end() {
  if (phase == Phase::open) throw RuntimeError("Response has not been started");
  if (phase == Phase::ended) return;
  if (const auto encoder = std::move(encoder_)) {
    std::string rest;
    encoder->encode({}, true, rest);
    exchange->send(rest);
  }
  phase = Phase::ended;
  exchange->send_end();
}

void Answer::check_open() const {
  if (phase != Phase::open) throw RuntimeError("Cannot change a response after its head was sent");
}

void Answer::set_content_type(std::string type) {
  http::Headers checked;  // ValueError
  checked.add(hdrs::CONTENT_TYPE, type);
  content_type = std::move(type);
}

void Answer::set_charset(std::string name) {
  http::Headers checked;
  checked.add(hdrs::CONTENT_TYPE, name);
  charset = std::move(name);
}

void Answer::set_cookie(std::string_view name, std::string_view value,
                        const CookieOptions& options) {
  if (!http::detail::is_cookie_name(name))
    throw ValueError("Illegal key '" + std::string(name) + "'");
  std::string line(name);
  line.append("=").append(http::detail::quote_cookie(value));
  if (options.domain) append_attribute(line, "Domain", *options.domain);
  if (options.expires) append_attribute(line, "expires", *options.expires);
  if (options.httponly) line += "; HttpOnly";
  if (options.max_age) append_attribute(line, "Max-Age", std::to_string(*options.max_age));
  if (!options.path.empty()) append_attribute(line, "Path", options.path);
  if (options.samesite) append_attribute(line, "SameSite", *options.samesite);
  if (options.secure) line += "; Secure";
  headers.add(hdrs::SET_COOKIE, line);
}

void Answer::set_etag(std::string_view value, bool weak) {
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x21 || byte == '"' || byte == 0x7f)
      throw ValueError("Value '" + std::string(value) +
                       "' is not a valid etag. Maybe it contains '\"'?");
  }
  headers.set(hdrs::ETAG, (weak ? "W/\"" : "\"") + std::string(value) + '"');
}

void Answer::set_last_modified(std::int64_t seconds) {
  headers.set(hdrs::LAST_MODIFIED, http::format_date(seconds));
}

std::string Answer::to_string() const {
  const std::string_view words = reason.empty() ? http::reason_of(status) : reason;
  std::string out = std::string("<") + kind() + ' ';
  out += words;
  if (phase == Phase::open) return out + " not prepared>";
  return out + (phase == Phase::ended ? " eof>" : ">");
}

std::string_view ResponseHandle::reason() const {
  const Answer& a = answer();
  return a.reason.empty() ? http::reason_of(a.status) : a.reason;
}

Answer& ResponseHandle::answer() const {
  if (!answer_) throw RuntimeError("the handle refers to no response");
  return *answer_;
}

}  // namespace asyncio::web::detail
