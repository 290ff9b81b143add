// Content codings, both ways, however the bytes are cut.
#include <asyncio/web/http/content_coding.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace asyncio::http;
using namespace asyncio::http::detail;

namespace {

constexpr ContentCoding kAll[] = {ContentCoding::gzip, ContentCoding::deflate, ContentCoding::br};

std::string encoded(ContentCoding coding, std::string_view text, std::size_t piece = 1 << 20) {
  std::string out;
  const auto encoder = make_encoder(coding);
  while (text.size() > piece) {
    encoder->encode(text.substr(0, piece), false, out);
    text.remove_prefix(piece);
  }
  encoder->encode(text, true, out);
  return out;
}

// What the pieces come to, with `!` behind it when it is bad, `...` when it is not whole.
struct Decoding {
  explicit Decoding(ContentCoding coding, std::size_t room_size = 100)
      : decoder(make_decoder(coding)), room(room_size, '\0') {}
  void put(std::string_view bytes) {
    while (!bad) {
      const auto step = decoder->decode(bytes, &room[0], room.size());
      text.append(room, 0, step.made);
      bytes.remove_prefix(step.used);
      bad = step.bad;
      if (step.used == 0 && step.made == 0) return;
    }
  }
  std::string end() const { return text + (bad ? "!" : decoder->ended() ? "" : "..."); }

  std::unique_ptr<ContentDecoder> decoder;
  std::string room, text;
  bool bad = false;
};
std::string decoded(ContentCoding coding, std::string_view bytes) {
  Decoding decoding(coding);
  decoding.put(bytes);
  return decoding.end();
}

// Text as it is written, which gets shorter, and some which does not.
std::string sample() {
  std::string text;
  std::uint32_t state = 1;
  for (int i = 0; i < 300; ++i) {
    state = state * 1664525 + 1013904223;
    text += i % 3 == 0 ? std::string(1, static_cast<char>(state >> 24)) : "some words ";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(content_coding)

BOOST_AUTO_TEST_CASE(what_is_encoded_is_decoded_wherever_it_is_cut) {
  const std::string text = sample();
  for (const ContentCoding coding : kAll) {
    const std::string bytes = encoded(coding, text, 7);
    BOOST_TEST(bytes.size() < text.size());
    BOOST_TEST(decoded(coding, encoded(coding, "")) == "");
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      Decoding decoding(coding, 1 + cut % 50);
      decoding.put(std::string_view(bytes).substr(0, cut));
      BOOST_TEST(decoding.decoder->ended() == (cut == 0 || cut == bytes.size()));
      BOOST_TEST(!decoding.bad);
      decoding.put(std::string_view(bytes).substr(cut));
      BOOST_TEST(decoding.end() == text);
    }
    Decoding single(coding);
    for (const char c : bytes) single.put({&c, 1});
    BOOST_TEST(single.end() == text);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_such_coding_or_goes_on_behind_its_end_is_bad) {
  for (const ContentCoding coding : kAll) {
    BOOST_TEST(decoded(coding, "\xff\xff\xff\xff\xff\xff\xff\xff").back() == '!');
    BOOST_TEST(decoded(coding, encoded(coding, "some") + "more") == "some!");
    std::string broken = encoded(coding, sample());
    for (std::size_t i = 0; i < broken.size(); i += 5) {  // bad, or other bytes, but no crash
      broken[i] = static_cast<char>(~broken[i]);
      (void)decoded(coding, broken);
    }
  }
}

BOOST_AUTO_TEST_CASE(gzip_may_have_several_members_and_deflate_may_be_bare) {
  const std::string one = encoded(ContentCoding::gzip, "one "),
                    two = encoded(ContentCoding::gzip, "two");
  BOOST_TEST(decoded(ContentCoding::gzip, one + two) == "one two");
  BOOST_TEST(decoded(ContentCoding::gzip, one + two.substr(0, 5)) == "one ...");
  const std::string zlib = encoded(ContentCoding::deflate, "bare");
  BOOST_TEST(decoded(ContentCoding::deflate, zlib.substr(2, zlib.size() - 6)) == "bare");
}

BOOST_AUTO_TEST_CASE(a_bomb_is_decoded_only_as_far_as_there_is_room) {
  const std::string zeros(10 << 20, '\0');
  for (const ContentCoding coding : kAll) {
    const std::string bomb = encoded(coding, zeros);
    BOOST_TEST(bomb.size() < zeros.size() / 500);
    const auto decoder = make_decoder(coding);
    std::string room(1000, 'x');
    std::string_view bytes = bomb;
    for (int i = 0; i < 20; ++i) {
      const auto step = decoder->decode(bytes, &room[0], room.size());
      bytes.remove_prefix(step.used);
      BOOST_TEST(step.made <= room.size());
    }
    BOOST_TEST(!decoder->ended());
  }
}

BOOST_AUTO_TEST_CASE(names_are_known_in_any_case_and_several_are_none) {
  BOOST_TEST((coding_of(" GZip") == ContentCoding::gzip));
  BOOST_TEST((coding_of("x-gzip") == ContentCoding::gzip));
  BOOST_TEST((coding_of("br") == ContentCoding::br));
  BOOST_TEST((coding_of("identity") == ContentCoding::identity));
  for (const char* none : {"", "zstd", "gzip, br", "gzip,", "gzip;q=1"})
    BOOST_TEST(!coding_of(none).has_value(), none);
}

BOOST_AUTO_TEST_CASE(the_coding_is_the_one_that_is_liked_best) {
  const std::pair<const char*, const char*> table[] = {
      {"", "identity"},
      {"gzip", "gzip"},
      {"deflate, gzip, br", "br"},
      {"deflate, gzip;q=1.0, *;q=0.5", "gzip"},
      {"gzip;q=0.5, deflate;q=0.8", "deflate"},
      {"*", "br"},
      {"*;q=0.1, br;q=0", "gzip"},
      {"*;q=0", "identity"},
      {"gzip;q=0", "identity"},
      {"gzip;q=0.000, deflate ; Q=0.001", "deflate"},
      {"identity, gzip;q=0.5", "identity"},
      {"identity;q=0.5, gzip;q=0.5", "gzip"},
      {"gzip;q=nan, deflate;q=", "identity"},
      {"gzip;q=2, br;q=1.5;x, zstd", "identity"},
      {"GZIP", "gzip"},
      {",, ,gzip ,", "gzip"},
      {"gzipped, xgzip", "identity"},
  };
  for (const auto& [accept, coding] : table)
    BOOST_TEST(name_of(choose_coding(accept)) == coding, accept);
}

BOOST_AUTO_TEST_SUITE_END()
