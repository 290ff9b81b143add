// W14: a web server that says hello, on Boost.Beast, as small as its manual's small one.
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <memory>
#include <utility>

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  explicit Connection(tcp::socket socket) : socket_(std::move(socket)) {}
  void start() {
    deadline_.async_wait([self = shared_from_this()](beast::error_code error) {
      if (!error) self->socket_.close(error);
    });
    http::async_read(socket_, buffer_, request_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->answer();
                     });
  }

 private:
  void answer() {
    answer_.version(request_.version());
    answer_.keep_alive(false);
    if (request_.method() == http::verb::get && request_.target() == "/") {
      answer_.set(http::field::content_type, "text/plain; charset=utf-8");
      answer_.body() = "hello, world!";
    } else {
      answer_.result(http::status::not_found);
    }
    answer_.prepare_payload();
    http::async_write(socket_, answer_,
                      [self = shared_from_this()](beast::error_code error, std::size_t) {
                        self->socket_.shutdown(tcp::socket::shutdown_send, error);
                        self->deadline_.cancel();
                      });
  }

  tcp::socket socket_;
  beast::flat_buffer buffer_;
  http::request<http::string_body> request_;
  http::response<http::string_body> answer_;
  boost::asio::steady_timer deadline_{socket_.get_executor(), std::chrono::seconds(60)};
};

void accept(tcp::acceptor& acceptor) {
  acceptor.async_accept([&acceptor](beast::error_code error, tcp::socket socket) {
    if (!error) std::make_shared<Connection>(std::move(socket))->start();
    accept(acceptor);
  });
}

int main() {
  boost::asio::io_context context(1);
  tcp::acceptor acceptor(context, {tcp::v4(), 8080});
  accept(acceptor);
  boost::asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&](beast::error_code, int) { context.stop(); });
  context.run();
}
