// EventLoop: runs callbacks, one after the other, in one thread.
//
// asyncio names: BaseEventLoop / AbstractEventLoop.
// Lifetime: made by new_event_loop() (events.hpp), closed by close() or by its owner's end;
// futures, tasks and handles keep what they need of it alive. Thread: one, but for
// call_soon_threadsafe() and what says threadsafe.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/generators/owner.hpp>
#include <asyncio/loop/handle.hpp>
#include <asyncio/loop/inbox.hpp>
#include <asyncio/loop/log.hpp>
#include <asyncio/loop/pollers/poller.hpp>
#include <asyncio/loop/seconds.hpp>
#include <asyncio/loop/timers/read_ahead.hpp>
#include <asyncio/loop/timers/timer_queue.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

struct AddressHints;
class SocketAddress;
struct TaskFactory;
template <class T>
class Future;
template <class T>
class Task;
class Transport;

namespace concurrent {
class Executor;
}

// What an exception handler is told (the dict of call_exception_handler): the message, the
// exception if there is one, and what else is known, by asyncio's key: handle, future, task,
// source_traceback.
struct ExceptionContext {
  std::string message;
  ExceptionPtr exception;
  std::vector<std::pair<std::string, std::string>> details;
};

namespace detail {
class AgeRuler;
class Attachments;
struct CloseHook;
class FutureBase;
class LoopAccess;
class TaskBase;
struct TaskNotes;
class Watches;

// The loop that is running in this thread.
ASYNCIO_OF_THREAD_(EventLoop*, running_loop);

// The type of an argument that was not given, where templates take any.
struct Omitted {};

// What a loop does with tasks, of which it knows no more.
struct TaskOperations {
  void (*drop_all)(EventLoop& loop) noexcept;              // at close()
  SourceLocation (*where)(const TaskBase& task) noexcept;  // its innermost frame
};

// What the layer of futures keeps in a loop.
struct TaskRegistry {
  Resumption resumption;              // of the step that runs, unless that is nested
  Resumption* running = &resumption;  // of the step that runs; its driver is the task
  TaskBase* first = nullptr;          // all that are not done, in the order they were made
  TaskBase** end = &first;            // the link after the last one
  TaskNotes* notes = nullptr;         // what few of them have; null: nothing
  AgeRuler* ages = nullptr;           // when which of them were made; null: it is not known
  // Where the context of the callback that runs is kept while tasks are started eagerly in it.
  ContextState** callback_context = nullptr;
  const TaskOperations* operations = nullptr;  // once there is one

  // The task whose step runs; null outside.
  TaskBase* current() const noexcept { return static_cast<TaskBase*>(running->driver); }
};

// Its place among all loops of the process (loops.hpp), whose mutex guards it.
struct LoopLinks {
  EventLoop* next = nullptr;
  EventLoop** link = nullptr;  // the one that leads here
};

// What is told of each callback that the loop runs (the watchdog). Thread: the loop's.
class CallbackObserver {
 public:
  virtual void begins(const Node& node) noexcept = 0;
  virtual void ends() noexcept = 0;

 protected:
  ~CallbackObserver() = default;
};
}  // namespace detail

class EventLoop {
 public:
  using ExceptionHandler = detail::Callback<void(EventLoop&, const ExceptionContext&)>;

  // ---- scheduling ----

