// Commands as Redis reads them.
//
//   append_command(out, {"SET", key, 5, keyword("EX", ex)});  // *5\r\n$3\r\nSET\r\n...
//
// What takes arguments takes them as an Argument each, whatever their types are, so that a command
// compiles to a call.
// Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::redis::detail {

template <class T>
inline constexpr bool is_optional_v = false;
template <class T>
inline constexpr bool is_optional_v<std::optional<T>> = true;
template <class T>
inline constexpr bool is_pair_v = false;
template <class A, class B>
inline constexpr bool is_pair_v<std::pair<A, B>> = true;

class Argument;
using Arguments = std::initializer_list<Argument>;

// Arguments that are sent later, or twice.
class Encoded {
 public:
  explicit Encoded(Arguments arguments);

 private:
  friend Argument;
  std::string bytes_;
  std::size_t count_ = 0;
};

// A text, a number, an optional (nothing: no argument), a pair, or a list or map of those, whose
// items are arguments one by one. Lifetime: as long as what it was made of.
class Argument {
 public:
  Argument(std::string_view text) noexcept : kind_(Kind::text), text_(text) {}
  Argument(const char* text) noexcept : Argument(std::string_view(text)) {}
  Argument(const std::string& text) noexcept : Argument(std::string_view(text)) {}
  Argument(const Encoded& encoded) noexcept : kind_(Kind::encoded), encoded_(&encoded) {}
  Argument(double number) noexcept : kind_(Kind::number), number_(number) {}
  Argument(std::nullopt_t) noexcept : kind_(Kind::nothing), integer_(0) {}
  template <class T>
  Argument(const T& value) noexcept {
    static_assert(!std::is_same_v<T, bool> && !std::is_same_v<T, char>,
                  "Redis knows no bool and no character: give a number or a text");
    if constexpr (std::is_floating_point_v<T>) {
      *this = Argument(static_cast<double>(value));
    } else if constexpr (std::is_integral_v<T>) {
      kind_ = std::is_signed_v<T> ? Kind::integer : Kind::natural;
      integer_ = static_cast<std::int64_t>(value);
    } else if constexpr (is_optional_v<T>) {
      *this = value ? Argument(*value) : Argument(std::nullopt);
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      *this = Argument(std::string_view(value));
    } else {
      kind_ = Kind::list;
      list_ = {&value, &Items<T>::count, &Items<T>::append};
    }
  }
  // With a word before it, unless it is nothing.
  Argument(const char* word, const Argument& value) noexcept : Argument(value) { word_ = word; }

  // How many arguments is it?
  std::size_t count() const;
  void append_to(std::string& out) const;

 private:
  enum class Kind : unsigned char { nothing, text, integer, natural, number, list, encoded };
  struct List {
    const void* value;
    std::size_t (*count)(const void* value);
    void (*append)(const void* value, std::string& out);
  };
  template <class T>
  struct Items {
    template <class F>
    static void each(const void* value, F f) {
      const T& list = *static_cast<const T*>(value);
      if constexpr (is_pair_v<T>) {
        f(Argument(list.first)), f(Argument(list.second));
      } else {
        for (const auto& item : list) f(Argument(item));
      }
    }
    static std::size_t count(const void* value) {
      std::size_t sum = 0;
      each(value, [&sum](const Argument& item) { sum += item.count(); });
      return sum;
    }
    static void append(const void* value, std::string& out) {
      each(value, [&out](const Argument& item) { item.append_to(out); });
    }
  };

  Kind kind_;
  const char* word_ = nullptr;
  union {
    std::string_view text_;
    std::int64_t integer_;
    double number_;
    List list_;
    const Encoded* encoded_;
  };
};

// WORD value, or nothing.
inline Argument keyword(const char* word, const Argument& value) noexcept { return {word, value}; }
// WORD, or nothing.
inline Argument flag(const char* word, bool given) noexcept {
  return given ? Argument(word) : Argument(std::nullopt);
}

// With so many digits that it is read as the same number.
std::string text_of_number(double number);
// When it throws, nothing was appended.
void append_command(std::string& out, Arguments arguments);

}  // namespace asyncio::redis::detail
#pragma GCC visibility pop
