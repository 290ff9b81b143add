// Batch: commands that are to be sent, and who waits for their answers.
//
// Invariant: bytes_ are the commands of requests_, in their order, each of as many bytes as its
// request says; answers come in that order.
// Lifetime: a value. Thread: the loop's.
#pragma once

#include <asyncio/db/redis/conversion.hpp>
#include <asyncio/db/redis/resp_writer.hpp>
#include <asyncio/db/redis/value.hpp>
#include <asyncio/futures/future.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

using FuturePtr = asyncio::detail::Ref<asyncio::detail::FutureBase>;
using Answer = void (*)(asyncio::detail::FutureBase& future, Value&& value);

// Ends a Future<T> with an answer.
template <class T>
void answer(asyncio::detail::FutureBase& future, Value&& value) {
  if (future.done()) return;
  try {
    if (value.is_error()) return future.set_exception(error_of_reply(value.text()));
    auto& typed = static_cast<asyncio::detail::FutureState<T>&>(future);
    if constexpr (std::is_void_v<T>)
      typed.set_result();
    else
      typed.set_result(From<T>::make(std::move(value)));
  } catch (...) {
    future.set_exception(ExceptionPtr::current());
  }
}
// For a command of a transaction: what counts is in the answer to EXEC, but for an error.
void answer_queued(asyncio::detail::FutureBase& future, Value&& value);

struct Request {
  FuturePtr future;  // null: nobody wants the answer
  Answer answer = nullptr;
  std::size_t size = 0;  // of the command
  bool fixed = false;    // to be sent even if nobody waits any more
  double deadline = std::numeric_limits<double>::infinity();  // once sent, on the loop's clock

  void end(Value&& value) const {
    if (future) answer(*future, std::move(value));
  }
  void fail(const ExceptionPtr& error) const noexcept;
};

class Batch {
 public:
  bool empty() const noexcept { return bytes_.empty(); }
  const std::string& bytes() const noexcept { return bytes_; }
  std::vector<Request>& requests() noexcept { return requests_; }

  // When it throws, nothing was added.
  void add(FuturePtr future, Answer how, bool fixed, Arguments arguments);
  template <class T>
  Future<T> command(EventLoop& loop, Arguments arguments, bool fixed = false) {
    Future<T> future(loop);
    add(future.state(), &answer<T>, fixed, arguments);
    return future;
  }
  // All of it behind what is here. When it throws, nothing was added.
  void append(const Batch& other);
  // Takes out what nobody waits for any more.
  void prune();
  void clear() noexcept {
    bytes_.clear();
    requests_.clear();
  }
  void fail(const ExceptionPtr& error) noexcept;

 private:
  std::string bytes_;
  std::vector<Request> requests_;
};

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
