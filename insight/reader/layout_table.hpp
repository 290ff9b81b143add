// LayoutTable: what the notes of a process (generators/layout.hpp) tell, those of all its modules
// together.
#pragma once

#include <asyncio/insight/reader/memory.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

class LayoutTable {
 public:
  using Address = Memory::Address;

  explicit LayoutTable(Memory& memory);

  // Is there a note at all?
  bool empty() const noexcept { return tables_ == 0; }
  // Is there one of ours that tells in a way which is not known here?
  bool newer() const noexcept { return newer_; }
  // An offset, a size or a constant; false when it is not told.
  bool find(const char* name, std::uint32_t& value) const;
  // `root:loops`: one for each copy of the library.
  std::vector<Address> addresses(const std::string& name) const;
  // `type:Waiter`: is it this type?
  bool is(Address type, const char* name) const;
  // The ways from a callback of this type to what it ends, in the order in which they are tried.
  std::vector<std::uint32_t> ways(Address type) const;
  // Names that modules tell differently, as two versions of the library in one process do.
  const std::vector<std::string>& conflicts() const noexcept { return conflicts_; }

 private:
  struct Told {
    std::string name;
    std::uint32_t value;
  };
  void read_image(Memory& memory, Address image);
  void read_notes(Memory& memory, Address at, std::uint64_t size);
  void read_table(Memory& memory, Address at);
  void read_packed(Memory& memory, Address at);
  void add_value(const std::string& name, std::uint32_t value);

  std::size_t tables_ = 0;
  bool newer_ = false;
  std::unordered_map<std::string, std::uint32_t> values_;
  std::unordered_multimap<std::string, Address> roots_;
  std::unordered_map<Address, std::vector<Told>> types_;
  std::vector<std::string> conflicts_;
};

}  // namespace asyncio::detail
