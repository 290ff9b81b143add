#include <asyncio/db/redis/conversion.hpp>
#include <asyncio/db/redis/resp_parser.hpp>
#include <asyncio/db/redis/resp_writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace asyncio;
using namespace std::string_literals;
using namespace asyncio::redis;
using namespace asyncio::redis::detail;
using Event = RespParser::Event;
using Kind = Value::Kind;

namespace {

// All answers in these bytes, which come `cut` at a time; and why they are refused, if so.
std::string read(std::string_view bytes, std::size_t cut, const RespLimits& limits = {}) {
  RespParser parser(limits);
  std::string out;
  Event event = Event::need_more;
  while (event != Event::refused && !bytes.empty()) {
    const std::string piece(bytes.substr(0, cut));  // of its own, so that a sanitizer sees its end
    bytes.remove_prefix(piece.size());
    parser.feed(piece);
    while ((event = parser.next()) == Event::value) {
      const Value value = parser.take();
      out += std::to_string(static_cast<int>(value.kind())) + value.to_string() + ' ';
    }
  }
  if (event == Event::refused) return out + "refused: " + parser.refusal();
  return out + (parser.idle() ? "" : "...");
}

std::string nested(int depth) {
  std::string out;
  for (int i = 0; i < depth; ++i) out += "*1\r\n";
  return out + "_\r\n";
}

struct Row {
  std::string bytes, read;
};
const Row rows[] = {
    {"+OK\r\n", "6OK "},
    {"+\r\n", "6 "},
    {"-ERR no such key\r\n", "8ERR no such key "},
    {":0\r\n:-5\r\n:+7\r\n", "20 2-5 27 "},
    {":9223372036854775807\r\n", "29223372036854775807 "},
    {"$5\r\nhe\r\no\r\n$0\r\n\r\n", "5\"he\r\no\" 5\"\" "},
    {"$-1\r\n*-1\r\n_\r\n", "0nil 0nil 0nil "},
    {"#t\r\n#f\r\n", "1true 1false "},
    {",1.5\r\n,-0.25\r\n,10\r\n", "31.500000 3-0.250000 310.000000 "},
    {",inf\r\n,-inf\r\n,nan\r\n", "3inf 3-inf 3nan "},
    {"(-3492890328409238509324850943850943825024385\r\n",
     "4-3492890328409238509324850943850943825024385 "},
    {"!5\r\nERR x\r\n=7\r\ntxt:abc\r\n", "8ERR x 7abc "},
    {"*0\r\n%0\r\n~0\r\n>0\r\n", "9[] 10{} 11[] 12[] "},
    {"*3\r\n:1\r\n*1\r\n+x\r\n$1\r\ny\r\n:4\r\n", "9[1, [x], \"y\"] 24 "},
    {"%2\r\n+a\r\n:1\r\n+b\r\n*0\r\n", "10{a: 1, b: []} "},
    {"~2\r\n:1\r\n:2\r\n>2\r\n+pubsub\r\n_\r\n", "11[1, 2] 12[pubsub, nil] "},
    {"|1\r\n+ttl\r\n:3\r\n:8\r\n|0\r\n:9\r\n", "28 29 "},
    {"*2\r\n|1\r\n+ttl\r\n:3\r\n:1\r\n:2\r\n", "9[1, 2] "},
    {nested(32), "9" + std::string(32, '[') + "nil" + std::string(32, ']') + ' '},
    {"*2\r\n:1\r\n", "..."},
    {"$3\r\nab", "..."},
    // what is refused
    {"\r\n", "refused: a line does not end as it should"},
    {"+a\n", "refused: a line does not end as it should"},
    {"+a\rb\r\n", "refused: a line does not end as it should"},
    {"?1\r\n", "refused: an answer is of no kind that is known"},
    {":\r\n", "refused: an integer is none"},
    {":1x\r\n", "refused: an integer is none"},
    {":+-1\r\n", "refused: an integer is none"},
    {":9223372036854775808\r\n", "refused: an integer is none"},
    {",one\r\n", "refused: a number is none"},
    {"#x\r\n", "refused: a boolean is none"},
    {"_x\r\n", "refused: a null is none"},
    {"(1a\r\n", "refused: a big number is none"},
    {"$-2\r\n", "refused: the length of a text is no number"},
    {"$?\r\n", "refused: the length of a text is no number"},
    {"*?\r\n", "refused: the length of a list is no number"},
    {"$536870913\r\n", "refused: a text is larger than the limit"},
    {"*2147483648\r\n", "refused: a list is longer than the limit"},
    {"$1\r\nabc\r\n", "refused: a text is too long"},
    {"$1\r\na\rx\r\n", "refused: a text is too long"},
    {"=2\r\nab\r\n", "refused: a text has no format"},
    {"*1\r\n>1\r\n:1\r\n", "refused: a push is inside of an answer"},
    {nested(33), "refused: lists are deeper than the limit"},
    {":1\r\n?\r\n:2\r\n", "21 refused: an answer is of no kind that is known"},
};

Value value_of(std::string_view bytes) {
  RespParser parser;
  parser.feed(bytes);
  BOOST_REQUIRE(parser.next() == Event::value);
  return parser.take();
}
template <class T>
T as(std::string_view bytes) {
  return from<T>(value_of(bytes));
}
template <class... Arguments>
std::string command(const Arguments&... arguments) {
  std::string out;
  append_command(out, {arguments...});
  return out;
}

BOOST_AUTO_TEST_SUITE(resp)

BOOST_AUTO_TEST_CASE(what_is_read_does_not_depend_on_where_it_is_cut) {
  for (const Row& row : rows) {
    for (std::size_t cut = row.bytes.size(); cut > 0; --cut)
      BOOST_TEST(read(row.bytes, cut) == row.read,
                 row.bytes << " by " << cut << ": " << read(row.bytes, cut));
  }
}

BOOST_AUTO_TEST_CASE(a_line_has_a_limit) {
  RespLimits limits;
  limits.line = 5;
  BOOST_TEST(read("+12345\r\n", 1, limits) == "612345 ");
  BOOST_TEST(read("+1234567\r\n", 1, limits) == "refused: a line is too long");
  BOOST_TEST(read("+1234567\r\n", 99, limits) == "refused: a line is too long");
  BOOST_TEST(read("+1234567", 3, limits) == "refused: a line is too long");
}

BOOST_AUTO_TEST_CASE(a_length_alone_takes_no_memory) {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += "*2147483647\r\n";
  BOOST_TEST(read(bytes, bytes.size()) == "...");
  BOOST_TEST(read("%1073741823\r\n$536870912\r\n", 99) == "...");
}

BOOST_AUTO_TEST_CASE(answers_become_types) {
  BOOST_TEST(as<std::string>("$1\r\na\r\n") == "a");
  BOOST_TEST(as<std::string>("+OK\r\n") == "OK");
  BOOST_TEST(!as<std::optional<std::string>>("$-1\r\n").has_value());
  BOOST_TEST(as<std::optional<std::int64_t>>(":3\r\n").value() == 3);
  BOOST_TEST(as<std::int64_t>("$2\r\n-4\r\n") == -4);
  BOOST_TEST(as<double>("$3\r\n1.5\r\n") == 1.5);
  BOOST_TEST(as<double>(",1.5\r\n") == 1.5);
  BOOST_TEST(as<double>(":2\r\n") == 2);
  BOOST_TEST((as<bool>(":1\r\n") && as<bool>("+OK\r\n") && as<bool>("#t\r\n")));
  BOOST_TEST(!(as<bool>(":0\r\n") || as<bool>("_\r\n") || as<bool>("#f\r\n")));
  const std::map<std::string, std::int64_t> expected{{"a", 1}, {"b", 2}};
  using Map = std::map<std::string, std::int64_t>;
  BOOST_TEST((as<Map>("%2\r\n+a\r\n:1\r\n+b\r\n:2\r\n") == expected));
  BOOST_TEST((as<Map>("*4\r\n+a\r\n:1\r\n+b\r\n$1\r\n2\r\n") == expected));
  BOOST_TEST((as<Map>("*2\r\n*2\r\n+a\r\n:1\r\n*2\r\n+b\r\n:2\r\n") == expected));
  BOOST_TEST(as<std::set<std::string>>("~2\r\n+a\r\n+b\r\n").size() == 2u);
  BOOST_TEST((as<std::pair<std::string, std::int64_t>>("*2\r\n+a\r\n:1\r\n").second == 1));
}

BOOST_AUTO_TEST_CASE(what_is_no_such_type_is_said) {
  BOOST_CHECK_THROW(as<std::int64_t>("*0\r\n"), InvalidResponse);
  BOOST_CHECK_THROW(as<std::int64_t>("+x\r\n"), InvalidResponse);
  BOOST_CHECK_THROW(as<std::string>(":1\r\n"), InvalidResponse);
  BOOST_CHECK_THROW((as<std::map<std::string, std::string>>("*1\r\n+a\r\n")), InvalidResponse);
  BOOST_CHECK_THROW((as<std::pair<Value, Value>>("*1\r\n+a\r\n")), InvalidResponse);
  try {
    as<std::string>(":1\r\n");
  } catch (const InvalidResponse& error) {
    BOOST_TEST(std::string(error.what()) == "the answer is an integer, not a text");
  }
}

BOOST_AUTO_TEST_CASE(errors_are_raised_by_their_codes) {
  BOOST_CHECK_THROW(as<void>("-NOSCRIPT No matching script.\r\n"), NoScriptError);
  BOOST_CHECK_THROW(as<void>("-NOAUTH Authentication required.\r\n"), AuthenticationError);
  BOOST_CHECK_THROW(as<void>("-LOADING Redis is loading\r\n"), ConnectionError);
  // Whoever wants values looks at them.
  BOOST_CHECK_THROW(as<std::vector<std::int64_t>>("*2\r\n:1\r\n-WRONGTYPE no\r\n"), ResponseError);
  BOOST_CHECK_THROW(as<Value>("-ERR no\r\n"), ResponseError);
  const auto text = [](std::string_view reply) {
    return std::string(error_of_reply(reply).what());
  };
  BOOST_TEST(text("ERR value is not an integer") == "value is not an integer");
  BOOST_TEST(text("WRONGTYPE Operation") == "WRONGTYPE Operation");
  BOOST_TEST(text("ERR") == "ERR");
}

BOOST_AUTO_TEST_CASE(commands_are_written_argument_by_argument) {
  BOOST_TEST(command("PING") == "*1\r\n$4\r\nPING\r\n");
  BOOST_TEST(command("SET", "k\0y"s, -5) == "*3\r\n$3\r\nSET\r\n$3\r\nk\0y\r\n$2\r\n-5\r\n"s);
  BOOST_TEST(command(0.1) == "*1\r\n$3\r\n0.1\r\n");
  BOOST_TEST(command(std::numeric_limits<std::uint64_t>::max()) ==
             "*1\r\n$20\r\n18446744073709551615\r\n");
  const std::vector<std::string> keys{"a", "b"};
  const std::map<std::string, int> map{{"c", 1}};
  BOOST_TEST(command(keys, map) == command("a", "b", "c", 1));
  BOOST_TEST(command("x", std::optional<int>(), std::optional<int>(7)) == command("x", 7));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
