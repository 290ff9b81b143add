// All of the HTTP client. A program that links it includes this.
#pragma once

#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/client_middleware.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/client/client_timeout.hpp>
#include <asyncio/web/client/client_websocket.hpp>
#include <asyncio/web/client/connector.hpp>
#include <asyncio/web/client/cookie_jar.hpp>
#include <asyncio/web/client/digest_auth.hpp>
#include <asyncio/web/client/form_data.hpp>
#include <asyncio/web/client/request_options.hpp>
#include <asyncio/web/client/session.hpp>
#include <asyncio/web/client/trace.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/url.hpp>
