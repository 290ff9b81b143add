#include <asyncio/web/server/normalize_path.hpp>

#include <asyncio/web/server/application.hpp>
#include <asyncio/web/server/path_pattern.hpp>

#include <vector>

namespace asyncio::web::detail {
namespace {

std::string merged(const std::string& path) {
  std::string out;
  for (const char c : path)
    if (c != '/' || out.empty() || out.back() != '/') out += c;
  return out;
}

// In aiohttp's order.
std::vector<std::string> candidates(const std::string& path, const NormalizePathOptions& options) {
  const bool ends = !path.empty() && path.back() == '/';
  std::vector<std::string> all;
  if (options.merge_slashes) all.push_back(merged(path));
  if (options.append_slash && !ends) all.push_back(path + '/');
  if (options.remove_slash && ends) all.push_back(path.substr(0, path.size() - 1));
  if (options.merge_slashes && options.append_slash) all.push_back(merged(path + '/'));
  if (options.merge_slashes && options.remove_slash && ends) {
    all.push_back(merged(path));
    all.back().pop_back();
  }
  return all;
}

// Would a route of the outermost application answer it there?
bool resolves(const RequestState& request, const std::string& path) {
  ApplicationState* app = request.app.get();
  while (app->parent) app = app->parent;
  const auto state =
      asyncio::detail::Ref<RequestState>::adopt(new RequestState(request.head, request.exchange));
  std::string memory;
  return app->router.resolve(*state, canonical_path(path, memory)).handler != nullptr;
}

}  // namespace

void check(const NormalizePathOptions& options) {
  if (options.append_slash && options.remove_slash)
    throw ValueError("Cannot both remove and append slash");
}

std::optional<std::string> normalized_location(const Request& request,
                                               const NormalizePathOptions& options) {
  const RequestState& state = request.state();
  if (!state.app || !state.unrouted) return std::nullopt;
  for (std::string& path : candidates(std::string(request.raw_path()), options)) {
    // A location that begins with two slashes names another host, and for browsers a backslash is
    // one of them.
    const std::size_t slashes = path.find_first_not_of('/');
    if (slashes != std::string::npos && slashes > 1) path.erase(0, slashes - 1);
    if (path.find_first_not_of('/') == std::string::npos) path = "/";
    if (!resolves(state, path)) continue;
    for (std::size_t at; (at = path.find('\\')) != std::string::npos;) path.replace(at, 1, "%5C");
    const std::string_view whole = request.path_qs();
    const std::size_t query = whole.find('?');
    if (query != std::string_view::npos) path.append(whole.substr(query));
    return std::move(path);
  }
  return std::nullopt;
}

}  // namespace asyncio::web::detail
