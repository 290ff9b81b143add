// Uuid: sixteen bytes, as `6ba7b810-9dad-11d1-80b4-00c04fd430c8`.
//
// Python name: uuid.UUID. Thread: any.
#pragma once

#include <asyncio/db/postgres/codec.hpp>

#include <array>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::postgres {

class Uuid {
 public:
  Uuid() noexcept = default;  // of zeros
  explicit Uuid(const std::array<unsigned char, 16>& bytes) noexcept : bytes_(bytes) {}
  // 32 digits in either case, with hyphens anywhere or none; else ValueError.
  explicit Uuid(std::string_view text);

  const std::array<unsigned char, 16>& bytes() const noexcept { return bytes_; }
  std::string to_string() const;
  friend bool operator==(const Uuid& a, const Uuid& b) noexcept { return a.bytes_ == b.bytes_; }
  friend bool operator!=(const Uuid& a, const Uuid& b) noexcept { return !(a == b); }
  friend bool operator<(const Uuid& a, const Uuid& b) noexcept { return a.bytes_ < b.bytes_; }

 private:
  std::array<unsigned char, 16> bytes_{};
};

template <>
struct Codec<Uuid> {
  static constexpr unsigned oid = detail::kUuid;
  static bool accepts(unsigned type) noexcept { return type == oid; }
  static void encode(std::string& out, const Uuid& id) {
    out.append(id.bytes().begin(), id.bytes().end());
  }
  static Uuid decode(const Field& field);
};

}  // namespace asyncio::postgres
#pragma GCC visibility pop
