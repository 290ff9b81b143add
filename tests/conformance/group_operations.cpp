// The operations on several futures and on time limits: gather, shield, wait, wait_for,
// as_completed, timeout, TaskGroup.
#include <asyncio/tests/conformance/operations.hpp>
#include <asyncio/tests/conformance/suspend.hpp>

#include <algorithm>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::conformance {

namespace {

using Result = std::optional<std::string>;
using Statement = Coroutine<Signal>;
using Futures = std::vector<AnyFuture>;
using Plain = std::vector<Future<Value>>;

// These futures with their type, nothing when they have several.
std::optional<Plain> plain(const Futures& futures) {
  Plain out;
  for (const AnyFuture& f : futures) {
    if (!out.emplace_back(future_cast<Value>(f))) return std::nullopt;
  }
  return out;
}

template <class A>
AnyFuture gather_range(std::vector<A>& awaitables, bool outcomes) {
  if (outcomes) return gather(return_exceptions, awaitables);
  return gather(awaitables);
}

Result gather_(Replayer& r, const Op& op) {
  Futures futures;
  for (const std::size_t i : op[1].indices) {
    const AnyFuture& f = r.slots[i];
    if (f && (futures.empty() || &f.get_loop() == &futures[0].get_loop())) futures.push_back(f);
  }
  const bool outcomes = op.number(2) != 0;
  std::optional<Plain> values = plain(futures);
  const std::string of = r.labels_of(futures);
  const AnyFuture outer =
      values ? gather_range(*values, outcomes) : gather_range(futures, outcomes);
  r.label(outer, "G");
  r.note_children(outer, futures);
  r.slots[op.index(0)] = outer;
  return r.label_of(outer) + " of " + of;
}

Result gather_coros(Replayer& r, const Op& op) {
  std::vector<Coroutine<Value>> coroutines;
  for (const std::size_t t : op[1].indices) {
    if (r.more_coroutines()) coroutines.push_back(run_template(r, t));
  }
  const AnyFuture outer = gather_range(coroutines, op.number(2) != 0);
  r.label(outer, "G");
  r.slots[op.index(0)] = outer;
  return r.label_of(outer) + " of " + std::to_string(coroutines.size());
}

Result shield_(Replayer& r, const Op& op) {
  const AnyFuture inner = r.slots[op.index(1)];
  if (!inner) return "unset";
  const AnyFuture outer = visit(inner, [](const auto& f) -> AnyFuture { return shield(f); });
  r.label(outer, "S");
  r.note_inner(outer, inner);
  r.slots[op.index(0)] = outer;
  return r.label_of(outer) + " of " + r.label_of(inner);
}

// ---- waiting ----

// Each distinct future of the slots.
Futures futures_of(Replayer& r, const Argument& slots) {
  Futures out;
  for (const std::size_t i : slots.indices) {
    const AnyFuture& f = r.slots[i];
    if (f && std::find(out.begin(), out.end(), f) == out.end()) out.push_back(f);
  }
  return out;
}

OptionalSeconds seconds(const Argument& argument) {
  if (argument.missing) return std::nullopt;
  return argument.number;
}
std::string text_of(const Argument& argument) {
  return argument.missing ? "None" : std::to_string(argument.number);
}

Statement wait_(Replayer& r, const Op& op, Call&) {
  const Futures futures = futures_of(r, op[0]);
  if (futures.empty()) return say(r, "wait empty");
  const std::string text =
      "wait [" + r.labels_of(futures) + "] " + text_of(op[1]) + " " + op[2].text;
  const ReturnWhen when = op[2].text == "FIRST_COMPLETED"   ? FIRST_COMPLETED
                          : op[2].text == "FIRST_EXCEPTION" ? FIRST_EXCEPTION
                                                            : ALL_COMPLETED;
  return coroutine<Signal>(
      [&r, &op, text, futures, when, result = WaitResult<AnyFuture>()](auto& co) mutable {
        BEGIN(co);
        r.log("> " + text);
        TRY { YIELD_FROM_INTO(result, wait(futures, seconds(op[1]), when)); }
        EXCEPT(BaseException) {
          r.log("< " + text + " ! " + conformance::text_of(co.exception()));
          RAISE();
        }
        END_TRY
        r.log("< wait done=[" + r.labels_of(result.done) + "] pending=[" +
              r.labels_of(result.pending) + "]");
        RETURN(Signal{});
        END;
      });
}

Statement wait_for_(Replayer& r, const Op& op, Call&) {
  const AnyFuture& future = r.slots[op.index(0)];
  if (!future) return say(r, "wait_for s" + std::to_string(op.number(0)) + " unset");
  const std::string text = "wait_for " + r.label_of(future) + " " + text_of(op[1]);
  return visit(future,
               [&](const auto& f) { return suspend(r, text, wait_for(f, seconds(op[1])), f); });
}

Statement wait_for_coro(Replayer& r, const Op& op, Call&) {
  if (!r.more_coroutines()) return say(r, "wait_for_coro limit");
  // Without time it is a task of its own, which may end without a word: it has to be seen before.
  if (!op[1].missing && op.number(1) <= 0) r.loop->call_soon([&r] { r.label_new_tasks(); });
  return suspend(r, "wait_for_coro t" + std::to_string(op.number(0)) + " " + text_of(op[1]),
                 wait_for(run_template(r, op.index(0)), seconds(op[1])));
}

// At most one of them is done already: in asyncio the order of several is that of a set.
Futures for_as_completed(Replayer& r, const Argument& slots) {
  Futures out;
  bool seen_done = false;
  for (const AnyFuture& f : futures_of(r, slots)) {
    if (f.done() && std::exchange(seen_done, true)) continue;
    out.push_back(f);
  }
  return out;
}

std::string number(int n) { return "as_completed #" + std::to_string(n); }

Statement each_completed(Replayer& r, const Plain& futures, OptionalSeconds limit) {
  return coroutine<Signal>(
      [&r, futures, limit, n = 0, next = Coroutine<Value>(), result = Value()](auto& co) mutable {
        BEGIN(co);
        FOR(next, as_completed(futures, limit)) {
          TRY {
            YIELD_FROM_INTO(result, std::move(next));
            r.log(number(n) + " = " + conformance::text_of(result));
          }
          EXCEPT(CancelledError) {
            r.log(number(n) + " ! " + conformance::text_of(co.exception()));
            RAISE();
          }
          EXCEPT(Exception) { r.log(number(n) + " ! " + conformance::text_of(co.exception())); }
          END_TRY
          ++n;
        }
        END_FOR
        RETURN(Signal{});
        END;
      });
}

// Of futures of several types it is the future itself that comes.
Statement each_completed(Replayer& r, const Futures& futures, OptionalSeconds limit) {
  using Next = decltype(as_completed(futures).futures());
  return coroutine<Signal>([&r, limit, n = 0, left = futures.size(), futures,
                            next = std::optional<Next>(),
                            come = std::optional<AnyFuture>()](auto& co) mutable {
    BEGIN(co);
    next.emplace(as_completed(futures, limit).futures());
    for (; left > 0; --left, ++n) {
      TRY {
        YIELD_FROM_INTO(come, next->anext());
        YIELD_FROM(*come);
        r.log(number(n) + " = " + conformance::text_of(r.result_of(*come)));
      }
      EXCEPT(CancelledError) {
        r.log(number(n) + " ! " + conformance::text_of(co.exception()));
        RAISE();
      }
      EXCEPT(Exception) { r.log(number(n) + " ! " + conformance::text_of(co.exception())); }
      END_TRY
    }
    RETURN(Signal{});
    END;
  });
}

Statement as_completed_(Replayer& r, const Op& op, Call&) {
  const Futures futures = for_as_completed(r, op[0]);
  if (futures.empty()) return say(r, "as_completed empty");
  return coroutine<Signal>(
      [&r, &op, futures, values = plain(futures), signal = Signal()](auto& co) mutable {
        BEGIN(co);
        r.log("> as_completed [" + r.labels_of(futures) + "] " + text_of(op[1]));
        YIELD_FROM_INTO(signal, values ? each_completed(r, *values, seconds(op[1]))
                                       : each_completed(r, futures, seconds(op[1])));
        r.log("< as_completed");
        RETURN(signal);
        END;
      });
}

Result ac_new(Replayer& r, const Op& op) {
  const Futures futures = for_as_completed(r, op[1]);
  if (futures.empty()) return "empty";
  r.completions[op.index(0)] = std::make_shared<Completions>(
      Completions{as_completed(futures, seconds(op[2])).futures(), futures.size()});
  return r.labels_of(futures);
}

// One of several readers.
Statement ac_next(Replayer& r, const Op& op, Call&) {
  const auto& completions = r.completions[op.index(0)];
  if (!completions) return say(r, op.text + " unset");
  if (completions->left == 0) return say(r, op.text + " end");
  --completions->left;
  return coroutine<Signal>(
      [&r, &op, completions, come = std::optional<AnyFuture>()](auto& co) mutable {
        BEGIN(co);
        r.log("> " + op.text);
        TRY {
          YIELD_FROM_INTO(come, completions->next.anext());
          YIELD_FROM(*come);
        }
        EXCEPT(BaseException) {
          r.log("< " + op.text + " ! " + conformance::text_of(co.exception()));
          RAISE();
        }
        END_TRY
        r.log("< " + op.text + " = " + conformance::text_of(r.result_of(*come)));
        RETURN(Signal{});
        END;
      });
}

// ---- timeouts ----

Statement within(Replayer& r, const Op& op, Call& call, Timeout limit) {
  return coroutine<Signal>([&r, &op, &call, limit, signal = Signal()](auto& co) mutable {
    const auto expired = [&limit] {
      return std::string("< timeout expired=") + conformance::text_of(limit.expired());
    };
    BEGIN(co);
    TRY {
      WITH(limit) {
        call.timeouts.push_back(limit);
        TRY { YIELD_FROM_INTO(signal, run_body(r, op[1].body, call)); }
        FINALLY { call.timeouts.pop_back(); }
        END_TRY
      }
      END_WITH
    }
    EXCEPT(BaseException) {
      r.log(expired() + " ! " + conformance::text_of(co.exception()));
      RAISE();
    }
    END_TRY
    r.log(expired());
    RETURN(signal);
    END;
  });
}

Statement timeout_(Replayer& r, const Op& op, Call& call) {
  r.log("> timeout " + text_of(op[0]));
  return within(r, op, call,
                op[0].missing ? timeout(std::nullopt) : timeout(Seconds(op.number(0))));
}

Statement timeout_at_(Replayer& r, const Op& op, Call& call) {
  r.log("> timeout at " + text_of(op[0]));
  return within(r, op, call, timeout_at(static_cast<double>(op.number(0))));
}

Statement resched(Replayer& r, const Op& op, Call& call) {
  if (call.timeouts.empty()) return say(r, "resched none");
  std::string text = "resched " + text_of(op[0]);
  std::optional<double> when;
  if (!op[0].missing) when = r.loop->time() + static_cast<double>(op.number(0));
  Timeout& limit = call.timeouts.back();
  try {
    limit.reschedule(when);
    text += " when=" + (limit.when() ? time_text(*limit.when()) : "None");
  } catch (const RuntimeError& e) {
    text += " ! " + conformance::text_of(ExceptionPtr::current(e));
  }
  return say(r, std::move(text));
}

// ---- task groups ----

Statement tg(Replayer& r, const Op& op, Call& call) {
  return coroutine<Signal>(
      [&r, &op, &call, group = TaskGroup(), signal = Signal()](auto& co) mutable {
        BEGIN(co);
        r.log("> tg");
        TRY {
          WITH(group) {
            call.groups.push_back(group);
            call.last_group = group;
            TRY { YIELD_FROM_INTO(signal, run_body(r, op[0].body, call)); }
            EXCEPT(BaseException) {
              call.groups.pop_back();
              r.log("tg exit " + conformance::text_of(co.exception()));
              RAISE();
            }
            END_TRY
            call.groups.pop_back();
            r.log("tg exit");
          }
          END_WITH
        }
        EXCEPT(BaseException) {
          r.log("< tg ! " + conformance::text_of(co.exception()));
          RAISE();
        }
        END_TRY
        r.log("< tg");
        RETURN(signal);
        END;
      });
}

Statement spawn_in(Replayer& r, const Op& op, const std::optional<TaskGroup>& group) {
  return coroutine<Signal>([&r, &op, group = group](auto& co) mutable {
    BEGIN(co);
    r.log_sync(op, [&]() -> Result {
      if (!group) return "none";
      if (!r.more_coroutines()) return "limit";
      const Task<Value> task = group->create_task(run_template(r, op.index(1)));
      r.slots[op.index(0)] = task;
      return r.label_of(task);
    });
    RETURN(Signal{});
    END;
  });
}

Statement tg_spawn(Replayer& r, const Op& op, Call& call) {
  std::optional<TaskGroup> group;
  if (!call.groups.empty()) group = call.groups.back();
  return spawn_in(r, op, group);
}

// Into the group that was entered last, finished or not.
Statement tg_spawn_late(Replayer& r, const Op& op, Call& call) {
  return spawn_in(r, op, call.last_group);
}

constexpr OpKind kKinds[] = {
    {"gather", "SLb", gather_, nullptr},
    {"gather_coros", "SMb", gather_coros, nullptr},
    {"shield", "SS", shield_, nullptr},
    {"wait", "Lnw", nullptr, wait_},
    {"wait_for", "Sn", nullptr, wait_for_},
    {"wait_for_coro", "tn", nullptr, wait_for_coro},
    {"as_completed", "Ln", nullptr, as_completed_},
    {"ac_new", "aLn", ac_new, nullptr},
    {"ac_next", "a", nullptr, ac_next},
    {"timeout", "nB", nullptr, timeout_},
    {"timeout_at", "iB", nullptr, timeout_at_},
    {"resched", "n", nullptr, resched},
    {"tg", "B", nullptr, tg},
    {"tg_spawn", "St", nullptr, tg_spawn},
    {"tg_spawn_late", "St", nullptr, tg_spawn_late},
};

}  // namespace

OpKinds group_operations() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
