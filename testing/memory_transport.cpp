#include <asyncio/testing/memory_transport.hpp>

#include <asyncio/io/exceptions.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace asyncio::testing {

namespace {

constexpr std::size_t kMostAtOnce = 256 * 1024;
constexpr int kWarnFrom = 5;  // of the writes to a lost connection
constexpr const char* kWriteError = "Fatal write error on memory transport";

}  // namespace

// Calls a function of the transport's in the next turn, in its context. Precondition: it does not
// wait for that already.
class MemoryTransport::Step final : public detail::HandleNode {
 public:
  using Call = void (MemoryTransport::*)();
  Step(const Context& context, Call call) noexcept
      : HandleNode(detail::NewContext(context.state())), call_(call) {
    flags_ |= kEmpty | kLasting;
  }
  ~Step() override { end_node(); }
  void soon(MemoryTransport& transport) noexcept {
    transport_ = MemoryTransportPtr(&transport);
    ref();
    detail::access(transport.loop()).enqueue(*this);
  }
  void run() override {
    const Run leaves_and_counts(*this);
    const MemoryTransportPtr transport = std::exchange(transport_, nullptr);
    try {
      ((*transport).*call_)();
    } catch (...) {
      detail::callback_failed(*this);
    }
  }
  // A count of the transport that it would give up here may be the last one of this node.
  void discard() noexcept override {
    const MemoryTransportPtr transport = std::exchange(transport_, nullptr);
    HandleNode::discard();
  }
  std::string callback_name() const override { return "MemoryTransport.step"; }

 private:
  void clear() noexcept override {}
  const Call call_;
  MemoryTransportPtr transport_;  // while it waits
};

MemoryTransportPair memory_transport_pair(EventLoop& loop, std::shared_ptr<StreamingProtocol> first,
                                          std::shared_ptr<StreamingProtocol> second) {
  detail::access(loop).check();
  const auto a = MemoryTransportPtr::adopt(new MemoryTransport(loop, std::move(first)));
  const auto b = MemoryTransportPtr::adopt(new MemoryTransport(loop, std::move(second)));
  a->peer_ = b.get();
  b->peer_ = a.get();
  a->begin();
  b->begin();
  return {a, b};
}

MemoryTransport::MemoryTransport(EventLoop& loop, std::shared_ptr<StreamingProtocol> protocol)
    : loop_(loop), context_(copy_context()) {
  const auto step = [this](Step::Call call) {
    return detail::Ref<Step>::adopt(new Step(context_, call));
  };
  making_ = step(&MemoryTransport::made);
  flushing_ = step(&MemoryTransport::flush);
  delivering_ = step(&MemoryTransport::deliver);
  losing_ = step(&MemoryTransport::lost);
  set_protocol(std::move(protocol));
  close_hook_ = detail::access(*loop_).add_close_hook([this] { loop_closed(); });
}

MemoryTransport::~MemoryTransport() {
  if (close_hook_) detail::access(*loop_).remove_close_hook(*close_hook_);
  if (peer_) peer_->peer_ = nullptr;
}

// A call of the protocol's that ends the connection when it throws.
template <class F>
void MemoryTransport::tell(const char* what, F&& call) {
  ExceptionPtr error;
  try {
    call();
  } catch (...) {
    error = detail::caught_by_loop();
  }
  if (error) fail(std::move(error), what);
}

void MemoryTransport::begin() noexcept {
  ref();  // the loop's
  making_->soon(*this);
}

void MemoryTransport::made() {
  struct Made {
    MemoryTransport& transport;
    ~Made() {
      transport.made_ = true;
      transport.deliver_soon();
    }
  } made{*this};
  if (gone_ || !protocol_) return;
  const auto protocol = protocol_;
  tell("Fatal error: protocol.connection_made() call failed.",
       [&] { protocol->connection_made(TransportPtr(this)); });
}

void MemoryTransport::set_protocol(std::shared_ptr<StreamingProtocol> protocol) {
  plain_ = dynamic_cast<Protocol*>(protocol.get());
  buffered_ = plain_ ? nullptr : dynamic_cast<BufferedProtocol*>(protocol.get());
  protocol_ = std::move(protocol);
}

// ---- sending ----

void MemoryTransport::write(std::string_view data) {
  detail::access(*loop_).check_thread();
  if (eof_) throw RuntimeError("Cannot call write() after write_eof()");
  if (data.empty()) return;
  if (lost_) {
    if (++writes_when_lost_ >= kWarnFrom) detail::log("socket.send() raised exception.");
    return;
  }
  if (out_.empty() && !end_sent_ && (!peer_ || peer_->gone_))
    return fail(detail::os_error(EPIPE), kWriteError);
  tell(kWriteError, [&] {  // no memory: a part of it cannot be sent
    if (out_.empty()) data.remove_prefix(send(data));
    out_.append(data);
  });
  if (!lost_ && !data.empty()) check_high_mark();
}

