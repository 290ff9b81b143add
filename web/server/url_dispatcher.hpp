// UrlDispatcher: which handler answers which path and method.
//
//   app.router().add_get("/hello/{name}", hello, "hello");
//   app.router()["hello"].url_for({{"name", "world"}})        // "/hello/world"
//
// UrlDispatcher, Resource, Route, RouteDef and its makers get(), post(), … aiohttp names: the same.
// A path is a literal one, or has {name}, which stands for a part of one segment, or {name:regex}.
// Lifetime: handles into the application. Thread: the loop's.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>
#include <asyncio/web/server/handler.hpp>
#include <asyncio/web/server/view.hpp>

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

class Application;

namespace detail {
class ApplicationState;
class DocumentRoot;
class HostPattern;
class PathPattern;

struct RouteState {
  std::string method;  // `*`: any
  Handler handler;     // with the middlewares around it, from freeze() on
};

// All routes of one path, or the application that is at one.
struct ResourceState {
  ResourceState(std::string resource_name, std::string path);
  ~ResourceState();

  std::string name;
  std::string prefix;  // where the application is
  std::unique_ptr<PathPattern> pattern;
  std::vector<std::shared_ptr<RouteState>> routes;
  std::shared_ptr<ApplicationState> subapp;      // then there are no routes
  std::unique_ptr<HostPattern> domain;           // whose application that is; then there is no path
  std::shared_ptr<const DocumentRoot> versions;  // of its files, for url_for()
};

// What was found: a route, or why there is none.
struct Resolved {
  const Handler* handler = nullptr;
  bool method_not_allowed = false;
  std::vector<std::string> allowed;  // then
};
}  // namespace detail

class Resource;

class Route {
 public:
  // `*` for any.
  const std::string& method() const noexcept { return route_->method; }
  const std::string& name() const noexcept { return resource_->name; }
  const Handler& handler() const noexcept { return route_->handler; }
  Resource resource() const noexcept;
  // As that of its resource.
  std::string url_for(const http::MultiDict& values = {}, const http::MultiDict& query = {}) const;

  explicit Route(std::shared_ptr<detail::RouteState> route,
                 std::shared_ptr<detail::ResourceState> resource) noexcept
      : route_(std::move(route)), resource_(std::move(resource)) {}

 private:
  std::shared_ptr<detail::RouteState> route_;
  std::shared_ptr<detail::ResourceState> resource_;
};

class Resource {
 public:
  explicit Resource(std::shared_ptr<detail::ResourceState> state) noexcept
      : state_(std::move(state)) {}
  const std::string& name() const noexcept { return state_->name; }
  // `/hello/{name}`; of an application below a path that path, of one of a domain the domain.
  const std::string& canonical() const noexcept;
  // In the order in which they were added.
  std::vector<Route> routes() const;
  // The path with values for its names, and a query behind it. KeyError for a name without a value.
  // Of static files: StaticOptions::append_version.
  std::string url_for(const http::MultiDict& values = {}, const http::MultiDict& query = {}) const;
  // RuntimeError when there is one for the method already.
  Route add_route(std::string method, Handler handler) const;

 private:
  std::shared_ptr<detail::ResourceState> state_;
};

// A route that is no application's yet: web::get("/", index).
struct RouteDef {
  std::string method, path;
  Handler handler;
  std::string name = {};
  bool allow_head = true;  // of GET: HEAD, too
};
inline RouteDef route(std::string method, std::string path, Handler handler,
                      std::string name = {}) {
  return {std::move(method), std::move(path), std::move(handler), std::move(name)};
}
// GET, and, with allow_head, HEAD.
inline RouteDef get(std::string path, Handler handler, std::string name = {},
                    bool allow_head = true) {
  return {"GET", std::move(path), std::move(handler), std::move(name), allow_head};
}
inline RouteDef head(std::string path, Handler handler, std::string name = {}) {
  return route("HEAD", std::move(path), std::move(handler), std::move(name));
}
inline RouteDef post(std::string path, Handler handler, std::string name = {}) {
  return route("POST", std::move(path), std::move(handler), std::move(name));
}
inline RouteDef put(std::string path, Handler handler, std::string name = {}) {
  return route("PUT", std::move(path), std::move(handler), std::move(name));
}
inline RouteDef patch(std::string path, Handler handler, std::string name = {}) {
  return route("PATCH", std::move(path), std::move(handler), std::move(name));
}
inline RouteDef delete_(std::string path, Handler handler, std::string name = {}) {
  return route("DELETE", std::move(path), std::move(handler), std::move(name));
}
inline RouteDef options(std::string path, Handler handler, std::string name = {}) {
  return route("OPTIONS", std::move(path), std::move(handler), std::move(name));
}
// All methods of a class of views: web::view<Item>("/items/{id}").
template <class V>
RouteDef view(std::string path, std::string name = {}) {
  return route("*", std::move(path), view_handler<V>(), std::move(name));
}

