// FileField: a file that a form has brought; Form: what request.post() gives.
//
//   YIELD_FROM_INTO(form, request.post());
//   form["title"];                                   // KeyError when it is not there
//   const web::FileField& photo = form.file("photo");
//   photo.file.read();
//
// FileField, UploadedFile, Form. aiohttp names: web.FileField, whose `file` is a file object; the
// MultiDictProxy of post(), of fields and files alike.
// Lifetime: an UploadedFile is a handle; copies are the same file, with one position, and it goes
// with the last of them. Thread: the loop's.
#pragma once

#include <asyncio/web/http/headers.hpp>
#include <asyncio/web/http/multi_dict.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
struct UploadedFileState;
}

// In memory up to 64 KiB; a larger one is in a file without a name, in TMPDIR or /tmp, where it is
// gone when nobody has it open.
class UploadedFile {
 public:
  static constexpr std::size_t kInMemory = 64 * 1024;

  UploadedFile();

  std::uint64_t size() const noexcept;
  // At most n bytes from where it stands, and goes on behind them; fewer than 0: all of the rest.
  // OSError.
  std::string read(std::ptrdiff_t n = -1) const;
  // Where the next read begins.
  void seek(std::uint64_t at) const noexcept;
  std::uint64_t tell() const noexcept;
  // The file's, as long as a handle is there; -1 when it is in memory.
  int fileno() const noexcept;

  // For who fills it: more bytes at its end. OSError.
  void append(std::string_view bytes) const;

 private:
  std::shared_ptr<detail::UploadedFileState> state_;
};

struct FileField {
  std::string name;          // of the form's field
  std::string filename;      // what the client calls it: no path to be opened
  std::string content_type;  // what the client says: nothing that has been checked
  http::Headers headers;     // of its part
  UploadedFile file;
};

// Its fields that are no files, in their order, and its files in theirs.
class Form : public http::MultiDict {
 public:
  using MultiDict::MultiDict;
  // The first file of that name. KeyError.
  const FileField& file(std::string_view name) const;
  const std::vector<FileField>& files() const noexcept { return files_; }
  void add_file(FileField file) { files_.push_back(std::move(file)); }

 private:
  std::vector<FileField> files_;
};

}  // namespace asyncio::web
#pragma GCC visibility pop
