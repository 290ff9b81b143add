#include <asyncio/loop/timers/timer_bands.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace asyncio::detail {

namespace {

// Orders as the deadlines do.
std::uint64_t key_of(double when) noexcept {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  when += 0.0;  // -0.0 and 0.0 are equal
  std::uint64_t bits;
  std::memcpy(&bits, &when, sizeof bits);
  return bits & kSign ? ~bits : bits | kSign;
}

unsigned bit_width(std::uint64_t n) noexcept {
  unsigned width = 0;
  for (; n != 0; n >>= 1) ++width;
  return width;
}

}  // namespace

void TimerBands::Bands::reserve_more(std::size_t more) {
  if (size() + more <= room_) return;
  const std::size_t room = 2 * size() + more;
  auto* const grown = static_cast<TimerBand*>(::operator new(room * sizeof(TimerBand)));
  end_ = std::copy(begin(), end(), grown);
  ::operator delete(std::exchange(first_, grown));
  room_ = room;
}

TimerBands::~TimerBands() { drop_bands(); }

void TimerBands::append(double when, Node& node) {
  node.timer = &band_for(when).append(blocks_, when, node);
  ++live_;
}

void TimerBands::prepare() {
  bands_.reserve_more(1);
  blocks_.reserve(2);
}

void TimerBands::prepend(const TimerEntry* entries, std::size_t n) {
  bands_.reserve_more(1);
  TimerBlock* const block = blocks_.take();
  // At the block's end: what is prepended next finds room before it.
  block->begin = static_cast<std::uint16_t>(TimerBlock::kEntries - n);
  block->end = TimerBlock::kEntries;
  for (std::size_t i = 0; i < n; ++i) {
    TimerEntry& e = block->entries[block->begin + i];
    e = entries[i];
    e.node->timer = &e;
  }
  live_ += n;
  bands_.push_back({entries[0].when, block, block, n});
  merge_small();
}

// Precondition: not before the first band.
TimerBand& TimerBands::band_for(double when) noexcept {
  // Deadlines at random make bands that double in size: two steps on the average.
  constexpr std::size_t kFew = 16;
  auto band = bands_.begin();
  if (bands_.size() <= kFew) {
    while (when < band->from) ++band;
    return *band;
  }
  return *std::partition_point(band, bands_.end(),
                               [when](const TimerBand& b) { return when < b.from; });
}

// ---- the first band ----

// Makes the first entry of the first band a live one and the earliest of all, and its deadline the
// band's `from`: what comes before it from now on goes to the heap and spoils no order.
// Precondition: some entry of a band is live.
void TimerBands::settle() {
  for (;;) {
    TimerBand& first = bands_.back();
    if (!first.sorted) {
      if (first.size > TimerBlock::kEntries) {
        split(-std::numeric_limits<double>::infinity());
        continue;
      }
      dead_ -= first.sort(blocks_);
    }
    TimerEntry* const e = first_live();
    if (!e) continue;
    if (!e->moved()) {
      first.from = e->when;
      return;
    }
    put_off(*e);
  }
}

// Of the first band, without the dead ones before it; null when it had none and is gone.
TimerEntry* TimerBands::first_live() noexcept {
  TimerBand& first = bands_.back();
  while (TimerBlock* const block = first.head) {
    for (; block->begin < block->end; ++block->begin, --first.size, --dead_) {
      if (block->entries[block->begin].node) return &block->entries[block->begin];
    }
    first.drop_block(blocks_);
  }
  blocks_.trim();
  bands_.pop_back();
  return nullptr;
}

// Gives a node that was moved the place of its deadline.
void TimerBands::put_off(TimerEntry& e) {
  append(e.deadline(), *e.node);
  e.node = nullptr;
  --live_;
  ++dead_;
}

// Precondition: settled.
Node& TimerBands::take_first() noexcept {
  TimerBand& first = bands_.back();
  TimerBlock* const block = first.head;
  Node& node = *block->entries[block->begin].node;
  block->prefetch_after(block->begin, block->end);
  ++block->begin;
  --first.size;
  if (--live_ == 0) {
    drop_bands();
    return node;
  }
  if (block->begin == block->end) {
    first.drop_block(blocks_);
    blocks_.trim();
    if (!first.head) bands_.pop_back();
  }
  sweep_if_many();
  return node;
}

