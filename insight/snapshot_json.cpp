#include <asyncio/insight/snapshot_json.hpp>

#include <asyncio/insight/tree.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace asyncio::detail {

namespace {

template <class Items, class F>
std::string list(const Items& items, F&& item) {
  std::string out = "[";
  for (const auto& i : items) out += (out.size() > 1 ? ", " : "") + item(i);
  return out + "]";
}

std::string id_text(std::uint64_t id) {
  char text[24];
  std::snprintf(text, sizeof text, "\"0x%llx\"", static_cast<unsigned long long>(id));
  return text;
}

std::string place(const Snapshot& snapshot, const Snapshot::Frame& frame) {
  return "{\"function\": " + json_text(snapshot.texts[frame.function]) +
         ", \"file\": " + json_text(snapshot.texts[frame.file]) +
         ", \"line\": " + std::to_string(frame.line) + "}";
}

std::string json_of(const Snapshot& snapshot, const Snapshot::Node& node) {
  std::string out =
      "{\"id\": " + id_text(node.id) + ", \"kind\": " + json_text(snapshot.texts[node.kind]);
  if (node.is_task) out += ", \"name\": " + json_text(snapshot.label_of(node));
  out += std::string(", \"state\": \"") + name_of(node.state) + "\"";
  if (node.is_task) {
    out += ", \"frames\": [";
    for (std::uint32_t i = 0; i < node.frame_count; ++i)
      out += (i ? ", " : "") + place(snapshot, snapshot.frames[node.first_frame + i]);
    out += "]";
  }
  if (node.state == SnapshotState::sleeping)
    out += ", \"sleeps_until\": " + json_number(node.sleeps_until);
  if (node.object) out += ", \"object\": " + json_text(snapshot.texts[node.object]);
  if (!std::isnan(node.age)) out += ", \"age\": " + json_number(node.age);
  if (node.created)
    out += ", \"created_at\": " + place(snapshot, snapshot.frames[node.created - 1]);
  return out + ", \"awaited_by\": " +
         list(node.awaited_by, [&](std::size_t i) { return id_text(snapshot.nodes[i].id); }) + "}";
}

}  // namespace

std::string json_text(const std::string& text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t size = utf8_at(text, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else if (size == 0) {
      out += "\\ufffd";
    } else {
      out.append(text, at, size);
    }
    at += size == 0 ? 1 : size;
  }
  return out + "\"";
}

// The locale may have a decimal point of its own, of several bytes.
std::string json_number(double number) {
  if (!std::isfinite(number)) return "null";
  char text[40];
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, number);
    if (std::strtod(text, nullptr) == number) break;
  }
  std::string out;
  bool plain = true;  // no point and no exponent
  for (const char* c = text; *c; ++c) {
    const bool digit = (*c >= '0' && *c <= '9') || *c == '-' || *c == '+';
    plain = plain && digit;
    if (digit || *c == 'e')
      out += *c;
    else if (out.back() != '.')
      out += '.';
  }
  return plain ? out + ".0" : out;
}

std::string to_json(const Snapshot& snapshot, std::uint64_t future) {
  std::string out = "{\"time\": " + json_number(snapshot.time);
  if (future) out += ", \"future\": " + id_text(future);
  out += ", \"nodes\": " +
         list(snapshot.nodes, [&](const Snapshot::Node& node) { return json_of(snapshot, node); });
  return out + ", \"cycles\": " +
         list(snapshot.cycles(),
              [&](const std::vector<std::size_t>& ring) {
                return list(ring, [&](std::size_t i) { return id_text(snapshot.nodes[i].id); });
              }) +
         "}";
}

}  // namespace asyncio::detail
