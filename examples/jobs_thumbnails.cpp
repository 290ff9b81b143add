// jobs_thumbnails: a client, a worker and their engine in one process: retries, dead letters,
// results.
#include <asyncio/asyncio.hpp>
#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/memory_engine.hpp>
#include <asyncio/jobs/worker.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using Size = std::pair<int, int>;

namespace {

// Shrinks a picture to a width. The first time no picture can be read, and "broken.png" never.
Coroutine<Size> shrink(std::string name, int width) {
  return coroutine<Size>([name, width](auto& co) mutable {
    static std::vector<std::string> seen;
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.5));  // it is read
    if (name == "broken.png") RAISE(ValueError("this is no picture"));
    if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
      seen.push_back(name);
      std::cout << name << ": the disk is busy\n";
      RAISE(RuntimeError("the disk is busy"));
    }
    std::cout << name << ": shrunk\n";
    RETURN(Size(width, width * 3 / 4));
    END;
  });
}

// By this name client and worker know it, and by these types.
constexpr auto thumbnail = jobs::Kind{"thumbnail", &shrink}
                               .queue("pictures")
                               .retry(jobs::retry(2, jobs::every(10)))
                               .timeout(60)
                               .keep_result(3600);

Coroutine<> program(jobs::EnginePtr engine) {
  return coroutine([client = jobs::Client(engine), worker = jobs::Worker({thumbnail}, engine),
                    running = Task<>(), jobs = std::vector<jobs::Job<Size>>(), i = std::size_t{0},
                    size = Outcome<Size>(), counts = std::vector<bool>()](auto& co) mutable {
    BEGIN(co);
    running = create_task(worker.run());
    YIELD_FROM_INTO(jobs, client.enqueue_many(
                              thumbnail, {{"cat.png", 400}, {"dog.png", 200}, {"broken.png", 90}}));
    for (; i < jobs.size(); ++i) {
      YIELD_FROM_OUTCOME(size, jobs[i].result(120));
      if (size)
        std::cout << "job " << i << ": " << size.value().first << " x " << size.value().second
                  << '\n';
      else
        std::cout << "job " << i << " is dead: " << size.exception().what() << '\n';
    }
    // A dead letter is kept, and may be tried again when the fault is mended.
    YIELD_FROM_INTO(counts, client.redrive({jobs[2].id()}));
    std::cout << "again: " << counts[0] << '\n';
    worker.stop();  // it takes nothing more, and waits for what runs
    YIELD_FROM(running);
    std::cout << worker.stats().done << " done, " << worker.stats().retried << " tried again\n";
    END;
  });
}

}  // namespace

int main() { asyncio::run(program(std::make_shared<jobs::MemoryEngine>())); }
