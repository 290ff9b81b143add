// Watches: the file descriptors and signals that a loop watches, and what it calls for them.
//
// The loop makes it with the first one and speaks to it through this class only, so that a program
// which watches nothing does not link it.
#pragma once

#include <asyncio/generators/config.hpp>

#pragma GCC visibility push(default)
namespace asyncio {

class EventLoop;
enum class Interest;

namespace detail {

class Watches {
 public:
  virtual ~Watches() = default;
  virtual bool empty() const noexcept = 0;
  // Is a reader, or a writer, of the descriptor there?
  virtual bool has(int fd, Interest interest) const noexcept = 0;
  // At close().
  virtual void remove_all(EventLoop& loop) = 0;
};

}  // namespace detail
}  // namespace asyncio
#pragma GCC visibility pop
