#include <asyncio/io/write_flow.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/loop/event_loop.hpp>

#include <typeinfo>

namespace asyncio::detail {

void WriteFlow::set_limits(std::optional<std::size_t> high, std::optional<std::size_t> low) {
  if (!high) high = low ? 4 * *low : 64 * 1024;
  if (!low) low = *high / 4;
  if (*high < *low)
    throw ValueError("high (" + std::to_string(*high) + ") must be >= low (" +
                     std::to_string(*low) + ") must be >= 0");
  high_ = *high;
  low_ = *low;
}

void WriteFlow::pause(const BaseTransport& transport, BaseProtocol& protocol) {
  paused_ = true;
  try {
    protocol.pause_writing();
  } catch (...) {
    report_of(transport, &protocol, "protocol.pause_writing() failed", caught_by_loop());
  }
}

void WriteFlow::resume(const BaseTransport& transport, BaseProtocol& protocol) {
  paused_ = false;
  try {
    protocol.resume_writing();
  } catch (...) {
    report_of(transport, &protocol, "protocol.resume_writing() failed", caught_by_loop());
  }
}

void report_of(const BaseTransport& transport, const BaseProtocol* protocol, const char* message,
               const ExceptionPtr& error) {
  ExceptionContext context;
  context.exception = error;
  try {
    context.message = message;
    context.details.emplace_back("transport", transport.to_string());
    if (protocol)
      context.details.emplace_back("protocol", "<" + type_name(typeid(*protocol)) + ">");
  } catch (...) {  // no memory: then less is said
  }
  transport.loop().call_exception_handler(context);
}

}  // namespace asyncio::detail
