// What a lock or queue is called.
#include <asyncio/insight/reader/wait_lists.hpp>
#include <boost/test/unit_test.hpp>

using asyncio::detail::in_short;

BOOST_AUTO_TEST_SUITE(wait_lists)

BOOST_AUTO_TEST_CASE(a_type_is_named_without_what_the_standard_library_adds) {
  BOOST_TEST(in_short("Queue<int>") == "Queue<int>");
  BOOST_TEST(in_short("Queue<std::__cxx11::basic_string<char, std::char_traits<char>, "
                      "std::allocator<char> > >") == "Queue<std::string>");
  BOOST_TEST(in_short("Queue<std::__1::basic_string<char, std::__1::char_traits<char>, "
                      "std::__1::allocator<char> > >") == "Queue<std::string>");
  BOOST_TEST(in_short("Queue<std::vector<int, std::allocator<int> > >") ==
             "Queue<std::vector<int> >");
  BOOST_TEST(in_short("Queue<std::map<int, A<B>, std::less<int>, "
                      "std::allocator<std::pair<int const, A<B> > > > >") ==
             "Queue<std::map<int, A<B> > >");
  BOOST_TEST(in_short("Queue<std::unique_ptr<Job, std::default_delete<Job> > >") ==
             "Queue<std::unique_ptr<Job> >");
}

// It comes from another process.
BOOST_AUTO_TEST_CASE(a_name_that_is_cut_off_or_none_is_no_trap) {
  for (const char* const name : {"", ">", ", std::less<", "Queue<int, std::allocator<", ">>><<<",
                                 "x, std::less<, std::less<, std::less<>", "std::string >"})
    BOOST_TEST(in_short(name).size() <= 40u);
}

BOOST_AUTO_TEST_SUITE_END()
