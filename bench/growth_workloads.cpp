// Operations on many things at once, whose cost for each must not grow with their number: G1 to G8.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/loop/virtual_poller.hpp>

#include "bench/workloads.h"

using namespace asyncio;

namespace bench {
namespace {

using Futures = std::vector<Future<int>>;

Futures make_futures(long many) {
  Futures futures;
  for (long i = 0; i < many; ++i) futures.push_back(loop->create_future<int>());
  return futures;
}
void finish(const Futures& futures) {
  for (const Future<int>& f : futures) f.set_result(1);
}
void run_turns(int turns) {
  for (; turns > 0; --turns) {
    loop->stop();
    loop->run_forever();
  }
}

// `round` with so many things, until n were had.
template <class F>
double rounds(long n, long many, F&& round) {
  return timed([&] {
    for (; n > 0; n -= many) round();
  });
}

Coroutine<> take_all(AsCompleted<Future<int>> completed, long many) {
  return coroutine([completed = std::move(completed), many](auto& co) mutable {
    BEGIN(co);
    for (; many > 0; --many) YIELD_FROM(completed.next());
    END;
  });
}
Coroutine<> await(Future<int> future) {
  return coroutine([future](auto& co) {
    BEGIN(co);
    YIELD_FROM(future);
    END;
  });
}

}  // namespace

double g1(long n, long many) {
  return rounds(n, many, [&] {
    const Futures futures = make_futures(many);
    auto task = loop->create_task(wait(futures));
    run_turns(1);
    finish(futures);
    loop->run_until_complete(task);
  });
}

double g2(long n, long many) {
  return rounds(n, many, [&] {
    const Futures futures = make_futures(many);
    auto task = loop->create_task(take_all(as_completed(futures), many));
    run_turns(1);
    finish(futures);
    loop->run_until_complete(task);
  });
}

double g3(long n, long many) {
  return rounds(n, many, [&] {
    const Futures futures = make_futures(many);
    Futures twice = futures;
    twice.insert(twice.end(), futures.begin(), futures.end());
    auto all = gather(twice);
    finish(futures);
    loop->run_until_complete(all);
  });
}

double g4(long n, long many) {
  return rounds(n, many, [&] {
    auto future = loop->create_future<int>();
    std::vector<Handle> handles;
    for (long i = 0; i < many; ++i)
      handles.push_back(future.add_done_callback([](const AnyFuture&) {}));
    for (; !handles.empty(); handles.pop_back()) future.remove_done_callback(handles.back());
  });
}

double g5(long n, long many) {
  return rounds(n, many, [&] {
    const auto future = loop->create_future<int>();
    Futures shields;
    for (long i = 0; i < many; ++i) shields.push_back(shield(future));
    for (; !shields.empty(); shields.pop_back()) shields.back().cancel();
    run_turns(1);
  });
}

double g6(long n, long many) {
  return rounds(n, many, [&] {
    const auto first = loop->create_future<int>();  // which nobody else keeps
    AnyFuture last = first;
    for (long i = 0; i < many; ++i) last = gather(last);
    last.cancel();
    try {
      loop->run_until_complete(last);
    } catch (const CancelledError&) {
    }
  });
}

double g7(long n, long many) {
  return rounds(n, many, [&] {
    ExceptionPtr last;
    for (long i = 0; i < many; ++i) last = make_exception<ValueError>("v").set_cause(last);
  });
}

double g8(long n, long many) {
  return rounds(n, many, [&] {
    const EventLoopPtr other = new_event_loop(std::make_unique<VirtualPoller>());
    other->set_exception_handler([](EventLoop&, const ExceptionContext&) {});
    const auto future = other->create_future<int>();
    for (long i = 0; i < many; ++i) other->create_task(await(future));
    other->stop();
    other->run_forever();
    other->close();
  });
}

}  // namespace bench
