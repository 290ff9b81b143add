// The types of PostgreSQL that every database has: their numbers (pg_type.dat) and their names.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::postgres::detail {

enum : unsigned {
  kBool = 16,
  kBytea = 17,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kOid = 26,
  kFloat4 = 700,
  kFloat8 = 701,
  kDate = 1082,
  kTime = 1083,
  kTimestamp = 1114,
  kTimestampTz = 1184,
  kInterval = 1186,
  kNumeric = 1700,
  kRecord = 2249,
  kUuid = 2950,
  kJsonb = 3802,
  kFirstOfUsers = 16384,  // what a database has of its own
};

struct TypeRow {
  unsigned type, array;
  unsigned range;  // of such bounds
  bool text;       // its binary form is its text
  const char* name;
};
inline constexpr TypeRow kTypes[] = {
    {25, 1009, 0, true, "text"},
    {1043, 1015, 0, true, "varchar"},
    {kBool, 1000, 0, false, "bool"},
    {kBytea, 1001, 0, false, "bytea"},
    {18, 1002, 0, true, "\"char\""},
    {19, 1003, 0, true, "name"},
    {kInt8, 1016, 3926, false, "int8"},
    {kInt2, 1005, 0, false, "int2"},
    {kInt4, 1007, 3904, false, "int4"},
    {kOid, 1028, 0, false, "oid"},
    {114, 199, 0, true, "json"},
    {142, 143, 0, true, "xml"},
    {600, 1017, 0, false, "point"},
    {650, 651, 0, false, "cidr"},
    {kFloat4, 1021, 0, false, "float4"},
    {kFloat8, 1022, 0, false, "float8"},
    {705, 0, 0, true, "unknown"},
    {790, 791, 0, false, "money"},
    {829, 1040, 0, false, "macaddr"},
    {869, 1041, 0, false, "inet"},
    {1042, 1014, 0, true, "bpchar"},
    {kDate, 1182, 3912, false, "date"},
    {kTime, 1183, 0, false, "time"},
    {kTimestamp, 1115, 3908, false, "timestamp"},
    {kTimestampTz, 1185, 3910, false, "timestamptz"},
    {kInterval, 1187, 0, false, "interval"},
    {1266, 1270, 0, false, "timetz"},
    {1560, 1561, 0, false, "bit"},
    {1562, 1563, 0, false, "varbit"},
    {kNumeric, 1231, 3906, false, "numeric"},
    {1790, 2201, 0, true, "refcursor"},
    {kRecord, 2287, 0, false, "record"},
    {2275, 1263, 0, true, "cstring"},
    {2278, 0, 0, false, "void"},
    {kUuid, 2951, 0, false, "uuid"},
    {3220, 3221, 0, false, "pg_lsn"},
    {3614, 3643, 0, false, "tsvector"},
    {3615, 3645, 0, false, "tsquery"},
    {kJsonb, 3807, 0, true, "jsonb"},
    {3904, 3905, 0, false, "int4range"},
    {3906, 3907, 0, false, "numrange"},
    {3908, 3909, 0, false, "tsrange"},
    {3910, 3911, 0, false, "tstzrange"},
    {3912, 3913, 0, false, "daterange"},
    {3926, 3927, 0, false, "int8range"},
    {4072, 4073, 0, false, "jsonpath"},
};

// Null where there is none.
constexpr const TypeRow* find_type(unsigned type) noexcept {
  for (const TypeRow& row : kTypes)
    if (row.type == type) return &row;
  return nullptr;
}
constexpr unsigned array_of(unsigned element) noexcept {
  const TypeRow* const row = find_type(element);
  return row ? row->array : 0;
}
constexpr unsigned range_of(unsigned bound) noexcept {
  const TypeRow* const row = find_type(bound);
  return row ? row->range : 0;
}
constexpr bool is_users(unsigned type) noexcept { return type >= kFirstOfUsers; }
// Those of users may be: it is seen in the bytes.
constexpr bool is_text(unsigned type) noexcept {
  const TypeRow* const row = find_type(type);
  return row ? row->text : is_users(type);
}
// `int4`, `int4[]`, or `type 16385`.
std::string name_of_type(unsigned type);

}  // namespace asyncio::postgres::detail
#pragma GCC visibility pop
