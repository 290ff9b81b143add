// Arguments and results as JSON: what they look like, what is refused, and kinds, which do both.
#include "tests/fixtures.hpp"

#include <asyncio/jobs/call.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;

namespace {
struct Size {
  int x = 0, y = 0;
};
}  // namespace

template <>
struct asyncio::jobs::Codec<Size> {
  static void encode(JsonWriter& out, const Size& size) { write(out, std::pair(size.x, size.y)); }
  static Size decode(const JsonValue& in) {
    const auto [x, y] = read<std::pair<int, int>>(in);
    return {x, y};
  }
};

namespace {

template <class T>
std::string json(const T& value) {
  JsonWriter out;
  write<T>(out, value);
  return std::move(out).take();
}
template <class T>
T parse(std::string_view text) {
  return read<T>(JsonDocument(text).root());
}
template <class T>
std::string refusal(std::string_view text) {
  return text_of<PayloadError>([text] { (void)parse<T>(text); });
}

int add_body(int a, int b) { return a + b; }
Coroutine<Size> grow(Size size, std::optional<int> by) {
  return coroutine<Size>([size, by](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(1));
    size.x += by.value_or(1);
    RETURN(size);
    END;
  });
}
void nothing() {}

constexpr Kind<int(int, int)> add{"add", &add_body};
constexpr auto grown = Kind{"grow", &grow}.queue("slow").retry(retry(5, every(60))).timeout(7);
static_assert(grown.settings().retry.retries == 5 && grown.settings().timeout == 7);
static_assert(jobs::detail::is_argument<int, short>() &&
              !jobs::detail::is_argument<int, double>() &&
              !jobs::detail::is_argument<bool, int>() &&
              jobs::detail::is_argument<std::string, const char*>() &&
              !jobs::detail::is_argument<bool, const char*>());

BOOST_FIXTURE_TEST_SUITE(payload, VirtualLoop)

BOOST_AUTO_TEST_CASE(values_are_json_and_come_back) {
  using Nested = std::map<std::string, std::vector<std::optional<std::tuple<int, bool, double>>>>;
  const Nested nested{{"a", {std::tuple(1, true, 0.5), std::nullopt}}, {"b\"[", {}}};
  BOOST_TEST(json(nested) == R"({"a":[[1,true,0.5],null],"b\"[":[]})");
  BOOST_TEST((parse<Nested>(json(nested)) == nested));
  const std::string text = "a\"b\\c\n\x01\x1f \xc3\xa4\xf0\x9f\x98\x80";
  BOOST_TEST(json(text) == "\"a\\\"b\\\\c\\n\\u0001\\u001f \xc3\xa4\xf0\x9f\x98\x80\"");
  BOOST_TEST(parse<std::string>(json(text)) == text);
  BOOST_TEST(parse<std::string>(json(std::string(1, '\0'))) == std::string(1, '\0'));
  for (const double n : {0.0, -0.5, 1e300, 5e-324, 0.1, 3.0})
    BOOST_TEST(parse<double>(json(n)) == n);
  BOOST_TEST(parse<float>("2") == 2.0f);
  const auto extremes = [](auto n) {
    using T = decltype(n);
    for (const T each : {std::numeric_limits<T>::min(), std::numeric_limits<T>::max()})
      BOOST_TEST(parse<T>(json(each)) == each);
  };
  extremes(std::int64_t{}), extremes(std::uint64_t{}), extremes(0), extremes(std::uint8_t{});
  BOOST_TEST(json(Size{2, 3}) == "[2,3]");
  BOOST_TEST(parse<Size>("[2,3]").y == 3);
}

BOOST_AUTO_TEST_CASE(what_is_no_such_value_is_refused) {
  BOOST_TEST(refusal<int>("\"2\"") == "a whole number is wanted, not string");
  BOOST_TEST(refusal<int>("2.5") == "a whole number is wanted, not double");
  BOOST_TEST(refusal<int>("3000000000") == "a whole number is out of its range");
  BOOST_TEST(refusal<unsigned>("-1") == "a whole number is out of its range");
  BOOST_TEST(refusal<int>("18446744073709551615") == "a whole number is out of its range");
  BOOST_TEST(refusal<bool>("1") == "a bool is wanted, not int64");
  BOOST_TEST(refusal<double>("null") == "a number is wanted, not null");
  BOOST_TEST(refusal<std::string>("[]") == "a text is wanted, not array");
  BOOST_TEST(refusal<std::vector<int>>("{\"a\":1}") == "an array is wanted, not object");
  BOOST_TEST(refusal<std::vector<int>>("1") == "an array or object is wanted, not int64");
  BOOST_TEST((refusal<std::map<std::string, int>>("[1]") == "an object is wanted, not array"));
  BOOST_TEST((refusal<std::tuple<int, int>>("[1]") == "2 values are wanted, not 1"));
  BOOST_TEST((refusal<std::pair<int, int>>("{}") == "an array is wanted, not object"));
  BOOST_TEST(refusal<int>("1 2") == "the values of a job are no JSON: extra data");
  BOOST_TEST(refusal<int>("").substr(0, 32) == "the values of a job are no JSON:");
}

