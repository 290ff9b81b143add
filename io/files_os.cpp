#include <asyncio/io/files_os.hpp>

#include <asyncio/futures/threads.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>

namespace asyncio::aiofiles::os {

namespace {

// Who called what.
struct Called {
  const asyncio::detail::Caller& at;
  const char* name;
};

template <class R>
Coroutine<R> in_thread(std::function<R()> work, const Called& by) {
  struct Body {
    std::function<R()> work;
    Step operator()(Co<R>& co) {
      if (co.label() == 0)
        return co.yield_from(1, get_running_loop().run_in_executor(nullptr, std::move(work)));
      return co.template pass_result<R>();
    }
  };
  return asyncio::detail::coroutine_at<R>(by.at, by.name, Body{std::move(work)});
}

[[noreturn]] void fail(const std::string& path) { asyncio::detail::throw_file_error(errno, path); }
void check(int result, const std::string& path) {
  if (result < 0) fail(path);
}
// Python names both.
void check(int result, const std::string& from, const std::string& to) {
  if (result < 0) fail(from + "' -> '" + to);
}

using Stat = int (*)(const char*, struct stat*);
StatResult result_of(const struct stat& is) {
  const auto seconds = [](const timespec& t) {
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
  };
  StatResult result{};
  result.mode = is.st_mode;
  result.uid = is.st_uid;
  result.gid = is.st_gid;
  result.ino = is.st_ino;
  result.dev = is.st_dev;
  result.nlink = is.st_nlink;
  result.size = is.st_size;
  result.atime = seconds(is.st_atim);
  result.mtime = seconds(is.st_mtim);
  result.ctime = seconds(is.st_ctim);
  return result;
}

Coroutine<StatResult> stat_by(Stat how, std::string path, const Called& by) {
  return in_thread<StatResult>(
      [how, path = std::move(path)] {
        struct stat is;
        check(how(path.c_str(), &is), path);
        return result_of(is);
      },
      by);
}

// A member of what stat() gives.
template <class R>
Coroutine<R> member(R StatResult::*which, std::string path, const Called& by) {
  return in_thread<R>(
      [which, path = std::move(path)] {
        struct stat is;
        check(::stat(path.c_str(), &is), path);
        return result_of(is).*which;
      },
      by);
}

// Is it of this kind? 0: of any.
Coroutine<bool> is_of(Stat how, std::uint32_t kind, std::string path, const Called& by) {
  return in_thread<bool>(
      [how, kind, path = std::move(path)] {
        struct stat is;
        return how(path.c_str(), &is) == 0 && (kind == 0 || (is.st_mode & S_IFMT) == kind);
      },
      by);
}

std::string parent_of(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return std::filesystem::path(path).parent_path().string();
}

void make_all(const std::string& path, std::uint32_t mode, bool exist_ok) {
  const std::string parent = parent_of(path);
  if (!parent.empty() && parent != path && ::access(parent.c_str(), F_OK) != 0)
    make_all(parent, 0777, true);
  if (::mkdir(path.c_str(), mode) == 0) return;
  const int error = errno;
  struct stat is;
  if (exist_ok && ::stat(path.c_str(), &is) == 0 && S_ISDIR(is.st_mode)) return;
  errno = error;
  fail(path);
}

void remove_parents(std::string path) {
  for (path = parent_of(path); !path.empty() && path != "/"; path = parent_of(path)) {
    if (::rmdir(path.c_str()) < 0) return;  // it is not empty
  }
}

std::vector<std::string> names_in(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
  if (!directory) fail(path);
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(directory.get());
    if (!entry) break;
    std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(std::move(name));
  }
  if (errno != 0) fail(path);
  return names;
}

// A call of the system with one name, and with two.
Coroutine<void> call(int (*how)(const char*), std::string path, const Called& by) {
  return in_thread<void>([how, path = std::move(path)] { check(how(path.c_str()), path); }, by);
}
Coroutine<void> call(int (*how)(const char*, const char*), std::string from, std::string to,
                     const Called& by) {
  return in_thread<void>([how, from = std::move(from),
                          to = std::move(to)] { check(how(from.c_str(), to.c_str()), from, to); },
                         by);
}

}  // namespace

Coroutine<StatResult> stat(std::string path, asyncio::detail::Caller at) {
  return stat_by(&::stat, std::move(path), {at, "stat"});
}
Coroutine<StatResult> lstat(std::string path, asyncio::detail::Caller at) {
  return stat_by(&::lstat, std::move(path), {at, "lstat"});
}

