#include <asyncio/io/stream_reader_protocol.hpp>

#include <asyncio/io/pooled_shared.hpp>

namespace asyncio {

StreamReaderProtocol::StreamReaderProtocol(std::shared_ptr<StreamReader> reader, EventLoop* loop,
                                           detail::Caller at)
    : StreamReaderProtocol(std::move(reader), nullptr, loop, at) {}

StreamReaderProtocol::StreamReaderProtocol(std::shared_ptr<StreamReader> reader,
                                           std::shared_ptr<const ClientConnected> client_connected,
                                           EventLoop* loop, detail::Caller at)
    : StreamReaderProtocol(detail::pooled_shared<FlowControl>(loop, at), std::move(reader),
                           std::move(client_connected)) {}

namespace detail {

// Reader and flow control are kept together, for whoever has one has the other.
std::shared_ptr<StreamReaderProtocol> protocol_of_client(
    std::size_t limit, EventLoop& loop, std::shared_ptr<const ClientConnected> client_connected) {
  struct Both {
    Both(std::size_t of_reader, EventLoop& l) : reader(of_reader, &l), flow(&l) {}
    StreamReader reader;
    FlowControl flow;
  };
  const auto both = pooled_shared<Both>(limit, loop);
  return pooled_shared<StreamReaderProtocol>(std::shared_ptr<FlowControl>(both, &both->flow),
                                             std::shared_ptr<StreamReader>(both, &both->reader),
                                             std::move(client_connected));
}

}  // namespace detail

// The loop was closed before the connection: then its transport goes, and the reader may stay.
StreamReaderProtocol::~StreamReaderProtocol() {
  if (reader_) reader_->forget_transport();
}

void StreamReaderProtocol::connection_made(const TransportPtr& transport) {
  if (!reader_) return;
  reader_->set_transport(transport.get());
  over_ssl_ = transport->get_extra_info("sslcontext").has_value();
  if (!client_connected_) return;
  try {
    client_is_there(transport);
  } catch (const std::bad_alloc&) {  // nobody serves it, so that it is not to wait
    transport->abort();
    throw;
  }
}

void StreamReaderProtocol::replace_transport(const TransportPtr& transport) {
  if (!reader_) return;
  reader_->forget_transport();
  reader_->set_transport(transport.get());
  over_ssl_ = transport->get_extra_info("sslcontext").has_value();
}

void StreamReaderProtocol::client_is_there(const TransportPtr& transport) {
  writer_ = detail::pooled_shared<StreamWriter>(transport, flow_, reader_);
  AnyTask task = (*client_connected_)(*flow_->loop_, reader_, writer_);
  if (!task) return;
  task.add_done_callback([transport](const AnyTask& done) {
    if (!done.cancelled()) {
      const ExceptionPtr error = done.exception();
      if (!error) return;
      done.get_loop().call_exception_handler({"Unhandled exception in client_connected_cb",
                                              error,
                                              {{"transport", transport->to_string()}}});
    }
    transport->close();
  });
}

void StreamReaderProtocol::connection_lost(const ExceptionPtr& error) {
  const auto reader = std::move(reader_);
  if (reader) {
    if (error)
      reader->set_exception(error);
    else
      reader->feed_eof();
    reader->forget_transport();
  }
  flow_->connection_lost(error);
  writer_ = nullptr;
}

bool StreamReaderProtocol::eof_received() {
  if (reader_) reader_->feed_eof();
  return !over_ssl_;  // TLS has no half-closed connections
}

}  // namespace asyncio
