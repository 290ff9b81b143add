// SocketTransport: what protocols throw, whose descriptor it is, and what is left in the end.
#include "tests/io/socket_pair.hpp"

#include <thread>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_AUTO_TEST_SUITE(socket_transport_end)

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

BOOST_FIXTURE_TEST_CASE(who_pauses_or_is_replaced_when_asked_for_memory_is_not_read_into,
                        Buffered) {
  const auto next = std::make_shared<BufferedRecorder>();
  protocol->then["get_buffer"] = [&] { transport->pause_reading(); };
  peer.send("x");
  until([&] { return !transport->is_reading(); });
  turns(3);
  CHECK_CALLS("made", "get_buffer");
  protocol->then["get_buffer"] = [&] { transport->set_protocol(next); };
  transport->resume_reading();
  until([&] { return next->data == "x"; });
  CHECK_CALLS("made", "get_buffer", "get_buffer");
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
