#include <asyncio/db/redis/value.hpp>

namespace asyncio::redis {
namespace {

constexpr const char* kNames[] = {"nil",      "a boolean", "an integer", "a number", "a big number",
                                  "a string", "a status",  "a text",     "an error", "an array",
                                  "a map",    "a set",     "a push"};

}  // namespace

// Not the variant's own copy: when memory is short, libstdc++ 12 destroys there what was not made.
Value::Value(const Value& other) : kind_(other.kind_) {
  std::visit([this](const auto& held) { data_ = std::decay_t<decltype(held)>(held); }, other.data_);
}

void Value::is_not(const char* wanted) const {
  throw InvalidResponse(std::string("the answer is ") + kNames[static_cast<int>(kind_)] + ", not " +
                        wanted);
}

// As deep as the parser's limit.
std::string Value::to_string() const {
  if (kind_ == Kind::boolean) return integer() ? "true" : "false";
  if (kind_ == Kind::integer) return std::to_string(integer());
  if (kind_ == Kind::number) return std::to_string(number());
  if (has_text()) return kind_ == Kind::string ? '"' + text() + '"' : text();
  if (!has_items()) return "nil";
  std::string out(1, kind_ == Kind::map ? '{' : '[');
  bool is_key = false;
  for (const Value& item : items()) {
    is_key = kind_ == Kind::map && !is_key;
    if (out.size() > 1) out += kind_ == Kind::map && !is_key ? ": " : ", ";
    out += item.to_string();
  }
  return out += kind_ == Kind::map ? '}' : ']';
}

}  // namespace asyncio::redis
