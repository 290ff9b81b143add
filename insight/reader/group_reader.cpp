#include <asyncio/insight/reader/group_reader.hpp>

#include <asyncio/insight/reader/ring_guard.hpp>
#include <asyncio/insight/tree.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace asyncio::detail {

namespace {
constexpr std::size_t kMostGroups = 1u << 20;
constexpr std::size_t kMostFrames = 1u << 26;
constexpr std::size_t kMostAtOnce = 4096;  // tasks, before it is looked whether they are a ring
constexpr std::size_t kMostLists = 1u << 20;
constexpr int kMostCallbacks = 8;           // of a future, among which one tells what works for it
constexpr std::size_t kLongestStack = 300;  // characters of a line

bool same(const Snapshot::Frame& a, const Snapshot::Frame& b) noexcept {
  return a.line == b.line && a.function == b.function && a.file == b.file;
}

std::uint64_t hash_of(std::uint64_t seed, const std::vector<Snapshot::Frame>& stack) noexcept {
  const auto mix = [&](std::uint64_t n) { seed = (seed ^ n) * 0x9e3779b97f4a7c15u; };
  for (const Snapshot::Frame& frame : stack) {
    mix(std::uint64_t{frame.function} << 32 | frame.file);
    mix(static_cast<std::uint64_t>(frame.line));
  }
  return seed;
}

// Views memory wherever it is.
class Anywhere {
 public:
  explicit Anywhere(Memory& memory) noexcept : memory_(memory) {}
  bool operator()(Memory::Address from, std::size_t size, const unsigned char*& bytes) {
    bytes = memory_.view(from, size, room_);
    return bytes != nullptr;
  }

 private:
  Memory& memory_;
  unsigned char room_[Memory::kLongestNear];
};

// Does a chain of frames stand at these places, and end there? view(from, size, bytes) views the
// memory.
template <class View>
bool stand_at(const FrameReader::Words& words, const std::vector<FrameReader::Place>& places,
              Memory::Address frame, View&& view) {
  for (const FrameReader::Place& place : places) {
    if (!words.are(place, frame, frame, view)) return false;
  }
  return frame == 0;
}

// Tasks one after the other that are like the one before. Everything is at hand: there may be a
// million of them.
struct Alike {
  const LoopView::Like like;
  const FrameReader::Words words;
  const std::vector<FrameReader::Place>& places;
  Memory::Address task;    // the next one
  std::size_t number = 0;  // of those that were
  std::uint64_t first = ~std::uint64_t{0};

  // view(from, size, bytes) views the memory; false: it is not there.
  template <class View>
  bool count_one(View&& view) {
    const unsigned char* bytes;
    if (!view(task, like.span, bytes) || !like.is(task, bytes)) return false;
    const Memory::Address next = like.next(bytes);
    const std::uint64_t its_number = like.number(bytes);
    if (!stand_at(words, places, like.leaf(bytes), view)) return false;
    ++number;
    first = std::min(first, its_number);
    task = next;
    return true;
  }
  // It ends, though they be a ring.
  template <class View>
  void count(View view) {
    Alike here = *this;
    for (std::size_t i = 0; i < kMostAtOnce && here.count_one(view);) ++i;
    task = here.task, number = here.number, first = here.first;
  }
};

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}
}  // namespace

GroupReader::GroupReader(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address at,
                         Snapshot& loop)
    : memory_(memory),
      types_(types),
      at_(offsets),
      out_(loop),
      loop_(memory, types, offsets, at),
      frames_(memory, types, offsets, out_.texts),
      lists_(memory, types, offsets) {}

void GroupReader::wrong(const char* what) {
  if (problem_.empty()) problem_ = what;
}

// Up to a bound, whatever the memory says.
bool GroupReader::count_frames(std::size_t number) noexcept {
  return (read_frames_ += number) <= kMostFrames;
}

bool GroupReader::stands_at_the_same(Address leaf) {
  return !places_.empty() && count_frames(places_.size()) &&
         stand_at(frames_.words(), places_, leaf, Anywhere(memory_));
}

// What most do, many do one after the other: then the words of each need but be compared. `task`
// comes to be the first that is another; false: it is the first already.
bool GroupReader::count_alike(Address& task) {
  if (last_ == 0 || places_.empty()) return false;
  StackGroup& group = groups_[last_ - 1];
  if (loop_.like_last().flags == 0 || group.state != loop_.last_state() || group.waits_for != 0)
    return false;
  Alike alike{loop_.like_last(), frames_.words(), places_, task};
  // As far as they lie in one part of the memory.
  const Memory::Near near = memory_.near();
  alike.count([near](Address from, std::size_t, const unsigned char*& bytes) {
    return near.view(from, bytes);
  });
  if (alike.number == 0) alike.count_one(Anywhere(memory_));
  group.size += alike.number;
  group.first = std::min(group.first, alike.first);
  task = alike.task;
  return alike.number != 0 && count_frames(alike.number * places_.size());
}

