"""gdb: the tasks of a program that links asyncio17, live, of a core dump, or remote.

    (gdb) source tools/gdb/asyncio17.py
    (gdb) asyncio17 tasks         one line for each task
    (gdb) asyncio17 tree          with all frames, and what each task waits for
    (gdb) asyncio17 frame NAME N  sets $co to frame N of a task (0: the innermost one)
    (gdb) print menu              Task<int> "menu", sleep until 6833.032, fetch shop.cpp:7

It reads the notes that the library leaves in each program (generators/layout.hpp), so it needs no
debug information; with it `p $co` shows the locals of a coroutine, and futures, tasks, handles, exceptions
and outcomes are printed as what they are (`print /r` shows their members). Nothing runs in the process.
"""

import re
import struct

import gdb

MOST = 1_000_000  # of anything that might be a ring


def read(address, size):
    return bytes(gdb.selected_inferior().read_memory(address, size))


def word(address):
    return struct.unpack("<Q", read(address, 8))[0]


def half(address):
    return struct.unpack("<I", read(address, 4))[0]


def text(address, most=4096):
    """Up to its end, with what would act on a terminal escaped."""
    out = b""
    while len(out) < most:
        part = read(address + len(out), 1)
        if part == b"\0":
            break
        out += part
    shown = out.decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else "\\x%02x" % ord(c) for c in shown)


class Layout:
    """The tables of all modules."""

    def __init__(self):
        self.value, self.roots, self.types = {}, [], {}
        seen = set()
        try:
            mappings = gdb.execute("info proc mappings", to_string=True)
        except gdb.error:
            raise gdb.GdbError("there is no process: attach to one, or load a core dump")
        for line in mappings.splitlines():
            found = re.match(r"\s*(0x[0-9a-f]+)\s+0x[0-9a-f]+\s+0x[0-9a-f]+\s+0x0\s+.*(/.*)", line)
            if not found or found[2] in seen:
                continue
            seen.add(found[2])
            try:
                self.read_image(int(found[1], 16))
            except gdb.MemoryError:
                pass  # a file that is no program, or is not there
        if not self.roots:
            raise gdb.GdbError("no asyncio17 in this program")

    def read_image(self, image):
        header = read(image, 64)
        if header[:5] != b"\x7fELF\x02":
            return
        phoff, = struct.unpack_from("<Q", header, 32)
        count, = struct.unpack_from("<H", header, 56)
        segments = [struct.unpack("<IIQQQQQQ", read(image + phoff + 56 * i, 56))
                    for i in range(min(count, 256))]
        moved_by = next(image - s[3] for s in segments if s[0] == 1 and s[2] == 0)
        for segment in segments:
            if segment[0] == 4:
                self.read_notes(moved_by + segment[3], min(segment[6], 1 << 20))

    def read_notes(self, at, size):
        end = at + size
        while at + 12 <= end:
            name, told, kind = struct.unpack("<III", read(at, 12))
            description = at + 12 + (name + 3) // 4 * 4
            if (name, told) == (10, 8) and kind in (1, 2) and read(at + 12, 10) == b"asyncio17\0":
                table = (description + word(description)) & (1 << 64) - 1
                self.read_packed(table) if kind == 2 else self.read_table(table)
            at = description + (told + 3) // 4 * 4

    def read_table(self, at):
        for _ in range(1024):
            address, value, name = struct.unpack("<QI20s", read(at, 32))
            name = name.split(b"\0")[0].decode("ascii", "replace")
            if not name:
                return
            if name.startswith("root:"):
                self.roots.append(address)
            elif address:
                self.types.setdefault(address, []).append((name, value))
            else:
                self.value[name] = value
            at += 32

    def read_packed(self, at):
        """Names, each with its number behind it, in groups of seven bits, the lowest first."""
        for _ in range(1024):
            name = text(at, 64)
            if not name:
                return
            at += len(name) + 1
            value = shift = 0
            while True:
                byte = read(at, 1)[0]
                value, shift, at = value | (byte & 0x7f) << shift, shift + 7, at + 1
                if byte < 0x80:
                    break
            self.value[name] = value

    def __getitem__(self, name):
        if name not in self.value:
            raise gdb.GdbError("the asyncio17 in this program does not tell " + name)
        return self.value[name]


