#include <asyncio/generators/shared_pool.hpp>

#include <asyncio/generators/thread_end.hpp>

#include <atomic>

namespace asyncio::detail {

// The head of a page, 64 bytes.
struct alignas(64) SharedPage {
  static constexpr std::uint32_t kMost = 1u << 16;

  // Blocks that are not freed, and those that might yet be cut off: how many these are is known,
  // and told, once the page is used up. Who brings it to 0 has the page.
  std::atomic<std::uint32_t> left{kMost};

  void tell(std::uint32_t fewer) noexcept {
    if (left.fetch_sub(fewer, std::memory_order_acq_rel) == fewer) pool_donate_page(this);
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

ThreadEnd end(&close_all, nullptr);

}  // namespace

void shared_open_page() {
  end.arm();
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
    end.arm();
  shared_part.page = page;
}

}  // namespace asyncio::detail
