#include <asyncio/web/server/path_pattern.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/characters.hpp>
#include <asyncio/web/http/target.hpp>

#include <boost/regex.hpp>

#include <cstddef>
#include <utility>

namespace asyncio::web::detail {
namespace {

// What stays as it is in the paths that clients send.
constexpr std::string_view kPathSafe = "/!$&'()*+,;=:@%";

bool is_name(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && (i == 0 || c < '0' || c > '9')) return false;
  }
  return !text.empty();
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (std::string_view(".[{}()\\*+?|^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
}

[[noreturn]] void bad_path(const std::string& path, const std::string& where) {
  throw ValueError("Invalid path '" + path + "'['" + where + "']");
}

// Where the brace that opens at `open` is closed; braces in between come in pairs.
std::size_t closing_brace(const std::string& path, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < path.size(); ++i) {
    if (path[i] == '{') ++depth;
    if (path[i] == '}' && --depth == 0) return i;
  }
  bad_path(path, path.substr(open));
}

}  // namespace

struct PathPattern::Regex {
  boost::regex compiled;
};

PathPattern::~PathPattern() = default;

PathPattern::PathPattern(std::string path) : source_(path) {
  if (!path.empty() && path.front() != '/')
    throw ValueError("path should be started with / or be empty");
  parse(path);
  if (!needs_regex_) return;
  try {
    regex_ = std::make_unique<Regex>(Regex{boost::regex(expression_)});
  } catch (const boost::regex_error& error) {
    throw ValueError("Bad pattern '" + expression_ + "': " + error.what());
  }
}

void PathPattern::parse(const std::string& path) {
  std::size_t at = 0;
  const auto add_text = [&](std::string_view text) {
    if (text.find('}') != std::string_view::npos) bad_path(path, std::string(text));
    const std::string encoded = http::quote(text, kPathSafe);
    (parts_.empty() ? literal_ : parts_.back().text) += encoded;
    canonical_ += encoded;
    append_escaped(expression_, encoded);
  };
  while (at < path.size()) {
    const std::size_t open = path.find('{', at);
    add_text(std::string_view(path).substr(at, open - at));
    if (open == std::string::npos) return;
    const std::size_t close = closing_brace(path, open);
    const std::string inside = path.substr(open + 1, close - open - 1);
    const std::size_t colon = inside.find(':');
    Part part{inside.substr(0, colon), {}, false};
    if (!is_name(part.name)) bad_path(path, path.substr(open, close + 1 - open));
    for (const Part& other : parts_) {
      if (other.name == part.name)
        throw ValueError("Bad pattern '" + path + "': the name '" + part.name + "' is there twice");
    }
    // Two names in one segment are told apart as a regular expression does it.
    if (!parts_.empty() && parts_.back().text.find('/') == std::string::npos) needs_regex_ = true;
    if (colon != std::string::npos) {
      needs_regex_ = true;
      part.has_slashes = inside.substr(colon) == ":.*" || inside.substr(colon) == ":.+";
    }
    expression_ += "(?<" + part.name + ">" +
                   (colon == std::string::npos ? "[^{}/]+" : inside.substr(colon + 1)) + ")";
    canonical_ += "{" + part.name + "}";
    parts_.push_back(std::move(part));
    at = close + 1;
  }
}

bool PathPattern::match(std::string_view path, http::MultiDict& names) const {
  if (path.substr(0, literal_.size()) != literal_) return false;
  if (!regex_) {
    http::MultiDict found;
    if (!match_parts(path.substr(literal_.size()), found)) return false;
    for (const auto& [name, value] : found) names.add(name, value);
    return true;
  }
  boost::match_results<std::string_view::const_iterator> found;
  try {
    if (!boost::regex_match(path.begin(), path.end(), found, regex_->compiled)) return false;
  } catch (const std::runtime_error&) {  // it would take too long, so it is none that was meant
    return false;
  }
  for (const Part& part : parts_) {
    const auto& value = found[part.name];
    names.add(part.name, http::unquote({&*value.first, static_cast<std::size_t>(value.length())}));
  }
  return true;
}

// Each name is a part of one segment, to the end of it or up to the text behind the name.
bool PathPattern::match_parts(std::string_view rest, http::MultiDict& names) const {
  for (const Part& part : parts_) {
    const std::size_t segment = rest.find('/');
    const std::size_t in_segment = part.text.find('/');
    const std::string_view tail = std::string_view(part.text).substr(0, in_segment);
    std::string_view value = rest.substr(0, segment);
    if (value.size() <= tail.size() || value.substr(value.size() - tail.size()) != tail)
      return false;
    value.remove_suffix(tail.size());
    if (value.find_first_of("{}") != std::string_view::npos) return false;
    rest.remove_prefix(value.size());
    if (rest.substr(0, part.text.size()) != part.text) return false;
    rest.remove_prefix(part.text.size());
    names.add(part.name, http::unquote(value));
  }
  return rest.empty();
}

std::string PathPattern::fill(const http::MultiDict& values) const {
  std::string out = literal_;
  for (const Part& part : parts_) {
    out += http::quote(values.getone(part.name),
                       part.has_slashes ? "/!$&'()*+,;=:@" : "!$&'()*+,;=:@");
    out += part.text;
  }
  return out;
}

namespace {
bool needs_no_escape(char c) noexcept {
  return http::detail::is_alnum(c) ||
         std::string_view("-._~!$&'()*+,;=:@").find(c) != std::string_view::npos;
}
}  // namespace

std::string_view canonical_path(std::string_view path, std::string& memory) {
  if (path.find('%') == std::string_view::npos) return path;
  memory.clear();
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int high =
        path[i] == '%' && i + 2 < path.size() ? http::detail::hex_value(path[i + 1]) : -1;
    const int low = high < 0 ? -1 : http::detail::hex_value(path[i + 2]);
    if (low < 0) {
      memory += path[i];
      continue;
    }
    const char c = static_cast<char>(high * 16 + low);
    if (needs_no_escape(c)) {
      memory += c;
    } else {
      http::detail::put_escape(memory, c);
    }
    i += 2;
  }
  return memory;
}

}  // namespace asyncio::web::detail
