#include <asyncio/io/pipes.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/pipe_transport.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

Coroutine<Connected> connect_pipe(EventLoop& loop, ProtocolFactory factory, int fd,
                                  Ref<Transport> (*make)(EventLoop&, NewPipe&&), const char* name) {
  return coroutine<Connected>(
      [&loop, factory = std::move(factory), fd, make, result = Connected(),
       waiter = Future<void>(nullptr)](Co<Connected>& co) mutable {
        BEGIN(co);
        result.second = factory();
        waiter = loop.create_future();
        result.first = make(loop, {fd, result.second, waiter});
        TRY { YIELD_FROM(waiter); }
        EXCEPT(BaseException) {
          result.first->close();
          RAISE();
        }
        END_TRY
        log_in_debug(loop, [&] { return result.first->to_string() + " connected"; });
        RETURN(std::move(result));
        END;
      },
      __FILE__, __LINE__, name);
}

}  // namespace

Coroutine<Connected> connect_read_pipe(EventLoop& loop, ProtocolFactory factory, int fd) {
  return connect_pipe(loop, std::move(factory), fd, make_read_pipe_transport, "connect_read_pipe");
}

Coroutine<Connected> connect_write_pipe(EventLoop& loop, ProtocolFactory factory, int fd) {
  return connect_pipe(loop, std::move(factory), fd, make_write_pipe_transport,
                      "connect_write_pipe");
}

}  // namespace asyncio::detail
