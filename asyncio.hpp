// asyncio17: the legacy asyncio model (loop, futures, `yield from` coroutines) in C++17. All of it
// but the short keywords (<asyncio/generators/short_keywords.hpp>), what speaks Boost.Asio
// (<asyncio/loop/asio_*.hpp>), and of I/O what few programs need: <asyncio/io/subprocess.hpp>,
// process_pool_executor.hpp, supervisor.hpp, datagrams.hpp, pipes.hpp, files.hpp, readiness.hpp,
// sock_ops.hpp and sendfile.hpp there.
#pragma once

#include <asyncio/generators/config.hpp>

#include <asyncio/futures/as_completed.hpp>
#include <asyncio/futures/by_hand.hpp>
#include <asyncio/futures/concurrent_future.hpp>
#include <asyncio/futures/concurrent_wait.hpp>
#include <asyncio/futures/future.hpp>
#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/ioloop.hpp>
#include <asyncio/futures/runners.hpp>
#include <asyncio/futures/shield.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/futures/taskgroups.hpp>
#include <asyncio/futures/thread_pool_executor.hpp>
#include <asyncio/futures/threads.hpp>
#include <asyncio/futures/timeouts.hpp>
#include <asyncio/futures/wait.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/generators/async_generator.hpp>
#include <asyncio/generators/contextlib.hpp>
#include <asyncio/generators/keywords.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/insight/call_graph.hpp>
#include <asyncio/insight/watchdog.hpp>
#ifndef ASYNCIO17_WITHOUT_BOOST  // what CMake defines where it finds none
#include <asyncio/io/connect.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/io/streams.hpp>
#endif
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/guest.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/sync/barrier.hpp>
#include <asyncio/sync/condition.hpp>
#include <asyncio/sync/event.hpp>
#include <asyncio/sync/lock.hpp>
#include <asyncio/sync/queue.hpp>
#include <asyncio/sync/semaphore.hpp>
#include <asyncio/version.hpp>
