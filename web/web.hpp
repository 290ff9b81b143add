// All of the web layer for servers: `from aiohttp import web`, and what handlers await most.
//
// Clients: <asyncio/web/client.hpp>. JSON: <asyncio/web/boost_json.hpp>. The target is //web, the
// CMake component `web`.
#pragma once

#include <asyncio/futures/task.hpp>
#include <asyncio/io/server.hpp>
#include <asyncio/web/http/date.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/html_escape.hpp>
#include <asyncio/web/http/multipart_reader.hpp>
#include <asyncio/web/http/multipart_writer.hpp>
#include <asyncio/web/http/target.hpp>
#include <asyncio/web/server/access_log.hpp>
#include <asyncio/web/server/application.hpp>
#include <asyncio/web/server/event_source_response.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/file_field.hpp>
#include <asyncio/web/server/file_response.hpp>
#include <asyncio/web/server/normalize_path.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/route_table.hpp>
#include <asyncio/web/server/run_app.hpp>
#include <asyncio/web/server/static_resource.hpp>
#include <asyncio/web/server/websocket_response.hpp>
#include <asyncio/web/server/workers.hpp>
