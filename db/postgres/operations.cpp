#include <asyncio/db/postgres/operations.hpp>

#include <asyncio/generators/methods.hpp>

#include <libpq-fe.h>
#include <openssl/ssl.h>

#include <utility>

namespace asyncio::postgres::detail {
namespace {

// What the server says beside its answers; by default libpq writes it to stderr.
void ignore_notice(void*, const pg_result*) {}

bool is_error(const ExceptionPtr& error, const char* sqlstate) {
  const auto* const said = error.get_if<PostgresError>();
  return said && said->sqlstate() == sqlstate;
}

}  // namespace

Operations::Operations(EventLoop& loop, ConnectionOwner connection,
                       std::shared_ptr<const ConnectOptions> options)
    : loop_(loop),
      connection_(std::move(connection)),
      options_(std::move(options)),
      socket_(PQsocket(connection_.get())),
      statements_(options_->statement_cache_size) {
  PQsetNoticeReceiver(connection_.get(), &ignore_notice, nullptr);
}

void Operations::start() { pause_reading(false); }

Operations::~Operations() { terminate(); }

void Operations::check() const {
  if (!connection_) why_.rethrow();
  if (closing_) throw InterfaceError("connection is closed");
}

// ---- sending ----

void Operations::add(FuturePtr future, Give give, std::string_view sql, Arguments&& arguments,
                     int how, std::shared_ptr<Talk> talk) {
  ++asked_;
  Operation made;
  made.future = std::move(future);
  made.give = give;
  made.arguments = std::move(arguments);
  made.how = static_cast<std::uint8_t>(how);
  made.talk = std::move(talk);
  if (grouping_ && !made.is(fixed)) {
    if (made.is(plain) || made.is(grouped))
      throw InterfaceError("a pipeline() has neither scripts, nor COPY, nor executemany() in it");
    made.sql = sql;
    made.how |= grouped;
    group_.push_back(std::move(made));
    return;
  }
  if (!holds() && waiting_.empty() && !made.is(plain)) {
    sent_.push_back(std::move(made));
    return send(sql);
  }
  made.sql = sql;
  waiting_.push_back(std::move(made));
  pump();
}

unsigned Operations::open_group() {
  check();
  if (grouping_) throw InterfaceError("a pipeline() is open already");
  grouping_ = true;
  return ++groups_;
}

void Operations::group_waits(unsigned number) noexcept {
  if (!grouping_ || number != groups_) return;
  const auto error = make_exception<InterfaceError>(
      "nothing is awaited in a pipeline(): its answers come at its end");
  for (Operation& each : std::exchange(group_, {})) end(each, error);
}

Future<void> Operations::close_group() {
  grouping_ = false;
  check();
  return as_one([this] {
    for (Operation& each : std::exchange(group_, {})) waiting_.push_back(std::move(each));
    return query<void, &read_nothing>("", Arguments(), own | whole);
  });
}

Future<void> Operations::query_many(std::string_view sql, std::vector<Arguments>&& all) {
  check();
  return as_one([&] {
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
      add(nullptr, nullptr, sql, std::move(all[i]), grouped);
    return query<void, &read_nothing>(sql, std::move(all.back()), whole);
  });
}

void Operations::drop_group() noexcept {
  grouping_ = false;
  for (Operation& each : std::exchange(group_, {}))
    if (each.future) each.future->cancel();
}

// The last of sent_. What throws has sent nothing; what libpq refuses is the connection's end.
void Operations::send(std::string_view sql) {
  Operation& made = sent_.back();
  const Arguments& with = made.arguments;
  StatementPtr gone;
  std::string text;
  bool by_name = false;
  try {
    if (!made.is(uncached))
      made.statement = statements_.find(sql, with.types(), static_cast<std::size_t>(with.count()));
    by_name = made.statement && made.statement->state == Statement::State::prepared;
    if (!by_name) text = sql;  // libpq wants a zero behind it
    if (!made.is(uncached) && !made.statement && (made.statement = statements_.add(gone)))
      made.commands = 2;
    if (gone) gone_.push_back(std::move(gone));
  } catch (...) {
    sent_.pop_back();
    throw;
  }
  pg_conn* const to = connection_.get();
  const bool prepares = made.commands == 2;
  bool good = !prepares || PQsendPrepare(to, made.statement->name.c_str(), text.c_str(),
                                         with.count(), with.types());
  if (good && (by_name || prepares))
    good = PQsendQueryPrepared(to, made.statement->name.c_str(), with.count(), with.values(),
                               with.lengths(), with.formats(), kResultFormat);
  else if (good)
    good = PQsendQueryParams(to, text.c_str(), with.count(), with.types(), with.values(),
                             with.lengths(), with.formats(), kResultFormat);
  made.arguments = Arguments();
  const bool synced = !made.is(grouped);
#ifdef LIBPQ_HAS_SEND_PIPELINE_SYNC
  if (good && synced) good = PQsendPipelineSync(to);
#else
  if (good && synced) good = PQpipelineSync(to);  // which sends at once
#endif
  if (!good) return lost();
  if (!synced) return;
  flush_soon();
  for (const StatementPtr& each : std::exchange(gone_, {}))
    if (connection_) add(nullptr, nullptr, "DEALLOCATE " + each->name, Arguments(), own);
}

// What all tasks of a turn ask is sent in one piece, where libpq can do that.
void Operations::flush_soon() {
#ifdef LIBPQ_HAS_SEND_PIPELINE_SYNC
  if (flushing_) return;
  loop_->call_soon([weak = weak_from_this()] {
    if (const auto self = weak.lock()) self->flush_now();
  });
  flushing_ = true;
#else
  flush_now();
#endif
}

void Operations::flush_now() {
  flushing_ = false;
  if (connection_) flush();
}

bool Operations::flush() {
  const int left = PQflush(connection_.get());
  if (left < 0) return lost(), false;
  if (std::exchange(writing_, left > 0) == writing_) return !writing_;
  if (writing_)
    loop_->add_writer(socket_, [this] {
      const auto self = shared_from_this();
      if (flush() && copying_) talk_ready();
    });
  else
    loop_->remove_writer(socket_);
  return !writing_;
}

// What waits is sent as far as it may be; what nobody waits for any more is not.
void Operations::pump() {
  while (connection_ && !holds() && !waiting_.empty()) {
    Operation& next = waiting_.front();
    if (next.is(plain) && !sent_.empty()) return;
    if (!next.is(grouped) && !next.wanted() && !in_group_) {
      waiting_.pop_front();
      continue;
    }
    in_group_ = next.is(grouped);
    sent_.push_back(std::move(next));
    waiting_.pop_front();
    const std::string sql = std::move(sent_.back().sql);
    sent_.back().is(plain) ? send_plain(sql) : send(sql);
  }
}

void Operations::send_plain(const std::string& sql) {
  talking_ = true;
  if (PQexitPipelineMode(connection_.get()) != 1 ||
      PQsendQuery(connection_.get(), sql.c_str()) != 1)
    return lost();
  flush();
}

// ---- answers ----

void Operations::pause_reading(bool pause) {
  if (!connection_ || reading_ == !pause) return;
  if (pause)
    loop_->remove_reader(socket_);
  else
    loop_->add_reader(socket_, [this] { readable(); });
  reading_ = !pause;
}

void Operations::readable() {
  const auto self = shared_from_this();
  try {
    if (PQconsumeInput(connection_.get()) != 1) return lost();
    if (auto* const tls = static_cast<SSL*>(PQsslStruct(connection_.get(), "OpenSSL")))
      while (SSL_pending(tls) > 0)  // which the socket knows nothing of
        if (PQconsumeInput(connection_.get()) != 1) return lost();
    copying_ ? talk_ready() : take();
  } catch (...) {
    lose(ExceptionPtr::current());
  }
}

void Operations::take() {
  while (connection_ && !sent_.empty() && !PQisBusy(connection_.get())) {
    if (!take_result(PQgetResult(connection_.get()))) return;
    if (connection_ && PQstatus(connection_.get()) == CONNECTION_BAD) return lost();
  }
  if (!connection_) return;
  take_notifications();
  if (connection_ && PQstatus(connection_.get()) == CONNECTION_BAD) return lost();
  if (exclusive_ && !cancelling_) cancel_if_unwanted();
}

// False: no more for now.
bool Operations::take_result(pg_result* result) {
  if (!result) {
    if (talking_) return plain_ended(), true;
    if (!command_ended())
      return lose(make_exception<InterfaceError>("the answers of libpq are out of step")), false;
    return true;
  }
  Rows rows(result);
  Operation& operation = sent_[at_];
  const bool preparing = operation.commands > 1;
  switch (PQresultStatus(result)) {
    case PGRES_PIPELINE_SYNC:
      group_ended();
      break;
    case PGRES_PIPELINE_ABORTED:
      break;
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_COPY_BOTH:
      if (!operation.talk)
        return lose(make_exception<InterfaceError>("a COPY is made by copy_in() or copy_out()")),
               false;
      copying_ = true;
      std::shared_ptr<Talk>(operation.talk)->begun();
      return false;
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_FATAL_ERROR:
      if (!operation.error) operation.error = error_of(result);
      if (operation.statement &&
          (preparing || is_error(operation.error, "26000") || is_error(operation.error, "0A000")))
        statements_.drop(operation.statement);
      break;
    default:
      if (preparing)
        operation.statement->state = Statement::State::prepared;
      else
        operation.rows = std::move(rows);
  }
  return true;
}

// False: there was none.
bool Operations::command_ended() noexcept {
  Operation& operation = sent_[at_];
  if (operation.commands == 0) return false;
  if (--operation.commands == 0 && operation.is(grouped)) ++at_;
  return true;
}

// The error of one is that of all: what came before it is undone, what comes after was not done.
void Operations::group_ended() {
  const std::size_t size = at_ + 1;
  at_ = 0;
  ExceptionPtr first, others;
  for (std::size_t i = 0; i < size && size > 1 && !first; ++i) first = sent_[i].error;
  if (first)
    others = make_exception<TransactionRollbackError>(
                 "not done, since another statement of its pipeline has failed")
                 .set_cause(first);
  for (std::size_t i = 0; i < size && !sent_.empty(); ++i) {
    Operation ended = std::move(sent_.front());
    sent_.pop_front();
    const ExceptionPtr error = ended.error ? ended.error : ended.is(whole) ? first : others;
    end(ended, error);
    // The group's own answer says it, so whoever wants no other need not look.
    if (size > 1 && error && ended.future && !ended.is(whole)) (void)ended.future->failure();
  }
  if (sent_.empty()) settled();
}

// It may be over by that, and nobody's any more.
void Operations::talk_ready() {
  const std::shared_ptr<Talk> talk = sent_.front().talk;
  talk->ready();
}

void Operations::copy_over() {
  copying_ = false;
  flush();
  take();
}

void Operations::plain_ended() {
  Operation ended = std::move(sent_.front());
  sent_.pop_front();
  talking_ = false;
  if (PQenterPipelineMode(connection_.get()) != 1) lost();
  end(ended, ended.error);
  settled();
}

void Operations::end(Operation& operation, const ExceptionPtr& error) noexcept {
  if (!operation.future || operation.future->done()) return;
  if (error)
    operation.future->set_exception(error);
  else
    operation.give(*operation.future, std::move(operation.rows));
}

// All that was sent is answered.
void Operations::settled() {
  if (!connection_) return;
  if (cancelling_ && !telling_) {
    cancelling_ = false;
    deadline_.cancel();
  }
  pump();
}

void Operations::take_notifications() {
  while (connection_) {
    const std::unique_ptr<pgNotify, void (*)(void*)> said(PQnotifies(connection_.get()),
                                                          &PQfreemem);
    if (!said) return;
    if (heard_) heard_(who_, said.get());
  }
}

// ---- the end ----

void Operations::lost() noexcept {
  try {
    std::string text = PQerrorMessage(connection_.get());
    while (!text.empty() && text.back() == '\n') text.pop_back();
    lose(make_exception<ConnectionDoesNotExistError>(
        text.empty() ? "connection was closed in the middle of operation" : text));
  } catch (...) {
    lose(ExceptionPtr::current());
  }
}

void Operations::lose(ExceptionPtr error) noexcept {
  if (connection_) {
    if (!loop_->is_closed()) {
      loop_->remove_reader(socket_);
      if (writing_) loop_->remove_writer(socket_);
    }
    deadline_.cancel();
    why_ = error;
    connection_.reset();
    talking_ = copying_ = writing_ = false;
  }
  std::deque<Operation> sent, waiting;
  sent.swap(sent_);
  waiting.swap(waiting_);
  for (Operation& each : std::exchange(group_, {})) waiting.push_back(std::move(each));
  for (std::deque<Operation>* const all : {&sent, &waiting})
    for (Operation& operation : *all) end(operation, operation.error ? operation.error : why_);
  if (heard_) heard_(who_, nullptr);
}

}  // namespace asyncio::postgres::detail
