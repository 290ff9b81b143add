#include <asyncio/futures/ioloop_handlers.hpp>

#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/loop_access.hpp>

#include <poll.h>

#include <string>
#include <unordered_map>

namespace asyncio::tornado::detail {

namespace {

struct Handled {
  std::unique_ptr<FdHandler> handler;
  unsigned events = 0;
};
using HandledFds = std::unordered_map<int, std::shared_ptr<Handled>>;

// What the loop keeps of them until it is closed: a hook, which has nothing to do then.
struct KeepsHandled {
  std::shared_ptr<HandledFds> handled;
  void operator()() const noexcept {}
};

// Null: there have been none.
HandledFds* handled_by(EventLoop& loop) {
  for (const auto& hook : asyncio::detail::access(loop).attachments().close_hooks) {
    if (const auto* const keeps = hook.call.target<KeepsHandled>()) return keeps->handled.get();
  }
  return nullptr;
}

HandledFds& made_for(EventLoop& loop) {
  if (HandledFds* const made = handled_by(loop)) return *made;
  const auto handled = std::make_shared<HandledFds>();
  asyncio::detail::access(loop).add_close_hook(KeepsHandled{handled});
  return *handled;
}

unsigned broken(int fd) noexcept {
  pollfd asked{fd, 0, 0};
  return poll(&asked, 1, 0) > 0 ? static_cast<unsigned>(asked.revents) & kBroken : 0;
}

void watch(EventLoop& loop, int fd, const std::shared_ptr<Handled>& handled, unsigned event) {
  auto call = [handled, fd, event] {
    handled->handler->call(fd, event | (handled->events & kBroken ? broken(fd) : 0));
  };
  if (event == kReadable)
    loop.add_reader(fd, std::move(call));
  else
    loop.add_writer(fd, std::move(call));
}

void unwatch(EventLoop& loop, int fd, unsigned event) {
  if (event == kReadable)
    loop.remove_reader(fd);
  else
    loop.remove_writer(fd);
}

// First what may be refused.
void change(EventLoop& loop, int fd, const std::shared_ptr<Handled>& handled, unsigned events) {
  const unsigned more = events & ~handled->events, less = handled->events & ~events;
  if (more & kReadable) watch(loop, fd, handled, kReadable);
  if (more & kWritable) {
    try {
      watch(loop, fd, handled, kWritable);
    } catch (...) {
      if (more & kReadable) unwatch(loop, fd, kReadable);
      throw;
    }
  }
  handled->events = events;
  if (less & kReadable) unwatch(loop, fd, kReadable);
  if (less & kWritable) unwatch(loop, fd, kWritable);
}

}  // namespace

void add_handler(EventLoop& loop, int fd, std::unique_ptr<FdHandler> handler, unsigned events) {
  asyncio::detail::access(loop).check();
  HandledFds& all = made_for(loop);
  const auto handled = std::make_shared<Handled>();
  handled->handler = std::move(handler);
  const auto [place, is_new] = all.emplace(fd, handled);
  if (!is_new) throw ValueError("fd " + std::to_string(fd) + " added twice");
  try {
    change(loop, fd, handled, events);
  } catch (...) {
    all.erase(place);
    throw;
  }
}

void update_handler(EventLoop& loop, int fd, unsigned events) {
  asyncio::detail::access(loop).check();
  HandledFds& all = made_for(loop);
  const auto found = all.find(fd);
  if (found == all.end()) throw ValueError("fd " + std::to_string(fd) + " has no handler");
  change(loop, fd, std::shared_ptr<Handled>(found->second), events);
}

// Of a closed loop: nothing.
void remove_handler(EventLoop& loop, int fd) {
  asyncio::detail::access(loop).check_thread();
  HandledFds* const all = handled_by(loop);
  const auto found = all ? all->find(fd) : HandledFds::iterator();
  if (!all || found == all->end()) return;
  const std::shared_ptr<Handled> handled = std::move(found->second);
  all->erase(found);
  change(loop, fd, handled, 0);
}

}  // namespace asyncio::tornado::detail
