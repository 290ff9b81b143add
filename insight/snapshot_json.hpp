// A snapshot as JSON: the keys of call_graph_json() (call_graph.hpp).
#pragma once

#include <asyncio/insight/snapshot.hpp>

#include <string>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// One object. `future`: the address of the future that it is the graph of; 0: of a loop.
std::string to_json(const Snapshot& snapshot, std::uint64_t future = 0);
// A text in quotes. What is no UTF-8 becomes U+FFFD, byte by byte.
std::string json_text(const std::string& text);
// The shortest number that reads as the same; null for what is none.
std::string json_number(double number);

}  // namespace asyncio::detail
#pragma GCC visibility pop
