// What is below a directory, what is not, and what is no file.
#include <asyncio/web/server/document_root.hpp>

#include "tests/web/server/files_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(static_files, Files)

BOOST_AUTO_TEST_CASE(names_that_lead_elsewhere_are_not_there) {
  BOOST_REQUIRE(status_of("/static/page.html") == 200);
  for (const char* name : {"../outside.txt",
                           "..%2foutside.txt",
                           "%2e%2e/outside.txt",
                           "%2E%2E%2Foutside.txt",
                           "sub/../page.html",
                           "sub/../../outside.txt",
                           "./page.html",
                           "sub//a%20b.txt",
                           "//etc/passwd",
                           "%2fetc/passwd",
                           "/etc/passwd",
                           "sub%2fa%20b.txt",
                           "page.html%00",
                           "page.html%00.png",
                           "..%5coutside.txt",
                           "%252e%252e/outside.txt",
                           "..",
                           "../",
                           "..;/outside.txt",
                           "page.html/",
                           "page.html/x",
                           "../www-other/x.txt",
                           "nothing",
                           "%c0%ae%c0%ae/outside.txt"})
    BOOST_TEST(status_of(std::string("/static/") + name) == 404, name);
  BOOST_TEST(status_of("/static/" + std::string(300, 'n')) == 404);
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "d/";
  BOOST_TEST(status_of("/static/" + deep + "x") == 404);
  BOOST_TEST(status_of("/static-other/x.txt") == 404);
}

BOOST_AUTO_TEST_CASE(links_are_not_followed_unless_they_are_wanted_and_never_out) {
  fs::create_symlink("page.html", root / "inside.html");
  fs::create_symlink("sub", root / "to_sub");
  fs::create_symlink("../outside.txt", root / "out.txt");
  fs::create_symlink("/etc/passwd", root / "passwd");
  fs::create_symlink("..", root / "up");
  fs::create_symlink("loop", root / "loop");
  fs::create_symlink("/proc/self/root", root / "magic");
  app.router().add_static("/links", root.string(), {"", false, true});
  for (const char* name : {"inside.html", "to_sub/a%20b.txt", "out.txt", "passwd", "up/outside.txt",
                           "loop", "magic/etc/passwd"}) {
    BOOST_TEST(status_of(std::string("/static/") + name) == 404, name);
    const bool is_inside = std::string(name).find("inside") == 0 || name[0] == 't';
    BOOST_TEST(status_of(std::string("/links/") + name) == (is_inside ? 200 : 404), name);
  }
}

BOOST_AUTO_TEST_CASE(an_address_names_the_state_of_a_file_if_that_is_wanted) {
  web::StaticOptions options;
  options.name = "files";
  options.append_version = true;
  app.router().add_static("/v", root.string(), options);
  const auto url = [&](const std::string& name) {
    return app.router()["files"].url_for({{"filename", name}});
  };
  const std::string first = url("page.html");
  BOOST_TEST(first == "/v/page.html?v=" + tag().substr(1, tag().size() - 2));
  BOOST_TEST(status_of(first) == 200);
  set_time("page.html", 1000000000);
  BOOST_TEST(url("page.html") == "/v/page.html?v=de0b6b3a7640000-b");
  BOOST_TEST(app.router()["files"].url_for({{"filename", "page.html"}}, {{"a", "b"}}) ==
             "/v/page.html?v=de0b6b3a7640000-b&a=b");
  for (const char* name : {"nothing", "sub", "../outside.txt", ""})
    BOOST_TEST(url(name) == std::string("/v/") + name, name);
}

