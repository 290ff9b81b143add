#include <asyncio/loop/timers/timer_queue.hpp>

#include <new>

namespace asyncio::detail {

TimerQueue::TimerQueue() : near_(*::new (pool_allocate_page()) NearPage) { near_.queue = this; }

TimerQueue::~TimerQueue() { pool_deallocate_page(&near_); }

void TimerQueue::push(double when, Node& node) {
  if (bands_.empty() || when < bands_.from())
    push_near(when, node);
  else
    bands_.append(when, node);
  node.flags_ |= Node::kArmed;
  if (when > latest_) latest_ = when;
}

void TimerQueue::remove(Node& node) noexcept {
  node.flags_ &= ~Node::kArmed;
  TimerEntry* const e = node.timer;
  if (is_near(e))
    take_near(static_cast<std::size_t>(static_cast<NearEntry*>(e) - near_.entries));
  else
    bands_.remove(e);
}

// To a deadline that is not the latest of all. An earlier one needs a new entry.
void TimerQueue::move_back(TimerNode& node, double when) {
  const bool earlier = node.armed() && when < static_cast<Node&>(node).timer->when;
  if (earlier) {
    bands_.prepare();  // from here on nothing throws
    remove(node);
  }
  node.set_when(when);
  if (earlier) push(when, node);
}

double TimerQueue::earliest() {
  for (; near_size_ > 0; put_off_first()) {
    if (!near_[0].moved()) return near_[0].when;
  }
  bands_.settle();
  return bands_.from();
}

bool TimerQueue::take_due(double end, ReadyQueue& ready, ReadAhead::Ptr& ahead) noexcept {
  try {
    while (near_size_ > 0) {
      if (near_[0].when >= end) return true;
      if (near_[0].moved()) {
        put_off_first();
        continue;
      }
      Node& node = *near_[0].node;
      take_near(0);
      node.flags_ &= ~Node::kArmed;
      ready.push(node);
    }
    if (!bands_.empty()) bands_.take_due(end, ready, ahead);
    return true;
  } catch (const std::bad_alloc&) {
    bands_.relink();
    return false;
  }
}

// The first of the heap was moved: gives it the place of its deadline.
void TimerQueue::put_off_first() {
  Node& node = *near_[0].node;
  const double when = near_[0].deadline();
  if (bands_.empty() || when < bands_.from()) return sift_down(0, {{when, &node}, sequence_++});
  bands_.append(when, node);
  take_near(0);
}

void TimerQueue::drop_all(ReadyQueue& ready) noexcept {
  while (near_size_ > 0) {
    Node& node = *near_[--near_size_].node;
    node.flags_ &= ~Node::kArmed;
    ready.push(node);
  }
  bands_.drop_all(ready);
}

void TimerQueue::push_near(double when, Node& node) {
  if (near_size_ == kNearMost) {
    spill();
    if (when >= bands_.from()) return bands_.append(when, node);
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

// Makes the later half a band. Taken out one by one all are in order, and what is in order is a
// heap.
void TimerQueue::spill() {
  NearEntry ordered[kNearMost];
  TimerEntry entries[kNearMost];
  for (NearEntry& e : ordered) {
    e = near_[0];
    take_near(0);
  }
  near_size_ = kNearMost;
  for (std::size_t i = 0; i < kNearMost; ++i) {
    place(i, ordered[i]);
    entries[i] = ordered[i];
  }
  std::uint32_t middle = kNearMost / 2;
  while (middle > 0 && entries[middle - 1].when == entries[middle].when) --middle;
  bands_.prepend(entries + middle, kNearMost - middle);
  near_size_ = middle;
}

// ---- for tests ----

Node& TimerQueue::pop() {
  earliest();
  Node* node;
  if (near_size_ > 0) {
    node = near_[0].node;
    take_near(0);
  } else {
    node = &bands_.take_first();
  }
  node->flags_ &= ~Node::kArmed;
  return *node;
}

bool TimerQueue::consistent() const {
  for (std::size_t i = 0; i < near_size_; ++i) {
    if (near_[i].node->timer != &near_[i]) return false;
    if (near_[i].node->is_movable() && near_[i].deadline() < near_[i].when) return false;
    if (i > 0 && before(near_[i], near_[(i - 1) / 4])) return false;
    if (!bands_.empty() && !(near_[i].when < bands_.from())) return false;
  }
  return bands_.consistent();
}

}  // namespace asyncio::detail
