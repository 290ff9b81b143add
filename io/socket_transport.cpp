#include <asyncio/io/socket_transport.hpp>

#include <asyncio/io/asio_sockets.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/server_state.hpp>
#include <asyncio/io/stream_receiver.hpp>
#include <asyncio/io/write_queue.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

#include <netinet/in.h>
#include <sys/socket.h>

#include <utility>

namespace asyncio::detail {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// What is written with one call of the system: as many as Asio passes on.
class Gathered {
 public:
  using value_type = asio::const_buffer;
  using const_iterator = const asio::const_buffer*;

  bool full() const noexcept { return size_ == kMost; }
  void add(std::string_view data) noexcept { buffers_[size_++] = {data.data(), data.size()}; }
  const_iterator begin() const noexcept { return buffers_; }
  const_iterator end() const noexcept { return buffers_ + size_; }

 private:
  static constexpr std::size_t kMost = 64;
  asio::const_buffer buffers_[kMost];
  std::size_t size_ = 0;
};

// The other side of a connection of IP, which is to be known when it is gone. Few bytes, for there
// are many of them.
class PeerName {
 public:
  PeerName() noexcept = default;
  PeerName(const PeerName&) = delete;
  PeerName& operator=(const PeerName&) = delete;
  ~PeerName() {
    if (family_ == AF_INET6) delete v6_;
  }
  // Nothing of another family. Precondition: there is none yet.
  void set(SocketAddress address) {
    const int family = address.family();
    if (family == AF_INET) {
      sockaddr_in v4;
      address.write_to(&v4, sizeof v4);
      v4_ = v4.sin_addr;
      port_ = v4.sin_port;
    } else if (family == AF_INET6) {
      v6_ = new SocketAddress(std::move(address));
    } else {
      return;
    }
    family_ = static_cast<std::uint16_t>(family);
  }
  bool empty() const noexcept { return family_ == 0; }
  SocketAddress get() const {
    if (family_ == AF_INET6) return *v6_;
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_addr = v4_;
    v4.sin_port = port_;
    return SocketAddress::from(reinterpret_cast<const sockaddr*>(&v4), sizeof v4);
  }

 private:
  union {
    in_addr v4_;
    SocketAddress* v6_;
  };
  std::uint16_t family_ = 0;
  std::uint16_t port_ = 0;  // in the order of networks
};

// Reading is StreamReceiver's, what waits to be sent WriteQueue's, the end TransportLife's.
class SocketTransport final : public StreamReceiver {
 public:
  static constexpr TransportKind kKind = {"SocketTransport", "Fatal error on transport",
                                          "Fatal read error on socket transport",
                                          "Fatal write error on socket transport"};

  SocketTransport(Connections& connections, const NewConnection& connection);
  ~SocketTransport() override {}  // socket_ has gone with the end
  void start(NewConnection& connection);

  // ---- the nodes ----
  void run() override;
  void write_ready();

  // ---- BaseTransport ----
  void close() override { close_when_sent(out_.size() == 0); }
  std::any get_extra_info(std::string_view key) const override;
  std::string to_string() const override;

  // ---- WriteTransport ----
  void write(std::string_view data) override;
  void writelines(const std::vector<std::string_view>& list) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return true; }
  void abort() override { abort_now(); }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override {
    out_.set_limits(high, low, *this);
  }
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return out_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override { return out_.size(); }

  // ---- Connection ----
  const ServerState* server() const noexcept override { return server_.get(); }
  // What is over it may have something to send still.
  void end(bool at_once) override { at_once ? abort() : outermost(*this)->close(); }
  bool begin_file() noexcept override { return sends_file_ = !closing_ && !out_.waits(); }
  void end_file() noexcept override { sends_file_ = false; }

 private:
  const TransportKind& kind() const noexcept override { return kKind; }
  void drop_unsent() noexcept override { out_.drop(*this); }
  void close_descriptor() noexcept override;
  void fatal_error(const ExceptionPtr& error, const char* message) override;

  void take_socket(NativeSocket& socket);
  std::ptrdiff_t read_failed(const error_code& error);
  void received_eof();
  bool may_write();
  void write_failed(const error_code& error) {
    fatal_error(os_error(error.value()), kKind.write_error);
  }
  void shut_writing() noexcept;

  union {
    AsioSocket socket_;  // while is_open_
  };
  Ref<ServerState> server_;
  WriteQueue out_;
  PeerName peer_;
};

SocketTransport::SocketTransport(Connections& connections, const NewConnection& connection)
    : StreamReceiver(connections, connection.socket.fd()) {}

// Nothing is taken before all is there that may be refused.
void SocketTransport::start(NewConnection& connection) {
  take_protocol(connection.protocol);
  peer_.set(connection.peer ? std::move(connection.peer) : peername_of(fd_));
  begin_soon(std::move(connection.waiter), [&] { take_socket(connection.socket); });
  set_nodelay(fd_);
  server_ = Ref<ServerState>(connection.server);
  if (server_) server_->attach();
}

void SocketTransport::take_socket(NativeSocket& socket) {
  ::new (&socket_) AsioSocket(context_of(connections_));
  try {
    hand_over(socket, socket_);
  } catch (...) {
    socket_.~AsioSocket();
    throw;
  }
}

