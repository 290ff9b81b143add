// A loop on virtual time for the programs of documents, which print to std::cout.
#pragma once

#include "tests/fixtures.hpp"

#include <iostream>
#include <sstream>
#include <string>
#include <utility>

namespace asyncio::testing {

struct Printing : VirtualLoop {
  // What is printed while a coroutine runs.
  template <class A>
  std::string printed(A&& awaitable) {
    return printed_by([&] { run(std::forward<A>(awaitable)); });
  }
  template <class F>
  static std::string printed_by(F&& f) {
    struct Into {
      explicit Into(const std::ostringstream& out) : before(std::cout.rdbuf(out.rdbuf())) {}
      ~Into() { std::cout.rdbuf(before); }
      std::streambuf* before;
    };
    const std::ostringstream out;
    {
      const Into into(out);
      f();
    }
    return out.str();
  }
};

}  // namespace asyncio::testing
