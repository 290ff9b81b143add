// StreamWriter and the protocol between a transport and the streams: drain(), the end of a
// connection, and what becomes of a writer that is dropped. On transports in memory.
#include <asyncio/io/stream_writer.hpp>

#include <asyncio/io/stream_reader_protocol.hpp>
#include <asyncio/testing/memory_stream.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

std::vector<std::string> logged;

struct Streams : VirtualLoop {
  Streams() {
    std::tie(client, server) = memory_stream_pair(loop);
    run_turns();
    logged.clear();
    set_log_hook([](const std::string& text) { logged.push_back(text); });
  }
  ~Streams() {
    set_log_hook(nullptr);
    for (const MemoryStream* end : {&client, &server}) end->transport->abort();
    run_turns(3);
  }
  MemoryStream client, server;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stream_writer, Streams)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_at_the_other_side) {
  client.writer->write("one ");
  client.writer->writelines({"two ", "three "});
  client.writer->writelines(std::vector<std::string>{"four", "\n"});
  BOOST_TEST(run(server.reader->readline()) == "one two three four\n");
  client.writer->write_eof();
  BOOST_TEST(client.writer->can_write_eof());
  BOOST_TEST(run(server.reader->read()) == "");
  server.writer->write("answer");
  server.writer->close();
  BOOST_TEST(run(client.reader->read()) == "answer");
}

BOOST_AUTO_TEST_CASE(drain_makes_no_frame_when_there_is_nothing_to_wait_for) {
  Future<int> turns(loop);
  run(coroutine([&](auto& co) {
    BEGIN(co);
    loop.call_soon([&] { turns.set_result(1); });
    YIELD_FROM(client.writer->drain());
    BOOST_TEST(!turns.done());
    END;
  }));
  run(client.writer->drain());  // as a coroutine
}

BOOST_AUTO_TEST_CASE(several_tasks_drain_until_there_is_room) {
  client.transport->set_write_buffer_limits(10);
  client.transport->hold();
  client.writer->write("more than ten bytes");
  Task<void> one = loop.create_task(client.writer->drain());
  Task<void> two = loop.create_task(client.writer->drain());
  Task<void> three = loop.create_task(client.writer->drain());
  run_turns(3);
  BOOST_TEST(!one.done());
  two.cancel();
  client.transport->release();
  run_turns(4);
  BOOST_TEST(one.done());
  BOOST_TEST(two.cancelled());
  BOOST_TEST(three.done());
}

BOOST_AUTO_TEST_CASE(drain_raises_what_the_reader_fails_with) {
  client.reader->set_exception(make_exception<ValueError>("broken"));
  BOOST_CHECK_THROW(run(client.writer->drain()), ValueError);
}

// The other side is gone: who writes and drains in a loop gets to know of it.
BOOST_AUTO_TEST_CASE(drain_while_closing_lets_connection_lost_come) {
  server.transport->abort();
  run(coroutine<void>([&](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    TRY {
      for (;;) {
        client.writer->write("x");
        YIELD_FROM(client.writer->drain());
      }
    }
    EXCEPT(std::system_error) {}
    END_TRY;
    END;
  }));
  BOOST_TEST(client.writer->is_closing());
}

BOOST_AUTO_TEST_CASE(after_the_loss_drain_raises) {
  client.writer->close();
  run(client.writer->wait_closed());
  BOOST_CHECK_EXCEPTION(run(client.writer->drain()), ConnectionResetError,
                        [](const ConnectionResetError& e) {
                          return std::string(e.what()).find("Connection lost") == 0;
                        });
}

BOOST_AUTO_TEST_CASE(the_loss_ends_the_waiting_of_who_drains) {
  for (const bool failed : {false, true}) {
    FlowControl flow(&loop);
    flow.pause_writing();
    Task<void> drains = loop.create_task(flow.drain());
    Task<void> waits = loop.create_task(flow.wait_closed());
    run_turns(2);
    flow.connection_lost(failed ? make_exception<ValueError>("gone") : ExceptionPtr());
    run_turns(2);
    BOOST_TEST((drains.done() && waits.done()));
    BOOST_TEST(static_cast<bool>(drains.exception()) == failed);
    BOOST_TEST(static_cast<bool>(waits.exception()) == failed);
    BOOST_TEST(run(wait(std::vector<Task<void>>{loop.create_task(flow.wait_closed())}))
                   .done.front()
                   .failed() == failed);
  }
}

