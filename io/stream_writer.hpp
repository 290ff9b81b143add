// StreamWriter: writes to a transport, and waits while that has too much to send.
//
// write, writelines, drain, write_eof, can_write_eof, close, is_closing, wait_closed,
// get_extra_info, transport. asyncio name: streams.StreamWriter.
//   writer->write("hello");
//   YIELD_FROM(writer->drain());
//   WITH(*writer) { ... } END_WITH;   // closes it, and waits until it is closed
// Lifetime: held by std::shared_ptr, also by the tasks that use it. With the last pointer an open
// connection is closed; debug mode says so (ResourceWarning). Thread: the loop's.
#pragma once

#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/start_tls.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/transports.hpp>

#include <any>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

class StreamWriter {
 public:
  // What drain() returns; to be awaited. It needs no frame when there is nothing to wait for.
  struct [[nodiscard]] Drain {
    static constexpr const char* kName = "drain";
    StreamWriter* writer;
  };

  // For who brings a protocol of his own, which tells `flow`. The reader, if there is one, is that
  // of the same connection.
  StreamWriter(TransportPtr transport, std::shared_ptr<FlowControl> flow,
               std::shared_ptr<StreamReader> reader = nullptr);
  StreamWriter(const StreamWriter&) = delete;
  StreamWriter& operator=(const StreamWriter&) = delete;
  ~StreamWriter();

  // Sends what can be sent at once and keeps the rest. RuntimeError after write_eof(). Await
  // drain() behind it, so that not too much is kept.
  void write(std::string_view data) { transport_->write(data); }
  // The same for several, as any range of what is a std::string_view.
  void writelines(const std::vector<std::string_view>& lines) { transport_->writelines(lines); }
  template <class Range, class = std::enable_if_t<
                             !std::is_same_v<std::decay_t<Range>, std::vector<std::string_view>>>>
  void writelines(const Range& lines) {
    writelines(std::vector<std::string_view>(std::begin(lines), std::end(lines)));
  }
  // Waits while the transport has more to send than its limits allow; any number of tasks may. What
  // the reader fails with, it raises. ConnectionResetError when the connection is lost; while it is
  // closing, drain() gives way for a turn, so that who writes in a loop sees it.
  Drain drain() noexcept { return {this}; }

  // The other side sees the end of the stream; it may go on sending. See transport.write_eof().
  void write_eof() { transport_->write_eof(); }
  bool can_write_eof() const noexcept { return transport_->can_write_eof(); }
  // Ends the connection when all is sent.
  void close() { transport_->close(); }
  bool is_closing() const noexcept { return transport_->is_closing(); }
  // Waits until it is closed, and raises the error that has ended it, if one did.
  Coroutine<void> wait_closed(detail::Caller at = detail::Caller()) {
    return flow_->wait_closed(at);
  }

  // Makes the connection one of TLS, with an SSLContext (tls/ssl_context.hpp), when all that was
  // written is sent: of a server's client the server side. What the reader holds by then belongs to
  // the handshake. Of the options server_side is not used. TypeError when the protocol is no
  // StreamReaderProtocol; what loop.start_tls() raises.
  Coroutine<void> start_tls(detail::WrapperPtr sslcontext, StartTlsOptions options = {},
                            detail::Caller at = detail::Caller());

  // As the transport's: "peername", "sockname", "socket" and so on.
  std::any get_extra_info(std::string_view name) const { return transport_->get_extra_info(name); }
  SocketAddress sockname() const { return transport_->sockname(); }
  SocketAddress peername() const { return transport_->peername(); }
  const TransportPtr& transport() const noexcept { return transport_; }

  // async with: closes it on the way out and waits until it is closed. An error of the connection
  // is raised unless something was raised before.
  void aenter() const noexcept {}
  Coroutine<void> aexit(const ExceptionPtr& raised, detail::Caller at = detail::Caller());

  // `<StreamWriter transport=<...> reader=<StreamReader>>`
  std::string to_string() const;

 private:
  friend struct AwaitTraits<Drain>;
  Coroutine<void> drain_while_closing();

  TransportPtr transport_;
  std::shared_ptr<FlowControl> flow_;
  std::shared_ptr<StreamReader> reader_;
};

template <>
struct AwaitTraits<StreamWriter::Drain> {
  using result_type = void;
  static bool start(CoBase& co, StreamWriter::Drain drain, const AwaitTarget<void>& to) {
    StreamWriter& writer = *drain.writer;
    if (writer.reader_ && writer.reader_->exception())
      return co.fail(writer.reader_->exception(), to);
    if (writer.transport_->is_closing())
      return AwaitTraits<Coroutine<void>>::start(co, writer.drain_while_closing(), to);
    return AwaitTraits<FlowControl::Drain>::start(co, writer.flow_->drain(), to);
  }
};

}  // namespace asyncio
#pragma GCC visibility pop
