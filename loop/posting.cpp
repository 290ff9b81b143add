#include <asyncio/loop/posting.hpp>

#include <asyncio/generators/thread_end.hpp>

#include <mutex>
#include <new>
#include <thread>

namespace asyncio::detail {

ASYNCIO_OF_THREAD_IS_HERE_(PostingPlace, posting_place);

#pragma GCC visibility push(default)
// Those of all threads that have ever posted and have not ended. Constant initialised, and needs no
// end.
struct PostingPlaces {
  std::mutex mutex;
  PostingPlace* first;
};
inline PostingPlaces places{};
#pragma GCC visibility pop

namespace {

// Precondition: the mutex is held.
void add(PostingPlace& place) noexcept {
  place.next = places.first;
  place.link = &places.first;
  if (place.next) place.next->link = &place.next;
  places.first = &place;
  place.linked = true;
}

[[gnu::cold]] void remove_own(void*) noexcept {
  PostingPlace& place = posting_place;
  if (!place.linked) return;
  const std::lock_guard<std::mutex> lock(places.mutex);
  *place.link = place.next;
  if (place.next) place.next->link = place.link;
  place.linked = false;
}

// In the child of a fork(), where the others have vanished, whatever they were at.
[[gnu::cold]] void keep_only_own() noexcept {
  ::new (&places.mutex) std::mutex;
  places.first = nullptr;
  if (posting_place.linked) add(posting_place);
}

ASYNCIO_ENDS_LAST_ ThreadEnd posting_end(&remove_own, &keep_only_own);

}  // namespace

void Posting::link() noexcept {
  posting_end.arm();
  const std::lock_guard<std::mutex> lock(places.mutex);
  add(posting_place);
}

// Armed as well, since the child of a fork() may not inherit the lock from here either.
void Posting::wait_for(const Port& port) noexcept {
  posting_end.arm();
  const std::lock_guard<std::mutex> lock(places.mutex);
  for (const PostingPlace* place = places.first; place; place = place->next) {
    while (place->port.load(std::memory_order_acquire) == &port) std::this_thread::yield();
  }
}

}  // namespace asyncio::detail
