// The operations of locks, semaphores, events, conditions, queues and barriers.
#include <asyncio/tests/conformance/operations.hpp>
#include <asyncio/tests/conformance/suspend.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::conformance {

SyncObjects::SyncObjects(const Scenario& s)
    : locks(s.locks), events(s.events), conditions(s.conditions) {
  for (const SemaphoreSpec& spec : s.semaphores) {
    const int value = static_cast<int>(spec.value);
    if (spec.bounded)
      semaphores.push_back(std::make_unique<BoundedSemaphore>(value));
    else
      semaphores.push_back(std::make_unique<Semaphore>(value));
  }
  for (const QueueSpec& spec : s.queues) {
    if (spec.kind == "lifo")
      queues.push_back(std::make_unique<LifoQueue<std::int64_t>>(spec.maxsize));
    else if (spec.kind == "prio")
      queues.push_back(std::make_unique<PriorityQueue<std::int64_t>>(spec.maxsize));
    else
      queues.push_back(std::make_unique<Queue<std::int64_t>>(spec.maxsize));
  }
  for (const std::int64_t parties : s.barriers)
    barriers.push_back(std::make_unique<Barrier>(static_cast<int>(parties)));
}

void SyncObjects::log_final(Replayer& r) const {
  const auto log_all = [&r](const char* name, const auto& objects, auto&& state_of) {
    std::size_t i = 0;
    for (const auto& object : objects)
      r.log(std::string("final ") + name + std::to_string(i++) + " " + state_of(object));
  };
  const auto count = [](std::size_t n) { return std::to_string(n); };
  log_all("lock", locks, [&](const Lock& lock) {
    return text_of(lock.locked()) + (" " + count(lock.waiter_count()));
  });
  log_all("sem", semaphores, [&](const auto& semaphore) {
    return std::to_string(semaphore->value()) + " " + count(semaphore->waiter_count());
  });
  log_all("ev", events, [&](const Event& event) {
    return text_of(event.is_set()) + (" " + count(event.waiter_count()));
  });
  log_all("cv", conditions, [&](const Condition& condition) {
    return text_of(condition.locked()) + (" " + count(condition.waiter_count()));
  });
  log_all("q", queues, [&](const auto& queue) {
    return "size=" + count(queue->qsize()) + " unfinished=" + count(queue->unfinished_tasks()) +
           " getters=" + count(queue->getter_count()) + " putters=" + count(queue->putter_count());
  });
  log_all("bar", barriers, [&](const auto& barrier) {
    return std::to_string(barrier->n_waiting()) + " broken=" + text_of(barrier->broken());
  });
}

