# Sphinx's configuration of the manual; build.py runs it over the folder that it has filled.
from docutils import nodes

project = 'asyncio17'
author = copyright = 'the asyncio17 authors'
project_copyright = copyright
extensions = ['myst_parser']
html_theme = 'furo'
html_title = 'asyncio17'
html_static_path = ['static']
html_css_files = ['site.css']
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
pygments_style = 'friendly'
pygments_dark_style = 'native'
highlight_language = 'cpp'
# As GitHub makes them, so that a link to a heading is right there and here.
myst_heading_anchors = 4
myst_update_mathjax = False
nitpicky = True


def setup(app):
    # Blocks are shortened by `…`, which is in no language: what the lexer knows of a block is coloured all the same.
    def force_colours(_, doctree):
        for block in doctree.findall(nodes.literal_block):
            block['force'] = True

    app.connect('doctree-read', force_colours)
