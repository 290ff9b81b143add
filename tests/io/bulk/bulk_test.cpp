// Much at once, over TCP, by TLS and through the pipes of a child: each byte comes as it was sent,
// and memory is bounded by the limits of the buffers. With ASYNCIO17_LONG=1 it is 1 GiB each way,
// and what that costs is printed: of this process, which is both ends.
#include "tests/io/tls/tls_sockets.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

constexpr std::size_t kMiB = 1 << 20;
constexpr std::size_t kPiece = 64 * 1024;

bool is_long() { return std::getenv("ASYNCIO17_LONG"); }
std::size_t size() { return is_long() ? 1024 * kMiB : 8 * kMiB; }

// What is sent is this again and again; its length fits no buffer.
const std::string& pattern() {
  static const std::string bytes = [] {
    std::string made(kMiB + 4099, '\0');
    std::mt19937 random(17);
    for (char& c : made) c = static_cast<char>(random());
    return made;
  }();
  return bytes;
}
std::string_view pattern_at(std::size_t place, std::size_t most) {
  return std::string_view(pattern()).substr(place % pattern().size(), most);
}

// What has come, and whether that is what was sent.
struct Arrived {
  void take(std::string_view data) {
    most = std::max(most, data.size());
    while (!data.empty()) {
      const std::string_view expected = pattern_at(bytes, data.size());
      right = right && data.substr(0, expected.size()) == expected;
      bytes += expected.size();
      data.remove_prefix(expected.size());
    }
  }
  std::size_t bytes = 0, most = 0;
  bool right = true;
};

double seconds(const timeval& t) {
  return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}
double cpu_of(int who) {
  rusage usage;
  getrusage(who, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
// The most that this process has had resident.
std::size_t peak() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

#if defined(ASYNCIO_POOL_OFF_) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasures = false;  // their memory is not the program's
#else
constexpr bool kMeasures = true;
#endif

struct Bulk : TlsSockets {
  Coroutine<> send(Writer writer) {
    return coroutine(
        [this, writer, at = std::size_t{0}, piece = std::string_view()](auto& co) mutable {
          BEGIN(co);
          for (at = 0; at < size(); at += piece.size()) {
            piece = pattern_at(at, std::min(kPiece, size() - at));
            writer->write(piece);
            most_unsent = std::max(most_unsent, writer->transport()->get_write_buffer_size());
            YIELD_FROM(writer->drain());
          }
          writer->close();
          YIELD_FROM(writer->wait_closed());
          END;
        });
  }
  Coroutine<> receive(Reader reader) {
    return coroutine([this, reader, data = std::string()](auto& co) mutable {
      BEGIN(co);
      for (;;) {
        most_unread = std::max(most_unread, reader->buffered());
        YIELD_FROM_INTO(data, reader->read(256 * 1024));
        if (data.empty()) break;
        arrived.take(data);
      }
      END;
    });
  }
  // Of a server's client.
  Coroutine<> receive_all(Reader reader, Writer writer) {
    return coroutine([this, reader, writer](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(receive(reader));
      writer->close();
      ended = true;
      END;
    });
  }
  void over(StreamServerOptions serving, StreamConnectionOptions connecting) {
    const std::uint16_t port =
        serve([this](Reader r, Writer w) { return receive_all(r, w); }, std::move(serving));
    const Writer writer = open(port, std::move(connecting)).second;
    begin();
    run(send(writer));
    until([this] { return ended; });
  }
  // What was allocated up to here does not count.
  void begin() {
    pattern();
    cpu = cpu_of(RUSAGE_SELF);
    peak_before = peak();
  }
  void check(const char* way) {
    BOOST_TEST(arrived.right);
    BOOST_TEST(arrived.bytes == size());
    // The limit, and what was written when it was not reached yet; twice the limit, and a piece.
    BOOST_TEST(most_unsent <= most_allowed);
    BOOST_TEST(most_unread <= 2 * StreamReader::kDefaultLimit + 256 * 1024);
    const std::size_t grown = peak() - peak_before;
    BOOST_TEST((grown <= 16 * kMiB || !kMeasures));
    if (is_long()) {
      std::printf("%s: %.3f s of CPU for 1 GiB, of both ends; %.1f MiB of memory more at most\n",
                  way, cpu_of(RUSAGE_SELF) - cpu,
                  static_cast<double>(grown) / static_cast<double>(kMiB));
    }
  }

  Arrived arrived;
  std::size_t most_unsent = 0, most_unread = 0, most_allowed = 2 * kPiece, peak_before = 0;
  double cpu = 0;
  bool ended = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bulk, Bulk)

BOOST_AUTO_TEST_CASE(much_goes_over_tcp) {
  over({}, {});
  check("TCP");
}

BOOST_AUTO_TEST_CASE(much_goes_by_tls) {
  most_allowed = 512 * 1024 + kPiece;
  over(secure_server(), secure_client());
  check("TLS");
}

BOOST_AUTO_TEST_CASE(much_goes_through_the_pipes_of_a_child) {
  SubprocessOptions options;
  options.stdin_ = options.stdout_ = subprocess::PIPE;
  const std::shared_ptr<Process> cat = run(create_subprocess_exec("cat", options));
  begin();
  const auto receiving = loop.create_task(receive(cat->stdout_()));
  run(send(cat->stdin_()));
  run(receiving);
  BOOST_TEST(run(cat->wait()) == 0);
  check("pipes");
}

BOOST_AUTO_TEST_SUITE_END()
