// suspend(): one operation that may suspend, with a line of the trace before it and one after.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/tests/conformance/replayer.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace asyncio::conformance {

// `what`: an awaitable of a Value, or of what a Value is made of; or `future`, waited for in some
// way.
template <class A>
Coroutine<Signal> suspend(Replayer& r, std::string text, A what, AnyFuture future = nullptr) {
  using R = await_result_t<A>;
  if constexpr (std::is_void_v<R>) {
    return coroutine<Signal>(
        [&r, text = std::move(text), what = std::move(what)](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          r.log("> " + text);
          ASYNCIO_TRY { ASYNCIO_YIELD_FROM(std::move(what)); }
          ASYNCIO_EXCEPT(BaseException) {
            r.log("< " + text + " ! " + text_of(co.exception()));
            ASYNCIO_RAISE();
          }
          ASYNCIO_END_TRY
          r.log("< " + text + " = None");
          ASYNCIO_RETURN(Signal{});
          ASYNCIO_END;
        });
  } else {
    return coroutine<Signal>([&r, text = std::move(text), what = std::move(what),
                              future = std::move(future), result = R()](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      r.log("> " + text);
      ASYNCIO_TRY { ASYNCIO_YIELD_FROM_INTO(result, std::move(what)); }
      ASYNCIO_EXCEPT(BaseException) {
        r.log("< " + text + " ! " + text_of(co.exception()));
        ASYNCIO_RAISE();
      }
      ASYNCIO_END_TRY
      if constexpr (std::is_same_v<R, Value> || is_gathered_v<R>) {
        r.log("< " + text + " = " + text_of(r.value_of(future, result)));
      } else {
        (void)future;
        r.log("< " + text + " = " + text_of(Value(result)));
      }
      ASYNCIO_RETURN(Signal{});
      ASYNCIO_END;
    });
  }
}

// A statement that only says something.
inline Coroutine<Signal> say(Replayer& r, std::string text) {
  return coroutine<Signal>([&r, text = std::move(text)](auto& co) {
    ASYNCIO_BEGIN(co);
    r.log(text);
    ASYNCIO_RETURN(Signal{});
    ASYNCIO_END;
  });
}

}  // namespace asyncio::conformance
