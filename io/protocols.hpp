// Protocols: what a transport tells about its connection. A user's class derives from one of them
// and overrides what it wants to hear.
//
// BaseProtocol, StreamingProtocol (what Protocol and BufferedProtocol share), Protocol,
// BufferedProtocol, DatagramProtocol, SubprocessProtocol. asyncio names: protocols.*.
//
// The calls of one connection: connection_made, then data_received (or get_buffer and
// buffer_updated, in pairs) any number of times, then eof_received at most once, then
// connection_lost, which is the last. Each comes from the loop, in the context in which the
// transport was made, and never from within a call of the transport's, but for pause_writing() and
// resume_writing(). What one of them throws goes to the loop's exception handler, and, of the calls
// that bring data or its end, ends the connection.
// Of datagrams: datagram_received and error_received any number of times in between. What they
// throw goes to the exception handler, and the endpoint goes on.
// Lifetime: a transport counts its protocol until connection_lost() has returned. Thread: the
// loop's.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio {

class DatagramTransport;
class SocketAddress;
class SubprocessTransport;
class Transport;
namespace detail {
template <class T>
class Ref;
}
// Counted pointers to a transport: TransportPtr, DatagramTransportPtr, SubprocessTransportPtr.
using TransportPtr = detail::Ref<Transport>;
using DatagramTransportPtr = detail::Ref<DatagramTransport>;
using SubprocessTransportPtr = detail::Ref<SubprocessTransport>;

// asyncio.BaseProtocol
class BaseProtocol {
 public:
  BaseProtocol() = default;
  BaseProtocol(const BaseProtocol&) = delete;
  BaseProtocol& operator=(const BaseProtocol&) = delete;
  virtual ~BaseProtocol() = default;

  // The connection is over: empty after an end of the stream, close() or abort().
  virtual void connection_lost(const ExceptionPtr&) {}
  // The transport's buffer is over its high mark: stop writing.
  virtual void pause_writing() {}
  // It is down to its low mark again.
  virtual void resume_writing() {}
};

// What has a stream of bytes for a transport.
class StreamingProtocol : public BaseProtocol {
 public:
  // The first call. Keep the transport to write to it.
  virtual void connection_made(const TransportPtr&) {}
  // The other side will send no more. True: it stays open for writing; false: it is closed.
  virtual bool eof_received() { return false; }
};

// asyncio.Protocol
class Protocol : public StreamingProtocol {
 public:
  // Some bytes, which are there for the length of the call.
  virtual void data_received(std::string_view) {}
};

// Memory to be written to.
struct MutableBuffer {
  char* data = nullptr;
  std::size_t size = 0;
};

// asyncio.BufferedProtocol: it owns the memory that is read into.
class BufferedProtocol : public StreamingProtocol {
 public:
  // Where the next bytes are to go; the hint is how many would do, or -1. An empty one is an error,
  // RuntimeError 'get_buffer() returned an empty buffer', which ends the connection.
  virtual MutableBuffer get_buffer(std::ptrdiff_t size_hint) = 0;
  // So many have come there.
  virtual void buffer_updated(std::size_t n) = 0;
};

// asyncio.DatagramProtocol
class DatagramProtocol : public BaseProtocol {
 public:
  virtual void connection_made(const DatagramTransportPtr&) {}
  // One datagram, which is there for the length of the call, and who has sent it.
  virtual void datagram_received(std::string_view, const SocketAddress&) {}
  // A send or a receive has failed (an OSError); the endpoint goes on. When sendto() fails at once
  // it comes from within that, and what it throws goes to who has called sendto().
  virtual void error_received(const ExceptionPtr&) {}
};

// asyncio.SubprocessProtocol: connection_made comes first; connection_lost, always without an
// error, when the child has exited and all its pipes are closed. pause_writing and resume_writing
// are those of its stdin. What one of them throws goes to the exception handler and ends nothing.
class SubprocessProtocol : public BaseProtocol {
 public:
  virtual void connection_made(const SubprocessTransportPtr&) {}
  // The child has written to its descriptor 1 or 2; the bytes are there for the length of the call.
  virtual void pipe_data_received(int, std::string_view) {}
  // A pipe of the child's descriptor 0, 1 or 2 is closed; with an error if one has closed it.
  virtual void pipe_connection_lost(int, const ExceptionPtr&) {}
  virtual void process_exited() {}
};

}  // namespace asyncio
#pragma GCC visibility pop
