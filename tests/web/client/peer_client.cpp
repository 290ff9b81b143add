// peer_client serve PORT FOLDER: a server of this library for a folder of files.
// peer_client ask URL: the requests that any server of such a folder answers in one way; exit
// status 1 when one is not. `large` has 3,000,000 bytes, `folder/index.html` and `index.html` are
// texts.
#include <asyncio/asyncio.hpp>
#include <asyncio/web/client.hpp>
#include <asyncio/web/web.hpp>

#include <dirent.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

int failures = 0;

void check(bool holds, const std::string& what) {
  if (holds) return;
  ++failures;
  std::cerr << "not so: " << what << "\n";
}

int descriptors() {
  int n = 0;
  DIR* const folder = ::opendir("/proc/self/fd");
  while (::readdir(folder)) ++n;
  ::closedir(folder);
  return n;
}

Coroutine<> ask(http::URL base) {
  return coroutine([base, session = http::ClientSession(), response = http::ClientResponse(),
                    body = std::string(), piece = std::string(), size = std::size_t{0},
                    many = std::vector<Task<http::ClientResponse>>(), i = std::size_t{0},
                    before = 0](auto& co) mutable {
    BEGIN(co);
    session.connector(http::TCPConnector().limit(5));
    YIELD_FROM_INTO(response, session.get(base));
    YIELD_FROM_INTO(body, response.text());
    check(response.status() == 200 && body == "first\n", "the first page is read");
    check(response.content_type() == "text/html", "it says that it is HTML");
    before = descriptors();
    YIELD_FROM_INTO(response, session.get(base / "none"));
    YIELD_FROM_INTO(body, response.text());
    check(response.status() == 404 && !body.empty(), "what is not there is 404");
    YIELD_FROM_INTO(response, session.head(base / "large"));
    YIELD_FROM_INTO(body, response.read());
    check(body.empty() && response.content_length() == 3000000u, "HEAD says the length");
    YIELD_FROM_INTO(response, session.get(base / "folder"));
    YIELD_FROM_INTO(body, response.text());
    check(body == "second\n" && response.url().path() == "/folder/", "a redirect is followed");
    check(response.history().size() == 1 && response.history()[0].status() == 301,
          "and remembered");
    YIELD_FROM_INTO(response, session.get(base / "large"));
    FOR(piece, response.content().iter_chunked(100000)) { size += piece.size(); }
    END_FOR;
    check(size == 3000000, "a large body comes whole");
    YIELD_FROM_INTO(response, session.get(base / "large"));
    response.close();  // in the middle of it
    for (i = 0; i < 40; ++i) many.push_back(create_task(session.get(base / "large")));
    for (i = 0; i < many.size(); ++i) {
      if (i % 4 == 3) {
        many[i].cancel();
        continue;
      }
      YIELD_FROM_INTO(response, many[i]);
      YIELD_FROM_INTO(body, response.read());
      check(body.size() == 3000000, "many at once come whole");
    }
    many.clear();
    YIELD_FROM_INTO(response, session.get(base));
    YIELD_FROM_INTO(body, response.text());
    check(body == "first\n", "and one more does");
    check(session.connector().in_use() == 0, "no connection is in use");
    YIELD_FROM(session.close());
    YIELD_FROM(asyncio::sleep(0.1));
    check(descriptors() <= before, "no descriptor is left");
    END;
  });
}

web::Response file(const std::string& folder, web::Request request) {
  const std::string& tail = request.match_info()["tail"];
  struct stat found {};
  if (::stat((folder + "/" + tail).c_str(), &found) != 0) throw web::HTTPNotFound();
  const bool is_folder = S_ISDIR(found.st_mode);
  if (is_folder && !tail.empty() && tail.back() != '/')
    throw web::HTTPMovedPermanently("/" + tail + "/");
  std::ifstream in(folder + "/" + tail + (is_folder ? "index.html" : ""), std::ios::binary);
  return web::Response()
      .body(std::string(std::istreambuf_iterator<char>(in), {}))
      .content_type(is_folder ? "text/html" : "application/octet-stream");
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "serve") {
    web::Application app;
    app.router().add_get("/{tail:.*}",
                         [&](web::Request request) { return file(words[2], request); });
    web::RunOptions options;
    options.host = {"127.0.0.1"};
    options.port = std::atoi(words[1].c_str());
    web::run_app(app, options);
    return 0;
  }
  if (words.size() != 2 || words[0] != "ask") return 2;
  run(ask(http::URL(words[1])));
  return failures ? 1 : 0;
}
