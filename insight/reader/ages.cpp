#include <asyncio/insight/reader/ages.hpp>

#include <asyncio/insight/snapshot.hpp>

#include <algorithm>

namespace asyncio::detail {

namespace {
constexpr std::uint32_t kMostMarks = 1u << 16;
}

Ages::Ages(Memory& memory, const Offsets& offsets, Memory::Address loop) {
  Memory::Address ruler = 0, marks = 0;
  Mark first{0, 0};
  if (!offsets.of_ages || !memory.get(loop + offsets.loop_ages, ruler) || ruler == 0 ||
      !memory.get(ruler + offsets.ages_first, first.at) ||
      !memory.get(ruler + offsets.ages_marks, marks))
    return;
  marks_.push_back(first);
  for (std::uint32_t i = 0; marks && i < std::min(offsets.ages_count, kMostMarks); ++i) {
    Mark mark;
    if (!memory.get(marks + i * sizeof mark, mark)) break;
    if (mark.from != 0) marks_.push_back(mark);
  }
  std::sort(marks_.begin(), marks_.end(),
            [](const Mark& a, const Mark& b) { return a.from < b.from; });
}

double Ages::made_at(std::uint64_t number) const noexcept {
  const auto after =
      std::lower_bound(marks_.begin(), marks_.end(), number,
                       [](const Mark& mark, std::uint64_t n) { return mark.from < n; });
  return after == marks_.begin() ? kUnknown : after[-1].at;
}

}  // namespace asyncio::detail
