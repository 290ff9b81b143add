// What StreamReader should do, as one string that is looked at from its beginning each time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace asyncio::testing {

// A call of the reader's.
struct Read {
  enum Kind { SOME, ALL, INTO, EXACTLY, LINE, UNTIL } kind;
  std::size_t n = 0;
  std::vector<std::string> separators;
};

// What it comes to, as a text.
inline std::string gave(const std::string& bytes) { return "gave " + bytes; }
inline std::string short_of(const std::string& partial) { return "incomplete " + partial; }
inline std::string overrun(const char* text, std::size_t consumed) {
  return text + (" " + std::to_string(consumed));
}
constexpr const char* kNotFound = "Separator is not found, and chunk exceed the limit";
constexpr const char* kTooLong = "Separator is found, but chunk is longer than limit";

struct StreamReaderModel {
  void feed(const std::string& data) {
    bytes += data;
    if (bytes.size() > 2 * limit) paused = true;
  }
  void resume_if(bool there_is_room) {
    if (!there_is_room || !paused) return;
    paused = false;
    if (coming.empty()) return;
    const std::string piece = coming.front();
    coming.pop_front();
    feed(piece);
  }
  std::string take(std::size_t n) {
    const std::string out = bytes.substr(0, n);
    bytes.erase(0, n);
    return out;
  }
  // The same, and there may be room again.
  std::string give(std::size_t n) {
    const std::string out = take(n);
    resume_if(bytes.size() <= limit);
    return gave(out);
  }
  // Nothing: it waits.
  std::optional<std::string> up_to(const std::vector<std::string>& separators, bool by_line) {
    std::size_t begin = 0, end = std::string::npos, longest = 0;
    for (const std::string& separator : separators) {
      longest = std::max(longest, separator.size());
      const std::size_t at = bytes.find(separator);
      if (at == std::string::npos) continue;
      const std::size_t its_end = at + separator.size();
      // Of two that end together the shorter one.
      if (its_end < end || (its_end == end && at > begin)) begin = at, end = its_end;
    }
    const char* why = nullptr;
    std::size_t consumed = begin;
    if (end != std::string::npos) {
      if (begin <= limit) return give(end);
      why = kTooLong;
    } else if (bytes.size() + 1 > longest && bytes.size() + 1 - longest > limit) {
      why = kNotFound;
      consumed = bytes.size() + 1 - longest;
    }
    if (why && !by_line) return overrun(why, consumed);
    if (why) {
      take(why == kTooLong ? end : bytes.size());
      resume_if(bytes.size() <= limit);
      return std::string("ValueError ") + why;
    }
    if (!eof) return std::nullopt;
    const std::string rest = take(bytes.size());
    return by_line ? gave(rest) : short_of(rest);
  }
  std::optional<std::string> once(const Read& read) {
    switch (read.kind) {
      case Read::SOME:
      case Read::INTO:
        if (read.n == 0) return gave("");
        if (bytes.empty() && !eof) return std::nullopt;
        return give(read.n);
      case Read::EXACTLY:
        if (read.n == 0) return gave("");
        if (bytes.size() >= read.n) return give(read.n);
        if (!eof) return std::nullopt;
        return short_of(take(bytes.size()));
      case Read::ALL:
        while (!bytes.empty()) {
          all += take(limit);
          resume_if(bytes.size() <= limit);
        }
        if (!eof) return std::nullopt;
        return gave(std::exchange(all, ""));
      case Read::LINE:
        return up_to({"\n"}, true);
      case Read::UNTIL:
        return up_to(read.separators, false);
    }
    return {};
  }
  // Who waits lets the transport go on, and looks again when that has brought something.
  std::optional<std::string> step(const Read& read) {
    for (;;) {
      if (auto done = once(read)) return done;
      const std::size_t before = bytes.size();
      resume_if(true);
      if (bytes.size() == before) return std::nullopt;
    }
  }

  std::size_t limit;
  std::deque<std::string> coming;  // what the transport brings when it is resumed
  std::string bytes;
  std::string all;  // what read() has gathered
  bool eof = false, paused = false;
};

}  // namespace asyncio::testing
