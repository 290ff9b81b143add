// aiofiles::os: what os and os.path do with files by their names, in a thread of the executor.
//
// aiofiles names: aiofiles.os, aiofiles.ospath. Errors: OSError by its class, with the name in its
// text. Thread: the loop's.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/exceptions.hpp>

#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::aiofiles::os {

// os.stat_result: what of it the systems have in common. Without `st_`, for st_mtime is a macro.
struct StatResult {
  std::uint32_t mode, uid, gid;
  std::uint64_t ino, dev, nlink;
  std::int64_t size;
  double atime, mtime, ctime;  // seconds since 1970
};

Coroutine<StatResult> stat(std::string path);
Coroutine<StatResult> lstat(std::string path);
Coroutine<void> rename(std::string from, std::string to);
// The same, over a file that is there.
Coroutine<void> replace(std::string from, std::string to);
Coroutine<void> renames(std::string from, std::string to);
Coroutine<void> remove(std::string path);
Coroutine<void> unlink(std::string path);
Coroutine<void> mkdir(std::string path, std::uint32_t mode = 0777);
Coroutine<void> makedirs(std::string path, std::uint32_t mode = 0777, bool exist_ok = false);
Coroutine<void> rmdir(std::string path);
// The directory, and those above it that are empty then.
Coroutine<void> removedirs(std::string path);
// The names in a directory, without "." and "..", in no order.
Coroutine<std::vector<std::string>> listdir(std::string path = ".");
Coroutine<void> link(std::string from, std::string to);
Coroutine<void> symlink(std::string from, std::string to);
Coroutine<std::string> readlink(std::string path);
Coroutine<std::string> getcwd();
// May this process? R_OK, W_OK, X_OK of access(2) as a sum; 0: does it exist?
Coroutine<bool> access(std::string path, int mode);

// aiofiles.os.path: what cannot be asked is false, as there.
namespace path {
Coroutine<bool> exists(std::string path);
Coroutine<bool> isfile(std::string path);
Coroutine<bool> isdir(std::string path);
Coroutine<bool> islink(std::string path);
Coroutine<std::int64_t> getsize(std::string path);
Coroutine<double> getmtime(std::string path);
Coroutine<double> getatime(std::string path);
Coroutine<double> getctime(std::string path);
Coroutine<bool> samefile(std::string a, std::string b);
Coroutine<std::string> abspath(std::string path);
}  // namespace path

}  // namespace asyncio::aiofiles::os
#pragma GCC visibility pop
