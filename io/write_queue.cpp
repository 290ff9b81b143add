#include <asyncio/io/write_queue.hpp>

#include <utility>

namespace asyncio::detail {

WaitsForRoom::WaitsForRoom(TransportLife& transport)
    : HandleNode(NewContext()), transport_(&transport) {
  flags_ |= kEmpty | kLasting;
}

WaitsForRoom::~WaitsForRoom() { end_node(); }

void WriteQueue::keep(TransportLife& transport, std::string_view data,
                      Ref<QueuedWrites> (*make)(TransportLife&)) {
  if (transport.lost_ != 0) return;
  try {
    if (!queued_) {
      Ref<QueuedWrites> made = make(transport);
      transport.connections_.watcher().watch(transport.fd_, Interest::write, *made);
      queued_ = std::move(made);
    }
    queued_->chunks.append(data);
  } catch (...) {  // no memory: a part of what was written cannot be sent
    transport.fatal_error(caught_by_loop(), transport.kind().write_error);
  }
}

void WriteQueue::kept(TransportLife& transport) {
  if (transport.lost_ == 0 && flow_.must_pause(size()))
    flow_.grown(size(), transport.as_transport(), *transport.its_protocol());
}

bool WriteQueue::sent(std::size_t n, TransportLife& transport) {
  Chunks& chunks = queued_->chunks;
  chunks.consume(n);
  if (flow_.must_resume(chunks.size())) {
    const TransportLife::Within context(transport);
    flow_.shrunk(chunks.size(), transport.as_transport(), *transport.its_protocol());
  }
  // It may have written again, or have ended the connection.
  if (transport.lost_ != 0 || !queued_->chunks.empty()) return false;
  drop(transport);
  return true;
}

void WriteQueue::drop(TransportLife& transport) noexcept {
  const Ref<QueuedWrites> queued = std::exchange(queued_, nullptr);
  if (!queued) return;
  transport.connections_.watcher().unwatch(transport.fd_, Interest::write);
  queued->forget();
  queued->chunks.clear();
}

void WriteQueue::set_limits(std::optional<std::size_t> high, std::optional<std::size_t> low,
                            TransportLife& transport) {
  transport.at_loop().check_thread();
  flow_.set_limits(high, low);
  kept(transport);
}

}  // namespace asyncio::detail
