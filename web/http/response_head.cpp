// A head is put right in the copy that it keeps, and read there line by line. No parser of others:
// what is left to parse behind the scanner is a status line and tokens, and Boost.Beast's refuses
// what RFC 9110 lets be, a Connection that lists `timeout=5` or nothing that it knows.
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/field_line.hpp>
#include <asyncio/web/http/head_rules.hpp>
#include <asyncio/web/http/response_head.hpp>
#include <asyncio/web/http/status.hpp>

#include <algorithm>

namespace asyncio::http::detail {

namespace {

constexpr std::size_t kBeforeReason = sizeof("HTTP/1.1 200 ") - 1;

}  // namespace

// The same head as RFC 9112 would have it. A folded line goes on with a space (5.2).
ResponseHead::Bytes ResponseHead::put_right(std::string_view bytes) {
  Bytes out;
  out.reserve(bytes.size() + 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t lf = bytes.find('\n', at);
    const bool has_cr = lf > at && bytes[lf - 1] == '\r';
    out += bytes.substr(at, lf - at - (has_cr ? 1 : 0));
    // `HTTP/1.1 200`: the space behind the status is left out where there is no reason.
    if (at == 0 && out.size() == 12 && out.find(' ') == 8) out += ' ';
    at = lf + 1;
    const bool goes_on = at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t');
    out += goes_on ? " " : "\r\n";
    if (goes_on) at = bytes.find_first_not_of(" \t", at);
  }
  return out;
}

// HTTP-version SP status-code SP [ reason-phrase ]
Refusal ResponseHead::read_status_line(std::string_view line) noexcept {
  if (line.substr(0, 7) != "HTTP/1." || line.size() < kBeforeReason ||
      (line[7] != '0' && line[7] != '1') || line[8] != ' ')
    return {400, "the status line is none, or not of HTTP/1"};
  if (line[9] < '1' || !is_digit(line[9]) || !is_digit(line[10]) || !is_digit(line[11]) ||
      line[12] != ' ')
    return {400, "the status is none"};
  minor_ = static_cast<std::uint8_t>(line[7] - '0');
  status_ =
      static_cast<std::uint16_t>((line[9] - '0') * 100 + (line[10] - '0') * 10 + line[11] - '0');
  const std::string_view reason = line.substr(kBeforeReason);
  if (has_control(reason)) return {400, "the reason is none"};
  reason_size_ = static_cast<std::uint32_t>(reason.size());
  return {};
}

std::string_view ResponseHead::reason() const noexcept {
  return std::string_view(bytes_).substr(kBeforeReason, reason_size_);
}

// The fields that decide about the message; the field is the next one of the head.
void ResponseHead::note(std::string_view name, std::string_view value, Framing& framing) noexcept {
  if (same_name(name, "Content-Length"))
    framing.content_length.add(value);
  else if (same_name(name, "Transfer-Encoding"))
    framing.transfer_encoding.add(value);
  else if (same_name(name, "Connection"))
    framing.add_connection(value);
  else if (same_name(name, "Upgrade"))
    upgrade_ = std::min(upgrade_, places_.size());
}

Refusal ResponseHead::read_fields(std::size_t at, const web::Limits& limits, Framing& framing) {
  while (at + 2 < bytes_.size()) {
    const std::size_t end = bytes_.find('\n', at) - 1;
    FieldPlace place;
    if (!read_field(bytes_, at, end, place)) return {400, "a line of the head is no field"};
    if (places_.size() == limits.fields) return {400, "too many fields"};
    const std::string_view all(bytes_);
    note(all.substr(place.name_at, place.name_size), all.substr(place.value_at, place.value_size),
         framing);
    places_.push_back(place);
    at = end + 2;
  }
  return {};
}

// RFC 9112, 6.3. What is said in two ways is refused also where no body follows: whoever stands
// between, and reads it in the other one, sees another message.
Refusal ResponseHead::frame(Framing& framing, Asked asked) noexcept {
  const bool is_coded = framing.transfer_encoding.times > 0;
  if (is_coded)
    if (const Refusal refusal = check_response_coding(framing)) return refusal;
  if (framing.content_length.times > 0)
    if (const Refusal refusal = check_length(framing)) return refusal;
  has_length_ = framing.has_length;
  length_ = framing.length;
  if (!framing.upgrade) upgrade_ = kNone;
  keep_alive_ = !framing.close && (framing.http11 || framing.keep_alive);
  const bool granted = asked == Asked::connect && status_ >= 200 && status_ < 300;
  if (status_ == 101 || granted)
    body_ = Body::tunnel;
  else if (has_no_body(status_) || asked == Asked::head)
    body_ = Body::none;
  else if (framing.chunked)
    body_ = Body::chunks;
  else if (framing.has_length)
    body_ = Body::length;
  else
    body_ = Body::until_eof;
  // One of HTTP/1.0 with chunks has passed something that does not know them (6.1).
  const bool is_faulty = is_coded && !framing.http11;
  if (body_ == Body::until_eof || body_ == Body::tunnel || is_faulty) keep_alive_ = false;
  return {};
}

ResponseHeadPtr ResponseHead::parse(std::string_view bytes, std::size_t lines, Asked asked,
                                    const web::Limits& limits, Refusal& refusal) {
  const ResponseHeadPtr head(new ResponseHead);
  head->places_.reserve(std::min(lines, limits.fields));
  head->bytes_ = put_right(bytes);
  const std::size_t line = head->bytes_.find('\n') - 1;
  refusal = head->read_status_line(std::string_view(head->bytes_).substr(0, line));
  Framing framing;
  framing.http11 = head->minor_ == 1;
  if (!refusal) refusal = head->read_fields(line + 2, limits, framing);
  if (!refusal) refusal = head->frame(framing, asked);
  return refusal ? nullptr : head;
}

}  // namespace asyncio::http::detail
