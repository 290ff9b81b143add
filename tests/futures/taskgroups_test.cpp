// TaskGroup, as of Python 3.14.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

Coroutine<int> give(int value, double after) {
  return coroutine<int>([value, after](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(after));
    RETURN(value);
    END;
  });
}

Coroutine<void> fail(double after, ExceptionPtr error) {
  return coroutine([after, error](auto& co) {
    BEGIN(co);
    YIELD_FROM(asyncio::sleep(after));
    RAISE(error);
    END;
  });
}

ExceptionPtr value_error(const char* text) { return make_exception<ValueError>(text); }

struct Fixture : VirtualLoop {
  // Writes a letter when it is cancelled.
  Coroutine<void> victim(char letter) {
    return coroutine([this, letter](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(asyncio::sleep(100)); }
      EXCEPT(CancelledError) {
        log += letter;
        RAISE();
      }
      END_TRY
      END;
    });
  }
  // The texts of the errors that leave the task, or what else it ends with.
  std::string ending(const AnyTask& task) const {
    if (task.cancelled()) return "cancelled";
    const ExceptionPtr error = task.exception();
    if (!error) return "ok";
    const auto* group = error.get_if<ExceptionGroup>();
    if (!group) return error.repr();
    std::string out;
    for (const ExceptionPtr& e : group->exceptions()) out += e.what() + std::string(" ");
    return out;
  }
  template <class C>
  std::string run_to_end(C&& c) {
    auto task = loop.create_task(std::forward<C>(c));
    try {
      run(task);
    } catch (const BaseException&) {
    } catch (const std::exception&) {
    }
    return ending(task);
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(taskgroups, Fixture)

BOOST_AUTO_TEST_CASE(leaving_the_block_waits_for_all_tasks) {
  run(coroutine([g = TaskGroup(), a = Task<int>(), b = Task<int>()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      a = g.create_task(give(1, 2));
      b = g.create_task(give(2, 1), "named");
      BOOST_TEST(g.to_string() == "<TaskGroup tasks=2 entered>");
      BOOST_TEST(b.get_name() == "named");
    }
    END_WITH
    BOOST_TEST(a.result() == 1);
    BOOST_TEST(b.result() == 2);
    END;
  }));
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(the_first_the_last_and_one_between_leave_the_others_in_their_order) {
  auto main = coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(give(0, 1));
      g.create_task(victim('a'));
      g.create_task(give(0, 2));
      g.create_task(victim('b'));
      g.create_task(give(0, 3));
      YIELD_FROM(asyncio::sleep(1.5));
      BOOST_TEST(g.to_string() == "<TaskGroup tasks=4 entered>");
      YIELD_FROM(asyncio::sleep(2));
      BOOST_TEST(g.to_string() == "<TaskGroup tasks=2 entered>");
      g.create_task(victim('c'));
      YIELD_FROM(asyncio::sleep(1));
      RAISE(value_error("bad"));
    }
    END_WITH
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "bad ");
  BOOST_TEST(log == "abc");
}

BOOST_AUTO_TEST_CASE(an_empty_group_ends_at_once) {
  auto main = coroutine([g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {}
    END_WITH
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "ok");
}

BOOST_AUTO_TEST_CASE(the_first_failure_cancels_the_other_tasks_and_the_body) {
  auto main = coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(victim('a'));
      g.create_task(fail(1, value_error("bad")));
      g.create_task(victim('b'));
      TRY { YIELD_FROM(asyncio::sleep(50)); }
      EXCEPT(CancelledError) {
        log += 'p';
        RAISE();
      }
      END_TRY
    }
    END_WITH
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "bad ");
  BOOST_TEST(clock.time() == 1);
  BOOST_TEST(log == "abp");  // in the order of creation
}

BOOST_AUTO_TEST_CASE(failures_are_raised_together_in_the_order_of_completion) {
  auto task = loop.create_task(coroutine([g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(fail(0, value_error("second")));
      g.create_task(coroutine([](auto& c) {
        BEGIN(c);
        RAISE(value_error("first"));
        END;
      }));
      YIELD_FROM(asyncio::sleep(0));
      YIELD_FROM(asyncio::sleep(0));
    }
    END_WITH
    END;
  }));
  BOOST_TEST(text_of<ExceptionGroup>([&] { run(task); }) ==
             "unhandled errors in a TaskGroup (2 sub-exceptions)");
  BOOST_TEST(ending(task) == "first second ");
}

