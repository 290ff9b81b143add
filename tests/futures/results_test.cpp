// Results of every kind through everything that keeps one or hands one over: of types without a
// default constructor, that cannot be assigned or copied, with an operator& of their own, as big as
// the stack.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

using namespace asyncio;

struct NoDefault {
  explicit NoDefault(int v) : n(v) {}
  int n;
};
struct MoveOnly {
  explicit MoveOnly(int v) : p(std::make_unique<int>(v)) {}
  std::unique_ptr<int> p;
};
struct OwnAddress {
  explicit OwnAddress(int v) : n(v) {}
  void operator&() const = delete;
  void operator,(int) const = delete;
  int n;
};
// Moved, and nothing else: no default constructor, no assignment, no copy, no operator& and no
// comma.
struct MovedOnce {
  explicit MovedOnce(int v) : n(v) {}
  MovedOnce(MovedOnce&&) = default;
  MovedOnce& operator=(MovedOnce&&) = delete;
  void operator&() const = delete;
  void operator,(int) const = delete;
  const int n;
};
#if defined(ASYNCIO_POOL_OFF_) || defined(__SANITIZE_THREAD__)
// UBSan takes no object seriously whose parts lie a megabyte apart.
constexpr std::size_t kBig = 256 << 10;
#else
constexpr std::size_t kBig = 9 << 20;  // more than a stack holds
#endif
struct Big {
  char data[kBig];
};

// How a T is made, on the heap, and what number is in it.
template <class T>
struct Kind {
  static std::unique_ptr<T> make(int n) { return std::make_unique<T>(n); }
  static int number(const T& t) { return t.n; }
};
template <>
struct Kind<MoveOnly> {
  static std::unique_ptr<MoveOnly> make(int n) { return std::make_unique<MoveOnly>(n); }
  static int number(const MoveOnly& t) { return t.p ? *t.p : -1; }
};
template <>
struct Kind<Big> {
  static std::unique_ptr<Big> make(int n) {
    std::unique_ptr<Big> big(new Big);
    big->data[0] = static_cast<char>(n);
    big->data[sizeof(Big) - 1] = static_cast<char>(n);
    return big;
  }
  static int number(const Big& b) { return b.data[0] == b.data[sizeof(Big) - 1] ? b.data[0] : -1; }
};
using Entry = std::pair<const int, std::string>;
template <>
struct Kind<Entry> {
  static std::unique_ptr<Entry> make(int n) { return std::make_unique<Entry>(n, "text"); }
  static int number(const Entry& e) { return e.second == "text" ? e.first : -1; }
};
using MoveOnlyList = std::vector<std::unique_ptr<int>>;
template <>
struct Kind<MoveOnlyList> {
  static std::unique_ptr<MoveOnlyList> make(int n) {
    auto list = std::make_unique<MoveOnlyList>();
    list->push_back(std::make_unique<int>(n));
    return list;
  }
  static int number(const MoveOnlyList& list) { return list.empty() ? -1 : *list[0]; }
};
using MoveOnlyMap = std::map<int, std::list<std::pair<int, std::unique_ptr<int>>>>;
template <>
struct Kind<MoveOnlyMap> {
  static std::unique_ptr<MoveOnlyMap> make(int n) {
    auto map = std::make_unique<MoveOnlyMap>();
    (*map)[1].emplace_back(2, std::make_unique<int>(n));
    return map;
  }
  static int number(const MoveOnlyMap& map) { return map.empty() ? -1 : *map.at(1).front().second; }
};
template <class T>
int number(const T& t) {
  return Kind<T>::number(t);
}

template <class T>
Coroutine<T> give(int n, bool waits = true) {
  return coroutine<T>([n, waits](auto& co) {
    BEGIN(co);
    if (waits) YIELD();
    RETURN(std::move(*Kind<T>::make(n)));
    END;
  });
}
template <class T>
Future<T> done(int n) {
  Future<T> future = get_running_loop().create_future<T>();
  future.set_result(std::move(*Kind<T>::make(n)));
  return future;
}
template <class T>
std::vector<Coroutine<T>> two() {
  std::vector<Coroutine<T>> list;
  list.push_back(give<T>(21));
  list.push_back(give<T>(22, false));
  return list;
}

