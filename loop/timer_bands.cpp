#include <asyncio/loop/timer_bands.hpp>

#include <asyncio/loop/merge_sort.hpp>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace asyncio::detail {

namespace {

constexpr unsigned kAhead = 16;  // entries between a node's prefetch and its use

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
  auto* const grown = static_cast<Band*>(::operator new(room * sizeof(Band)));
  end_ = std::copy(begin(), end(), grown);
  ::operator delete(std::exchange(first_, grown));
  room_ = room;
}

TimerBands::~TimerBands() {
  drop_bands();
  trim(0);
}

void TimerBands::append(double when, Node& node) {
  node.timer = &append_to(band_for(when), when, node);
  ++live_;
}

void TimerBands::prepare() {
  bands_.reserve_more(1);
  reserve(2);
}

void TimerBands::prepend(const TimerEntry* entries, std::size_t n) {
  bands_.reserve_more(1);
  Block* const block = take_block();
  // At the block's end: what is prepended next finds room before it.
  block->begin = static_cast<std::uint16_t>(kBlockEntries - n);
  block->end = kBlockEntries;
  for (std::size_t i = 0; i < n; ++i) {
    TimerEntry& e = block->entries[block->begin + i];
    e = entries[i];
    e.node->timer = &e;
  }
  live_ += n;
  bands_.push_back({entries[0].when, block, block, n, true});
  merge_small();
}

// Precondition: not before the first band.
TimerBands::Band& TimerBands::band_for(double when) noexcept {
  // Deadlines at random make bands that double in size: two steps on the average.
  constexpr std::size_t kFew = 16;
  auto band = bands_.begin();
  if (bands_.size() <= kFew) {
    while (when < band->from) ++band;
    return *band;
  }
  return *std::partition_point(band, bands_.end(), [when](const Band& b) { return when < b.from; });
}

// The node is yet to be told where its entry is.
TimerEntry& TimerBands::append_to(Band& band, double when, Node& node) {
  Block* block = band.tail;
  const bool in_order = !block || when >= block->entries[block->end - 1].when;
  if (!block || block->end == kBlockEntries) {
    block = take_block();
    (band.tail ? band.tail->next : band.head) = block;
    band.tail = block;
  }
  band.sorted &= in_order;
  TimerEntry& e = block->entries[block->end++];
  e = {when, &node};
  ++band.size;
  return e;
}

// ---- the first band ----

// Makes the first entry of the first band a live one and the earliest of all, and its deadline the
// band's `from`: what comes before it from now on goes to the heap and spoils no order.
// Precondition: some entry of a band is live.
void TimerBands::settle() {
  for (;;) {
    if (!bands_.back().sorted) {
      if (bands_.back().size > kBlockEntries) {
        split(-std::numeric_limits<double>::infinity());
        continue;
      }
      sort(bands_.back());
    }
    TimerEntry* const e = first_live();
    if (!e) continue;
    if (!e->moved()) {
      bands_.back().from = e->when;
      return;
    }
    put_off(*e);
  }
}

// Of the first band, without the dead ones before it; null when it had none and is gone.
TimerEntry* TimerBands::first_live() noexcept {
  Band& first = bands_.back();
  while (Block* const block = first.head) {
    for (; block->begin < block->end; ++block->begin, --first.size, --dead_) {
      if (block->entries[block->begin].node) return &block->entries[block->begin];
    }
    first.head = block->next;
    give_block(block);
  }
  trim(kSparesKept);
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
  Band& first = bands_.back();
  Block* const block = first.head;
  Node& node = *block->entries[block->begin].node;
  if (block->begin + kAhead < block->end) prefetch(block->entries[block->begin + kAhead].node);
  ++block->begin;
  --first.size;
  if (--live_ == 0) {
    drop_bands();
    return node;
  }
  if (block->begin == block->end) {
    first.head = block->next;
    give_block(block);
    trim(kSparesKept);
    if (!first.head) bands_.pop_back();
  }
  sweep_if_many();
  return node;
}

// Precondition: it fits into one block.
void TimerBands::sort(Band& band) noexcept {
  TimerEntry entries[kBlockEntries], spare[kBlockEntries];
  std::size_t n = 0;
  for (Block* block = band.head; block;) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      if (block->entries[i].node) entries[n++] = block->entries[i];
    }
    Block* const next = block->next;
    if (block != band.head) give_block(block);
    block = next;
  }
  trim(kSparesKept);
  const TimerEntry* const sorted = merge_sort(entries, spare, n);
  Block& block = *band.head;
  for (std::size_t i = 0; i < n; ++i) {
    block.entries[i] = sorted[i];
    if (!band.due) sorted[i].node->timer = &block.entries[i];
  }
  block.next = nullptr;
  block.begin = 0;
  block.end = static_cast<std::uint16_t>(n);
  dead_ -= band.size - n;
  band = {band.from, &block, &block, n, true, band.due};
}

