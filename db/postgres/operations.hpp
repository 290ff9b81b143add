// Operations: what is asked on a connection, in the order in which it was, and what the server has
// not answered yet. libpq's pipeline mode, always.
//
//   query() --> waiting_ --> sent_ --results, up to a sync--> the futures
//                 ^ only while nothing may be sent: see 3
//
// Each statement ends with a sync of its own, so that its error touches no other one; a group
// (executemany(), pipeline()) has one, all of it holds or none does, and none of it is answered
// before the sync.
// Invariants:
//  1. sent_ is, in order, what libpq will give results for; at_ is whose results are next.
//  2. waiting_ is, in order, what comes after all of sent_. A group is whole, in one of both.
//  3. Nothing is sent while waiting_ is not empty, a statement is being cancelled (cancelling_), or
//     the connection is out of pipeline mode (talk_), which it is for one operation, alone in
//     sent_.
//  4. connection_ is null when it is lost or closed. Then both are empty, and why_ says why.
//  5. The reader is there as long as the connection, the writer while libpq could not send all.
//  6. A future that is not done is in sent_ or waiting_ of who made it.
// An answer whose future was cancelled is dropped, and nothing else. But on a connection that one
// task has to itself (exclusive) the server is told as soon as nobody waits for anything that was
// sent: what is asked then is sent when the server has been told, and all is answered.
// Lifetime: a std::shared_ptr's; who waits when the last one goes is told. Thread: the loop's.
#pragma once

#include <asyncio/db/postgres/arguments.hpp>
#include <asyncio/db/postgres/connecting.hpp>
#include <asyncio/db/postgres/record.hpp>
#include <asyncio/db/postgres/statement_cache.hpp>
#include <asyncio/futures/future.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pgNotify;

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

using FuturePtr = asyncio::detail::Ref<asyncio::detail::FutureBase>;
using Give = void (*)(asyncio::detail::FutureBase& future, Rows&& rows);

// Ends a Future<T> with what is read of the rows.
template <class T, T (*read)(Rows&&)>
void give(asyncio::detail::FutureBase& future, Rows&& rows) {
  auto& typed = static_cast<asyncio::detail::FutureState<T>&>(future);
  try {
    if constexpr (std::is_void_v<T>)
      typed.set_result();
    else
      typed.set_result(read(std::move(rows)));
  } catch (...) {  // what a codec throws; it may also have cancelled the future
    if (!future.done()) future.set_exception(ExceptionPtr::current());
  }
}

inline void read_nothing(Rows&&) {}

// Who speaks with the server out of pipeline mode, by libpq's own functions: a COPY.
class Talk {
 public:
  // The server takes, or gives, the data; until copy_over().
  virtual void begun() = 0;
  // There is something to read, or libpq has sent all.
  virtual void ready() = 0;

 protected:
  ~Talk() = default;
};

// What of a statement is not usual.
enum How : unsigned char {
  usual = 0,
  grouped = 1,   // others of its group follow
  fixed = 2,     // to be sent and answered even if nobody waits
  uncached = 4,  // it is not worth to be kept prepared
  plain = 8,     // without pipeline mode
  whole = 16,    // its answer is that of its group
  own = fixed | uncached,
};

struct Operation {
  FuturePtr future;  // null: nobody wants the answer
  Give give = nullptr;
  std::string sql;  // this and the arguments: until it is sent
  Arguments arguments;
  StatementPtr statement;
  Rows rows;
  ExceptionPtr error;
  std::shared_ptr<Talk> talk;  // of one that is plain
  std::uint8_t commands = 1;   // whose results are to come; two: it is prepared first
  std::uint8_t how = usual;
  bool is(How what) const noexcept { return (how & what) != 0; }
  bool wanted() const noexcept { return is(fixed) || (future && !future->done()); }
};

class Operations final : public std::enable_shared_from_this<Operations> {
 public:
  Operations(EventLoop& loop, ConnectionOwner connection,
             std::shared_ptr<const ConnectOptions> options);
  Operations(const Operations&) = delete;
  Operations& operator=(const Operations&) = delete;
  ~Operations();
  void start();

