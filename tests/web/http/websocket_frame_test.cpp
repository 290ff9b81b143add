// Frames of WebSockets, good and bad, each in one piece and cut at every byte.
#include "tests/web/http/websocket_reading.hpp"

#include <asyncio/web/http/websocket_handshake.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::http::detail;

namespace {

constexpr std::size_t kMax = 70000;

struct Case {
  const char* name;
  std::string bytes;
  std::string reads;  // an error: as it begins
};

std::string f(int first, std::string_view payload) { return frame_of(first, payload); }
std::string promised(int first, std::uint64_t length, int length_bytes) {
  return frame_of(first, "", true, length_bytes, length);
}
std::string close(int code, std::string_view reason = "") {
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code)};
  return f(0x88, payload.append(reason));
}
// A text in two frames, cut after so many bytes.
std::string in_two(std::string_view text, std::size_t at) {
  return f(0x01, text.substr(0, at)) + f(0x80, text.substr(at));
}

const std::string kSnow = "\xe2\x98\x83", kFace = "\xf0\x9f\x98\x80";
const std::string kBadText = "1007 Invalid UTF-8 text message";
const std::string kReserved = "1002 Received frame with non-zero reserved bits";

std::vector<Case> cases() {
  const std::string big(300, 'b'), bigger(66000, 'c'), limit(kMax, 'd');
  return {
      {"a text", f(0x81, "hello"), "text hello\n"},
      {"a binary one", f(0x82, std::string("\0\xff\x80", 3)),
       std::string("binary \0\xff\x80\n", 11)},
      {"an empty text", f(0x81, ""), "text \n"},
      {"an empty binary one", f(0x82, ""), "binary \n"},
      {"125 bytes", f(0x82, std::string(125, 'a')), "binary " + std::string(125, 'a') + "\n"},
      {"126 bytes", f(0x82, std::string(126, 'a')), "binary " + std::string(126, 'a') + "\n"},
      {"300 bytes", f(0x82, big), "binary 300 bytes\n"},
      {"66,000 bytes", f(0x81, bigger), "text 66000 bytes\n"},
      {"the limit", f(0x82, limit), "binary 70000 bytes\n"},
      {"two messages", f(0x81, "a") + f(0x82, "b"), "text a\nbinary b\n"},
      {"two fragments", in_two("hello", 2), "text hello\n"},
      {"three fragments", f(0x02, "a") + f(0x00, "b") + f(0x80, "c"), "binary abc\n"},
      {"empty fragments", f(0x01, "") + f(0x00, "") + f(0x80, ""), "text \n"},
      {"an empty last fragment", f(0x01, "a") + f(0x80, ""), "text a\n"},
      {"a message after fragments", in_two("ab", 1) + f(0x81, "c"), "text ab\ntext c\n"},
      {"a ping", f(0x89, "p"), "ping p\n"},
      {"an empty ping", f(0x89, ""), "ping \n"},
      {"the longest ping", f(0x89, std::string(125, 'p')), "ping " + std::string(125, 'p') + "\n"},
      {"a ping that is no text", f(0x89, "\xff"), "ping \xff\n"},
      {"a pong", f(0x8a, "q"), "pong q\n"},
      {"a ping between fragments", f(0x01, "a") + f(0x89, "p") + f(0x80, "b"), "ping p\ntext ab\n"},
      {"a pong within a character", f(0x01, "\xe2") + f(0x8a, "q") + f(0x80, "\x98\x83"),
       "pong q\ntext " + kSnow + "\n"},
      {"a close between fragments", f(0x01, "a") + close(1000), "close 1000 \n"},
      {"a close", close(1000, "bye"), "close 1000 bye\n"},
      {"a close without a code", f(0x88, ""), "close 0 \n"},
      {"a close with 1003", close(1003), "close 1003 \n"},
      {"a close with 1007", close(1007), "close 1007 \n"},
      {"a close with 1014", close(1014), "close 1014 \n"},
      {"a close with 3000", close(3000), "close 3000 \n"},
      {"a close with 4999", close(4999, kSnow), "close 4999 " + kSnow + "\n"},
      {"a close with the longest reason", close(1001, std::string(123, 'r')),
       "close 1001 " + std::string(123, 'r') + "\n"},
      {"a character in two frames", in_two(kFace, 1), "text " + kFace + "\n"},
      {"the last character", f(0x81, "\xf4\x8f\xbf\xbf"), "text \xf4\x8f\xbf\xbf\n"},
      {"the first of each length", f(0x81, "\xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80"),
       "text \xc2\x80\xe0\xa0\x80\xf0\x90\x80\x80\n"},
      {"a head without a payload", f(0x81, "hello").substr(0, 6), ""},
      {"a payload that stops", f(0x81, "hello").substr(0, 9), ""},

      {"the first reserved bit", f(0xc1, "a"), kReserved},
      {"the second one", f(0xa1, "a"), kReserved},
      {"the third one", f(0x91, "a"), kReserved},
      {"a reserved bit of a ping", f(0xc9, "a"), kReserved},
      {"a reserved bit of a continuation", f(0x01, "a") + f(0xc0, "b"), kReserved},
      {"opcode 3", f(0x83, "a"), "1002 Unexpected opcode=3"},
      {"opcode 7", f(0x87, ""), "1002 Unexpected opcode=7"},
      {"opcode 11", f(0x8b, ""), "1002 Unexpected opcode=11"},
      {"opcode 15", f(0x8f, ""), "1002 Unexpected opcode=15"},
      {"a reserved opcode between fragments", f(0x01, "a") + f(0x84, ""),
       "1002 Unexpected opcode=4"},
      {"a fragmented ping", f(0x09, "a"), "1002 Received fragmented control frame"},
      {"a fragmented close", f(0x08, ""), "1002 Received fragmented control frame"},
      {"a ping of 126 bytes", f(0x89, std::string(126, 'p')),
       "1002 Control frame payload cannot be larger than 125 bytes"},
      {"a pong of 64 KiB", promised(0x8a, 65536, 8),
       "1002 Control frame payload cannot be larger than 125 bytes"},
      {"a close of 126 bytes", close(1000, std::string(124, 'r')),
       "1002 Control frame payload cannot be larger than 125 bytes"},
      {"a continuation without a begin", f(0x80, "a"),
       "1002 Continuation frame for non started message"},
      {"a continuation after the end", in_two("ab", 1) + f(0x80, "c"),
       "text ab\n1002 Continuation frame for non started message"},
      {"a text within a text", f(0x01, "a") + f(0x81, "b"),
       "1002 The opcode in non-fin frame is expected to be zero, got 1"},
      {"a binary one within a text", f(0x01, "a") + f(0x02, "b"),
       "1002 The opcode in non-fin frame is expected to be zero, got 2"},
      {"no mask", frame_of(0x81, "a", false), "1002 Received frame without a mask"},
      {"a ping without one", frame_of(0x89, "", false), "1002 Received frame without a mask"},
      {"a close payload of one byte", f(0x88, "a"), "1002 Invalid close frame"},
      {"close code 0", close(0), "1002 Invalid close code: 0"},
      {"close code 999", close(999), "1002 Invalid close code: 999"},
      {"close code 1004", close(1004), "1002 Invalid close code: 1004"},
      {"close code 1005", close(1005), "1002 Invalid close code: 1005"},
      {"close code 1006", close(1006), "1002 Invalid close code: 1006"},
      {"close code 1015", close(1015), "1002 Invalid close code: 1015"},
      {"close code 2999", close(2999), "1002 Invalid close code: 2999"},
      {"close code 5000", close(5000), "1002 Invalid close code: 5000"},
      {"close code 65535", close(65535), "1002 Invalid close code: 65535"},
      {"a close reason that is no text", close(1000, "\xff"), kBadText},
      {"a close reason that is cut", close(1000, "\xe2\x98"), kBadText},
      {"a length that is too long: 2 for 0", frame_of(0x81, "a", true, 2),
       "1002 The length of a frame"},
      {"8 for 2 bytes", frame_of(0x82, big, true, 8), "1002 The length of a frame"},
      {"a length of 64 bits", promised(0x82, ~std::uint64_t{0} - 1, 8),
       "1002 The length of a frame"},
      {"one byte over the limit", promised(0x82, kMax + 1, 8),
       "1009 Message size 70001 exceeds limit 70000"},
      {"2^63 - 1 bytes", promised(0x81, ~std::uint64_t{0} >> 1, 8), "1009 Message size"},
      {"fragments over the limit", f(0x02, bigger) + promised(0x00, 5000, 2),
       "1009 Message size 71000 exceeds limit 70000"},
      {"fragments whose sum has no room",
       f(0x02, "abcdef") + promised(0x00, ~std::uint64_t{0} >> 1, 8), "1009 Message size"},
      {"a byte that is none of UTF-8", f(0x81, "a\xff"), kBadText},
      {"a lone continuation byte", f(0x81, "\x80"), kBadText},
      {"an overlong slash", f(0x81, "\xc0\xaf"), kBadText},
      {"an overlong one of 3", f(0x81, "\xe0\x9f\xbf"), kBadText},
      {"an overlong one of 4", f(0x81, "\xf0\x8f\xbf\xbf"), kBadText},
      {"a surrogate", f(0x81, "\xed\xa0\x80"), kBadText},
      {"beyond U+10FFFF", f(0x81, "\xf4\x90\x80\x80"), kBadText},
      {"a character that is cut off", f(0x81, "\xe2\x98"), kBadText},
      {"one that is cut off at the end of fragments", in_two("a\xe2\x98", 2), kBadText},
      {"a wrong byte in the first fragment", f(0x01, "\xff"), kBadText},
      {"a wrong byte after 40 good ones", f(0x81, std::string(40, 'a') + "\xc3("), kBadText},
      {"a message before an error", f(0x81, "good") + f(0x83, ""),
       "text good\n1002 Unexpected opcode=3"},
  };
}

