#include <asyncio/web/server/static_resource.hpp>

#include <asyncio/web/http/html_escape.hpp>
#include <asyncio/web/http/target.hpp>
#include <asyncio/web/server/document_root.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/file_response.hpp>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

namespace asyncio::web {
namespace {

using detail::DocumentRoot;
using detail::OpenedFile;

constexpr std::string_view kNoSniff = "X-Content-Type-Options";

bool has_encoded_slash(std::string_view path) noexcept {
  for (std::size_t at = 0; (at = path.find('%', at)) != std::string_view::npos; ++at) {
    if (path.substr(at + 1, 1) == "2" &&
        (path.substr(at + 2, 1) == "F" || path.substr(at + 2, 1) == "f"))
      return true;
  }
  return false;
}

// The names in a directory that can be asked for, directories with a slash behind them, in their
// order.
std::vector<std::string> names_in(const OpenedFile& directory, bool follow_symlinks) {
  struct Close {
    void operator()(DIR* open) const noexcept { closedir(open); }
  };
  std::vector<std::string> names;
  const int fd = fcntl(directory.fd, F_DUPFD_CLOEXEC, 0);
  const std::unique_ptr<DIR, Close> open(fd < 0 ? nullptr : fdopendir(fd));
  if (!open) {
    const int error = errno;
    if (fd >= 0) close(fd);
    detail::raise_not_opened(error);
  }
  while (const dirent* const entry = readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat found;
    const int flags = follow_symlinks ? 0 : AT_SYMLINK_NOFOLLOW;
    if (fstatat(directory.fd, entry->d_name, &found, flags) != 0) continue;
    if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) continue;
    names.push_back(std::string(name) + (S_ISDIR(found.st_mode) ? "/" : ""));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// As aiohttp's, but what is a name stays a name.
std::string index_page(const std::string& name, std::string_view path,
                       const std::vector<std::string>& names) {
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const std::string title = html_escape("Index of /" + name);
  std::string page = "<html>\n<head>\n<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title +
                     "</h1>\n<ul>\n";
  for (const std::string& entry : names) {
    page += "<li><a href=\"" + html_escape(std::string(path) + "/" + http::quote(entry)) + "\">" +
            html_escape(entry) + "</a></li>\n";
  }
  return page + "</ul>\n</body>\n</html>";
}

// Answers with what is below the root.
class Files {
 public:
  Files(const std::string& directory, const StaticOptions& options)
      : root_(std::make_shared<const DocumentRoot>(directory, options.follow_symlinks)),
        show_index_(options.show_index),
        append_version_(options.append_version) {}

  StreamResponse operator()(Request request) const {
    std::string name = request.match_info()["filename"];
    const bool is_directory = name.empty() || name.back() == '/';
    if (is_directory && !name.empty()) name.pop_back();
    if (has_encoded_slash(request.raw_path()) || (!name.empty() && !DocumentRoot::is_name(name)))
      throw HTTPNotFound();
    OpenedFile found = root_->open(name);
    if (found.kind == OpenedFile::Kind::none) detail::raise_not_opened(found.error);
    if (found.kind == OpenedFile::Kind::directory) {
      if (!show_index_) throw HTTPForbidden();
      const std::string page =
          index_page(name, request.raw_path(), names_in(found, root_->follow_symlinks()));
      return Response().text(page).content_type("text/html").header(kNoSniff, "nosniff");
    }
    if (is_directory || found.kind != OpenedFile::Kind::regular) throw HTTPNotFound();
    return FileResponse(root_, std::move(name), std::move(found)).header(kNoSniff, "nosniff");
  }

  std::shared_ptr<const DocumentRoot> versions() const { return append_version_ ? root_ : nullptr; }

 private:
  const std::shared_ptr<const DocumentRoot> root_;
  const bool show_index_;
  const bool append_version_;
};

}  // namespace

RouteDef static_(std::string prefix, const std::string& directory, const StaticOptions& options) {
  while (!prefix.empty() && prefix.back() == '/') prefix.pop_back();
  if (prefix.find('{') != std::string::npos)
    throw ValueError("a prefix is a literal path: '" + prefix + "'");
  return get(prefix + "/{filename:.*}", Files(directory, options), options.name);
}

std::shared_ptr<const DocumentRoot> detail::versions_of(const Handler& handler) {
  const Files* const files = handler.target<Files>();
  return files ? files->versions() : nullptr;
}

Resource UrlDispatcher::add_static(std::string prefix, const std::string& directory,
                                   const StaticOptions& options) {
  const RouteDef made = static_(std::move(prefix), directory, options);
  add_routes({made});
  return Resource(resources_.back());
}

}  // namespace asyncio::web