def demangled(name):
    """Of the name of a type; what gdb cannot read, as some lambdas, stays as it is."""
    try:
        shown = gdb.execute("demangle -l c++ -- _ZTS" + name, to_string=True).strip()
    except gdb.error:
        return name
    shown, depth, start = shown.replace("typeinfo name for ", ""), 0, 0
    for i, c in enumerate(shown):  # the last part of it; what stands between <> stays
        depth += (c in "<(") - (c in ">)")
        if depth == 0 and shown[i:i + 2] == "::":
            start = i + 2
    return shown[start:]


class Task:
    def __init__(self, layout, loop, address):
        self.layout, self.loop, self.address = layout, loop, address
        self.flags = half(address + layout["Node.flags"])
        self.number = word(address + layout["TaskBase.id"]) & (1 << layout["TaskBase.id_bits"]) - 1
        self.name = loop.names.get(address) or "Task-%d" % self.number
        self.awaits = word(address + layout["TaskBase.waiting_on"])
        if self.awaits and half(self.awaits + layout["Node.flags"]) & layout["FutureBase.kDone"]:
            self.awaits = 0

    @property
    def running(self):
        return self.loop.running == self.address

    def frames(self):
        """Addresses, the innermost first."""
        layout = self.layout
        if self.flags & layout["TaskBase.kNoFrame"]:
            return
        at = self.loop.leaf if self.running else word(self.address + layout["TaskBase.leaf"])
        for _ in range(MOST):
            if not at:
                return
            yield at
            at = word(at + layout["Frame.caller"])

    def place_of(self, frame):
        """`fetch shop.cpp:7`"""
        layout = self.layout
        info = word(frame + layout["Frame.info"])
        label, flags = struct.unpack("<II", read(frame + layout["Frame.label"], 8))
        kind = word(info + layout["FrameInfo.callable"])
        name = demangled(text(word(kind + 8)).lstrip("*"))
        file, line, function = struct.unpack("<QixxxxQ", read(info + layout["FrameInfo.where"], 24))
        if half(info + layout["FrameInfo.made"]) != 2:
            file, line, function = 0, 0, 0
        caller_at = half(info + layout["FrameInfo.caller_at"])
        if caller_at or "lambda" in name or "$" in name or re.match("Z.*Ul", name):
            name = text(function) if function else name
        if caller_at:
            at, called = struct.unpack("<Qi", read(frame + caller_at, 12))
            if at:
                file, line = at, called
        elif label and not flags >> 31:
            line = label >> 3
        return "%s %s:%d" % (name, text(file) if file else "?", line)

    def state(self):
        layout = self.layout
        if self.running:
            return "running"
        if (self.flags & layout["TaskBase.kPhase"] == layout["TaskBase.kSleeping"]
                and self.flags & layout["Node.kArmed"]):
            timer = word(self.address + layout["Node.timer"])
            when, = struct.unpack("<d", read(timer + layout["TimerEntry.when"], 8))
            return "sleep until %.3f" % when
        return "waits" if self.awaits else "ready"


