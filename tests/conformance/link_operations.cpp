// The operations of streams over a transport in memory, at both ends.
#include <asyncio/io/stream_reader_protocol.hpp>
#include <asyncio/tests/conformance/operations.hpp>
#include <asyncio/tests/conformance/suspend.hpp>

namespace asyncio::conformance {

namespace {

using End = LinkObjects::End;
using Result = std::optional<std::string>;
using Statement = Coroutine<Signal>;
constexpr std::nullopt_t kNothing = std::nullopt;

void add_link(Replayer& r, std::deque<End>& ends, const LinkSpec& spec) {
  for (const std::int64_t limit : {spec.limit, spec.other_limit})
    ends.push_back(
        {std::make_shared<StreamReader>(static_cast<std::size_t>(limit), r.loop), nullptr, {}});
  End& first = ends[ends.size() - 2];
  End& second = ends.back();
  const auto a = std::make_shared<StreamReaderProtocol>(first.reader, r.loop);
  std::shared_ptr<const ClientConnected> serve;
  if (spec.server) {
    serve = std::make_shared<const ClientConnected>(
        [&r, &second, body = *spec.server](const auto&, std::shared_ptr<StreamWriter> writer) {
          second.writer = std::move(writer);
          return run_template(r, body);
        });
  }
  const auto b = std::make_shared<StreamReaderProtocol>(second.reader, serve, r.loop);
  std::tie(first.transport, second.transport) = testing::memory_transport_pair(*r.loop, a, b);
  first.writer = std::make_shared<StreamWriter>(first.transport, a->flow(), first.reader);
  if (!serve)
    second.writer = std::make_shared<StreamWriter>(second.transport, b->flow(), second.reader);
}

std::string state_of(const End& end) {
  const StreamReader& reader = *end.reader;
  const testing::MemoryTransport& transport = *end.transport;
  return "in=" + std::to_string(reader.buffered()) + " eof=" + text_of(reader.eof()) +
         " out=" + std::to_string(transport.get_write_buffer_size()) +
         " closing=" + text_of(transport.is_closing()) +
         " reading=" + text_of(transport.is_reading());
}

}  // namespace

LinkObjects::LinkObjects(Replayer& r) {
  for (const LinkSpec& spec : r.scenario.links) add_link(r, ends, spec);
}

void LinkObjects::log_final(Replayer& r) const {
  for (std::size_t i = 0; i < ends.size(); ++i)
    r.log("final end" + std::to_string(i) + " " + state_of(ends[i]));
}

namespace {

End& end_of(Replayer& r, const Op& op) { return r.links.ends[op.index(0)]; }
StreamReader& reader_of(Replayer& r, const Op& op) { return *end_of(r, op).reader; }
testing::MemoryTransport& transport_of(Replayer& r, const Op& op) {
  return *end_of(r, op).transport;
}
std::size_t size_of(const Op& op, std::size_t i) { return op.index(i); }
std::optional<std::size_t> size_or_none(const Op& op, std::size_t i) {
  if (op[i].missing) return std::nullopt;
  return op.index(i);
}

// Does something with the writer; where there is none yet it says `unset`.
template <class F>
Result with_writer(Replayer& r, const Op& op, F&& f) {
  if (!end_of(r, op).writer) return "unset";
  f(*end_of(r, op).writer);
  return kNothing;
}

Result io_write(Replayer& r, const Op& op) {
  return with_writer(r, op, [&](StreamWriter& w) { w.write(op[1].text); });
}
Result io_writelines(Replayer& r, const Op& op) {
  return with_writer(r, op, [&](StreamWriter& w) { w.writelines({op[1].text, op[2].text}); });
}
Result io_write_eof(Replayer& r, const Op& op) {
  return with_writer(r, op, [](StreamWriter& w) { w.write_eof(); });
}
Result io_close(Replayer& r, const Op& op) {
  return with_writer(r, op, [](StreamWriter& w) { w.close(); });
}
Result io_abort(Replayer& r, const Op& op) { return transport_of(r, op).abort(), kNothing; }
Result io_at_eof(Replayer& r, const Op& op) { return text_of(reader_of(r, op).at_eof()); }
Result io_feed_eof(Replayer& r, const Op& op) { return reader_of(r, op).feed_eof(), kNothing; }
Result io_exc(Replayer& r, const Op& op) {
  return reader_of(r, op).set_exception(make_error(op[1].text, op.number(2))), kNothing;
}
Result io_pause(Replayer& r, const Op& op) { return transport_of(r, op).pause_reading(), kNothing; }
Result io_resume(Replayer& r, const Op& op) {
  return transport_of(r, op).resume_reading(), kNothing;
}
Result io_hold(Replayer& r, const Op& op) { return transport_of(r, op).hold(), kNothing; }
Result io_release(Replayer& r, const Op& op) { return transport_of(r, op).release(), kNothing; }
Result io_cut(Replayer& r, const Op& op) {
  testing::MemoryTransport& transport = transport_of(r, op);
  transport.cut_at(transport.sent() + size_of(op, 1),
                   op[2].missing ? ExceptionPtr() : make_error(op[2].text, 9));
  return kNothing;
}
Result io_delay(Replayer& r, const Op& op) {
  return transport_of(r, op).set_delay(Seconds(static_cast<double>(op.number(1)))), kNothing;
}
Result io_chunk(Replayer& r, const Op& op) {
  return transport_of(r, op).set_chunk_size(size_of(op, 1)), kNothing;
}
Result io_capacity(Replayer& r, const Op& op) {
  return transport_of(r, op).set_capacity(size_of(op, 1)), kNothing;
}
Result io_limits(Replayer& r, const Op& op) {
  transport_of(r, op).set_write_buffer_limits(size_or_none(op, 1), size_or_none(op, 2));
  return kNothing;
}
Result io_state(Replayer& r, const Op& op) { return state_of(end_of(r, op)); }

Statement io_read(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).read(op.number(1)));
}
Statement io_readexactly(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readexactly(op.number(1)));
}
Statement io_readuntil(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readuntil(op[1].text));
}
Statement io_readline(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, reader_of(r, op).readline());
}

