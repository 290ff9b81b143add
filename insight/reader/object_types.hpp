// ObjectTypes: of what type an object is, by its virtual table: the word before that leads to the
// std::type_info, whose bases lead to one that a table names (generators/layout.hpp).
#pragma once

#include <asyncio/insight/reader/layout_table.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace asyncio::detail {

struct ObjectType {
  bool known = false;  // there is a std::type_info
  bool future = false;
  bool task = false;
  bool waiter = false;  // of sync/
  bool queue_side = false;
  bool virtual_poller = false;
  bool executor_callback = false;   // on a future that another thread works for
  std::vector<std::uint32_t> ways;  // of a callback: to the future that ends by it
  std::int64_t to_top = 0;          // from the object to the whole one that it is a part of
  std::string name;                 // `Queue<int>`, without its namespace
};

class ObjectTypes {
 public:
  using Address = Memory::Address;

  ObjectTypes(Memory& memory, const LayoutTable& layout) : memory_(memory), layout_(layout) {}
  // By the object; one that is not known when there is none. It stays for as long as this.
  const ObjectType& of(Address object);
  // The name of the type with this std::type_info; empty when there is none.
  std::string name_of(Address type);

 private:
  ObjectType find(Address table);
  void look_up(Address type, ObjectType& found, int depth);

  Memory& memory_;
  const LayoutTable& layout_;
  std::unordered_map<Address, ObjectType> types_;
  const ObjectType unknown_{};
};

// As a call graph names it: `asyncio::Queue<int>` is Queue<int>.
std::string demangled(const std::string& mangled);

}  // namespace asyncio::detail
