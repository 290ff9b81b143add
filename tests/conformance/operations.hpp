// The operations of scenarios, by the file that has them.
#pragma once

#include <asyncio/tests/conformance/replayer.hpp>

#include <cstddef>

namespace asyncio::conformance {

struct OpKinds {
  const OpKind* first;
  std::size_t count;
  const OpKind* begin() const noexcept { return first; }
  const OpKind* end() const noexcept { return first + count; }
};

OpKinds plain_operations();   // operations.cpp
OpKinds statements();         // statements.cpp
OpKinds group_operations();   // group_operations.cpp
OpKinds link_operations();    // link_operations.cpp
OpKinds stream_operations();  // stream_operations.cpp
OpKinds sync_operations();    // sync_operations.cpp
OpKinds thread_operations();  // thread_operations.cpp

}  // namespace asyncio::conformance
