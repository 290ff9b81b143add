// The keywords: ASYNCIO_BEGIN, END, YIELD, YIELD_FROM, RETURN, RETURN_FROM, TRY, EXCEPT, ELSE,
// FINALLY, END_TRY, RAISE, WITH, FOR.
//
// They are statements. What they hide is one `switch` over the frame's label and one `return` per
// suspension; docs/keywords.md shows each expanded, and the rules that follow from it:
//  - what lives over a YIELD is a member of the callable (an init-capture), never a local;
//  - one keyword per line; none inside a `switch` of your own or a C++ try block (neither
//  compiles);
//  - inside TRY, break works as in Python; continue does not (it is caught at once), goto is
//  refused.
//
// <asyncio/generators/short_keywords.hpp> gives them without the prefix.
#pragma once

#include <asyncio/generators/blocks.hpp>
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/hiding.hpp>

// For a user's warnings. -Wshadow: the names of a body or block hide those of the ones around,
// which is what they are for (of enumerators g++ says nothing). -Wextra-semi-stmt: a semicolon may
// follow BEGIN, END_TRY, END_WITH and END_FOR, so in a body it says nothing. For g++: hiding.hpp.
#if defined(__clang__)
#define ASYNCIO_BEGIN_WARNINGS_ \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wextra-semi-stmt\"")
#define ASYNCIO_END_WARNINGS_ _Pragma("clang diagnostic pop")
#define ASYNCIO_NO_SHADOW_ \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wshadow\"")
#else
#define ASYNCIO_BEGIN_WARNINGS_
#define ASYNCIO_END_WARNINGS_
#define ASYNCIO_NO_SHADOW_
#endif
#define ASYNCIO_NAMES_(...) ASYNCIO_NO_SHADOW_ enum : int { __VA_ARGS__ } ASYNCIO_END_WARNINGS_

// Labels: the line, and what on it. asyncio_h_ is the handler that is armed at a place in the
// source and asyncio_d_ the depth of its blocks: enumerators, because a jump may pass over their
// declaration.
#define ASYNCIO_LABEL_(what) ((__LINE__ << 3) | (what))
// Where a body goes on. A compiler that refuses the jump to it names this macro, and so the rule.
#define ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(what) case ::asyncio::Label{ASYNCIO_LABEL_(what)}:
// The preprocessor divides `gm<int, int>(), f()` at its first comma.
#define ASYNCIO_WHOLE_TARGET_(target, rest)                         \
  static_assert(!::asyncio::detail::divided_at_comma(target, rest), \
                "a target with a comma of its own goes in parentheses: INTO((f<A, B>()), ...)")

// The first line of a body; `co` is its argument.
#define ASYNCIO_BEGIN(co)                         \
  ASYNCIO_NO_SHADOW_ ASYNCIO_CO_IS_(co);          \
  ASYNCIO_END_WARNINGS_                           \
  ASYNCIO_BEGIN_WARNINGS_                         \
  ASYNCIO_NAMES_(asyncio_h_ = 0, asyncio_d_ = 0); \
  switch (asyncio_co_.label_()) {                 \
    case ::asyncio::Label{0}:;

// The last line of a body, which returns there as by RETURN(). A Coroutine<T> that comes here has
// no T to return: RuntimeError.
#define ASYNCIO_END                                 \
  return asyncio_co_.end_();                        \
  default:                                          \
    return asyncio_co_.way_in_(__FILE__, __LINE__); \
    }                                               \
    ASYNCIO_END_WARNINGS_                           \
    asyncio_co_.bad_break_(__FILE__, __LINE__)

// YIELD() in a coroutine gives up one turn; YIELD(value) in a generator hands the value out.
#define ASYNCIO_YIELD(...)                                                       \
  do {                                                                           \
    return asyncio_co_.here_(ASYNCIO_LABEL_(0), asyncio_h_).yield_(__VA_ARGS__); \
    ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                   \
  } while (false)

