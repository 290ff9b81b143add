// W14: a web server that says hello.
#include <asyncio/web/web.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

asyncio::Coroutine<web::Response> hello(web::Request request) {
  return asyncio::coroutine<web::Response>([request](auto& co) {
    BEGIN(co);
    RETURN(web::Response().text("hello, world!"));
    END;
  });
}

int main() {
  web::Application app;
  app.router().add_get("/", hello);
  web::run_app(app);
}
