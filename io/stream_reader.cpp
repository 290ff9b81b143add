#include <asyncio/io/stream_reader.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/connections.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace asyncio {

StreamReader::StreamReader(std::size_t limit, EventLoop* loop, detail::Caller at)
    : loop_(loop ? *loop : get_event_loop(at)), limit_(limit) {
  if (limit == 0) throw ValueError("Limit cannot be <= 0");
}

namespace {
// What the connections of a loop share; null on a loop that has none.
detail::Connections* connections_of(EventLoop& loop) noexcept {
  return static_cast<detail::Connections*>(detail::access(loop).connections());
}
}  // namespace

// ---- the buffer ----

// Is its memory to be used again when it is empty?
bool StreamReader::is_shared() const noexcept {
  return detail::BufferPool::keeps(buffer_.capacity()) && connections_of(*loop_);
}

void StreamReader::drop_all() noexcept {
  begin_ = 0;
  if (auto* const shared = connections_of(*loop_)) return shared->buffers().put(std::move(buffer_));
  std::string().swap(buffer_);
}

void StreamReader::drop(std::size_t n) noexcept {
  begin_ += n;
  if (buffered() == 0) return drop_all();
  // What was read is thrown away once it is the larger part, so that each byte moves at most once.
  if (begin_ * 2 < buffer_.size()) return;
  buffer_.erase(0, begin_);
  begin_ = 0;
}

std::string StreamReader::take(std::size_t n) {
  if (begin_ == 0 && n >= buffer_.size() && !is_shared()) {
    std::string all;
    all.swap(buffer_);
    return all;
  }
  std::string out(bytes().substr(0, n));
  drop(out.size());
  return out;
}

// Looked for together in pieces that become larger, so that a separator which never comes does not
// have the whole buffer searched for each one that does.
std::optional<StreamReader::Match> StreamReader::find(const std::vector<std::string>& separators,
                                                      std::size_t from) const {
  const std::size_t longest = separators.back().size();
  std::optional<Match> first;
  std::size_t piece = separators.size() == 1 ? buffered() : 256 + longest;
  for (std::size_t end = from; !first && end < buffered(); piece *= 2) {
    const std::size_t begin = std::max(from, end - std::min(end, longest - 1));
    end = std::min(buffered(), begin + piece);
    std::size_t most = end;  // of the end of what is looked for
    for (const std::string& separator : separators) {
      const std::size_t at = bytes().substr(0, most).find(separator, begin);
      if (at == std::string_view::npos) continue;
      first = Match{at, at + separator.size()};
      most = first->end - 1;  // what ends with it or later comes after it
    }
  }
  return first;
}

// ---- who brings the bytes ----

void StreamReader::feed_data(std::string_view data) {
  detail::access(*loop_).check_thread();
  if (eof_) throw RuntimeError("feed_data() was called after feed_eof()");
  if (data.empty()) return;
  if (buffer_.capacity() < data.size() && buffer_.empty() &&
      detail::BufferPool::keeps(data.size())) {
    if (auto* const shared = connections_of(*loop_)) buffer_ = shared->buffers().take();
  }
  buffer_.append(data);
  wake_up();
  if (!transport_ || paused_ || buffered() <= 2 * limit_) return;
  transport_->pause_reading();
  paused_ = transport_ != nullptr;  // it may have gone in the call
}

void StreamReader::feed_eof() {
  detail::access(*loop_).check_thread();
  eof_ = true;
  wake_up();
}

void StreamReader::set_exception(ExceptionPtr error) {
  detail::access(*loop_).check_thread();
  exception_ = std::move(error);
  if (!exception_) return;
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.cancelled()) waiter.set_exception(exception_);
}

void StreamReader::set_transport(ReadTransport* transport) {
  detail::access(*loop_).check_thread();
  if (transport_ && transport) throw RuntimeError("the reader has a transport already");
  transport_ = transport;
  paused_ = false;  // that was the one before
}

