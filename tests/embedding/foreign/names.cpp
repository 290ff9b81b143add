// Headers of other libraries define macros that are words: those of X11, curses, Qt, <windows.h>,
// the system's own. They come first here, as they do where the library is taken in last, and then
// all of ours.
//
// A macro of the name of something public hides that from this source alone: None is
// std::monostate, tornado's ERROR and curses' timeout take an #undef.
#include <boost/asio.hpp>

#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <arpa/nameser.h>
#include <complex.h>
#include <curses.h>
#include <search.h>
#include <sys/param.h>
#include <sys/queue.h>
#include <sys/sysmacros.h>
#include <syslog.h>
#include <termios.h>
#ifndef I  // <complex.h> has it in C
#define I 1
#endif

#undef DELETE

// <windows.h> and what it includes.
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define interface struct
#define small char
#define hyper int
#define near
#define far
#define cdecl
#define pascal
#define IN
#define OUT
#define OPTIONAL
#define CONST const
#define VOID void
#define STRICT 1
#define ERROR 0
#define NO_ERROR 0
#define DELETE 0x00010000
#define SYNCHRONIZE 0x00100000
#define INFINITE 0xFFFFFFFF
#define WAIT_TIMEOUT 258
#define IGNORE 0
#define THIS_ struct me
#define DOMAIN 1
#define OVERFLOW 3
#define UNDERFLOW 4
#define Yield()
#define CreateEvent CreateEventA
#define CreateSemaphore CreateSemaphoreA
#define GetCurrentTime() 0
#define GetMessage GetMessageA
#define GetObject GetObjectA
#define SendMessage SendMessageA
#define PostMessage PostMessageA
#define Rectangle_ RectangleA
#define environ (*_environ())
// Qt's keywords, and those of others.
#define emit
#define signals public
#define slots
#define foreach(variable, container) for (variable : container)
#define forever for (;;)
#define nil nullptr
#define TIMEOUT 1
#define DEBUG 1
#define LOG(level) (void)0
#define CHECK(what) (void)0
#define ASSERT(what) (void)0
#define TASK_RUNNING 0
#define PENDING 1
#define RUNNING 2
#define CANCELLED 3
#define FINISHED 4
#define CLOSED 5
#define UNUSED __attribute__((unused))
#define INLINE inline
#define EXPORT
#define API
#define countof(array) (sizeof(array) / sizeof *(array))
#define container_of(pointer, type, member) ((type*)(pointer))
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

#include "all.hpp"

#include <asyncio/generators/short_keywords.hpp>

static asyncio::Coroutine<int> half(int n) {
  return asyncio::coroutine<int>([n, waited = asyncio::WaitResult<asyncio::Task<>>(),
                                  tasks = std::vector<asyncio::Task<>>()](auto& co) mutable {
    BEGIN(co);
    tasks.push_back(asyncio::create_task(asyncio::coroutine([](auto& inner) {
      BEGIN(inner);
      YIELD_FROM(asyncio::sleep(0.001));
      END;
    })));
    YIELD_FROM_INTO(waited, asyncio::wait(tasks, 60, asyncio::FIRST_COMPLETED));
    YIELD_FROM(asyncio::wait_for(asyncio::sleep(0.001), 60));
    if (waited.done.size() != 1) RAISE(asyncio::RuntimeError("not done"));
    RETURN(n / 2);
    END;
  });
}

int main() {
  if (asyncio::run(half(84)) != 42) return 1;
  std::printf("names: right\n");
}
