#include <asyncio/io/socket_transport.hpp>

#include <asyncio/io/asio_sockets.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/server_state.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/log.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>

#include <netinet/in.h>
#include <sys/socket.h>

#include <typeinfo>
#include <utility>

namespace asyncio::detail {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// From so many writes after the connection was lost on each one is a warning. asyncio:
// constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES
constexpr std::uint32_t kSilentWrites = 5;

bool would_block(const error_code& error) noexcept {
  return error == asio::error::would_block || error == asio::error::try_again ||
         error == asio::error::interrupted;
}

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
    if (address.family() == AF_INET) {
      sockaddr_in v4;
      address.write_to(&v4, sizeof v4);
      v4_ = v4.sin_addr;
      port_ = v4.sin_port;
    } else if (address.family() == AF_INET6) {
      v6_ = new SocketAddress(std::move(address));
    } else {
      return;
    }
    family_ = static_cast<std::uint16_t>(address.family());
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

// It is the node of its own read events. For the rest of its life there are a few nodes more: one
// while writing waits for the system, one that tells of the end.
//
// Invariants:
//  1. It counts itself from its beginning to the end of connection_lost(), or until the loop is
//  closed; so long it is in the table of the loop's connections and the socket is open.
//  2. Once closing_ is set it is not watched for reading, and once lost_ is counted up for neither.
//  3. Something is buffered only while blocked_ is there and watched for.
class SocketTransport final : public HandleNode, public Transport, public Connection {
 public:
  SocketTransport(Connections& connections, NewConnection& connection);
  ~SocketTransport() override;
  void start(NewConnection& connection);

  // ---- the node ----
  void run() override;
  std::string callback_name() const override { return "SocketTransport.read_ready"; }
  void write_ready();
  void tell_lost(const ExceptionPtr& error);

  // ---- BaseTransport ----
  void close() override;
  bool is_closing() const noexcept override { return closing_; }
  std::any get_extra_info(std::string_view key) const override;
  EventLoop& loop() const noexcept override { return connections_.loop(); }
  std::string to_string() const override;
  void ref() noexcept override { HandleNode::ref(); }
  void unref() noexcept override { HandleNode::unref(); }

  // ---- ReadTransport ----
  void pause_reading() override;
  void resume_reading() override;
  bool is_reading() const noexcept override { return !closing_ && !paused_; }

  // ---- WriteTransport ----
  void write(std::string_view data) override;
  void writelines(const std::vector<std::string_view>& list) override;
  void write_eof() override;
  bool can_write_eof() const noexcept override { return true; }
  void abort() override;
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override;

  void set_protocol(std::shared_ptr<StreamingProtocol> protocol) override;
  const std::shared_ptr<StreamingProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }

  // ---- Connection ----
  void loop_closes() noexcept override;
  bool uses_descriptor() const noexcept override { return !closing_; }
  std::string name() const override { return to_string(); }
  const ServerState* server() const noexcept override { return server_.get(); }
  void end(bool at_once) override { at_once ? abort() : close(); }
  bool begin_file() noexcept override { return sends_file_ = !closing_ && !blocked_; }
  void end_file() noexcept override { sends_file_ = false; }

 private:
  class Blocked;
  class Lost;

  void clear() noexcept override {}
  void begin();
  void watch_reading();
  void unwatch_reading() noexcept;
  void read_ready();
  void read_into_its_buffer();
  void read_failed(const error_code& error);
  void received_eof();
  template <class Call>
  bool calls(const char* failed, Call call);
  bool may_write();
  void keep(std::string_view data);
  void unblock() noexcept;
  void shut_writing() noexcept;
  void fatal_error(const ExceptionPtr& error, const char* message);
  void lose(const ExceptionPtr& error);
  void end_socket() noexcept;
  void take_protocol(std::shared_ptr<StreamingProtocol> protocol);
  std::string protocol_name() const {
    const StreamingProtocol& protocol = *protocol_;
    return type_name(typeid(protocol));
  }

  union {
    AsioSocket socket_;  // while is_open_
  };
  Connections& connections_;  // the loop's, which is counted
  std::shared_ptr<StreamingProtocol> protocol_;
  union {  // which of the two: buffered_
    Protocol* plain_;
    BufferedProtocol* its_buffer_;
  };
  Ref<Blocked> blocked_;
  Ref<ServerState> server_;
  Future<void> waiter_{nullptr};
  WriteFlow flow_;
  int fd_;
  std::uint32_t lost_ = 0;  // 0, or writes since the end was scheduled, and 1
  bool is_open_ : 1;
  bool begun_ : 1;
  bool closing_ : 1;
  bool paused_ : 1;
  bool watched_ : 1;  // for reading
  bool eof_read_ : 1;
  bool eof_written_ : 1;
  bool buffered_ : 1;
  bool sends_file_ : 1;
  PeerName peer_;
};

