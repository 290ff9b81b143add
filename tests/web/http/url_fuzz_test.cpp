// Texts of all kinds are a URL or a ValueError; and a URL, or what is made of one, is the same when
// its text is read again, so that who checks the text has checked where it leads. Boost.URL takes
// each of them for a URI reference with the same host, query and fragment (that was tried by hand).
#include <asyncio/web/http/url.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace asyncio;
using asyncio::http::URL;

namespace {

struct Fuzz {
  std::size_t any(std::size_t n) { return static_cast<std::size_t>(random() % n); }
  std::string text() {
    static const std::vector<std::string> parts = {
        "http:", "https:",   "//", "/",     "?",   "#",       "@",    ":",    "a",
        "b.c",   "[::1]",    "[",  "]",     "%",   "%2F",     "%41",  "%zz",  " ",
        "|",     "\\",       "..", ".",     "&",   "=",       "+",    ";",    "80",
        "\n",    "~",        "'",  "65536", "\"",  "x=1",     "user", "\xff", "%68ttp",
        "%c3",   "\xc3\xa9", "-",  "{",     "%25", "mailto:", "%3A",  "%40"};
    std::string out = any(3) ? std::string(any(2) ? "http://" : "//") : std::string();
    if (any(3)) out += "host";
    for (std::size_t n = any(9); n > 0; --n) out += parts[any(parts.size())];
    return out;
  }
  void check(const URL& url, const std::string& from) {
    try {
      BOOST_TEST(URL(url.str()).str() == url.str(), from);
      BOOST_TEST(URL::encoded(url.str()).str() == url.str(), from);
      BOOST_TEST(std::all_of(url.str().begin(), url.str().end(),
                             [](char c) { return c > ' ' && c < 0x7f; }));
    } catch (const ValueError& error) {
      BOOST_ERROR(from << " is " << url.str() << ": " << error.what());
    }
  }
  std::mt19937 random{17};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(url_fuzz)

BOOST_FIXTURE_TEST_CASE(what_is_taken_is_taken_again_and_is_the_same, Fuzz) {
  std::size_t taken = 0, refused = 0;
  URL base("http://user@host/a/b?c#d");
  for (int i = 0; i < 20000; ++i) {
    const std::string given = text();
    URL url;
    try {
      url = URL(given);
    } catch (const ValueError&) {
      ++refused;
      continue;
    }
    ++taken;
    check(url, given);
    check(base.join(url), base.str() + " with " + given);
    BOOST_TEST(base.join(url).is_absolute() ==
                   (url.scheme().empty() || url.is_absolute() || url.scheme() == base.scheme()),
               given);
    if (!url.is_absolute()) continue;
    check(url.relative(), given);
    check(url.with_path(given), given);
    check(url.with_user(given).with_password(given), given);
    check(url.with_query({{given, given}}).with_fragment(given), given);
    if (given.find('\xff') == std::string::npos)  // which is no text, and stays escaped
      BOOST_TEST(*url.with_password(given).password() == given);
    BOOST_TEST(url.with_user(given).raw_host() == url.raw_host());
    if (!url.scheme().empty()) base = url;
  }
  BOOST_TEST((taken > 5000 && refused > 1000), taken << " and " << refused);
}

BOOST_AUTO_TEST_SUITE_END()
