#include <asyncio/io/subprocess_transport.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/io/child_watcher.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/pipe_transport.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/loop_ref.hpp>
#include <asyncio/sync/event.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

// asyncio name: base_subprocess.BaseSubprocessTransport.
//
// Invariants:
//  1. The loop counts it, by what watches the child, until that has exited; so do the protocols of
//  its pipes until they are closed.
//  2. It has a protocol until connection_lost() has returned, or the loop is closed.
class ChildTransport final : public CountedTransport<SubprocessTransport> {
 public:
  ChildTransport(EventLoop& loop, std::shared_ptr<SubprocessProtocol> protocol);
  ~ChildTransport() override;
  void start(const std::vector<std::string>& args, const SubprocessOptions& options,
             const Future<void>& waiter);

  // ---- BaseTransport ----
  void close() override;
  bool is_closing() const noexcept override { return closing_; }
  EventLoop& loop() const noexcept override { return *loop_; }
  std::string to_string() const override;

  // ---- SubprocessTransport ----
  int get_pid() const noexcept override { return pid_; }
  std::optional<int> get_returncode() const noexcept override { return returncode_; }
  TransportPtr get_pipe_transport(int fd) const override {
    return fd >= 0 && fd < 3 ? pipes_[fd].transport : TransportPtr();
  }
  void send_signal(int signal) override;
  Coroutine<int> wait(Caller at) override;
  void set_protocol(std::shared_ptr<SubprocessProtocol> protocol) override;
  const std::shared_ptr<SubprocessProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }

 private:
  class PipeProtocol;
  class Lost;
  struct PipeEnd {
    TransportPtr transport;
    bool open = false;
  };

  void begin_soon(const std::vector<std::string>& args, NativeSocket (&ours)[3],
                  const Future<void>& waiter);
  void connect_pipe(int fd, NativeSocket& end);
  void begin(const Future<void>& waiter);
  void child_exited();
  void finish_if_over() noexcept;
  void lose();
  void loop_closes() noexcept;
  void unhook() noexcept;
  void warn_unclosed() const noexcept;
  template <class Call>
  void tell(const char* failed, Call call);

  const LoopRef loop_;
  std::shared_ptr<SubprocessProtocol> protocol_;
  std::optional<ChildWatcher> child_;  // while it runs
  int pid_ = 0;
  std::optional<int> returncode_;
  Event exited_;
  PipeEnd pipes_[3];
  std::optional<CloseHook*> hook_;
  Ref<Lost> end_;  // null: it is on its way
  bool closing_ = false;
};

// connection_lost(), which is to come in the next turn. It is made with the transport, so that the
// end needs no memory.
class ChildTransport::Lost final : public HandleNode {
 public:
  Lost() : HandleNode(context_for_new()) { flags_ |= kEmpty; }
  ~Lost() override { end_node(); }
  void of(ChildTransport& child) noexcept { child_ = Ref<ChildTransport>(&child); }
  void run() override {
    const Run leaves_and_counts(*this);
    const Ref<ChildTransport> child = std::exchange(child_, nullptr);
    child->lose();
  }
  std::string callback_name() const override { return "SubprocessTransport.connection_lost"; }

 private:
  void clear() noexcept override {}
  Ref<ChildTransport> child_;
};

// asyncio names: base_subprocess.WriteSubprocessPipeProto, ReadSubprocessPipeProto.
class ChildTransport::PipeProtocol final : public Protocol {
 public:
  PipeProtocol(ChildTransport& child, int fd) : child_(&child), fd_(fd) {}
  void data_received(std::string_view data) override {
    child_->tell("Fatal error: protocol.pipe_data_received() call failed.",
                 [&](SubprocessProtocol& p) { p.pipe_data_received(fd_, data); });
  }
  void connection_lost(const ExceptionPtr& error) override {
    child_->pipes_[fd_].open = false;
    child_->tell("Fatal error: protocol.pipe_connection_lost() call failed.",
                 [&](SubprocessProtocol& p) { p.pipe_connection_lost(fd_, error); });
    child_->finish_if_over();
  }
  void pause_writing() override {
    if (child_->protocol_) child_->protocol_->pause_writing();
  }
  void resume_writing() override {
    if (child_->protocol_) child_->protocol_->resume_writing();
  }

 private:
  const Ref<ChildTransport> child_;
  const int fd_;
};

ChildTransport::ChildTransport(EventLoop& loop, std::shared_ptr<SubprocessProtocol> protocol)
    : loop_(loop), protocol_(std::move(protocol)), end_(Ref<Lost>::adopt(new Lost())) {
  if (!protocol_) throw TypeError("a SubprocessProtocol was expected, got None");
  (void)access(loop).watcher();  // RuntimeError when there is none
  hook_ = access(loop).add_close_hook([this] { loop_closes(); });
}

