// The examples with sockets: what their clients see.
#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

// A client of 127.0.0.1. What does not come within a minute is taken for the end.
class Client {
 public:
  explicit Client(int port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    const timeval minute{60, 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &minute, sizeof minute);
    BOOST_REQUIRE(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(fd_); }
  void say(const std::string& text) const {
    BOOST_REQUIRE(send(fd_, text.data(), text.size(), MSG_NOSIGNAL) ==
                  static_cast<ssize_t>(text.size()));
  }
  void end() const { shutdown(fd_, SHUT_WR); }
  // The next line, or what there is at the end.
  std::string line() const {
    std::string text;
    for (char c; (text.empty() || text.back() != '\n') && recv(fd_, &c, 1, 0) == 1;) text += c;
    return text;
  }

  // The next so many bytes, or what there is at the end.
  std::string bytes(std::size_t size) const {
    std::string text;
    for (char c; text.size() < size && recv(fd_, &c, 1, 0) == 1;) text += c;
    return text;
  }

 private:
  int fd_;
};

// An example that serves until it is stopped.
class Serving {
 public:
  // It says its port behind these words.
  explicit Serving(const std::string& example,
                   const std::string& before = "Serving on ('127.0.0.1', ") {
    int out[2];
    BOOST_REQUIRE(pipe(out) == 0);
    const std::string program = "examples/" + example;
    child_ = fork();
    if (child_ == 0) {
      dup2(out[1], 1);
      execl(program.c_str(), program.c_str(), "0", nullptr);
      _exit(127);
    }
    close(out[1]);
    std::string said;
    for (char c; read(out[0], &c, 1) == 1 && c != '\n';) said += c;
    close(out[0]);
    BOOST_REQUIRE(said.substr(0, before.size()) == before);
    port = std::atoi(said.c_str() + before.size());
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;
  ~Serving() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  int port = 0;

 private:
  pid_t child_;
};

// What an example prints that ends by itself.
std::string printed_by(const char* program) {
  std::FILE* const out = popen(program, "r");
  BOOST_REQUIRE(out != nullptr);
  std::string text;
  for (int c; (c = std::fgetc(out)) != EOF;) text += static_cast<char>(c);
  BOOST_TEST(pclose(out) == 0);
  return text;
}
// The same without its digits: the client's port is another one each time.
std::string said_by(const char* program) {
  std::string text = printed_by(program);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }),
             text.end());
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(servers)

// Two clients are answered, and one that ends is let go.
void check_echo(const std::string& example) {
  const Serving serving(example);
  const Client one(serving.port), two(serving.port);
  one.say("hello\n");
  two.say("world\n");
  BOOST_TEST(one.line() == "hello\n");
  BOOST_TEST(two.line() == "world\n");
  one.end();
  BOOST_TEST(one.line() == "");
  two.say("still here\n");
  BOOST_TEST(two.line() == "still here\n");
}

BOOST_AUTO_TEST_CASE(echo_protocol) { check_echo("echo_protocol"); }

BOOST_AUTO_TEST_CASE(echo_futures) { check_echo("echo_futures"); }

BOOST_AUTO_TEST_CASE(echo_client) {
  const Serving serving("echo_protocol");
  BOOST_TEST(printed_by(("examples/echo_client " + std::to_string(serving.port)).c_str()) ==
             "sent: hello\nreceived: hello\n");
}

BOOST_AUTO_TEST_CASE(chat_server) {
  const Serving serving("chat_server");
  const Client ann(serving.port);
  BOOST_TEST(ann.line() == "Your name?\n");
  ann.say("ann\r\n");
  {
    // The name is taken, so ann is there.
    const Client other(serving.port);
    other.say("ann\n");
    BOOST_TEST(other.line() == "Your name?\n");
    BOOST_TEST(other.line() == "");
  }
  {
    const Client bob(serving.port);
    bob.say("bob\nhello\n");
    BOOST_TEST(ann.line() == "* bob comes\n");
    BOOST_TEST(ann.line() == "bob: hello\n");
    ann.say("hello yourself\n");
    BOOST_TEST(bob.line() == "Your name?\n");
    BOOST_TEST(bob.line() == "ann: hello yourself\n");
  }
  BOOST_TEST(ann.line() == "* bob leaves\n");
}