// The keyword arguments of add_static(), by aiohttp's names.
struct StaticOptions {
  std::string name = {};
  bool show_index = false;       // a page with the names in a directory
  bool follow_symlinks = false;  // to what is below the directory as well
  // url_for({{"filename", "a.css"}}) says which state of the file that is, `?v=...`, so that what a
  // browser has kept is not taken for a newer one; nothing for what is no file.
  bool append_version = false;
};

class UrlDispatcher {
 public:
  UrlDispatcher() = default;
  UrlDispatcher(const UrlDispatcher&) = delete;
  UrlDispatcher& operator=(const UrlDispatcher&) = delete;

  // ValueError for a path or a name that is none, or a name that is taken; RuntimeError when there
  // is a handler for the path and method already, or the application runs.
  Route add_route(std::string method, std::string path, Handler handler, std::string name = {});
  // GET, and, with allow_head, HEAD.
  Route add_get(std::string path, Handler handler, std::string name = {}, bool allow_head = true);
  Route add_head(std::string path, Handler handler, std::string name = {}) {
    return add_route("HEAD", std::move(path), std::move(handler), std::move(name));
  }
  Route add_post(std::string path, Handler handler, std::string name = {}) {
    return add_route("POST", std::move(path), std::move(handler), std::move(name));
  }
  Route add_put(std::string path, Handler handler, std::string name = {}) {
    return add_route("PUT", std::move(path), std::move(handler), std::move(name));
  }
  Route add_patch(std::string path, Handler handler, std::string name = {}) {
    return add_route("PATCH", std::move(path), std::move(handler), std::move(name));
  }
  Route add_delete(std::string path, Handler handler, std::string name = {}) {
    return add_route("DELETE", std::move(path), std::move(handler), std::move(name));
  }
  Route add_options(std::string path, Handler handler, std::string name = {}) {
    return add_route("OPTIONS", std::move(path), std::move(handler), std::move(name));
  }
  // All files below a directory: static_resource.hpp. ValueError when there is none.
  Resource add_static(std::string prefix, const std::string& directory,
                      const StaticOptions& options = {});
  // All methods of a class of views.
  template <class V>
  Route add_view(std::string path, std::string name = {}) {
    return add_route("*", std::move(path), view_handler<V>(), std::move(name));
  }
  void add_routes(std::initializer_list<RouteDef> routes);
  void add_routes(const std::vector<RouteDef>& routes);
  Resource add_resource(std::string path, std::string name = {});
  // The resource of that name. KeyError.
  Resource operator[](std::string_view name) const;
  bool contains(std::string_view name) const { return named_.find(name) != named_.end(); }
  // In the order in which they were added.
  std::vector<Resource> resources() const;
  // Of all its resources.
  std::vector<Route> routes() const;
  // By their names.
  std::map<std::string, Resource> named_resources() const;

  // For the library's layers.
  const std::vector<std::shared_ptr<detail::ResourceState>>& states() const noexcept {
    return resources_;
  }
  // Puts a prefix before all paths.
  void add_prefix(const std::string& prefix);
  void add_subapp(std::string prefix, std::shared_ptr<detail::ApplicationState> subapp);
  void add_domain(std::string_view domain, std::shared_ptr<detail::ApplicationState> subapp);
  void freeze() noexcept { frozen_ = true; }
  // Looks for a route, and on the way notes names and applications in the request.
  detail::Resolved resolve(detail::RequestState& request, std::string_view path) const;

 private:
  std::shared_ptr<detail::ResourceState> resource_at(std::string path, std::string name);
  void add_to_index(const std::shared_ptr<detail::ResourceState>& resource);
  bool resolve_by_domain(detail::RequestState& request, std::string_view path,
                         detail::Resolved& found) const;
  bool resolve_at(std::string_view key, detail::RequestState& request, std::string_view path,
                  detail::Resolved& found) const;

  std::vector<std::shared_ptr<detail::ResourceState>> resources_;
  std::map<std::string, std::shared_ptr<detail::ResourceState>, std::less<>> named_;
  // By the whole path, or by what is before the last slash of what all its paths begin with.
  std::map<std::string, std::vector<std::shared_ptr<detail::ResourceState>>, std::less<>> index_;
  std::vector<std::shared_ptr<detail::ResourceState>> of_domains_;
  bool frozen_ = false;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
