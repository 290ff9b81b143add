#!/usr/bin/env python3
"""W14_coroutines: what each coroutine costs to compile.

  bench/coroutines.py lambda 100      prints a program of a hundred coroutines (or: struct, asio)
  bench/coroutines.py                 CPU seconds of each hundred, by compiler and level (minutes)

Ours are of ten kinds in turns, which await results of three types, with a TRY, a WITH, a FOR,
create_task(), gather(), wait_for() and a queue here and there. Boost.Asio's wait as often: structs
that derive from asio::coroutine, posted, with timers, and a callback for whoever waits for them.
"""

import os
import statistics
import sys

sys.dont_write_bytecode = True

import hello
import measure
import peers

FEW, MANY = 10, 50  # coroutines in the two programs whose difference is taken

OURS_HEAD = """\
#include <asyncio/asyncio.hpp>
#include <memory>
#include <string>
#include <tuple>
#include <vector>
#include <asyncio/generators/short_keywords.hpp>
using asyncio::Co;
using asyncio::Coroutine;
using asyncio::Step;
Coroutine<int> number(int from);
Coroutine<std::string> text(int from);
Coroutine<> nothing(int from);
"""

# The result, the locals, the body. Each calls what was made before it.
OURS = (
    ("int", [("int", "n", "0"), ("int", "m", "0")], """
    YIELD_FROM(asyncio::sleep(0.1));
    YIELD_FROM_INTO(n, NUMBER(from));
    YIELD_FROM_INTO(m, NUMBER(n + 1));
    RETURN(n + m);"""),
    ("std::string", [("std::string", "one", '""'), ("int", "n", "0")], """
    YIELD_FROM_INTO(one, TEXT(from));
    YIELD_FROM_INTO(n, NUMBER(from));
    RETURN(one + std::to_string(n));"""),
    ("int", [("int", "n", "0")], """
    TRY {
      YIELD_FROM_INTO(n, NUMBER(from));
      if (n < 0) RAISE(asyncio::ValueError("negative"));
    }
    EXCEPT(asyncio::ValueError) { n = 0; }
    END_TRY
    RETURN(n);"""),
    ("void", [("std::shared_ptr<asyncio::Lock>", "lock", "std::make_shared<asyncio::Lock>()")], """
    WITH(*lock) { YIELD_FROM(NOTHING(from)); }
    END_WITH
    RETURN();"""),
    ("int", [("std::vector<int>", "all", "std::vector<int>(3, 1)"), ("int", "one", "0"),
             ("int", "sum", "0")], """
    FOR(one, all) {
      YIELD_FROM(asyncio::sleep(from));
      sum += one;
    }
    END_FOR
    RETURN(sum);"""),
    ("std::string", [("asyncio::Task<std::string>", "task", "nullptr"),
                     ("std::string", "text", '""')], """
    task = asyncio::create_task(TEXT(from));
    YIELD_FROM(NOTHING(from));
    YIELD_FROM_INTO(text, task);
    RETURN(text);"""),
    ("void", [("std::tuple<int, std::string>", "both", "std::make_tuple(0, std::string())")], """
    YIELD_FROM_INTO(both, asyncio::gather(NUMBER(from), TEXT(2)));
    TRY { YIELD_FROM(NOTHING(std::get<0>(both))); }
    FINALLY { YIELD_FROM(asyncio::sleep(0)); }
    END_TRY
    RETURN();"""),
    ("int", [], """
    if (from > 9) RETURN(9);
    RETURN_FROM(NUMBER(from));"""),
    ("std::string", [("std::string", "text", '""')], """
    TRY { YIELD_FROM_INTO(text, asyncio::wait_for(TEXT(from), 1)); }
    EXCEPT(asyncio::TimeoutError) { text = "late"; }
    END_TRY
    RETURN(text);"""),
    ("void", [("std::shared_ptr<asyncio::Queue<int>>", "queue",
               "std::make_shared<asyncio::Queue<int>>()"), ("int", "n", "0")], """
    YIELD_FROM(queue->put(from));
    YIELD_FROM_INTO(n, queue->get());
    YIELD_FROM(asyncio::sleep(n));
    RETURN();"""),
)
STYLES = {
    "lambda": ("", "[{captures}](auto& co) mutable {{\n    BEGIN(co);{body}\n    END;\n  }}",
               "{name} = {value}", ", "),
    "struct": ("struct Body{i} {{\n  {captures}\n  Step operator()(Co<{result}>& co) {{\n"
               "    BEGIN(co);{body}\n    END;\n  }}\n}};\n", "Body{i}{{from}}",
               "{type} {name} = {value};", "\n  "),
}
NAMES = {"int": "number", "std::string": "text", "void": "nothing"}


def ours(style, count):
    """A program of so many of our coroutines, as lambdas or as structs."""
    before, made, local, between = STYLES[style]
    program, last = [OURS_HEAD], dict(NAMES)
    for i in range(count):
        result, variables, body = OURS[i % len(OURS)]
        for known, name in NAMES.items():
            body = body.replace(name.upper(), last[known])
        captures = between.join(["from" if style == "lambda" else "int from;"] + [
            local.format(type=t, name=n,
                         value=f"{t}({v})" if style == "lambda" and v == '""' else
                         f"{t}({v})" if v == "nullptr" else v) for t, n, v in variables])
        values = {"i": i, "result": result, "captures": captures, "body": body}
        last[result] = NAMES[result] + str(i)
        program.append(f"{before.format(**values)}"
                       f"Coroutine<{result}> {last[result]}(int from) {{\n"
                       f"  return asyncio::coroutine<{result}>({made.format(**values)});\n}}\n")
    return "".join(program) + f"int main() {{ asyncio::run({last['void']}(1)); }}\n"


