#include <asyncio/io/readiness.hpp>

#include <asyncio/loop/events.hpp>

#include <string>
#include <utility>

namespace asyncio {

namespace detail {

namespace {

class ReadinessState final : public FutureState<void> {
 public:
  ReadinessState(EventLoop& loop, int fd, Interest interest)
      : FutureState<void>(loop), fd_(fd), interest_(interest) {}

  void watch();
  void unwatch() noexcept;
  using FutureBase::cancel;
  bool cancel(const std::string* message) override {
    unwatch();
    return FutureBase::cancel(message);
  }

 private:
  // What the loop calls. It goes when somebody else takes its place, and when the loop is closed.
  class Callback {
   public:
    explicit Callback(ReadinessState& state) noexcept : state_(&state) {}
    Callback(Callback&&) noexcept = default;
    Callback& operator=(Callback&&) = delete;
    ~Callback() {
      if (state_) state_->replaced();
    }
    void operator()() {
      const Ref<ReadinessState> state = std::exchange(state_, nullptr);
      if (!state) return;
      state->unwatch();
      if (!state->done()) state->set_result();
    }

   private:
    Ref<ReadinessState> state_;
  };
  void replaced() noexcept {
    if (std::exchange(watched_, false) && !loop().is_closed()) FutureBase::cancel(nullptr);
  }

  const int fd_;
  const Interest interest_;
  bool watched_ = false;
};

void ReadinessState::watch() {
  if (interest_ == Interest::read)
    loop().add_reader(fd_, Callback(*this));
  else
    loop().add_writer(fd_, Callback(*this));
  watched_ = true;
}

void ReadinessState::unwatch() noexcept {
  if (!std::exchange(watched_, false)) return;
  interest_ == Interest::read ? loop().remove_reader(fd_) : loop().remove_writer(fd_);
}

}  // namespace

Future<void> wait_ready(EventLoop& loop, int fd, Interest interest) {
  if (access(loop).is_watched(fd, interest))
    throw RuntimeError("file descriptor " + std::to_string(fd) +
                       " is being waited for already, or has a " +
                       (interest == Interest::read ? "reader" : "writer"));
  auto* const state = new ReadinessState(loop, fd, interest);
  Future<void> future(Ref<FutureBase>::adopt(state));
  state->watch();
  return future;
}

}  // namespace detail

Future<void> wait_readable(int fd, detail::Caller at) {
  return detail::wait_ready(get_event_loop(at), fd, Interest::read);
}
Future<void> wait_writable(int fd, detail::Caller at) {
  return detail::wait_ready(get_event_loop(at), fd, Interest::write);
}

}  // namespace asyncio
