// Kind: what a job does, by a name that workers and clients agree on.
//
//   Coroutine<int> add_body(int a, int b);          // or a plain function: int add_body(int, int)
//   constexpr jobs::Kind<int(int, int)> add{"add", &add_body};
//   constexpr auto mail = jobs::Kind<void(std::string)>{"mail", &send_mail}
//                             .queue("mail").retry(jobs::retry(5)).timeout(60);
//
// The types of arguments and result are part of it, so that a client with other arguments does not
// compile; what may be one: codec.hpp. A plain function runs in the loop's thread, and holds up all
// else there. A program that only enqueues may leave the body out. What is set here holds for all
// jobs of the kind, unless enqueue() says something else. arq: the function in WorkerSettings;
// Celery: @app.task.
// Lifetime: a literal; it needs no constructor to run before main(). Thread: any.
#pragma once

#include <asyncio/generators/keywords.hpp>
#include <asyncio/jobs/codec.hpp>
#include <asyncio/jobs/retry.hpp>

#include <functional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

template <class Signature>
class Kind;

namespace detail {

struct KindSettings {
  const char* queue = "default";
  RetryPolicy retry{};
  double timeout = 0;      // seconds; 0: none
  double keep_result = 0;  // seconds; 0: there is none
};

template <class R, class... P>
struct KindTypes {
  using Arguments = std::tuple<std::decay_t<P>...>;
  using Result = R;
};

// May an argument of type A be given for a parameter P? A conversion that loses something is none.
template <class P, class A>
constexpr bool is_argument() noexcept {
  using To = std::decay_t<P>;
  using From = std::decay_t<A>;
  if constexpr (!std::is_convertible_v<A, To>)
    return false;
  else if constexpr (std::is_same_v<To, bool>)
    return std::is_same_v<From, bool>;
  else
    return !(std::is_floating_point_v<From> && std::is_integral_v<To>);
}

template <class... P, class... A>
constexpr bool fit(std::tuple<P...>*, std::tuple<A...>*) noexcept {
  return (is_argument<P, A>() && ...);
}
template <class Parameters, class... A>
constexpr bool are_arguments() noexcept {
  if constexpr (std::tuple_size_v<Parameters> != sizeof...(A))
    return false;
  else
    return fit(static_cast<Parameters*>(nullptr), static_cast<std::tuple<A...>*>(nullptr));
}

template <class R, class F>
Coroutine<std::string> run_plain(F call, bool keep) {
  return coroutine<std::string>([call = std::move(call), keep](Co<std::string>& co) mutable {
    if constexpr (std::is_void_v<R>) {
      call();
      return co.return_(std::string(keep ? "null" : ""));
    } else {
      JsonWriter out;
      write<R>(out, call());
      return co.return_(keep ? std::move(out).take() : std::string());
    }
  });
}
template <class R>
Coroutine<std::string> run_coroutine(Coroutine<R> body, bool keep) {
  return coroutine<std::string>(
      [body = std::move(body), keep, outcome = Outcome<R>()](auto& co) mutable {
        ASYNCIO_BEGIN(co);
        ASYNCIO_YIELD_FROM_OUTCOME(outcome, std::move(body));
        if (outcome.exception()) ASYNCIO_RAISE(outcome.exception());
        if constexpr (std::is_void_v<R>) {
          ASYNCIO_RETURN(std::string(keep ? "null" : ""));
        } else {
          if (!keep) ASYNCIO_RETURN(std::string());
          JsonWriter out;
          write<R>(out, outcome.value());
          ASYNCIO_RETURN(std::move(out).take());
        }
        ASYNCIO_END;
      });
}

}  // namespace detail

template <class R, class... P>
class Kind<R(P...)> {
  static_assert((!std::is_pointer_v<std::decay_t<P>> && ...),
                "the arguments of a job are values: std::string, not const char*");

 public:
  constexpr explicit Kind(const char* name) noexcept : name_(name) {}
  constexpr Kind(const char* name, Coroutine<R> (*body)(P...)) noexcept
      : name_(name), coroutine_(body) {}
  constexpr Kind(const char* name, R (*body)(P...)) noexcept : name_(name), plain_(body) {}

  // In which queue its jobs are; "default" by default.
  constexpr Kind queue(const char* name) const noexcept {
    return with([name](Settings& s) { s.queue = name; });
  }
  constexpr Kind retry(RetryPolicy policy) const noexcept {
    return with([policy](Settings& s) { s.retry = policy; });
  }
  // How long an attempt may take; then it is cancelled, and counts as failed. arq name: timeout
  constexpr Kind timeout(Seconds seconds) const noexcept {
    return with([seconds](Settings& s) { s.timeout = seconds.count(); });
  }
  // For how long its result is kept; by default it is dropped. arq name: keep_result
  constexpr Kind keep_result(Seconds seconds) const noexcept {
    return with([seconds](Settings& s) { s.keep_result = seconds.count(); });
  }

  constexpr const char* name() const noexcept { return name_; }
  // For the library's layers.
  constexpr const detail::KindSettings& settings() const noexcept { return settings_; }
  constexpr bool has_body() const noexcept { return coroutine_ || plain_; }
  // Runs the body with the arguments of a payload; its result as JSON if it is to be kept.
  Coroutine<std::string> start(const JsonValue& arguments, bool keep) const {
    using Arguments = typename detail::KindTypes<R, P...>::Arguments;
    Arguments values = read<Arguments>(arguments);
    if (coroutine_)
      return detail::run_coroutine<R>(std::apply(coroutine_, std::move(values)), keep);
    return detail::run_plain<R>(
        [body = plain_, values = std::move(values)]() mutable {
          return std::apply(body, std::move(values));
        },
        keep);
  }

 private:
  using Settings = detail::KindSettings;
  template <class F>
  constexpr Kind with(F set) const noexcept {
    Kind out = *this;
    set(out.settings_);
    return out;
  }
  const char* name_;
  Coroutine<R> (*coroutine_)(P...) = nullptr;
  R (*plain_)(P...) = nullptr;
  detail::KindSettings settings_{};
};

template <class R, class... P>
Kind(const char*, Coroutine<R> (*)(P...)) -> Kind<R(P...)>;
template <class R, class... P>
Kind(const char*, R (*)(P...)) -> Kind<R(P...)>;

// A kind of any type, for workers.
class AnyKind {
 public:
  // ValueError when it has no body.
  template <class R, class... P>
  AnyKind(const Kind<R(P...)>& kind)
      : name_(kind.name()),
        settings_(kind.settings()),
        start_([kind](const JsonValue& in, bool k) { return kind.start(in, k); }) {
    if (!kind.has_body()) throw ValueError("the kind " + name_ + " has no body to be run");
  }
  const std::string& name() const noexcept { return name_; }
  const detail::KindSettings& settings() const noexcept { return settings_; }
  Coroutine<std::string> start(const JsonValue& arguments, bool keep) const {
    return start_(arguments, keep);
  }

 private:
  std::string name_;
  detail::KindSettings settings_;
  std::function<Coroutine<std::string>(const JsonValue&, bool)> start_;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
