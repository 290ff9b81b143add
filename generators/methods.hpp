// method(), bound(): what keeps the object that it belongs to.
//
//   struct Client : std::enable_shared_from_this<Client> {
//     Coroutine<> close() { return method(this, [this](auto& co) mutable { … }); }
//     void start(Future<> f) { f.add_done_callback(bound(this, &Client::on_done)); }
//   };
//
// Python names: a coroutine function that is a method, whose frame has `self`; a bound method,
// `self.on_done`. Lifetime: the object lives as long as the frame, or the callable and its copies.
// Thread: any.
#pragma once

#include <asyncio/generators/coroutine.hpp>

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio {

namespace detail {

template <class C, class = void>
struct is_shared_from_this : std::false_type {};
template <class C>
struct is_shared_from_this<C, std::void_t<decltype(std::shared_ptr<const void>(
                                  std::declval<C&>().weak_from_this().lock()))>> : std::true_type {
};

// RuntimeError: no std::shared_ptr has it.
[[noreturn, gnu::cold]] void nobody_shares_it();

template <class C>
std::shared_ptr<C> shared_self(C* object) {
  static_assert(
      is_shared_from_this<C>::value,
      "method(this, ...) and bound(this, ...) keep the object by shared_from_this(): derive "
      "its class publicly from std::enable_shared_from_this");
  if constexpr (is_shared_from_this<C>::value) {
    auto owner = object->weak_from_this().lock();
    if (!owner) nobody_shares_it();
    return std::shared_ptr<C>(std::move(owner), object);
  } else {
    return {};
  }
}
template <class C>
const std::shared_ptr<C>& shared_self(const std::shared_ptr<C>& object) {
  return object;
}

// A body, and the object that it is a method of, which goes after it.
template <class F>
struct MethodBody {
  std::shared_ptr<const void> self;
  F body;
  template <class CoType>
  auto operator()(CoType& co) {
    return body(co);
  }
};
template <class F>
struct NamedBy<MethodBody<F>> {
  using type = F;
};

template <class T, class C>
C class_of(T C::*);

}  // namespace detail

// A coroutine, as coroutine<R>(body), that keeps the object. The object is `this` of a class that
// derives from std::enable_shared_from_this and which a std::shared_ptr has (else RuntimeError: so
// none in a constructor), or a std::shared_ptr.
template <class R = void, class Object, class F>
Coroutine<R> method(const Object& self, F&& body, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE(), const char* function = __builtin_FUNCTION()) {
  using D = std::decay_t<F>;
  return detail::coroutine_of<R, detail::MethodBody<D>>(
      {file, line, function},
      detail::MethodBody<D>{detail::shared_self(self), std::forward<F>(body)});
}

// What bound() gives: called with some arguments it calls the member with them. Two of them are
// equal when object and member are the same, so that remove_done_callback() finds it again.
template <class C, class Member>
class BoundMethod {
 public:
  BoundMethod(std::shared_ptr<C> self, Member member)
      : self_(std::move(self)), member_(std::move(member)) {}
  template <class... A>
  auto operator()(A&&... args) const
      -> decltype(std::invoke(std::declval<const Member&>(), std::declval<C&>(),
                              std::forward<A>(args)...)) {
    return std::invoke(member_, *self_, std::forward<A>(args)...);
  }
  // The object. method.__self__
  const std::shared_ptr<C>& self() const noexcept { return self_; }
  friend bool operator==(const BoundMethod& a, const BoundMethod& b) noexcept {
    return a.self_ == b.self_ && a.member_ == b.member_;
  }
  friend bool operator!=(const BoundMethod& a, const BoundMethod& b) noexcept { return !(a == b); }

 private:
  std::shared_ptr<C> self_;
  Member member_;
};

// `self.on_done`: a member of an object, with the object, which is given as to method().
template <class Object, class Member>
auto bound(const Object& self, Member member) {
  static_assert(std::is_member_pointer_v<Member>,
                "bound() takes an object and a pointer to a member: bound(this, &C::on_done)");
  if constexpr (std::is_member_pointer_v<Member>) {
    auto shared = detail::shared_self(self);
    using Given = typename decltype(shared)::element_type;
    using C = decltype(detail::class_of(member));  // whichever base the member is of
    using Self = std::conditional_t<std::is_const_v<Given>, const C, C>;
    return BoundMethod<Self, Member>(std::move(shared), member);
  }
}

namespace detail {
template <class C, class Member>
struct returns_coroutine<BoundMethod<C, Member>, void> : returns_coroutine<Member> {};
}  // namespace detail

}  // namespace asyncio
#pragma GCC visibility pop
