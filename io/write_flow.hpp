// WriteFlow: tells a protocol to stop writing while its transport's buffer is too full.
//
// asyncio name: transports._FlowControlMixin. Lifetime: the transport's. Thread: the loop's.
#pragma once

#include <asyncio/io/transports.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Writes after the end that are dropped without a word; each later one is a warning.
// asyncio: constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES
constexpr std::uint32_t kSilentWrites = 5;

class WriteFlow {
 public:
  WriteBufferLimits limits() const noexcept { return {low_, high_}; }
  // ValueError unless high >= low.
  void set_limits(std::optional<std::size_t> high, std::optional<std::size_t> low);
  bool paused() const noexcept { return paused_; }
  bool must_pause(std::size_t size) const noexcept { return size > high_ && !paused_; }
  bool must_resume(std::size_t size) const noexcept { return paused_ && size <= low_; }
  // So much is buffered. What pause_writing() or resume_writing() throws goes to the loop's
  // exception handler.
  void grown(std::size_t size, const BaseTransport& transport, BaseProtocol& protocol) {
    if (must_pause(size)) pause(transport, protocol);
  }
  void shrunk(std::size_t size, const BaseTransport& transport, BaseProtocol& protocol) {
    if (must_resume(size)) resume(transport, protocol);
  }

 private:
  void pause(const BaseTransport& transport, BaseProtocol& protocol);
  void resume(const BaseTransport& transport, BaseProtocol& protocol);

  std::size_t high_ = 64 * 1024;
  std::size_t low_ = 16 * 1024;
  bool paused_ = false;
};

// Tells the loop's exception handler what has failed, and of which transport and protocol.
[[gnu::cold]] void report_of(const BaseTransport& transport, const BaseProtocol* protocol,
                             const char* message, const ExceptionPtr& error);

}  // namespace asyncio::detail
#pragma GCC visibility pop