// How many of them have left.
std::size_t MemoryTransport::send(std::string_view data) {
  if (held_) return 0;
  std::size_t n = data.size();
  if (!end_sent_) {
    n = std::min(n, capacity_ - std::min(capacity_, peer_->in_bytes_));
    const std::size_t arrives = cut_ ? std::min(n, *cut_ - sent_) : n;
    if (arrives > 0) peer_->arrive({0, std::string(data.substr(0, arrives)), chunk_size_});
  }
  sent_ += n;
  if (cut_ && sent_ >= *cut_) send_end(cut_error_);
  return n;
}

void MemoryTransport::send_end(ExceptionPtr error) noexcept {
  if (std::exchange(end_sent_, true) || !peer_ || peer_->gone_) return;
  peer_->arrive_end(std::move(error));
}

void MemoryTransport::cut_at(std::size_t bytes, ExceptionPtr error) {
  if (bytes < sent_) throw RuntimeError("more bytes than that were sent already");
  cut_ = bytes;
  cut_error_ = std::move(error);
  if (bytes == sent_) send_end(cut_error_);
  flush_soon();
}

void MemoryTransport::set_capacity(std::size_t bytes) {
  capacity_ = bytes;
  flush_soon();
}

void MemoryTransport::set_extra_info(std::string name, std::any value) {
  extra_[std::move(name)] = std::move(value);
}

void MemoryTransport::release() {
  held_ = false;
  flush_soon();
}

void MemoryTransport::flush_soon() noexcept {
  if (lost_ || (out_.empty() && !(eof_ && !end_sent_))) return;
  if (!std::exchange(flush_scheduled_, true)) flushing_->soon(*this);
}

// There may be room on the way: what a selector calls when a socket is writable.
void MemoryTransport::flush() {
  flush_scheduled_ = false;
  if (lost_ || held_) return;
  if (!out_.empty()) {
    if (!end_sent_ && (!peer_ || peer_->gone_)) return fail(detail::os_error(EPIPE), kWriteError);
    tell(kWriteError, [&] { out_.erase(0, send(out_)); });
    if (lost_) return;
    if (const auto protocol = protocol_) flow_.shrunk(out_.size(), *this, *protocol);
  }
  if (!out_.empty() || lost_) return;
  if (closing_)
    lost();
  else if (eof_)
    send_end({});
}

void MemoryTransport::write_eof() {
  detail::access(*loop_).check_thread();
  if (closing_ || std::exchange(eof_, true)) return;
  if (out_.empty() && !held_) send_end({});
}

void MemoryTransport::set_write_buffer_limits(std::optional<std::size_t> high,
                                              std::optional<std::size_t> low) {
  flow_.set_limits(high, low);
  check_high_mark();
}

void MemoryTransport::check_high_mark() {
  if (const auto protocol = protocol_) flow_.grown(out_.size(), *this, *protocol);
}

// ---- receiving ----

// Behind what came before.
double MemoryTransport::due_from(const MemoryTransport& sender) const noexcept {
  const double due = loop_->time() + sender.delay_;
  return in_.empty() ? due : std::max(due, in_.back().due);
}

void MemoryTransport::arrive(Segment segment) {
  segment.due = due_from(*peer_);
  const std::size_t size = segment.bytes.size();
  in_.push_back(std::move(segment));
  in_bytes_ += size;
  deliver_soon();
}

void MemoryTransport::arrive_end(ExceptionPtr error) noexcept {
  end_ = {due_from(*peer_), std::move(error), true};
  deliver_soon();
}

void MemoryTransport::pause_reading() {
  detail::access(*loop_).check_thread();
  if (is_reading()) paused_ = true;
}

void MemoryTransport::resume_reading() {
  detail::access(*loop_).check_thread();
  if (closing_ || !std::exchange(paused_, false)) return;
  deliver_soon();
}

void MemoryTransport::deliver_soon() noexcept {
  if (!expects() || !made_ || !is_reading() || std::exchange(deliver_scheduled_, true)) return;
  if (due() > loop_->time()) {
    try {
      loop_->call_at(due(), [self = MemoryTransportPtr(this)] { self->delivering_->soon(*self); });
      return;
    } catch (...) {  // no memory: then it comes earlier
      due() = loop_->time();
    }
  }
  delivering_->soon(*this);
}

// What a selector calls when a socket is readable.
void MemoryTransport::deliver() {
  deliver_scheduled_ = false;
  tell("Fatal read error on memory transport", [this] { deliver_next(); });
}

