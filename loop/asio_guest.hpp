// AsioGuest: a loop inside a Boost.Asio io_context that the program runs itself.
//
//   boost::asio::io_context context;
//   asyncio::AsioGuest guest(loop, context);
//   context.run();  // handlers of the context and callbacks of the loop take turns
//
// It waits for the loop's descriptor and next deadline, and posts one turn at a time, so that
// neither starves the other; an idle loop costs the context nothing. io_context_of(loop) is the
// context. All that Guest (guest.hpp) says of a guest holds.
//
// The program says when the context forks, as Boost.Asio demands: context.notify_fork().
// asyncio name: none. Lifetime: the loop must outlive it; a context that is destroyed first makes
// it idle. Thread: that of the context, or any while nobody runs that. When several threads run the
// context the turns take place in one at a time, but the loop is then to be called by
// call_soon_threadsafe() only.
#pragma once

#include <asyncio/loop/event_loop.hpp>

#include <functional>
#include <memory>

#pragma GCC visibility push(default)
namespace asyncio {

class AsioGuest {
 public:
  // As Guest's: RuntimeError when io_context_of(loop) was called before, say.
  AsioGuest(EventLoop& loop, boost::asio::io_context& host);
  // The loop does not run any more, and can be run or closed; in a turn, when that ends.
  ~AsioGuest();
  AsioGuest(const AsioGuest&) = delete;
  AsioGuest& operator=(const AsioGuest&) = delete;

  // Called at the end of the turn in or before which loop.stop() was called. From then on there are
  // no turns, and the context has no work of the guest: its run() returns when it has none of its
  // own. So it is when KeyboardInterrupt or SystemExit leave a turn, and with it the context's
  // run(). Null: nothing is called.
  void on_stop(std::function<void()> callback);
  // After a stop: goes on.
  void restart();

 private:
  class State;
  std::shared_ptr<State> state_;
};

}  // namespace asyncio
#pragma GCC visibility pop
