// subprocess_pipeline: two child processes, the output of one the input of the other.
//
//     import asyncio
//     from asyncio.subprocess import PIPE
//
//     async def pump(reader, writer):
//         while chunk := await reader.read(4096):
//             writer.write(chunk)
//             await writer.drain()
//         writer.close()
//
//     async def main():
//         numbers = await asyncio.create_subprocess_shell(
//             'for i in 3 1 2; do echo $i; done', stdout=PIPE)
//         sort = await asyncio.create_subprocess_exec('sort', '-r', stdin=PIPE, stdout=PIPE)
//         _, (out, _) = await asyncio.gather(pump(numbers.stdout, sort.stdin),
//                                            sort.stdout.read())
//         print(out.decode(), end='')
//         print('exit codes', await numbers.wait(), await sort.wait())
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <asyncio/io/subprocess.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace {

using ProcessPtr = std::shared_ptr<asyncio::Process>;
using asyncio::subprocess::PIPE;

asyncio::Coroutine<int> pump(std::shared_ptr<asyncio::StreamReader> reader,
                             std::shared_ptr<asyncio::StreamWriter> writer) {
  return asyncio::coroutine<int>([reader, writer, chunk = std::string(), n = 0](auto& co) mutable {
    BEGIN(co);
    for (;;) {
      YIELD_FROM_INTO(chunk, reader->read(4096));
      if (chunk.empty()) break;
      n += static_cast<int>(chunk.size());
      writer->write(chunk);
      YIELD_FROM(writer->drain());
    }
    writer->close();
    RETURN(n);
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([numbers = ProcessPtr(), sort = ProcessPtr(), out = std::string(),
                             bytes = 0, first = 0, second = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(numbers,
                    asyncio::create_subprocess_shell("for i in 3 1 2; do echo $i; done",
                                                     asyncio::SubprocessOptions{{}, PIPE}));
    YIELD_FROM_INTO(sort, asyncio::create_subprocess_exec("sort", "-r",
                                                          asyncio::SubprocessOptions{PIPE, PIPE}));
    YIELD_FROM_INTO(std::tie(bytes, out), asyncio::gather(pump(numbers->stdout_(), sort->stdin_()),
                                                          sort->stdout_()->read()));
    std::cout << out;
    YIELD_FROM_INTO(first, numbers->wait());
    YIELD_FROM_INTO(second, sort->wait());
    std::cout << "exit codes " << first << " " << second << "\n";
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
