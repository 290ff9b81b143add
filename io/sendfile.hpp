// sendfile(): sends a file over a transport, from one descriptor to the other inside of the system
// where that is possible.
//
//   YIELD_FROM_INTO(sent, loop.sendfile(transport, file_fd));
//
// EventLoop::sendfile(transport, file, offset, count, fallback) sends the bytes of the descriptor
// `file` from `offset` to its end, or `count` of them, and gives how many were sent. What the
// transport has buffered goes first. Meanwhile nothing is read, and write() is a RuntimeError where
// the system sends; afterwards, also after an error or a cancellation, all is as before, and the
// position of the file is behind what was sent. Where the system cannot do it the file is read in
// the default executor and written, or, with fallback = false, SendfileNotAvailableError or
// RuntimeError are raised. RuntimeError when the transport is closing or sends a file already,
// ValueError for an offset below 0 or a count of 0, ConnectionError when the connection ends
// meanwhile, OSError.
//
// asyncio name: loop.sendfile. Lifetime: the file's descriptor must stay open until the end; the
// transport is counted. Thread: the loop's.
#pragma once

#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/transports.hpp>
#include <asyncio/loop/event_loop.hpp>
