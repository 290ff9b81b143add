#include <asyncio/web/server/access_log.hpp>

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <iostream>

namespace asyncio::web {
namespace {

constexpr std::string_view kDirectives = "atPrsbD";

void append_safe(std::string& out, std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f) {
      out.append("\\x").append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
}

std::string start_of(double took) {
  timespec now;
  ::clock_gettime(CLOCK_REALTIME, &now);
  const double began =
      static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - took;
  const auto second = static_cast<std::time_t>(began);
  std::tm parts;
  if (!::gmtime_r(&second, &parts)) return "-";
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "[%02d/%s/%04d:%02d:%02d:%02d +0000]", parts.tm_mday,
                kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                parts.tm_sec);
  return text;
}

void append_first_line(std::string& out, const Request& request) {
  if (!request) {
    out += '-';
    return;
  }
  append_safe(out, request.method());
  out += ' ';
  append_safe(out, request.path_qs());
  out += request.version().minor == 0 ? " HTTP/1.0" : " HTTP/1.1";
}

std::string seconds(double time) {
  char text[340];
  std::snprintf(text, sizeof text, "%.6f", time);
  return text;
}

}  // namespace

AccessLogger::AccessLogger(Write write, std::string_view format) : write_(std::move(write)) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      text += format[i];
      continue;
    }
    const std::string_view rest = format.substr(i + 1);
    const std::size_t close = rest.find('}');
    Part part{{}, 0, {}};
    if (!rest.empty() && rest[0] == '%') {
      text += '%', ++i;
      continue;
    }
    if (rest.substr(0, 2) == "Tf") {
      part.directive = 'F', i += 2;
    } else if (!rest.empty() &&
               (rest[0] == 'T' || kDirectives.find(rest[0]) != std::string::npos)) {
      part.directive = rest[0], ++i;
    } else if (!rest.empty() && rest[0] == '{' && close < rest.size() - 1 &&
               (rest[close + 1] == 'i' || rest[close + 1] == 'o')) {
      part.directive = rest[close + 1];
      part.field = rest.substr(1, close - 1);
      i += close + 2;
    } else {
      throw ValueError("no directive of an access log: '%" + std::string(rest.substr(0, 1)) + "'");
    }
    part.text = std::exchange(text, {});
    parts_.push_back(std::move(part));
  }
  parts_.push_back({std::move(text), 0, {}});
}

std::string AccessLogger::line(const AccessRecord& record) const {
  std::string out;
  for (const Part& part : parts_) {
    out += part.text;
    append(out, part, record);
  }
  return out;
}

void AccessLogger::append(std::string& out, const Part& part, const AccessRecord& record) const {
  const Request& request = record.request;
  switch (part.directive) {
    case 'a': {
      const std::string address = request ? request.remote() : std::string();
      return append_safe(out, address.empty() ? "-" : address);
    }
    case 't':
      out += start_of(record.time);
      return;
    case 'P':
      out.append("<").append(std::to_string(::getpid())).append(">");
      return;
    case 'r':
      return append_first_line(out, request);
    case 's':
      out += record.status == 0 ? "-" : std::to_string(record.status);
      return;
    case 'b':
      out += std::to_string(record.body_length);
      return;
    case 'T':
      out += std::to_string(std::lround(record.time));
      return;
    case 'F':
      out += seconds(record.time);
      return;
    case 'D':
      out += std::to_string(std::llround(record.time * 1e6));
      return;
    case 'i':
      return append_safe(out, request ? request.headers().get(part.field, "-") : "-");
    case 'o':
      return append_safe(out,
                         record.response ? record.response.headers().get(part.field, "-") : "-");
    default:
      return;
  }
}

void access_log_to_stderr(const std::string& line) { std::cerr << line + '\n'; }

}  // namespace asyncio::web
