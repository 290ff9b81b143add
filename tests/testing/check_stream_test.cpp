// check_stream(): streams in memory pass it, and a protocol that does one thing wrong is found out.
#include <asyncio/testing/check_stream.hpp>

#include <asyncio/io/stream_reader_protocol.hpp>
#include <asyncio/testing/memory_stream.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Right : StreamReaderProtocol {
  Right(std::shared_ptr<StreamReader> r, EventLoop* loop)
      : StreamReaderProtocol(r, loop), reader(std::move(r)) {}
  std::shared_ptr<StreamReader> reader;
};
struct KeepsTheEnd : Right {
  using Right::Right;
  bool eof_received() override { return true; }
};
struct NoHalfClosing : Right {
  using Right::Right;
  bool eof_received() override { return Right::eof_received(), false; }
};
struct SaysNotThatItIsFull : Right {
  using Right::Right;
  void pause_writing() override {}
  void resume_writing() override {}
};
struct DropsSome : Right {
  using Right::Right;
  void data_received(std::string_view data) override {
    Right::data_received(data.size() > 20 ? data.substr(1) : data);
  }
};
struct EndsWithAnError : Right {
  using Right::Right;
  void connection_lost(const ExceptionPtr&) override {
    Right::connection_lost(make_exception<ValueError>("why not"));
  }
};
struct NeverLost : Right {
  using Right::Right;
  void connection_lost(const ExceptionPtr&) override {
    reader->feed_eof();
    reader->set_transport(nullptr);
    reader = nullptr;
  }
};
// As if there was no limit.
struct NeverPausesReading : Right {
  using Right::Right;
  void connection_made(const TransportPtr& transport) override {
    Right::connection_made(transport);
    reader->set_transport(nullptr);
  }
};

// What is said of a connection with a P at its ends.
template <class P>
std::string complaint() {
  VirtualLoop own;
  return text_of<CheckFailed>([&] {
    check_stream(own.loop, [&](std::size_t limit) -> StreamEnds {
      const auto r1 = std::make_shared<StreamReader>(limit, &own.loop);
      const auto r2 = std::make_shared<StreamReader>(limit, &own.loop);
      const auto p1 = std::make_shared<P>(r1, &own.loop), p2 = std::make_shared<P>(r2, &own.loop);
      const auto [t1, t2] = memory_transport_pair(own.loop, p1, p2);
      return {{r1, std::make_shared<StreamWriter>(t1, p1->flow(), r1)},
              {r2, std::make_shared<StreamWriter>(t2, p2->flow(), r2)}};
    });
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_stream)

BOOST_AUTO_TEST_CASE(streams_in_memory_pass_whole_and_in_pieces) {
  for (const std::size_t chunk : {0, 1, 7}) {
    VirtualLoop own;
    asyncio::testing::check_stream(own.loop, [&](std::size_t limit) -> StreamEnds {
      auto [first, second] = memory_stream_pair(own.loop, limit);
      if (chunk == 1) first.transport->set_capacity(1000), second.transport->set_delay(0.0001);
      first.transport->set_chunk_size(chunk * 100);
      return {{first.reader, first.writer}, {second.reader, second.writer}};
    });
    BOOST_TEST(own.reports.empty());
  }
}

BOOST_AUTO_TEST_CASE(what_streams_do_wrong_is_said) {
  BOOST_TEST(complaint<Right>() == "nothing was thrown");
  BOOST_TEST(complaint<KeepsTheEnd>() == "read() ends with the stream");
  BOOST_TEST(complaint<NoHalfClosing>() == "after write_eof() the other direction works");
  BOOST_TEST(complaint<SaysNotThatItIsFull>() ==
             "while the other side does not read, drain() waits");
  BOOST_TEST(complaint<DropsSome>() == "what is written arrives");
  BOOST_TEST(complaint<EndsWithAnError>() ==
             "wait_closed() raises nothing when nothing went wrong");
  BOOST_TEST(complaint<NeverLost>() == "wait_closed() ends when the connection has");
  BOOST_TEST(complaint<NeverPausesReading>() ==
             "while the other side does not read, drain() waits");
}

BOOST_AUTO_TEST_SUITE_END()
