// Selector: which file descriptors are ready. An epoll set, level-triggered, in which each
// descriptor is registered once and stays: an event costs no call but the wait that tells it.
//
// asyncio name: selectors.EpollSelector. Lifetime: its owner's; the descriptors stay their users'.
// Thread: the loop's, but for wake().
//
// Invariants:
//  1. keys_[fd].told is what the system was told last; it differs from what is wanted only while
//  the key is in the list of changed ones.
//  2. The system knows a registration by number and generation. An event of another generation than
//  the key's belongs to a file that was closed under this number while a copy of it is open, so
//  that nobody can take it out: then the set is made anew.
//  3. After fork() the child makes descriptors of its own under the same numbers before anything
//  else; those of the parent are told nothing.
#pragma once

#include <asyncio/loop/pollers/poller.hpp>

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class Selector {
 public:
  // std::system_error when there is no descriptor left.
  Selector();
  ~Selector();
  Selector(const Selector&) = delete;
  Selector& operator=(const Selector&) = delete;

  // Until clear(): `node` is ready whenever the descriptor is. It replaces the former one. What was
  // registered for a file that has been closed meanwhile is dropped. std::system_error when the
  // system refuses it: EPERM for a regular file, EBADF.
  void set(int fd, Interest interest, HandleNode& node);
  // Told to the system at once, for the caller may close the descriptor next. Was there one?
  bool clear(int fd, Interest interest) noexcept;
  // No more reader until resume(), told to the system by the next select(): both in one turn cost
  // nothing.
  void pause(int fd) noexcept { set_paused(fd, true); }
  void resume(int fd) noexcept { set_paused(fd, false); }

  // Waits at most `timeout` seconds (negative: for ever), and puts the nodes of what is ready, of
  // at most 256 events, to `ready`; for one descriptor the reader comes before the writer. An error
  // or the other side's end make a descriptor both readable and writable.
  void select(double timeout, ReadyQueue& ready);
  // Ends a select() that is under way, or the next one. Thread: any.
  void wake() noexcept;
  // select() ends when this descriptor is readable, and then rang() is true once. Precondition: it
  // is in no set(). std::system_error.
  void set_bell(int fd);
  // Before that one is closed.
  void take_bell() noexcept;
  bool rang() noexcept;
  // Readable while select(0) would find something; the same for the selector's life.
  int fileno() const noexcept { return epoll_; }
  // Tells the system what has changed, for who waits for fileno() without select().
  void flush() noexcept;
  // How often the file behind fileno() has become another one, which who watches it by its file
  // must register again.
  unsigned renewals() const noexcept { return renewals_; }
  // In a child that has not used it yet: makes descriptors of its own. True when it did.
  bool renew_after_fork();

 private:
  struct Key {
    Ref<HandleNode> nodes[2];  // by Interest
    std::uint32_t generation = 0;
    int next_changed = kNotChanged;
    std::uint8_t told = 0;  // bits by Interest
    bool paused = false;

    std::uint8_t wanted() const noexcept {
      return static_cast<std::uint8_t>((nodes[0] && !paused ? 1 : 0) | (nodes[1] ? 2 : 0));
    }
  };
  static constexpr int kNotChanged = -2;
  static constexpr int kLast = -1;

  static std::uint8_t bit(Interest interest) noexcept {
    return static_cast<std::uint8_t>(1 << static_cast<int>(interest));
  }
  int tell(int fd, Key& key) noexcept;
  int control(int operation, int fd, std::uint8_t interests, std::uint32_t generation) noexcept;
  Key* find(int fd) noexcept;
  void set_paused(int fd, bool paused) noexcept;
  int wait(double timeout, void* events) noexcept;
  bool deliver(int fd, std::uint32_t generation, std::uint32_t what, ReadyQueue& ready) noexcept;
  void open_set();
  void open_wake();
  [[gnu::cold]] void renew();

  std::vector<Key> keys_;  // by fd
  int epoll_ = -1;
  int wake_ = -1;  // an eventfd
  int bell_ = -1;
  int first_changed_ = kLast;
  std::uint32_t last_generation_ = 0;
  unsigned renewals_ = 0;
  unsigned process_;  // the generation of the process that has made the descriptors
  bool rang_ = false;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
