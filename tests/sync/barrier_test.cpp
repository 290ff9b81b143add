// Barrier: rounds, cancellation, reset and abort.
#include "tests/sync/record.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Fixture : VirtualLoop {
  // Waits once: logs its place, or B when the barrier is broken.
  Task<void> passer(Barrier& b) {
    return loop.create_task(coroutine([this, &b, place = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(place, b.wait());
        log += static_cast<char>('0' + place);
      }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      END_TRY;
      END;
    }));
  }
  template <class F>
  void run_all(int n, F make) {
    std::vector<Task<void>> tasks;
    for (int i = 0; i < n; ++i) tasks.push_back(loop.create_task(make()));
    for (const auto& task : tasks) run(task);
  }
  std::string sorted_log() {
    std::string out = log;
    std::sort(out.begin(), out.end());
    return out;
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(barrier_suite, Fixture)

BOOST_AUTO_TEST_CASE(a_new_one_is_filling_and_whole) {
  Barrier b(5);
  BOOST_TEST(b.parties() == 5);
  BOOST_TEST(b.n_waiting() == 0);
  BOOST_TEST(!b.broken());
}

BOOST_AUTO_TEST_CASE(less_than_one_party_is_an_error) {
  const auto says = [](const ValueError& e) {
    return std::string(e.what()) == "parties must be > 0";
  };
  BOOST_CHECK_EXCEPTION(Barrier(0), ValueError, says);
  BOOST_CHECK_EXCEPTION(Barrier(-1), ValueError, says);
}

BOOST_AUTO_TEST_CASE(repr_shows_the_state_and_who_waits) {
  Barrier b(2);
  const std::string start = "<asyncio.locks.Barrier object at 0x";
  BOOST_TEST(looks_like(b.to_string(), start, " [filling, waiters:0/2]>"));
  const auto a = passer(b);
  run_turns();
  BOOST_TEST(looks_like(b.to_string(), start, " [filling, waiters:1/2]>"));
  const auto c = passer(b);
  run_turns();
  BOOST_TEST(looks_like(b.to_string(), start, " [draining, waiters:0/2]>"));
  const auto reset = loop.create_task(b.reset());
  run_turns(1);
  run(a);
  run(reset);
  const auto d = passer(b);
  run_turns();
  const auto again = loop.create_task(b.reset());
  run_turns();
  BOOST_TEST(looks_like(b.to_string(), start, " [resetting, waiters:0/2]>"));
  run(b.abort());
  BOOST_TEST(looks_like(b.to_string(), start, " [broken]>"));
  loop.close();  // the barrier must outlive the tasks that wait for it
}

BOOST_AUTO_TEST_CASE(one_of_one_passes_at_once_and_as_often_as_it_likes) {
  Barrier b(1);
  const auto a = passer(b);
  run_turns(1);
  BOOST_TEST(a.done());
  const auto c = passer(b);
  run_turns(1);
  BOOST_TEST(log == "00");
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(the_last_to_come_goes_on_without_a_suspension_and_the_others_in_order) {
  // places are the order of arrival
  Barrier b(3);
  const auto a = passer(b), c = passer(b);
  run_turns();
  BOOST_TEST(b.n_waiting() == 2);
  BOOST_TEST(log == "");
  const auto d = passer(b);
  run_turns(1);
  BOOST_TEST(log == "2");
  run_turns(5);
  BOOST_TEST(log == "201");
  BOOST_TEST(b.n_waiting() == 0);
  BOOST_TEST(!b.broken());
}

BOOST_AUTO_TEST_CASE(with_waits_and_can_be_nested) {
  Barrier b(5);
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      WITH(b) {
        log += 'a';
        WITH(b) { log += 'b'; }
        END_WITH;
      }
      END_WITH;
      END;
    });
  });
  BOOST_TEST(sorted_log() == "aaaaabbbbb");
  BOOST_TEST(b.n_waiting() == 0);
  BOOST_TEST(!b.broken());
}

BOOST_AUTO_TEST_CASE(each_round_gives_each_place_once) {
  Barrier b(5);
  run_all(5, [&] {
    return coroutine([&, place = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(b.wait());
      YIELD_FROM_INTO(place, b.wait());
      log += static_cast<char>('0' + place);
      END;
    });
  });
  BOOST_TEST(sorted_log() == "01234");
}

