// The n-th allocation fails, for every n, in programs of io/: each ends, no memory and no
// descriptor is left, and the loop goes on.
#include "tests/io/no_memory_io.hpp"

#include <asyncio/io/datagrams.hpp>
#include <asyncio/io/pipes.hpp>
#include <asyncio/io/sock_ops.hpp>
#include <asyncio/io/subprocess.hpp>
#include <asyncio/testing/memory_stream.hpp>

#include <unistd.h>

#include <tuple>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

Coroutine<> echo(Reader reader, Writer writer) {
  return coroutine([reader, writer, data = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;;) {
        YIELD_FROM_INTO(data, reader->read(10000));
        if (data.empty()) break;
        writer->write(data);
        YIELD_FROM(writer->drain());
      }
    }
    FINALLY { writer->close(); }
    END_TRY
    END;
  });
}
Coroutine<int> talk(StreamPair pair) {
  return coroutine<int>(
      [r = pair.first, w = pair.second, s = std::string(), n = 0](auto& co) mutable {
        BEGIN(co);
        TRY {
          w->write(kLong + "\n");
          w->writelines({kLong, std::string(100'000, 'x'), "\n"});
          YIELD_FROM(w->drain());
          YIELD_FROM_INTO(s, r->readline());
          n += static_cast<int>(s.size());
          YIELD_FROM_INTO(s, r->readexactly(100'000));
          w->write_eof();
          YIELD_FROM_INTO(s, r->read());
          n += static_cast<int>(s.size());
        }
        FINALLY { w->close(); }
        END_TRY
        YIELD_FROM(w->wait_closed());
        RETURN(n);
        END;
      });
}

Coroutine<int> streams(bool unix_form) {
  return coroutine<int>(
      [unix_form, server = Server(), pair = StreamPair(), n = 0,
       path = "/tmp/asyncio17_no_memory_" + std::to_string(getpid())](auto& co) mutable {
        BEGIN(co);
        TRY {
          if (unix_form) {
            YIELD_FROM_INTO(server, start_unix_server(echo, path));
            YIELD_FROM_INTO(pair, open_unix_connection(path));
          } else {
            YIELD_FROM_INTO(server, start_server(echo, "127.0.0.1", 0));
            YIELD_FROM_INTO(pair, open_connection("127.0.0.1", server.socknames().at(0).port()));
          }
          YIELD_FROM_INTO(n, talk(std::exchange(pair, StreamPair())));
        }
        FINALLY {
          if (pair.second) pair.second->close();
          if (server) server.close();
          ::unlink(path.c_str());
        }
        END_TRY
        YIELD_FROM(server.wait_closed());
        RETURN(n);
        END;
      });
}
Coroutine<int> over_tcp(EventLoop&) { return guarded(streams(false)); }
Coroutine<int> over_unix(EventLoop&) { return guarded(streams(true)); }

// Takes pauses, and says all that comes back.
struct Parrot : Protocol {
  void connection_made(const TransportPtr& t) override { transport = t; }
  void data_received(std::string_view bytes) override {
    got += bytes.size();
    if (answers) transport->write(bytes);
  }
  bool eof_received() override { return false; }
  void connection_lost(const ExceptionPtr&) override {
    if (lost && !lost.done()) lost.set_result();
    transport = nullptr;
  }
  bool answers = false;
  std::size_t got = 0;
  TransportPtr transport;
  Future<> lost = nullptr;
};

Coroutine<int> protocols_program(EventLoop& loop) {
  return coroutine<int>([&loop, server = Server(), client = std::shared_ptr<Parrot>(),
                         made =
                             std::pair<TransportPtr, std::shared_ptr<Parrot>>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(server, loop.create_server(
                                  [] {
                                    auto parrot = std::make_shared<Parrot>();
                                    parrot->answers = true;
                                    return parrot;
                                  },
                                  "127.0.0.1", 0));
      YIELD_FROM_INTO(made, loop.create_connection([] { return std::make_shared<Parrot>(); },
                                                   "127.0.0.1", server.socknames().at(0).port()));
      client = made.second;
      client->lost = loop.create_future<void>();
      made.first->set_write_buffer_limits(1000);
      made.first->write(std::string(300'000, 'x'));
      made.first->pause_reading();
      YIELD_FROM(asyncio::sleep(1));
      made.first->resume_reading();
      made.first->write_eof();
      YIELD_FROM(client->lost);
    }
    FINALLY {
      if (made.first) made.first->abort();
      if (server) server.abort_clients(), server.close();
    }
    END_TRY
    RETURN(static_cast<int>(client->got));
    END;
  });
}
Coroutine<int> over_protocols(EventLoop& loop) { return guarded(protocols_program(loop)); }

struct Answering : DatagramProtocol {
  void connection_made(const DatagramTransportPtr& t) override { transport = t; }
  void datagram_received(std::string_view data, const SocketAddress& from) override {
    if (from) transport->sendto(data, from);
    if (told && !told.done()) told.set_result();
  }
  void connection_lost(const ExceptionPtr&) override { transport = nullptr; }
  DatagramTransportPtr transport;
  Future<> told = nullptr;
};
using DatagramEnd = std::pair<DatagramTransportPtr, std::shared_ptr<Answering>>;

Coroutine<int> datagrams_program(EventLoop& loop) {
  return coroutine<int>([&loop, a = DatagramEnd(), b = DatagramEnd(), here = DatagramOptions(),
                         to = DatagramOptions()](auto& co) mutable {
    BEGIN(co);
    TRY {
      here.local_addr = {"127.0.0.1", 0};
      YIELD_FROM_INTO(
          a, loop.create_datagram_endpoint([] { return std::make_shared<Answering>(); }, here));
      to.remote_addr = a.first->sockname();
      YIELD_FROM_INTO(
          b, loop.create_datagram_endpoint([] { return std::make_shared<Answering>(); }, to));
      a.second->told = loop.create_future<void>();
      b.first->sendto(kLong);
      YIELD_FROM(a.second->told);
    }
    FINALLY {
      if (a.first) a.first->close();
      if (b.first) b.first->abort();
    }
    END_TRY
    RETURN(1);
    END;
  });
}
Coroutine<int> over_datagrams(EventLoop& loop) { return guarded(datagrams_program(loop)); }

// More than the socket takes: the rest waits until the other end has read.
Coroutine<int> waiting_datagrams_program(EventLoop& loop) {
  return coroutine<int>([&loop, ends = std::make_shared<Ends>(false, SOCK_DGRAM),
                         end = DatagramEnd(), options = DatagramOptions(), text = std::string(),
                         n = 0](auto& co) mutable {
    BEGIN(co);
    TRY {
      ends->take_little();
      options.sock = ends->fds[0];
      YIELD_FROM_INTO(end, loop.create_datagram_endpoint(
                               [] { return std::make_shared<Answering>(); }, options));
      ends->give(0);
      end.first->set_write_buffer_limits(100);
      while (n < 300 && end.first->get_write_buffer_size() < 1000) {
        end.first->sendto(kLong);
        ++n;
      }
      while (n-- > 0) YIELD_FROM_INTO(text, loop.sock_recv(ends->fds[1], 100));
    }
    FINALLY {
      if (end.first) end.first->close();
    }
    END_TRY
    RETURN(static_cast<int>(text.size()));
    END;
  });
}
Coroutine<int> over_full_datagrams(EventLoop& loop) {
  return guarded(waiting_datagrams_program(loop));
}

Coroutine<int> pipes_program(EventLoop& loop) {
  return coroutine<int>([&loop, ends = std::make_shared<Ends>(true),
                         in = std::pair<TransportPtr, std::shared_ptr<Parrot>>(),
                         out =
                             std::pair<TransportPtr, std::shared_ptr<Parrot>>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(
          in, loop.connect_read_pipe([] { return std::make_shared<Parrot>(); }, ends->fds[0]));
      ends->give(0);
      YIELD_FROM_INTO(
          out, loop.connect_write_pipe([] { return std::make_shared<Parrot>(); }, ends->fds[1]));
      ends->give(1);
      in.second->lost = loop.create_future<void>();
      out.first->write(std::string(300'000, 'x'));
      out.first->write_eof();
      YIELD_FROM(in.second->lost);
    }
    FINALLY {
      if (in.first) in.first->close();
      if (out.first) out.first->abort();
    }
    END_TRY
    RETURN(static_cast<int>(in.second->got));
    END;
  });
}
Coroutine<int> over_pipes(EventLoop& loop) { return guarded(pipes_program(loop)); }

Coroutine<int> children_program() {
  return coroutine<int>([process = std::shared_ptr<Process>(), options = SubprocessOptions(),
                         out = std::string(), err = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      options.stdin_ = options.stdout_ = options.stderr_ = subprocess::PIPE;
      YIELD_FROM_INTO(process, create_subprocess_exec("cat", {}, options));
      YIELD_FROM_INTO(std::tie(out, err), process->communicate(kLong));
    }
    FINALLY {
      if (process && !process->returncode()) process->kill();
    }
    END_TRY
    RETURN(static_cast<int>(out.size()));
    END;
  });
}
Coroutine<int> over_children(EventLoop&) { return guarded(children_program()); }

Coroutine<int> sockets_program(EventLoop& loop) {
  return coroutine<int>([&loop, ends = std::make_shared<Ends>(false), s = std::string(),
                         sending = Task<void>()](auto& co) mutable {
    BEGIN(co);
    TRY {
      sending = create_task(loop.sock_sendall(ends->fds[0], std::string(500'000, 'x')));
      while (s.size() < 500'000) {
        YIELD_FROM_INTO(s, coroutine<std::string>([&loop, fd = ends->fds[1], s,
                                                   more = std::string()](auto& inner) mutable {
                          BEGIN(inner);
                          YIELD_FROM_INTO(more, loop.sock_recv(fd, 65536));
                          RETURN(s + more);
                          END;
                        }));
      }
      YIELD_FROM(sending);
    }
    FINALLY {
      if (sending) sending.cancel();
    }
    END_TRY
    RETURN(static_cast<int>(s.size()));
    END;
  });
}
Coroutine<int> over_sockets(EventLoop& loop) { return guarded(sockets_program(loop)); }

Coroutine<int> memory_program(EventLoop& loop) {
  return coroutine<int>(
      [&loop, n = 0, task = Task<void>(), client = StreamPair()](auto& co) mutable {
        BEGIN(co);
        TRY {
          {
            auto ends = memory_stream_pair(loop);
            client = StreamPair(ends.first.reader, ends.first.writer);
            task = create_task(echo(ends.second.reader, ends.second.writer));
          }
          YIELD_FROM_INTO(n, talk(client));
        }
        FINALLY {
          if (client.second) client.second->close();
          if (task) task.cancel();
        }
        END_TRY
        RETURN(n);
        END;
      });
}
Coroutine<int> over_memory(EventLoop& loop) { return guarded(memory_program(loop)); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(no_memory_io, Quiet)

BOOST_AUTO_TEST_CASE(streams_over_tcp) { check_io("streams over TCP", over_tcp); }
BOOST_AUTO_TEST_CASE(streams_over_unix_sockets) { check_io("streams over AF_UNIX", over_unix); }
BOOST_AUTO_TEST_CASE(protocols_over_tcp) { check_io("protocols", over_protocols); }
BOOST_AUTO_TEST_CASE(datagrams) {
  check_io("datagrams", over_datagrams);
  check_io("datagrams that wait", over_full_datagrams);
}
BOOST_AUTO_TEST_CASE(pipes) { check_io("pipes", over_pipes); }
BOOST_AUTO_TEST_CASE(child_processes) { check_io("children", over_children, false, patient); }
BOOST_AUTO_TEST_CASE(sockets_of_the_users) { check_io("sockets", over_sockets); }
BOOST_AUTO_TEST_CASE(streams_in_memory) { check_all({"streams in memory", over_memory}); }

BOOST_AUTO_TEST_CASE(the_same_in_debug_mode) {
  check_io("debug, streams over AF_UNIX", over_unix, true);
  check_io("debug, protocols", over_protocols, true);
  check_io("debug, datagrams", over_datagrams, true);
  check_io("debug, datagrams that wait", over_full_datagrams, true);
  check_io("debug, pipes", over_pipes, true);
  check_long_io("debug, children", over_children, true);
  check_io("debug, sockets", over_sockets, true);
}

BOOST_AUTO_TEST_SUITE_END()
