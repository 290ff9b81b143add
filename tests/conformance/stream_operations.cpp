// The operations of stream readers and of flow control.
#include <asyncio/tests/conformance/operations.hpp>
#include <asyncio/tests/conformance/suspend.hpp>

namespace asyncio::conformance {

// Says when the reader pauses it.
class StreamObjects::Transport final : public ReadTransport {
 public:
  Transport(Replayer& r, std::size_t number)
      : r_(r), name_("transport " + std::to_string(number)) {}
  void pause_reading() override { r_.log(name_ + " pause_reading"); }
  void resume_reading() override { r_.log(name_ + " resume_reading"); }

 private:
  Replayer& r_;
  std::string name_;
};

StreamObjects::StreamObjects(Replayer& r) {
  for (std::size_t i = 0; i < r.scenario.readers.size(); ++i) {
    readers.push_back(
        std::make_unique<StreamReader>(static_cast<std::size_t>(r.scenario.readers[i]), r.loop));
    transports.push_back(std::make_unique<Transport>(r, i));
    readers.back()->set_transport(transports.back().get());
  }
  for (std::size_t i = 0; i < r.scenario.flows; ++i)
    flows.push_back(std::make_unique<FlowControl>(r.loop));
}

StreamObjects::~StreamObjects() = default;

void StreamObjects::log_final(Replayer& r) const {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const StreamReader& reader = *readers[i];
    r.log("final sr" + std::to_string(i) + " " + std::to_string(reader.buffered()) +
          " eof=" + text_of(reader.eof()) + " paused=" + text_of(reader.paused()));
  }
}

namespace {

using Result = std::optional<std::string>;
using Statement = Coroutine<Signal>;
constexpr std::nullopt_t kNothing = std::nullopt;

StreamReader& reader_of(Replayer& r, const Op& op) { return *r.streams.readers[op.index(0)]; }
FlowControl& flow_of(Replayer& r, const Op& op) { return *r.streams.flows[op.index(0)]; }

Result sr_feed(Replayer& r, const Op& op) {
  if (reader_of(r, op).eof()) return "noop";
  return reader_of(r, op).feed_data(op[1].text), kNothing;
}
Result sr_eof(Replayer& r, const Op& op) { return reader_of(r, op).feed_eof(), kNothing; }
Result sr_exc(Replayer& r, const Op& op) {
  return reader_of(r, op).set_exception(make_error(op[1].text, op.number(2))), kNothing;
}
Result sr_at_eof(Replayer& r, const Op& op) { return text_of(reader_of(r, op).at_eof()); }
Result fc_pause(Replayer& r, const Op& op) {
  if (flow_of(r, op).paused()) return "noop";
  return flow_of(r, op).pause_writing(), kNothing;
}
Result fc_resume(Replayer& r, const Op& op) {
  if (!flow_of(r, op).paused()) return "noop";
  return flow_of(r, op).resume_writing(), kNothing;
}
Result fc_lost(Replayer& r, const Op& op) {
  flow_of(r, op).connection_lost(op[1].missing ? ExceptionPtr() : make_error(op[1].text, 9));
  return kNothing;
}

Statement sr_read(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).read(op.number(1)));
}
Statement sr_readexactly(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readexactly(op.number(1)));
}
Statement sr_readuntil(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readuntil(op[1].text));
}
Statement sr_readline(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readline());
}
Statement fc_drain(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, flow_of(r, op).drain());
}

constexpr OpKind kKinds[] = {
    {"sr_feed", "Rs", sr_feed, nullptr},
    {"sr_eof", "R", sr_eof, nullptr},
    {"sr_exc", "Rxi", sr_exc, nullptr},
    {"sr_at_eof", "R", sr_at_eof, nullptr},
    {"fc_pause", "W", fc_pause, nullptr},
    {"fc_resume", "W", fc_resume, nullptr},
    {"fc_lost", "WX", fc_lost, nullptr},
    {"sr_read", "Ri", nullptr, sr_read},
    {"sr_readexactly", "Ri", nullptr, sr_readexactly},
    {"sr_readuntil", "Rs", nullptr, sr_readuntil},
    {"sr_readline", "R", nullptr, sr_readline},
    {"fc_drain", "W", nullptr, fc_drain},
};

}  // namespace

OpKinds stream_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
