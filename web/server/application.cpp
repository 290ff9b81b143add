#include <asyncio/web/server/application.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/path_pattern.hpp>

#include <asyncio/loop/event_loop.hpp>

#include <algorithm>

namespace asyncio::web {
namespace {

Handler with(const std::vector<Middleware>& middlewares, Handler handler) {
  for (std::size_t i = middlewares.size(); i-- > 0;) {
    handler = Handler([middleware = middlewares[i], next = std::move(handler)](Request request) {
      return middleware(std::move(request), next);
    });
  }
  return handler;
}

// What answers where there is no route, so that middlewares see it.
Handler refusing(ExceptionPtr error) {
  return Handler([error = std::move(error)](Request) { return detail::raising(error); });
}

using Receivers = Signal<Application> detail::ApplicationState::*;

// Of an application and then of those below it.
Coroutine<void> send(Application app, std::shared_ptr<detail::ApplicationState> state,
                     Receivers which) {
  return coroutine<void>([app = std::move(app), state = std::move(state), which,
                          i = std::size_t{0}](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(((*state).*which).send(app));
    for (; i < state->subapps.size(); ++i) {
      if (which == &detail::ApplicationState::on_startup)
        YIELD_FROM(state->subapps[i].startup());
      else
        YIELD_FROM(state->subapps[i].shutdown());
    }
    END;
  });
}

// An application and all of those below it.
std::vector<std::shared_ptr<detail::ApplicationState>> with_those_below(
    const std::shared_ptr<detail::ApplicationState>& app) {
  std::vector<std::shared_ptr<detail::ApplicationState>> all{app};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto next = all[i];
    for (const auto& resource : next->router.states())
      if (resource->subapp) all.push_back(resource->subapp);
  }
  return all;
}

}  // namespace

// A request that lives on may keep what was below it.
detail::ApplicationState::~ApplicationState() {
  for (const auto& resource : router.states()) {
    if (resource->subapp) resource->subapp->parent = nullptr;
  }
}

void detail::ApplicationState::freeze(const std::vector<Middleware>& outer) {
  if (frozen) return;
  all_middlewares = outer;
  all_middlewares.insert(all_middlewares.end(), middlewares.begin(), middlewares.end());
  for (const auto& resource : router.states()) {
    for (const auto& route : resource->routes)
      route->handler = with(all_middlewares, route->handler);
    if (resource->subapp) resource->subapp->freeze(all_middlewares);
  }
  router.freeze();
  cleanup_ctx.freeze();
  on_startup.freeze();
  on_shutdown.freeze();
  on_cleanup.freeze();
  on_response_prepare.freeze();
  frozen = true;
}

Coroutine<StreamResponse> detail::raising(ExceptionPtr error) {
  return coroutine<StreamResponse>([error = std::move(error)](auto& co) {
    BEGIN(co);
    RAISE(error);
    END;
  });
}

Coroutine<StreamResponse> detail::ApplicationState::answer(const Request& request) {
  RequestState& state = request.state();
  state.app = shared_from_this();
  std::string memory;
  Resolved found = router.resolve(state, canonical_path(request.raw_path(), memory));
  if (found.handler) return (*found.handler)(request);
  state.unrouted = true;
  ExceptionPtr error;
  if (found.method_not_allowed) {
    std::sort(found.allowed.begin(), found.allowed.end());
    found.allowed.erase(std::unique(found.allowed.begin(), found.allowed.end()),
                        found.allowed.end());
    error = make_exception<HTTPMethodNotAllowed>(std::string(request.method()),
                                                 std::move(found.allowed));
  } else {
    error = make_exception<HTTPNotFound>();
  }
  return with(state.app->all_middlewares, refusing(std::move(error)))(request);
}

detail::ApplicationState* detail::ApplicationState::around(std::size_t levels) noexcept {
  ApplicationState* app = this;
  for (; app && levels > 0; --levels) app = app->parent;
  return app;
}

Coroutine<void> detail::prepare(Request request, StreamResponse response) {
  return coroutine<void>(
      [request = std::move(request), response = std::move(response), i = std::size_t{0},
       work = Coroutine<void>()](auto& co) mutable {
        RequestState& state = request.state();
        Answer& answer = response.answer();
        BEGIN(co);
        work = answer.prepare_to_start(request);  // the receivers see what it comes to
        if (work.valid()) YIELD_FROM(std::move(work));
        if (state.app) {
          while (state.app->around(i)) ++i;
        }
        while (i > 0) {  // the outermost first
          --i;
          if (state.app->around(i)->on_response_prepare.empty()) continue;
          YIELD_FROM(state.app->around(i)->on_response_prepare.send(request, response));
        }
        if (answer.phase != Answer::Phase::open) RETURN();
        answer.accept(request.headers());
        work = answer.prepare_body();
        if (work.valid()) YIELD_FROM(std::move(work));
        if (answer.phase != Answer::Phase::open) RETURN();
        answer.start(*state.exchange);
        END;
      },
      __FILE__, __LINE__, "prepare");
}

