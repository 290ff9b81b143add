// Headers that a program makes; those of a message are seen in reader_test.
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/headers.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace asyncio;
using http::Headers;

namespace {

template <class Fields>
std::string shown(const Fields& headers) {
  std::string out;
  for (const http::HeaderField field : headers)
    out += std::string(field.name) + '=' + std::string(field.value) + ' ';
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_headers)

BOOST_AUTO_TEST_CASE(names_have_no_case_and_keep_their_order) {
  Headers headers{{"Content-Type", "text/html"}, {"Set-Cookie", "a=1"}};
  headers.add("set-cookie", "b=2");
  BOOST_TEST(shown(headers) == "Content-Type=text/html Set-Cookie=a=1 set-cookie=b=2 ");
  BOOST_TEST(*headers.get(hdrs::CONTENT_TYPE) == "text/html");
  BOOST_TEST(headers["CONTENT-type"] == "text/html");
  BOOST_TEST(headers.getone("SET-COOKIE") == "a=1");
  BOOST_TEST((headers.getall(hdrs::SET_COOKIE) == std::vector<std::string_view>{"a=1", "b=2"}));
  BOOST_TEST(headers.getall("X").empty());
  BOOST_TEST(!headers.get("Content_Type"));
  BOOST_TEST(!headers.get("Content-Typ"));
  BOOST_TEST(headers.get("X", "y") == "y");
  BOOST_TEST(headers.contains("content-type"));
  BOOST_TEST(!headers.contains(""));
  BOOST_CHECK_EXCEPTION(headers["X-No"], KeyError,
                        [](const KeyError& e) { return std::string(e.what()) == "'X-No'"; });
  BOOST_CHECK_THROW(headers.getone("X"), LookupError);
}

BOOST_AUTO_TEST_CASE(set_takes_the_place_of_all_of_a_name) {
  Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}, {"C", "4"}, {"A", "5"}};
  headers.set("a", "6");
  BOOST_TEST(shown(headers) == "a=6 B=2 C=4 ");
  headers.set("D", "7");
  BOOST_TEST(headers.setdefault("d", "8") == "7");
  BOOST_TEST(headers.setdefault("E", "9") == "9");
  BOOST_TEST(shown(headers) == "a=6 B=2 C=4 D=7 E=9 ");
  // What it is given may be its own.
  headers.set(headers.field(1).name, headers.field(2).value);
  BOOST_TEST(shown(headers) == "a=6 B=4 C=4 D=7 E=9 ");
}

BOOST_AUTO_TEST_CASE(fields_are_taken_out) {
  Headers headers{{"A", "1"}, {"B", "2"}, {"a", "3"}, {"C", "4"}, {"b", "5"}};
  BOOST_TEST(headers.popone("b") == "2");
  BOOST_TEST(headers.pop("B") == "5");
  BOOST_TEST(headers.pop("B", "none") == "none");
  BOOST_CHECK_THROW(headers.popone("B"), KeyError);
  BOOST_TEST((headers.popall("A") == std::vector<std::string>{"1", "3"}));
  BOOST_TEST(headers.popall("A").empty());
  BOOST_TEST(headers.remove("c") == 1u);
  BOOST_TEST(headers.remove("c") == 0u);
  BOOST_TEST(headers.empty());
}

BOOST_AUTO_TEST_CASE(fields_of_another_one_are_put_in) {
  Headers headers{{"A", "1"}, {"B", "2"}};
  headers.extend({{"a", "3"}, {"C", "4"}});
  headers.extend(headers);
  BOOST_TEST(shown(headers) == "A=1 B=2 a=3 C=4 A=1 B=2 a=3 C=4 ");
  headers.update(Headers{{"a", "5"}, {"A", "6"}, {"D", "7"}});
  BOOST_TEST(shown(headers) == "B=2 C=4 B=2 C=4 a=5 A=6 D=7 ");
  headers.clear();
  BOOST_TEST(headers.size() == 0u);
}

BOOST_AUTO_TEST_CASE(what_would_end_a_line_is_refused_and_nothing_has_changed) {
  Headers headers{{"A", "1"}};
  using Text = std::string_view;
  for (const Text name : {Text(""), Text("a b"), Text("a:"), Text("a\r\nb"), Text("a\n"),
                          Text("a\0", 2), Text("\xc3\xa9")}) {
    BOOST_CHECK_THROW(headers.add(name, "1"), ValueError);
    BOOST_CHECK_THROW(headers.set(name, "1"), ValueError);
  }
  for (const Text value : {Text("a\rb"), Text("a\nb"), Text("\r\nX: 1"), Text("a\0b", 3)}) {
    BOOST_CHECK_THROW(headers.add("B", value), ValueError);
    BOOST_CHECK_THROW(headers.set("A", value), ValueError);
    BOOST_CHECK_THROW(headers.setdefault("B", value), ValueError);
    BOOST_CHECK_THROW(headers.extend({{"C", "1"}, {"B", value}}), ValueError);
    BOOST_CHECK_THROW((Headers{{"B", value}}), ValueError);
  }
  BOOST_TEST(shown(headers) == "A=1 ");
  headers.add("B", "\xc3\xa9\t ");  // bytes above ASCII may be in a value
  BOOST_TEST(headers["b"] == "\xc3\xa9\t ");
}

BOOST_AUTO_TEST_SUITE_END()
