// The servers of the load: one that is a protocol, and one of streams, plain and by TLS.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/io/streams.hpp>

#include "tests/io/load/requests.hpp"

#include <asyncio/generators/short_keywords.hpp>

#include <memory>
#include <string>
#include <utility>

namespace asyncio::testing {

class AnsweringProtocol : public Protocol {
 public:
  explicit AnsweringProtocol(Counts& counts) : counts_(counts) {}
  void connection_made(const TransportPtr& transport) override { transport_ = transport; }
  void data_received(std::string_view data) override {
    came_ += data;
    answer_all();
  }
  // What is still being sent is sent, and then the connection is closed.
  bool eof_received() override {
    if (!came_.empty()) ++counts_.ended;
    return false;
  }
  void connection_lost(const ExceptionPtr& error) override {
    if (error) ++counts_.ended;
    transport_ = nullptr;
  }
  // Who does not read gets no more answers.
  void pause_writing() override { transport_->pause_reading(); }
  void resume_writing() override { transport_->resume_reading(); }

 private:
  void answer_all() {
    for (;;) {
      const std::size_t line = came_.find('\n');
      if (line == std::string::npos) return;
      const Header header(came_.substr(0, line + 1));
      if (came_.size() < line + 1 + header.size) return;
      const std::string body = came_.substr(line + 1, header.size);
      came_.erase(0, line + 1 + header.size);
      ++(header.fits(body) ? counts_.answered : counts_.wrong_questions);
      transport_->write(message_of(answer_to(body)));
    }
  }

  Counts& counts_;
  TransportPtr transport_;
  std::string came_;
};

inline Coroutine<> answer_by_streams(std::shared_ptr<StreamReader> reader,
                                     std::shared_ptr<StreamWriter> writer, Counts& counts) {
  return coroutine([=, &counts, line = std::string(), body = std::string()](Co<void>& co) mutable {
    BEGIN(co);
    TRY {
      for (;;) {
        YIELD_FROM_INTO(line, reader->readline());
        if (!Header(line).whole) {
          if (!line.empty()) ++counts.ended;
          break;
        }
        YIELD_FROM_INTO(body, reader->readexactly(static_cast<std::ptrdiff_t>(Header(line).size)));
        ++(Header(line).fits(body) ? counts.answered : counts.wrong_questions);
        writer->write(message_of(answer_to(body)));
        YIELD_FROM(writer->drain());
      }
    }
    // The client has gone, in the middle of something.
    EXCEPT(OSError, IncompleteReadError, TimeoutError) { ++counts.ended; }
    FINALLY { writer->close(); }
    END_TRY;
    END;
  });
}

}  // namespace asyncio::testing
