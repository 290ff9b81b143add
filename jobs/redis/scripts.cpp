#include <asyncio/jobs/redis/scripts.hpp>

namespace asyncio::jobs::detail {
namespace {

// What all of them begin with: the ways of a job. Numbers go to Redis as arguments of their own: a
// number that becomes part of a text has 14 digits only.
constexpr char kWays[] = R"(
local P, call = KEYS[1] .. ':', redis.call
local clock = call('TIME')
local now = clock[1] * 1000000 + clock[2]
local DELAYED, READY, RUNNING, DONE, DEAD, ABORTED = 0, 1, 2, 3, 4, 5
local counted, wakes = {}, {}

local function count(state, queue, by)
  local field = state .. ':' .. queue
  counted[field] = (counted[field] or 0) + by
end
local function done(answer)
  for field, by in pairs(counted) do
    if by ~= 0 then call('HINCRBY', P .. 'n', field, by) end
  end
  for queue, wanted in pairs(wakes) do
    if wanted then call('PUBLISH', P .. 'queue:' .. queue, '') end
  end
  return answer
end
local function job_of(id)
  local v = call('HMGET', P .. 'j:' .. id, 's', 'q', 'r', 'a', 'f', 'd', 'w', 'l', 'u', 'v', 'o', 'c')
  if not v[1] then return nil end
  return {id = id, key = P .. 'j:' .. id, s = tonumber(v[1]), q = v[2], r = tonumber(v[3]),
          a = tonumber(v[4]), f = tonumber(v[5]), d = tonumber(v[6]), w = v[7], l = v[8],
          u = v[9], v = v[10], o = v[11], c = v[12]}
end
local function drop_unique(j)
  if j.u then
    call('HDEL', P .. 'unique', j.u)
    call('HDEL', j.key, 'u')
    j.u = false
  end
end
-- It is in no place any more.
local function leave(j)
  if j.s == RUNNING then
    call('HDEL', P .. 'w:' .. j.w, j.id)
    if j.l and call('HINCRBY', P .. 'keys', j.l, -1) <= 0 then call('HDEL', P .. 'keys', j.l) end
  else
    call('ZREM', j.s == READY and P .. 'r:' .. j.q or j.s == DELAYED and P .. 'due' or P .. 'kept', j.id)
  end
  if j.s ~= READY then count(j.s, j.q, -1) end
end
local function forget(j)
  if j.u then call('HDEL', P .. 'unique', j.u) end
  call('DEL', j.key)
end
-- It is in the place of that state, at that time or order, which is a field of it too.
local function come(j, state, where, score, field)
  call('ZADD', P .. where, score, j.id)
  if field then call('HSET', j.key, 's', state, field, score) else call('HSET', j.key, 's', state) end
  j.s = state
  if state ~= READY then count(state, j.q, 1) end
  if j.u and math.floor(j.v / 2 ^ state) % 2 == 0 then drop_unique(j) end
end
local function come_delayed(j, due)
  local first = call('ZRANGE', P .. 'due', 0, 0, 'WITHSCORES')
  if not first[2] or due < tonumber(first[2]) then wakes[j.q] = true end
  come(j, DELAYED, 'due', due, 't')
end
-- Who is idle has left nothing there: so it is enough to wake when there was nothing, or something
-- that a limit has kept back. `again`: at its old place.
local function come_ready(j, again)
  if wakes[j.q] == nil then
    wakes[j.q] = call('ZCARD', P .. 'r:' .. j.q) == 0 or call('SISMEMBER', P .. 'passed', j.q) == 1
  end
  if again and j.o then return come(j, READY, 'r:' .. j.q, j.o) end
  j.o = (9 - j.r) * 2 ^ 49 + call('INCR', P .. 'seq')
  come(j, READY, 'r:' .. j.q, j.o, 'o')
end
-- It has ended; who waits for it is told.
local function close(j, state, keep, text)
  leave(j)
  call('PUBLISH', P .. 'job:' .. j.id, '')
  keep = tonumber(keep)
  if keep <= 0 then return forget(j) end
  come(j, state, 'kept', now + keep)
  call('HSET', j.key, 'z', now, 'f', j.f, 'd', j.d, 'x', text or '')
  call('HDEL', j.key, 'c')
end
)";

// Eleven arguments a job. For each: 1 made, 0 too late, or the id of the one that was there.
constexpr char kEnqueue[] = R"(
local out, queues = {}, {}
for i = 1, #ARGV, 11 do
  local j = {id = ARGV[i], q = ARGV[i + 2], r = tonumber(ARGV[i + 4]), v = tonumber(ARGV[i + 10]),
             u = ARGV[i + 9] ~= '' and ARGV[i + 9]}
  j.key = P .. 'j:' .. j.id
  local due = tonumber(ARGV[i + 6]) or now + ARGV[i + 5]
  local other = j.u and call('HGET', P .. 'unique', j.u)
  if due <= now and ARGV[i + 7] == '1' then
    out[#out + 1] = 0
  elseif call('EXISTS', j.key) == 1 then
    out[#out + 1] = j.id
  elseif other then
    out[#out + 1] = other
  else
    call('HSET', j.key, 'k', ARGV[i + 1], 'q', j.q, 'p', ARGV[i + 3], 'r', j.r, 'e', now, 't', due,
         'a', 0, 'f', 0, 'd', 0)
    if ARGV[i + 8] ~= '' then call('HSET', j.key, 'l', ARGV[i + 8]) end
    if j.u then
      call('HSET', P .. 'unique', j.u, j.id)
      call('HSET', j.key, 'u', j.u, 'v', j.v)
    end
    if not queues[j.q] then
      queues[j.q] = true
      call('SADD', P .. 'queues', j.q)
    end
    if due > now then come_delayed(j, due) else come_ready(j) end
    out[#out + 1] = 1
  end
end
return done(out)
)";

// worker, most, how many queues, the queues, then five a limit: `q` or `k`, name, most, per second,
// burst. It looks at no more than ten thousand jobs. The first answer is when a limit may let one
// start.
constexpr char kTake[] = R"(
local worker, most, queues = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local lease = call('ZSCORE', P .. 'leases', worker)
if not lease or tonumber(lease) <= now then return {-1} end
local limits, looks, out, taken, next = {}, 10000, {-1}, {}, nil
for i = 4 + queues, #ARGV, 5 do
  limits[#limits + 1] = {by = ARGV[i], name = ARGV[i + 1], most = tonumber(ARGV[i + 2]),
                         rate = tonumber(ARGV[i + 3]), burst = tonumber(ARGV[i + 4])}
end

local function bucket_of(l, of)
  local key = P .. 'b:' .. l.by .. ':' .. of
  local old = call('GET', key)
  if not old then return key, l.burst end
  local tokens, at = string.match(old, '(%S+) (%S+)')
  return key, math.min(l.burst, tokens + math.max(0, now - at) / 1000000 * l.rate)
end
local function covers(l, queue, limit_key)
  if l.by == 'q' then return l.name == queue and queue end
  return limit_key and string.match(limit_key, '^[^:]*') == l.name and limit_key
end
-- In how many microseconds may it start? false: now; true: not known. And is it so for the queue?
local function blocked(queue, limit_key)
  for _, l in ipairs(limits) do
    local of = covers(l, queue, limit_key)
    if of then
      local running = 0
      if l.most > 0 then
        if l.by == 'k' then running = tonumber(call('HGET', P .. 'keys', of) or 0)
        else running = tonumber(call('HGET', P .. 'n', RUNNING .. ':' .. of) or 0)
                       + (counted[RUNNING .. ':' .. of] or 0) end
        if running >= l.most then return true, l.by == 'q' end
      end
      if l.rate > 0 then
        local _, tokens = bucket_of(l, of)
        if tokens < 1 - 1e-9 then 
          return math.ceil((1 - tokens) / l.rate * 1000000), l.by == 'q'
        end
      end
    end
  end
  return false
end
local function pay(queue, limit_key)
  for _, l in ipairs(limits) do
    local of = l.rate > 0 and covers(l, queue, limit_key)
    if of then
      local key, tokens = bucket_of(l, of)
      local full = math.ceil((l.burst - tokens + 1) / l.rate * 1000) + 1
      call('SET', key, string.format('%.17g %.0f', tokens - 1, now), 'PX', math.min(full, 1e12))
    end
  end
end
local function start(id, queue)
  local key = P .. 'j:' .. id
  local v = call('HMGET', key, 'k', 'p', 'a', 'f', 'd', 'l', 'u', 'v', 'r')
  local attempt = v[3] + 1
  call('HSET', key, 's', RUNNING, 'a', attempt, 'w', worker, 'b', now)
  call('HSET', P .. 'w:' .. worker, id, attempt)
  if v[6] then call('HINCRBY', P .. 'keys', v[6], 1) end
  if v[7] and math.floor(v[8] / 2 ^ RUNNING) % 2 == 0 then drop_unique({key = key, u = v[7]}) end
  count(RUNNING, queue, 1)
  local n = #out
  out[n + 1], out[n + 2], out[n + 3], out[n + 4] = id, attempt, v[1], queue
  out[n + 5], out[n + 6], out[n + 7] = v[2], tonumber(v[4]), tonumber(v[5])
  most = most - 1
end
local function take_limited(queue)
  local key, from, passed, all, waits = P .. 'r:' .. queue, 0, false, false, {}
  while most > 0 and looks > 0 and not all do
    local ids = call('ZRANGE', key, from, from + 99)
    if #ids == 0 then break end
    for _, id in ipairs(ids) do
      if most == 0 or looks == 0 or all then break end
      looks = looks - 1
      local l = call('HGET', P .. 'j:' .. id, 'l')
      local wait = waits[l]
      if wait == nil then wait, all = blocked(queue, l) end
      if wait then
        waits[l], passed, from = wait, true, from + 1
        if wait ~= true and (not next or wait < next) then next = wait end
      else
        call('ZREM', key, id)
        start(id, queue)
        pay(queue, l)
      end
    end
  end
  if passed then call('SADD', P .. 'passed', queue)
  elseif most > 0 then call('SREM', P .. 'passed', queue) end
end

for i = 4, 3 + queues do
  if most <= 0 then break end
  if #limits > 0 then
    take_limited(ARGV[i])
  else
    local key = P .. 'r:' .. ARGV[i]
    local ids = call('ZRANGE', key, 0, most - 1)
    if #ids > 0 then call('ZREMRANGEBYRANK', key, 0, #ids - 1) end
    for _, id in ipairs(ids) do start(id, ARGV[i]) end
    if most > 0 then call('SREM', P .. 'passed', ARGV[i]) end
  end
end
out[1] = next or -1
return done(out)
)";

// worker, then six an end: id, attempt, how (0 finish, 1 retry, 2 bury, 3 abort, 4 release), delay,
// text, keep. The owner is looked at first.
constexpr char kEnd[] = R"(
local worker, out = ARGV[1], {}
for i = 2, #ARGV, 6 do
  local id, how = ARGV[i], ARGV[i + 2]
  local j = call('HGET', P .. 'w:' .. worker, id) == ARGV[i + 1] and job_of(id)
  out[#out + 1] = j and 1 or 0
  if j then
    local text, keep, delay = ARGV[i + 4], ARGV[i + 5], tonumber(ARGV[i + 3])
    if how == '1' or how == '2' then j.f = j.f + 1 end
    if how == '3' or (j.c and (how == '1' or how == '4')) then
      close(j, ABORTED, j.c or keep, text)
    elseif how == '0' then
      close(j, DONE, keep, text)
    elseif how == '2' then
      close(j, DEAD, keep, text)
    else
      leave(j)
      if how == '1' then call('HSET', j.key, 'f', j.f, 'x', text) end
      if how == '1' and delay > 0 then come_delayed(j, now + delay) else come_ready(j, how == '4') end
    end
  end
end
return done(out)
)";

// worker, lease, details, whether what it runs is to be told.
constexpr char kBeat[] = R"(
local worker, lease, aborted, running = ARGV[1], tonumber(ARGV[2]), {}, {}
local known = call('ZSCORE', P .. 'leases', worker)
local has = call('HGETALL', P .. 'w:' .. worker)
for i = 1, #has, 2 do
  if ARGV[4] == '1' then
    running[#running + 1], running[#running + 2] = has[i], tonumber(has[i + 1])
  end
  if call('HEXISTS', P .. 'j:' .. has[i], 'c') == 1 then
    aborted[#aborted + 1], aborted[#aborted + 2] = has[i], tonumber(has[i + 1])
  end
end
if lease > 0 then
  -- First what needs no memory: then the rest is not refused when there is none left.
  call('HDEL', P .. 'details', worker)
  call('ZADD', P .. 'leases', now + lease, worker)
  call('HSET', P .. 'details', worker, ARGV[3])
else
  for i = 1, #has, 2 do
    local j = job_of(has[i])
    if j.c then close(j, ABORTED, j.c) else leave(j) come_ready(j, true) end
  end
  call('ZREM', P .. 'leases', worker)
  call('HDEL', P .. 'details', worker)
end
return done({now, known and 1 or 0, aborted, running})
)";

// most deaths, keep. One worker goes whole; the last answer says whether there are more.
constexpr char kReap[] = R"(
local over = call('ZRANGEBYSCORE', P .. 'leases', '-inf', now, 'LIMIT', 0, 1000)
local workers, again, dead = 0, 0, 0
for _, worker in ipairs(over) do
  if again + dead >= 1000 then break end
  for _, id in ipairs(call('HKEYS', P .. 'w:' .. worker)) do
    local j = job_of(id)
    j.d = j.d + 1
    if j.c then
      close(j, ABORTED, j.c)
    elseif j.d >= tonumber(ARGV[1]) then
      dead = dead + 1
      close(j, DEAD, ARGV[2], 'its worker died ' .. j.d .. ' times')
    else
      again = again + 1
      leave(j)
      call('HSET', j.key, 'd', j.d)
      come_ready(j, true)
    end
  end
  call('ZREM', P .. 'leases', worker)
  call('HDEL', P .. 'details', worker)
  workers = workers + 1
end
return done({workers, again, dead, call('ZCOUNT', P .. 'leases', '-inf', now) })
)";

constexpr char kMoveDue[] = R"(
local ids = call('ZRANGEBYSCORE', P .. 'due', '-inf', now, 'LIMIT', 0, 1000)
for _, id in ipairs(ids) do
  local j = job_of(id)
  leave(j)
  come_ready(j)
end
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'kept', '-inf', now, 'LIMIT', 0, 1000)) do
  local j = job_of(id)
  leave(j)
  forget(j)
end
local first = call('ZRANGE', P .. 'due', 0, 0, 'WITHSCORES')
return done({#ids, first[2] and math.max(0, first[2] - now) or -1})
)";

// queue, states, most, ids. It looks at no more than ten thousand jobs.
constexpr char kInspect[] = R"(
local queue, states, most, looks = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), 10000
local jobs, queues, workers = {}, {}, {}
local function tell(id, asked)
  local v = call('HMGET', P .. 'j:' .. id, 'k', 'q', 'p', 's', 'r', 'a', 'f', 'd', 'e', 't', 'b',
                 'z', 'w', 'x')
  looks = looks - 1
  if not v[1] then return end
  if not asked then
    if most <= 0 or math.floor(states / 2 ^ v[4]) % 2 == 0 or (queue ~= '' and queue ~= v[2]) then
      return
    end
    most = most - 1
  end
  for i = 1, 14 do v[i] = v[i] or '' end
  table.insert(v, 1, id)
  jobs[#jobs + 1] = v
end
local function tell_all(wanted, command, key)
  if not wanted then return end
  if command == 'HKEYS' then
    for _, id in ipairs(call(command, key)) do
      if most > 0 and looks > 0 then tell(id) end
    end
    return
  end
  local from = 0
  while most > 0 and looks > 0 do
    local ids = call('ZRANGE', key, from, from + 99)
    if #ids == 0 then return end
    for _, id in ipairs(ids) do tell(id) end
    from = from + 100
  end
end
local function has(state) return math.floor(states / 2 ^ state) % 2 == 1 end

for i = 4, #ARGV do tell(ARGV[i], true) end
local names = call('SMEMBERS', P .. 'queues')
table.sort(names)
for _, name in ipairs(names) do
  local function counted_as(state) return tonumber(call('HGET', P .. 'n', state .. ':' .. name) or 0) end
  queues[#queues + 1] = {name, counted_as(DELAYED), call('ZCARD', P .. 'r:' .. name),
                         counted_as(RUNNING), counted_as(DEAD)}
  tell_all(has(READY) and (queue == '' or queue == name), 'ZRANGE', P .. 'r:' .. name)
end
for _, name in ipairs(call('ZRANGE', P .. 'leases', 0, -1)) do
  workers[#workers + 1] = {name, call('HGET', P .. 'details', name) or '',
                           call('ZSCORE', P .. 'leases', name), call('HLEN', P .. 'w:' .. name)}
  tell_all(has(RUNNING), 'HKEYS', P .. 'w:' .. name)
end
tell_all(has(DELAYED), 'ZRANGE', P .. 'due')
tell_all(has(DONE) or has(DEAD) or has(ABORTED), 'ZRANGE', P .. 'kept')
return {now, jobs, queues, workers}
)";

// keep, ids.
constexpr char kAbort[] = R"(
local out = {}
for i = 2, #ARGV do
  local j = job_of(ARGV[i])
  out[i - 1] = j and j.s <= RUNNING and 1 or 0
  if out[i - 1] == 1 then
    if j.s == RUNNING then call('HSET', j.key, 'c', ARGV[1]) else close(j, ABORTED, ARGV[1]) end
  end
end
return done(out)
)";

constexpr char kRedrive[] = R"(
local out = {}
for i = 1, #ARGV do
  local j = job_of(ARGV[i])
  out[i] = j and j.s == DEAD and 1 or 0
  if out[i] == 1 then
    leave(j)
    call('HSET', j.key, 'f', 0, 'd', 0, 'z', 0)
    come_ready(j)
  end
end
return done(out)
)";

}  // namespace

std::string text_of(RedisScript script) {
  constexpr const char* kTexts[kRedisScripts] = {kEnqueue, kTake,    kEnd,   kBeat,   kReap,
                                                 kMoveDue, kInspect, kAbort, kRedrive};
  return std::string(kWays) + kTexts[static_cast<int>(script)];
}

}  // namespace asyncio::jobs::detail
