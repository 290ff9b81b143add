// Values in the binary form of the server, written in hexadecimal, and an enum of the user's.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace asyncio::postgres {

inline std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}
template <class T>
T read(unsigned type, std::string_view hex) {
  const std::string bytes = bytes_of(hex);
  return Field("n", type, bytes).get<T>();
}
template <class T>
std::string sent(const T& value) {
  std::string bytes, hex;
  Codec<T>::encode(bytes, value);
  for (const char c : bytes)
    for (const int digit : {(c >> 4) & 15, c & 15}) hex += "0123456789abcdef"[digit];
  return hex;
}
// Both ways.
template <class T>
void same(const T& value, std::string_view hex) {
  BOOST_TEST_CONTEXT(hex) {
    BOOST_TEST((read<T>(Codec<T>::oid, hex) == value));
    BOOST_TEST(sent(value) == hex);
  }
}
template <class E, class F>
std::string message(F f) {
  try {
    f();
  } catch (const E& error) {
    return error.what();
  }
  return "nothing thrown";
}
template <class T, class E = db::DataError>
std::string refused(unsigned type, std::string_view hex) {
  return message<E>([&] { read<T>(type, hex); });
}
inline std::string shown(unsigned type, std::string_view hex) {
  const std::string bytes = bytes_of(hex);
  return to_repr(Field("n", type, bytes));
}

// CREATE TYPE mood AS ENUM ('sad', 'happy')
enum class Mood { sad, happy };
template <>
struct Codec<Mood> : TextCodec<Mood> {
  static void encode(std::string& out, Mood mood) { out += mood == Mood::sad ? "sad" : "happy"; }
  static Mood decode(const Field& field) {
    const std::string text = text_of(field);
    if (text != "sad" && text != "happy") field.is_bad("no mood");
    return text == "sad" ? Mood::sad : Mood::happy;
  }
};

}  // namespace asyncio::postgres
