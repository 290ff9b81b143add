// Entity tags, ranges, media types, and text in pages, as texts.
#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/byte_range.hpp>
#include <asyncio/web/http/entity_tag.hpp>
#include <asyncio/web/http/html_escape.hpp>
#include <asyncio/web/http/media_type.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using namespace asyncio;
using namespace asyncio::http;

namespace {

std::string tags(std::string_view list) {
  std::string all;
  for (const ETag& tag : parse_etags(list)) all += tag.to_string() + " ";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conditions)

BOOST_AUTO_TEST_CASE(a_list_of_tags_ends_before_what_is_none) {
  BOOST_TEST(tags("\"a\"") == "\"a\" ");
  BOOST_TEST(tags(" \"a\" ,W/\"b\",, \"c,d\" , \"\"") == "\"a\" W/\"b\" \"c,d\" \"\" ");
  BOOST_TEST(tags("*") == "\"*\" ");
  for (const char* none :
       {"", "a", "\"a", "W/", "W/a", "w/\"a\"", "\"a b\"", "\"a\"b", ",", "*, \"a\""})
    BOOST_TEST(tags(none) == "", none);
  BOOST_TEST(tags("\"a\", b, \"c\"") == "\"a\" ");
}

BOOST_AUTO_TEST_CASE(tags_are_compared_in_two_ways) {
  const ETag strong{"a", false}, weak{"a", true};
  const auto list = [](std::string_view text) { return parse_etags(text); };
  BOOST_TEST(http::detail::strong_match(list("\"b\", \"a\""), strong));
  BOOST_TEST(!http::detail::strong_match(list("W/\"a\""), strong));
  BOOST_TEST(!http::detail::strong_match(list("\"a\""), weak));
  BOOST_TEST(http::detail::weak_match(list("W/\"a\""), strong));
  BOOST_TEST(http::detail::weak_match(list("\"a\""), weak));
  BOOST_TEST(!http::detail::weak_match(list("\"b\""), weak));
  BOOST_TEST(http::detail::strong_match(list("*"), strong));
  BOOST_TEST(!http::detail::weak_match(list(""), strong));
}

BOOST_AUTO_TEST_CASE(a_range_is_a_slice) {
  BOOST_TEST((parse_range("bytes=0-499") == Slice{0, 500}));
  BOOST_TEST((parse_range("bytes=500-") == Slice{500, std::nullopt}));
  BOOST_TEST((parse_range("bytes=-500") == Slice{-500, std::nullopt}));
  for (const char* none :
       {"", "bytes", "bytes=", "bytes=-", "bytes=2-1", "bytes=1-2,4-5", "bytes=+1-2", "items=1-2"})
    BOOST_CHECK_THROW(parse_range(none), ValueError);
}

BOOST_AUTO_TEST_CASE(a_part_lies_within_what_there_is) {
  for (std::uint64_t size = 0; size < 6; ++size) {
    for (int first = 0; first < 8; ++first) {
      for (int last = first; last < 8; ++last) {
        const std::string range = "bytes=" + std::to_string(first) + "-" + std::to_string(last);
        const auto part = http::detail::part_of(range, size);
        if (static_cast<std::uint64_t>(first) >= size) {
          BOOST_TEST((part.kind == http::detail::PartOf::Kind::none));
          continue;
        }
        BOOST_TEST((part.kind == http::detail::PartOf::Kind::part));
        BOOST_TEST(part.first == static_cast<std::uint64_t>(first));
        BOOST_TEST(part.first + part.size == std::min<std::uint64_t>(last + 1, size));
      }
    }
  }
  const auto huge = http::detail::part_of("bytes=18446744073709551615-", 10);
  BOOST_TEST((huge.kind == http::detail::PartOf::Kind::none));
}

BOOST_AUTO_TEST_CASE(endings_are_known_in_any_case) {
  BOOST_TEST(media_type_of("index.HTML") == "text/html");
  BOOST_TEST(media_type_of("a.b/x.tar.gz") == "application/gzip");
  BOOST_TEST(media_type_of("main.wasm") == "application/wasm");
  for (const char* none : {"", "html", ".", "x.", "x.unheard"})
    BOOST_TEST(media_type_of(none) == "application/octet-stream", none);
}

BOOST_AUTO_TEST_CASE(what_would_be_markup_is_text) {
  BOOST_TEST(web::html_escape("<a href='x'>\"&amp;\"</a>") ==
             "&lt;a href=&#x27;x&#x27;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;");
  BOOST_TEST(web::html_escape("plain \xc3\xa4") == "plain \xc3\xa4");
}

BOOST_AUTO_TEST_SUITE_END()