// What waits until the system takes more.
class SocketTransport::Blocked final : public HandleNode {
 public:
  Blocked(SocketTransport& t, ChunkPool& pool)
      : HandleNode(NewContext()), transport(&t), chunks(pool) {
    flags_ |= kEmpty | kLasting;
  }
  ~Blocked() override { end_node(); }
  void run() override {
    const Run leaves_and_counts(*this);
    if (transport) transport->write_ready();
  }
  std::string callback_name() const override { return "SocketTransport.write_ready"; }
  SocketTransport* transport;  // null: it is over
  Chunks chunks;

 private:
  void clear() noexcept override {}
};

// connection_lost(), which is to come in the next turn.
class SocketTransport::Lost final : public Node {
 public:
  Lost(SocketTransport& transport, const ExceptionPtr& error)
      : transport_(&transport), error_(error) {}
  ~Lost() override { end_node(); }
  void run() override {
    const auto self = Ref<Lost>::adopt(this);
    transport_->tell_lost(error_);
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override { return "<Handle SocketTransport.connection_lost()>"; }

 private:
  const Ref<SocketTransport> transport_;
  const ExceptionPtr error_;
};

SocketTransport::SocketTransport(Connections& connections, NewConnection& connection)
    : HandleNode(context_for_new()),
      connections_(connections),
      fd_(connection.socket.fd()),
      is_open_(false),
      begun_(false),
      closing_(false),
      paused_(false),
      watched_(false),
      eof_read_(false),
      eof_written_(false),
      buffered_(false),
      sends_file_(false) {
  flags_ |= kEmpty | kLasting;
  access(loop()).ref();
}

SocketTransport::~SocketTransport() {
  access(loop()).unref();
  end_node();
}

// Nothing is taken before all is there that may be refused.
void SocketTransport::start(NewConnection& connection) {
  take_protocol(connection.protocol);
  peer_.set(connection.peer ? std::move(connection.peer) : peername_of(fd_));
  connections_.add(fd_, *this);
  ::new (&socket_) AsioSocket(context_of(connections_));
  error_code error;
  socket_.assign({AF_UNSPEC, 0}, fd_, error);
  if (!error) socket_.non_blocking(true, error);
  if (error) {
    connections_.remove(fd_);
    error_code ignored;
    if (socket_.is_open()) socket_.release(ignored);
    socket_.~AsioSocket();
    throw_os_error(error.value());
  }
  is_open_ = true;
  (void)connection.socket.release();
  set_nodelay(fd_);
  waiter_ = std::move(connection.waiter);
  server_ = Ref<ServerState>(connection.server);
  if (server_) server_->attach();
  HandleNode::ref();  // its own, until the end
  HandleNode::ref();  // of the ready queue
  flags_ |= kQueued;
  access(loop()).enqueue(*this);
}

// ---- the protocol ----

void SocketTransport::take_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  auto* const plain = dynamic_cast<Protocol*>(protocol.get());
  auto* const buffered = plain ? nullptr : dynamic_cast<BufferedProtocol*>(protocol.get());
  if (!plain && !buffered)
    throw TypeError("a Protocol or a BufferedProtocol was expected" +
                    std::string(protocol ? "" : ", got None"));
  buffered_ = !plain;
  if (plain)
    plain_ = plain;
  else
    its_buffer_ = buffered;
  // The former one may be who calls, and goes when it has returned.
  if (protocol_) loop().call_soon([former = protocol_] { (void)former; });
  protocol_ = std::move(protocol);
}

void SocketTransport::set_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  access(loop()).check_thread();
  if (!is_open_) return;
  take_protocol(std::move(protocol));
}

// What the call throws ends the connection; then it is false.
template <class Call>
bool SocketTransport::calls(const char* failed, Call call) {
  try {
    call();
    return true;
  } catch (...) {
    fatal_error(caught_by_loop(), failed);
    return false;
  }
}

void SocketTransport::run() {
  const Run leaves_and_counts(*this);
  begun_ ? read_ready() : begin();
}

// asyncio has three callbacks for this, one behind the other.
void SocketTransport::begin() {
  struct Rest {
    SocketTransport& transport;
    ~Rest() {
      if (transport.is_reading()) transport.watch_reading();
      const Future<void> waiter = std::exchange(transport.waiter_, nullptr);
      if (waiter && !waiter.done()) waiter.set_result();
    }
  } rest{*this};
  begun_ = true;
  try {
    protocol_->connection_made(Ref<Transport>(this));
  } catch (...) {
    callback_failed(*this, protocol_name() + ".connection_made");
  }
}

