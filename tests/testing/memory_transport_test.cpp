// MemoryTransport: it passes the check that every transport passes, however its bytes travel; and
// what is held, delayed, cut into pieces or cut off.
#include <asyncio/testing/memory_transport.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/testing/check_transport.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Notes what it is told, with the time.
struct Notes : Protocol {
  void connection_made(const TransportPtr&) override { note("made"); }
  void data_received(std::string_view data) override { note(std::string(data)); }
  bool eof_received() override { return note("eof"), keep_open; }
  void connection_lost(const ExceptionPtr& error) override {
    note(error ? "lost " + error.type_name() : "lost");
  }
  void pause_writing() override { note("pause"); }
  void resume_writing() override { note("resume"); }
  void note(const std::string& what) {
    text += (text.empty() ? "" : " | ") + what;
    at = get_event_loop().time();
  }
  std::string text;
  double at = 0;
  bool keep_open = false;
};

struct Pair : VirtualLoop {
  Pair() {
    std::tie(a, b) = memory_transport_pair(loop, first, second);
    run_turns();
    first->text = second->text = "";
  }
  ~Pair() {
    a->abort();
    b->abort();
    run_turns(3);
  }
  std::shared_ptr<Notes> first = std::make_shared<Notes>(), second = std::make_shared<Notes>();
  MemoryTransportPtr a, b;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(memory_transport, Pair)

BOOST_AUTO_TEST_CASE(it_does_what_transports_do_however_its_bytes_travel) {
  struct Way {
    std::size_t chunk, capacity;
    double delay;
  };
  for (const Way way : {Way{0, 65536, 0}, Way{7000, 20000, 0}, Way{0, 1000, 0.0001}}) {
    BOOST_TEST_CONTEXT("pieces of " << way.chunk << ", after " << way.delay << " s")
    check_transport(loop, [&](auto one, auto two) -> TransportPair {
      const auto made = memory_transport_pair(loop, one, two);
      for (const auto& end : {made.first, made.second}) {
        end->set_chunk_size(way.chunk);
        end->set_capacity(way.capacity);
        end->set_delay(way.delay);
      }
      return made;
    });
  }
}

BOOST_AUTO_TEST_CASE(what_is_held_stays_in_the_write_buffer) {
  a->set_write_buffer_limits(4);
  a->hold();
  a->write("12345");
  a->write_eof();
  run_turns(3);
  BOOST_TEST(a->get_write_buffer_size() == 5u);
  BOOST_TEST(first->text == "pause");
  a->release();
  run_turns(6);
  BOOST_TEST(first->text == "pause | resume | eof | lost");
  BOOST_TEST(second->text == "12345 | eof | lost");
}

BOOST_AUTO_TEST_CASE(the_end_of_the_stream_is_held_too) {
  second->keep_open = true;
  a->hold();
  a->write_eof();
  a->close();
  run_turns(3);
  BOOST_TEST(second->text == "");
  a->release();
  run_turns(3);
  BOOST_TEST(second->text == "eof");
  BOOST_TEST(first->text == "lost");
}

BOOST_AUTO_TEST_CASE(what_is_sent_arrives_later_in_its_order) {
  second->keep_open = true;
  a->set_delay(3);
  a->write("slow");
  a->set_delay(0);
  a->write_eof();
  run(asyncio::sleep(2));
  BOOST_TEST(second->text == "");
  run(asyncio::sleep(2));
  BOOST_TEST(second->text == "slow | eof");
  BOOST_TEST(second->at == 3);
}

BOOST_AUTO_TEST_CASE(it_arrives_in_pieces_one_a_turn) {
  a->set_chunk_size(2);
  a->write("abc");
  a->write("de");
  run_turns(2);
  BOOST_TEST(second->text == "ab | cd");
  run_turns(1);
  BOOST_TEST(second->text == "ab | cd | e");
}

BOOST_AUTO_TEST_CASE(it_is_cut_off_after_some_bytes) {
  a->cut_at(3);
  a->write("ab");
  a->write("cdef");
  BOOST_TEST(a->sent() == 6u);
  run_turns(5);
  BOOST_TEST(second->text == "abc | eof | lost");
  BOOST_CHECK_THROW(a->cut_at(1), RuntimeError);
}

BOOST_AUTO_TEST_CASE(it_is_cut_off_with_an_error) {
  a->write("ab");
  a->cut_at(2, make_exception<ConnectionResetError>("reset"));
  run_turns(5);
  BOOST_TEST(second->text == "ab | lost ConnectionResetError");
  BOOST_TEST(first->text == "eof | lost");
}

BOOST_AUTO_TEST_CASE(to_write_to_one_that_is_gone_is_a_broken_pipe) {
  first->keep_open = true;
  b->abort();
  run_turns(2);
  a->write("x");
  run_turns(2);
  BOOST_TEST(first->text.substr(0, 9) == "eof | los");
  BOOST_TEST(a->is_closing());
}

BOOST_AUTO_TEST_CASE(it_gives_what_it_was_told_of_itself) {
  BOOST_TEST(!a->peername());
  a->set_extra_info("peername", SocketAddress("10.0.0.1", 7));
  BOOST_TEST(a->peername().to_string() == "('10.0.0.1', 7)");
  BOOST_TEST(a->to_string() == "<MemoryTransport read=polling write=<idle, bufsize=0>>");
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_drops_its_connections) {
  auto notes = std::make_shared<Notes>();
  const std::weak_ptr<Notes> watched = notes;
  const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
  auto ends = memory_transport_pair(*other, std::move(notes), std::make_shared<Notes>());
  ends.second->write("unread");
  other->close();
  BOOST_TEST(watched.expired());
  BOOST_TEST(ends.first->is_closing());
  ends.first->close();
  ends.first->write("x");
}

BOOST_AUTO_TEST_SUITE_END()