// A coroutine of a body that stays where it is made.
template <class Body>
Coroutine<> coroutine_of_body() {
  return coroutine([body = std::make_unique<Body>()](Co<void>& co) { return (*body)(co); });
}

// ---- one await each, into an outcome ----

template <class T>
Coroutine<> awaits() {
  struct Body {
    std::unique_ptr<Outcome<T>> o = std::make_unique<Outcome<T>>();
    Future<T> future{nullptr};
    Queue<T> queue;
    LifoQueue<T> lifo;
    concurrent::ThreadPoolExecutor pool{1};
    concurrent::Future<T> job;
    AsyncGenerator<T> generator = async_generator<T>([](auto& co) {
      BEGIN(co);
      YIELD(std::move(*Kind<T>::make(31)));
      END;
    });
    Task<T> task{nullptr};
    Task<> putter{nullptr};
    std::unique_ptr<Outcome<std::optional<T>>> next = std::make_unique<Outcome<std::optional<T>>>();

    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_OUTCOME(*o, give<T>(1));
      BOOST_TEST(number(o->value()) == 1);
      YIELD_FROM_OUTCOME(*o, create_task(give<T>(2)));
      BOOST_TEST(number(o->value()) == 2);
      YIELD_FROM_OUTCOME(*o, done<T>(3));
      BOOST_TEST(number(o->value()) == 3);
      YIELD_FROM_OUTCOME(*o, wait_for(give<T>(4), 1));
      BOOST_TEST(number(o->value()) == 4);
      YIELD_FROM_OUTCOME(*o, wait_for(give<T>(5, false), std::nullopt));
      BOOST_TEST(number(o->value()) == 5);
      YIELD_FROM_OUTCOME(*o, wait_for(done<T>(6), 0));
      BOOST_TEST(number(o->value()) == 6);
      YIELD_FROM_OUTCOME(*o, wait_for(done<T>(7), 1));
      BOOST_TEST(number(o->value()) == 7);
      YIELD_FROM_OUTCOME(*o, shield(give<T>(8)));
      BOOST_TEST(number(o->value()) == 8);
      YIELD_FROM_OUTCOME(*o, shield(done<T>(9)));
      BOOST_TEST(number(o->value()) == 9);
      // an operation of the library that is a task
      queue.put_nowait(std::move(*Kind<T>::make(10)));
      YIELD_FROM_OUTCOME(*o, create_task(queue.get()));
      BOOST_TEST(number(o->value()) == 10);
      YIELD_FROM(queue.put(std::move(*Kind<T>::make(11))));
      YIELD_FROM_OUTCOME(*o, queue.get());
      BOOST_TEST(number(o->value()) == 11);
      putter = create_task(lifo.put(std::move(*Kind<T>::make(12))));
      YIELD_FROM_OUTCOME(*o, lifo.get());
      BOOST_TEST(number(o->value()) == 12);
      YIELD_FROM_OUTCOME(*o, get_running_loop().run_in_executor(
                                 nullptr, [] { return std::move(*Kind<T>::make(13)); }));
      BOOST_TEST(number(o->value()) == 13);
      YIELD_FROM_OUTCOME(*o, to_thread([] { return std::move(*Kind<T>::make(14)); }));
      BOOST_TEST(number(o->value()) == 14);
      job = pool.submit([] { return std::move(*Kind<T>::make(15)); });
      YIELD_FROM_OUTCOME(*o, wrap_future(job));
      BOOST_TEST(number(o->value()) == 15);
      job = run_coroutine_threadsafe(give<T>(16), get_running_loop());
      YIELD_FROM_OUTCOME(*o, wrap_future(job));
      BOOST_TEST(number(o->value()) == 16);
      YIELD_FROM_OUTCOME(*next, generator.anext());
      BOOST_TEST(number(*next->value()) == 31);
      YIELD_FROM_OUTCOME(*next, generator.anext());
      BOOST_TEST(!next->value());
      task = create_task(coroutine<T>([](auto& inner) {
        BEGIN(inner);
        RETURN_FROM(give<T>(17));
        END;
      }));
      YIELD_FROM(asyncio::wait(std::vector<Task<T>>{task}));
      BOOST_TEST(number(std::as_const(task).result()) == 17);
      END;
    }
  };
  return coroutine_of_body<Body>();
}

