// The binary form of values: numbers in network order, read with a look at how many bytes there
// are.
//
// Lifetime: a WireReader reads from the field that it was made of. Thread: any.
#pragma once

#include <asyncio/db/postgres/field.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

template <class N>
void to_network_order(char (&bytes)[sizeof(N)]) noexcept {
  if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) std::reverse(bytes, bytes + sizeof(N));
}
template <class N>
void put(std::string& out, N number) {
  char bytes[sizeof(N)];
  std::memcpy(bytes, &number, sizeof(N));
  to_network_order<N>(bytes);
  out.append(bytes, sizeof(N));
}
// Throws db::DataError over 1 GiB, which no value of PostgreSQL is larger than.
void check_size(std::size_t size);
// Writes the number of bytes that stand behind the four at `begin` into those, so checked.
void put_size(std::string& out, std::size_t begin);

class WireReader {
 public:
  explicit WireReader(const Field& field) noexcept : field_(field), rest_(field.bytes()) {}

  std::size_t left() const noexcept { return rest_.size(); }
  // Throws a db::DataError, as all here, when there are not as many.
  std::string_view take(std::size_t size);
  template <class N>
  N next() {
    char bytes[sizeof(N)];
    std::memcpy(bytes, take(sizeof(N)).data(), sizeof(N));
    to_network_order<N>(bytes);
    N number;
    std::memcpy(&number, bytes, sizeof(N));
    return number;
  }
  // A size and as many bytes, or NULL when it is -1, as a part of that type.
  Field part(unsigned type);
  // At the end: too many bytes are as bad as too few.
  void finish() const;
  // All that there is, as one number.
  template <class N>
  N whole() {
    const N number = next<N>();
    finish();
    return number;
  }

 private:
  const Field& field_;
  std::string_view rest_;
};

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
