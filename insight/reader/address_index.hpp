// AddressIndex: addresses of objects, and a number for each.
#pragma once

#include <asyncio/insight/reader/memory.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace asyncio::detail {

class AddressIndex {
 public:
  using Address = Memory::Address;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  std::uint32_t find(Address address) const noexcept;
  // Precondition: it is not there, and not 0.
  void add(Address address, std::uint32_t number);

 private:
  struct Place {
    Address address;
    std::uint32_t number;
  };
  std::size_t place_of(Address address) const noexcept;
  std::vector<Place> places_;  // a power of two, a quarter of them free
  std::size_t size_ = 0;
};

}  // namespace asyncio::detail
