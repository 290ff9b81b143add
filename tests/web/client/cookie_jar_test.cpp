// Which cookies are taken, from whom, and where they are sent.
#include <asyncio/web/client/cookie_jar.hpp>

#include <boost/test/unit_test.hpp>

#include <ctime>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::http::CookieJar;
using asyncio::http::URL;

namespace {

struct Row {
  const char *from, *set_cookie, *to, *sent;
};
void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CookieJar jar;
    jar.update_cookies(row.set_cookie, URL(row.from));
    const std::string sent = jar.cookie_header(URL(row.to));
    BOOST_TEST(sent == row.sent,
               row.set_cookie << " of " << row.from << " at " << row.to << " is [" << sent << "]");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cookie_jar)

BOOST_AUTO_TEST_CASE(domains) {
  check({
      {"http://a.b.org/", "x=1", "http://a.b.org/", "x=1"},
      {"http://a.b.org/", "x=1", "https://A.B.ORG:8080/", "x=1"},  // the port counts for nothing
      {"http://b.org/", "x=1", "http://a.b.org/", ""},             // host only
      {"http://a.b.org/", "x=1", "http://b.org/", ""},
      {"http://a.b.org/", "x=1; Domain=b.org", "http://b.org/", "x=1"},
      {"http://a.b.org/", "x=1; Domain=.B.org", "http://c.d.b.org/", "x=1"},
      {"http://a.b.org/", "x=1; Domain=b.org", "http://cb.org/", ""},
      {"http://b.org/", "x=1; Domain=b.org", "http://a.b.org/", "x=1"},
      {"http://a.b.org/", "x=1; Domain=c.org", "http://c.org/", ""},
      {"http://a.b.org/", "x=1; Domain=c.b.org", "http://c.b.org/", ""},
      {"http://b.org/", "x=1; Domain=a.b.org", "http://a.b.org/", ""},
      {"http://a.b.org/", "x=1; Domain=org", "http://c.org/", ""},
      {"http://a.b.org/", "x=1; Domain=org", "http://a.b.org/", ""},
      {"http://a.b.org/", "x=1; Domain=.", "http://a.b.org/", "x=1"},
      {"http://a.b.org/", "x=1; Domain=", "http://a.b.org/", "x=1"},
      {"http://a.b.org/", "x=1; Domain=b.org.", "http://a.b.org/", "x=1"},  // as in aiohttp
      {"http://a.b.org/", "x=1; Domain=b.org.", "http://b.org/", ""},
      {"http://a.b.org/", "x=1; Domain=c.org; Domain=b.org", "http://b.org/", "x=1"},
      {"http://localhost/", "x=1; Domain=localhost", "http://localhost/", "x=1"},
      {"http://localhost/", "x=1; Domain=localhost", "http://a.localhost/", ""},
  });
}

BOOST_AUTO_TEST_CASE(paths) {
  check({
      {"http://a/b/c/d", "x=1", "http://a/b/c", "x=1"},
      {"http://a/b/c/d", "x=1", "http://a/b/c/e?f", "x=1"},
      {"http://a/b/c/d", "x=1", "http://a/b/cc", ""},
      {"http://a/b/c/d", "x=1", "http://a/b/", ""},
      {"http://a/b", "x=1", "http://a/", "x=1"},
      {"http://a", "x=1", "http://a", "x=1"},
      {"http://a/b/", "x=1; Path=/", "http://a/c", "x=1"},
      {"http://a/b", "x=1; Path=/c", "http://a/c/d", "x=1"},
      {"http://a/b", "x=1; Path=/c/", "http://a/c/d", "x=1"},
      {"http://a/b", "x=1; Path=/c/", "http://a/c", ""},
      {"http://a/b/c", "x=1; Path=d", "http://a/b/e", "x=1"},
      {"http://a/b/c", "x=1; Path=", "http://a/b/e", "x=1"},
      {"http://a/b/c", "x=1; Path=/q; Path=/", "http://a/z", "x=1"},
  });
}

BOOST_AUTO_TEST_CASE(secure_ones_and_what_a_name_promises) {
  check({
      {"https://a/", "x=1; Secure", "https://a/", "x=1"},
      {"https://a/", "x=1; sEcUrE=no", "wss://a/", "x=1"},
      {"https://a/", "x=1; Secure", "http://a/", ""},
      {"http://a/", "x=1; Secure", "https://a/", ""},
      {"https://a/", "x=1; HttpOnly; SameSite=Strict", "http://a/", "x=1"},
      {"https://a.b/", "__Secure-x=1; Secure; Domain=a.b", "https://a.b/", "__Secure-x=1"},
      {"https://a.b/", "__Secure-x=1", "https://a.b/", ""},
      {"https://a.b/c/d", "__Host-x=1; Secure; Path=/", "https://a.b/", "__Host-x=1"},
      {"https://a.b/c/d", "__HOST-x=1; Secure; Path=/c", "https://a.b/c", ""},
      {"https://a.b/", "__Host-x=1; Secure; Path=/; Domain=a.b", "https://a.b/", ""},
      {"https://a.b/", "__Host-x=1; Path=/", "https://a.b/", ""},
  });
  CookieJar jar;
  BOOST_TEST(jar.update_cookies("x=safe; Secure; Domain=b.org", URL("https://a.b.org/")));
  BOOST_TEST(!jar.update_cookies("x=evil; Domain=b.org", URL("http://a.b.org/")));
  BOOST_TEST(!jar.update_cookies("x=evil", URL("http://c.b.org/")));
  BOOST_TEST(jar.update_cookies("x=other", URL("http://d.org/")));
  BOOST_TEST(jar.cookie_header(URL("https://c.b.org/")) == "x=safe");
}

