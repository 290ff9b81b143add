#include <asyncio/io/sock_ops.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/readiness.hpp>

#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace asyncio {

namespace {

bool would_block() noexcept { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

void check_socket(EventLoop& loop, int fd) {
  if (!loop.get_debug()) return;
  const int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && !(flags & O_NONBLOCK)) throw ValueError("the socket must be non-blocking");
}

// Calls `attempt` until it says that it is through, and waits for the socket in between; then gives
// what `result` is by then.
template <class R, class Attempt>
Coroutine<R> when_ready(const detail::Caller& caller, EventLoop& loop, int fd, Interest interest,
                        const char* name, Attempt attempt) {
  return detail::coroutine_at<R>(
      caller, name,
      [&loop, fd, interest, attempt = std::move(attempt), result = R()](auto& co) mutable {
        BEGIN(co);
        check_socket(loop, fd);
        while (!attempt(result)) YIELD_FROM(detail::wait_ready(loop, fd, interest));
        RETURN(std::move(result));
        END;
      });
}

// Did the call work? False: it would have had to wait.
bool through(ssize_t n, std::size_t& done) {
  if (n < 0 && would_block()) return false;
  if (n < 0) detail::throw_os_error(errno);
  done = static_cast<std::size_t>(n);
  return true;
}

bool receive_from(int fd, void* at, std::size_t n, std::size_t& got, SocketAddress& from) {
  sockaddr_storage storage;
  socklen_t size = sizeof storage;
  auto* const address = reinterpret_cast<sockaddr*>(&storage);
  if (!through(::recvfrom(fd, at, n, MSG_DONTWAIT, address, &size), got)) return false;
  from = SocketAddress::from(address, size);
  return true;
}

using FromWhom = std::pair<std::string, SocketAddress>;
using SizeFromWhom = std::pair<std::size_t, SocketAddress>;
using Accepted = std::pair<int, SocketAddress>;

// A connection that is under way goes on without a second call.
void connected(int fd) {
  const int error = detail::socket_option(fd, SOL_SOCKET, SO_ERROR);
  if (error != 0) detail::throw_os_error(error);
}

// The file's place is what was sent, whether it ended well or not.
struct FilePlace {
  int file;
  off_t at;
  FilePlace(int f, off_t offset) noexcept : file(f), at(offset) {}
  FilePlace(FilePlace&& other) noexcept : file(std::exchange(other.file, -1)), at(other.at) {}
  FilePlace& operator=(FilePlace&&) = delete;
  ~FilePlace() {
    if (file >= 0) (void)!lseek(file, at, SEEK_SET);
  }
};

}  // namespace

Coroutine<std::string> EventLoop::sock_recv(int fd, std::size_t n, detail::Caller caller) {
  return when_ready<std::string>(caller, *this, fd, Interest::read, "sock_recv",
                                 [fd, n](std::string& data) {
                                   // Made anew each time, so that who waits keeps no memory for
                                   // what has not come.
                                   std::string buffer(n, '\0');
                                   std::size_t got = 0;
                                   if (!through(::recv(fd, buffer.data(), n, MSG_DONTWAIT), got))
                                     return false;
                                   buffer.resize(got);
                                   data = std::move(buffer);
                                   return true;
                                 });
}

Coroutine<std::size_t> EventLoop::sock_recv_into(int fd, void* at, std::size_t n,
                                                 detail::Caller caller) {
  return when_ready<std::size_t>(
      caller, *this, fd, Interest::read, "sock_recv_into",
      [fd, at, n](std::size_t& got) { return through(::recv(fd, at, n, MSG_DONTWAIT), got); });
}

Coroutine<FromWhom> EventLoop::sock_recvfrom(int fd, std::size_t n, detail::Caller caller) {
  return when_ready<FromWhom>(caller, *this, fd, Interest::read, "sock_recvfrom",
                              [fd, n](FromWhom& result) {
                                std::string buffer(n, '\0');
                                std::size_t got = 0;
                                if (!receive_from(fd, buffer.data(), n, got, result.second))
                                  return false;
                                buffer.resize(got);
                                result.first = std::move(buffer);
                                return true;
                              });
}

