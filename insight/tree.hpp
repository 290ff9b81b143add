// The tree of a snapshot: from those that nobody waits for down to what they wait for, with their
// frames, the outermost first; rings of waits are named. Texts of another process are escaped.
#pragma once

#include <asyncio/insight/snapshot.hpp>

#include <cstddef>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::detail {

//     └── (T) Task-1
//         │   main work.cpp:12
//         └── (T) Task-2
//                 fetch work.cpp:7
//                 sleep until 1.500 (0.500 s to go)
std::string format_tree(const Snapshot& snapshot);

// One line a task: its name, state, age and innermost frame.
std::string format_tasks(const Snapshot& snapshot);

// `  32 s`; of NaN nothing.
std::string age_text(double age);

// `fetch shop.cpp:7`
std::string place_text(const Texts& texts, const Snapshot::Frame& frame);

// Control characters and what is no UTF-8 as `\x1b`.
std::string printable(const std::string& text);

// How many bytes of UTF-8 stand at `at`; 0: none, or what stands for no character.
std::size_t utf8_at(const std::string& text, std::size_t at) noexcept;

}  // namespace asyncio::detail
#pragma GCC visibility pop
