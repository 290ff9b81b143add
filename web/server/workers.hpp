// worker(): lets run_app() serve in several processes.
//
//   void serve() {  // in each worker, and in the program itself
//     web::Application app;
//     app.router().add_get("/", hello);
//     web::RunOptions options;
//     options.workers = 4;
//     web::run_app(app, options);
//   }
//
//   int main(int argc, char** argv) {
//     asyncio::children::main(argc, argv, {web::worker(serve)});
//     serve();
//   }
//
// The program opens a socket of SO_REUSEPORT for each worker and keeps it as long as it runs,
// starts the workers, and starts one again that ends (Supervisor). On SIGHUP each worker gets a
// successor, which accepts on the same socket before the old one stops: no client is refused. The
// old one ends its connections with their next answers. On SIGTERM and SIGINT all end in order. A
// worker runs `serve` from its beginning, so what that reads (certificates, settings) is read anew.
// Command-line arguments are the program's: a worker has none.
//
// No aiohttp name; what gunicorn does with aiohttp.GunicornWebWorker. Thread: main().
#pragma once

#include <asyncio/io/children.hpp>
#include <asyncio/web/server/run_app.hpp>

#include <functional>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

// What children::main() is given. `serve` calls run_app(), once.
children::Function worker(std::function<void()> serve);

namespace detail {
// In a worker the sockets that it is to serve; elsewhere null.
const std::vector<int>* sockets_of_worker() noexcept;
// Starts the workers and keeps them, until it is cancelled or a signal comes. RuntimeError when one
// ends before it is ready, or main() does not begin with worker(); OSError.
Coroutine<void> keep_workers(RunOptions options);
}  // namespace detail

}  // namespace asyncio::web
#pragma GCC visibility pop
