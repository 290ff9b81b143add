"""What the public headers declare, read by the compiler's own parser (libclang), with the comments
above the declarations and the Python names that these stand for.

Public is what stands in namespace asyncio, or in one in it that is not called detail, and the macros that
begin with ASYNCIO_; but no name that ends in an underscore, and nothing whose comment begins with
"For the library's layers".
"""
import glob
import os
import re
import tempfile

import clang.cindex as clang

Kind = clang.CursorKind
FOLDERS = ('loop', 'futures', 'generators', 'sync', 'io', 'insight', 'testing')
CLASSES = {Kind.CLASS_DECL: 'class', Kind.STRUCT_DECL: 'class', Kind.CLASS_TEMPLATE: 'class'}
FUNCTIONS = {Kind.FUNCTION_DECL: 'function', Kind.FUNCTION_TEMPLATE: 'function', Kind.CXX_METHOD: 'function'}
OTHERS = {Kind.ENUM_DECL: 'enum', Kind.TYPE_ALIAS_DECL: 'alias', Kind.TYPE_ALIAS_TEMPLATE_DECL: 'alias',
          Kind.VAR_DECL: 'variable', Kind.FIELD_DECL: 'variable'}
# The protocol between what is awaited and the keywords, which only docs/design.md speaks of.
PROTOCOL = {'start', 'kName', 'result_type', 'value_type', 'aenter', 'aexit', 'enter', 'exit', 'anext',
            'begin', 'end', 'deliver', 'state', 'node', 'task', 'iterator_category', 'difference_type', 'pointer',
            'reference'}
# Members of their bases in detail that are for the library's own layers.
OF_BASES = {'bind', 'check_thread'}
# What the keywords say to a frame: of these only what has a comment is for bodies written by hand.
MACHINERY = {'Activation', 'AsyncGen', 'AsyncGeneratorStep', 'AwaitTarget', 'BlockAccess', 'Co', 'CoBase', 'Frame',
             'FrameAccess', 'Gen', 'Step'}
# A member that overrides one of its base: the word stands behind its parameters, which may have defaults ({}).
OVERRIDES = re.compile(r'(?:[^{;()]|\((?:[^()]|\([^()]*\))*\))*\boverride\b')
LAYERS = re.compile(r"For the library's layers")


class Name:
    """A public name: its kind, what declares it (each overload), what the comments say, its members."""

    def __init__(self, kind, scope, name, path, line):
        self.kind, self.scope, self.name, self.path, self.line = kind, scope, name, path, line
        self.declarations, self.doc, self.members = [], '', []

    @property
    def full(self):
        return '::'.join([*self.scope, self.name])

    @property
    def short(self):
        """Without the namespace asyncio."""
        return self.full[len('asyncio::'):] if self.full.startswith('asyncio::') else self.full


class Header:
    def __init__(self, path, lines):
        self.path, self.names = path, []
        self.doc = comment_of(lines, next((i for i, line in enumerate(lines) if not line.startswith('//')), 0))


def comment_of(lines, end):
    """The text of the comment whose last line is the one before number `end` (from 0)."""
    start = end
    while start and lines[start - 1].lstrip().startswith('//'):
        start -= 1
    return '\n'.join(re.sub(r'^\s*// ?', '', line) for line in lines[start:end])


def declaration(text, constructor):
    """What of the source text of a declaration a reader needs."""
    depth, end = 0, len(text)
    for at, char in enumerate(text):
        if char in '([':
            depth += 1
        elif char in ')]':
            depth -= 1
        elif depth == 0 and (char in '{;' or constructor and text[at - 1:at + 2] in (' : ', '\t: ', '\n: ')):
            end = at
            break
    text = re.sub(r'\s+', ' ', re.sub(r'//[^\n]*', '', text[:end])).strip()
    text = re.sub(r'\[\[[^\]]*\]\]\s*|\bASYNCIO_INLINE_\s*|\binline |\bfriend ', '', text)
    text = re.sub(r',? ?(?:asyncio::)?(?:detail::)?Caller at = (?:asyncio::)?(?:detail::)?Caller\([^)]*\)', '', text)
    text = re.sub(r'(?:: |, )(?:public|private) (?:detail::\w+(?:<.*>)?|WaitOperation)', '', text)
    text = re.sub(r'(?<=\w) , public', ' : public', text)
    text = re.sub(r',? ?const char\* \w+ = __builtin_\w+\(\)|,? ?int line = __builtin_LINE\(\)', '', text)
    return without_conditions(text).strip()