ASIO_HEAD = """\
#include <boost/asio.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>
#include <boost/asio/yield.hpp>
namespace asio = boost::asio;
using boost::system::error_code;
template <class T>
using Done = std::function<void(error_code, T)>;
void number(asio::io_context& io, int from, Done<int> done);
void text(asio::io_context& io, int from, Done<std::string> done);
"""
# The result, the locals, the body. A child is waited for by a copy that it calls when it is done.
ASIO = (
    ("int", "int n = 0;", """
      timer->expires_after(std::chrono::milliseconds(100));
      yield timer->async_wait(*this);
      yield NUMBER(io, from, *this);
      n = got;
      yield NUMBER(io, n + 1, *this);
      done(e, n + got);"""),
    ("std::string", "std::string one;", """
      yield TEXT(io, from, *this);
      one = said;
      yield NUMBER(io, from, *this);
      done(e, one + std::to_string(got));"""),
    ("int", "", """
      yield NUMBER(io, from, *this);
      if (e == asio::error::operation_aborted) got = 0;
      done({}, got);"""),
    ("std::string", "std::vector<int> all{1, 1, 1}; std::size_t at = 0; std::string sum;", """
      for (; at < all.size(); ++at) {
        timer->expires_after(std::chrono::milliseconds(all[at]));
        yield timer->async_wait(*this);
        yield asio::post(io, *this);
        sum += 'a';
      }
      done(e, sum);"""),
)


def asio(count):
    """The same on Boost.Asio."""
    program, last = [ASIO_HEAD], dict(NAMES)
    for i in range(count):
        result, variables, body = ASIO[i % len(ASIO)]
        for known in ("int", "std::string"):
            body = body.replace(NAMES[known].upper(), last[known])
        last[result] = NAMES[result] + str(i)
        program.append(f"""struct Body{i} : asio::coroutine {{
  asio::io_context& io;
  std::shared_ptr<asio::steady_timer> timer;
  int from;
  Done<{result}> done;
  {variables}
  Body{i}(asio::io_context& c, int f, Done<{result}> d)
      : io(c), timer(std::make_shared<asio::steady_timer>(c)), from(f), done(std::move(d)) {{}}
  void operator()(error_code e, int n) {{ step(e, n, {{}}); }}
  void operator()(error_code e, const std::string& t) {{ step(e, 0, t); }}
  void operator()(error_code e = {{}}) {{ step(e, 0, {{}}); }}
  void step(error_code e, int got, const std::string& said) {{
    (void)got, (void)said;
    reenter(*this) {{{body}
    }}
  }}
}};
void {last[result]}(asio::io_context& io, int from, Done<{result}> done) {{
  asio::post(io, Body{i}(io, from, std::move(done)));
}}
""")
    return "".join(program) + f"""int main() {{
  asio::io_context io;
  {last['int']}(io, 1, [](error_code, int) {{}});
  io.run();
}}
"""


def program_of(kind, count):
    return asio(count) if kind == "asio" else ours(kind, count)


def compile_seconds(kind, count, compiler="g++", level="-O2"):
    """CPU seconds of one compilation; None when it fails."""
    source = os.path.join(peers.BUILD, f"coroutines_{kind}.cpp")
    folder = hello.include_folder()
    with open(source, "w", encoding="utf-8") as file:
        file.write(program_of(kind, count))
    status, _, seconds = measure.spend([compiler, level, "-std=c++17", "-I", folder, "-c", "-o",
                                        os.devnull, source])
    return seconds if status == 0 else None


def per_hundred(kinds, rounds, *setting):
    """CPU seconds that each hundred coroutines cost, by kind: those of FEW and of MANY are compiled
    in turns, so that what including the headers costs, and what is made for the first one of its
    type, is in neither."""
    spent = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            few, many = (compile_seconds(kind, count, *setting) for count in (FEW, MANY))
            if few is not None and many is not None:
                spent[kind].append((many - few) * 100 / (MANY - FEW))
    return spent


def row(rounds=3):
    """W14_coroutines: `g++ -O2 -c` of our lambdas, and of Boost.Asio's stackless coroutines."""
    spent = per_hundred(("lambda", "asio"), rounds)
    return {name: {"cost": statistics.median(spent[kind]), "least": min(spent[kind]),
                   "rounds": spent[kind]}
            for name, kind in (("ours", "lambda"), ("asio_stackless", "asio")) if spent[kind]}


def table():
    for setting in [(c, level) for c in ("g++", "clang++") for level in ("-O0", "-O1", "-O2")]:
        spent = per_hundred(("lambda", "struct", "asio"), 1, *setting)
        print(*setting, *(f"{kind} {costs[0]:.2f} s" for kind, costs in spent.items() if costs),
              flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(program_of(sys.argv[1], int(sys.argv[2])), end="")
    else:
        table()