// Makes several bands of the first one. If it is mostly due: two, of which the first is all that is
// before `end`, and marked. Else by the leading bits in which its deadlines differ: each round
// takes some bits away, and there are 64. The dead are left behind.
void TimerBands::split(double end) {
  TimerBand& whole = bands_.back();
  std::uint64_t low = ~std::uint64_t{0}, high = 0;
  std::size_t due = 0, later = 0;
  whole.for_each([&](const TimerEntry& e) {
    const std::uint64_t key = key_of(e.when);
    low = std::min(low, key);
    high = std::max(high, key);
    ++(e.when < end ? due : later);
  });
  if (!whole.due && due > 0 && due >= later) {
    if (later > 0) distribute(2, key_of(end), 63);
    bands_.back().due = true;
    return;
  }
  const unsigned bits = std::min(std::max(bit_width(whole.size / kPartSize), 2u), 8u);
  const unsigned width = low > high ? 0 : bit_width(high - low);
  const unsigned shift = width > bits ? width - bits : 0;
  distribute(std::size_t{1} << bits, low, shift);
}

// Makes bands of the first one: of the deadlines whose key is before `first`, and then at most `n`
// by the bits in which the others differ from it, from bit `shift` on.
void TimerBands::distribute(std::size_t n, std::uint64_t first, unsigned shift) {
  // From here on nothing throws: each full block that is taken was emptied before.
  bands_.reserve_more(kMostParts + 1);
  blocks_.reserve(n + 1);
  const TimerBand whole = bands_.back();
  TimerBand parts[kMostParts + 1];
  for (TimerBlock* block = whole.head; block;) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (!whole.due) block->prefetch_after(i, block->end);
      if (!e.node) {
        --dead_;
        continue;
      }
      Node& node = *e.node;
      const std::uint64_t key = key_of(e.when);
      TimerBand& part = parts[key < first ? 0 : 1 + ((key - first) >> shift)];
      if (!part.head || e.when < part.from) part.from = e.when;
      TimerEntry& moved = part.append(blocks_, e.when, node);
      if (!whole.due) node.timer = &moved;
    }
    TimerBlock* const next = block->next;
    blocks_.give(block);
    block = next;
  }
  blocks_.trim();
  bands_.pop_back();
  for (std::size_t i = n + 1; i-- > 0;) {
    if (!parts[i].head) continue;
    parts[i].due = whole.due;
    bands_.push_back(parts[i]);
  }
}

// ---- what is due ----

void TimerBands::take_due(double end, ReadyQueue& ready, ReadAhead::Ptr& ahead) {
  std::size_t taken = 0;
  while (live_ > 0 && from() < end) {
    TimerBand& first = bands_.back();
    if (first.sorted) {
      if (!take_sorted(end, taken, ready, ahead)) put_off_due(end);
    } else if (first.size <= TimerBlock::kEntries) {
      dead_ -= first.sort(blocks_);
    } else {
      split(end);
    }
  }
  if (live_ == 0) return drop_bands();
  sweep_if_many();
}

// From the first band, which is sorted, and adds to `taken` how many. False: up to one that was
// moved.
bool TimerBands::take_sorted(double end, std::size_t& taken, ReadyQueue& ready,
                             ReadAhead::Ptr& ahead) noexcept {
  constexpr std::size_t kFew = 256;  // that fit into the cache
  constexpr std::uintptr_t kNeighbour = 128;
  std::uintptr_t last = 0;
  TimerBand& first = bands_.back();
  while (TimerBlock* const block = first.head) {
    for (; block->begin < block->end; ++block->begin, --first.size) {
      const TimerEntry& e = block->entries[block->begin];
      if (!e.node) {
        --dead_;
        continue;
      }
      const bool due = e.when < end;
      if (!due || e.moved()) {
        first.from = e.when;
        return !due;
      }
      block->prefetch_after(block->begin, block->end);
      Node& node = *e.node;
      --live_;
      node.flags_ &= ~Node::kArmed;
      ready.push(node);
      // Neighbours in memory the processor fetches itself.
      const auto gap = reinterpret_cast<std::uintptr_t>(&node) - last;
      last += gap;
      if (++taken > kFew && gap > kNeighbour) ReadAhead::add(ahead, node);
    }
    first.drop_block(blocks_);
  }
  blocks_.trim();
  bands_.pop_back();
  return true;
}

