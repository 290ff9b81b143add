// AsyncGeneratorState: what an async generator and its frame know of each other, and
// AsyncGeneratorOwner, which ends one that is dropped.
//
// Who drops an async generator cannot wait for its FINALLY blocks. Its loop can, and keeps all that
// have begun in it (futures/async_generators.hpp), as asyncio does with sys.set_asyncgen_hooks().
//
// Invariants:
//  1. `frame` is null once the generator has ended.
//  2. While `running` the frame belongs to the chain of a task that awaits it, else to the owner.
//  3. It is in the list of its loop from the first step on, until the frame ends or the loop is
//  closed.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/descent.hpp>

#include <memory>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class AsyncGenerators;

// A place in the list of a loop, which is a ring through its head.
struct AsyncGeneratorLink {
  AsyncGeneratorLink* next = this;
  AsyncGeneratorLink* before = this;
  AsyncGeneratorLink() noexcept = default;
  AsyncGeneratorLink(const AsyncGeneratorLink&) = delete;
  AsyncGeneratorLink& operator=(const AsyncGeneratorLink&) = delete;
  void insert_before(AsyncGeneratorLink& other) noexcept {
    next = &other;
    before = std::exchange(other.before, this);
    before->next = this;
  }
  void unlink() noexcept {
    before->next = next;
    next->before = before;
    next = before = this;
  }
};

struct AsyncGeneratorState : AsyncGeneratorLink, std::enable_shared_from_this<AsyncGeneratorState> {
  Frame* frame = nullptr;
  bool running = false;        // somebody awaits it
  bool dropped = false;        // nobody can ask for its next value any more
  bool closing = false;        // a task of its loop is to close it
  bool finalized = false;      // and has begun to, which is done once
  bool shutting = false;       // shutdown_asyncgens() has tried
  std::shared_ptr<void> sent;  // the value of the last asend()
  Coroutine<void> (*aclose)(const std::shared_ptr<AsyncGeneratorState>&) = nullptr;
  AsyncGenerators* loop = nullptr;  // in whose list it is

  // Frees the frame where it stands. Its locals may come back here.
  void free() noexcept {
    Frame* const unwanted = frame;
    ended();
    end_frame(unwanted);  // its locals may own another one
  }
  // The frame is gone.
  void ended() noexcept {
    frame = nullptr;
    running = false;
    if (std::exchange(loop, nullptr)) unlink();
  }
};

// Defined in futures/, where tasks are. `driver`: the task that asks for the first value.
void async_generator_begins(AsyncGeneratorState& state, void* driver);
// It stands at a YIELD, and nobody will resume it: its loop closes it in a task. Without one that
// could it is closed at once, and its FINALLY blocks cannot wait.
void async_generator_dropped(AsyncGeneratorState& state) noexcept;
// The same of one that comes to its YIELD now; throws when it cannot be closed later.
void async_generator_leaves(AsyncGeneratorState& state);

// Owns a generator.
class AsyncGeneratorOwner {
 public:
  explicit AsyncGeneratorOwner(std::shared_ptr<AsyncGeneratorState> state) noexcept
      : state_(std::move(state)) {}
  AsyncGeneratorOwner(AsyncGeneratorOwner&&) noexcept = default;
  AsyncGeneratorOwner& operator=(AsyncGeneratorOwner&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~AsyncGeneratorOwner() {
    if (state_ && state_->frame) drop();
  }
  const std::shared_ptr<AsyncGeneratorState>& state() const noexcept { return state_; }

 private:
  void drop() noexcept {
    state_->dropped = true;  // one that runs is ended when it yields
    state_->closing = false;
    if (state_->running) return;
    if (!state_->finalized && FrameAccess::has_handler(*state_->frame))
      async_generator_dropped(*state_);
    else
      state_->free();  // nothing in it waits for its end
  }
  std::shared_ptr<AsyncGeneratorState> state_;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
