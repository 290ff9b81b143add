// SocketAddress: numbers of IP and paths, as the system and Python write them.
#include <asyncio/io/address.hpp>

#include <asyncio/generators/exception.hpp>

#include <boost/test/unit_test.hpp>

#include <netinet/in.h>
#include <sys/un.h>

#include <string>

using namespace asyncio;

namespace {
SocketAddress through_system(const SocketAddress& address) {
  sockaddr_storage storage{};
  const std::size_t size = address.write_to(&storage, sizeof storage);
  return SocketAddress::from(reinterpret_cast<const sockaddr*>(&storage), size);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(address)

BOOST_AUTO_TEST_CASE(no_address_is_false_and_none) {
  const SocketAddress none;
  BOOST_TEST(!none);
  BOOST_TEST(none.to_string() == "None");
  BOOST_TEST(none.host() == "");
  BOOST_TEST(none.port() == 0);
}

BOOST_AUTO_TEST_CASE(an_address_is_written_as_pythons_tuple) {
  BOOST_TEST(SocketAddress("127.0.0.1", 8080).to_string() == "('127.0.0.1', 8080)");
  BOOST_TEST(SocketAddress("::1", 80).to_string() == "('::1', 80, 0, 0)");
  BOOST_TEST(SocketAddress("fe80::1%7777", 80).scope_id() == 7777u);
  BOOST_TEST(SocketAddress::unix_path("/run/x").to_string() == "'/run/x'");
}

BOOST_AUTO_TEST_CASE(what_goes_to_the_system_comes_back) {
  using namespace std::string_literals;
  for (const SocketAddress& address :
       {SocketAddress("1.2.3.4", 65535), SocketAddress("2001:db8::2", 0),
        SocketAddress("fe80::1%3", 1), SocketAddress::unix_path("/tmp/a b"),
        SocketAddress::unix_path("\0hidden"s), SocketAddress::unix_path("")}) {
    BOOST_TEST(through_system(address) == address);
    BOOST_TEST(std::hash<SocketAddress>()(through_system(address)) ==
               std::hash<SocketAddress>()(address));
  }
  BOOST_TEST(SocketAddress("1.2.3.4", 5) != SocketAddress("1.2.3.4", 6));
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused) {
  BOOST_CHECK_THROW(SocketAddress("localhost", 80), ValueError);
  BOOST_CHECK_THROW(SocketAddress("1.2.3", 80), ValueError);
  BOOST_CHECK_THROW(SocketAddress("127.0.0.1", 65536), ValueError);
  BOOST_CHECK_THROW(SocketAddress("127.0.0.1", -1), ValueError);
  BOOST_CHECK_THROW(SocketAddress::unix_path(std::string(108, 'x')), ValueError);
  BOOST_CHECK_NO_THROW(SocketAddress::unix_path(std::string(107, 'x')));
}

BOOST_AUTO_TEST_CASE(what_the_system_has_cut_is_no_address) {
  sockaddr_storage storage{};
  BOOST_TEST(!SocketAddress::from(nullptr, 0));
  BOOST_TEST(!SocketAddress::from(reinterpret_cast<const sockaddr*>(&storage), 1));
}

BOOST_AUTO_TEST_SUITE_END()