Coroutine<SizeFromWhom> EventLoop::sock_recvfrom_into(int fd, void* at, std::size_t n,
                                                      detail::Caller caller) {
  return when_ready<SizeFromWhom>(caller, *this, fd, Interest::read, "sock_recvfrom_into",
                                  [fd, at, n](SizeFromWhom& result) {
                                    return receive_from(fd, at, n, result.first, result.second);
                                  });
}

Coroutine<void> EventLoop::sock_sendall(int fd, std::string data, detail::Caller caller) {
  return detail::coroutine_at(
      caller, "sock_sendall",
      [this, fd, data = std::move(data), at = std::size_t()](auto& co) mutable {
        BEGIN(co);
        check_socket(*this, fd);
        while (at < data.size()) {
          {
            std::size_t sent = 0;
            const char* const rest = data.data() + at;
            if (through(::send(fd, rest, data.size() - at, MSG_DONTWAIT | MSG_NOSIGNAL), sent)) {
              at += sent;
              continue;
            }
          }
          YIELD_FROM(detail::wait_ready(*this, fd, Interest::write));
        }
        END;
      });
}

Coroutine<std::size_t> EventLoop::sock_sendto(int fd, std::string data, SocketAddress address,
                                              detail::Caller caller) {
  return when_ready<std::size_t>(
      caller, *this, fd, Interest::write, "sock_sendto",
      [fd, data = std::move(data), address = std::move(address)](std::size_t& sent) {
        sockaddr_storage storage;
        const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
        const auto* const to = address ? reinterpret_cast<const sockaddr*>(&storage) : nullptr;
        return through(
            ::sendto(fd, data.data(), data.size(), MSG_DONTWAIT | MSG_NOSIGNAL, to, size), sent);
      });
}

Coroutine<void> EventLoop::sock_connect(int fd, SocketAddress address, detail::Caller caller) {
  return detail::coroutine_at(
      caller, "sock_connect", [this, fd, address = std::move(address)](auto& co) {
        BEGIN(co);
        check_socket(*this, fd);
        {
          sockaddr_storage storage;
          const auto size = static_cast<socklen_t>(address.write_to(&storage, sizeof storage));
          if (::connect(fd, reinterpret_cast<const sockaddr*>(&storage), size) == 0) RETURN();
          // A UNIX socket whose queue is full says EAGAIN, and will not be writable for it.
          if (errno != EINPROGRESS && errno != EINTR) detail::throw_os_error(errno);
        }
        YIELD_FROM(detail::wait_ready(*this, fd, Interest::write));
        connected(fd);
        END;
      });
}

Coroutine<Accepted> EventLoop::sock_accept(int fd, detail::Caller caller) {
  return when_ready<Accepted>(
      caller, *this, fd, Interest::read, "sock_accept", [fd](Accepted& result) {
        sockaddr_storage storage;
        socklen_t size = sizeof storage;
        auto* const address = reinterpret_cast<sockaddr*>(&storage);
        result.first = ::accept4(fd, address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (result.first < 0 && (would_block() || errno == ECONNABORTED)) return false;
        if (result.first < 0) detail::throw_os_error(errno);
        result.second = SocketAddress::from(address, size);
        return true;
      });
}

Coroutine<std::size_t> EventLoop::sock_sendfile(int fd, int file, std::int64_t offset,
                                                std::optional<std::size_t> count,
                                                detail::Caller caller) {
  if (offset < 0) throw ValueError("offset must be a non-negative integer");
  if (count && *count == 0) throw ValueError("count must be a positive integer");
  static constexpr std::size_t kMost = 1 << 30;
  return when_ready<std::size_t>(
      caller, *this, fd, Interest::write, "sock_sendfile",
      [fd, place = FilePlace(file, static_cast<off_t>(offset)), count](std::size_t& sent) mutable {
        while (!count || sent < *count) {
          const std::size_t n = count ? std::min(*count - sent, kMost) : kMost;
          std::size_t more = 0;
          if (!through(::sendfile(fd, place.file, &place.at, n), more)) return false;
          if (more == 0) break;
          sent += more;
        }
        return true;
      });
}

}  // namespace asyncio
