#include <asyncio/io/sendfile.hpp>

#include <asyncio/futures/threads.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/io/connections.hpp>
#include <asyncio/io/write_flow.hpp>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::detail {

namespace {

// So much is read at once where the system does not send by itself.
constexpr std::size_t kFileBlock = 64 * 1024;
// So much is sent in one turn, that the loop does not wait for a disk too long.
constexpr std::size_t kSentInATurn = 1024 * 1024;

// The system kills a process that sends to a connection whose other side is gone, and sendfile(2)
// knows no MSG_NOSIGNAL.
ssize_t sendfile_without_signal(int out, int in, off_t* offset, std::size_t n) noexcept {
  sigset_t pipe, former, pending;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &former);
  sigpending(&pending);
  const ssize_t sent = ::sendfile(out, in, offset, n);
  const int error = errno;
  if (sent < 0 && error == EPIPE && !sigismember(&pending, SIGPIPE)) {
    const timespec none{0, 0};
    sigtimedwait(&pipe, nullptr, &none);
  }
  pthread_sigmask(SIG_SETMASK, &former, nullptr);
  errno = error;
  return sent;
}

// The file, for as long as a thread may read it.
struct OpenedFile {
  explicit OpenedFile(int of) : fd(fcntl(of, F_DUPFD_CLOEXEC, 0)) {
    if (fd < 0) throw_os_error(errno);
  }
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;
  ~OpenedFile() { close(fd); }
  const int fd;
};

