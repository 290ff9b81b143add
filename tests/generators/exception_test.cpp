// Exceptions as values: what they are, what they match, how they print.
#include <asyncio/generators/exception.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <stdexcept>
#include <vector>

using namespace asyncio;

namespace {
struct Base : MessageError {
  using MessageError::MessageError;
};
struct Derived : Base {
  using Base::Base;
};
struct Stopped : std::runtime_error, CancelledError {
  explicit Stopped(const char* text) : std::runtime_error(text), CancelledError(text) {}
};
struct StoppedLate : CancelledError, MessageError {
  explicit StoppedLate(const char* text) : CancelledError(text), MessageError(text) {}
};
struct VirtuallyStopped : virtual BaseException, virtual MessageError {
  explicit VirtuallyStopped(const char* text) : BaseException(text), MessageError(text) {}
};
// The ways in which an exception becomes a value.
template <class E>
std::vector<ExceptionPtr> made_in_all_ways() {
  std::vector<ExceptionPtr> all{make_exception<E>("x"),
                                ExceptionPtr(std::make_exception_ptr(E("x")))};
  try {
    throw E("x");
  } catch (...) {
    all.push_back(ExceptionPtr::current());
  }
  try {
    throw E("x");
  } catch (const BaseException& e) {
    all.push_back(ExceptionPtr::current(e));
  }
  try {
    throw E("x");
  } catch (const std::exception& e) {
    all.push_back(ExceptionPtr::current(e));
  }
  return all;
}
template <class E, class... Matches>
void matches_in_all_ways() {
  for (const ExceptionPtr& e : made_in_all_ways<E>()) {
    BOOST_TEST((e.is<Matches>() && ...));
    BOOST_TEST(e.is<E>());
    BOOST_TEST(e.is<Exception>());
    BOOST_TEST(e.is<BaseException>());
    BOOST_TEST(!e.is<KeyboardInterrupt>());
    BOOST_TEST(!e.is<ValueError>());
    BOOST_TEST(e.get_if<E>() == dynamic_cast<const E*>(e.get_if<Exception>()));
    BOOST_TEST(e.what() == "x");
    BOOST_CHECK_THROW(e.rethrow(), E);
  }
}
}  // namespace

BOOST_AUTO_TEST_SUITE(exception)

BOOST_AUTO_TEST_CASE(a_value_matches_its_class_and_the_ones_above) {
  const ExceptionPtr e = make_exception<Derived>("d");
  BOOST_TEST(e.is<Derived>());
  BOOST_TEST(e.is<Base>());
  BOOST_TEST(e.is<Exception>());
  BOOST_TEST(e.is<BaseException>());
  BOOST_TEST(!e.is<RuntimeError>());
  BOOST_TEST(!e.is<CancelledError>());
  BOOST_TEST(e.get_if<Base>()->what() == std::string("d"));
}

BOOST_AUTO_TEST_CASE(what_is_the_very_text_of_the_exception_while_anybody_holds_it) {
  static_assert(std::is_same_v<decltype(ExceptionPtr().what()), const char*>);
  const ExceptionPtr value = make_exception<Derived>("value");
  BOOST_TEST(value.what() == value.get_if<Derived>()->what());
  const char* const text = ExceptionPtr(value).what();  // of a copy that goes
  BOOST_TEST(text == std::string("value"));
  BOOST_TEST(make_exception<CancelledError>("message").what() == std::string("message"));
  const ExceptionPtr thrown(std::make_exception_ptr(Derived("thrown")));
  BOOST_TEST(thrown.what() == std::string("thrown"));
  BOOST_TEST(ExceptionPtr(std::make_exception_ptr(7)).what() == std::string());  // it has no text
  BOOST_TEST(ExceptionPtr().what() == std::string());
  BOOST_TEST(make_exception<ValueError>("").repr() == "ValueError()");
}

BOOST_AUTO_TEST_CASE(a_cancellation_is_no_exception) {
  const ExceptionPtr e = make_exception<CancelledError>("c");
  BOOST_TEST(e.is<CancelledError>());
  BOOST_TEST(e.is<BaseException>());
  BOOST_TEST(!e.is<Exception>());
  bool caught = false;
  try {
    e.rethrow();
  } catch (const std::exception&) {
    BOOST_ERROR("a handler of std::exception has eaten a cancellation");
  } catch (const BaseException& b) {
    caught = b.what() == std::string("c");
  }
  BOOST_TEST(caught);
}

BOOST_AUTO_TEST_CASE(a_thrown_exception_matches_like_a_value) {
  ExceptionPtr e;
  try {
    throw Derived("thrown");
  } catch (...) {
    e = ExceptionPtr::current();
  }
  BOOST_TEST(e.is<Base>());
  BOOST_TEST(e.what() == "thrown");
  BOOST_TEST(e.type_name() == "Derived");
  BOOST_CHECK_THROW(e.rethrow(), Derived);
}

BOOST_AUTO_TEST_CASE(an_exception_with_two_roots_matches_both_however_it_was_made) {
  matches_in_all_ways<Stopped, std::runtime_error, CancelledError>();
  matches_in_all_ways<StoppedLate, MessageError, CancelledError>();
  matches_in_all_ways<VirtuallyStopped, MessageError>();
}

BOOST_AUTO_TEST_CASE(current_with_the_reference_of_the_catch_gives_the_same) {
  try {
    throw Derived("one");
  } catch (const std::exception& caught) {
    const ExceptionPtr e = ExceptionPtr::current(caught);
    BOOST_TEST(e.is<Derived>());
    BOOST_TEST(e.what() == "one");
  }
  try {
    throw CancelledError("two");
  } catch (const BaseException& caught) {
    BOOST_TEST(ExceptionPtr::current(caught).is<CancelledError>());
  }
}

