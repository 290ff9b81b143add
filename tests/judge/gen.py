"""Writes the same random program twice: in Python, and in C++ with the keywords.

A program is a list of functions, each of which may delegate to those before it, and a list of what its
driver does from outside (next, send, throw, close; or, for coroutines, futures that are set and tasks that
are cancelled at given times). A statement is a tuple; a block is a list of statements. Both writers walk
the same tree, so shrinking is to leave out statements.

What differs between the two languages by design is not generated: a continue inside TRY, a bare raise
that has no EXCEPT around it in its own function (Python looks into the callers), a result that is not
taken from a function that returns nothing.
"""

import copy
import random

KINDS = ["RuntimeError", "ValueError", "TypeError", "ErrA", "ErrB", "CancelledError", "GeneratorExit",
         "StopIteration"]
CAUGHT = ["Exception", "BaseException", "RuntimeError", "ValueError", "TypeError", "ErrA", "ErrB",
          "CancelledError", "GeneratorExit", "StopIteration", "AttributeError"]
CAUGHT_WEIGHTS = [6, 5, 3, 4, 1, 5, 3, 4, 3, 1, 1]
MODES = ["plain", "hides_value_error", "raises_at_exit", "hides_all", "raises_at_enter"]
TICK = 2.0 ** -20  # times are multiples, so that adding them up is exact in both languages


class Function:
    def __init__(self, name, coroutine, returns, spelling):
        self.name, self.coroutine, self.returns, self.spelling = name, coroutine, returns, spelling
        self.body = []
        self.locals = {}  # name -> kind: int, sent, outcome, void_outcome, task


class Program:
    def __init__(self, seed):
        self.seed, self.functions, self.ops, self.futures = seed, [], [], 0

    @property
    def root(self):
        return self.functions[-1]


