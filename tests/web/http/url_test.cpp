// URLs: what yarl makes of the same texts, but for what says so, and what is refused.
#include <asyncio/web/http/url.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace asyncio;
using asyncio::http::URL;

namespace {

struct Row {
  const char *given, *str, *path, *query, *fragment, *human;
};
// Of yarl 1.8.
const Row kRows[] = {
    {R"(http://example.com)", R"(http://example.com)", R"(/)", R"()", R"()",
     R"(http://example.com/)"},
    {R"(http://example.com/)", R"(http://example.com/)", R"(/)", R"()", R"()",
     R"(http://example.com/)"},
    {R"(HTTP://EXAMPLE.com:8080/A/b)", R"(http://example.com:8080/A/b)", R"(/A/b)", R"()", R"()",
     R"(http://example.com:8080/A/b)"},
    {R"(http://a/b c)", R"(http://a/b%20c)", R"(/b c)", R"()", R"()", R"(http://a/b c)"},
    {R"(http://a/b?c d=e f)", R"(http://a/b?c+d=e+f)", R"(/b)", R"(c d=e f)", R"()",
     R"(http://a/b?c d=e f)"},
    {R"(http://a/?x=1+2&y=%2B%26%3D%3B)", R"(http://a/?x=1+2&y=%2B%26%3D%3B)", R"(/)",
     R"(x=1 2&y=%2B%26%3D%3B)", R"()", R"(http://a/?x=1 2&y=%2B%26%3D%3B)"},
    {R"(http://a/%7Euser/%2F/%2b+)", R"(http://a/~user/%2F/%2B+)", R"(/~user///++)", R"()", R"()",
     R"(http://a/~user///++)"},
    {R"(http://a/|"<>^`{}\)", R"(http://a/%7C%22%3C%3E%5E%60%7B%7D%5C)", R"(/|"<>^`{}\)", R"()",
     R"()", R"(http://a/|"<>^`{}\)"},
    {R"(http://a/?q=|"<>{}\^`)", R"(http://a/?q=%7C%22%3C%3E%7B%7D%5C%5E%60)", R"(/)",
     R"(q=|"<>{}\^`)", R"()", R"(http://a/?q=|"<>{}\^`)"},
    {R"(http://a/#fr ag|")", R"(http://a/#fr%20ag%7C%22)", R"(/)", R"()", R"(fr ag|")",
     R"(http://a/#fr ag|")"},
    {R"(http://a/%)", R"(http://a/%25)", R"(/%)", R"()", R"()", R"(http://a/%25)"},
    {R"(http://a/%4)", R"(http://a/%254)", R"(/%4)", R"()", R"()", R"(http://a/%254)"},
    {R"(http://a/%zz/%41)", R"(http://a/%25zz/A)", R"(/%zz/A)", R"()", R"()",
     R"(http://a/%25zz/A)"},
    {R"(http://a/?%zz=%41%c3%a9)", R"(http://a/?%25zz=A%C3%A9)", R"(/)", R"(%zz=Aé)", R"()",
     R"(http://a/?%25zz=Aé)"},
    {R"(http://a/é/ü?é=ü#é)", R"(http://a/%C3%A9/%C3%BC?%C3%A9=%C3%BC#%C3%A9)", R"(/é/ü)", R"(é=ü)",
     R"(é)", R"(http://a/é/ü?é=ü#é)"},
    {R"(http://user:pass@host/)", R"(http://user:pass@host/)", R"(/)", R"()", R"()",
     R"(http://user:pass@host/)"},
    {R"(http://user@host/)", R"(http://user@host/)", R"(/)", R"()", R"()", R"(http://user@host/)"},
    {R"(http://:pass@host/)", R"(http://:pass@host/)", R"(/)", R"()", R"()",
     R"(http://:pass@host/)"},
    {R"(http://us%40er:p%3aw@host:81/)", R"(http://us%40er:p%3Aw@host:81/)", R"(/)", R"()", R"()",
     R"(http://us%40er:p%3Aw@host:81/)"},
    {R"(http://a:b:c@host/)", R"(http://a:b%3Ac@host/)", R"(/)", R"()", R"()",
     R"(http://a:b%3Ac@host/)"},
    {R"(http://a@b@host/x)", R"(http://a%40b@host/x)", R"(/x)", R"()", R"()",
     R"(http://a%40b@host/x)"},
    {R"(http://[::1]/)", R"(http://[::1]/)", R"(/)", R"()", R"()", R"(http://[::1]/)"},
    {R"(http://[::1]:8080/x)", R"(http://[::1]:8080/x)", R"(/x)", R"()", R"()",
     R"(http://[::1]:8080/x)"},
    {R"(http://[2001:DB8::1]/)", R"(http://[2001:db8::1]/)", R"(/)", R"()", R"()",
     R"(http://[2001:db8::1]/)"},
    {R"(http://127.0.0.1:80/)", R"(http://127.0.0.1:80/)", R"(/)", R"()", R"()",
     R"(http://127.0.0.1:80/)"},
    {R"(http://a/./b/../c)", R"(http://a/c)", R"(/c)", R"()", R"()", R"(http://a/c)"},
    {R"(http://a/b/..)", R"(http://a/)", R"(/)", R"()", R"()", R"(http://a/)"},
    {R"(http://a/b/.)", R"(http://a/b/)", R"(/b/)", R"()", R"()", R"(http://a/b/)"},
    {R"(http://a//b//c)", R"(http://a//b//c)", R"(//b//c)", R"()", R"()", R"(http://a//b//c)"},
    {R"(http://a/?)", R"(http://a/)", R"(/)", R"()", R"()", R"(http://a/)"},
    {R"(http://a/#)", R"(http://a/)", R"(/)", R"()", R"()", R"(http://a/)"},
    {R"(http://a?x=1)", R"(http://a/?x=1)", R"(/)", R"(x=1)", R"()", R"(http://a/?x=1)"},
    {R"(http://a#f)", R"(http://a/#f)", R"(/)", R"()", R"(f)", R"(http://a/#f)"},
    {R"(//host/path)", R"(//host/path)", R"(/path)", R"()", R"()", R"(//host/path)"},
    {R"(/path/only?x)", R"(/path/only?x)", R"(/path/only)", R"(x)", R"()", R"(/path/only?x=)"},
    {R"(path/rel)", R"(path/rel)", R"(path/rel)", R"()", R"()", R"(path/rel)"},
    {R"(?q=1)", R"(?q=1)", R"()", R"(q=1)", R"()", R"(?q=1)"},
    {R"(#frag)", R"(#frag)", R"()", R"()", R"(frag)", R"(#frag)"},
    {R"()", R"()", R"()", R"()", R"()", R"()"},
    {R"(mailto:me@x.org)", R"(mailto:me@x.org)", R"(me@x.org)", R"()", R"()", R"(mailto:me@x.org)"},
    {R"(http://a/;p=1,2!$'()*&=:@)", R"(http://a/;p=1,2!$'()*&=:@)", R"(/;p=1,2!$'()*&=:@)", R"()",
     R"()", R"(http://a/;p=1,2!$'()*&=:@)"},
    {R"(http://a/?a=b=c&d)", R"(http://a/?a=b=c&d)", R"(/)", R"(a=b=c&d)", R"()",
     R"(http://a/?a=b%3Dc&d=)"},
    {R"(http://a/?a&b=&=c&&)", R"(http://a/?a&b=&=c&&)", R"(/)", R"(a&b=&=c&&)", R"()",
     R"(http://a/?a=&b=&=c)"},
    {R"(http://a/x?y?z/:@)", R"(http://a/x?y?z/:@)", R"(/x)", R"(y?z/:@)", R"()",
     R"(http://a/x?y?z/:@=)"},
    {R"(http://a/%e4%bd%a0%E5%A5%BD)", R"(http://a/%E4%BD%A0%E5%A5%BD)", R"(/你好)", R"()", R"()",
     R"(http://a/你好)"},
    {R"(http://a:/x)", R"(http://a/x)", R"(/x)", R"()", R"()", R"(http://a/x)"},
    {R"(https://a:443/x)", R"(https://a:443/x)", R"(/x)", R"()", R"()", R"(https://a:443/x)"},
    {R"(ws://a/)", R"(ws://a/)", R"(/)", R"()", R"()", R"(ws://a/)"},
    {R"(wss://a:444/)", R"(wss://a:444/)", R"(/)", R"()", R"()", R"(wss://a:444/)"},
    {R"(http://a_b-c.d/)", R"(http://a_b-c.d/)", R"(/)", R"()", R"()", R"(http://a_b-c.d/)"},
    {R"(http://a/%25)", R"(http://a/%25)", R"(/%)", R"()", R"()", R"(http://a/%25)"},
    {R"(http://a/%252F)", R"(http://a/%252F)", R"(/%2F)", R"()", R"()", R"(http://a/%252F)"},
    {R"(http://a/+)", R"(http://a/+)", R"(/+)", R"()", R"()", R"(http://a/+)"},
    {R"(http://a/?+)", R"(http://a/?+)", R"(/)", R"( )", R"()", R"(http://a/? =)"},
    {R"(http://a/?%20)", R"(http://a/?%20)", R"(/)", R"( )", R"()", R"(http://a/? =)"},
    {R"(http://a/?%2B)", R"(http://a/?%2B)", R"(/)", R"(%2B)", R"()", R"(http://a/?%2B=)"},
    {R"(data:text/plain,hi)", R"(data:text/plain,hi)", R"(text/plain,hi)", R"()", R"()",
     R"(data:text/plain,hi)"},
    {R"(http://a/[x])", R"(http://a/%5Bx%5D)", R"(/[x])", R"()", R"()", R"(http://a/[x])"},
    {R"(http://a/?[x])", R"(http://a/?%5Bx%5D)", R"(/)", R"([x])", R"()", R"(http://a/?[x]=)"},
};

