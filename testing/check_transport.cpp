#include <asyncio/testing/check_transport.hpp>

#include <asyncio/futures/task.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace asyncio::testing {

namespace {

constexpr std::size_t kPiece = 16 * 1024;
constexpr std::size_t kEnough = 64 * 1024 * 1024;  // so much fits into no system's buffers

void require(bool holds, const std::string& sentence) {
  if (!holds) throw CheckFailed(sentence);
}

struct Thrown {};

// What both kinds of recorders keep.
struct Record {
  std::string calls;     // "made data eof lost", each kind once for calls that follow each other
  std::string received;  // all bytes
  std::optional<ExceptionPtr> lost;
  TransportPtr transport;
  bool keeps_open = true;  // at the end of the stream
  std::string throws_in;   // one of the calls
  int writing = 0;         // pauses less resumes
  std::size_t size_at_resume = 0;

  void note(const std::string& call) {
    if (calls.size() < call.size() || calls.substr(calls.size() - call.size()) != call)
      calls += (calls.empty() ? "" : " ") + call;
    else if (call != "data")
      calls += "+" + call;
    if (throws_in == call) throw ValueError("thrown in " + call);
  }
  void made(const TransportPtr& t) {
    transport = t;
    note("made");
  }
  bool eof() {
    note("eof");
    return keeps_open;
  }
  void ended(const ExceptionPtr& error) {
    lost = error;
    transport = nullptr;
    note("lost");
  }
  void pause() {
    ++writing;
    if (throws_in == "pause") throw ValueError("thrown in pause");
  }
  void resume() {
    --writing;
    size_at_resume = transport ? transport->get_write_buffer_size() : 0;
  }
};

template <class Base>
struct Recording : Base, Record {
  void connection_made(const TransportPtr& t) override { made(t); }
  void connection_lost(const ExceptionPtr& error) override { ended(error); }
  bool eof_received() override { return eof(); }
  void pause_writing() override { pause(); }
  void resume_writing() override { resume(); }
};
struct Recorder : Recording<Protocol> {
  void data_received(std::string_view data) override {
    received += data;
    note("data");
  }
};
struct BufferedRecorder : Recording<BufferedProtocol> {
  MutableBuffer get_buffer(std::ptrdiff_t) override {
    require(!asked, "get_buffer() and buffer_updated() come in pairs");
    asked = room > 0;
    return {buffer, room};
  }
  void buffer_updated(std::size_t n) override {
    require(std::exchange(asked, false), "get_buffer() and buffer_updated() come in pairs");
    require(n > 0 && n <= room, "buffer_updated() tells of as much as there was room for");
    received.append(buffer, n);
    note("data");
  }
  char buffer[100];
  std::size_t room = sizeof buffer;
  bool asked = false;
};

// One connection, and what is reported while it lasts.
template <class First = Recorder>
struct Connection {
  Connection(EventLoop& l, const MakeTransportPair& make)
      : loop(l), old(l.get_exception_handler()) {
    loop.set_exception_handler([this](EventLoop&, const ExceptionContext& c) {
      reports.push_back(c.message + ": " + (c.exception ? c.exception.what() : ""));
    });
    std::tie(a, b) = make(first, second);
    until([this] { return !first->calls.empty() && !second->calls.empty(); },
          "connection_made() is called for both ends");
  }
  ~Connection() {
    first->throws_in = second->throws_in = "";
    a->abort();
    b->abort();
    for (int i = 0; i < 1000 && !(first->lost && second->lost); ++i) turn();
    loop.set_exception_handler(old);
  }
  void turn() { loop.run_until_complete(sleep(0.001)); }
  void some_turns() {
    for (int i = 0; i < 5; ++i) turn();
  }
  template <class F>
  void until(F&& holds, const std::string& sentence) {
    for (int i = 0; i < 5000 && !holds(); ++i) turn();
    require(holds(), sentence);
  }
  // Writes to the second one, which does not read, until there is something in the buffer.
  std::string fill() {
    b->pause_reading();
    std::string all;
    while (a->get_write_buffer_size() == 0 && all.size() < kEnough) {
      all += std::string(kPiece, static_cast<char>('a' + all.size() / kPiece % 26));
      a->write(std::string_view(all).substr(all.size() - kPiece));
    }
    require(a->get_write_buffer_size() > 0,
            "while the other side does not read, get_write_buffer_size() grows");
    return all;
  }

