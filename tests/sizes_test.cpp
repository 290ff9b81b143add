// How large the objects are. What a program has a million of should not grow by accident: whoever
// makes one larger says so here. Bytes on a 64-bit machine with libstdc++.
#include <asyncio/asyncio.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdio>

using namespace asyncio;

namespace {

struct Size {
  const char* name;
  std::size_t bytes;
  std::size_t bound;
};

#define SIZE(type, bound) \
  Size { #type, sizeof(type), bound }

// What call_soon() and call_later() make of a function pointer.
using CallbackNode = detail::CallbackNode<detail::HandleNode, void (*)()>;
using TimerCallbackNode = detail::CallbackNode<detail::TimerNode, void (*)()>;

const Size all[] = {
    // what a program holds
    SIZE(Handle, 8),
    SIZE(TimerHandle, 8),
    SIZE(ThreadSafeHandle, 8),
    SIZE(Future<int>, 8),
    SIZE(Task<int>, 8),
    SIZE(Coroutine<int>, 8),
    SIZE(Generator<int>, 16),
    SIZE(Context, 8),
    SIZE(ContextVar<int>, 16),
    SIZE(Token<int>, 32),
    SIZE(Outcome<int>, 16),
    SIZE(ExceptionPtr, 8),
    SIZE(Lock, 72),
    SIZE(Event, 72),
    SIZE(Condition, 144),
    SIZE(Semaphore, 72),
    SIZE(BoundedSemaphore, 72),
    SIZE(Barrier, 176),
    SIZE(Queue<int>, 344),
    SIZE(PriorityQueue<int>, 376),
    SIZE(LifoQueue<int>, 368),
    SIZE(TaskGroup, 16),
    SIZE(Timeout, 16),
    SIZE(EventLoop, 448),
    // what is behind them
    SIZE(Frame, 32),
    SIZE(detail::Node, 24),
    SIZE(detail::FutureBase, 48),
    SIZE(detail::TaskBase, 96),
    SIZE(CallbackNode, 40),
    SIZE(TimerCallbackNode, 48),
};

}  // namespace

BOOST_AUTO_TEST_SUITE(sizes)

BOOST_AUTO_TEST_CASE(no_object_is_larger_than_its_bound) {
  std::printf("%-36s %6s %6s\n", "object", "bytes", "bound");
  for (const Size& size : all) {
    std::printf("%-36s %6zu %6zu\n", size.name, size.bytes, size.bound);
    BOOST_TEST(size.bytes <= size.bound, size.name << " has " << size.bytes << " bytes");
  }
}

BOOST_AUTO_TEST_SUITE_END()