BOOST_AUTO_TEST_CASE(names_and_values) {
  check({
      {"http://a/", "x=\"a b\\\"c\"; Path=/", "http://a/", "x=\"a b\\\"c\""},
      {"http://a/", "  x  =  1 2  ", "http://a/", "x=1 2"},
      {"http://a/", "x=a=b", "http://a/", "x=a=b"},
      {"http://a/", "x=", "http://a/", "x="},
      {"http://a/", "x", "http://a/", ""},
      {"http://a/", "=1", "http://a/", ""},
      {"http://a/", "", "http://a/", ""},
      {"http://a/", ";", "http://a/", ""},
      {"http://a/", "a b=1", "http://a/", ""},
      {"http://a/", "x[y]=1", "http://a/", "x[y]=1"},
      {"http://a/", "x=1\x01", "http://a/", ""},
      {"http://a/", "x=1; Path=/\x01", "http://a/", ""},
      {"http://a/", "x=\xc3\xa9", "http://a/", "x=\xc3\xa9"},
  });
  CookieJar jar;
  BOOST_TEST(jar.update_cookies("x=" + std::string(4095, 'v'), URL("http://a/")));
  BOOST_TEST(!jar.update_cookies("y=" + std::string(4096, 'v'), URL("http://a/")));
  BOOST_TEST(!jar.update_cookies("y=1", URL("/relative")));
}

BOOST_AUTO_TEST_CASE(when_they_expire) {
  check({
      {"http://a/", "x=1; Max-Age=100", "http://a/", "x=1"},
      {"http://a/", "x=1; Max-Age=0", "http://a/", ""},
      {"http://a/", "x=1; Max-Age=-1", "http://a/", ""},
      {"http://a/", "x=1; Max-Age=99999999999999999999", "http://a/", "x=1"},
      {"http://a/", "x=1; Max-Age=none", "http://a/", "x=1"},
      {"http://a/", "x=1; Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a/", "x=1"},
      {"http://a/", "x=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a/", ""},
      {"http://a/", "x=1; Expires=Thu, 01-Jan-70 00:00:01 GMT", "http://a/", ""},
      {"http://a/", "x=1; Expires=Tue, 01 Jan 9999 00:00:00 GMT", "http://a/", "x=1"},
      {"http://a/", "x=1; Expires=yesterday", "http://a/", "x=1"},
  });
  CookieJar jar;
  const URL url("http://a/");
  jar.update_cookies("x=1; Max-Age=100", url);
  const std::int64_t left = *jar.cookies().at(0).expires - std::time(nullptr);
  BOOST_TEST((left > 0 && left <= 100));
  jar.update_cookies("y=2", url);
  BOOST_TEST(!jar.cookies().at(1).expires);
  jar.update_cookies("x=gone; Max-Age=0", url);
  BOOST_TEST(jar.cookie_header(url) == "y=2");
}

BOOST_AUTO_TEST_CASE(dates_as_servers_write_them) {
  const auto date = [](const char* text) {
    return http::detail::parse_cookie_date(text).value_or(-1);
  };
  for (const char* text :
       {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994", "06 nov 1994 08:49:37", "08:49:37 94 november 6",
        "Nov 6, 1994; 8:49:37 PST", "1994/6/Nov@08:49:37", "6 Nov 94 8:49:37 junk 12"})
    BOOST_TEST(date(text) == (text[0] == '0' && text[1] == '8' ? -1 : 784111777), text);
  BOOST_TEST(date("01 Jan 69 00:00:00") == 3124224000);
  BOOST_TEST(date("29 Feb 2000 00:00:00") == 951782400);
  for (const char* text :
       {"", "06 Nov 1994", "08:49:37", "32 Jan 1994 08:49:37", "0 Jan 1994 08:49:37",
        "06 Nov 1600 08:49:37", "06 Nov 1994 24:00:00", "06 Nov 1994 08:60:00",
        "06 Nov 1994 08:49:60", "30 Feb 1994 08:49:37", "06 Foo 1994 08:49:37",
        "06 Nov 19944 08:49:37", "06 Nov 1994 08:49", "06 Nov 1994 008:49:37"})
    BOOST_TEST(date(text) == -1, text);
}

BOOST_AUTO_TEST_SUITE_END()
