// ProtocolFactory: what makes a protocol for a connection, whatever class that has.
#pragma once

#include <asyncio/generators/callables.hpp>
#include <asyncio/io/protocols.hpp>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

using ProtocolFactory = std::function<std::shared_ptr<StreamingProtocol>()>;

// The class of what a factory makes.
template <class F>
using protocol_of_t = typename std::invoke_result_t<std::decay_t<F>&>::element_type;

template <class F>
ProtocolFactory protocol_factory(F&& factory) {
  static_assert(std::is_convertible_v<std::invoke_result_t<std::decay_t<F>&>,
                                      std::shared_ptr<StreamingProtocol>>,
                "a protocol factory takes nothing and returns a std::shared_ptr to a class that is "
                "derived from Protocol or BufferedProtocol");
  return copyable(std::forward<F>(factory));
}

}  // namespace asyncio::detail
#pragma GCC visibility pop
