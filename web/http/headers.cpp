#include <asyncio/web/http/headers.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace asyncio::http {

namespace detail {

namespace {

// What tokens are made of: RFC 9110, 5.6.2.
struct TokenBytes {
  bool is[256] = {};
  constexpr TokenBytes() {
    for (int c = '0'; c <= '9'; ++c) is[c] = true;
    for (int c = 'a'; c <= 'z'; ++c) is[c] = is[c - 'a' + 'A'] = true;
    for (const char c :
         {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
      is[static_cast<unsigned char>(c)] = true;
  }
};
constexpr TokenBytes kTokenBytes;

constexpr unsigned char lower_of(char c) noexcept {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower_of(a[i]) != lower_of(b[i])) return false;
  return true;
}

bool is_token(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return kTokenBytes.is[static_cast<unsigned char>(c)];
  });
}

bool is_field_value(std::string_view text) noexcept {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

}  // namespace detail

Headers::Entry::Entry(std::string_view name, std::string_view value) : name_size(name.size()) {
  if (!detail::is_token(name))
    throw ValueError("Invalid character in header name: '" + std::string(name) + "'");
  if (!detail::is_field_value(value))
    throw ValueError("Newline, carriage return, or null byte detected in headers.");
  text.reserve(name.size() + value.size());
  text.append(name).append(value);
}

void Headers::add(std::string_view name, std::string_view value) {
  entries_.emplace_back(name, value);
}

void Headers::set(std::string_view name, std::string_view value) {
  const std::size_t first = find(name);
  if (first == size()) return add(name, value);
  Entry made(name, value);
  // From behind, so that what is looked at has not moved.
  for (std::size_t i = size() - 1; i > first; --i)
    if (detail::same_name(entries_[i].field().name, made.field().name))
      entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(i));
  entries_[first] = std::move(made);
}

std::string_view Headers::setdefault(std::string_view name, std::string_view value) {
  const std::size_t i = find(name);
  if (i == size()) add(name, value);
  return entries_[i].field().value;
}

template <class Range>
void Headers::extend_by(const Range& fields) {
  const std::size_t before = size();
  try {
    for (const HeaderField field : fields) entries_.emplace_back(field.name, field.value);
  } catch (...) {
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(before), entries_.end());
    throw;
  }
}

void Headers::extend(std::initializer_list<HeaderField> fields) { extend_by(fields); }
void Headers::extend(const HeadersView& fields) { extend_by(fields); }

void Headers::extend(const Headers& fields) {
  entries_.reserve(size() + fields.size());  // they may be its own
  for (std::size_t i = 0, n = fields.size(); i < n; ++i) {
    Entry copy = fields.entries_[i];
    entries_.push_back(std::move(copy));
  }
}

void Headers::update(const Headers& fields) {
  Headers updated;
  for (const HeaderField field : *this)
    if (!fields.contains(field.name)) updated.add(field.name, field.value);
  updated.extend_by(fields);
  entries_ = std::move(updated.entries_);
}

std::string Headers::popone(std::string_view name) {
  const std::size_t i = find(name);
  if (i == size()) asyncio::detail::throw_key_error(name);
  std::string value(entries_[i].field().value);
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(i));
  return value;
}

std::string Headers::pop(std::string_view name, std::string_view otherwise) {
  return contains(name) ? popone(name) : std::string(otherwise);
}

std::vector<std::string> Headers::popall(std::string_view name) {
  std::vector<std::string> values;
  for (const std::string_view value : getall(name)) values.emplace_back(value);
  remove(name);
  return values;
}

std::size_t Headers::remove(std::string_view name) noexcept {
  const auto is_it = [name](const Entry& e) { return detail::same_name(e.field().name, name); };
  const auto end = std::remove_if(entries_.begin(), entries_.end(), is_it);
  const auto n = static_cast<std::size_t>(entries_.end() - end);
  entries_.erase(end, entries_.end());
  return n;
}

}  // namespace asyncio::http
