"""Pages of the reference, one for each public header, written as Markdown for Sphinx; with them the index of
names, and the check that no name is without a comment."""
import os
import re

import python_names

FOLDERS = {'loop': 'The loop', 'futures': 'Futures and tasks', 'sync': 'Locks and queues',
           'generators': 'Coroutines and keywords', 'io': 'Input and output', 'insight': 'Insight',
           'testing': 'Testing'}


# In the comment at the top of a header these begin a paragraph.
PARAGRAPH = re.compile(r'(?:Lifetime|Thread|Python names?|asyncio names?|Invariants?):')


def page_of(header):
    return 'reference/' + header.path[:-len('.hpp')]


def anchor_of(entry):
    """Unique in the whole manual, and free of what an anchor must not have."""
    return re.sub(r'[^a-z0-9]+', '-', '%s-%s' % (entry.kind, entry.full.replace('asyncio::', '').lower())).strip('-')


def markdown(text):
    """A comment as Markdown: what is indented is code, and outside of backticks nothing has a meaning."""
    out, code = [], False
    for line in text.split('\n'):
        indented = line.startswith('  ') and (code or not out or not out[-1].strip() or out[-1].rstrip().endswith(':'))
        if indented and not code:
            out += ['', '```cpp']
        elif code and not indented and line.strip():
            out += ['```', '']
        elif code and not line.strip():
            out.append('')
            continue
        if line.strip():
            code = indented
        if PARAGRAPH.match(line) and out and out[-1].strip():
            out.append('')
        out.append(line[2:] if indented else escaped(line))
    if code:
        out.append('```')
    return '\n'.join(out)


def escaped(line):
    parts = re.split(r'(`[^`]*`)', line)
    return ''.join(part if part.startswith('`') else re.sub(r'([<*_\[\]{}$|#@])', r'\\\1', part) for part in parts)


def wrapped(declaration):
    """A declaration in lines of some 90 characters: broken behind the head of a template, then behind commas."""
    declaration = re.sub(r'^(template <.*?>) (?=[\w:~])', lambda m: m.group(1) + '\n', declaration) \
        if declaration.count('<') < 3 else re.sub(r'^(template <[^<>]*(?:<[^<>]*>[^<>]*)*>) ', r'\1\n', declaration)
    lines = []
    for line in declaration.split('\n'):
        indent = ' ' * (line.index('(') + 1) if '(' in line and line.index('(') < 60 else '    '
        while len(line) > 92 and ', ' in line[40:92]:
            at = line.rindex(', ', 40, 92) + 1
            lines.append(line[:at])
            line = indent + line[at:].strip()
        lines.append(line)
    return '\n'.join(lines)


def is_struct(entry):
    return entry.kind == 'class' and re.search(r'\bstruct\b', entry.declarations[0])


def fields_of(entry):
    """The definition of a struct, which is its fields."""
    fields = [member for member in entry.members if member.kind == 'variable'] if is_struct(entry) else []
    lines = []
    for field in fields:
        above = [] if len(field.doc) < 50 and '\n' not in field.doc else ['  // ' + one for one in field.doc.split('\n')]
        behind = '' if above or not field.doc else '  // ' + field.doc
        lines += [*above, '  %s;%s' % (field.declarations[0], behind)]
    return [wrapped(entry.declarations[0]) + ' {', *lines, '};'] if fields else []


def entry_text(entry, level, comment):
    title = entry.short if entry.kind != 'constructor' else '::'.join([*entry.scope[1:], entry.scope[-1]])
    names, end = python_names.of(entry), '' if entry.kind == 'macro' else ';'
    out = ['(%s)=' % anchor_of(entry), '%s %s' % ('#' * level, escaped(title)), '']
    out += ['```cpp', *(wrapped(one) + end for one in entry.declarations if one and not fields_of(entry)),
            *fields_of(entry), '```', '']
    if names:
        out += ['```{rst-class} python', '```', 'Python: ' + ', '.join('`%s`' % name for name in names), '']
    if comment:
        out += [markdown(comment), '']
    return out


def header_text(header, headers):
    """The page of a header."""
    out = ['# %s' % escaped(os.path.basename(header.path)), '',
           '```cpp', '#include <asyncio/%s>' % header.path, '```', '', markdown(header.doc), '']
    for entry, owner, siblings in headers.all_names(header):
        if owner is not header and entry.kind == 'variable' and is_struct(owner):
            continue  # it stands in the definition
        level = 2 if owner is header else 3
        own = headers.comment_for(entry, owner, siblings)
        out += entry_text(entry, level, '' if own is owner.doc or own == owner.doc else own)
    return '\n'.join(out)


def names_text(pages, headers):
    """The index: Python's names, and all of ours."""
    rows, ours = [], []
    for header in pages:
        for entry, owner, _ in headers.all_names(header):
            if entry.kind == 'constructor':
                continue
            field = owner is not header and entry.kind == 'variable' and is_struct(owner)
            link = '[%s](%s)' % (escaped(entry.short), anchor_of(owner if field else entry))
            names = python_names.of(entry)
            ours.append((entry.short.lower(), link, ', '.join('`%s`' % name for name in names)))
            rows += [(name.lower(), name, link) for name in names]
    out = ['# Names', '', 'Each public name with the Python name that it stands for.', '', '## By the Python name', '',
           '| Python | here |', '|---|---|']
    out += ['| `%s` | %s |' % (name, link) for _, name, link in sorted(set(rows))]
    out += ['', '## By the name here', '', '| here | Python |', '|---|---|']
    out += ['| %s | %s |' % row[1:] for row in sorted(set(ours))]
    return '\n'.join(out) + '\n'


def mistakes(pages, headers):
    """The names that no comment says anything of, and no Python name either."""
    for header in pages:
        for entry, owner, siblings in headers.all_names(header):
            if headers.needs_comment(entry) and not headers.comment_for(entry, owner, siblings) and \
                    not python_names.of(entry):
                yield '%s:%d: no comment says what %s is' % (header.path, entry.line, entry.full)


def write(pages, headers, put):
    """Writes all pages by put(name, text), and gives the table of contents: captions, and pages."""
    contents = []
    for folder, title in FOLDERS.items():
        mine = [header for header in pages if header.path.startswith(folder + '/')]
        if not mine:
            continue
        out = ['# %s' % title, '', '| header | what |', '|---|---|']
        for header in mine:
            first = re.split(r'(?<=[.!])\s|\n\n', header.doc, maxsplit=1)[0].replace('\n', ' ')
            out.append('| [%s](%s.md) | %s |' % (header.path, os.path.relpath(page_of(header), 'reference'),
                                               escaped(first)))
        out += ['', '```{toctree}', ':hidden:', *(os.path.relpath(page_of(header), 'reference') for header in mine),
                '```', '']
        put('reference/%s.md' % folder, '\n'.join(out))
        contents.append('reference/' + folder)
        for header in mine:
            put(page_of(header) + '.md', header_text(header, headers))
    put('reference/names.md', names_text(pages, headers))
    return ['reference/names', *contents]
