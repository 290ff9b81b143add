// A jar as a store: order, bounds, what a program puts in and takes out, and its file.
#include <asyncio/io/exceptions.hpp>
#include <asyncio/web/client/cookie_jar.hpp>

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

using namespace asyncio;
using asyncio::http::Cookie;
using asyncio::http::CookieJar;
using asyncio::http::MultiDict;
using asyncio::http::URL;

namespace {

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct TemporaryFile {
  TemporaryFile() : path("/tmp/asyncio17-cookies-" + std::to_string(::getpid())) {}
  ~TemporaryFile() { ::unlink(path.c_str()); }
  const std::string path;
};

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

}  // namespace

BOOST_AUTO_TEST_SUITE(cookie_store)

BOOST_AUTO_TEST_CASE(longest_paths_come_first_and_then_the_oldest) {
  CookieJar jar;
  const URL url("http://a/b/c");
  jar.update_cookies("first=1; Path=/", url);
  jar.update_cookies("second=2; Path=/", url);
  jar.update_cookies("deep=3; Path=/b", url);
  jar.update_cookies("first=4; Path=/", url);  // its place stays
  jar.update_cookies("first=5; Path=/b", url);
  BOOST_TEST(jar.cookie_header(url) == "deep=3; first=5; first=4; second=2");
  BOOST_TEST((jar.filter_cookies(url) ==
              MultiDict{{"deep", "3"}, {"first", "5"}, {"first", "4"}, {"second", "2"}}));
  BOOST_TEST(jar.size() == 4u);
}

BOOST_AUTO_TEST_CASE(fields_of_a_response_are_taken_one_by_one) {
  const std::string bytes = "Set-Cookiea=1; Path=/set-cookieb=2Cookiec=3";
  const http::detail::FieldPlace places[] = {{0, 10, 10, 11}, {21, 10, 31, 3}, {34, 6, 40, 3}};
  CookieJar jar;
  jar.update_cookies_from_headers(http::HeadersView(bytes.data(), places, 3), URL("http://a/"));
  BOOST_TEST(jar.cookie_header(URL("http://a/")) == "a=1; b=2");
}

BOOST_AUTO_TEST_CASE(cookies_of_a_program_go_everywhere_unless_it_says_where) {
  CookieJar jar;
  jar.update_cookies({{"all", "1"}, {"quoted", "a b"}, {"empty", ""}});
  jar.update_cookies({{"one", "2"}}, URL("http://a/b/c"));
  BOOST_TEST(jar.cookie_header(URL("http://b/x")) == "all=1; quoted=\"a b\"; empty=");
  BOOST_TEST(jar.cookie_header(URL("http://a/b")) == "one=2; all=1; quoted=\"a b\"; empty=");
  BOOST_TEST(jar.cookie_header(URL("http://127.0.0.1/")) == "all=1; quoted=\"a b\"; empty=");
  BOOST_CHECK_THROW(jar.update_cookies({{"x", "1"}, {"a;b", "1"}}), ValueError);
  BOOST_CHECK_THROW(jar.update_cookies({{"", "1"}}), ValueError);
  BOOST_TEST(jar.size() == 4u);
  jar.update_cookies({{"x", "a\r\nX: y"}});  // quoted: it breaks no head
  BOOST_TEST(jar.cookies().back().value == "\"a\\015\\012X: y\"");
}

BOOST_AUTO_TEST_CASE(addresses_have_none_unless_that_is_allowed) {
  for (const char* text :
       {"http://127.0.0.1/", "http://[::1]/", "http://127.1/", "http://0x7f.1/"}) {
    const URL url(text);
    CookieJar jar, unsafe(true);
    BOOST_TEST(!jar.update_cookies("x=1", url));
    jar.update_cookies(MultiDict{{"x", "1"}}, url);
    BOOST_TEST(jar.size() == 0u);
    BOOST_TEST(unsafe.update_cookies("x=1", url));
    BOOST_TEST(unsafe.cookie_header(url) == "x=1");
    BOOST_TEST(!unsafe.update_cookies("y=1; Domain=1", url));
  }
  CookieJar unsafe(true);
  BOOST_TEST(unsafe.update_cookies("x=1; Domain=10.0.0.1", URL("http://10.0.0.1/")));
  BOOST_TEST(!unsafe.update_cookies("y=1; Domain=0.0.1", URL("http://10.0.0.1/")));
  BOOST_TEST(unsafe.cookie_header(URL("http://2.10.0.0.1/")) == "");
}