void SocketTransport::tell_lost(const ExceptionPtr& error) {
  struct End {
    SocketTransport& transport;
    ~End() { transport.end_socket(); }
  };
  if (!is_open_) return;
  const Within context(*this);
  const End end{*this};
  try {
    protocol_->connection_lost(error);
  } catch (...) {
    callback_failed(*this, protocol_name() + ".connection_lost");
  }
}

// The last things, behind connection_lost(). The protocol goes at the very end: it is the user's.
void SocketTransport::end_socket() noexcept {
  if (sends_file_) connections_.file_is_lost(fd_);
  const Ref<SocketTransport> self = Ref<SocketTransport>::adopt(this);
  connections_.remove(fd_);
  error_code ignored;
  socket_.close(ignored);
  socket_.~AsioSocket();
  is_open_ = false;
  const std::shared_ptr<StreamingProtocol> protocol = std::move(protocol_);
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (const Ref<ServerState> server = std::exchange(server_, nullptr)) server->detach();
}

void SocketTransport::loop_closes() noexcept {
  if (loop().get_debug() && !closing_) {
    try {
      log(joined({"unclosed transport ", to_string()}));
    } catch (...) {  // no memory: then it is not said
    }
  }
  unwatch_reading();
  unblock();
  closing_ = true;
  if (lost_ == 0) lost_ = 1;
  end_socket();
}

// ---- reading ----

void SocketTransport::watch_reading() {
  if (eof_read_ || watched_) return;
  try {
    connections_.watcher().watch(fd_, Interest::read, *this);
    watched_ = true;
  } catch (...) {
    fatal_error(caught_by_loop(), "Fatal error on transport");
  }
}

void SocketTransport::unwatch_reading() noexcept {
  if (!watched_) return;
  watched_ = false;
  connections_.watcher().unwatch(fd_, Interest::read);
}

void SocketTransport::pause_reading() {
  access(loop()).check_thread();
  if (!is_reading()) return;
  paused_ = true;
  if (watched_) connections_.watcher().pause(fd_);
}

void SocketTransport::resume_reading() {
  access(loop()).check_thread();
  if (closing_ || !paused_) return;
  paused_ = false;
  if (watched_)
    connections_.watcher().resume(fd_);
  else if (begun_)
    watch_reading();
}

// It may have been paused or closed since it was found ready.
void SocketTransport::read_ready() {
  if (closing_ || paused_ || eof_read_) return;
  if (buffered_) return read_into_its_buffer();
  char* const buffer = connections_.read_buffer();
  error_code error;
  const std::size_t n = socket_.read_some(asio::buffer(buffer, Connections::kReadSize), error);
  if (error) return read_failed(error);
  calls("Fatal error: protocol.data_received() call failed.", [&] {
    plain_->data_received({buffer, n});
  });
}

void SocketTransport::read_into_its_buffer() {
  MutableBuffer buffer;
  if (!calls("Fatal error: protocol.get_buffer() call failed.", [&] {
        buffer = its_buffer_->get_buffer(-1);
        if (buffer.size == 0) throw RuntimeError("get_buffer() returned an empty buffer");
      }))
    return;
  // Whoever was called may have ended the connection, or reading, or be the protocol no more.
  if (closing_ || !buffered_) return;
  error_code error;
  const std::size_t n = socket_.read_some(asio::buffer(buffer.data, buffer.size), error);
  if (error) return read_failed(error);
  calls("Fatal error: protocol.buffer_updated() call failed.",
        [&] { its_buffer_->buffer_updated(n); });
}

