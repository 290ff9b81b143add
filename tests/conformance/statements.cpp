// The operations that may suspend, and the interpreter of bodies: coroutines of the library, which
// call one another as deep as the scenario nests.
#include <asyncio/tests/conformance/operations.hpp>
#include <asyncio/tests/conformance/suspend.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::conformance {

Coroutine<Value> run_template(Replayer& r, std::size_t index) {
  return coroutine<Value>([&r, index, call = Call(), signal = Signal()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(signal, run_body(r, r.scenario.templates[index], call));
    RETURN(signal.returned ? signal.value : Value(1000 + index));
    END;
  });
}

Coroutine<Signal> run_body(Replayer& r, const Body& body, Call& call) {
  return coroutine<Signal>(
      [&r, &body, &call, next = std::size_t{0}, signal = Signal()](auto& co) mutable {
        BEGIN(co);
        for (; next < body.size() && !r.ended(); ++next) {
          r.count_op();
          if (body[next].kind->sync) {
            r.run_sync(body[next]);
          } else {
            YIELD_FROM_INTO(signal, body[next].kind->statement(r, body[next], call));
            if (signal.returned) RETURN(signal);
          }
        }
        RETURN(Signal{});
        END;
      });
}

namespace {

using Statement = Coroutine<Signal>;

// ---- control flow ----

Statement return_(Replayer& r, const Op& op, Call&) {
  return coroutine<Signal>([&r, &op](auto& co) {
    BEGIN(co);
    r.log(op.text);
    RETURN(Signal{true, Value(op.number(0))});
    END;
  });
}

Statement raise(Replayer& r, const Op& op, Call&) {
  return coroutine<Signal>([&r, error = make_error(op[0].text, op.number(1))](auto& co) {
    BEGIN(co);
    r.log("raise " + text_of(error));
    RAISE(error);
    END;
  });
}

Statement reraise(Replayer& r, const Op&, Call& call) {
  return coroutine<Signal>([&r, &call](auto& co) {
    BEGIN(co);
    if (!call.errors.empty()) {
      r.log("reraise " + text_of(call.errors.back()));
      RAISE(call.errors.back());
    }
    r.log("reraise nothing");
    RETURN(Signal{});
    END;
  });
}

const Handler* handler_for(const ExceptionPtr& error, const std::vector<Handler>& handlers) {
  for (const Handler& handler : handlers) {
    if (matches(error, handler.kind)) return &handler;
  }
  return nullptr;
}

Statement try_(Replayer& r, const Op& op, Call& call) {
  const Body* finally = op[2].missing ? nullptr : &op[2].body;
  return coroutine<Signal>([&r, &op, &call, finally, handler = static_cast<const Handler*>(nullptr),
                            signal = Signal(), ignored = Signal()](auto& co) mutable {
    BEGIN(co);
    TRY {
      TRY { YIELD_FROM_INTO(signal, run_body(r, op[0].body, call)); }
      EXCEPT(GeneratorExit) { RAISE(); }
      EXCEPT(BaseException) {
        handler = handler_for(co.exception(), op[1].handlers);
        if (!handler) RAISE();
        r.log("except " + handler->kind + " " + text_of(co.exception()));
        call.errors.push_back(co.exception());
        TRY { YIELD_FROM_INTO(signal, run_body(r, handler->body, call)); }
        FINALLY { call.errors.pop_back(); }
        END_TRY
      }
      END_TRY
    }
    FINALLY {
      if (finally) {
        r.log("finally");
        YIELD_FROM_INTO(ignored, run_body(r, *finally, call));
      }
    }
    END_TRY
    RETURN(signal);
    END;
  });
}

Statement repeat(Replayer& r, const Op& op, Call& call) {
  return coroutine<Signal>(
      [&r, &op, &call, i = std::int64_t{0}, signal = Signal()](auto& co) mutable {
        BEGIN(co);
        for (; i < op.number(0); ++i) {
          YIELD_FROM_INTO(signal, run_body(r, op[1].body, call));
          if (signal.returned) break;
        }
        RETURN(signal);
        END;
      });
}

Statement if_done(Replayer& r, const Op& op, Call& call) {
  return coroutine<Signal>([&r, &op, &call, done = false, signal = Signal()](auto& co) mutable {
    BEGIN(co);
    done = r.slots[op.index(0)] && r.slots[op.index(0)].done();
    r.log("if_done s" + std::to_string(op.number(0)) + " " + text_of(done));
    YIELD_FROM_INTO(signal, run_body(r, op[done ? 1 : 2].body, call));
    RETURN(signal);
    END;
  });
}

// ---- tasks and futures ----

Statement yield(Replayer& r, const Op&, Call&) { return suspend(r, "yield", sleep(0)); }

Statement sleep_(Replayer& r, const Op& op, Call&) {
  return suspend(r, op.text, sleep(op.number(0), Value(op.number(0))));
}

std::string slot_name(const Op& op) { return " s" + std::to_string(op.number(0)); }

Statement await(Replayer& r, const Op& op, Call&) {
  const AnyFuture& future = r.slots[op.index(0)];
  if (!future) return say(r, "await" + slot_name(op) + " unset");
  return visit(future, [&](const auto& f) { return suspend(r, "await " + r.label_of(f), f, f); });
}

Statement await_self(Replayer& r, const Op&, Call&) {
  return suspend(r, "await_self", current_task());
}

Statement await_foreign(Replayer& r, const Op&, Call&) {
  return suspend(r, "await_foreign", r.other_loop().create_future<Value>());
}

Statement call_(Replayer& r, const Op& op, Call&) {
  if (!r.more_coroutines()) return say(r, "call limit");
  return suspend(r, "call t" + std::to_string(op.number(0)), run_template(r, op.index(0)));
}

// A yield of something that is no future on its own: a mistake, but for None.
Coroutine<void> yield_none() {
  return coroutine([](auto& co) {
    BEGIN(co);
    YIELD();
    END;
  });
}
template <class V>
Coroutine<void> yield_value(V value) {
  return coroutine([value = std::move(value)](auto& co) mutable {
    BEGIN(co);
    YIELD(value);
    END;
  });
}
Generator<int> empty_generator() {
  return generator<int>([](auto& co) {
    BEGIN(co);
    END;
  });
}

Statement raw_yield(Replayer& r, const Op& op, Call&) {
  const std::string& what = op[0].text;
  if (what == "int") return suspend(r, "raw_yield int", yield_value(42));
  if (what == "gen") return suspend(r, "raw_yield gen", yield_value(empty_generator()));
  if (what != "fut") return suspend(r, "raw_yield " + what, yield_none());
  const AnyFuture& future = r.slots[op.index(1)];
  if (!future) return say(r, "raw_yield s" + std::to_string(op.number(1)) + " unset");
  return suspend(r, "raw_yield fut", yield_value(future));
}

constexpr OpKind kKinds[] = {
    {"return", "i", nullptr, return_},
    {"raise", "xi", nullptr, raise},
    {"reraise", "", nullptr, reraise},
    {"try", "BHN", nullptr, try_},
    {"repeat", "iB", nullptr, repeat},
    {"if_done", "SBB", nullptr, if_done},
    {"yield", "", nullptr, yield},
    {"sleep", "i", nullptr, sleep_},
    {"await", "S", nullptr, await},
    {"await_self", "", nullptr, await_self},
    {"await_foreign", "", nullptr, await_foreign},
    {"call", "t", nullptr, call_},
    {"raw_yield", "sS?", nullptr, raw_yield},
};

}  // namespace

OpKinds statements() { return {kKinds, std::size(kKinds)}; }

}  // namespace asyncio::conformance