BOOST_AUTO_TEST_CASE(it_drains_until_the_last_one_is_out) {
  Barrier b(5);
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      WITH(b) { log += b.to_string().find("draining") == std::string::npos ? 'f' : 'd'; }
      END_WITH;
      END;
    });
  });
  BOOST_TEST(log == "ddddf");
}

BOOST_AUTO_TEST_CASE(newcomers_wait_while_it_drains) {
  Barrier b(5), others(3);
  int again = 2;
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(b.wait());
      if (again > 0) {
        --again;
        YIELD_FROM(b.wait());
      } else {
        YIELD_FROM(others.wait());
        YIELD_FROM(b.wait());
      }
      log += 'x';
      END;
    });
  });
  BOOST_TEST(log == "xxxxx");
}

BOOST_AUTO_TEST_CASE(a_cancelled_waiter_only_lowers_the_count) {
  Barrier b(3);
  auto a = passer(b);
  run_turns();
  const auto c = passer(b);
  run_turns();
  BOOST_TEST(b.n_waiting() == 2);
  a.cancel();
  run_turns();
  BOOST_TEST(a.cancelled());
  BOOST_TEST(b.n_waiting() == 1);
  const auto d = passer(b);
  run_turns();
  BOOST_TEST(b.n_waiting() == 2);
  const auto e = passer(b);
  run(c), run(d), run(e);
  BOOST_TEST(log.size() == 3u);
  BOOST_TEST(b.n_waiting() == 0);
  BOOST_TEST(!b.broken());
}

BOOST_AUTO_TEST_CASE(reset_of_an_empty_one_changes_nothing) {
  Barrier b(1);
  run(b.reset());
  BOOST_TEST(b.n_waiting() == 0);
  BOOST_TEST(!b.broken());
}

BOOST_AUTO_TEST_CASE(reset_sends_those_who_wait_away) {
  Barrier b(3);
  const auto a = passer(b), c = passer(b);
  run_turns();
  run(b.reset());
  run(a), run(c);
  BOOST_TEST(log == "BB");
  BOOST_TEST(!b.broken());
  BOOST_TEST(b.n_waiting() == 0);
  const auto d = passer(b), e = passer(b), f = passer(b);
  run(d), run(e), run(f);
  BOOST_TEST(sorted_log() == "012BB");
}

BOOST_AUTO_TEST_CASE(the_errors_say_what_happened) {
  Barrier b(2);
  auto a = loop.create_task(b.wait());
  run_turns();
  run(b.reset());
  run_turns(3);
  BOOST_CHECK_EXCEPTION(a.result(), BrokenBarrierError, [](const BrokenBarrierError& e) {
    return std::string(e.what()) == "Abort or reset of barrier";
  });
  run(b.abort());
  BOOST_CHECK_EXCEPTION(run(b.wait()), BrokenBarrierError, [](const BrokenBarrierError& e) {
    return std::string(e.what()) == "Barrier aborted";
  });
}

