#include <asyncio/db/postgres/codec.hpp>
#include <asyncio/db/postgres/field.hpp>
#include <asyncio/db/postgres/type_table.hpp>
#include <asyncio/db/postgres/wire.hpp>

#include <algorithm>

namespace asyncio::postgres {

using asyncio::detail::joined;

namespace {

// As it is written: `std::string`, `vector<int>`.
std::string written(const std::type_info& type) {
  if (type == typeid(std::string)) return "std::string";
  std::string name = asyncio::detail::type_name(type);
  const std::size_t allocator = name.find(", std::allocator<");
  if (allocator != name.npos) name.replace(allocator, name.npos, ">");
  return name;
}

}  // namespace

void Field::is_no(const std::type_info& wanted) const {
  if (is_null())
    throw InterfaceError(joined({"column '", name_, "' is NULL: read a std::optional"}));
  const bool text = wanted == typeid(std::string);
  throw InterfaceError(
      joined({"column '", name_, "' is ", detail::name_of_type(type_), ", which is no ",
              written(wanted), text ? ": select it with ::text" : ""}));
}

void Field::is_bad(std::string_view why) const {
  throw db::DataError(joined({"column '", name_, "', ", detail::name_of_type(type_), ": ", why}));
}

std::string text_of(const Field& field) {
  std::string_view text = field.bytes();
  if (field.type() == detail::kJsonb) {
    if (text.empty() || text[0] != '\1') field.is_bad("its version is unknown");
    text.remove_prefix(1);
  }
  // No text has a zero, and no label begins with the versions and counts that other forms have.
  const bool no_text =
      text.find('\0') != text.npos || (detail::is_users(field.type()) && !text.empty() &&
                                       static_cast<unsigned char>(text[0]) < '\t');
  if (no_text) field.is_no(typeid(std::string));
  return std::string(text);
}

namespace detail {

std::string name_of_type(unsigned type) {
  if (const TypeRow* const row = find_type(type)) return row->name;
  for (const TypeRow& row : kTypes)
    if (row.array == type) return joined({row.name, "[]"});
  return "type " + std::to_string(type);
}

bool accepts_array(unsigned type, bool (*accepts)(unsigned element)) noexcept {
  return is_users(type) || std::any_of(std::begin(kTypes), std::end(kTypes), [&](const auto& row) {
           return row.array == type && accepts(row.type);
         });
}

std::int64_t integer_of(const Field& field) {
  WireReader from(field);
  switch (field.type()) {
    case kInt2:
      return from.whole<std::int16_t>();
    case kInt4:
      return from.whole<std::int32_t>();
    case kOid:
      return from.whole<std::uint32_t>();
    default:
      return from.whole<std::int64_t>();
  }
}

void does_not_fit(std::uint64_t value) {
  throw db::DataError("the argument " + std::to_string(value) + " does not fit into an int8");
}

}  // namespace detail

}  // namespace asyncio::postgres
