#include <asyncio/web/http/line_scanner.hpp>

#include <algorithm>
#include <cstring>

namespace asyncio::http::detail {

LineScanner::Found LineScanner::scan(std::string_view bytes, const Bounds& bounds) noexcept {
  const char* const base = bytes.data();
  const bool lenient = bounds.lines == Lines::lenient;
  for (;;) {
    // Where what may be in this line ends.
    const std::size_t bound =
        lines_ == 0 ? std::min(bounds.first_line, bounds.section) : bounds.section;
    const std::size_t stop = std::min(bytes.size(), bound);
    if (seen_ >= stop) {
      if (stop < bound) return Found::nothing;
      return bound == bounds.section ? Found::section_too_long : Found::first_too_long;
    }
    // In a head there must be a field to go on with.
    if (seen_ == line_ && (base[line_] == ' ' || base[line_] == '\t') && !(lenient && lines_ > 1))
      return Found::leading_space;
    const auto* const lf = static_cast<const char*>(std::memchr(base + seen_, '\n', stop - seen_));
    const std::size_t until = lf ? static_cast<std::size_t>(lf - base) : stop;
    if (std::memchr(base + seen_, '\0', until - seen_)) return Found::nul;
    seen_ = until;
    if (!lf) continue;
    const bool has_cr = until > line_ && base[until - 1] == '\r';
    if (!has_cr && !lenient) return Found::bare_lf;
    const bool was_empty = until - line_ == (has_cr ? 1u : 0u);
    line_ = seen_ = until + 1;
    if (was_empty) return Found::end;
    ++lines_;
  }
}

}  // namespace asyncio::http::detail
