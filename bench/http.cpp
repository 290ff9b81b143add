// `ours http PORT` and `ours http-workers PORT`: a web server that says hello, as run_app() serves
// it.
#include <asyncio/web/web.hpp>

#include <cstdlib>
#include <fstream>

#include "bench/workloads.h"

#include <asyncio/generators/short_keywords.hpp>

namespace bench {
namespace {

namespace web = asyncio::web;

long requests = 0;  // that this worker has answered

asyncio::Coroutine<web::Response> hello(web::Request request) {
  return asyncio::coroutine<web::Response>([request](auto& co) {
    BEGIN(co);
    ++requests;
    RETURN(web::Response().text("hello, world!"));
    END;
  });
}

// At the end the number of requests goes to the file REQUESTS, if there is to be one.
void write_requests(web::Application) {
  if (const char* const path = std::getenv("REQUESTS"))
    std::ofstream(path, std::ios::app) << requests << std::endl;
}

void serve(int port, int workers) {
  web::Application app;
  app.router().add_get("/", hello);
  app.limits().connections = 20'000;
  app.on_cleanup().append(write_requests);
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = port;
  options.workers = workers;
  options.server.backlog = 1024;
  options.print = nullptr;
  web::run_app(app, options);
}

}  // namespace

void open_http_workers(int argc, char** argv) {
  asyncio::children::main(argc, argv, {web::worker([] { serve(0, 1); })});
}

bool serve_http(const std::string& name, int port) {
  if (name != "http" && name != "http-workers") return false;
  serve(port, name == "http" ? 1 : 2);
  return true;
}

}  // namespace bench
