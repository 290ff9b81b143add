// StreamReceiver: how a stream's transport reads: once per readiness, into the buffer that the
// loop's connections share, or into memory of its protocol's.
//
// asyncio names: _SelectorSocketTransport._read_ready, _UnixReadPipeTransport._read_ready.
// Lifetime and thread: transports.hpp.
#pragma once

#include <asyncio/io/transport_life.hpp>

#include <cstddef>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class StreamReceiver : public TransportOf<Transport, StreamingProtocol> {
 public:
  StreamReceiver(Connections& connections, int fd)
      : TransportOf(connections, fd), plain_(nullptr) {}

  void pause_reading() override { pause(); }
  void resume_reading() override { resume(); }
  bool is_reading() const noexcept override { return !closing_ && !paused_; }

 protected:
  // A Protocol or a BufferedProtocol.
  void take_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  // It may have been paused or closed since it was found ready. `read(MutableBuffer)` reads once
  // and returns how many, or -1 when it has seen to what came instead.
  template <class Read>
  void receive(Read read) {
    if (closing_ || paused_ || eof_read_) return;
    reads([&] { is_buffered_ ? receive_into_its_buffer(read) : receive_into_shared(read); });
  }

 private:
  template <class Read>
  void receive_into_shared(Read& read) {
    char* const buffer = connections_.read_buffer();
    const std::ptrdiff_t n = read(MutableBuffer{buffer, Connections::kReadSize});
    if (n < 0) return;
    calls("Fatal error: protocol.data_received() call failed.", [&] {
      plain_->data_received({buffer, static_cast<std::size_t>(n)});
    });
  }
  // Whoever is asked for memory may end the connection, or reading, or be the protocol no more.
  template <class Read>
  void receive_into_its_buffer(Read& read) {
    BufferedProtocol* const asked = its_buffer_;
    const MutableBuffer buffer = buffer_of_protocol();
    if (!buffer.data || closing_ || paused_ || !is_buffered_ || its_buffer_ != asked) return;
    const std::ptrdiff_t n = read(buffer);
    if (n < 0) return;
    calls("Fatal error: protocol.buffer_updated() call failed.",
          [&] { its_buffer_->buffer_updated(static_cast<std::size_t>(n)); });
  }
  MutableBuffer buffer_of_protocol();

  union {
    Protocol* plain_;
    BufferedProtocol* its_buffer_;  // is_buffered_
  };
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