// Makes several bands of the first one. If it is mostly due: two, of which the first is all that is
// before `end`, and marked. Else by the leading bits in which its deadlines differ: each round
// takes some bits away, and there are 64. The dead are left behind.
void TimerBands::split(double end) {
  Band& whole = bands_.back();
  std::uint64_t low = ~std::uint64_t{0}, high = 0;
  std::size_t due = 0, later = 0;
  for (const Block* block = whole.head; block; block = block->next) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (!e.node) continue;
      const std::uint64_t key = key_of(e.when);
      low = std::min(low, key);
      high = std::max(high, key);
      ++(e.when < end ? due : later);
    }
  }
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
  reserve(n + 1);
  const Band whole = bands_.back();
  Band parts[kMostParts + 1];
  for (Block* block = whole.head; block;) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (!whole.due && i + kAhead < block->end) prefetch(block->entries[i + kAhead].node);
      if (!e.node) {
        --dead_;
        continue;
      }
      Node& node = *e.node;
      const std::uint64_t key = key_of(e.when);
      Band& part = parts[key < first ? 0 : 1 + ((key - first) >> shift)];
      if (!part.head || e.when < part.from) part.from = e.when;
      TimerEntry& moved = append_to(part, e.when, node);
      if (!whole.due) node.timer = &moved;
    }
    Block* const next = block->next;
    give_block(block);
    block = next;
  }
  trim(kSparesKept);
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
  try {
    while (live_ > 0 && from() < end) {
      Band& first = bands_.back();
      if (first.sorted) {
        if (!take_sorted(end, taken, ready, ahead)) put_off_due(end);
      } else if (first.size <= kBlockEntries) {
        sort(first);
      } else {
        split(end);
      }
    }
  } catch (...) {
    relink();
    throw;
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
  Band& first = bands_.back();
  while (Block* const block = first.head) {
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
      if (block->begin + kAhead < block->end) prefetch(block->entries[block->begin + kAhead].node);
      Node& node = *e.node;
      --live_;
      node.flags_ &= ~Node::kArmed;
      ready.push(node);
      // Neighbours in memory the processor fetches itself.
      const auto gap = reinterpret_cast<std::uintptr_t>(&node) - last;
      last += gap;
      if (++taken > kFew && gap > kNeighbour) ReadAhead::add(ahead, node);
    }
    first.head = block->next;
    give_block(block);
  }
  trim(kSparesKept);
  bands_.pop_back();
  return true;
}

// Of the first band, which is sorted: those that seem due but were moved. Afterwards none has,
// until something else runs.
void TimerBands::put_off_due(double end) {
  for (Block* block = bands_.back().head; block; block = block->next) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      TimerEntry& e = block->entries[i];
      if (!e.node) continue;
      if (!(e.when < end)) return;
      if (e.moved()) put_off(e);
    }
  }
}

void TimerBands::drop_all(ReadyQueue& ready) noexcept {
  for (const Band& band : bands_) {
    for (const Block* block = band.head; block; block = block->next) {
      for (unsigned i = block->begin; i < block->end; ++i) {
        Node* const node = block->entries[i].node;
        if (!node) continue;
        node->flags_ &= ~Node::kArmed;
        ready.push(*node);
      }
    }
  }
  live_ = 0;
  drop_bands();
}

// Nodes of bands that are due do not know their entries.
void TimerBands::relink() noexcept {
  for (Band& band : bands_) {
    if (!std::exchange(band.due, false)) continue;
    for (Block* block = band.head; block; block = block->next) {
      for (unsigned i = block->begin; i < block->end; ++i) {
        if (block->entries[i].node) block->entries[i].node->timer = &block->entries[i];
      }
    }
  }
}

// ---- bands together ----

// Keeps the bands few: each holds some times as much as the one before it, or came from a split.
void TimerBands::merge_small() noexcept {
  while (bands_.size() > 1) {
    Band& first = bands_.back();
    Band& second = bands_.end()[-2];
    if (first.size * kGrowth > second.size) {
      chain(first, second);
      bands_.pop_back();
    } else {
      return;
    }
  }
}

// Puts `front` before what `back` holds, which may leave it sorted.
void TimerBands::chain(Band& front, Band& back) noexcept {
  Block& to = *back.head;
  if (front.head == front.tail && front.size <= to.begin) {
    const Block& from = *front.head;
    for (unsigned i = from.end; i-- > from.begin;) {
      if (!from.entries[i].node) {
        --dead_;
        --front.size;
        continue;
      }
      TimerEntry& e = to.entries[--to.begin];
      e = from.entries[i];
      e.node->timer = &e;
    }
    give_block(front.head);
    trim(kSparesKept);
  } else {
    front.tail->next = back.head;
    back.head = front.head;
  }
  back.from = front.from;
  back.size += front.size;
  back.sorted &= front.sorted;
}