void SocketTransport::read_failed(const error_code& error) {
  if (error == asio::error::eof) return received_eof();
  if (!would_block(error))
    fatal_error(os_error(error.value()), "Fatal read error on socket transport");
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

std::size_t SocketTransport::get_write_buffer_size() const noexcept {
  return blocked_ ? blocked_->chunks.size() : 0;
}

// False: what is written now is dropped.
bool SocketTransport::may_write() {
  access(loop()).check_thread();
  if (eof_written_) throw RuntimeError("Cannot call write() after write_eof()");
  if (sends_file_) throw RuntimeError("unable to write; sendfile is in progress");
  if (lost_ == 0) return true;
  if (lost_ >= kSilentWrites) log("socket.send() raised exception.");
  ++lost_;
  return false;
}

void SocketTransport::write(std::string_view data) {
  if (data.empty() && !eof_written_) return;
  if (!may_write()) return;
  if (get_write_buffer_size() == 0) {
    error_code error;
    const std::size_t n = socket_.write_some(asio::buffer(data.data(), data.size()), error);
    if (error && !would_block(error))
      return fatal_error(os_error(error.value()), "Fatal write error on socket transport");
    if (n == data.size()) return;
    data.remove_prefix(n);
  }
  keep(data);
  if (lost_ == 0) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

void SocketTransport::writelines(const std::vector<std::string_view>& list) {
  std::size_t size = 0;
  for (const std::string_view data : list) size += data.size();
  if (size == 0 && !eof_written_) return;
  if (!may_write()) return;
  std::size_t sent = 0;
  if (get_write_buffer_size() == 0) {
    Gathered gathered;
    for (const std::string_view data : list) {
      if (gathered.full()) break;
      if (!data.empty()) gathered.add(data);
    }
    error_code error;
    sent = socket_.write_some(gathered, error);
    if (error && !would_block(error))
      return fatal_error(os_error(error.value()), "Fatal write error on socket transport");
    if (sent == size) return;
  }
  for (std::string_view data : list) {
    const std::size_t gone = std::min(sent, data.size());
    sent -= gone;
    data.remove_prefix(gone);
    keep(data);
  }
  if (lost_ == 0) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

// Until the system takes it.
void SocketTransport::keep(std::string_view data) {
  if (lost_ != 0) return;
  try {
    if (!blocked_) {
      const auto blocked = Ref<Blocked>::adopt(new Blocked(*this, connections_.chunks()));
      connections_.watcher().watch(fd_, Interest::write, *blocked);
      blocked_ = blocked;
    }
    blocked_->chunks.append(data);
  } catch (...) {  // no memory: a part of what was written cannot be sent
    fatal_error(caught_by_loop(), "Fatal write error on socket transport");
  }
}

void SocketTransport::unblock() noexcept {
  const Ref<Blocked> blocked = std::exchange(blocked_, nullptr);
  if (!blocked) return;
  connections_.watcher().unwatch(fd_, Interest::write);
  blocked->transport = nullptr;
  blocked->chunks.clear();
}

void SocketTransport::write_ready() {
  const Ref<SocketTransport> self(this);
  if (lost_ != 0) return;
  Chunks& chunks = blocked_->chunks;
  Gathered gathered;
  for (ChunkBlock* c = chunks.first(); c && !gathered.full(); c = c->next) gathered.add(c->view());
  error_code error;
  const std::size_t n = socket_.write_some(gathered, error);
  if (error) {
    if (!would_block(error))
      fatal_error(os_error(error.value()), "Fatal write error on socket transport");
    return;
  }
  chunks.consume(n);
  {
    const Within context(*this);
    flow_.shrunk(chunks.size(), *this, *protocol_);
  }
  // It may have written again, or have ended the connection.
  if (lost_ != 0 || !blocked_->chunks.empty()) return;
  unblock();
  if (closing_) {
    lost_ = 1;
    tell_lost({});
  } else if (eof_written_) {
    shut_writing();
  }
}

// It is no error here when the other side has gone: reading tells of that.
void SocketTransport::shut_writing() noexcept {
  error_code ignored;
  socket_.shutdown(AsioSocket::shutdown_send, ignored);
}

void SocketTransport::write_eof() {
  access(loop()).check_thread();
  if (closing_ || eof_written_) return;
  eof_written_ = true;
  if (get_write_buffer_size() == 0) shut_writing();
}

void SocketTransport::set_write_buffer_limits(std::optional<std::size_t> high,
                                              std::optional<std::size_t> low) {
  access(loop()).check_thread();
  flow_.set_limits(high, low);
  if (protocol_) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

// ---- the end ----

void SocketTransport::close() {
  access(loop()).check_thread();
  if (closing_) return;
  closing_ = true;
  unwatch_reading();
  if (get_write_buffer_size() == 0) lose({});
}

void SocketTransport::abort() {
  access(loop()).check_thread();
  if (lost_ != 0) return;
  closing_ = true;
  unwatch_reading();
  lose({});
}

// While the loop is being closed, as in the FINALLY blocks of its tasks, nothing can be told later.
void SocketTransport::lose(const ExceptionPtr& error) {
  lost_ = 1;
  unblock();
  if (loop().is_closed()) return end_socket();
  access(loop()).enqueue(*new Lost(*this, error));
}

// An error of the system is what networks are like: it is told in debug mode only.
void SocketTransport::fatal_error(const ExceptionPtr& error, const char* message) {
  if (!error.is<std::system_error>())
    report_of(*this, protocol_.get(), message, error);
  else if (loop().get_debug())
    log(joined({to_string(), ": ", message, "\n", last_line(error)}));
  if (lost_ != 0) return;
  closing_ = true;
  unwatch_reading();
  lose(error);
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
                 blocked_ ? "polling" : "idle",
                 ", bufsize=", std::to_string(get_write_buffer_size()), ">>"});
}

}  // namespace

Ref<Transport> make_socket_transport(EventLoop& loop, NewConnection&& connection) {
  Connections& connections = Connections::of(loop);
  const auto made = Ref<SocketTransport>::adopt(new SocketTransport(connections, connection));
  made->start(connection);
  return Ref<Transport>(made.get());
}

}  // namespace asyncio::detail
