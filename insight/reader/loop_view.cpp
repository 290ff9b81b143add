#include <asyncio/insight/reader/loop_view.hpp>

#include <algorithm>
#include <cmath>

namespace asyncio::detail {

LoopView::LoopView(Memory& memory, ObjectTypes& types, const Offsets& offsets, Address loop)
    : memory_(memory), types_(types), at_(offsets), loop_(loop), like_(like_none(offsets, loop)) {}

LoopView::Like LoopView::like_none(const Offsets& at, Address loop) noexcept {
  Like out{};
  out.loop = loop;
  if (!at.of_tasks) return out;
  out.flags_at = at.node_flags;
  out.loop_at = at.future_loop;
  out.waiting_on_at = at.task_waiting_on;
  out.leaf_at = at.task_leaf;
  out.id_at = at.task_id;
  out.next_at = at.task_next;
  out.id_mask = (std::uint64_t{1} << at.task_id_bits) - 1;
  out.span = std::size_t{8} + std::max({at.node_flags, at.node_timer, at.future_loop, at.task_leaf,
                                        at.task_id, at.task_waiting_on, at.task_next});
  return out;
}

bool LoopView::read(Snapshot& out, const char*& problem) {
  double polled_at = 0;
  bool each_turn = false;
  Address port = 0, poller = 0, step = 0;
  out.loop = loop_;
  if (!memory_.get(loop_ + at_.loop_thread, out.thread) ||
      !memory_.get_bool(loop_ + at_.loop_running, out.running) ||
      !memory_.get_bool(loop_ + at_.loop_each_turn, each_turn) ||
      !memory_.get(loop_ + at_.loop_polled_at, polled_at) ||
      !memory_.get(loop_ + at_.loop_poller, poller) || !memory_.get(loop_ + at_.loop_port, port) ||
      !memory_.get_bool(port + at_.port_asleep, out.asleep) ||
      !memory_.get(loop_ + at_.loop_step, step) || !memory_.get(loop_ + at_.loop_notes, notes_) ||
      !memory_.get(loop_ + at_.loop_tasks, first_)) {
    problem = "a loop is not there";
    return false;
  }
  if (each_turn && at_.virtual_now && types_.of(poller).virtual_poller) {
    memory_.get(poller + at_.virtual_now, out.time);
  } else if (const auto now = memory_.now()) {
    out.time = *now;
    if (polled_at > 0) out.polled_ago = std::fmax(0, *now - polled_at);
  } else {
    out.time = polled_at;
  }
  time_ = out.time;
  out.next_timer = next_timer();
  if (!at_.of_tasks) first_ = notes_ = 0;
  ages_ = Ages(memory_, at_, loop_);
  if (step && (!memory_.get(step + at_.step_driver, like_.running) ||
               !memory_.get(step + at_.step_leaf, running_leaf_)))
    problem = "a step is not there";
  return true;
}

// The first of the nearest ones; are there none, the first band begins with the next. While the
// loop waits that is in order; else a timer that was put off may still stand at its former time.
double LoopView::next_timer() {
  std::uint32_t near = 0;
  std::uint64_t live = 0;
  Address page = 0, end = 0;
  double when = kUnknown;
  if (!at_.of_timers || !memory_.get(loop_ + at_.loop_near, near) ||
      !memory_.get(loop_ + at_.loop_near + 8, page) || !memory_.get(loop_ + at_.loop_bands, live) ||
      !memory_.get(loop_ + at_.loop_bands + 24, end))
    return kUnknown;
  if (near > 0)
    memory_.get(page + at_.near_first + at_.timer_when, when);
  else if (live > 0)
    memory_.get(end - at_.band_size, when);
  return when;
}

bool LoopView::read_task(Address task, Task& out, const char*& problem) {
  problem = "a task is none";
  unsigned char room[kLongestSpan];
  if (like_.span > sizeof room || task % 8 != 0) return false;
  const unsigned char* const bytes = memory_.view(task, like_.span, room);
  if (!bytes) return false;
  const auto table = loaded<Address>(bytes, 0);
  out.timer = loaded<Address>(bytes, at_.node_timer);
  out.flags = loaded<std::uint32_t>(bytes, at_.node_flags);
  out.leaf = like_.leaf(bytes);
  out.waiting_on = loaded<Address>(bytes, at_.task_waiting_on);
  out.next = like_.next(bytes);
  out.number = like_.number(bytes);
  if (!(out.flags & at_.future_task) || loaded<Address>(bytes, at_.future_loop) != loop_)
    return false;
  if (table != like_.table) {
    if (!types_.of(task).task) return false;
    like_.table = table;
  }
  problem = nullptr;
  std::uint32_t awaited = at_.future_done;
  if (out.waiting_on && !flags_of(out.waiting_on, awaited)) problem = "a future is not there";
  if (awaited & at_.future_done) out.waiting_on = 0;
  const bool sleeps =
      (out.flags & at_.task_phase) == at_.task_sleeping && (out.flags & at_.node_armed) != 0;
  out.state = out.flags & at_.future_done ? SnapshotState::done
              : task == like_.running     ? SnapshotState::running
              : sleeps                    ? SnapshotState::sleeping
              : out.waiting_on            ? SnapshotState::waiting
                                          : SnapshotState::ready;
  if (out.state == SnapshotState::running) out.leaf = running_leaf_;
  if (out.flags & (at_.task_no_frame | at_.future_done)) out.leaf = 0;
  if (!out.waiting_on && task != like_.running && out.leaf) {
    like_.flags = out.flags;
    last_state_ = out.state;
  }
  return true;
}

bool LoopView::read_deadline(Address task, const Task& of, double& sleeps_until) {
  Address sleeper = 0;
  return memory_.get(of.timer + at_.timer_when, sleeps_until) &&
         memory_.get(of.timer + at_.timer_node, sleeper) && sleeper == task;
}

}  // namespace asyncio::detail
