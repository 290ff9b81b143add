// Dates as HTTP writes and reads them.
#include <asyncio/web/http/date.hpp>

#include <asyncio/generators/exception.hpp>

#include <boost/test/unit_test.hpp>

using namespace asyncio;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(a_date_is_written_in_utc) {
  BOOST_TEST(http::format_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
  BOOST_TEST(http::format_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
  BOOST_TEST(http::format_date(-1) == "Wed, 31 Dec 1969 23:59:59 GMT");
  BOOST_TEST(http::format_date(951782400) == "Tue, 29 Feb 2000 00:00:00 GMT");
  BOOST_TEST(http::format_date(-62135596800) == "Mon, 01 Jan 0001 00:00:00 GMT");
  BOOST_TEST(http::format_date(253402300799) == "Fri, 31 Dec 9999 23:59:59 GMT");
  BOOST_CHECK_THROW(http::format_date(253402300800), ValueError);
  BOOST_CHECK_THROW(http::format_date(-62135596801), ValueError);
}

BOOST_AUTO_TEST_CASE(all_three_forms_are_read) {
  for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994"})
    BOOST_TEST(http::parse_date(text).value_or(-1) == 784111777);
  BOOST_TEST(http::parse_date("Wed, 31 Dec 1969 23:59:59 GMT").value_or(0) == -1);
}

BOOST_AUTO_TEST_CASE(what_is_no_date_gives_nothing) {
  for (const char* text :
       {"", "yesterday", "Sun, 30 Feb 2025 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT+1",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT"})
    BOOST_TEST(!http::parse_date(text));
}

BOOST_AUTO_TEST_SUITE_END()
