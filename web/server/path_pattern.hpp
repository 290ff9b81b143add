// PathPattern: the path of a route, `/hello/{name}` or `/{year:\d{4}}/{rest:.*}`.
//
// aiohttp name: DynamicResource. It is compiled once, and matched against a path as it was sent;
// what stands for a name is decoded. Thread: the loop's.
#pragma once

#include <asyncio/web/http/multi_dict.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web::detail {

class PathPattern {
 public:
  // ValueError for a path that does not begin with a slash, a brace without its other half, a name
  // that is none or is there twice, or a regular expression that is none.
  explicit PathPattern(std::string path);
  ~PathPattern();
  PathPattern(const PathPattern&) = delete;
  PathPattern& operator=(const PathPattern&) = delete;

  // False: it is another path. Otherwise its names and what stands for them are added.
  bool match(std::string_view path, http::MultiDict& names) const;
  // The path with values for its names, encoded. KeyError.
  std::string fill(const http::MultiDict& values) const;
  bool is_plain() const noexcept { return parts_.empty(); }
  // `/hello/{name}`
  const std::string& canonical() const noexcept { return canonical_; }
  // As it was given: `/{year:\\d{4}}`
  const std::string& source() const noexcept { return source_; }
  // What every path that matches begins with.
  const std::string& literal() const noexcept { return literal_; }

 private:
  struct Regex;
  // A name, and the literal text behind it.
  struct Part {
    std::string name;
    std::string text;
    bool has_slashes = false;  // it may stand for several segments
  };
  void parse(const std::string& path);
  bool match_parts(std::string_view rest, http::MultiDict& names) const;

  std::string source_;
  std::string literal_;  // before the first name
  std::vector<Part> parts_;
  std::string canonical_;
  std::string expression_;  // as a regular expression
  bool needs_regex_ = false;
  std::unique_ptr<Regex> regex_;  // where one is needed
};

// A path with its escapes written in one way: those that need none undone, the others in upper
// case. The memory is for what it has to change.
std::string_view canonical_path(std::string_view path, std::string& memory);

}  // namespace asyncio::web::detail
#pragma GCC visibility pop
