// request.clone(): the same request with some of it changed.
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/server/request.hpp>

#include <algorithm>

namespace asyncio::web {
namespace {

// What decides where the body ends and whether the connection stays, which is as it is.
bool is_framing(std::string_view name) noexcept {
  for (const std::string_view fixed : {hdrs::CONTENT_LENGTH, hdrs::TRANSFER_ENCODING,
                                       hdrs::CONNECTION, hdrs::EXPECT, hdrs::UPGRADE})
    if (http::detail::same_name(name, fixed)) return true;
  return false;
}

void append(std::string& head, std::size_t& lines, const http::HeaderField& field) {
  head.append(field.name).append(": ").append(field.value).append("\r\n");
  ++lines;
}

}  // namespace

Request Request::clone(const CloneOptions& options) const {
  const detail::RequestState& of = state();
  if (of.body || of.form) throw RuntimeError("Cannot clone request after reading its content");
  std::string head(options.method ? *options.method : std::string(method()));
  head.append(" ").append(options.rel_url ? *options.rel_url : std::string(this->head().target()));
  head.append(version().minor == 0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
  std::size_t lines = 1;
  const bool has_host = options.headers && options.headers->contains(hdrs::HOST);
  for (const http::HeaderField field : headers()) {
    const bool stays =
        is_framing(field.name) || (http::detail::same_name(field.name, hdrs::HOST) && !has_host);
    if (!options.headers || stays) append(head, lines, field);
  }
  if (options.headers) {
    for (const http::HeaderField field : *options.headers)
      if (!is_framing(field.name)) append(head, lines, field);
  }
  Limits limits;  // what it is made of was taken before
  limits.target = limits.head = head.size() + 8;
  limits.fields = lines;
  http::detail::Refusal refusal;
  auto made = http::detail::RequestHead::parse(head += "\r\n", lines, limits, refusal);
  if (!made) throw ValueError(std::string("the clone is no request: ") + refusal.text);
  using asyncio::detail::Ref;
  auto to =
      Ref<detail::RequestState>::adopt(new detail::RequestState(std::move(made), of.exchange));
  to->match_info = of.match_info;
  to->app = of.app;
  to->values = of.values;
  to->unrouted = of.unrouted;
  to->replaced = of.replaced ? std::make_unique<detail::ReplacedParts>(*of.replaced)
                             : std::make_unique<detail::ReplacedParts>();
  if (options.scheme) to->replaced->scheme = options.scheme;
  if (options.host) to->replaced->host = options.host;
  if (options.remote) to->replaced->remote = options.remote;
  return Request(std::move(to));
}

}  // namespace asyncio::web
