#include <asyncio/generators/shared_pool.hpp>

#include <asyncio/generators/thread_end.hpp>

#include <atomic>

#ifdef ASYNCIO_POOL_OFF_
#include <sanitizer/asan_interface.h>
#endif

namespace asyncio::detail {

ASYNCIO_OF_THREAD_IS_HERE_(SharedPart, shared_part);

// The head of a page, 64 bytes.
struct alignas(64) SharedPage {
  static constexpr std::uint32_t kMost = 1u << 16;

  // Blocks that are not freed, and those that might yet be cut off: how many these are is known,
  // and told, once the page is used up. Who brings it to 0 has the page.
  std::atomic<std::uint32_t> left{kMost};

  void tell(std::uint32_t fewer) noexcept {
    if (left.fetch_sub(fewer, std::memory_order_acq_rel) != fewer) return;
#ifdef ASYNCIO_POOL_OFF_
    __asan_unpoison_memory_region(this, kPoolPage);
#endif
    pool_donate_page(this);
  }
};

namespace {

void close_page() noexcept {
  SharedPart& part = shared_part;
  if (part.end == 0) return;
  auto* const page = reinterpret_cast<SharedPage*>(part.end - kPoolPage);
  page->tell(SharedPage::kMost - part.cut);
  part.next = part.end = 0;
}

[[gnu::cold]] void close_all(void*) noexcept {
  close_page();
  shared_turn_to(nullptr);
}

ASYNCIO_ENDS_LAST_ ThreadEnd shared_pool_end(&close_all, nullptr);

}  // namespace

void shared_open_page() {
  shared_pool_end.arm();
  auto* const page = static_cast<SharedPage*>(pool_allocate_page());
  close_page();
  ::new (page) SharedPage;
  shared_part.next = reinterpret_cast<std::uintptr_t>(page + 1);
  shared_part.end = reinterpret_cast<std::uintptr_t>(page) + kPoolPage;
  shared_part.cut = 0;
}

void shared_turn_to(SharedPage* page) noexcept {
  if (shared_part.page)
    shared_part.page->tell(std::exchange(shared_part.freed, 0));
  else if (page)
    shared_pool_end.arm();
  shared_part.page = page;
}

void* shared_allocate_apart(std::size_t size) {
  return size <= kPoolLargest ? shared_cut(size) : ::operator new(size);
}

void shared_deallocate_apart(void* memory, std::size_t size) noexcept {
  if (size > kPoolLargest) return ::operator delete(memory);
#ifdef ASYNCIO_POOL_OFF_
  __asan_poison_memory_region(memory, size);
#endif
  shared_count(memory);
}

}  // namespace asyncio::detail
