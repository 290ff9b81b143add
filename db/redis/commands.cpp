#include <asyncio/db/redis/commands.hpp>

namespace asyncio::redis {
namespace {

// The words that an options' fields become.
struct Pieces : Texts {
  Pieces& add(const char* word, bool given) {
    if (given) push_back(word);
    return *this;
  }
  Pieces& add(const char* word, const Text& value) {
    if (value) insert(end(), {word, *value});
    return *this;
  }
  Pieces& add(const char* word, const std::optional<std::int64_t>& value) {
    if (value) insert(end(), {word, std::to_string(*value)});
    return *this;
  }
  Pieces& limit(const std::optional<std::int64_t>& start, const std::optional<std::int64_t>& num) {
    if (start || num)
      insert(end(), {"LIMIT", std::to_string(start.value_or(0)), std::to_string(num.value_or(-1))});
    return *this;
  }
  Pieces& number(double value) {
    push_back(detail::text_of_number(value));
    return *this;
  }
};

}  // namespace

Texts Expiry::pieces() const {
  return Pieces().add("EX", ex).add("PX", px).add("EXAT", exat).add("PXAT", pxat);
}

Texts SortOptions::pieces() const {
  Pieces out;
  out.add("BY", by).limit(start, num);
  for (const std::string& pattern : get) out.add("GET", Text(pattern));
  return out.add("DESC", desc).add("ALPHA", alpha);
}

Texts MigrateOptions::pieces() const {
  Pieces out;
  out.add("COPY", copy).add("REPLACE", replace);
  if (!username.empty())
    out.insert(out.end(), {"AUTH2", username, password});
  else if (!password.empty())
    out.insert(out.end(), {"AUTH", password});
  return out;
}

Texts ZAddOptions::pieces() const {
  return Pieces().add("NX", nx).add("XX", xx).add("GT", gt).add("LT", lt).add("CH", ch);
}

Texts ZRangeOptions::pieces() const {
  return Pieces().add("BYSCORE", byscore).add("BYLEX", bylex).add("REV", desc).limit(offset, num);
}

Texts ZAggregateOptions::pieces() const {
  Pieces out;
  out.add("WEIGHTS", !weights.empty());
  for (const double weight : weights) out.number(weight);
  return out.add("AGGREGATE", aggregate);
}

Texts XTrimOptions::pieces() const {
  Pieces out;
  const char* const how = approximate ? "~" : "=";
  if (maxlen) out.insert(out.end(), {"MAXLEN", how, std::to_string(*maxlen)});
  if (minid) out.insert(out.end(), {"MINID", how, *minid});
  return out.add("LIMIT", limit);
}

Texts XClaimOptions::pieces() const {
  Pieces out;
  return out.add("IDLE", idle).add("TIME", time).add("RETRYCOUNT", retrycount).add("FORCE", force);
}

Texts GeoOptions::pieces() const {
  Pieces out;
  out.add("WITHCOORD", withcoord).add("WITHDIST", withdist).add("WITHHASH", withhash);
  out.add("COUNT", count).add("ANY", any);
  if (sort) out.push_back(*sort);
  return out;
}

Texts GeoSearch::around() const {
  Pieces out;
  if (member)
    out.add("FROMMEMBER", member);
  else
    out.add("FROMLONLAT", true).number(longitude).number(latitude);
  if (radius)
    out.add("BYRADIUS", true).number(*radius);
  else
    out.add("BYBOX", true).number(width).number(height);
  return out.add(unit.c_str(), true);
}

GeoFound GeoFound::from_answer(Value&& value) {
  GeoFound found;
  if (!value.has_items()) {
    found.name = detail::from<std::string>(std::move(value));
    return found;
  }
  std::vector<Value>& items = value.items();
  if (items.empty()) throw InvalidResponse("a place has no name");
  found.name = detail::from<std::string>(std::move(items[0]));
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (items[i].has_items())
      found.coordinate = detail::from<std::pair<double, double>>(std::move(items[i]));
    else if (items[i].kind() == Value::Kind::integer)
      found.hash = items[i].integer();
    else
      found.distance = detail::to_number(items[i]);
  }
  return found;
}

}  // namespace asyncio::redis
