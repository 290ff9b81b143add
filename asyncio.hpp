// asyncio17: the legacy asyncio model (loop, futures, `yield from` coroutines) in C++17. All of it
// but the short keywords (<asyncio/generators/short_keywords.hpp>) and what speaks Boost.Asio
// (<asyncio/loop/asio_context.hpp>).
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/loop/events.hpp>
