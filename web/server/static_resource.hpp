// static_(): a route to all files below a directory. add_static() of the router is the same.
//
//   app.router().add_static("/static/", "www");
//   app.add_routes({web::static_("/static", "www", {"files"})});  // with a name for url_for()
//
// A name is decoded once. One with NUL, `.`, `..`, an empty segment or an encoded slash is answered
// 404, and so is what leads out of the directory, is no file, or is not there; a directory 403,
// unless it is shown; what may not be read 403. Each file is a FileResponse, with
// `X-Content-Type-Options: nosniff`.
//
// aiohttp names: UrlDispatcher.add_static, web.static, StaticResource. Lifetime: the directory is
// opened when the route is made, and kept. Thread: the loop's.
#pragma once

#include <asyncio/web/server/url_dispatcher.hpp>

#include <memory>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::web {

// ValueError when there is no directory, or the prefix is no path.
RouteDef static_(std::string prefix, const std::string& directory,
                 const StaticOptions& options = {});

namespace detail {
// Whose files a handler answers with, if their addresses are to have versions; else null.
std::shared_ptr<const DocumentRoot> versions_of(const Handler& handler);
}  // namespace detail

}  // namespace asyncio::web
#pragma GCC visibility pop