class Loop:
    def __init__(self, layout, address):
        self.layout, self.address = layout, address
        self.thread = half(address + layout["EventLoop.thread"])
        running = read(address + layout["EventLoop.running"], 1)[0]
        asleep = read(word(address + layout["EventLoop.port"]) + layout["Port.asleep"], 1)[0]
        self.state = "not running" if not running else "asleep" if asleep else "busy"
        step = word(address + layout["EventLoop.step"])
        self.running = word(step + layout["Resumption.driver"])
        self.leaf = word(step + layout["Resumption.leaf"])
        self.names = self.read_names()

    def read_names(self):
        layout, names = self.layout, {}
        notes = word(self.address + layout["EventLoop.notes"])
        if not notes:
            return names
        notes += layout["TaskNotes.names"]
        first, room = word(notes + layout["TaskNotes.notes"]), word(notes + layout["TaskNotes.room"])
        for i in range(min(room, MOST)):
            note = first + i * layout["TaskNote.size"]
            task = word(note + layout["TaskNote.of"])
            if task:
                size = word(note + layout["TaskNote.number"])
                names[task] = text(word(note + layout["TaskNote.what"]), min(size, 4096))
        return names

    def tasks(self):
        layout = self.layout
        at = word(self.address + layout["EventLoop.tasks"])
        for _ in range(MOST):
            if not at:
                return
            yield Task(layout, self, at)
            at = word(at + layout["TaskBase.next_task"])


def loops():
    layout = Layout()
    for root in layout.roots:
        at = word(root + layout["Loops.first"])
        for _ in range(MOST):
            if not at:
                break
            if not read(at + layout["EventLoop.closed"], 1)[0]:
                yield Loop(layout, at)
            at = word(at + layout["EventLoop.next"])


class Asyncio17(gdb.Command):
    """The tasks of a program that links asyncio17: `asyncio17 tasks`, `tree`, `frame NAME N`."""

    def __init__(self):
        super().__init__("asyncio17", gdb.COMMAND_DATA)

    def complete(self, _, word):
        return [w for w in ("tasks", "tree", "frame") if w.startswith(word or "")]

    def invoke(self, argument, from_tty):
        words = gdb.string_to_argv(argument)
        if words == ["tasks"] or words == ["tree"]:
            for loop in loops():
                print("loop %#x  thread %d  %s" % (loop.address, loop.thread, loop.state))
                for task in loop.tasks():
                    (self.show if words == ["tree"] else self.line)(task)
        elif len(words) == 3 and words[0] == "frame" and words[2].isdigit():
            self.frame(words[1], int(words[2]))
        else:
            raise gdb.GdbError("asyncio17 tasks | tree | frame NAME N")

    @staticmethod
    def line(task):
        frame = next(task.frames(), None)
        print("  %-20s %-28s %s" % (task.name, task.state(), task.place_of(frame) if frame else ""))

    @staticmethod
    def show(task):
        print("  (T) %s  %s" % (task.name, task.state()))
        for frame in reversed(list(task.frames())):
            print("        " + task.place_of(frame))
        if task.awaits:
            other = next((t for t in task.loop.tasks() if t.address == task.awaits), None)
            print("        waits for " + (other.name if other else "a future at %#x" % task.awaits))

    @staticmethod
    def frame(name, number):
        for loop in loops():
            for task in loop.tasks():
                if task.name != name:
                    continue
                frames = list(task.frames())
                if number >= len(frames):
                    raise gdb.GdbError("%s has %d frames" % (name, len(frames)))
                frame = gdb.Value(frames[number])
                gdb.set_convenience_variable("co", frame)
                print("#%d  %#x  %s" % (number, frames[number], task.place_of(frames[number])))
                Asyncio17.type_it(task, frames[number])
                return
        raise gdb.GdbError("no task is called " + name)

    @staticmethod
    def type_it(task, frame):
        """With debug information $co becomes the CallableFrame, whose fn_ holds the locals.

        The function that runs the body has a variable `self` of that type.
        """
        info = word(frame + task.layout["Frame.info"])
        block = gdb.block_for_pc(word(info + task.layout["FrameInfo.body"]))
        own = next((s for s in block or () if s.name == "self"), None)
        if own is not None:
            kind = own.type.strip_typedefs().target()
            gdb.set_convenience_variable("co", gdb.Value(frame).cast(kind.pointer()).dereference())


def label_of(value):
    """`Task<int>`"""
    return demangled_type(value.type.strip_typedefs().unqualified().name or "")


def demangled_type(name):
    return re.sub(r"\b(asyncio::)(detail::)?", "", name)


