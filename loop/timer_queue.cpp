#include <asyncio/loop/timer_queue.hpp>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <utility>

namespace asyncio::detail {

namespace {

constexpr unsigned kAhead = 8;  // entries between a node's prefetch and its use

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

void prefetch(const void* address) noexcept {
#if defined(__GNUC__)
  __builtin_prefetch(address, 1);
#else
  (void)address;
#endif
}

}  // namespace

TimerQueue::~TimerQueue() {
  drop_bands();
  trim(0);
}

void TimerQueue::push(double when, Node& node) {
  if (bands_.empty() || when < bands_.back().from)
    push_near(when, node);
  else
    append(band_for(when), when, node);
  node.flags_ |= Node::kArmed;
  ++size_;
}

void TimerQueue::remove(Node& node) noexcept {
  node.flags_ &= ~Node::kArmed;
  --size_;
  TimerEntry* const e = node.timer;
  if (is_near(e))
    take_near(static_cast<std::size_t>(static_cast<NearEntry*>(e) - near_));
  else
    forget(e);
}

double TimerQueue::earliest() {
  if (near_size_ > 0) return near_[0].when;
  settle();
  return bands_.back().from;
}

Node& TimerQueue::pop() { return *pop_due(std::numeric_limits<double>::quiet_NaN()); }

Node* TimerQueue::pop_due(double end) {
  // Written so that NaN lets everything pass, infinity too.
  if (near_size_ > 0) {
    if (near_[0].when >= end) return nullptr;
    Node* const node = near_[0].node;
    node->flags_ &= ~Node::kArmed;
    --size_;
    take_near(0);
    return node;
  }
  if (size_ == 0 || bands_.back().from >= end) return nullptr;
  settle();
  if (bands_.back().from >= end) return nullptr;
  return &take_first();
}

// ---- the heap of the nearest ----

void TimerQueue::push_near(double when, Node& node) {
  if (near_size_ == kNearMost) {
    spill();
    if (when >= bands_.back().from) return append(bands_.back(), when, node);
  }
  const std::size_t i = near_size_++;
  const std::uint32_t sequence = sequence_++;
  // Later than all that are there, it stays behind those with an equal deadline.
  if (i > 0 && when < near_[(i - 1) / 4].when) return sift_up(i, {{when, &node}, sequence});
  NearEntry& e = near_[i];
  e.when = when;
  e.node = &node;
  e.sequence = sequence;
  node.timer = &e;
}

void TimerQueue::take_near(std::size_t i) noexcept {
  if (i == --near_size_) return;
  const NearEntry last = near_[near_size_];
  if (i > 0 && before(last, near_[(i - 1) / 4]))
    sift_up(i, last);
  else
    sift_down(i, last);
}

void TimerQueue::sift_up(std::size_t i, NearEntry e) noexcept {
  while (i > 0) {
    const std::size_t parent = (i - 1) / 4;
    if (!before(e, near_[parent])) break;
    place(i, near_[parent]);
    i = parent;
  }
  place(i, e);
}

void TimerQueue::sift_down(std::size_t i, NearEntry e) noexcept {
  for (;;) {
    const std::size_t first = 4 * i + 1;
    if (first >= near_size_) break;
    const std::size_t end = first + 4 < near_size_ ? first + 4 : near_size_;
    std::size_t least = first;
    for (std::size_t c = first + 1; c < end; ++c) {
      if (before(near_[c], near_[least])) least = c;
    }
    if (!before(near_[least], e)) break;
    place(i, near_[least]);
    i = least;
  }
  place(i, e);
}

// Makes the later half of the heap a band. What is sorted is a heap.
void TimerQueue::spill() {
  bands_.reserve(bands_.size() + 1);
  Block* const block = take_block();
  std::sort(near_, near_ + near_size_, before);
  std::size_t middle = near_size_ / 2;
  while (middle > 0 && near_[middle - 1].when == near_[middle].when) --middle;
  const std::size_t moved = near_size_ - middle;
  // At the block's end: what is spilled next finds room before it.
  block->begin = static_cast<std::uint16_t>(kBlockEntries - moved);
  block->end = kBlockEntries;
  block->live = static_cast<std::uint16_t>(moved);
  for (std::size_t i = 0; i < moved; ++i) {
    TimerEntry& e = block->entries[block->begin + i];
    e = near_[middle + i];
    e.node->timer = &e;
  }
  near_size_ = middle;
  for (std::size_t i = 0; i < middle; ++i) near_[i].node->timer = &near_[i];
  bands_.push_back({block->entries[block->begin].when, block, block, moved, true});
  merge_small();
}

// ---- bands ----

// Precondition: not before the first band.
TimerQueue::Band& TimerQueue::band_for(double when) noexcept {
  // Deadlines at random make bands that double in size: two steps on the average.
  constexpr std::size_t kFew = 16;
  auto band = bands_.begin();
  if (bands_.size() <= kFew) {
    while (when < band->from) ++band;
    return *band;
  }
  return *std::partition_point(band, bands_.end(), [when](const Band& b) { return when < b.from; });
}

void TimerQueue::append(Band& band, double when, Node& node) {
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
  node.timer = &e;
  ++block->live;
  ++band.size;
}

// Makes the first entry of the first band a live one and the earliest of all, and its deadline the
// band's `from`: what comes before it from now on goes to the heap and spoils no order.
// Precondition: some entry of a band is live.
void TimerQueue::settle() {
  for (;;) {
    if (!bands_.back().sorted) {
      if (bands_.back().size > kBlockEntries) {
        split();
        continue;
      }
      sort(bands_.back());
    }
    Band& first = bands_.back();
    while (Block* const block = first.head) {
      for (; block->begin < block->end; ++block->begin, --first.size, --dead_) {
        const TimerEntry& e = block->entries[block->begin];
        if (!e.node) continue;
        first.from = e.when;
        return;
      }
      first.head = block->next;
      give_block(block);
    }
    trim(kSparesKept);
    bands_.pop_back();
  }
}

// Precondition: settled.
Node& TimerQueue::take_first() noexcept {
  Band& first = bands_.back();
  Block* const block = first.head;
  Node& node = *block->entries[block->begin].node;
  if (block->begin + kAhead < block->end) prefetch(block->entries[block->begin + kAhead].node);
  ++block->begin;
  --block->live;
  --first.size;
  node.flags_ &= ~Node::kArmed;
  --size_;
  if (live_in_bands() == 0) {
    drop_bands();
  } else if (block->begin == block->end) {
    first.head = block->next;
    give_block(block);
    trim(kSparesKept);
    if (!first.head) bands_.pop_back();
  }
  return node;
}

// Precondition: it fits into one block.
void TimerQueue::sort(Band& band) noexcept {
  TimerEntry entries[kBlockEntries];
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
  std::stable_sort(entries, entries + n,
                   [](const TimerEntry& a, const TimerEntry& b) { return a.when < b.when; });
  Block& block = *band.head;
  for (std::size_t i = 0; i < n; ++i) {
    block.entries[i] = entries[i];
    entries[i].node->timer = &block.entries[i];
  }
  block.next = nullptr;
  block.begin = 0;
  block.end = block.live = static_cast<std::uint16_t>(n);
  dead_ -= band.size - n;
  band = {band.from, &block, &block, n, true};
}

// Makes several bands of the first one, by the leading bits in which its deadlines differ: each
// round takes some bits away, and there are 64. The dead are left behind.
void TimerQueue::split() {
  const Band whole = bands_.back();
  std::uint64_t low = ~std::uint64_t{0}, high = 0;
  for (const Block* block = whole.head; block; block = block->next) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      if (!block->entries[i].node) continue;
      const std::uint64_t key = key_of(block->entries[i].when);
      low = std::min(low, key);
      high = std::max(high, key);
    }
  }
  const unsigned bits = std::min(std::max(bit_width(whole.size / kPartSize), 2u), 8u);
  const unsigned width = low > high ? 0 : bit_width(high - low);
  const unsigned shift = width > bits ? width - bits : 0;
  // From here on nothing throws: each full block that is taken was emptied before.
  bands_.reserve(bands_.size() + kMostParts);
  reserve(std::size_t{1} << bits);
  Band parts[kMostParts];
  for (Block* block = whole.head; block;) {
    for (unsigned i = block->begin; i < block->end; ++i) {
      const TimerEntry& e = block->entries[i];
      if (i + kAhead < block->end) prefetch(block->entries[i + kAhead].node);
      if (!e.node) {
        --dead_;
        continue;
      }
      Band& part = parts[(key_of(e.when) - low) >> shift];
      if (!part.head || e.when < part.from) part.from = e.when;
      append(part, e.when, *e.node);
    }
    Block* const next = block->next;
    give_block(block);
    block = next;
  }
  trim(kSparesKept);
  bands_.pop_back();
  for (std::size_t i = std::size_t{1} << bits; i-- > 0;) {
    if (parts[i].head) bands_.push_back(parts[i]);
  }
}

