// HeadersView and Headers: the fields of a message. Names are looked for without regard to case;
// the order is that of the lines, and a name may be there more than once.
//
//   if (auto type = request.headers().get(hdrs::CONTENT_TYPE)) ...
//   http::Headers headers{{"X-Rate", "1"}};  headers.add("Vary", "Accept");  headers.set("X-Rate",
//   "2");
//
// aiohttp names: CIMultiDictProxy, CIMultiDict (multidict). Lifetime: a HeadersView and all
// string_views that it gives end with the message, those of Headers with the next change of it.
// Thread: as a container.
#pragma once

#include <asyncio/io/pooled_shared.hpp>
#include <asyncio/web/http/key_error.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

// One field line. The value has no white space around it.
struct HeaderField {
  std::string_view name;
  std::string_view value;
};

namespace detail {

// Are two names of fields, or two tokens, the same? ASCII letters have no case.
bool same_name(std::string_view a, std::string_view b) noexcept;
// A token of RFC 9110, 5.6.2: a method, the name of a field.
bool is_token(std::string_view text) noexcept;
// May it stand in a field's value as it is: no CR, no LF, no NUL?
bool is_field_value(std::string_view text) noexcept;

// What reads fields, for those that have size() and field(i).
template <class Fields>
class HeaderReading {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = HeaderField;
    using difference_type = std::ptrdiff_t;
    using pointer = const HeaderField*;
    using reference = HeaderField;
    HeaderField operator*() const noexcept { return fields_->field(i_); }
    iterator& operator++() noexcept {
      ++i_;
      return *this;
    }
    iterator operator++(int) noexcept {
      iterator before = *this;
      ++i_;
      return before;
    }
    friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.i_ == b.i_; }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return a.i_ != b.i_; }

   private:
    friend HeaderReading;
    iterator(const Fields* fields, std::size_t i) noexcept : fields_(fields), i_(i) {}
    const Fields* fields_;
    std::size_t i_;
  };
  iterator begin() const noexcept { return {&self(), 0}; }
  iterator end() const noexcept { return {&self(), self().size()}; }
  bool empty() const noexcept { return self().size() == 0; }

  // The first value of that name, or nothing.
  std::optional<std::string_view> get(std::string_view name) const noexcept {
    const std::size_t i = find(name);
    if (i == self().size()) return std::nullopt;
    return self().field(i).value;
  }
  // The first value of that name, or the default.
  std::string_view get(std::string_view name, std::string_view otherwise) const noexcept {
    return get(name).value_or(otherwise);
  }
  // The first value of that name; KeyError when there is none. aiohttp names: getone(), d[name]
  std::string_view getone(std::string_view name) const {
    const std::size_t i = find(name);
    if (i == self().size()) asyncio::detail::throw_key_error(name);
    return self().field(i).value;
  }
  std::string_view operator[](std::string_view name) const { return getone(name); }
  // All values of that name in their order; none: an empty list, where aiohttp raises.
  std::vector<std::string_view> getall(std::string_view name) const {
    std::vector<std::string_view> values;
    for (std::size_t i = find(name); i < self().size(); i = find(name, i + 1))
      values.push_back(self().field(i).value);
    return values;
  }
  bool contains(std::string_view name) const noexcept { return find(name) != self().size(); }

 protected:
  // Where the next field of that name is; size(): there is none.
  std::size_t find(std::string_view name, std::size_t from = 0) const noexcept {
    const std::size_t size = self().size();
    while (from < size && !same_name(self().field(from).name, name)) ++from;
    return from;
  }

 private:
  const Fields& self() const noexcept { return static_cast<const Fields&>(*this); }
};

// Where a field stands in a head.
struct FieldPlace {
  std::uint32_t name_at = 0;
  std::uint32_t name_size = 0;
  std::uint32_t value_at = 0;
  std::uint32_t value_size = 0;
};

}  // namespace detail

// The fields of a message that has come.
class HeadersView : public detail::HeaderReading<HeadersView> {
 public:
  HeadersView() noexcept = default;
  HeadersView(const char* bytes, const detail::FieldPlace* places, std::size_t size) noexcept
      : bytes_(bytes), places_(places), size_(size) {}

  std::size_t size() const noexcept { return size_; }
  HeaderField field(std::size_t i) const noexcept {
    const detail::FieldPlace& p = places_[i];
    return {{bytes_ + p.name_at, p.name_size}, {bytes_ + p.value_at, p.value_size}};
  }

 private:
  const char* bytes_ = nullptr;
  const detail::FieldPlace* places_ = nullptr;
  std::size_t size_ = 0;
};

// Fields that a program makes. Whatever puts one in raises ValueError when the name is no token or
// the value has CR, LF or NUL in it, and has done nothing then; nor has it when there is no memory.
class Headers : public detail::HeaderReading<Headers> {
 public:
  Headers() noexcept = default;
  Headers(std::initializer_list<HeaderField> fields) : Headers() { extend(fields); }
  explicit Headers(const HeadersView& fields) : Headers() { extend(fields); }

  std::size_t size() const noexcept { return entries_.size(); }
  HeaderField field(std::size_t i) const noexcept { return entries_[i].field(); }

  // One more, behind those there are. d.add(name, value)
  void add(std::string_view name, std::string_view value);
  // In the place of all of that name. d[name] = value
  void set(std::string_view name, std::string_view value);
  // The first value of that name; if there is none, it is `value` from now on.
  std::string_view setdefault(std::string_view name, std::string_view value);
  // All of them behind those there are.
  void extend(std::initializer_list<HeaderField> fields);
  void extend(const HeadersView& fields);
  void extend(const Headers& fields);
  // Each in the place of those of its name.
  void update(const Headers& fields);

  // Takes out the first of that name; KeyError when there is none. d.popone(name), d.pop(name)
  std::string popone(std::string_view name);
  std::string pop(std::string_view name) { return popone(name); }
  std::string pop(std::string_view name, std::string_view otherwise);
  // Takes out all of that name.
  std::vector<std::string> popall(std::string_view name);
  // Takes out all of that name; how many there were. del d[name], where none is no error here.
  std::size_t remove(std::string_view name) noexcept;
  void clear() noexcept { entries_.clear(); }

 private:
  using Text =
      std::basic_string<char, std::char_traits<char>, asyncio::detail::PoolAllocator<char>>;
  // The name and the value behind each other.
  struct Entry {
    Entry(std::string_view name, std::string_view value);
    HeaderField field() const noexcept {
      const std::string_view all(text);
      return {all.substr(0, name_size), all.substr(name_size)};
    }
    Text text;
    std::size_t name_size;
  };
  template <class Range>
  void extend_by(const Range& fields);

  std::vector<Entry, asyncio::detail::PoolAllocator<Entry>> entries_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
