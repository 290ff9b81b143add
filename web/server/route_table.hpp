// RouteTableDef: routes that are gathered before there is an application for them.
//
//   web::RouteTableDef table;
//   table.get("/", index).post("/items", add_item);
//   app.add_routes(table);
//
// aiohttp name: web.RouteTableDef; what is a decorator there is a function here.
// Lifetime: a value. Thread: any.
#pragma once

#include <asyncio/web/server/url_dispatcher.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

class RouteTableDef {
 public:
  RouteTableDef& route(std::string method, std::string path, Handler handler,
                       std::string name = {}) {
    return add(web::route(std::move(method), std::move(path), std::move(handler), std::move(name)));
  }
  // GET, and, with allow_head, HEAD.
  RouteTableDef& get(std::string path, Handler handler, std::string name = {},
                     bool allow_head = true) {
    return add(web::get(std::move(path), std::move(handler), std::move(name), allow_head));
  }
  RouteTableDef& head(std::string path, Handler handler, std::string name = {}) {
    return route("HEAD", std::move(path), std::move(handler), std::move(name));
  }
  RouteTableDef& post(std::string path, Handler handler, std::string name = {}) {
    return route("POST", std::move(path), std::move(handler), std::move(name));
  }
  RouteTableDef& put(std::string path, Handler handler, std::string name = {}) {
    return route("PUT", std::move(path), std::move(handler), std::move(name));
  }
  RouteTableDef& patch(std::string path, Handler handler, std::string name = {}) {
    return route("PATCH", std::move(path), std::move(handler), std::move(name));
  }
  RouteTableDef& delete_(std::string path, Handler handler, std::string name = {}) {
    return route("DELETE", std::move(path), std::move(handler), std::move(name));
  }
  RouteTableDef& options(std::string path, Handler handler, std::string name = {}) {
    return route("OPTIONS", std::move(path), std::move(handler), std::move(name));
  }
  template <class V>
  RouteTableDef& view(std::string path, std::string name = {}) {
    return add(web::view<V>(std::move(path), std::move(name)));
  }
  RouteTableDef& add(RouteDef route) {
    routes_.push_back(std::move(route));
    return *this;
  }

  std::size_t size() const noexcept { return routes_.size(); }
  const RouteDef& operator[](std::size_t i) const noexcept { return routes_[i]; }
  std::vector<RouteDef>::const_iterator begin() const noexcept { return routes_.begin(); }
  std::vector<RouteDef>::const_iterator end() const noexcept { return routes_.end(); }
  // For add_routes().
  operator const std::vector<RouteDef>&() const noexcept { return routes_; }

 private:
  std::vector<RouteDef> routes_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
