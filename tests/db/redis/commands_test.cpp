// Each command of the server is a method, or is refused; each is sent so that the server takes it,
// and its answer becomes its type, by both protocols.
#include "tests/db/redis/redis_server.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using redis::TextMap;
using redis::Texts;
using redis::TextSet;
using std::int64_t;

namespace {

// Sends a command of one's own client, waits for its answer, and writes down which it was.
struct Recorder : SocketLoop, redis::Commands<Recorder> {
  Recorder(const RedisServer& server, int protocol) : client(server.options(protocol)) {}
  ~Recorder() {
    client.aclose();
    turns(5);
    BOOST_CHECK(reports.empty());
  }
  template <class T>
  Future<T> run(redis::detail::Arguments arguments) {
    return asked(Future<T>(nullptr), arguments, [&] { return client.run<T>(arguments); });
  }
  template <class T>
  Future<T> run_blocking(double timeout, redis::detail::Arguments arguments) {
    return asked(Future<T>(nullptr), arguments,
                 [&] { return client.run_blocking<T>(timeout, arguments); });
  }
  template <class T, class How>
  Future<T> asked(Future<T> future, redis::detail::Arguments arguments, How how) {
    note(arguments);
    loop.call_soon([&] {
      future = how();
      future.add_done_callback([this](const AnyFuture&) { loop.stop(); });
    });
    loop.run_forever();
    return future;
  }
  void note(redis::detail::Arguments arguments) {
    std::string words;
    for (const redis::detail::Argument& argument : arguments) {
      std::string text;
      argument.append_to(text);
      if (text.empty()) continue;
      const std::size_t begin = text.find('\n') + 1;
      text = text.substr(begin, text.find('\r', begin) - begin);
      for (char& c : text) c = static_cast<char>(std::tolower(c));
      words += (words.empty() ? "" : "|") + text;
      sent.insert(words);
      if (words != text) break;
    }
  }
  // What it is refused with.
  template <class T>
  std::string refused(Future<T> future) {
    return future.exception() ? future.exception().what() : "nothing";
  }

