#include <asyncio/db/redis/server_commands.hpp>

#include <algorithm>

namespace asyncio::redis {
namespace {

// Calls f with what stands between the marks, but for what is empty.
template <class F>
void split(std::string_view text, char mark, F f) {
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    if (!piece.empty()) f(piece);
  }
}

void add(TextMap& to, std::string_view piece, char mark) {
  const std::size_t at = piece.find(mark);
  if (at != piece.npos) to.emplace(piece.substr(0, at), piece.substr(at + 1));
}

ClientInfo client_of(std::string_view line) {
  ClientInfo info;
  split(line, ' ', [&info](std::string_view piece) { add(info, piece, '='); });
  return info;
}

}  // namespace

ServerInfo ServerInfo::from_answer(Value&& value) {
  ServerInfo info;
  split(value.text(), '\n', [&info](std::string_view line) {
    if (line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line[0] != '#') add(info, line, ':');
  });
  return info;
}

ClientInfo ClientInfo::from_answer(Value&& value) {
  const std::string_view text = value.text();
  return client_of(text.substr(0, text.find('\n')));
}

ClientList ClientList::from_answer(Value&& value) {
  ClientList list;
  split(value.text(), '\n', [&list](std::string_view line) { list.push_back(client_of(line)); });
  return list;
}

SlowlogEntry SlowlogEntry::from_answer(Value&& value) {
  using All = std::tuple<std::int64_t, std::int64_t, std::int64_t, Texts, Text, Text>;
  auto [id, start, duration, command, address, name] = detail::from<All>(std::move(value));
  return {id,
          start,
          duration,
          std::move(command),
          std::move(address).value_or(""),
          std::move(name).value_or("")};
}

}  // namespace asyncio::redis
