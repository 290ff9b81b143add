// Origin: where a handle, future or task was made; known in debug mode only.
//
// asyncio name: `_source_traceback`, of which it is the innermost entry. C++17 cannot tell the line
// that calls call_soon(), so it is the line at which the running task resumed last; in a plain
// callback it is the name of that callback.
//
// Origins are kept in one table of the process, and not in a loop's, for a handle does not know its
// loop: one more pointer in each callback would be too much for what only debug mode needs.
// Lifetime: with the node; its destructor looks at one flag. Thread: any.
#pragma once

#include <asyncio/generators/frame.hpp>
#include <asyncio/loop/node.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

struct Origin {
  SourceLocation at;     // of the innermost frame of the task that ran; else file is null
  std::string callback;  // what ran instead: `<Handle tick()>`
  explicit operator bool() const noexcept { return at.file || !callback.empty(); }
};

class Origins {
 public:
  // Either the place or the callback.
  [[gnu::cold]] static void note(Node& node, const SourceLocation& at,
                                 const std::string* callback) noexcept;
  // An empty one when it is not known.
  [[gnu::cold]] static Origin of(const Node& node);
  // ` created at work.cpp:7` or ` created by <Handle tick()>`, empty when it is not known.
  [[gnu::cold]] static std::string repr(const Node& node);
  // Appends that, or what a traceback says: `  File "work.cpp", line 7, in main`.
  [[gnu::cold]] static void append_to(std::string& text, const Node& node, bool traceback = false);
  // What an exception handler is told of a node: its repr with this key, and if it is known where
  // it was made, that with the key source_traceback.
  [[gnu::cold]] static std::vector<std::pair<std::string, std::string>> details(
      std::string_view key, const Node& node);

 private:
  // Calls see(to, origin) while the table is locked, unless it is not known.
  static void look(const Node& node, void (*see)(void* to, const Origin& origin), void* to);
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
