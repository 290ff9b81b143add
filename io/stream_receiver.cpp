#include <asyncio/io/stream_receiver.hpp>

namespace asyncio::detail {

void StreamReceiver::take_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  auto* const plain = dynamic_cast<Protocol*>(protocol.get());
  auto* const buffered = plain ? nullptr : dynamic_cast<BufferedProtocol*>(protocol.get());
  if (!plain && !buffered)
    throw TypeError("a Protocol or a BufferedProtocol was expected" +
                    std::string(protocol ? "" : ", got None"));
  TransportOf::take_protocol(std::move(protocol));
  is_buffered_ = !plain;
  if (plain)
    plain_ = plain;
  else
    its_buffer_ = buffered;
}

// None when it has no room, which ends the connection.
MutableBuffer StreamReceiver::buffer_of_protocol() {
  MutableBuffer buffer;
  if (calls("Fatal error: protocol.get_buffer() call failed.", [&] {
        buffer = its_buffer_->get_buffer(-1);
        if (buffer.size == 0) throw RuntimeError("get_buffer() returned an empty buffer");
      }))
    return buffer;
  return {};
}

}  // namespace asyncio::detail
