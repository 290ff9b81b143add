#include <asyncio/testing/check_stream.hpp>

#include <asyncio/futures/task.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

namespace {

constexpr std::size_t kLimit = 16;               // of most readers
constexpr std::size_t kMost = 64 * 1024 * 1024;  // so much fits into no system's buffers

void must(bool holds, const std::string& sentence) {
  if (!holds) throw CheckFailed(sentence);
}

// What a read has come to: a value, or an exception.
struct End {
  std::string value;
  ExceptionPtr error;
  template <class E>
  const E* failed_with() const {
    return error ? error.get_if<E>() : nullptr;
  }
};

// One connection, and what is reported while it lasts.
struct Streams {
  Streams(EventLoop& l, const MakeStreamEnds& make, std::size_t limit = kLimit)
      : loop(l), old(l.get_exception_handler()) {
    loop.set_exception_handler([this](EventLoop&, const ExceptionContext& c) {
      reports.push_back(c.message + ": " + (c.exception ? c.exception.what() : ""));
    });
    std::tie(a, b) = make(limit);
  }
  ~Streams() {
    a.second->transport()->abort();
    b.second->transport()->abort();
    for (AnyTask& task : tasks) task.cancel();  // what still waits has pointers to the streams
    some_turns();
    loop.set_exception_handler(old);
  }
  void some_turns(int n = 5) {
    for (int i = 0; i < n; ++i) loop.run_until_complete(sleep(0.001));
  }
  template <class F>
  void until(F&& holds, const std::string& sentence) {
    for (int i = 0; i < 5000 && !holds(); ++i) some_turns(1);
    must(holds(), sentence);
  }
  template <class T>
  Task<T> start(Coroutine<T> coroutine) {
    Task<T> task = loop.create_task(std::move(coroutine));
    tasks.push_back(task);
    return task;
  }
  // How the task ends, which it must.
  template <class T>
  End end_of(const Task<T>& task, const std::string& sentence) {
    until([&] { return task.done(); }, sentence);
    if (task.cancelled()) return {{}, make_exception<CancelledError>()};
    if (task.exception()) return {{}, task.exception()};
    if constexpr (std::is_same_v<T, std::string>) return {task.result(), {}};
    return {};
  }
  End end_of(Coroutine<std::string> read, const std::string& sentence) {
    return end_of(start(std::move(read)), sentence);
  }
  Task<void> draining(const StreamEnd& end) {
    return start(coroutine([writer = end.second](Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(writer->drain());
      END;
    }));
  }
  // Reads until so many bytes are there, or the stream ends.
  std::string collect(const StreamEnd& end, std::size_t n, const std::string& sentence) {
    std::string all;
    while (all.size() < n) {
      End block = end_of(end.first->read(65536), sentence);
      if (block.error || block.value.empty()) break;
      all += block.value;
    }
    return all;
  }
  // Until the reader holds so many bytes.
  void arrive(const StreamEnd& end, std::size_t n, const std::string& sentence) {
    until([&] { return end.first->buffered() >= n; }, sentence);
  }
  // Writes to b, which does not read, until drain() would wait.
  std::string fill() {
    std::string all;
    while (all.size() < kMost) {
      all += std::string(16384, static_cast<char>('a' + all.size() / 16384 % 26));
      a.second->write(std::string_view(all).substr(all.size() - 16384));
      Task<void> drain = draining(a);
      some_turns(2);
      if (drain.done()) continue;
      drain.cancel();
      some_turns(1);
      return all;
    }
    throw CheckFailed("while the other side does not read, drain() waits");
  }
  // a goes; b's side may end in either way, but must end.
  void must_end(const StreamEnd& end, const std::string& sentence) {
    for (;;) {
      const End block = end_of(end.first->read(65536), sentence);
      if (block.error || block.value.empty()) return;
    }
  }

