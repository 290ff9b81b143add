// What the programs written by gen.py use, beside the library: a log, errors, context managers, an
// asynchronous iterator, and the two drivers. prelude.py is the same for Python.
#pragma once

#include <asyncio/asyncio.hpp>
#include <asyncio/generators/contextlib.hpp>
#include <asyncio/loop/virtual_poller.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

namespace judge {

using namespace asyncio;

struct ErrA : MessageError {
  explicit ErrA(const std::string& message)
      : MessageError(message), code(static_cast<int>(message.size())) {}
  int code;
};
struct ErrB : ErrA {
  using ErrA::ErrA;
};

using Sent = std::optional<int>;
using Range = std::vector<int>;
using Map = std::map<int, int>;

// ---- the log ----

inline std::string text;
inline bool muted = false;

inline void line(const std::string& tag, const std::string& rest) {
  if (!muted) text += rest.empty() ? tag + "\n" : tag + " " + rest + "\n";
}
inline void say(const std::string& tag) { line(tag, ""); }
inline void say(const std::string& tag, int value) { line(tag, std::to_string(value)); }
inline void say(const std::string& tag, const Sent& value) {
  line(tag, value ? std::to_string(*value) : "None");
}
inline void say(const std::string& tag, const ExceptionPtr& error) {
  if (!error) return line(tag, "None");
  const std::string type = error.type_name();
  line(tag, type == "AttributeError" ? type : type + "(" + error.what() + ")");
}
// The fields of what EXCEPT_AS names.
inline void say(const std::string& tag, const std::exception& e) {
  line(tag, dynamic_cast<const AttributeError*>(&e) ? "AttributeError" : e.what());
}
inline void say(const std::string& tag, const BaseException& e) { line(tag, e.what()); }
inline void say(const std::string& tag, const ErrA& e) {
  line(tag, std::string(e.what()) + " of " + std::to_string(e.code));
}
inline void say(const std::string& tag, const Range& list) {
  std::string all;
  for (const int x : list) all += (all.empty() ? "" : ", ") + std::to_string(x);
  line(tag, "[" + all + "]");
}
inline void say(const std::string& tag, const Map& map) {
  std::string all;
  for (const auto& [key, value] : map)
    all += (all.empty() ? "" : ", ") + std::to_string(key) + ": " + std::to_string(value);
  line(tag, "{" + all + "}");
}
inline void say(const std::string& tag, const Outcome<int>& o) {
  o.exception() ? say(tag, o.exception()) : say(tag, o ? 1 : 0);
}
inline void say(const std::string& tag, const Outcome<void>& o) {
  o.exception() ? say(tag, o.exception()) : say(tag, 1);
}

// ---- errors ----

enum Kind {
  kRuntimeError,
  kValueError,
  kTypeError,
  kErrA,
  kErrB,
  kCancelledError,
  kGeneratorExit,
  kStopIteration
};
inline ExceptionPtr make(Kind kind, const char* message) {
  switch (kind) {
    case kRuntimeError:
      return make_exception<RuntimeError>(message);
    case kValueError:
      return make_exception<ValueError>(message);
    case kTypeError:
      return make_exception<TypeError>(message);
    case kErrA:
      return make_exception<ErrA>(message);
    case kErrB:
      return make_exception<ErrB>(message);
    case kCancelledError:
      return make_exception<CancelledError>(message);
    case kGeneratorExit:
      return make_exception<GeneratorExit>(message);
    case kStopIteration:
      return make_exception<StopIteration>(message);
  }
  return {};
}
// A real throw.
inline int boom(Kind kind, const char* message) { make(kind, message).rethrow(); }

// ---- context managers, an iterator ----

enum Mode { plain, hides_value_error, raises_at_exit, hides_all, raises_at_enter };

inline bool leave(const std::string& tag, Mode mode, const ExceptionPtr& error) {
  say(tag + " exit", error);
  if (mode == raises_at_exit) throw ErrA(tag);
  return mode == hides_all || (mode == hides_value_error && error.is<ValueError>());
}

struct Manager {
  std::string tag = {};
  Mode mode = plain;
  void enter() {
    say(tag + " enter");
    if (mode == raises_at_enter) throw ErrB(tag);
  }
  bool exit(const ExceptionPtr& error) { return leave(tag, mode, error); }
};

struct AsyncManager {
  std::string tag;
  Mode mode;
  double delay;
  Coroutine<> aenter() {
    return coroutine([this](auto& co) mutable {
      BEGIN(co);
      say(tag + " aenter");
      YIELD_FROM(asyncio::sleep(delay));
      if (mode == raises_at_enter) throw ErrB(tag);
      END;
    });
  }
  Coroutine<bool> aexit(ExceptionPtr error) {
    return coroutine<bool>([this, error](auto& co) mutable {
      BEGIN(co);
      say(tag + " aexit");
      YIELD_FROM(asyncio::sleep(delay));
      RETURN(leave(tag, mode, error));
      END;
    });
  }
};

// The enter gives a number, or two.
struct Giving : Manager {
  int value;
  Giving(const char* t, Mode m, int v) : Manager{t, m}, value(v) {}
  int enter() {
    Manager::enter();
    return value;
  }
};
struct GivingTwo : Giving {
  using Giving::Giving;
  std::pair<int, int> enter() { return {Giving::enter(), value + 1}; }
};
struct AsyncGiving : AsyncManager {
  int value;
  AsyncGiving(const char* t, Mode m, double d, int v) : AsyncManager{t, m, d}, value(v) {}
  Coroutine<int> aenter() {
    return coroutine<int>([this](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(AsyncManager::aenter());
      RETURN(value);
      END;
    });
  }
};
// The exit gives the exception that is to be raised.
struct Raising : Manager {
  ExceptionPtr exit(const ExceptionPtr& error) {
    say(tag + " exit", error);
    return mode == raises_at_exit ? make_exception<ErrA>(tag) : nullptr;
  }
};

// ---- two results ----

inline Coroutine<std::pair<int, int>> two(int x, int y, double delay) {
  return coroutine<std::pair<int, int>>([=](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(delay));
    RETURN(std::make_pair(x, y));
    END;
  });
}

