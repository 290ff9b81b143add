#!/usr/bin/env python3
"""Do the links of Markdown documents to files and headings lead somewhere?

    check_links.py [DOCUMENT.md...]

Without one: README.md, CHANGELOG.md, CONTRIBUTING.md, docs/*.md and examples/README.md of the checkout.
A heading's anchor is the one that GitHub makes. Links to other hosts are not looked at. Exit status 1,
and a line for each mistake.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FENCE = re.compile(r'^\s*(```+|~~~+)')
LINK = re.compile(r'\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]*)\)', re.S)
HEADING = re.compile(r'^#{1,6}\s+(.*?)\s*#*$')


def prose_of(path):
    """The lines of a document, those of code blocks empty."""
    fence, lines = None, []
    with open(path, encoding='utf-8') as document:
        for line in document.read().split('\n'):
            mark = FENCE.match(line)
            if mark and (fence is None or line.strip().startswith(fence)):
                fence = None if fence else mark.group(1)
                line = ''
            lines.append('' if fence else line)
    return lines


def anchors_of(path):
    """The anchors of the headings."""
    anchors, seen = set(), {}
    for line in prose_of(path):
        heading = HEADING.match(line)
        if heading:
            text = re.sub(r'\[([^\]]*)\]\([^)]*\)', r'\1', heading.group(1)).replace('`', '')
            slug = re.sub(r'[^\w\- ]', '', text.lower()).replace(' ', '-')
            count = seen.setdefault(slug, 0)
            seen[slug] += 1
            anchors.add('%s-%d' % (slug, count) if count else slug)
    return anchors


def mistakes(path):
    text = re.sub(r'(`+)(?!`).*?(?<!`)\1(?!`)', lambda code: re.sub(r'[^\n]', ' ', code.group()),
                  '\n'.join(prose_of(path)), flags=re.S)
    for match in LINK.finditer(text):
        link = match.group(1)
        if re.match(r'\w+:', link):
            continue
        file, _, anchor = link.partition('#')
        target = os.path.normpath(os.path.join(os.path.dirname(path), file)) if file else path
        number = text.count('\n', 0, match.start()) + 1
        if not link or not os.path.exists(target):
            yield '%s:%d: there is no %s' % (path, number, link)
        elif anchor and target.endswith('.md') and anchor not in anchors_of(target):
            yield '%s:%d: there is no heading #%s in %s' % (path, number, anchor, target)


def main(paths):
    if not paths:
        os.chdir(ROOT)
        paths = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'examples/README.md', *sorted(glob.glob('docs/*.md'))]
    wrong = [mistake for path in paths for mistake in mistakes(path)]
    for mistake in wrong:
        print(mistake)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