BOOST_AUTO_TEST_CASE(an_error_of_the_body_cancels_the_tasks_and_is_in_the_group) {
  auto main = coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(victim('a'));
      YIELD_FROM(asyncio::sleep(1));
      RAISE(value_error("body"));
    }
    END_WITH
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "body ");
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(a_cancelled_child_is_no_failure) {
  auto main = coroutine([g = TaskGroup(), a = Task<int>(), b = Task<int>()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      a = g.create_task(give(1, 50));
      b = g.create_task(give(1, 2));
      YIELD_FROM(asyncio::sleep(1));
      a.cancel();
    }
    END_WITH
    BOOST_TEST(a.cancelled());
    BOOST_TEST(b.result() == 1);
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "ok");
}

BOOST_AUTO_TEST_CASE(keyboard_interrupt_and_system_exit_are_raised_alone) {
  auto task = loop.create_task(coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(victim('a'));
      g.create_task(fail(1, make_exception<SystemExit>(3)));
      g.create_task(fail(1, value_error("too")));
    }
    END_WITH
    END;
  }));
  BOOST_CHECK_THROW(run(task), SystemExit);  // out of the loop
  try {
    run(task);
  } catch (const SystemExit& e) {
    BOOST_TEST(e.code() == 3);
  }
  BOOST_TEST(task.exception().is<SystemExit>());
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(tasks_are_refused_before_after_and_while_shutting_down) {
  TaskGroup g;
  BOOST_TEST(text_of<RuntimeError>([&] { g.create_task(give(1, 1)); }) ==
             "TaskGroup <TaskGroup> has not been entered");
  run(coroutine([&g](auto& co) {
    BEGIN(co);
    TRY {
      WITH(g) {
        g.create_task(fail(0, value_error("v")));
        TRY { YIELD_FROM(asyncio::sleep(5)); }
        FINALLY {
          BOOST_TEST(text_of<RuntimeError>([&] {
                       g.create_task(give(1, 1));
                     }).find("is shutting down") != std::string::npos);
        }
        END_TRY
      }
      END_WITH
    }
    EXCEPT(ExceptionGroup) {}
    END_TRY
    END;
  }));
  BOOST_TEST(text_of<RuntimeError>([&] { g.create_task(give(1, 1)); }).find("is finished") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_group_is_entered_once_and_inside_a_task) {
  run(coroutine([g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      BOOST_TEST(text_of<RuntimeError>([&] { g.aenter(); }).find("has been already entered") !=
                 std::string::npos);
    }
    END_WITH
    END;
  }));
  std::string text;
  loop.call_soon([&] { text = text_of<RuntimeError>([] { TaskGroup().aenter(); }); });
  run_turns();
  BOOST_TEST(text.find("cannot determine the parent task") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(its_own_cancellation_of_the_parent_is_taken_back) {
  run(coroutine([g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH(g) {
        g.create_task(fail(0, value_error("v")));
        YIELD_FROM(asyncio::sleep(5));
      }
      END_WITH
    }
    EXCEPT(ExceptionGroup) {}
    END_TRY
    BOOST_TEST(current_task().cancelling() == 0U);
    YIELD_FROM(asyncio::sleep(5));
    END;
  }));
  BOOST_TEST(clock.time() == 5);
}

BOOST_AUTO_TEST_CASE(a_cancellation_from_outside_cancels_the_children_and_is_kept) {
  auto task = loop.create_task(coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(victim('a'));
      g.create_task(victim('b'));
    }
    END_WITH
    END;
  }));
  loop.call_later(1, [&] { task.cancel("outside"); });
  BOOST_TEST(text_of<CancelledError>([&] { run(task); }) == "outside");
  BOOST_TEST(log == "ab");
  BOOST_TEST(task.cancelling() == 1U);
}

BOOST_AUTO_TEST_CASE(a_cancellation_together_with_a_failure_is_delivered_after_the_group) {
  auto task = loop.create_task(coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    TRY {
      WITH(g) {
        g.create_task(fail(1, value_error("v")));
        g.create_task(coroutine([](auto& c) {
          BEGIN(c);
          TRY { YIELD_FROM(asyncio::sleep(10)); }
          FINALLY { YIELD_FROM(asyncio::sleep(2)); }
          END_TRY
          END;
        }));
      }
      END_WITH
    }
    EXCEPT(ExceptionGroup) { log += 'g'; }
    END_TRY
    BOOST_TEST(current_task().cancelling() == 1U);
    YIELD_FROM(asyncio::sleep(0));
    log += 'x';
    END;
  }));
  loop.call_later(2, [&] { task.cancel(); });
  BOOST_CHECK_THROW(run(task), CancelledError);
  BOOST_TEST(log == "g");
}

