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
        self.locals = {}  # name -> kind: int, sent, outcome, void_outcome, task, list, map, manager
        self.manager = False  # a generator that yields once: contextmanager, or asynccontextmanager


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
        self.errors = []  # what EXCEPT_AS names around the place: (name, how to read it)
        self.changing = []  # the lists and maps that may be changed at the place

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
        self.errors, self.changing = [], []
        if not last and self.chance(0.35):
            f.manager = True
            f.returns, f.spelling = False, "lambda" if coroutine else self.r.choice(["lambda", "struct"])
            self.budget = self.r.randint(3, 10)
            f.body = self.manager_block()
            return self.program.functions.append(f)
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

    def manager_block(self):
        """It yields within a TRY of its own. A second yield, where nobody is looking, is an error."""
        def quiet():
            return self.block(2, False, False, False) if self.chance(0.5) else []
        the_yield = ("yield", self.expression())
        body = quiet() if self.chance(0.3) else []
        inner = [] if self.chance(0.6) else [self.quiet_with(the_yield)]
        excepts = [self.except_block(1, False) for _ in range(self.r.choice([0, 0, 1, 1, 2]))]
        other = self.block(1, False, False, False) if excepts and self.chance(0.3) else None
        final = self.block(1, False, False, False) if not excepts or self.chance(0.4) else None
        if self.chance(0.15):
            body.append(the_yield)
        else:
            body.append(("try", (inner or [the_yield]) + quiet(), excepts, final, other))
        if self.chance(0.06):
            body.append(("yield", self.expression()))
        return body

    def quiet_with(self, the_yield):
        return ("with", [("sync", "W%d" % self.number(), self.r.choice(MODES[:3]))], None, [the_yield])

    def callee(self, coroutine, returns=None, manager=False):
        able = [f for f in self.program.functions if f.manager == manager
                and f.coroutine == coroutine and (returns is None or f.returns == returns)]
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
            if out[-1][0] in ("return", "return_from", "raise", "reraise", "break", "continue"):
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
            "with": 3 if deep else 0, "task": 0.8 if self.f.coroutine else 0,
            "await_to": 2, "return_from": 0.4 + 0.6 * (depth > 1), "field": 3 if self.errors else 0,
            "change": 4 if self.changing else 0,
        }
        if self.f.manager:
            kinds.update({"return_from": 0, "task": 0})
            if not self.f.coroutine:
                kinds.update({"yield": 0, "delegate": 0, "await_to": 0})
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
            managers, target = [self.manager() for _ in range(r.choices([1, 2, 3], [6, 2, 1])[0])], None
            if len(managers) == 1 and self.chance(0.5):
                managers, target = self.giving_manager()
            return ("with", managers, target, self.block(sub, loop, False, handling))
        if kind == "await_to":
            return self.await_to()
        if kind == "return_from":
            what = None
            if self.f.coroutine and self.chance(0.3):
                what = ("future", r.randrange(self.program.futures))
            elif self.f.returns or self.f.coroutine:
                what = self.callee(self.f.coroutine, self.f.returns or None)
            if what:
                return ("return_from", what)
        if kind == "field":
            return ("field",) + r.choice(self.errors) + (self.number(),)
        if kind == "change":
            return self.change()
        if kind == "task":
            callee = self.callee(True, True)
            if callee:
                return ("task", self.fresh("t", "task"), callee, self.chance(0.15), self.var())
        return ("say", self.number())

    def manager(self):
        r = self.r
        mode = r.choices(MODES, [5, 3, 1, 0.7, 0.5])[0]
        tag = "W%d" % self.number()
        choice = r.random()
        if choice < 0.3:
            coroutine = self.f.coroutine and self.chance(0.6)
            callee = self.callee(coroutine, manager=True)
            if callee:
                return ("actx" if coroutine else "ctx", callee)
        if choice < 0.37:
            return ("suppress", r.sample(["ErrA", "ErrB", "ValueError", "TypeError", "CancelledError"], 2))
        if choice < 0.45:
            return ("raising", tag, r.choice(["plain", "raises_at_exit", "raises_at_enter"]))
        if self.f.coroutine and self.chance(0.6):
            return ("async", tag, mode, self.delay())
        return ("sync", tag, mode)

    def giving_manager(self):
        r = self.r
        mode = r.choices(MODES, [5, 3, 1, 0.7, 0.5])[0]
        tag = "W%d" % self.number()
        choice = r.random()
        if choice < 0.2:
            return [("itself", tag, mode)], ("itself", self.fresh("m", "manager"))
        if choice < 0.35:
            return [("two", tag, mode, r.randint(0, 99))], self.tie()
        if choice < 0.7:
            coroutine = self.f.coroutine and self.chance(0.6)
            callee = self.callee(coroutine, manager=True)
            if callee:
                return [("actx" if coroutine else "ctx", callee)], self.target()
        if self.f.coroutine and self.chance(0.6):
            return [("async_giving", tag, mode, self.delay(), r.randint(0, 99))], self.target()
        return [("giving", tag, mode, r.randint(0, 99))], self.target()

    # ---- targets ----

    def target(self, own_key=True):
        choice = self.r.random()
        if choice < 0.4:
            return ("var", self.var())
        if choice < 0.75:
            return ("append", self.some("l", "list"))
        return ("item", self.some("d", "map"),
                "%s %% 5" % self.var() if own_key and self.chance(0.6) else str(self.r.randint(0, 5)))

    def some(self, letter, kind):
        """One of the function's own that no loop is running over."""
        return next((n for n, k in self.f.locals.items() if n.startswith("own" + letter)), None) or (
            self.fresh("own" + letter, kind))

    def tie(self):
        other = ("ignore",) if self.chance(0.25) else ("var", self.var())
        both = [self.target(False), other]
        self.r.shuffle(both)
        return ("tie", both[0], both[1])

    def await_to(self):
        r = self.r
        if self.f.coroutine and self.chance(0.35):
            what = ("two", r.randint(0, 99), r.randint(0, 99), self.delay())
            if self.chance(0.5):
                a, b = self.callee(True, True), self.callee(True, True)
                what = ("gather", a, b) if a and b else what
            return ("await_to", self.tie(), what, self.number())
        what = self.callee(self.f.coroutine, True)
        if self.f.coroutine and (not what or self.chance(0.3)):
            what = ("future", r.randrange(self.program.futures))
        return ("await_to", self.target(), what, self.number()) if what else self.yield_statement()

    def change(self):
        name, kind, x = self.r.choice(self.changing)
        if kind == "list":
            how = self.r.choice(["grow", "grow", "pop", "pop_front"])
        elif kind == "growing map":
            how = self.r.choice(["set", "set", "set", "insert"])
        else:
            how = self.r.choice(["set", "set", "erase"])
        return ("change", name, how, x, self.number())

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
        return ("await", ("sleep", 0)) if self.f.manager else ("bare_yield",)

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
        excepts = [self.except_block(sub, loop) for _ in range(self.r.choices([0, 1, 2, 3], [2, 5, 2, 0.5])[0])]
        final = other = None
        if excepts and self.chance(0.3):
            other = self.block(sub, loop, False, handling)
        if not excepts or self.chance(0.5):
            final = self.block(sub, loop, False, handling)
        return ("try", body, excepts, final, other)

    def except_block(self, sub, loop):
        """(types, number, block, name or None, how to read what it names)"""
        kinds = self.r.choices(CAUGHT, CAUGHT_WEIGHTS)
        if self.chance(0.25):
            kinds += [k for k in self.r.choices(CAUGHT, CAUGHT_WEIGHTS, k=2) if k not in kinds]
        name = how = None
        around = len(self.errors)
        if self.chance(0.5):
            name = "e%d" % self.number()
            how = ("say" if len(kinds) > 1 or kinds[0] == "BaseException"
                   else "more_fields" if kinds[0].startswith("Err") else "fields")
            self.errors.append((name, how))
        block = self.block(sub, loop, False, True)
        if name:
            block = [("field", name, how, self.number())] + block
            if block[-1][0] not in ("return", "return_from", "raise", "reraise", "break", "continue"):
                block.append(("field", name, how, self.number()))
        del self.errors[around:]
        return (tuple(kinds), self.number(), block, name)

    def for_block(self, sub, handling):
        r, v = self.r, self.fresh("x", "int")
        choice = r.random()
        if self.chance(0.35):
            return self.for_changing(v, sub, handling)
        if self.f.coroutine and choice < 0.4:
            size = r.randint(0, 3)
            source = ("async_range", "A%d" % self.number(), size, r.choice([-1, -1, r.randint(0, 3)]),
                      self.delay())
        else:
            source = self.callee(False) if choice < 0.85 else None
            if not source:
                source = ("list", [r.randint(0, 99) for _ in range(r.randint(0, 3))])
        return ("for", v, source, self.number(), self.block(sub, True, True, handling))

    def for_changing(self, v, sub, handling):
        """Over a list or a map that its body changes."""
        r = self.r
        if self.chance(0.55):
            name, kind, first, target = self.fresh("l", "list"), "list", [], ("var", v)
            first = [r.randint(0, 99) for _ in range(r.randint(1, 4))]
            if self.chance(0.2):
                target = ("append", self.some("l", "list"))
        else:
            name, kind = self.fresh("d", "map"), r.choice(["growing map", "shrinking map"])
            first = {k: r.randint(0, 99) for k in range(r.randint(1, 4))}
            value = self.fresh("x", "int")
            target = ("tie", ("var", v), ("ignore",) if self.chance(0.2) else ("var", value))
        self.changing.append((name, kind, v))
        number, body = self.number(), self.block(sub, True, True, handling)
        if self.chance(0.6):
            body.insert(r.randint(0, 1), self.change())
        self.changing.pop()
        return ("for", target, ("own", name, first), number, body)

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
            for n, kind in sorted(f.locals.items()):
                if kind in ("list", "map"):
                    self.put(1, "%s = %s" % (n, "[]" if kind == "list" else "{}"))
            self.block(1, f.body)
            if not f.coroutine or f.manager:
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
        if what[0] == "two":
            return "two(%d, %d, %r)" % what[1:]
        if what[0] == "gather":
            return "asyncio.gather(%s, %s)" % (self.awaited(what[1]), self.awaited(what[2]))
        if what[0] == "own":
            return what[1] + (".items()" if isinstance(what[2], dict) else "")
        return repr(what[1])

    def give(self, d, target, value):
        """Assigns."""
        if target[0] == "var":
            self.put(d, "%s = %s" % (target[1], value))
        elif target[0] == "append":
            self.put(d, "%s.append(%s)" % (target[1], value))
        elif target[0] == "item":
            self.put(d, "%s[%s] = %s" % (target[1], target[2], value))
            self.put(d, "%s = sorted_map(%s)" % (target[1], target[1]))
        elif target[0] == "tie":
            self.give(d, target[1], value + "[0]")
            self.give(d, target[2], value + "[1]")

    def say_target(self, d, target, n):
        for t in target[1:] if target[0] == "tie" else [target]:
            if t[0] not in ("ignore", "itself"):
                self.put(d, "say(%s, %s)%s" % (self.tag(n), t[1], self.semicolon))

    semicolon = ""

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

    def do_await_to(self, d, target, what, n):
        self.put(d, "t_ = %s %s" % (self.wait, self.awaited(what)))
        self.give(d, target, "t_")
        self.say_target(d, target, n)

    def do_return_from(self, d, what):
        if self.f.returns:
            return self.put(d, "return (%s %s)" % (self.wait, self.awaited(what)))
        self.put(d, "%s %s" % (self.wait, self.awaited(what)))
        self.put(d, "return")

    def do_field(self, d, name, how, n):
        self.put(d, "%s(%s, %s)" % (how, self.tag(n), name))

    def do_change(self, d, name, how, x, n):
        self.put(d, {"grow": "if len(%(l)s) < 7: %(l)s.append(%(n)d)", "pop": "if %(l)s: %(l)s.pop()",
                     "pop_front": "if %(l)s: %(l)s.pop(0)", "set": "if %(x)s in %(l)s: %(l)s[%(x)s] = %(n)d",
                     "insert": "%(l)s[%(n)d] = 0", "erase": "%(l)s.pop(%(x)s, None)"}[how] % {
                         "l": name, "x": x, "n": n})

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

    def do_try(self, d, body, excepts, final, other):
        self.put(d, "try:")
        self.block(d + 1, body)
        for kinds, n, block, name in excepts:
            self.put(d, "except (%s) as %s:" % (", ".join(kinds), name or "e"))
            self.put(d + 1, "say(%s, %s)" % (self.tag(n), name or "e"))
            self.block(d + 1, block)
        if other is not None:
            self.put(d, "else:")
            self.block(d + 1, other)
        if final is not None or not excepts:
            self.put(d, "finally:")
            self.block(d + 1, final or [])

    def manager(self, m):
        kind = m[0]
        if kind in ("ctx", "actx"):
            return "contextlib.%scontextmanager(%s)(%s)" % ("async" if kind == "actx" else "", *m[1][1:])
        if kind == "suppress":
            return "contextlib.suppress(%s)" % ", ".join(m[1])
        name = {"sync": "Manager", "async": "AsyncManager", "raising": "Raising", "itself": "Itself",
                "two": "GivingTwo", "giving": "Giving", "async_giving": "AsyncGiving"}[kind]
        return '%s("%s", %d%s)' % (name, m[1], MODES.index(m[2]), "".join(", %r" % x for x in m[3:]))

    def do_with(self, d, managers, target, body):
        for m in managers:
            word = "async with" if m[0].startswith("a") else "with"
            self.put(d, "%s %s%s:" % (word, self.manager(m), " as t_" if target else ""))
            d += 1
        if target:
            if target[0] == "itself":
                self.put(d, "say(t_.tag)")
            else:
                self.give(d, target, "t_")
                self.say_target(d, target, 0)
        self.block(d, body)

    def do_for(self, d, v, source, n, body):
        target = ("var", v) if isinstance(v, str) else v
        if source[0] == "own":
            self.put(d, "%s = %r" % source[1:])
        if source[0] == "async_range":
            self.put(d, 'async for t_ in AsyncRange("%s", %d, %d, %r):' % source[1:])
        else:
            self.put(d, "for t_ in %s:" % self.awaited(source))
        self.give(d + 1, target, "t_")
        self.say_target(d + 1, target, n)
        self.block(d + 1, body)


