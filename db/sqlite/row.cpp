#include <asyncio/db/sqlite/row.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>

#include <strings.h>

namespace asyncio::sqlite {

const Value& Row::operator[](std::size_t column) const {
  if (column >= values_.size()) throw InterfaceError("Index out of range");
  return values_[column];
}

const Value& Row::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const std::string& mine = (*names_)[i];
    if (mine.size() == name.size() && strncasecmp(mine.data(), name.data(), name.size()) == 0)
      return values_[i];
  }
  throw InterfaceError("No item with that key");
}

std::string Row::to_string() const {
  std::string text = "(";
  for (const Value& value : values_) text += (text.size() > 1 ? ", " : "") + value.to_string();
  return text + (values_.size() == 1 ? ",)" : ")");
}

}  // namespace asyncio::sqlite
