#include <asyncio/io/datagram_transport.hpp>

#include <asyncio/io/asio_sockets.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/transport_life.hpp>
#include <asyncio/io/write_queue.hpp>

#include <boost/asio/basic_datagram_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/datagram_protocol.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <optional>
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
// Seconds between two attempts where the system does not tell when there is room.
constexpr double kFirstPause = 0.001, kLongestPause = 0.05;

// What waits until the system takes more.
class QueuedDatagrams : public WaitsForRoom {
 public:
  struct Datagram {
    std::string data;
    SocketAddress address;
    std::size_t size() const noexcept { return data.size() + kDatagramHeader; }
  };

  using WaitsForRoom::WaitsForRoom;
  std::deque<Datagram> datagrams;
  std::size_t size = 0;  // of all
  // Of an endpoint that asks now and then instead of being watched.
  TimerHandle timer;
  double pause = kFirstPause;
};

// The end is TransportLife's. Something is buffered only while blocked_ is there and waits for the
// system.
class SocketDatagrams final : public TransportOf<DatagramTransport, DatagramProtocol> {
 public:
  static constexpr TransportKind kKind = {"DatagramTransport", "Fatal error on transport",
                                          "Fatal read error on datagram transport",
                                          "Fatal write error on datagram transport"};

  SocketDatagrams(Connections& connections, const NewEndpoint& endpoint)
      : TransportOf(connections, endpoint.socket.fd()) {}
  void start(NewEndpoint& endpoint);

  // ---- the nodes ----
  void run() override;
  void write_ready();

  // ---- BaseTransport ----
  void close() override { close_when_sent(!blocked_); }
  std::any get_extra_info(std::string_view key) const override;
  std::string to_string() const override;

  // ---- DatagramTransport ----
  void sendto(std::string_view data, const SocketAddress& address) override;
  void abort() override { abort_now(); }
  void set_write_buffer_limits(std::optional<std::size_t> high,
                               std::optional<std::size_t> low) override;
  WriteBufferLimits get_write_buffer_limits() const noexcept override { return flow_.limits(); }
  std::size_t get_write_buffer_size() const noexcept override {
    return blocked_ ? blocked_->size : 0;
  }

 private:
  using Blocked = RoomNode<SocketDatagrams, QueuedDatagrams>;

  const TransportKind& kind() const noexcept override { return kKind; }
  void take_protocol(std::shared_ptr<DatagramProtocol> protocol) override;
  void drop_unsent() noexcept override;
  void close_descriptor() noexcept override {
    error_code ignored;
    socket_->close(ignored);
    socket_.reset();
  }

  void take_socket(NativeSocket& socket);
  void read_ready();
  bool receive(asio::mutable_buffer buffer);
  asio::mutable_buffer receive_buffer();
  error_code send(std::string_view data, const SocketAddress& address);
  void send_kept();
  void keep(std::string_view data, const SocketAddress& address);
  // Does the system tell when there is room? Not of an endpoint of AF_UNIX that is not connected:
  // that is writable though the receiver's queue is full.
  bool is_told_of_room() const noexcept { return !is_unix_ || peer_; }
  void wait_for_room();

  bool is_unix_ = false;
  std::optional<AsioDatagrams> socket_;  // while is_open_
  Ref<Blocked> blocked_;
  WriteFlow flow_;
  SocketAddress peer_;    // of a connected one
  SocketAddress remote_;  // all goes there
  std::unique_ptr<char[]> unix_buffer_;
};

// Nothing is taken before all is there that may be refused.
void SocketDatagrams::start(NewEndpoint& endpoint) {
  take_protocol(endpoint.protocol);
  peer_ = peername_of(fd_);
  remote_ = endpoint.remote ? endpoint.remote : peer_;
  is_unix_ = socket_option(fd_, SOL_SOCKET, SO_DOMAIN) == AF_UNIX;
  begin_soon(std::move(endpoint.waiter), [&] { take_socket(endpoint.socket); });
}

void SocketDatagrams::take_socket(NativeSocket& socket) {
  socket_.emplace(context_of(connections_));
  hand_over(socket, *socket_);
}

void SocketDatagrams::take_protocol(std::shared_ptr<DatagramProtocol> protocol) {
  if (!protocol) throw TypeError("a DatagramProtocol was expected, got None");
  TransportOf::take_protocol(std::move(protocol));
}

void SocketDatagrams::run() {
  const Run leaves_and_counts(*this);
  begun_ ? read_ready() : begin();
}

// ---- receiving ----

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
    fatal_error(caught_by_loop(), kKind.read_error);
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
  at_loop().check_thread();
  if (remote_ && address && address != remote_)
    throw ValueError("Invalid address: must be None or " + remote_.to_string());
  if (drops_writes()) return;
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
    fatal_error(caught_by_loop(), kKind.write_error);
  }
}

// Who is not told asks now and then.
void SocketDatagrams::wait_for_room() {
  Blocked& blocked = *blocked_;
  if (is_told_of_room()) return connections_.watcher().watch(fd_, Interest::write, blocked);
  blocked.timer.cancel();
  blocked.timer = loop().call_later(blocked.pause, [waiting = blocked_] { waiting->room(); });
  blocked.pause = std::min(2 * blocked.pause, kLongestPause);
}

void SocketDatagrams::drop_unsent() noexcept {
  const Ref<Blocked> blocked = std::exchange(blocked_, nullptr);
  if (!blocked) return;
  if (is_told_of_room()) connections_.watcher().unwatch(fd_, Interest::write);
  blocked->timer.cancel();
  blocked->forget();
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
    fatal_error(caught_by_loop(), kKind.write_error);
  }
  // It may have sent again, or have ended the endpoint.
  if (lost_ != 0 || !blocked_->datagrams.empty()) return;
  drop_unsent();
  if (closing_) end_now();
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
  at_loop().check_thread();
  flow_.set_limits(high, low);
  if (protocol_) flow_.grown(get_write_buffer_size(), *this, *protocol_);
}

// ---- what is known of it ----

std::any SocketDatagrams::get_extra_info(std::string_view key) const {
  if (key == "socket") return is_open_ ? fd_ : -1;
  if (key == "sockname") return is_open_ ? sockname_of(fd_) : SocketAddress();
  if (key == "peername") return peer_;
  return {};
}

// As asyncio's; `closing` while it is, `closed` at the end.
std::string SocketDatagrams::to_string() const {
  const std::string fd = "fd=" + std::to_string(fd_);
  if (!is_open_) return joined({"<DatagramTransport closed ", fd, ">"});
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
