#include <asyncio/web/server/file_field.hpp>

#include <asyncio/io/exceptions.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace asyncio::web {

struct detail::UploadedFileState {
  UploadedFileState() = default;
  UploadedFileState(const UploadedFileState&) = delete;
  UploadedFileState& operator=(const UploadedFileState&) = delete;
  ~UploadedFileState() {
    if (fd >= 0) ::close(fd);
  }

  std::string memory;  // as long as there is no file
  int fd = -1;
  std::uint64_t size = 0;
  std::uint64_t at = 0;
};

namespace {

// A file that has no name, or none any more.
int open_nameless() {
  const char* const where = ::secure_getenv("TMPDIR");
  const std::string folder = where && *where ? where : "/tmp";
  const int fd = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  // What knows no O_TMPFILE says so in one of these ways.
  if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return fd;
  std::string name = folder + "/asyncio17-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

void write_all(int fd, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) asyncio::detail::throw_os_error(errno);
    at += static_cast<std::uint64_t>(n);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

UploadedFile::UploadedFile() : state_(std::make_shared<detail::UploadedFileState>()) {}
std::uint64_t UploadedFile::size() const noexcept { return state_->size; }
void UploadedFile::seek(std::uint64_t at) const noexcept { state_->at = at; }
std::uint64_t UploadedFile::tell() const noexcept { return state_->at; }
int UploadedFile::fileno() const noexcept { return state_->fd; }

void UploadedFile::append(std::string_view bytes) const {
  detail::UploadedFileState& s = *state_;
  if (s.fd < 0 && s.size + bytes.size() <= kInMemory) {
    s.memory.append(bytes);
    s.size += bytes.size();
    return;
  }
  if (s.fd < 0) {
    const int fd = open_nameless();
    if (fd < 0) asyncio::detail::throw_os_error(errno);
    try {
      write_all(fd, 0, s.memory);
    } catch (...) {
      ::close(fd);
      throw;
    }
    s.fd = fd;
    std::string().swap(s.memory);
  }
  write_all(s.fd, s.size, bytes);
  s.size += bytes.size();
}

std::string UploadedFile::read(std::ptrdiff_t n) const {
  detail::UploadedFileState& s = *state_;
  const std::uint64_t left = s.size - std::min(s.at, s.size);
  const std::uint64_t most =
      n < 0 ? left : std::min<std::uint64_t>(left, static_cast<std::size_t>(n));
  std::string out;
  if (s.fd < 0) {
    if (most > 0) out = s.memory.substr(s.at, most);
  } else {
    out.resize(most);
    std::size_t got = 0;
    while (got < out.size()) {
      const ssize_t now =
          ::pread(s.fd, &out[got], out.size() - got, static_cast<off_t>(s.at + got));
      if (now < 0 && errno == EINTR) continue;
      if (now < 0) asyncio::detail::throw_os_error(errno);
      if (now == 0) break;  // somebody has made it shorter
      got += static_cast<std::size_t>(now);
    }
    out.resize(got);
  }
  s.at += out.size();
  return out;
}

const FileField& Form::file(std::string_view name) const {
  const auto found = std::find_if(files_.begin(), files_.end(),
                                  [name](const FileField& file) { return file.name == name; });
  if (found == files_.end()) asyncio::detail::throw_key_error(name);
  return *found;
}

}  // namespace asyncio::web
