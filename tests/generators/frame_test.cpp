// Frame and Activation: where a body stands, its name, who calls it.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::VirtualLoop;

namespace {

SourceLocation seen;
std::string name_seen;
int depth_seen = 0;

Coroutine<> innermost() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
    YIELD();
    seen = co.frame().location();
    name_seen = co.frame().name();
    for (const Frame* f = &co.frame(); f; f = f->caller()) ++depth_seen;
    END;
  });
}
constexpr int kLineOfTheYield = __LINE__ - 7;

Coroutine<> middle() {
  return coroutine([](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(innermost());
    END;
  });
}
struct Named {
  Step operator()(Co<void>& co) {
    BEGIN(co);
    YIELD_FROM(middle());
    END;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(frame, VirtualLoop)

BOOST_AUTO_TEST_CASE(a_frame_knows_its_line_its_name_and_its_callers) {
  depth_seen = 0;
  run(coroutine(Named{}));
  BOOST_TEST(seen.line == kLineOfTheYield);
  BOOST_TEST(std::string(seen.file).find("frame_test.cpp") != std::string::npos);
  BOOST_TEST(name_seen == "innermost");
  BOOST_TEST(depth_seen == 3);
}

BOOST_AUTO_TEST_CASE(the_name_of_a_struct_is_the_name_of_its_coroutine) {
  auto c = coroutine(Named{});
  BOOST_TEST(c.name() == "Named");
  c.close();
  auto lambda = middle();
  BOOST_TEST(lambda.name() == "middle");
  BOOST_TEST(lambda.location().line > kLineOfTheYield);
  lambda.close();
}

BOOST_AUTO_TEST_CASE(the_exception_of_an_activation_is_empty_outside_of_handlers) {
  auto g = generator<int>([](auto& co) mutable {
    BEGIN(co);
    BOOST_TEST(!co.exception());
    TRY { RAISE(ValueError("v")); }
    EXCEPT(ValueError) {
      BOOST_TEST(co.exception().repr() == "ValueError('v')");
      YIELD(1);
      BOOST_TEST(co.exception().repr() == "ValueError('v')");
    }
    END_TRY;
    BOOST_TEST(!co.exception());
    END;
  });
  BOOST_TEST(g.next() == 1);
  BOOST_TEST(g.next(2) == 2);
}

BOOST_AUTO_TEST_CASE(a_frame_is_small) {
  // A vtable, a caller, label and flags, a handler, a list of what is pending.
  BOOST_TEST(sizeof(Frame) <= 40u);
}

BOOST_AUTO_TEST_SUITE_END()
