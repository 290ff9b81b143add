#include <asyncio/insight/reader/loop_reader.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace asyncio::detail {

namespace {
// A picture ends there, whatever the memory says.
constexpr std::size_t kMostNodes = 1u << 25;
constexpr std::size_t kMostFrames = 1u << 26;
constexpr std::uint64_t kMostSteps = 1u << 27;
constexpr std::uint64_t kMostPlaces = 1u << 26;  // for names
constexpr std::uint64_t kMostNameBytes = 1u << 30;
constexpr std::size_t kMostFiles = 1u << 20;
constexpr std::uint32_t kByHand = 1u << 31;  // of the word after a label
constexpr int kMade = 2;                     // a FrameInfo's place is known
}  // namespace

namespace {
// Notices that a way through memory goes round, within three times the length of that (Brent's).
class RingGuard {
 public:
  bool comes_again(Memory::Address at) noexcept {
    if (at == mark_) return true;
    ++steps_;
    if ((steps_ & (steps_ - 1)) == 0) mark_ = at;
    return false;
  }

 private:
  Memory::Address mark_ = 0;
  std::uint64_t steps_ = 0;
};
}  // namespace

// ---- AddressIndex ----

std::size_t AddressIndex::place_of(Address address) const noexcept {
  const std::size_t mask = places_.size() - 1;
  std::size_t i = static_cast<std::size_t>((address * 0x9e3779b97f4a7c15u) >> 32) & mask;
  while (places_[i].address != 0 && places_[i].address != address) i = (i + 1) & mask;
  return i;
}

std::uint32_t AddressIndex::find(Address address) const noexcept {
  if (places_.empty()) return kNone;
  const Place& place = places_[place_of(address)];
  return place.address == address ? place.number : kNone;
}

void AddressIndex::add(Address address, std::uint32_t number) {
  if (4 * (size_ + 1) > 3 * places_.size()) {
    std::vector<Place> former(std::max<std::size_t>(64, 2 * places_.size()), Place{0, 0});
    former.swap(places_);
    for (const Place& place : former) {
      if (place.address) places_[place_of(place.address)] = place;
    }
  }
  places_[place_of(address)] = {address, number};
  ++size_;
}

// ---- the loop ----

void LoopReader::wrong(const char* what) {
  if (problem_.empty()) problem_ = what;
}

Snapshot LoopReader::read() {
  kind_task_ = out_.texts.add("Task");
  kind_future_ = out_.texts.add("Future");
  kind_gather_ = out_.texts.add("_GatheringFuture");
  out_.loop = loop_;
  read_loop();
  if (!at_.of_tasks) return std::move(out_);
  read_tasks();
  for (const Awaited& awaited : awaited_) {
    if (add_future(awaited.future) == AddressIndex::kNone)
      wrong("a task waits for what is no future");
  }
  for (std::uint32_t i = 0; i < out_.nodes.size(); ++i) connect(i);  // they grow
  for (Snapshot::Node& node : out_.nodes) std::sort(node.awaits.begin(), node.awaits.end());
  return std::move(out_);
}

void LoopReader::read_loop() {
  double polled_at = 0;
  bool each_turn = false;
  Address port = 0, poller = 0, step = 0, notes = 0;
  if (!memory_.get(loop_ + at_.loop_thread, out_.thread) ||
      !memory_.get_bool(loop_ + at_.loop_running, out_.running) ||
      !memory_.get_bool(loop_ + at_.loop_each_turn, each_turn) ||
      !memory_.get(loop_ + at_.loop_polled_at, polled_at) ||
      !memory_.get(loop_ + at_.loop_poller, poller) || !memory_.get(loop_ + at_.loop_port, port) ||
      !memory_.get_bool(port + at_.port_asleep, out_.asleep) ||
      !memory_.get(loop_ + at_.loop_step, step) || !memory_.get(loop_ + at_.loop_notes, notes))
    return wrong("a loop is not there");
  if (each_turn && at_.virtual_now && types_.of(poller).virtual_poller) {
    memory_.get(poller + at_.virtual_now, out_.time);
  } else if (const auto now = memory_.now()) {
    out_.time = *now;
    if (polled_at > 0) out_.polled_ago = std::fmax(0, *now - polled_at);
  } else {
    out_.time = polled_at;
  }
  if (step && (!memory_.get(step + at_.step_driver, running_) ||
               !memory_.get(step + at_.step_leaf, running_leaf_)))
    wrong("a step is not there");
  if (notes && at_.of_tasks) read_names(notes + at_.notes_names);
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
  Address task = 0;
  if (!memory_.get(loop_ + at_.loop_tasks, task)) return wrong("a loop is not there");
  while (task) {
    if (out_.nodes.size() >= kMostNodes) return wrong("there are too many tasks");
    if (index_.find(task) != AddressIndex::kNone) return wrong("the tasks are a ring");
    if (!read_task(task)) return wrong("a task is none");
    if (!memory_.get(task + at_.task_next, task)) return wrong("a task is not there");
  }
}

