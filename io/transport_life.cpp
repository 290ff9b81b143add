#include <asyncio/io/transport_life.hpp>

#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/io/debug_log.hpp>
#include <asyncio/io/write_flow.hpp>

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
      sends_file_(false),
      failed_(false),
      ends_(kByLost) {
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
  run_next_turn();
}

void TransportLife::run_next_turn() noexcept {
  HandleNode::ref();  // of the ready queue
  flags_ |= kQueued;
  at_loop().enqueue(*this);
}

// asyncio has three callbacks for this, one behind the other.
void TransportLife::begin() {
  if (ends_ >= kNow) return ends_ == kNow ? end_itself() : end_in_next_turn();
  struct Told {
    TransportLife& transport;
    ~Told() {
      const Future<void> waiter = std::exchange(transport.waiter_, nullptr);
      if (waiter && !waiter.done()) waiter.set_result();
      if (transport.ends_ == kWhenBegun) transport.end_in_next_turn();
    }
  } told{*this};
  begun_ = true;
  try {
    tells("connection_made", [this] { tell_made(); });
  } catch (...) {  // KeyboardInterrupt, which ends the loop's run and not the connection
    begun();
    throw;
  }
  begun();
}

void TransportLife::call_failed(const char* method) {
  std::string name;
  try {
    const BaseProtocol& protocol = *its_protocol();
    name = joined({type_name(typeid(protocol)), ".", method});
  } catch (...) {  // no memory: then it has no name
  }
  callback_failed(*this, name);
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
void TransportLife::lose(const ExceptionPtr& error) noexcept {
  if (lost_ != 0) return;
  lost_ = 1;
  closing_ = true;
  unwatch_reading();
  drop_unsent();
  if (connections_.loop().is_closed()) return finish();
  try {
    at_loop().enqueue(*new Lost(*this, error));
  } catch (...) {  // no memory
    failed_ = static_cast<bool>(error);
    end_without_memory();
  }
}

// Its own node stands for the Lost: nothing can be read any more. It is queued already when it is
// to begin, or was found ready, and then comes again behind what is queued now.
void TransportLife::end_without_memory() noexcept {
  if (!begun_) {
    ends_ = kWhenBegun;
  } else if ((flags_ & (kQueued | kRunning)) == kQueued) {
    ends_ = kInNextTurn;
    begun_ = false;
  } else {
    end_in_next_turn();
  }
}

void TransportLife::end_in_next_turn() noexcept {
  ends_ = kNow;
  begun_ = false;
  run_next_turn();
}

// What the error was there was no memory to keep.
void TransportLife::end_itself() {
  tell_end(failed_ ? SpareExceptions::memory_error() : ExceptionPtr());
}

void TransportLife::end_now() {
  lost_ = 1;
  unwatch_reading();
  tell_end({});
}

// The connection ends whatever the exception handler throws.
void TransportLife::fatal_error(const ExceptionPtr& error, const char* message) {
  struct End {
    TransportLife& transport;
    const ExceptionPtr& error;
    ~End() { transport.lose(error); }
  } end{*this, error};
  report_of(as_transport(), its_protocol(), message, error);
}

void TransportLife::usual_error(const ExceptionPtr& error, const char* message) noexcept {
  log_in_debug(connections_.loop(), [&] {
    return joined({as_transport().to_string(), ": ", message, "\n", last_line(error)});
  });
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
  if (!closing_)
    log_in_debug(connections_.loop(), [&] {
      return joined({"unclosed transport ", as_transport().to_string()});
    });
  unwatch_reading();
  drop_unsent();
  closing_ = true;
  if (lost_ == 0) lost_ = 1;
  finish();
}

}  // namespace asyncio::detail
