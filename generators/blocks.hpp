// The functions behind the blocks WITH and FOR, whose records are in managers.hpp and loops.hpp.
#pragma once

#include <asyncio/generators/loops.hpp>
#include <asyncio/generators/managers.hpp>

#include <initializer_list>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::detail {

// Is it one template's arguments that end in `target` and go on in `rest`: more `<` than `>` there,
// and more `>` than `<` here? Arrows, texts and what is in parentheses do not count.
constexpr int open_angles(const char* text) noexcept {
  int open = 0, parentheses = 0;
  for (; *text && open >= 0; ++text) {
    if (*text == '"' || *text == '\'') {
      for (const char quote = *text++; *text && *text != quote; ++text)
        if (*text == '\\' && text[1]) ++text;
      if (!*text) return open;
    } else if (*text == '(') {
      ++parentheses;
    } else if (*text == ')') {
      --parentheses;
    } else if (*text == '-' && text[1] == '>') {
      ++text;
    } else if (parentheses == 0) {
      open += *text == '<' ? 1 : *text == '>' ? -1 : 0;
    }
  }
  return open;
}
constexpr bool divided_at_comma(const char* target, const char* rest) noexcept {
  return open_angles(target) > 0 && open_angles(rest) < 0;
}

}  // namespace asyncio::detail

namespace asyncio {

// Beside Activation, because they need to know what an await is.
struct BlockAccess {
  // Each is true when the coroutine has to wait, or fails. `outer` is the handler around, `own` the
  // label of the WITH's FINALLY.
  template <class C, class A>
  static bool with_begin(C& co, int depth, int /*outer*/, int /*own*/, A&& manager) {
    return with_push(co, make_with<C, A>(depth, std::forward<A>(manager)));
  }
  template <class C, class... A>
  static bool with_begin(C& co, int depth, int outer, int own, A&&... managers) {
    detail::Owner<detail::WithSeveral> several(new detail::WithSeveral(depth, own, outer));
    several->managers.reserve(sizeof...(A));
    (several->managers.emplace_back(make_with<C, A>(depth, std::forward<A>(managers))), ...);
    return with_push(co, several.release());
  }
  template <class Target, class C, class T, class A>
  static bool with_begin_into(C& co, int depth, T&& target, A&& manager) {
    static_assert(detail::is_changeable_v<Target>,
                  "the target of the manager is const: a body whose variables change is mutable, "
                  "[x = 0](auto& co) mutable { ... }");
    if constexpr (!check_manager<C, A>()) {
      return false;
    } else if constexpr (!std::is_void_v<detail::given_by_enter_t<A>>) {
      return with_push(co, new detail::WithTargetOf<Target, A>(depth, std::forward<A>(manager)));
    } else {
      constexpr bool takes_it =
          std::is_lvalue_reference_v<Target> && std::is_assignable_v<Target, A>;
      static_assert(takes_it,
                    "the enter of this manager gives nothing, so the target is the manager: a "
                    "variable of its type");
      if constexpr (takes_it) {
        Target itself = target();
        itself = std::forward<A>(manager);
        return with_push(co, new detail::WithItself<Target>(depth, itself));
      }
    }
  }
  template <class Target>
  static void with_give(Activation& co, int depth, Target&& target) {
    static_cast<detail::WithTarget<Target>&>(with(co, depth)).give(std::forward<Target>(target));
  }
  static bool with_entered(Activation& co, int depth) { return with(co, depth).entered(co); }
  static bool with_exit(Activation& co, int depth, int try_depth) {
    detail::WithRecord& record = with(co, depth);
    do {
      const detail::Pending* why = base(co).find(try_depth, detail::Pending::Kind::finally);
      const bool raising = why && why->why == detail::Mode::raise;
      if (record.exit(co, raising ? why->error : ExceptionPtr())) return true;
      if (record.suppress) base(co).swallow(try_depth);
    } while (record.more());
    return false;
  }
  static bool with_exited(Activation& co, int depth, int try_depth) {
    detail::WithRecord& record = with(co, depth);
    if (record.exited(co)) return true;
    if (record.suppress) base(co).swallow(try_depth);
    return record.more() && with_exit(co, depth, try_depth);
  }

  static bool for_leave(Activation& co, int depth) { return loop(co, depth).leave(co); }
  static void leave(Activation& co, int depth) noexcept { co.drop(depth); }

  template <class Target, class C, class A>
  static void for_begin(C& co, int depth, A&& iterator) {
    using Range = std::remove_reference_t<A>;
    constexpr bool changeable = detail::is_changeable_v<Target>;
    constexpr bool iterable = detail::has_anext<Range>::value || detail::has_begin<Range>::value;
    static_assert(changeable,
                  "the loop variable is const: a body whose variables change is mutable, "
                  "[x = 0](auto& co) mutable { ... }");
    static_assert(iterable, "FOR takes a range, a generator, or what has anext()");
    static_assert(std::is_base_of_v<CoBase, C> || !detail::has_anext<Range>::value,
                  "only a coroutine can wait for an iterator");
    if constexpr (changeable && iterable) {
      using Record = typename detail::LoopRecordOf<Target, A>::type;
      base(co).push(new Record(depth, std::forward<A>(iterator)));
    }
  }
  // FOR(n, {1, 2, 4}): a list in braces does not live so long.
  template <class Target, class C, class X>
  static void for_begin(C& co, int depth, std::initializer_list<X> list) {
    for_begin<Target>(co, depth, std::vector<X>(list));
  }
  static bool for_next(Activation& co, int depth) { return loop(co, depth).next(co); }
  static void for_delivered(Activation& co, int depth) { loop(co, depth).delivered(co); }
  // False at the end of the loop.
  static bool for_has_value(Activation& co, int depth) { return loop(co, depth).has_value(); }
  template <class Target>
  static void for_give(Activation& co, int depth, Target&& target) {
    static_cast<detail::LoopRecord<Target>&>(loop(co, depth)).give(std::forward<Target>(target));
  }

 private:
  template <class C, class A>
  static constexpr bool check_manager() {
    using M = std::remove_reference_t<A>;
    static_assert(detail::is_manager_v<M>,
                  "WITH takes a context manager: what has aenter() and aexit(error), enter() and "
                  "exit(error), or lock() and unlock()");
    static_assert(std::is_base_of_v<CoBase, C> || !detail::has_aenter<M>::value,
                  "only a coroutine can wait for a context manager");
    return detail::is_manager_v<M> &&
           (std::is_base_of_v<CoBase, C> || !detail::has_aenter<M>::value);
  }
  template <class C, class A>
  static detail::WithRecord* make_with(int depth, A&& manager) {
    if constexpr (check_manager<C, A>())
      return new detail::WithRecordOf<A>(depth, std::forward<A>(manager));
    else
      return nullptr;
  }
  static bool with_push(Activation& co, detail::WithRecord* record) {
    base(co).push(record);
    return record->enter(co);
  }
  static Activation& base(Activation& co) noexcept { return co; }
  static detail::WithRecord& with(Activation& co, int depth) noexcept {
    return static_cast<detail::WithRecord&>(*co.find(depth, detail::Pending::Kind::with));
  }
  static detail::AnyLoopRecord& loop(Activation& co, int depth) noexcept {
    return static_cast<detail::AnyLoopRecord&>(*co.find(depth, detail::Pending::Kind::loop));
  }
};

}  // namespace asyncio
#pragma GCC visibility pop
