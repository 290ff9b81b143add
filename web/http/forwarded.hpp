// The Forwarded fields of a request (RFC 7239): which proxies it has come through.
//
// aiohttp name: request.forwarded. Thread: any.
#pragma once

#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

// An element for each proxy, in their order: `by`, `for`, `host`, `proto`, in lower case. Of an
// element that is none the rest is left out, up to the next comma. Any client can write one: it is
// true only of proxies that put their own in the place of it.
std::vector<MultiDict> parse_forwarded(const HeadersView& headers);

}  // namespace asyncio::http
#pragma GCC visibility pop