BOOST_AUTO_TEST_CASE(reset_while_half_are_out_sends_the_other_half_away) {
  Barrier b(5);
  int out = 0;
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(b.wait());
        if (++out == 3) YIELD_FROM(b.reset());
      }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      END_TRY;
      END;
    });
  });
  BOOST_TEST(log == "BB");
  BOOST_TEST(b.to_string().find("resetting") == std::string::npos);
  BOOST_TEST(!b.broken());
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(reset_while_half_are_out_keeps_those_who_wait_for_the_next_round) {
  Barrier b(5);
  int out = 0;
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(b.wait());
        if (++out > 2) YIELD_FROM(b.reset());
      }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      END_TRY;
      TRY { YIELD_FROM(b.wait()); }
      EXCEPT(BrokenBarrierError) { log += 'X'; }
      END_TRY;
      END;
    });
  });
  BOOST_TEST(log == "BB");
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(who_was_sent_away_by_a_reset_can_wait_again) {
  Barrier b(5);
  std::vector<Task<void>> tasks;
  for (int i = 0; i < 4; ++i) {
    tasks.push_back(loop.create_task(coroutine([&](auto& co) {
      BEGIN(co);
      TRY { YIELD_FROM(b.wait()); }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      FINALLY {
        YIELD_FROM(b.wait());
        log += 'x';
      }
      END_TRY;
      END;
    })));
  }
  run_turns();
  const auto reset = loop.create_task(b.reset());
  run_turns();
  const auto last = loop.create_task(coroutine([&](auto& co) {
    BEGIN(co);
    WITH(b) { log += 'x'; }
    END_WITH;
    END;
  }));
  for (const auto& task : tasks) run(task);
  run(last);
  BOOST_TEST(sorted_log() == "BBBBxxxxx");
  BOOST_TEST(!b.broken());
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(reset_by_the_last_one_out_disturbs_nobody) {
  Barrier b(5);
  int count = 0;
  run_all(5, [&] {
    return coroutine([&](auto& co) {
      BEGIN(co);
      YIELD_FROM(b.wait());
      if (++count == 5) YIELD_FROM(b.reset());
      YIELD_FROM(b.wait());
      YIELD_FROM(b.wait());
      log += 'x';
      END;
    });
  });
  BOOST_TEST(log == "xxxxx");
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(abort_breaks_it_for_those_who_wait_and_for_newcomers) {
  Barrier b(2);
  const auto a = passer(b);
  run_turns();
  run(b.abort());
  run(a);
  BOOST_TEST(b.broken());
  BOOST_TEST(b.n_waiting() == 0);
  const auto c = passer(b);
  run_turns(1);
  BOOST_TEST(log == "BB");
  run(b.reset());
  BOOST_TEST(!b.broken());
  const auto d = passer(b), e = passer(b);
  run(d), run(e);
  BOOST_TEST(log == "BB10");
}

BOOST_AUTO_TEST_CASE(abort_while_half_are_out_breaks_both_halves) {
  Barrier b(5);
  int count = 0;
  std::string blocked;
  run_all(5, [&] {
    return coroutine([&, outside = false](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(b.wait());
        outside = true;
        if (++count > 2)
          YIELD_FROM(b.abort());
        else
          YIELD_FROM(b.wait());
      }
      EXCEPT(BrokenBarrierError) { (outside ? blocked : log) += 'B'; }
      END_TRY;
      END;
    });
  });
  BOOST_TEST(b.broken());
  BOOST_TEST(log == "BB");
  BOOST_TEST(blocked == "BB");
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_CASE(abort_by_one_that_fails_between_two_rounds) {
  Barrier b(5);
  run_all(5, [&] {
    return coroutine([&, place = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(place, b.wait());
        if (place == 2) RAISE(ValueError("two"));
        YIELD_FROM(b.wait());
        log += 'x';
      }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      EXCEPT(ValueError) { YIELD_FROM(b.abort()); }
      END_TRY;
      END;
    });
  });
  BOOST_TEST(b.broken());
  BOOST_TEST(log == "BBBB");
}

BOOST_AUTO_TEST_CASE(abort_and_reset_with_another_barrier_around_them) {
  Barrier first(5), second(5);
  run_all(5, [&] {
    return coroutine([&, place = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(place, first.wait());
        if (place == 2) RAISE(ValueError("two"));
        YIELD_FROM(first.wait());
        log += 'x';
      }
      EXCEPT(BrokenBarrierError) { log += 'B'; }
      EXCEPT(ValueError) { YIELD_FROM(first.abort()); }
      END_TRY;
      YIELD_FROM_INTO(place, second.wait());
      if (place == 2) YIELD_FROM(first.reset());
      YIELD_FROM(second.wait());
      YIELD_FROM(first.wait());
      log += 'y';
      END;
    });
  });
  BOOST_TEST(!first.broken());
  BOOST_TEST(log == "BBBByyyyy");
}

BOOST_AUTO_TEST_CASE(it_belongs_to_the_loop_in_which_it_blocked_first) {
  Barrier b(2);
  const auto a = passer(b);
  run_turns();
  OtherLoop other;
  const auto c = other.loop->create_task(b.wait());
  BOOST_TEST(other.loop->run_until_complete(c) == 1);  // the last one need not wait
  Barrier d(3);
  const auto e = passer(d);
  run_turns();
  BOOST_CHECK_THROW(other.loop->run_until_complete(d.wait()), RuntimeError);
  BOOST_TEST(d.n_waiting() == 1);
  loop.close();
}

BOOST_AUTO_TEST_CASE(tasks_dropped_with_the_loop_leave_it) {
  Barrier b(3);
  loop.create_task(b.wait());
  loop.create_task(b.wait());
  run_turns();
  loop.close();
  BOOST_TEST(b.n_waiting() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
