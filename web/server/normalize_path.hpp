// normalize_path_middleware(): leads a path that no route matches to one that a route does, when
// they differ by slashes only.
//
//   app.add_middleware(web::normalize_path_middleware());
//   app.add_middleware(web::normalize_path_middleware<web::HTTPFound>(options));
//
// aiohttp name: web.normalize_path_middleware; its redirect_class is the template's parameter here.
// Thread: the loop's.
#pragma once

#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/handler.hpp>

#include <optional>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web {

// The keyword arguments of normalize_path_middleware(), by aiohttp's names.
struct NormalizePathOptions {
  bool append_slash = true;
  bool remove_slash = false;
  bool merge_slashes = true;
};

namespace detail {
// Where the request should have gone; nothing: a route matches, or there is no better path.
std::optional<std::string> normalized_location(const Request& request,
                                               const NormalizePathOptions& options);
// ValueError when both append_slash and remove_slash are set.
void check(const NormalizePathOptions& options);
}  // namespace detail

// For the outermost application of a server: it looks for the route from there.
template <class Redirect = HTTPPermanentRedirect>
Middleware normalize_path_middleware(NormalizePathOptions options = NormalizePathOptions()) {
  detail::check(options);
  return [options](Request request, Handler handler) {
    return asyncio::coroutine<StreamResponse>(
        [request = std::move(request), handler = std::move(handler), options,
         to = std::optional<std::string>()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          to = detail::normalized_location(request, options);
          if (to) ASYNCIO_RAISE(Redirect(std::move(*to)));
          ASYNCIO_RETURN_FROM(handler(request));
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "normalize_path_middleware");
  };
}

}  // namespace asyncio::web
#pragma GCC visibility pop