  EventLoop& loop;
  EventLoop::ExceptionHandler old;
  std::vector<std::string> reports;
  std::shared_ptr<First> first = std::make_shared<First>();
  std::shared_ptr<Recorder> second = std::make_shared<Recorder>();
  TransportPtr a, b;
};
using Plain = Connection<Recorder>;

void check_begin_and_data(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  require(c.first->calls == "made" && c.second->calls == "made",
          "connection_made() is called once, before all else");
  require(c.first->transport == c.a && c.a->get_protocol() == c.first,
          "a protocol gets its transport, and that knows it");
  require(&c.a->loop() == &loop, "a transport tells its loop");
  require(c.a->is_reading() && !c.a->is_closing(), "a new transport reads and is not closing");
  c.a->write("");
  c.a->write("one ");
  c.a->writelines({"two ", "", "three"});
  c.b->write("back");
  require(c.first->received.empty() && c.second->received.empty(),
          "data_received() is never called from within write()");
  c.until([&] { return c.second->received == "one two three" && c.first->received == "back"; },
          "what is written arrives, in order and in both directions");
  require(c.second->calls == "made data", "an empty write() is not seen");
}

void check_limits(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  const auto are = [&](std::size_t low, std::size_t high) {
    const WriteBufferLimits now = c.a->get_write_buffer_limits();
    return now.low == low && now.high == high;
  };
  c.a->set_write_buffer_limits(1000);
  require(are(250, 1000), "without `low` it is a quarter of `high`");
  c.a->set_write_buffer_limits({}, 100);
  require(are(100, 400), "without `high` it is four times `low`");
  try {
    c.a->set_write_buffer_limits(1, 2);
    throw Thrown();
  } catch (const ValueError&) {
  } catch (const Thrown&) {
    throw CheckFailed("set_write_buffer_limits() with low > high is a ValueError");
  }
  require(are(100, 400), "limits that are refused change nothing");
}

void check_flow_control(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.a->set_write_buffer_limits(3 * kPiece, kPiece);
  std::string all = c.fill();
  while (c.first->writing == 0 && all.size() < kEnough) {
    require(c.a->get_write_buffer_size() <= 3 * kPiece,
            "pause_writing() is called from within the write() that goes over the high mark");
    all += std::string(kPiece / 2, 'x');
    c.a->write(std::string_view(all).substr(all.size() - kPiece / 2));
  }
  require(c.first->writing == 1 && c.a->get_write_buffer_size() >= 3 * kPiece,
          "pause_writing() is called when the buffer is over its high mark");
  c.a->write("y");
  all += 'y';
  require(c.first->writing == 1, "pause_writing() is not called twice");
  c.some_turns();
  require(c.first->writing == 1, "resume_writing() is not called while the other side is paused");
  c.b->resume_reading();
  c.until([&] { return c.second->received.size() >= all.size(); },
          "what was buffered arrives when the other side reads again");
  require(c.second->received == all, "what was buffered arrives unchanged");
  c.until([&] { return c.first->writing == 0; },
          "resume_writing() is called when the buffer is empty enough");
  require(c.first->size_at_resume <= kPiece,
          "resume_writing() is called when the buffer is at its low mark");
  c.fill();
  c.a->set_write_buffer_limits(0);
  require(c.first->writing == 1, "set_write_buffer_limits() may pause at once");
}

void check_pausing(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.b->pause_reading();
  c.b->pause_reading();
  require(!c.b->is_reading(), "after pause_reading() is_reading() is false");
  c.a->write("later");
  c.some_turns();
  require(c.second->received.empty(), "after pause_reading() there is no data");
  c.b->resume_reading();
  c.b->resume_reading();
  require(c.b->is_reading(), "after resume_reading() is_reading() is true");
  c.until([&] { return c.second->received == "later"; },
          "after resume_reading() what has come meanwhile is there");
  c.b->pause_reading();
  c.b->resume_reading();
  c.a->write("!");
  c.until([&] { return c.second->received == "later!"; },
          "to pause and resume in one turn changes nothing");
}

void check_eof(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  if (!c.a->can_write_eof()) return;
  c.a->write("last");
  c.a->write_eof();
  c.a->write_eof();
  try {
    c.a->write("more");
    throw Thrown();
  } catch (const RuntimeError&) {
  } catch (const Thrown&) {
    throw CheckFailed("write() after write_eof() is a RuntimeError");
  }
  c.until([&] { return c.second->calls == "made data eof"; },
          "eof_received() comes once, when all data has");
  c.some_turns();
  require(c.second->calls == "made data eof" && !c.b->is_closing() && !c.a->is_closing(),
          "while eof_received() gives true the connection stays open");
  c.b->write("answer");
  c.until([&] { return c.first->received == "answer"; },
          "while eof_received() gives true the other direction works");
  c.first->keeps_open = false;
  c.b->write_eof();
  c.until([&] { return c.first->lost.has_value(); },
          "when eof_received() gives false the connection is closed");
  require(c.first->calls == "made data eof lost",
          "eof_received() comes once, and then connection_lost()");
  require(!*c.first->lost, "after the end of the stream connection_lost() has no error");
}

void check_close(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.second->keeps_open = false;
  const std::string all = c.fill();
  c.a->close();
  c.a->close();
  require(c.a->is_closing() && !c.a->is_reading(), "after close() a transport is closing");
  c.some_turns();
  require(!c.first->lost, "connection_lost() waits until what is buffered is sent");
  c.b->resume_reading();
  c.until([&] { return c.second->received.size() >= all.size(); },
          "close() sends what is buffered");
  c.until([&] { return c.first->lost.has_value(); }, "close() ends with connection_lost()");
  require(!*c.first->lost && c.first->calls == "made lost",
          "after close() connection_lost() has no error");
  c.until([&] { return c.second->lost.has_value(); }, "the other side sees that it was closed");
  require(c.second->received == all, "close() sends what is buffered, and no more");
}

void check_close_of_an_idle_one(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.second->keeps_open = false;
  c.a->close();
  require(!c.first->lost, "connection_lost() is never called from within close()");
  c.until([&] { return c.first->lost && c.second->lost; }, "close() ends both sides");
  require(c.second->calls == "made eof lost" && !*c.second->lost,
          "the other side gets eof_received() and then connection_lost()");
}

// The other side may see that as a reset.
void check_close_with_data(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.second->keeps_open = false;
  c.b->write("not read");
  c.a->close();
  c.until([&] { return c.first->lost && c.second->lost; }, "close() ends both sides");
  require(c.first->calls == "made lost", "after close() there is no data");
}

void check_abort(EventLoop& loop, const MakeTransportPair& make) {
  Plain c(loop, make);
  c.fill();
  c.a->close();
  c.a->abort();
  require(!c.first->lost, "connection_lost() is never called from within abort()");
  require(c.a->is_closing() && c.a->get_write_buffer_size() == 0, "abort() drops the buffer");
  c.until([&] { return c.first->lost.has_value(); }, "abort() ends with connection_lost()");
  require(!*c.first->lost, "after abort() connection_lost() has no error");

  require(!c.a->get_protocol(), "a transport whose connection is lost has no protocol");
  for (int i = 0; i < 4; ++i) c.a->write("lost");
  c.a->pause_reading();
  c.a->resume_reading();
  c.a->write_eof();
  c.a->close();
  c.a->abort();
  c.some_turns();
  require(c.first->calls == "made lost", "connection_lost() is called once, and is the last call");
  require(c.reports.empty(), "nothing of this is reported");
}

// An exception of one of the calls ends the connection with it, and is reported.
template <class First>
void check_exception(EventLoop& loop, const MakeTransportPair& make, const std::string& call) {
  Connection<First> c(loop, make);
  c.first->throws_in = call;
  if (call == "eof" && !c.b->can_write_eof()) return;
  c.b->write("x");
  if (call == "eof") c.b->write_eof();
  c.until([&] { return c.first->lost.has_value(); },
          "an exception of a protocol's call (" + call + ") ends the connection");
  const ExceptionPtr error = *c.first->lost;
  require(error && error.is<ValueError>(), "connection_lost() has the exception of a call");
  require(c.reports.size() == 1 && c.reports[0].find("thrown in " + call) != std::string::npos,
          "the exception of a call is reported, once");
}

void check_other_exceptions(EventLoop& loop, const MakeTransportPair& make) {
  {
    Connection<BufferedRecorder> c(loop, make);
    c.first->room = 0;
    c.b->write("x");
    c.until([&] { return c.first->lost.has_value(); }, "an empty buffer ends the connection");
    require(*c.first->lost && c.first->lost->is<RuntimeError>(),
            "an empty buffer is a RuntimeError");
  }
  {
    Plain c(loop, make);
    c.first->throws_in = "pause";
    c.a->set_write_buffer_limits(0);
    const std::string all = c.fill();
    require(c.reports.size() == 1, "an exception of pause_writing() is reported");
    c.b->resume_reading();
    c.until([&] { return c.second->received == all; },
            "an exception of pause_writing() does not end the connection");
  }
  {
    Plain c(loop, make);
    c.first->throws_in = "lost";
    c.a->close();
    c.until([&] { return c.reports.size() == 1; }, "an exception of connection_lost() is reported");
    require(c.first->calls == "made lost", "after its exception connection_lost() is not repeated");
  }
}

void check_protocols(EventLoop& loop, const MakeTransportPair& make) {
  {
    Connection<BufferedRecorder> c(loop, make);
    const std::string text(1000, 'b');
    c.b->write(text);
    c.until([&] { return c.first->received == text; }, "a BufferedProtocol gets all data");
  }
  Plain c(loop, make);
  const auto other = std::make_shared<BufferedRecorder>();
  c.a->set_protocol(other);
  require(c.a->get_protocol() == other, "set_protocol() changes the protocol");
  c.b->write("for the other");
  c.until([&] { return other->received == "for the other"; },
          "after set_protocol() data goes to the new one");
  c.a->close();
  c.until([&] { return other->lost.has_value(); }, "the new one gets connection_lost()");
  require(
      c.first->calls == "made" && other->calls == "data lost",
      "after set_protocol() the former one hears no more, and the new one no connection_made()");
  c.first->lost.emplace();
}

}  // namespace

void check_transport(EventLoop& loop, const MakeTransportPair& make_pair) {
  check_begin_and_data(loop, make_pair);
  check_limits(loop, make_pair);
  check_flow_control(loop, make_pair);
  check_pausing(loop, make_pair);
  check_eof(loop, make_pair);
  check_close(loop, make_pair);
  check_close_of_an_idle_one(loop, make_pair);
  check_close_with_data(loop, make_pair);
  check_abort(loop, make_pair);
  check_exception<Recorder>(loop, make_pair, "data");
  check_exception<BufferedRecorder>(loop, make_pair, "data");
  check_exception<Recorder>(loop, make_pair, "eof");
  check_other_exceptions(loop, make_pair);
  check_protocols(loop, make_pair);
}

}  // namespace asyncio::testing
