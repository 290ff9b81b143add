// StreamReader: what it returns, its limit, one reader at a time. The conformance test has the
// races.
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

BOOST_AUTO_TEST_SUITE_END()
