// open_connection() and start_server() over sockets: what is said goes both ways, what a callback
// raises is reported, and the limit is the reader's.
#include <asyncio/io/streams.hpp>

#include <asyncio/io/connections.hpp>

#include "tests/io/socket_loop.hpp"

#include <cstdio>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

Coroutine<> echo(Reader reader, Writer writer) {
  return coroutine([reader, writer, data = std::string()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(data, reader->read(10000));
      if (data.empty()) break;
      if (data == "fail") RAISE(ValueError("asked to"));
      writer->write(data);
      YIELD_FROM(writer->drain());
    }
    writer->close();
    END;
  });
}

// Says it in one go and reads all that comes.
Coroutine<std::string> say(Coroutine<StreamPair> opening, std::string text) {
  return coroutine<std::string>([opening = std::move(opening), text, reader = Reader(),
                                 writer = Writer(), answer = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(std::tie(reader, writer), std::move(opening));
    writer->write(text);
    writer->write_eof();
    YIELD_FROM_INTO(answer, reader->read());
    writer->close();
    YIELD_FROM(writer->wait_closed());
    RETURN(answer);
    END;
  });
}

int port_of(const Server& server) { return server.socknames().at(0).port(); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(streams, SocketLoop)

BOOST_AUTO_TEST_CASE(what_a_client_says_comes_back) {
  Server server = run(start_server(echo, "127.0.0.1", 0));
  BOOST_TEST(run(say(open_connection("127.0.0.1", port_of(server)), "hello")) == "hello");
  const std::string much(1000000, 'm');
  BOOST_TEST((run(say(open_connection("127.0.0.1", port_of(server)), much)) == much));
  server.close();
  run(server.wait_closed(10));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(the_same_over_a_path) {
  const std::string path = "streams_test." + std::to_string(getpid());
  Server server = run(start_unix_server(echo, path));
  BOOST_TEST(run(say(open_unix_connection(path), "hello")) == "hello");
  server.close();
  run(server.wait_closed(10));
  BOOST_TEST(access(path.c_str(), F_OK) != 0);
}

BOOST_AUTO_TEST_CASE(the_same_over_a_socket_that_is_there) {
  int fds[2];
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
  Peer peer(fds[1]);
  StreamConnectionOptions options;
  options.sock = fds[0];
  auto [reader, writer] = run(open_unix_connection(options));
  writer->write("to the peer");
  until([&] { return peer.receive() == "to the peer"; });
  peer.send("line\nand more");
  BOOST_TEST(run(reader->readline()) == "line\n");
}

BOOST_AUTO_TEST_CASE(the_limit_is_the_readers) {
  Server server = run(
      start_server([](Reader, Writer writer) { writer->write("123456789\n"); }, "127.0.0.1", 0));
  StreamConnectionOptions options;
  options.limit = 4;
  auto [reader, writer] = run(open_connection("127.0.0.1", port_of(server), options));
  BOOST_CHECK_THROW(run(reader->readline()), ValueError);
  options.limit = 0;
  BOOST_CHECK_THROW(run(open_connection("127.0.0.1", port_of(server), options)), ValueError);
  server.close();
  server.abort_clients();
  run(server.wait_closed(10));
}

BOOST_AUTO_TEST_CASE(a_callback_that_fails_is_reported_and_its_connection_closed) {
  Server server = run(start_server(echo, "127.0.0.1", 0));
  BOOST_TEST(run(say(open_connection("127.0.0.1", port_of(server)), "fail")) == "");
  BOOST_TEST(messages() == std::vector<std::string>{"Unhandled exception in client_connected_cb"});
  server.close();
  run(server.wait_closed(10));
}

BOOST_AUTO_TEST_CASE(a_client_that_only_the_server_knows_stays) {
  std::weak_ptr<StreamWriter> kept;
  Server server = run(start_server([&](Reader, Writer writer) { kept = writer; }, "127.0.0.1", 0));
  auto [reader, writer] = run(open_connection("127.0.0.1", port_of(server)));
  until([&] { return !kept.expired(); });
  run(asyncio::sleep(0.01));
  kept.lock()->write("still here");
  BOOST_TEST(run(reader->readexactly(10)) == "still here");
  writer->close();
  run(writer->wait_closed());
  kept.lock()->close();
  until([&] { return kept.expired(); });
}

BOOST_AUTO_TEST_CASE(nobody_listens) {
  Server server = run(start_server(echo, "127.0.0.1", 0));
  const int port = port_of(server);
  server.close();
  run(server.wait_closed(10));
  BOOST_CHECK_THROW(run(open_connection("127.0.0.1", port)), ConnectionRefusedError);
}

// Readers share it, up to 4 MiB; what is small or very large goes to the heap.
BOOST_AUTO_TEST_CASE(the_memory_of_readers_is_used_again) {
  detail::BufferPool& shared = detail::Connections::of(loop).buffers();
  BOOST_TEST(shared.take().capacity() < 100u);
  StreamReader reader(StreamReader::kDefaultLimit, &loop);
  const std::string piece(16 * 1024, 'p');
  reader.feed_data(piece);
  reader.feed_data("more");
  BOOST_TEST((run(reader.read(100000)) == piece + "more"));
  std::string kept = shared.take();
  BOOST_TEST(kept.empty());
  BOOST_TEST(kept.capacity() >= piece.size());
  const char* const at = kept.data();
  shared.put(std::move(kept));
  reader.feed_data(piece);
  BOOST_TEST((run(reader.readexactly(16 * 1024)) == piece));
  BOOST_TEST(static_cast<const void*>(shared.take().data()) == static_cast<const void*>(at));

  for (int i = 0; i < 300; ++i) shared.put(std::string(16 * 1024, 'p'));
  for (const std::size_t other : {100, 1000000}) shared.put(std::string(other, 'p'));
  int there = 0;
  while (shared.take().capacity() >= piece.size()) ++there;
  BOOST_TEST(there > 200);
  BOOST_TEST(there <= 256);
}

BOOST_AUTO_TEST_CASE(streams_that_are_left_when_the_loop_is_closed_leak_nothing) {
  run(start_server(echo, "127.0.0.1", 0));
  Server server = run(start_server([](Reader, Writer) {}, "127.0.0.1", 0));
  auto [reader, writer] = run(open_connection("127.0.0.1", port_of(server)));
  run(asyncio::sleep(0.01));
  loop.close();
  BOOST_TEST(writer->is_closing());
}

BOOST_AUTO_TEST_SUITE_END()
