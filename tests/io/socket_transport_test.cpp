// SocketTransport: the order of the calls, flow control, the ways in which a connection ends.
#include "tests/io/socket_loop.hpp"

#include <asyncio/loop/log.hpp>

#include <netinet/in.h>

#include <thread>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::vector<std::string> logged;

// A transport at one end of a pair of sockets; the test has the other end.
template <class P>
struct Pair : SocketLoop {
  Pair() {
    logged.clear();
    set_log_hook([](const std::string& text) { logged.push_back(text); });
    int fds[2];
    BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0);
    fd = fds[0];
    peer.fd = fds[1];
  }
  ~Pair() { set_log_hook(nullptr); }
  void connect() {
    transport =
        run(loop.connect_accepted_socket([this] { return protocol; }, std::exchange(fd, -1))).first;
  }
  // More than the system takes.
  void write_too_much() {
    while (transport->get_write_buffer_size() == 0) transport->write(std::string(65536, 'x'));
  }
  void until_lost() {
    until([this] { return protocol->lost; });
  }

  Peer peer;
  int fd;
  std::shared_ptr<P> protocol = std::make_shared<P>();
  TransportPtr transport;
};
struct Plain : Pair<Recorder> {
  Plain() { connect(); }
};
struct Buffered : Pair<BufferedRecorder> {
  Buffered() { connect(); }
};

#define CHECK_CALLS(...) BOOST_TEST(protocol->calls == Calls({__VA_ARGS__}), bt::per_element())
namespace bt = boost::test_tools;

}  // namespace

BOOST_AUTO_TEST_SUITE(socket_transport)

BOOST_FIXTURE_TEST_CASE(connection_made_comes_before_data_and_before_the_creator_goes_on,
                        Pair<Recorder>) {
  peer.send("early");
  bool created = false;
  protocol->then["made"] = [&] { BOOST_TEST(!created); };
  protocol->then["data"] = [&] { BOOST_TEST(created); };
  const auto task = loop.create_task(
      loop.connect_accepted_socket([this] { return protocol; }, std::exchange(fd, -1)));
  AnyTask(task).add_done_callback([&](const AnyTask&) { created = true; });
  until([&] { return !protocol->data.empty(); });
  CHECK_CALLS("made", "data");
  BOOST_TEST(protocol->data == "early");
}

BOOST_FIXTURE_TEST_CASE(an_end_of_the_stream_closes_unless_the_protocol_keeps_it_open, Plain) {
  peer.send("bye");
  peer.close();
  until_lost();
  CHECK_CALLS("made", "data", "eof", "lost");
  BOOST_TEST(!protocol->error);
  BOOST_TEST(!transport->get_protocol());
}

BOOST_FIXTURE_TEST_CASE(what_is_kept_open_can_be_written_to_and_hears_of_no_second_end, Plain) {
  protocol->keep_open = true;
  shutdown(peer.fd, SHUT_WR);
  until([&] { return protocol->calls.size() == 2; });
  transport->pause_reading();
  transport->resume_reading();
  turns(3);
  transport->write("still here");
  BOOST_TEST(peer.receive() == "still here");
  transport->close();
  until_lost();
  CHECK_CALLS("made", "eof", "lost");
}

BOOST_FIXTURE_TEST_CASE(no_data_comes_while_reading_is_paused_though_it_was_found, Plain) {
  transport->pause_reading();
  transport->pause_reading();
  BOOST_TEST(!transport->is_reading());
  peer.send("a");
  turns(3);
  CHECK_CALLS("made");
  transport->resume_reading();
  until([&] { return protocol->data == "a"; });
  peer.send("b");  // found in the turn whose first callback pauses
  loop.call_soon([&] { loop.call_soon([&] { transport->pause_reading(); }); });
  turns(3);
  transport->resume_reading();
  until([&] { return protocol->data == "ab"; });
  BOOST_TEST(transport->is_reading());
}

