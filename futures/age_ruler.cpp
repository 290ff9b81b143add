#include <asyncio/futures/age_ruler.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace asyncio::detail {

namespace {
// A clock of a poller's own may say anything.
std::uint64_t units(double seconds) noexcept {
  const double n = seconds * 256;
  return n > 0 && n < 1e18 ? static_cast<std::uint64_t>(n) : 0;
}
}  // namespace

AgeRuler::~AgeRuler() { std::free(marks_); }

void AgeRuler::mark(std::uint64_t from, double now) noexcept {
  const std::uint64_t at = units(now);
  std::uint64_t changed = at ^ units(last_);
  if (changed == 0) return;
  if (!marks_) marks_ = static_cast<Mark*>(std::calloc(kLevels * kPerLevel, sizeof(Mark)));
  if (!marks_) return;
  last_ = now;
  unsigned level = 0;
  while (changed >>= 1) ++level;
  level = std::min(level, kLevels - 1);
  // The times of a level are odd multiples; the highest one, of 97 days, takes all above.
  const unsigned shift = std::min(level + 1, kLevels - 1);
  marks_[level * kPerLevel + (at >> shift) % kPerLevel] = {from, now};
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_PACKED_LAYOUT_(AgeRuler, "age_ruler", ASYNCIO_OFFSET_("AgeRuler.first", AgeRuler, first_),
                       ASYNCIO_OFFSET_("AgeRuler.marks", AgeRuler, marks_),
                       ASYNCIO_CONSTANT_("AgeRuler.kMarks", AgeRuler::kLevels* AgeRuler::kPerLevel))
}  // namespace asyncio::detail
