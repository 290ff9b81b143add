// CleanupContexts: what an application has while it runs: async generators that make it, yield, and
// give it back.
//
//   app.cleanup_ctx().append([](web::Application app) {
//     return async_generator<None>([app](auto& co) {
//       BEGIN(co);
//       app[pool] = ...;
//       YIELD(None());
//       YIELD_FROM(app[pool].close());
//       END;
//     });
//   });
//
// CleanupContexts, CleanupError. aiohttp names: Application.cleanup_ctx, CleanupError.
// Each runs up to its yield before on_startup, and goes on after it, the last one first, before
// on_cleanup. Lifetime: that of the application. Thread: the loop's.
#pragma once

#include <asyncio/generators/async_generator.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/exception.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

class Application;

// More than one thing has failed at the end of an application.
class CleanupError : public RuntimeError {
 public:
  explicit CleanupError(std::vector<ExceptionPtr> errors)
      : RuntimeError("Multiple errors on cleanup stage"), exceptions_(std::move(errors)) {}
  const std::vector<ExceptionPtr>& exceptions() const noexcept { return exceptions_; }

 private:
  std::vector<ExceptionPtr> exceptions_;
};

namespace detail {

// An async generator that has begun.
class CleanupContext {
 public:
  CleanupContext() = default;
  CleanupContext(const CleanupContext&) = delete;
  CleanupContext& operator=(const CleanupContext&) = delete;
  virtual ~CleanupContext() = default;
  // Up to its next yield, of which there should be one. False: it has ended.
  virtual Coroutine<bool> next() = 0;
};

template <class G>
class CleanupContextOf final : public CleanupContext {
 public:
  explicit CleanupContextOf(G generator) : generator_(std::move(generator)) {}
  Coroutine<bool> next() override {
    using Yielded = std::optional<typename G::yield_type>;
    return asyncio::coroutine<bool>(
        [this, yielded = Yielded()](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(yielded, generator_.anext());
          ASYNCIO_RETURN(yielded.has_value());
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "cleanup_ctx");
  }

 private:
  G generator_;
};

}  // namespace detail

class CleanupContexts {
 public:
  using Factory = std::function<std::shared_ptr<detail::CleanupContext>(const Application&)>;

  CleanupContexts() = default;
  CleanupContexts(const CleanupContexts&) = delete;
  CleanupContexts& operator=(const CleanupContexts&) = delete;

  // A function that returns an AsyncGenerator. RuntimeError once the application runs.
  template <class F, class App = Application>
  void append(F&& function) {
    using G = std::invoke_result_t<std::decay_t<F>&, App>;
    add([f = std::forward<F>(function)](const App& app) mutable {
      return std::shared_ptr<detail::CleanupContext>(
          std::make_shared<detail::CleanupContextOf<G>>(std::invoke(f, App(app))));
    });
  }
  std::size_t size() const noexcept { return factories_.size(); }

  // For the library's layers. Begins them one after the other.
  Coroutine<void> begin(Application app);
  // Ends those that have begun, the last one first, and adds what they raise.
  Coroutine<void> end(std::vector<ExceptionPtr>& errors);
  void freeze() noexcept { frozen_ = true; }

 private:
  void add(Factory factory);
  std::vector<Factory> factories_;
  std::vector<std::shared_ptr<detail::CleanupContext>> begun_;
  bool frozen_ = false;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
