// ContextVar, Context: PEP 567, and which context a callback or a task runs in.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

const ContextVar<int> number("number", 0);

Coroutine<int> set_and_get(int value) {
  return coroutine<int>([value](auto& co) {
    BEGIN(co);
    ContextVar<int>(number).set(value);
    YIELD_FROM(asyncio::sleep(1));
    RETURN(number.get());
    END;
  });
}

// Leaves nothing set behind.
struct Fixture : VirtualLoop {
  ~Fixture() { detail::leave_context(nullptr); }
  ContextVar<int> var = number;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contextvars, Fixture)

// ---- PEP 567 ----

BOOST_AUTO_TEST_CASE(a_variable_without_value_and_default_is_a_lookup_error) {
  ContextVar<std::string> empty("empty");
  BOOST_TEST(empty.name() == "empty");
  BOOST_CHECK_THROW(empty.get(), LookupError);
  BOOST_TEST(empty.get("otherwise") == "otherwise");
  empty.set("value");
  BOOST_TEST(empty.get() == "value");
  BOOST_TEST(empty.get("otherwise") == "value");
}

BOOST_AUTO_TEST_CASE(a_token_takes_the_value_back_once) {
  Token<int> first = var.set(1);
  BOOST_TEST(!first.old_value());
  Token<int> second = var.set(2);
  BOOST_TEST(*second.old_value() == 1);
  var.reset(second);
  BOOST_TEST(var.get() == 1);
  BOOST_TEST(text_of<RuntimeError>([&] { var.reset(second); }) ==
             "<Token used var=<ContextVar name='number'>> has already been used once");
  var.reset(first);
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(a_token_of_another_variable_is_refused) {
  ContextVar<int> other("other");
  Token<int> token = other.set(1);
  BOOST_TEST(text_of<ValueError>([&] { var.reset(token); }) ==
             "<Token var=<ContextVar name='other'>> was created by a different ContextVar");
}

BOOST_AUTO_TEST_CASE(run_enters_a_context_and_leaves_the_outer_one_alone) {
  Context context;
  const int result = context.run(
      [&](int n) {
        var.set(n);
        return var.get() + 1;
      },
      5);
  BOOST_TEST(result == 6);
  BOOST_TEST(var.get() == 0);
  BOOST_TEST(context.run([&] { return var.get(); }) == 5);
  BOOST_TEST(context.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_context_cannot_be_entered_twice) {
  Context context;
  BOOST_TEST(text_of<RuntimeError>([&] {
               context.run([&] { context.run([] {}); });
             }).find("cannot enter context") == 0U);
  context.run([] {});  // it is left again
}

BOOST_AUTO_TEST_CASE(an_exception_leaves_the_context) {
  Context context;
  BOOST_CHECK_THROW(context.run([] { throw ValueError("x"); }), ValueError);
  context.run([] {});
}

BOOST_AUTO_TEST_CASE(a_copy_shares_nothing_that_is_set_later) {
  var.set(1);
  Context copy = copy_context();
  var.set(2);
  Context second = copy.copy();
  copy.run([&] { var.set(3); });
  BOOST_TEST(copy.run([&] { return var.get(); }) == 3);
  BOOST_TEST(second.run([&] { return var.get(); }) == 1);
  BOOST_TEST(var.get() == 2);
  BOOST_TEST(!(copy == second));
}

BOOST_AUTO_TEST_CASE(many_variables_live_side_by_side) {
  std::vector<ContextVar<int>> vars;
  for (int i = 0; i < 50; ++i) vars.emplace_back("v" + std::to_string(i));
  for (int i = 0; i < 50; ++i) vars[static_cast<std::size_t>(i)].set(i);
  Context copy = copy_context();
  for (auto& v : vars) v.set(-1);
  copy.run([&] {
    for (int i = 0; i < 50; ++i) BOOST_REQUIRE(vars[static_cast<std::size_t>(i)].get() == i);
  });
}

BOOST_AUTO_TEST_CASE(a_variable_never_has_the_value_of_one_that_is_gone) {
  for (int i = 0; i < 100; ++i) {
    ContextVar<int> retries("retries", 0);
    BOOST_TEST(retries.get() == 0);
    ContextVar<int> request_id("request_id");
    BOOST_CHECK_THROW(request_id.get(), LookupError);
    request_id.set(42);
  }
}

BOOST_AUTO_TEST_CASE(a_copy_of_a_variable_is_the_same_variable_and_outlives_it) {
  auto original = std::make_unique<ContextVar<int>>("v");
  const ContextVar<int> copy = *original;
  original->set(1);
  original.reset();
  BOOST_TEST(copy.get() == 1);
  BOOST_TEST(copy.to_string() == "<ContextVar name='v'>");
}

BOOST_AUTO_TEST_CASE(a_token_belongs_to_its_context) {
  Token<int> token = var.set(1);
  Context other = copy_context();
  const std::string refused =
      "<Token var=<ContextVar name='number'>> was created in a different Context";
  BOOST_TEST(text_of<ValueError>([&] { other.run([&] { var.reset(token); }); }) == refused);
  loop.call_soon([&] {
    BOOST_TEST(text_of<ValueError>([&] { var.reset(token); }) == refused);
    token = var.set(2);
  });
  run_turns();
  BOOST_TEST(text_of<ValueError>([&] { var.reset(token); }) == refused);
  Context empty;
  token = empty.run([&] { return var.set(3); });
  BOOST_TEST(token.to_string() == "<Token var=<ContextVar name='number'>>");
  empty.run([&] { var.reset(token); });
  BOOST_TEST(empty.size() == 0U);
  BOOST_TEST(var.get() == 1);
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_token_lasts_over_the_steps_of_a_task_and_the_calls_of_a_reader) {
  run(coroutine([v = var, token = std::optional<Token<int>>()](auto& co) mutable {
    BEGIN(co);
    token = v.set(1);
    YIELD_FROM(asyncio::sleep(1));
    v.reset(*token);
    BOOST_TEST(v.get() == 0);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(a_context_tells_what_is_set_in_it) {
  ContextVar<std::string> text("text", "default"), other("other");
  Context context;
  context.run([&] { text.set("set"); });
  BOOST_TEST(context.contains(text));
  BOOST_TEST(!context.contains(other));
  BOOST_TEST(*context.get(text) == "set");
  BOOST_TEST(!Context().get(text));
  BOOST_TEST(context[text] == "set");
  BOOST_TEST(text_of<LookupError>([&] { context[other]; }) ==
             "<ContextVar name='other'> has no value");
  BOOST_TEST(context.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_context_that_was_moved_from_says_so) {
  Context context;
  const Context moved = std::move(context);
  BOOST_TEST(text_of<RuntimeError>([&] { context.run([] {}); }) ==
             "the handle refers to no context");
  BOOST_CHECK_THROW(context.copy(), RuntimeError);
  BOOST_CHECK_THROW(context.size(), RuntimeError);
  BOOST_CHECK_THROW(loop.call_soon(context, [] {}), RuntimeError);
  Token<int> token = var.set(1);
  const Token<int> kept = std::move(token);
  BOOST_TEST(token.to_string() == "<Token>");
  BOOST_CHECK_THROW(var.reset(token), ValueError);
}

// What a value does when it goes, or is copied, finds the context whole.
BOOST_AUTO_TEST_CASE(a_value_may_use_its_variable_while_it_is_replaced) {
  struct Value {
    const ContextVar<int>* seen;
    int* sum;
    bool counts = true;
    Value(const ContextVar<int>& s, int& n) : seen(&s), sum(&n) {}
    Value(const Value& other) : seen(other.seen), sum(other.sum), counts(other.counts) {
      seen->set(seen->get() + 1);
    }
    Value(Value&& other) noexcept : seen(other.seen), sum(other.sum) { other.counts = false; }
    ~Value() {
      if (counts) *sum += seen->get();
    }
  };
  int sum = 0;
  ContextVar<Value> value("value");
  Context().run([&] {
    value.set(Value(var, sum));
    { const Value copy = value.get(); }
    BOOST_TEST(var.get() == 1);
    BOOST_TEST(sum == 1);
    value.set(Value(var, sum));
    BOOST_TEST(sum == 2);
  });
}

// ---- callbacks and tasks ----

BOOST_AUTO_TEST_CASE(callbacks_run_in_the_context_of_the_call) {
  std::string log;
  const auto note = [&] { log += std::to_string(var.get()); };
  var.set(1);
  loop.call_soon(note);
  loop.call_later(1, note);
  loop.call_soon_threadsafe(note);
  auto future = loop.create_future<void>();
  future.add_done_callback([&](const AnyFuture&) { note(); });
  var.set(2);
  future.set_result();
  loop.call_later(2, [this] { loop.stop(); });
  loop.run_forever();
  BOOST_TEST(log == "1111");
}

BOOST_AUTO_TEST_CASE(what_a_callback_sets_is_invisible_outside) {
  loop.call_soon([&] { var.set(7); });
  loop.call_soon([&] { BOOST_TEST(var.get() == 0); });
  run_turns();
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(a_callback_may_be_given_its_context) {
  Context context;
  loop.call_soon(context, [&] { var.set(7); });
  loop.call_soon(context, [&] { BOOST_TEST(var.get() == 7); });
  run_turns();
  BOOST_TEST(context.run([&] { return var.get(); }) == 7);
}

BOOST_AUTO_TEST_CASE(a_task_has_a_copy_and_keeps_it_over_its_steps) {
  var.set(1);
  auto a = loop.create_task(set_and_get(5));
  auto b = loop.create_task(set_and_get(6));
  BOOST_TEST((run(gather(a, b)) == std::make_tuple(5, 6)));
  BOOST_TEST(var.get() == 1);
  BOOST_TEST(a.get_context().run([&] { return var.get(); }) == 5);
}

BOOST_AUTO_TEST_CASE(a_task_sees_what_was_set_when_it_was_made) {
  const auto read = [] {
    return coroutine<int>([](auto& co) {
      BEGIN(co);
      RETURN(number.get());
      END;
    });
  };
  var.set(4);
  auto task = loop.create_task(read());
  var.set(5);
  BOOST_TEST(run(task) == 4);
}

BOOST_AUTO_TEST_CASE(a_child_task_inherits_and_does_not_give_back) {
  run(coroutine([child = Task<int>(), got = 0, v = var](auto& co) mutable {
    BEGIN(co);
    v.set(1);
    child = asyncio::create_task(set_and_get(2));
    YIELD_FROM_INTO(got, child);
    BOOST_TEST(got == 2);
    BOOST_TEST(v.get() == 1);
    YIELD_FROM_INTO(got, set_and_get(3));  // no task: the same context
    BOOST_TEST(v.get() == 3);
    END;
  }));
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(the_exception_of_a_callback_leaves_its_context) {
  loop.call_soon([&] {
    var.set(1);
    throw ValueError("x");
  });
  run_turns();
  BOOST_TEST(var.get() == 0);
}

// The loop runs in the very context that its callback is to run in.
BOOST_AUTO_TEST_CASE(a_callback_in_the_context_that_is_entered_runs_and_keeps_nothing_of_it) {
  const auto held = std::make_shared<int>();
  int runs = 0;
  {
    ContextVar<std::shared_ptr<int>> holder("holder");
    Context context;
    context.run([&] {
      holder.set(held);
      loop.call_soon(context, [&] { ++runs; });
      loop.call_later(0, [&] { ++runs; });
      run_turns(2);
    });
  }
  BOOST_TEST(runs == 2);
  BOOST_TEST(held.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(the_context_of_a_handle_is_the_very_one_that_it_runs_in_also_when_empty) {
  Handle handle;
  handle = loop.call_soon([&] {
    var.set(1);
    Context().run([&] {
      var.set(2);
      BOOST_TEST(handle.get_context().get(var).value_or(0) == 1);
    });
  });
  TimerHandle timer = loop.call_later(0, [&] { var.set(3); });
  Context before = timer.get_context();
  run_turns();
  BOOST_TEST(handle.get_context().get(var).value_or(0) == 1);
  BOOST_TEST(before.get(var).value_or(0) == 3);
  BOOST_TEST((before == timer.get_context()));
  BOOST_TEST(var.get() == 0);
}

BOOST_AUTO_TEST_CASE(the_context_of_an_empty_one_that_runs_is_made_outside_of_what_it_has_entered) {
  Handle handle;
  handle = loop.call_soon([&] {
    Context().run([&] { handle.get_context().run([&] { var.set(4); }); });
    BOOST_TEST(var.get() == 4);
  });
  run_turns();
  BOOST_TEST(handle.get_context().get(var).value_or(0) == 4);
  run(coroutine([v = var](auto& co) {
    BEGIN(co);
    Context().run([&] { current_task().get_context().run([&] { v.set(5); }); });
    BOOST_TEST(v.get() == 5);
    END;
  }));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(a_done_callback_has_one_context_too) {
  Future<int> future;
  Handle handle = future.add_done_callback([&](const Future<int>&) { var.set(1); });
  const Context context = handle.get_context();
  future.set_result(1);
  run_turns();
  BOOST_TEST(context.get(var).value_or(0) == 1);
}

BOOST_AUTO_TEST_CASE(to_thread_takes_the_context_along) {
  var.set(9);
  BOOST_TEST(run(to_thread([this] { return var.get(); })) == 9);
}

BOOST_AUTO_TEST_CASE(done_callbacks_and_tasks_of_a_group_run_in_a_given_context) {
  const Context context;
  Future<int> f;
  f.add_done_callback(context, [&](const Future<int>&) { var.set(4); });
  f.set_result(1);
  run_turns();
  BOOST_TEST(var.get() == 0);
  BOOST_TEST(Context(context).run([&] { return var.get(); }) == 4);

  run(coroutine([&, group = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(group) { group.create_task(context, set_and_get(5), "in the context"); }
    END_WITH
    END;
  }));
  BOOST_TEST(Context(context).run([&] { return var.get(); }) == 5);
}

BOOST_AUTO_TEST_SUITE_END()
