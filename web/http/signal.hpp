// Signal: what is called, one after the other, when something happens to an application, or to a
// request of a client.
//
//   app.on_startup().append([](web::Application app) { return connect(app); });
//
// aiohttp name: aiosignal.Signal. Lifetime: that of the application, or TraceConfig. Thread: the
// loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/keywords.hpp>

#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

template <class... A>
class Signal {
 public:
  using Receiver = std::function<Coroutine<void>(A...)>;

  Signal() = default;
  Signal(const Signal&) = delete;
  Signal& operator=(const Signal&) = delete;

  // A coroutine function, or a function that returns nothing. RuntimeError once it is frozen.
  template <class F>
  void append(F&& receiver) {
    if (frozen_) throw RuntimeError("Cannot send to or modify a frozen list.");
    using R = std::invoke_result_t<std::decay_t<F>&, A...>;
    if constexpr (std::is_void_v<R>)
      receivers_.push_back([f = std::forward<F>(receiver)](A... arguments) mutable {
        std::invoke(f, std::move(arguments)...);
        return Coroutine<void>();
      });
    else
      receivers_.push_back(std::forward<F>(receiver));
  }
  std::size_t size() const noexcept { return receivers_.size(); }
  bool empty() const noexcept { return receivers_.empty(); }
  void freeze() noexcept { frozen_ = true; }
  // Calls them in their order, each after the one before has ended. What one raises ends it.
  Coroutine<void> send(A... arguments) const {
    return asyncio::coroutine<void>(
        [this, i = std::size_t{0}, next = Coroutine<void>(),
         call = [arguments...](const Receiver& r) { return r(arguments...); }](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          for (; i < receivers_.size(); ++i) {
            next = call(receivers_[i]);
            if (next.valid()) ASYNCIO_YIELD_FROM(std::move(next));
          }
          ASYNCIO_END;
        },
        __FILE__, __LINE__, "send");
  }

 private:
  std::vector<Receiver> receivers_;
  bool frozen_ = false;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
