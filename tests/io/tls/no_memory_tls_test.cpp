// The n-th allocation fails, for every n, in programs that use TLS: each ends, no memory and no
// descriptor is left, and the loop goes on. OpenSSL's own memory does not run out.
#include "tests/io/no_memory_io.hpp"
#include "tests/io/tls/certificates.hpp"

#include <asyncio/io/streams.hpp>
#include <asyncio/testing/memory_stream.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Reader = std::shared_ptr<StreamReader>;
using Writer = std::shared_ptr<StreamWriter>;

// Each program has its own, for they keep sessions and blocks.
struct Contexts {
  Contexts()
      : server(ssl::create_default_context(ssl::Purpose::CLIENT_AUTH)),
        client(ssl::create_default_context(ssl::Purpose::SERVER_AUTH, {}, {}, authority())) {
    const Spared spared;
    Certificates::get().server.show_in(*server);
  }
  static const std::string& authority() {
    static const std::string pem = Certificates::get().authority.pem();
    return pem;
  }
  ssl::SSLContextPtr server, client;
};

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
// Both ends begin in plain text.
Coroutine<> echo_after_upgrade(Reader reader, Writer writer, ssl::SSLContextPtr context) {
  return coroutine([reader, writer, context, line = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      YIELD_FROM_INTO(line, reader->readline());
      writer->write("go\n");
      YIELD_FROM(writer->start_tls(context));
      YIELD_FROM(echo(reader, writer));
    }
    FINALLY { writer->close(); }
    END_TRY
    END;
  });
}
Coroutine<int> talk(StreamPair pair, ssl::SSLContextPtr upgrade = nullptr) {
  return coroutine<int>([r = pair.first, w = pair.second, s = std::string(), n = 0, upgrade,
                         options = StartTlsOptions()](auto& co) mutable {
    BEGIN(co);
    TRY {
      if (upgrade) {
        w->write("STARTTLS\n");
        YIELD_FROM_INTO(s, r->readline());
        options.server_hostname = "server.test";
        YIELD_FROM(w->start_tls(upgrade, options));
      }
      w->write(kLong + "\n");
      w->writelines({kLong, std::string(300'000, 'x'), "\n"});
      YIELD_FROM(w->drain());
      YIELD_FROM_INTO(s, r->readline());
      n += static_cast<int>(s.size());
      YIELD_FROM_INTO(s, r->readexactly(300'000));
      n += static_cast<int>(w->get_extra_info("cipher").has_value());
    }
    FINALLY { w->close(); }
    END_TRY
    YIELD_FROM(w->wait_closed());
    RETURN(n);
    END;
  });
}

Coroutine<int> sockets_program() {
  return coroutine<int>([contexts = Contexts(), server = Server(), pair = StreamPair(), n = 0,
                         theirs = StreamServerOptions(),
                         ours = StreamConnectionOptions()](auto& co) mutable {
    BEGIN(co);
    TRY {
      theirs.ssl = contexts.server;
      YIELD_FROM_INTO(server, start_server(echo, "127.0.0.1", 0, theirs));
      ours.ssl = contexts.client;
      ours.server_hostname = "server.test";
      YIELD_FROM_INTO(pair, open_connection("127.0.0.1", server.socknames().at(0).port(), ours));
      YIELD_FROM_INTO(n, talk(std::exchange(pair, StreamPair())));
    }
    FINALLY {
      if (pair.second) pair.second->close();
      if (server) server.close_clients(), server.close();
    }
    END_TRY
    YIELD_FROM(server.wait_closed());
    RETURN(n);
    END;
  });
}
Coroutine<int> over_tls(EventLoop&) { return guarded(sockets_program()); }

Coroutine<int> upgrade_program(EventLoop& loop) {
  return coroutine<int>([&loop, contexts = Contexts(), n = 0, task = Task<void>(),
                         client = StreamPair()](auto& co) mutable {
    BEGIN(co);
    TRY {
      {
        auto ends = memory_stream_pair(loop);
        client = StreamPair(ends.first.reader, ends.first.writer);
        task = create_task(
            echo_after_upgrade(ends.second.reader, ends.second.writer, contexts.server));
      }
      YIELD_FROM_INTO(n, talk(client, contexts.client));
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
Coroutine<int> over_upgraded_streams(EventLoop& loop) { return guarded(upgrade_program(loop)); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(no_memory_tls, Quiet)

BOOST_AUTO_TEST_CASE(streams_by_tls) { check_io("TLS", over_tls); }
BOOST_AUTO_TEST_CASE(streams_that_change_to_tls) {
  check_all({"start_tls", over_upgraded_streams});
}

BOOST_AUTO_TEST_CASE(the_same_in_debug_mode) {
  check_io("debug, TLS", over_tls, true);
  check_all({"debug, start_tls", over_upgraded_streams, true});
}

BOOST_AUTO_TEST_SUITE_END()
