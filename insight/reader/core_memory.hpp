// CoreMemory: the memory of a dead process, from its core dump and, for what that leaves out, from
// the very files that the process had mapped.
#pragma once

#include <asyncio/insight/reader/memory.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

class CoreMemory final : public Memory {
 public:
  // Throws CannotRead when the file is no core dump of this kind of machine.
  explicit CoreMemory(const std::string& path);
  ~CoreMemory() override;
  std::vector<Address> images() override;
  std::optional<double> now() const override { return std::nullopt; }
  // The name of the program; empty: it is not told.
  const std::string& program() const noexcept { return program_; }
  int pid() const noexcept { return pid_; }
  // The files that lie at their paths, but are others by now (by build id), or not at all.
  const std::vector<std::string>& missing_files() const noexcept { return missing_; }

 protected:
  bool fetch(Address from, void* to, std::size_t size) override;

 private:
  // So many bytes of memory, at a place of a file.
  struct Part {
    Address begin;
    std::uint64_t size;
    std::uint64_t offset;
    std::size_t file;  // of files_
  };
  void read_notes(std::uint64_t offset, std::uint64_t size);
  void read_mapped_files(const std::vector<char>& note);
  bool is_the_same(const Part& image, int file);
  void check_files();
  // From the parts that are sorted by their beginning; how much of it, from its beginning on.
  std::size_t fetch_from(const std::vector<Part>& parts, Address from, void* to, std::size_t size);

  std::vector<int> files_;  // open ones; -1: not to be read. The first is the core itself
  std::vector<std::string> paths_;
  std::vector<Part> dumped_;
  std::vector<Part> mapped_;
  std::vector<std::string> missing_;
  std::string program_;
  int pid_ = 0;
};

}  // namespace asyncio::detail
