// What a program does with the rest of the library: connections, a child that is a program, a child
// that is this one, a file. Every way to take it in builds and runs this one too. Prints one line;
// 0: all is as it should be.
#include <cstdio>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#ifdef DROP_IN  // without Boost there are no connections
#define ASYNCIO17_SHORT_KEYWORDS
#include "asyncio17.hpp"
#else
#include <asyncio/asyncio.hpp>
#include <asyncio/io/files.hpp>
#include <asyncio/io/files_os.hpp>
#include <asyncio/io/process_pool_executor.hpp>
#include <asyncio/io/subprocess.hpp>

#include <asyncio/generators/short_keywords.hpp>
#endif

using namespace asyncio;

namespace {

int failures = 0;
void check(bool right, const char* what) {
  if (right) return;
  ++failures;
  std::printf("wrong: %s\n", what);
}

#if !defined(DROP_IN) && !defined(ASYNCIO17_WITHOUT_BOOST)
using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

Coroutine<> serve(Reader reader, Writer writer) {
  return coroutine([reader, writer, line = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(line, reader->readline());
    writer->write("got " + line);
    YIELD_FROM(writer->drain());
    writer->close();
    END;
  });
}

Coroutine<> connections() {
  return coroutine([server = Server(), reader = Reader(), writer = Writer(), line = std::string(),
                    refused = false](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(server, start_server(serve, "127.0.0.1", 0));
    WITH(server) {
      YIELD_FROM_INTO(std::tie(reader, writer),
                      open_connection("127.0.0.1", server.socknames().at(0).port()));
      writer->write("a line\n");
      YIELD_FROM_INTO(line, reader->readline());
      writer->close();
      YIELD_FROM(writer->wait_closed());
    }
    END_WITH;
    check(line == "got a line\n", "a line comes back over a connection");
    TRY { YIELD_FROM_INTO(std::tie(reader, writer), open_connection("127.0.0.1", 1)); }
    EXCEPT(ConnectionRefusedError) { refused = true; }
    END_TRY;
    check(refused, "a connection that is refused is a ConnectionRefusedError");
    END;
  });
}
#else
Coroutine<> connections() {
  return coroutine([](auto& co) {
    BEGIN(co);
    END;
  });
}
#endif

int square(int n) { return n * n; }

Coroutine<> children_and_files(concurrent::ProcessPoolExecutor& pool, std::string file_name) {
  return coroutine([&pool, file_name, process = std::shared_ptr<Process>(),
                    said = std::pair<std::string, std::string>(), n = 0, file = aiofiles::FilePtr(),
                    text = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(process, create_subprocess_exec(
                                 "cat", SubprocessOptions{subprocess::PIPE, subprocess::PIPE}));
    YIELD_FROM_INTO(said, process->communicate("through a child"));
    check(said.first == "through a child", "a program's output comes back");
    YIELD_FROM_INTO(n, get_running_loop().run_in_executor(&pool, square, 12));
    check(n == 144, "a function runs in a child");
    WITH_INTO(file, aiofiles::open(file_name, "w")) { YIELD_FROM(file->write("bytes")); }
    END_WITH;
    WITH_INTO(file, aiofiles::open(file_name)) { YIELD_FROM_INTO(text, file->read()); }
    END_WITH;
    YIELD_FROM(aiofiles::os::remove(file_name));
    check(text == "bytes", "a file has what was written");
    END;
  });
}

}  // namespace

int main(int argc, char** argv) {
  children::main(argc, argv, {{"square", square}});
  asyncio::run(connections());
  if (argc > 1) return failures;  // a foreign processor's program cannot be started by itself
  concurrent::ProcessPoolExecutor pool(1);
  asyncio::run(children_and_files(pool, std::string(argv[0]) + ".bytes"));
  if (failures == 0) std::printf("connections, children, files: right\n");
  return failures;
}
