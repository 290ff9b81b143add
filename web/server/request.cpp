#include <asyncio/web/server/request.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/date.hpp>
#include <asyncio/web/http/forwarded.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/target.hpp>

namespace asyncio::web {
namespace {

// Of all lines of that name.
std::optional<std::vector<http::ETag>> tags_of(const http::HeadersView& headers,
                                               std::string_view name) {
  const auto lines = headers.getall(name);
  if (lines.empty()) return std::nullopt;
  std::string list;
  for (const std::string_view line : lines) list.append(list.empty() ? "" : ",").append(line);
  return http::parse_etags(list);
}

}  // namespace

detail::RequestState& Request::state() const {
  if (!state_) throw RuntimeError("the handle refers to no request");
  return *state_;
}

const std::string& Request::path() const {
  detail::RequestState& s = state();
  if (s.path.empty()) s.path = http::unquote(raw_path());
  return s.path;
}

std::string_view Request::raw_path() const {
  return http::detail::split_target(head().target()).path;
}

std::string_view Request::path_qs() const {
  const http::detail::Target target = http::detail::split_target(head().target());
  if (!target.has_query) return target.path;
  const std::string_view whole = head().target();
  if (target.authority.empty()) return whole;
  // Of `http://host?query` the path is no part of the target.
  const char* const end = whole.data() + whole.size();
  const bool inside = target.path.data() >= whole.data() && target.path.data() < end;
  const char* const from = inside ? target.path.data() : target.query.data() - 1;
  return {from, static_cast<std::size_t>(end - from)};
}

std::string_view Request::query_string() const {
  return http::detail::split_target(head().target()).query;
}

const http::MultiDict& Request::query() const {
  detail::RequestState& s = state();
  if (!s.query) s.query = http::parse_query(query_string());
  return *s.query;
}

http::MultiDict Request::cookies() const {
  http::MultiDict cookies;
  for (const http::HeaderField field : headers()) {
    if (http::detail::same_name(field.name, hdrs::COOKIE))
      http::parse_cookies(field.value, cookies);
  }
  return cookies;
}

std::string Request::host() const {
  const auto& replaced = state().replaced;
  if (replaced && replaced->host) return *replaced->host;
  const http::detail::Target target = http::detail::split_target(head().target());
  if (!target.authority.empty()) return std::string(target.authority);
  if (!head().host().empty()) return std::string(head().host());
  Transport* const at = transport();
  return at ? at->sockname().to_string() : std::string();
}

std::string Request::remote() const {
  const auto& replaced = state().replaced;
  if (replaced && replaced->remote) return *replaced->remote;
  Transport* const at = transport();
  return at ? at->peername().host() : std::string();
}

std::string_view Request::scheme() const {
  const auto& replaced = state().replaced;
  if (replaced && replaced->scheme) return *replaced->scheme;
  return get_extra_info("sslcontext").has_value() ? "https" : "http";
}

std::vector<http::MultiDict> Request::forwarded() const { return http::parse_forwarded(headers()); }
AnyTask Request::task() const { return state().exchange->task(); }
Future<void> Request::disconnected() const { return state().exchange->disconnected(); }

std::string Request::url() const {
  std::string out(scheme());
  out.append("://").append(host()).append(path_qs());
  return out;
}

std::string Request::content_type() const {
  return http::ContentType(headers().get(hdrs::CONTENT_TYPE, "")).mimetype();
}

std::optional<std::string> Request::charset() const {
  return http::ContentType(headers().get(hdrs::CONTENT_TYPE, "")).charset();
}

std::optional<std::vector<http::ETag>> Request::if_match() const {
  return tags_of(headers(), hdrs::IF_MATCH);
}
std::optional<std::vector<http::ETag>> Request::if_none_match() const {
  return tags_of(headers(), hdrs::IF_NONE_MATCH);
}
std::optional<std::int64_t> Request::if_modified_since() const {
  return http::parse_date(headers().get(hdrs::IF_MODIFIED_SINCE, ""));
}
std::optional<std::int64_t> Request::if_unmodified_since() const {
  return http::parse_date(headers().get(hdrs::IF_UNMODIFIED_SINCE, ""));
}
std::optional<std::int64_t> Request::if_range() const {
  return http::parse_date(headers().get(hdrs::IF_RANGE, ""));
}

http::Slice Request::http_range() const {
  const auto range = headers().get(hdrs::RANGE);
  return range ? http::parse_range(*range) : http::Slice();
}

bool Request::can_read_body() const {
  if (!body_exists() || state().body) return false;
  StreamReader* const body = state().exchange->content();
  return body && !body->at_eof();
}

StreamReader& Request::content() const {
  if (StreamReader* const body = state().exchange->content()) return *body;
  throw RuntimeError("the request has no body that could be read");
}

Coroutine<std::string> Request::read() const {
  return coroutine<std::string>(
      [self = *this, bytes = std::string()](auto& co) mutable {
        BEGIN(co);
        if (!self.state().body) {
          if (self.body_exists()) YIELD_FROM_INTO(bytes, self.content().read(-1));
          self.state().body = std::move(bytes);
        }
        RETURN(*self.state().body);
        END;
      },
      __FILE__, __LINE__, "read");
}

Coroutine<void> Request::release() const {
  return coroutine<void>(
      [self = *this, piece = std::string("-")](auto& co) mutable {
        BEGIN(co);
        while (self.can_read_body() && !piece.empty())
          YIELD_FROM_INTO(piece, self.content().read(64 * 1024));
        END;
      },
      __FILE__, __LINE__, "release");
}

std::any Request::get_extra_info(std::string_view name) const {
  Transport* const at = transport();
  return at ? at->get_extra_info(name) : std::any();
}

std::string Request::to_string() const {
  if (!state_) return "<Request empty>";
  return "<Request " + std::string(method()) + ' ' + std::string(path()) + " >";
}

}  // namespace asyncio::web