BOOST_AUTO_TEST_CASE(what_derives_from_neither_root_matches_BaseException_alone) {
  ExceptionPtr e;
  try {
    throw 5;
  } catch (...) {
    e = ExceptionPtr::current();
  }
  BOOST_TEST(e.is<BaseException>());
  BOOST_TEST(!e.is<Exception>());
  BOOST_TEST(e.what() == "");
  BOOST_TEST(e.type_name() == "int");
  BOOST_CHECK_THROW(e.rethrow(), int);
}

BOOST_AUTO_TEST_CASE(empty_means_no_exception) {
  const ExceptionPtr e;
  BOOST_TEST(!e);
  BOOST_TEST(!e.is<BaseException>());
  BOOST_TEST(e.what() == "");
  BOOST_TEST(e.repr() == "None");
  BOOST_TEST(!ExceptionPtr(std::exception_ptr()));
}

BOOST_AUTO_TEST_CASE(repr_is_as_in_python) {
  BOOST_TEST(make_exception<RuntimeError>("no").repr() == "RuntimeError('no')");
  BOOST_TEST(make_exception<ValueError>("it's").repr() == "ValueError(\"it's\")");
  BOOST_TEST(make_exception<CancelledError>().repr() == "CancelledError()");
  BOOST_TEST(make_exception<TypeError>("a\nb\\").repr() == "TypeError('a\\nb\\\\')");
  BOOST_TEST(make_exception<RuntimeError>("\x01\t\r").repr() == "RuntimeError('\\x01\\t\\r')");
  BOOST_TEST(make_exception<SystemExit>(3).get_if<SystemExit>()->code() == 3);
}

BOOST_AUTO_TEST_CASE(only_keyboard_interrupt_and_system_exit_leave_the_loop) {
  struct OwnExit : SystemExit {};
  BOOST_TEST(detail::leaves_loop(make_exception<KeyboardInterrupt>()));
  BOOST_TEST(detail::leaves_loop(make_exception<SystemExit>(3)));
  BOOST_TEST(detail::leaves_loop(make_exception<OwnExit>()));
  BOOST_TEST(!detail::leaves_loop(make_exception<CancelledError>()));
  BOOST_TEST(!detail::leaves_loop(make_exception<GeneratorExit>()));
  BOOST_TEST(!detail::leaves_loop(make_exception<RuntimeError>("no")));
  BOOST_TEST(!detail::leaves_loop(ExceptionPtr(std::make_exception_ptr(1))));
  BOOST_TEST(!detail::leaves_loop({}));
}

BOOST_AUTO_TEST_CASE(its_last_line_is_as_in_a_traceback) {
  BOOST_TEST(detail::last_line(make_exception<ValueError>("no")) == "ValueError: no");
  BOOST_TEST(detail::last_line(make_exception<CancelledError>()) == "CancelledError");
}

BOOST_AUTO_TEST_CASE(a_cause_is_set_once_and_lives_as_long) {
  ExceptionPtr error = make_exception<RuntimeError>("outer");
  {
    const ExceptionPtr cause = make_exception<ValueError>("inner");
    error.set_cause(cause);
    error.set_cause(make_exception<ValueError>("late"));
  }
  BOOST_TEST(error.cause().what() == "inner");
  BOOST_TEST(!error.cause().cause());
  ExceptionPtr self = make_exception<ValueError>("self");
  self.set_cause(self);
  BOOST_TEST(!self.cause());
}

BOOST_AUTO_TEST_CASE(copies_share_one_exception) {
  const ExceptionPtr a = make_exception<ValueError>("x");
  const ExceptionPtr b = a;
  BOOST_TEST((a == b));
  BOOST_TEST((a != make_exception<ValueError>("x")));
  BOOST_TEST(to_exception(ValueError("y")).is<ValueError>());
  BOOST_TEST(to_exception(std::make_exception_ptr(ValueError("z"))).what() == "z");
  BOOST_TEST((to_exception(a) == a));
}

// The driver of frames asks for these two at each frame, and is answered without a search.
BOOST_AUTO_TEST_CASE(what_ends_a_generator_is_known_however_it_was_made) {
  using detail::Flow;
  using detail::flow_of;
  struct OwnExit : GeneratorExit {};
  const auto thrown = [](auto e) { return ExceptionPtr(std::make_exception_ptr(e)); };
  BOOST_TEST((flow_of(make_exception<StopIterationValue<int>>(5)) == Flow::stop_iteration));
  BOOST_TEST((flow_of(make_exception<OwnExit>()) == Flow::generator_exit));
  BOOST_TEST((flow_of(make_exception<CancelledError>()) == Flow::other));
  BOOST_TEST((flow_of(make_exception<RuntimeError>("no")) == Flow::other));
  BOOST_TEST((flow_of(thrown(StopIterationValue<int>(5))) == Flow::stop_iteration));
  BOOST_TEST((flow_of(thrown(OwnExit())) == Flow::generator_exit));
  BOOST_TEST((flow_of(thrown(5)) == Flow::other));
  try {
    throw StopIteration();
  } catch (const std::exception& e) {
    BOOST_TEST((flow_of(ExceptionPtr::current(e)) == Flow::stop_iteration));
  }
  try {
    throw OwnExit();
  } catch (const BaseException& e) {
    BOOST_TEST((flow_of(ExceptionPtr::current(e)) == Flow::generator_exit));
  }
}

BOOST_AUTO_TEST_CASE(StopIteration_carries_the_value_of_the_return) {
  const ExceptionPtr e = make_exception<StopIterationValue<int>>(5);
  BOOST_TEST(e.is<StopIteration>());
  BOOST_TEST(e.get_if<StopIterationValue<int>>()->value() == 5);
}

BOOST_AUTO_TEST_SUITE_END()
