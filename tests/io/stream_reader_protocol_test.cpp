// StreamReaderProtocol of a server: what becomes of the callback, and of its task.
#include <asyncio/io/stream_reader_protocol.hpp>

#include <asyncio/testing/memory_transport.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

// What a client gets.
struct Client : Protocol {
  void data_received(std::string_view data) override { text += data; }
  void connection_lost(const ExceptionPtr&) override { text += "|"; }
  std::string text;
};

struct Serving : VirtualLoop {
  ~Serving() {
    if (a) a->abort();
    run_turns(3);
  }
  // A client connects.
  void connect(ClientConnected callback) {
    const auto protocol = std::make_shared<StreamReaderProtocol>(
        std::make_shared<StreamReader>(StreamReader::kDefaultLimit, &loop),
        std::make_shared<ClientConnected>(std::move(callback)), &loop);
    std::tie(a, b) = memory_transport_pair(loop, client, protocol);
    run_turns(2);
  }
  std::shared_ptr<Client> client = std::make_shared<Client>();
  MemoryTransportPtr a, b;
};

Coroutine<void> echo(Reader reader, Writer writer) {
  return coroutine([reader, writer, line = std::string()](auto& co) mutable {
    BEGIN(co);
    FOR(line, *reader) {
      if (line == "fail\n") RAISE(ValueError("asked to"));
      writer->write(line);
      YIELD_FROM(writer->drain());
    }
    END_FOR;
    writer->close();
    END;
  });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stream_reader_protocol, Serving)

BOOST_AUTO_TEST_CASE(a_coroutine_function_becomes_a_task) {
  connect(echo);
  BOOST_TEST(all_tasks(loop).size() == 1u);
  a->write("one\ntwo\n");
  run(asyncio::sleep(1));
  BOOST_TEST(client->text == "one\ntwo\n");
  a->write_eof();
  run(asyncio::sleep(1));
  BOOST_TEST(client->text == "one\ntwo\n|");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_plain_function_may_drop_the_streams_and_the_connection_stays) {
  std::weak_ptr<StreamWriter> kept;
  connect([&](Reader, Writer writer) {
    writer->write("hello");
    kept = writer;
  });
  run(asyncio::sleep(1));
  BOOST_TEST(client->text == "hello");
  BOOST_TEST(!b->is_closing());
  kept.lock()->close();
  run(asyncio::sleep(1));
  BOOST_TEST(kept.expired());
  BOOST_TEST(client->text == "hello|");
}

BOOST_AUTO_TEST_CASE(what_its_task_raises_is_reported_and_closes_the_connection) {
  connect(echo);
  a->write("fail\n");
  run(asyncio::sleep(1));
  BOOST_TEST(messages() == std::vector<std::string>{"Unhandled exception in client_connected_cb"});
  BOOST_TEST(reports.at(0).exception.is<ValueError>());
  BOOST_TEST(reports.at(0).details.at(0).first == "transport");
  BOOST_TEST(client->text == "|");
}

BOOST_AUTO_TEST_CASE(to_cancel_its_task_closes_the_connection_without_a_report) {
  connect(echo);
  all_tasks(loop).at(0).cancel();
  run(asyncio::sleep(1));
  BOOST_TEST(reports.empty());
  BOOST_TEST(client->text == "|");
}

BOOST_AUTO_TEST_CASE(what_a_plain_function_throws_ends_the_connection) {
  connect([](Reader, Writer) { throw ValueError("at once"); });
  run(asyncio::sleep(1));
  BOOST_TEST(messages() ==
             std::vector<std::string>{"Fatal error: protocol.connection_made() call failed."});
  BOOST_TEST(client->text == "|");
}

BOOST_AUTO_TEST_CASE(a_callback_may_be_one_that_can_only_be_moved) {
  connect([text = std::make_unique<std::string>("moved")](Reader, Writer writer) {
    writer->write(*text);
    writer->close();
  });
  run(asyncio::sleep(1));
  BOOST_TEST(client->text == "moved|");
}

BOOST_AUTO_TEST_CASE(the_reader_pauses_its_transport_over_twice_its_limit) {
  Reader kept;
  connect([&](Reader reader, Writer) { kept = std::move(reader); });
  a->write(std::string(3 * StreamReader::kDefaultLimit, 'x'));
  run(asyncio::sleep(1));
  BOOST_TEST(!b->is_reading());
  BOOST_TEST(kept->paused());
  BOOST_TEST(run(kept->readexactly(3 * StreamReader::kDefaultLimit)).size() ==
             3 * StreamReader::kDefaultLimit);
  BOOST_TEST(b->is_reading());
}

// TLS has no half-closed connections.
BOOST_AUTO_TEST_CASE(the_end_of_the_stream_leaves_it_open_but_over_tls) {
  for (const bool tls : {false, true}) {
    Reader kept;
    const auto protocol = std::make_shared<StreamReaderProtocol>(
        std::make_shared<StreamReader>(StreamReader::kDefaultLimit, &loop), &loop);
    std::tie(a, b) = memory_transport_pair(loop, std::make_shared<Client>(), protocol);
    if (tls) b->set_extra_info("sslcontext", 1);
    a->write_eof();
    run(asyncio::sleep(1));
    BOOST_TEST(b->is_closing() == tls);
    a->abort();
    b->abort();
    run(asyncio::sleep(1));
  }
}

BOOST_AUTO_TEST_SUITE_END()