BOOST_FIXTURE_TEST_CASE(writing_pauses_above_the_high_mark_and_resumes_at_the_low_one, Plain) {
  transport->set_write_buffer_limits(std::nullopt, 1000);
  BOOST_TEST(transport->get_write_buffer_limits().high == 4000u);
  write_too_much();
  CHECK_CALLS("made", "pause");
  transport->write("y");
  CHECK_CALLS("made", "pause");
  std::size_t received = 0;
  until([&] {
    received += peer.receive().size();
    return protocol->calls.size() == 3;
  });
  CHECK_CALLS("made", "pause", "resume");
  BOOST_TEST(transport->get_write_buffer_size() <= 1000u);
  BOOST_TEST(text_of<ValueError>([&] { transport->set_write_buffer_limits(1, 2); }) ==
             "high (1) must be >= low (2) must be >= 0");
}

BOOST_FIXTURE_TEST_CASE(lower_limits_pause_at_once, Plain) {
  write_too_much();
  CHECK_CALLS("made");
  transport->set_write_buffer_limits(0);
  CHECK_CALLS("made", "pause");
  transport->set_write_buffer_limits(0);
  CHECK_CALLS("made", "pause");
}

BOOST_FIXTURE_TEST_CASE(every_byte_arrives_in_its_order_whatever_the_pieces, Plain) {
  std::string sent, received;
  for (int i = 0; i < 300; ++i) {
    const std::string piece(static_cast<std::size_t>(i * 37 % 9001),
                            static_cast<char>('a' + i % 26));
    sent += piece;
    if (i % 3)
      transport->write(piece);
    else
      transport->writelines(
          {piece.substr(0, piece.size() / 2), "", piece.substr(piece.size() / 2)});
  }
  BOOST_TEST(transport->get_write_buffer_size() > 0u);
  transport->close();
  until([&] {
    received += peer.receive();
    return protocol->lost;
  });
  received += peer.receive();
  BOOST_TEST((received == sent));
  BOOST_TEST(protocol->calls.back() == "lost");
}

BOOST_FIXTURE_TEST_CASE(abort_drops_what_is_buffered, Plain) {
  write_too_much();
  BOOST_TEST(transport->to_string().find("write=<polling, bufsize=") != std::string::npos);
  transport->abort();
  transport->abort();
  transport->close();
  BOOST_TEST(transport->get_write_buffer_size() == 0u);
  BOOST_TEST(!protocol->lost);
  until_lost();
  turns(2);
  BOOST_TEST(std::count(protocol->calls.begin(), protocol->calls.end(), "lost") == 1);
  BOOST_TEST(!protocol->error);
}

BOOST_FIXTURE_TEST_CASE(write_eof_comes_behind_what_is_buffered, Plain) {
  BOOST_TEST(transport->can_write_eof());
  write_too_much();
  transport->write_eof();
  transport->write_eof();
  BOOST_TEST(text_of<RuntimeError>([&] { transport->write("z"); }) ==
             "Cannot call write() after write_eof()");
  until([&] {
    peer.receive();
    return transport->get_write_buffer_size() == 0;
  });
  turns(2);
  while (!peer.receive().empty()) continue;
  char byte;
  BOOST_TEST(recv(peer.fd, &byte, 1, MSG_DONTWAIT) == 0);
  peer.send("answer");
  until([&] { return protocol->data == "answer"; });
}

BOOST_FIXTURE_TEST_CASE(closing_twice_in_resume_writing_loses_the_connection_once, Plain) {
  protocol->then["resume"] = [&] { transport->close(); };
  transport->set_write_buffer_limits(0);
  write_too_much();
  until([&] {
    peer.receive();
    return protocol->lost;
  });
  turns(3);
  BOOST_TEST(std::count(protocol->calls.begin(), protocol->calls.end(), "lost") == 1);
}

BOOST_FIXTURE_TEST_CASE(the_fifth_write_after_the_loss_is_a_warning, Plain) {
  transport->abort();
  until_lost();
  for (int i = 1; i < 5; ++i) transport->write("x");
  BOOST_TEST(logged.empty());
  transport->write("x");
  BOOST_TEST(logged == Calls{"socket.send() raised exception."});
}

