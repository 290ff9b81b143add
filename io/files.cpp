#include <asyncio/io/files.hpp>

#include <asyncio/futures/shield.hpp>
#include <asyncio/futures/threads.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace asyncio::aiofiles {

namespace detail {

// The file as the threads see it: one at a time.
class OpenFile {
 public:
  // Opens it, in the calling thread.
  OpenFile(std::string path, std::string file_mode);
  ~OpenFile() { close(); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  // ---- what has been read and not been asked for ----
  bool holds(std::size_t n) const noexcept { return at_end || buffer.size() - begin >= n; }
  bool holds_line() const noexcept { return at_end || line_size() > 0; }
  std::string take(std::size_t n);
  std::string take_line();
  std::size_t buffered() const noexcept { return buffer.size() - begin; }

  // ---- in a thread ----
  void fill(std::size_t n);
  void fill_line();
  void write(std::string_view data);
  std::int64_t seek(std::int64_t offset, Whence whence);
  std::int64_t truncate(std::optional<std::int64_t> size);
  void close() noexcept;

  const std::string name, mode;
  int fd = -1;
  bool reads = false, writes = false;
  bool at_end = false;      // the last read has found the end
  std::int64_t result = 0;  // of the last job

 private:
  static constexpr std::size_t kBlock = 64 * 1024;
  std::size_t line_size() const noexcept;
  bool read_block(std::size_t n);
  std::string cut(std::size_t n);
  void forget_read();

  std::string buffer;
  std::size_t begin = 0;    // of what was not asked for
  std::size_t scanned = 0;  // up to here there is no "\n"
};

namespace {

[[noreturn]] void fail(const std::string& name) { asyncio::detail::throw_file_error(errno, name); }

// The flags for open(2), as Python's open() reads a mode.
int flags_of(const std::string& mode, bool& reads, bool& writes) {
  const auto count = [&mode](char c) { return std::count(mode.begin(), mode.end(), c); };
  if (mode.find_first_not_of("rwax+bt") != mode.npos || count('+') > 1 || count('b') > 1 ||
      count('t') > 1)
    throw ValueError("invalid mode: '" + mode + "'");
  if (count('b') && count('t')) throw ValueError("can't have text and binary mode at once");
  if (count('r') + count('w') + count('a') + count('x') != 1)
    throw ValueError("must have exactly one of create/read/write/append mode");
  reads = count('r') || count('+');
  writes = !count('r') || count('+');
  int flags = O_CLOEXEC | (reads && writes ? O_RDWR : reads ? O_RDONLY : O_WRONLY);
  if (count('w')) flags |= O_CREAT | O_TRUNC;
  if (count('a')) flags |= O_CREAT | O_APPEND;
  if (count('x')) flags |= O_CREAT | O_EXCL;
  return flags;
}

}  // namespace

OpenFile::OpenFile(std::string path, std::string file_mode)
    : name(std::move(path)), mode(std::move(file_mode)) {
  const int flags = flags_of(mode, reads, writes);
  do {
    fd = ::open(name.c_str(), flags, 0666);
  } while (fd < 0 && errno == EINTR);
  if (fd < 0) fail(name);
  struct stat is;
  if (fstat(fd, &is) == 0 && S_ISDIR(is.st_mode)) {
    close();
    errno = EISDIR;
    fail(name);
  }
}

void OpenFile::close() noexcept {
  if (fd >= 0) ::close(std::exchange(fd, -1));
}

// ---- reading ----

// One block, of at least n bytes where the file has them. False at its end.
bool OpenFile::read_block(std::size_t n) {
  if (begin > 0) {
    buffer.erase(0, begin);
    scanned -= std::min(scanned, begin);
    begin = 0;
  }
  const std::size_t before = buffer.size();
  buffer.resize(before + n);
  ssize_t got;
  do {
    got = ::read(fd, &buffer[before], n);
  } while (got < 0 && errno == EINTR);
  buffer.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) fail(name);
  if (got == 0) at_end = true;
  return got > 0;
}

void OpenFile::fill(std::size_t n) {
  struct stat is;
  // A file is read whole with one call, and one more that finds its end.
  std::size_t block = std::max(kBlock, std::min(n, std::size_t{1} << 20));
  if (n > kBlock && fstat(fd, &is) == 0 && S_ISREG(is.st_mode))
    block = std::max(kBlock, std::min(n, static_cast<std::size_t>(is.st_size)));
  while (!holds(n) && read_block(block)) block = std::min<std::size_t>(block, 1 << 20);
}

void OpenFile::fill_line() {
  while (line_size() == 0 && read_block(kBlock)) {
  }
}

// Of the line that is there whole; 0: it is not.
std::size_t OpenFile::line_size() const noexcept {
  const std::size_t end = buffer.find('\n', std::max(begin, scanned));
  return end == buffer.npos ? 0 : end + 1 - begin;
}

std::string OpenFile::take(std::size_t n) {
  at_end = false;  // it may have grown by the next read
  if (begin > 0 || n < buffer.size()) return cut(n);
  scanned = 0;
  return std::exchange(buffer, {});
}

std::string OpenFile::cut(std::size_t n) {
  std::string out = buffer.substr(begin, n);
  scanned = begin += out.size();
  if (begin < buffer.size()) return out;
  buffer = {};
  begin = scanned = 0;
  return out;
}

std::string OpenFile::take_line() {
  const std::size_t size = line_size();
  return size > 0 ? cut(size) : take(buffered());
}

// ---- the place in the file ----

// What was read ahead was not asked for: the system's place goes back by it.
void OpenFile::forget_read() {
  const auto ahead = static_cast<off_t>(buffered());
  if (ahead > 0 && lseek(fd, -ahead, SEEK_CUR) < 0) fail(name);
  buffer.clear();
  begin = scanned = 0;
  at_end = false;
}

void OpenFile::write(std::string_view data) {
  forget_read();
  result = static_cast<std::int64_t>(data.size());
  while (!data.empty()) {
    const ssize_t n = ::write(fd, data.data(), data.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail(name);
    data.remove_prefix(static_cast<std::size_t>(n));
  }
}

std::int64_t OpenFile::seek(std::int64_t offset, Whence whence) {
  forget_read();
  const int from = whence == Whence::set       ? SEEK_SET
                   : whence == Whence::current ? SEEK_CUR
                                               : SEEK_END;
  const off_t at = lseek(fd, offset, from);
  if (at < 0) fail(name);
  return at;
}

std::int64_t OpenFile::truncate(std::optional<std::int64_t> size) {
  const std::int64_t length = size ? *size : seek(0, Whence::current);
  if (ftruncate(fd, length) < 0) fail(name);
  return length;
}

// ---- opening ----

Coroutine<FilePtr> Opening::open() const {
  using Opened = std::shared_ptr<OpenFile>;
  return coroutine<FilePtr>(
      [path = path_, mode = mode_, executor = executor_, opened = Opened()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(opened, get_running_loop().run_in_executor(executor, [path, mode] {
          return std::make_shared<OpenFile>(path, mode);
        }));
        RETURN(FilePtr(new File(std::move(opened), executor)));
        END;
      });
}

Coroutine<FilePtr> Opening::aenter() {
  return coroutine<FilePtr>([this](auto& co) {
    BEGIN(co);
    YIELD_FROM_INTO(file_, open());
    RETURN(file_);
    END;
  });
}

Coroutine<void> Opening::aexit(const ExceptionPtr&) { return file_->close(); }

}  // namespace detail

File::File(std::shared_ptr<detail::OpenFile> file, concurrent::Executor* executor)
    : file_(std::move(file)), executor_(executor) {}
File::~File() = default;

// Runs `job` in a thread, unless all is there already, and gives what `finish` makes of it. One
// that is cancelled leaves the job to the next one, which waits for its end.
template <class R>
Coroutine<R> File::operate(const Called& by, std::function<bool(detail::OpenFile&)> at_once,
                           Job job, std::function<R(detail::OpenFile&)> finish) {
  return asyncio::detail::coroutine_at<R>(
      by.at, by.name,
      [self = shared_from_this(), at_once = std::move(at_once), job = std::move(job),
       finish = std::move(finish), former = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        WITH(self->turn_) {
          if (self->job_) YIELD_FROM_OUTCOME(former, shield(self->job_));
          self->job_ = nullptr;
          if (!at_once(*self->file_)) {
            self->job_ = get_running_loop().run_in_executor(
                self->executor_, [file = self->file_, job = std::move(job)] { job(*file); });
            YIELD_FROM(shield(self->job_));
            self->job_ = nullptr;
          }
          if constexpr (std::is_void_v<R>) {
            finish(*self->file_);
            RETURN();
          } else {
            RETURN(finish(*self->file_));
          }
        }
        END_WITH;
        END;
      });
}

namespace {

// Checks that come before anything is done; false, for there is something to do in a thread.
bool may_operate(detail::OpenFile& file) {
  if (file.fd < 0) throw ValueError("I/O operation on closed file.");
  return false;
}
bool may_read(detail::OpenFile& file) {
  may_operate(file);
  if (!file.reads) throw UnsupportedOperation("not readable");
  return false;
}
bool may_write(detail::OpenFile& file) {
  may_operate(file);
  if (!file.writes) throw UnsupportedOperation("not writable");
  return false;
}
std::int64_t result_of(detail::OpenFile& file) { return file.result; }
void nothing(detail::OpenFile&) {}

}  // namespace

Coroutine<std::string> File::read(std::ptrdiff_t count, asyncio::detail::Caller at) {
  const std::size_t n = count < 0 ? std::string::npos : static_cast<std::size_t>(count);
  return operate<std::string>(
      {at, "read"}, [n](detail::OpenFile& file) { return may_read(file) || file.holds(n); },
      [n](detail::OpenFile& file) { file.fill(n); },
      [n](detail::OpenFile& file) { return file.take(n); });
}

Coroutine<std::string> File::readline(asyncio::detail::Caller at) {
  return operate<std::string>(
      {at, "readline"}, [](detail::OpenFile& file) { return may_read(file) || file.holds_line(); },
      [](detail::OpenFile& file) { file.fill_line(); },
      [](detail::OpenFile& file) { return file.take_line(); });
}

Coroutine<std::vector<std::string>> File::readlines(asyncio::detail::Caller at) {
  return asyncio::detail::coroutine_at<std::vector<std::string>>(
      at, "readlines",
      [self = shared_from_this(), lines = std::vector<std::string>(),
       line = std::string()](auto& co) mutable {
        BEGIN(co);
        for (;;) {
          YIELD_FROM_INTO(line, self->readline(asyncio::detail::Caller::none()));
          if (line.empty()) RETURN(std::move(lines));
          lines.push_back(std::move(line));
        }
        END;
      });
}

Coroutine<std::optional<std::string>> File::anext(asyncio::detail::Caller at) {
  return operate<std::optional<std::string>>(
      {at, "anext"}, [](detail::OpenFile& file) { return may_read(file) || file.holds_line(); },
      [](detail::OpenFile& file) { file.fill_line(); },
      [](detail::OpenFile& file) -> std::optional<std::string> {
        std::string line = file.take_line();
        if (line.empty()) return std::nullopt;
        return line;
      });
}

Coroutine<std::int64_t> File::write(std::string data, asyncio::detail::Caller at) {
  return operate<std::int64_t>(
      {at, "write"}, may_write,
      [data = std::move(data)](detail::OpenFile& file) { file.write(data); }, result_of);
}

Coroutine<void> File::writelines(std::vector<std::string> lines, asyncio::detail::Caller at) {
  std::string all;
  for (const std::string& line : lines) all += line;
  return operate<void>(
      {at, "writelines"}, may_write,
      [all = std::move(all)](detail::OpenFile& file) { file.write(all); }, nothing);
}

Coroutine<std::int64_t> File::seek(std::int64_t offset, Whence whence, asyncio::detail::Caller at) {
  return operate<std::int64_t>(
      {at, "seek"}, may_operate,
      [offset, whence](detail::OpenFile& file) { file.result = file.seek(offset, whence); },
      result_of);
}

Coroutine<std::int64_t> File::tell(asyncio::detail::Caller at) {
  return operate<std::int64_t>(
      {at, "tell"}, may_operate,
      [](detail::OpenFile& file) { file.result = file.seek(0, Whence::current); }, result_of);
}

Coroutine<std::int64_t> File::truncate(std::optional<std::int64_t> size,
                                       asyncio::detail::Caller at) {
  return operate<std::int64_t>(
      {at, "truncate"}, may_write,
      [size](detail::OpenFile& file) { file.result = file.truncate(size); }, result_of);
}

Coroutine<void> File::flush(asyncio::detail::Caller at) {
  return operate<void>(
      {at, "flush"}, [](detail::OpenFile& file) { return may_operate(file) || true; }, nothing,
      nothing);
}

Coroutine<void> File::close(asyncio::detail::Caller at) {
  return operate<void>(
      {at, "close"}, [](detail::OpenFile& file) { return file.fd < 0; },
      [](detail::OpenFile& file) { file.close(); }, nothing);
}

bool File::closed() const noexcept { return file_->fd < 0; }
bool File::readable() const noexcept { return file_->reads; }
bool File::writable() const noexcept { return file_->writes; }
const std::string& File::name() const noexcept { return file_->name; }
const std::string& File::mode() const noexcept { return file_->mode; }

int File::fileno() const {
  may_operate(*file_);
  return file_->fd;
}

std::string File::to_string() const { return "<File '" + name() + "' mode='" + mode() + "'>"; }

}  // namespace asyncio::aiofiles
