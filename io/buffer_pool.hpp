// BufferPool: the memory of StreamReaders. Each needs some from when bytes have come to when they
// are read, in a turn hundreds of them. From the heap and back, it would be given to the system and
// fetched again in each turn.
//
// Lifetime: that of the loop's Connections. Thread: the loop's.
#pragma once

#include <asyncio/io/idle_pool.hpp>

#include <cstddef>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Free strings, of 4 MiB at most.
class BufferPool final : public IdlePool {
 public:
  explicit BufferPool(EventLoop& loop) noexcept : IdlePool(loop) {}
  // An empty string, with or without capacity.
  std::string take() noexcept;
  void put(std::string&& buffer) noexcept;
  // Is it worth keeping?
  static bool keeps(std::size_t capacity) noexcept {
    return capacity >= kSmallest && capacity <= kLargest;
  }

 private:
  static constexpr std::size_t kSmallest = 4 * 1024;
  static constexpr std::size_t kLargest = 64 * 1024;
  static constexpr std::size_t kMostKept = 4 * 1024 * 1024;

  void give_one_back() noexcept override;

  std::vector<std::string> free_;
  std::size_t kept_ = 0;  // the capacity of all of them
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
