#include <asyncio/io/pipe_transport.hpp>

#include <asyncio/io/connections.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/log.hpp>

#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <typeinfo>
#include <utility>

namespace asyncio::detail {

namespace {

// From so many writes after the end on each one is a warning. asyncio:
// constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES
constexpr std::uint32_t kSilentPipeWrites = 5;

bool not_ready(int error) noexcept {
  return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

// A socket can be told to write without it, a pipe cannot. Once: who wants it back has it back.
void ignore_sigpipe() noexcept {
  static std::atomic<bool> done{false};
  if (done.exchange(true, std::memory_order_relaxed)) return;
  struct sigaction now;
  if (sigaction(SIGPIPE, nullptr, &now) == 0 && !(now.sa_flags & SA_SIGINFO) &&
      now.sa_handler == SIG_DFL)
    signal(SIGPIPE, SIG_IGN);
}

[[noreturn, gnu::cold]] void not_for(const char* what, const char* of) {
  throw NotImplementedError(joined({what, "() is not supported by ", of}));
}

// What the two ends share. It is the node that runs when the descriptor is readable.
//
// Invariants:
//  1. It counts itself from its beginning to the end of connection_lost(), or until the loop is
//  closed; so long it is in the table of the loop's connections and the descriptor is open.
//  2. Once lost_ is set it is not watched.
class PipeTransport : public HandleNode, public Transport, public Connection {
 public:
  PipeTransport(Connections& connections, NewPipe& pipe);
  ~PipeTransport() override;
  void start(NewPipe& pipe, const char* other_kind);

  // ---- the node ----
  void run() override;
  void tell_end(bool eof, const ExceptionPtr& error);

  // ---- Transport ----
  bool is_closing() const noexcept override { return closing_; }
  std::any get_extra_info(std::string_view key) const override;
  EventLoop& loop() const noexcept override { return connections_.loop(); }
  void ref() noexcept override { HandleNode::ref(); }
  void unref() noexcept override { HandleNode::unref(); }
  void set_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }

  // ---- Connection ----
  void loop_closes() noexcept override;
  bool uses_descriptor() const noexcept override { return !closing_; }
  std::string name() const override { return to_string(); }
  void end(bool at_once) override { at_once ? abort() : close(); }

 protected:
  class End;

  void clear() noexcept override {}
  virtual void take_protocol(std::shared_ptr<StreamingProtocol> protocol);
  virtual void begun() = 0;  // behind connection_made()
  virtual void read_ready() = 0;
  virtual void drop() noexcept {}  // what is to be sent
  void watch();
  void unwatch() noexcept;
  void lose(const ExceptionPtr& error, bool eof = false);
  void fatal_error(const ExceptionPtr& error, const char* message, bool told);
  std::string describe_as(const char* kind, const std::string& more) const;
  std::string protocol_name() const {
    const StreamingProtocol& protocol = *protocol_;
    return type_name(typeid(protocol));
  }

  Connections& connections_;  // the loop's, which is counted
  std::shared_ptr<StreamingProtocol> protocol_;
  Future<void> waiter_{nullptr};
  const int fd_;
  mode_t mode_ = 0;
  bool is_open_ = false;
  bool begun_ = false;
  bool closing_ = false;
  bool lost_ = false;
  bool watched_ = false;  // for reading

 private:
  void begin();
  void end_pipe() noexcept;
};

// The end, which is to be told in the next turn.
class PipeTransport::End final : public Node {
 public:
  End(PipeTransport& transport, bool eof, const ExceptionPtr& error)
      : transport_(&transport), error_(error), eof_(eof) {}
  ~End() override { end_node(); }
  void run() override {
    const auto self = Ref<End>::adopt(this);
    transport_->tell_end(eof_, error_);
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override { return "<Handle PipeTransport.connection_lost()>"; }

 private:
  const Ref<PipeTransport> transport_;
  const ExceptionPtr error_;
  const bool eof_;
};

PipeTransport::PipeTransport(Connections& connections, NewPipe& pipe)
    : HandleNode(context_for_new()), connections_(connections), fd_(pipe.fd) {
  flags_ |= kEmpty | kLasting;
  access(loop()).ref();
}

PipeTransport::~PipeTransport() {
  access(loop()).unref();
  end_node();
}

// Nothing is taken before all is there that may be refused.
void PipeTransport::start(NewPipe& pipe, const char* other_kind) {
  take_protocol(std::move(pipe.protocol));
  struct stat is;
  if (fstat(fd_, &is) != 0) throw_os_error(errno);
  mode_ = is.st_mode;
  if (!S_ISCHR(mode_) && !S_ISFIFO(mode_) && !S_ISSOCK(mode_)) throw ValueError(other_kind);
  connections_.add(fd_, *this);
  set_nonblocking(fd_);
  is_open_ = true;
  waiter_ = std::move(pipe.waiter);
  HandleNode::ref();  // its own, until the end
  HandleNode::ref();  // of the ready queue
  flags_ |= kQueued;
  access(loop()).enqueue(*this);
}

// ---- the protocol ----

void PipeTransport::take_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  if (!protocol) throw TypeError("a protocol was expected, got None");
  // The former one may be who calls, and goes when it has returned.
  if (protocol_) loop().call_soon([former = protocol_] { (void)former; });
  protocol_ = std::move(protocol);
}

void PipeTransport::set_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  access(loop()).check_thread();
  if (is_open_) take_protocol(std::move(protocol));
}

void PipeTransport::run() {
  const Run leaves_and_counts(*this);
  if (!begun_)
    begin();
  else if (!lost_)
    read_ready();
}

// asyncio has three callbacks for this, one behind the other.
void PipeTransport::begin() {
  struct Rest {
    PipeTransport& transport;
    ~Rest() {
      if (!transport.lost_) transport.begun();
      const Future<void> waiter = std::exchange(transport.waiter_, nullptr);
      if (waiter && !waiter.done()) waiter.set_result();
    }
  } rest{*this};
  begun_ = true;
  if (!is_open_) return;
  try {
    protocol_->connection_made(Ref<Transport>(this));
  } catch (...) {
    callback_failed(*this, protocol_name() + ".connection_made");
  }
}

void PipeTransport::tell_end(bool eof, const ExceptionPtr& error) {
  struct Rest {
    PipeTransport& transport;
    ~Rest() { transport.end_pipe(); }
  };
  if (!is_open_) return;
  const Within context(*this);
  const Rest rest{*this};
  try {
    if (eof) protocol_->eof_received();
  } catch (...) {
    callback_failed(*this, protocol_name() + ".eof_received");
  }
  try {
    protocol_->connection_lost(error);
  } catch (...) {
    callback_failed(*this, protocol_name() + ".connection_lost");
  }
}

// The last things, behind connection_lost(). The protocol goes at the very end: it is the user's.
void PipeTransport::end_pipe() noexcept {
  const auto self = Ref<PipeTransport>::adopt(this);
  connections_.remove(fd_);
  ::close(fd_);
  is_open_ = false;
  const std::shared_ptr<StreamingProtocol> protocol = std::move(protocol_);
  const Future<void> waiter = std::exchange(waiter_, nullptr);
}

void PipeTransport::loop_closes() noexcept {
  if (loop().get_debug() && !closing_) {
    try {
      log(joined({"unclosed transport ", to_string()}));
    } catch (...) {  // no memory: then it is not said
    }
  }
  unwatch();
  drop();
  closing_ = lost_ = true;
  end_pipe();
}

// ---- watching, and the end ----

void PipeTransport::watch() {
  if (watched_) return;
  try {
    connections_.watcher().watch(fd_, Interest::read, *this);
    watched_ = true;
  } catch (...) {
    fatal_error(caught_by_loop(), "Fatal error on pipe transport", true);
  }
}

void PipeTransport::unwatch() noexcept {
  if (!watched_) return;
  watched_ = false;
  connections_.watcher().unwatch(fd_, Interest::read);
}

void PipeTransport::lose(const ExceptionPtr& error, bool eof) {
  if (std::exchange(lost_, true)) return;
  closing_ = true;
  unwatch();
  drop();
  access(loop()).enqueue(*new End(*this, eof, error));
}

// What is not told to the exception handler is told in debug mode only.
void PipeTransport::fatal_error(const ExceptionPtr& error, const char* message, bool told) {
  if (told)
    report_of(*this, protocol_.get(), message, error);
  else if (loop().get_debug())
    log(joined({to_string(), ": ", message, "\n", last_line(error)}));
  lose(error);
}

// ---- what is known of it ----

std::any PipeTransport::get_extra_info(std::string_view key) const {
  if (key == "pipe") return is_open_ ? fd_ : -1;
  return {};
}

std::string PipeTransport::describe_as(const char* kind, const std::string& more) const {
  const std::string fd = "fd=" + std::to_string(fd_);
  if (!is_open_) return joined({"<", kind, " closed ", fd, ">"});
  return joined({"<", kind, closing_ ? " closing " : " ", fd, more, ">"});
}

// ---- the end that is read from ----

class ReadPipeTransport final : public PipeTransport {
 public:
  using PipeTransport::PipeTransport;
  static constexpr const char* kOtherKind = "Pipe transport is for pipes/sockets only.";

