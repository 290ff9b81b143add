// Owner: the only pointer to an object.
#include <asyncio/generators/owner.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>
#include <utility>

using asyncio::detail::Owner;

namespace {
int alive = 0;
struct Object {
  Object() { ++alive; }
  ~Object() { --alive; }
};
int ended = 0;
struct CountEnd {
  void operator()(Object* object) const noexcept {
    ++ended;
    delete object;
  }
};
}  // namespace

static_assert(!std::is_copy_constructible_v<Owner<Object>>);
static_assert(sizeof(Owner<Object, CountEnd>) == sizeof(Object*));

BOOST_AUTO_TEST_SUITE(owner)

BOOST_AUTO_TEST_CASE(the_object_dies_with_its_last_owner) {
  {
    Owner<Object> a(new Object);
    Object* const object = a.get();
    Owner<Object> b = std::move(a);
    BOOST_TEST(!a);
    BOOST_TEST(b.get() == object);
    BOOST_TEST(&*b == object);
    BOOST_TEST(alive == 1);
  }
  BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_CASE(another_object_takes_the_place_of_the_former_one) {
  Owner<Object> a(new Object);
  a.reset(new Object);
  BOOST_TEST(alive == 1);
  a = Owner<Object>(new Object);
  BOOST_TEST(alive == 1);
  a = nullptr;
  BOOST_TEST(!a);
  BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_CASE(what_is_released_is_the_callers) {
  Owner<Object, CountEnd> a(new Object);
  Object* const object = a.release();
  BOOST_TEST(!a);
  a = nullptr;
  BOOST_TEST(ended == 0);
  a.reset(object);
  a = nullptr;
  BOOST_TEST(ended == 1);
  BOOST_TEST(alive == 0);
}

BOOST_AUTO_TEST_SUITE_END()