class Writer:
    """Makes a random program."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.program = Program(seed)
        self.coroutines = self.r.random() < 0.5  # what the program's root is
        self.serial = 0

    def number(self):
        self.serial += 1
        return self.serial

    def chance(self, p):
        return self.r.random() < p

    def delay(self):
        return self.r.choice([0, 1, 1, 1]) * self.r.randrange(1, 1 << 22) * TICK

    def make(self):
        r = self.r
        self.program.futures = r.randint(1, 3)
        for i in range(r.randint(1, 5)):
            last = False
            coroutine = self.coroutines and not self.chance(0.25)
            self.add(i, coroutine, last)
        self.add(len(self.program.functions), self.coroutines, True)
        (self.events if self.coroutines else self.calls)()
        self.program.functions = reachable(self.program.functions)
        return self.program

    def add(self, i, coroutine, last):
        spelling = self.r.choices(["lambda", "struct", "hand"], [5, 3, 0 if last else 2])[0]
        f = Function("F%d" % i, coroutine, last or self.chance(0.75), spelling)
        self.f = f
        self.budget = self.r.randint(6, 26) if last else self.r.randint(3, 16)
        if spelling == "hand":
            f.body = self.hand_block()
        else:
            f.body = self.block(0, loop=False, plain_loop=False, handling=False)
            if all(s[0] == "say" for s in f.body):
                f.body.append(self.try_block(0, False, False))
        if f.returns:
            f.body.append(("return", self.expression()))
        self.program.functions.append(f)

    # ---- what the driver does ----

    def calls(self):
        ops, r = self.program.ops, self.r
        for _ in range(r.randint(2, 14)):
            what = r.choices(["next", "send", "raise", "close"], [8, 3, 3, 0.6])[0]
            if what == "send":
                ops.append((what, r.randint(0, 99)))
            elif what == "raise":
                kind = r.choices(KINDS, [2, 4, 1, 3, 3, 1, 2, 0.5])[0]
                ops.append((what, kind, "op%d" % self.number()))
            else:
                ops.append((what,))
        if self.chance(0.5):
            ops += [("close",), ("next",)]
        ops.append(("drop",))

    def events(self):
        ops, r = self.program.ops, self.r
        for _ in range(r.randint(0, 6)):
            when = r.randrange(1, 12 << 20) * TICK
            what = r.choices(["result", "exception", "cancel_future", "cancel_task"], [4, 2, 1, 3])[0]
            op = (when, what, r.randrange(self.program.futures))
            if what == "result":
                op += (r.randint(0, 99),)
            elif what == "exception":
                op += (r.choice(KINDS[:5]), "ev%d" % self.number())
            ops.append(op)
        # As in Python's heap, equal times would have no order.
        self.program.ops = list({op[0]: op for op in ops}.values())

    # ---- statements ----

    def var(self):
        name = self.r.choice(["v0", "v1", "v2"])
        self.f.locals[name] = "int"
        return name

    def fresh(self, letter, kind):
        name = "%s%d" % (letter, self.number())
        self.f.locals[name] = kind
        return name

    def expression(self):
        k = self.r.randint(0, 99)
        return self.r.choice([str(k), "a", self.var(), "%s + %d" % (self.var(), k)])

    def condition(self):
        return "(%s + %d) %% %d == %d" % (self.var(), self.r.randint(0, 9), self.r.randint(2, 3),
                                          self.r.randint(0, 1))

    def callee(self, coroutine, returns=None):
        able = [f for f in self.program.functions
                if f.coroutine == coroutine and (returns is None or f.returns == returns)]
        if not able:
            return None
        f = self.r.choice(able[-3:])
        return ("call", f.name, self.expression())

    def error(self):
        weights = [4, 4, 2, 4, 4, 1, 1, 1]
        return self.r.choices(KINDS, weights)[0], "m%d" % self.number()

    def block(self, depth, loop, plain_loop, handling):
        """plain_loop: a continue here would leave no TRY, WITH; handling: a bare raise is meaningful."""
        out = []
        for _ in range(self.r.randint(1, 5 if depth else 7)):
            if self.budget <= 0:
                break
            self.budget -= 1
            out.append(self.statement(depth, loop, plain_loop, handling))
            if out[-1][0] in ("return", "raise", "reraise", "break", "continue"):
                break
        if not out:
            out.append(("say", self.number()))
        return out

    def statement(self, depth, loop, plain_loop, handling):
        r = self.r
        deep = depth < 4
        kinds = {
            "say": 2, "assign": 2, "yield": 7, "delegate": 5, "raise": 0.9 + 0.5 * (depth > 0), "boom": 0.4,
            "return": 0.3 + 0.5 * (depth > 1), "try": 6 if deep else 0, "loop": 2.5 if deep else 0,
            "if": 2.5 if deep else 0, "break": 2 if loop else 0, "continue": 1 if plain_loop else 0,
            "reraise": 1.5 if handling else 0, "for": 2 if deep else 0,
            "with": 2.5 if deep else 0, "task": 0.8 if self.f.coroutine else 0,
        }
        kind = r.choices(list(kinds), list(kinds.values()))[0]
        sub = depth + 1
        if kind == "assign":
            return ("assign", self.var(), self.expression())
        if kind == "yield":
            return self.yield_statement()
        if kind == "delegate":
            return self.delegate()
        if kind in ("raise", "boom"):
            return (kind,) + self.error()
        if kind == "return":
            return ("return", self.expression() if self.f.returns else None)
        if kind == "try":
            return self.try_block(depth, loop, handling)
        if kind == "loop":
            return ("loop", self.fresh("i", "int"), r.randint(1, 3), self.block(sub, True, True, handling))
        if kind == "if":
            other = self.block(sub, loop, plain_loop, handling) if self.chance(0.4) else None
            return ("if", self.condition(), self.block(sub, loop, plain_loop, handling), other)
        if kind in ("break", "continue", "reraise"):
            return (kind,)
        if kind == "for":
            return self.for_block(sub, handling)
        if kind == "with":
            mode = r.choices(MODES, [5, 3, 1, 0.7, 0.5])[0]
            tag = "W%d" % self.number()
            if self.f.coroutine and self.chance(0.6):
                manager = ("async", tag, mode, self.delay())
            else:
                manager = ("sync", tag, mode)
            return ("with", manager, self.block(sub, loop, False, handling))
        if kind == "task":
            callee = self.callee(True, True)
            if callee:
                return ("task", self.fresh("t", "task"), callee, self.chance(0.15), self.var())
        return ("say", self.number())

    def yield_statement(self):
        r = self.r
        if not self.f.coroutine:
            if self.chance(0.4):
                return ("yield_into", self.fresh("s", "sent"), self.expression(), self.number())
            return ("yield", self.expression())
        what = r.choice(["bare", "sleep", "sleep", "future", "future_into"])
        if what == "sleep":
            return ("await", ("sleep", self.delay()))
        if what == "future":
            return ("await", ("future", r.randrange(self.program.futures)))
        if what == "future_into":
            v = self.var()
            return ("await_into", v, ("future", r.randrange(self.program.futures)), self.number())
        return ("bare_yield",)

    def delegate(self):
        if not self.f.coroutine and self.chance(0.12):
            return ("await", ("list", [self.r.randint(0, 99) for _ in range(self.r.randint(0, 3))]))
        callee = self.callee(self.f.coroutine)
        if not callee:
            return self.yield_statement()
        returns = next(f for f in self.program.functions if f.name == callee[1]).returns
        if self.f.coroutine and self.f.spelling != "hand" and self.chance(0.2):
            return ("await_outcome", self.fresh("o", "outcome" if returns else "void_outcome"), callee,
                    self.number(), returns)
        if returns and self.chance(0.6):
            return ("await_into", self.var(), callee, self.number())
        return ("await", callee)

    def try_block(self, depth, loop, handling):
        sub = depth + 1
        body = self.block(sub, loop, False, handling)
        excepts = []
        for _ in range(self.r.choices([0, 1, 2, 3], [2, 5, 2, 0.5])[0]):
            kind = self.r.choices(CAUGHT, CAUGHT_WEIGHTS)[0]
            excepts.append((kind, self.number(), self.block(sub, loop, False, True)))
        final = None
        if not excepts or self.chance(0.5):
            final = self.block(sub, loop, False, handling)
        return ("try", body, excepts, final)

    def for_block(self, sub, handling):
        r, v = self.r, self.fresh("x", "int")
        choice = r.random()
        if self.f.coroutine and choice < 0.4:
            size = r.randint(0, 3)
            source = ("async_range", "A%d" % self.number(), size, r.choice([-1, -1, r.randint(0, 3)]),
                      self.delay())
        else:
            source = self.callee(False) if choice < 0.85 else None
            if not source:
                source = ("list", [r.randint(0, 99) for _ in range(r.randint(0, 3))])
        return ("for", v, source, self.number(), self.block(sub, True, True, handling))

    def hand_block(self):
        out = []
        for _ in range(self.r.randint(1, 5)):
            kind = self.r.choice(["say", "assign", "yield", "yield", "delegate", "raise_if", "count"])
            if kind == "assign":
                out.append(("assign", self.var(), self.expression()))
            elif kind == "yield":
                out.append(self.yield_statement())
            elif kind == "delegate":
                out.append(self.delegate())
            elif kind == "raise_if":
                out.append(("if", self.condition(), [("raise",) + self.error()], None))
            elif kind == "count":
                out.append(("loop", self.fresh("i", "int"), self.r.randint(1, 3), [self.yield_statement()]))
            else:
                out.append(("say", self.number()))
        return out


def calls(statement):
    """The names of the functions that a statement or block calls."""
    if isinstance(statement, tuple) and statement[:1] == ("call",):
        return {statement[1]}
    if isinstance(statement, (list, tuple)):
        return set().union(*map(calls, statement))
    return set()


def reachable(functions):
    """Those that the last one calls, and itself: an unused function would be warned about."""
    names = {functions[-1].name}
    for f in reversed(functions):
        if f.name in names:
            names |= calls(f.body)
    return [f for f in functions if f.name in names]


# ---- Python ----


class Python:
    def __init__(self, program):
        self.program, self.lines = program, []

    def put(self, depth, text):
        self.lines.append("    " * depth + text)

    def source(self):
        for f in self.program.functions:
            self.f = f
            self.put(0, "%sdef %s(a):" % ("async " if f.coroutine else "", f.name))
            ints = sorted(n for n, kind in f.locals.items() if kind == "int")
            if ints:
                self.put(1, " = ".join(ints) + " = 0")
            self.block(1, f.body)
            if not f.coroutine:
                self.put(1, "if False: yield")
            self.put(0, "")
        root = "lambda: %s(5)" % self.program.root.name
        ops = [tuple(KINDS.index(x) if x in KINDS else x for x in op) for op in self.program.ops]
        if self.program.root.coroutine:
            self.put(0, "def main(): drive_coroutine(%s, %d, %r)" % (root, self.program.futures, ops))
        else:
            self.put(0, "def main(): drive_generator(%s, %r)" % (root, ops))
        return "\n".join(self.lines) + "\n"

    def tag(self, number):
        return '"%s.%d"' % (self.f.name, number)

    def block(self, depth, statements):
        for s in statements:
            getattr(self, "do_" + s[0])(depth, *s[1:])
        if not statements:
            self.put(depth, "pass")

    def awaited(self, what):
        if what[0] == "call":
            return "%s(%s)" % what[1:]
        if what[0] == "sleep":
            return "asyncio.sleep(%r)" % what[1]
        if what[0] == "future":
            return "future(%d)" % what[1]
        return repr(what[1])

    @property
    def wait(self):
        return "await" if self.f.coroutine else "yield from"

    def do_say(self, d, n):
        self.put(d, "say(%s)" % self.tag(n))

    def do_assign(self, d, v, e):
        self.put(d, "%s = %s" % (v, e))

    def do_yield(self, d, e):
        self.put(d, "yield " + e)

    def do_yield_into(self, d, v, e, n):
        self.put(d, "%s = yield %s" % (v, e))
        self.put(d, "say(%s, %s)" % (self.tag(n), v))

    def do_bare_yield(self, d):
        self.put(d, "await bare_yield()")

    def do_await(self, d, what):
        self.put(d, "%s %s" % (self.wait, self.awaited(what)))

    def do_await_into(self, d, v, what, n):
        self.put(d, "%s = %s %s" % (v, self.wait, self.awaited(what)))
        self.put(d, "say(%s, %s)" % (self.tag(n), v))

    def do_await_outcome(self, d, v, what, n, returns):
        self.put(d, "try:")
        self.put(d + 1, "await %s" % self.awaited(what))
        self.put(d + 1, "%s = 1" % v)
        self.put(d, "except GeneratorExit:")
        self.put(d + 1, "raise")
        self.put(d, "except BaseException as e:")
        self.put(d + 1, "%s = show(e)" % v)
        self.put(d, "say(%s, %s)" % (self.tag(n), v))

    def do_task(self, d, t, what, cancel, v):
        self.put(d, "%s = spawn(%s)" % (t, self.awaited(what)))
        if cancel:
            self.put(d, "%s.cancel()" % t)
        self.put(d, "%s = await %s" % (v, t))

    def do_raise(self, d, kind, message):
        self.put(d, 'raise %s("%s")' % (kind, message))

    def do_boom(self, d, kind, message):
        self.put(d, 'boom(%d, "%s")' % (KINDS.index(kind), message))

    def do_reraise(self, d):
        self.put(d, "raise")

    def do_return(self, d, e):
        self.put(d, "return %s" % e if e else "return")

    def do_break(self, d):
        self.put(d, "break")

    def do_continue(self, d):
        self.put(d, "continue")

    def do_loop(self, d, v, n, body):
        self.put(d, "for %s in range(%d):" % (v, n))
        self.block(d + 1, body)

    def do_if(self, d, condition, then, other):
        self.put(d, "if %s:" % condition)
        self.block(d + 1, then)
        if other is not None:
            self.put(d, "else:")
            self.block(d + 1, other)

    def do_try(self, d, body, excepts, final):
        self.put(d, "try:")
        self.block(d + 1, body)
        for kind, n, block in excepts:
            self.put(d, "except %s as e:" % kind)
            self.put(d + 1, "say(%s, e)" % self.tag(n))
            self.block(d + 1, block)
        if final is not None or not excepts:
            self.put(d, "finally:")
            self.block(d + 1, final or [])

    def do_with(self, d, manager, body):
        if manager[0] == "async":
            self.put(d, 'async with AsyncManager("%s", %d, %r):' % (
                manager[1], MODES.index(manager[2]), manager[3]))
        else:
            self.put(d, 'with Manager("%s", %d):' % (manager[1], MODES.index(manager[2])))
        self.block(d + 1, body)

    def do_for(self, d, v, source, n, body):
        if source[0] == "async_range":
            self.put(d, 'async for %s in AsyncRange("%s", %d, %d, %r):' % ((v,) + source[1:]))
        else:
            self.put(d, "for %s in %s:" % (v, self.awaited(source)))
        self.put(d + 1, "say(%s, %s)" % (self.tag(n), v))
        self.block(d + 1, body)


# ---- C++ ----

TYPES = {"int": "int", "sent": "Sent", "outcome": "Outcome<int>", "void_outcome": "Outcome<void>",
         "task": "Task<int>"}
INITIAL = {"int": "0", "sent": "Sent()", "outcome": "Outcome<int>()", "void_outcome": "Outcome<void>()",
           "task": "Task<int>()"}


def used_names(block, out):
    """The names of a block's variables: what is not used would be warned about."""
    for s in block if isinstance(block, (list, tuple)) else []:
        if isinstance(s, str):
            for word in s.replace("(", " ").replace(")", " ").split():
                out.add(word)
        else:
            used_names(s, out)
    return out