BOOST_FIXTURE_TEST_CASE(a_write_that_the_system_refuses_ends_the_connection, Plain) {
  peer.close();
  transport->write("into the void");
  until_lost();
  BOOST_TEST(protocol->error.is<BrokenPipeError>());
  BOOST_TEST(protocol->error.what() == "[Errno 32] Broken pipe");
  BOOST_TEST(reports.empty());  // it is an OSError
}

BOOST_FIXTURE_TEST_CASE(a_protocol_is_replaced_under_way, Plain) {
  const auto next = std::make_shared<BufferedRecorder>();
  protocol->then["data"] = [&] {
    transport->set_protocol(next);
    BOOST_TEST(transport->get_protocol() == next);
  };
  peer.send("for the first");
  until([&] { return !protocol->data.empty(); });
  peer.send("second");
  until([&] { return next->data == "second"; });
  CHECK_CALLS("made", "data");
  BOOST_CHECK_THROW(transport->set_protocol(std::make_shared<StreamingProtocol>()), TypeError);
}

BOOST_FIXTURE_TEST_CASE(a_buffered_protocol_is_read_into_its_own_memory, Buffered) {
  peer.send("ten bytes!");
  until([&] { return protocol->data == "ten bytes!"; });
  CHECK_CALLS("made", "get_buffer", "updated", "get_buffer", "updated");
}

BOOST_FIXTURE_TEST_CASE(an_empty_buffer_ends_the_connection, Buffered) {
  protocol->size = 0;
  peer.send("x");
  until_lost();
  BOOST_TEST(protocol->error.what() == "get_buffer() returned an empty buffer");
  BOOST_TEST(messages() == Calls{"Fatal error: protocol.get_buffer() call failed."});
}

BOOST_FIXTURE_TEST_CASE(what_a_buffered_protocol_throws_ends_the_connection, Buffered) {
  protocol->then["updated"] = [] { throw RuntimeError("no"); };
  peer.send("x");
  until_lost();
  BOOST_TEST(messages() == Calls{"Fatal error: protocol.buffer_updated() call failed."});
}

BOOST_FIXTURE_TEST_CASE(what_data_received_throws_ends_the_connection, Plain) {
  protocol->then["data"] = [] { throw RuntimeError("no"); };
  peer.send("x");
  until_lost();
  BOOST_TEST(protocol->error.what() == "no");
  BOOST_REQUIRE(reports.size() == 1u);
  BOOST_TEST(reports[0].message == "Fatal error: protocol.data_received() call failed.");
  BOOST_TEST(reports[0].details.at(0).first == "transport");
  BOOST_TEST(reports[0].details.at(1).first == "protocol");
}

BOOST_FIXTURE_TEST_CASE(what_eof_received_throws_ends_the_connection, Plain) {
  protocol->then["eof"] = [] { throw RuntimeError("no"); };
  peer.close();
  until_lost();
  BOOST_TEST(messages() == Calls{"Fatal error: protocol.eof_received() call failed."});
}

BOOST_FIXTURE_TEST_CASE(what_pausing_and_resuming_throw_is_reported_and_no_more, Plain) {
  protocol->then["pause"] = [] { throw RuntimeError("p"); };
  protocol->then["resume"] = [] { throw RuntimeError("r"); };
  transport->set_write_buffer_limits(1);
  write_too_much();
  until([&] {
    peer.receive();
    return reports.size() == 2;
  });
  BOOST_TEST(messages() ==
             Calls({"protocol.pause_writing() failed", "protocol.resume_writing() failed"}));
  BOOST_TEST(!transport->is_closing());
}

