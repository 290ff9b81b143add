// Ref: counting.
#include <asyncio/generators/ref.hpp>
#include <boost/test/unit_test.hpp>

using asyncio::detail::Ref;

namespace {
struct Counted {
  int refs = 0;
  void ref() { ++refs; }
  void unref() { --refs; }
};
struct Derived : Counted {};
}  // namespace

BOOST_AUTO_TEST_SUITE(ref)

BOOST_AUTO_TEST_CASE(copies_count_and_moves_do_not) {
  Counted object;
  {
    Ref<Counted> a(&object);
    Ref<Counted> b = a;
    BOOST_TEST(object.refs == 2);
    Ref<Counted> c = std::move(b);
    BOOST_TEST(object.refs == 2);
    BOOST_TEST(!b);
    BOOST_TEST((a == c));
    BOOST_TEST((a != b));
  }
  BOOST_TEST(object.refs == 0);
}

BOOST_AUTO_TEST_CASE(adopt_takes_a_count_over_and_release_gives_it_away) {
  Counted object;
  object.ref();
  Ref<Counted> a = Ref<Counted>::adopt(&object);
  BOOST_TEST(object.refs == 1);
  Counted* raw = a.release();
  BOOST_TEST(!a);
  BOOST_TEST(object.refs == 1);
  raw->unref();
  BOOST_TEST(object.refs == 0);
}

BOOST_AUTO_TEST_CASE(assigning_it_to_itself_keeps_the_object) {
  Counted object;
  Ref<Counted> a(&object);
  Ref<Counted>& same = a;
  a = same;
  BOOST_TEST(object.refs == 1);
  a = nullptr;
  BOOST_TEST(object.refs == 0);
}

BOOST_AUTO_TEST_CASE(a_ref_to_a_derived_class_converts) {
  Derived object;
  {
    Ref<Derived> derived(&object);
    Ref<Counted> base = derived;
    BOOST_TEST(object.refs == 2);
    Ref<Counted> moved = std::move(derived);
    BOOST_TEST(object.refs == 2);
    BOOST_TEST(moved.get() == &object);
  }
  BOOST_TEST(object.refs == 0);
}

BOOST_AUTO_TEST_SUITE_END()
