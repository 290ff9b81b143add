"""aiohttp on uvloop: http_server.py http PORT says hello until it is killed."""
import sys

import uvloop
from aiohttp import web


async def hello(request):
    return web.Response(text="hello, world!")


uvloop.install()
app = web.Application()
app.router.add_get("/", hello)
web.run_app(app, host="127.0.0.1", port=int(sys.argv[2]), backlog=1024, access_log=None, print=None)
