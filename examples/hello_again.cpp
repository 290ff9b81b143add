// hello_again: two coroutines take turns in one and the same thread.
//
//     import asyncio
//     import threading
//
//     @asyncio.coroutine
//     def f():
//         print("Hello world ", threading.currentThread())
//         yield from asyncio.sleep(1)
//         print("Hello again! ", threading.currentThread())
//
//     tasks = [f(), f()]
//
//     loop = asyncio.get_event_loop()
//     loop.run_until_complete(asyncio.wait(tasks))
//     loop.close()
#include <asyncio/asyncio.hpp>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace {

const std::thread::id main_thread = std::this_thread::get_id();

// repr(threading.currentThread())
std::string current_thread() {
  const bool is_main = std::this_thread::get_id() == main_thread;
  std::ostringstream text;
  text << (is_main ? "<_MainThread(MainThread" : "<Thread(Thread") << ", started "
       << std::this_thread::get_id() << ")>";
  return text.str();
}

asyncio::Coroutine<> f() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    std::cout << "Hello world  " << current_thread() << '\n';
    YIELD_FROM(asyncio::sleep(1));
    std::cout << "Hello again!  " << current_thread() << '\n';
    END;
  });
}

}  // namespace

int main() {
  std::vector<asyncio::Coroutine<>> tasks;
  tasks.push_back(f());
  tasks.push_back(f());

  asyncio::EventLoop& loop = asyncio::get_event_loop();
  loop.run_until_complete(asyncio::wait(std::move(tasks)));
  loop.close();
}
