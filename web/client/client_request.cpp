#include <asyncio/web/client/client_request.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/version.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/proxy.hpp>
#include <asyncio/web/client/session_state.hpp>
#include <asyncio/web/client/tracing.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/head_writer.hpp>

#include <algorithm>
#include <charconv>

namespace asyncio::http::detail {
namespace {

using Kind = RequestBody::Kind;

constexpr std::string_view kUserAgent = "asyncio17/" ASYNCIO17_VERSION_STRING;

// Those whose requests have no body unless they are given one.
bool is_without_body(std::string_view method) noexcept {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

// What is for one origin alone.
bool is_secret(std::string_view name) noexcept {
  return same_name(name, hdrs::AUTHORIZATION) || same_name(name, hdrs::COOKIE) ||
         same_name(name, hdrs::PROXY_AUTHORIZATION);
}

// ValueError unless it is a number.
std::uint64_t length_of(const Headers& fields) {
  const std::string_view text = fields[hdrs::CONTENT_LENGTH];
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc() || end != text.data() + text.size())
    throw ValueError("Content-Length is no number");
  return length;
}

ExceptionPtr cannot_send(const ExceptionPtr& error) {
  return make_exception<ClientConnectionClosedError>(
             "Failed to send bytes into the underlying connection: " + error.repr())
      .set_cause(error);
}

// A piece of a body, none of which is empty in chunks: that would be the last one.
void write_piece(ClientConnection& connection, std::string_view bytes, bool chunked) {
  if (bytes.empty()) return;
  if (!chunked) return connection.write(bytes);
  HeadWriter line;
  line.chunk_line(bytes.size());
  connection.write(line.text(), bytes);
  connection.write("\r\n");
}

}  // namespace

ClientRequest::ClientRequest(SessionState& session, const RequestSettings& settings,
                             const std::string& method, const URL& url)
    : body_(settings.body), foreign_(settings.foreign) {
  if (!is_token(method)) throw ValueError("Method cannot contain non-token characters " + method);
  if (url.scheme() != "http" && url.scheme() != "https") throw NonHttpUrlClientError(url);
  if (!url.is_absolute()) throw InvalidUrlClientError(url.str());
  auto info = std::make_shared<RequestInfo>();
  info->method = method;
  info->real_url = settings.params.empty() ? url : url.extend_query(settings.params);
  info->url =
      info->real_url.raw_fragment().empty() ? info->real_url : info->real_url.with_fragment({});
  if (info->url.raw_user()) {
    info->url = info->url.with_user(std::nullopt);
    info->real_url = info->real_url.with_user(std::nullopt);
  }
  key_.host = info->url.host();
  key_.port = info->url.port().value_or(80);
  key_.secure = info->url.scheme() == "https";
  if (key_.secure) {
    key_.verified = settings.verified.value_or(true);
    key_.ssl = settings.ssl;
    if (settings.fingerprint) key_.fingerprint = settings.fingerprint->fingerprint();
    key_.server_hostname = settings.server_hostname;
  }
  target_ = info->url.raw_path_qs();
  Headers& fields = info->headers;
  fields.add(hdrs::HOST, info->url.host_port_subcomponent());
  add_fields(session, settings, fields);
  std::optional<BasicAuth> auth = BasicAuth::from_url(url);
  if (auth && settings.auth)
    throw ValueError("Cannot combine AUTH argument with credentials encoded in URL");
  if (!auth) auth = settings.auth;
  if (!auth && !settings.foreign) auth = session.auth;
  if (!auth && !settings.foreign && session.trust_env && !fields.contains(hdrs::AUTHORIZATION)) {
    if (!session.netrc) session.netrc = Netrc::of_environment();
    auth = session.netrc->auth_for(info->url.host());
  }
  if (auth && fields.contains(hdrs::AUTHORIZATION))
    throw ValueError(
        "Cannot combine AUTHORIZATION header with AUTH argument or credentials encoded in URL");
  if (auth) fields.add(hdrs::AUTHORIZATION, auth->encode());
  add_cookies(session, settings, info->url, fields);
  frame(settings, method, fields);
  go_by_proxy(session, settings, *info);
  info_ = std::move(info);
}

void ClientRequest::add_fields(SessionState& session, const RequestSettings& settings,
                               Headers& fields) {
  for (const HeaderField field : session.headers) {
    if (settings.headers.contains(field.name) || (settings.foreign && is_secret(field.name)))
      continue;
    if (same_name(field.name, hdrs::HOST))
      fields.set(field.name, field.value);
    else
      fields.add(field.name, field.value);
  }
  for (const HeaderField field : settings.headers) {
    if (same_name(field.name, hdrs::HOST))
      fields.set(field.name, field.value);
    else
      fields.add(field.name, field.value);
  }
  const auto add_unless = [&](std::string_view name, std::string_view value) {
    const auto skips = [name](const std::vector<std::string>& names) {
      return std::any_of(names.begin(), names.end(),
                         [name](const std::string& skip) { return same_name(skip, name); });
    };
    if (value.empty() || fields.contains(name) || skips(session.skip_auto_headers) ||
        skips(settings.skip_auto_headers))
      return;
    fields.add(name, value);
  };
  add_unless(hdrs::ACCEPT, "*/*");
  add_unless(hdrs::ACCEPT_ENCODING, "gzip, deflate, br");
  add_unless(hdrs::USER_AGENT, kUserAgent);
  add_unless(hdrs::CONTENT_TYPE, body_.content_type);
}

// Those of the request go before those of the jar that have their names.
void ClientRequest::add_cookies(SessionState& session, const RequestSettings& settings,
                                const URL& url, Headers& fields) const {
  if (fields.contains(hdrs::COOKIE)) return;
  if (settings.cookies.empty()) {
    const std::string header = session.jar.cookie_header(url);
    if (!header.empty()) fields.add(hdrs::COOKIE, header);
    return;
  }
  CookieJar jar(true);
  jar.update_cookies(settings.cookies);
  std::string header;
  for (const auto& [name, value] : session.jar.filter_cookies(url)) {
    if (!settings.cookies.contains(name))
      header.append(name).append("=").append(value).append("; ");
  }
  fields.add(hdrs::COOKIE, header + jar.cookie_header(url));
}

// A plain request is given to the proxy itself, a secure one goes through its tunnel.
void ClientRequest::go_by_proxy(SessionState& session, const RequestSettings& settings,
                                RequestInfo& info) {
  std::optional<Proxy> proxy;
  if (!settings.proxy.empty())
    proxy = parse_proxy(settings.proxy);
  else if (session.trust_env)
    proxy = proxy_of_environment(info.url);
  if (!proxy) return;
  std::string authorization = settings.proxy_authorization;
  if (authorization.empty() && proxy->auth) authorization = proxy->auth->encode();
  if (key_.secure) {
    key_.proxy = proxy->url.str();
    key_.proxy_authorization = authorization;
    return;
  }
  key_.host = proxy->url.host();
  key_.port = proxy->url.port().value_or(80);
  key_.secure = proxy->url.scheme() == "https";
  target_ = info.url.with_fragment({}).str();
  if (!authorization.empty()) info.headers.set(hdrs::PROXY_AUTHORIZATION, authorization);
}

// How the server sees where the body ends.
void ClientRequest::frame(const RequestSettings& settings, const std::string& method,
                          Headers& fields) {
  if (fields.contains(hdrs::TRANSFER_ENCODING))
    throw ValueError("chunked can not be set if Transfer-Encoding header is set");
  chunked_ =
      settings.chunked || (body_.kind == Kind::stream && !fields.contains(hdrs::CONTENT_LENGTH));
  if (body_.kind == Kind::none) {
    chunked_ = false;
    fields.remove(hdrs::TRANSFER_ENCODING);
  }
  if (chunked_) {
    if (fields.contains(hdrs::CONTENT_LENGTH))
      throw ValueError("chunked can not be set if Content-Length header is set");
    fields.set(hdrs::TRANSFER_ENCODING, "chunked");
  } else if (body_.kind == Kind::bytes) {
    fields.set(hdrs::CONTENT_LENGTH, std::to_string(body_.bytes->size()));
  } else if (body_.kind == Kind::none && !is_without_body(method)) {
    fields.set(hdrs::CONTENT_LENGTH, "0");
  }
  if (body_.kind == Kind::stream && !chunked_) length_ = length_of(fields);
  expects_continue_ = settings.expect100 && body_.kind != Kind::none;
  if (expects_continue_) fields.set(hdrs::EXPECT, "100-continue");
}

void ClientRequest::set_body(std::string bytes, Headers& fields) {
  if (!chunked_) fields.set(hdrs::CONTENT_LENGTH, std::to_string(bytes.size()));
  body_.kind = Kind::bytes;
  body_.stream = nullptr;
  body_.bytes = std::make_shared<const std::string>(std::move(bytes));
}

void ClientRequest::send(ClientConnection& connection) const {
  HeadWriter out;
  out << info_->method << " " << target_ << " HTTP/1.1\r\n";
  for (const HeaderField field : info_->headers) out.field(field.name, field.value);
  out << "\r\n";
  if (expects_continue_ || body_.kind == Kind::stream) return connection.write(out.text());
  if (body_.kind == Kind::bytes && chunked_) {
    if (!body_.bytes->empty()) {
      out.chunk_line(body_.bytes->size());
      out << *body_.bytes << "\r\n";
    }
    out << "0\r\n\r\n";
    connection.write(out.text());
  } else {
    connection.write(out.text(), body_.bytes ? std::string_view(*body_.bytes) : std::string_view());
  }
  connection.written();
}

Coroutine<void> ClientRequest::rest(std::shared_ptr<ClientConnection> connection,
                                    TracePtr trace) const {
  if (!expects_continue_ && body_.kind != Kind::stream) return {};
  return coroutine(
      [connection = std::move(connection), trace = std::move(trace), body = body_,
       chunked = chunked_, left = length_, waits = expects_continue_, wanted = true,
       piece = std::string(), told = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        if (waits) YIELD_FROM_INTO(wanted, connection->wait_for_continue());
        if (!wanted) RETURN();
        if (body.kind == Kind::bytes) {
          if (trace && !body.bytes->empty()) {
            YIELD_FROM_OUTCOME(told, trace->tell<TraceRequestChunkSentParams>(*body.bytes));
            if (told.exception()) {
              connection->fail(cannot_send(told.exception()));
              RETURN();
            }
          }
          write_piece(*connection, *body.bytes, chunked);
        } else {
          TRY {
            FOR(piece, *body.stream) {
              if (connection->is_lost()) RETURN();
              if (piece.empty()) continue;
              if (!chunked && piece.size() > left)
                RAISE(ValueError("the body is longer than its Content-Length"));
              left -= chunked ? 0 : piece.size();
              if (trace) YIELD_FROM(trace->tell<TraceRequestChunkSentParams>(piece));
              write_piece(*connection, piece, chunked);
              YIELD_FROM(connection->drain());
            }
            END_FOR;
            if (!chunked && left > 0)
              RAISE(ValueError("the body is shorter than its Content-Length"));
          }
          EXCEPT(Exception) {  // of the generator; a connection that is lost is told otherwise
            if (!connection->is_lost()) connection->fail(cannot_send(co.exception()));
            RETURN();
          }
          END_TRY;
        }
        if (chunked) connection->write("0\r\n\r\n");
        connection->written();
        END;
      },
      __FILE__, __LINE__, "write_bytes");
}

// RFC 9110, 9.2.2
bool ClientRequest::is_repeatable() const noexcept {
  if (body_.kind == Kind::stream) return false;
  const std::string_view method = info_->method;
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE" ||
         method == "PUT" || method == "DELETE";
}

}  // namespace asyncio::http::detail
