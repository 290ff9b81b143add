// aiofiles: files that are read and written in the threads of an executor, so that a slow disk
// holds up nobody.
//
//   WITH_INTO(file, aiofiles::open("names.txt")) {
//     FOR(line, *file) { … }
//     END_FOR;
//   }
//   END_WITH;
//
// Reading goes by blocks: a line that has come with the one before it needs no thread. What a
// cancelled read has brought is there for the next one. Operations of one file take their turn in
// the order they were begun.
//
// open, File, and os::. aiofiles names: aiofiles.open, aiofiles.threadpool, aiofiles.os.
// Bytes are what they are: there is no text mode with an encoding, and "b" and "t" change nothing.
// Errors: OSError by its class (FileNotFoundError, …); ValueError for a mode that is none and of a
// closed file; UnsupportedOperation 'not readable' and so on.
// Lifetime: counted; the last owner closes it. Thread: the loop's.
#pragma once

#include <asyncio/futures/future.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/sync/lock.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::aiofiles {

class File;
// A counted pointer to a file: what open() gives.
using FilePtr = std::shared_ptr<File>;
namespace detail {
class OpenFile;
class Opening;
}  // namespace detail

// From where seek() counts: io.SEEK_SET, SEEK_CUR, SEEK_END.
enum class Whence { set, current, end };

class File : public std::enable_shared_from_this<File> {
 public:
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  // n bytes, fewer at the end of the file; fewer than 0: all up to the end.
  Coroutine<std::string> read(std::ptrdiff_t n = -1,
                              asyncio::detail::Caller at = asyncio::detail::Caller());
  // A line with its "\n"; nothing at the end of the file.
  Coroutine<std::string> readline(asyncio::detail::Caller at = asyncio::detail::Caller());
  // All lines up to the end, each as readline() gives it.
  Coroutine<std::vector<std::string>> readlines(
      asyncio::detail::Caller at = asyncio::detail::Caller());
  // The same as an async iterator: FOR(line, *file).
  Coroutine<std::optional<std::string>> anext(
      asyncio::detail::Caller at = asyncio::detail::Caller());
  // All of it; how many bytes that were.
  Coroutine<std::int64_t> write(std::string data,
                                asyncio::detail::Caller at = asyncio::detail::Caller());
  // All of them, one behind the other; no "\n" is added.
  Coroutine<void> writelines(std::vector<std::string> lines,
                             asyncio::detail::Caller at = asyncio::detail::Caller());
  // Where the next byte is read or written. Gives the new place, counted from the start.
  Coroutine<std::int64_t> seek(std::int64_t offset, Whence whence = Whence::set,
                               asyncio::detail::Caller at = asyncio::detail::Caller());
  // Where the next byte is read or written, counted from the start.
  Coroutine<std::int64_t> tell(asyncio::detail::Caller at = asyncio::detail::Caller());
  // Makes it so long, by default as long as tell(). Gives that.
  Coroutine<std::int64_t> truncate(std::optional<std::int64_t> size = {},
                                   asyncio::detail::Caller at = asyncio::detail::Caller());
  // Nothing is kept back here: write() hands all to the system.
  Coroutine<void> flush(asyncio::detail::Caller at = asyncio::detail::Caller());
  // Again: nothing.
  Coroutine<void> close(asyncio::detail::Caller at = asyncio::detail::Caller());

  // Was it closed?
  bool closed() const noexcept;
  // Does its mode allow that? readable(), writable().
  bool readable() const noexcept;
  bool writable() const noexcept;
  // ValueError of a closed one.
  int fileno() const;
  // What open() was given: name(), mode().
  const std::string& name() const noexcept;
  const std::string& mode() const noexcept;
  // `<File 'names.txt' mode='r'>`
  std::string to_string() const;

  // async with: closes it.
  FilePtr aenter() { return shared_from_this(); }
  Coroutine<void> aexit(const ExceptionPtr&) { return close(); }

 private:
  friend class detail::Opening;
  using Job = std::function<void(detail::OpenFile&)>;
  explicit File(std::shared_ptr<detail::OpenFile> file, concurrent::Executor* executor);
  struct Called {  // who called what
    const asyncio::detail::Caller& at;
    const char* name;
  };
  template <class R>
  Coroutine<R> operate(const Called& by, std::function<bool(detail::OpenFile&)> at_once, Job job,
                       std::function<R(detail::OpenFile&)> finish);

  const std::shared_ptr<detail::OpenFile> file_;  // shared with the job that is under way
  concurrent::Executor* const executor_;          // null: the loop's own
  Lock turn_;
  Future<void> job_{nullptr};  // the last one, which goes on when who awaits it is cancelled
};

namespace detail {

// What open() gives: to be awaited, for the file, or entered by WITH_INTO.
class [[nodiscard]] Opening {
 public:
  Opening(std::string path, std::string mode, concurrent::Executor* executor) noexcept
      : path_(std::move(path)), mode_(std::move(mode)), executor_(executor) {}
  // Opens it. asyncio's `await aiofiles.open(…)`
  Coroutine<FilePtr> open() const;
  Coroutine<FilePtr> aenter();
  Coroutine<void> aexit(const ExceptionPtr&);

 private:
  std::string path_, mode_;
  concurrent::Executor* executor_;
  FilePtr file_;  // when it was entered
};

}  // namespace detail

// Opens a file when it is awaited or entered. The modes are Python's: "r", "w", "a", "x", each with
// "+" to do both. The executor must outlive the file; null: the loop's own. aiofiles.open
inline detail::Opening open(std::string path, std::string mode = "r",
                            concurrent::Executor* executor = nullptr) {
  return detail::Opening(std::move(path), std::move(mode), executor);
}

}  // namespace asyncio::aiofiles

namespace asyncio {

template <>
struct AwaitTraits<aiofiles::detail::Opening> {
  using result_type = aiofiles::FilePtr;
  static bool start(CoBase& co, const aiofiles::detail::Opening& opening,
                    const AwaitTarget<result_type>& to) {
    return AwaitTraits<Coroutine<result_type>>::start(co, opening.open(), to);
  }
};

}  // namespace asyncio
#pragma GCC visibility pop
