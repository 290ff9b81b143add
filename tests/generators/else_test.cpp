// TRY with ELSE, and EXCEPT of several types.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

namespace {

using namespace asyncio;

// What runs of a TRY with all sections: b(ody), x(cept), e(lse), f(inally), a(fter).
std::string sections(const std::string& what) {
  std::string ran;
  auto program = coroutine([&ran, what, again = 0, looped = 0](auto& co) mutable {
    BEGIN(co);
    for (; looped < 1; ++looped) {
      TRY {
        ran += 'b';
        if (what == "raise in body") RAISE(ValueError(""));
        YIELD();
        if (what == "raise late in body") RAISE(TypeError(""));
        if (what == "break in body") break;
        if (what == "return in body") RETURN();
        // an inner TRY that was handled is not the outer one's business
        TRY { RAISE(std::out_of_range("")); }
        EXCEPT(std::out_of_range) { YIELD(); }
        END_TRY;
      }
      EXCEPT(ValueError, TypeError) {
        ran += 'x';
        YIELD();
        TRY { YIELD(); }
        FINALLY {}
        END_TRY;
      }
      ELSE {
        ran += 'e';
        YIELD();
        if (what == "raise in else") RAISE(ValueError(""));
        if (what == "break in else") break;
        if (what == "return in else") RETURN();
        TRY { RAISE(std::out_of_range("")); }
        EXCEPT(std::out_of_range) { ++again; }
        ELSE { ran += '!'; }
        END_TRY;
      }
      FINALLY {
        ran += 'f';
        YIELD();
      }
      END_TRY;
      ran += 'a';
    }
    END;
  });
  try {
    run(std::move(program));
  } catch (const ValueError&) {
    ran += " raised";
  }
  return ran;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(try_else)

BOOST_AUTO_TEST_CASE(else_runs_when_the_body_came_to_its_end) {
  BOOST_TEST(sections("nothing") == "befa");
  BOOST_TEST(sections("raise in body") == "bxfa");
  BOOST_TEST(sections("raise late in body") == "bxfa");
  BOOST_TEST(sections("break in body") == "bf");
  BOOST_TEST(sections("return in body") == "bf");
  BOOST_TEST(sections("raise in else") == "bef raised");
  BOOST_TEST(sections("break in else") == "bef");
  BOOST_TEST(sections("return in else") == "bef");
}
BOOST_AUTO_TEST_CASE(else_without_finally_and_in_a_generator) {
  auto g = generator<int>([](auto& co) {
    BEGIN(co);
    TRY { YIELD(1); }
    EXCEPT(ValueError) { YIELD(2); }
    ELSE { YIELD(3); }
    END_TRY;
    END;
  });
  BOOST_TEST(g.next() == 1);
  BOOST_TEST(g.next() == 3);
}
BOOST_AUTO_TEST_CASE(except_of_several_handles_each_and_no_other) {
  const auto handled = [](ExceptionPtr error) {
    bool seen = false;
    auto program = coroutine([&seen, error](auto& co) {
      BEGIN(co);
      TRY { RAISE(error); }
      EXCEPT(ValueError, std::out_of_range, CancelledError) { seen = true; }
      END_TRY;
      END;
    });
    try {
      run(std::move(program));
    } catch (const TypeError&) {
    }
    return seen;
  };
  BOOST_TEST(handled(make_exception<ValueError>("")));
  BOOST_TEST(handled(make_exception<std::out_of_range>("")));
  BOOST_TEST(handled(make_exception<CancelledError>()));
  BOOST_TEST(!handled(make_exception<TypeError>("")));
}

BOOST_AUTO_TEST_SUITE_END()
