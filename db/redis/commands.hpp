// Commands: Redis's commands as methods, of a client and of a pipeline alike. Each gives a Future
// of its answer; the command is sent in this turn, or with its pipeline.
//
//   YIELD_FROM_INTO(text, redis.get("key"));             // std::optional<std::string>
//   YIELD_FROM_INTO(count, redis.sadd("set", "a", "b"))  // arguments one by one, or a list of them
//
// redis-py names, and the order of their arguments; what is None there is std::nullopt, and what is
// counted there (numkeys) is counted here by the client. A keyword argument that makes the answer
// another type is part of the name: set_get(), zrange_withscores(). All other keyword arguments of
// a command that has several are fields of its options. A command that is not here, and docs/
// databases.md says why: execute_command<T>("NAME", ...). What a server answers with OK is a bool
// that is true.
// Thread: the loop's.
#pragma once

#include <asyncio/db/redis/geo_commands.hpp>
#include <asyncio/db/redis/hash_commands.hpp>
#include <asyncio/db/redis/key_commands.hpp>
#include <asyncio/db/redis/list_commands.hpp>
#include <asyncio/db/redis/script_commands.hpp>
#include <asyncio/db/redis/server_commands.hpp>
#include <asyncio/db/redis/set_commands.hpp>
#include <asyncio/db/redis/sorted_set_commands.hpp>
#include <asyncio/db/redis/stream_commands.hpp>
#include <asyncio/db/redis/string_commands.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// `Self` has run<T>(detail::Arguments) and run_blocking<T>(detail::Arguments).
template <class Self>
class Commands : public detail::KeyCommands<Self>,
                 public detail::StringCommands<Self>,
                 public detail::HashCommands<Self>,
                 public detail::ListCommands<Self>,
                 public detail::SetCommands<Self>,
                 public detail::SortedSetCommands<Self>,
                 public detail::StreamCommands<Self>,
                 public detail::GeoCommands<Self>,
                 public detail::ScriptCommands<Self>,
                 public detail::ServerCommands<Self> {};

}  // namespace asyncio::redis
#pragma GCC visibility pop
