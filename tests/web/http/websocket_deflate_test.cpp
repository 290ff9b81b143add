// permessage-deflate: what is agreed on, and messages there and back.
#include "tests/web/http/websocket_reading.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::http::detail;

namespace {

constexpr auto kGood = WebSocketInflater::Result::good;

std::string answer_to(std::string_view offers) {
  const auto chosen = choose_deflate(offers);
  return chosen ? deflate_answer(*chosen) : "";
}
std::string compressed(std::string_view text) {
  WebSocketDeflater deflater(15, true);
  std::string out;
  deflater.compress(text, out);
  return out;
}
// As a compressed frame.
std::string read_one(std::string_view payload, std::size_t piece, std::size_t most = 100000) {
  return read_frames(frame_of(0xc1, payload), piece, most, true, true);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(websocket_deflate)

BOOST_AUTO_TEST_CASE(the_server_takes_the_first_offer_that_it_can_keep) {
  const std::string plain = "permessage-deflate; server_no_context_takeover";
  BOOST_TEST(answer_to("permessage-deflate") == plain);
  BOOST_TEST(answer_to("permessage-deflate; client_max_window_bits") == plain);
  BOOST_TEST(answer_to("permessage-deflate;client_max_window_bits=10") == plain);
  BOOST_TEST(answer_to("permessage-deflate; server_max_window_bits=\"10\"") ==
             plain + "; server_max_window_bits=10");
  BOOST_TEST(answer_to("permessage-deflate; client_no_context_takeover") ==
             plain + "; client_no_context_takeover");
  BOOST_TEST(answer_to("x-webkit-deflate-frame, permessage-deflate") == plain);
  BOOST_TEST(answer_to("permessage-deflate; server_max_window_bits=8, permessage-deflate") ==
             plain);
  for (const char* const none :
       {"", ",", "deflate", "permessage-deflate; x", "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=09",
        "permessage-deflate; server_max_window_bits=8",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover"})
    BOOST_TEST(answer_to(none) == "", none);
}

BOOST_AUTO_TEST_CASE(a_client_takes_no_answer_that_it_has_not_asked_for) {
  BOOST_TEST(deflate_offer() == "permessage-deflate; client_max_window_bits");
  BOOST_TEST(!read_deflate_answer("").has_value());
  const auto agreed = read_deflate_answer(
      "permessage-deflate; server_no_context_takeover; client_max_window_bits=10");
  BOOST_REQUIRE(agreed.has_value());
  BOOST_TEST(agreed->server_no_context_takeover);
  BOOST_TEST(!agreed->client_no_context_takeover);
  BOOST_TEST(agreed->client_max_window_bits == 10);
  for (const char* const wrong :
       {"x", "permessage-deflate, permessage-deflate", "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits=8"})
    BOOST_CHECK_THROW(read_deflate_answer(wrong), http::WSHandshakeError);
}

BOOST_AUTO_TEST_CASE(messages_come_back_as_they_were) {
  std::mt19937 random(1);
  for (const bool forgets : {true, false}) {
    for (const int bits : {9, 12, 15}) {
      WebSocketDeflater deflater(bits, forgets);
      WebSocketInflater inflater(forgets);
      for (const std::size_t n : {0, 1, 5, 60, 200, 5000, 70000, 300000, 0, 12}) {
        std::string text, coded, back;
        while (text.size() < n) text += static_cast<char>(random() % (n % 3 == 0 ? 256 : 20));
        deflater.compress(text, coded);
        BOOST_TEST(!coded.empty());
        for (std::string_view rest(coded); !rest.empty();) {
          const std::string_view piece = rest.substr(0, 1000);
          rest.remove_prefix(piece.size());
          BOOST_TEST((inflater.decompress(piece, rest.empty(), 0, back) == kGood));
        }
        BOOST_TEST((back == text), n << " bytes, " << bits << " bits");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_window_is_as_small_as_was_agreed) {
  // What repeats only over a distance of 5,000 is found with 15 bits, not with 9.
  std::mt19937 random(1);
  std::string block, twice;
  while (block.size() < 5000) block += static_cast<char>(random());
  twice = block + block;
  std::string far, near;
  WebSocketDeflater(15, false).compress(twice, far);
  WebSocketDeflater(9, false).compress(twice, near);
  BOOST_TEST(far.size() < 6000u);
  BOOST_TEST(near.size() > 9000u);
}

// RFC 7692, 7.2.3.
BOOST_AUTO_TEST_CASE(the_examples_of_the_rfc_are_read) {
  const std::string hello("\xf2\x48\xcd\xc9\xc9\x07\x00", 7);
  for (const std::size_t piece : {1, 3, 100}) {
    BOOST_TEST(read_one(hello, piece) == "text Hello\n");
    const std::string again =
        frame_of(0xc1, hello) + frame_of(0xc1, std::string("\xf2\x00\x11\x00\x00", 5));
    BOOST_TEST(read_frames(again, piece, 100, true, true) == "text Hello\ntext Hello\n");
    const std::string stored("\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11);
    BOOST_TEST(read_one(stored, piece) == "text Hello\n");
    const std::string final_block("\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8);
    BOOST_TEST(read_one(final_block, piece) == "text Hello\n");
    const std::string two_blocks("\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", 13);
    BOOST_TEST(read_one(two_blocks, piece) == "text Hello\n");
    BOOST_TEST(read_one(std::string(1, '\0'), piece) == "text \n");
    const std::string fragments =
        frame_of(0x41, hello.substr(0, 3)) + frame_of(0x89, "p") + frame_of(0x80, hello.substr(3));
    BOOST_TEST(read_frames(fragments, piece, 100, true, true) == "ping p\ntext Hello\n");
    BOOST_TEST(read_frames(frame_of(0x81, "plain"), piece, 100, true, true) == "text plain\n");
  }
}

BOOST_AUTO_TEST_CASE(what_is_decompressed_has_the_limit_of_a_message) {
  const std::string bomb = compressed(std::string(5000000, 'x'));
  BOOST_TEST(bomb.size() < 40000u);
  for (const std::size_t piece : {100, 100000}) {
    BOOST_TEST(read_one(bomb, piece) == "1009 Decompressed message size exceeds size limit 100000");
    BOOST_TEST(read_one(compressed(std::string(100000, 'x')), piece) == "text 100000 bytes\n");
    BOOST_TEST(read_one(compressed(std::string(100001, 'x')), piece).substr(0, 4) == "1009");
    BOOST_TEST(read_one(bomb, piece, 0) == "text 5000000 bytes\n");
  }
  // Blocks of nothing are bytes as well.
  std::string nothing;
  for (int i = 0; i < 1000; ++i) nothing.append("\0\0\0\xff\xff", 5);
  BOOST_TEST(read_one(nothing, 100, 1000).substr(0, 4) == "1009");
}

BOOST_AUTO_TEST_CASE(what_is_not_right_is_refused) {
  for (const std::size_t piece : {1, 2, 100000}) {
    BOOST_TEST(read_one("\x07", piece) == "1007 Invalid compressed message");
    BOOST_TEST(read_one(compressed("ok") + "\xff\xff", piece).substr(0, 4) == "1007");
    BOOST_TEST(read_one(compressed("a\xff"), piece) == "1007 Invalid UTF-8 text message");
    BOOST_TEST(read_one(compressed("a\xe2\x98"), piece) == "1007 Invalid UTF-8 text message");
    BOOST_TEST(read_frames(frame_of(0xc9, ""), piece, 100, true, true).substr(0, 4) == "1002");
    BOOST_TEST(read_frames(frame_of(0x01, "a") + frame_of(0xc0, "b"), piece, 100, true, true)
                   .substr(0, 4) == "1002");
  }
}

BOOST_AUTO_TEST_SUITE_END()