namespace {

using Result = std::optional<std::string>;
using Statement = Coroutine<Signal>;
constexpr std::nullopt_t kNothing = std::nullopt;

Lock& lock_of(Replayer& r, const Op& op) { return r.sync.locks[op.index(0)]; }
Semaphore& sem_of(Replayer& r, const Op& op) { return *r.sync.semaphores[op.index(0)]; }
Event& event_of(Replayer& r, const Op& op) { return r.sync.events[op.index(0)]; }
Condition& cond_of(Replayer& r, const Op& op) { return r.sync.conditions[op.index(0)]; }
Queue<std::int64_t>& queue_of(Replayer& r, const Op& op) { return *r.sync.queues[op.index(0)]; }
Barrier& barrier_of(Replayer& r, const Op& op) { return *r.sync.barriers[op.index(0)]; }

// ---- that do not suspend ----

Result unlock(Replayer& r, const Op& op) { return lock_of(r, op).release(), kNothing; }
Result locked(Replayer& r, const Op& op) { return text_of(lock_of(r, op).locked()); }
Result semrel(Replayer& r, const Op& op) { return sem_of(r, op).release(), kNothing; }
Result sem_locked(Replayer& r, const Op& op) { return text_of(sem_of(r, op).locked()); }
Result ev_set(Replayer& r, const Op& op) { return event_of(r, op).set(), kNothing; }
Result ev_clear(Replayer& r, const Op& op) { return event_of(r, op).clear(), kNothing; }
Result ev_is(Replayer& r, const Op& op) { return text_of(event_of(r, op).is_set()); }
Result cv_release(Replayer& r, const Op& op) { return cond_of(r, op).release(), kNothing; }
Result cv_notify(Replayer& r, const Op& op) { return cond_of(r, op).notify(op.index(1)), kNothing; }
Result cv_notify_all(Replayer& r, const Op& op) { return cond_of(r, op).notify_all(), kNothing; }
Result q_put_nw(Replayer& r, const Op& op) {
  return queue_of(r, op).put_nowait(op.number(1)), kNothing;
}
Result q_get_nw(Replayer& r, const Op& op) { return std::to_string(queue_of(r, op).get_nowait()); }
Result q_done(Replayer& r, const Op& op) { return queue_of(r, op).task_done(), kNothing; }
Result q_size(Replayer& r, const Op& op) {
  const Queue<std::int64_t>& q = queue_of(r, op);
  return std::to_string(q.qsize()) + " empty=" + text_of(q.empty()) + " full=" + text_of(q.full());
}
Result q_shutdown(Replayer& r, const Op& op) {
  return queue_of(r, op).shutdown(op.number(1) != 0), kNothing;
}
Result bar_state(Replayer& r, const Op& op) {
  const Barrier& b = barrier_of(r, op);
  return std::to_string(b.n_waiting()) + "/" + std::to_string(b.parties()) +
         " broken=" + text_of(b.broken());
}

// ---- that may suspend ----

// The operation without its body.
std::string head(const Op& op) { return op.kind->name + (" " + std::to_string(op.number(0))); }

// Runs a body that holds `what`, and gives that back in the end as the operation `release` does.
template <class A>
Statement holding(Replayer& r, const Op& op, Call& call, A what, const char* release) {
  Op release_op;
  release_op.kind = find_op(release);
  release_op.text = release + (" " + std::to_string(op.number(0)));
  release_op.arguments.push_back(op[0]);
  return coroutine<Signal>([&r, &op, &call, what = std::move(what),
                            release_op = std::move(release_op),
                            signal = Signal()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(suspend(r, head(op), std::move(what)));
    TRY { YIELD_FROM_INTO(signal, run_body(r, op[1].body, call)); }
    FINALLY { r.run_sync(release_op); }
    END_TRY
    RETURN(signal);
    END;
  });
}

Statement lock(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, lock_of(r, op).acquire());
}
Statement with_lock(Replayer& r, const Op& op, Call& call) {
  return holding(r, op, call, lock_of(r, op).acquire(), "unlock");
}
Statement sem(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, sem_of(r, op).acquire());
}
Statement with_sem(Replayer& r, const Op& op, Call& call) {
  return holding(r, op, call, sem_of(r, op).acquire(), "semrel");
}
Statement ev_wait(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, event_of(r, op).wait());
}
Statement cv_acquire(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, cond_of(r, op).acquire());
}
Statement with_cv(Replayer& r, const Op& op, Call& call) {
  return holding(r, op, call, cond_of(r, op).acquire(), "cv_release");
}
Statement cv_wait(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, cond_of(r, op).wait());
}
Statement cv_wait_for(Replayer& r, const Op& op, Call&) {
  return suspend(
      r, head(op) + " v" + std::to_string(op.number(1)) + ">=" + std::to_string(op.number(2)),
      cond_of(r, op).wait_for([&r, &op] { return r.variables[op.index(1)] >= op.number(2); }));
}
Statement q_put(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, queue_of(r, op).put(op.number(1)));
}
Statement q_get(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, queue_of(r, op).get());
}
Statement q_join(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, queue_of(r, op).join());
}
Statement bar_wait(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, barrier_of(r, op).wait());
}
Statement bar_reset(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, barrier_of(r, op).reset());
}
Statement bar_abort(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, barrier_of(r, op).abort());
}

constexpr OpKind kKinds[] = {
    {"unlock", "k", unlock, nullptr},
    {"locked", "k", locked, nullptr},
    {"semrel", "m", semrel, nullptr},
    {"sem_locked", "m", sem_locked, nullptr},
    {"ev_set", "e", ev_set, nullptr},
    {"ev_clear", "e", ev_clear, nullptr},
    {"ev_is", "e", ev_is, nullptr},
    {"cv_release", "d", cv_release, nullptr},
    {"cv_notify", "di", cv_notify, nullptr},
    {"cv_notify_all", "d", cv_notify_all, nullptr},
    {"q_put_nw", "qi", q_put_nw, nullptr},
    {"q_get_nw", "q", q_get_nw, nullptr},
    {"q_done", "q", q_done, nullptr},
    {"q_size", "q", q_size, nullptr},
    {"q_shutdown", "qb", q_shutdown, nullptr},
    {"bar_state", "r", bar_state, nullptr},
    {"lock", "k", nullptr, lock},
    {"with_lock", "kB", nullptr, with_lock},
    {"sem", "m", nullptr, sem},
    {"with_sem", "mB", nullptr, with_sem},
    {"ev_wait", "e", nullptr, ev_wait},
    {"cv_acquire", "d", nullptr, cv_acquire},
    {"with_cv", "dB", nullptr, with_cv},
    {"cv_wait", "d", nullptr, cv_wait},
    {"cv_wait_for", "dvi", nullptr, cv_wait_for},
    {"q_put", "qi", nullptr, q_put},
    {"q_get", "q", nullptr, q_get},
    {"q_join", "q", nullptr, q_join},
    {"bar_wait", "r", nullptr, bar_wait},
    {"bar_reset", "r", nullptr, bar_reset},
    {"bar_abort", "r", nullptr, bar_abort},
};

}  // namespace

OpKinds sync_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
