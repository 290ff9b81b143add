// Offsets: what a reader has to know of the classes of the library, from the tables of the process
// that it reads.
#pragma once

#include <asyncio/insight/reader/layout_table.hpp>

#include <cstdint>
#include <string>

namespace asyncio::detail {

// The names are those of the tables: `TaskBase.leaf` is task_leaf.
struct Offsets {
  using Number = std::uint32_t;

  explicit Offsets(const LayoutTable& layout);

  // The name of one without which nothing can be read; empty: there are all.
  std::string missing;
  // A program that links no task, lock or queue does not tell of them.
  bool of_tasks = true;
  bool of_waiters = true;
  bool of_queues = true;
  bool of_ages = true;
  bool of_timers = true;

  Number loops_first, loop_next, loop_thread, loop_closed, loop_running, loop_each_turn,
      loop_polled_at, loop_poller, loop_port, port_asleep, loop_tasks, loop_step, loop_notes,
      step_driver, step_leaf, node_flags, node_next, node_timer, node_armed, node_done_node,
      timer_when, timer_node, frame_info, frame_caller, frame_label, info_callable, info_where,
      info_made, info_caller_at;
  Number future_loop, future_waiters, future_done, future_task, future_gathers, callback_empty,
      task_leaf, task_waiting_on, task_next, task_id, task_id_bits, task_named, task_no_frame,
      task_phase, task_sleeping, notes_names, table_notes, table_room, note_size, note_of,
      note_what, note_number;
  Number waiter_list, list_size;
  Number loop_ages, ages_first, ages_marks, ages_count;
  Number loop_near, near_first, loop_bands, band_size;
  Number side_queue, queue_getters, queue_size, queue_maxsize;
  Number virtual_now = 0;
};

}  // namespace asyncio::detail
