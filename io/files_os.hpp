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

// What the system knows of a file: of a symbolic link stat() tells that to which it leads, lstat()
// the link itself.
Coroutine<StatResult> stat(std::string path,
                           asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<StatResult> lstat(std::string path,
                            asyncio::detail::Caller at = asyncio::detail::Caller());
// Gives a file or a directory another name; a file that has it already is replaced.
Coroutine<void> rename(std::string from, std::string to,
                       asyncio::detail::Caller at = asyncio::detail::Caller());
// The same; in Python it differs from rename() on Windows only.
Coroutine<void> replace(std::string from, std::string to,
                        asyncio::detail::Caller at = asyncio::detail::Caller());
// The same; the directories of the new name are made before, and those of the old one that are
// empty then are removed.
Coroutine<void> renames(std::string from, std::string to,
                        asyncio::detail::Caller at = asyncio::detail::Caller());
// Both remove a file or a link, but no directory: remove(), unlink().
Coroutine<void> remove(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<void> unlink(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
// Make a directory: mkdir() alone, makedirs() also those above it that are not there; with
// `exist_ok` it may be there. Of the mode the umask is taken away.
Coroutine<void> mkdir(std::string path, std::uint32_t mode = 0777,
                      asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<void> makedirs(std::string path, std::uint32_t mode = 0777, bool exist_ok = false,
                         asyncio::detail::Caller at = asyncio::detail::Caller());
// Removes a directory, which must be empty.
Coroutine<void> rmdir(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
// The directory, and those above it that are empty then.
Coroutine<void> removedirs(std::string path,
                           asyncio::detail::Caller at = asyncio::detail::Caller());
// The names in a directory, without "." and "..", in no order.
Coroutine<std::vector<std::string>> listdir(std::string path = ".",
                                            asyncio::detail::Caller at = asyncio::detail::Caller());
// A second name `to` for what is called `from`: link() by a hard link, symlink() by a symbolic one,
// of which readlink() gives where it leads to.
Coroutine<void> link(std::string from, std::string to,
                     asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<void> symlink(std::string from, std::string to,
                        asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<std::string> readlink(std::string path,
                                asyncio::detail::Caller at = asyncio::detail::Caller());
// The working directory of the process.
Coroutine<std::string> getcwd(asyncio::detail::Caller at = asyncio::detail::Caller());
// May this process? R_OK, W_OK, X_OK of access(2) as a sum; 0: does it exist?
Coroutine<bool> access(std::string path, int mode,
                       asyncio::detail::Caller at = asyncio::detail::Caller());

namespace path {
// Is it there, and what is it? exists(), isfile(), isdir(): that to which a symbolic link leads;
// islink(): the link itself. What cannot be asked is false, as in aiofiles.os.path.
Coroutine<bool> exists(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<bool> isfile(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<bool> isdir(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<bool> islink(std::string path, asyncio::detail::Caller at = asyncio::detail::Caller());
// How many bytes a file has.
Coroutine<std::int64_t> getsize(std::string path,
                                asyncio::detail::Caller at = asyncio::detail::Caller());
// Seconds since 1970: when it was written (getmtime), read (getatime), or anything of it was
// changed (getctime).
Coroutine<double> getmtime(std::string path,
                           asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<double> getatime(std::string path,
                           asyncio::detail::Caller at = asyncio::detail::Caller());
Coroutine<double> getctime(std::string path,
                           asyncio::detail::Caller at = asyncio::detail::Caller());
// Do both lead to the same file or directory?
Coroutine<bool> samefile(std::string a, std::string b,
                         asyncio::detail::Caller at = asyncio::detail::Caller());
// From the root on, without "." and ".."; links stay what they are.
Coroutine<std::string> abspath(std::string path,
                               asyncio::detail::Caller at = asyncio::detail::Caller());
}  // namespace path

}  // namespace asyncio::aiofiles::os
#pragma GCC visibility pop
