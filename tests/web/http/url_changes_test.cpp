// URLs that are made of others: where links lead, and changed parts, as yarl has it.
#include <asyncio/web/http/url.hpp>

#include <boost/test/unit_test.hpp>

#include <utility>
#include <vector>

using namespace asyncio;
using asyncio::http::URL;

namespace {

void check_joins(const char* base, const std::vector<std::pair<const char*, const char*>>& links) {
  for (const auto& [link, right] : links)
    BOOST_TEST(URL(base).join(URL(link)).str() == right, base << " with " << link);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_url_changes)

BOOST_AUTO_TEST_CASE(links_lead_where_yarl_says) {
  check_joins("http://a/b/c/d;p?q", {{"g", "http://a/b/c/g"},
                                     {"./g", "http://a/b/c/g"},
                                     {"g/", "http://a/b/c/g/"},
                                     {"/g", "http://a/g"},
                                     {"//g", "http://g"},
                                     {"?y", "http://a/b/c/d;p?y"},
                                     {"g?y", "http://a/b/c/g?y"},
                                     {"#s", "http://a/b/c/d;p?q#s"},
                                     {"g#s", "http://a/b/c/g#s"},
                                     {"g?y#s", "http://a/b/c/g?y#s"},
                                     {";x", "http://a/b/c/;x"},
                                     {"g;x", "http://a/b/c/g;x"},
                                     {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                     {"", "http://a/b/c/d;p?q"},
                                     {".", "http://a/b/c/"},
                                     {"./", "http://a/b/c/"},
                                     {"..", "http://a/b/"},
                                     {"../", "http://a/b/"},
                                     {"../g", "http://a/b/g"},
                                     {"../..", "http://a/"},
                                     {"../../", "http://a/"},
                                     {"../../g", "http://a/g"},
                                     {"g.", "http://a/b/c/g."},
                                     {"..g", "http://a/b/c/..g"},
                                     {"./../g", "http://a/b/g"},
                                     {"./g/.", "http://a/b/c/g/"},
                                     {"g/./h", "http://a/b/c/g/h"},
                                     {"g/../h", "http://a/b/c/h"},
                                     {"g;x=1/../y", "http://a/b/c/y"},
                                     {"g?y/./x", "http://a/b/c/g?y/./x"},
                                     {"g?y/../x", "http://a/b/c/g?y/../x"},
                                     {"g#s/../x", "http://a/b/c/g#s/../x"},
                                     {"https://b/x", "https://b/x"},
                                     {"mailto:x", "mailto:x"},
                                     {"HTTP://b", "http://b"}});
  check_joins("http://a", {{"g", "http://a/g"},
                           {"./g", "http://a/g"},
                           {"g/", "http://a/g/"},
                           {"/g", "http://a/g"},
                           {"//g", "http://g"},
                           {"?y", "http://a/?y"},
                           {"g?y", "http://a/g?y"},
                           {"#s", "http://a/#s"},
                           {"g#s", "http://a/g#s"},
                           {"g?y#s", "http://a/g?y#s"},
                           {";x", "http://a/;x"},
                           {"g;x", "http://a/g;x"},
                           {"g;x?y#s", "http://a/g;x?y#s"},
                           {"", "http://a"},
                           {".", "http://a/"},
                           {"./", "http://a/"}});
  check_joins("http://u:p@a:8/x/?y#z", {{"g", "http://u:p@a:8/x/g"},
                                        {"./g", "http://u:p@a:8/x/g"},
                                        {"g/", "http://u:p@a:8/x/g/"},
                                        {"/g", "http://u:p@a:8/g"},
                                        {"//g", "http://g"},
                                        {"?y", "http://u:p@a:8/x/?y"},
                                        {"g?y", "http://u:p@a:8/x/g?y"},
                                        {"#s", "http://u:p@a:8/x/?y#s"},
                                        {"g#s", "http://u:p@a:8/x/g#s"},
                                        {"g?y#s", "http://u:p@a:8/x/g?y#s"},
                                        {";x", "http://u:p@a:8/x/;x"},
                                        {"g;x", "http://u:p@a:8/x/g;x"},
                                        {"g;x?y#s", "http://u:p@a:8/x/g;x?y#s"},
                                        {"", "http://u:p@a:8/x/?y#z"},
                                        {".", "http://u:p@a:8/x/"},
                                        {"./", "http://u:p@a:8/x/"}});
}

BOOST_AUTO_TEST_CASE(changes_of_a_part) {
  const URL url("http://a/?x=1&y=2&x=3&z#f");
  const auto is = [](const URL& changed, const char* right) { BOOST_TEST(changed.str() == right); };
  is(url.update_query({{"x", "9"}}), "http://a/?x=9&y=2&z=#f");
  is(url.update_query({{"x", "7"}, {"n", "1"}, {"x", "8"}, {"x", "9"}}),
     "http://a/?x=7&y=2&x=8&z=&n=1&x=9#f");
  is(url.extend_query({{"x", "4"}}), "http://a/?x=1&y=2&x=3&z=&x=4#f");
  is(url.with_query({{"a b", "c&d=\xc3\xa9+"}, {"e", ""}}), "http://a/?a+b=c%26d%3D%C3%A9%2B&e=#f");
  is(url.with_query("a=b c+d&\xc3\xa9%20"), "http://a/?a=b+c+d&%C3%A9%2520#f");
  is(url.with_query(""), "http://a/#f");
  is(url.with_fragment("x y"), "http://a/?x=1&y=2&x=3&z#x%20y");
  is(url.with_path("x y/z?"), "http://a/x%20y/z%3F");
  is(url / "c d", "http://a/c%20d");
  is(URL("http://a/b/") / "x" / "y", "http://a/b/x/y");
  is(URL("http://a") / "x", "http://a/x");
  is(URL("a") / "b", "a/b");
  is(URL() / "b", "b");
  is(URL("/") / "b", "/b");
  is(URL("http://a/b").with_user("\xc3\xbc:").with_password("p@"), "http://%C3%BC%3A:p%40@a/b");
  is(URL("http://u:p@a/b").with_user(std::nullopt), "http://a/b");
  is(URL("http://u:p@a/b").with_password(std::nullopt), "http://u@a/b");
  is(URL("http://u@a:1/b").with_host("::2"), "http://u@[::2]:1/b");
  is(URL("http://a:1/b").with_port(81), "http://a:81/b");
  is(URL("http://a:1/b").with_port(std::nullopt), "http://a/b");
  is(URL("http://a/b").with_scheme("HTTPS"), "https://a/b");
  is(URL("http://u:p@a:1/b?c#d").origin(), "http://a:1");
  is(URL("http://a//b?c#d").relative(), "////b?c#d");
  BOOST_TEST(URL("http://a//b").relative().raw_path() == "//b");
  BOOST_CHECK_THROW(url / "/x", ValueError);
  BOOST_CHECK_THROW(url.with_host("a b"), ValueError);
  BOOST_CHECK_THROW(url.with_host(""), ValueError);
  BOOST_CHECK_THROW(url.with_scheme("a b"), ValueError);
  BOOST_CHECK_THROW(URL("/x").origin(), ValueError);
  BOOST_CHECK_THROW(URL("//a").origin(), ValueError);
  BOOST_CHECK_THROW(URL("/x").relative(), ValueError);
  for (const auto change : {+[](const URL& u) { return u.with_port(1); },
                            +[](const URL& u) { return u.with_user("a"); },
                            +[](const URL& u) { return u.with_password("a"); },
                            +[](const URL& u) { return u.with_host("a"); },
                            +[](const URL& u) { return u.with_scheme("a"); }})
    BOOST_CHECK_THROW(change(URL("/x")), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
