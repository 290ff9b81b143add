#include <asyncio/insight/reader/loop_reader.hpp>

#include <asyncio/insight/reader/ring_guard.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::detail {

namespace {
// A picture ends there, whatever the memory says.
constexpr std::size_t kMostNodes = 1u << 25;
constexpr std::size_t kMostFrames = 1u << 26;
constexpr std::uint64_t kMostSteps = 1u << 27;
constexpr std::uint64_t kMostPlaces = 1u << 24;  // for names
constexpr std::uint64_t kMostNameBytes = 1u << 28;
}  // namespace

LoopReader::LoopReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address loop)
    : memory_(memory),
      types_(types),
      at_(offsets),
      loop_(memory, types, offsets, loop),
      frames_(memory, types, offsets, out_.texts),
      lists_(memory, types, offsets) {}

void LoopReader::wrong(const char* what) {
  if (problem_.empty()) problem_ = what;
}

Snapshot LoopReader::read() {
  kind_task_ = out_.texts.add("Task");
  kind_future_ = out_.texts.add("Future");
  kind_gather_ = out_.texts.add("_GatheringFuture");
  const char* problem = nullptr;
  loop_.read(out_, problem);
  if (problem) wrong(problem);
  if (!at_.of_tasks) return std::move(out_);
  if (loop_.notes()) read_names(loop_.notes() + at_.notes_names);
  read_tasks();
  for (const Awaited& awaited : awaited_) {
    if (add_future(awaited.future) == AddressIndex::kNone)
      wrong("a task waits for what is no future");
  }
  for (std::uint32_t i = 0; i < out_.nodes.size(); ++i) connect(i);  // they grow
  for (Snapshot::Node& node : out_.nodes) std::sort(node.awaits.begin(), node.awaits.end());
  return std::move(out_);
}

void LoopReader::read_names(Address table) {
  Address notes = 0;
  std::uint64_t room = 0;
  if (!memory_.get(table + at_.table_notes, notes) || !memory_.get(table + at_.table_room, room) ||
      room > kMostPlaces)
    return wrong("the names of tasks are not there");
  std::uint64_t named_bytes = 0;
  for (std::uint64_t i = 0; notes && i < room; ++i) {
    const Address note = notes + i * at_.note_size;
    Address of = 0, what = 0;
    std::uint64_t size = 0;
    std::string text;
    if (!memory_.get(note + at_.note_of, of)) return wrong("the names of tasks are not there");
    if (of == 0) continue;
    if (memory_.get(note + at_.note_what, what) && memory_.get(note + at_.note_number, size)) {
      text.resize(std::min<std::uint64_t>(size, Memory::kLongestText));
      if ((named_bytes += text.size()) > kMostNameBytes) return wrong("there are too many names");
      if (memory_.read(what, text.data(), text.size())) {
        names_[of] = out_.texts.add(text);
        continue;
      }
    }
    wrong("a name is not there");
  }
}

// ---- tasks ----

void LoopReader::read_tasks() {
  for (Address task = loop_.first_task(); task;) {
    if (out_.nodes.size() >= kMostNodes) return wrong("there are too many tasks");
    if (index_.find(task) != AddressIndex::kNone) return wrong("the tasks are a ring");
    if (!read_task(task, task)) return;
  }
}

bool LoopReader::read_task(Address address, Address& next) {
  LoopView::Task task;
  const char* problem = nullptr;
  const bool is_task = loop_.read_task(address, task, problem);
  if (problem) wrong(problem);
  if (!is_task) return false;
  const auto number = static_cast<std::uint32_t>(out_.nodes.size());
  Snapshot::Node& node = out_.nodes.emplace_back();
  index_.add(address, number);
  node.id = address;
  node.is_task = true;
  node.kind = kind_task_;
  node.number = task.number;
  node.state = task.state;
  if (task.state == SnapshotState::sleeping &&
      !loop_.read_deadline(address, task, node.sleeps_until))
    wrong("a task sleeps without a timer");
  node.age = loop_.age(task.number);
  if (task.flags & at_.task_named) {
    const auto found = names_.find(address);
    if (found != names_.end()) node.name = found->second;
  }
  if (task.leaf) read_frames(node, task.leaf);
  if (task.waiting_on) awaited_.push_back({number, task.waiting_on});
  next = task.next;
  return true;
}

