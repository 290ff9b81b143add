// VirtualPoller, by the name under which programs include it.
#pragma once

#include <asyncio/loop/pollers/virtual_poller.hpp>
