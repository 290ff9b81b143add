// The echo server of `ours echo PORT`, on add_reader() and add_writer().
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <csignal>

#include "bench/workloads.h"

namespace bench {
namespace {

class Connection {
 public:
  explicit Connection(int fd) : fd_(fd) {
    loop->add_reader(fd_, [this] { receive(); });
  }

 private:
  void receive() {
    static char buffer[65536];
    const ssize_t size = ::read(fd_, buffer, sizeof buffer);
    if (size > 0)
      send(buffer, static_cast<std::size_t>(size));
    else if (size == 0 || errno != EAGAIN)
      end();
  }
  // What the socket does not take now is kept, and nothing is read until it is gone.
  void send(const char* data, std::size_t size) {
    const ssize_t sent = ::write(fd_, data, size);
    if (sent < 0 && errno != EAGAIN) return end();
    const std::size_t taken = sent < 0 ? 0 : static_cast<std::size_t>(sent);
    if (taken == size) return;
    rest_.assign(data + taken, size - taken);
    loop->remove_reader(fd_);
    loop->add_writer(fd_, [this] { send_rest(); });
  }
  void send_rest() {
    const std::string rest = std::move(rest_);
    loop->remove_writer(fd_);
    loop->add_reader(fd_, [this] { receive(); });
    send(rest.data(), rest.size());
  }
  void end() {
    loop->remove_reader(fd_);
    loop->remove_writer(fd_);
    ::close(fd_);
    delete this;
  }

  int fd_;
  std::string rest_;
};

void accept_from(int listener) {
  const int fd = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
  if (fd < 0) return;
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  new Connection(fd);
}

}  // namespace

void serve_echo(int port) {
  std::signal(SIGPIPE, SIG_IGN);
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(listener, 1024) != 0) {
    std::perror("echo");
    std::exit(1);
  }
  loop->add_reader(listener, [listener] { accept_from(listener); });
  loop->run_forever();
}

}  // namespace bench
