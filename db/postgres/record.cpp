#include <asyncio/db/postgres/record.hpp>

#include <asyncio/futures/repr.hpp>

#include <libpq-fe.h>

#include <stdexcept>

namespace asyncio::postgres {

using asyncio::detail::append;
using asyncio::detail::joined;

namespace detail {
namespace {

[[noreturn, gnu::cold]] void out_of_range() {
  throw std::out_of_range("record index out of range");
}

}  // namespace

Rows::Rows(pg_result* adopted) : result_(adopted, PQclear) {}

std::size_t Rows::size() const noexcept {
  return static_cast<std::size_t>(PQntuples(result_.get()));
}
std::size_t Rows::columns() const noexcept {
  return static_cast<std::size_t>(PQnfields(result_.get()));
}

std::size_t Rows::find(std::string_view wanted) const noexcept {
  std::size_t column = 0;
  while (column < columns() && name(column) != wanted) ++column;
  return column;
}

const char* Rows::name(std::size_t column) const noexcept {
  return PQfname(result_.get(), static_cast<int>(column));
}

Field Rows::at(std::size_t row, std::size_t column) const {
  const auto r = static_cast<int>(row), c = static_cast<int>(column);
  const pg_result* const result = result_.get();
  if (PQfformat(result, c) != 1)
    throw InterfaceError("an answer is in text, and only binary ones are read");
  std::string_view bytes;
  if (!PQgetisnull(result, r, c))
    bytes = {PQgetvalue(result, r, c), static_cast<std::size_t>(PQgetlength(result, r, c))};
  return Field(PQfname(result, c), PQftype(result, c), bytes);
}

const char* Rows::status() const noexcept { return result_ ? PQcmdStatus(result_.get()) : ""; }

}  // namespace detail

Field Record::at(std::size_t column) const {
  if (column >= size()) detail::out_of_range();
  return rows_.at(row_, column);
}

Field Record::operator[](std::string_view name) const {
  const std::size_t column = rows_.find(name);
  if (column >= size()) throw InterfaceError(joined({"the row has no column '", name, "'"}));
  return rows_.at(row_, column);
}

std::vector<std::string> Record::keys() const {
  std::vector<std::string> names;
  for (const Field& field : *this) names.emplace_back(field.name());
  return names;
}

std::string Record::to_string() const {
  std::string text = "<Record";
  for (const Field& field : *this) append(text, {" ", field.name(), "=", to_repr(field)});
  return text + '>';
}

void Record::wants(std::size_t members) const {
  throw InterfaceError(joined({"the row has ", std::to_string(size()), " columns, and is to fill ",
                               std::to_string(members), " members"}));
}

Record Records::operator[](std::size_t row) const {
  if (row >= size()) detail::out_of_range();
  return Record(rows_, row);
}

}  // namespace asyncio::postgres
