// W14: says hello after a millisecond, on Boost.Asio.
#include <boost/asio.hpp>
#include <iostream>

int main() {
  boost::asio::io_context context;
  boost::asio::steady_timer timer(context, std::chrono::milliseconds(1));
  timer.async_wait([](const boost::system::error_code&) { std::cout << "hello\n"; });
  context.run();
}
