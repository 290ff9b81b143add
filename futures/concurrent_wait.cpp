#include <asyncio/futures/concurrent_wait.hpp>

#include <memory>
#include <string>

namespace asyncio::concurrent::detail {

namespace {

// What a call of wait() waits for. Each future tells it by a waiter of its own.
struct Several {
  struct One final : FutureCore::Waiter {
    Several* all = nullptr;
    FutureCore* future = nullptr;
    void future_done(bool failed) noexcept override { all->one_done(failed); }
  };

  Several(const std::vector<FutureCore*>& futures, ReturnWhen when)
      : open(futures.size()),
        return_when(when),
        count(futures.size()),
        ones(std::make_unique<One[]>(count)) {
    for (std::size_t i = 0; i < count; ++i) {
      ones[i].all = this;
      ones[i].future = futures[i];
      futures[i]->add_waiter(ones[i]);
    }
  }
  ~Several() {
    for (std::size_t i = 0; i < count; ++i) ones[i].future->remove_waiter(ones[i]);
  }
  void one_done(bool failed) noexcept {
    const std::lock_guard<std::mutex> lock(mutex);
    --open;
    if (return_when == FIRST_COMPLETED || (return_when == FIRST_EXCEPTION && failed)) enough = true;
    if (open == 0 || enough) changed.notify_all();
  }

  std::mutex mutex;
  std::condition_variable changed;
  std::size_t open;
  bool enough = false;
  const ReturnWhen return_when;
  const std::size_t count;
  const std::unique_ptr<One[]> ones;
};

}  // namespace

void wait_for_some(const std::vector<FutureCore*>& futures, OptionalSeconds timeout,
                   ReturnWhen return_when) {
  const Patience patience(timeout);
  Several all(futures, return_when);
  std::unique_lock<std::mutex> lock(all.mutex);
  patience.wait(all.changed, lock, [&] { return all.open == 0 || all.enough; });
}

DoneInTurn::DoneInTurn(const std::vector<FutureCore*>& futures, OptionalSeconds timeout)
    : patience_(timeout), count_(futures.size()), ones_(std::make_unique<One[]>(count_)) {
  come_.reserve(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    ones_[i].all = this;
    ones_[i].future = futures[i];
    ones_[i].number = i;
    futures[i]->add_waiter(ones_[i]);
  }
}

DoneInTurn::~DoneInTurn() {
  for (std::size_t i = 0; i < count_; ++i) {
    if (ones_[i].future) ones_[i].future->remove_waiter(ones_[i]);
  }
}

void DoneInTurn::One::future_done(bool) noexcept {
  const std::lock_guard<std::mutex> lock(all->mutex_);
  all->come_.push_back(number);
  all->changed_.notify_all();
}

std::optional<std::size_t> DoneInTurn::next() {
  if (given_ == count_) return std::nullopt;
  std::unique_lock<std::mutex> lock(mutex_);
  if (!patience_.wait(changed_, lock, [this] { return given_ < come_.size(); }))
    throw TimeoutError(std::to_string(count_ - given_) + " (of " + std::to_string(count_) +
                       ") futures unfinished");
  const std::size_t number = come_[given_++];
  ones_[number].future = nullptr;
  return number;
}

}  // namespace asyncio::concurrent::detail
