// StreamReader: bytes that come in pieces, read as lines, blocks or up to a separator.
//
// read, read_into, readexactly, readline, readuntil, at_eof, FOR(line, *reader); aiohttp's readany,
// iter_any, iter_chunked; for who brings the bytes feed_data, feed_eof, set_exception,
// set_transport. asyncio name: streams.StreamReader. Memory: as much as came and was not read, and
// none when that is nothing. A small piece is handed over to who reads as much or more; the memory
// for larger ones is shared by all readers of sockets. Lifetime: neither copied nor moved; it must
// outlive the tasks that read. One task reads at a time. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {
class SubprocessStreams;
}  // namespace detail

class StreamReader {
 public:
  static constexpr std::size_t kDefaultLimit = 64 * 1024;

  // `limit`: of the length of a line or block up to a separator; with more than twice as much in
  // the buffer the transport is paused. ValueError when it is 0.
  explicit StreamReader(std::size_t limit = kDefaultLimit, EventLoop* loop = nullptr,
                        detail::Caller at = detail::Caller());
  StreamReader(const StreamReader&) = delete;
  StreamReader& operator=(const StreamReader&) = delete;

  // At most n bytes, as soon as there are any; fewer than 0: all up to the end. Nothing at the end
  // of the stream.
  Coroutine<std::string> read(std::ptrdiff_t n = -1, detail::Caller at = detail::Caller());
  // The same into memory of the caller's, which must be there until then: how many came. 0 at the
  // end of the stream, or when n is.
  Coroutine<std::size_t> read_into(char* to, std::size_t n, detail::Caller at = detail::Caller());
  // Just n bytes. IncompleteReadError when the stream ends before; ValueError when n is negative.
  Coroutine<std::string> readexactly(std::ptrdiff_t n, detail::Caller at = detail::Caller());
  // A line with its "\n"; what there is when the stream ends before. ValueError for a line over the
  // limit, which is dropped.
  Coroutine<std::string> readline(detail::Caller at = detail::Caller());
  // All up to the separator, with it; of several, the one that ends first. LimitOverrunError when
  // that is over the limit: then the buffer is as it was. IncompleteReadError at the end of the
  // stream. ValueError for an empty separator.
  Coroutine<std::string> readuntil(std::string separator = "\n",
                                   detail::Caller at = detail::Caller());
  Coroutine<std::string> readuntil(std::vector<std::string> separators,
                                   detail::Caller at = detail::Caller());
  // The next line for ASYNCIO_FOR(line, *reader), with its "\n"; nothing at the end of the stream.
  // As readline(). __anext__
  Coroutine<std::optional<std::string>> anext(detail::Caller at = detail::Caller());
  // All that is there, as soon as there is any; nothing at the end. aiohttp: StreamReader.readany
  Coroutine<std::string> readany(detail::Caller at = detail::Caller()) {
    return read(PTRDIFF_MAX, at);
  }
  // What is read piece by piece: FOR(piece, reader.iter_any()). To be used while the reader is
  // there.
  class Pieces {
   public:
    Coroutine<std::optional<std::string>> anext(detail::Caller at = detail::Caller());

   private:
    friend class StreamReader;
    Pieces(StreamReader& reader, std::ptrdiff_t most) noexcept : reader_(&reader), most_(most) {}
    StreamReader* reader_;
    std::ptrdiff_t most_;
  };
  // As they come; of at most n bytes. ValueError unless n is positive. aiohttp names:
  // StreamReader.iter_any, iter_chunked
  Pieces iter_any() noexcept { return {*this, PTRDIFF_MAX}; }
  Pieces iter_chunked(std::ptrdiff_t n) {
    if (n <= 0) throw ValueError("the size of a piece must be positive");
    return {*this, n};
  }
  // Is all read and no more to come?
  bool at_eof() const noexcept { return eof_ && buffered() == 0; }
  // What readers are told from now on; empty when there is nothing wrong.
  const ExceptionPtr& exception() const noexcept { return exception_; }

  // ---- for who brings the bytes ----

  // RuntimeError after feed_eof().
  void feed_data(std::string_view data);
  void feed_eof();
  // Empty: nothing is wrong any more.
  void set_exception(ExceptionPtr error);
  // Must outlive the reader, or be taken away by null; then another one may be set, and none is
  // paused. RuntimeError when there is one already.
  void set_transport(ReadTransport* transport);

  // How many bytes came and were not read.
  std::size_t buffered() const noexcept { return buffer_.size() - begin_; }
  // Was feed_eof() called?
  bool eof() const noexcept { return eof_; }
  // Is the transport paused?
  bool paused() const noexcept { return paused_; }
  // `<StreamReader 5 bytes eof>`
  std::string to_string() const;

 private:
  struct Match {
    std::size_t begin, end;
  };
  std::string_view bytes() const noexcept { return std::string_view(buffer_).substr(begin_); }
  friend class StreamReaderProtocol;
  friend class StreamWriter;
  friend class detail::SubprocessStreams;
  // The transport is gone.
  void forget_transport() noexcept {
    transport_ = nullptr;
    paused_ = false;
  }
  bool is_shared() const noexcept;
  // The first n bytes, and out of the buffer with them.
  std::string take(std::size_t n);
  void drop(std::size_t n) noexcept;
  void drop_all() noexcept;
  std::optional<Match> find(const std::vector<std::string>& separators, std::size_t from) const;
  void wake_up();
  void maybe_resume();
  void resume();
  bool must_wait(const char* caller);
  Coroutine<std::string> read_all(const detail::Caller& at);

  LoopRef loop_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what was not read yet
  bool eof_ = false;
  bool paused_ = false;
  Future<void> waiter_{nullptr};  // of the one that reads
  ExceptionPtr exception_;
  ReadTransport* transport_ = nullptr;
};

}  // namespace asyncio
#pragma GCC visibility pop
