#include <asyncio/insight/reader/task_reader.hpp>

#include <asyncio/insight/reader/loop_reader.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::detail {

namespace {
constexpr std::size_t kMostLoops = 65536;
}

TaskReader::TaskReader(Memory& memory, const LayoutTable& layout)
    : memory_(memory), layout_(layout), offsets_(layout), types_(memory, layout) {}

// In the order in which they were made; those that are closed have no tasks.
std::vector<TaskReader::Address> TaskReader::loops() {
  std::vector<Address> out;
  for (const Address root : layout_.addresses("root:loops")) {
    Address loop = 0;
    if (!memory_.get(root + offsets_.loops_first, loop)) continue;
    for (std::size_t i = 0; loop != 0 && i < kMostLoops; ++i) {
      bool closed = true;
      Address next = 0;
      if (!memory_.get_bool(loop + offsets_.loop_closed, closed) ||
          !memory_.get(loop + offsets_.loop_next, next))
        break;
      if (!closed) out.push_back(loop);
      loop = next;
    }
  }
  std::reverse(out.begin(), out.end());
  return out;
}

ProcessSnapshot TaskReader::read(Groups groups) {
  memory_.forget(groups == Groups::no ? Memory::Goes::to_and_fro : Memory::Goes::once_through);
  ProcessSnapshot out;
  for (const Address loop : loops()) {
    out.groups.emplace_back();
    if (groups != Groups::no && read_groups(loop, groups, out)) continue;
    LoopReader reader(memory_, types_, offsets_, loop);
    out.loops.push_back(reader.read());
    if (out.problem.empty()) out.problem = reader.problem();
  }
  return out;
}

// False: they are too few.
bool TaskReader::read_groups(Address loop, Groups groups, ProcessSnapshot& out) {
  Snapshot snapshot;
  GroupReader reader(memory_, types_, offsets_, loop, snapshot);
  std::vector<StackGroup> read = reader.read();
  std::size_t tasks = 0;
  for (const StackGroup& group : read) tasks += group.size;
  if (groups == Groups::many && tasks <= kManyTasks) return false;
  out.groups.back() = std::move(read);
  out.loops.push_back(std::move(snapshot));
  if (out.problem.empty()) out.problem = reader.problem();
  return true;
}

std::vector<TaskReader::Turn> TaskReader::turns() {
  memory_.forget();
  std::vector<Turn> out;
  for (const Address loop : loops()) {
    bool running = true, each_turn = true, asleep = false;
    Address port = 0;
    Turn turn{loop, 0, false};
    if (memory_.get_bool(loop + offsets_.loop_running, running) &&
        memory_.get_bool(loop + offsets_.loop_each_turn, each_turn) &&
        memory_.get(loop + offsets_.loop_polled_at, turn.polled_at) &&
        memory_.get(loop + offsets_.loop_port, port) &&
        memory_.get_bool(port + offsets_.port_asleep, asleep))
      turn.quiet = !running || (asleep && !each_turn);
    out.push_back(turn);
  }
  return out;
}

bool TaskReader::nothing_ran(const std::vector<Turn>& before, const std::vector<Turn>& after) {
  return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                    [](const Turn& a, const Turn& b) {
                      return a.loop == b.loop && a.polled_at == b.polled_at && a.quiet && b.quiet;
                    });
}

}  // namespace asyncio::detail
