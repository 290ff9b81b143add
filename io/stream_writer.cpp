#include <asyncio/io/stream_writer.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/stream_reader_protocol.hpp>

#include <utility>

namespace asyncio {

StreamWriter::StreamWriter(TransportPtr transport, std::shared_ptr<FlowControl> flow,
                           std::shared_ptr<StreamReader> reader)
    : transport_(std::move(transport)), flow_(std::move(flow)), reader_(std::move(reader)) {}

// Nobody can close it any more.
StreamWriter::~StreamWriter() {
  if (transport_->is_closing()) return;
  EventLoop& loop = transport_->loop();
  detail::log_in_debug(loop, [&] {
    return "ResourceWarning: " + (loop.is_closed() ? "loop is closed" : "unclosed " + to_string());
  });
  try {
    if (!loop.is_closed()) close();
  } catch (...) {  // it stays with its loop
  }
}

// connection_lost() may come in the turn that it gives away.
Coroutine<void> StreamWriter::drain_while_closing() {
  auto body = [flow = flow_](auto& co) {
    BEGIN(co);
    YIELD_FROM(sleep(0));
    RETURN_FROM(flow->drain());
    END;
  };
  return coroutine(std::move(body), __FILE__, __LINE__, "drain");
}

Coroutine<void> StreamWriter::start_tls(detail::WrapperPtr sslcontext, StartTlsOptions options,
                                        detail::Caller at) {
  auto body = [this, context = std::move(sslcontext), options = std::move(options),
               protocol = std::shared_ptr<StreamReaderProtocol>(),
               secure = TransportPtr()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(drain());
    protocol = std::dynamic_pointer_cast<StreamReaderProtocol>(transport_->get_protocol());
    if (!protocol || !reader_) RAISE(TypeError(to_string() + " is not supported by start_tls()"));
    options.server_side = protocol->is_server_side();
    YIELD_FROM_INTO(secure,
                    detail::start_tls(transport_->loop(), transport_, protocol, std::move(context),
                                      std::move(options), [reader = reader_] {
                                        reader->forget_transport();  // until there is the new one
                                        return reader->take(reader->buffered());
                                      }));
    transport_ = std::move(secure);
    protocol->replace_transport(transport_);
    END;
  };
  return detail::coroutine_at(at, "start_tls", std::move(body));
}

Coroutine<void> StreamWriter::aexit(const ExceptionPtr& raised, detail::Caller at) {
  close();
  return detail::coroutine_at(
      at, "aexit", [flow = flow_, raised, end = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(end, flow->wait_closed(detail::Caller::none()));
        if (end.exception() && (!raised || end.exception().template is<CancelledError>()))
          RAISE(end.exception());
        END;
      });
}

std::string StreamWriter::to_string() const {
  std::string out = "<StreamWriter transport=" + transport_->to_string();
  if (reader_) out += " reader=" + reader_->to_string();
  return out + ">";
}

}  // namespace asyncio
