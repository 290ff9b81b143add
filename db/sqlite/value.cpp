#include <asyncio/db/sqlite/value.hpp>

#include <asyncio/db/sqlite/exceptions.hpp>
#include <asyncio/futures/repr.hpp>

namespace asyncio::sqlite {

namespace {
constexpr const char* kKinds[] = {"NULL", "an integer", "a number", "a text", "bytes"};
}

void Value::too_large() { throw DataError("Python int too large to convert to SQLite INTEGER"); }

void Value::is_no(const char* what) const {
  throw DataError(std::string(kKinds[value_.index()]) +
                  (value_.index() == 1 ? " (" + to_string() + ")" : "") + " is not " + what);
}

std::int64_t Value::integer() const {
  if (const auto* integer = std::get_if<std::int64_t>(&value_)) return *integer;
  is_no(kKinds[1]);
}

double Value::number() const {
  if (const auto* integer = std::get_if<std::int64_t>(&value_))
    return static_cast<double>(*integer);
  if (const auto* number = std::get_if<double>(&value_)) return *number;
  is_no(kKinds[2]);
}

const std::string& Value::text() const {
  if (const auto* text = std::get_if<std::string>(&value_)) return *text;
  is_no(kKinds[3]);
}

const Blob& Value::blob() const {
  if (const auto* bytes = std::get_if<Blob>(&value_)) return *bytes;
  is_no(kKinds[4]);
}

std::string Value::to_string() const {
  switch (value_.index()) {
    case 1:
      return std::to_string(integer());
    case 2:
      return repr(number());
    case 3:
      return repr(text());
    case 4:
      return "b" + repr(blob().data);
    default:
      return "None";
  }
}

}  // namespace asyncio::sqlite