// The value that is sent in goes to `target`.
#define ASYNCIO_YIELD_INTO(target, ...)                                          \
  do {                                                                           \
    ASYNCIO_WHOLE_TARGET_(#target, #__VA_ARGS__);                                \
    return asyncio_co_.here_(ASYNCIO_LABEL_(0), asyncio_h_).yield_(__VA_ARGS__); \
    ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                   \
    asyncio_co_.sent_into_(target);                                              \
  } while (false)

// `yield from`, `await`: waits for a future, task, coroutine or operation, and drops its result.
// What it raises is raised here. In a generator it delegates to another one, or to a range.
#define ASYNCIO_YIELD_FROM(...)                                                 \
  do {                                                                          \
    if (asyncio_co_.here_(ASYNCIO_LABEL_(0), asyncio_h_).await_(__VA_ARGS__)) { \
      return asyncio_co_.step_();                                               \
      ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                \
      asyncio_co_.deliver_();                                                   \
    }                                                                           \
  } while (false)

// The result goes to `target`, a variable of its very type, which is evaluated once it is there.
#define ASYNCIO_YIELD_FROM_INTO(target, ...)                                            \
  do {                                                                                  \
    ASYNCIO_WHOLE_TARGET_(#target, #__VA_ARGS__);                                       \
    {                                                                                   \
      auto&& asyncio_now_ = asyncio_co_.here_(ASYNCIO_LABEL_(0), asyncio_h_)            \
                                .template await_into_<decltype((target))>(__VA_ARGS__); \
      if (asyncio_now_.waits_()) return asyncio_co_.step_();                            \
      asyncio_now_.give_(target);                                                       \
    }                                                                                   \
    if (false) {                                                                        \
      ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                        \
      asyncio_co_.deliver_into_(target);                                                \
    }                                                                                   \
  } while (false)

// The result or the exception goes to `target`, an Outcome<T>; nothing is raised but GeneratorExit.
#define ASYNCIO_YIELD_FROM_OUTCOME(target, ...)                                                 \
  do {                                                                                          \
    ASYNCIO_WHOLE_TARGET_(#target, #__VA_ARGS__);                                               \
    if (asyncio_co_.here_(ASYNCIO_LABEL_(0), asyncio_h_).await_outcome_(target, __VA_ARGS__)) { \
      return asyncio_co_.step_();                                                               \
      ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                                \
      asyncio_co_.deliver_outcome_(target);                                                     \
    }                                                                                           \
  } while (false)

// RETURN_FROM(awaitable): `return await`.
#define ASYNCIO_RETURN_FROM(...)                                                                   \
  do {                                                                                             \
    {                                                                                              \
      auto&& asyncio_now_ = asyncio_co_.await_return_(ASYNCIO_LABEL_(0), asyncio_h_, __VA_ARGS__); \
      if (asyncio_now_.waits_()) return asyncio_co_.step_();                                       \
      return asyncio_co_.returning_(asyncio_h_).arrived(asyncio_now_.passing_());                  \
    }                                                                                              \
    if (false) {                                                                                   \
      ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(0);                                                   \
      return asyncio_co_.returning_(asyncio_h_).delivered();                                       \
    }                                                                                              \
  } while (false)

// RETURN(outcome) returns its value or raises its exception.
#define ASYNCIO_RETURN(...) return asyncio_co_.returning_(asyncio_h_).value(__VA_ARGS__)

// RAISE(error) raises without a C++ throw; RAISE() raises again what the EXCEPT around is handling.
#define ASYNCIO_RAISE(...) return asyncio_co_.raising_(asyncio_h_).error(__VA_ARGS__)

// TRY { } EXCEPT(E) { } ELSE { } FINALLY { } END_TRY. Each section is a `for` that runs once, so
// that a break is noticed. EXCEPT(A, B) handles either; BaseException matches everything.
#define ASYNCIO_TRY                                                                  \
  {                                                                                  \
    ASYNCIO_NAMES_(asyncio_oh_ = asyncio_h_, asyncio_od_ = asyncio_d_);              \
    {                                                                                \
      ASYNCIO_NAMES_(asyncio_h_ = ASYNCIO_LABEL_(1), asyncio_f_ = ASYNCIO_LABEL_(2), \
                     asyncio_d_ = asyncio_od_ + 1);                                  \
      ASYNCIO_ENTER_TRY_

#define ASYNCIO_ENTER_TRY_                 \
  asyncio_co_.enter_try_(asyncio_h_);      \
  if (false) {                             \
    case ::asyncio::Label{asyncio_h_}:     \
      asyncio_co_.arrived_(true);          \
      if (false) {                         \
        case ::asyncio::Label{asyncio_f_}: \
          asyncio_co_.arrived_(false);     \
      }                                    \
      asyncio_co_.arm_(asyncio_f_);        \
  }                                        \
  if (asyncio_co_.in_body_())              \
    for (asyncio_co_.begin_body_();; asyncio_co_.bad_continue_(__FILE__, __LINE__)) {
#define ASYNCIO_SECTION_DONE_            \
  asyncio_co_.section_done_(asyncio_d_); \
  break;                                 \
  }                                      \
  asyncio_co_.after_section_();

#define ASYNCIO_EXCEPT(...)                                  \
  ASYNCIO_SECTION_DONE_                                      \
  if (asyncio_co_.template matches_<__VA_ARGS__>())          \
    for (asyncio_co_.begin_except_(asyncio_d_, asyncio_f_);; \
         asyncio_co_.bad_continue_(__FILE__, __LINE__)) {    \
      ASYNCIO_NAMES_(asyncio_h_ = asyncio_f_);

// EXCEPT_AS(e, E) { }: `except E as e`, a `const E&`. For BaseException, and for several types, it
// is a `const ExceptionPtr&`. Its block is a `switch` of its own, which is entered behind `e`.
#define ASYNCIO_EXCEPT_AS(e, ...)                                                                \
  ASYNCIO_SECTION_DONE_                                                                          \
  if (asyncio_co_.template begin_except_as_<__VA_ARGS__>(asyncio_d_, asyncio_f_,                 \
                                                         ASYNCIO_LABEL_(7)))                     \
    ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(7)                                                    \
  if ([[maybe_unused]] const auto& e = asyncio_co_.template caught_as_<__VA_ARGS__>(asyncio_d_); \
      true)                                                                                      \
    switch (asyncio_co_.label_in_(asyncio_d_, ASYNCIO_LABEL_(7)))                                \
    case ::asyncio::Label{0}:                                                                    \
      for (;; asyncio_co_.bad_continue_(__FILE__, __LINE__)) {                                   \
        ASYNCIO_NAMES_(asyncio_h_ = asyncio_f_);

// ELSE { } after the EXCEPTs: when the body came to its end. What it raises they do not see.
#define ASYNCIO_ELSE                                                                            \
  ASYNCIO_SECTION_DONE_                                                                         \
  if (asyncio_co_.body_ended_())                                                                \
    for (asyncio_co_.begin_else_(asyncio_f_);; asyncio_co_.bad_continue_(__FILE__, __LINE__)) { \
      ASYNCIO_NAMES_(asyncio_h_ = asyncio_f_);

#define ASYNCIO_FINALLY                                      \
  ASYNCIO_SECTION_DONE_                                      \
  for (asyncio_co_.begin_finally_(asyncio_d_, asyncio_oh_);; \
       asyncio_co_.bad_continue_(__FILE__, __LINE__)) {      \
    ASYNCIO_NAMES_(asyncio_h_ = asyncio_oh_);

// The end of a TRY: what was raised and not handled, or returned, goes on outwards from here.
#define ASYNCIO_END_TRY                 \
  ASYNCIO_SECTION_DONE_                 \
  asyncio_co_.end_finally_(asyncio_d_); \
  ASYNCIO_LEAVE_TRY_

#define ASYNCIO_LEAVE_TRY_                                               \
  asyncio_co_.arm_(asyncio_oh_);                                         \
  if (asyncio_co_.unwinding_()) return asyncio_co_.unwind_(asyncio_oh_); \
  }                                                                      \
  if (asyncio_co_.breaking_()) {                                         \
    asyncio_co_.stop_breaking_();                                        \
    break;                                                               \
  }                                                                      \
  asyncio_co_.broke_again_();                                            \
  }

// WITH(manager) { } END_WITH: `async with`. The manager is entered first and left on every way out.
// WITH(a, b) takes several.
#define ASYNCIO_WITH(...)                                                                     \
  ASYNCIO_OPEN_WITH_(::asyncio::BlockAccess::with_begin(asyncio_co_, asyncio_w_, asyncio_oh_, \
                                                        asyncio_f_, __VA_ARGS__))

// WITH_INTO(target, manager) { } END_WITH: `async with manager as target`. Where the enter gives
// nothing the target becomes the manager.
#define ASYNCIO_WITH_INTO(target, ...)                                                       \
  ASYNCIO_WHOLE_TARGET_(#target, #__VA_ARGS__);                                              \
  ASYNCIO_OPEN_WITH_(::asyncio::BlockAccess::with_begin_into<decltype((target))>(            \
      asyncio_co_, asyncio_w_, [&]() -> decltype((target)) { return target; }, __VA_ARGS__)) \
  ::asyncio::BlockAccess::with_give<decltype((target))>(asyncio_co_, asyncio_w_, target);

#define ASYNCIO_OPEN_WITH_(...)                                                      \
  {                                                                                  \
    ASYNCIO_NAMES_(asyncio_oh_ = asyncio_h_, asyncio_od_ = asyncio_d_);              \
    {                                                                                \
      ASYNCIO_NAMES_(asyncio_h_ = ASYNCIO_LABEL_(1), asyncio_f_ = ASYNCIO_LABEL_(2), \
                     asyncio_w_ = asyncio_od_ + 1, asyncio_d_ = asyncio_od_ + 2);    \
      (void)asyncio_co_.here_(ASYNCIO_LABEL_(3), asyncio_oh_);                       \
      if (__VA_ARGS__) do {                                                          \
          return asyncio_co_.step_();                                                \
          ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(3);                                 \
        } while (::asyncio::BlockAccess::with_entered(asyncio_co_, asyncio_w_));     \
      ASYNCIO_ENTER_TRY_

// The end of a WITH.
#define ASYNCIO_END_WITH                                                                  \
  ASYNCIO_SECTION_DONE_                                                                   \
  for (asyncio_co_.begin_finally_(asyncio_d_, asyncio_oh_);;) {                           \
    ASYNCIO_NAMES_(asyncio_h_ = asyncio_oh_);                                             \
    (void)asyncio_co_.here_(ASYNCIO_LABEL_(4), asyncio_h_);                               \
    if (::asyncio::BlockAccess::with_exit(asyncio_co_, asyncio_w_, asyncio_d_)) do {      \
        return asyncio_co_.step_();                                                       \
        ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(4);                                        \
      } while (::asyncio::BlockAccess::with_exited(asyncio_co_, asyncio_w_, asyncio_d_)); \
    ASYNCIO_SECTION_DONE_                                                                 \
    asyncio_co_.end_finally_(asyncio_d_);                                                 \
    ::asyncio::BlockAccess::leave(asyncio_co_, asyncio_w_);                               \
    ASYNCIO_LEAVE_TRY_

// FOR(variable, iterator) { } END_FOR: `async for` over what has anext(), `for` over a range or a
// generator. As WITH, the loop is left on every way out, for an async generator of its own is
// closed there; `break` and `continue` are those of the `for` inside.
#define ASYNCIO_FOR(target, ...)                                                                   \
  ASYNCIO_WHOLE_TARGET_(#target, #__VA_ARGS__);                                                    \
  {                                                                                                \
    ASYNCIO_NAMES_(asyncio_oh_ = asyncio_h_, asyncio_od_ = asyncio_d_);                            \
    {                                                                                              \
      ASYNCIO_NAMES_(asyncio_h_ = ASYNCIO_LABEL_(1), asyncio_f_ = ASYNCIO_LABEL_(2),               \
                     asyncio_w_ = asyncio_od_ + 1, asyncio_d_ = asyncio_od_ + 2);                  \
      ::asyncio::BlockAccess::for_begin<decltype((target))>(asyncio_co_, asyncio_w_, __VA_ARGS__); \
      ASYNCIO_ENTER_TRY_                                                                           \
      for (;;) {                                                                                   \
        (void)asyncio_co_.here_(ASYNCIO_LABEL_(5), asyncio_h_);                                    \
        if (::asyncio::BlockAccess::for_next(asyncio_co_, asyncio_w_)) {                           \
          return asyncio_co_.step_();                                                              \
          ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(5);                                               \
          ::asyncio::BlockAccess::for_delivered(asyncio_co_, asyncio_w_);                          \
        }                                                                                          \
        if (!::asyncio::BlockAccess::for_has_value(asyncio_co_, asyncio_w_)) break;                \
        ::asyncio::BlockAccess::for_give<decltype((target))>(asyncio_co_, asyncio_w_, target);     \
        {
// The end of a FOR.
#define ASYNCIO_END_FOR                                               \
  }                                                                   \
  }                                                                   \
  ASYNCIO_SECTION_DONE_                                               \
  for (asyncio_co_.begin_finally_(asyncio_d_, asyncio_oh_);;) {       \
    ASYNCIO_NAMES_(asyncio_h_ = asyncio_oh_);                         \
    (void)asyncio_co_.here_(ASYNCIO_LABEL_(6), asyncio_h_);           \
    if (::asyncio::BlockAccess::for_leave(asyncio_co_, asyncio_w_)) { \
      return asyncio_co_.step_();                                     \
      ASYNCIO_NO_LOCAL_LIVES_OVER_A_KEYWORD_(6);                      \
      asyncio_co_.deliver_();                                         \
    }                                                                 \
    ASYNCIO_SECTION_DONE_                                             \
    asyncio_co_.end_finally_(asyncio_d_);                             \
    ::asyncio::BlockAccess::leave(asyncio_co_, asyncio_w_);           \
    ASYNCIO_LEAVE_TRY_
