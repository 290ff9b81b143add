// MemoryTransport: a transport without a socket. Two of them are the ends of one connection, on any
// loop, also on virtual time; what an end sends can be held back, delayed, cut into pieces or cut
// off.
//
//   auto [client, server] = asyncio::testing::memory_transport_pair(loop, protocol, echo);
//   server->set_delay(0.5);
//   client->write("ping");
//
// Python: the mock transports of test_utils, which no program can import.
// Lifetime: counted; its loop counts it until connection_lost() has returned, or it is closed.
// Thread: the loop's.
#pragma once

#include <asyncio/io/transports.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/contextvars.hpp>
#include <asyncio/loop/loop_access.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <any>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::testing {

class MemoryTransport;
// A counted pointer to one end, and both ends: MemoryTransportPair.
using MemoryTransportPtr = detail::Ref<MemoryTransport>;
using MemoryTransportPair = std::pair<MemoryTransportPtr, MemoryTransportPtr>;

// Two transports, each of which receives what the other one sends. Each protocol (a Protocol or a
// BufferedProtocol) is told connection_made() in the next turn, the first one first; data comes
// after both. RuntimeError when the loop is closed.
MemoryTransportPair memory_transport_pair(EventLoop& loop, std::shared_ptr<StreamingProtocol> first,
                                          std::shared_ptr<StreamingProtocol> second);

class MemoryTransport final : public CountedTransport<Transport> {
 public:
  // ---- what becomes of the bytes that this end sends ----

  // They stay in its write buffer until release(), and so does the end of write_eof().
  void hold() noexcept { held_ = true; }
  void release();
  // What is sent from now on arrives so much later, in its order.
  void set_delay(Seconds delay) noexcept { delay_ = delay.count(); }
  // The other side gets at most so many bytes at a time, one piece a turn; 0: as the loop's
  // transports, up to 256 KiB.
  void set_chunk_size(std::size_t size) noexcept { chunk_size_ = size; }
  // So many may be under way; what is more waits in the write buffer. From the start 64 KiB.
  void set_capacity(std::size_t bytes);
  // After so many bytes, counted from the first one ever sent, the other side sees the end of the
  // stream, or its connection fails with the error. All that is sent later is lost, without a sign.
  // RuntimeError when more have been sent already.
  void cut_at(std::size_t bytes, ExceptionPtr error = {});
  // How many bytes have left the write buffer.
  std::size_t sent() const noexcept { return sent_; }
  // What get_extra_info() gives for a key.
  void set_extra_info(std::string name, std::any value);

  // ---- Transport ----

  void close() override;
  bool is_closing() const noexcept override { return closing_; }
  std::any get_extra_info(std::string_view name) const override;
  EventLoop& loop() const noexcept override { return *loop_; }
  std::string to_string() const override;

  void pause_reading() override;
  void resume_reading() override;
  bool is_reading() const noexcept override { return !paused_ && !closing_; }

  void write(std::string_view data) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return true; }
  void abort() override;
  void set_write_buffer_limits(std::optional<std::size_t> high = {},
                               std::optional<std::size_t> low = {}) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override { return out_.size(); }

  void set_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }

 private:
  friend MemoryTransportPair memory_transport_pair(EventLoop&, std::shared_ptr<StreamingProtocol>,
                                                   std::shared_ptr<StreamingProtocol>);
  // What is under way.
  struct Segment {
    double due;  // on the loop's clock
    std::string bytes;
    std::size_t chunk_size;
  };
  // What comes behind all segments: the end of the stream, or an error.
  struct End {
    double due = 0;
    ExceptionPtr error;
    bool is_there = false;
  };
  class Step;

  MemoryTransport(EventLoop& loop, std::shared_ptr<StreamingProtocol> protocol);
  ~MemoryTransport() override;
  void begin() noexcept;
  void made();
  template <class F>
  void tell(const char* what, F&& call);
  // Sending.
  std::size_t send(std::string_view data);
  void send_end(ExceptionPtr error) noexcept;
  void flush_soon() noexcept;
  void flush();
  void check_high_mark();
  // Receiving.
  void arrive(Segment segment);
  void arrive_end(ExceptionPtr error) noexcept;
  double due_from(const MemoryTransport& sender) const noexcept;
  bool expects() const noexcept { return !in_.empty() || end_.is_there; }
  double& due() noexcept { return in_.empty() ? end_.due : in_.front().due; }
  void deliver_soon() noexcept;
  void deliver();
  void deliver_next();
  void deliver_bytes(std::size_t most);
  void end_of_stream();
  // The end.
  void fail(ExceptionPtr error, const char* message);
  void force_close(ExceptionPtr error) noexcept;
  void lose_soon(ExceptionPtr error) noexcept;
  void lost();
  void loop_closed() noexcept;

  LoopRef loop_;
  Context context_;
  std::shared_ptr<StreamingProtocol> protocol_;
  Protocol* plain_ = nullptr;  // protocol_, if it is one of these
  BufferedProtocol* buffered_ = nullptr;
  MemoryTransport* peer_ = nullptr;
  // Made with it, so that what must happen needs no memory.
  detail::Ref<Step> making_, flushing_, delivering_, losing_;
  std::optional<detail::CloseHook*> close_hook_;
  std::map<std::string, std::any, std::less<>> extra_;

  std::string out_;  // the write buffer
  detail::WriteFlow flow_;
  std::size_t sent_ = 0;
  std::size_t capacity_ = 64 * 1024;
  std::size_t chunk_size_ = 0;
  double delay_ = 0;
  std::optional<std::size_t> cut_;
  ExceptionPtr cut_error_;

  std::deque<Segment> in_;
  std::size_t in_bytes_ = 0;
  End end_;
  ExceptionPtr lost_with_;

  int writes_when_lost_ = 0;
  bool held_ = false;
  bool made_ = false;    // data may be delivered
  bool paused_ = false;  // reading
  bool closing_ = false;
  bool lost_ = false;      // connection_lost() is scheduled, or was called
  bool gone_ = false;      // it was called
  bool eof_ = false;       // write_eof() was called
  bool end_sent_ = false;  // nothing that is sent any more arrives
  bool flush_scheduled_ = false;
  bool deliver_scheduled_ = false;
};

}  // namespace asyncio::testing
#pragma GCC visibility pop
