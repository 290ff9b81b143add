#include <asyncio/io/transport_wrapper.hpp>

#include <utility>

namespace asyncio::detail {

TransportPtr outermost(Transport& transport) {
  TransportPtr last(&transport);
  while (const auto* const over = dynamic_cast<const Covering*>(last->get_protocol().get()))
    last = TransportPtr(&over->above());
  return last;
}

void Security::check() const {
  if (ssl) return;
  if (server_hostname) throw ValueError("server_hostname is only meaningful with ssl");
  if (handshake_timeout) throw ValueError("ssl_handshake_timeout is only meaningful with ssl");
  if (shutdown_timeout) throw ValueError("ssl_shutdown_timeout is only meaningful with ssl");
}

Wrapped Security::wrap(EventLoop& loop, std::shared_ptr<StreamingProtocol> protocol,
                       bool server_side, Future<void> waiter) const {
  Wrapping wrapping;
  wrapping.protocol = std::move(protocol);
  wrapping.server_side = server_side;
  wrapping.server_hostname = server_hostname.value_or("");
  wrapping.handshake_timeout = handshake_timeout;
  wrapping.shutdown_timeout = shutdown_timeout;
  wrapping.waiter = std::move(waiter);
  return ssl->wrap(loop, std::move(wrapping));
}

}  // namespace asyncio::detail