struct AsyncRange {
  std::string tag;
  int size;
  int raises_at;
  double delay;
  int at = 0;
  Coroutine<std::optional<int>> anext() {
    return coroutine<std::optional<int>>([this](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(delay));
      say(tag + " anext", at);
      if (at == raises_at) {
        at = size;
        RAISE(ErrB(tag));
      }
      if (at >= size) {
        RETURN(std::nullopt);
      }
      RETURN(at++);
      END;
    });
  }
};

// ---- the driver of generators ----

struct Op {
  enum { next, send, raise, close, drop } what;
  int value = 0;
  Kind kind = kErrA;
  const char* message = "";
};

inline void drive(Generator<int, Sent, int> g, const std::vector<Op>& ops) {
  using G = Generator<int, Sent, int>;
  for (const Op& op : ops) {
    const bool finished = g.finished();
    try {
      switch (op.what) {
        case Op::next:
          say("yields", g.next());
          break;
        case Op::send:
          say("yields", g.send(op.value));
          break;
        case Op::raise:
          say("yields", g.throw_(make(op.kind, op.message)));
          break;
        case Op::close:
          g.close();
          say("closed");
          break;
        case Op::drop: {
          {
            const G dropped = std::move(g);
          }
          return say("dropped");
        }
      }
    } catch (const G::Stop& stop) {
      finished ? say("stops") : say("stops", stop.value());
    } catch (...) {
      say("raises", ExceptionPtr::current());
    }
  }
}

// ---- the driver of coroutines ----

struct World {
  std::vector<Future<int>> futures;
  std::vector<Task<int>> tasks;
};
inline World* world = nullptr;

inline Future<int> future(std::size_t k) { return world->futures[k]; }
inline Task<int> spawn(Coroutine<int>&& c) {
  world->tasks.push_back(create_task(std::move(c)));
  return world->tasks.back();
}

struct Event {
  double when;
  enum { result, exception, cancel_future, cancel_task } what;
  std::size_t future = 0;
  int value = 0;
  Kind kind = kErrA;
  const char* message = "";
};

inline void say_end(const char* what, const Task<int>& task) {
  if (!task.done())
    say(std::string(what) + " never ends");
  else if (task.cancelled())
    say(std::string(what) + " is cancelled");
  else if (const ExceptionPtr error = task.exception())
    say(what, error);
  else
    say(what, task.result());
}

inline void drive(const std::function<Coroutine<int>()>& make_root, int futures,
                  const std::vector<Event>& events) {
  const EventLoopPtr owner = new_event_loop(std::make_unique<VirtualPoller>());
  EventLoop& loop = *owner;
  set_event_loop(&loop);
  loop.set_exception_handler([](EventLoop&, const ExceptionContext&) {});
  {
    World here;
    world = &here;
    for (int i = 0; i < futures; ++i) here.futures.push_back(loop.create_future<int>());
    Task<int> root = loop.create_task(make_root());
    for (const Event& e : events) {
      loop.call_at(e.when, [&root, &here, e] {
        Future<int> f = here.futures[e.future];
        if (e.what == Event::cancel_task) {
          root.cancel();
        } else if (e.what == Event::cancel_future) {
          f.cancel();
        } else if (!f.done()) {
          if (e.what == Event::result)
            f.set_result(e.value);
          else
            f.set_exception(make(e.kind, e.message));
        }
      });
    }
    for (int i = 0; i < 20; ++i) loop.call_at(1000 + 16 * i, [&root] { root.cancel(); });
    loop.call_at(2000, [&loop] { loop.stop(); });
    root.add_done_callback([&loop](const Task<int>& task) {
      say("time", static_cast<int>(task.get_loop().time() * 1024));
      loop.stop();
    });
    loop.run_forever();
    say_end("root", root);
    for (int round = 0; round < 20; ++round) {
      for (std::size_t i = 0; i < here.tasks.size(); ++i) here.tasks[i].cancel();
      loop.run_until_complete(asyncio::sleep(16));
    }
    for (const Task<int>& task : here.tasks) say_end("task", task);
    muted = true;
  }
  owner->close();
  set_event_loop(nullptr);
  world = nullptr;
  muted = false;
}

// ---- the programs ----

struct Program {
  int seed;
  void (*run)();
  const char* expected;
};

inline std::string output(const Program& program) {
  text.clear();
  set_unraisable_hook(
      [](const std::string&, const ExceptionPtr& error) { say("unraisable", error); });
  program.run();
  set_unraisable_hook(nullptr);
  return text;
}

}  // namespace judge
