// loop.sock_recv() and its kind: sockets of the user's, by their descriptors, without a transport.
// They are members of EventLoop, which declares them; this header completes what they give.
//
// Each tries at once, and waits only when the system says so. To cancel one takes nothing from the
// socket, but what sock_sendall() has sent is sent. One task at a time may wait for a socket to
// become readable, and one to become writable (RuntimeError); one that a transport has is refused.
//
//   sock_recv(fd, n), sock_recv_into(fd, at, n): at most n bytes, as soon as there are any; none at
//     the end of the stream. The memory must be there until it has ended.
//   sock_recvfrom(fd, n), sock_recvfrom_into(fd, at, n): a datagram, and who has sent it.
//   sock_sendall(fd, data): all of it. sock_sendto(fd, data, address): a datagram; its size.
//   sock_connect(fd, address): of numbers; for names there is getaddrinfo().
//   sock_accept(fd): the descriptor of the connection, non-blocking and the caller's to close, and
//     the address of the client.
//   sock_sendfile(fd, file, offset, count): by sendfile(2); how much. The file's own place is then
//     behind what was sent, however it ended.
//
// asyncio names: loop.sock_*. Errors: OSError by its class (ConnectionRefusedError, …). Thread: the
// loop's. The sockets must be non-blocking for connect, accept and sendfile; ValueError 'the socket
// must be non-blocking' in debug mode.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/address.hpp>
#include <asyncio/loop/event_loop.hpp>