def without_conditions(text):
    """Without the parameters of a template that only choose among overloads (class = enable_if...)."""
    while True:
        found = re.search(r',? ?class = ', text)
        if not found:
            return text
        depth, end = 0, found.end()
        while end < len(text):
            if text[end] in '<(':
                depth += 1
            elif text[end] in '>)':
                if depth == 0:
                    break
                depth -= 1
            elif text[end] == ',' and depth == 0:
                break
            end += 1
        text = text[:found.start()] + text[end:]


class Reader:
    def __init__(self, root):
        self.root, self.lines, self.headers, self.seen = root, {}, {}, set()
        paths = sorted(path for folder in FOLDERS
                       for path in glob.glob(os.path.join(root, folder, '**/*.hpp'), recursive=True))
        for path in paths:
            with open(path, encoding='utf-8') as header:
                self.lines[os.path.relpath(path, root)] = header.read().split('\n')
        self.headers = {path: Header(path, lines) for path, lines in self.lines.items()}
        # The headers are included as <asyncio/...>, whatever the folder of the checkout is called.
        text = ''.join('#include "%s"\n' % os.path.join(root, path) for path in self.headers
                       if not path.endswith('short_keywords.hpp'))
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(root, os.path.join(folder, 'asyncio'))
            self.read_all(folder, text)
        self.read_short_keywords()

    def read_all(self, folder, text):
        unit = clang.Index.create().parse(
            'all.cpp', args=['-std=c++17', '-I' + folder], unsaved_files=[('all.cpp', text)],
            options=clang.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES |
            clang.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD)
        for problem in unit.diagnostics:
            if problem.severity >= clang.Diagnostic.Error:
                raise SystemExit(str(problem))
        for cursor in unit.cursor.get_children():
            if cursor.kind == Kind.NAMESPACE and cursor.spelling == 'asyncio' and self.path_of(cursor):
                self.read_namespace(cursor, ['asyncio'])
            elif cursor.kind == Kind.MACRO_DEFINITION and self.path_of(cursor):
                self.read_macro(cursor)

    def path_of(self, cursor):
        """The header of a cursor, relative to the root; None when it is none of ours."""
        if not cursor.location.file:
            return None
        path = os.path.relpath(os.path.realpath(cursor.location.file.name), os.path.realpath(self.root))
        return path if path in self.lines else None

    def read_namespace(self, cursor, scope):
        for child in cursor.get_children():
            if child.kind == Kind.NAMESPACE:
                if child.spelling != 'detail':
                    self.read_namespace(child, [*scope, child.spelling])
                continue
            path = self.path_of(child)
            if path:
                self.read(child, scope, self.headers[path].names, path)

    def text_of(self, cursor, path):
        extent = cursor.extent
        lines = self.lines[path][extent.start.line - 1:extent.end.line + 6]
        return '\n'.join(lines)[extent.start.column - 1:]

    def doc_of(self, cursor, path):
        """The comment above, or that behind on the same line."""
        lines, start = self.lines[path], cursor.extent.start.line - 1
        while start and lines[start - 1].lstrip().startswith(('template', 'friend')):
            start -= 1
        doc = comment_of(lines, start)
        behind = re.search(r'[;,}]\s*// (.*)$', lines[cursor.extent.end.line - 1])
        return doc or (behind.group(1) if behind else '')

    def read(self, cursor, scope, into, path):
        kind = CLASSES.get(cursor.kind) or FUNCTIONS.get(cursor.kind) or OTHERS.get(cursor.kind)
        if cursor.kind == Kind.CONSTRUCTOR or (cursor.kind == Kind.FUNCTION_TEMPLATE and
                                               cursor.spelling.split('<')[0] == scope[-1]):
            kind = 'constructor'
        name = cursor.spelling.split('<')[0]
        if not kind or not name or name.endswith('_') or cursor.semantic_parent.spelling == 'detail':
            return
        if kind in ('class', 'enum') and not cursor.is_definition():
            return
        # What is defined apart from its class is read where it is declared.
        if cursor.semantic_parent != cursor.lexical_parent:
            return
        text, doc = self.text_of(cursor, path), self.doc_of(cursor, path)
        if LAYERS.match(doc) or (name in PROTOCOL and not doc):
            return
        if not doc and (name.startswith('operator') or OVERRIDES.match(text)):
            return
        if not doc and set(scope) & MACHINERY:
            return
        shown = declaration(text, kind == 'constructor')
        if kind == 'constructor':
            name = scope[-1]
            if re.match(r'[^{;]*=\s*(default|delete)', text) or 'detail::' in shown or 'Ref<' in shown or '&&' in shown:
                return
            if re.search(r'\(const %s&' % name, shown) or (not doc and scope[-2][0].isupper()):
                return  # of what a member returns, nobody makes one
        if kind == 'enum':
            shown = re.sub(r'\s+', ' ', text[:text.index('};') + 1]) if '};' in text else shown
        if (path, cursor.extent.start.line, name, *scope) in self.seen:
            return
        self.seen.add((path, cursor.extent.start.line, name, *scope))
        entry = next((n for n in into if n.name == name and n.kind == kind), None)
        if not entry:
            entry = Name(kind, scope, name, path, cursor.extent.start.line)
            into.append(entry)
        entry.declarations.append(shown)
        if doc:
            entry.doc += ('\n\n' if entry.doc else '') + doc
        if kind == 'class':
            self.read_members(cursor, [*scope, name], entry.members, path)

    def read_members(self, cursor, scope, into, path):
        """The public members, and then those of public bases that are no public names themselves."""
        inherited = []
        for child in cursor.get_children():
            if child.access_specifier != clang.AccessSpecifier.PUBLIC:
                continue
            if child.kind != Kind.CXX_BASE_SPECIFIER:
                self.read(child, scope, into, path)
                continue
            base = child.referenced or child.type.get_declaration()
            base = base and (base.get_definition() or base)
            if base and base.semantic_parent and base.semantic_parent.spelling == 'detail' and self.path_of(base):
                self.read_members(base, scope, inherited, self.path_of(base))
        own = {name.name for name in into} | OF_BASES
        into += [name for name in inherited if name.name not in own]

    def read_macro(self, cursor):
        path, name, line = self.path_of(cursor), cursor.spelling, cursor.extent.start.line
        if not name.startswith('ASYNCIO_') or name.endswith('_'):
            return
        entry = Name('macro', [], name, path, line)
        head = re.match(r'#define (\w+(?:\([^)]*\))?)', self.lines[path][line - 1])
        entry.declarations.append(head.group(1) if head else name)
        entry.doc = comment_of(self.lines[path], line - 1)
        if LAYERS.match(entry.doc):
            return
        self.headers[path].names.append(entry)

    def read_short_keywords(self):
        """Macros that are another name of a macro: #define BEGIN ASYNCIO_BEGIN."""
        for path, lines in self.lines.items():
            for number, line in enumerate(lines, 1):
                match = re.match(r'#define (\w+) (ASYNCIO_\w+)$', line)
                if match and not match.group(1).startswith('ASYNCIO_'):
                    entry = Name('macro', [], match.group(1), path, number)
                    entry.declarations.append(match.group(1))
                    entry.doc = '%s without its prefix.' % match.group(2)
                    self.headers[path].names.append(entry)


def comment_for(entry, owner, siblings):
    """The comment that says what an entry is: its own, that of a name before it, or of its class (or header),
    where those name it."""
    if entry.doc:
        return entry.doc
    names_it = re.compile(r'\b%s\b' % re.escape(entry.name))
    for other in [*reversed(siblings[:siblings.index(entry)]), owner]:
        if names_it.search(other.doc):
            return other.doc
        if other.doc and other is not owner:
            break
    return owner.doc if names_it.search(owner.doc) else ''


def needs_comment(entry):
    """Constructors, and fields and types in a class, go with the comment of the class."""
    in_class = len(entry.scope) > 1 and entry.scope[-1][0].isupper()
    return entry.kind != 'constructor' and not (in_class and entry.kind in ('variable', 'alias', 'enum'))


def read(root):
    """The headers that declare a public name."""
    return [header for header in Reader(root).headers.values() if header.names]


def all_names(header):
    """The names of a header, each before its members, with what it belongs to and those beside it."""
    def below(owner, names):
        for name in names:
            yield name, owner, names
            yield from below(name, name.members)
    return below(header, header.names)