void StreamReader::wake_up() {
  const Future<void> waiter = std::exchange(waiter_, nullptr);
  if (waiter && !waiter.cancelled()) waiter.set_result();
}

void StreamReader::maybe_resume() {
  if (buffered() <= limit_) resume();
}

// Called with the buffer whole: a transport may bring its bytes in the call.
void StreamReader::resume() {
  if (std::exchange(paused_, false)) transport_->resume_reading();
}

// Is there anything to wait for? While somebody waits, the transport must not be paused; one in
// memory may bring its bytes, or the end, when it is resumed.
bool StreamReader::must_wait(const char* caller) {
  if (waiter_)
    throw RuntimeError(std::string(caller) +
                       "() called while another coroutine is already waiting for incoming data");
  if (!paused_) return true;
  const std::size_t before = buffered();
  const bool failed = static_cast<bool>(exception_);
  resume();
  if (exception_ && !failed) exception_.rethrow();
  return buffered() == before && !eof_;
}

// ---- who reads ----

// They wait without a coroutine for that, since each connection that has nothing to say has one of
// these. Who waits in vain forgets its own waiter, not that of one that has come meanwhile.

Coroutine<std::string> StreamReader::read(std::ptrdiff_t n, detail::Caller at) {
  if (n < 0) return read_all(at);
  return detail::coroutine_at<std::string>(
      at, "read", [this, n, mine = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        if (exception_) RAISE(exception_);
        if (n == 0) RETURN(std::string());
        if (buffered() == 0 && !eof_ && must_wait("read")) {
          mine = waiter_ = loop_->create_future();
          TRY { YIELD_FROM(mine); }
          EXCEPT(BaseException) {
            if (waiter_ == mine) waiter_ = nullptr;
            RAISE();
          }
          END_TRY
        }
        {
          std::string block = take(static_cast<std::size_t>(n));
          maybe_resume();
          RETURN(std::move(block));
        }
        END;
      });
}

Coroutine<std::size_t> StreamReader::read_into(char* to, std::size_t n, detail::Caller at) {
  return detail::coroutine_at<std::size_t>(
      at, "read_into", [this, to, n, mine = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        if (exception_) RAISE(exception_);
        if (n == 0) RETURN(std::size_t{0});
        if (buffered() == 0 && !eof_ && must_wait("read_into")) {
          mine = waiter_ = loop_->create_future();
          TRY { YIELD_FROM(mine); }
          EXCEPT(BaseException) {
            if (waiter_ == mine) waiter_ = nullptr;
            RAISE();
          }
          END_TRY
        }
        {
          const std::size_t came = std::min(n, buffered());
          std::memcpy(to, bytes().data(), came);
          drop(came);
          maybe_resume();
          RETURN(came);
        }
        END;
      });
}

Coroutine<std::optional<std::string>> StreamReader::anext(detail::Caller at) {
  return detail::coroutine_at<std::optional<std::string>>(
      at, "anext", [this, line = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(line, readline());
        if (line.empty()) RETURN(std::nullopt);
        RETURN(std::move(line));
        END;
      });
}

Coroutine<std::optional<std::string>> StreamReader::Pieces::anext(detail::Caller at) {
  return detail::coroutine_at<std::optional<std::string>>(
      at, "anext", [reader = reader_, most = most_, piece = std::string()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(piece, reader->read(most));
        if (piece.empty()) RETURN(std::nullopt);
        RETURN(std::move(piece));
        END;
      });
}

Coroutine<std::string> StreamReader::read_all(const detail::Caller& at) {
  return detail::coroutine_at<std::string>(
      at, "read", [this, all = std::string(), block = std::string()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          YIELD_FROM_INTO(block, read(static_cast<std::ptrdiff_t>(limit_)));
          if (block.empty()) RETURN(std::move(all));
          all += block;
        }
        END;
      });
}