bool LoopReader::read_task(Address task) {
  std::uint32_t flags = 0;
  Address loop = 0, leaf = 0, waiting_on = 0;
  std::uint64_t id = 0;
  if (!types_.of(task).task || !flags_of(task, flags) || !(flags & at_.future_task) ||
      !memory_.get(task + at_.future_loop, loop) || loop != loop_ ||
      !memory_.get(task + at_.task_leaf, leaf) || !memory_.get(task + at_.task_id, id) ||
      !memory_.get(task + at_.task_waiting_on, waiting_on))
    return false;
  const auto number = static_cast<std::uint32_t>(out_.nodes.size());
  Snapshot::Node& node = out_.nodes.emplace_back();
  index_.add(task, number);
  node.id = task;
  node.is_task = true;
  node.kind = kind_task_;
  node.number = id & ((std::uint64_t{1} << at_.task_id_bits) - 1);
  if (flags & at_.task_named) {
    const auto found = names_.find(task);
    if (found != names_.end()) node.name = found->second;
  }
  std::uint32_t awaited_flags = at_.future_done;
  if (waiting_on && !flags_of(waiting_on, awaited_flags)) wrong("a future is not there");
  const bool waits = waiting_on && !(awaited_flags & at_.future_done);
  const bool running = task == running_;
  const bool sleeps =
      (flags & at_.task_phase) == at_.task_sleeping && (flags & at_.node_armed) != 0;
  node.state = flags & at_.future_done ? SnapshotState::done
               : running               ? SnapshotState::running
               : sleeps                ? SnapshotState::sleeping
               : waits                 ? SnapshotState::waiting
                                       : SnapshotState::ready;
  if (node.state == SnapshotState::sleeping) {
    Address entry = 0, sleeper = 0;
    if (!memory_.get(task + at_.node_timer, entry) ||
        !memory_.get(entry + at_.timer_when, node.sleeps_until) ||
        !memory_.get(entry + at_.timer_node, sleeper) || sleeper != task)
      wrong("a task sleeps without a timer");
  }
  if (!(flags & (at_.task_no_frame | at_.future_done)))
    read_frames(node, running ? running_leaf_ : leaf);
  if (waits) awaited_.push_back({number, waiting_on});
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
    if (!read_frame(frame, read, frame)) {
      wrong("a frame is none");
      break;
    }
    out_.frames.push_back(read);
  }
  node.frame_count = static_cast<std::uint32_t>(out_.frames.size()) - node.first_frame;
  std::reverse(out_.frames.begin() + node.first_frame, out_.frames.end());
}

bool LoopReader::read_frame(Address frame, Snapshot::Frame& out, Address& caller) {
  Address info = 0;
  std::uint32_t label[2];
  if (!memory_.get(frame + at_.frame_info, info) || !memory_.get(frame + at_.frame_label, label))
    return false;
  Address next = 0;
  if (!memory_.get(frame + at_.frame_caller, next)) return false;
  auto found = kinds_.find(info);
  if (found == kinds_.end()) {
    FrameKind kind = read_kind(info);
    if (!kind.known) return false;
    found = kinds_.emplace(info, kind).first;
  }
  const FrameKind& kind = found->second;
  out = {kind.function, kind.file, kind.line};
  if (kind.caller_at != 0) {
    struct {
      Address file;
      int line;
    } at{};
    if (!memory_.get(frame + kind.caller_at, at)) return false;
    if (at.file) {
      out.file = file_at(at.file);
      out.line = at.line;
    }
  } else if (label[0] != 0 && !(label[1] & kByHand)) {
    out.line = static_cast<int>(label[0] >> 3);
  }
  caller = next;
  return true;
}