class FuturePrinter:
    """Future, Task, AnyFuture, AnyTask: how it stands, and of a task where."""

    def __init__(self, value):
        self.value, self.state = value, value["state_"]["object_"]

    def to_string(self):
        label = label_of(self.value)
        if not self.state:
            return label + " (empty)"
        layout, address = Layout(), int(self.state)
        flags = half(address + layout["Node.flags"])
        if flags & layout["FutureBase.kDone"]:
            try:
                error = self.state["exception_"]["record_"]
            except gdb.error:  # the library is without debug information
                return label + " done"
            return label + (" failed: " + what(error) if error else " done")
        if not flags & layout["FutureBase.kTask"]:
            return label + " pending"
        task = Task(layout, Loop(layout, word(address + layout["FutureBase.loop"])), address)
        frame = next(task.frames(), None)
        return '%s "%s", %s%s' % (label, task.name, task.state(),
                                  ", " + task.place_of(frame) if frame else "")


class HandlePrinter:
    """Handle and TimerHandle."""

    def __init__(self, value):
        self.value, self.node = value, value["node_"]["object_"]

    def to_string(self):
        if not self.node:
            return label_of(self.value) + " (empty)"
        layout, address = Layout(), int(self.node)
        out = "%s at %#x" % (label_of(self.value), address)
        if half(address + layout["Node.flags"]) & layout["Node.kArmed"]:
            timer = word(address + layout["Node.timer"])
            out += ", when %.3f" % struct.unpack("<d", read(timer + layout["TimerEntry.when"], 8))
        return out


def what(record):
    """`ValueError("no such page")`"""
    held = record.dynamic_type.target().strip_typedefs()
    kind = held.template_argument(0) if "<" in (held.name or "") else held
    whole = record.cast(record.dynamic_type).dereference()
    if any(field.name == "error_" for field in held.fields()):
        error = whole["error_"]
        return "%s(%s)" % (demangled_type(kind.name), message_of(error))
    return demangled_type(str(kind))


OF_A_TEXT = ["std::" + name for name in
             ("logic_error", "invalid_argument", "domain_error", "length_error", "out_of_range", "runtime_error",
              "range_error", "overflow_error", "underflow_error")]


def message_of(error):
    for base in bases_of(error.type):
        if any(field.name == "message_" for field in base.fields()):
            return error.cast(base)["message_"]
        if base.name in OF_A_TEXT:  # libstdc++: behind the virtual table a pointer to it
            return '"%s"' % text(word(int(error.cast(base).address) + 8))
    return ""


def bases_of(kind):
    """The type itself, and all that it derives from."""
    kind = kind.strip_typedefs()
    yield kind
    for field in kind.fields():
        if field.is_base_class:
            yield from bases_of(field.type)


class ExceptionPrinter:
    """ExceptionPtr: the exception, or none."""

    def __init__(self, value):
        self.record = value["record_"]

    def to_string(self):
        return what(self.record) if self.record else "no exception"


class OutcomePrinter:
    """Outcome: its value, or its exception."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        error = self.value["error_"]["record_"]
        if error:
            return "%s raises %s" % (label_of(self.value), what(error))
        fields = [field.name for field in self.value.type.strip_typedefs().fields()]
        return "%s gives %s" % (label_of(self.value), self.value["value_"] if "value_" in fields else "nothing")


PRINTERS = [(r"^asyncio::(Any)?(Future|Task)(<.*>)?$", FuturePrinter),
            (r"^asyncio::(Timer)?Handle$", HandlePrinter),
            (r"^asyncio::ExceptionPtr$", ExceptionPrinter),
            (r"^asyncio::Outcome<.*>$", OutcomePrinter)]


def printer_of(value):
    name = value.type.strip_typedefs().unqualified().name or ""
    return next((printer(value) for pattern, printer in PRINTERS if re.match(pattern, name)), None)


Asyncio17()
gdb.pretty_printers.insert(0, printer_of)