  std::string callback_name() const override { return "ReadPipeTransport.read_ready"; }
  std::string to_string() const override {
    return describe_as("ReadPipeTransport", watched_ && !paused_ ? " polling" : " idle");
  }
  void close() override {
    access(loop()).check_thread();
    lose({});
  }

  void pause_reading() override;
  void resume_reading() override;
  bool is_reading() const noexcept override { return !closing_ && !paused_; }

  // ---- what it lacks ----
  void write(std::string_view) override { lacks("write"); }
  void writelines(const std::vector<std::string_view>&) override { lacks("writelines"); }
  void write_eof() override { lacks("write_eof"); }
  bool can_write_eof() const noexcept override { return false; }
  void abort() override { close(); }
  void set_write_buffer_limits(std::optional<std::size_t>, std::optional<std::size_t>) override {
    lacks("set_write_buffer_limits");
  }
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return {0, 0}; }
  std::size_t get_write_buffer_size() const noexcept override { return 0; }

 private:
  [[noreturn]] static void lacks(const char* what) { not_for(what, "a read pipe"); }
  void take_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  void begun() override {
    if (is_reading()) watch();
  }
  void read_ready() override;
  void read_failed(int error);
  template <class Call>
  bool calls(const char* failed, Call call);

  Protocol* plain_ = nullptr;
  BufferedProtocol* buffered_ = nullptr;  // one of the two
  bool paused_ = false;
};

