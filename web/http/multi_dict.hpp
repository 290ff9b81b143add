// MultiDict: names with values, in order; a name may be there more than once. What a query string
// and a form come to, and cookies.
//
//   const std::string& page = request.query()["page"];  // KeyError when it is not there
//   auto page = request.query().get("page", "1");
//
// aiohttp name: MultiDict (multidict). Lifetime: what it gives ends with its next change. Thread:
// as a container.
#pragma once

#include <asyncio/web/http/key_error.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::http {

class MultiDict {
 public:
  using value_type = std::pair<std::string, std::string>;
  using const_iterator = std::vector<value_type>::const_iterator;

  MultiDict() noexcept = default;
  MultiDict(std::initializer_list<value_type> items) : items_(items) {}

  const_iterator begin() const noexcept { return items_.begin(); }
  const_iterator end() const noexcept { return items_.end(); }
  std::size_t size() const noexcept { return items_.size(); }
  bool empty() const noexcept { return items_.empty(); }

  // The first value of that name; null when there is none.
  const std::string* get(std::string_view name) const noexcept;
  // The first value of that name, or the default.
  std::string get(std::string_view name, std::string_view otherwise) const;
  // The first value of that name; KeyError when there is none.
  const std::string& getone(std::string_view name) const;
  const std::string& operator[](std::string_view name) const { return getone(name); }
  // All values of that name in their order; none: an empty list, where multidict raises.
  std::vector<std::string> getall(std::string_view name) const;
  bool contains(std::string_view name) const noexcept { return get(name) != nullptr; }

  // One more, behind those there are.
  void add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
  }
  // In the place of all of that name, where the first one was.
  void set(std::string name, std::string value);
  // Another value for the i-th item.
  void replace(std::size_t i, std::string value) { items_[i].second = std::move(value); }
  // Takes out all of that name; how many there were.
  std::size_t remove(std::string_view name) noexcept;
  void clear() noexcept { items_.clear(); }

  friend bool operator==(const MultiDict& a, const MultiDict& b) { return a.items_ == b.items_; }
  friend bool operator!=(const MultiDict& a, const MultiDict& b) { return !(a == b); }

 private:
  std::vector<value_type> items_;
};

}  // namespace asyncio::http
#pragma GCC visibility pop