BOOST_AUTO_TEST_CASE(what_is_cleared) {
  CookieJar jar;
  for (const char* host : {"http://a.org/", "http://b.a.org/", "http://ba.org/"})
    jar.update_cookies("x=1", URL(host));
  jar.update_cookies({{"mine", "1"}});
  const CookieJar same = jar;
  jar.clear_domain("A.org");
  BOOST_TEST(same.size() == 2u);
  jar.clear([&jar](const Cookie& cookie) {
    jar.update_cookies("new=1", URL("http://c.org/"));  // it may use the jar
    return cookie.domain.empty();
  });
  BOOST_TEST(jar.cookie_header(URL("http://ba.org/")) == "x=1");
  BOOST_TEST(jar.cookie_header(URL("http://c.org/")) == "new=1");
  jar.clear();
  BOOST_TEST(same.size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_jar_has_bounds) {
  CookieJar jar;
  const URL url("http://a.org/");
  for (int i = 0; i < 200; ++i) jar.update_cookies("x" + std::to_string(i) + "=1", url);
  BOOST_TEST(jar.size() == 180u);
  BOOST_TEST(jar.cookies().front().name == "x20");  // the oldest have gone
  for (int i = 0; i < 3000; ++i)
    jar.update_cookies("y=1", URL("http://h" + std::to_string(i) + ".org/"));
  BOOST_TEST(jar.size() == 3000u);
  BOOST_TEST(jar.cookies().front().domain == "h0.org");
}

BOOST_AUTO_TEST_CASE(a_jar_is_kept_in_the_file_that_curl_knows) {
  const TemporaryFile file;
  CookieJar jar, other;
  jar.update_cookies("a=\"1 2\"; Path=/p; HttpOnly", URL("http://a.org/"));
  jar.update_cookies("b=2; Domain=b.org; Secure; Max-Age=1000", URL("https://a.b.org/"));
  jar.update_cookies({{"mine", ""}});
  jar.save(file.path);
  const std::string expires = std::to_string(*jar.cookies().at(1).expires);
  BOOST_TEST(content(file.path) ==
             "# Netscape HTTP Cookie File\n"
             "#HttpOnly_a.org\tFALSE\t/p\tFALSE\t0\ta\t\"1 2\"\n"
             ".b.org\tTRUE\t/\tTRUE\t" +
                 expires +
                 "\tb\t2\n"
                 "\tFALSE\t/\tFALSE\t0\tmine\t\n");
  struct stat status {};
  BOOST_TEST(::stat(file.path.c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 0777) == 0600u);
  other.update_cookies({{"gone", "1"}});
  other.load(file.path);
  BOOST_TEST(other.cookie_header(URL("https://c.b.org/")) == "b=2; mine=");
  BOOST_TEST(other.cookie_header(URL("http://a.org/p")) == "a=\"1 2\"; mine=");
  BOOST_TEST(other.cookies().front().http_only);
  BOOST_TEST(other.size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_none_changes_nothing) {
  const TemporaryFile file;
  CookieJar jar;
  jar.update_cookies({{"mine", "1"}});
  const std::string right = "a.org\tFALSE\t/\tFALSE\t0\tx\t1\n";
  for (const char* wrong :
       {"{}", "a.org\tFALSE\t/\tFALSE\t0\tx", "a.org\tno\t/\tFALSE\t0\tx\t1",
        "a.org\tFALSE\t\tFALSE\t0\tx\t1", "a.org\tFALSE\t/\tFALSE\t-1\tx\t1",
        "a.org\tFALSE\t/\tFALSE\t\tx\t1", "a.org\tFALSE\t/\tFALSE\t99999999999999999999\tx\t1",
        "a.org\tFALSE\t/\tFALSE\t0\ta;b\t1", "a.org\tFALSE\t/\tFALSE\t0\tx\t1\t2",
        "a.org\tFALSE\t/\tFALSE\t0\tx\ta\rb"}) {
    write(file.path, right + wrong + "\n");
    BOOST_CHECK_THROW(jar.load(file.path), ValueError);
    BOOST_TEST(jar.cookie_header(URL("http://a.org/")) == "mine=1");
  }
  BOOST_CHECK_THROW(jar.load(file.path + "-none"), FileNotFoundError);
  BOOST_CHECK_THROW(jar.save("/none/at/all"), FileNotFoundError);
  write(file.path, "# a comment\r\n\r\n" + right + "a.org\tFALSE\t/\tFALSE\t1\told\t1\n");
  jar.load(file.path);
  BOOST_TEST(jar.cookie_header(URL("http://a.org/")) == "x=1");  // the other one has expired
}

BOOST_AUTO_TEST_CASE(a_dummy_keeps_nothing) {
  http::DummyCookieJar dummy;
  CookieJar jar = dummy;
  jar.update_cookies({{"x", "1"}});
  BOOST_TEST(!jar.update_cookies("x=1", URL("http://a/")));
  BOOST_TEST((jar.is_dummy() && jar.size() == 0u && !CookieJar().is_dummy()));
}

BOOST_AUTO_TEST_SUITE_END()
