// Keys: what an application or a request keeps for its handlers, by typed names.
//
//   inline constexpr web::AppKey<Pool> pool{"pool"};
//   app[pool] = Pool(...);    ... request.app()[pool].acquire()
//
// AppKey, RequestKey, ResponseKey. aiohttp names: the same. A key is its address, so that it
// is a variable of the program; its name is for messages. Thread: any.
#pragma once

#include <asyncio/web/http/key_error.hpp>

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

namespace detail {
template <class T, class Of>
class Key {
 public:
  using value_type = T;
  explicit constexpr Key(const char* name) noexcept : name_(name) {}
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  constexpr const char* name() const noexcept { return name_; }

 private:
  const char* name_;
};
struct OfApplications;
struct OfRequests;
struct OfResponses;

// The values, by their keys.
class KeyedValues {
 public:
  // The value; a T{} when there was none yet.
  template <class T, class Of>
  T& get_or_make(const Key<T, Of>& key) {
    static_assert(std::is_default_constructible_v<T>,
                  "of a type without a default the first value is given by set(key, value)");
    if (void* const found = find(&key)) return *static_cast<T*>(found);
    return set(key, T{});
  }
  // KeyError.
  template <class T, class Of>
  T& get(const Key<T, Of>& key) const {
    if (void* const found = find(&key)) return *static_cast<T*>(found);
    asyncio::detail::throw_key_error(key.name());
  }
  template <class T, class Of>
  T& set(const Key<T, Of>& key, T value) {
    auto made = std::make_shared<T>(std::move(value));
    T& is = *made;
    for (Item& item : items_) {
      if (item.first != &key) continue;
      item.second = std::move(made);
      return is;
    }
    items_.emplace_back(&key, std::move(made));
    return is;
  }
  bool contains(const void* key) const noexcept { return find(key) != nullptr; }

 private:
  using Item = std::pair<const void*, std::shared_ptr<void>>;
  void* find(const void* key) const noexcept {
    for (const Item& item : items_) {
      if (item.first == key) return item.second.get();
    }
    return nullptr;
  }
  std::vector<Item> items_;
};
}  // namespace detail

template <class T>
using AppKey = detail::Key<T, detail::OfApplications>;
template <class T>
using RequestKey = detail::Key<T, detail::OfRequests>;
template <class T>
using ResponseKey = detail::Key<T, detail::OfResponses>;

}  // namespace asyncio::web
#pragma GCC visibility pop