BOOST_AUTO_TEST_CASE(what_json_cannot_say_is_refused_where_it_is_written) {
  BOOST_CHECK_THROW(json(std::numeric_limits<double>::infinity()), PayloadError);
  BOOST_CHECK_THROW(json(std::numeric_limits<double>::quiet_NaN()), PayloadError);
  for (const char* const text :
       {"\x80", "\xc0\x80", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "a\xff"})
    BOOST_TEST(text_of<PayloadError>([text] { json(std::string(text)); }) ==
               "a text of a job is UTF-8");
}

BOOST_AUTO_TEST_CASE(size_and_depth_are_bounded) {
  BOOST_CHECK_THROW(json(std::string(kMostPayload, 'x')), PayloadError);
  BOOST_TEST(json(std::string(kMostPayload - 2, 'x')).size() == kMostPayload);
  BOOST_TEST(refusal<int>(std::string(kMostPayload + 1, ' ')) ==
             "the values of a job are more than 1 MiB");
  const auto deep = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  BOOST_CHECK_NO_THROW(JsonDocument document(deep(kMostDepth)));
  BOOST_CHECK_THROW(JsonDocument document(deep(kMostDepth + 1)), PayloadError);
  JsonWriter out;
  for (std::size_t i = 0; i < kMostDepth; ++i) out.begin('[');
  BOOST_CHECK_THROW(out.begin('['), PayloadError);
}

BOOST_AUTO_TEST_CASE(a_call_says_what_its_enqueuer_wants_otherwise) {
  BOOST_TEST(jobs::detail::write_call(std::tuple(2, 3), {}) == R"({"v":1,"args":[2,3]})");
  jobs::detail::CallOptions options;
  options.retry = retry(-1, every(60)), options.timeout = 2.5, options.keep_result = 0;
  const std::string text = jobs::detail::write_call(std::tuple<>(), options);
  BOOST_TEST(text == R"({"v":1,"args":[],"retry":{"retries":-1,"base":60,"cap":60,)"
                     R"("jitter":false},"timeout":2.5,"keep_result":0})");
  const jobs::detail::KindSettings settings =
      jobs::detail::Call(text).settings(add.keep_result(9).settings());
  BOOST_TEST((settings.retry.retries == -1 && settings.retry.waits.cap == 60));
  BOOST_TEST(
      (!settings.retry.waits.jitter && settings.timeout == 2.5 && settings.keep_result == 0));
  BOOST_TEST(jobs::detail::Call(R"({"v":1,"args":[]})").settings(grown.settings()).timeout == 7);
  for (const char* const wrong : {R"({"args":[]})", R"({"v":2,"args":[]})", R"({"v":1})", "[1]"})
    BOOST_CHECK_THROW(jobs::detail::Call call(wrong), PayloadError);
}

BOOST_AUTO_TEST_CASE(a_kind_runs_a_function_or_a_coroutine_function) {
  const JsonDocument two("[2,3]"), one("[2]"), sized("[[1,1],null]"), none("[]");
  BOOST_TEST(run(AnyKind(add).start(two.root(), true)) == "5");
  BOOST_TEST(run(AnyKind(add).start(two.root(), false)) == "");
  BOOST_CHECK_THROW(run(AnyKind(add).start(one.root(), true)), PayloadError);
  BOOST_TEST(run(AnyKind(grown).start(sized.root(), true)) == "[2,1]");
  BOOST_TEST(loop.time() == 1.0);
  BOOST_TEST(run(AnyKind(Kind{"nothing", &nothing}).start(none.root(), true)) == "null");
  BOOST_TEST(text_of<ValueError>([] { AnyKind any(Kind<int(int)>("there")); }) ==
             "the kind there has no body to be run");
}

BOOST_AUTO_TEST_CASE(waits_between_attempts_grow_to_their_cap) {
  const RetryPolicy policy = retry(25, exponential(1, 3600));
  for (std::uint32_t n = 1; n < 40; ++n) {
    const double most = n > 12 ? 3600 : double(1u << (n - 1));
    BOOST_TEST((policy.delay(n, 0) == most / 2 && policy.delay(n, 1) == most), n);
  }
  BOOST_TEST(retry(1, every(60)).delay(7, 0) == 60);
  BOOST_TEST((policy.goes_on(25) && !policy.goes_on(26) && !retry(0).goes_on(1)));
  BOOST_TEST(retry(-1).goes_on(1'000'000));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
