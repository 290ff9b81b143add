// StreamReaderProtocol: the protocol that feeds a StreamReader, and makes the streams of a server's
// client.
//
// asyncio name: streams.StreamReaderProtocol. For who connects streams in another way than
// open_connection() and start_server() do, as to a transport in memory:
//   auto reader = std::make_shared<StreamReader>();
//   auto protocol = std::make_shared<StreamReaderProtocol>(reader);
//   ... a transport whose protocol it is ...
//   auto writer = std::make_shared<StreamWriter>(transport, protocol->flow(), reader);
// Lifetime: the transport's. Thread: the loop's.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/callables.hpp>
#include <asyncio/io/flow_control.hpp>
#include <asyncio/io/protocols.hpp>
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/io/stream_writer.hpp>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

// What a server calls for each client, with its reader and writer: a function, or a coroutine
// function, which becomes a task.
class ClientConnected {
 public:
  using Reader = std::shared_ptr<StreamReader>;
  using Writer = std::shared_ptr<StreamWriter>;

  template <class F, class D = std::decay_t<F>,
            class = std::enable_if_t<!std::is_same_v<D, ClientConnected> &&
                                     std::is_invocable_v<D&, Reader, Writer>>>
  ClientConnected(F&& callback)
      : call_(detail::copyable([f = D(std::forward<F>(callback))](EventLoop& loop, Reader reader,
                                                                  Writer writer) mutable {
          using R = std::invoke_result_t<D&, Reader, Writer>;
          if constexpr (is_coroutine<std::decay_t<R>>::value)
            return AnyTask(loop.create_task(std::invoke(f, std::move(reader), std::move(writer))));
          else
            return (void)loop, std::invoke(f, std::move(reader), std::move(writer)), AnyTask();
        })) {}

  // The task; empty when it is a plain function.
  AnyTask operator()(EventLoop& loop, Reader reader, Writer writer) const {
    return call_(loop, std::move(reader), std::move(writer));
  }

 private:
  std::function<AnyTask(EventLoop&, Reader, Writer)> call_;
};

class StreamReaderProtocol : public Protocol {
 public:
  // RuntimeError without a loop, as StreamReader.
  explicit StreamReaderProtocol(std::shared_ptr<StreamReader> reader, EventLoop* loop = nullptr,
                                detail::Caller at = detail::Caller());
  // That of a server: makes a writer when the connection is there, and calls the callback. It keeps
  // the writer until the connection is lost. What a task of the callback's raises goes to the
  // exception handler, 'Unhandled exception in client_connected_cb', and closes the connection, as
  // does its being cancelled.
  StreamReaderProtocol(std::shared_ptr<StreamReader> reader,
                       std::shared_ptr<const ClientConnected> client_connected,
                       EventLoop* loop = nullptr, detail::Caller at = detail::Caller());
  // The same with a FlowControl that is there already.
  StreamReaderProtocol(std::shared_ptr<FlowControl> flow, std::shared_ptr<StreamReader> reader,
                       std::shared_ptr<const ClientConnected> client_connected) noexcept
      : reader_(std::move(reader)),
        flow_(std::move(flow)),
        client_connected_(std::move(client_connected)) {}
  ~StreamReaderProtocol() override;

  void connection_made(const TransportPtr& transport) override;
  void connection_lost(const ExceptionPtr& error) override;
  void data_received(std::string_view data) override {
    if (reader_) reader_->feed_data(data);
  }
  bool eof_received() override;
  void pause_writing() override { flow_->pause_writing(); }
  void resume_writing() override { flow_->resume_writing(); }

  // Its streams use another transport from now on, one of TLS: start_tls() has put it over the
  // former one.
  void replace_transport(const TransportPtr& transport);
  // Is it that of a server's client?
  bool is_server_side() const noexcept { return client_connected_ != nullptr; }

  // What a StreamWriter of the connection shares with it.
  const std::shared_ptr<FlowControl>& flow() const noexcept { return flow_; }

 private:
  void client_is_there(const TransportPtr& transport);

  std::shared_ptr<StreamReader> reader_;  // until the connection is lost
  std::shared_ptr<FlowControl> flow_;
  std::shared_ptr<const ClientConnected> client_connected_;
  std::shared_ptr<StreamWriter> writer_;  // of a server's client, until the connection is lost
  bool over_ssl_ = false;
};

namespace detail {
// That of a server's client, with its reader. Few bytes, for there are many of them.
std::shared_ptr<StreamReaderProtocol> protocol_of_client(
    std::size_t limit, EventLoop& loop, std::shared_ptr<const ClientConnected> client_connected);
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
