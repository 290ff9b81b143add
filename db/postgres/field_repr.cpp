// What people see of a field, whatever it is.
#include <asyncio/db/postgres/array.hpp>
#include <asyncio/db/postgres/datetime.hpp>
#include <asyncio/db/postgres/numeric.hpp>
#include <asyncio/db/postgres/range.hpp>
#include <asyncio/db/postgres/uuid.hpp>
#include <asyncio/futures/repr.hpp>

namespace asyncio::postgres {
namespace {

using asyncio::detail::joined;

template <class T>
std::string shown_value(const T& value) {
  return repr(value);
}
std::string shown_value(const Bytes& bytes) { return "b" + repr(bytes.data); }
std::string shown_value(Date value) { return to_string(value); }
std::string shown_value(Time value) { return to_string(value); }
std::string shown_value(Timestamp value) { return to_string(value); }
std::string shown_value(TimestampTz value) { return to_string(value); }
std::string shown_value(const Interval& value) { return to_string(value); }
template <class T>
std::string shown_value(const Range<T>& range) {
  if (range.isempty) return "empty";
  return joined({range.lower_inc ? "[" : "(", range.lower ? shown_value(*range.lower) : "", ",",
                 range.upper ? shown_value(*range.upper) : "", range.upper_inc ? "]" : ")"});
}
template <class T>
std::string shown_value(const std::vector<std::optional<T>>& items) {
  asyncio::detail::ReprList list(asyncio::detail::ReprDepth::whole(), false);
  for (const auto& item : items) list.add(item ? shown_value(*item) : "None");
  return list.close("[", "]");
}

struct Shower {
  unsigned type;
  std::string (*show)(const Field&);
};
template <class T>
std::string show_one(const Field& field) {
  return shown_value(field.get<T>());
}
template <class T>
constexpr Shower shower_of(unsigned type = Codec<T>::oid) {
  return {type, show_one<T>};
}
template <class... T>
const Shower* find_shower(unsigned type) {
  static constexpr Shower kAll[] = {shower_of<T>()...,
                                    shower_of<std::vector<std::optional<T>>>()...,
                                    shower_of<std::uint32_t>(detail::kOid)};
  for (const Shower& shower : kAll)
    if (shower.type == type) return &shower;
  return nullptr;
}

}  // namespace

std::string to_repr(const Field& field) {
  if (field.is_null()) return "None";
  try {
    const Shower* const shower =
        find_shower<bool, std::int16_t, std::int32_t, std::int64_t, float, double, Bytes, Numeric,
                    Uuid, Date, Time, Timestamp, TimestampTz, Interval, Range<std::int32_t>,
                    Range<std::int64_t>, Range<Numeric>, Range<Timestamp>, Range<TimestampTz>,
                    Range<Date>>(field.type());
    if (shower) return shower->show(field);
    const bool texts = Codec<std::vector<std::string>>::accepts(field.type());
    if (texts && !detail::is_users(field.type()))
      return show_one<std::vector<std::optional<std::string>>>(field);
    if (detail::is_text(field.type())) return show_one<std::string>(field);
  } catch (const db::Error&) {  // it is not what it says that it is
  }
  return joined({"<", std::to_string(field.bytes().size()), " bytes of ",
                 detail::name_of_type(field.type()), ">"});
}

}  // namespace asyncio::postgres
