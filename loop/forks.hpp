// What fork() means for the library: in the child no loop is running, whatever runs in the parent.
//
// asyncio name: the at-fork handler of events.py. What has a descriptor, a lock or a thread that a
// child must not share keeps the generation in which it was made, and makes it anew when it is
// another one. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// From the first call on children forget which loop runs, and the generation counts. Every loop
// calls it.
void watch_forks() noexcept;

// So many fork() lie between the first watch_forks() and this process.
unsigned fork_generation() noexcept;

// As pthread_atfork(): `before` is called by the thread that forks, and afterwards one of the
// others. For a lock, so that no child inherits it locked by a thread that is not there. Null:
// nothing. To be called once for each lock.
void at_fork(void (*before)(), void (*in_parent)(), void (*in_child)()) noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