// ---- many at once ----

template <class T>
Coroutine<> gathers() {
  struct Body {
    std::unique_ptr<Outcome<std::tuple<T, T>>> both = std::make_unique<Outcome<std::tuple<T, T>>>();
    std::unique_ptr<Outcome<std::tuple<Outcome<T>, Outcome<void>>>> outcomes =
        std::make_unique<Outcome<std::tuple<Outcome<T>, Outcome<void>>>>();
    Outcome<std::vector<T>> list;
    Outcome<std::vector<Outcome<T>>> list_of_outcomes;

    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_OUTCOME(*both, gather(give<T>(1), done<T>(2)));
      BOOST_TEST(number(std::get<0>(both->value())) == 1);
      BOOST_TEST(number(std::get<1>(both->value())) == 2);
      YIELD_FROM_OUTCOME(*outcomes, gather(return_exceptions, give<T>(3), asyncio::sleep(0)));
      BOOST_TEST(number(std::get<0>(outcomes->value()).value()) == 3);
      YIELD_FROM_OUTCOME(list, gather(two<T>()));
      BOOST_TEST(list.value().size() == 2u);
      BOOST_TEST(number(list.value()[0]) == 21);
      BOOST_TEST(number(list.value()[1]) == 22);
      YIELD_FROM_OUTCOME(list_of_outcomes, gather(return_exceptions, two<T>()));
      BOOST_TEST(number(list_of_outcomes.value()[1].value()) == 22);
      END;
    }
  };
  return coroutine_of_body<Body>();
}

std::vector<Coroutine<std::unique_ptr<int>>> give_pointers() {
  std::vector<Coroutine<std::unique_ptr<int>>> list;
  list.push_back(coroutine<std::unique_ptr<int>>([](auto& co) {
    BEGIN(co);
    RETURN(std::make_unique<int>(5));
    END;
  }));
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(results)

// The strictest type there is; one that is copied and not assigned; a large one; a container that
// says it can be copied and cannot.
using Kinds = std::tuple<MovedOnce, Entry, Big, MoveOnlyMap>;

BOOST_AUTO_TEST_CASE_TEMPLATE(a_result_of_any_type_goes_through_everything, T, Kinds) {
  run(awaits<T>());
}
BOOST_AUTO_TEST_CASE_TEMPLATE(many_results_of_any_type_are_gathered, T, Kinds) {
  run(gathers<T>());
}

BOOST_AUTO_TEST_CASE(the_same_result_is_for_all_who_await_it) {
  run(coroutine([future = Future<NoDefault>(nullptr), a = Outcome<NoDefault>(),
                 b = Outcome<NoDefault>()](auto& co) mutable {
    BEGIN(co);
    future = create_task(give<NoDefault>(1));
    YIELD_FROM_OUTCOME(a, future);
    YIELD_FROM_OUTCOME(b, future);
    BOOST_TEST(a.value().n + b.value().n == 2);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(one_that_can_be_assigned_is_awaited_into_a_variable) {
  run(coroutine([own = OwnAddress(0), none = NoDefault(0), only = MoveOnly(0),
                 big = std::make_unique<Big>(), all = MoveOnlyList()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(own, give<OwnAddress>(1));
    YIELD_FROM_INTO(none, create_task(give<NoDefault>(2)));
    YIELD_FROM_INTO(only, done<MoveOnly>(3));
    YIELD_FROM_INTO(*big, wait_for(give<Big>(4), 1));
    YIELD_FROM_INTO(all, gather(give_pointers()));
    BOOST_TEST(number(own) + number(none) + number(only) + number(*big) + number(all) == 15);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_result_that_waits_for_another_thread_is_big) {
  concurrent::ThreadPoolExecutor pool(1);
  const auto job = pool.submit([] { return std::move(*Kind<Big>::make(7)); });
  const std::unique_ptr<Big> here(new Big(job.result()));
  BOOST_TEST(number(*here) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