// Keeps the bands few: each holds some times as much as the one before it, or came from a split.
void TimerQueue::merge_small() noexcept {
  while (bands_.size() > 1) {
    Band& first = bands_.back();
    Band& second = bands_[bands_.size() - 2];
    if (first.size * kGrowth > second.size) {
      chain(first, second);
      bands_.pop_back();
    } else {
      return;
    }
  }
}

// Puts `front` before what `back` holds, which may leave it sorted.
void TimerQueue::chain(Band& front, Band& back) noexcept {
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
    to.live = static_cast<std::uint16_t>(to.live + from.live);
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

// The entry of a band whose node was taken away. Reads nothing of it: that would wait for memory.
void TimerQueue::forget(TimerEntry* e) noexcept {
  if (live_in_bands() == 0) return drop_bands();
  Block& block = block_of(e);
  --block.live;
  e->node = nullptr;
  ++dead_;
  Band& latest = bands_.front();
  if (latest.tail == &block && e == &block.entries[block.end - 1]) {
    // What was added last: a timer that is armed and cancelled over and over leaves nothing behind.
    while (block.end - block.begin > 1 && !block.entries[block.end - 1].node) {
      --block.end;
      --latest.size;
      --dead_;
    }
  }
  if (dead_ > live_in_bands() * kDeadPerLive + kDeadAllowed) sweep();
}

// Afterwards at most half as many are dead as live, so that the next time is far away.
void TimerQueue::sweep() noexcept {
  for (Band& band : bands_) drop_dead_blocks(band);
  if (dead_ > live_in_bands() / 2) {
    for (Band& band : bands_) compact(band);
  }
  bands_.erase(std::remove_if(bands_.begin(), bands_.end(), [](const Band& b) { return !b.head; }),
               bands_.end());
  trim(kSparesKept);
}

void TimerQueue::drop_dead_blocks(Band& band) noexcept {
  band.tail = nullptr;
  Block** at = &band.head;
  while (Block* const block = *at) {
    if (block->live > 0) {
      band.tail = block;
      at = &block->next;
      continue;
    }
    const auto entries = static_cast<std::size_t>(block->end - block->begin);
    dead_ -= entries;
    band.size -= entries;
    *at = block->next;
    give_block(block);
  }
}

// Moves the live ones up, into the blocks that they are in.
void TimerQueue::compact(Band& band) noexcept {
  Block* to = band.head;
  unsigned filled = 0;
  std::size_t live = 0;
  for (Block* block = band.head; block; block = block->next) {
    const unsigned end = block->end;
    for (unsigned i = block->begin; i < end; ++i) {
      if (i + kAhead < end) prefetch(block->entries[i + kAhead].node);
      const TimerEntry e = block->entries[i];
      if (!e.node) continue;
      if (filled == kBlockEntries) {
        to = to->next;
        filled = 0;
      }
      to->entries[filled] = e;
      e.node->timer = &to->entries[filled++];
      to->begin = 0;
      to->end = to->live = static_cast<std::uint16_t>(filled);
      ++live;
    }
  }
  dead_ -= band.size - live;
  band.size = live;
  Block* rest = band.head;
  if (live > 0) {
    band.tail = to;
    rest = std::exchange(to->next, nullptr);
  } else {
    band.head = band.tail = nullptr;
  }
  while (rest) give_block(std::exchange(rest, rest->next));
}

void TimerQueue::drop_bands() noexcept {
  for (Band& band : bands_) {
    while (band.head) give_block(std::exchange(band.head, band.head->next));
  }
  bands_.clear();
  dead_ = 0;
  trim(kSparesKept);
}

// ---- blocks ----

void TimerQueue::reserve(std::size_t blocks) {
  while (spares_ < blocks) {
    void* memory = nullptr;
    if (posix_memalign(&memory, kBlockAlign, sizeof(Block)) != 0) throw std::bad_alloc();
    ++blocks_;
    give_block(static_cast<Block*>(memory));
  }
}

TimerQueue::Block* TimerQueue::take_block() {
  if (!spare_) reserve(1);
  Block* const block = std::exchange(spare_, spare_->next);
  --spares_;
  block->next = nullptr;
  block->begin = block->end = block->live = 0;
  return block;
}

void TimerQueue::trim(std::size_t keep) noexcept {
  for (; spares_ > keep; --spares_, --blocks_) std::free(std::exchange(spare_, spare_->next));
}

// ---- for tests ----

bool TimerQueue::consistent() const {
  for (std::size_t i = 0; i < near_size_; ++i) {
    if (near_[i].node->timer != &near_[i]) return false;
    if (i > 0 && before(near_[i], near_[(i - 1) / 4])) return false;
    if (!bands_.empty() && !(near_[i].when < bands_.back().from)) return false;
  }
  std::size_t live = near_size_, dead = 0;
  for (std::size_t i = 0; i < bands_.size(); ++i) {
    if (!consistent(bands_[i], i > 0 ? &bands_[i - 1] : nullptr, live, dead)) return false;
  }
  return live == size_ && dead == dead_ && dead <= live_in_bands() * kDeadPerLive + kDeadAllowed;
}

bool TimerQueue::consistent(const Band& band, const Band* later, std::size_t& live,
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
    }
    if (nodes != block->live) return false;
    size += block->end - block->begin;
    live += nodes;
    dead += block->end - block->begin - nodes;
  }
  return tail && tail == band.tail && size == band.size;
}

}  // namespace asyncio::detail