ChildTransport::~ChildTransport() {
  warn_unclosed();
  unhook();
}

// What is dropped with its loop. asyncio: ResourceWarning
void ChildTransport::warn_unclosed() const noexcept {
  if (child_ && !closing_)
    log_in_debug(*loop_, [this] { return "unclosed transport " + to_string(); });
}

void ChildTransport::unhook() noexcept {
  if (hook_) access(*loop_).remove_close_hook(*std::exchange(hook_, std::nullopt));
}

// ---- the start ----

// A pipe, of which the child gets one end.
NativeSocket open_pipe(bool child_reads, NativeSocket& of_child) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw_os_error(errno);
  of_child = NativeSocket(ends[child_reads ? 0 : 1]);
  return NativeSocket(ends[child_reads ? 1 : 0]);
}

NativeSocket open_null() {
  NativeSocket null(open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!null) throw_os_error(errno);
  return null;
}

void ChildTransport::start(const std::vector<std::string>& args, const SubprocessOptions& options,
                           const Future<void>& waiter) {
  const std::optional<int> wanted[3] = {options.stdin_, options.stdout_, options.stderr_};
  NativeSocket ours[3], of_child[3];
  int fds[3] = {-1, -1, -1};
  for (int fd = 0; fd < 3; ++fd) {
    if (!wanted[fd]) continue;
    fds[fd] = *wanted[fd];
    if (fds[fd] == subprocess::STDOUT) {
      if (fd != 2) throw ValueError("STDOUT can only be used for stderr");
      fds[2] = fds[1] < 0 ? 1 : fds[1];
      continue;
    }
    if (fds[fd] == subprocess::PIPE)
      ours[fd] = open_pipe(fd == 0, of_child[fd]);
    else if (fds[fd] == subprocess::DEVNULL)
      of_child[fd] = open_null();
    else if (fds[fd] < 0)
      throw_os_error(EBADF);
    if (of_child[fd]) fds[fd] = of_child[fd].fd();
  }
  pid_ = spawn(args, fds, options);
  child_.emplace(pid_);
  for (NativeSocket& end : of_child) end = NativeSocket();
  begin_soon(args, ours, waiter);
}

// What comes from the child and its pipes comes behind the beginning.
void ChildTransport::begin_soon(const std::vector<std::string>& args, NativeSocket (&ours)[3],
                                const Future<void>& waiter) {
  log_in_debug(*loop_, [&] {
    return "process '" + args.front() + "' created: pid " + std::to_string(pid_);
  });
  try {
    for (int fd = 0; fd < 3; ++fd) {
      if (ours[fd]) connect_pipe(fd, ours[fd]);
    }
    loop_->add_reader(child_->fd(), [self = Ref<ChildTransport>(this)] { self->child_exited(); });
    loop_->call_soon([self = Ref<ChildTransport>(this), waiter] { self->begin(waiter); });
  } catch (...) {  // no memory: nobody will hear of it
    protocol_ = nullptr;
    loop_->remove_reader(child_->fd());
    child_.reset();
    for (const PipeEnd& pipe : pipes_) {
      if (pipe.transport) pipe.transport->close();
    }
    throw;
  }
}

void ChildTransport::connect_pipe(int fd, NativeSocket& end) {
  const auto make = fd == 0 ? make_write_pipe_transport : make_read_pipe_transport;
  pipes_[fd].transport = make(*loop_, {end.fd(), std::make_shared<PipeProtocol>(*this, fd)});
  pipes_[fd].open = true;
  (void)end.release();
}

// Behind the beginning of its pipes, and before anything can have come from them.
void ChildTransport::begin(const Future<void>& waiter) {
  struct Told {
    const Future<void>& waiter;
    ~Told() {
      if (!waiter.done()) waiter.set_result();
    }
  } told{waiter};
  tell("Fatal error: protocol.connection_made() call failed.",
       [this](SubprocessProtocol& p) { p.connection_made(SubprocessTransportPtr(this)); });
}

// ---- the protocol ----

// What it throws is reported, and ends nothing.
template <class Call>
void ChildTransport::tell(const char* failed, Call call) {
  const std::shared_ptr<SubprocessProtocol> protocol = protocol_;
  if (!protocol) return;
  try {
    call(*protocol);
  } catch (...) {
    report_of(*this, protocol.get(), failed, caught_by_loop());
  }
}

void ChildTransport::set_protocol(std::shared_ptr<SubprocessProtocol> protocol) {
  access(*loop_).check_thread();
  if (!protocol) throw TypeError("a SubprocessProtocol was expected, got None");
  if (protocol_) protocol_ = std::move(protocol);
}

// ---- the end ----

