#include <asyncio/insight/reader/object_types.hpp>

#include <cxxabi.h>

#include <cstdlib>
#include <utility>

namespace asyncio::detail {

namespace {
constexpr int kMostBases = 16;  // one above the other
constexpr Memory::Address kWord = 8;

// The last part of a qualified name; what stands between <> stays.
std::string last_part(const std::string& name) {
  std::size_t depth = 0, start = 0;
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    if (name[i] == '<' || name[i] == '(') ++depth;
    if (name[i] == '>' || name[i] == ')') --depth;
    if (depth == 0 && name[i] == ':' && name[i + 1] == ':') start = i + 2;
  }
  return name.substr(start);
}
}  // namespace

// A name that begins with a star is one that is compared by its address alone.
std::string demangled(const std::string& mangled) {
  const char* const name = mangled.c_str() + (mangled[0] == '*');
  int status = 0;
  char* const text = abi::__cxa_demangle(name, nullptr, nullptr, &status);
  std::string out = last_part(text ? text : name);
  std::free(text);
  return out;
}

const ObjectType& ObjectTypes::of(Address object) {
  Address table = 0;
  if (object % kWord != 0 || !memory_.get(object, table) || table % kWord != 0 || table == 0)
    return unknown_;
  const auto found = types_.find(table);
  if (found != types_.end()) return found->second;
  ObjectType type = find(table);
  // What is no table may be anything, of which there is any number.
  return type.known ? types_.emplace(table, std::move(type)).first->second : unknown_;
}

ObjectType ObjectTypes::find(Address table) {
  ObjectType found;
  Address type = 0;
  if (!memory_.get(table - kWord, type) || !memory_.get(table - 2 * kWord, found.to_top))
    return found;
  found.name = name_of(type);
  if (found.name.empty()) return found;
  found.known = true;
  look_up(type, found, kMostBases);
  return found;
}

// A std::type_info is a table and a name; what follows is of a class with one base its type, of one
// with several (__vmi_class_type_info) flags and a number, and for each a type and its place.
void ObjectTypes::look_up(Address type, ObjectType& found, int depth) {
  found.future |= layout_.is(type, "type:FutureBase");
  found.task |= layout_.is(type, "type:TaskBase");
  found.waiter |= layout_.is(type, "type:Waiter");
  found.queue_side |= layout_.is(type, "type:QueueSide");
  found.virtual_poller |= layout_.is(type, "type:VirtualPoller");
  found.executor_callback |= layout_.is(type, "label:executor");
  if (found.ways.empty()) found.ways = layout_.ways(type);
  Address bases = 0;
  if (depth == 0 || found.future || !memory_.get(type + 2 * kWord, bases)) return;
  const auto flags = static_cast<std::uint32_t>(bases);
  const std::uint64_t count = bases >> 32;
  if (flags > 3 || count == 0 || count > kMostBases) {
    if (bases % kWord == 0 && bases != 0) look_up(bases, found, depth - 1);
    return;
  }
  for (std::uint64_t i = 0; i < count; ++i) {
    Address base = 0;
    std::int64_t place = 0;
    const Address at = type + (3 + 2 * i) * kWord;
    if (!memory_.get(at, base) || !memory_.get(at + kWord, place)) return;
    if (place >> 8 == 0) look_up(base, found, depth - 1);
  }
}

std::string ObjectTypes::name_of(Address type) {
  Address name = 0;
  std::string text;
  if (type % kWord != 0 || !memory_.get(type + kWord, name) || !memory_.text(name, text)) return {};
  // A mangled name has neither a control character nor a space.
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f) return {};
  }
  return text.empty() ? text : demangled(text);
}

}  // namespace asyncio::detail