  // InterfaceError when it is closed or lost. Or the answer, which read() makes a T of.
  template <class T, T (*read)(Rows&&)>
  Future<T> query(std::string_view sql, Arguments&& arguments, int how = usual,
                  std::shared_ptr<Talk> talk = nullptr) {
    check();
    Future<T> future(FuturePtr::adopt(new Answer<T>(*this)));
    add(future.state(), &give<T, read>, sql, std::move(arguments), how, std::move(talk));
    return future;
  }
  // One of the driver's, whose answer nobody wants.
  void tell(std::string_view sql) {
    check();
    add(nullptr, nullptr, sql, Arguments(), own);
  }
  // The statement with each of these, at least one, as a group.
  Future<void> query_many(std::string_view sql, std::vector<Arguments>&& all);
  // From now on what is asked is kept, as one group, which has this number.
  unsigned open_group();
  // If it is open still, what is kept fails.
  void group_waits(unsigned number) noexcept;
  // Sends what was kept. Done when all is answered, with the first error.
  Future<void> close_group();
  // Cancels it instead.
  void drop_group() noexcept;

  void set_exclusive(bool exclusive) noexcept { exclusive_ = exclusive; }
  bool is_closed() const noexcept { return !connection_ || closing_; }
  // Is all answered?
  bool is_idle() const noexcept { return sent_.empty() && waiting_.empty(); }
  // How much was asked so far.
  std::uint64_t asked() const noexcept { return asked_; }
  EventLoop& loop() const noexcept { return *loop_; }
  // Null when it is closed.
  pg_conn* connection() const noexcept { return connection_.get(); }
  const ConnectOptions& options() const noexcept { return *options_; }
  void forget_statements() noexcept { statements_.clear(); }

  // Nothing more is asked.
  void close_to_new() noexcept { closing_ = true; }
  void terminate() noexcept { lose(make_exception<InterfaceError>("connection is closed")); }
  // All that waits fails with this error, and what is asked later.
  void lose(ExceptionPtr error) noexcept;
  void lost() noexcept;

  // For a Talk: sends what libpq holds. False: not all, ready() is called when that is done.
  bool flush();
  bool is_flushed() const noexcept { return !writing_; }
  // Its data has ended: what comes now is the answer.
  void copy_over();
  void pause_reading(bool pause);
  // Who is told of notifications, and (with a null) of the end; null: nobody.
  void listen(void (*heard)(void* who, pgNotify* notification), void* who) noexcept {
    heard_ = heard, who_ = who;
  }

 private:
  template <class T>
  class Answer final : public asyncio::detail::FutureState<T> {
   public:
    explicit Answer(Operations& asked)
        : asyncio::detail::FutureState<T>(*asked.loop_), asked_(asked) {}
    using asyncio::detail::FutureBase::cancel;
    bool cancel(const std::string* message) override {
      if (this->done()) return false;
      const bool done = asyncio::detail::FutureState<T>::cancel(message);
      asked_.abandoned();
      return done;
    }

   private:
    Operations& asked_;  // until it is done
  };

  // A group of which a part is missing would take in what comes after it.
  template <class F>
  auto as_one(F&& send_group) {
    try {
      return send_group();
    } catch (...) {
      lose(ExceptionPtr::current());
      throw;
    }
  }
  void check() const;
  void add(FuturePtr future, Give give, std::string_view sql, Arguments&& arguments, int how,
           std::shared_ptr<Talk> talk = nullptr);
  bool holds() const noexcept { return cancelling_ || talking_; }
  void send(std::string_view sql);
  void send_plain(const std::string& sql);
  void flush_soon();
  void flush_now();
  void pump();
  void readable();
  void take();
  bool take_result(pg_result* result);
  bool command_ended() noexcept;
  void group_ended();
  void talk_ready();
  void plain_ended();
  void end(Operation& operation, const ExceptionPtr& error) noexcept;
  void take_notifications();
  void abandoned() noexcept;
  void cancel_if_unwanted();
  void begin_cancel();
  void settled();

  const LoopRef loop_;
  ConnectionOwner connection_;
  const std::shared_ptr<const ConnectOptions> options_;
  const int socket_;
  std::deque<Operation> sent_;
  std::deque<Operation> waiting_;
  std::size_t at_ = 0;
  std::uint64_t asked_ = 0;
  StatementCache statements_;
  std::vector<StatementPtr> gone_;  // to be told to the server
  std::vector<Operation> group_;    // what is kept
  bool grouping_ = false;
  unsigned groups_ = 0;    // so many were opened
  bool in_group_ = false;  // pump() has sent a part of one
  bool exclusive_ = false;
  bool cancelling_ = false;
  bool telling_ = false;  // the server is being told of that
  bool talking_ = false;
  bool copying_ = false;  // from its Talk's begun() on
  bool writing_ = false;
  bool flushing_ = false;  // flush_now() will be called
  bool reading_ = false;
  bool closing_ = false;
  ExceptionPtr why_;
  TimerHandle deadline_;  // of cancelling
  void (*heard_)(void*, pgNotify*) = nullptr;
  void* who_ = nullptr;
};

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
