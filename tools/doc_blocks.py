#!/usr/bin/env python3
"""Turns the C++ of a Markdown document into one translation unit, so that the compiler reads it too.

    doc_blocks.py DOCUMENT.md... > blocks.cpp

Each ```cpp block gets a namespace of its own. What it is, a comment on the line before it says:

    <!-- fragment: coroutine -->              statements, the body of a Coroutine<void>
    <!-- fragment: coroutine<int> [x = 0] --> of a Coroutine<int> whose locals are x
    <!-- fragment: generator<int> [n = 0] --> of a Generator<int>
    <!-- fragment: function -->               statements of a plain function
    <!-- fragment: coroutine [x = 0] as copy --> of what copy() returns, for a test that runs it
    <!-- block: pages -->                     declarations whose namespace is called so, likewise
    <!-- fragment: none, because it is refused -->    it is not compiled

Without a comment it is a whole program, or declarations. What the blocks of a document take for
granted stands in comments as well, and is compiled before them:

    <!-- given:
    asyncio::Coroutine<int> compute(int x);
    -->

The short keywords are there. An error names the line of the document.
"""

import re
import sys

FENCE = re.compile(r"^(\s*)```(\w*)\s*$")
FRAGMENT = re.compile(
    r"^\s*<!-- (?:fragment: (?:(\w+)(<.*>)?(?: \[(.*)\])?(?: as (\w+))?|none, because .+)|block: (\w+)) -->\s*$")
GIVEN = re.compile(r"^\s*<!-- given:\s*$")
INCLUDE = re.compile(r"^\s*#\s*include\b")


class Block:
    """Lines of C++, where they stand, and what they are."""

    def __init__(self, line, kind, template="", captures="", function="", namespace=""):
        self.line, self.kind, self.template, self.captures = line, kind, template or "", captures or ""
        self.function, self.namespace = function or "", namespace or ""
        self.text = []


def blocks_of(path):
    """The blocks of a document, in order."""
    blocks, open_block, closing, marker = [], None, None, None
    with open(path, encoding="utf-8") as document:
        for number, line in enumerate(document, 1):
            line = line.rstrip("\n")
            if closing is not None:
                if line.strip() == closing:
                    closing = None
                elif open_block:
                    open_block.text.append(line)
                continue
            fence, fragment = FENCE.match(line), FRAGMENT.match(line)
            if fragment:
                marker = fragment
                continue
            if "<!-- fragment:" in line:
                sys.exit(f"{path}:{number}: a fragment comment that says something else")
            if GIVEN.match(line):
                open_block, closing = Block(number + 1, "given"), "-->"
                blocks.append(open_block)
            elif fence:
                closing, open_block = "```", None
                if fence.group(2) == "cpp":
                    kind = (marker.group(1) or "none") if marker and not marker.group(5) else "declarations"
                    open_block = Block(number + 1, kind, *(marker.groups()[1:] if marker else ()))
                    blocks.append(open_block)
            if line.strip():
                marker = None
    return blocks


def main(paths):
    includes, out = ["#include <asyncio/asyncio.hpp>"], []
    for path in paths:
        stem = re.sub(r"\W", "_", path)
        out.append(f"namespace doc_{stem} {{")
        for count, block in enumerate(blocks_of(path)):
            if block.kind == "none":
                continue
            text = [f'#line {block.line} "{path}"']
            for line in block.text:
                if INCLUDE.match(line):
                    if line.strip() not in includes and "short_keywords" not in line:
                        includes.append(line.strip())
                    line = ""
                text.append(line)
            if block.kind in ("coroutine", "generator"):
                head = f"inline auto {block.function}() {{ return" if block.function else f"void block_{count}() {{ (void)"
                text = [f"{head} asyncio::{block.kind}{block.template}([{block.captures}](auto& co) mutable {{",
                        "BEGIN(co);", *text, "END; }); }"]
            elif block.kind == "function":
                text = [f"void block_{count}() {{", *text, "}"]
            elif block.kind == "declarations":
                text = [f"namespace {block.namespace or f'block_{count}'} {{", *text, "}"]
            elif block.kind != "given":
                sys.exit(f"{path}:{block.line}: a fragment is no {block.kind}")
            out += text
        out.append("}")
    print("// Made by tools/doc_blocks.py.", *includes,
          "#include <asyncio/generators/short_keywords.hpp>", *out, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