BOOST_AUTO_TEST_CASE(groups_can_be_nested) {
  auto main = coroutine([this, outer = TaskGroup(), inner = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(outer) {
      outer.create_task(victim('o'));
      WITH(inner) {
        inner.create_task(victim('i'));
        inner.create_task(fail(1, value_error("v")));
      }
      END_WITH
    }
    END_WITH
    END;
  });
  BOOST_TEST(run_to_end(std::move(main)) == "unhandled errors in a TaskGroup (1 sub-exception) ");
  BOOST_TEST(log == "io");
}

BOOST_AUTO_TEST_CASE(a_task_of_the_group_may_add_another) {
  int done = 0;
  run(coroutine([&done, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(coroutine([&done, g](auto& c) mutable {
        BEGIN(c);
        YIELD_FROM(asyncio::sleep(1));
        g.create_task(coroutine([&done](auto& d) {
          BEGIN(d);
          YIELD_FROM(asyncio::sleep(1));
          ++done;
          END;
        }));
        ++done;
        END;
      }));
    }
    END_WITH
    END;
  }));
  BOOST_TEST(done == 2);
  BOOST_TEST(clock.time() == 2);
}

BOOST_AUTO_TEST_CASE(a_base_exception_of_ones_own_makes_a_base_exception_group) {
  struct Own : BaseException {
    using BaseException::BaseException;
  };
  auto task = loop.create_task(coroutine([this, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    WITH(g) {
      g.create_task(victim('a'));
      g.create_task(fail(1, make_exception<Own>("own")));
    }
    END_WITH
    END;
  }));
  BOOST_TEST(text_of<BaseExceptionGroup>([&] { run(task); }) ==
             "unhandled errors in a TaskGroup (1 sub-exception)");
  BOOST_TEST(log == "a");
}

BOOST_AUTO_TEST_CASE(a_task_sees_the_context_of_the_group_s_block) {
  ContextVar<int> var("var", 0);
  int seen = 0;
  run(coroutine([&seen, v = var, g = TaskGroup()](auto& co) mutable {
    BEGIN(co);
    v.set(4);
    WITH(g) {
      g.create_task(coroutine([&seen, v](auto& c) {
        BEGIN(c);
        seen = v.get();
        END;
      }));
    }
    END_WITH
    END;
  }));
  BOOST_TEST(seen == 4);
}

// It was never freed: the group that its coroutine holds has a handle of it.
BOOST_AUTO_TEST_CASE(a_task_that_waits_in_a_group_or_a_timeout_ends_with_its_loop) {
  int ended = 0;
  const auto at_end = [&ended] {
    return std::shared_ptr<int>(&ended, [](int* count) { ++*count; });
  };
  {
    const EventLoopPtr own = new_event_loop(std::make_unique<VirtualPoller>());
    int reports = 0;
    own->set_exception_handler([&](EventLoop&, const ExceptionContext&) { ++reports; });
    own->create_task(coroutine([group = TaskGroup(), end = at_end()](auto& co) mutable {
      BEGIN(co);
      WITH(group) { YIELD_FROM(Future<>()); }
      END_WITH
      END;
    }));
    own->create_task(coroutine([end = at_end()](auto& co) mutable {
      BEGIN(co);
      WITH(asyncio::timeout(9)) { YIELD_FROM(Future<>()); }
      END_WITH
      END;
    }));
    own->stop();
    own->run_forever();
    own->close();
    BOOST_TEST(reports == 2);
  }
  BOOST_TEST(ended == 2);
}

// It would be a ring: whoever follows causes and members would come to no end, and it would keep
// itself for ever.
BOOST_AUTO_TEST_CASE(a_cause_that_leads_back_through_a_group_is_not_taken) {
  const auto group_of = [](std::vector<ExceptionPtr> members) {
    return make_exception<ExceptionGroup>("group", std::move(members));
  };
  ExceptionPtr member = make_exception<ValueError>("member");
  ExceptionPtr group = group_of({make_exception<ValueError>("other"), member});
  const ExceptionPtr outer = group_of({group});
  ExceptionPtr after = make_exception<RuntimeError>("after");
  after.set_cause(outer);
  ExceptionPtr thrown;
  try {
    throw BaseExceptionGroup("thrown", {member});
  } catch (...) {
    thrown = ExceptionPtr::current();
  }
  for (const ExceptionPtr& back : {group, outer, after, thrown}) {
    member.set_cause(back);
    BOOST_TEST(!member.cause());
  }
  group.set_cause(after);
  BOOST_TEST(!group.cause());
  group.set_cause(member);  // this is none
  BOOST_TEST((group.cause() == member));
  member.set_cause(make_exception<ExceptionGroup>("first", std::vector<ExceptionPtr>{}));
  BOOST_TEST(member.cause().what() == "first (0 sub-exceptions)");
}

BOOST_AUTO_TEST_SUITE_END()
