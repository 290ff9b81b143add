#include <asyncio/io/datagram_transport.hpp>

#include <asyncio/io/asio_sockets.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/log.hpp>

#include <boost/asio/basic_datagram_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/generic/datagram_protocol.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <typeinfo>
#include <utility>

namespace asyncio::detail {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

// A datagram socket of any family.
using AsioDatagrams =
    asio::basic_datagram_socket<asio::generic::datagram_protocol, asio::io_context::executor_type>;
using AsioName = asio::generic::datagram_protocol::endpoint;

// So many are received in one turn, that a fast peer cannot starve the others.
constexpr int kDatagramsInATurn = 16;
// What each of them counts in the buffer beside its bytes.
constexpr std::size_t kDatagramHeader = 8;
// The longest of AF_UNIX; one of UDP fits into what the loop's connections share.
constexpr std::size_t kLongestUnixDatagram = 256 * 1024;
// From so many sends after the end on each one is a warning. asyncio:
// constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES
constexpr std::uint32_t kSilentSends = 5;
// Seconds between two attempts where the system does not tell when there is room.
constexpr double kFirstPause = 0.001, kLongestPause = 0.05;

bool is_not_ready(const error_code& error) noexcept {
  return error == asio::error::would_block || error == asio::error::try_again ||
         error == asio::error::interrupted;
}

// It is the node of its own read events. For the rest of its life there are a few nodes more: one
// while sending waits for the system, one that tells of the end.
//
// Invariants:
//  1. It counts itself from its beginning to the end of connection_lost(), or until the loop is
//  closed; so long it is in the table of the loop's connections and the socket is open.
//  2. Once closing_ is set it is not watched for reading, and once lost_ is counted up nothing is
//  sent any more.
//  3. Something is buffered only while blocked_ is there and waits for the system.
class SocketDatagrams final : public HandleNode, public DatagramTransport, public Connection {
 public:
  SocketDatagrams(Connections& connections, const NewEndpoint& endpoint);
  ~SocketDatagrams() override;
  void start(NewEndpoint& endpoint);

  // ---- the node ----
  void run() override;
  std::string callback_name() const override { return "DatagramTransport.read_ready"; }
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

  // ---- DatagramTransport ----
  void sendto(std::string_view data, const SocketAddress& address) override;
  void abort() override;
  void set_protocol(std::shared_ptr<DatagramProtocol> protocol) override;
  const std::shared_ptr<DatagramProtocol>& get_protocol() const noexcept override {
    return protocol_;
  }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override;

  // ---- Connection ----
  void loop_closes() noexcept override;
  bool uses_descriptor() const noexcept override { return !closing_; }
  std::string name() const override { return to_string(); }
  void end(bool at_once) override { at_once ? abort() : close(); }

 private:
  class Blocked;
  class Lost;

  void clear() noexcept override {}
  void begin();
  void watch_reading();
  void unwatch_reading() noexcept;
  void read_ready();
  bool receive(asio::mutable_buffer buffer);
  asio::mutable_buffer receive_buffer();
  template <class Call>
  bool tells(const char* method, Call call);
  error_code send(std::string_view data, const SocketAddress& address);
  void send_kept();
  void keep(std::string_view data, const SocketAddress& address);
  // Does the system tell when there is room? Not of an endpoint of AF_UNIX that is not connected:
  // that is writable though the receiver's queue is full.
  bool is_told_of_room() const noexcept { return !is_unix_ || peer_; }
  void wait_for_room();
  void unblock() noexcept;
  void fatal_error(const ExceptionPtr& error, const char* message);
  void lose(const ExceptionPtr& error);
  void end_socket() noexcept;
  void check_protocol(const std::shared_ptr<DatagramProtocol>& protocol) const;
  std::string protocol_name() const {
    const DatagramProtocol& protocol = *protocol_;
    return type_name(typeid(protocol));
  }

  Connections& connections_;  // the loop's, which is counted
  std::optional<AsioDatagrams> socket_;
  std::shared_ptr<DatagramProtocol> protocol_;
  Ref<Blocked> blocked_;
  Future<void> waiter_{nullptr};
  WriteFlow flow_;
  SocketAddress peer_;    // of a connected one
  SocketAddress remote_;  // all goes there
  std::unique_ptr<char[]> unix_buffer_;
  int fd_;
  std::uint32_t lost_ = 0;  // 0, or sends since the end was scheduled, and 1
  bool begun_ = false;
  bool closing_ = false;
  bool watched_ = false;  // for reading
  bool is_unix_ = false;
};

// What waits until the system takes more.
class SocketDatagrams::Blocked final : public HandleNode {
 public:
  struct Datagram {
    std::string data;
    SocketAddress address;
    std::size_t size() const noexcept { return data.size() + kDatagramHeader; }
  };

