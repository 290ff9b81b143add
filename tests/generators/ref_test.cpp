// Ref: counting.
#include <asyncio/generators/ref.hpp>

#include <asyncio/generators/exception.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <utility>

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

namespace {
// As bodies of coroutines do, in a template.
template <class P>
void empty(P& pointer) {
  pointer = {};
}
}  // namespace

BOOST_AUTO_TEST_CASE(an_empty_one_assigned_in_a_template_gives_the_object_up) {
  Counted object;
  Ref<Counted> ref(&object);
  empty(ref);
  BOOST_TEST(object.refs == 0);
  const std::weak_ptr<int> error_alive = [] {
    struct Holder : asyncio::RuntimeError {
      std::shared_ptr<int> held = std::make_shared<int>();
      Holder() : asyncio::RuntimeError("") {}
    };
    auto error = asyncio::make_exception<Holder>();
    const std::weak_ptr<int> alive = error.get_if<Holder>()->held;
    empty(error);
    return alive;
  }();
  BOOST_TEST(error_alive.expired());
}

BOOST_AUTO_TEST_CASE(moving_it_to_itself_keeps_the_object) {
  Counted object;
  Ref<Counted> a(&object);
  Ref<Counted>& same = a;
  a = std::move(same);
  BOOST_TEST(object.refs == 1);
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
