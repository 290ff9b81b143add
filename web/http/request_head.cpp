// The head is parsed by Boost.Beast, in the copy that the RequestHead keeps, so that the places of
// its parts are those that the parser gives. What Beast lets through is refused by head_rules.
#include <asyncio/generators/pool.hpp>
#include <asyncio/web/http/head_rules.hpp>
#include <asyncio/web/http/request_head.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include <cstring>
#include <limits>
#include <new>

namespace asyncio::http::detail {

namespace bhttp = boost::beast::http;
using boost::beast::error_code;
using BeastView = boost::beast::string_view;

class HeadParser final : public bhttp::basic_parser<true> {
 public:
  HeadParser(RequestHead& head, const web::Limits& limits) noexcept : head_(head), limits_(limits) {
    // Both are ours, and the second is against what a handler may raise later.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(boost::none);
  }

  // Parses the head's bytes and checks it.
  Refusal run();

 private:
  static std::string_view view(BeastView text) noexcept { return {text.data(), text.size()}; }
  std::uint32_t place(BeastView text) const noexcept {
    return static_cast<std::uint32_t>(text.data() - head_.bytes());
  }
  bool refuse(const Refusal& refusal, error_code& ec) noexcept {
    if (!refusal) return false;
    refusal_ = refusal;
    ec = bhttp::error::bad_value;
    return true;
  }
  Refusal reason_of(const error_code& ec) const noexcept;
  void note(bhttp::field kind, std::string_view value) noexcept;

  void on_request_impl(bhttp::verb, BeastView method, BeastView target, int version,
                       error_code& ec) override;
  void on_field_impl(bhttp::field kind, BeastView name, BeastView value, error_code& ec) override;
  // What is not asked of it: answers and bodies.
  void on_response_impl(int, BeastView, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(BeastView, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, BeastView, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, BeastView, error_code&) override { return 0; }
  void on_finish_impl(error_code&) override {}

  RequestHead& head_;
  const web::Limits& limits_;
  Framing framing_;
  Refusal refusal_;
};

void HeadParser::on_request_impl(bhttp::verb, BeastView method, BeastView target, int version,
                                 error_code& ec) {
  if (refuse(check_method(view(method)), ec)) return;
  if (target.size() > limits_.target) {
    refuse({414, "the target is too long"}, ec);
    return;
  }
  if (refuse(check_target(view(method), view(target)), ec)) return;
  head_.method_size_ = static_cast<std::uint32_t>(method.size());
  head_.target_at_ = place(target);
  head_.target_size_ = static_cast<std::uint32_t>(target.size());
  head_.minor_ = static_cast<std::uint8_t>(version - 10);
  framing_.http11 = version == 11;
}

void HeadParser::on_field_impl(bhttp::field kind, BeastView name, BeastView value, error_code& ec) {
  if (head_.fields_ == limits_.fields || head_.fields_ == head_.room_) {
    refuse({431, "too many fields"}, ec);
    return;
  }
  note(kind, view(value));
  // The place of an empty value may be anywhere.
  const std::uint32_t value_at = value.empty() ? 0 : place(value);
  ::new (&head_.places()[head_.fields_])
      FieldPlace{place(name), static_cast<std::uint32_t>(name.size()), value_at,
                 static_cast<std::uint32_t>(value.size())};
  ++head_.fields_;
}

// The kinds of `field` that decide about the message; the field is the next one of the head.
void HeadParser::note(bhttp::field kind, std::string_view value) noexcept {
  switch (kind) {
    case bhttp::field::host:
      head_.host_ = head_.fields_;
      return framing_.host.add(value);
    case bhttp::field::content_length:
      return framing_.content_length.add(value);
    case bhttp::field::transfer_encoding:
      return framing_.transfer_encoding.add(value);
    case bhttp::field::connection:
      return framing_.add_connection(value);
    case bhttp::field::expect:
      return framing_.add_expect(value);
    case bhttp::field::upgrade:
      if (head_.upgrade_ == RequestHead::kNone) head_.upgrade_ = head_.fields_;
      return;
    default:
      return;
  }
}

Refusal HeadParser::reason_of(const error_code& ec) const noexcept {
  if (refusal_) return refusal_;
  const std::string_view bytes(head_.bytes(), head_.size_);
  if (ec == bhttp::error::bad_version) return bad_request_line(bytes.substr(0, bytes.find('\r')));
  if (ec == bhttp::error::bad_method) return {400, "the method is no token"};
  if (ec == bhttp::error::bad_target) return {400, "the target is none"};
  if (ec == bhttp::error::bad_field) return {400, "the name of a field is no token"};
  if (ec == bhttp::error::bad_content_length || ec == bhttp::error::multiple_content_length)
    return {400, "Content-Length is no number, or more than one"};
  if (ec == bhttp::error::bad_transfer_encoding)
    return {400, "Transfer-Encoding twice, or beside Content-Length"};
  return {400, "the head is none"};
}

Refusal HeadParser::run() {
  error_code ec;
  const std::size_t used = put(boost::asio::buffer(head_.bytes(), head_.size_), ec);
  if (ec) return reason_of(ec);
  if (used != head_.size_) return {400, "the head is none"};
  if (const Refusal refusal = check_framing(framing_)) return refusal;
  head_.keep_alive_ = !framing_.close && (framing_.http11 || framing_.keep_alive);
  head_.chunked_ = framing_.chunked;
  head_.has_length_ = framing_.has_length;
  head_.length_ = framing_.length;
  head_.expects_continue_ = framing_.expects_continue && framing_.http11 && head_.has_body();
  if (!framing_.upgrade || !framing_.http11) head_.upgrade_ = RequestHead::kNone;
  return {};
}

namespace {

constexpr std::size_t memory_of_head(std::size_t size, std::size_t room) noexcept {
  return sizeof(RequestHead) + room * sizeof(FieldPlace) + size;
}

// The pool's blocks are too small for what browsers send, its pages are not.
constexpr bool wants_page(std::size_t memory) noexcept {
  return memory > asyncio::detail::kPoolLargest && memory <= asyncio::detail::kPoolPage;
}
void* take_memory_of_head(std::size_t memory) {
  return wants_page(memory) ? asyncio::detail::pool_allocate_page()
                            : asyncio::detail::pool_allocate(memory);
}
void give_memory_of_head(void* at, std::size_t memory) noexcept {
  if (wants_page(memory))
    asyncio::detail::pool_deallocate_page(at);
  else
    asyncio::detail::pool_deallocate(at, memory);
}

}  // namespace

RequestHeadPtr RequestHead::parse(std::string_view bytes, std::size_t lines,
                                  const web::Limits& limits, Refusal& refusal) {
  const std::size_t room = lines > 0 ? lines - 1 : 0;
  if (room > limits.fields) {
    refusal = {431, "too many fields"};
    return nullptr;
  }
  void* const memory = take_memory_of_head(memory_of_head(bytes.size(), room));
  const RequestHeadPtr head(::new (memory) RequestHead(static_cast<std::uint32_t>(bytes.size()),
                                                       static_cast<std::uint32_t>(room)));
  std::memcpy(head->bytes(), bytes.data(), bytes.size());
  refusal = HeadParser(*head, limits).run();
  return refusal ? nullptr : head;
}

void RequestHead::destroy() noexcept {
  const std::size_t memory = memory_of_head(size_, room_);
  this->~RequestHead();
  give_memory_of_head(this, memory);
}

}  // namespace asyncio::http::detail
