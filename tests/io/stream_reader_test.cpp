// StreamReader: what it returns, its limit, one reader at a time. The conformance test has the
// races.
#include <asyncio/futures/by_hand.hpp>
#include <asyncio/io/stream_reader.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

struct Reading : VirtualLoop {
  StreamReader reader{4, &loop};
};

struct Paused : ReadTransport {
  void pause_reading() override { paused = true; }
  void resume_reading() override { paused = false; }
  bool paused = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(stream_reader, Reading)

BOOST_AUTO_TEST_CASE(read_gives_what_has_come_and_nothing_at_the_end) {
  reader.feed_data("abc");
  BOOST_TEST(run(reader.read(2)) == "ab");
  BOOST_TEST(run(reader.read(20)) == "c");
  reader.feed_eof();
  BOOST_TEST(run(reader.read(20)) == "");
  BOOST_TEST(reader.at_eof());
}

BOOST_AUTO_TEST_CASE(read_without_a_number_gives_all_up_to_the_end) {
  Task<std::string> all = loop.create_task(reader.read());
  run_turns(2);
  reader.feed_data("abcdefghij");
  run_turns(2);
  BOOST_TEST(!all.done());
  reader.feed_eof();
  BOOST_TEST(run(all) == "abcdefghij");
}

BOOST_AUTO_TEST_CASE(readexactly_says_what_there_was_when_the_stream_is_too_short) {
  reader.feed_data("ab");
  reader.feed_eof();
  BOOST_CHECK_EXCEPTION(
      run(reader.readexactly(3)), IncompleteReadError,
      [](const IncompleteReadError& e) { return e.partial() == "ab" && e.expected() == 3u; });
  BOOST_CHECK_THROW((void)reader.readexactly(-1), ValueError);
}

BOOST_AUTO_TEST_CASE(readuntil_leaves_the_buffer_as_it_was_when_the_limit_is_overrun) {
  reader.feed_data("abcdefg;");
  BOOST_CHECK_EXCEPTION(run(reader.readuntil(";")), LimitOverrunError,
                        [](const LimitOverrunError& e) { return e.consumed() == 7; });
  BOOST_TEST(reader.buffered() == 8u);
  BOOST_TEST(run(reader.readexactly(8)) == "abcdefg;");
}

BOOST_AUTO_TEST_CASE(of_several_separators_the_one_that_ends_first_counts) {
  reader.feed_data("a\r\nb");
  BOOST_TEST(run(reader.readuntil(std::vector<std::string>{"b", "\r\n"})) == "a\r\n");
  BOOST_CHECK_THROW((void)reader.readuntil(""), ValueError);
}

BOOST_AUTO_TEST_CASE(readline_drops_a_line_that_is_too_long) {
  reader.feed_data("abcdefg\nx\nrest");
  reader.feed_eof();
  BOOST_CHECK_THROW(run(reader.readline()), ValueError);
  BOOST_TEST(run(reader.readline()) == "x\n");
  BOOST_TEST(run(reader.readline()) == "rest");
  BOOST_TEST(run(reader.readline()) == "");
}

BOOST_AUTO_TEST_CASE(a_second_reader_is_refused) {
  Task<std::string> first = loop.create_task(reader.read(1));
  run_turns();
  BOOST_CHECK_THROW(run(reader.readline()), RuntimeError);
  reader.feed_data("x");
  BOOST_TEST(run(first) == "x");
}

BOOST_AUTO_TEST_CASE(a_cancelled_read_leaves_the_bytes_to_the_next) {
  Task<std::string> first = loop.create_task(reader.read(3));
  run_turns();
  reader.feed_data("abc");
  first.cancel();
  run_turns();
  BOOST_TEST(first.cancelled());
  BOOST_TEST(run(reader.read(3)) == "abc");
}

BOOST_AUTO_TEST_CASE(one_that_was_cancelled_or_dropped_while_it_waited_keeps_nobody_away) {
  Task<std::string> first = loop.create_task(reader.read(1));
  run_turns();
  first.cancel();
  BOOST_TEST(reader.to_string().find("waiter=<Future cancelled") != std::string::npos);
  run_turns();
  BOOST_TEST(reader.to_string().find("waiter") == std::string::npos);
  {
    ByHand dropped(reader.read(1));
    dropped.send();
    BOOST_CHECK_THROW(run(reader.read(1)), RuntimeError);
  }
  Task<std::string> next = loop.create_task(reader.read(1));
  run_turns();
  reader.feed_data("x");
  BOOST_TEST(run(next) == "x");
}

BOOST_AUTO_TEST_CASE(one_that_was_woken_leaves_the_waiter_of_one_that_came_meanwhile) {
  Task<std::string> first = loop.create_task(reader.read(1));
  run_turns();
  Task<std::string> second = loop.create_task(
      coroutine<std::string>([this, a = std::string(), b = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(a, reader.read(1));
        YIELD_FROM_INTO(b, reader.read(1));
        RETURN(a + b);
        END;
      }));
  reader.feed_data("x");  // first is woken behind second, which takes it and waits for more
  BOOST_TEST(run(first) == "");
  reader.feed_data("y");
  BOOST_TEST(run(second) == "xy");
}

BOOST_AUTO_TEST_CASE(the_transport_pauses_over_twice_the_limit_and_resumes_at_the_limit) {
  Paused transport;
  reader.set_transport(&transport);
  reader.feed_data("abcdefgh");
  BOOST_TEST(!transport.paused);
  reader.feed_data("i");
  BOOST_TEST(transport.paused);
  run(reader.readexactly(4));
  BOOST_TEST(transport.paused);
  run(reader.readexactly(1));
  BOOST_TEST(!transport.paused);
}

BOOST_AUTO_TEST_CASE(an_exception_reaches_who_reads_and_all_who_read_later) {
  Task<std::string> first = loop.create_task(reader.read(3));
  run_turns();
  reader.set_exception(make_exception<RuntimeError>("no"));
  BOOST_CHECK_THROW(run(first), RuntimeError);
  BOOST_CHECK_THROW(run(reader.readline()), RuntimeError);
}

BOOST_AUTO_TEST_CASE(empty_data_is_nothing) {
  Task<std::string> first = loop.create_task(reader.read(3));
  run_turns();
  reader.feed_data("");
  run_turns(2);
  BOOST_TEST(!first.done());
  reader.feed_data("x");
  BOOST_TEST(run(first) == "x");
  BOOST_TEST(run(reader.read(0)) == "");
}

BOOST_AUTO_TEST_CASE(a_limit_of_nothing_is_refused) {
  BOOST_CHECK_THROW(StreamReader(0, &loop), ValueError);
}

BOOST_AUTO_TEST_CASE(an_exception_finds_a_cancelled_reader) {
  Task<std::string> first = loop.create_task(reader.read(3));
  run_turns();
  first.cancel();
  reader.set_exception(make_exception<RuntimeError>("no"));
  run_turns();
  BOOST_TEST(first.cancelled());
}

BOOST_AUTO_TEST_CASE(a_line_may_come_in_pieces) {
  Task<std::string> line = loop.create_task(reader.readline());
  for (const char* piece : {"a", "b", "\nc"}) {
    run_turns(2);
    BOOST_TEST(!line.done());
    reader.feed_data(piece);
  }
  BOOST_TEST(run(line) == "ab\n");
  reader.feed_eof();
  BOOST_TEST(run(reader.readline()) == "c");
  BOOST_TEST(run(reader.readline()) == "");
}

BOOST_AUTO_TEST_CASE(a_separator_may_come_in_pieces) {
  for (const bool several : {false, true}) {
    StreamReader own(1000, &loop);
    Task<std::string> block =
        loop.create_task(several ? own.readuntil(std::vector<std::string>{"no such thing", "ABC"})
                                 : own.readuntil("ABC"));
    for (const char* piece : {"xA", "AB", "AB", "C and more"}) {
      run_turns(2);
      own.feed_data(piece);
    }
    BOOST_TEST(run(block) == "xAABABC");
    BOOST_TEST(own.buffered() == 9u);
  }
}

BOOST_AUTO_TEST_CASE(a_stream_that_ends_before_the_separator) {
  reader.feed_data("abA");
  reader.feed_eof();
  BOOST_CHECK_EXCEPTION(
      run(reader.readuntil("AB")), IncompleteReadError,
      [](const IncompleteReadError& e) { return e.partial() == "abA" && !e.expected(); });
  BOOST_TEST(reader.buffered() == 0u);
}

BOOST_AUTO_TEST_CASE(readexactly_may_be_for_more_than_the_limit) {
  reader.feed_data("12345678901234567890");
  BOOST_TEST(run(reader.readexactly(20)) == "12345678901234567890");
  BOOST_TEST(run(reader.readexactly(0)) == "");
}

BOOST_AUTO_TEST_CASE(repr_has_what_there_is) {
  BOOST_TEST(reader.to_string() == "<StreamReader limit=4>");
  Task<std::string> waits = loop.create_task(reader.readexactly(5));
  run_turns(2);
  BOOST_TEST(reader.to_string().find("<StreamReader limit=4 waiter=<Future pending") == 0u);
  reader.feed_data("abc");
  reader.feed_eof();
  reader.set_exception(make_exception<ValueError>("no"));
  BOOST_TEST(reader.to_string() == "<StreamReader 3 bytes eof limit=4 exception=ValueError('no')>");
  waits.cancel();
  run_turns(2);
}

// ---- transports that come, go and call back ----

BOOST_AUTO_TEST_CASE(a_transport_that_is_taken_away_while_it_is_paused_is_not_asked_again) {
  for (const bool in_pieces : {false, true}) {
    StreamReader own(1, &loop);
    Paused transport;
    own.set_transport(&transport);
    own.feed_data("abc");
    BOOST_TEST(own.paused());
    own.set_transport(nullptr);
    BOOST_TEST(!own.paused());
    if (in_pieces) {
      Task<std::string> four = loop.create_task(own.readexactly(4));
      run_turns();
      own.feed_data("d");
      BOOST_TEST(run(four) == "abcd");
    } else {
      BOOST_TEST(run(own.read(3)) == "abc");
    }
    own.feed_data("more than the limit");
    own.feed_eof();
    BOOST_TEST(run(own.read()) == "more than the limit");
    BOOST_TEST(transport.paused);
  }
}

BOOST_AUTO_TEST_CASE(another_transport_is_paused_and_resumed_for_itself) {
  Paused first, second;
  reader.set_transport(&first);
  BOOST_CHECK_THROW(reader.set_transport(&second), RuntimeError);
  reader.feed_data("abcdefghi");
  BOOST_TEST(first.paused);
  reader.set_transport(nullptr);
  reader.set_transport(&second);
  BOOST_TEST(!second.paused);
  reader.feed_data("j");
  BOOST_TEST(second.paused);
  run(reader.readexactly(8));
  BOOST_TEST(!second.paused);
  BOOST_TEST(first.paused);
}

BOOST_AUTO_TEST_CASE(a_transport_may_go_in_its_own_calls) {
  struct Goes : ReadTransport {
    StreamReader* reader;
    int calls = 0;
    explicit Goes(StreamReader& r) : reader(&r) {}
    void pause_reading() override {
      ++calls;
      reader->set_transport(nullptr);
    }
    void resume_reading() override { pause_reading(); }
  } transport(reader);
  reader.set_transport(&transport);
  reader.feed_data("abcdefghi");
  BOOST_TEST(!reader.paused());
  BOOST_TEST(run(reader.readexactly(9)) == "abcdefghi");
  BOOST_TEST(transport.calls == 1);
}

BOOST_AUTO_TEST_CASE(a_transport_may_bring_its_bytes_or_the_end_when_it_is_resumed) {
  struct Brings : Paused {
    StreamReader* reader;
    std::string bytes;
    Brings(StreamReader& r, std::string b) : reader(&r), bytes(std::move(b)) {}
    void resume_reading() override {
      Paused::resume_reading();
      if (bytes == "error") return reader->set_exception(make_exception<ValueError>("no"));
      reader->feed_data(bytes);
      if (bytes.empty()) reader->feed_eof();
    }
  };
  for (const std::string bytes : {"jkl", "", "error"}) {
    StreamReader own(4, &loop);
    Brings transport(own, bytes);
    own.set_transport(&transport);
    own.feed_data("abcdefghi");
    if (bytes == "jkl")
      BOOST_TEST(run(own.readexactly(12)) == "abcdefghijkl");
    else if (bytes.empty())
      BOOST_CHECK_THROW(run(own.readexactly(12)), IncompleteReadError);
    else
      BOOST_CHECK_THROW(run(own.readexactly(12)), ValueError);
  }
}

BOOST_AUTO_TEST_CASE(a_transport_that_cannot_pause_is_not_taken_for_paused) {
  struct Refuses : Paused {
    void pause_reading() override { throw RuntimeError("cannot pause"); }
  } transport;
  reader.set_transport(&transport);
  BOOST_CHECK_THROW(reader.feed_data("abcdefghi"), RuntimeError);
  BOOST_TEST(!reader.paused());
  BOOST_TEST(run(reader.readexactly(9)) == "abcdefghi");
}

BOOST_AUTO_TEST_CASE(an_exception_that_is_taken_back_wakes_nobody) {
  Task<std::string> first = loop.create_task(reader.read(3));
  run_turns();
  reader.set_exception({});
  run_turns(2);
  BOOST_TEST(!first.done());
  reader.feed_data("abc");
  BOOST_TEST(run(first) == "abc");
}

// ---- into memory of the caller's, by lines, and what is kept ----

BOOST_AUTO_TEST_CASE(read_into_brings_what_there_is_room_for) {
  char to[8] = "";
  reader.feed_data("abc");
  BOOST_TEST(run(reader.read_into(to, 2)) == 2u);
  BOOST_TEST(std::string(to) == "ab");
  BOOST_TEST(run(reader.read_into(to, 0)) == 0u);
  Task<std::size_t> two = loop.create_task(reader.read_into(to + 2, 5));
  BOOST_TEST(run(two) == 1u);
  Task<std::size_t> waits = loop.create_task(reader.read_into(to, 5));
  run_turns();
  BOOST_CHECK_EXCEPTION(run(reader.read_into(to, 5)), RuntimeError, [](const RuntimeError& e) {
    return std::string(e.what()) ==
           "read_into() called while another coroutine is already waiting for incoming data";
  });
  reader.feed_eof();
  BOOST_TEST(run(waits) == 0u);
  BOOST_TEST(std::string(to) == "abc");
  reader.set_exception(make_exception<ValueError>("no"));
  BOOST_CHECK_THROW(run(reader.read_into(to, 1)), ValueError);
}

BOOST_AUTO_TEST_CASE(a_loop_over_a_reader_gives_its_lines) {
  auto lines = [](StreamReader& from) {
    return coroutine<std::string>(
        [&from, line = std::string(), all = std::string()](auto& co) mutable {
          BEGIN(co);
          FOR(line, from) { all += "[" + line + "]"; }
          END_FOR;
          RETURN(all);
          END;
        });
  };
  reader.feed_data("a\n\nb");
  reader.feed_eof();
  BOOST_TEST(run(lines(reader)) == "[a\n][\n][b]");
}

BOOST_AUTO_TEST_CASE(one_piece_is_handed_over_and_nothing_is_kept) {
  StreamReader own(StreamReader::kDefaultLimit, &loop);
  Task<std::string> waits = loop.create_task(own.read(100));
  run_turns(2);
  own.feed_data("ab");
  own.feed_data("cd");
  BOOST_TEST(run(waits) == "abcd");
  waits = loop.create_task(own.read(100));
  run_turns(2);
  own.feed_data("ef");
  waits.cancel();
  run_turns();
  BOOST_TEST(waits.cancelled());
  BOOST_TEST(run(own.read(1)) == "e");
  BOOST_TEST(run(own.read(9)) == "f");
  BOOST_TEST(own.to_string() == "<StreamReader>");
}

BOOST_AUTO_TEST_CASE(a_separator_that_never_comes_is_not_looked_for_again_and_again) {
  StreamReader own(1 << 20, &loop);
  const std::vector<std::string> separators{"\n", "never there"};
  constexpr int kLines = 20000;
  std::string all;
  for (int i = 0; i < kLines; ++i) all += "0123456\n";
  own.feed_data(all);
  // Looked for in all that is buffered, that would be 1,600 million comparisons.
  for (int i = 0; i < kLines; ++i) BOOST_REQUIRE(run(own.readuntil(separators)).size() == 8u);
  own.feed_data("never ther");
  own.feed_data("e");
  BOOST_TEST(run(own.readuntil(separators)) == "never there");
  // Across the pieces in which it looks.
  for (const std::size_t before : {250, 256, 262, 266, 267, 268, 600, 5000}) {
    own.feed_data(std::string(before, 'x') + "never there");
    BOOST_TEST(run(own.readuntil(separators)).size() == before + 11);
  }
}

BOOST_AUTO_TEST_SUITE_END()
