#include <asyncio/web/server/document_root.hpp>

#include <asyncio/io/exceptions.hpp>
#include <asyncio/loop/event_loop.hpp>
#include <asyncio/web/server/exceptions.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace asyncio::web::detail {
namespace {

// Without waiting for whom a FIFO or a device waits for.
constexpr int kToRead = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
constexpr int kToPass = O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;

#if defined(SYS_openat2) && defined(RESOLVE_BENEATH)
int open_beneath(int root, const char* name, bool follow_symlinks) noexcept {
  struct open_how how {};
  how.flags = kToRead;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  if (!follow_symlinks) how.resolve |= RESOLVE_NO_SYMLINKS;
  int fd;
  do {
    fd = static_cast<int>(syscall(SYS_openat2, root, name, &how, sizeof how));
  } while (fd < 0 && errno == EINTR);
  return fd;
}
#else
int open_beneath(int, const char*, bool) noexcept {
  errno = ENOSYS;
  return -1;
}
#endif

std::string hex(std::uint64_t number) {
  char digits[16];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, 16).ptr};
}

}  // namespace

std::string OpenedFile::state() const {
  return hex(static_cast<std::uint64_t>(mtime_seconds) * 1000000000u + mtime_nanoseconds) + "-" +
         hex(size);
}

std::string DocumentRoot::state_of(const std::string& name) const {
  const OpenedFile file = is_name(name) ? open(name) : OpenedFile();
  return file.kind == OpenedFile::Kind::regular ? file.state() : "";
}

OpenedFile::OpenedFile(int descriptor) noexcept : fd(descriptor) {
  struct stat found;
  if (fd < 0 || fstat(fd, &found) != 0) {
    error = errno;
    close();
    return;
  }
  kind = S_ISREG(found.st_mode)   ? Kind::regular
         : S_ISDIR(found.st_mode) ? Kind::directory
                                  : Kind::other;
  size = static_cast<std::uint64_t>(found.st_size);
  mtime_seconds = found.st_mtim.tv_sec;
  mtime_nanoseconds = static_cast<std::uint32_t>(found.st_mtim.tv_nsec);
}

void OpenedFile::close() noexcept {
  if (fd >= 0) ::close(fd);
  fd = -1;
  kind = Kind::none;
}

void OpenedFile::swap(OpenedFile& other) noexcept {
  std::swap(kind, other.kind);
  std::swap(fd, other.fd);
  std::swap(error, other.error);
  std::swap(size, other.size);
  std::swap(mtime_seconds, other.mtime_seconds);
  std::swap(mtime_nanoseconds, other.mtime_nanoseconds);
}

OpenedFile OpenedFile::at(const std::string& path) noexcept {
  if (path.find('\0') != std::string::npos) {
    errno = ENOENT;
    return OpenedFile(-1);
  }
  return OpenedFile(::open(path.c_str(), kToRead));
}

DocumentRoot::DocumentRoot(const std::string& path, bool follow_symlinks)
    : root_(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)),
      follow_symlinks_(follow_symlinks) {
  if (root_.kind != OpenedFile::Kind::directory || path.find('\0') != std::string::npos)
    throw ValueError("No directory exists at '" + path + "'");
}

bool DocumentRoot::is_name(const std::string& name) noexcept {
  if (name.find('\0') != std::string::npos) return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::size_t size = end - at;
    if (size == 0 || name.compare(at, size, ".") == 0 || name.compare(at, size, "..") == 0)
      return false;
    at = end + 1;
  }
  return true;
}

OpenedFile DocumentRoot::open(const std::string& name) const noexcept {
  if (name.empty()) return OpenedFile(openat(root_.fd, ".", kToRead));
  if (!is_name(name)) {
    errno = ENOENT;
    return OpenedFile(-1);
  }
  if (has_openat2_) {
    const int fd = open_beneath(root_.fd, name.c_str(), follow_symlinks_);
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != E2BIG)) return OpenedFile(fd);
    has_openat2_ = errno == EPERM;  // which may be the file's, or that of a filter of system calls
  }
  return OpenedFile(open_by_segments(name));
}

// Without links, of which there is no telling where they lead.
int DocumentRoot::open_by_segments(const std::string& name) const noexcept {
  int at = root_.fd;
  char segment[256];
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const bool is_last = end == name.size();
    int next = -1;
    if (end - begin < sizeof segment) {
      segment[name.copy(segment, end - begin, begin)] = '\0';
      next = openat(at, segment, is_last ? kToRead | O_NOFOLLOW : kToPass);
    } else {
      errno = ENAMETOOLONG;
    }
    const int error = errno;
    if (at != root_.fd) ::close(at);
    errno = error;
    if (next < 0 || is_last) return next;
    at = next;
    begin = end + 1;
  }
  return -1;
}

void raise_not_opened(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      throw HTTPForbidden();
    case ENOENT:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
    case EXDEV:  // it leads out of the root
    case ENAMETOOLONG:
    case ENXIO:   // a socket, or a FIFO
    case ENODEV:  // a device that is none
    case EINVAL:
      throw HTTPNotFound();
    case EAGAIN:  // somebody has a lease on it, and is asked to give that up
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      get_running_loop().call_exception_handler(
          {"a file cannot be opened", make_exception<OSError>(error), {}});
      throw HTTPServiceUnavailable();
    default:
      asyncio::detail::throw_os_error(error);
  }
}

}  // namespace asyncio::web::detail
