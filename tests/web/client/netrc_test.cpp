// Users and passwords of a file, for hosts that it names.
#include <asyncio/loop/log.hpp>
#include <asyncio/web/client/netrc.hpp>

#include <boost/test/unit_test.hpp>

#include "tests/web/client/client_loop.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace asyncio;
using namespace asyncio::testing;
using http::detail::Netrc;

namespace {

int logged = 0;

struct NetrcLoop : ClientLoop {
  NetrcLoop() {
    std::ofstream file(path);
    file << "machine example.org login me password secret\n";
    ::setenv("NETRC", path.c_str(), 1);
    session.trust_env(true);
    logged = 0;
  }
  ~NetrcLoop() {
    ::unsetenv("NETRC");
    std::remove(path.c_str());
  }
  std::string sent(const std::string& address, std::size_t i = 0,
                   http::RequestOptions options = http::RequestOptions()) {
    auto task = begin(session.get(address, std::move(options)));
    run_turns(20);
    const std::string text = server(i).take();
    server(i).server->write(ok(""));
    (void)run(task);
    const std::size_t at = text.find("Authorization: ");
    return at == std::string::npos ? "" : text.substr(at + 15, text.find('\r', at) - at - 15);
  }
  const std::string path = "netrc_test." + std::to_string(::getpid());
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(netrc, NetrcLoop)

BOOST_AUTO_TEST_CASE(a_host_of_the_file_gets_its_password_and_no_other_one) {
  const std::string mine = http::BasicAuth("me", "secret").encode();
  BOOST_TEST(sent(url()) == mine);
  BOOST_TEST(sent("http://other.org/", 1) == "");
  const http::BasicAuth own("a", "b");
  BOOST_TEST(sent(url(), 0, http::RequestOptions().auth(own)) == own.encode());
  BOOST_TEST(sent(url(), 0, http::RequestOptions().header("Authorization", "x")) == "x");
  session.trust_env(false);
  BOOST_TEST(sent(url()) == "");
}

BOOST_AUTO_TEST_CASE(a_redirect_to_another_origin_gets_none) {
  auto task = begin(session.get("http://other.org/"));
  server().server->write(
      "HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n");
  run_turns(20);
  BOOST_TEST(server(1).take().find("Authorization") == std::string::npos);
  server(1).server->write(ok(""));
  (void)run(task);
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_one_sentence_of_the_log) {
  const auto before = set_log_hook([](const std::string& text) {
    ++logged;
    BOOST_TEST(text.find("secret") == std::string::npos);
  });
  std::ofstream(path) << "machine example.org login me pass word secret";
  BOOST_TEST(sent(url()) == "");
  BOOST_TEST(sent(url()) == "");
  BOOST_TEST(logged == 1);
  ::setenv("NETRC", "/nowhere/at/all", 1);
  BOOST_TEST(!Netrc::of_environment().auth_for("example.org"));
  BOOST_TEST(logged == 2);
  ::setenv("NETRC", path.c_str(), 1);
  std::ofstream(path) << "default login me password p" << std::string(64 * 1024, ' ');
  BOOST_TEST(!Netrc::of_environment().auth_for("example.org"));
  BOOST_TEST(logged == 3);
  std::remove(path.c_str());
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);  // nobody writes to it
  BOOST_TEST(!Netrc::of_environment().auth_for("example.org"));
  BOOST_TEST(logged == 4);
  (void)set_log_hook(before);
}

BOOST_AUTO_TEST_CASE(entries_are_read_as_pythons_netrc_reads_them) {
  const Netrc file(
      "# a comment\nmachine a\n\tlogin \"a b\" # c\n password p#q\nmacdef init\ncd /\nlogin x\n\n"
      "machine b account acc password \\\"\ndefault user d");
  BOOST_TEST((file.auth_for("a") == http::BasicAuth("a b", "p#q")));
  BOOST_TEST((file.auth_for("b") == http::BasicAuth("acc", "\"")));
  BOOST_TEST((file.auth_for("c") == http::BasicAuth("d", "")));
  BOOST_TEST(!Netrc("machine a login l").auth_for("b"));
  for (const char* const text : {"login a", "machine", "machine a secret"})
    BOOST_CHECK_THROW(Netrc{text}, ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