// In a thread. What has no positions, as a pipe, is read on.
std::string read_block(const std::shared_ptr<OpenedFile>& file, std::int64_t at, std::size_t n) {
  std::string block(n, '\0');
  ssize_t got;
  do {
    got = pread(file->fd, &block[0], n, at);
    if (got < 0 && errno == ESPIPE) got = read(file->fd, &block[0], n);
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw_os_error(errno);
  block.resize(static_cast<std::size_t>(got));
  return block;
}

// One sendfile(): the protocol of the transport meanwhile, and the node of what waits until its
// descriptor is writable.
//
// Invariants:
//  1. From begin() to restore() the transport reads nothing, and this is its protocol, unless the
//  connection is lost.
//  2. connections_ is there while the system sends: then write() is refused.
class FileSending final : public Protocol,
                          public FileSender,
                          public std::enable_shared_from_this<FileSending> {
 public:
  FileSending(EventLoop& loop, TransportPtr transport, int file, std::int64_t offset,
              std::optional<std::size_t> count)
      : loop_(loop), transport_(std::move(transport)), file_(file), at_(offset), count_(count) {}
  ~FileSending() override { end_native(); }

  // What is wrong with the arguments.
  void check() const;
  void begin();
  void restore();
  std::size_t total() const noexcept { return total_; }
  bool has_more() const noexcept { return !at_end_ && total_ != count_; }

  // ---- waiting ----
  bool must_wait() const;
  Future<void> wait() { return waiter_ = loop_.create_future(); }
  // The transport's buffer is empty.
  void use_its_limits() { transport_->set_write_buffer_limits(limits_.high, limits_.low); }

  // ---- the system sends ----
  bool begin_native();
  // False: it cannot.
  bool send_some();
  Future<void> wait_for_room();
  void end_native() noexcept;

  // ---- the executor reads ----
  Future<std::string> read_some();
  void write(const std::string& block);

  // ---- Protocol ----
  void pause_writing() override { paused_ = true; }
  void resume_writing() override {
    paused_ = false;
    wake({});
  }
  void connection_lost(const ExceptionPtr& error) override;
  void data_received(std::string_view) override { should_be_paused(); }
  bool eof_received() override { should_be_paused(); }

  // ---- FileSender ----
  void connection_is_lost() noexcept override;

 private:
  [[noreturn]] static void should_be_paused() {
    throw RuntimeError("Invalid state: reading should be paused");
  }
  static ExceptionPtr closed_by_peer() noexcept {
    return exception_or_spare(
        [] { return make_exception<ConnectionError>("Connection closed by peer"); });
  }
  std::size_t next_size(std::size_t most) const noexcept {
    return count_ ? std::min(*count_ - total_, most) : most;
  }
  void sent(std::size_t n) noexcept {
    total_ += n;
    at_ += static_cast<std::int64_t>(n);
    at_end_ = n == 0;
  }
  void wake(const ExceptionPtr& error);
  void tell_its_protocol();
  void report(const ExceptionPtr& error) const;

  EventLoop& loop_;
  const TransportPtr transport_;
  const int file_;
  std::shared_ptr<OpenedFile> opened_;
  std::int64_t at_;
  const std::optional<std::size_t> count_;
  std::size_t total_ = 0;
  std::shared_ptr<StreamingProtocol> its_protocol_;
  WriteBufferLimits limits_{};
  Future<void> waiter_{nullptr};
  Connections* connections_ = nullptr;
  int fd_ = -1;  // the connection's, while connections_
  bool begun_ = false, lost_ = false, at_end_ = false;
  bool reads_ = false, paused_ = false, was_paused_ = false;
};

void FileSending::check() const {
  if (transport_->is_closing()) throw RuntimeError("Transport is closing");
  if (dynamic_cast<FileSending*>(transport_->get_protocol().get()))
    throw RuntimeError("unable to send a file; sendfile is in progress");
  if (at_ < 0)
    throw ValueError("offset must be a non-negative integer (got " + std::to_string(at_) + ")");
  if (count_ == std::size_t{0}) throw ValueError("count must be a positive integer (got 0)");
}

// With limits of 0 the transport says at once that it has something buffered, unless it has said so
// to its protocol already.
void FileSending::begin() {
  its_protocol_ = transport_->get_protocol();
  limits_ = transport_->get_write_buffer_limits();
  reads_ = transport_->is_reading();
  transport_->pause_reading();
  begun_ = true;
  transport_->set_protocol(shared_from_this());
  const bool holds = transport_->get_write_buffer_size() != 0;
  transport_->set_write_buffer_limits(0, 0);
  was_paused_ = holds && !paused_;
  paused_ = holds;
}

void FileSending::restore() {
  end_native();
  if (!std::exchange(begun_, false)) return;
  if (total_ > 0) lseek(file_, at_, SEEK_SET);
  if (lost_ || loop_.is_closed()) return;  // nobody is told anything more
  try {
    transport_->set_protocol(its_protocol_);
  } catch (...) {  // no memory: its protocol can hear nothing but the end
    const ExceptionPtr error = caught_by_loop();
    transport_->abort();
    return report(error);
  }
  try {
    use_its_limits();
    tell_its_protocol();
    if (reads_) transport_->resume_reading();
  } catch (...) {
    report(caught_by_loop());
  }
}

void FileSending::report(const ExceptionPtr& error) const {
  report_of(*transport_, its_protocol_.get(), "sendfile() could not restore its transport", error);
}

void FileSending::tell_its_protocol() {
  if (paused_ && !was_paused_) its_protocol_->pause_writing();
  if (!paused_ && was_paused_) its_protocol_->resume_writing();
}

// ---- waiting ----

bool FileSending::must_wait() const {
  if (lost_ || transport_->is_closing()) closed_by_peer().rethrow();
  return paused_;
}

void FileSending::wake(const ExceptionPtr& error) {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (!waiter || waiter.done()) return;
  error ? waiter.set_exception(error) : waiter.set_result();
}

void FileSending::connection_lost(const ExceptionPtr& error) {
  lost_ = true;
  wake(error ? error : closed_by_peer());
  its_protocol_->connection_lost(error);
}

// ---- the system sends ----

bool FileSending::begin_native() {
  struct stat found;
  if (fstat(file_, &found) != 0 || !S_ISREG(found.st_mode)) return false;
  auto* const connection = dynamic_cast<Connection*>(transport_.get());
  if (!connection) return false;
  const int fd = transport_->extra<int>("socket");
  Connections& connections = Connections::of(loop_);
  connections.set_file_sender(fd, this);
  if (!connection->begin_file()) {
    connections.set_file_sender(fd, nullptr);
    return false;
  }
  fd_ = fd;
  connections_ = &connections;
  return true;
}

bool FileSending::send_some() {
  if (!connections_ || transport_->is_closing()) closed_by_peer().rethrow();
  off_t at = at_;
  const ssize_t n = sendfile_without_signal(fd_, file_, &at, next_size(kSentInATurn));
  if (n >= 0) {
    sent(static_cast<std::size_t>(n));
    return true;
  }
  if (errno == EAGAIN || errno == EINTR) return true;
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return false;
  throw_os_error(errno);
}

// Once: the watch ends with it.
Future<void> FileSending::wait_for_room() {
  auto call = [self = weak_from_this()] {
    const auto sending = self.lock();
    if (!sending || !sending->connections_) return;
    sending->connections_->watcher().unwatch(sending->fd_, Interest::write);
    sending->wake({});
  };
  using Waiting = NodeFor<HandleNode, decltype(call)>;
  const auto node = Ref<HandleNode>::adopt(new Waiting(std::move(call), context_for_new()));
  Future<void> room = wait();
  connections_->watcher().watch(fd_, Interest::write, *node);
  return room;
}

void FileSending::end_native() noexcept {
  Connections* const connections = std::exchange(connections_, nullptr);
  if (!connections) return;
  connections->watcher().unwatch(fd_, Interest::write);
  connections->set_file_sender(fd_, nullptr);
  dynamic_cast<Connection&>(*transport_).end_file();
}

void FileSending::connection_is_lost() noexcept {
  lost_ = true;
  end_native();
  wake(closed_by_peer());
}

// ---- the executor reads ----

Future<std::string> FileSending::read_some() {
  if (!opened_) opened_ = std::make_shared<OpenedFile>(file_);
  return loop_.run_in_executor(nullptr, read_block, opened_, at_, next_size(kFileBlock));
}

void FileSending::write(const std::string& block) {
  if (!block.empty()) transport_->write(block);
  sent(block.size());
}

}  // namespace
}  // namespace asyncio::detail

