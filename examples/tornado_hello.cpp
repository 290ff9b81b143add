// tornado_hello: a coroutine as a callback of Tornado's IOLoop, which a Jupyter notebook runs on.
//
//     import asyncio
//     async def hello():
//         await print("Hello")
//
//     from tornado.ioloop import IOLoop
//
//     IOLoop.current().add_callback(hello)
//
// In a notebook the loop runs already; a program starts it, and this one stops it after a moment.
// In Python the `await` of what print() returns fails after the line is printed; in C++ it would
// not compile.
#include <asyncio/asyncio.hpp>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

namespace tornado = asyncio::tornado;

asyncio::Coroutine<> hello() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    std::cout << "Hello\n";
    END;
  });
}

}  // namespace

int main() {
  tornado::IOLoop loop = tornado::IOLoop::current();
  loop.add_callback(hello);

  loop.call_later(0.1, [&loop] { loop.stop(); });
  loop.start();
}