void ReadPipeTransport::take_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  auto* const plain = dynamic_cast<Protocol*>(protocol.get());
  auto* const buffered = plain ? nullptr : dynamic_cast<BufferedProtocol*>(protocol.get());
  if (protocol && !plain && !buffered)
    throw TypeError("a Protocol or a BufferedProtocol was expected");
  PipeTransport::take_protocol(std::move(protocol));
  plain_ = plain;
  buffered_ = buffered;
}

// What the call throws ends the connection; then it is false.
template <class Call>
bool ReadPipeTransport::calls(const char* failed, Call call) {
  try {
    call();
    return true;
  } catch (...) {
    fatal_error(caught_by_loop(), failed, true);
    return false;
  }
}

// It may have been paused or closed since it was found ready.
void ReadPipeTransport::read_ready() {
  if (!is_reading()) return;
  MutableBuffer buffer;
  if (plain_) {
    buffer = {connections_.read_buffer(), Connections::kReadSize};
  } else {
    if (!calls("Fatal error: protocol.get_buffer() call failed.", [&] {
          buffer = buffered_->get_buffer(-1);
          if (buffer.size == 0) throw RuntimeError("get_buffer() returned an empty buffer");
        }))
      return;
    if (!is_reading() || !buffered_) return;
  }
  const ssize_t n = ::read(fd_, buffer.data, buffer.size);
  if (n < 0) return read_failed(errno);
  if (n == 0) return lose({}, true);
  if (plain_) {
    calls("Fatal error: protocol.data_received() call failed.", [&] {
      plain_->data_received({buffer.data, static_cast<std::size_t>(n)});
    });
  } else {
    calls("Fatal error: protocol.buffer_updated() call failed.",
          [&] { buffered_->buffer_updated(static_cast<std::size_t>(n)); });
  }
}

