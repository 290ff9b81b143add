"""What a picture of a process takes beside a copy of its memory.

    beside_a_copy.py PICTURE COPY PID

Both are run in turns, and their processor time, the system's for them included, is told: the median of 15. Exit 1
when the picture takes more than a third of the copy, or does not show what million.cpp does.
"""
import re
import resource
import subprocess
import sys

ROUNDS = 15
BAR = 1 / 3


def milliseconds(*command):
    def now():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1000 * (used.ru_utime + used.ru_stime)

    before = now()
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return now() - before, said


def main(picture, copy, pid):
    pictures, copies = [], []
    for _ in range(ROUNDS):
        took, shown = milliseconds(picture, 'ps', pid)
        pictures.append(took)
        if '1000001 tasks, exact' not in shown or not re.search(r'^  1,000,000 sleeping .* one ', shown, re.M):
            sys.exit('it does not show a million tasks but\n' + shown)
        took, size = milliseconds(copy, pid)
        copies.append(took)
    a, b = sorted(pictures)[ROUNDS // 2], sorted(copies)[ROUNDS // 2]
    print(f'asyncio17 ps: {a:.1f} ms of processor time, a copy of {size.strip()}: {b:.1f} ms, ratio {a / b:.3f}')
    return a / b > BAR


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
