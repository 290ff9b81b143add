// AppRunner, sites and run_app(), on sockets.
#include <asyncio/io/streams.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/run_app.hpp>

#include "tests/fixtures.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

struct Running {
  Running() {
    app.router().add_get("/hi", [](web::Request) { return web::Response().text("hi"); });
    app.on_startup().append([this](web::Application) { log += "startup "; });
    app.on_shutdown().append([this](web::Application) { log += "shutdown "; });
    app.on_cleanup().append([this](web::Application) { log += "cleanup "; });
  }
  // All that a server says to one request.
  static Coroutine<std::string> ask(int port, std::string path) {
    return coroutine<std::string>([port, path, reader = std::shared_ptr<StreamReader>(),
                                   writer = std::shared_ptr<StreamWriter>(),
                                   answer = std::string()](auto& co) mutable {
      BEGIN(co);
      if (path.empty())
        YIELD_FROM_INTO(std::tie(reader, writer), open_connection("127.0.0.1", port));
      else
        YIELD_FROM_INTO(std::tie(reader, writer), open_unix_connection(path));
      writer->write("GET /hi HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      YIELD_FROM_INTO(answer, reader->read(-1));
      writer->close();
      RETURN(answer);
      END;
    });
  }
  web::Application app;
  std::string log, printed;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(runner, Running)

BOOST_AUTO_TEST_CASE(an_application_is_served_until_a_signal_comes) {
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = 0;
  std::string answer;
  options.print = [&](const std::string& text) {
    printed = text;
    const int port = std::stoi(text.substr(text.rfind(':', text.find(" ====", 9)) + 1));
    get_running_loop().create_task(coroutine<void>([&, port](auto& co) {
      BEGIN(co);
      YIELD_FROM_INTO(answer, ask(port, ""));
      ::raise(SIGTERM);
      END;
    }));
  };
  web::run_app(app, options);
  BOOST_TEST(printed.find("======== Running on http://127.0.0.1:") == 0u);
  BOOST_TEST(answer.find("HTTP/1.1 200 OK\r\n") == 0u);
  BOOST_TEST(log == "startup shutdown cleanup ");
}

BOOST_AUTO_TEST_CASE(connections_fit_to_the_descriptors_of_which_all_are_used) {
  rlimit before;
  BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit low{200, before.rlim_max};
  BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = 0;
  options.print = [](const std::string&) { ::raise(SIGTERM); };
  app.limits().connections = ~std::size_t{0};
  web::run_app(app, options);
  rlimit after;
  BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &after) == 0);
  BOOST_TEST(after.rlim_cur == before.rlim_max);
  BOOST_TEST((before.rlim_max == RLIM_INFINITY || app.limits().connections < before.rlim_max));
  ::setrlimit(RLIMIT_NOFILE, &before);
}

BOOST_AUTO_TEST_CASE(several_workers_need_the_line_that_begins_main) {
  web::RunOptions options;
  options.workers = 2;
  BOOST_CHECK_THROW(web::run_app(app, options), RuntimeError);
  options.workers = -1;
  BOOST_CHECK_THROW(web::run_app(app, options), ValueError);
  BOOST_TEST(log == "");
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken_is_told_and_all_is_cleaned_up) {
  web::RunOptions options;
  options.host = {"127.0.0.1", "no such host.invalid"};
  options.print = nullptr;
  BOOST_CHECK_THROW(web::run_app(app, options), OSError);
  BOOST_TEST(log == "startup shutdown cleanup ");
}

BOOST_AUTO_TEST_CASE(a_handler_may_end_it_and_a_coroutine_may_make_what_is_served) {
  app.add_middleware([](web::Request, web::Handler) -> Coroutine<web::StreamResponse> {
    throw web::GracefulExit();
  });
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = 0;
  options.print = [&](const std::string& text) {
    const int port = std::stoi(text.substr(text.rfind(':', text.find(" ====", 9)) + 1));
    get_running_loop().create_task(ask(port, ""));
  };
  web::run_app(coroutine<web::Application>([this](auto& co) {
                 BEGIN(co);
                 YIELD_FROM(asyncio::sleep(0));
                 log += "made ";
                 RETURN(app);
                 END;
               }),
               options);
  BOOST_TEST(log == "made startup shutdown cleanup ");
}

BOOST_AUTO_TEST_CASE(sites_listen_where_they_are_told_to) {
  const std::string path = "/tmp/asyncio17_site_" + std::to_string(::getpid());
  std::string answer;
  run(coroutine<void>(
      [&, runner = web::AppRunner(app), site = std::optional<web::UnixSite>()](auto& co) mutable {
        BEGIN(co);
        BOOST_CHECK_THROW(web::UnixSite(runner, path), RuntimeError);
        YIELD_FROM(runner.setup());
        site.emplace(runner, path);
        YIELD_FROM(site->start());
        BOOST_TEST(site->name() == "http://unix:" + path + ":");
        YIELD_FROM_INTO(answer, ask(0, path));
        BOOST_TEST(runner.addresses().size() == 1u);
        BOOST_TEST(runner.sites().front() == site->name());
        YIELD_FROM(site->stop());
        BOOST_TEST(runner.addresses().size() == 0u);
        YIELD_FROM(runner.cleanup());
        YIELD_FROM(runner.cleanup());
        END;
      }));
  BOOST_TEST(answer.find("hi") != std::string::npos);
  BOOST_TEST(log == "startup shutdown cleanup ");
}

BOOST_AUTO_TEST_CASE(a_client_that_begins_no_handshake_is_dropped_as_the_limits_say) {
  app.limits().tls_handshake = 0.05;
  ServerOptions options;
  options.ssl = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
  std::string got = "?";
  double took = 0;
  run(coroutine<void>([&, runner = web::AppRunner(app), reader = std::shared_ptr<StreamReader>(),
                       writer = std::shared_ptr<StreamWriter>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(runner.setup());
    YIELD_FROM(web::TCPSite(runner, "127.0.0.1", 0, options).start());
    YIELD_FROM_INTO(std::tie(reader, writer),
                    open_connection("127.0.0.1", runner.addresses().front().port()));
    took = -get_running_loop().time();
    TRY { YIELD_FROM_INTO(got, reader->read(-1)); }
    EXCEPT(OSError) { got = ""; }
    END_TRY;
    took += get_running_loop().time();
    writer->close();
    YIELD_FROM(runner.cleanup());
    END;
  }));
  BOOST_TEST(got == "");
  BOOST_TEST(took < 55);  // where nothing is said it is 60 seconds
}

BOOST_AUTO_TEST_SUITE_END()