void SocketTransport::run() {
  const Run leaves_and_counts(*this);
  if (!begun_) return begin();
  receive([this](MutableBuffer buffer) -> std::ptrdiff_t {
    error_code error;
    const std::size_t n = socket_.read_some(asio::buffer(buffer.data, buffer.size), error);
    return error ? read_failed(error) : static_cast<std::ptrdiff_t>(n);
  });
}

void SocketTransport::close_descriptor() noexcept {
  if (sends_file_) connections_.file_is_lost(fd_);
  error_code ignored;
  socket_.close(ignored);
  socket_.~AsioSocket();
  if (const Ref<ServerState> server = std::exchange(server_, nullptr)) server->detach();
}

// An error of the system is what networks are like.
void SocketTransport::fatal_error(const ExceptionPtr& error, const char* message) {
  if (error.is<std::system_error>())
    usual_error(error, message);
  else
    TransportLife::fatal_error(error, message);
}

// ---- reading ----

std::ptrdiff_t SocketTransport::read_failed(const error_code& error) {
  if (error == asio::error::eof)
    received_eof();
  else if (!is_not_ready(error))
    fatal_error(os_error(error.value()), kKind.read_error);
  return -1;
}

// No more can come, so that it is watched no more, whoever resumes it.
void SocketTransport::received_eof() {
  eof_read_ = true;
  bool keep_open = false;
  if (!calls("Fatal error: protocol.eof_received() call failed.",
             [&] { keep_open = protocol_->eof_received(); }))
    return;
  if (keep_open)
    unwatch_reading();
  else
    close();
}

// ---- writing ----

// False: what is written now is dropped.
bool SocketTransport::may_write() {
  at_loop().check_thread();
  if (eof_written_) throw RuntimeError("Cannot call write() after write_eof()");
  if (sends_file_) throw RuntimeError("unable to write; sendfile is in progress");
  return !drops_writes();
}

void SocketTransport::write(std::string_view data) {
  if (data.empty() && !eof_written_) return;
  if (!may_write()) return;
  if (out_.size() == 0) {
    error_code error;
    const std::size_t n = socket_.write_some(asio::buffer(data.data(), data.size()), error);
    if (error && !is_not_ready(error)) return write_failed(error);
    if (n == data.size()) return;
    data.remove_prefix(n);
  }
  out_.keep(*this, data);
  out_.kept(*this);
}

void SocketTransport::writelines(const std::vector<std::string_view>& list) {
  std::size_t size = 0;
  for (const std::string_view data : list) size += data.size();
  if (size == 0 && !eof_written_) return;
  if (!may_write()) return;
  std::size_t sent = 0;
  if (out_.size() == 0) {
    Gathered gathered;
    for (const std::string_view data : list) {
      if (gathered.full()) break;
      if (!data.empty()) gathered.add(data);
    }
    error_code error;
    sent = socket_.write_some(gathered, error);
    if (error && !is_not_ready(error)) return write_failed(error);
    if (sent == size) return;
  }
  for (std::string_view data : list) {
    const std::size_t gone = std::min(sent, data.size());
    sent -= gone;
    data.remove_prefix(gone);
    out_.keep(*this, data);
  }
  out_.kept(*this);
}

void SocketTransport::write_ready() {
  const Ref<SocketTransport> self(this);
  if (lost_ != 0) return;
  Gathered gathered;
  for (ChunkBlock* c = out_.first(); c && !gathered.full(); c = c->next) gathered.add(c->view());
  error_code error;
  const std::size_t n = socket_.write_some(gathered, error);
  if (error) {
    if (!is_not_ready(error)) write_failed(error);
    return;
  }
  if (!out_.sent(n, *this)) return;
  if (closing_)
    end_now();
  else if (eof_written_)
    shut_writing();
}

// It is no error here when the other side has gone: reading tells of that.
void SocketTransport::shut_writing() noexcept {
  error_code ignored;
  socket_.shutdown(AsioSocket::shutdown_send, ignored);
}

void SocketTransport::write_eof() {
  at_loop().check_thread();
  if (closing_ || eof_written_) return;
  eof_written_ = true;
  if (out_.size() == 0) shut_writing();
}

// ---- what is known of it ----

std::any SocketTransport::get_extra_info(std::string_view key) const {
  if (key == "socket") return is_open_ ? fd_ : -1;
  if (key == "sockname") return is_open_ ? sockname_of(fd_) : SocketAddress();
  if (key != "peername") return {};
  if (peer_.empty()) return is_open_ ? peername_of(fd_) : SocketAddress();
  return peer_.get();
}

// As asyncio's; `closing` while it is, `closed` at the end.
std::string SocketTransport::to_string() const {
  const std::string fd = "fd=" + std::to_string(fd_);
  if (!is_open_) return joined({"<SocketTransport closed ", fd, ">"});
  return joined({"<SocketTransport ", closing_ ? "closing " : "", fd,
                 watched_ && !paused_ ? " read=polling" : " read=idle", " write=<",
                 out_.waits() ? "polling" : "idle", ", bufsize=", std::to_string(out_.size()),
                 ">>"});
}

}  // namespace

Ref<Transport> make_socket_transport(EventLoop& loop, NewConnection&& connection) {
  Connections& connections = Connections::of(loop);
  const auto made = Ref<SocketTransport>::adopt(new SocketTransport(connections, connection));
  made->start(connection);
  return Ref<Transport>(made.get());
}

}  // namespace asyncio::detail
