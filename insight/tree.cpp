#include <asyncio/insight/tree.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace asyncio::detail {

namespace {

// Deeper lines are indented no more, but numbered: a chain of n would take n * n characters.
constexpr std::size_t kDeepestIndent = 24;
// So many names of a ring are written out.
constexpr std::size_t kLongestRing = 10;

std::string sleep_of(const Snapshot& snapshot, const Snapshot::Node& task) {
  if (!std::isfinite(task.sleeps_until)) return "sleep for ever";
  char text[96];
  std::snprintf(text, sizeof text, "sleep until %.3f (%.3f s to go)", task.sleeps_until,
                task.sleeps_until - snapshot.time);
  return text;
}

std::string name_of_ring(const Snapshot& snapshot, const std::vector<std::size_t>& ring) {
  std::string out;
  for (std::size_t i = 0; i < ring.size() && i < kLongestRing; ++i)
    out += printable(snapshot.label_of(snapshot.nodes[ring[i]])) + " -> ";
  if (ring.size() > kLongestRing)
    out += "<" + std::to_string(ring.size() - kLongestRing) + " more> -> ";
  return out + printable(snapshot.label_of(snapshot.nodes[ring.front()]));
}

class Tree {
 public:
  explicit Tree(const Snapshot& snapshot)
      : snapshot_(snapshot), state_(snapshot.nodes.size(), Seen::unseen) {}

  std::string format() {
    const std::vector<std::size_t> roots = snapshot_.roots();
    for (const std::size_t root : roots) format_from(root, root == roots.back());
    for (const auto& ring : snapshot_.cycles())
      out_ += "Cycle: " + name_of_ring(snapshot_, ring) + "\n";
    return std::move(out_);
  }

 private:
  enum class Seen : unsigned char { unseen, on_the_way, before };
  struct Place {
    std::size_t node;
    std::size_t next;  // which of those it awaits
    bool last;         // of its parent's
  };

  void format_from(std::size_t root, bool last) {
    enter(root, last);
    while (!way_.empty()) {
      Place& place = way_.back();
      const std::vector<std::uint32_t>& awaits = snapshot_.nodes[place.node].awaits;
      if (place.next == awaits.size()) {
        state_[place.node] = Seen::before;
        way_.pop_back();
        continue;
      }
      const std::size_t next = awaits[place.next++];
      enter(next, place.next == awaits.size());
    }
  }

  void enter(std::size_t i, bool last) {
    const Snapshot::Node& node = snapshot_.nodes[i];
    const std::string prefix = prefix_of();
    out_ += prefix + (last ? "└── " : "├── ") + (node.is_task ? "(T) " : "(F) ");
    out_ += printable(node.object ? snapshot_.texts[node.object] : snapshot_.label_of(node));
    out_ += snapshot_.texts[node.origin] + age_text(node.age);
    if (state_[i] != Seen::unseen) {
      out_ += state_[i] == Seen::on_the_way ? " (cycle, see above)\n" : " (see above)\n";
      return;
    }
    out_ += "\n";
    if (node.is_task)
      describe(node, prefix + (last ? "    " : "│   ") + (node.awaits.empty() ? "    " : "│   "));
    state_[i] = Seen::on_the_way;
    way_.push_back({i, 0, last});
  }

  void describe(const Snapshot::Node& task, const std::string& indent) {
    for (std::uint32_t i = 0; i < task.frame_count; ++i)
      out_ += indent + place_text(snapshot_.texts, snapshot_.frames[task.first_frame + i]) + "\n";
    if (task.state == SnapshotState::running || task.state == SnapshotState::ready)
      out_ += indent + name_of(task.state) + "\n";
    if (task.state == SnapshotState::sleeping) out_ += indent + sleep_of(snapshot_, task) + "\n";
  }

  std::string prefix_of() const {
    std::string out;
    for (std::size_t i = 0; i < std::min(way_.size(), kDeepestIndent); ++i)
      out += way_[i].last ? "    " : "│   ";
    if (way_.size() > kDeepestIndent) out += "[" + std::to_string(way_.size()) + "] ";
    return out;
  }

  const Snapshot& snapshot_;
  std::vector<Seen> state_;
  std::vector<Place> way_;
  std::string out_;
};

// What a task waits for, in a few words.
std::string waits_for(const Snapshot& snapshot, const Snapshot::Node& task) {
  if (task.awaits.empty()) return {};
  const Snapshot::Node& awaited = snapshot.nodes[task.awaits.front()];
  if (awaited.is_task) return "a task";
  if (!awaited.object) return snapshot.texts[awaited.kind];
  const std::string& object = snapshot.texts[awaited.object];  // without address and counts
  return object.substr(0, object.find(" at 0x"));
}

std::string stack_of(const Snapshot& snapshot, const Snapshot::Node& task) {
  std::string out;
  for (std::uint32_t i = task.frame_count; i-- > 0;) {
    out += (out.empty() ? "" : " < ") +
           place_text(snapshot.texts, snapshot.frames[task.first_frame + i]);
    if (out.size() > 300 && i > 0) return out + " < " + std::to_string(i) + " more";
  }
  return out;
}

}  // namespace

std::size_t utf8_at(const std::string& text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
  const bool surrogate = lead == 0xed && byte(1) >= 0xa0;
  const bool too_large = lead == 0xf4 && byte(1) >= 0x90;
  return overlong || surrogate || too_large ? 0 : size;
}

// The characters of control from U+0080 to U+009F are two bytes, and terminals obey them as well.
std::string printable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    const std::size_t size = utf8_at(text, at);
    const bool control =
        c < 0x20 || c == 0x7f ||
        (size == 2 && c == 0xc2 && static_cast<unsigned char>(text[at + 1]) < 0xa0);
    if (control || size == 0) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", c);
      out += escape;
      ++at;
    } else {
      out.append(text, at, size);
      at += size;
    }
  }
  return out;
}

std::string age_text(double age) {
  if (std::isnan(age)) return {};
  char text[48];
  std::snprintf(text, sizeof text, age < 10 ? "  %.1f s" : "  %.0f s", age);
  return text;
}

std::string place_text(const Texts& texts, const Snapshot::Frame& frame) {
  return printable(texts[frame.function]) + " " + printable(texts[frame.file]) + ":" +
         std::to_string(frame.line);
}

std::string format_tree(const Snapshot& snapshot) { return Tree(snapshot).format(); }

std::string format_tasks(const Snapshot& snapshot) {
  std::string out;
  for (const Snapshot::Node& node : snapshot.nodes) {
    if (!node.is_task) continue;
    char line[96];
    std::snprintf(line, sizeof line, "  %-20s %-9s%8s  ",
                  printable(snapshot.label_of(node)).substr(0, 60).c_str(), name_of(node.state),
                  age_text(node.age).c_str());
    const std::string waits = waits_for(snapshot, node);
    out += line + stack_of(snapshot, node) +
           (waits.empty() ? "" : ", waits for " + printable(waits)) + "\n";
  }
  return out;
}

}  // namespace asyncio::detail