// A terminal says EIO when nobody has its other side open any more.
void ReadPipeTransport::read_failed(int error) {
  if (not_ready(error)) return;
  fatal_error(os_error(error), "Fatal read error on pipe transport", error != EIO);
}

void ReadPipeTransport::pause_reading() {
  access(loop()).check_thread();
  if (!is_reading()) return;
  paused_ = true;
  if (watched_) connections_.watcher().pause(fd_);
}

void ReadPipeTransport::resume_reading() {
  access(loop()).check_thread();
  if (closing_ || !paused_) return;
  paused_ = false;
  if (watched_)
    connections_.watcher().resume(fd_);
  else if (begun_)
    watch();
}

// ---- the end that is written to ----

// Invariant: something is buffered only while blocked_ is there and watched for.
class WritePipeTransport final : public PipeTransport {
 public:
  using PipeTransport::PipeTransport;
  static constexpr const char* kOtherKind =
      "Pipe transport is only for pipes, sockets and character devices";

  std::string callback_name() const override { return "WritePipeTransport.read_ready"; }
  std::string to_string() const override {
    return describe_as("WritePipeTransport", joined({blocked_ ? " polling" : " idle", " bufsize=",
                                                     std::to_string(get_write_buffer_size())}));
  }
  void close() override { write_eof(); }
  void write_ready();

  void write(std::string_view data) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return true; }
  void abort() override {
    access(loop()).check_thread();
    lose({});
  }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override;

  // ---- what it lacks ----
  void pause_reading() override { lacks("pause_reading"); }
  void resume_reading() override { lacks("resume_reading"); }
  bool is_reading() const noexcept override { return false; }

 private:
  class Blocked;
  [[noreturn]] static void lacks(const char* what) { not_for(what, "a write pipe"); }
  // A character device tells nothing of its other side.
  void begun() override {
    if (!S_ISCHR(mode_)) watch();
  }
  void read_ready() override;
  void drop() noexcept override;
  void write_failed(int error);
  void keep(std::string_view data);

  Ref<Blocked> blocked_;
  WriteFlow flow_;
  std::uint32_t dropped_writes_ = 0;
};

// What waits until the system takes more.
class WritePipeTransport::Blocked final : public HandleNode {
 public:
  Blocked(WritePipeTransport& t, ChunkPool& pool)
      : HandleNode(NewContext()), transport(&t), chunks(pool) {
    flags_ |= kEmpty | kLasting;
  }
  ~Blocked() override { end_node(); }
  void run() override {
    const Run leaves_and_counts(*this);
    if (transport) transport->write_ready();
  }
  std::string callback_name() const override { return "WritePipeTransport.write_ready"; }
  WritePipeTransport* transport;  // null: it is over
  Chunks chunks;

 private:
  void clear() noexcept override {}
};

// Nobody reads any more.
void WritePipeTransport::read_ready() {
  if (loop().get_debug()) log(to_string() + " was closed by peer");
  lose(get_write_buffer_size() ? make_exception<BrokenPipeError>(EPIPE) : ExceptionPtr());
}

