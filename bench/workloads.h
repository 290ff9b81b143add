// The workloads of `ours`. Each does its operation n times and returns the nanoseconds that took.
#pragma once
#include <asyncio/loop/events.hpp>

#include "bench/bench.h"

namespace bench {

inline asyncio::EventLoop* loop = nullptr;

template <class F>
double timed(F&& body) {
  const std::int64_t start = now_ns();
  body();
  return static_cast<double>(now_ns() - start);
}

double w1(long n);   // call_soon, each callback posts the next
double w1e(long n);  // the same with a file descriptor registered
double w1b(long n);  // a thousand posted, then drained

double w2(long n);                 // timers within an hour, added and cancelled
double w2b(long n, long batch);    // due timers, added and fired, so many at once
double w2c(long n, long pending);  // so many pending: move one to a later time
double w2d(long n, long pending);  // so many pending: cancel one and add one

double w3(long n, long tasks);  // task switch
double w4(long n);              // hand-over of a future between two tasks
double w5(long n, long batch);  // spawn and gather so many at once, per task
double w6(long n, long depth);  // resume of the leaf, so deep
double w6c(long n);             // await of a coroutine that returns at once
void w7(long n);                // n sleeping tasks; prints its own line

void w15(long n);  // n sleeps of 300 us, how late; prints its own line

double w10(long n);   // wait_for of a future that is set in the next turn
double w10b(long n);  // gather of ten sleep(0)
double w11(long n);   // call_soon_threadsafe
double w12(long n);   // a queue of 100, per item
double w13(long n);   // sleeping tasks cancelled, 100,000 at once
double w13b(long n);  // wait_for() that expires, 100,000 at once

double w8_connect(long n);  // connections of TCP made, accepted and closed

// Operations on so many things at once, per thing: see growth.py.
double g1(long n, long many);  // wait()
double g2(long n, long many);  // as_completed()
double g3(long n, long many);  // gather() of futures that come twice
double g4(long n, long many);  // remove_done_callback()
double g5(long n, long many);  // shield() and cancel()
double g6(long n, long many);  // gather() of gather(), and cancel()
double g7(long n, long many);  // set_cause()
double g8(long n, long many);  // close()

// Sends back what it receives, until it is killed. False: there is no server of that name.
bool serve_echo(const std::string& name, int port);
// To begin main() with.
void open_http_workers(int argc, char** argv);
// Serves `http`, or `http-workers` in two processes, until a signal ends it. False: neither.
bool serve_http(const std::string& name, int port);

// How many C++ exceptions were thrown in this process.
long thrown();

}  // namespace bench
