// The n-th allocation fails, for every n, in programs that use files, threads and names: each ends,
// no memory and no descriptor is left, and the loop goes on.
#include "tests/io/no_memory_io.hpp"

#include <asyncio/futures/ioloop.hpp>
#include <asyncio/io/connect.hpp>
#include <asyncio/io/files.hpp>
#include <asyncio/io/readiness.hpp>
#include <asyncio/io/sendfile.hpp>
#include <asyncio/io/server.hpp>

#include <netdb.h>
#include <sys/mman.h>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Made = std::pair<TransportPtr, std::shared_ptr<Protocol>>;

// Sends what it is sent to nobody.
struct Silent : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view bytes) override { got += bytes.size(); }
  void connection_lost(const ExceptionPtr&) override { transport = nullptr; }
  std::size_t got = 0;
  TransportPtr transport;
};
std::shared_ptr<Protocol> silent() { return std::make_shared<Silent>(); }

void expect(bool is_so) {
  const Spared spared;
  BOOST_TEST(is_so);
}

// ---- files ----

// A file of 300,000 bytes; it is closed with it.
struct SomeFile {
  SomeFile(const SomeFile&) = delete;
  SomeFile() : fd(memfd_create("asyncio17_no_memory", MFD_CLOEXEC)) {
    if (fd < 0 || ftruncate(fd, 300'000) != 0) throw std::bad_alloc();
  }
  ~SomeFile() { ::close(fd); }
  const int fd;
};

// The peer takes all, so that the end of the connection is what both wait for.
Coroutine<int> sendfile_program(EventLoop& loop) {
  return coroutine<int>([&loop, ends = std::make_shared<Ends>(false),
                         file = std::make_shared<SomeFile>(), sender = Made(), taker = Made(),
                         sent = std::size_t()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(sender, loop.connect_accepted_socket(silent, ends->fds[0]));
      ends->give(0);
      YIELD_FROM_INTO(taker, loop.connect_accepted_socket(silent, ends->fds[1]));
      ends->give(1);
      sender.first->write(kLong);
      YIELD_FROM_INTO(sent, loop.sendfile(sender.first, file->fd));
      // As before, or at its end.
      expect(sender.first->is_closing() ||
             (sender.first->get_protocol() == sender.second && sender.first->is_reading()));
      sender.first->write(kLong);
    }
    FINALLY {
      if (sender.first) sender.first->close();
      if (taker.first) taker.first->close();
    }
    END_TRY
    RETURN(static_cast<int>(sent));
    END;
  });
}
Coroutine<int> over_sendfile(EventLoop& loop) { return guarded(sendfile_program(loop)); }

Coroutine<int> files_program() {
  return coroutine<int>([path = "/proc/self/cmdline", file = aiofiles::FilePtr(),
                         null = aiofiles::FilePtr(), text = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(file, aiofiles::open(path));
      YIELD_FROM_INTO(text, file->read(3));
      YIELD_FROM_INTO(text, file->readline());
      WITH_INTO(null, aiofiles::open("/dev/null", "w")) { YIELD_FROM(null->write(kLong)); }
      END_WITH;
    }
    FINALLY {
      if (file) YIELD_FROM(file->close());
    }
    END_TRY
    RETURN(static_cast<int>(text.size()));
    END;
  });
}
Coroutine<int> over_files(EventLoop&) { return guarded(files_program()); }

// ---- descriptors ----

Coroutine<int> descriptors_program(EventLoop& loop) {
  return coroutine<int>([&loop, ends = std::make_shared<Ends>(false), n = std::make_shared<int>(),
                         readable = Future<void>(nullptr)](auto& co) mutable {
    BEGIN(co);
    TRY {
      readable = wait_readable(ends->fds[1]);
      YIELD_FROM(wait_writable(ends->fds[0]));
      expect(::write(ends->fds[0], "x", 1) == 1);
      YIELD_FROM(readable);
      tornado::IOLoop::current().add_handler(
          ends->fds[1],
          [n](int fd, unsigned) {
            char byte;
            *n += static_cast<int>(::read(fd, &byte, 1));
          },
          tornado::IOLoop::READ | tornado::IOLoop::WRITE);
      tornado::IOLoop::current().update_handler(ends->fds[1], tornado::IOLoop::READ);
      while (*n == 0) YIELD_FROM(asyncio::sleep(1));
    }
    FINALLY {
      if (readable) readable.cancel();
      loop.remove_reader(ends->fds[1]);
      loop.remove_writer(ends->fds[1]);
      tornado::detail::remove_handler(loop, ends->fds[1]);
    }
    END_TRY
    RETURN(*n);
    END;
  });
}
Coroutine<int> over_descriptors(EventLoop& loop) { return guarded(descriptors_program(loop)); }

