#include <asyncio/io/pipe_transport.hpp>

#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/stream_receiver.hpp>
#include <asyncio/io/write_queue.hpp>

#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
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

// What the two ends share. A Base is a transport of streams.
template <class Base>
class PipeTransport : public Base {
 public:
  PipeTransport(Connections& connections, const NewPipe& pipe) : Base(connections, pipe.fd) {}

  // Nothing is taken before all is there that may be refused.
  void start(NewPipe& pipe, const char* other_kind) {
    this->take_protocol(std::move(pipe.protocol));
    struct stat is;
    if (fstat(this->fd_, &is) != 0) throw_os_error(errno);
    mode_ = is.st_mode;
    if (!S_ISCHR(mode_) && !S_ISFIFO(mode_) && !S_ISSOCK(mode_)) throw ValueError(other_kind);
    this->begin_soon(std::move(pipe.waiter), [this] { set_nonblocking(this->fd_); });
  }
  std::any get_extra_info(std::string_view key) const override {
    if (key == "pipe") return this->is_open_ ? this->fd_ : -1;
    return {};
  }

 protected:
  void close_descriptor() noexcept override { ::close(this->fd_); }
  std::string describe_with(const std::string& more) const {
    const std::string_view name = this->kind().name;
    const std::string fd = "fd=" + std::to_string(this->fd_);
    if (!this->is_open_) return joined({"<", name, " closed ", fd, ">"});
    return joined({"<", name, this->closing_ ? " closing " : " ", fd, more, ">"});
  }

  mode_t mode_ = 0;
};

// ---- the end that is read from ----

class ReadPipeTransport final : public PipeTransport<StreamReceiver> {
 public:
  using PipeTransport::PipeTransport;
  static constexpr const char* kOtherKind = "Pipe transport is for pipes/sockets only.";
  static constexpr TransportKind kKind = {"ReadPipeTransport", "Fatal error on pipe transport",
                                          "Fatal read error on pipe transport",
                                          "Fatal write error on pipe transport"};

  void run() override;
  std::string to_string() const override {
    return describe_with(watched_ && !paused_ ? " polling" : " idle");
  }
  void close() override { abort_now(); }

  // ---- what it lacks ----
  void write(std::string_view) override { lacks("write"); }
  void writelines(const std::vector<std::string_view>&) override { lacks("writelines"); }
  void write_eof() override { lacks("write_eof"); }
  bool can_write_eof() const noexcept override { return false; }
  void abort() override { abort_now(); }
  void set_write_buffer_limits(std::optional<std::size_t>, std::optional<std::size_t>) override {
    lacks("set_write_buffer_limits");
  }
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return {0, 0}; }
  std::size_t get_write_buffer_size() const noexcept override { return 0; }

 private:
  [[noreturn]] static void lacks(const char* what) { not_for(what, "a read pipe"); }
  const TransportKind& kind() const noexcept override { return kKind; }
  void tell_lost(const ExceptionPtr& error) override;
  void nothing_read(int error);
};

void ReadPipeTransport::run() {
  const Run leaves_and_counts(*this);
  if (!begun_) return begin();
  receive([this](MutableBuffer buffer) -> std::ptrdiff_t {
    const ssize_t n = ::read(fd_, buffer.data, buffer.size);
    if (n > 0) return n;
    nothing_read(n == 0 ? 0 : errno);
    return -1;
  });
}

// The end of the stream, or an error. A terminal says EIO when nobody has its other side open any
// more.
void ReadPipeTransport::nothing_read(int error) {
  if (error == 0) {
    eof_read_ = true;
    lose({});
  } else if (error == EIO) {
    usual_error(os_error(error), kKind.read_error);
  } else if (!not_ready(error)) {
    fatal_error(os_error(error), kKind.read_error);
  }
}

void ReadPipeTransport::tell_lost(const ExceptionPtr& error) {
  if (eof_read_) tells("eof_received", [this] { protocol_->eof_received(); });
  PipeTransport::tell_lost(error);
}

