// without_loop: coroutines that are run by a scheduler of one's own. `async` and `await` are not
// asyncio: whoever calls send() decides what is awaited, and when it goes on.
//
//     @types.coroutine
//     def wait(seconds):
//         yield seconds
//
//     async def launch(name, count, delay):
//         await wait(delay)
//         for n in range(count, 0, -1):
//             print(name, n)
//             await wait(1)
//         return name + ' is on its way'
//
//     def run(*coroutines):
//         now, queue = 0, [(0, i, c) for i, c in enumerate(coroutines)]
//         while queue:
//             now, i, coroutine = heapq.heappop(queue)
//             try:
//                 seconds = coroutine.send(None)
//                 heapq.heappush(queue, (now + seconds, i, coroutine))
//             except StopIteration as stop:
//                 print('after', now, 'seconds', stop.value)
//
//     run(launch('A', 3, 1), launch('B', 2, 0), launch('C', 1, 4))
#include <any>
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> wait(int seconds) {
  return asyncio::coroutine([seconds](auto& co) {
    BEGIN(co);
    YIELD(seconds);
    END;
  });
}

asyncio::Coroutine<std::string> launch(std::string name, int count, int delay) {
  return asyncio::coroutine<std::string>([name, count, delay, n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(wait(delay));
    for (n = count; n > 0; --n) {
      std::cout << name << ' ' << n << '\n';
      YIELD_FROM(wait(1));
    }
    RETURN(name + " is on its way");
    END;
  });
}

using Job = asyncio::ByHand<std::string>;

void run(std::vector<Job> jobs) {
  std::multimap<std::pair<int, std::size_t>, Job> queue;
  for (std::size_t i = 0; i < jobs.size(); ++i) queue.emplace(std::pair(0, i), std::move(jobs[i]));
  while (!queue.empty()) {
    auto first = queue.extract(queue.begin());
    auto& [now, i] = first.key();
    try {
      now += std::any_cast<int>(first.mapped().send());
      queue.insert(std::move(first));
    } catch (Job::Stop& stop) {
      std::cout << "after " << now << " seconds " << stop.value() << '\n';
    }
  }
}

}  // namespace

int main() {
  std::vector<Job> jobs;
  jobs.emplace_back(launch("A", 3, 1));
  jobs.emplace_back(launch("B", 2, 0));
  jobs.emplace_back(launch("C", 1, 4));
  run(std::move(jobs));
}