// Names of files are constants, of which many frames have the same.
Texts::Number LoopReader::file_at(Address name) {
  const auto found = files_.find(name);
  if (found != files_.end()) return found->second;
  std::string text;
  const Texts::Number number = out_.texts.add(memory_.text(name, text) ? text : "?");
  if (files_.size() < kMostFiles) files_.emplace(name, number);
  return number;
}

LoopReader::FrameKind LoopReader::read_kind(Address info) {
  FrameKind out;
  struct {
    Address file;
    int line;
    Address function;
  } where{};
  int made = 0;
  Address type = 0;
  std::string name, text;
  if (info % 8 != 0 || !memory_.get(info + at_.info_callable, type) ||
      !memory_.get(info + at_.info_where, where) || !memory_.get(info + at_.info_made, made) ||
      !memory_.get(info + at_.info_caller_at, out.caller_at) || made < 0 || made > kMade)
    return out;
  name = types_.name_of(type);
  if (name.empty()) return out;
  out.known = true;
  out.file = out_.texts.add("?");
  if (made == kMade) {
    out.line = where.line;
    if (where.file) out.file = file_at(where.file);
    const bool lambda =
        name.find("lambda") != std::string::npos || name.find('$') != std::string::npos;
    if (lambda && where.function && memory_.text(where.function, text)) name = text;
  }
  out.function = out_.texts.add(name);
  return out;
}

// ---- futures, and who waits for them ----

// kNone when it is none.
std::uint32_t LoopReader::add_future(Address future) {
  const std::uint32_t known = index_.find(future);
  if (known != AddressIndex::kNone) return known;
  const ObjectType& type = types_.of(future);
  std::uint32_t flags = 0;
  Address loop = 0;
  if (!type.future || out_.nodes.size() >= kMostNodes || !flags_of(future, flags) ||
      !memory_.get(future + at_.future_loop, loop))
    return AddressIndex::kNone;
  if (type.task) {
    // Of another loop, or one that was begun only now.
    if (!read_task(future)) return AddressIndex::kNone;
    return static_cast<std::uint32_t>(out_.nodes.size() - 1);
  }
  const auto number = static_cast<std::uint32_t>(out_.nodes.size());
  Snapshot::Node& node = out_.nodes.emplace_back();
  index_.add(future, number);
  node.id = future;
  node.kind = flags & at_.future_gathers ? kind_gather_ : kind_future_;
  node.state = flags & at_.future_done ? SnapshotState::done : SnapshotState::waiting;
  if (type.waiter && at_.of_waiters) describe_waiter(future, node);
  return number;
}

// The list that it stands in is a part of what it waits for; of a queue one side.
void LoopReader::describe_waiter(Address waiter, Snapshot::Node& node) {
  Address list = 0;
  if (!memory_.get(waiter + at_.waiter_list, list) || list == 0) return;
  const ObjectType& side = types_.of(list);
  std::uint64_t waits = 0;
  if (!side.known || !memory_.get(list + at_.list_size, waits)) return;
  char text[80];
  if (!side.queue_side) {
    std::snprintf(text, sizeof text, " at 0x%llx, %llu wait%s",
                  static_cast<unsigned long long>(list + static_cast<Address>(side.to_top)),
                  static_cast<unsigned long long>(waits), waits == 1 ? "s" : "");
    node.object = out_.texts.add(side.name + text);
    return;
  }
  Address queue = 0;
  std::uint64_t size = 0;
  std::int64_t most = 0;
  if (!at_.of_queues || !memory_.get(list + at_.side_queue, queue) ||
      !memory_.get(queue + at_.queue_size, size) || !memory_.get(queue + at_.queue_maxsize, most))
    return;
  const bool gets = list == queue + at_.queue_getters;
  std::snprintf(text, sizeof text, "%s at 0x%llx, %llu", gets ? ".get()" : ".put()",
                static_cast<unsigned long long>(queue), static_cast<unsigned long long>(size));
  std::string out = types_.of(queue).name + text;
  if (most > 0) out += " of " + std::to_string(most);
  node.object = out_.texts.add(out + " items");
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
    if (!memory_.get(node + at_.node_next, node) || !node || !flags_of(node, flags))
      return wrong("callbacks are no ring");
    const Address awaiter = awaiter_of(node, flags);
    if (types_.of(node).executor_callback)
      out_.nodes[i].object = out_.texts.add("Future of an executor");
    std::uint32_t done = at_.future_done;
    if (awaiter && !flags_of(awaiter, done)) wrong("a callback leads to what is no future");
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
