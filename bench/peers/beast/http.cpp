// Boost.Beast's own way to a server, as its manual shows it for the asynchronous one: a session per
// connection with a tcp_stream, its time-out, a flat_buffer, a parser for each request, and an
// answer that is a message. `http PORT` says hello until it is killed.
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/version.hpp>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

using Answer = http::response<http::string_body>;

Answer answer_to(http::request<http::string_body>&& request) {
  const bool found = request.method() == http::verb::get && request.target() == "/";
  Answer answer{found ? http::status::ok : http::status::not_found, request.version()};
  answer.set(http::field::server, BOOST_BEAST_VERSION_STRING);
  answer.set(http::field::content_type, "text/plain; charset=utf-8");
  answer.keep_alive(request.keep_alive());
  answer.body() = found ? "hello, world!" : "Not Found";
  answer.prepare_payload();
  return answer;
}

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(tcp::socket&& socket) : stream_(std::move(socket)) {}
  void read() {
    request_ = {};
    stream_.expires_after(std::chrono::seconds(30));
    http::async_read(stream_, buffer_, request_,
                     beast::bind_front_handler(&Session::on_read, shared_from_this()));
  }

 private:
  void on_read(beast::error_code error, std::size_t) {
    if (error) return close();
    answer_.emplace(answer_to(std::move(request_)));
    http::async_write(stream_, *answer_,
                      beast::bind_front_handler(&Session::on_write, shared_from_this()));
  }
  void on_write(beast::error_code error, std::size_t) {
    if (error || answer_->need_eof()) return close();
    answer_.reset();
    read();
  }
  void close() {
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  std::optional<Answer> answer_;
};

class Listener : public std::enable_shared_from_this<Listener> {
 public:
  Listener(asio::io_context& context, const tcp::endpoint& at) : acceptor_(context) {
    acceptor_.open(at.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    acceptor_.bind(at);
    acceptor_.listen(asio::socket_base::max_listen_connections);
  }
  void accept() {
    acceptor_.async_accept(beast::bind_front_handler(&Listener::on_accept, shared_from_this()));
  }

 private:
  void on_accept(beast::error_code error, tcp::socket socket) {
    if (!error) {
      socket.set_option(tcp::no_delay(true));
      std::make_shared<Session>(std::move(socket))->read();
    }
    accept();
  }

  tcp::acceptor acceptor_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 3;
  asio::io_context context(1);
  const auto port = static_cast<unsigned short>(std::atoi(argv[2]));
  std::make_shared<Listener>(context, tcp::endpoint(asio::ip::make_address("127.0.0.1"), port))
      ->accept();
  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&](beast::error_code, int) { context.stop(); });
  context.run();
}
