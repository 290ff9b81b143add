// long_server PORT [WORKERS]: what the scripts beside it drive. Its handlers do what goes wrong.
//
//   /        says hello            /raises  raises            /cancels  is cancelled
//   /never   awaits for ever       /large   1 MiB, which a client need not take
//   /echo    the body as it came   /pid     which worker it is
//
// A handler whose client is gone is cancelled. It ends by SIGTERM, and is reloaded by SIGHUP.
#include <asyncio/futures/task.hpp>
#include <asyncio/web/web.hpp>

#include <unistd.h>

#include <cstdlib>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

namespace {

int port = 0, workers = 1;

asyncio::Coroutine<web::Response> hello(web::Request request) {
  return asyncio::coroutine<web::Response>([request](auto& co) {
    BEGIN(co);
    RETURN(web::Response().text("hello, world!"));
    END;
  });
}

asyncio::Coroutine<web::Response> raises(web::Request) {
  return asyncio::coroutine<web::Response>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0));
    RAISE(asyncio::ValueError("as it was told to"));
    END;
  });
}

asyncio::Coroutine<web::Response> cancels(web::Request) {
  return asyncio::coroutine<web::Response>(
      [end = asyncio::get_running_loop().create_future<void>()](auto& co) mutable {
        BEGIN(co);
        end.cancel();
        YIELD_FROM(end);
        END;
      });
}

asyncio::Coroutine<web::Response> never(web::Request) {
  return asyncio::coroutine<web::Response>(
      [end = asyncio::get_running_loop().create_future<void>()](auto& co) {
        BEGIN(co);
        YIELD_FROM(end);
        END;
      });
}

asyncio::Coroutine<web::StreamResponse> large(web::Request request) {
  return asyncio::coroutine<web::StreamResponse>(
      [request, response = web::StreamResponse::make(), i = 0](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(response.prepare(request));
        for (; i < 64; ++i) YIELD_FROM(response.write(std::string(16384, 'l')));
        YIELD_FROM(response.write_eof());
        RETURN(response);
        END;
      });
}

asyncio::Coroutine<web::Response> echo(web::Request request) {
  return asyncio::coroutine<web::Response>([request, body = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(body, request.read());
    RETURN(web::Response().body(body));
    END;
  });
}

void serve() {
  web::Application app;
  app.router().add_get("/", hello);
  app.router().add_get("/raises", raises);
  app.router().add_get("/cancels", cancels);
  app.router().add_get("/never", never);
  app.router().add_get("/large", large);
  app.router().add_post("/echo", echo);
  app.router().add_get(
      "/pid", [](web::Request) { return web::Response().text(std::to_string(::getpid())); });
  app.limits().connections = 20'000;
  app.on_startup().append([](web::Application) {  // what is raised is meant so
    asyncio::get_running_loop().set_exception_handler(
        [](asyncio::EventLoop&, const asyncio::ExceptionContext&) {});
  });
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = port;
  options.workers = workers;
  options.handler_cancellation = true;
  options.server.backlog = 4096;
  web::run_app(app, options);
}

}  // namespace

int main(int argc, char** argv) {
  asyncio::children::main(argc, argv, {web::worker(serve)});
  if (argc > 1) port = std::atoi(argv[1]);
  if (argc > 2) workers = std::atoi(argv[2]);
  serve();
}
