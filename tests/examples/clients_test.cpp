// The examples that ask a server: one is made here, with few pages.
#include <boost/test/unit_test.hpp>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

namespace {

const std::map<std::string, std::string> kPages = {
    {"/", "<a href=\"/one\">one</a> <a href=\"/two\">two</a>"},
    {"/one", "<a href=\"/two\">two</a> <a href=\"/three\">three</a> <a href=\"/\">back</a>"},
    {"/two", "<a href=\"/one\">one</a>"},
    {"/three", "the end"},
};

std::string answer_to(const std::string& request) {
  const std::size_t end = request.find(' ', 4);
  const auto page = kPages.find(request.substr(4, end - 4));
  if (page == kPages.end()) return "HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n";
  return "HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(page->second.size()) + "\r\n\r\n" +
         page->second;
}

// Serves the pages, in a process of its own, as long as it lives.
class Pages {
 public:
  Pages() {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    socklen_t size = sizeof address;
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const at = reinterpret_cast<sockaddr*>(&address);
    BOOST_REQUIRE(bind(listener, at, size) == 0);
    BOOST_REQUIRE(listen(listener, 100) == 0);
    BOOST_REQUIRE(getsockname(listener, at, &size) == 0);
    port = std::to_string(ntohs(address.sin_port));
    child_ = fork();
    if (child_ == 0) serve(listener);
    close(listener);
  }
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;
  ~Pages() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  std::string port;

 private:
  [[noreturn]] static void serve(int listener) {
    for (;;) {
      const int client = accept(listener, nullptr, nullptr);
      std::string request, answer;
      for (char c; request.find("\r\n\r\n") == std::string::npos && read(client, &c, 1) == 1;)
        request += c;
      answer = answer_to(request);
      if (send(client, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) _exit(1);
      close(client);
    }
  }
  pid_t child_;
};

// What an example prints that ends by itself.
std::string printed_by(const std::string& command) {
  std::FILE* const out = popen(("examples/" + command).c_str(), "r");
  BOOST_REQUIRE(out != nullptr);
  std::string text;
  for (int c; (c = std::fgetc(out)) != EOF;) text += static_cast<char>(c);
  BOOST_TEST(pclose(out) == 0);
  return text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clients, Pages)

BOOST_AUTO_TEST_CASE(crawler) {
  const std::string expected = "/ 84\n/one 109\n/three 45\n/two 61\n";
  BOOST_TEST(printed_by("crawler " + port) == expected);
}

BOOST_AUTO_TEST_CASE(curl_multi) {
  const std::string here = "http://127.0.0.1:" + port;
  const std::string said = printed_by("curl_multi " + here + "/ " + here + "/three nothing://here");
  for (const std::string& line : {here + "/: 45 No error\n", here + "/three: 7 No error\n",
                                  std::string("nothing://here: 0 Unsupported protocol\n")})
    BOOST_TEST(said.find(line) != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(redis_chat) {
  const std::string said =
      "Ada: Is anybody here?\nGrace: What do you compute?\nAda: Bernoulli's numbers.\n";
  BOOST_TEST(printed_by("redis_chat") == said +
                                             "kept: Ada said Bernoulli's numbers.\n"
                                             "kept: Grace said What do you compute?\n");
}

auto with_postgres() {
  return boost::unit_test::precondition([](boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result there(false);
    for (const std::string root : {"", "/var/cache/asyncio17/servers/postgresql"})
      if (access((root + "/usr/lib/postgresql/15/bin/postgres").c_str(), X_OK) == 0) there = true;
    there.message() << "no PostgreSQL server is installed or unpacked";
    return there;
  });
}

BOOST_AUTO_TEST_CASE(postgres_notes, *with_postgres()) {
  BOOST_TEST(printed_by("postgres_notes") ==
             "Key (text)=(milk) already exists.\n<Record id=1 text='milk'>\n"
             "<Record id=2 text='bread'>\n");
}

BOOST_AUTO_TEST_CASE(fetch_many) {
  const std::string here = "http://127.0.0.1:" + port;
  const std::string urls = here + "/ " + here + "/three ftp://a/";
  BOOST_TEST(printed_by("fetch_many " + urls) ==
             here + "/ 200 45\n" + here + "/three 200 7\nftp://a/ ftp://a/\n");
}

BOOST_AUTO_TEST_SUITE_END()