BOOST_AUTO_TEST_CASE(http_server) {
  const Serving serving("http_server", "Server started at http://127.0.0.1:");
  const Client client(serving.port);
  const auto page = [&](const std::string& path) {
    client.say("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos && head.size() < 1000) head += client.line();
    const std::size_t length = std::stoul(head.substr(head.find("Content-Length: ") + 16));
    BOOST_TEST(head.find("Content-Type: text/html\r\n") != std::string::npos);
    return client.bytes(length);
  };
  BOOST_TEST(page("/") == "<h1>Index</h1>");
  BOOST_TEST(page("/hello/world") == "<h1>hello, world!</h1>");
}

BOOST_AUTO_TEST_CASE(json_api) {
  const Serving serving("json_api", "======== Running on http://127.0.0.1:");
  const Client client(serving.port);
  const auto answer = [&](const std::string& request, const std::string& body = "") {
    client.say(request + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
    std::string head;
    while (head.find("\r\n\r\n") == std::string::npos && head.size() < 1000) head += client.line();
    const std::size_t length = head.find("Content-Length: ");
    return head.substr(9, 4) +
           (length == std::string::npos ? "" : client.bytes(std::stoul(head.substr(length + 16))));
  };
  BOOST_TEST(answer("GET /notes") == "200 []");
  BOOST_TEST(answer("POST /notes", R"({"text": "tea"})") == R"(201 {"id":1,"text":"tea"})");
  BOOST_TEST(answer("GET /notes/1") == R"(200 {"id":1,"text":"tea"})");
  BOOST_TEST(answer("GET /notes") == R"(200 [{"id":1,"text":"tea"}])");
  BOOST_TEST(answer("POST /notes", "tea") == R"(400 {"error":"that is no JSON"})");
  BOOST_TEST(answer("POST /notes", "[1]") == R"(422 {"error":"a note has a text"})");
  BOOST_TEST(answer("PUT /notes") == R"(405 {"error":"Method Not Allowed"})");
  BOOST_TEST(answer("DELETE /notes/1") == "204 ");
  BOOST_TEST(answer("DELETE /notes/1") == R"(404 {"error":"Not Found"})");
}

// The head of an answer; its body comes next.
std::string head_of(const Client& client, const std::string& request) {
  client.say(request);
  std::string head;
  while (head.find("\r\n\r\n") == std::string::npos && head.size() < 2000) head += client.line();
  return head;
}

BOOST_AUTO_TEST_CASE(chat) {
  const Serving serving("chat", "======== Running on http://127.0.0.1:");
  const std::string page = head_of(Client(serving.port), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  BOOST_TEST(page.find("Content-Type: text/html") != std::string::npos);
  const std::string upgrade =
      "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  const Client ann(serving.port), bob(serving.port);
  BOOST_TEST(head_of(ann, upgrade).substr(0, 12) == "HTTP/1.1 101");
  BOOST_TEST(head_of(bob, upgrade).substr(0, 12) == "HTTP/1.1 101");
  const std::string zeros(4, '\0');  // a mask that changes nothing
  ann.say("\x81\x85" + zeros + "hello");
  BOOST_TEST(ann.bytes(7) == "\x81\x05hello");
  BOOST_TEST(bob.bytes(7) == "\x81\x05hello");
  bob.say("\x88\x80" + zeros);
  BOOST_TEST(bob.bytes(2) == std::string("\x88\0", 2));
  BOOST_TEST(bob.line() == "");
  ann.say("\x81\x83" + zeros + "bye");
  BOOST_TEST(ann.bytes(5) ==
             "\x81\x03"
             "bye");
}

BOOST_AUTO_TEST_CASE(sse_clock) {
  const Serving serving("sse_clock", "======== Running on http://127.0.0.1:");
  const Client client(serving.port);
  const std::string head = head_of(client, "GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
  BOOST_TEST(head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  for (int i = 0; i < 2; ++i) {
    client.line();  // how long the chunk is
    BOOST_TEST(client.line() == "event: tick\r\n");
    BOOST_TEST(client.line().size() == std::string("data: 12:00:00\r\n").size());
    BOOST_TEST(client.line() + client.line() == "\r\n\r\n");
  }
}

BOOST_AUTO_TEST_CASE(tcp_echo) {
  BOOST_TEST(said_by("examples/tcp_echo") ==
             "server: hello from ('...', )\nclient: hello\nserver: world from ('...', )\n"
             "client: world\n");
}

BOOST_AUTO_TEST_CASE(tls_echo) {
  const char* const given = std::getenv("TEST_TMPDIR");
  const std::string folder = given ? given : "/tmp", key = folder + "/tls_echo_key.pem",
                    certificate = folder + "/tls_echo_certificate.pem";
  BOOST_REQUIRE(
      std::system(("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                   "-days 1 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout " +
                   key + " -out " + certificate + " 2>/dev/null")
                      .c_str()) == 0);
  BOOST_TEST(printed_by(("examples/tls_echo " + certificate + " " + key).c_str()) ==
             "TLSv1.3\nhello\n");
}

BOOST_AUTO_TEST_CASE(udp_echo) {
  BOOST_TEST(said_by("examples/udp_echo") == "server: hello from ('...', )\nclient: hello\n");
}

BOOST_AUTO_TEST_CASE(subprocess_pipeline) {
  BOOST_TEST(printed_by("examples/subprocess_pipeline") == "3\n2\n1\nexit codes 0 0\n");
}

BOOST_AUTO_TEST_CASE(prefork) {
  BOOST_TEST(printed_by("examples/prefork") ==
             "hello\nhello\nhello\nhello\nworker 0 has ended with 0\nworker 1 has ended with 0\n");
}

BOOST_AUTO_TEST_CASE(process_pool) {
  BOOST_TEST(printed_by("examples/process_pool") ==
             "112272535095293 is prime: True\n112582705942171 is prime: True\n"
             "112272535095293 is prime: True\n115280095190773 is prime: True\n"
             "115797848077099 is prime: True\n1099726899285419 is prime: False\n");
}

BOOST_AUTO_TEST_SUITE_END()