void MemoryTransport::deliver_next() {
  if (!is_reading() || !expects()) return;
  if (due() > loop_->time()) return deliver_soon();
  if (in_.empty()) {
    end_.is_there = false;
    const ExceptionPtr error = std::move(end_.error);
    return error ? force_close(error) : end_of_stream();
  }
  const std::size_t chunk = in_.front().chunk_size;
  deliver_bytes(chunk > 0 ? chunk : kMostAtOnce);
  deliver_soon();
}

// Hands out one piece, of at most so many bytes.
void MemoryTransport::deliver_bytes(std::size_t most) {
  const auto protocol = protocol_;
  Protocol* const plain = plain_;
  BufferedProtocol* const buffered = buffered_;
  MutableBuffer into;
  if (buffered) {
    tell("Fatal error: protocol.get_buffer() call failed.", [&] {
      into = buffered->get_buffer(-1);
      if (into.size == 0) throw RuntimeError("get_buffer() returned an empty buffer");
    });
    if (lost_ || into.size == 0) return;
    most = std::min(most, into.size);
  }
  std::string piece;
  while (!in_.empty() && in_.front().due <= loop_->time() && !in_.front().bytes.empty() &&
         piece.size() < most) {
    std::string& bytes = in_.front().bytes;
    const std::size_t n = std::min(most - piece.size(), bytes.size());
    piece.append(bytes, 0, n);
    bytes.erase(0, n);
    if (bytes.empty()) in_.pop_front();
  }
  in_bytes_ -= piece.size();
  if (peer_) peer_->flush_soon();
  if (buffered) {
    std::memcpy(into.data, piece.data(), piece.size());
    tell("Fatal error: protocol.buffer_updated() call failed.",
         [&] { buffered->buffer_updated(piece.size()); });
  } else if (plain) {
    tell("Fatal error: protocol.data_received() call failed.",
         [&] { plain->data_received(piece); });
  }
}

void MemoryTransport::end_of_stream() {
  const auto protocol = protocol_;
  bool keep_open = false;
  tell("Fatal error: protocol.eof_received() call failed.",
       [&] { keep_open = protocol->eof_received(); });
  if (!keep_open) close();
}

// ---- the end ----

void MemoryTransport::close() {
  detail::access(*loop_).check_thread();
  if (std::exchange(closing_, true)) return;
  if (out_.empty() && !(held_ && eof_)) lose_soon({});
}

void MemoryTransport::abort() {
  detail::access(*loop_).check_thread();
  force_close({});
}

// OSErrors are what connections end with; others are reported.
void MemoryTransport::fail(ExceptionPtr error, const char* message) {
  struct End {
    MemoryTransport& transport;
    ExceptionPtr& error;
    ~End() { transport.force_close(std::move(error)); }
  } end{*this, error};
  if (!error.is<OSError>()) detail::report_of(*this, protocol_.get(), message, error);
}

void MemoryTransport::force_close(ExceptionPtr error) noexcept {
  if (lost_) return;
  out_.clear();
  closing_ = true;
  lose_soon(std::move(error));
}

void MemoryTransport::lose_soon(ExceptionPtr error) noexcept {
  lost_ = true;
  lost_with_ = std::move(error);
  losing_->soon(*this);
}

void MemoryTransport::lost() {
  lost_ = true;
  if (std::exchange(gone_, true)) return;
  const auto self = MemoryTransportPtr::adopt(this);  // the loop's count
  const ExceptionPtr error = std::move(lost_with_);
  detail::access(*loop_).remove_close_hook(*std::exchange(close_hook_, std::nullopt));
  // As a socket is closed, which the other side sees, whatever the protocol does.
  struct Closing {
    MemoryTransport& transport;
    ~Closing() {
      transport.set_protocol(nullptr);
      transport.in_.clear();
      transport.end_ = {};
      transport.send_end({});
      if (transport.peer_) transport.peer_->flush_soon();
    }
  } closing{*this};
  const auto protocol = protocol_;
  if (protocol) protocol->connection_lost(error);
}

// It is dropped, and nobody is told any more.
void MemoryTransport::loop_closed() noexcept {
  const auto self = MemoryTransportPtr::adopt(this);
  close_hook_ = std::nullopt;  // it is being called
  closing_ = lost_ = gone_ = true;
  out_.clear();
  in_.clear();
  end_ = {};
  const auto protocol = std::move(protocol_);
  set_protocol(nullptr);
}

// ---- what it says of itself ----

std::any MemoryTransport::get_extra_info(std::string_view name) const {
  const auto found = extra_.find(name);
  return found == extra_.end() ? std::any() : found->second;
}

std::string MemoryTransport::to_string() const {
  std::string out = "<MemoryTransport";
  if (gone_)
    out += " closed";
  else if (closing_)
    out += " closing";
  out += is_reading() ? " read=polling" : " read=idle";
  out += out_.empty() ? " write=<idle" : " write=<polling";
  return out + ", bufsize=" + std::to_string(out_.size()) + ">>";
}

}  // namespace asyncio::testing
