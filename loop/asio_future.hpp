// asio_future, by the name under which programs include it.
#pragma once

#include <asyncio/futures/asio_future.hpp>