// Of the first band, which is sorted: those that seem due but were moved. Afterwards none has,
// until something else runs.
void TimerBands::put_off_due(double end) {
  for (TimerBlock* block = bands_.back().head; block; block = block->next) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      TimerEntry& e = block->entries[i];
      if (!e.node) continue;
      if (!(e.when < end)) return;
      if (e.moved()) put_off(e);
    }
  }
}

void TimerBands::drop_all(ReadyQueue& ready) noexcept {
  for (const TimerBand& band : bands_) {
    band.for_each([&](const TimerEntry& e) {
      e.node->flags_ &= ~Node::kArmed;
      ready.push(*e.node);
    });
  }
  live_ = 0;
  drop_bands();
}

// Nodes of bands that are due do not know their entries.
void TimerBands::relink() noexcept {
  for (TimerBand& band : bands_) {
    if (std::exchange(band.due, false)) band.for_each([](TimerEntry& e) { e.node->timer = &e; });
  }
}

// ---- bands together ----

// Keeps the bands few: each holds some times as much as the one before it, or came from a split.
void TimerBands::merge_small() noexcept {
  while (bands_.size() > 1) {
    TimerBand& first = bands_.back();
    TimerBand& second = bands_.end()[-2];
    if (first.size * kGrowth <= second.size) return;
    dead_ -= second.prepend(blocks_, first);
    bands_.pop_back();
  }
}

// ---- what is cancelled ----

// The entry of a band whose node was taken away. Reads nothing of it nor of what is near it: that
// would wait for memory, and a store does not.
void TimerBands::remove(TimerEntry* e) noexcept {
  if (--live_ == 0) return drop_bands();
  e->node = nullptr;
  ++dead_;
  TimerBand& latest = bands_.front();
  TimerBlock& block = *latest.tail;
  if (e == &block.entries[block.end - 1]) {
    // What was added last: a timer that is armed and cancelled over and over leaves nothing behind.
    while (block.end - block.begin > 1 && !block.entries[block.end - 1].node) {
      --block.end;
      --latest.size;
      --dead_;
    }
  }
  sweep_if_many();
}

// Afterwards at most half as many are dead as live, so that the next time is far away.
void TimerBands::sweep() noexcept {
  // A node that moves is a cache miss: blocks that are mostly live stay as they are.
  for (TimerBand& band : bands_) dead_ -= band.compact(blocks_, 1);
  if (dead_ > live_ / 2) {
    for (TimerBand& band : bands_) dead_ -= band.compact(blocks_, TimerBlock::kEntries);
  }
  TimerBand* kept = bands_.begin();
  for (const TimerBand& band : bands_) {
    if (band.head) *kept++ = band;
  }
  bands_.cut(kept);
  blocks_.trim();
}

void TimerBands::drop_bands() noexcept {
  for (TimerBand& band : bands_) band.clear(blocks_);
  bands_.cut(bands_.begin());
  dead_ = 0;
  blocks_.trim();
}

bool TimerBands::consistent() const {
  std::size_t live = 0, dead = 0;
  // The latest band has no end: no deadline, not even an infinite one, is >= NaN.
  double end = std::numeric_limits<double>::quiet_NaN();
  for (const TimerBand& band : bands_) {
    if (!band.consistent(end, live, dead)) return false;
    end = band.from;
  }
  return live == live_ && dead == dead_ && dead <= live * kDeadPerLive + kDeadAllowed;
}

}  // namespace asyncio::detail