  redis::Redis client;
  static inline std::set<std::string> sent;  // "get", "config", "config|get"
};

#define IS(condition) BOOST_CHECK(condition)

void keys(Recorder& r) {
  r.set("a", 1).result();
  IS(r.exists("a", "b").result() == 1 && r.touch("a", "b").result() == 1);
  IS(r.type("a").result() == "string" && r.randomkey().result() == "a");
  IS(r.keys("*").result() == Texts{"a"});
  IS(r.scan(0, "a*", 1000, "string").result().second == Texts{"a"});
  IS(r.rename("a", "b").result() && r.renamenx("b", "a").result());
  IS(r.copy("a", "c", 0, true).result() && r.move("c", 1).result());
  redis::ExpireOptions nx;
  nx.nx = true;
  IS(r.expire("a", 100, nx).result() && !r.pexpire("a", 100'000, nx).result());
  IS(r.ttl("a").result() > 50 && r.pttl("a").result() > 50'000 && r.persist("a").result());
  IS(r.expireat("a", 4'000'000'000).result() && r.expiretime("a").result() == 4'000'000'000);
  IS(r.pexpireat("a", 4'000'000'000'001).result() &&
     r.pexpiretime("a").result() == 4'000'000'000'001);
  const redis::Text bytes = r.dump("a").result();
  IS(r.restore("d", 1000, bytes.value()).result() && !r.dump("none").result());
  IS(r.object("REFCOUNT", "a").result().integer() > 0);
  IS(r.object("IDLETIME", "a").result().integer() >= 0);
  IS(r.object("ENCODING", "a").result().text() == "int");
  IS(r.refused(r.object("FREQ", "a")) != "nothing");
  IS(r.refused(r.migrate("127.0.0.1", 1, Texts{"a"}, 0, 10)).find("IOERR") == 0);
  r.rpush("l", 3, 1, 2).result();
  redis::SortOptions sort;
  sort.desc = true, sort.start = 0, sort.num = 2, sort.get = {"#", "w_*"};
  const redis::OptionalTexts sorted{"3", {}, "2", {}};
  IS(r.sort("l", sort).result() == sorted && r.sort_ro("l", sort).result() == sorted);
  IS(r.sort_store("l", "m").result() == 3);
  IS(r.del("d").result() == 1 && r.unlink("m", "l").result() == 2);
}

void strings(Recorder& r) {
  redis::SetOptions nx;
  nx.nx = true, nx.ex = 100;
  IS(r.set("k", "a", nx).result() && !r.set("k", "b", nx).result());
  IS(r.set_get("k", "abc").result() == "a" && r.get("k").result() == "abc");
  IS(r.setex("e", 10, "v").result() && r.psetex("e", 1000, "v").result());
  IS(r.setnx("e2", 2.5).result() && r.getdel("e2").result() == "2.5");
  redis::GetExOptions persist;
  persist.persist = true;
  IS(r.getex("e", persist).result() == "v" && r.getset("e", 1).result() == "v");
  IS((r.mget("e", Texts{"none"}).result() == redis::OptionalTexts{"1", {}}));
  IS(r.mset(TextMap{{"m1", "ohmytext"}, {"m2", "mynewtext"}}).result());
  IS(!r.msetnx(TextMap{{"m1", "1"}}).result());
  IS(r.append("k", "d").result() == 4 && r.strlen("k").result() == 4);
  IS(r.getrange("k", 1, 2).result() == "bc" && r.substr("k", 2).result() == "cd");
  IS(r.setrange("k", 4, "e").result() == 5);
  IS(r.incr("n", 5).result() == 5 && r.decr("n", 2).result() == 3);
  IS(r.incr("n").result() == 4 && r.decr("n").result() == 3);
  IS(r.incrbyfloat("n", 0.5).result() == 3.5);
  IS(r.lcs("m1", "m2").result() == "mytext" && r.lcs_len("m1", "m2").result() == 6);
  IS(r.lcs_idx("m1", "m2", {4, true}).result().at("len").integer() == 6);
  IS(r.setbit("b", 7, true).result() == 0 && r.getbit("b", 7).result() == 1);
  IS(r.bitcount("b").result() == 1 && r.bitcount("b", 0, 6, "BIT").result() == 0);
  IS(r.bitpos("b", true).result() == 7 && r.bitpos("b", true, 0, -1, "BIT").result() == 7);
  IS(r.bitop("NOT", "b2", "b").result() == 1);
  const auto fields = r.bitfield("b", "OVERFLOW", "FAIL", "INCRBY", "u2", 0, 5, "GET", "u8", 0);
  IS(!fields.result().at(0) && fields.result().at(1) == 1);
  IS(r.bitfield_ro("b", "GET", "u8", 0).result().at(0) == 1);
  IS(r.pfadd("p", "a", "b").result() && r.pfmerge("p2", "p").result());
  IS(r.pfcount("p", "p2").result() == 2);
}

void hashes(Recorder& r) {
  IS(r.hset("h", TextMap{{"a", "1"}, {"b", "2"}}).result() == 2 &&
     r.hset("h", "a", 1).result() == 0);
  IS(r.hmset("h", TextMap{{"a", "1"}}).result() && !r.hsetnx("h", "a", 3).result());
  IS(r.hget("h", "a").result() == "1" && !r.hget("h", "c").result());
  IS((r.hmget("h", "a", "c").result() == redis::OptionalTexts{"1", {}}));
  IS((r.hgetall("h").result() == TextMap{{"a", "1"}, {"b", "2"}}));
  IS((r.hscan("h", 0, "*", 10).result().second == TextMap{{"a", "1"}, {"b", "2"}}));
  IS(r.hexists("h", "a").result() && r.hstrlen("h", "a").result() == 1 &&
     r.hlen("h").result() == 2);
  IS(r.hincrby("h", "n", 2).result() == 2 && r.hincrbyfloat("h", "n", 0.5).result() == 2.5);
  IS(r.hkeys("h").result().size() == 3 && r.hvals("h").result().size() == 3);
  IS(r.hdel("h", "n", "b").result() == 2 && r.hrandfield("h").result() == "a");
  IS(r.hrandfield("h", -2).result().size() == 2);
  IS(r.hrandfield_withvalues("h", 2).result().at(0).second == "1");
}

void lists(Recorder& r) {
  IS(r.rpush("l", "b", "c").result() == 2 && r.lpush("l", "a").result() == 3);
  IS(r.lpushx("no", 1).result() == 0 && r.rpushx("no", 1).result() == 0);
  IS((r.lrange("l", 0, -1).result() == Texts{"a", "b", "c"}) && r.llen("l").result() == 3);
  IS(r.lindex("l", 1).result() == "b" && r.linsert("l", "AFTER", "b", "x").result() == 4);
  IS(r.lset("l", 2, "y").result() && r.lrem("l", 0, "y").result() == 1 &&
     r.ltrim("l", 0, 9).result());
  IS(r.lpos("l", "c").result() == 2 && !r.lpos("l", "z").result());
  IS((r.lpos_count("l", "a", 0, 1, 9).result() == std::vector<int64_t>{0}));
  IS(r.lpop("l").result() == "a" && r.rpop("l").result() == "c" && !r.lpop("none").result());
  IS(r.lpop("l", 5).result() == Texts{"b"} && r.rpop("none", 2).result().empty());
  r.rpush("l", "1", "2", "3").result();
  IS(r.rpoplpush("l", "to").result() == "3" && r.lmove("l", "to").result() == "1");
  IS(r.brpoplpush("l", "to", 1).result() == "2" && !r.blmove("l", "to", 0.01).result());
  IS(r.blpop("to", 1).result().value().second == "2");
  IS(r.brpop(Texts{"none", "to"}, 1).result().value().first == "to");
  IS(r.lmpop(Texts{"none", "to"}, "LEFT", 2).result().value().second == Texts{"3"});
  IS(!r.lmpop("none", "LEFT").result() && !r.blmpop(0.01, "none", "RIGHT").result());
}

void sets(Recorder& r) {
  IS(r.sadd("s", "a", "b").result() == 2 && r.sadd("t", Texts{"b", "c"}).result() == 2);
  IS(r.sismember("s", "a").result() && r.scard("s").result() == 2);
  IS((r.smismember("s", "a", "c").result() == std::vector<bool>{true, false}));
  IS((r.smembers("s").result() == TextSet{"a", "b"}));
  IS(r.sinter("s", "t").result() == TextSet{"b"} && r.sdiff("s", "t").result() == TextSet{"a"});
  IS(r.sunion("s", "t").result().size() == 3 && r.sintercard(Texts{"s", "t"}).result() == 1);
  IS(r.sinterstore("d", "s", "t").result() == 1 && r.sunionstore("d", "s", "t").result() == 3);
  IS(r.sdiffstore("d", "s", "t").result() == 1 && r.smove("s", "d", "b").result());
  IS(r.sscan("s", 0, "*", 9).result().second == Texts{"a"} && r.srem("d", "b").result() == 1);
  IS(r.srandmember("s").result() == "a" && r.srandmember("s", -3).result().size() == 3);
  IS(r.spop("s").result() == "a" && r.spop("t", 5).result().size() == 2);
}

void sorted_sets(Recorder& r) {
  const redis::Scored one{{"one", 1}}, both{{"one", 1}, {"two", 2.5}};
  IS(r.zadd("z", {{"one", 1}, {"two", 2}}).result() == 2);
  redis::ZAddOptions ch, nx;
  ch.ch = nx.nx = true;
  IS(r.zadd("z", {{"two", 2.5}}, ch).result() == 1 && !r.zadd_incr("z", 1, "one", nx).result());
  IS(r.zincrby("z", 0, "two").result() == 2.5 && r.zcard("z").result() == 2);
  IS(r.zcount("z", "(1", "+inf").result() == 1 && r.zlexcount("z", "-", "[one").result() == 1);
  IS(r.zscore("z", "one").result() == 1 && !r.zscore("z", "x").result());
  IS(!r.zmscore("z", "two", "x").result().at(1));
  IS(r.zrank("z", "two").result() == 1 && r.zrevrank("z", "two").result() == 0);
  IS(r.zrandmember("z").result() && r.zrandmember("z", -3).result().size() == 3);
  IS(r.zrandmember_withscores("z", 2).result().size() == 2);
  IS(r.zscan("z", 0, "*", 9).result().second == both);
  IS((r.zrange("z", 0, -1).result() == Texts{"one", "two"}));
  redis::ZRangeOptions by;
  by.byscore = true, by.desc = true, by.offset = 1, by.num = 1;
  IS(r.zrange_withscores("z", "+inf", "-inf", by).result() == one);
  IS(r.zrangestore("d", "z", 0, 0).result() == 1);
  IS((r.zrevrange("z", 0, -1).result() == Texts{"two", "one"}));
  IS(r.zrevrange_withscores("z", 1, 1).result() == one);
  IS(r.zrangebyscore("z", 0, 9, 0, 1).result() == Texts{"one"});
  IS(r.zrangebyscore_withscores("z", 0, 9).result() == both);
  IS((r.zrevrangebyscore("z", 9, 0).result() == Texts{"two", "one"}));
  IS(r.zrevrangebyscore_withscores("z", 9, 0, 1, 1).result() == one);
  IS(r.zrangebylex("z", "-", "+", 0, 1).result() == Texts{"one"});
  IS(r.zrevrangebylex("z", "+", "-", 0, 1).result().size() == 1);
  redis::ZAggregateOptions twice;
  twice.weights = {1, 0.5}, twice.aggregate = "MIN";
  const Texts keys{"z", "d"};
  IS(r.zunion(keys, twice).result().size() == 2 && r.zinter(keys).result() == Texts{"one"});
  IS(r.zinter_withscores(keys, twice).result().at(0).second == 0.5);
  IS(r.zunion_withscores(keys).result().at(0).second == 2);
  IS(r.zunionstore("u", keys, twice).result() == 2 && r.zinterstore("u", keys).result() == 1);
  IS(r.zintercard(keys).result() == 1 && r.zdiff(keys).result() == Texts{"two"});
  IS(r.zdiff_withscores(keys).result().size() == 1 && r.zdiffstore("u", keys).result() == 1);
  IS(r.zpopmin("z").result() == one && r.zpopmax("z", 2).result().size() == 1);
  IS(r.bzpopmin("d", 1).result() == std::make_tuple("d", "one", 1.0));
  IS(!r.bzpopmax("d", 0.01).result());
  r.zadd("z", {{"one", 1}}).result();
  IS(r.zmpop(Texts{"none", "z"}, "MIN").result().value().second == one);
  IS(!r.bzmpop(0.01, "z", "MAX").result() && r.zremrangebyscore("u", 0, 1).result() == 0);
  IS(r.zremrangebylex("u", "-", "(a").result() == 0 && r.zremrangebyrank("u", 5, 6).result() == 0);
  IS(r.zrem("u", "two", "x").result() == 1);
}

void streams(Recorder& r) {
  redis::XAddOptions first;
  first.id = "1-0", first.maxlen = 10;
  IS(r.xadd("x", TextMap{{"a", "1"}}, first).result() == "1-0");
  r.xadd("x", redis::StreamFields{{"b", "2"}}).result();
  first.nomkstream = true;
  IS(!r.xadd("none", TextMap{{"a", "1"}}, first).result() && r.xlen("x").result() == 2);
  const redis::StreamEntry one{"1-0", {{"a", "1"}}};
  IS(r.xrange("x", "-", "+", 1).result().at(0) == one && r.xrevrange("x").result().at(1) == one);
  IS(r.xgroup_create("x", "g", "0").result() && r.xgroup_setid("x", "g", "0").result());
  IS(r.xgroup_createconsumer("x", "g", "c").result());
  const auto got = r.xreadgroup("g", "me", {{"x", ">"}}, 1, 1000).result();
  IS(got.at(0).first == "x" && got.at(0).second.at(0) == one);
  const redis::XPending pending = r.xpending("x", "g").result();
  IS(pending.pending == 1 && pending.min == "1-0" && pending.consumers.at(0).second == 1);
  const auto range = r.xpending_range("x", "g", "-", "+", 9, "me", 0).result();
  IS(range.at(0).message_id == "1-0" && range.at(0).times_delivered == 1);
  redis::XClaimOptions options;
  options.retrycount = 3;
  IS(r.xclaim("x", "g", "c", 0, "1-0", options).result().at(0) == one);
  IS(r.xclaim_justid("x", "g", "c", 0, Texts{"1-0"}).result() == Texts{"1-0"});
  IS(r.xautoclaim("x", "g", "me", 0).result().entries.at(0) == one);
  IS(std::get<1>(r.xautoclaim_justid("x", "g", "me", 0, "0", 5).result()) == Texts{"1-0"});
  IS(r.xinfo_consumers("x", "g").result().at(1).pending == 1);
  const redis::XGroupInfo group = r.xinfo_groups("x").result().at(0);
  IS(group.name == "g" && group.consumers == 2 && group.last_delivered_id == "1-0" &&
     group.lag == 1);
  const redis::XStreamInfo info = r.xinfo_stream("x").result();
  IS(info.length == 2 && info.entries_added == 2 && info.first_entry == one && info.groups == 1);
  IS(r.xinfo_stream_full("x", 1).result().at("length").integer() == 2);
  IS(r.xack("x", "g", "1-0").result() == 1 && r.xgroup_delconsumer("x", "g", "me").result() == 0);
  IS(r.xpending("x", "g").result().pending == 0 && r.xgroup_destroy("x", "g").result());
  IS(r.xdel("x", "1-0").result() == 1 && r.xread({{"x", "$"}}, 1, 10).result().empty());
  redis::XTrimOptions trim;
  trim.maxlen = 0, trim.approximate = false;
  IS(r.xtrim("x", trim).result() == 1 && r.xsetid("x", "4000000000000-0", 5, "1-0").result());
}

void geo(Recorder& r) {
  const std::vector<redis::GeoPoint> places{{13.361389, 38.115556, "Palermo"},
                                            {15.087269, 37.502669, "Catania"}};
  IS(r.geoadd("g", places, true).result() == 2);
  IS(int64_t(r.geodist("g", "Palermo", "Catania", "km").result().value()) == 166);
  IS(r.geohash("g", "Palermo", "none").result().at(0) == "sqc8b49rny0");
  const auto at = r.geopos("g", "Palermo", "none").result();
  IS(int64_t(at.at(0).value().second) == 38 && !at.at(1));
  redis::GeoSearch search;
  search.longitude = 15, search.latitude = 37, search.radius = 200, search.unit = "km";
  search.withcoord = search.withdist = search.withhash = true, search.sort = "ASC";
  search.count = 1;
  const redis::GeoFound found = r.geosearch("g", search).result().at(0);
  IS(found.name == "Catania" && int64_t(found.distance.value()) == 56 && found.hash);
  IS(int64_t(found.coordinate.value().first) == 15);
  redis::GeoSearch box;
  box.member = "Palermo", box.width = box.height = 400, box.unit = "km";
  IS(r.geosearchstore("d", "g", box, true).result() == 2);
  search.any = true;
  IS(r.georadius("g", 15, 37, 200, "km", search).result().size() == 1);
  IS(r.georadius_ro("g", 15, 37, 200, "km").result().at(0).distance == std::nullopt);
  IS(r.georadiusbymember("g", "Palermo", 1).result().at(0).name == "Palermo");
  IS(r.georadiusbymember_ro("g", "Palermo", 1).result().size() == 1);
  IS(r.georadius_store("d", "g", 15, 37, 200, "km").result() == 2);
  IS(r.georadiusbymember_store("d", "g", "Palermo", 1, "m", {}, true).result() == 1);
}

void scripts(Recorder& r) {
  IS(r.eval<int64_t>("return #KEYS + ARGV[1]", Texts{"a", "b"}, 4).result() == 6);
  IS(r.eval_ro<std::string>("return ARGV[1]", std::nullopt, "x").result() == "x");
  const std::string sha = r.script_load("return KEYS[1]").result();
  IS(r.evalsha<std::string>(sha, "k").result() == "k");
  IS(r.evalsha_ro<std::string>(sha, "k").result() == "k");
  IS((r.script_exists(sha, "0").result() == std::vector<bool>{true, false}));
  IS(r.script_flush("SYNC").result());
  IS(r.refused(r.script_kill()).find("NOTBUSY") == 0);
  const char* const code =
      "#!lua name=lib\nredis.register_function{function_name='f', callback=function(keys, args) "
      "return #keys + args[1] end, flags={'no-writes'}}";
  IS(r.function_load(code).result() == "lib" && r.function_load(code, true).result() == "lib");
  IS(r.fcall<int64_t>("f", "k", 2).result() == 3 && r.fcall_ro<int64_t>("f", "k", 2).result() == 3);
  IS(r.function_list("lib", true).result().at(0).at("library_name").text() == "lib");
  const std::string dump = r.function_dump().result();
  IS(r.function_restore(dump, "REPLACE").result() && r.function_stats().result().count("engines"));
  IS(r.function_delete("lib").result() && r.function_flush().result());
  IS(r.refused(r.function_kill()).find("NOTBUSY") == 0);
  IS(r.publish("none", 1).result() == 0 && r.pubsub_channels().result().empty());
  IS(r.pubsub_numpat().result() == 0 && r.pubsub_numsub("c").result().at("c") == 0);
}

void clients(Recorder& r) {
  IS(r.ping().result() && r.echo("x").result() == "x" && r.time().result().first > 1'600'000'000);
  IS(r.info("server").result().at("redis_version").size() > 4 && r.lolwut().result().size() > 5);
  const int64_t id = r.client_id().result();
  IS(r.client_info().result().at("id") == std::to_string(id) && !r.client_getname().result());
  IS(r.client_list("normal").result().size() >= 1 && r.client_list({}, {id}).result().size() == 1);
  IS(r.refused(r.client_kill("1.2.3.4:5")) == "No such client");
  redis::ClientKillFilter filter;
  filter.id = id;
  IS(r.client_kill_filter(filter).result() == 0 && !r.client_unblock(id, true).result());
  IS(r.client_pause(1).result() && r.client_unpause().result());
  IS(r.client_getredir().result() == -1 && r.client_trackinginfo().result().count("flags"));
  IS(r.acl_cat().result().size() > 5 && r.acl_genpass(64).result().size() == 16);
  IS(r.acl_setuser("u", "on", ">secret", "~k*", "+@read").result());
  IS(r.acl_users().result().size() == 2 && r.acl_list().result().size() == 2);
  IS(r.acl_getuser("u").result().value().count("flags") && !r.acl_getuser("none").result());
  IS(r.acl_dryrun("u", "GET", "k").result() == "OK" && r.acl_deluser("u", "v").result() == 1);
  IS(r.acl_whoami().result() == "default" && r.acl_log(5).result().empty() &&
     r.acl_log_reset().result());
  IS(r.refused(r.acl_load()) != "nothing" && r.refused(r.acl_save()) != "nothing");
  IS(r.command_count().result() > 200 && r.command().result().size() > 200);
  IS(r.command_docs("get").result().count("get") &&
     r.command_info("get", "x").result().size() == 2);
  IS((r.command_getkeys("MSET", "a", 1, "b", 2).result() == Texts{"a", "b"}));
  IS(r.command_getkeysandflags("GET", "a").result().at(0).second.count("access"));
  IS(r.command_list("geo").result().size() > 5 && r.command_list({}, "xr*").result().size() == 4);
}

void server(Recorder& r) {
  r.set("k", "v").result();
  IS(r.dbsize().result() >= 1 && r.swapdb(0, 1).result() && r.swapdb(0, 1).result());
  IS(r.save().result() && r.lastsave().result() > 1'600'000'000);
  const auto rests = [&r] {  // who writes the server's folder would hold up its end
    const redis::ServerInfo info = r.info("persistence").result();
    return info.at("aof_rewrite_in_progress") == "0" && info.at("rdb_bgsave_in_progress") == "0";
  };
  IS(r.bgsave().result());
  r.until(rests);
  IS(r.bgrewriteaof().result());
  r.until(rests);
  IS(r.role().result().items().at(0).text() == "master" && r.wait(0, 10).result() == 0);
  IS(r.replicaof("NO", "ONE").result() && r.slaveof().result());
  IS(r.config_get("maxmemory", "port").result().size() == 2 && r.config_set("hz", 10).result());
  IS(r.config_resetstat().result() && r.refused(r.config_rewrite()) != "nothing");
  IS(r.memory_usage("k").result() > 10 && !r.memory_usage("none", 5).result());
  IS(r.memory_stats().result().count("keys.count") && r.memory_purge().result());
  IS(!r.memory_doctor().result().empty() && !r.memory_malloc_stats().result().empty());
  IS(!r.latency_doctor().result().empty() && r.refused(r.latency_graph("x")) != "nothing");
  IS(r.latency_history("x").result().empty() && r.latency_latest().result().size() < 99);
  r.set("k", "v").result();
  IS(r.latency_histogram("set").result().size() == 1 && r.latency_reset("x").result() == 0);
  IS(r.config_set("slowlog-log-slower-than", 0).result() && r.ping().result());
  const redis::SlowlogEntry slow = r.slowlog_get(1).result().at(0);
  IS(slow.command == Texts{"PING"} && slow.start_time > 1'600'000'000);
  IS(r.slowlog_len().result() >= 1 && r.slowlog_reset().result());
  IS(r.flushdb(true).result() && r.flushall().result());
}

BOOST_AUTO_TEST_SUITE(redis_commands, *with_server())

BOOST_AUTO_TEST_CASE(each_is_there_with_its_answer_by_both_protocols) {
  RedisServer server_of_all;
  for (const int protocol : {2, 3}) {
    Recorder recorder(server_of_all, protocol);
    for (const auto group : {keys, strings, hashes, lists, sets, sorted_sets, streams, geo, scripts,
                             clients, server}) {
      recorder.flushall().result();
      group(recorder);
    }
  }
  // docs/databases.md says why, and what does it instead.
  const std::set<std::string> refused{
      // it would change the connection of all tasks
      "auth", "hello", "select", "quit", "reset", "client|setname", "client|reply",
      "client|no-evict", "client|caching", "client|tracking",
      // a pipeline's and a pubsub's
      "watch", "unwatch", "multi", "exec", "discard", "subscribe", "unsubscribe", "psubscribe",
      "punsubscribe",
      // no answer, or no end of answers
      "monitor", "sync", "psync", "replconf", "shutdown",
      // an operator's, a debugger's
      "failover", "debug", "pfdebug", "pfselftest", "script|debug",
      // modules and clusters
      "module", "cluster", "asking", "readonly", "readwrite", "restore-asking", "spublish",
      "ssubscribe", "sunsubscribe", "pubsub|shardchannels", "pubsub|shardnumsub"};
  Recorder recorder(server_of_all, 3);
  std::set<std::string> left = refused;
  for (const std::string& name : recorder.command_list().result()) {
    left.erase(name);
    const std::string container = name.substr(0, name.find('|'));
    if (name.find("|help") != name.npos || refused.count(container) || refused.count(name)) {
      BOOST_CHECK_MESSAGE(!Recorder::sent.count(name), name << " is there and refused");
      continue;
    }
    BOOST_CHECK_MESSAGE(Recorder::sent.count(name), name << " is neither there nor refused");
  }
  for (const std::string& name : left) BOOST_ERROR("the server has no " + name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
