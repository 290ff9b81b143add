// The handlers of Tornado's IOLoop: one for each file descriptor, for both directions.
//
// Tornado names: IOLoop.add_handler, update_handler, remove_handler.
// Lifetime: the loop keeps a handler until it is removed or the loop is closed; one that removes
// itself goes when it returns. Thread: the loop's.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::tornado::detail {

class FdHandler {
 public:
  virtual ~FdHandler() = default;
  virtual void call(int fd, unsigned events) = 0;
};

template <class F>
class FdHandlerOf final : public FdHandler {
 public:
  template <class G>
  explicit FdHandlerOf(G&& f) : f_(std::forward<G>(f)) {}
  void call(int fd, unsigned events) override { f_(fd, events); }

 private:
  F f_;
};

// The numbers are those of epoll, as in Tornado.
enum FdEvents : unsigned { kReadable = 0x001, kWritable = 0x004, kBroken = 0x018 };

// What throws has changed nothing.
void add_handler(EventLoop& loop, int fd, std::unique_ptr<FdHandler> handler, unsigned events);
void update_handler(EventLoop& loop, int fd, unsigned events);
void remove_handler(EventLoop& loop, int fd);

}  // namespace asyncio::tornado::detail
#pragma GCC visibility pop