void ChildTransport::child_exited() {
  if (!child_) return;
  returncode_ = child_->reap();
  if (!returncode_) return;
  const Ref<ChildTransport> self(this);
  loop_->remove_reader(child_->fd());
  child_.reset();
  log_in_debug(*loop_, [&] {
    return to_string() + " exited with return code " + std::to_string(*returncode_);
  });
  struct Told {
    ChildTransport& child;
    ~Told() {
      child.exited_.set();
      child.finish_if_over();
    }
  } told{*this};
  tell("Fatal error: protocol.process_exited() call failed.",
       [](SubprocessProtocol& p) { p.process_exited(); });
}

void ChildTransport::finish_if_over() noexcept {
  if (!returncode_ || !end_ || !protocol_) return;
  for (const PipeEnd& pipe : pipes_) {
    if (pipe.open) return;
  }
  end_->of(*this);
  access(*loop_).enqueue(*end_.release());
}

void ChildTransport::lose() {
  struct End {
    ChildTransport& child;
    ~End() {
      child.unhook();
      const std::shared_ptr<SubprocessProtocol> protocol = std::move(child.protocol_);
    }
  } end{*this};
  closing_ = true;
  tell("Fatal error: protocol.connection_lost() call failed.",
       [](SubprocessProtocol& p) { p.connection_lost({}); });
}

void ChildTransport::close() {
  access(*loop_).check_thread();
  if (closing_) return;
  closing_ = true;
  for (const PipeEnd& pipe : pipes_) {
    if (pipe.transport) pipe.transport->close();
  }
  if (!child_) return;
  log_in_debug(*loop_, [this] { return "Close running child process: kill " + to_string(); });
  child_->send_signal(SIGKILL);
}

// The loop tells nobody any more; its pipes end by themselves.
void ChildTransport::loop_closes() noexcept {
  hook_ = std::nullopt;
  warn_unclosed();
  closing_ = true;
  const Ref<ChildTransport> self(this);
  child_.reset();
  const std::shared_ptr<SubprocessProtocol> protocol = std::move(protocol_);
}

// ---- the child ----

void ChildTransport::send_signal(int signal) {
  access(*loop_).check_thread();
  if (!protocol_) throw_os_error(ESRCH);
  if (child_) child_->send_signal(signal);
}

Coroutine<int> ChildTransport::wait(Caller at) {
  return coroutine_at<int>(at, "wait", [self = Ref<ChildTransport>(this)](auto& co) {
    BEGIN(co);
    if (!self->returncode_) YIELD_FROM(self->exited_.wait());
    RETURN(*self->returncode_);
    END;
  });
}

std::string ChildTransport::to_string() const {
  std::string out = "<SubprocessTransport";
  if (closing_) out += " closed";
  out += pid_ ? " pid=" + std::to_string(pid_) : " not started";
  if (returncode_)
    out += " returncode=" + std::to_string(*returncode_);
  else if (pid_)
    out += " running";
  const char* const names[3] = {" stdin=", " stdout=", " stderr="};
  for (int fd = 0; fd < 3; ++fd) {
    if (pipes_[fd].transport) out += names[fd] + pipes_[fd].transport->to_string();
  }
  return out + ">";
}

Coroutine<StartedProcess> start_process(EventLoop& loop, SubprocessFactory factory,
                                        std::vector<std::string> args, SubprocessOptions options,
                                        const char* name) {
  return coroutine<StartedProcess>(
      [&loop, factory = std::move(factory), args = std::move(args), options = std::move(options),
       protocol = std::shared_ptr<SubprocessProtocol>(), child = Ref<ChildTransport>(),
       waiter = Future<void>(nullptr)](Co<StartedProcess>& co) mutable {
        BEGIN(co);
        protocol = factory();
        child = Ref<ChildTransport>::adopt(new ChildTransport(loop, protocol));
        waiter = loop.create_future();
        child->start(args, options, waiter);
        TRY { YIELD_FROM(waiter); }
        EXCEPT(BaseException) {
          child->close();
          YIELD_FROM(child->wait(Caller::none()));
          RAISE();
        }
        END_TRY
        RETURN(StartedProcess(child.get(), std::move(protocol)));
        END;
      },
      __FILE__, __LINE__, name);
}

}  // namespace

Coroutine<StartedProcess> subprocess_exec(EventLoop& loop, SubprocessFactory factory,
                                          std::string program, std::vector<std::string> args,
                                          SubprocessOptions options) {
  args.insert(args.begin(), std::move(program));
  return start_process(loop, std::move(factory), std::move(args), std::move(options),
                       "subprocess_exec");
}

Coroutine<StartedProcess> subprocess_shell(EventLoop& loop, SubprocessFactory factory,
                                           std::string command, SubprocessOptions options) {
  return start_process(loop, std::move(factory), {"/bin/sh", "-c", std::move(command)},
                       std::move(options), "subprocess_shell");
}

}  // namespace asyncio::detail