  explicit Blocked(SocketDatagrams& t) : HandleNode(NewContext()), transport(&t) {
    flags_ |= kEmpty | kLasting;
  }
  ~Blocked() override { end_node(); }
  void run() override {
    const Run leaves_and_counts(*this);
    if (transport) transport->write_ready();
  }
  std::string callback_name() const override { return "DatagramTransport.write_ready"; }
  SocketDatagrams* transport;  // null: it is over
  std::deque<Datagram> datagrams;
  std::size_t size = 0;  // of all
  // Of an endpoint that asks now and then instead of being watched.
  TimerHandle timer;
  double pause = kFirstPause;

 private:
  void clear() noexcept override {}
};

// connection_lost(), which is to come in the next turn.
class SocketDatagrams::Lost final : public Node {
 public:
  Lost(SocketDatagrams& transport, const ExceptionPtr& error)
      : transport_(&transport), error_(error) {}
  ~Lost() override { end_node(); }
  void run() override {
    const auto self = Ref<Lost>::adopt(this);
    transport_->tell_lost(error_);
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override { return "<Handle DatagramTransport.connection_lost()>"; }

 private:
  const Ref<SocketDatagrams> transport_;
  const ExceptionPtr error_;
};

SocketDatagrams::SocketDatagrams(Connections& connections, const NewEndpoint& endpoint)
    : HandleNode(context_for_new()), connections_(connections), fd_(endpoint.socket.fd()) {
  flags_ |= kEmpty | kLasting;
  protocol_ = endpoint.protocol;
  access(loop()).ref();
}

SocketDatagrams::~SocketDatagrams() {
  access(loop()).unref();
  end_node();
}

// Nothing is taken before all is there that may be refused.
void SocketDatagrams::start(NewEndpoint& endpoint) {
  check_protocol(endpoint.protocol);
  peer_ = peername_of(fd_);
  remote_ = endpoint.remote ? endpoint.remote : peer_;
  is_unix_ = socket_option(fd_, SOL_SOCKET, SO_DOMAIN) == AF_UNIX;
  asio::io_context& context = context_of(connections_);
  connections_.add(fd_, *this);
  socket_.emplace(context);
  error_code error;
  socket_->assign({AF_UNSPEC, 0}, fd_, error);
  if (!error) socket_->non_blocking(true, error);
  if (error) {
    connections_.remove(fd_);
    error_code ignored;
    if (socket_->is_open()) socket_->release(ignored);
    socket_.reset();
    throw_os_error(error.value());
  }
  (void)endpoint.socket.release();
  waiter_ = std::move(endpoint.waiter);
  HandleNode::ref();  // its own, until the end
  HandleNode::ref();  // of the ready queue
  flags_ |= kQueued;
  access(loop()).enqueue(*this);
}

// ---- the protocol ----

void SocketDatagrams::check_protocol(const std::shared_ptr<DatagramProtocol>& protocol) const {
  if (!protocol) throw TypeError("a DatagramProtocol was expected, got None");
}

void SocketDatagrams::set_protocol(std::shared_ptr<DatagramProtocol> protocol) {
  access(loop()).check_thread();
  check_protocol(protocol);
  if (!socket_) return;
  // The former one may be who calls, and goes when it has returned.
  loop().call_soon([former = protocol_] { (void)former; });
  protocol_ = std::move(protocol);
}

// What the call throws is told to the exception handler; then it is false.
template <class Call>
bool SocketDatagrams::tells(const char* method, Call call) {
  const std::string_view name = method;
  try {
    call();
    return true;
  } catch (...) {
    callback_failed(*this, joined({protocol_name(), ".", name}));
    return false;
  }
}

void SocketDatagrams::run() {
  const Run leaves_and_counts(*this);
  begun_ ? read_ready() : begin();
}

// asyncio has three callbacks for this, one behind the other.
void SocketDatagrams::begin() {
  struct Rest {
    SocketDatagrams& transport;
    ~Rest() {
      if (!transport.closing_) transport.watch_reading();
      const Future<void> waiter = std::exchange(transport.waiter_, nullptr);
      if (waiter && !waiter.done()) waiter.set_result();
    }
  } rest{*this};
  begun_ = true;
  tells("connection_made", [&] { protocol_->connection_made(Ref<DatagramTransport>(this)); });
}

void SocketDatagrams::tell_lost(const ExceptionPtr& error) {
  struct End {
    SocketDatagrams& transport;
    ~End() { transport.end_socket(); }
  };
  if (!socket_) return;
  const Within context(*this);
  const End end{*this};
  tells("connection_lost", [&] { protocol_->connection_lost(error); });
}

// The last things, behind connection_lost(). The protocol goes at the very end: it is the user's.
void SocketDatagrams::end_socket() noexcept {
  const Ref<SocketDatagrams> self = Ref<SocketDatagrams>::adopt(this);
  connections_.remove(fd_);
  error_code ignored;
  socket_->close(ignored);
  socket_.reset();
  const std::shared_ptr<DatagramProtocol> protocol = std::move(protocol_);
  const Future<void> waiter = std::exchange(waiter_, nullptr);
}

void SocketDatagrams::loop_closes() noexcept {
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

// ---- receiving ----

void SocketDatagrams::watch_reading() {
  try {
    connections_.watcher().watch(fd_, Interest::read, *this);
    watched_ = true;
  } catch (...) {
    fatal_error(caught_by_loop(), "Fatal error on transport");
  }
}

void SocketDatagrams::unwatch_reading() noexcept {
  if (!watched_) return;
  watched_ = false;
  connections_.watcher().unwatch(fd_, Interest::read);
}

asio::mutable_buffer SocketDatagrams::receive_buffer() {
  if (!is_unix_) return {connections_.read_buffer(), Connections::kReadSize};
  if (!unix_buffer_) unix_buffer_.reset(new char[kLongestUnixDatagram]);
  return {unix_buffer_.get(), kLongestUnixDatagram};
}

// It may have been closed since it was found ready, and by what it tells.
void SocketDatagrams::read_ready() {
  try {
    const asio::mutable_buffer buffer = receive_buffer();
    for (int n = 0; n < kDatagramsInATurn && !closing_; ++n) {
      if (!receive(buffer)) return;
    }
  } catch (const std::bad_alloc&) {
    fatal_error(caught_by_loop(), "Fatal read error on datagram transport");
  }
}

// One; false: no more in this turn.
bool SocketDatagrams::receive(asio::mutable_buffer buffer) {
  AsioName name;
  error_code error;
  const std::size_t n = socket_->receive_from(asio::buffer(buffer), name, 0, error);
  if (is_not_ready(error)) return false;
  if (error) {
    const ExceptionPtr why = os_error(error.value());
    tells("error_received", [&] { protocol_->error_received(why); });
    return false;
  }
  const auto sender = SocketAddress::from(name.data(), name.size());
  return tells("datagram_received", [&] {
    protocol_->datagram_received({static_cast<const char*>(buffer.data()), n}, sender);
  });
}

// ---- sending ----

std::size_t SocketDatagrams::get_write_buffer_size() const noexcept {
  return blocked_ ? blocked_->size : 0;
}

// What a socket that is not connected hears of a datagram before this one is no reason not to send
// this one: the system has told it, and takes it now.
error_code SocketDatagrams::send(std::string_view data, const SocketAddress& address) {
  const asio::const_buffer buffer(data.data(), data.size());
  error_code error;
  if (peer_ || !address) {
    socket_->send(asio::buffer(buffer), 0, error);
    return error;
  }
  sockaddr_storage storage;
  const std::size_t size = address.write_to(&storage, sizeof storage);
  const AsioName name(&storage, size);
  socket_->send_to(asio::buffer(buffer), name, 0, error);
  if (error == asio::error::connection_refused)
    socket_->send_to(asio::buffer(buffer), name, 0, error);
  return error;
}

void SocketDatagrams::sendto(std::string_view data, const SocketAddress& address) {
  access(loop()).check_thread();
  if (remote_ && address && address != remote_)
    throw ValueError("Invalid address: must be None or " + remote_.to_string());
  if (lost_ != 0) {
    if (lost_ >= kSilentSends) log("socket.send() raised exception.");
    ++lost_;
    return;
  }
  const SocketAddress& to = remote_ ? remote_ : address;
  if (!blocked_) {
    const error_code error = send(data, to);
    if (!error) return;
    if (!is_not_ready(error)) {
      const Ref<SocketDatagrams> self(this);
      const std::shared_ptr<DatagramProtocol> protocol = protocol_;
      return protocol->error_received(os_error(error.value()));
    }
  }
  keep(data, to);
  if (lost_ == 0) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

// Until the system takes it.
void SocketDatagrams::keep(std::string_view data, const SocketAddress& address) {
  try {
    const bool is_first = !blocked_;
    if (is_first) blocked_ = Ref<Blocked>::adopt(new Blocked(*this));
    blocked_->datagrams.push_back({std::string(data), address});
    blocked_->size += blocked_->datagrams.back().size();
    if (is_first) wait_for_room();
  } catch (...) {  // no memory
    fatal_error(caught_by_loop(), "Fatal write error on datagram transport");
  }
}

// Who is not told asks now and then.
void SocketDatagrams::wait_for_room() {
  Blocked& blocked = *blocked_;
  if (is_told_of_room()) return connections_.watcher().watch(fd_, Interest::write, blocked);
  blocked.timer.cancel();
  blocked.timer = loop().call_later(blocked.pause, [waiting = blocked_] {
    if (waiting->transport) waiting->transport->write_ready();
  });
  blocked.pause = std::min(2 * blocked.pause, kLongestPause);
}

void SocketDatagrams::unblock() noexcept {
  const Ref<Blocked> blocked = std::exchange(blocked_, nullptr);
  if (!blocked) return;
  if (is_told_of_room()) connections_.watcher().unwatch(fd_, Interest::write);
  blocked->timer.cancel();
  blocked->transport = nullptr;
  blocked->datagrams.clear();
}

void SocketDatagrams::write_ready() {
  const Ref<SocketDatagrams> self(this);
  if (lost_ != 0) return;
  try {
    if (!is_told_of_room()) wait_for_room();
    const Within context(*this);
    send_kept();
    if (lost_ == 0) flow_.shrunk(get_write_buffer_size(), *this, *protocol_);
  } catch (const std::bad_alloc&) {
    fatal_error(caught_by_loop(), "Fatal write error on datagram transport");
  }
  // It may have sent again, or have ended the endpoint.
  if (lost_ != 0 || !blocked_->datagrams.empty()) return;
  unblock();
  if (!closing_) return;
  lost_ = 1;
  tell_lost({});
}

// What the system takes. An error belongs to one datagram, and the next one is sent all the same.
void SocketDatagrams::send_kept() {
  bool goes_on = true;
  while (lost_ == 0 && goes_on && !blocked_->datagrams.empty()) {
    Blocked& blocked = *blocked_;
    const error_code error =
        send(blocked.datagrams.front().data, blocked.datagrams.front().address);
    if (is_not_ready(error)) return;
    blocked.size -= blocked.datagrams.front().size();
    blocked.datagrams.pop_front();
    blocked.pause = kFirstPause;
    if (!error) continue;
    const ExceptionPtr why = os_error(error.value());
    goes_on = tells("error_received", [&] { protocol_->error_received(why); });
  }
}

void SocketDatagrams::set_write_buffer_limits(std::optional<std::size_t> high,
                                              std::optional<std::size_t> low) {
  access(loop()).check_thread();
  flow_.set_limits(high, low);
  if (protocol_) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

// ---- the end ----

void SocketDatagrams::close() {
  access(loop()).check_thread();
  if (closing_) return;
  closing_ = true;
  unwatch_reading();
  if (!blocked_) lose({});
}

void SocketDatagrams::abort() {
  access(loop()).check_thread();
  if (lost_ != 0) return;
  closing_ = true;
  unwatch_reading();
  lose({});
}

// While the loop is being closed, as in the FINALLY blocks of its tasks, nothing can be told later.
void SocketDatagrams::lose(const ExceptionPtr& error) {
  lost_ = 1;
  unblock();
  if (loop().is_closed()) return end_socket();
  access(loop()).enqueue(*new Lost(*this, error));
}

void SocketDatagrams::fatal_error(const ExceptionPtr& error, const char* message) {
  report_of(*this, protocol_.get(), message, error);
  if (lost_ != 0) return;
  closing_ = true;
  unwatch_reading();
  lose(error);
}

// ---- what is known of it ----

std::any SocketDatagrams::get_extra_info(std::string_view key) const {
  if (key == "socket") return socket_ ? fd_ : -1;
  if (key == "sockname") return socket_ ? sockname_of(fd_) : SocketAddress();
  if (key == "peername") return peer_;
  return {};
}

// As asyncio's; `closing` while it is, `closed` at the end.
std::string SocketDatagrams::to_string() const {
  const std::string fd = "fd=" + std::to_string(fd_);
  if (!socket_) return joined({"<DatagramTransport closed ", fd, ">"});
  return joined({"<DatagramTransport ", closing_ ? "closing " : "", fd,
                 watched_ ? " read=polling" : " read=idle", " write=<",
                 blocked_ ? "polling" : "idle",
                 ", bufsize=", std::to_string(get_write_buffer_size()), ">>"});
}

}  // namespace

Ref<DatagramTransport> make_datagram_transport(EventLoop& loop, NewEndpoint&& endpoint) {
  Connections& connections = Connections::of(loop);
  const auto made = Ref<SocketDatagrams>::adopt(new SocketDatagrams(connections, endpoint));
  made->start(endpoint);
  return Ref<DatagramTransport>(made.get());
}

}  // namespace asyncio::detail
