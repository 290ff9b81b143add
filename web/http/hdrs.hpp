// The names of header fields. aiohttp name: hdrs.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::hdrs {

#define ASYNCIO_HDRS_(constant, name) inline constexpr std::string_view constant = name
ASYNCIO_HDRS_(ACCEPT, "Accept");
ASYNCIO_HDRS_(ACCEPT_CHARSET, "Accept-Charset");
ASYNCIO_HDRS_(ACCEPT_ENCODING, "Accept-Encoding");
ASYNCIO_HDRS_(ACCEPT_LANGUAGE, "Accept-Language");
ASYNCIO_HDRS_(ACCEPT_RANGES, "Accept-Ranges");
ASYNCIO_HDRS_(ACCESS_CONTROL_ALLOW_CREDENTIALS, "Access-Control-Allow-Credentials");
ASYNCIO_HDRS_(ACCESS_CONTROL_ALLOW_HEADERS, "Access-Control-Allow-Headers");
ASYNCIO_HDRS_(ACCESS_CONTROL_ALLOW_METHODS, "Access-Control-Allow-Methods");
ASYNCIO_HDRS_(ACCESS_CONTROL_ALLOW_ORIGIN, "Access-Control-Allow-Origin");
ASYNCIO_HDRS_(ACCESS_CONTROL_EXPOSE_HEADERS, "Access-Control-Expose-Headers");
ASYNCIO_HDRS_(ACCESS_CONTROL_MAX_AGE, "Access-Control-Max-Age");
ASYNCIO_HDRS_(ACCESS_CONTROL_REQUEST_HEADERS, "Access-Control-Request-Headers");
ASYNCIO_HDRS_(ACCESS_CONTROL_REQUEST_METHOD, "Access-Control-Request-Method");
ASYNCIO_HDRS_(AGE, "Age");
ASYNCIO_HDRS_(ALLOW, "Allow");
ASYNCIO_HDRS_(AUTHORIZATION, "Authorization");
ASYNCIO_HDRS_(CACHE_CONTROL, "Cache-Control");
ASYNCIO_HDRS_(CONNECTION, "Connection");
ASYNCIO_HDRS_(CONTENT_DISPOSITION, "Content-Disposition");
ASYNCIO_HDRS_(CONTENT_ENCODING, "Content-Encoding");
ASYNCIO_HDRS_(CONTENT_LANGUAGE, "Content-Language");
ASYNCIO_HDRS_(CONTENT_LENGTH, "Content-Length");
ASYNCIO_HDRS_(CONTENT_LOCATION, "Content-Location");
ASYNCIO_HDRS_(CONTENT_MD5, "Content-MD5");
ASYNCIO_HDRS_(CONTENT_RANGE, "Content-Range");
ASYNCIO_HDRS_(CONTENT_TRANSFER_ENCODING, "Content-Transfer-Encoding");
ASYNCIO_HDRS_(CONTENT_TYPE, "Content-Type");
ASYNCIO_HDRS_(COOKIE, "Cookie");
ASYNCIO_HDRS_(DATE, "Date");
ASYNCIO_HDRS_(DESTINATION, "Destination");
ASYNCIO_HDRS_(DIGEST, "Digest");
ASYNCIO_HDRS_(ETAG, "ETag");
ASYNCIO_HDRS_(EXPECT, "Expect");
ASYNCIO_HDRS_(EXPIRES, "Expires");
ASYNCIO_HDRS_(FORWARDED, "Forwarded");
ASYNCIO_HDRS_(FROM, "From");
ASYNCIO_HDRS_(HOST, "Host");
ASYNCIO_HDRS_(IF_MATCH, "If-Match");
ASYNCIO_HDRS_(IF_MODIFIED_SINCE, "If-Modified-Since");
ASYNCIO_HDRS_(IF_NONE_MATCH, "If-None-Match");
ASYNCIO_HDRS_(IF_RANGE, "If-Range");
ASYNCIO_HDRS_(IF_UNMODIFIED_SINCE, "If-Unmodified-Since");
ASYNCIO_HDRS_(KEEP_ALIVE, "Keep-Alive");
ASYNCIO_HDRS_(LAST_EVENT_ID, "Last-Event-ID");
ASYNCIO_HDRS_(LAST_MODIFIED, "Last-Modified");
ASYNCIO_HDRS_(LINK, "Link");
ASYNCIO_HDRS_(LOCATION, "Location");
ASYNCIO_HDRS_(MAX_FORWARDS, "Max-Forwards");
ASYNCIO_HDRS_(ORIGIN, "Origin");
ASYNCIO_HDRS_(PRAGMA, "Pragma");
ASYNCIO_HDRS_(PROXY_AUTHENTICATE, "Proxy-Authenticate");
ASYNCIO_HDRS_(PROXY_AUTHORIZATION, "Proxy-Authorization");
ASYNCIO_HDRS_(RANGE, "Range");
ASYNCIO_HDRS_(REFERER, "Referer");
ASYNCIO_HDRS_(RETRY_AFTER, "Retry-After");
ASYNCIO_HDRS_(SEC_WEBSOCKET_ACCEPT, "Sec-WebSocket-Accept");
ASYNCIO_HDRS_(SEC_WEBSOCKET_EXTENSIONS, "Sec-WebSocket-Extensions");
ASYNCIO_HDRS_(SEC_WEBSOCKET_KEY, "Sec-WebSocket-Key");
ASYNCIO_HDRS_(SEC_WEBSOCKET_KEY1, "Sec-WebSocket-Key1");
ASYNCIO_HDRS_(SEC_WEBSOCKET_PROTOCOL, "Sec-WebSocket-Protocol");
ASYNCIO_HDRS_(SEC_WEBSOCKET_VERSION, "Sec-WebSocket-Version");
ASYNCIO_HDRS_(SERVER, "Server");
ASYNCIO_HDRS_(SET_COOKIE, "Set-Cookie");
ASYNCIO_HDRS_(TE, "TE");
ASYNCIO_HDRS_(TRAILER, "Trailer");
ASYNCIO_HDRS_(TRANSFER_ENCODING, "Transfer-Encoding");
ASYNCIO_HDRS_(UPGRADE, "Upgrade");
ASYNCIO_HDRS_(URI, "URI");
ASYNCIO_HDRS_(USER_AGENT, "User-Agent");
ASYNCIO_HDRS_(VARY, "Vary");
ASYNCIO_HDRS_(VIA, "Via");
ASYNCIO_HDRS_(WANT_DIGEST, "Want-Digest");
ASYNCIO_HDRS_(WARNING, "Warning");
ASYNCIO_HDRS_(WWW_AUTHENTICATE, "WWW-Authenticate");
ASYNCIO_HDRS_(X_FORWARDED_FOR, "X-Forwarded-For");
ASYNCIO_HDRS_(X_FORWARDED_HOST, "X-Forwarded-Host");
ASYNCIO_HDRS_(X_FORWARDED_PROTO, "X-Forwarded-Proto");

#undef ASYNCIO_HDRS_

}  // namespace asyncio::hdrs
#pragma GCC visibility pop