BOOST_AUTO_TEST_CASE(without_openat2_the_same_is_refused) {
  fs::create_symlink("sub", root / "to_sub");
  fs::create_symlink("../outside.txt", root / "out.txt");
  for (const bool has_openat2 : {true, false}) {
    web::detail::DocumentRoot files(root.string(), false);
    if (!has_openat2) files.forget_openat2();
    using Kind = web::detail::OpenedFile::Kind;
    const auto kind = [&](const std::string& name) { return files.open(name).kind; };
    BOOST_TEST((kind("page.html") == Kind::regular));
    BOOST_TEST((kind("sub/a b.txt") == Kind::regular));
    BOOST_TEST((kind("sub") == Kind::directory));
    BOOST_TEST((kind("") == Kind::directory));
    for (const std::string name :
         {"to_sub/a b.txt", "out.txt", "../outside.txt", "sub/../page.html", "/etc/passwd",
          "page.html/x", "sub/", "nothing"})
      BOOST_TEST((kind(name) == Kind::none), name);
    BOOST_TEST((kind(std::string(300, 'x')) == Kind::none));
    BOOST_TEST((kind(std::string("page.html\0", 10)) == Kind::none));
  }
  BOOST_CHECK_THROW(web::static_("/x", (top / "nothing").string()), ValueError);
  BOOST_CHECK_THROW(web::static_("/x", (root / "page.html").string()), ValueError);
  BOOST_CHECK_THROW(web::static_("/{x}", root.string()), ValueError);
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_not_sent) {
  app.router().add_get("/device", [](web::Request) { return web::FileResponse("/dev/zero"); });
  app.router().add_get("/none", [](web::Request) { return web::FileResponse("/no/such/file"); });
  BOOST_REQUIRE(mkfifo((root / "fifo").c_str(), 0600) == 0);
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (root / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
  BOOST_REQUIRE(bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  BOOST_TEST(status_of("/static/fifo") == 404);
  BOOST_TEST(status_of("/static/socket") == 404);
  BOOST_TEST(status_of("/static/sub") == 403);
  BOOST_TEST(status_of("/static/") == 403);
  close(fd);
  BOOST_TEST(status_of("/device") == 404);
  BOOST_TEST(status_of("/none") == 404);
  BOOST_TEST(reports.empty());
  if (geteuid() != 0) {  // to whom nothing is forbidden
    fs::permissions(root / "secret.txt", fs::perms::none);
    BOOST_TEST(status_of("/static/secret.txt") == 403);
  }
}

// Only to open, for a sanitizer needs descriptors too.
BOOST_AUTO_TEST_CASE(a_process_without_descriptors_says_so) {
  const web::detail::DocumentRoot files(root.string(), false);
  rlimit before;
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit none{3, before.rlim_max};
  setrlimit(RLIMIT_NOFILE, &none);
  const web::detail::OpenedFile found = files.open("page.html");
  setrlimit(RLIMIT_NOFILE, &before);
  BOOST_TEST(found.fd == -1);
  BOOST_TEST(found.error == EMFILE);
  app.router().add_get("/full", [&](web::Request) -> web::FileResponse {
    web::detail::raise_not_opened(found.error);
  });
  BOOST_TEST(status_of("/full") == 503);
  BOOST_TEST(messages() == std::vector<std::string>{"a file cannot be opened"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_listing_is_there_when_it_is_asked_for_and_escaped) {
  put("www/sub/<b>&\"'.txt", "");
  fs::create_directory(root / "sub" / "deeper");
  fs::create_symlink("../page.html", root / "sub" / "link");
  app.router().add_static("/list", root.string(), {"list", true});
  const std::string answer = get("/list/sub/");
  BOOST_TEST(has(answer, "Content-Type: text/html; charset=utf-8"));
  BOOST_TEST(has(answer, "X-Content-Type-Options: nosniff"));
  BOOST_TEST(
      body_of(answer) ==
      "<html>\n<head>\n<title>Index of /sub</title>\n</head>\n<body>\n"
      "<h1>Index of /sub</h1>\n<ul>\n"
      "<li><a href=\"/list/sub/%3Cb%3E%26%22%27.txt\">&lt;b&gt;&amp;&quot;&#x27;.txt</a></li>\n"
      "<li><a href=\"/list/sub/a%20b.txt\">a b.txt</a></li>\n"
      "<li><a href=\"/list/sub/deeper/\">deeper/</a></li>\n</ul>\n</body>\n</html>");
  BOOST_TEST(status_of("/list/sub/%3Cb%3E%26%22%27.txt") == 200);
  BOOST_TEST(status_of("/list/") == 200);
  BOOST_TEST(status_of("/list/page.html/") == 404);
  BOOST_TEST(app.router()["list"].url_for({{"filename", "sub/a b.txt"}}) == "/list/sub/a%20b.txt");
}

BOOST_AUTO_TEST_SUITE_END()
