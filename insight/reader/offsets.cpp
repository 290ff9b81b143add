#include <asyncio/insight/reader/offsets.hpp>

namespace asyncio::detail {

namespace {

struct Named {
  const char* name;
  Offsets::Number Offsets::*place;
};

constexpr Named kOfLoops[] = {
    {"Loops.first", &Offsets::loops_first},
    {"EventLoop.next", &Offsets::loop_next},
    {"EventLoop.thread", &Offsets::loop_thread},
    {"EventLoop.closed", &Offsets::loop_closed},
    {"EventLoop.running", &Offsets::loop_running},
    {"EventLoop.each_turn", &Offsets::loop_each_turn},
    {"EventLoop.polled_at", &Offsets::loop_polled_at},
    {"EventLoop.poller", &Offsets::loop_poller},
    {"EventLoop.port", &Offsets::loop_port},
    {"Port.asleep", &Offsets::port_asleep},
    {"EventLoop.tasks", &Offsets::loop_tasks},
    {"EventLoop.step", &Offsets::loop_step},
    {"EventLoop.notes", &Offsets::loop_notes},
    {"Resumption.driver", &Offsets::step_driver},
    {"Resumption.leaf", &Offsets::step_leaf},
    {"Node.flags", &Offsets::node_flags},
    {"Node.next", &Offsets::node_next},
    {"Node.timer", &Offsets::node_timer},
    {"Node.kArmed", &Offsets::node_armed},
    {"Node.kDoneNode", &Offsets::node_done_node},
    {"TimerEntry.when", &Offsets::timer_when},
    {"TimerEntry.node", &Offsets::timer_node},
};
constexpr Named kOfTasks[] = {
    {"Frame.info", &Offsets::frame_info},
    {"Frame.caller", &Offsets::frame_caller},
    {"Frame.label", &Offsets::frame_label},
    {"FrameInfo.callable", &Offsets::info_callable},
    {"FrameInfo.where", &Offsets::info_where},
    {"FrameInfo.made", &Offsets::info_made},
    {"FrameInfo.caller_at", &Offsets::info_caller_at},
    {"FutureBase.loop", &Offsets::future_loop},
    {"FutureBase.waiters", &Offsets::future_waiters},
    {"FutureBase.kDone", &Offsets::future_done},
    {"FutureBase.kTask", &Offsets::future_task},
    {"FutureBase.kGathers", &Offsets::future_gathers},
    {"DoneNode.kEmpty", &Offsets::callback_empty},
    {"TaskBase.leaf", &Offsets::task_leaf},
    {"TaskBase.waiting_on", &Offsets::task_waiting_on},
    {"TaskBase.next_task", &Offsets::task_next},
    {"TaskBase.id", &Offsets::task_id},
    {"TaskBase.id_bits", &Offsets::task_id_bits},
    {"TaskBase.kNamed", &Offsets::task_named},
    {"TaskBase.kNoFrame", &Offsets::task_no_frame},
    {"TaskBase.kPhase", &Offsets::task_phase},
    {"TaskBase.kSleeping", &Offsets::task_sleeping},
    {"TaskNotes.names", &Offsets::notes_names},
    {"TaskNotes.notes", &Offsets::table_notes},
    {"TaskNotes.room", &Offsets::table_room},
    {"TaskNote.size", &Offsets::note_size},
    {"TaskNote.of", &Offsets::note_of},
    {"TaskNote.what", &Offsets::note_what},
    {"TaskNote.number", &Offsets::note_number},
};
constexpr Named kOfWaiters[] = {
    {"Waiter.list", &Offsets::waiter_list},
    {"WaitList.size", &Offsets::list_size},
};
constexpr Named kOfQueues[] = {
    {"QueueSide.queue", &Offsets::side_queue},
    {"QueueCore.getters", &Offsets::queue_getters},
    {"QueueCore.size", &Offsets::queue_size},
    {"QueueCore.maxsize", &Offsets::queue_maxsize},
};

constexpr Named kOfAges[] = {
    {"EventLoop.ages", &Offsets::loop_ages},
    {"AgeRuler.first", &Offsets::ages_first},
    {"AgeRuler.marks", &Offsets::ages_marks},
    {"AgeRuler.kMarks", &Offsets::ages_count},
};
constexpr Named kOfTimers[] = {
    {"EventLoop.near", &Offsets::loop_near},
    {"NearPage.first", &Offsets::near_first},
    {"EventLoop.bands", &Offsets::loop_bands},
    {"TimerBand.size", &Offsets::band_size},
};

// The first one that is not told; null: all are.
template <std::size_t n>
const char* find_all(const LayoutTable& layout, Offsets& offsets, const Named (&names)[n]) {
  for (const Named& named : names) {
    if (!layout.find(named.name, offsets.*named.place)) return named.name;
  }
  return nullptr;
}

}  // namespace

Offsets::Offsets(const LayoutTable& layout) {
  if (const char* const name = find_all(layout, *this, kOfLoops)) missing = name;
  of_tasks = !find_all(layout, *this, kOfTasks) && task_id_bits < 64 && note_size > 0;
  of_waiters = !find_all(layout, *this, kOfWaiters);
  of_queues = !find_all(layout, *this, kOfQueues);
  of_ages = !find_all(layout, *this, kOfAges);
  of_timers = !find_all(layout, *this, kOfTimers);
  layout.find("VirtualPoller.now", virtual_now);
}

}  // namespace asyncio::detail
