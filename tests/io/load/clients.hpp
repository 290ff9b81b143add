// The clients of the load: those that behave, and those that go in the middle of something.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/io/streams.hpp>

#include "tests/io/load/requests.hpp"

#include <asyncio/generators/short_keywords.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <memory>
#include <string>

namespace asyncio::testing {

enum class Manner {
  GOOD,         // asks some questions, and closes
  SLOW,         // asks and reads in small pieces, with pauses
  HALF_CLOSES,  // ends its own direction behind its questions, and reads to the end
  RESETS,       // goes while the answer comes, with a reset
  CLOSES,       // goes in the middle of a question
  CANCELLED,    // wherever it is
};
constexpr int kManners = 6;

struct Errand {
  Manner manner;
  std::uint16_t port;
  StreamConnectionOptions options;
  unsigned seed;
  Counts* counts;
};

// The system sends a reset for what is closed so.
inline void reset(StreamWriter& writer) {
  const auto fd = writer.transport()->extra<int>("socket");
  const linger at_once{1, 0};
  if (!writer.is_closing()) setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  writer.transport()->abort();
}

class Client {
 public:
  explicit Client(Errand errand) : errand_(std::move(errand)), random_(errand_.seed) {}

  // `self` holds it until it is done.
  static Coroutine<> run(std::shared_ptr<Client> self) {
    return coroutine([self, me = self.get()](Co<void>& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(std::tie(me->reader_, me->writer_),
                      open_connection("127.0.0.1", me->errand_.port, me->errand_.options));
      TRY { YIELD_FROM(me->talk()); }
      FINALLY { me->writer_->close(); }
      END_TRY;
      END;
    });
  }

 private:
  Coroutine<> talk() {
    return coroutine([this, left = 1 + any_below(random_, 5)](Co<void>& co) mutable {
      BEGIN(co);
      for (; left > 0; --left) {
        body_ = any_body(random_);
        if (errand_.manner == Manner::SLOW) body_.resize(body_.size() % 5000);
        question_ = message_of(body_);
        if (errand_.manner == Manner::CLOSES && left == 1) {
          writer_->write(std::string_view(question_).substr(0, question_.size() / 2 + 1));
          RETURN();
        }
        YIELD_FROM(ask());
        if (errand_.manner == Manner::HALF_CLOSES && left == 1) writer_->write_eof();
        if (errand_.manner == Manner::RESETS && left == 1) {
          YIELD_FROM_INTO(line_, reader_->read(1));
          reset(*writer_);
          RETURN();
        }
        YIELD_FROM(hear());
        if (any_below(random_, 3) == 0)
          YIELD_FROM(sleep(0.001 * static_cast<double>(any_below(random_, 50))));
      }
      if (errand_.manner != Manner::HALF_CLOSES) RETURN();
      YIELD_FROM_INTO(line_, reader_->read());
      if (!line_.empty()) ++errand_.counts->wrong_answers;
      END;
    });
  }
  Coroutine<> ask() {
    return coroutine([this, piece = std::size_t{0}, at = std::size_t{0}](Co<void>& co) mutable {
      BEGIN(co);
      piece = errand_.manner == Manner::SLOW ? 1 + question_.size() / 5 : question_.size();
      for (at = 0; at < question_.size(); at += piece) {
        writer_->write(std::string_view(question_).substr(at, piece));
        YIELD_FROM(writer_->drain());
        if (errand_.manner == Manner::SLOW) YIELD_FROM(sleep(0.02));
      }
      END;
    });
  }
  // The answer; it is looked at.
  Coroutine<> hear() {
    return coroutine([this, n = std::size_t{0}, piece = std::string()](Co<void>& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(line_, reader_->readline());
      n = Header(line_).size;
      heard_.clear();
      while (heard_.size() < n) {
        if (errand_.manner == Manner::SLOW) YIELD_FROM(sleep(0.01));
        YIELD_FROM_INTO(piece, reader_->read(static_cast<std::ptrdiff_t>(most(n))));
        if (piece.empty()) break;
        heard_ += piece;
      }
      ++(Header(line_).fits(heard_) && heard_ == answer_to(body_) ? errand_.counts->right
                                                                  : errand_.counts->wrong_answers);
      END;
    });
  }
  std::size_t most(std::size_t n) const {
    const std::size_t left = n - heard_.size();
    return errand_.manner == Manner::SLOW ? std::min<std::size_t>(left, 1000) : left;
  }

  Errand errand_;
  Random random_;
  std::shared_ptr<StreamReader> reader_;
  std::shared_ptr<StreamWriter> writer_;
  std::string body_, question_, line_, heard_;
};

}  // namespace asyncio::testing
