// ScanIter: what a scan finds, one by one, over as many pages as it takes.
//
//   FOR(name, redis.scan_iter("user:*")) { use(name); } END_FOR;
//
// redis-py names: scan_iter() and its kind. What is there from the beginning to the end is found at
// least once; what comes or goes meanwhile may be.
// Lifetime: a handle; copies go on where the others are. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/answers.hpp>
#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/keywords.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

template <class T>
class ScanIter {
 public:
  // Gives the page at a cursor.
  using Scan = std::function<Future<Page<std::vector<T>>>(std::int64_t cursor)>;
  explicit ScanIter(Scan scan) : state_(std::make_shared<State>(std::move(scan))) {}

  // The next one; nothing at the end.
  Coroutine<std::optional<T>> anext() const {
    return coroutine<std::optional<T>>([state = state_](auto& co) mutable {
      ASYNCIO_BEGIN(co);
      while (state->at == state->page.second.size()) {
        if (state->begun && state->page.first == 0) ASYNCIO_RETURN(std::nullopt);
        ASYNCIO_YIELD_FROM_INTO(state->page, state->scan(state->page.first));
        state->begun = true;
        state->at = 0;
      }
      ASYNCIO_RETURN(std::move(state->page.second[state->at++]));
      ASYNCIO_END;
    });
  }

 private:
  struct State {
    explicit State(Scan how) : scan(std::move(how)) {}
    const Scan scan;
    Page<std::vector<T>> page{0, {}};
    std::size_t at = 0;
    bool begun = false;
  };
  std::shared_ptr<State> state_;
};

}  // namespace asyncio::redis
#pragma GCC visibility pop
