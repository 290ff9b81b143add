# Sphinx's configuration of the manual; tools/docs runs it over the folder that stage.py has made.
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
# A fence that some lexer does not know to its end is shown all the same.
suppress_warnings = ['misc.highlighting_failure']
