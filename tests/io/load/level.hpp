// What a process holds: descriptors, and bytes of memory.
#pragma once

#include <dirent.h>
#include <malloc.h>

#include <cstddef>

// AddressSanitizer's and ThreadSanitizer's own allocator knows it, and mallinfo does not.
extern "C" [[gnu::weak]] std::size_t __sanitizer_get_current_allocated_bytes();

namespace asyncio::testing {

inline std::size_t open_descriptors() {
  std::size_t n = 0;
  DIR* const all = opendir("/proc/self/fd");
  while (readdir(all)) ++n;
  closedir(all);
  return n;
}

// What was allocated and not freed.
inline std::size_t allocated_bytes() {
  if (__sanitizer_get_current_allocated_bytes) return __sanitizer_get_current_allocated_bytes();
  const struct mallinfo2 now = mallinfo2();
  return now.uordblks + now.hblkhd;
}

}  // namespace asyncio::testing
