// The texts of HTTP: targets, query strings, forms, cookies, types. What they come to is what
// urllib.parse and http.cookies of CPython 3.11 make of them, and yarl of a path.
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/cookie.hpp>
#include <asyncio/web/http/form.hpp>
#include <asyncio/web/http/target.hpp>

#include <boost/test/unit_test.hpp>

#include <utility>
#include <vector>

using namespace asyncio;
using http::MultiDict;

namespace {

using Items = std::vector<std::pair<std::string, std::string>>;

Items items(const MultiDict& dict) { return {dict.begin(), dict.end()}; }
std::string shown(const Items& all) {
  std::string out;
  for (const auto& [name, value] : all) out += '<' + name + ">=<" + value + "> ";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_texts)

BOOST_AUTO_TEST_CASE(a_target_comes_apart) {
  const auto parts = [](std::string_view target) {
    const http::detail::Target t = http::detail::split_target(target);
    return std::string(t.scheme) + '|' + std::string(t.authority) + '|' + std::string(t.path) +
           '|' + std::string(t.query) + (t.has_query ? "?" : "");
  };
  BOOST_TEST(parts("/") == "||/|");
  BOOST_TEST(parts("/a/b?c=d?e") == "||/a/b|c=d?e?");
  BOOST_TEST(parts("/a?") == "||/a|?");
  BOOST_TEST(parts("//a/b") == "||//a/b|");
  BOOST_TEST(parts("/http://x/") == "||/http://x/|");
  BOOST_TEST(parts("*") == "||*|");
  BOOST_TEST(parts("http://a") == "http|a|/|");
  BOOST_TEST(parts("HTTP://a:80/x?y") == "HTTP|a:80|/x|y?");
  BOOST_TEST(parts("http://[::1]:8080?q") == "http|[::1]:8080|/|q?");
  BOOST_TEST(http::detail::host_of("[::1]:8080") == "[::1]");
  BOOST_TEST(http::detail::host_of("a:80") == "a");
  BOOST_TEST(http::detail::host_of("a") == "a");
  BOOST_TEST(http::detail::host_of("[::1") == "[::1");
  BOOST_TEST(http::detail::host_of("").empty());
}

BOOST_AUTO_TEST_CASE(a_path_is_decoded_where_that_gives_utf8) {
  BOOST_TEST(http::unquote("/a%20b%2Fc%25") == "/a b/c%");
  BOOST_TEST(http::unquote("/%e2%82%ac/%41") == "/\xe2\x82\xac/A");
  BOOST_TEST(http::unquote("/%ff%41") == "/%ffA");
  BOOST_TEST(http::unquote("/%e2%82/x") == "/%e2%82/x");
  BOOST_TEST(http::unquote("/%ed%a0%80") == "/%ed%a0%80");
  BOOST_TEST(http::unquote("/%zz%4") == "/%zz%4");
  BOOST_TEST(http::unquote("/%") == "/%");
  BOOST_TEST(http::unquote("/a+b") == "/a+b");
  BOOST_TEST(http::quote("/a b/\xc3\xa9%") == "/a%20b/%C3%A9%25");
  BOOST_TEST(http::quote("a/b&c~", "") == "a%2Fb%26c~");
}

BOOST_AUTO_TEST_CASE(dots_are_taken_out_of_a_path) {
  const std::pair<const char*, const char*> all[] = {
      {"/", "/"},           {"/a/b", "/a/b"},       {"/a/../b", "/b"}, {"/a/./b", "/a/b"},
      {"/a/..", "/"},       {"/a/.", "/a/"},        {"/..", "/"},      {"/../../a", "/a"},
      {"/a//../b", "/a/b"}, {"/a/b/../../..", "/"}, {"/...", "/..."},  {"/a/..b", "/a/..b"}};
  for (const auto& [path, normal] : all) BOOST_TEST(http::normalize_path(path) == normal);
}

BOOST_AUTO_TEST_CASE(a_query_string_is_what_parse_qsl_gives) {
  const std::string e = "\xef\xbf\xbd";
  const std::pair<std::string, Items> all[] = {{"", {}},
                                               {"a=1&b=2", {{"a", "1"}, {"b", "2"}}},
                                               {"a", {{"a", ""}}},
                                               {"=b", {{"", "b"}}},
                                               {"&&a=1&", {{"a", "1"}}},
                                               {"a=b=c", {{"a", "b=c"}}},
                                               {"a+b=c+d%2B", {{"a b", "c d+"}}},
                                               {"%ff=%e2%82", {{e, e}}},
                                               {"a=%e2%82%ac", {{"a", "\xe2\x82\xac"}}},
                                               {"a=%f0%9f%98", {{"a", e}}},
                                               {"x=%ed%a0%80", {{"x", e + e + e}}},
                                               {"a=%c0%80", {{"a", e + e}}},
                                               {"a=%e0%80x", {{"a", e + e + "x"}}},
                                               {"a=%f4%90%80%80", {{"a", e + e + e + e}}},
                                               {"a;b=1", {{"a;b", "1"}}},
                                               {"a=1&a=2", {{"a", "1"}, {"a", "2"}}},
                                               {"%zz=%4", {{"%zz", "%4"}}}};
  for (const auto& [text, right] : all)
    BOOST_TEST(shown(items(http::parse_query(text))) == shown(right), text);
}

BOOST_AUTO_TEST_CASE(a_form_has_no_more_fields_than_it_may) {
  web::Limits limits;
  limits.form_fields = 2;
  BOOST_TEST(http::parse_form("a=1&&b=2&", limits)->size() == 2u);
  BOOST_TEST(!http::parse_form("a=1&b=2&c", limits));
  BOOST_TEST(!http::parse_form("&a&&b&c", limits));
  BOOST_TEST(http::parse_form("", limits)->empty());
  BOOST_TEST(http::parse_query("a&b&c", 2).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_multi_dict_keeps_order_and_repeated_names) {
  MultiDict dict{{"a", "1"}, {"b", "2"}, {"a", "3"}};
  BOOST_TEST(dict["a"] == "1");
  BOOST_TEST(*dict.get("b") == "2");
  BOOST_TEST(dict.get("c") == nullptr);
  BOOST_TEST(dict.get("c", "d") == "d");
  BOOST_TEST(dict.get("a", "d") == "1");
  BOOST_TEST((dict.getall("a") == std::vector<std::string>{"1", "3"}));
  BOOST_TEST(dict.getall("A").empty());
  BOOST_CHECK_EXCEPTION(dict["x"], KeyError,
                        [](const KeyError& e) { return std::string(e.what()) == "'x'"; });
  dict.set("a", "4");
  BOOST_TEST(shown(items(dict)) == "<a>=<4> <b>=<2> ");
  dict.set("c", "5");
  BOOST_TEST(dict.remove("a") == 1u);
  BOOST_TEST(dict.remove("a") == 0u);
  BOOST_TEST((dict == MultiDict{{"b", "2"}, {"c", "5"}}));
  dict.clear();
  BOOST_TEST(dict.empty());
}

BOOST_AUTO_TEST_CASE(cookies_come_apart) {
  const std::pair<std::string, Items> all[] = {{"a=b; c=d", {{"a", "b"}, {"c", "d"}}},
                                               {"a=\"b;c\"; d=e", {{"a", "b;c"}, {"d", "e"}}},
                                               {"a=\"\\\"x\\\"\"", {{"a", "\"x\""}}},
                                               {"a=\"\\303\\251\"", {{"a", "\xc3\xa9"}}},
                                               {"a= b ;c = d", {{"a", "b"}, {"c", "d"}}},
                                               {"a=b=c", {{"a", "b=c"}}},
                                               {"a=1;a=2", {{"a", "2"}}},
                                               {"a=;b=c", {{"a", ""}, {"b", "c"}}},
                                               {"a=\\101", {{"a", "\\101"}}},
                                               {"keebler=\"E=mc2; L=\\\"Loves\\\"; fudge=\\012;\"",
                                                {{"keebler", "E=mc2; L=\"Loves\"; fudge=\n;"}}},
                                               // where http.cookies would drop all
                                               {"x=\"abc; b=c", {{"x", "\"abc"}, {"b", "c"}}},
                                               {"a b=c; d=e", {{"d", "e"}}},
                                               {"; ;a=b;nothing; =x", {{"a", "b"}}},
                                               {"a=\"\\\"; b=c", {{"a", "\\"}, {"b", "c"}}},
                                               {"path=1; a=2", {{"path", "1"}, {"a", "2"}}},
                                               {"a[0]=b", {{"a[0]", "b"}}}};
  for (const auto& [text, right] : all) {
    MultiDict cookies;
    http::parse_cookies(text, cookies);
    BOOST_TEST(shown(items(cookies)) == shown(right), text);
  }
  MultiDict of_two_lines;
  http::parse_cookies("a=1; b=2", of_two_lines);
  http::parse_cookies("c=3; a=4", of_two_lines);
  BOOST_TEST(shown(items(of_two_lines)) == "<a>=<4> <b>=<2> <c>=<3> ");
  const std::pair<const char*, const char*> quoted[] = {
      {"abc", "abc"},        {"a b", "\"a b\""}, {"a\"b", "\"a\\\"b\""}, {"a;b", "\"a\\073b\""},
      {"\x07", "\"\\007\""}, {"a:b", "a:b"},     {"\xe9", "\"\\351\""},  {"a=b", "\"a=b\""}};
  for (const auto& [value, text] : quoted) {
    BOOST_TEST(http::detail::quote_cookie(value) == text);
    BOOST_TEST(http::detail::unquote_cookie(text) == value);
  }
}

BOOST_AUTO_TEST_CASE(a_type_has_parameters) {
  const http::ContentType html("Text/HTML; Charset=\"utf-8\" ;x = y ; z");
  BOOST_TEST(html.mimetype() == "text/html");
  BOOST_TEST(*html.charset() == "utf-8");
  BOOST_TEST(shown(items(html.parameters())) == "<charset>=<utf-8> <x>=<y> ");
  BOOST_TEST(!http::ContentType("a/b").charset());
  for (const char* none : {"", "text", "text/", "/x", "a b/c", "; charset=x", "text/html, a/b"})
    BOOST_TEST(http::ContentType(none).mimetype() == "application/octet-stream", none);
  MultiDict parameters;
  http::detail::parse_parameters("name=\"a\\\"b;c\"; filename=x y;bad name=1; last=\"open",
                                 parameters);
  BOOST_TEST(shown(items(parameters)) == "<name>=<a\"b;c> <filename>=<x y> <last>=<open> ");
}

BOOST_AUTO_TEST_SUITE_END()
