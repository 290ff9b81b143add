// The layout note: what a program that links the library tells a reader outside of it.
//
// A .cpp that owns a class ends with the class's table, and a note that leads to it. The note is of
// owner `asyncio17`, and of type 1 or, when the table has numbers alone, which are packed then, 2;
// its eight bytes are the distance from themselves to the table, so that it needs no relocation. It
// lies in a segment of its own kind (PT_NOTE), in each executable and shared library, survives
// strip and --gc-sections, and is found from program headers alone. Where there is no ELF, or no 64
// bits, there are tables and no notes.
//
// The names are the contract: a reader ignores those that it does not know, and does without what
// it does not find. Only types of our own are told, whose shape does not depend on the standard
// library; of a smart pointer its first word, which is the pointer in all of them.
#pragma once

#include <asyncio/generators/config.hpp>

#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Without pointers, for each would be relocated when the program starts, in 24 bytes.
struct LayoutEntry {
  const void* address;  // of `root:`, what to begin with; of `type:` and `forward:` a type_info
  std::uint32_t value;  // an offset, a size, a constant, or a way
  char name[20];        // `Class.member`; empty: the end of the table
};
static_assert(sizeof(void*) != 8 || sizeof(LayoutEntry) == 32);

// What every program links is packed: of each number the name with its 0, and then the value in
// groups of seven bits, the lowest first, all but the last one with the eighth bit set (LEB128). An
// empty name is the end.
struct LayoutNumber {
  std::nullptr_t address;
  std::uint32_t value;
  const char* name;
};
template <std::size_t N>
struct PackedLayout {
  unsigned char bytes[N];
};
// `put` is called for each byte.
template <std::size_t N, class Put>
constexpr void pack_layout(const LayoutNumber (&numbers)[N], Put put) {
  for (const LayoutNumber& number : numbers) {
    for (const char* c = number.name; *c; ++c) put(static_cast<unsigned char>(*c));
    put(0);
    std::uint32_t rest = number.value;
    for (; rest > 0x7f; rest >>= 7) put(static_cast<unsigned char>(rest | 0x80));
    put(static_cast<unsigned char>(rest));
  }
  put(0);
}
template <std::size_t N>
constexpr std::size_t packed_size(const LayoutNumber (&numbers)[N]) {
  std::size_t size = 0;
  pack_layout(numbers, [&size](unsigned char) { ++size; });
  return size;
}
template <class Packed, std::size_t N>
constexpr Packed packed_layout(const LayoutNumber (&numbers)[N]) {
  Packed packed{};
  std::size_t size = 0;
  pack_layout(numbers, [&](unsigned char byte) { packed.bytes[size++] = byte; });
  return packed;
}

// From a callback to the future that ends by it: up to four pointers that are followed one after
// another, each by its offset in what the one before leads to. A byte for each, the first one the
// lowest: the offset in words, plus 1; 0: no further.
constexpr std::uint32_t layout_step(std::size_t offset) {
  constexpr std::size_t word = sizeof(void*);
  return offset % word == 0 && offset / word < 255 ? (offset / word + 1) & 0xff
                                                   : throw "it cannot be told in a byte";
}
template <class... Offsets>
constexpr std::uint32_t layout_way(Offsets... offsets) {
  static_assert(sizeof...(offsets) <= 4);
  std::uint32_t way = 0;
  unsigned shift = 0;
  ((way |= layout_step(offsets) << shift, shift += 8), ...);
  return way;
}

// Specialised by the table of a class, which makes it its friend by
// `template <class> friend struct detail::LayoutOf;`.
template <class T>
struct LayoutOf;

}  // namespace asyncio::detail

#if defined(__ELF__) && defined(__GNUC__) && __SIZEOF_POINTER__ == 8
#define ASYNCIO_LAYOUT_SYMBOL_(name) __asm__("asyncio17_layout_" name)
#define ASYNCIO_LAYOUT_NOTE_(name, type)           \
  __asm__(                                         \
      ".pushsection .note.asyncio17,\"a\",%note\n" \
      ".balign 4\n"                                \
      ".long 10, 8, " type                         \
      "\n"                                         \
      ".asciz \"asyncio17\"\n"                     \
      ".balign 4\n"                                \
      ".quad asyncio17_layout_" name               \
      " - .\n"                                     \
      ".popsection");
#else
#define ASYNCIO_LAYOUT_SYMBOL_(name)
#define ASYNCIO_LAYOUT_NOTE_(name, type)
#endif

// In namespace asyncio::detail, at the end of a .cpp whose last part begins with
// `#pragma GCC diagnostic ignored "-Winvalid-offsetof"`: the offset of a member is well defined in
// these classes with the compilers that there are notes with. The rest are the entries.
#define ASYNCIO_LAYOUT_(Class, name, ...)                                                        \
  template <>                                                                                    \
  struct LayoutOf<Class> {                                                                       \
    [[gnu::visibility("hidden")]] static const LayoutEntry table[] ASYNCIO_LAYOUT_SYMBOL_(name); \
  };                                                                                             \
  [[gnu::used]] const LayoutEntry LayoutOf<Class>::table[] = {__VA_ARGS__, {nullptr, 0, ""}};    \
  ASYNCIO_LAYOUT_NOTE_(name, "1")
// The same of entries without an address: ASYNCIO_OFFSET_() and ASYNCIO_CONSTANT_() alone.
#define ASYNCIO_PACKED_LAYOUT_(Class, name, ...)                                          \
  template <>                                                                             \
  struct LayoutOf<Class> {                                                                \
    static constexpr LayoutNumber numbers[] = {__VA_ARGS__};                              \
    using Packed = PackedLayout<packed_size(numbers)>;                                    \
    [[gnu::visibility("hidden")]] static const Packed table ASYNCIO_LAYOUT_SYMBOL_(name); \
  };                                                                                      \
  [[gnu::used]] const LayoutOf<Class>::Packed LayoutOf<Class>::table =                    \
      packed_layout<LayoutOf<Class>::Packed>(LayoutOf<Class>::numbers);                   \
  ASYNCIO_LAYOUT_NOTE_(name, "2")
#define ASYNCIO_OFFSET_(name, Class, member) \
  { nullptr, static_cast<std::uint32_t>(offsetof(Class, member)), name }
#define ASYNCIO_CONSTANT_(name, number) \
  { nullptr, static_cast<std::uint32_t>(number), name }
#pragma GCC visibility pop
