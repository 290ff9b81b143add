// What subprocess_exec() and subprocess_shell() of a loop take: a factory of SubprocessProtocols,
// then a program and its arguments, or a command of the shell, and SubprocessOptions (spawn.hpp).
//
//   YIELD_FROM_INTO(std::tie(transport, protocol),
//                   loop.subprocess_exec([] { return std::make_shared<Listing>(); }, "ls", {"-l"},
//                                        options));
//
// The child is started in the call's first step. It has exited when process_exited() comes;
// connection_lost() comes when its pipes are closed too, which others may hold that it has started.
// A loop that is closed kills it.
// asyncio names: those of the loop's methods. Errors: OSError of the system, as
// `[Errno 2] No such file or directory: 'x'`; ValueError for options that contradict. Thread: the
// loop's.
#pragma once

#include <asyncio/io/called.hpp>
#include <asyncio/io/connected.hpp>
#include <asyncio/io/spawn.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

using SubprocessFactory = std::function<std::shared_ptr<SubprocessProtocol>()>;
using StartedProcess = std::pair<SubprocessTransportPtr, std::shared_ptr<SubprocessProtocol>>;

Coroutine<StartedProcess> subprocess_exec(EventLoop& loop, SubprocessFactory factory,
                                          std::string program, std::vector<std::string> args = {},
                                          SubprocessOptions options = {});
// By `/bin/sh -c`.
Coroutine<StartedProcess> subprocess_shell(EventLoop& loop, SubprocessFactory factory,
                                           std::string command, SubprocessOptions options = {});

}  // namespace detail

template <class F, class A>
auto EventLoop::subprocess_exec(F&& factory, std::string program, std::vector<std::string> args,
                                A&& options, detail::Caller caller) {
  const auto start = [&](auto&&... given) {
    return detail::subprocess_exec(*this, detail::copyable(std::forward<F>(factory)),
                                   std::move(program), std::move(args),
                                   std::forward<decltype(given)>(given)...);
  };
  return detail::connected_as<F>(
      caller, [] { return "subprocess_exec"; },
      detail::with_given(start, std::forward<A>(options)));
}
template <class F, class A>
auto EventLoop::subprocess_shell(F&& factory, std::string command, A&& options,
                                 detail::Caller caller) {
  const auto start = [&](auto&&... given) {
    return detail::subprocess_shell(*this, detail::copyable(std::forward<F>(factory)),
                                    std::move(command), std::forward<decltype(given)>(given)...);
  };
  return detail::connected_as<F>(
      caller, [] { return "subprocess_shell"; },
      detail::with_given(start, std::forward<A>(options)));
}

}  // namespace asyncio
#pragma GCC visibility pop
