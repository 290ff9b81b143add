// Ages: when the tasks of a loop were made, by what its AgeRuler (futures/age_ruler.hpp) tells.
#pragma once

#include <asyncio/insight/reader/memory.hpp>
#include <asyncio/insight/reader/offsets.hpp>

#include <cstdint>
#include <vector>

namespace asyncio::detail {

class Ages {
 public:
  Ages() = default;
  // Of a loop.
  Ages(Memory& memory, const Offsets& offsets, Memory::Address loop);
  // When the task with this number was made, on the loop's clock; NaN: it is not known. It is not
  // later, and earlier by less than a fifteenth of the age, or a few milliseconds.
  double made_at(std::uint64_t number) const noexcept;

 private:
  struct Mark {
    std::uint64_t from;
    double at;
  };
  std::vector<Mark> marks_;  // in order
};

}  // namespace asyncio::detail
