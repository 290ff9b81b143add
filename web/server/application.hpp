// Application: routes, what stands before them, and what is to happen when they begin and end.
//
//   web::Application app;
//   app.router().add_get("/hello/{name}", hello);
//   server = loop.create_server(app.make_handler(), "127.0.0.1", 8000);
//
// aiohttp name: web.Application. Lifetime: a handle; copies are the same application. Thread: the
// loop's.
#pragma once

#include <asyncio/web/http/limits.hpp>
#include <asyncio/web/http/signal.hpp>
#include <asyncio/web/server/cleanup_context.hpp>
#include <asyncio/web/server/keys.hpp>
#include <asyncio/web/server/server.hpp>
#include <asyncio/web/server/url_dispatcher.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
class ApplicationState;
}

class Application {
 public:
  using Receivers = Signal<Application>;

  Application();
  explicit Application(std::shared_ptr<detail::ApplicationState> state) noexcept
      : state_(std::move(state)) {}

  UrlDispatcher& router() const noexcept;
  void add_routes(std::initializer_list<RouteDef> routes) const { router().add_routes(routes); }
  void add_routes(const std::vector<RouteDef>& routes) const { router().add_routes(routes); }
  // Another application below a path, with its own middlewares and signals, within this one's.
  void add_subapp(std::string prefix, const Application& subapp) const;
  // Another application for the requests to a host that no route of this one's answers:
  // `example.com`, `*.example.com`, `example.com:8080`. ValueError for what is no domain.
  void add_domain(std::string_view domain, const Application& subapp) const;
  // The first one is the outermost. RuntimeError once the application runs.
  void add_middleware(Middleware middleware) const;

  // A value that is kept for the handlers; made by T{} when it was not set. app['key']
  template <class T>
  T& operator[](const AppKey<T>& key) const {
    return values().get_or_make(key);
  }
  template <class T>
  T& set(const AppKey<T>& key, typename AppKey<T>::value_type value) const {
    return values().set(key, std::move(value));
  }
  template <class T>
  bool contains(const AppKey<T>& key) const {
    return values().contains(&key);
  }

  // What it has while it runs; each begins before on_startup, and ends before on_cleanup. When
  // starting up fails, those that have begun are ended at once.
  CleanupContexts& cleanup_ctx() const noexcept;
  Receivers& on_startup() const noexcept;
  Receivers& on_shutdown() const noexcept;
  Receivers& on_cleanup() const noexcept;
  // Before the head of each answer is sent.
  Signal<Request, StreamResponse>& on_response_prepare() const noexcept;

  // How much its clients may send and how long they may take, before it is served.
  Limits& limits() const noexcept;
  // Of a body; 0: no limit.
  void client_max_size(std::uint64_t bytes) const { limits().client_max_size = bytes; }

  // Answers what is no request, in the place of a text of one line. The connection ends then.
  void on_bad_request(BadRequestHandler handler) const;

  // What makes the protocol of each connection: for loop.create_server(). It keeps the application,
  // which is frozen from then on.
  Server make_handler(const ServingOptions& options = ServingOptions()) const;

  // What runners call: on_startup of this one and those below it, and so on. cleanup() goes through
  // all of them, and raises then: what was raised, or a CleanupError of several.
  Coroutine<void> startup() const;
  Coroutine<void> shutdown() const;
  Coroutine<void> cleanup() const;
  bool frozen() const noexcept;
  // No more routes, middlewares or receivers.
  void freeze() const;

  explicit operator bool() const noexcept { return static_cast<bool>(state_); }
  friend bool operator==(const Application& a, const Application& b) noexcept {
    return a.state_ == b.state_;
  }
  friend bool operator!=(const Application& a, const Application& b) noexcept { return !(a == b); }

 private:
  friend class Request;
  void take_below(const Application& subapp) const;
  void check_below(const Application& subapp) const;
  detail::KeyedValues& values() const noexcept;
  std::shared_ptr<detail::ApplicationState> state_;
};

// The values of a request's application, and of those around it. request.config_dict
class ConfigDict {
 public:
  // Of the innermost application that has it; KeyError.
  template <class T>
  const T& operator[](const AppKey<T>& key) const {
    const detail::KeyedValues* const values = find(&key);
    if (!values) asyncio::detail::throw_key_error(key.name());
    return values->get(key);
  }
  template <class T>
  bool contains(const AppKey<T>& key) const noexcept {
    return find(&key) != nullptr;
  }
  explicit ConfigDict(std::shared_ptr<detail::ApplicationState> app) noexcept
      : app_(std::move(app)) {}

 private:
  const detail::KeyedValues* find(const void* key) const noexcept;
  std::shared_ptr<detail::ApplicationState> app_;
};

namespace detail {

class ApplicationState : public std::enable_shared_from_this<ApplicationState> {
 public:
  ApplicationState() = default;
  ~ApplicationState();
  void freeze(const std::vector<Middleware>& outer);
  // The answer to a request, of the handler or of what says that there is none.
  Coroutine<StreamResponse> answer(const Request& request);
  // The application so many levels farther out; null: there is none.
  ApplicationState* around(std::size_t levels) noexcept;

  UrlDispatcher router;
  std::vector<Middleware> middlewares;
  std::vector<Middleware> all_middlewares;  // those of the applications around it are first
  CleanupContexts cleanup_ctx;
  Application::Receivers on_startup, on_shutdown, on_cleanup;
  Signal<Request, StreamResponse> on_response_prepare;
  BadRequestHandler on_bad_request;
  std::vector<Application> subapps;
  KeyedValues values;
  Limits limits;
  bool frozen = false;
  ApplicationState* parent = nullptr;  // which keeps this one
};

}  // namespace detail
}  // namespace asyncio::web
#pragma GCC visibility pop
