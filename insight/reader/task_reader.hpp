// TaskReader: the tasks of all loops of a process, read from outside of it.
#pragma once

#include <asyncio/insight/reader/group_reader.hpp>

#include <string>
#include <vector>

namespace asyncio::detail {

struct ProcessSnapshot {
  std::vector<Snapshot> loops;
  // Of a loop whose tasks are grouped, which has no nodes.
  std::vector<std::vector<StackGroup>> groups;
  std::string problem;  // the first object that was not what it should be; empty: all were
};

class TaskReader {
 public:
  using Address = Memory::Address;

  TaskReader(Memory& memory, const LayoutTable& layout);
  // What is not told, without which nothing can be read; empty: all is.
  const std::string& missing() const noexcept { return offsets_.missing; }

  // Are the tasks of a loop read as groups? `many`: of more than kManyTasks.
  enum class Groups { no, many, yes };
  static constexpr std::size_t kManyTasks = 200;
  // In any case what there is. What was read before is read again.
  ProcessSnapshot read(Groups groups = Groups::no);

  // What changes with every turn of a loop: two that are the same, with all loops quiet, enclose a
  // time in which no loop did anything.
  struct Turn {
    Address loop;
    double polled_at;
    bool quiet;  // it waits in a real poller, or does not run
  };
  std::vector<Turn> turns();
  static bool nothing_ran(const std::vector<Turn>& before, const std::vector<Turn>& after);

 private:
  std::vector<Address> loops();
  bool read_groups(Address loop, Groups groups, ProcessSnapshot& out);

  Memory& memory_;
  const LayoutTable& layout_;
  const Offsets offsets_;
  ObjectTypes types_;
};

}  // namespace asyncio::detail
