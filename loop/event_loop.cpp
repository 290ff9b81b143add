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

#include <asyncio/loop/events.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/loop/origin.hpp>
#include <asyncio/loop/pollers/watches.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ostream>
#include <string_view>
#include <system_error>

namespace asyncio {

namespace {
// A real poller costs a system call, so a loop that always has something ready asks it only after
// so many callbacks, or fewer when they take longer than this many seconds together.
constexpr std::int32_t kMostBetweenPolls = 64;
constexpr double kLongestBetweenPolls = 100e-6;
constexpr double kLongestWait = 24 * 3600;

[[noreturn, gnu::cold]] void fail(const char* text) { throw RuntimeError(text); }

const char* python_bool(bool b) { return b ? "True" : "False"; }
}  // namespace

inline void EventLoop::run_once() {
  if (until_poll_ <= 0) {
    poll();
  } else if (ready_.empty()) {  // the inbox is looked at no more often than this: to look costs
    port_->inbox.empty() ? poll() : take_posted();  // whoever is posting a cache miss
  }
  run_ready();
}

// Polls, and works out after how many callbacks to do it again though there is always something
// ready. Time spent asleep counts as slow callbacks: who was idle starts with few.
void EventLoop::poll() {
  const bool busy = !ready_.empty();
  poll_events(poll_timeout());
  process_events();
  if (between_polls_ == 0) return;
  if (busy) {
    const double now = time();
    const double took = now - std::exchange(polled_at_, now);
    if (took > kLongestBetweenPolls) {
      const double fewer = between_polls_ * (kLongestBetweenPolls / took);
      between_polls_ = fewer < 1 ? 1 : static_cast<std::int32_t>(fewer);
    } else if (took < kLongestBetweenPolls / 2 && between_polls_ < kMostBetweenPolls) {
      between_polls_ *= 2;
    }
  }
  until_poll_ = between_polls_;
}

double EventLoop::poll_timeout() const {
  if (!ready_.empty() || stopping_ || !port_->inbox.empty()) return 0;
  if (timers_.empty()) return -1;
  const double wait = timers_.earliest() - time();
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
  if (timers_.empty()) return;
  const double end = time() + poller_->resolution();
  timers_.take_due(end, ready_, ahead_);
}

void EventLoop::process_ready() { run_ready(); }

inline void EventLoop::run_node(detail::Node& node) {
  --until_poll_;
  if (watched_)
    run_watched(node);
  else
    node.run();
}

inline void EventLoop::run_ready() {
  if (ahead_) return run_ahead();
  detail::Node* next = ready_.take_all();
  try {
    while (detail::Node* node = next) {
      next = detail::ReadyQueue::after(*node);
      detail::prefetch(next);  // a long chain is not in the cache
      run_node(*node);
    }
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
      run_node(*node);
      if (known && ready_.ends_with(node)) ahead->runs_again(node);
    }
  } catch (...) {
    interrupted(next);
    throw;
  }
  if (ahead->end()) ahead_ = std::move(ahead);
}

// By KeyboardInterrupt or SystemExit: what was not run stays at the front.
void EventLoop::interrupted(detail::Node* rest) noexcept {
  ahead_ = nullptr;
  ready_.put_back(rest);
}

void EventLoop::run_forever() {
  check_closed();
  check_running();
  struct Running {
    EventLoop& loop;
    LoopRef self;
    explicit Running(EventLoop& l) : loop(l), self(l) {
      loop.running_ = true;
      detail::running_loop = &loop;
    }
    ~Running() {
      loop.stopping_ = false;
      loop.running_ = false;
      detail::running_loop = nullptr;
      if (loop.abandoned_) {
        loop.close();
        loop.unref();
      }
    }
  } running(*this);
  do {
    run_once();
  } while (!stopping_);
}

[[gnu::cold]] EventLoop::EventLoop(std::unique_ptr<Poller> poller)
    : port_(new detail::Port(poller.get())),
      between_polls_(poller->every_turn() ? 0 : kMostBetweenPolls),
      poller_(std::move(poller)) {
  const char* const debug = std::getenv("ASYNCIO_DEBUG");
  if (debug && debug[0] && (debug[0] != '0' || debug[1])) set_debug(true);
}

