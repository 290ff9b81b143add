#include <asyncio/loop/loops.hpp>

#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <sys/syscall.h>
#include <unistd.h>

#include <new>

namespace asyncio::detail {

namespace {
Loops loops{};

struct ThreadNumber {
  int number;
  unsigned generation;  // of the process that knows it
};
thread_local ThreadNumber thread{};
}  // namespace

void Loops::add(EventLoop& loop) noexcept {
  const std::lock_guard<std::mutex> lock(loops.mutex);
  LoopLinks& links = access(loop).links();
  links = {loops.first, &loops.first};
  if (links.next) access(*links.next).links().link = &links.next;
  __atomic_store_n(&loops.first, &loop, __ATOMIC_RELEASE);
}

void Loops::remove(EventLoop& loop) noexcept {
  const std::lock_guard<std::mutex> lock(loops.mutex);
  const LoopLinks& links = access(loop).links();
  *links.link = links.next;
  if (links.next) access(*links.next).links().link = links.link;
}

// Another thread may have been at the list when it vanished: the way on is whole at each moment,
// and the links back are made anew.
void Loops::forked() noexcept {
  ::new (&loops.mutex) std::mutex;
  for (EventLoop** link = &loops.first; *link; link = &access(**link).links().next)
    access(**link).links().link = link;
}

int thread_number() noexcept {
  if (thread.number == 0 || thread.generation != fork_generation())
    thread = {static_cast<int>(syscall(SYS_gettid)), fork_generation()};
  return thread.number;
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(Loops, "loops", {&loops, 0, "root:loops"},
                ASYNCIO_OFFSET_("Loops.first", Loops, first))
}  // namespace asyncio::detail