// ---- the end that is written to ----

class WritePipeTransport final : public PipeTransport<TransportOf<Transport, StreamingProtocol>> {
 public:
  using PipeTransport::PipeTransport;
  static constexpr const char* kOtherKind =
      "Pipe transport is only for pipes, sockets and character devices";
  static constexpr TransportKind kKind = {"WritePipeTransport", "Fatal error on pipe transport",
                                          "Fatal read error on pipe transport",
                                          "Fatal write error on pipe transport"};

  void run() override;
  void write_ready();
  std::string to_string() const override {
    return describe_with(
        joined({out_.waits() ? " polling" : " idle", " bufsize=", std::to_string(out_.size())}));
  }
  void close() override { write_eof(); }

  void write(std::string_view data) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return true; }
  void abort() override { abort_now(); }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override {
    out_.set_limits(high, low, *this);
  }
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return out_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override { return out_.size(); }

  // ---- what it lacks ----
  void pause_reading() override { lacks("pause_reading"); }
  void resume_reading() override { lacks("resume_reading"); }
  bool is_reading() const noexcept override { return false; }

 private:
  [[noreturn]] static void lacks(const char* what) { not_for(what, "a write pipe"); }
  const TransportKind& kind() const noexcept override { return kKind; }
  void take_protocol(std::shared_ptr<StreamingProtocol> protocol) override {
    if (!protocol) throw TypeError("a protocol was expected, got None");
    PipeTransport::take_protocol(std::move(protocol));
  }
  // It is readable when nobody reads any more, also while it is closing. A character device tells
  // nothing of its other side.
  void begun() override {
    if (lost_ == 0 && !S_ISCHR(mode_)) watch_reading();
  }
  void drop_unsent() noexcept override { out_.drop(*this); }

  WriteQueue out_;
  std::uint32_t dropped_writes_ = 0;
};

void WritePipeTransport::run() {
  const Run leaves_and_counts(*this);
  if (!begun_) return begin();
  if (lost_ != 0) return;
  log_in_debug(loop(), [this] { return joined({to_string(), " was closed by peer"}); });
  lose(out_.size() ? os_error(EPIPE) : ExceptionPtr());
}

void WritePipeTransport::write(std::string_view data) {
  at_loop().check_thread();
  if (data.empty()) return;
  if (closing_) {
    if (dropped_writes_ >= kSilentPipeWrites)
      log("pipe closed by peer or os.write(pipe, data) raised exception.");
    ++dropped_writes_;
    return;
  }
  if (out_.size() == 0) {
    const ssize_t n = ::write(fd_, data.data(), data.size());
    if (n < 0 && !not_ready(errno)) {
      ++dropped_writes_;
      return usual_error(os_error(errno), kKind.write_error);
    }
    if (n > 0) data.remove_prefix(static_cast<std::size_t>(n));
    if (data.empty()) return;
  }
  out_.keep(*this, data);
  out_.kept(*this);
}

void WritePipeTransport::write_ready() {
  const Ref<WritePipeTransport> self(this);
  if (lost_ != 0) return;
  iovec parts[64];
  int count = 0;
  for (ChunkBlock* c = out_.first(); c && count < 64; c = c->next, ++count)
    parts[count] = {c->bytes() + c->begin, c->end - c->begin};
  const ssize_t n = ::writev(fd_, parts, count);
  if (n < 0) {
    if (!not_ready(errno)) usual_error(os_error(errno), kKind.write_error);
    return;
  }
  if (out_.sent(static_cast<std::size_t>(n), *this) && closing_) end_now();
}

// All that there is to closing: what is buffered is sent, unless the reader leaves before.
void WritePipeTransport::write_eof() {
  at_loop().check_thread();
  if (closing_) return;
  closing_ = true;
  if (out_.size() == 0) lose({});
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