# ---- C++ ----

TYPES = {"int": "int", "sent": "Sent", "outcome": "Outcome<int>", "void_outcome": "Outcome<void>",
         "task": "Task<int>", "list": "Range", "map": "Map", "manager": "Manager"}
INITIAL = {"int": "0", "sent": "Sent()", "outcome": "Outcome<int>()", "void_outcome": "Outcome<void>()",
           "task": "Task<int>()", "list": "Range()", "map": "Map()", "manager": "Manager()"}


def used_names(block, out):
    """The names of a block's variables: what is not used would be warned about."""
    if isinstance(block, tuple) and block[:1] == ("assign",) and block[1] == block[2]:
        return out  # not written
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
            if f.manager and f.coroutine:
                maker = "async_generator<int>"
            type_name = maker.replace("coroutine", "Coroutine").replace("async_g", "AsyncG").replace(
                "generator", "Generator")
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
        if what[0] == "two":
            return "two(%d, %d, %r)" % what[1:]
        if what[0] == "gather":
            return "gather(%s, %s)" % (self.awaited(what[1]), self.awaited(what[2]))
        if what[0] == "own":
            return what[1]
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

    semicolon = ";"

    def target(self, t):
        if t[0] in ("var", "itself"):
            return t[1]
        if t[0] == "append":
            return t[1] + ".emplace_back()"
        if t[0] == "item":
            return "%s[%s]" % t[1:]
        if t[0] == "ignore":
            return "std::ignore"
        return "std::tie(%s, %s)" % (self.target(t[1]), self.target(t[2]))

    def do_await_to(self, d, target, what, n):
        self.put(d, "YIELD_FROM_INTO(%s, %s);" % (self.target(target), self.awaited(what)))
        self.say_target(d, target, n)

    def do_return_from(self, d, what):
        self.put(d, "RETURN_FROM(%s);" % self.awaited(what))

    def do_field(self, d, name, how, n):
        self.put(d, "say(%s, %s);" % (self.tag(n), name))

    def do_change(self, d, name, how, x, n):
        self.put(d, {"grow": "if (%(l)s.size() < 7) %(l)s.push_back(%(n)d);",
                     "pop": "if (!%(l)s.empty()) %(l)s.pop_back();",
                     "pop_front": "if (!%(l)s.empty()) %(l)s.erase(%(l)s.begin());",
                     "set": "if (%(l)s.count(%(x)s)) %(l)s[%(x)s] = %(n)d;",
                     "insert": "%(l)s[%(n)d] = 0;", "erase": "%(l)s.erase(%(x)s);"}[how] % {
                         "l": name, "x": x, "n": n})

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

    def do_try(self, d, body, excepts, final, other):
        self.put(d, "TRY {")
        self.block(d + 1, body)
        self.put(d, "}")
        for kinds, n, block, name in excepts:
            as_name = ("_AS(%s, " % name) if name else "("
            self.put(d, "EXCEPT%s%s) {" % (as_name, ", ".join(kinds)))
            self.put(d + 1, "say(%s, co.exception());" % self.tag(n))
            self.block(d + 1, block)
            self.put(d, "}")
        if other is not None:
            self.put(d, "ELSE {")
            self.block(d + 1, other)
            self.put(d, "}")
        if final is not None or not excepts:
            self.put(d, "FINALLY {")
            self.block(d + 1, final or [])
            self.put(d, "}")
        self.put(d, "END_TRY;")

    def manager(self, m):
        kind = m[0]
        if kind in ("ctx", "actx"):
            return "%scontextmanager(%s)" % ("async" if kind == "actx" else "", self.awaited(m[1]))
        if kind == "suppress":
            return "suppress<%s>()" % ", ".join(m[1])
        rest = "".join(", %s" % (x,) if isinstance(x, str) else ", %r" % x for x in m[2:])
        name = {"sync": "Manager{%s}", "async": "AsyncManager{%s}", "raising": "Raising{{%s}}",
                "itself": "Manager{%s}", "two": "GivingTwo(%s)", "giving": "Giving(%s)",
                "async_giving": "AsyncGiving(%s)"}[kind]
        return name % ('"%s"' % m[1] + rest)

    def do_with(self, d, managers, target, body):
        all_managers = ", ".join(map(self.manager, managers))
        if target:
            self.put(d, "WITH_INTO(%s, %s) {" % (self.target(target), all_managers))
            if target[0] == "itself":
                self.put(d + 1, "say(%s.tag);" % target[1])
            else:
                self.say_target(d + 1, target, 0)
        else:
            self.put(d, "WITH(%s) {" % all_managers)
        self.block(d + 1, body)
        self.put(d, "}")
        self.put(d, "END_WITH;")

    def do_for(self, d, v, source, n, body):
        target = ("var", v) if isinstance(v, str) else v
        if source[0] == "own":
            pairs = ["{%d, %d}" % i for i in source[2].items()] if isinstance(source[2], dict) else map(
                str, source[2])
            self.put(d, "%s = {%s};" % (source[1], ", ".join(pairs)))
        if source[0] == "async_range":
            self.put(d, 'FOR(%s, AsyncRange{"%s", %d, %d, %r}) {' % ((self.target(target),) + source[1:]))
        else:
            self.put(d, "FOR(%s, %s) {" % (self.target(target), self.awaited(source)))
        self.say_target(d + 1, target, n)
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
            yield block[:i] + s[3 if s[0] == "with" else 2] + block[i + 1:]
        if s[0] == "with" and len(s[1]) > 1:
            for k in range(len(s[1])):
                yield block[:i] + [s[:1] + (s[1][:k] + s[1][k + 1:],) + s[2:]] + block[i + 1:]
        for j, part in enumerate(s):
            if isinstance(part, list) and part and isinstance(part[0], tuple) and s[0] != "for" and not (
                    s[0] == "with" and j == 1) and not (s[0] == "try" and j == 2):
                for less in smaller_blocks(part):
                    yield block[:i] + [s[:j] + (less,) + s[j + 1:]] + block[i + 1:]
            if s[0] == "for" and j == 4:
                for less in smaller_blocks(part):
                    yield block[:i] + [s[:j] + (less,)] + block[i + 1:]
            if s[0] == "try" and j == 2:
                for k, (kinds, n, inner, name) in enumerate(part):
                    if len(part) > 1 or (s[3] is not None and s[4] is None):
                        yield block[:i] + [s[:2] + (part[:k] + part[k + 1:],) + s[3:]] + block[i + 1:]
                    for less in smaller_blocks(inner):
                        yield (block[:i] + [s[:2] + (part[:k] + [(kinds, n, less, name)] + part[k + 1:],) + s[3:]]
                               + block[i + 1:])
            if s[0] == "try" and j in (3, 4) and part is not None and s[2]:
                yield block[:i] + [s[:j] + (None,) + s[j + 1:]] + block[i + 1:]


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