BOOST_FIXTURE_TEST_CASE(what_connection_made_throws_is_reported_and_reading_begins,
                        Pair<Recorder>) {
  protocol->then["made"] = [] { throw RuntimeError("m"); };
  connect();
  peer.send("x");
  until([&] { return protocol->data == "x"; });
  BOOST_TEST(messages().at(0).find("Recorder.connection_made()") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_connection_lost_throws_is_reported_and_the_socket_closed, Plain) {
  protocol->then["lost"] = [] { throw RuntimeError("l"); };
  transport->close();
  until_lost();
  BOOST_TEST(messages().at(0).find("Recorder.connection_lost()") != std::string::npos);
  char byte;
  BOOST_TEST(recv(peer.fd, &byte, 1, MSG_DONTWAIT) == 0);
}

BOOST_FIXTURE_TEST_CASE(its_descriptor_is_nobody_elses_until_it_closes, Plain) {
  const int mine = transport->extra<int>("socket");
  const std::string text = "File descriptor " + std::to_string(mine) +
                           " is used by transport <SocketTransport fd=" + std::to_string(mine) +
                           " read=polling write=<idle, bufsize=0>>";
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_reader(mine, [] {}); }) == text);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.add_writer(mine, [] {}); }) == text);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.remove_reader(mine); }) == text);
  BOOST_TEST(text_of<RuntimeError>([&] { loop.remove_writer(mine); }) == text);
  transport->close();
  BOOST_TEST(!loop.remove_reader(mine));
  BOOST_TEST(transport->to_string() == "<SocketTransport closing fd=" + std::to_string(mine) +
                                           " read=idle write=<idle, bufsize=0>>");
  until_lost();
  BOOST_TEST(transport->to_string() == "<SocketTransport closed fd=" + std::to_string(mine) + ">");
  BOOST_TEST(transport->extra<int>("socket") == -1);
}

BOOST_FIXTURE_TEST_CASE(the_callbacks_run_in_the_context_of_the_creator, Pair<Recorder>) {
  ContextVar<int> var("var", 0);
  Calls seen;
  const auto look = [&] { seen.push_back(std::to_string(var.get())); };
  for (const char* call : {"made", "data", "pause", "resume", "lost"}) protocol->then[call] = look;
  Context().run([&] {
    var.set(7);
    connect();
  });
  peer.send("x");
  until([&] { return !protocol->data.empty(); });
  transport->close();
  until_lost();
  BOOST_TEST(seen == Calls({"7", "7", "7"}));
}

BOOST_FIXTURE_TEST_CASE(another_thread_is_refused_in_debug_mode, Plain) {
  loop.set_debug(true);
  std::string text;
  run(coroutine([&](Co<void>& co) {
    if (co.label() == 0) {
      std::thread([&] { text = text_of<RuntimeError>([&] { transport->write("x"); }); }).join();
    }
    return co.return_();
  }));
  BOOST_TEST(text.find("Non-thread-safe operation") == 0u);
  transport->close();
  until_lost();
}

BOOST_FIXTURE_TEST_CASE(a_task_that_closes_it_while_the_loop_is_being_closed_leaves_nothing,
                        Plain) {
  const Task<void> task = loop.create_task(coroutine([this](Co<void>& co) {
    if (co.label() == 0) return co.yield_from(1, asyncio::sleep(3600));
    transport->close();
    return co.raise_it();
  }));
  turns(2);
  loop.close();
  BOOST_TEST(transport->is_closing());
  BOOST_TEST(!protocol->lost);
  BOOST_TEST(!transport->get_protocol());
}

BOOST_FIXTURE_TEST_CASE(a_loop_that_is_closed_ends_its_connections_without_a_word, Plain) {
  loop.set_debug(true);
  write_too_much();
  logged.clear();
  loop.close();
  BOOST_TEST(!protocol->lost);
  BOOST_TEST(transport->is_closing());
  BOOST_REQUIRE(logged.size() == 1u);
  BOOST_TEST(logged[0].find("unclosed transport <SocketTransport fd=") == 0u);
  transport->write("x");
  transport->close();
  while (!peer.receive().empty()) continue;
  char byte;
  BOOST_TEST(recv(peer.fd, &byte, 1, MSG_DONTWAIT) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
