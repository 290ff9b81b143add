#!/usr/bin/env python3
"""Does every link of a built site lead somewhere, and does no page fetch anything from elsewhere?

    check_site.py FOLDER

Anchors count. Exit status 1, and a line for each mistake.
"""
import glob
import html.parser
import os
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The ids of a page, what it links to, and what a browser fetches to show it."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.fetched = set(), [], []
        with open(path, encoding='utf-8') as page:
            self.feed(page.read())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.update(attrs[key] for key in ('id', 'name') if attrs.get(key))
        if tag == 'a' and attrs.get('href'):
            self.links.append(attrs['href'])
        elif tag in ('script', 'img', 'iframe') and attrs.get('src'):
            self.fetched.append(attrs['src'])
        elif tag == 'link' and attrs.get('href') and attrs.get('rel') != 'canonical':
            self.fetched.append(attrs['href'])


def mistakes(folder):
    paths = glob.glob(os.path.join(folder, '**/*.html'), recursive=True)
    pages = {os.path.abspath(path): Page(path) for path in paths}
    if not pages:
        return ['%s: there is no page' % folder]
    wrong = []
    for path, page in sorted(pages.items()):
        for link in page.fetched:
            if urllib.parse.urlsplit(link).scheme not in ('', 'data') or link.startswith('//'):
                wrong.append('%s: fetches %s' % (path, link))
        for link in [*page.links, *page.fetched]:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = path if not parts.path else \
                os.path.normpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path)))
            if os.path.isdir(target):
                target = os.path.join(target, 'index.html')
            anchor = urllib.parse.unquote(parts.fragment)
            if not os.path.exists(target):
                wrong.append('%s: there is no %s' % (path, link))
            elif anchor and target in pages and anchor not in pages[target].ids:
                wrong.append('%s: there is no %s' % (path, link))
    return wrong


if __name__ == '__main__':
    found = mistakes(sys.argv[1])
    print('\n'.join(found), end='\n' if found else '')
    sys.exit(1 if found else 0)
