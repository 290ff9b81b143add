// DocumentRoot: opens what is below a directory, and nothing that is elsewhere, whatever links and
// names say; OpenedFile is what is opened.
//
// By openat2(2) with RESOLVE_BENEATH; where the system has none, one name after the other, without
// following links. Lifetime: an OpenedFile has its descriptor until it goes.
// Thread: the loop's.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstdint>
#include <string>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::web::detail {

class OpenedFile {
 public:
  enum class Kind : std::uint8_t { none, regular, directory, other };

  OpenedFile() noexcept = default;
  // Takes the descriptor, and looks at what it is; -1: why there is none is in errno.
  explicit OpenedFile(int descriptor) noexcept;
  OpenedFile(OpenedFile&& other) noexcept { swap(other); }
  OpenedFile& operator=(OpenedFile&& other) noexcept {
    OpenedFile taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~OpenedFile() { close(); }
  void close() noexcept;

  // A path that the program has given; links are followed.
  static OpenedFile at(const std::string& path) noexcept;

  // Which state of the file it is, as an ETag and `?v=` say it: `17a3b2c4d5e6f708-1f`
  std::string state() const;

  Kind kind = Kind::none;
  int fd = -1;
  int error = 0;  // of the system, when there is none
  std::uint64_t size = 0;
  std::int64_t mtime_seconds = 0;
  std::uint32_t mtime_nanoseconds = 0;

 private:
  void swap(OpenedFile& other) noexcept;
};

class DocumentRoot {
 public:
  // ValueError when it is no directory. Links are followed only to what is below it as well.
  DocumentRoot(const std::string& path, bool follow_symlinks);
  DocumentRoot(const DocumentRoot&) = delete;
  DocumentRoot& operator=(const DocumentRoot&) = delete;

  // A name of one or more segments, none of which is empty, `.` or `..`; the empty one is the root.
  // What it is, is to be looked at: a FIFO or a device may have been opened.
  OpenedFile open(const std::string& name) const noexcept;
  // OpenedFile::state() of the file of that name; empty: there is none.
  std::string state_of(const std::string& name) const;
  // Are all segments such?
  static bool is_name(const std::string& name) noexcept;
  bool follow_symlinks() const noexcept { return follow_symlinks_; }

  // For a test: as if the system had no openat2(2).
  void forget_openat2() noexcept { has_openat2_ = false; }

 private:
  int open_by_segments(const std::string& name) const noexcept;

  OpenedFile root_;
  bool follow_symlinks_;
  mutable bool has_openat2_ = true;
};

// What a client is told when it was not opened for that reason: HTTPForbidden, HTTPNotFound,
// HTTPServiceUnavailable, which the loop's exception handler is told too; else OSError.
[[noreturn]] void raise_not_opened(int error);

}  // namespace asyncio::web::detail
#pragma GCC visibility pop