namespace asyncio {

Coroutine<std::size_t> EventLoop::sendfile(TransportPtr transport, int file, std::int64_t offset,
                                           std::optional<std::size_t> count, bool fallback,
                                           detail::Caller caller) {
  auto sending =
      std::make_shared<detail::FileSending>(*this, std::move(transport), file, offset, count);
  return detail::coroutine_at<std::size_t>(
      caller, "sendfile",
      [sending = std::move(sending), fallback, native = true,
       block = std::string()](Co<std::size_t>& co) mutable {
        BEGIN(co);
        sending->check();
        TRY {
          sending->begin();
          while (sending->must_wait()) YIELD_FROM(sending->wait());
          sending->use_its_limits();
          native = sending->begin_native();
          if (!native && !fallback)
            RAISE(RuntimeError("fallback is disabled and native sendfile is not supported"));
          while (native && sending->has_more()) {
            native = sending->send_some();
            if (native && sending->has_more()) YIELD_FROM(sending->wait_for_room());
          }
          sending->end_native();
          if (!native && !fallback) RAISE(SendfileNotAvailableError("os.sendfile call failed"));
          while (sending->has_more()) {
            YIELD_FROM_INTO(block, sending->read_some());
            while (sending->must_wait()) YIELD_FROM(sending->wait());
            sending->write(block);
          }
        }
        FINALLY { sending->restore(); }
        END_TRY
        RETURN(sending->total());
        END;
      });
}

}  // namespace asyncio
