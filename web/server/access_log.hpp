// AccessLogger: a line for each request that was answered.
//
//   web::RunOptions options;
//   options.access_log = web::access_log_to_stderr;     // or a function of one's own
//   options.access_log_format = "%a \"%r\" %s %b %Tf";
//
// AbstractAccessLogger, AccessLogger. aiohttp names: abc.AbstractAccessLogger,
// web_log.AccessLogger. Without one, which is the default, no request costs anything for it.
// Lifetime: shared by the servers that have it. Thread: the loop's.
#pragma once

#include <asyncio/web/server/request.hpp>
#include <asyncio/web/server/stream_response.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)
namespace asyncio::web {

// A request that was answered.
struct AccessRecord {
  Request request;                // empty: what came was none, and was refused
  StreamResponse response;        // empty: it is not known any more
  int status = 0;                 // that was sent; 0: nothing was
  std::uint64_t body_length = 0;  // bytes of the answer's body, without its framing
  double time = 0;                // seconds from its head to the end of the answer
};

class AbstractAccessLogger {
 public:
  AbstractAccessLogger() = default;
  AbstractAccessLogger(const AbstractAccessLogger&) = delete;
  AbstractAccessLogger& operator=(const AbstractAccessLogger&) = delete;
  virtual ~AbstractAccessLogger() = default;
  // What it throws goes to the loop's exception handler.
  virtual void log(const AccessRecord& record) = 0;
};

// By a format:
//   %%  a percent sign                        %b  bytes of the body that were sent
//   %a  address of the client                 %T  time that it took, in whole seconds
//   %t  when it began, [02/Jan/2006:15:04:05 +0000]  %Tf  in seconds with six digits
//   %P  <id of the process>                   %D  in microseconds
//   %r  first line of the request             %{X}i  field X of the request
//   %s  status                                %{X}o  field X of the answer
// What is not there is a hyphen. Bytes of the client's that are control characters or not ASCII are
// written as \xHH, quotes and backslashes with a backslash: a line stays one, and says nothing to a
// terminal.
class AccessLogger final : public AbstractAccessLogger {
 public:
  using Write = std::function<void(const std::string&)>;
  static constexpr const char* LOG_FORMAT = R"(%a %t "%r" %s %b "%{Referer}i" "%{User-Agent}i")";

  // ValueError for a directive that is none.
  explicit AccessLogger(Write write, std::string_view format = LOG_FORMAT);
  void log(const AccessRecord& record) override { write_(line(record)); }
  std::string line(const AccessRecord& record) const;

 private:
  struct Part {
    std::string text;   // before it
    char directive;     // `F` for %Tf; 0: only the text
    std::string field;  // of `i` and `o`
  };
  void append(std::string& out, const Part& part, const AccessRecord& record) const;

  Write write_;
  std::vector<Part> parts_;
};

// A line at the standard error.
void access_log_to_stderr(const std::string& line);

}  // namespace asyncio::web
#pragma GCC visibility pop
