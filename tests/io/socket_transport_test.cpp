// SocketTransport: the order of the calls, flow control, what is written.
#include "tests/io/socket_pair.hpp"

using namespace asyncio;
using namespace asyncio::testing;

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

BOOST_FIXTURE_TEST_CASE(who_pauses_in_connection_made_is_not_read_from, Pair<Recorder>) {
  peer.send("early");
  protocol->then["made"] = [&] { protocol->transport->pause_reading(); };
  connect();
  turns(3);
  CHECK_CALLS("made");
  BOOST_TEST(!transport->is_reading());
  transport->resume_reading();
  until([&] { return protocol->data == "early"; });
}

BOOST_FIXTURE_TEST_CASE(bytes_that_somebody_else_has_read_meanwhile_are_no_end, Plain) {
  // Both are found in one turn, the pipe first: its reader takes what the transport was to read.
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const Peer reading(ends[0]), writing(ends[1]), same(dup(transport->extra<int>("socket")));
  std::string taken;
  loop.add_reader(reading.fd, [&] {
    char c;
    BOOST_TEST(read(reading.fd, &c, 1) == 1);
    taken += same.receive();
  });
  turns(2);
  BOOST_REQUIRE(write(writing.fd, "x", 1) == 1);
  peer.send("taken");
  until([&] { return !taken.empty(); });
  turns(3);
  loop.remove_reader(reading.fd);
  CHECK_CALLS("made");
  peer.send("left");
  until([&] { return protocol->data == "left"; });
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

BOOST_FIXTURE_TEST_CASE(write_eof_of_one_that_is_closing_does_nothing, Plain) {
  transport->write("all");
  transport->close();
  transport->write_eof();
  transport->write("late");  // dropped, and no mistake as it would be after an end
  until_lost();
  CHECK_CALLS("made", "lost");
  BOOST_TEST(!protocol->error);
  BOOST_TEST(peer.receive() == "all");
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

BOOST_AUTO_TEST_SUITE_END()
