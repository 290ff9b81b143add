// CallableFrame: the frame around a callable, and MadeAt, which remembers where callables of a type
// are made.
#pragma once

#include <asyncio/generators/frame.hpp>

#include <atomic>
#include <type_traits>
#include <typeinfo>
#include <utility>

namespace asyncio {

class CoBase;

namespace detail {

// Frees the frame of a coroutine that was dropped unstarted, with a RuntimeWarning.
void never_awaited(Frame* frame) noexcept;
// It was awaited before, and is again.
[[noreturn]] void already_awaited();

// A body has thrown, and this is its catch block. The last one also sees what is no exception, the
// end of the thread (pthread_exit(), pthread_cancel()): that goes on.
Step threw(Resumption& run, const BaseException& error);
Step threw(Resumption& run, const std::exception& error);
Step threw(Resumption& run);

// Where the callables of type F are made; the same for all, since a lambda expression stands at one
// place.
template <class F>
class MadeAt {
 public:
  static void set(const char* file, int line, const char* function) noexcept {
    if (state_.load(std::memory_order_acquire) != 2) set_first(file, line, function);
  }
  static SourceLocation get(const Frame* = nullptr) noexcept {
    return state_.load(std::memory_order_acquire) == 2 ? where_ : SourceLocation{};
  }
  static std::string name() { return callable_name(typeid(F), get().function); }

 private:
  [[gnu::cold]] static void set_first(const char* file, int line, const char* function) noexcept {
    int expected = 0;
    if (!state_.compare_exchange_strong(expected, 1)) return;
    where_ = {file, line, function};
    state_.store(2, std::memory_order_release);
  }
  static inline std::atomic<int> state_{0};
  static inline SourceLocation where_{};
};

// The frame around a callable: `Base` is a ReturnFrame, `CoType` the kind of Activation its body
// takes.
template <class Base, class CoType, class F>
class CallableFrame final : public Base {
 public:
  template <class... G>
  explicit CallableFrame(G&&... made_of) : fn_(std::forward<G>(made_of)...) {}
  const FrameInfo& info() const noexcept override {
    static constexpr FrameInfo info{made_at(), &MadeAt<F>::name, std::is_base_of_v<CoBase, CoType>,
                                    std::is_base_of_v<Caller, F>};
    return info;
  }

 private:
  static constexpr auto made_at() noexcept {
    if constexpr (std::is_base_of_v<Caller, F>)
      return &CallableFrame::called_at;
    else
      return &MadeAt<F>::get;
  }
  static SourceLocation called_at(const Frame* frame) noexcept {
    const SourceLocation where = MadeAt<F>::get();
    if (!frame) return where;
    const Caller& at = static_cast<const CallableFrame*>(frame)->fn_;
    return at.file ? SourceLocation{at.file, at.line, where.function} : where;
  }
  Step body(Resumption& run) override {
    CoType co(*this, run);
    static_assert(std::is_same_v<decltype(fn_(co)), Step>,
                  "the body opens with ASYNCIO_BEGIN(co) and closes with ASYNCIO_END");
    try {
      return fn_(co);
    } catch (const BaseException& e) {
      return threw(run, e);
    } catch (const std::exception& e) {
      return threw(run, e);
    } catch (...) {
      return threw(run);
    }
  }
  F fn_;
};

}  // namespace detail

}  // namespace asyncio
