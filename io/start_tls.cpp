#include <asyncio/io/start_tls.hpp>

#include <asyncio/futures/task.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

// The transport below reads nothing until its new protocol knows it. asyncio calls
// connection_made() in the next turn, as a transport does.
Wrapped take_over(EventLoop& loop, const TransportPtr& below, const TransportWrapper& context,
                  Wrapping wrapping, const std::function<std::string()>& first_input) {
  if (!below->get_protocol()) throw RuntimeError("Transport is closing");
  wrapping.was_below = below->get_protocol() == wrapping.protocol;
  Wrapped wrapped = context.wrap(loop, std::move(wrapping));
  below->pause_reading();
  below->set_protocol(wrapped.protocol);
  loop.call_soon(
      [below, protocol = wrapped.protocol, first = first_input ? first_input() : std::string()] {
        if (below->get_protocol() != protocol) return;
        protocol->connection_made(below);
        if (!first.empty()) protocol->data_received(first);
        below->resume_reading();
      });
  return wrapped;
}

}  // namespace

Coroutine<TransportPtr> start_tls(EventLoop& loop, TransportPtr transport,
                                  std::shared_ptr<StreamingProtocol> protocol,
                                  WrapperPtr sslcontext, StartTlsOptions options,
                                  std::function<std::string()> first_input) {
  return coroutine<TransportPtr>(
      [&loop, below = std::move(transport), protocol = std::move(protocol),
       context = std::move(sslcontext), options = std::move(options),
       first_input = std::move(first_input), waiter = Future<void>(nullptr),
       wrapped = Wrapped()](Co<TransportPtr>& co) mutable {
        BEGIN(co);
        if (!context)
          RAISE(TypeError("sslcontext is expected to be an instance of ssl.SSLContext, got None"));
        if (!below) RAISE(TypeError("transport None is not supported by start_tls()"));
        waiter = loop.create_future();
        wrapped = take_over(
            loop, below, *context,
            {protocol, options.server_side, options.server_hostname,
             options.ssl_handshake_timeout.get(), options.ssl_shutdown_timeout.get(), waiter, true},
            first_input);
        TRY { YIELD_FROM(waiter); }
        EXCEPT(BaseException) {
          below->close();
          RAISE();
        }
        END_TRY
        RETURN(wrapped.transport);
        END;
      },
      __FILE__, __LINE__, "start_tls");
}

}  // namespace asyncio::detail