std::vector<StackGroup> GroupReader::read() {
  const char* problem = nullptr;
  loop_.read(out_, problem);
  if (problem) wrong(problem);
  RingGuard guard;
  LoopView::Task task;
  for (Address at = loop_.first_task(); at;) {
    if (guard.comes_again(at)) {
      wrong("the tasks are a ring");
      break;
    }
    if (count_alike(at)) continue;
    const bool is_task = loop_.read_task(at, task, problem);
    if (problem) wrong(problem);
    if (!is_task) break;
    if (!stands_at_the_same(task.leaf) && !read_frames(task.leaf)) wrong("a frame is none");
    StackGroup& group = group_of(task.state, task.waiting_on ? what_waits(task.waiting_on) : 0);
    ++group.size;
    group.first = std::min(group.first, task.number);
    at = task.next;
  }
  for (StackGroup& group : groups_) group.oldest = loop_.age(group.first);
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const StackGroup& a, const StackGroup& b) { return a.size > b.size; });
  return std::move(groups_);
}

bool GroupReader::read_frames(Address leaf) {
  stack_.clear();
  places_.clear();
  last_ = 0;
  RingGuard guard;
  for (Address frame = leaf; frame;) {
    Snapshot::Frame read;
    if (guard.comes_again(frame) || !count_frames(1) || !frames_.read(frame, read, frame)) {
      places_.clear();
      return false;
    }
    stack_.push_back(read);
    places_.push_back(frames_.place());
  }
  return true;
}

StackGroup& GroupReader::group_of(SnapshotState state, Texts::Number waits_for) {
  if (last_ == 0 || groups_[last_ - 1].state != state || groups_[last_ - 1].waits_for != waits_for)
    return group_of_stack(state, waits_for);
  return groups_[last_ - 1];
}

StackGroup& GroupReader::group_of_stack(SnapshotState state, Texts::Number waits_for) {
  const auto is = [&](const StackGroup& group) {
    return group.state == state && group.waits_for == waits_for &&
           std::equal(stack_.begin(), stack_.end(), group.frames.begin(), group.frames.end(), same);
  };
  const std::uint64_t hash =
      hash_of(std::uint64_t{waits_for} << 8 | static_cast<std::uint64_t>(state), stack_);
  const auto [begin, end] = by_hash_.equal_range(hash);
  const auto known = std::find_if(begin, end, [&](const auto& g) { return is(groups_[g.second]); });
  if (known != end) {
    last_ = known->second + 1;
  } else if (groups_.size() < kMostGroups) {
    groups_.push_back({state, waits_for, stack_});
    last_ = groups_.size();
    by_hash_.emplace(hash, last_ - 1);
  } else {
    wrong("there are too many groups");
    last_ = kMostGroups;
  }
  return groups_[last_ - 1];
}

Texts::Number GroupReader::what_waits(Address future) {
  const ObjectType& type = types_.of(future);
  std::uint32_t flags = 0;
  if (!type.future || !loop_.flags_of(future, flags)) {
    wrong("a task waits for what is no future");
    return 0;
  }
  if (type.task) return out_.texts.add("a task");
  if (const Address list = type.waiter ? lists_.list_of(future) : 0) {
    const auto known = named_.find(list);
    if (known != named_.end()) return known->second;
    const std::string text = lists_.describe(list);  // without address and counts
    const Texts::Number number = out_.texts.add(text.substr(0, text.find(" at 0x")));
    if (named_.size() < kMostLists) named_.emplace(list, number);
    return number;
  }
  if (flags & at_.future_gathers) return out_.texts.add("_GatheringFuture");
  return out_.texts.add(is_of_an_executor(future) ? "Future of an executor" : "Future");
}

bool GroupReader::is_of_an_executor(Address future) {
  Address last = 0;
  if (!memory_.get(future + at_.future_waiters, last)) return false;
  Address node = last;
  for (int i = 0; node && i < kMostCallbacks; ++i) {
    if (types_.of(node).executor_callback) return true;
    if (!memory_.get(node + at_.node_next, node) || node == last) return false;
  }
  return false;
}

std::string format_groups(const std::vector<StackGroup>& groups, const Texts& texts) {
  std::string out;
  for (const StackGroup& group : groups) {
    const std::string age = age_text(group.oldest);
    char line[96];
    std::snprintf(line, sizeof line, "%11s %-8s%s%s  ", with_commas(group.size).c_str(),
                  name_of(group.state), age.empty() ? "" : "  oldest", age.c_str());
    out += line;
    std::size_t i = 0;
    for (std::string stack; i < group.frames.size() && stack.size() <= kLongestStack; ++i) {
      stack = (i ? " < " : "") + place_text(texts, group.frames[i]);
      out += stack;
    }
    if (i < group.frames.size()) out += " < " + std::to_string(group.frames.size() - i) + " more";
    if (group.waits_for) out += ", waits for " + printable(texts[group.waits_for]);
    out += "\n";
  }
  return out;
}

}  // namespace asyncio::detail