// ---- names ----

Coroutine<int> names_program(EventLoop& loop) {
  return coroutine<int>([&loop, server = Server(), made = Made(), port = 0,
                         n = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(server, loop.create_server(
                                  silent, std::vector<std::string>{"127.0.0.1", "127.0.0.2"}, 0));
      n = static_cast<int>(server.sockets().size());
      port = server.socknames().at(0).port();
      YIELD_FROM_INTO(made, loop.create_connection(silent, "localhost", port));
      made.first->close();
      server.abort_clients();
      server.close();
      YIELD_FROM(server.wait_closed());
      TRY {
        YIELD_FROM_INTO(made, loop.create_connection(silent, "127.0.0.1", port));
        expect(false);  // nobody listens
      }
      EXCEPT(ConnectionRefusedError) { ++n; }
      END_TRY
    }
    FINALLY {
      if (made.first) made.first->abort();
      if (server) server.abort_clients(), server.close();
    }
    END_TRY
    RETURN(n);
    END;
  });
}
Coroutine<int> over_names(EventLoop& loop) { return guarded(names_program(loop)); }

Coroutine<int> lookup_program(EventLoop& loop) {
  return coroutine<int>([&loop, found = std::vector<AddressInfo>(),
                         names = std::pair<std::string, std::string>(), n = 0](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(found, loop.getaddrinfo("localhost", 80));
    YIELD_FROM_INTO(names, loop.getnameinfo(found.at(0).address, NI_NUMERICSERV));
    TRY { YIELD_FROM_INTO(found, loop.getaddrinfo(nullptr, "no such service")); }
    EXCEPT(gaierror) { ++n; }
    END_TRY
    RETURN(n + static_cast<int>(found.size()));
    END;
  });
}
Coroutine<int> over_lookups(EventLoop& loop) { return guarded(lookup_program(loop)); }

// A server that is started late, awaited, and left with a client that stays too long.
Coroutine<int> server_program(EventLoop& loop) {
  return coroutine<int>([&loop, server = Server(), made = Made(), options = ServerOptions(),
                         serving = Task<void>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      options.start_serving = false;
      options.grace = 5;
      YIELD_FROM_INTO(server, loop.create_server(silent, "127.0.0.1", 0, options));
      WITH(server) {
        serving = create_task(server.serve_forever());
        YIELD_FROM(asyncio::sleep(0));
        YIELD_FROM_INTO(
            made, loop.create_connection(silent, "127.0.0.1", server.socknames().at(0).port()));
        made.first->write(kLong);
        YIELD_FROM(asyncio::sleep(1));
        server.close_clients();
        YIELD_FROM_INTO(
            made, loop.create_connection(silent, "127.0.0.1", server.socknames().at(0).port()));
        YIELD_FROM(asyncio::sleep(1));
      }
      END_WITH;
    }
    FINALLY {
      if (made.first) made.first->abort();
      if (serving) serving.cancel();
      if (server) server.close();
    }
    END_TRY
    RETURN(1);
    END;
  });
}
Coroutine<int> over_a_server(EventLoop& loop) { return guarded(server_program(loop)); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(no_memory_files, Quiet)

BOOST_AUTO_TEST_CASE(files_over_transports) { check_io("sendfile", over_sendfile); }
BOOST_AUTO_TEST_CASE(files_in_threads) { check_io("aiofiles", over_files); }
BOOST_AUTO_TEST_CASE(readiness_of_descriptors) { check_io("descriptors", over_descriptors); }
BOOST_AUTO_TEST_CASE(names_and_refused_connections) {
  check_io("names", over_names);
  check_io("look-ups", over_lookups);
}
BOOST_AUTO_TEST_CASE(the_life_of_a_server) { check_io("server", over_a_server); }

BOOST_AUTO_TEST_CASE(the_same_in_debug_mode) {
  check_io("debug, sendfile", over_sendfile, true);
  check_io("debug, aiofiles", over_files, true);
  check_io("debug, descriptors", over_descriptors, true);
  check_io("debug, names", over_names, true);
  check_io("debug, look-ups", over_lookups, true);
  check_io("debug, server", over_a_server, true);
}

BOOST_AUTO_TEST_SUITE_END()
