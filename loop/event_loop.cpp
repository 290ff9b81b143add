// One turn of the loop:
//
//        poll_timeout()      how long may it wait? 0 when something is ready
//             |
//        poll_events()       the poller waits; what it finds is only collected
//             |
//        process_events()    collected events, then posts from other threads, then due timers ->
//        ready
//             |
//        process_ready()     runs what is ready now; what that makes ready waits for the next turn
//
#include <asyncio/loop/event_loop.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/throws.hpp>
#include <asyncio/loop/attachments.hpp>
#include <asyncio/loop/events.hpp>
#include <asyncio/loop/forks.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/loop/loops.hpp>
#include <asyncio/loop/origin.hpp>
#include <asyncio/loop/pollers/monotonic_clock.hpp>
#include <asyncio/loop/pollers/watches.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>

namespace asyncio {

namespace {
// A real poller costs a system call, so a loop that always has something ready asks it after this
// many callbacks, or as soon as this time has gone by. How long callbacks take may change from one
// to the next, so the time is looked at every few callbacks, or after each one if they are slow.
constexpr std::int32_t kMostBetweenPolls = 64;
constexpr std::int8_t kMostBetweenLooks = 7;
constexpr std::uint64_t kLongestBetweenPolls = detail::kTicksAbout100us;
constexpr double kLongestWait = 24 * 3600;
}  // namespace

inline void EventLoop::run_once() {
  if ((until_look_ <= 0 && must_poll()) || ready_.empty()) {
    get_ready();
    if (ready_.empty()) return;
  }
  run_ready();
}

// The inbox is looked at no more often than this: to look costs whoever is posting a cache miss.
void EventLoop::get_ready() {
  if (until_look_ > 0 && ready_.empty() && !port_->inbox.empty())
    take_posted();
  else
    poll();
}

// Though there is something ready.
inline bool EventLoop::must_poll() noexcept {
  if (--looks_ <= 0 || detail::ticks() - polled_ticks_ > kLongestBetweenPolls) return true;
  until_look_ = between_looks_;
  return false;
}

// Polls, and works out when to do it again though there is always something ready.
void EventLoop::poll() {
  if (!ready_.empty()) {
    // When a poll comes after few callbacks they are slow ones.
    const std::int32_t ran = kMostBetweenPolls - looks_ * between_looks_;
    between_looks_ = ran <= 2 * kMostBetweenLooks ? 1 : kMostBetweenLooks;
  }
  poll_events(poll_timeout());
  process_events();
  detail::pool_look();
  if (every_turn_) return poll_soon();
  polled_ticks_ = detail::ticks();
  until_look_ = between_looks_;
  looks_ = kMostBetweenPolls / between_looks_;
}

double EventLoop::poll_timeout() const {
  if (!ready_.empty() || stopping_ || !port_->inbox.empty()) return 0;
  if (timers_.empty()) return -1;
  double wait;
  try {
    wait = timers_.earliest() - time();
  } catch (const std::bad_alloc&) {
    return 0;  // what is to be put in order stays as it was: it is tried again in the next turn
  }
  return wait < 0 ? 0 : wait > kLongestWait ? kLongestWait : wait;
}

void EventLoop::poll_events(double timeout) {
  if (timeout != 0) {
    port_->asleep.store(true, std::memory_order_seq_cst);
    if (!port_->inbox.empty()) timeout = 0;  // it was posted before it could be seen
  }
  poller_->wait(timeout, events_);
  port_->asleep.store(false, std::memory_order_relaxed);
}

void EventLoop::process_events() {
  ready_.append(events_);
  if (!port_->inbox.empty()) take_posted();
  polled_at_ = time();
  introduces_tasks_ = true;
  if (timers_.empty()) return;
  if (!timers_.take_due(polled_at_ + poller_->resolution(), ready_, ahead_)) poll_soon();
}

// The loop is the running one meanwhile. run_forever() has said so for all its turns, and calls
// run_ready().
void EventLoop::process_ready() {
  struct Running {
    const LoopRef self;
    EventLoop* const outer;
    explicit Running(EventLoop& loop)
        : self(loop), outer(std::exchange(detail::running_loop, &loop)) {}
    ~Running() {
      detail::running_loop = outer;
      self->left();
    }
  } running(*this);
  poll_soon();  // it is for the host to say when
  if (!ready_.empty()) run_ready();
}

inline void EventLoop::run_node(detail::Node& node) {
  --until_look_;
  if (watched_)
    run_watched(node);
  else
    node.run();
}

// Precondition: something is ready.
inline void EventLoop::run_ready() {
  if (ahead_) return run_ahead();
  detail::Node* next = ready_.take_all();
  try {
    do {
      detail::Node& node = *next;
      next = detail::ReadyQueue::after(node);
      detail::prefetch(next);  // a long chain is not in the cache
      run_node(node);
    } while (next);
  } catch (...) {
    interrupted(next);
    throw;
  }
}

// The same for very many.
void EventLoop::run_ahead() {
  detail::Node* next = ready_.take_all();
  detail::ReadAhead::Ptr ahead = std::move(ahead_);
  ahead->begin();
  try {
    while (detail::Node* node = next) {
      const bool known = ahead->runs(node);
      next = detail::ReadyQueue::after(*node);
      detail::Node* const* const link = detail::ReadyQueue::link_of(*node);
      run_node(*node);
      if (known && ready_.ends_at(link)) ahead->runs_again(node);
    }
  } catch (...) {
    interrupted(next);
    throw;
  }
  if (ahead->end()) ahead_ = std::move(ahead);
}

// By KeyboardInterrupt or SystemExit: what was not run stays at the front, where it is already when
// it was a clock that has thrown.
void EventLoop::interrupted(detail::Node* rest) noexcept {
  ahead_ = nullptr;
  if (!ready_.is_second(rest)) ready_.put_back(rest);
}

void EventLoop::run_forever() {
  check_closed();
  check_running();
  struct Running {
    const LoopRef self;
    explicit Running(EventLoop& loop) : self(loop) {
      loop.thread_ = detail::thread_number();
      loop.running_ = true;
      detail::running_loop = &loop;
    }
    ~Running() {
      self->stopping_ = self->running_ = false;
      detail::running_loop = nullptr;
      self->left();
    }
  } running(*this);
  do {
    run_once();
  } while (!stopping_);
}

// A turn, or all that run_forever() runs. Whoever calls it keeps the loop.
void EventLoop::left() noexcept {
  introduces_tasks_ = true;
  // The callback that has forked is over, whatever the child has done in it.
  if (std::exchange(forked_, false)) set_debug(debug_);
  if (running_ || in_turn() || !std::exchange(abandoned_, false)) return;
  shut(true);
  unref();
}

[[gnu::cold]] EventLoop::EventLoop(std::unique_ptr<Poller> poller)
    : port_(new detail::Port(poller.get())),
      poller_(std::move(poller)),
      every_turn_(poller_->every_turn()) {
  detail::watch_forks();
  const char* const debug = std::getenv("ASYNCIO_DEBUG");
  if (debug && debug[0] && (debug[0] != '0' || debug[1])) set_debug(true);
  detail::Loops::add(*this);
}

EventLoop::~EventLoop() {
  detail::Loops::remove(*this);
  port_->disconnect();
}

// Its exception handler may hold the last LoopRef of another one.
void EventLoop::destroy() noexcept {
  detail::Descent::end(
      this, [](void* loop, const void*) noexcept { delete static_cast<EventLoop*>(loop); });
}

[[gnu::cold]] void EventLoop::close() {
  if (running_ || in_turn()) detail::throw_runtime_error("Cannot close a running event loop");
  shut(false);
}

void EventLoop::shut(bool at_end) {
  if (closed_) return;
  closed_ = watchful_ = true;
  const LoopRef self(*this);
  if (watches_) watches_->remove_all(*this);
  drop_scheduled();
  if (tasks_.operations) tasks_.operations->drop_all(*this);
  executor_shut_down_ = true;
  detail::pool_trim();  // it may have been made, and filled, by another thread
  if (attachments_) attachments_->close(at_end);
}

void EventLoop::drop_scheduled() noexcept {
  port_->inbox.close(ready_);
  ready_.append(events_);
  timers_.drop_all(ready_);
  while (detail::Node* node = ready_.pop()) node->discard();
}

// ---- checks ----

void EventLoop::check_closed() const {
  if (closed_) detail::throw_runtime_error("Event loop is closed");
}

void EventLoop::check_running() const {
  if (running_) detail::throw_runtime_error("This event loop is already running");
  if (detail::running_loop)
    detail::throw_runtime_error("Cannot run the event loop while another loop is running");
}

void EventLoop::check_slow() const {
  check_closed();
  check_thread_slow();
}

// Who calls a guest outside of its turns may do so in the host's thread.
void EventLoop::check_thread_slow() const {
  if (detail::running_loop == this) return;
  if (detail::Host* const host = poller_->host()) {
    if (host->called()) return;
  }
  if (debug_ && running_ && !forked_)
    detail::throw_runtime_error(
        "Non-thread-safe operation invoked on an event loop other than the current one");
}

void EventLoop::tell_host() noexcept {
  if (detail::Host* const host = poller_->host()) host->called();
}

void EventLoop::check_own(const detail::Node& timer) const {
  if (timer.armed() && &detail::TimerQueue::of(timer) != &timers_)
    detail::throw_runtime_error("The timer belongs to another event loop");
}

// ---- other threads ----

// A host may run turns of a loop that is closed, whose inbox is closed, too.
void EventLoop::take_posted() noexcept {
  if (!closed_) port_->inbox.take_all(ready_);
}

// ---- errors and debugging ----

void EventLoop::call_exception_handler(const ExceptionContext& context) {
  if (attachments_ && attachments_->exception_handler)
    attachments_->call_exception_handler(*this, context);
  else
    report(context);
}

void EventLoop::report(const ExceptionContext& context) {
  try {
    default_exception_handler(context);
  } catch (...) {
    const ExceptionPtr error = detail::caught_by_loop();
    try {
      detail::log(detail::joined({"Exception in default exception handler: ", error.what()}));
    } catch (...) {
      detail::unraisable({}, context.exception ? context.exception : error);
    }
  }
}

void EventLoop::default_exception_handler(const ExceptionContext& context) {
  std::string_view message = context.message;
  if (message.empty()) message = "Unhandled exception in event loop";
  std::string text = detail::joined({message});
  for (const auto& [key, value] : context.details) {
    const bool traceback = std::strcmp(key.c_str(), "source_traceback") == 0;
    detail::append(text, {"\n", key, ": ",
                          traceback ? "Object created at (most recent call last):\n" : "", value});
  }
  if (context.exception) detail::append(text, {"\n", detail::last_line(context.exception)});
  detail::log(text);
}

void EventLoop::set_debug(bool on) noexcept {
  debug_ = on;
  introduces_tasks_ = true;
  watchful_ = debug_ || closed_ || poller_->host();
  watched_ = debug_ || observer_ || forked_;
}

// In a child, in a callback that the parent had begun: until it returns no loop is running, so that
// it may run another one. Then this one goes on.
void EventLoop::forked() noexcept {
  forked_ = watched_ = true;
  thread_ = detail::thread_number();
  port_->forked();
}

static std::string repr_of(const detail::Node& node) noexcept {
  try {
    return node.describe();
  } catch (...) {
    return detail::joined({"<no repr>"});  // this short, it needs no memory
  }
}

void EventLoop::run_watched(detail::Node& node) {
  if (std::exchange(forked_, false)) {
    detail::running_loop = this;
    watched_ = debug_ || observer_;
  }
  struct Watch {
    EventLoop& loop;
    const std::string* outer;
    const bool observed;
    ~Watch() {
      loop.running_node_ = outer;
      if (observed && loop.observer_) loop.observer_->ends();
    }
  } watch{*this, running_node_, observer_ != nullptr};
  if (observer_) observer_->begins(node);
  if (!debug_) return node.run();
  const std::string name = repr_of(node);  // afterwards it may be gone
  running_node_ = &name;
  struct NotRun {  // a clock of the user's may throw
    EventLoop& loop;
    detail::Node* node;
    ~NotRun() {
      if (node) loop.interrupted(node);
    }
  } not_run{*this, &node};
  const double start = time();
  not_run.node = nullptr;
  node.run();
  const double took = time() - start;
  if (!(took >= slow_callback_duration)) return;  // nor when that is no number
  char seconds[40];
  std::snprintf(seconds, sizeof seconds, " took %.3f seconds", took);
  try {
    detail::log(detail::joined({"Executing ", name, seconds}));
  } catch (...) {
    detail::unraisable({}, detail::caught_by_loop());
  }
}

void EventLoop::set_callback_observer(detail::CallbackObserver* observer) {
  if (observer && observer_)
    detail::throw_runtime_error("another watchdog watches this loop already");
  observer_ = observer;
  watched_ = debug_ || observer_ || forked_;
}

void EventLoop::note_origin(detail::Node& node) const noexcept {
  if (detail::running_loop != this) return;
  const detail::TaskBase* const task = tasks_.current();
  detail::Origins::note(node, task ? tasks_.operations->where(*task) : SourceLocation{},
                        task ? nullptr : running_node_);
}

bool EventLoop::quiescent() const noexcept {
  return ready_.empty() && events_.empty() && timers_.empty() && (!watches_ || watches_->empty()) &&
         port_->inbox.empty() &&
         (!attachments_ || (attachments_->close_hooks.empty() &&
                            (!attachments_->connections || attachments_->connections->empty())));
}

}  // namespace asyncio

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {

ASYNCIO_OF_THREAD_IS_HERE_(EventLoop*, running_loop);
ASYNCIO_PACKED_LAYOUT_(
    EventLoop, "loop", ASYNCIO_OFFSET_("EventLoop.next", EventLoop, links_.next),
    ASYNCIO_OFFSET_("EventLoop.thread", EventLoop, thread_),
    ASYNCIO_OFFSET_("EventLoop.closed", EventLoop, closed_),
    ASYNCIO_OFFSET_("EventLoop.running", EventLoop, running_),
    ASYNCIO_OFFSET_("EventLoop.each_turn", EventLoop, every_turn_),
    ASYNCIO_OFFSET_("EventLoop.polled_at", EventLoop, polled_at_),
    ASYNCIO_OFFSET_("EventLoop.poller", EventLoop, poller_),
    ASYNCIO_OFFSET_("EventLoop.port", EventLoop, port_),
    ASYNCIO_OFFSET_("Port.asleep", Port, asleep),
    ASYNCIO_OFFSET_("EventLoop.tasks", EventLoop, tasks_.first),
    ASYNCIO_OFFSET_("EventLoop.step", EventLoop, tasks_.running),
    ASYNCIO_OFFSET_("EventLoop.notes", EventLoop, tasks_.notes),
    ASYNCIO_OFFSET_("EventLoop.ages", EventLoop, tasks_.ages),
    ASYNCIO_OFFSET_("Resumption.driver", Resumption, driver),
    ASYNCIO_OFFSET_("Resumption.leaf", Resumption, leaf),
    ASYNCIO_OFFSET_("Node.flags", Node, flags_), ASYNCIO_OFFSET_("Node.next", Node, next),
    ASYNCIO_OFFSET_("Node.timer", Node, timer), ASYNCIO_CONSTANT_("Node.kArmed", Node::kArmed),
    ASYNCIO_CONSTANT_("Node.kDoneNode", Node::kDoneNode),
    ASYNCIO_OFFSET_("TimerEntry.when", TimerEntry, when),
    ASYNCIO_OFFSET_("TimerEntry.node", TimerEntry, node),
    // how many are near, a number of 32 bits, and, 8 bytes later, the page of them
    ASYNCIO_CONSTANT_("EventLoop.near",
                      offsetof(EventLoop, timers_) + offsetof(TimerQueue, near_size_)),
    ASYNCIO_OFFSET_("NearPage.first", TimerQueue::NearPage, entries),
    // how many are in bands, of 64 bits, and, 24 bytes later, the end of the first band
    ASYNCIO_CONSTANT_("EventLoop.bands", offsetof(EventLoop, timers_) +
                                             offsetof(TimerQueue, bands_) +
                                             offsetof(TimerBands, live_)),
    ASYNCIO_CONSTANT_("TimerBand.size", sizeof(TimerBand)))
}  // namespace asyncio::detail
