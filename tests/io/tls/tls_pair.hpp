// Two ends of a connection of TLS over transports in memory, on virtual time.
#pragma once

#include <asyncio/io/start_tls.hpp>
#include <asyncio/io/tls/ssl_object.hpp>
#include <asyncio/testing/memory_transport.hpp>

#include "tests/fixtures.hpp"
#include "tests/io/tls/certificates.hpp"

#include <functional>
#include <map>
#include <string>

namespace asyncio::testing {

// Notes what it is told, and does then what the test has said for it.
struct TlsNotes : Protocol {
  void connection_made(const TransportPtr& t) override {
    transport = t;
    note("made");
  }
  void data_received(std::string_view bytes) override {
    data += bytes;
    note("data");
  }
  bool eof_received() override { return note("eof"), false; }
  void connection_lost(const ExceptionPtr& e) override {
    error = e;
    lost = true;
    note("lost");
  }
  void pause_writing() override { note("pause"); }
  void resume_writing() override { note("resume"); }
  void note(const std::string& call) {
    const std::string last = calls.substr(calls.rfind(' ') + 1);
    if (call != last || call != "data") calls += (calls.empty() ? "" : " ") + call;
    const auto found = then.find(call);
    if (found != then.end()) found->second();
  }
  std::string calls, data;
  std::map<std::string, std::function<void()>> then;
  TransportPtr transport;
  ExceptionPtr error;
  bool lost = false;
};

struct TlsPair : VirtualLoop {
  TlsPair() = default;
  ~TlsPair() {
    if (below.first) {
      below.first->abort();
      below.second->abort();
    }
    run_turns(5);
    client->transport = server->transport = nullptr;
  }
  // Begins the handshake of both.
  void connect(const ssl::SSLContextPtr& ours = client_context(),
               const ssl::SSLContextPtr& theirs = server_context(),
               const std::string& name = "server.test") {
    client_done = loop.create_future();
    server_done = loop.create_future();
    above.first = wrap(*ours, client, false, name, client_done, first);
    above.second = wrap(*theirs, server, true, {}, server_done, second);
    below = memory_transport_pair(loop, first, second);
  }
  TransportPtr wrap(const detail::TransportWrapper& context,
                    const std::shared_ptr<StreamingProtocol>& protocol, bool server_side,
                    const std::string& name, const Future<void>& waiter,
                    std::shared_ptr<StreamingProtocol>& for_below) {
    detail::Wrapping wrapping;
    wrapping.protocol = protocol;
    wrapping.server_side = server_side;
    wrapping.server_hostname = name;
    wrapping.waiter = waiter;
    wrapping.handshake_timeout = handshake_timeout;
    wrapping.shutdown_timeout = shutdown_timeout;
    detail::Wrapped wrapped = context.wrap(loop, std::move(wrapping));
    for_below = wrapped.protocol;
    return wrapped.transport;
  }
  // Both have shaken hands.
  void connected(const ssl::SSLContextPtr& ours = client_context(),
                 const ssl::SSLContextPtr& theirs = server_context()) {
    connect(ours, theirs);
    run(client_done);
    run(server_done);
  }
  // The text with which the client's, or the server's, handshake fails.
  template <class E>
  std::string refused(const Future<void>& of) {
    return text_of<E>([&] { run(of); });
  }
  // Until nothing more happens by itself.
  void settle() { run(asyncio::sleep(0.01)); }
  template <class T>
  static T extra(const TransportPtr& of, const char* key) {
    return of->extra<T>(key);
  }
  ssl::SSLObject object() const { return above.first->extra<ssl::SSLObject>("ssl_object"); }

  std::shared_ptr<TlsNotes> client = std::make_shared<TlsNotes>(),
                            server = std::make_shared<TlsNotes>();
  std::shared_ptr<StreamingProtocol> first, second;
  MemoryTransportPair below;
  std::pair<TransportPtr, TransportPtr> above;
  Future<void> client_done{nullptr}, server_done{nullptr};
  std::optional<double> handshake_timeout, shutdown_timeout;
};

}  // namespace asyncio::testing