// From the innermost one up; they stand the other way round.
void LoopReader::read_frames(Snapshot::Node& node, Address leaf) {
  node.first_frame = static_cast<std::uint32_t>(out_.frames.size());
  RingGuard guard;
  for (Address frame = leaf; frame;) {
    Snapshot::Frame read;
    if (guard.comes_again(frame)) return wrong("frames are a ring");
    if (out_.frames.size() >= kMostFrames) return wrong("there are too many frames");
    if (!frames_.read(frame, read, frame)) {
      wrong("a frame is none");
      break;
    }
    out_.frames.push_back(read);
  }
  node.frame_count = static_cast<std::uint32_t>(out_.frames.size()) - node.first_frame;
  std::reverse(out_.frames.begin() + node.first_frame, out_.frames.end());
}

// ---- futures, and who waits for them ----

// kNone when it is none.
std::uint32_t LoopReader::add_future(Address future) {
  const std::uint32_t known = index_.find(future);
  if (known != AddressIndex::kNone) return known;
  const ObjectType& type = types_.of(future);
  std::uint32_t flags = 0;
  Address loop = 0;
  if (!type.future || out_.nodes.size() >= kMostNodes || !loop_.flags_of(future, flags) ||
      !memory_.get(future + at_.future_loop, loop))
    return AddressIndex::kNone;
  if (type.task) {
    // Of another loop, or one that was begun only now.
    Address next = 0;
    if (!read_task(future, next)) return AddressIndex::kNone;
    return static_cast<std::uint32_t>(out_.nodes.size() - 1);
  }
  const auto number = static_cast<std::uint32_t>(out_.nodes.size());
  Snapshot::Node& node = out_.nodes.emplace_back();
  index_.add(future, number);
  node.id = future;
  node.kind = flags & at_.future_gathers ? kind_gather_ : kind_future_;
  node.state = flags & at_.future_done ? SnapshotState::done : SnapshotState::waiting;
  if (type.waiter) {
    if (const Address list = lists_.list_of(future))
      node.object = out_.texts.add(lists_.describe(list));
  }
  return number;
}

void LoopReader::connect(std::uint32_t i) {
  const Address future = out_.nodes[i].id;
  Address last = 0;
  if (!memory_.get(future + at_.future_waiters, last)) return wrong("a future is not there");
  RingGuard guard;
  for (Address node = last; node;) {
    std::uint32_t flags = 0;
    if (guard.comes_again(node)) return wrong("callbacks are no ring");
    if (++steps_ > kMostSteps) return wrong("callbacks are no ring");
    if (!memory_.get(node + at_.node_next, node) || !node || !loop_.flags_of(node, flags))
      return wrong("callbacks are no ring");
    const Address awaiter = awaiter_of(node, flags);
    if (types_.of(node).executor_callback)
      out_.nodes[i].object = out_.texts.add("Future of an executor");
    std::uint32_t done = at_.future_done;
    if (awaiter && !loop_.flags_of(awaiter, done)) wrong("a callback leads to what is no future");
    if (!(done & at_.future_done)) {
      const std::uint32_t a = add_future(awaiter);
      if (a == AddressIndex::kNone) {
        wrong("a callback leads to what is no future");
      } else {
        last_.resize(out_.nodes.size());
        if (std::exchange(last_[a], i + 1) != i + 1) {
          out_.nodes[i].awaited_by.push_back(a);
          out_.nodes[a].awaits.push_back(i);
        }
      }
    }
    if (node == last) return;
  }
}

// 0: it leads to none.
LoopReader::Address LoopReader::awaiter_of(Address node, std::uint32_t flags) {
  const ObjectType& type = types_.of(node);
  if (!type.known) {
    wrong("a callback is none");
    return 0;
  }
  if (!(flags & at_.node_done_node)) return type.task ? node : 0;
  if (type.ways.empty() || (flags & at_.callback_empty)) return 0;
  for (const std::uint32_t way : type.ways) {
    if (const Address to = follow(node, way)) return to;
  }
  return 0;
}

LoopReader::Address LoopReader::follow(Address from, std::uint32_t way) {
  for (; way != 0; way >>= 8) {
    const Address at = from + ((way & 0xff) - 1) * 8;
    if (!memory_.get(at, from)) {
      wrong("a callback leads nowhere");
      return 0;
    }
    if (from == 0) return 0;
  }
  return from;
}

}  // namespace asyncio::detail