class Cpp(Python):
    def put(self, depth, text):
        self.lines.append("  " * depth + text)

    def source(self):
        p = self.program
        self.put(0, "namespace p%d {" % p.seed)
        for f in p.functions:
            self.f = f
            self.label = 0
            names = used_names(f.body, set())
            here = [(n, k) for n, k in sorted(f.locals.items()) if n in names]
            argument = "a" in names
            co = "Co<%s>" if f.coroutine else "Gen<int, Sent, %s>"
            maker = "coroutine<%s>" if f.coroutine else "generator<int, Sent, %s>"
            result = "int" if f.returns else "void"
            maker %= result
            type_name = maker.replace("coroutine", "Coroutine").replace("generator", "Generator")
            parameter = "int a" if argument else "int"
            self.put(0, "%s %s(%s) {" % (type_name, f.name, parameter))
            if f.spelling == "lambda":
                captures = (["a"] if argument else []) + ["%s = %s" % (n, INITIAL[k]) for n, k in here]
                self.put(1, "return %s([%s](auto& co) mutable {" % (maker, ", ".join(captures)))
            else:
                self.put(1, "struct Body {")
                if argument:
                    self.put(2, "int a;")
                for n, k in here:
                    self.put(2, "%s %s = %s;" % (TYPES[k], n, INITIAL[k]))
                self.put(2, "Step operator()(%s& co) {" % (co % result))
            if f.spelling == "hand":
                self.hand(f)
            else:
                self.put(3, "BEGIN(co);")
                self.block(3, f.body)
                self.put(3, "END;")
            if f.spelling == "lambda":
                self.put(1, "});")
            else:
                self.put(2, "}")
                self.put(1, "};")
                self.put(1, "Body body{};")
                if argument:
                    self.put(1, "body.a = a;")
                self.put(1, "return %s(body);" % maker)
            self.put(0, "}")
        self.put(0, "void run() {")
        self.put(1, "drive(%s" % ("[] { return %s(5); }, %d, {" % (p.root.name, p.futures)
                                  if p.root.coroutine else "%s(5), {" % p.root.name))
        for op in p.ops:
            self.put(2, (self.event(op) if p.root.coroutine else self.op(op)) + ",")
        self.put(1, "});")
        self.put(0, "}")
        self.put(0, "}  // namespace p%d" % p.seed)
        return "\n".join(self.lines) + "\n"

    def op(self, op):
        rest = {"send": lambda: "%d, kErrA, nullptr" % op[1],
                "raise": lambda: '0, k%s, "%s"' % op[1:]}.get(op[0], lambda: "0, kErrA, nullptr")()
        return "{Op::%s, %s}" % (op[0], rest)

    def event(self, op):
        rest = {"result": lambda: "%d, kErrA, nullptr" % op[3],
                "exception": lambda: '0, k%s, "%s"' % op[3:]}.get(op[1], lambda: "0, kErrA, nullptr")()
        return "{%r, Event::%s, %d, %s}" % (op[0], op[1], op[2], rest)

    # ---- by hand ----

    def hand(self, f):
        self.put(3, "switch (co.label()) {")
        self.put(3, "case 0:")
        self.block(4, f.body)
        if not f.returns:
            self.put(4, "return co.return_();")
        self.put(3, "}")
        self.put(3, "return co.bad_label();")

    def next_label(self):
        self.label += 1
        return self.label

    @property
    def manual(self):
        return self.f.spelling == "hand"

    # ---- statements ----

    def awaited(self, what):
        if what[0] == "call":
            return "%s(%s)" % what[1:]
        if what[0] == "sleep":
            return "asyncio::sleep(%r)" % what[1]
        if what[0] == "list":
            return "Range{%s}" % ", ".join(map(str, what[1]))
        return "future(%d)" % what[1]

    def do_say(self, d, n):
        self.put(d, "say(%s);" % self.tag(n))

    def do_assign(self, d, v, e):
        if v == e:
            return
        self.put(d, "%s = %s;" % (v, e))

    def do_yield(self, d, e):
        if self.manual:
            n = self.next_label()
            self.put(d, "return co.yield_(%d, %s);" % (n, e))
            return self.put(d, "case %d:;" % n)
        self.put(d, "YIELD(%s);" % e)

    def do_yield_into(self, d, v, e, n):
        if self.manual:
            label = self.next_label()
            self.put(d, "return co.yield_(%d, %s);" % (label, e))
            self.put(d, "case %d:" % label)
            self.put(d, "co.sent(%s);" % v)
        else:
            self.put(d, "YIELD_INTO(%s, %s);" % (v, e))
        self.put(d, "say(%s, %s);" % (self.tag(n), v))

    def do_bare_yield(self, d):
        if self.manual:
            return self.do_await(d, ("sleep", 0))
        self.put(d, "YIELD();")

    def do_await(self, d, what):
        if self.manual:
            if what[0] == "list":
                # A body written by hand delegates to generators.
                what = ("call", "asyncio::detail::iterate<int, Sent>", self.awaited(what))
            n = self.next_label()
            self.put(d, "return co.yield_from(%d, %s);" % (n, self.awaited(what)))
            self.put(d, "case %d:" % n)
            return self.put(d, "co.result();" if self.f.coroutine else "co.deliver_();")
        self.put(d, "YIELD_FROM(%s);" % self.awaited(what))

    def do_await_into(self, d, v, what, n):
        if self.manual:
            label = self.next_label()
            self.put(d, "return co.yield_from(%d, %s);" % (label, self.awaited(what)))
            self.put(d, "case %d:" % label)
            self.put(d, "co.result(%s);" % v)
        else:
            self.put(d, "YIELD_FROM_INTO(%s, %s);" % (v, self.awaited(what)))
        self.put(d, "say(%s, %s);" % (self.tag(n), v))

    def do_await_outcome(self, d, v, what, n, returns):
        self.put(d, "YIELD_FROM_OUTCOME(%s, %s);" % (v, self.awaited(what)))
        self.put(d, "say(%s, %s);" % (self.tag(n), v))

    def do_task(self, d, t, what, cancel, v):
        self.put(d, "%s = spawn(%s);" % (t, self.awaited(what)))
        if cancel:
            self.put(d, "%s.cancel();" % t)
        self.put(d, "YIELD_FROM_INTO(%s, %s);" % (v, t))

    def do_raise(self, d, kind, message):
        self.put(d, ('return co.raise(%s("%s"));' if self.manual else 'RAISE(%s("%s"));') % (kind, message))

    def do_boom(self, d, kind, message):
        self.put(d, 'boom(k%s, "%s");' % (kind, message))

    def do_reraise(self, d):
        self.put(d, "RAISE();")

    def do_return(self, d, e):
        if self.manual:
            return self.put(d, "return co.return_(%s);" % (e or ""))
        self.put(d, "RETURN(%s);" % (e or ""))

    def do_break(self, d):
        self.put(d, "break;")

    def do_continue(self, d):
        self.put(d, "continue;")

    def do_loop(self, d, v, n, body):
        self.put(d, "for (%s = 0; %s < %d; ++%s) {" % (v, v, n, v))
        self.block(d + 1, body)
        self.put(d, "}")

    def do_if(self, d, condition, then, other):
        self.put(d, "if (%s) {" % condition)
        self.block(d + 1, then)
        if other is not None:
            self.put(d, "} else {")
            self.block(d + 1, other)
        self.put(d, "}")

    def do_try(self, d, body, excepts, final):
        self.put(d, "TRY {")
        self.block(d + 1, body)
        self.put(d, "}")
        for kind, n, block in excepts:
            self.put(d, "EXCEPT(%s) {" % kind)
            self.put(d + 1, "say(%s, co.exception());" % self.tag(n))
            self.block(d + 1, block)
            self.put(d, "}")
        if final is not None or not excepts:
            self.put(d, "FINALLY {")
            self.block(d + 1, final or [])
            self.put(d, "}")
        self.put(d, "END_TRY;")

    def do_with(self, d, manager, body):
        if manager[0] == "async":
            self.put(d, 'WITH(AsyncManager{"%s", %s, %r}) {' % manager[1:])
        else:
            self.put(d, 'WITH(Manager{"%s", %s}) {' % manager[1:])
        self.block(d + 1, body)
        self.put(d, "}")
        self.put(d, "END_WITH;")

    def do_for(self, d, v, source, n, body):
        if source[0] == "async_range":
            self.put(d, 'FOR(%s, AsyncRange{"%s", %d, %d, %r}) {' % ((v,) + source[1:]))
        else:
            self.put(d, "FOR(%s, %s) {" % (v, self.awaited(source)))
        self.put(d + 1, "say(%s, %s);" % (self.tag(n), v))
        self.block(d + 1, body)
        self.put(d, "}")
        self.put(d, "END_FOR;")

    def block(self, depth, statements):
        for s in statements:
            getattr(self, "do_" + s[0])(depth, *s[1:])


