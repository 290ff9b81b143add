#include <asyncio/web/http/multi_dict.hpp>

#include <algorithm>

namespace asyncio::http {

const std::string* MultiDict::get(std::string_view name) const noexcept {
  for (const value_type& item : items_)
    if (item.first == name) return &item.second;
  return nullptr;
}

std::string MultiDict::get(std::string_view name, std::string_view otherwise) const {
  const std::string* const value = get(name);
  return value ? *value : std::string(otherwise);
}

const std::string& MultiDict::getone(std::string_view name) const {
  const std::string* const value = get(name);
  if (!value) asyncio::detail::throw_key_error(name);
  return *value;
}

std::vector<std::string> MultiDict::getall(std::string_view name) const {
  std::vector<std::string> values;
  for (const value_type& item : items_)
    if (item.first == name) values.push_back(item.second);
  return values;
}

void MultiDict::set(std::string name, std::string value) {
  const auto is_it = [&name](const value_type& item) { return item.first == name; };
  const auto first = std::find_if(items_.begin(), items_.end(), is_it);
  if (first == items_.end()) return add(std::move(name), std::move(value));
  items_.erase(std::remove_if(first + 1, items_.end(), is_it), items_.end());
  first->second = std::move(value);
}

std::size_t MultiDict::remove(std::string_view name) noexcept {
  const auto end = std::remove_if(items_.begin(), items_.end(),
                                  [name](const value_type& item) { return item.first == name; });
  const auto n = static_cast<std::size_t>(items_.end() - end);
  items_.erase(end, items_.end());
  return n;
}

}  // namespace asyncio::http
