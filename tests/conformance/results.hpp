// The types that the futures of a scenario have: asyncio's one type of result is several here.
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/tests/conformance/value.hpp>

#include <type_traits>
#include <vector>

namespace asyncio::conformance {

// What gather() gives of futures and coroutines of a Value, and of futures of several types.
using Values = std::vector<Value>;
using Outcomes = std::vector<Outcome<Value>>;
using Nones = std::vector<None>;
using Ends = std::vector<Outcome<void>>;

template <class R>
inline constexpr bool is_gathered_v = std::is_same_v<R, Values> || std::is_same_v<R, Outcomes> ||
                                      std::is_same_v<R, Nones> || std::is_same_v<R, Ends>;

// f(future) with its type.
template <class F>
decltype(auto) visit(const AnyFuture& future, F&& f) {
  if (const auto value = future_cast<Value>(future)) return f(value);
  if (const auto values = future_cast<Values>(future)) return f(values);
  if (const auto outcomes = future_cast<Outcomes>(future)) return f(outcomes);
  if (const auto nones = future_cast<Nones>(future)) return f(nones);
  const auto ends = future_cast<Ends>(future);
  return f(ends);
}

}  // namespace asyncio::conformance
