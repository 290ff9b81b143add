#!/usr/bin/env python3
"""Builds the manual: docs/*.md and the reference that reference.py makes of the headers.

    build.py [FOLDER]      the site goes to FOLDER, build/site of the checkout when none is given

A warning of Sphinx is an error, a public name without a comment is one, and so is a link to what is not
there. tools/docs installs what this needs, and calls it.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

import check_site
import headers
import reference

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LINK = re.compile(r'(?<![\w`])(!?\[[^\]\n]*(?:\n[^\]\n]*)?\]\()([^)\s]+)(\))')
FENCE = re.compile(r'^\s*```')
LINK_OR_CODE = re.compile(r'\[[^\]]*\]\([^)]*\)|(?<!`)`(?:asyncio::)?(\w+)(?:\(\))?`(?!`)')


class Stage:
    """The folder that Sphinx reads."""

    def __init__(self, folder):
        self.folder, self.written, self.sources = folder, set(), set()
        self.anchors = {}  # of the public names that are no members

    def put(self, name, text):
        """Writes a page, unless it is there as it is: Sphinx reads again what has changed."""
        path = os.path.join(self.folder, name)
        self.written.add(os.path.normpath(path))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.exists(path):
            with open(path, encoding='utf-8') as old:
                if old.read() == text:
                    return
        with open(path, 'w', encoding='utf-8') as page:
            page.write(text)

    def put_document(self, path, name, pages):
        """A document of the checkout as the page `name`. Links to sources lead to pages that show them."""
        with open(os.path.join(ROOT, path), encoding='utf-8') as document:
            lines, fenced = document.read().split('\n'), False
        text, linked = [], set()
        for line in lines:
            if FENCE.match(line):
                fenced = not fenced
            if not fenced:
                line = LINK.sub(lambda m: m.group(1) + self.target(m.group(2), path, name, pages) + m.group(3), line)
                if not re.match(r'\s*[#|<]', line):
                    line = LINK_OR_CODE.sub(lambda m: self.link_to_name(m, linked), line)
            text.append(line)
        self.put(name, '\n'.join(text))

    def link_to_name(self, match, linked):
        """The first time that a page says `gather()` it leads to the reference."""
        name = match.group(1)
        if name not in self.anchors or name in linked:
            return match.group()
        linked.add(name)
        return '[%s](%s)' % (match.group(), self.anchors[name])

    def target(self, link, path, name, pages):
        """Where a link of a document leads to from its page."""
        if re.match(r'\w+:|#', link):
            return link
        file, mark, anchor = link.partition('#')
        inside = os.path.normpath(os.path.join(os.path.dirname(path), file))
        if inside in pages:
            to = pages[inside]
        elif os.path.isfile(os.path.join(ROOT, inside)) and not inside.endswith(('.svg', '.png')):
            self.sources.add(inside)
            to, mark, anchor = self.source_page(inside), '', ''
        else:
            to = 'files/' + inside
            if os.path.isfile(os.path.join(ROOT, inside)):
                os.makedirs(os.path.dirname(os.path.join(self.folder, to)), exist_ok=True)
                shutil.copy(os.path.join(ROOT, inside), os.path.join(self.folder, to))
        return os.path.relpath(to, os.path.dirname(name) or '.') + mark + anchor

    @staticmethod
    def source_page(path):
        return 'source/%s.md' % path.replace('.', '_')

    def put_sources(self):
        """A page for each source that some document links to."""
        for path in self.sources:
            with open(os.path.join(ROOT, path), encoding='utf-8') as source:
                text = source.read()
            kind = {'.hpp': 'cpp', '.cpp': 'cpp', '.json': 'json', '.py': 'python'}.get(os.path.splitext(path)[1], 'text')
            if len(text) > 100000:
                text = text[:100000] + '\n…\n'
            self.put(self.source_page(path), '---\norphan: true\n---\n# %s\n\n`````%s\n%s\n`````\n' % (path, kind, text))

    def drop_others(self):
        for path in glob.glob(os.path.join(self.folder, '**/*.md'), recursive=True):
            if os.path.normpath(path) not in self.written:
                os.remove(path)


def contents_of(pages):
    """The table of contents, as docs/index.md has it: a caption for each second heading, and what its
    section links to."""
    parts, fenced = [], False
    with open(os.path.join(ROOT, 'docs/index.md'), encoding='utf-8') as document:
        for line in document:
            fenced ^= bool(FENCE.match(line))
            if line.startswith('## ') and not fenced:
                parts.append((line[3:].strip(), []))
            elif parts and not fenced:
                linked = (os.path.normpath(os.path.join('docs', link)) for _, link, _ in LINK.findall(line))
                parts[-1][1].extend(pages[path][:-3] for path in linked if path in pages)
    return [(title, list(dict.fromkeys(pages))) for title, pages in parts]


def toctree(caption, pages):
    return '\n```{toctree}\n:hidden:\n:caption: %s\n%s\n```\n' % (caption, '\n'.join(pages))


def stage(folder):
    """Fills the folder, and gives what is wrong with what stands in it."""
    to, wrong = Stage(folder), []
    documents = sorted(os.path.relpath(path, ROOT) for path in glob.glob(os.path.join(ROOT, 'docs/*.md')))
    pages = {path: os.path.basename(path) for path in documents}
    pages.update({'README.md': 'readme.md', 'CHANGELOG.md': 'changelog.md', 'CONTRIBUTING.md': 'contributing.md'})
    public = headers.read(ROOT)
    pages.update({header.path: reference.page_of(header) + '.md' for header in public})
    to.anchors = {name.short: reference.anchor_of(name) for header in public for name in header.names
                  if not header.path.endswith('generators/keywords.hpp')}
    for path in [*documents, 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md']:
        to.put_document(path, pages[path], pages)
    wrong += reference.mistakes(public, headers)
    names = reference.write(public, headers, to.put)
    parts = contents_of(pages)
    listed = {page for _, some in parts for page in some}
    for path in pages:
        if path.endswith('.md') and path != 'docs/index.md' and pages[path][:-3] not in listed:
            wrong.append('%s: docs/index.md has no link to it' % path)
    with open(os.path.join(folder, 'index.md'), encoding='utf-8') as index:
        text = index.read().split('\n```{toctree}', 1)[0]
    text += ''.join(toctree(caption, some) for caption, some in parts if some)
    to.put('index.md', text + toctree('Reference', names))
    to.put_sources()
    to.drop_others()
    return wrong


def join_scripts(folder):
    """Debian's furo has its script in two modules, one of which the other imports: no page loads them so. Made
    one, they are a plain script, which also a page that is opened from a file may load."""
    with open(os.path.join(folder, 'furo.js'), encoding='utf-8') as script:
        text = script.read()
    with open(os.path.join(folder, 'gumshoe-patched.js'), encoding='utf-8') as script:
        imported = script.read()
    text, count = re.subn(r'^import Gumshoe from .*$', '', text, flags=re.M)
    if count:
        with open(os.path.join(folder, 'furo.js'), 'w', encoding='utf-8') as script:
            script.write(imported + text)


def main(out):
    folder = os.path.join(ROOT, 'build', 'site-source')
    wrong = stage(folder)
    for mistake in wrong:
        print(mistake)
    built = subprocess.run([sys.executable, '-m', 'sphinx', '-q', '-a', '-n', '-W', '--keep-going', '-j', 'auto',
                            '-c', HERE, '-d', os.path.join(ROOT, 'build', 'site-doctrees'), folder, out], check=False)
    if built.returncode:
        return built.returncode
    join_scripts(os.path.join(out, '_static', 'scripts'))
    broken = check_site.mistakes(out)
    for mistake in broken:
        print(mistake)
    if wrong or broken:
        return 1
    print('The manual is %s' % os.path.join(out, 'index.html'))
    return 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, 'build', 'site')))
