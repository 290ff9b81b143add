// A server in memory with a directory of files.
#pragma once

#include <asyncio/web/server/file_response.hpp>
#include <asyncio/web/server/static_resource.hpp>

#include "tests/web/server/web_loop.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

namespace asyncio::testing {

namespace fs = std::filesystem;

struct Files : WebLoop {
  Files() {
    char name[] = "/tmp/asyncio17_static_XXXXXX";
    top = mkdtemp(name);
    root = top / "www";
    fs::create_directories(root / "sub");
    put("www/page.html", "<p>page</p>");
    put("www/sub/a b.txt", "0123456789");
    put("www/secret.txt", "nobody's");
    put("outside.txt", "outside");
    put("www-other/x.txt", "beside");
    app.router().add_static("/static/", root.string());
  }
  ~Files() { fs::remove_all(top); }
  void put(const std::string& name, const std::string& text) const {
    fs::create_directories((top / name).parent_path());
    std::ofstream(top / name, std::ios::binary) << text;
  }
  // The answer; after a moment, for a file that is not small comes in pieces.
  std::string get(const std::string& target, const std::string& fields = "",
                  const std::string& method = "GET") {
    const auto client = connect();
    client->here->write(request_of(target, method, fields));
    run_turns(60);
    return client->take();
  }
  static int status(const std::string& answer) { return std::stoi(answer.substr(9, 3)); }
  int status_of(const std::string& target, const std::string& fields = "") {
    return status(get(target, fields));
  }
  std::string tag() {
    const std::string answer = get("/static/page.html");
    const std::size_t at = answer.find("ETag: ") + 6;
    return answer.substr(at, answer.find("\r\n", at) - at);
  }
  void set_time(const std::string& name, std::time_t seconds) const {
    const timespec both[] = {{seconds, 0}, {seconds, 0}};
    utimensat(AT_FDCWD, (root / name).c_str(), both, 0);
  }
  static std::size_t open_files() {
    std::size_t n = 0;
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) n += !entry.path().empty();
    return n;
  }
  fs::path top, root;
};
inline std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}
inline bool has(const std::string& answer, const std::string& line) {
  return answer.find("\r\n" + line + "\r\n") != std::string::npos;
}
inline constexpr char kSomeTime[] = "Sun, 06 Nov 1994 08:49:37 GMT";  // 784111777

}  // namespace asyncio::testing
