// What applications are made of beside handlers: views, tables of routes, domains, paths that are
// led to others, cleanup contexts, values of the applications around.
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/host_pattern.hpp>
#include <asyncio/web/server/normalize_path.hpp>
#include <asyncio/web/server/response.hpp>
#include <asyncio/web/server/route_table.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

web::Handler says(std::string text) {
  return [text](web::Request) { return web::Response().text(text); };
}

struct Item : web::View {
  using View::View;
  Coroutine<web::Response> get() {
    return coroutine<web::Response>([this](auto& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0));
      RETURN(web::Response().text("item " + request().match_info()["id"]));
      END;
    });
  }
  web::StreamResponse delete_() { throw web::HTTPGone(); }
  int post = 0;  // which is no function
};

struct Answering : WebLoop {
  std::string get(std::string_view target, std::string_view method = "GET",
                  std::string_view host = "a") {
    const std::string answer = ask(std::string(method) + " " + std::string(target) +
                                   " HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    const std::size_t at = answer.find("\r\n\r\n");
    return at == std::string::npos ? answer : answer.substr(at + 4);
  }
  std::string location(std::string_view target) {
    const std::string answer = ask(request_of(target));
    const std::size_t at = answer.find("Location: ");
    if (at == std::string::npos) return answer.substr(9, 3);
    return answer.substr(9, 4) + answer.substr(at + 10, answer.find('\r', at) - at - 10);
  }

  // A context that tells what it does, and may fail before or after its yield.
  auto context(std::string name, std::string fails = "") {
    return [this, name, fails](web::Application) {
      return async_generator<None>([this, name, fails](auto& co) {
        BEGIN(co);
        YIELD_FROM(asyncio::sleep(0));
        log += name + "( ";
        if (fails == "before") RAISE(ValueError(name + " before"));
        YIELD(None());
        log += name + ") ";
        if (fails == "after") RAISE(ValueError(name + " after"));
        if (fails == "again") YIELD(None());
        END;
      });
    };
  }
  void add(web::Application to, const std::string& name) {
    to.on_startup().append([this, name](web::Application) { log += name + "-up "; });
    to.on_cleanup().append([this, name](web::Application) { log += name + "-down "; });
  }
  std::string log;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(routing, Answering)

BOOST_AUTO_TEST_CASE(a_view_has_a_function_for_each_method) {
  app.router().add_view<Item>("/items/{id}", "item");
  app.add_routes({web::view<Item>("/others/{id}")});
  BOOST_TEST(get("/items/7") == "item 7");
  BOOST_TEST(get("/others/8") == "item 8");
  BOOST_TEST(get("/items/7", "DELETE") == "410: Gone");
  const std::string refused = ask(request_of("/items/7", "POST"));
  BOOST_TEST(refused.find("405 Method Not Allowed\r\nAllow: DELETE,GET\r\n") != std::string::npos);
  BOOST_TEST(app.router()["item"].url_for({{"id", "7"}}) == "/items/7");
}

BOOST_AUTO_TEST_CASE(a_table_gathers_routes_and_a_router_shows_them) {
  web::RouteTableDef table;
  table.get("/", says("root"), "root").post("/", says("posted")).view<Item>("/items/{id}");
  table.get("/bare", says("bare"), {}, false).put("/p", says("")).patch("/p", says(""));
  table.head("/h", says("")).options("/h", says("")).delete_("/h", says(""));
  BOOST_TEST(table.size() == 9u);
  BOOST_TEST(table[1].method == "POST");
  app.add_routes(table);
  BOOST_TEST(get("/") == "root");
  BOOST_TEST(get("/", "POST") == "posted");
  BOOST_TEST(get("/items/1") == "item 1");
  BOOST_TEST(get("/bare", "HEAD") == "");
  BOOST_TEST(ask(request_of("/bare", "HEAD")).find("405") == 9u);
  std::string all;
  for (const web::Route& route : app.router().routes())
    all += route.method() + route.resource().canonical() + " ";
  BOOST_TEST(all ==
             "HEAD/ GET/ POST/ */items/{id} GET/bare PUT/p PATCH/p HEAD/h OPTIONS/h DELETE/h ");
  BOOST_TEST(app.router().resources().size() == 6u);
  BOOST_TEST(app.router().named_resources().at("root").routes().size() == 2u);
  BOOST_TEST(app.router().routes().back().url_for() == "/h");
}

BOOST_AUTO_TEST_CASE(an_application_may_be_for_a_domain) {
  web::Application api, all, below;
  api.router().add_get("/x", says("api"), "x");
  all.router().add_get("/x", says("any"));
  below.router().add_get("/y", says("below"));
  all.add_subapp("/in", below);
  app.router().add_get("/own", says("own"));
  app.add_domain("API.example.com", api);
  app.add_domain("*.example.com:8080", all);
  BOOST_TEST(get("/x", "GET", "api.Example.com") == "api");
  BOOST_TEST(get("/own", "GET", "api.example.com") == "own");
  BOOST_TEST(get("/x", "GET", "www.example.com:8080") == "any");
  BOOST_TEST(get("/in/y", "GET", "a.b.example.com:8080") == "below");
  BOOST_TEST(get("/x", "GET", "www.example.com") == "404: Not Found");
  BOOST_TEST(get("http://api.example.com/x", "GET", "other") == "api");
  BOOST_TEST(api.router()["x"].url_for() == "/x");
  BOOST_TEST(app.router().resources()[1].canonical() == "api.example.com");
  BOOST_CHECK_THROW(app.add_domain("b.c", api), RuntimeError);
  for (const char* text : {"", ".", "http://a", "-a.b", "a..b", "a_b", "a:b", "a:99999", "a:"})
    BOOST_CHECK_THROW(web::detail::HostPattern{text}, ValueError);
  BOOST_TEST(web::detail::HostPattern("*a*b").match("xaayb"));
  BOOST_TEST(!web::detail::HostPattern("*a*b").match("xaaybc"));
  BOOST_TEST(web::detail::HostPattern("a:80").match("A"));
  BOOST_TEST(!web::detail::HostPattern("a").match("a:81"));
}

BOOST_AUTO_TEST_CASE(paths_that_differ_by_slashes_lead_to_those_that_match) {
  app.router().add_get("/with/", says("with"));
  app.router().add_get("/a/b", says("ab"));
  app.router().add_get("/{x}/end/", says("end"));
  app.add_middleware(web::normalize_path_middleware());
  BOOST_TEST(location("/with?q=1") == "308 /with/?q=1");
  BOOST_TEST(location("/a//b") == "308 /a/b");
  BOOST_TEST(location("//a%20b///end?") == "308 /a%20b/end/?");
  BOOST_TEST(location("/with/") == "200");
  BOOST_TEST(location("/a/b/") == "404");
  BOOST_TEST(location("/none") == "404");
  // No other host: the location begins with one slash.
  BOOST_TEST(location("//evil.example/end") == "308 /evil.example/end/");
  BOOST_TEST(location("/\\evil.example/end") == "308 /%5Cevil.example/end/");
}

BOOST_AUTO_TEST_CASE(a_path_never_leads_to_another_host) {
  web::NormalizePathOptions options;
  options.merge_slashes = false;
  app.router().add_get("/{rest:.*}/", says("rest"));
  app.add_middleware(web::normalize_path_middleware(options));
  BOOST_TEST(location("//evil.example") == "308 /evil.example/");
  BOOST_TEST(location("/\\evil.example") == "308 /%5Cevil.example/");
}

BOOST_AUTO_TEST_CASE(a_slash_at_the_end_may_be_what_is_too_much) {
  web::NormalizePathOptions options;
  options.remove_slash = true;
  BOOST_CHECK_THROW(web::normalize_path_middleware(options), ValueError);
  options.append_slash = false;
  app.router().add_get("/a/b", says("ab"));
  app.add_middleware(web::normalize_path_middleware<web::HTTPFound>(options));
  BOOST_TEST(location("/a/b/") == "302 /a/b");
  BOOST_TEST(location("//a//b//") == "302 /a/b");
  BOOST_TEST(location("/") == "404");
}

BOOST_AUTO_TEST_CASE(cleanup_contexts_begin_first_and_end_backwards) {
  web::Application below;
  below.cleanup_ctx().append(context("c"));
  app.add_subapp("/sub", below);
  app.cleanup_ctx().append(context("a"));
  app.cleanup_ctx().append(context("b"));
  add(app, "app");
  add(below, "below");
  app.freeze();
  run(app.startup());
  BOOST_TEST(log == "a( b( app-up c( below-up ");
  log.clear();
  run(app.cleanup());
  BOOST_TEST(log == "b) a) app-down c) below-down ");
  log.clear();
  run(app.cleanup());
  BOOST_TEST(log == "app-down below-down ");
  BOOST_CHECK_THROW(app.cleanup_ctx().append(context("d")), RuntimeError);
}

BOOST_AUTO_TEST_CASE(what_has_begun_is_ended_when_starting_up_fails) {
  web::Application below;
  below.cleanup_ctx().append(context("c", "after"));
  below.cleanup_ctx().append(context("d", "before"));
  app.add_subapp("/sub", below);
  app.cleanup_ctx().append(context("a"));
  app.cleanup_ctx().append(context("b", "again"));
  BOOST_CHECK_THROW(run(app.startup()), ValueError);
  BOOST_TEST(log == "a( b( c( d( c) b) a) ");
  BOOST_TEST(messages() == std::vector<std::string>(
                               2, "a cleanup context has failed after a failure at startup"),
             boost::test_tools::per_element());
  log.clear();
  run(app.cleanup());
  BOOST_TEST(log == "");
}

BOOST_AUTO_TEST_CASE(a_context_without_a_yield_is_an_error) {
  app.cleanup_ctx().append([](web::Application) {
    return async_generator<None>([](auto& co) {
      BEGIN(co);
      END;
    });
  });
  BOOST_CHECK_THROW(run(app.startup()), RuntimeError);
}

BOOST_AUTO_TEST_CASE(cleanup_goes_through_all_of_it_and_tells_what_has_failed) {
  app.cleanup_ctx().append(context("a", "after"));
  add(app, "app");
  run(app.startup());
  BOOST_CHECK_THROW(run(app.cleanup()), ValueError);
  BOOST_TEST(log == "a( app-up a) app-down ");
  web::Application twice;
  for (const char* name : {"b", "c"}) twice.cleanup_ctx().append(context(name, "after"));
  run(twice.startup());
  try {
    run(twice.cleanup());
    BOOST_ERROR("nothing was raised");
  } catch (const web::CleanupError& error) {
    BOOST_TEST(error.exceptions().size() == 2u);
    BOOST_TEST(error.exceptions()[0].what() == "c after");
  }
}

BOOST_AUTO_TEST_CASE(values_of_the_applications_around_are_found) {
  static constexpr web::AppKey<std::string> kOuter{"outer"}, kBoth{"both"}, kNone{"none"};
  web::Application below;
  below.router().add_get("/", [](web::Request request) {
    const web::ConfigDict all = request.config_dict();
    BOOST_CHECK_THROW(all[kNone], KeyError);
    return web::Response().text(all[kOuter] + all[kBoth] + (all.contains(kNone) ? "!" : "."));
  });
  app.set(kOuter, "o");
  app.set(kBoth, "app");
  below.set(kBoth, "below");
  app.add_subapp("/sub", below);
  BOOST_TEST(get("/sub/") == "obelow.");
}

BOOST_AUTO_TEST_SUITE_END()