// None at the end of the stream.
Coroutine<Value> next_line(StreamReader& reader) {
  return coroutine<Value>([&reader, line = std::optional<std::string>()](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    ASYNCIO_YIELD_FROM_INTO(line, reader.anext());
    ASYNCIO_RETURN(line ? Value(*std::move(line)) : Value());
    ASYNCIO_END;
  });
}
Statement io_next(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, next_line(reader_of(r, op)));
}
Statement io_drain(Replayer& r, const Op& op, Call&) {
  if (!end_of(r, op).writer) return say(r, op.text + " unset");
  return suspend(r, op.text, end_of(r, op).writer->drain());
}
Statement io_wait_closed(Replayer& r, const Op& op, Call&) {
  if (!end_of(r, op).writer) return say(r, op.text + " unset");
  return suspend(r, op.text, end_of(r, op).writer->wait_closed());
}

constexpr OpKind kKinds[] = {
    {"io_write", "Es", io_write, nullptr},
    {"io_writelines", "Ess", io_writelines, nullptr},
    {"io_write_eof", "E", io_write_eof, nullptr},
    {"io_close", "E", io_close, nullptr},
    {"io_abort", "E", io_abort, nullptr},
    {"io_at_eof", "E", io_at_eof, nullptr},
    {"io_feed_eof", "E", io_feed_eof, nullptr},
    {"io_exc", "Exi", io_exc, nullptr},
    {"io_pause", "E", io_pause, nullptr},
    {"io_resume", "E", io_resume, nullptr},
    {"io_hold", "E", io_hold, nullptr},
    {"io_release", "E", io_release, nullptr},
    {"io_cut", "EiX", io_cut, nullptr},
    {"io_delay", "Ei", io_delay, nullptr},
    {"io_chunk", "Ei", io_chunk, nullptr},
    {"io_capacity", "Ei", io_capacity, nullptr},
    {"io_limits", "Enn", io_limits, nullptr},
    {"io_state", "E", io_state, nullptr},
    {"io_read", "Ei", nullptr, io_read},
    {"io_readexactly", "Ei", nullptr, io_readexactly},
    {"io_readuntil", "Es", nullptr, io_readuntil},
    {"io_readline", "E", nullptr, io_readline},
    {"io_next", "E", nullptr, io_next},
    {"io_drain", "E", nullptr, io_drain},
    {"io_wait_closed", "E", nullptr, io_wait_closed},
};

}  // namespace

OpKinds link_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