bool is_error(const std::string& line) { return line.substr(0, 2) == "10"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(websocket_frame)

BOOST_AUTO_TEST_CASE(each_frame_is_read_as_it_has_to_be_however_it_is_cut) {
  const auto all = cases();
  BOOST_TEST(all.size() >= 80u);
  for (const Case& c : all) {
    const std::string whole = read_frames(c.bytes, ~std::size_t{0}, kMax);
    const bool wrong = is_error(c.reads.substr(c.reads.rfind('\n') + 1));
    BOOST_TEST((wrong ? whole.substr(0, c.reads.size()) : whole) == c.reads, c.name);
    // A close ends it for who reads, but not for the reader.
    for (const std::size_t piece : {1, 2, 3, 7, 4096})
      BOOST_TEST(read_frames(c.bytes, piece, kMax) == whole, c.name << ", pieces of " << piece);
    if (c.bytes.size() > 1000) continue;
    for (std::size_t at = 1; at < c.bytes.size(); ++at) {
      const std::string head = c.bytes.substr(0, at);
      const std::string part = read_frames(head, ~std::size_t{0}, kMax);
      if (!is_error(part.substr(part.rfind('\n') + 1)))
        BOOST_TEST(whole.substr(0, part.size()) == part, c.name << ", the first " << at);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_client_reads_what_has_no_mask) {
  BOOST_TEST(read_frames(frame_of(0x81, "a", false), 1, kMax, false) == "text a\n");
  BOOST_TEST(read_frames(frame_of(0x81, "a", true), 1, kMax, false) ==
             "1002 Received frame with a mask");
}

BOOST_AUTO_TEST_CASE(a_limit_of_0_is_none) {
  BOOST_TEST(read_frames(f(0x82, std::string(6000000, 'x')), 100000, 0) ==
             "binary 6000000 bytes\n");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_what_is_read) {
  for (const std::size_t n : {0, 1, 125, 126, 65535, 65536, 70000}) {
    for (const bool masked : {false, true}) {
      FrameHead head;
      head.type = http::WSMsgType::BINARY;
      head.masked = masked;
      head.key = make_mask_key();
      head.length = n;
      char bytes[kMaxFrameHead];
      std::string payload(n, 'p');
      if (masked) mask_bytes(payload.data(), n, head.key);
      const std::string frame = std::string(bytes, write_frame_head(bytes, head)) + payload;
      const std::string text = read_frames(frame, 1000, kMax, masked);
      BOOST_TEST(text == (n > 200 ? "binary " + std::to_string(n) + " bytes\n"
                                  : "binary " + std::string(n, 'p') + "\n"));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_mask_goes_on_at_any_byte) {
  std::string plain, whole;
  for (int i = 0; i < 100; ++i) plain += static_cast<char>(i * 7);
  const char bytes[] = {'\x01', '\x20', '\x7f', '\xf3'};
  std::uint32_t key;
  std::memcpy(&key, bytes, 4);
  for (std::size_t i = 0; i < plain.size(); ++i)
    whole += static_cast<char>(plain[i] ^ bytes[i % 4]);
  for (std::size_t from = 0; from < plain.size(); ++from) {
    std::string rest = plain.substr(from);
    mask_bytes(rest.data(), rest.size(), key, from);
    BOOST_TEST(rest == whole.substr(from));
  }
}

// RFC 6455, 1.3; RFC 3174, 7.3, has more than one block.
BOOST_AUTO_TEST_CASE(the_handshake_has_the_values_of_the_rfc) {
  BOOST_TEST(websocket_accept("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  BOOST_TEST(is_websocket_key("dGhlIHNhbXBsZSBub25jZQ=="));
  BOOST_TEST(is_websocket_key(make_websocket_key()));
  BOOST_TEST(make_websocket_key() != make_websocket_key());
  for (const char* const key : {"", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=a",
                                "dGhlIHNhbXBsZSBub25jZSEh", "dGhlIHNhbXBsZ!Bub25jZQ=="})
    BOOST_TEST(!is_websocket_key(key), key);
}

BOOST_AUTO_TEST_CASE(words_of_lists_are_found) {
  BOOST_TEST(has_token("keep-alive, Upgrade", "upgrade"));
  BOOST_TEST(!has_token("no-upgrade", "upgrade"));
  BOOST_TEST(choose_protocol("a ,b", {"c", "b"}).value_or("") == "b");
  BOOST_TEST(!choose_protocol("A", {"a"}).has_value());
  BOOST_TEST(is_same_origin("", "a"));
  BOOST_TEST(is_same_origin("https://A:80", "a:80"));
  for (const char* const other : {"null", "http://b", "http://a:81", "http://a.b", "a"})
    BOOST_TEST(!is_same_origin(other, "a"), other);
}

BOOST_AUTO_TEST_SUITE_END()
