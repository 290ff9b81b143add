#include <asyncio/sync/semaphore.hpp>

#include <limits>

namespace asyncio {

Semaphore::Semaphore(int value) : value_(value) {
  if (value < 0) throw ValueError("Semaphore initial value must be >= 0");
}

void Semaphore::release() {
  check_thread();
  if (value_ == std::numeric_limits<int>::max())
    throw ValueError("Semaphore released too many times");
  ++value_;
  give_to_next();
}

bool Semaphore::give_to_next() noexcept {
  if (!wake_next()) return false;
  --value_;
  return true;
}

// Those that came while others waited had to wait though there were permits: they get them now.
void Semaphore::taken() noexcept {
  while (value_ > 0 && give_to_next()) {
  }
}

void Semaphore::given_up(bool woken) noexcept {
  if (woken) ++value_;
  taken();
}

std::string Semaphore::to_string() const {
  return describe(class_name(), locked() ? "locked" : "unlocked, value:" + std::to_string(value_),
                  waiter_count());
}

void BoundedSemaphore::release() {
  check_thread();
  if (value() >= bound_) throw ValueError("BoundedSemaphore released too many times");
  Semaphore::release();
}

}  // namespace asyncio