# ---- shrinking ----


def smaller_blocks(block):
    """All blocks that are this one with a statement left out, or replaced by its own inner block."""
    for i, s in enumerate(block):
        yield block[:i] + block[i + 1:]
        if s[0] in ("with", "if"):
            yield block[:i] + s[2] + block[i + 1:]
        for j, part in enumerate(s):
            if isinstance(part, list) and part and isinstance(part[0], tuple) and s[0] != "for":
                for less in smaller_blocks(part):
                    yield block[:i] + [s[:j] + (less,) + s[j + 1:]] + block[i + 1:]
            if s[0] == "for" and j == 4:
                for less in smaller_blocks(part):
                    yield block[:i] + [s[:j] + (less,)] + block[i + 1:]
            if s[0] == "try" and j == 2:
                for k, (kind, n, inner) in enumerate(part):
                    if len(part) > 1 or s[3] is not None:
                        yield block[:i] + [s[:2] + (part[:k] + part[k + 1:],) + s[3:]] + block[i + 1:]
                    for less in smaller_blocks(inner):
                        yield (block[:i] + [s[:2] + (part[:k] + [(kind, n, less)] + part[k + 1:],) + s[3:]]
                               + block[i + 1:])
            if s[0] == "try" and j == 3 and part is not None and s[2]:
                yield block[:i] + [s[:3] + (None,)] + block[i + 1:]


def smaller_programs(p):
    for i in range(len(p.ops)):
        q = copy.copy(p)
        q.ops = p.ops[:i] + p.ops[i + 1:]
        yield q
    for i, f in enumerate(p.functions):
        tail = [f.body[-1]] if f.returns else []
        for body in smaller_blocks(f.body[:-1] if f.returns else f.body):
            q = copy.copy(p)
            g = copy.copy(f)
            g.body = body + tail
            q.functions = reachable(p.functions[:i] + [g] + p.functions[i + 1:])
            yield q


def write(seed):
    return Writer(seed).make()
