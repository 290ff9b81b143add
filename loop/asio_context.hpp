// io_context_of(), by the name under which programs include it.
#pragma once

#include <asyncio/loop/pollers/asio_context.hpp>
