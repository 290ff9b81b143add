#include <asyncio/web/client/netrc.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/loop/log.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace asyncio::http::detail {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Words; in quotes they have spaces. A comment goes from `#` to the end of the line.
class Words {
 public:
  explicit Words(std::string_view text) noexcept : rest_(text) {}
  // "" at the end.
  std::string next(bool comments) {
    for (;;) {
      rest_.remove_prefix(std::min(rest_.find_first_not_of(kSpace), rest_.size()));
      if (!comments || rest_.empty() || rest_.front() != '#') break;
      rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    }
    std::string word;
    const bool quoted = !rest_.empty() && rest_.front() == '"';
    std::size_t at = quoted ? 1 : 0;
    for (; at < rest_.size(); ++at) {
      if (quoted ? rest_[at] == '"' : kSpace.find(rest_[at]) != std::string_view::npos) break;
      if (rest_[at] == '\\' && at + 1 < rest_.size()) ++at;
      word += rest_[at];
    }
    rest_.remove_prefix(std::min(at + (quoted ? 1 : 0), rest_.size()));
    return word;
  }
  // A macro ends with an empty line.
  void skip_macro() { rest_.remove_prefix(std::min(rest_.find("\n\n"), rest_.size())); }

 private:
  std::string_view rest_;
};

std::string path_of_environment() {
  if (const char* const path = std::getenv("NETRC")) return path;
  const char* const home = std::getenv("HOME");
  return home ? std::string(home) + "/.netrc" : std::string();
}

constexpr std::size_t kMost = 64 * 1024;

struct File {
  // So that a FIFO, which nobody may ever write to, is not waited for.
  explicit File(const std::string& path)
      : fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) {
    if (fd < 0) fail(errno);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::close(fd); }
  std::string read() const {
    struct stat about = {};
    if (::fstat(fd, &about) != 0) fail(errno);
    if (!S_ISREG(about.st_mode)) fail(EINVAL);
    std::string text(kMost + 1, '\0');
    std::size_t size = 0;
    for (;;) {
      const ssize_t n = ::read(fd, &text[size], text.size() - size);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail(errno);
      size += static_cast<std::size_t>(n);
      if (size > kMost) fail(EFBIG);
      if (n == 0) break;
    }
    text.resize(size);
    return text;
  }
  [[noreturn]] static void fail(int error) {
    throw std::system_error(error, std::generic_category());
  }
  const int fd;
};

}  // namespace

Netrc::Netrc(std::string_view text) {
  Words words(text);
  Entry* entry = nullptr;
  for (std::string word; !(word = words.next(true)).empty();) {
    if (word == "machine") {
      const std::string host = words.next(false);
      if (host.empty()) throw ValueError("missing 'machine' name");
      entry = &entries_[host];
      *entry = {};
    } else if (word == "default") {
      entry = &entries_[""];
    } else if (word == "macdef") {
      words.skip_macro();
    } else if (entry && (word == "login" || word == "user")) {
      entry->login = words.next(false);
    } else if (entry && word == "account") {
      entry->account = words.next(false);
    } else if (entry && word == "password") {
      entry->password = words.next(false);
    } else {  // it may be a password: it is not shown
      throw ValueError(entry ? "bad follower token" : "bad toplevel token");
    }
  }
}

Netrc Netrc::of_environment() {
  const std::string path = path_of_environment();
  try {
    return Netrc(File(path).read());
  } catch (const std::system_error& error) {
    if (std::getenv("NETRC") || error.code() != std::errc::no_such_file_or_directory)
      asyncio::detail::log("Could not read .netrc file at " + path + ": " + error.code().message());
    return {};
  } catch (const std::exception& error) {
    asyncio::detail::log("Could not parse .netrc file " + path + ": " + error.what());
    return {};
  }
}

std::optional<BasicAuth> Netrc::auth_for(const std::string& host) const {
  auto at = entries_.find(host);
  if (at == entries_.end()) at = entries_.find("");
  if (at == entries_.end()) return std::nullopt;
  const Entry& entry = at->second;
  const std::string& login = entry.login.empty() ? entry.account : entry.login;
  if (login.find(':') != std::string::npos) return std::nullopt;  // no field can say that
  return BasicAuth(login, entry.password);
}

}  // namespace asyncio::http::detail
