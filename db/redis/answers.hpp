// What commands take and give, where several groups of them do.
// Lifetime: values. Thread: any.
#pragma once

#include <asyncio/db/redis/conversion.hpp>
#include <asyncio/db/redis/resp_writer.hpp>
#include <asyncio/db/redis/value.hpp>
#include <asyncio/futures/future.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis {

using Text = std::optional<std::string>;
using Texts = std::vector<std::string>;
using OptionalTexts = std::vector<Text>;
using TextMap = std::map<std::string, std::string>;
using TextSet = std::set<std::string>;
// Of which each value has a type of its own.
using Properties = std::map<std::string, Value>;
// Of a sorted set.
using Scored = std::vector<std::pair<std::string, double>>;
// The cursor to go on with, 0 at the end, and what was found.
template <class T>
using Page = std::pair<std::int64_t, T>;

namespace detail {

using Key = std::string_view;
// A value, a bound or a list of them: whatever can be sent.
using Any = const detail::Argument&;
using Count = std::optional<std::int64_t>;
using Int = Future<std::int64_t>;
using OptionalInt = Future<std::optional<std::int64_t>>;
using Bool = Future<bool>;
using Double = Future<double>;
using OptionalDouble = Future<std::optional<double>>;

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
