// What docs/tutorial.md shows, run. The header is its C++, made by tools/doc_blocks.py.
#include "docs/tutorial_blocks.hpp"
#include "tests/docs/printing.hpp"

#include <boost/test/unit_test.hpp>

namespace book = doc_docs_tutorial_md;
using asyncio::testing::Printing;

BOOST_FIXTURE_TEST_SUITE(tutorial, Printing)

BOOST_AUTO_TEST_CASE(hello_and_pages_one_by_one_and_at_once) {
  BOOST_TEST(printed(book::hello::hello()) == "hello\nworld\n");
  BOOST_TEST(printed(book::one_by_one::one_by_one()) == "the page /1\nthe page /2\nthe page /3\n");
  BOOST_TEST(clock.time() == 1 + 3);
  BOOST_TEST(printed(book::at_once::at_once()) == "the page /1\nthe page /2\n3 more pages\n");
  BOOST_TEST(clock.time() == 4 + 3);
}

BOOST_AUTO_TEST_CASE(workers_on_a_queue) {
  book::workers::Crawler crawler({{"/", {1, {"/a", "/b"}}}, {"/a", {2, {"/"}}}, {"/b", {1, {}}}});
  BOOST_TEST(printed(crawler.crawl("/")) == "/\n/b\n/a\n");
  BOOST_TEST(clock.time() == 3);
}

BOOST_AUTO_TEST_CASE(failures_cancelling_and_threads) {
  const book::workers::Site site = {{"/", {1, {"/a"}}}, {"/slow", {9, {}}}};
  BOOST_TEST(printed(book::failures::check(site, "/")) == "/: 1 links\nchecked\n");
  BOOST_TEST(printed(book::failures::check(site, "/a")) == "/a: broken\nchecked\n");
  BOOST_TEST(printed(book::failures::check(site, "/slow")) ==
             "/slow: no answer in time\nchecked\n");
  BOOST_TEST(clock.time() == 1 + 3);
  BOOST_TEST(printed(book::cancelling::canceller()) ==
             "waiting\ncancelled\ntidied up\nit was cancelled: 1\n");
  BOOST_TEST(printed(book::threads::count()) == "3 words\n");
}

BOOST_AUTO_TEST_CASE(the_whole_program_ends_when_all_is_done) {
  book::testing::test_crawl();
  book::whole::Crawler crawler(book::whole::example);
  run(crawler.crawl("/"));
  BOOST_TEST(printed_by([&] { crawler.report(); }) ==
             "7 checked, 3 broken\n  /news/2\n  /shop\n  /team\n");
  BOOST_TEST(clock.time() == 3.5);
}

BOOST_AUTO_TEST_CASE(told_to_stop_it_finishes_what_is_under_way) {
  book::whole::Crawler crawler(book::whole::example);
  loop.call_later(0.75, &book::whole::Crawler::stop, &crawler);
  run(crawler.crawl("/"));
  BOOST_TEST(printed_by([&] { crawler.report(); }) == "4 checked, 1 broken\n  /shop\n");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_time_that_is_over_cancels_the_workers) {
  book::whole::Crawler crawler(book::whole::example);
  BOOST_CHECK_THROW(run(asyncio::wait_for(crawler.crawl("/"), 2)), asyncio::TimeoutError);
  BOOST_TEST(clock.time() == 2);
  BOOST_TEST(asyncio::all_tasks(loop).empty());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_SUITE_END()
