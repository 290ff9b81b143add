#include <asyncio/db/redis/exceptions.hpp>

#include <string>

namespace asyncio::redis::detail {
namespace {

template <class E>
ExceptionPtr made(std::string_view text) {
  return make_exception<E>(std::string(text));
}

struct Code {
  std::string_view name;
  ExceptionPtr (*make)(std::string_view);
  bool shown;  // as part of the message
};
constexpr Code kCodes[] = {
    {"ERR", made<ResponseError>, false},
    {"EXECABORT", made<ExecAbortError>, false},
    {"LOADING", made<BusyLoadingError>, false},
    {"NOSCRIPT", made<NoScriptError>, false},
    {"READONLY", made<ReadOnlyError>, false},
    {"NOAUTH", made<AuthenticationError>, false},
    {"NOPERM", made<NoPermissionError>, false},
    {"MOVED", made<MovedError>, false},
    {"ASK", made<AskError>, false},
    {"TRYAGAIN", made<TryAgainError>, false},
    {"CLUSTERDOWN", made<ClusterDownError>, false},
    {"OOM", made<OutOfMemoryError>, true},
    {"WRONGPASS", made<AuthenticationError>, true},
};

}  // namespace

ExceptionPtr error_of_reply(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space != text.npos) {
    for (const Code& code : kCodes)
      if (code.name == text.substr(0, space))
        return code.make(code.shown ? text : text.substr(space + 1));
  }
  return made<ResponseError>(text);
}

}  // namespace asyncio::redis::detail
