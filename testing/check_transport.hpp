// check_transport(): does a transport do what asyncio's do? For who writes one of his own, as for
// those of the library: the order of calls, flow control, the ends of a connection, and exceptions.
//
//   check_transport(*loop, [&](auto first, auto second) -> TransportPair {
//     return memory_transport_pair(*loop, first, second);
//   });
//
// Python: none; it is what trio.testing.check_two_way_stream is to trio's streams.
// Thread: the loop's.
#pragma once

#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::testing {

// What a transport does not do, as a sentence.
class CheckFailed : public MessageError {
 public:
  using MessageError::MessageError;
};

using TransportPair = std::pair<TransportPtr, TransportPtr>;
// Makes the two ends of a new connection, one for each protocol; it may run the loop meanwhile.
using MakeTransportPair = std::function<TransportPair(std::shared_ptr<StreamingProtocol> first,
                                                      std::shared_ptr<StreamingProtocol> second)>;

// Makes one pair after the other, and throws CheckFailed where one does not behave. The loop must
// not be running; its exception handler is replaced meanwhile. What a transport says that it cannot
// do (can_write_eof()) is not asked for. It takes a fraction of a second, and on virtual time none.
void check_transport(EventLoop& loop, const MakeTransportPair& make_pair);

}  // namespace asyncio::testing
#pragma GCC visibility pop
