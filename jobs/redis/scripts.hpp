// The scripts of RedisEngine, one for each function of the seam: what is told of a job is told
// here.
//
// Keys, all behind `{prefix}:`; times are microseconds of Unix, by the server's TIME:
//   j:ID      hash: a job. s state, k kind, q queue, p payload, r priority, a attempt, f failures,
//             d deaths, e enqueued, t due, b begun, z ended, w worker, x text, l limit key, u
//             unique key with the states v, o its place among the ready, c it is to be aborted and
//             kept
//   r:QUEUE   sorted set: what is ready, by o: priority, then the order in which it became ready
//   due       sorted set: what is delayed, by when it is due
//   kept      sorted set: what has ended, by when it is forgotten
//   w:WORKER  hash: what it runs, with the attempt: the owner, whom every end looks at first
//   leases    sorted set: workers by the end of their lease;  details  hash: what they tell
//   queues    set of names;  passed  set of queues of which a take has left something for a limit
//   n         hash: `STATE:QUEUE`, how many are delayed, running, dead
//   unique    hash: unique key, the job that has it;  keys  hash: limit key, how many run
//   b:q:NAME, b:k:KEY  a rate's bucket: what is left, and when; it goes when it would be full
//   seq       the last o that was given
// Channels: queue:NAME, job:ID.
//
// Invariant: a job is in exactly one of r:QUEUE, due, kept and w:WORKER, which its state names.
// Nothing is written before all that could be refused was read: a script that fails midway is not
// taken back. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::jobs::detail {

enum class RedisScript { enqueue, take, end, beat, reap, move_due, inspect, abort, redrive };
constexpr int kRedisScripts = 9;
std::string text_of(RedisScript script);

}  // namespace asyncio::jobs::detail
#pragma GCC visibility pop