std::size_t WritePipeTransport::get_write_buffer_size() const noexcept {
  return blocked_ ? blocked_->chunks.size() : 0;
}

void WritePipeTransport::write(std::string_view data) {
  access(loop()).check_thread();
  if (data.empty()) return;
  if (closing_) {
    if (dropped_writes_ >= kSilentPipeWrites)
      log("pipe closed by peer or os.write(pipe, data) raised exception.");
    ++dropped_writes_;
    return;
  }
  if (get_write_buffer_size() == 0) {
    const ssize_t n = ::write(fd_, data.data(), data.size());
    if (n < 0 && !not_ready(errno)) {
      ++dropped_writes_;
      return write_failed(errno);
    }
    if (n > 0) data.remove_prefix(static_cast<std::size_t>(n));
    if (data.empty()) return;
  }
  keep(data);
  if (!lost_) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

void WritePipeTransport::write_failed(int error) {
  fatal_error(os_error(error), "Fatal write error on pipe transport", false);
}

// Until the system takes it.
void WritePipeTransport::keep(std::string_view data) {
  try {
    if (!blocked_) {
      const auto blocked = Ref<Blocked>::adopt(new Blocked(*this, connections_.chunks()));
      connections_.watcher().watch(fd_, Interest::write, *blocked);
      blocked_ = blocked;
    }
    blocked_->chunks.append(data);
  } catch (...) {  // no memory: a part of what was written cannot be sent
    fatal_error(caught_by_loop(), "Fatal write error on pipe transport", true);
  }
}

void WritePipeTransport::drop() noexcept {
  const Ref<Blocked> blocked = std::exchange(blocked_, nullptr);
  if (!blocked) return;
  connections_.watcher().unwatch(fd_, Interest::write);
  blocked->transport = nullptr;
  blocked->chunks.clear();
}

void WritePipeTransport::write_ready() {
  const Ref<WritePipeTransport> self(this);
  if (lost_) return;
  Chunks& chunks = blocked_->chunks;
  iovec parts[64];
  int count = 0;
  for (ChunkBlock* c = chunks.first(); c && count < 64; c = c->next, ++count)
    parts[count] = {c->bytes() + c->begin, c->end - c->begin};
  const ssize_t n = ::writev(fd_, parts, count);
  if (n < 0) {
    if (!not_ready(errno)) write_failed(errno);
    return;
  }
  chunks.consume(static_cast<std::size_t>(n));
  {
    const Within context(*this);
    flow_.shrunk(chunks.size(), *this, *protocol_);
  }
  // It may have written again, or have ended the connection.
  if (lost_ || !blocked_->chunks.empty()) return;
  drop();
  if (!closing_) return;
  lost_ = true;
  unwatch();
  tell_end(false, {});
}

// All that there is to closing: what is buffered is sent, unless the reader leaves before.
void WritePipeTransport::write_eof() {
  access(loop()).check_thread();
  if (closing_) return;
  closing_ = true;
  if (get_write_buffer_size() == 0) lose({});
}

void WritePipeTransport::set_write_buffer_limits(std::optional<std::size_t> high,
                                                 std::optional<std::size_t> low) {
  access(loop()).check_thread();
  flow_.set_limits(high, low);
  if (protocol_) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

template <class T>
Ref<Transport> made(EventLoop& loop, NewPipe& pipe) {
  Connections& connections = Connections::of(loop);
  const auto transport = Ref<T>::adopt(new T(connections, pipe));
  transport->start(pipe, T::kOtherKind);
  return Ref<Transport>(transport.get());
}

}  // namespace

Ref<Transport> make_read_pipe_transport(EventLoop& loop, NewPipe&& pipe) {
  return made<ReadPipeTransport>(loop, pipe);
}

Ref<Transport> make_write_pipe_transport(EventLoop& loop, NewPipe&& pipe) {
  ignore_sigpipe();
  return made<WritePipeTransport>(loop, pipe);
}

}  // namespace asyncio::detail
