// lru_cache: what async_lru's alru_cache does: calls under way are shared; see docs/ports.md.
//
//     class LruCache:
//         def __init__(self, function, maxsize=128):
//             self.function, self.maxsize = function, maxsize
//             self.hits = self.misses = 0
//             self.tasks = collections.OrderedDict()
//
//         async def __call__(self, key):
//             if key in self.tasks:
//                 self.hits += 1
//                 self.tasks.move_to_end(key)
//             else:
//                 self.misses += 1
//                 task = asyncio.create_task(self.function(key))
//                 self.tasks[key] = task
//                 task.add_done_callback(functools.partial(self.forget_failure, key))
//                 if len(self.tasks) > self.maxsize:
//                     self.tasks.popitem(last=False)
//             return await asyncio.shield(self.tasks[key])
//
//         def forget_failure(self, key, task):
//             if self.tasks.get(key) is task and (task.cancelled() or task.exception()):
//                 del self.tasks[key]
//
//     @LruCache                                   # maxsize=2
//     async def page(n):
//         print('loading', n)
//         await asyncio.sleep(1)
//         if n < 0:
//             raise LookupError('no such page')
//         return n * n
//
//     async def main():
//         print(*await asyncio.gather(page(1), page(1), page(2)))
//         await page(3)                           # 1 has to go
//         await page(2)
//         await page(1)
//         for attempt in range(2):
//             try:
//                 await page(-1)
//             except LookupError as e:
//                 print(e)
//         print(page.hits, 'hits', page.misses, 'misses')
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <tuple>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace {

template <class Key, class R>
class LruCache {
 public:
  using Function = std::function<asyncio::Coroutine<R>(Key)>;

  explicit LruCache(Function function, std::size_t maxsize = 128)
      : function(std::move(function)), maxsize(maxsize) {}

  asyncio::Coroutine<R> operator()(Key key) {
    return asyncio::coroutine<R>([this, key](auto& co) {
      BEGIN(co);
      if (const auto found = places.find(key); found != places.end()) {
        ++hits;
        tasks.splice(tasks.end(), tasks, found->second);
      } else {
        ++misses;
        asyncio::Task<R> task = asyncio::create_task(function(key));
        places[key] = tasks.emplace(tasks.end(), key, task);
        task.add_done_callback([this, key](asyncio::Task<R> done) { forget_failure(key, done); });
        if (tasks.size() > maxsize) forget(tasks.begin()->first);
      }
      RETURN_FROM(asyncio::shield(places[key]->second));
      END;
    });
  }

  int hits = 0, misses = 0;

 private:
  void forget_failure(const Key& key, const asyncio::Task<R>& task) {
    const auto found = places.find(key);
    if (found == places.end() || found->second->second != task) return;
    if (task.cancelled() || task.exception()) forget(key);
  }
  void forget(Key key) {
    tasks.erase(places.at(key));
    places.erase(key);
  }

  Function function;
  std::size_t maxsize;
  std::list<std::pair<Key, asyncio::Task<R>>> tasks;  // what was asked for last stands last
  std::map<Key, typename std::list<std::pair<Key, asyncio::Task<R>>>::iterator> places;
};

asyncio::Coroutine<int> load(int n) {
  return asyncio::coroutine<int>([n](auto& co) {
    BEGIN(co);
    std::cout << "loading " << n << '\n';
    YIELD_FROM(asyncio::sleep(1));
    if (n < 0) RAISE(asyncio::LookupError("no such page"));
    RETURN(n * n);
    END;
  });
}

struct Main {
  LruCache<int, int>& page;
  std::tuple<int, int, int> pages{};
  int attempt = 0;

  asyncio::Step operator()(asyncio::Co<void>& co) {
    BEGIN(co);
    YIELD_FROM_INTO(pages, asyncio::gather(page(1), page(1), page(2)));
    std::apply([](int a, int b, int c) { std::cout << a << ' ' << b << ' ' << c << '\n'; }, pages);
    YIELD_FROM(page(3));  // 1 has to go
    YIELD_FROM(page(2));
    YIELD_FROM(page(1));
    for (; attempt < 2; ++attempt) {
      TRY { YIELD_FROM(page(-1)); }
      EXCEPT(asyncio::LookupError) { std::cout << co.exception().what() << '\n'; }
      END_TRY;
    }
    std::cout << page.hits << " hits " << page.misses << " misses\n";
    END;
  }
};

}  // namespace

int main() {
  LruCache<int, int> page(load, 2);
  asyncio::run(asyncio::coroutine(Main{page}));
}
