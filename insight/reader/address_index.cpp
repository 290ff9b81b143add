#include <asyncio/insight/reader/address_index.hpp>

#include <algorithm>

namespace asyncio::detail {

std::size_t AddressIndex::place_of(Address address) const noexcept {
  const std::size_t mask = places_.size() - 1;
  std::size_t i = static_cast<std::size_t>((address * 0x9e3779b97f4a7c15u) >> 32) & mask;
  while (places_[i].address != 0 && places_[i].address != address) i = (i + 1) & mask;
  return i;
}

std::uint32_t AddressIndex::find(Address address) const noexcept {
  if (places_.empty()) return kNone;
  const Place& place = places_[place_of(address)];
  return place.address == address ? place.number : kNone;
}

void AddressIndex::add(Address address, std::uint32_t number) {
  if (4 * (size_ + 1) > 3 * places_.size()) {
    std::vector<Place> former(std::max<std::size_t>(64, 2 * places_.size()), Place{0, 0});
    former.swap(places_);
    for (const Place& place : former) {
      if (place.address) places_[place_of(place.address)] = place;
    }
  }
  places_[place_of(address)] = {address, number};
  ++size_;
}

}  // namespace asyncio::detail
