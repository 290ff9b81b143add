// fetch_many URL...: reads them all, three at a time, and says how large they are: a session, a
// queue, and its workers.
//
//     import aiohttp, asyncio, sys
//
//     async def worker(session, queue, found):
//         while True:
//             url = await queue.get()
//             try:
//                 async with session.get(url) as response:
//                     found[url] = f'{response.status} {len(await response.read())}'
//             except (aiohttp.ClientError, asyncio.TimeoutError) as error:
//                 found[url] = str(error)
//             queue.task_done()
//
//     async def main(urls):
//         queue, found = asyncio.Queue(), {}
//         for url in urls:
//             queue.put_nowait(url)
//         timeout = aiohttp.ClientTimeout(total=10)
//         async with aiohttp.ClientSession(timeout=timeout) as session:
//             workers = [asyncio.create_task(worker(session, queue, found)) for _ in range(3)]
//             await queue.join()
//             for task in workers:
//                 task.cancel()
//         for url in urls:
//             print(url, found[url])
//
//     asyncio.run(main(sys.argv[1:]))
#include <asyncio/asyncio.hpp>
#include <asyncio/web/client.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace http = asyncio::http;

namespace {

using Urls = asyncio::Queue<std::string>;
using Found = std::map<std::string, std::string>;

asyncio::Coroutine<> worker(http::ClientSession session, Urls& queue, Found& found) {
  return asyncio::coroutine([session, &queue, &found, url = std::string(), body = std::string(),
                             response = http::ClientResponse()](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(url, queue.get());
      TRY {
        WITH_INTO(response, session.get(url)) {
          YIELD_FROM_INTO(body, response.read());
          found[url] = std::to_string(response.status()) + " " + std::to_string(body.size());
        }
        END_WITH;
      }
      EXCEPT(http::ClientError, asyncio::TimeoutError) { found[url] = co.exception().what(); }
      END_TRY;
      queue.task_done();
    }
    END;
  });
}

asyncio::Coroutine<> async_main(std::vector<std::string> urls) {
  return asyncio::coroutine([urls = std::move(urls), queue = std::make_shared<Urls>(),
                             found = Found(), session = http::ClientSession(),
                             workers = std::vector<asyncio::Task<void>>()](auto& co) mutable {
    BEGIN(co);
    for (const std::string& url : urls) queue->put_nowait(url);
    session.timeout(http::ClientTimeout().total(10));
    WITH(session) {
      for (int i = 0; i < 3; ++i)
        workers.push_back(asyncio::create_task(worker(session, *queue, found)));
      YIELD_FROM(queue->join());
      for (auto& task : workers) task.cancel();
    }
    END_WITH;
    for (const std::string& url : urls) std::cout << url << " " << found[url] << "\n";
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  asyncio::run(async_main(std::vector<std::string>(argv + 1, argv + argc)));
}