BOOST_AUTO_TEST_CASE(wait_closed_ends_when_all_is_sent_and_a_cancelled_one_disturbs_no_other) {
  client.transport->hold();
  client.writer->write("slow");
  client.writer->close();
  Task<void> one = loop.create_task(client.writer->wait_closed());
  Task<void> two = loop.create_task(client.writer->wait_closed());
  run_turns(2);
  one.cancel();
  run_turns(2);
  BOOST_TEST(!two.done());
  client.transport->release();
  run(two);
  run(client.writer->wait_closed());
  BOOST_TEST(run(server.reader->read()) == "slow");
}

BOOST_AUTO_TEST_CASE(wait_closed_raises_what_has_ended_the_connection) {
  server.transport->cut_at(0, make_exception<ConnectionResetError>("reset"));
  BOOST_CHECK_THROW(run(client.reader->read()), ConnectionResetError);
  BOOST_CHECK_THROW(run(client.writer->wait_closed()), ConnectionResetError);
  BOOST_CHECK_THROW(run(client.writer->drain()), ConnectionResetError);
}

BOOST_AUTO_TEST_CASE(a_with_closes_it_and_waits) {
  run(coroutine([&](auto& co) {
    BEGIN(co);
    WITH(*client.writer) { client.writer->write("bye"); }
    END_WITH;
    BOOST_TEST(!client.transport->get_protocol());
    END;
  }));
  BOOST_TEST(run(server.reader->read()) == "bye");
}

BOOST_AUTO_TEST_CASE(what_leaves_a_with_is_not_hidden_by_the_end_of_the_connection) {
  for (const bool raises : {false, true}) {
    auto [one, two] = memory_stream_pair(loop);
    two.transport->cut_at(0, make_exception<ConnectionResetError>("reset"));
    Task<void> task = loop.create_task(coroutine([writer = one.writer, raises](auto& co) {
      BEGIN(co);
      WITH(*writer) {
        YIELD_FROM(asyncio::sleep(1));
        if (raises) RAISE(ValueError("mine"));
      }
      END_WITH;
      END;
    }));
    run_turns();
    run(asyncio::sleep(2));
    BOOST_TEST(task.exception().is<ValueError>() == raises);
    BOOST_TEST(task.exception().is<ConnectionResetError>() == !raises);
    two.transport->abort();
    run_turns(3);
  }
}

BOOST_AUTO_TEST_CASE(a_writer_that_closes_ends_its_reader) {
  client.writer->write("hey");
  client.writer->close();
  BOOST_TEST(run(client.reader->read()) == "");
  BOOST_TEST(client.reader->at_eof());
}

BOOST_AUTO_TEST_CASE(a_writer_that_is_dropped_closes_its_connection) {
  loop.set_debug(true);
  client.writer = nullptr;
  BOOST_TEST(client.transport->is_closing());
  BOOST_REQUIRE(logged.size() == 1u);
  BOOST_TEST(logged[0].find("ResourceWarning: unclosed <StreamWriter transport=<MemoryTransport") ==
             0u);
  BOOST_TEST(run(server.reader->read()) == "");
  loop.set_debug(false);
  server.writer = nullptr;
  BOOST_TEST(logged.size() == 1u);
}

BOOST_AUTO_TEST_CASE(streams_outlive_their_loop) {
  EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto [one, two] = memory_stream_pair(*other, 1);
  two.writer->write("unread, and more than the limit");
  other->run_until_complete(asyncio::sleep(1));
  other.reset();
  BOOST_TEST(one.reader->buffered() > 0u);
  BOOST_TEST(!one.reader->paused());
  one.writer = nullptr;
}

BOOST_AUTO_TEST_SUITE_END()