  EventLoop& loop;
  EventLoop::ExceptionHandler old;
  std::vector<std::string> reports;
  std::vector<AnyTask> tasks;
  StreamEnd a, b;
};

void check_blocks(EventLoop& loop, const MakeStreamEnds& make) {
  Streams s(loop, make);
  s.a.second->write("");
  s.a.second->write("abc");
  s.a.second->writelines(std::vector<std::string>{"de", "", "fgh"});
  s.b.second->write("back");
  must(s.end_of(s.b.first->readexactly(5), "readexactly() ends when enough has come").value ==
           "abcde",
       "readexactly() gives just so many bytes, in order");
  must(s.end_of(s.b.first->read(2), "read() ends when there is something").value == "fg",
       "read(n) gives at most n bytes");
  must(s.end_of(s.b.first->read(100), "read() ends when there is something").value == "h",
       "read(n) does not wait for n bytes");
  must(s.end_of(s.b.first->read(0), "read(0) does not wait").value.empty(),
       "read(0) gives nothing");
  must(s.end_of(s.a.first->readexactly(4), "the other direction works").value == "back",
       "the other direction works");
  const Task<std::string> waits = s.start(s.b.first->readexactly(4));
  s.a.second->write("12");
  s.some_turns();
  must(!waits.done(), "readexactly() waits until enough has come");
  s.a.second->write("345");
  must(s.end_of(waits, "readexactly() ends when enough has come").value == "1234",
       "readexactly() joins what comes in pieces");
  must(!s.b.first->at_eof() && s.b.first->buffered() == 1, "what was not read is kept");
  must(s.a.second->transport() && s.a.second->transport()->get_protocol() != nullptr,
       "a writer knows its transport");
}

void check_lines(EventLoop& loop, const MakeStreamEnds& make) {
  Streams s(loop, make);
  s.a.second->write("first\n\nsec");
  must(s.end_of(s.b.first->readline(), "readline() ends with a line").value == "first\n",
       "readline() gives a line with its end");
  must(s.end_of(s.b.first->readline(), "readline() ends with a line").value == "\n",
       "an empty line is a line");
  const Task<std::string> line = s.start(s.b.first->readline());
  s.some_turns();
  must(!line.done(), "readline() waits for the end of the line");
  s.a.second->write("ond\nx;y|z");
  must(s.end_of(line, "readline() ends with a line").value == "second\n",
       "a line may come in pieces");
  must(s.end_of(s.b.first->readuntil(";"), "readuntil() ends with the separator").value == "x;",
       "readuntil() gives all up to the separator, with it");
  must(s.end_of(s.b.first->readuntil(std::vector<std::string>{"z", "|"}),
                "readuntil() ends with a separator")
               .value == "y|",
       "of several separators the one that ends first counts");
}

void check_limits_of_lines(EventLoop& loop, const MakeStreamEnds& make) {
  Streams s(loop, make);
  const std::string block = "twenty bytes, no less;";
  s.a.second->write(block);
  s.arrive(s.b, block.size(), "what is written arrives");
  const End over = s.end_of(s.b.first->readuntil(";"), "readuntil() ends over the limit");
  const auto* const error = over.failed_with<LimitOverrunError>();
  must(error, "readuntil() over the limit raises LimitOverrunError");
  must(error->consumed() == block.size() - 1, "LimitOverrunError tells how much to skip");
  must(s.b.first->buffered() == block.size(), "after LimitOverrunError the bytes are still there");
  must(s.end_of(s.b.first->readexactly(static_cast<std::ptrdiff_t>(block.size())),
                "what is over the limit can be read in another way")
               .value == block,
       "what is over the limit can be read in another way");
  const std::string line = "a line of twenty bytes\n";
  s.a.second->write(line);
  s.arrive(s.b, line.size(), "what is written arrives");
  must(s.end_of(s.b.first->readline(), "readline() ends over the limit").failed_with<ValueError>(),
       "readline() over the limit raises ValueError");
  s.a.second->write("short\n");
  must(s.end_of(s.b.first->readline(), "readline() goes on behind a line over the limit").value ==
           "short\n",
       "readline() drops a line over the limit");
}

void check_cancelled_reads(EventLoop& loop, const MakeStreamEnds& make) {
  Streams s(loop, make);
  for (const bool by_line : {false, true}) {
    Task<std::string> read = s.start(by_line ? s.b.first->readline() : s.b.first->readexactly(4));
    s.a.second->write("ab");
    s.arrive(s.b, 2, "what is written arrives");
    must(!read.done(), "a read waits until all has come");
    read.cancel();
    must(s.end_of(read, "a read that is cancelled ends").failed_with<CancelledError>(),
         "a read that is cancelled raises CancelledError");
    must(s.b.first->buffered() == 2, "a read that is cancelled takes no bytes with it");
    s.a.second->write("c\n");
    must(s.end_of(s.b.first->readexactly(4), "after a cancelled read another one may wait").value ==
             "abc\n",
         "a read that is cancelled takes no bytes with it");
  }
  const Task<std::string> first = s.start(s.b.first->read(1));
  s.some_turns(1);
  must(s.end_of(s.b.first->read(1), "a second reader is refused").failed_with<RuntimeError>(),
       "a second reader is refused");
  s.a.second->write("1");
  must(s.end_of(first, "who was refused has changed nothing for the first reader").value == "1",
       "who was refused has changed nothing for the first reader");
}

void check_drain(EventLoop& loop, const MakeStreamEnds& make) {
  Streams s(loop, make, 1000);
  s.end_of(s.draining(s.a), "drain() does not wait when there is nothing to send");
  const std::string all = s.fill();
  const Task<void> one = s.draining(s.a), two = s.draining(s.a);
  s.some_turns();
  must(!one.done() && !two.done(), "while the other side does not read, drain() waits");
  must(s.b.first->paused(), "a reader with more than twice its limit pauses its transport");
  must(s.collect(s.b, all.size(), "what was written arrives when it is read") == all,
       "what was written arrives unchanged");
  must(!s.end_of(one, "drain() ends when there is room").error &&
           !s.end_of(two, "drain() ends for all who wait").error,
       "drain() raises nothing when there is room");
}

// What reads give at the end of a stream, which was made by write_eof() or by close().
void check_end_of_stream(Streams& s) {
  const auto end = [&s](Coroutine<std::string> read) {
    return s.end_of(std::move(read), "reads at the end of a stream do not wait");
  };
  must(s.end_of(s.b.first->readline(), "a line ends with the stream").value == "last",
       "at the end of a stream readline() gives what there is");
  s.until([&] { return s.b.first->at_eof(); }, "at_eof() is true when all is read");
  must(end(s.b.first->readline()).value.empty() && end(s.b.first->read(10)).value.empty() &&
           end(s.b.first->read()).value.empty(),
       "at the end of a stream reads give nothing");
  const End exactly = end(s.b.first->readexactly(3)), until = end(s.b.first->readuntil(";"));
  must(exactly.failed_with<IncompleteReadError>() && until.failed_with<IncompleteReadError>(),
       "at the end of a stream readexactly() and readuntil() raise IncompleteReadError");
}

void check_write_eof(EventLoop& loop, const MakeStreamEnds& make) {
  {
    Streams s(loop, make);
    if (!s.a.second->can_write_eof()) return;
    const Task<std::string> all = s.start(s.b.first->read());
    s.a.second->write("all of ");
    s.some_turns();
    must(!all.done(), "read() waits for the end of the stream");
    s.a.second->write("it");
    s.a.second->write_eof();
    must(s.end_of(all, "read() ends with the stream").value == "all of it",
         "read() gives all up to the end of the stream");
  }
  {
    Streams s(loop, make);
    s.a.second->write("ab");
    s.a.second->write_eof();
    const End end = s.end_of(s.b.first->readexactly(3), "readexactly() ends with the stream");
    const auto* const error = end.failed_with<IncompleteReadError>();
    must(error && error->partial() == "ab" && error->expected() == 3u,
         "IncompleteReadError has what had come");
  }
  Streams s(loop, make);
  s.a.second->write("last");
  s.a.second->write_eof();
  check_end_of_stream(s);
  s.b.second->write("answer");
  must(s.end_of(s.a.first->readexactly(6), "after write_eof() the other direction works").value ==
           "answer",
       "after write_eof() the other direction works");
  must(!s.a.second->is_closing() && !s.b.second->is_closing(),
       "after write_eof() the connection stays open");
}

void check_closed(Streams& s, const StreamEnd& end) {
  const End closed =
      s.end_of(s.start(end.second->wait_closed()), "wait_closed() ends when the connection has");
  must(!closed.error, "wait_closed() raises nothing when nothing went wrong");
  must(s.end_of(s.draining(end), "drain() does not wait for a connection that is lost")
           .failed_with<ConnectionResetError>(),
       "drain() raises ConnectionResetError when the connection is lost");
}

void check_close_of_streams(EventLoop& loop, const MakeStreamEnds& make) {
  {
    Streams s(loop, make);
    s.a.second->write("last");
    s.a.second->close();
    s.a.second->close();
    must(s.a.second->is_closing(), "after close() a writer is closing");
    check_end_of_stream(s);
    s.b.second->close();
    check_closed(s, s.a);
    check_closed(s, s.b);
    must(s.end_of(s.a.first->read(1), "a reader whose connection is closed does not wait")
             .value.empty(),
         "a reader whose connection is closed is at its end");
    must(s.reports.empty(), "nothing of this is reported");
  }
  {
    Streams s(loop, make);
    const Task<std::string> waits = s.start(s.a.first->read(1));
    s.some_turns();
    s.a.second->close();
    must(s.end_of(waits, "close() ends a read of its own side").value.empty(),
         "close() ends a read of its own side");
  }
  Streams s(loop, make, 1000);
  const std::string all = s.fill();
  s.a.second->close();
  must(s.collect(s.b, all.size(), "close() sends what was written") == all,
       "close() sends what was written");
}

void check_abort_of_streams(EventLoop& loop, const MakeStreamEnds& make) {
  {
    Streams s(loop, make, 1000);
    s.fill();
    const Task<void> drain = s.draining(s.a);
    const Task<std::string> read = s.start(s.a.first->read(1));
    s.some_turns();
    s.a.second->transport()->abort();
    must(s.end_of(read, "abort() ends a read of its own side").value.empty(),
         "abort() ends a read of its own side");
    must(!s.end_of(drain, "abort() ends drain()").error,
         "a drain() that waits raises nothing when the connection is lost without an error");
    check_closed(s, s.a);
    s.must_end(s.b, "after abort() the other side sees an end");
  }
  Streams s(loop, make);
  const Task<std::string> read = s.start(s.b.first->readline());
  s.some_turns();
  s.a.second->transport()->abort();
  s.end_of(read, "after abort() a read of the other side ends");
}

}  // namespace

void check_stream(EventLoop& loop, const MakeStreamEnds& make_ends) {
  check_blocks(loop, make_ends);
  check_lines(loop, make_ends);
  check_limits_of_lines(loop, make_ends);
  check_cancelled_reads(loop, make_ends);
  check_drain(loop, make_ends);
  check_write_eof(loop, make_ends);
  check_close_of_streams(loop, make_ends);
  check_abort_of_streams(loop, make_ends);
}

}  // namespace asyncio::testing