ConfigDict Request::config_dict() const { return ConfigDict(app().state_); }

Application Request::app() const {
  if (!state().app) throw RuntimeError("the request is no application's");
  return Application(state().app);
}

Application::Application() : state_(std::make_shared<detail::ApplicationState>()) {}
UrlDispatcher& Application::router() const noexcept { return state_->router; }
detail::KeyedValues& Application::values() const noexcept { return state_->values; }
Limits& Application::limits() const noexcept { return state_->limits; }
bool Application::frozen() const noexcept { return state_->frozen; }
void Application::freeze() const { state_->freeze({}); }
CleanupContexts& Application::cleanup_ctx() const noexcept { return state_->cleanup_ctx; }
Application::Receivers& Application::on_startup() const noexcept { return state_->on_startup; }
Application::Receivers& Application::on_shutdown() const noexcept { return state_->on_shutdown; }
Application::Receivers& Application::on_cleanup() const noexcept { return state_->on_cleanup; }
Signal<Request, StreamResponse>& Application::on_response_prepare() const noexcept {
  return state_->on_response_prepare;
}

void Application::check_below(const Application& subapp) const {
  if (subapp == *this) throw ValueError("an application cannot be below itself");
  if (subapp.state_->parent || subapp.frozen()) throw RuntimeError("Cannot add frozen application");
}

void Application::take_below(const Application& subapp) const {
  subapp.state_->parent = state_.get();
  state_->subapps.push_back(subapp);
}

void Application::add_subapp(std::string prefix, const Application& subapp) const {
  check_below(subapp);
  router().add_subapp(std::move(prefix), subapp.state_);
  take_below(subapp);
}

void Application::add_domain(std::string_view domain, const Application& subapp) const {
  check_below(subapp);
  router().add_domain(domain, subapp.state_);
  take_below(subapp);
}

void Application::add_middleware(Middleware middleware) const {
  if (frozen()) throw RuntimeError("Cannot modify frozen list.");
  state_->middlewares.push_back(std::move(middleware));
}

void Application::on_bad_request(BadRequestHandler handler) const {
  if (frozen()) throw RuntimeError("Cannot modify frozen application");
  state_->on_bad_request = std::move(handler);
}

Server Application::make_handler(const ServingOptions& options) const {
  freeze();
  return Server(detail::RequestFunction(
                    [state = state_](const Request& request) { return state->answer(request); }),
                state_->limits, options, state_->on_bad_request);
}

Coroutine<void> Application::startup() const {
  return coroutine<void>(
      [app = *this, state = state_, errors = std::vector<ExceptionPtr>(), work = Outcome<void>(),
       all = std::vector<std::shared_ptr<detail::ApplicationState>>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(work, state->cleanup_ctx.begin(app));
        if (!work.exception())
          YIELD_FROM_OUTCOME(work, send(app, state, &detail::ApplicationState::on_startup));
        if (!work.exception()) RETURN();
        for (all = with_those_below(state); !all.empty(); all.pop_back())
          YIELD_FROM(all.back()->cleanup_ctx.end(errors));
        for (const ExceptionPtr& error : errors)
          get_running_loop().call_exception_handler(
              {"a cleanup context has failed after a failure at startup", error, {}});
        RAISE(work.exception());
        END;
      },
      __FILE__, __LINE__, "startup");
}

Coroutine<void> Application::shutdown() const {
  return send(*this, state_, &detail::ApplicationState::on_shutdown);
}

Coroutine<void> Application::cleanup() const {
  return coroutine<void>(
      [app = *this, state = state_, errors = std::vector<ExceptionPtr>(), work = Outcome<void>(),
       i = std::size_t{0}](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(state->cleanup_ctx.end(errors));
        YIELD_FROM_OUTCOME(work, state->on_cleanup.send(app));
        if (work.exception()) errors.push_back(work.exception());
        for (; i < state->subapps.size(); ++i) {
          YIELD_FROM_OUTCOME(work, state->subapps[i].cleanup());
          if (work.exception()) errors.push_back(work.exception());
        }
        if (errors.size() == 1) RAISE(errors.front());
        if (!errors.empty()) RAISE(CleanupError(std::move(errors)));
        END;
      },
      __FILE__, __LINE__, "cleanup");
}

const detail::KeyedValues* ConfigDict::find(const void* key) const noexcept {
  for (const detail::ApplicationState* app = app_.get(); app; app = app->parent)
    if (app->values.contains(key)) return &app->values;
  return nullptr;
}

}  // namespace asyncio::web