  // Calls callback(args...) in the next turn, after what is ready already. RuntimeError when the
  // loop is closed. loop.call_soon
  template <class F, class... A,
            class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, Context>>>
  Handle call_soon(F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with call_soon(): use create_task()");
    check();
    return push_soon(detail::context_for_new(),
                     detail::bind_call(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // The same in a given context (`context=`).
  template <class F, class... A>
  Handle call_soon(const Context& context, F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with call_soon(): use create_task()");
    check();
    return push_soon(detail::NewContext(context.state()),
                     detail::bind_call(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Calls callback(args...) once after `delay` seconds; a delay of 0 or less: in the next turn,
  // after what is ready. loop.call_later
  template <class F, class... A>
  TimerHandle call_later(Seconds delay, F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with call_later(): use create_task()");
    check();
    if (delay.count() <= 0) poll_soon();  // it is due at once, however busy the loop is
    return push_timer(time() + delay.count(), detail::context_for_new(),
                      detail::bind_call(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Calls callback(args...) once at `when`, in seconds on the loop's clock. Equal times: in the
  // order of the calls. ValueError when it is no number. loop.call_at
  template <class F, class... A>
  TimerHandle call_at(double when, F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with call_at(): use create_task()");
    check();
    return push_timer(when, detail::context_for_new(),
                      detail::bind_call(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Moves the time of a timer that has neither run nor been cancelled; of another one it changes
  // nothing but when(). Among equal times it has no fixed place. It costs a fraction of cancel()
  // and call_at(), above all to a time that is later than all others. ValueError when it is no
  // number.
  void reschedule_at(const TimerHandle& timer, double when) {
    check();
    detail::checked(when);
    move_timer(timer, when);
  }
  // The same to `delay` seconds from now.
  void reschedule_later(const TimerHandle& timer, Seconds delay) {
    check();
    if (delay.count() <= 0) poll_soon();
    move_timer(timer, time() + delay.count());
  }
  // call_soon() from any thread; wakes the loop. RuntimeError when it is closed.
  // loop.call_soon_threadsafe
  template <class F, class... A>
  ThreadSafeHandle call_soon_threadsafe(F&& callback, A&&... args) {
    static_assert(
        !detail::gives_coroutine_v<F, A...>,
        "coroutines cannot be used with call_soon_threadsafe(): use run_coroutine_threadsafe()");
    auto fn = detail::bind_call(std::forward<F>(callback), std::forward<A>(args)...);
    return post(std::make_unique<detail::ThreadSafeCallback<decltype(fn)>>(std::move(fn)));
  }
  // The loop's clock, in seconds. loop.time
  double time() const { return poller_->time(); }

  // ---- running ----

  // Until stop(). RuntimeError when this or another loop runs in this thread already, or when it is
  // closed.
  void run_forever();
  // Until the future, task or coroutine is done; returns its result or throws its exception.
  // RuntimeError 'Event loop stopped before Future completed.' when stop() came first.
  template <class A>
  await_result_t<A> run_until_complete(A&& awaitable);
  // Ends run_forever() after the turn that runs (before it: after one turn). The host of a guest is
  // told instead (guest.hpp).
  void stop() noexcept {
    stopping_ = true;
    if (watchful_) tell_host();
  }
  // Forgets all that is scheduled, without running it, and drops the tasks that are not done.
  // RuntimeError when it is running, or in a turn; again: nothing. Throws what the shutdown() of an
  // executor of one's own does: the loop is closed all the same. When its owner's end closes it,
  // that goes to the unraisable hook.
  void close();
  // A guest is running as long as its Guest exists.
  bool is_running() const noexcept { return running_; }
  bool is_closed() const noexcept { return closed_; }

  // ---- futures and tasks (defined in futures/) ----

  template <class T = void>
  Future<T> create_future();
  // Schedules a coroutine; with `eager_start` its first step runs at once if the loop runs.
  // RuntimeError when the loop is closed.
  template <class A>
  Task<await_result_t<A>> create_task(A&& coroutine, std::string name = {},
                                      bool eager_start = false);
  // The same in a given context, which the task shares (`context=`).
  template <class A>
  Task<await_result_t<A>> create_task(const Context& context, A&& coroutine, std::string name = {},
                                      bool eager_start = false);
  // How create_task() makes tasks from now on; null: as always. loop.set_task_factory
  void set_task_factory(std::shared_ptr<const TaskFactory> factory);
  std::shared_ptr<const TaskFactory> get_task_factory() const noexcept;
  // Runs function(args...) in the executor (null: the default one, made at first use).
  template <class F, class... A>
  auto run_in_executor(concurrent::Executor* executor, F&& function, A&&... args);
  // The same in a process of a concurrent::ProcessPoolExecutor (io/process_pool_executor.hpp): a
  // function that children::main() was given, or the name of one.
  template <class P, class F, class... A>
  auto run_in_executor(P* processes, F&& function, A&&... args)
      -> decltype(processes->run_in_loop(*this, std::forward<F>(function),
                                         std::forward<A>(args)...)) {
    check();
    return processes->run_in_loop(*this, std::forward<F>(function), std::forward<A>(args)...);
  }
  void set_default_executor(std::shared_ptr<concurrent::Executor> executor);
  // loop.shutdown_default_executor: no more work for it; done when all that was accepted has run.
  Coroutine<void> shutdown_default_executor(detail::Caller at = detail::Caller());
  // loop.shutdown_asyncgens: closes all async generators that have begun in this loop and have not
  // ended, and waits for their FINALLY blocks; what they raise goes to the exception handler. One
  // that begins later gives a warning.
  Coroutine<void> shutdown_asyncgens(detail::Caller at = detail::Caller());

  // ---- file descriptors and signals ----

  // Calls callback(args...) in each turn in which fd is readable, until remove_reader(). A second
  // one replaces the first. loop.add_reader
  template <class F, class... A>
  void add_reader(int fd, F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with add_reader(): let a function call create_task()");
    watch(fd, Interest::read,
          detail::bind_lasting(std::forward<F>(callback), std::forward<A>(args)...));
  }
  template <class F, class... A>
  void add_writer(int fd, F&& callback, A&&... args) {
    static_assert(!detail::gives_coroutine_v<F, A...>,
                  "coroutines cannot be used with add_writer(): let a function call create_task()");
    watch(fd, Interest::write,
          detail::bind_lasting(std::forward<F>(callback), std::forward<A>(args)...));
  }
  // Was there one? loop.remove_reader
  bool remove_reader(int fd) { return unwatch(fd, Interest::read); }
  bool remove_writer(int fd) { return unwatch(fd, Interest::write); }
  // Calls callback(args...) in the loop when the signal arrives. ValueError for no signal number,
  // RuntimeError for one that cannot be caught or outside the main thread. loop.add_signal_handler
  template <class F, class... A>
  void add_signal_handler(int signal, F&& callback, A&&... args) {
    static_assert(
        !detail::gives_coroutine_v<F, A...>,
        "coroutines cannot be used with add_signal_handler(): let a function call create_task()");
    set_signal_handler(signal, detail::copyable(detail::bind_lasting(std::forward<F>(callback),
                                                                     std::forward<A>(args)...)));
  }
  bool remove_signal_handler(int signal);

  // ---- connections (defined in io/) ----

  // Connects a protocol, of whatever class the factory gives a std::shared_ptr to: to a host and
  // port, to a path, to a socket that was accepted or a pipe. A Coroutine of the transport and the
  // protocol, as a std::pair. What may be given: io/connect.hpp, io/pipes.hpp, io/datagrams.hpp.
  template <class F, class A, class B = detail::Omitted, class C = detail::Omitted>
  auto create_connection(F&& protocol_factory, A&& a, B&& b = B(), C&& c = C(),
                         detail::Caller caller = detail::Caller());
  template <class F, class A, class B = detail::Omitted>
  auto create_unix_connection(F&& protocol_factory, A&& a, B&& b = B(),
                              detail::Caller caller = detail::Caller());
  template <class F, class A = detail::Omitted>
  auto connect_accepted_socket(F&& protocol_factory, int sock, A&& options = A(),
                               detail::Caller caller = detail::Caller());
  template <class F>
  auto connect_read_pipe(F&& protocol_factory, int fd, detail::Caller caller = detail::Caller());
  template <class F>
  auto connect_write_pipe(F&& protocol_factory, int fd, detail::Caller caller = detail::Caller());
  // Starts a child process with a SubprocessProtocol. A Coroutine of the SubprocessTransport and
  // the protocol: io/subprocess_transport.hpp.
  template <class F, class A = detail::Omitted>
  auto subprocess_exec(F&& protocol_factory, std::string program,
                       std::vector<std::string> args = {}, A&& options = A(),
                       detail::Caller caller = detail::Caller());
  template <class F, class A = detail::Omitted>
  auto subprocess_shell(F&& protocol_factory, std::string command, A&& options = A(),
                        detail::Caller caller = detail::Caller());
  template <class F, class A>
  auto create_datagram_endpoint(F&& protocol_factory, A&& options,
                                detail::Caller caller = detail::Caller());
  // Puts TLS between a transport and its protocol: io/start_tls.hpp. A Coroutine of the transport
  // that the protocol is to use. loop.start_tls
  template <class T, class P, class S, class A = detail::Omitted>
  auto start_tls(T&& transport, P&& protocol, S&& sslcontext, A&& options = A(),
                 detail::Caller caller = detail::Caller());
  // Sends a file over a transport: io/sendfile.hpp. loop.sendfile
  Coroutine<std::size_t> sendfile(detail::Ref<Transport> transport, int file,
                                  std::int64_t offset = 0,
                                  std::optional<std::size_t> count = std::nullopt,
                                  bool fallback = true, detail::Caller caller = detail::Caller());
  // Listens, and makes a protocol for each connection. A Coroutine of the Server: io/server.hpp.
  template <class F, class A, class B = detail::Omitted, class C = detail::Omitted>
  auto create_server(F&& protocol_factory, A&& a, B&& b = B(), C&& c = C(),
                     detail::Caller caller = detail::Caller());
  template <class F, class A, class B = detail::Omitted>
  auto create_unix_server(F&& protocol_factory, A&& a, B&& b = B(),
                          detail::Caller caller = detail::Caller());

  // From names to addresses and back, in threads of the loop's own: what the functions of the same
  // names take and give, io/resolver.hpp.
  template <class H, class P, class A = AddressHints>
  auto getaddrinfo(H&& host, P&& port, A&& hints = A(), detail::Caller caller = detail::Caller());
  template <class A>
  auto getnameinfo(A&& address, int flags = 0, detail::Caller caller = detail::Caller());

  // ---- sockets without a transport (io/sock_ops.hpp) ----

  Coroutine<std::string> sock_recv(int fd, std::size_t n, detail::Caller caller = detail::Caller());
  Coroutine<std::size_t> sock_recv_into(int fd, void* at, std::size_t n,
                                        detail::Caller caller = detail::Caller());
  Coroutine<std::pair<std::string, SocketAddress>> sock_recvfrom(
      int fd, std::size_t n, detail::Caller caller = detail::Caller());
  Coroutine<std::pair<std::size_t, SocketAddress>> sock_recvfrom_into(
      int fd, void* at, std::size_t n, detail::Caller caller = detail::Caller());
  Coroutine<void> sock_sendall(int fd, std::string data, detail::Caller caller = detail::Caller());
  Coroutine<std::size_t> sock_sendto(int fd, std::string data, SocketAddress address,
                                     detail::Caller caller = detail::Caller());
  Coroutine<void> sock_connect(int fd, SocketAddress address,
                               detail::Caller caller = detail::Caller());
  Coroutine<std::pair<int, SocketAddress>> sock_accept(int fd,
                                                       detail::Caller caller = detail::Caller());
  Coroutine<std::size_t> sock_sendfile(int fd, int file, std::int64_t offset = 0,
                                       std::optional<std::size_t> count = std::nullopt,
                                       detail::Caller caller = detail::Caller());

  // ---- errors and debugging ----

  // Null: the default handler again. loop.set_exception_handler
  void set_exception_handler(ExceptionHandler handler);
  ExceptionHandler get_exception_handler() const;
  // Logs it as asyncio does, by default to stderr (see set_log_hook).
  [[gnu::cold]] void default_exception_handler(const ExceptionContext& context);
  // Tells the handler; what the handler itself throws goes to the default one.
  // loop.call_exception_handler
  [[gnu::cold]] void call_exception_handler(const ExceptionContext& context);
  // Debug mode checks threads (RuntimeError in an operation on what belongs to a loop that runs in
  // another one), reports slow callbacks and remembers where handles, futures and
  // tasks are made; it is on from the start with ASYNCIO_DEBUG=1.
  [[gnu::cold]] void set_debug(bool on) noexcept;
  bool get_debug() const noexcept { return debug_; }
  // Seconds; what takes longer is reported in debug mode.
  double slow_callback_duration = 0.1;
  // `<EventLoop running=False closed=False debug=False>`
  std::string to_string() const;

  // ---- one turn in three parts, for a host that runs its own loop ----

  void poll_events(double timeout);  // waits; callbacks are only collected
  void process_events();  // what was posted, what is due and what is readable becomes ready
  void process_ready();   // runs what is ready now, not what that makes ready
  // Seconds that poll_events() may wait; negative: for ever.
  double poll_timeout() const;

  explicit EventLoop(std::unique_ptr<Poller> poller);
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

 private:
  friend class LoopRef;
  friend class detail::Attachments;
  friend class detail::LoopAccess;  // what the library's own layers may do
  template <class>
  friend struct detail::LayoutOf;
  [[gnu::cold]] ~EventLoop();
  [[gnu::cold]] void destroy() noexcept;
  void ref() noexcept { ++refs_; }
  void unref() noexcept {
    if (--refs_ == 0) destroy();
  }
  Watcher& watcher();
  std::unique_ptr<Poller> replace_poller(std::unique_ptr<Poller> poller);
  void expect_wakeups(int more) noexcept;
  void check() const {
    if (watchful_) check_slow();
  }
  void move_timer(const TimerHandle& timer, double when) {
    if (when <= polled_at_) poll_soon();
    if (!timer) return;
    if (debug_) check_own(*timer.node());
    timers_.move(static_cast<detail::TimerNode&>(*timer.node()), when);
  }
  void check_closed() const;
  // What check() says of threads.
  void check_thread() const {
    if (watchful_) check_thread_slow();
  }
  [[gnu::cold]] void check_thread_slow() const;
  [[gnu::cold]] void tell_host() noexcept;
  detail::CloseHook* add_close_hook(std::function<void()> hook);
  void remove_close_hook(detail::CloseHook* hook);
  bool quiescent() const noexcept;
  [[gnu::cold]] void note_origin(detail::Node& node) const noexcept;
  void set_callback_observer(detail::CallbackObserver* observer);
  detail::Attachments& attachments();
  concurrent::Executor& default_executor();  // made at first use
  void run_once();
  [[gnu::cold]] void check_slow() const;
  void check_running() const;
  [[gnu::cold]] void report(const ExceptionContext& context);
  void run_ready();
  void run_node(detail::Node& node);
  void run_ahead();
  [[gnu::cold]] void interrupted(detail::Node* rest) noexcept;
  [[gnu::noinline]] void take_posted() noexcept;
  void poll();
  [[gnu::noinline]] void get_ready();
  bool must_poll() noexcept;
  // In the next turn, however busy the loop is.
  void poll_soon() noexcept { until_look_ = looks_ = 0; }
  [[gnu::cold]] void run_watched(detail::Node& node);
  [[gnu::cold]] void forked() noexcept;
  // Is a callback of it under way in this thread?
  bool in_turn() const noexcept { return detail::running_loop == this || forked_; }
  [[gnu::cold]] void left() noexcept;
  // Closes it, whatever it does; at its end, what that throws goes to the unraisable hook.
  [[gnu::cold]] void shut(bool at_end);
  ThreadSafeHandle post(std::unique_ptr<detail::ThreadSafeNode> node);
  void watch_node(int fd, Interest interest, detail::HandleNode* node);
  bool unwatch(int fd, Interest interest);
  void set_signal_handler(int signal, std::function<void()> callback);
  [[gnu::cold]] void drop_scheduled() noexcept;

  template <class F>
  Handle push_soon(detail::NewContext&& context, F&& fn) {
    using Node = detail::NodeFor<detail::HandleNode, std::decay_t<F>>;
    auto* node = new Node(std::forward<F>(fn), std::move(context));
    if (debug_) note_origin(*node);
    ready_.push(*node);
    return Handle(detail::Ref<detail::HandleNode>(node));
  }
  template <class F>
  TimerHandle push_timer(double when, detail::NewContext&& context, F&& fn) {
    using Node = detail::NodeFor<detail::TimerNode, std::decay_t<F>>;
    detail::checked(when);
    auto* node = new Node(std::forward<F>(fn), std::move(context), when);
    auto handle = detail::Ref<detail::TimerNode>::adopt(node);
    if (debug_) note_origin(*node);
    if (when <= polled_at_) poll_soon();
    timers_.push(when, *node);
    node->ref();  // the queue's count
    return TimerHandle(std::move(handle));
  }
  [[gnu::cold]] void check_own(const detail::Node& timer) const;
  template <class F>
  void watch(int fd, Interest interest, F&& fn) {
    using Node = detail::NodeFor<detail::HandleNode, std::decay_t<F>>;
    check();
    watch_node(fd, interest, new Node(std::forward<F>(fn), detail::context_for_new()));
  }

  // Threads that post read the port, so what the loop writes in each turn begins 64 bytes later.
  const detail::Ref<detail::Port> port_;
  detail::CallbackObserver* observer_ = nullptr;
  const std::string* running_node_ = nullptr;       // in debug mode: the repr of what runs
  detail::Owner<detail::Watches> watches_;          // made with the first one
  detail::Owner<detail::Attachments> attachments_;  // the same
  std::int32_t expected_wakeups_ = 0;               // by jobs that other threads have for this loop
  bool watched_ = false;   // debug, observed or forked: callbacks are run by run_watched()
  bool watchful_ = false;  // closed, debug or a guest: check() has something to do
  bool closed_ = false;
  bool debug_ = false;
  std::unique_ptr<Poller> poller_;
  bool stopping_ = false;
  std::atomic<bool> running_{false};  // debug mode asks in any thread
  bool executor_shut_down_ = false;
  bool forked_ = false;     // in the child of a callback that has forked, until that returns
  bool abandoned_ = false;  // its owner is gone: it is closed when the run ends
  bool every_turn_;         // the poller is asked in every turn
  std::uint8_t between_looks_ = 1;
  bool introduces_tasks_ = true;  // a new one has more to do: it is the first of a turn
  detail::ReadyQueue ready_;
  std::int32_t until_look_ = 0;  // so many callbacks may run until it is asked whether to poll
  std::int32_t looks_ = 0;       // after so many such questions the loop polls in any case
  std::uint64_t polled_ticks_ = 0;
  double polled_at_ = 0;               // seconds
  detail::ReadAhead::Ptr ahead_;       // of ready_
  detail::ReadyQueue events_;          // what poll_events() has collected
  mutable detail::TimerQueue timers_;  // to ask for the earliest may sort
  std::uint32_t refs_ = 1;
  std::int32_t thread_ = 0;  // the number of the one that it ran in last; 0: it has not run yet
  detail::TaskRegistry tasks_;
  detail::LoopLinks links_;
};

std::ostream& operator<<(std::ostream& out, const EventLoop& loop);

}  // namespace asyncio
#pragma GCC visibility pop