std::string refused(const std::string& text) {
  try {
    return "taken: " + URL(text).str();
  } catch (const ValueError& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_url)

BOOST_AUTO_TEST_CASE(texts_come_to_what_yarl_makes_of_them) {
  for (const Row& row : kRows) {
    const URL url(row.given);
    BOOST_TEST(url.str() == row.str, row.given);
    BOOST_TEST(url.path() == row.path, row.given);
    BOOST_TEST(url.query_string() == row.query, row.given);
    BOOST_TEST(url.fragment() == row.fragment, row.given);
    BOOST_TEST(url.human_repr() == row.human, row.given);
    BOOST_TEST(URL(url.str()).str() == row.str, "once more: " << row.given);
    BOOST_TEST(URL::encoded(url.str()).str() == row.str, "as it is: " << row.given);
  }
}

BOOST_AUTO_TEST_CASE(what_yarl_does_otherwise) {
  BOOST_TEST(URL("  http://a/x \n").str() == "http://a/x");
  BOOST_TEST(URL("http://a/b\tc\r\nd").str() == "http://a/bcd");
  BOOST_TEST(URL("http://a/../../c").str() == "http://a/c");  // an error there
  BOOST_TEST(URL("http://a/..").str() == "http://a/");
  BOOST_TEST(URL("http:///path").str() == "http:/path");
  BOOST_TEST(URL("%68ttp://b/").str() == "./http://b/");  // no scheme becomes of an escaped one
  BOOST_TEST(URL("http://a/c").join(URL("%68ttp://b/")).str() == "http://a/http://b/");
  BOOST_TEST(URL(":x").str() == "./:x");
  BOOST_TEST(URL("http://a/%00").path() == std::string_view("/\0", 2));
  BOOST_TEST(URL("http://xn--bcher-kva.example/").human_repr() == "http://xn--bcher-kva.example/");
}

BOOST_AUTO_TEST_CASE(parts_of_the_authority) {
  const URL url("http://us%40er:p%3Aw@[FE80::1%eth0]:8080/x");
  BOOST_TEST(*url.user() == "us@er");
  BOOST_TEST(*url.password() == "p:w");
  BOOST_TEST(*url.raw_password() == "p%3Aw");
  BOOST_TEST(url.host() == "fe80::1%eth0");
  BOOST_TEST(*url.port() == 8080);
  BOOST_TEST(url.raw_authority() == "us%40er:p%3Aw@[fe80::1%eth0]:8080");
  BOOST_TEST(url.host_port_subcomponent() == "[fe80::1%eth0]:8080");
  BOOST_TEST(URL("https://a:443/").host_port_subcomponent() == "a");
  BOOST_TEST(URL("https://a:443/").is_default_port());
  BOOST_TEST(!URL("http://a:443/").is_default_port());
  BOOST_TEST((!URL("http://a/").explicit_port() && *URL("wss://a/").port() == 443));
  BOOST_TEST((!URL("ftp://a/").port() && !URL("/a").port()));
  BOOST_TEST((!URL("http://:p@a/").user() && *URL("http://:p@a/").password() == "p"));
  BOOST_TEST((URL("//a/x").is_absolute() && !URL("/x").is_absolute() && URL().empty()));
}

BOOST_AUTO_TEST_CASE(what_is_no_url_is_refused) {
  const std::string no = "Invalid URL: ";
  for (const char* host : {"a b", "a%41", "a<b", "a^b", "a|b", "a\"b", "a`b"})
    BOOST_TEST(refused("http://" + std::string(host) + "/") == no + "a character that no host has");
  BOOST_TEST(refused("http://b\xc3\xbc/") ==
             no + "a host that is not in ASCII is given as xn--...");
  for (const char* host : {"a:b", "a:-1", "a:+1", "a: 1", "a:1:2"})
    BOOST_TEST(refused("http://" + std::string(host) + "/") ==
               no + "port can't be converted to integer");
  BOOST_TEST(refused("http://a:65536/") == no + "Port out of range 0-65535");
  BOOST_TEST(refused("http://a:99999999999999999999/") == no + "Port out of range 0-65535");
  for (const char* host : {"u@", ":80", "u:p@:80"})
    BOOST_TEST(refused("http://" + std::string(host) + "/") ==
               no + "host is required for absolute urls");
  for (const char* host : {"[::1", "::1]", "[::1]x", "x[::1]", "[[::1]]", "[", "]"})
    BOOST_TEST(refused("http://" + std::string(host) + "/") ==
               no + "brackets that are around no address");
  for (const char* host : {"[]", "[a]", "[::g]", "[1:2]", "[::1%]", "[::1%/]"})
    BOOST_TEST(refused("http://" + std::string(host) + "/").rfind(no, 0) == 0u, host);
  // Which of the two hosts it is depends on whom one asks.
  BOOST_TEST(refused("http://good.example\\@evil.example/") == no + "a backslash before the path");
  BOOST_CHECK_THROW(URL::encoded("http://a/b c"), ValueError);
  BOOST_CHECK_THROW(URL::encoded("http://a/\r\nX: y"), ValueError);
  BOOST_CHECK_THROW(URL::encoded("http://a:b/"), ValueError);
}

BOOST_AUTO_TEST_CASE(encoded_ones_are_left_as_they_are) {
  BOOST_TEST(URL::encoded("HTTP://A/%7e?x=%41|").str() == "http://a/%7e?x=%41|");
  BOOST_TEST(URL("http://a/%7e?x=%41|").str() == "http://a/~?x=A%7C");
}

BOOST_AUTO_TEST_CASE(two_that_are_sent_the_same_are_equal) {
  BOOST_TEST((URL("http://a") == URL("HTTP://A/")));
  BOOST_TEST((URL("http://a") != URL("http://a:80")));
  BOOST_TEST((URL("http://a/x") != URL("http://a/x#y")));
  BOOST_TEST((URL("http://a/x") < URL("http://a/y") && !(URL("http://b") < URL("http://a"))));
}

BOOST_AUTO_TEST_CASE(messages_have_no_password) {
  using http::detail::without_userinfo;
  BOOST_TEST(without_userinfo("http://u:p@a/b@c") == "http://c");  // who knows where it begins
  BOOST_TEST(without_userinfo("http://u:p/w@a:x/?@") == "http://a:x/?@");
  BOOST_TEST(without_userinfo("http://a/?x@y") == "http://a/?x@y");
  BOOST_TEST(without_userinfo("a@b//c") == "a@b//c");
}

BOOST_AUTO_TEST_CASE(what_systems_take_for_an_address) {
  for (const char* host :
       {"127.0.0.1", "::1", "127.1", "2130706433", "0x7f.1", "1.2.3.0x4", "a.1."})
    BOOST_TEST(http::detail::is_ip_address(host), host);
  for (const char* host : {"a", "1.a", "a.0x", "", "1a", "localhost", "x1"})
    BOOST_TEST(!http::detail::is_ip_address(host), host);
}

BOOST_AUTO_TEST_SUITE_END()