Coroutine<std::string> StreamReader::readexactly(std::ptrdiff_t count, detail::Caller at) {
  if (count < 0) throw ValueError("readexactly size can not be less than zero");
  return detail::coroutine_at<std::string>(
      at, "readexactly",
      [this, n = static_cast<std::size_t>(count), mine = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        if (exception_) RAISE(exception_);
        if (n == 0) RETURN(std::string());
        while (buffered() < n) {
          if (eof_) RAISE(IncompleteReadError(take(buffered()), n));
          if (must_wait("readexactly")) {
            mine = waiter_ = loop_->create_future();
            TRY { YIELD_FROM(mine); }
            EXCEPT(BaseException) {
              if (waiter_ == mine) waiter_ = nullptr;
              RAISE();
            }
            END_TRY
          }
        }
        {
          std::string block = take(n);
          maybe_resume();
          RETURN(std::move(block));
        }
        END;
      });
}

Coroutine<std::string> StreamReader::readline(detail::Caller at) {
  return detail::coroutine_at<std::string>(
      at, "readline", [this, line = Outcome<std::string>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(line, readuntil("\n"));
        if (line) RETURN(std::move(line.value()));
        if (const auto* short_of = line.exception().template get_if<IncompleteReadError>())
          RETURN(short_of->partial());
        if (const auto* overrun = line.exception().template get_if<LimitOverrunError>()) {
          const std::size_t at = overrun->consumed();
          if (bytes().substr(at, 1) == "\n")
            drop(at + 1);
          else
            drop_all();
          maybe_resume();
          RAISE(ValueError(overrun->what()));
        }
        RAISE(line.exception());
        END;
      });
}

Coroutine<std::string> StreamReader::readuntil(std::string separator, detail::Caller at) {
  return readuntil(std::vector<std::string>{std::move(separator)}, at);
}

Coroutine<std::string> StreamReader::readuntil(std::vector<std::string> separators,
                                               detail::Caller at) {
  if (separators.empty()) throw ValueError("Separator should contain at least one element");
  const auto shorter = [](const std::string& a, const std::string& b) {
    return a.size() < b.size();
  };
  std::stable_sort(separators.begin(), separators.end(), shorter);
  if (separators.front().empty()) throw ValueError("Separator should be at least one-byte string");
  return detail::coroutine_at<std::string>(
      at, "readuntil",
      [this, separators = std::move(separators), match = std::optional<Match>(),
       offset = std::size_t{0}, mine = Future<void>(nullptr)](auto& co) mutable {
        BEGIN(co);
        if (exception_) RAISE(exception_);
        // Each byte is looked at once: up to `offset` no separator begins.
        for (;;) {
          if (buffered() >= offset + separators.front().size()) {
            match = find(separators, offset);
            if (match) break;
            const std::size_t longest = separators.back().size();
            offset = buffered() + 1 > longest ? buffered() + 1 - longest : 0;
            if (offset > limit_)
              RAISE(
                  LimitOverrunError("Separator is not found, and chunk exceed the limit", offset));
          }
          if (eof_) RAISE(IncompleteReadError(take(buffered()), std::nullopt));
          if (must_wait("readuntil")) {
            mine = waiter_ = loop_->create_future();
            TRY { YIELD_FROM(mine); }
            EXCEPT(BaseException) {
              if (waiter_ == mine) waiter_ = nullptr;
              RAISE();
            }
            END_TRY
          }
        }
        if (match->begin > limit_)
          RAISE(LimitOverrunError("Separator is found, but chunk is longer than limit",
                                  match->begin));
        {
          std::string block = take(match->end);
          maybe_resume();
          RETURN(std::move(block));
        }
        END;
      });
}

std::string StreamReader::to_string() const {
  std::string out = "<StreamReader";
  if (buffered() > 0) out += " " + std::to_string(buffered()) + " bytes";
  if (eof_) out += " eof";
  if (limit_ != kDefaultLimit) out += " limit=" + std::to_string(limit_);
  if (waiter_) out += " waiter=" + waiter_.to_string();
  if (exception_) out += " exception=" + exception_.repr();
  if (paused_) out += " paused";
  return out + ">";
}

}  // namespace asyncio