Coroutine<void> rename(std::string from, std::string to, asyncio::detail::Caller at) {
  return call(&::rename, std::move(from), std::move(to), {at, "rename"});
}
Coroutine<void> replace(std::string from, std::string to, asyncio::detail::Caller at) {
  return call(&::rename, std::move(from), std::move(to), {at, "replace"});
}
Coroutine<void> renames(std::string from, std::string to, asyncio::detail::Caller at) {
  return in_thread<void>(
      [from = std::move(from), to = std::move(to)] {
        if (const std::string parent = parent_of(to); !parent.empty()) make_all(parent, 0777, true);
        check(::rename(from.c_str(), to.c_str()), from, to);
        remove_parents(from);
      },
      {at, "renames"});
}
Coroutine<void> remove(std::string path, asyncio::detail::Caller at) {
  return call(&::unlink, std::move(path), {at, "remove"});
}
Coroutine<void> unlink(std::string path, asyncio::detail::Caller at) {
  return call(&::unlink, std::move(path), {at, "unlink"});
}
Coroutine<void> mkdir(std::string path, std::uint32_t mode, asyncio::detail::Caller at) {
  return in_thread<void>(
      [path = std::move(path), mode] { check(::mkdir(path.c_str(), mode), path); }, {at, "mkdir"});
}
Coroutine<void> makedirs(std::string path, std::uint32_t mode, bool exist_ok,
                         asyncio::detail::Caller at) {
  return in_thread<void>(
      [path = std::move(path), mode, exist_ok] { make_all(path, mode, exist_ok); },
      {at, "makedirs"});
}
Coroutine<void> rmdir(std::string path, asyncio::detail::Caller at) {
  return call(&::rmdir, std::move(path), {at, "rmdir"});
}
Coroutine<void> removedirs(std::string path, asyncio::detail::Caller at) {
  return in_thread<void>(
      [path = std::move(path)] {
        check(::rmdir(path.c_str()), path);
        remove_parents(path);
      },
      {at, "removedirs"});
}
Coroutine<std::vector<std::string>> listdir(std::string path, asyncio::detail::Caller at) {
  return in_thread<std::vector<std::string>>([path = std::move(path)] { return names_in(path); },
                                             {at, "listdir"});
}
Coroutine<void> link(std::string from, std::string to, asyncio::detail::Caller at) {
  return call(&::link, std::move(from), std::move(to), {at, "link"});
}
Coroutine<void> symlink(std::string from, std::string to, asyncio::detail::Caller at) {
  return call(&::symlink, std::move(from), std::move(to), {at, "symlink"});
}
Coroutine<std::string> readlink(std::string path, asyncio::detail::Caller at) {
  return in_thread<std::string>(
      [path = std::move(path)] {
        char target[PATH_MAX];
        const ssize_t n = ::readlink(path.c_str(), target, sizeof target);
        if (n < 0) fail(path);
        return std::string(target, static_cast<std::size_t>(n));
      },
      {at, "readlink"});
}
Coroutine<std::string> getcwd(asyncio::detail::Caller at) {
  return in_thread<std::string>([] { return std::filesystem::current_path().string(); },
                                {at, "getcwd"});
}
Coroutine<bool> access(std::string path, int mode, asyncio::detail::Caller at) {
  return in_thread<bool>(
      [path = std::move(path), mode] { return ::access(path.c_str(), mode) == 0; }, {at, "access"});
}

namespace path {

Coroutine<bool> exists(std::string path, asyncio::detail::Caller at) {
  return is_of(&::stat, 0, std::move(path), {at, "exists"});
}
Coroutine<bool> isfile(std::string path, asyncio::detail::Caller at) {
  return is_of(&::stat, S_IFREG, std::move(path), {at, "isfile"});
}
Coroutine<bool> isdir(std::string path, asyncio::detail::Caller at) {
  return is_of(&::stat, S_IFDIR, std::move(path), {at, "isdir"});
}
Coroutine<bool> islink(std::string path, asyncio::detail::Caller at) {
  return is_of(&::lstat, S_IFLNK, std::move(path), {at, "islink"});
}
Coroutine<std::int64_t> getsize(std::string path, asyncio::detail::Caller at) {
  return member(&StatResult::size, std::move(path), {at, "getsize"});
}
Coroutine<double> getmtime(std::string path, asyncio::detail::Caller at) {
  return member(&StatResult::mtime, std::move(path), {at, "getmtime"});
}
Coroutine<double> getatime(std::string path, asyncio::detail::Caller at) {
  return member(&StatResult::atime, std::move(path), {at, "getatime"});
}
Coroutine<double> getctime(std::string path, asyncio::detail::Caller at) {
  return member(&StatResult::ctime, std::move(path), {at, "getctime"});
}
Coroutine<bool> samefile(std::string a, std::string b, asyncio::detail::Caller at) {
  return in_thread<bool>(
      [a = std::move(a), b = std::move(b)] {
        struct stat first, second;
        check(::stat(a.c_str(), &first), a);
        check(::stat(b.c_str(), &second), b);
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev;
      },
      {at, "samefile"});
}
Coroutine<std::string> abspath(std::string path, asyncio::detail::Caller at) {
  return in_thread<std::string>(
      [path = std::move(path)] {
        std::string whole = std::filesystem::absolute(path).lexically_normal().string();
        while (whole.size() > 1 && whole.back() == '/') whole.pop_back();
        return whole;
      },
      {at, "abspath"});
}

}  // namespace path

}  // namespace asyncio::aiofiles::os
