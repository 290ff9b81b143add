// What <asyncio/asyncio.hpp> includes: nothing of Boost. It comes first, so that it cannot lean on
// what others include.
#include <asyncio/asyncio.hpp>

#if defined(BOOST_ASIO_VERSION) || defined(BOOST_ASIO_DETAIL_CONFIG_HPP) || \
    defined(BOOST_ASIO_IO_CONTEXT_HPP)
#error "<asyncio/asyncio.hpp> includes Boost.Asio"
#endif
#ifdef BOOST_CONFIG_HPP
#error "<asyncio/asyncio.hpp> includes Boost"
#endif
#ifdef TRY
#error "<asyncio/asyncio.hpp> defines the short keywords"
#endif

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(include)

BOOST_AUTO_TEST_CASE(the_one_header_is_enough_to_run_a_program) {
  const auto main = [] {
    return asyncio::coroutine<int>([](auto& co) {
      ASYNCIO_BEGIN(co);
      ASYNCIO_YIELD_FROM(asyncio::sleep(0));
      ASYNCIO_RETURN(42);
      ASYNCIO_END;
    });
  };
  BOOST_TEST(asyncio::run(main()) == 42);
}

BOOST_AUTO_TEST_SUITE_END()
