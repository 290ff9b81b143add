// crawler PORT: reads all pages that the first page of a server leads to, three at a time: a queue
// and its workers.
//
//     import asyncio, re, sys
//
//     async def fetch(path):
//         reader, writer = await asyncio.open_connection('127.0.0.1', int(sys.argv[1]))
//         writer.write(f'GET {path} HTTP/1.0\r\n\r\n'.encode())
//         page = await reader.read()
//         writer.close()
//         return page.decode()
//
//     async def worker(queue, sizes):
//         while True:
//             path = await queue.get()
//             page = await fetch(path)
//             sizes[path] = len(page)
//             for link in re.findall('href="(/[^"]*)"', page):
//                 if link not in sizes:
//                     sizes[link] = 0
//                     queue.put_nowait(link)
//             queue.task_done()
//
//     async def main():
//         queue, sizes = asyncio.Queue(), {'/': 0}
//         queue.put_nowait('/')
//         workers = [asyncio.create_task(worker(queue, sizes)) for _ in range(3)]
//         await queue.join()
//         for task in workers:
//             task.cancel()
//         for path in sorted(sizes):
//             print(path, sizes[path])
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/streams.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

using Paths = asyncio::Queue<std::string>;
using Sizes = std::map<std::string, std::size_t>;

asyncio::Coroutine<std::string> fetch(int port, std::string path) {
  return asyncio::coroutine<std::string>(
      [port, path, streams = asyncio::StreamPair(), page = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(streams, asyncio::open_connection("127.0.0.1", port));
        streams.second->write("GET " + path + " HTTP/1.0\r\n\r\n");
        YIELD_FROM_INTO(page, streams.first->read());
        streams.second->close();
        RETURN(page);
        END;
      });
}

asyncio::Coroutine<> worker(int port, Paths& queue, Sizes& sizes) {
  return asyncio::coroutine(
      [port, &queue, &sizes, path = std::string(), page = std::string()](auto& co) mutable {
        static const std::regex kLink("href=\"(/[^\"]*)\"");
        BEGIN(co);
        for (;;) {
          YIELD_FROM_INTO(path, queue.get());
          YIELD_FROM_INTO(page, fetch(port, path));
          sizes[path] = page.size();
          for (std::sregex_iterator link(page.begin(), page.end(), kLink), end; link != end; ++link)
            if (sizes.emplace((*link)[1], 0).second) queue.put_nowait((*link)[1]);
          queue.task_done();
        }
        END;
      });
}

asyncio::Coroutine<> async_main(int port) {
  return asyncio::coroutine([port, queue = std::make_shared<Paths>(), sizes = Sizes{{"/", 0}},
                             workers = std::vector<asyncio::Task<void>>()](auto& co) mutable {
    BEGIN(co);
    queue->put_nowait("/");
    for (int i = 0; i < 3; ++i)
      workers.push_back(asyncio::create_task(worker(port, *queue, sizes)));
    YIELD_FROM(queue->join());
    for (auto& task : workers) task.cancel();
    for (const auto& [path, size] : sizes) std::cout << path << " " << size << "\n";
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(async_main(argc > 1 ? std::atoi(argv[1]) : 8080)); }
