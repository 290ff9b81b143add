#include <asyncio/web/server/url_dispatcher.hpp>

#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/target.hpp>
#include <asyncio/web/server/application.hpp>
#include <asyncio/web/server/document_root.hpp>
#include <asyncio/web/server/host_pattern.hpp>
#include <asyncio/web/server/path_pattern.hpp>
#include <asyncio/web/server/static_resource.hpp>

#include <algorithm>

namespace asyncio::web {

using detail::Resolved;
using detail::ResourceState;
using detail::RouteState;

ResourceState::ResourceState(std::string resource_name, std::string path)
    : name(std::move(resource_name)),
      pattern(std::make_unique<detail::PathPattern>(std::move(path))) {}
ResourceState::~ResourceState() = default;

Coroutine<StreamResponse> detail::not_allowed(const Request& request,
                                              std::vector<std::string> allowed) {
  return raising(
      make_exception<HTTPMethodNotAllowed>(std::string(request.method()), std::move(allowed)));
}

Resource Route::resource() const noexcept { return Resource(resource_); }
std::string Route::url_for(const http::MultiDict& values, const http::MultiDict& query) const {
  return resource().url_for(values, query);
}

const std::string& Resource::canonical() const noexcept {
  return state_->domain ? state_->domain->canonical() : state_->pattern->canonical();
}

std::vector<Route> Resource::routes() const {
  std::vector<Route> all;
  for (const auto& route : state_->routes) all.emplace_back(route, state_);
  return all;
}

std::string Resource::url_for(const http::MultiDict& values, const http::MultiDict& query) const {
  std::string out = state_->prefix + state_->pattern->fill(values);
  char mark = '?';
  if (const std::string version =
          state_->versions ? state_->versions->state_of(values["filename"]) : "";
      !version.empty()) {
    out.append("?v=").append(version);
    mark = '&';
  }
  for (const auto& [name, value] : query) {
    out += mark;
    out.append(http::quote(name, "")).append("=").append(http::quote(value, ""));
    mark = '&';
  }
  return out;
}

Route Resource::add_route(std::string method, Handler handler) const {
  std::transform(method.begin(), method.end(), method.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (method != "*" && !http::detail::is_token(method))
    throw ValueError("'" + method + "' is not allowed HTTP method");
  if (!handler) throw ValueError("a route needs a handler");
  for (const auto& route : state_->routes) {
    if (route->method == method || route->method == "*")
      throw RuntimeError("Added route will never be executed, method " + method +
                         " is already registered");
  }
  auto route = std::make_shared<RouteState>(RouteState{std::move(method), std::move(handler)});
  state_->routes.push_back(route);
  return Route(std::move(route), state_);
}

std::shared_ptr<ResourceState> UrlDispatcher::resource_at(std::string path, std::string name) {
  if (frozen_) throw RuntimeError("Cannot register a resource into frozen router.");
  // Routes of one path that follow each other are of one resource.
  if (!resources_.empty() && !resources_.back()->subapp && resources_.back()->name == name) {
    ResourceState& last = *resources_.back();
    if (detail::PathPattern(path).canonical() == last.pattern->canonical() &&
        last.pattern->source() == path)
      return resources_.back();
  }
  if (!name.empty() && contains(name))
    throw ValueError("Duplicate '" + name + "', already handled by another resource");
  auto made = std::make_shared<ResourceState>(std::move(name), std::move(path));
  resources_.push_back(made);
  if (!made->name.empty()) named_.emplace(made->name, made);
  add_to_index(made);
  return made;
}

void UrlDispatcher::add_to_index(const std::shared_ptr<ResourceState>& resource) {
  const detail::PathPattern& pattern = *resource->pattern;
  std::string key = pattern.literal();
  if (!pattern.is_plain()) {
    const std::size_t slash = key.rfind('/');
    key.erase(slash == std::string::npos || slash == 0 ? key.size() : slash);
    if (slash == 0 || slash == std::string::npos) key = "/";
  }
  index_[key].push_back(resource);
}

Resource UrlDispatcher::add_resource(std::string path, std::string name) {
  return Resource(resource_at(std::move(path), std::move(name)));
}

Route UrlDispatcher::add_route(std::string method, std::string path, Handler handler,
                               std::string name) {
  return add_resource(std::move(path), std::move(name))
      .add_route(std::move(method), std::move(handler));
}

Route UrlDispatcher::add_get(std::string path, Handler handler, std::string name, bool allow_head) {
  const Resource resource = add_resource(std::move(path), std::move(name));
  if (allow_head) resource.add_route("HEAD", handler);
  return resource.add_route("GET", std::move(handler));
}

void UrlDispatcher::add_routes(std::initializer_list<RouteDef> routes) {
  for (const RouteDef& route : routes) {
    if (route.method == "GET")
      add_get(route.path, route.handler, route.name, route.allow_head);
    else
      add_route(route.method, route.path, route.handler, route.name);
    if (auto versions = detail::versions_of(route.handler))
      resources_.back()->versions = std::move(versions);
  }
}
void UrlDispatcher::add_routes(const std::vector<RouteDef>& routes) {
  for (const RouteDef& route : routes) add_routes({route});
}

Resource UrlDispatcher::operator[](std::string_view name) const {
  const auto found = named_.find(name);
  if (found == named_.end()) asyncio::detail::throw_key_error(name);
  return Resource(found->second);
}

std::vector<Resource> UrlDispatcher::resources() const {
  return std::vector<Resource>(resources_.begin(), resources_.end());
}

std::vector<Route> UrlDispatcher::routes() const {
  std::vector<Route> all;
  for (const auto& resource : resources_) {
    for (const auto& route : resource->routes) all.emplace_back(route, resource);
  }
  return all;
}

std::map<std::string, Resource> UrlDispatcher::named_resources() const {
  std::map<std::string, Resource> all;
  for (const auto& [name, resource] : named_) all.emplace(name, Resource(resource));
  return all;
}

void UrlDispatcher::add_prefix(const std::string& prefix) {
  for (const auto& resource : resources_) {
    resource->prefix = prefix + resource->prefix;
    if (resource->subapp) resource->subapp->router.add_prefix(prefix);
  }
}

void UrlDispatcher::add_subapp(std::string prefix, std::shared_ptr<detail::ApplicationState> app) {
  while (!prefix.empty() && prefix.back() == '/') prefix.pop_back();
  if (prefix.empty()) throw ValueError("Prefix cannot be empty");
  if (prefix.find('{') != std::string::npos)
    throw ValueError("a prefix is a literal path: '" + prefix + "'");
  if (frozen_) throw RuntimeError("Cannot add sub application to frozen application");
  auto made = std::make_shared<ResourceState>(std::string(), prefix);
  made->subapp = std::move(app);
  made->subapp->router.add_prefix(made->pattern->literal());
  resources_.push_back(made);
  index_[made->pattern->literal()].push_back(std::move(made));
}

void UrlDispatcher::add_domain(std::string_view domain,
                               std::shared_ptr<detail::ApplicationState> app) {
  if (frozen_) throw RuntimeError("Cannot add sub application to frozen application");
  auto made = std::make_shared<ResourceState>(std::string(), std::string());
  made->domain = std::make_unique<detail::HostPattern>(domain);
  made->subapp = std::move(app);
  resources_.push_back(made);
  of_domains_.push_back(std::move(made));
}

Resolved UrlDispatcher::resolve(detail::RequestState& request, std::string_view path) const {
  Resolved found;
  // Longer beginnings first, so that a literal path goes before a pattern.
  std::string_view key = path;
  while (!key.empty()) {
    if (resolve_at(key, request, path, found)) return found;
    if (key == "/") break;
    const std::size_t slash = key.rfind('/');
    key = slash == 0 || slash == std::string_view::npos ? std::string_view("/")
                                                        : key.substr(0, slash);
  }
  if (path.empty() && resolve_at(path, request, path, found)) return found;
  resolve_by_domain(request, path, found);
  return found;
}

// What no path of this application's matches may be for one of a domain.
bool UrlDispatcher::resolve_by_domain(detail::RequestState& request, std::string_view path,
                                      Resolved& found) const {
  if (of_domains_.empty()) return false;
  const http::detail::Target target = http::detail::split_target(request.head->target());
  const std::string_view host = target.authority.empty() ? request.head->host() : target.authority;
  for (const auto& resource : of_domains_) {
    if (!resource->domain->match(host)) continue;
    request.app = resource->subapp;
    found = resource->subapp->router.resolve(request, path);
    return true;
  }
  return false;
}

// Whether the search is over.
bool UrlDispatcher::resolve_at(std::string_view key, detail::RequestState& request,
                               std::string_view path, Resolved& found) const {
  const auto at = index_.find(key);
  if (at == index_.end()) return false;
  for (const auto& resource : at->second) {
    if (resource->subapp) {
      const std::string_view rest = path.substr(key.size());
      if (!rest.empty() && rest.front() != '/') continue;
      request.app = resource->subapp;
      found = resource->subapp->router.resolve(request, rest);
      return true;
    }
    http::MultiDict names;
    if (!resource->pattern->match(path, names)) continue;
    for (const auto& route : resource->routes) {
      if (route->method == request.head->method() || route->method == "*") {
        request.match_info = std::move(names);
        found.handler = &route->handler;
        return true;
      }
    }
    for (const auto& route : resource->routes) found.allowed.push_back(route->method);
    found.method_not_allowed = true;
  }
  return false;
}

}  // namespace asyncio::web
