// Geo: places on the earth under a key, which is a sorted set as well. Part of Commands
// (commands.hpp). Units: m, km, mi, ft. Lifetime, thread: commands.hpp.
#pragma once

#include <asyncio/db/redis/answers.hpp>

#pragma GCC visibility push(default)
namespace asyncio::redis {

// Degrees.
struct GeoPoint {
  double longitude = 0, latitude = 0;
  std::string name;
};
// What is said of each that is found, and of which of them.
struct GeoOptions {
  bool withcoord = false, withdist = false, withhash = false;
  Text sort = {};  // ASC, DESC
  std::optional<std::int64_t> count = {};
  bool any = false;  // the first so many that are met
  Texts pieces() const;
};
// The keyword arguments of geosearch(): around a member, or a place; a circle, or a rectangle.
struct GeoSearch : GeoOptions {
  Text member = {};
  double longitude = 0, latitude = 0;
  std::string unit = "m";
  std::optional<double> radius = {};
  double width = 0, height = 0;
  Texts around() const;
};
// One that was found; distance in the unit that was asked in.
struct GeoFound {
  std::string name;
  std::optional<double> distance = {};
  std::optional<std::int64_t> hash = {};
  std::optional<std::pair<double, double>> coordinate = {};  // longitude, latitude
  static GeoFound from_answer(Value&& value);
};

namespace detail {

template <class Self>
class GeoCommands {
 public:
  // clang-format off
  // nx: only new ones, xx: only those that there are, ch: count those that have changed.
  Int geoadd(Key name, const std::vector<GeoPoint>& points, bool nx = false, bool xx = false, bool ch = false) {
    std::vector<std::pair<std::pair<double, double>, std::string_view>> all;
    for (const GeoPoint& p : points) all.push_back({{p.longitude, p.latitude}, p.name});
    return run<std::int64_t>({"GEOADD", name, flag("NX", nx), flag("XX", xx), flag("CH", ch), all});
  }
  OptionalDouble geodist(Key name, Key place1, Key place2, Key unit = "m") { return run<std::optional<double>>({"GEODIST", name, place1, place2, unit}); }
  template <class... V> Future<OptionalTexts> geohash(Key name, const V&... places) { return run<OptionalTexts>({"GEOHASH", name, places...}); }
  template <class... V> Future<std::vector<std::optional<std::pair<double, double>>>> geopos(Key name, const V&... places) { return run<std::vector<std::optional<std::pair<double, double>>>>({"GEOPOS", name, places...}); }
  Future<std::vector<GeoFound>> geosearch(Key name, const GeoSearch& o) { return run<std::vector<GeoFound>>({"GEOSEARCH", name, o.around(), o.pieces()}); }
  Int geosearchstore(Key destination, Key name, const GeoSearch& o, bool storedist = false) { return run<std::int64_t>({"GEOSEARCHSTORE", destination, name, o.around(), o.pieces(), flag("STOREDIST", storedist)}); }

  // ---- older than geosearch(); ..._store: store=, store_dist= ----
  Future<std::vector<GeoFound>> georadius(Key name, double longitude, double latitude, double radius, Key unit = "m", const GeoOptions& o = GeoOptions()) { return run<std::vector<GeoFound>>({"GEORADIUS", name, longitude, latitude, radius, unit, o.pieces()}); }
  Future<std::vector<GeoFound>> georadius_ro(Key name, double longitude, double latitude, double radius, Key unit = "m", const GeoOptions& o = GeoOptions()) { return run<std::vector<GeoFound>>({"GEORADIUS_RO", name, longitude, latitude, radius, unit, o.pieces()}); }
  Int georadius_store(Key destination, Key name, double longitude, double latitude, double radius, Key unit = "m", const GeoOptions& o = GeoOptions(), bool storedist = false) { return run<std::int64_t>({"GEORADIUS", name, longitude, latitude, radius, unit, o.pieces(), storedist ? "STOREDIST" : "STORE", destination}); }
  Future<std::vector<GeoFound>> georadiusbymember(Key name, Key member, double radius, Key unit = "m", const GeoOptions& o = GeoOptions()) { return run<std::vector<GeoFound>>({"GEORADIUSBYMEMBER", name, member, radius, unit, o.pieces()}); }
  Future<std::vector<GeoFound>> georadiusbymember_ro(Key name, Key member, double radius, Key unit = "m", const GeoOptions& o = GeoOptions()) { return run<std::vector<GeoFound>>({"GEORADIUSBYMEMBER_RO", name, member, radius, unit, o.pieces()}); }
  Int georadiusbymember_store(Key destination, Key name, Key member, double radius, Key unit = "m", const GeoOptions& o = GeoOptions(), bool storedist = false) { return run<std::int64_t>({"GEORADIUSBYMEMBER", name, member, radius, unit, o.pieces(), storedist ? "STOREDIST" : "STORE", destination}); }

  // clang-format on
 private:
  template <class T>
  Future<T> run(Arguments arguments) {
    return static_cast<Self*>(this)->template run<T>(arguments);
  }
};

}  // namespace detail
}  // namespace asyncio::redis
#pragma GCC visibility pop
