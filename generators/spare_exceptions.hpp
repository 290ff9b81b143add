// Spare exceptions: what is raised where there is no memory left to make an exception of.
//
// They are made at first use, in static memory, and all who need one share it: it has no message,
// and no cause can be set to it. Thread: any.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class SpareExceptions {
 public:
  // std::bad_alloc, Python's MemoryError.
  [[gnu::cold]] static ExceptionPtr memory_error() noexcept;
  [[gnu::cold]] static ExceptionPtr cancelled_error() noexcept;
  [[gnu::cold]] static ExceptionPtr generator_exit() noexcept;
  // What stands for one that was caught, but cannot be kept: the same without its message where the
  // program goes by the type, else MemoryError.
  [[gnu::cold]] static ExceptionPtr instead_of(const BaseException& caught) noexcept;

 private:
  template <class E>
  static ExceptionPtr shared() noexcept;
};

// In a catch block of what is no end of the thread: the exception that is being handled. As
// ExceptionPtr::current(), but without memory it is always MemoryError.
[[gnu::cold]] ExceptionPtr caught_or_memory_error() noexcept;
// make(), which makes an exception, or MemoryError when that throws.
template <class F>
ExceptionPtr exception_or_spare(F&& make) noexcept {
  try {
    return std::forward<F>(make)();
  } catch (...) {
    return SpareExceptions::memory_error();
  }
}
// A GeneratorExit; as make_cancelled(), which makes a CancelledError if need be without its
// message.
ExceptionPtr make_generator_exit() noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