// ---- what is cancelled ----

// The entry of a band whose node was taken away. Reads nothing of it nor of what is near it: that
// would wait for memory, and a store does not.
void TimerBands::remove(TimerEntry* e) noexcept {
  if (--live_ == 0) return drop_bands();
  e->node = nullptr;
  ++dead_;
  Band& latest = bands_.front();
  Block& block = *latest.tail;
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
  for (Band& band : bands_) compact(band, 1);
  if (dead_ > live_ / 2) {
    for (Band& band : bands_) compact(band, kBlockEntries);
  }
  Band* kept = bands_.begin();
  for (const Band& band : bands_) {
    if (band.head) *kept++ = band;
  }
  bands_.cut(kept);
  trim(kSparesKept);
}

// Gives back the blocks in which none is live. Moves the live ones up where there are `weight`
// times as many dead ones or more beside them, and where that saves a block.
void TimerBands::compact(Band& band, std::size_t weight) noexcept {
  Block* to = nullptr;  // the last one kept
  for (Block *block = std::exchange(band.head, nullptr), *next; block; block = next) {
    next = block->next;
    const unsigned begin = block->begin, end = block->end, live = live_in(*block);
    const unsigned dead = end - begin - live;
    const bool fits = to && live <= kBlockEntries - to->end;
    bool kept = false;
    const auto keep = [&] {
      (to ? to->next : band.head) = block;
      to = block;
      kept = true;
    };
    if (!fits && dead * weight < live) {
      keep();
      continue;
    }
    for (unsigned i = begin; live > 0 && i < end; ++i) {
      if (i + kAhead < end) prefetch(block->entries[i + kAhead].node);
      const TimerEntry e = block->entries[i];
      if (!e.node) continue;
      if (!to || to->end == kBlockEntries) {
        keep();
        block->begin = block->end = 0;
      }
      TimerEntry& moved = to->entries[to->end++];
      moved = e;
      e.node->timer = &moved;
    }
    dead_ -= dead;
    band.size -= dead;
    if (!kept) give_block(block);
  }
  if (to) to->next = nullptr;
  band.tail = to;
}

unsigned TimerBands::live_in(const Block& block) noexcept {
  unsigned live = 0;
  for (unsigned i = block.begin; i < block.end; ++i) live += block.entries[i].node != nullptr;
  return live;
}

void TimerBands::drop_bands() noexcept {
  for (Band& band : bands_) {
    while (band.head) give_block(std::exchange(band.head, band.head->next));
  }
  bands_.cut(bands_.begin());
  dead_ = 0;
  trim(kSparesKept);
}

// ---- blocks ----

void TimerBands::reserve(std::size_t blocks) {
  while (spares_ < blocks) {
    auto* const block = static_cast<Block*>(pool_allocate_page());
    block->queue = &queue_;
    give_block(block);
    ++blocks_;
  }
}

TimerBands::Block* TimerBands::take_block() {
  if (!spare_) reserve(1);
  Block* const block = std::exchange(spare_, spare_->next);
  --spares_;
  block->next = nullptr;
  block->begin = block->end = 0;
  return block;
}

void TimerBands::trim(std::size_t keep) noexcept {
  for (; spares_ > keep; --spares_, --blocks_)
    pool_deallocate_page(std::exchange(spare_, spare_->next));
}

// ---- for tests ----

bool TimerBands::consistent() const {
  std::size_t live = 0, dead = 0;
  const Band* later = nullptr;
  for (const Band& band : bands_) {
    if (!consistent(band, later, live, dead)) return false;
    later = &band;
  }
  return live == live_ && dead == dead_ && dead <= live * kDeadPerLive + kDeadAllowed;
}

bool TimerBands::consistent(const Band& band, const Band* later, std::size_t& live,
                            std::size_t& dead) const {
  std::size_t size = 0;
  double last = band.from;
  const Block* tail = nullptr;
  for (const Block* block = band.head; block; tail = block, block = block->next) {
    if (block->begin >= block->end || block->end > kBlockEntries) return false;
    unsigned nodes = 0;
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (band.sorted && e.when < last) return false;
      last = e.when;
      if (!e.node) continue;
      ++nodes;
      if (e.node->timer != &e || e.when < band.from || (later && e.when >= later->from))
        return false;
      if (e.node->is_movable() && e.deadline() < e.when) return false;
    }
    size += block->end - block->begin;
    live += nodes;
    dead += block->end - block->begin - nodes;
  }
  return tail && tail == band.tail && size == band.size;
}

}  // namespace asyncio::detail
