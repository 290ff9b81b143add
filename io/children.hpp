// children::main(): the line with which main() opens when the program is to have children.
//
//   int square(int n) { return n * n; }
//
//   int main(int argc, char** argv) {
//     asyncio::children::main(argc, argv, {{"square", square}});
//     asyncio::concurrent::ProcessPoolExecutor pool;
//     return pool.submit(square, 5).result() == 25 ? 0 : 1;
//   }
//
// A child is this program, started anew (posix_spawn(3) of /proc/self/exe): nothing of the parent's
// memory, threads and locks is in it, and of its descriptors 0, 1, 2 and those that are handed
// over. In a child the line does what the parent asks for, and ends the process; main() goes on
// behind it in the parent only. A child may be asked for the functions that are named here, by name
// or by the function itself. Their arguments and results go by children::Codec (codec.hpp). Who
// wants children: ProcessPoolExecutor (process_pool_executor.hpp), Supervisor (supervisor.hpp).
//
// Python's counterpart: `if __name__ == "__main__":`, and multiprocessing's "spawn".
// Lifetime: the functions, as long as the process. Thread: main() before there are others.
#pragma once

#include <asyncio/generators/coroutine.hpp>
#include <asyncio/io/codec.hpp>

#include <functional>
#include <initializer_list>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::children {

namespace detail {

// What a child may be asked for.
struct Entry {
  std::string name;
  const std::type_info* signature;                // of the values, as `int(std::string)`
  bool gives_status;                              // it returns an int
  void (*address)();                              // null: it is no function
  std::function<void(Input&, std::string&)> run;  // with arguments; writes the result
};

// The types that travel instead of R(P...).
template <class R, class... P>
struct Signature {
  using Result = std::decay_t<R>;
  using Arguments = std::tuple<std::decay_t<P>...>;
  static const std::type_info& type() noexcept { return typeid(Result(std::decay_t<P>...)); }
  template <class F>
  static void run(F& function, Input& in, std::string& out) {
    run(function, in, out, std::index_sequence_for<P...>());
  }
  template <class F, std::size_t... Is>
  static void run(F& function, Input& in, std::string& out, std::index_sequence<Is...>) {
    static_assert(!asyncio::detail::gives_coroutine_v<F&, P...>,
                  "a child is asked for a function, and no coroutine: let it call asyncio::run()");
    [[maybe_unused]] Arguments arguments = Codec<Arguments>::decode(in);
    if constexpr (std::is_void_v<R>)
      function(static_cast<P&&>(std::get<Is>(arguments))...);
    else
      write<Result>(out, function(static_cast<P&&>(std::get<Is>(arguments))...));
  }
  // Of what the parameters can be made of.
  static std::string encode(const std::decay_t<P>&... arguments) {
    std::string out;
    (write(out, arguments), ...);
    return out;
  }
};
template <class F>
struct SignatureOf : SignatureOf<decltype(&F::operator())> {};
template <class R, class... P>
struct SignatureOf<R (*)(P...)> : Signature<R, P...> {};
template <class R, class... P>
struct SignatureOf<R (*)(P...) noexcept> : Signature<R, P...> {};
template <class C, class R, class... P>
struct SignatureOf<R (C::*)(P...)> : Signature<R, P...> {};
template <class C, class R, class... P>
struct SignatureOf<R (C::*)(P...) noexcept> : Signature<R, P...> {};
template <class C, class R, class... P>
struct SignatureOf<R (C::*)(P...) const> : Signature<R, P...> {};
template <class C, class R, class... P>
struct SignatureOf<R (C::*)(P...) const noexcept> : Signature<R, P...> {};

template <class F>
auto address_of(F function) noexcept {
  if constexpr (std::is_pointer_v<F>)
    return reinterpret_cast<void (*)()>(function);
  else
    return static_cast<void (*)()>(nullptr);
}

// RuntimeError unless main() was called; when there is none; TypeError when it is of another type.
const Entry& find(void (*address)(), const std::type_info& signature);
const Entry& find(const std::string& name, const std::type_info& signature);

}  // namespace detail

// A function, a lambda or another object with one operator(), and its name.
class Function {
 public:
  template <class F>
  Function(std::string name, F function)
      : entry_{std::move(name), &detail::SignatureOf<F>::type(),
               std::is_same_v<typename detail::SignatureOf<F>::Result, int>,
               detail::address_of(function), [function](Input& in, std::string& out) mutable {
                 detail::SignatureOf<F>::run(function, in, out);
               }} {}

 private:
  friend void main(int argc, char** argv, std::initializer_list<Function> functions);
  detail::Entry entry_;
};

// To be called first in main(): see above. Called again it adds. ValueError for two functions of
// one name.
void main(int argc, char** argv, std::initializer_list<Function> functions = {});

// Is this process a child of that kind?
bool is_child() noexcept;
// In a child of a Supervisor: it is ready. Elsewhere and the second time: nothing.
void ready() noexcept;

// A function by its name, where one is taken; R is what it returns.
template <class R = void>
struct Named {
  std::string name;
};
template <class R = void>
Named<R> named(std::string name) {
  return Named<R>{std::move(name)};
}

namespace detail {

// What an argument travels as to a function that is known by name only.
template <class A>
using argument_t =
    std::conditional_t<std::is_convertible_v<A, std::string>, std::string, std::decay_t<A>>;

// A function that is asked for, with its arguments.
struct Call {
  const Entry* function;
  std::string arguments;
};

template <class F>
struct Callee {
  static_assert(std::is_pointer_v<F> && std::is_function_v<std::remove_pointer_t<F>>,
                "a child is asked for a function, or by children::named(), for nothing else has a "
                "name in it");
  using Result = typename SignatureOf<F>::Result;
  template <class... A>
  static Call call(F function, const A&... arguments) {
    using S = SignatureOf<F>;
    return {&find(address_of(function), S::type()), S::encode(arguments...)};
  }
};
template <class R>
struct Callee<Named<R>> {
  using Result = std::decay_t<R>;
  template <class... A>
  static Call call(const Named<R>& named, const A&... arguments) {
    using S = Signature<R, argument_t<A>...>;
    return {&find(named.name, S::type()), S::encode(arguments...)};
  }
};

}  // namespace detail

}  // namespace asyncio::children
#pragma GCC visibility pop
