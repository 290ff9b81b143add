#!/usr/bin/env python3
"""Writes the C++ that a document shows to files, so that it is built and run.

    blocks.py DOCUMENT.md FOLDER

A block is written when the line before it is `<!-- fragment: none, because ... makes NAME of it -->`.
"""
import os
import re
import sys

BLOCK = re.compile(r'^<!-- fragment: none, because \S+ makes (\S+) of it -->\n```cpp\n(.*?)^```$', re.M | re.S)


def main(document, folder):
    with open(document, encoding='utf-8') as text:
        blocks = BLOCK.findall(text.read())
    for name, block in blocks:
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as header:
            header.write('#pragma once\n' + block)
    return 0 if blocks else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
