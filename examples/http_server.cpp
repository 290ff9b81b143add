// http_server (until stopped): two pages, each half a second away; curl localhost:8000/hello/you
//
//     import asyncio
//     from aiohttp import web
//
//     async def index(request):
//         await asyncio.sleep(0.5)
//         return web.Response(body=b'<h1>Index</h1>', content_type="text/html")
//
//     async def hello(request):
//         await asyncio.sleep(0.5)
//         text = '<h1>hello, %s!</h1>' % request.match_info['name']
//         return web.Response(body=text.encode('utf-8'), content_type="text/html")
//
//     async def init(loop):
//         app = web.Application(loop=loop)
//         app.router.add_route('GET', '/', index)
//         app.router.add_route('GET', '/hello/{name}', hello)
//         srv = await loop.create_server(app.make_handler(), '127.0.0.1', 8000)
//         print('Server started at http://127.0.0.1:8000...')
//         return srv
//
//     loop = asyncio.get_event_loop()
//     loop.run_until_complete(init(loop))
//     loop.run_forever()
#include <asyncio/asyncio.hpp>
#include <asyncio/web/web.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

namespace {

asyncio::Coroutine<web::Response> index(web::Request) {
  return asyncio::coroutine<web::Response>([](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.5));
    RETURN(web::Response().body("<h1>Index</h1>").content_type("text/html"));
    END;
  });
}

asyncio::Coroutine<web::Response> hello(web::Request request) {
  return asyncio::coroutine<web::Response>([request](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(0.5));
    RETURN(web::Response()
               .body("<h1>hello, " + request.match_info()["name"] + "!</h1>")
               .content_type("text/html"));
    END;
  });
}

asyncio::Coroutine<asyncio::Server> init(asyncio::EventLoop& loop, int port) {
  return asyncio::coroutine<asyncio::Server>(
      [&loop, port, app = web::Application(), srv = asyncio::Server()](auto& co) mutable {
        BEGIN(co);
        app.router().add_route("GET", "/", index);
        app.router().add_route("GET", "/hello/{name}", hello);
        YIELD_FROM_INTO(srv, loop.create_server(app.make_handler(), "127.0.0.1", port));
        std::cout << "Server started at http://127.0.0.1:" << srv.socknames()[0].port() << "..."
                  << std::endl;
        RETURN(srv);
        END;
      });
}

}  // namespace

// http_server [PORT]
int main(int count, char** words) {
  asyncio::EventLoop& loop = asyncio::get_event_loop();
  loop.run_until_complete(init(loop, count > 1 ? std::atoi(words[1]) : 8000));
  loop.run_forever();
}
