// Posting: which port a thread is posting to, so that the port does not end under its hands.
//
// Once a node is in the inbox its callback may run and end the loop, while the thread that posted
// it has yet to look whether the loop is asleep. So each thread has a place in which it says what
// it is posting to, and a port that ends waits until no thread is at it. That costs a post two
// stores, and no locked instruction: who has seen the node has seen the place too.
// Lifetime: that of the thread. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <atomic>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Port;

struct PostingPlace {
  std::atomic<const Port*> port{nullptr};  // null: none
  bool linked = false;
  PostingPlace* next = nullptr;
  PostingPlace** link = nullptr;
  unsigned posts_on_top = 0;  // so often in a row it has posted to an inbox that was not empty
};
// Constant initialised and trivially destroyed.
ASYNCIO_OF_THREAD_(PostingPlace, posting_place);

class Posting {
 public:
  explicit Posting(const Port& port) noexcept {
    if (!posting_place.linked) link();
    posting_place.port.store(&port, std::memory_order_relaxed);
  }
  ~Posting() { posting_place.port.store(nullptr, std::memory_order_release); }
  Posting(const Posting&) = delete;
  Posting& operator=(const Posting&) = delete;

  // Returns once no thread is posting to the port that can have made it end.
  [[gnu::cold]] static void wait_for(const Port& port) noexcept;

 private:
  [[gnu::cold]] static void link() noexcept;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
