// children::Codec, and main() of a program that has children.
#include <asyncio/io/children.hpp>

#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

using namespace asyncio;

namespace {

template <class T>
T there_and_back(const T& value) {
  std::string bytes;
  children::write(bytes, value);
  children::Input in(bytes);
  T result = children::read<T>(in);
  BOOST_TEST(in.left() == 0);
  // Whatever is missing is noticed.
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    children::Input part(std::string_view(bytes).substr(0, size));
    BOOST_CHECK_THROW(children::read<T>(part), ValueError);
  }
  return result;
}
struct NoDefault {
  explicit constexpr NoDefault(int number) : n(number) {}
  int n;
  bool operator==(const NoDefault& other) const { return n == other.n; }
};
int one() { return 1; }
int also_one() { return 1; }

// The status of a child of fork() that runs f().
template <class F>
int status_of(F&& f) {
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::close(2);
    f();
    ::_exit(99);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
template <class E, class F>
std::string text(F&& f) {
  try {
    f();
  } catch (const E& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(children_)

BOOST_AUTO_TEST_CASE(values_of_many_types_come_back_whole) {
  using namespace std::string_literals;
  const auto same = [](const auto& value) { return there_and_back(value) == value; };
  BOOST_TEST(same(5));
  BOOST_TEST(same(-0.25));
  BOOST_TEST(same(NoDefault(3)));
  BOOST_TEST(same("a\0b"s));
  BOOST_TEST(same(std::vector<double>{1, 2.5}));
  BOOST_TEST(same(std::vector<bool>{true, false, true}));
  BOOST_TEST(same(std::vector<std::string>{"", "x"}));
  BOOST_TEST(same(std::vector<NoDefault>{NoDefault(1)}));
  BOOST_TEST(same(std::optional<std::string>("x")));
  BOOST_TEST(same(std::optional<int>()));
  BOOST_TEST(same(std::pair(1, "x"s)));
  BOOST_TEST(same(std::tuple(1, "x"s, std::vector<std::vector<int>>{{1}, {}})));
}

BOOST_AUTO_TEST_CASE(a_count_that_cannot_be_is_an_error_and_takes_no_memory) {
  std::string bytes;
  children::write(bytes, std::numeric_limits<std::uint64_t>::max() / 2);
  bytes += "abcdefgh";
  const auto refused = [&bytes](auto example) {
    children::Input in(bytes);
    BOOST_CHECK_THROW(children::read<decltype(example)>(in), ValueError);
  };
  refused(std::string());
  refused(std::vector<int>());
  refused(std::vector<std::string>());
}

BOOST_AUTO_TEST_CASE(without_its_line_in_main_there_are_no_children) {
  const std::string refused =
      "children are this program itself: the first line of its main() is to be "
      "asyncio::children::main(argc, argv, {...})";
  using Callee = children::detail::Callee<int (*)()>;
  BOOST_TEST(text<RuntimeError>([] { Callee::call(one); }) == refused);
  char name[] = "program";
  char* argv[] = {name, nullptr};
  children::main(1, argv, {{"one", one}});
  children::main(1, argv, {{"one", one}});  // the same is nothing new
  BOOST_TEST(Callee::call(one).function->name == "one");
  BOOST_TEST(!children::is_child());
  children::ready();  // of no child: nothing
  BOOST_TEST(text<ValueError>([&] {
               children::main(1, argv, {{"one", also_one}});
             }) == "two functions of children are named 'one'");
}

BOOST_AUTO_TEST_CASE(who_calls_the_program_as_a_child_by_hand_is_refused) {
  char name[] = "program";
  for (const char* argument : {"--asyncio-child=", "--asyncio-child=x", "--asyncio-child=1",
                               "--asyncio-child=1000", "--asyncio-child=-1"}) {
    std::string copy = argument;
    char* argv[] = {name, copy.data(), nullptr};
    BOOST_TEST(status_of([&] { children::main(2, argv); }) == 2);
  }
  std::string other = "--asyncio";
  char* argv[] = {name, other.data(), nullptr};
  BOOST_TEST(status_of([&] { children::main(2, argv); }) == 99);
}

BOOST_AUTO_TEST_SUITE_END()
