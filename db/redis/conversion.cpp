#include <asyncio/db/redis/conversion.hpp>

#include <charconv>

namespace asyncio::redis::detail {
namespace {

template <class N>
N number_in(const std::string& text) {
  N number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc() || end != last) throw InvalidResponse("the answer is no number");
  return number;
}

}  // namespace

void raise_reply(const Value& error) { error_of_reply(error.text()).rethrow(); }

std::int64_t to_integer(const Value& value) {
  return value.has_text() ? number_in<std::int64_t>(value.text()) : value.integer();
}

double to_number(const Value& value) {
  if (value.kind() == Value::Kind::integer) return static_cast<double>(value.integer());
  return value.has_text() ? number_in<double>(value.text()) : value.number();
}

bool to_bool(const Value& value) {
  return !value.is_nil() && (value.has_text() || value.integer() != 0);
}

std::vector<Value> to_flat_pairs(Value&& value) {
  if (value.is_nil()) return {};
  std::vector<Value> items = std::move(value.items());
  if (value.kind() != Value::Kind::map && !items.empty() && items[0].has_items()) {
    std::vector<Value> flat;
    for (Value& pair : items) {
      if (pair.items().size() != 2) throw InvalidResponse("a pair has not two items");
      for (Value& item : pair.items()) flat.push_back(std::move(item));
    }
    return flat;
  }
  if (items.size() % 2) throw InvalidResponse("a key has no value");
  return items;
}

}  // namespace asyncio::redis::detail
