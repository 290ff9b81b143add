// AsioWatches: how AsioPoller watches file descriptors and signals.
//
// It is apart because it is most of what a loop needs of Boost.Asio: a program that watches nothing
// does not link it. AsioPoller reaches it through a pointer only, which the object that holds
// EventLoop::add_reader() sets.
#pragma once

#include <asyncio/loop/poller.hpp>

#include <boost/asio/io_context.hpp>

#include <memory>

namespace asyncio::detail {

// Lifetime: its poller's, whose context it uses. Thread: the loop's.
class AsioWatches {
 public:
  virtual ~AsioWatches() = default;
  // As in Poller.
  virtual void watch(int fd, Interest interest, HandleNode& node) = 0;
  virtual void unwatch(int fd, Interest interest) noexcept = 0;
  virtual void watch_signal(int signal, std::function<void()> arrived) = 0;
  virtual void unwatch_signal(int signal) noexcept = 0;

  // Has the context found something that deliver() is to put to what is ready?
  bool has_events() const noexcept { return has_events_; }
  virtual void deliver(ReadyQueue& ready) = 0;

 protected:
  bool has_events_ = false;
};

using MakeAsioWatches = std::unique_ptr<AsioWatches> (*)(boost::asio::io_context& context);
// How AsioPollers make theirs. Thread: any.
void use_asio_watches(MakeAsioWatches make) noexcept;

}  // namespace asyncio::detail