EventLoop::~EventLoop() { port_->disconnect(); }

void EventLoop::destroy() noexcept { delete this; }

[[gnu::cold]] void EventLoop::close() {
  if (running_) fail("Cannot close a running event loop");
  if (closed_) return;
  closed_ = watchful_ = true;
  const LoopRef self(*this);
  if (watches_) watches_->remove_all(*this);
  drop_scheduled();
  if (tasks_.drop_all) tasks_.drop_all(*this);
  executor_shut_down_ = true;
  if (attachments_) attachments_->close();
}

void EventLoop::drop_scheduled() noexcept {
  port_->inbox.close(ready_);
  ready_.append(events_);
  timers_.drop_all(ready_);
  while (detail::Node* node = ready_.pop()) node->discard();
}

// ---- checks ----

void EventLoop::check_closed() const {
  if (closed_) fail("Event loop is closed");
}

void EventLoop::check_running() const {
  if (running_) fail("This event loop is already running");
  if (detail::running_loop) fail("Cannot run the event loop while another loop is running");
}

void EventLoop::check_slow() const {
  check_closed();
  if (debug_ && running_ && detail::running_loop != this)
    fail("Non-thread-safe operation invoked on an event loop other than the current one");
}

void EventLoop::check_own(const detail::Node& timer) const {
  if (timer.armed() && &detail::TimerQueue::of(timer) != &timers_)
    fail("The timer belongs to another event loop");
}

void EventLoop::bad_time() { throw ValueError("Invalid delay: NaN (not a number)"); }

// ---- other threads ----

ThreadSafeHandle EventLoop::post(std::unique_ptr<detail::ThreadSafeNode> node) {
  node->ref_first();
  ThreadSafeHandle handle(detail::Ref<detail::ThreadSafeNode>::adopt(node.get()));
  if (detail::running_loop == this) {  // in the loop's own thread it is call_soon()
    check_closed();
    if (debug_) note_origin(*node);
    ready_.push(*node.release());
    return handle;
  }
  if (!port_->post(*node)) fail("Event loop is closed");
  (void)node.release();
  return handle;
}

void EventLoop::take_posted() noexcept { port_->inbox.take_all(ready_); }

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
  } catch (const std::exception& e) {
    detail::log(detail::joined({"Exception in default exception handler: ", e.what()}));
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
  watchful_ = debug_ || closed_;
  watched_ = debug_ || observer_;
}

void EventLoop::run_watched(detail::Node& node) {
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
  const std::string name = node.describe();  // afterwards it may be gone
  running_node_ = &name;
  const double start = time();
  node.run();
  const double took = time() - start;
  if (took < slow_callback_duration) return;
  char seconds[40];
  std::snprintf(seconds, sizeof seconds, " took %.3f seconds", took);
  detail::log(detail::joined({"Executing ", name, seconds}));
}

void EventLoop::set_callback_observer(detail::CallbackObserver* observer) {
  if (observer && observer_) fail("another watchdog watches this loop already");
  observer_ = observer;
  watched_ = debug_ || observer_;
}

void EventLoop::note_origin(detail::Node& node) const noexcept {
  if (detail::running_loop != this) return;
  const detail::TaskBase* const task = tasks_.current();
  detail::Origins::note(node, task ? tasks_.where(*task) : SourceLocation{},
                        task ? nullptr : running_node_);
}

bool EventLoop::quiescent() const noexcept {
  return ready_.empty() && events_.empty() && timers_.empty() && (!watches_ || watches_->empty()) &&
         port_->inbox.empty() && (!attachments_ || attachments_->close_hooks.empty());
}

std::string EventLoop::to_string() const {
  return detail::joined({"<EventLoop running=", python_bool(running_),
                         " closed=", python_bool(closed_), " debug=", python_bool(debug_), ">"});
}

std::ostream& operator<<(std::ostream& out, const EventLoop& loop) {
  return out << loop.to_string();
}

}  // namespace asyncio
