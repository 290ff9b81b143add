#include <asyncio/io/transport_life.hpp>

#include <asyncio/io/write_flow.hpp>
#include <asyncio/loop/log.hpp>

#include <typeinfo>

namespace asyncio::detail {

// connection_lost(), which is to come in the next turn.
class TransportLife::Lost final : public Node {
 public:
  Lost(TransportLife& transport, const ExceptionPtr& error)
      : transport_(&transport), error_(error) {}
  ~Lost() override { end_node(); }
  void run() override {
    const auto self = Ref<Lost>::adopt(this);
    transport_->tell_end(error_);
  }
  void discard() noexcept override { unref(); }
  std::string describe() const override {
    return joined({"<Handle ", transport_->kind().name, ".connection_lost()>"});
  }

 private:
  const Ref<TransportLife> transport_;
  const ExceptionPtr error_;
};

TransportLife::TransportLife(Connections& connections, int fd)
    : HandleNode(context_for_new()),
      connections_(connections),
      fd_(fd),
      is_open_(false),
      begun_(false),
      closing_(false),
      paused_(false),
      watched_(false),
      eof_read_(false),
      is_buffered_(false),
      eof_written_(false),
      sends_file_(false) {
  flags_ |= kEmpty | kLasting;
  at_loop().ref();
}

TransportLife::~TransportLife() {
  at_loop().unref();
  end_node();
}

std::string TransportLife::callback_name() const { return joined({kind().name, ".read_ready"}); }

// ---- the beginning ----

void TransportLife::is_taken(Future<void>&& waiter) noexcept {
  is_open_ = true;
  waiter_ = std::move(waiter);
  HandleNode::ref();  // its own, until the end
  HandleNode::ref();  // of the ready queue
  flags_ |= kQueued;
  at_loop().enqueue(*this);
}

// asyncio has three callbacks for this, one behind the other.
void TransportLife::begin() {
  struct Rest {
    TransportLife& transport;
    ~Rest() {
      transport.begun();
      const Future<void> waiter = std::exchange(transport.waiter_, nullptr);
      if (waiter && !waiter.done()) waiter.set_result();
    }
  } rest{*this};
  begun_ = true;
  tells("connection_made", [this] { tell_made(); });
}

void TransportLife::call_failed(const char* method) {
  const std::string_view name = method;
  const BaseProtocol& protocol = *its_protocol();
  callback_failed(*this, joined({type_name(typeid(protocol)), ".", name}));
}

// ---- reading ----

void TransportLife::watch_reading() {
  if (watched_ || eof_read_) return;
  try {
    connections_.watcher().watch(fd_, Interest::read, *this);
    watched_ = true;
  } catch (...) {
    fatal_error(caught_by_loop(), kind().error);
  }
}

void TransportLife::unwatch_reading() noexcept {
  if (!watched_) return;
  watched_ = false;
  connections_.watcher().unwatch(fd_, Interest::read);
}

void TransportLife::pause() {
  at_loop().check_thread();
  if (closing_ || paused_) return;
  paused_ = true;
  if (watched_) connections_.watcher().pause(fd_);
}

void TransportLife::resume() {
  at_loop().check_thread();
  if (closing_ || !paused_) return;
  paused_ = false;
  if (watched_)
    connections_.watcher().resume(fd_);
  else if (begun_)
    watch_reading();
}

// ---- the end ----

void TransportLife::close_when_sent(bool is_sent) {
  at_loop().check_thread();
  if (closing_) return;
  closing_ = true;
  unwatch_reading();
  if (is_sent) lose({});
}

void TransportLife::abort_now() {
  at_loop().check_thread();
  lose({});
}

// While the loop is being closed, as in the FINALLY blocks of its tasks, nothing can be told later.
void TransportLife::lose(const ExceptionPtr& error) {
  if (lost_ != 0) return;
  lost_ = 1;
  closing_ = true;
  unwatch_reading();
  drop_unsent();
  if (connections_.loop().is_closed()) return finish();
  at_loop().enqueue(*new Lost(*this, error));
}

void TransportLife::end_now() {
  lost_ = 1;
  unwatch_reading();
  tell_end({});
}

void TransportLife::fatal_error(const ExceptionPtr& error, const char* message) {
  report_of(as_transport(), its_protocol(), message, error);
  lose(error);
}

void TransportLife::usual_error(const ExceptionPtr& error, const char* message) {
  if (connections_.loop().get_debug())
    log(joined({as_transport().to_string(), ": ", message, "\n", last_line(error)}));
  lose(error);
}

bool TransportLife::drops_writes() {
  if (lost_ == 0) return false;
  if (lost_ >= kSilentWrites) log("socket.send() raised exception.");
  ++lost_;
  return true;
}

void TransportLife::tell_end(const ExceptionPtr& error) {
  struct End {
    TransportLife& transport;
    ~End() { transport.finish(); }
  };
  if (!is_open_) return;
  const Within context(*this);
  const End end{*this};
  tell_lost(error);
}

void TransportLife::tell_lost(const ExceptionPtr& error) {
  tells("connection_lost", [&] { its_protocol()->connection_lost(error); });
}

// The last things, behind connection_lost(). The protocol goes at the very end: it is the user's.
void TransportLife::finish() noexcept {
  const auto self = Ref<TransportLife>::adopt(this);
  is_open_ = false;
  const std::shared_ptr<BaseProtocol> protocol = take_protocol_out();
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  connections_.remove(fd_);
  close_descriptor();
}

void TransportLife::loop_closes() noexcept {
  if (connections_.loop().get_debug() && !closing_) {
    try {
      log(joined({"unclosed transport ", as_transport().to_string()}));
    } catch (...) {  // no memory: then it is not said
    }
  }
  unwatch_reading();
  drop_unsent();
  closing_ = true;
  if (lost_ == 0) lost_ = 1;
  finish();
}

}  // namespace asyncio::detail
