// CallableFrame: the frame around a callable.
#pragma once

#include <asyncio/generators/frame.hpp>

#include <type_traits>
#include <typeinfo>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

// Frees the frame of a coroutine that was dropped unstarted, with a RuntimeWarning.
void never_awaited(Frame* frame) noexcept;
// It was awaited before, and is again.
[[noreturn]] void already_awaited();

// By whose name a body is known.
template <class F>
struct NamedBy {
  using type = F;
};

struct MakesBody {};

// Base of a body that stands for an iterator, and is no generator's.
struct IteratorBody {};

// The frame around a callable: `Base` is a ReturnFrame, `CoType` the kind of Activation its body
// takes.
template <class Base, class CoType, class F>
class CallableFrame final : public Base {
 public:
  template <class... G>
  explicit CallableFrame(G&&... made_of) : Base(common), fn_(static_cast<G&&>(made_of)...) {}
  // Of a function that returns it, which is not moved then.
  template <class Make>
  CallableFrame(MakesBody, const Make& make) : Base(common), fn_(make()) {}

  static inline FrameInfo common{
      &CallableFrame::body, &CallableFrame::destroy, typeid(typename NamedBy<F>::type),
      __is_base_of(IteratorBody, F) ? FrameSort::iterator : CoType::kSort,
      CallableFrame::caller_at()};

 private:
  // Where a member is in a class that is not of standard layout these compilers know.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"
  static constexpr std::size_t caller_at() noexcept {
    if constexpr (__is_base_of(Caller, F)) {
      static_assert(std::is_same_v<decltype(&F::file), const char * Caller::*>);
      return __builtin_offsetof(CallableFrame, fn_) + __builtin_offsetof(F, file);
    } else {
      return 0;
    }
  }
#pragma GCC diagnostic pop
  static Step body(Frame& frame, Resumption& run) {
    auto& self = static_cast<CallableFrame&>(frame);
    CoType co(self, run);
    static_assert(std::is_same_v<decltype(self.fn_(co)), Step>,
                  "the body opens with ASYNCIO_BEGIN(co) and closes with ASYNCIO_END");
    return self.fn_(co);
  }
  static void destroy(Frame& frame) noexcept { delete static_cast<CallableFrame*>(&frame); }
  F fn_;
};

}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
