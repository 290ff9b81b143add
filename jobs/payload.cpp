#include <asyncio/jobs/payload.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <cmath>

namespace asyncio::jobs {
namespace {

using Json = boost::json::value;

const Json& json_of(const void* value) noexcept { return *static_cast<const Json*>(value); }

[[noreturn, gnu::cold]] void refuse_json(const char* wanted, const Json& value) {
  throw PayloadError(std::string(wanted) + " is wanted, not " +
                     boost::json::to_string(value.kind()).data());
}

// How many bytes the character at the front has; 0: it is none, or not the shortest form of it.
std::size_t utf8_length(std::string_view text) noexcept {
  const auto byte = [&text](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (first > 0xf4) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (byte(i) >> 6 != 2) return 0;
  if ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
      (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f))
    return 0;
  return length;
}

void append_escaped(std::string& out, unsigned char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
    case '\\':
      out += '\\';
      out += static_cast<char>(c);
      break;
    case '\n':
      out += "\\n";
      break;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = utf8_length(text.substr(i, 4));
    if (length == 0) throw PayloadError("a text of a job is UTF-8");
    if (c < 0x20 || c == '"' || c == '\\')
      append_escaped(out, c);
    else
      out.append(text, i, length);
    i += length;
  }
  out += '"';
}

// Builds the tree as Boost's own parser does, but for doubles: those of Boost 1.81 are not exact.
struct TreeBuilder {
  using Text = boost::json::string_view;
  using Code = boost::json::error_code;
  static constexpr std::size_t max_array_size = kMostPayload, max_object_size = kMostPayload,
                               max_string_size = kMostPayload, max_key_size = kMostPayload;
  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t n, Code&) { return stack.push_array(n), true; }
  bool on_object_begin(Code&) { return true; }
  bool on_object_end(std::size_t n, Code&) { return stack.push_object(n), true; }
  bool on_string_part(Text text, std::size_t, Code&) { return stack.push_chars(text), true; }
  bool on_string(Text text, std::size_t, Code&) { return stack.push_string(text), true; }
  bool on_key_part(Text text, std::size_t, Code&) { return stack.push_chars(text), true; }
  bool on_key(Text text, std::size_t, Code&) { return stack.push_key(text), true; }
  bool on_number_part(Text, Code&) { return true; }
  bool on_int64(std::int64_t n, Text, Code&) { return stack.push_int64(n), true; }
  bool on_uint64(std::uint64_t n, Text, Code&) { return stack.push_uint64(n), true; }
  bool on_double(double n, Text text, Code& error) {
    if (std::from_chars(text.data(), text.data() + text.size(), n).ec != std::errc())
      error = boost::json::error::exponent_overflow;
    stack.push_double(n);
    return !error;
  }
  bool on_bool(bool b, Code&) { return stack.push_bool(b), true; }
  bool on_null(Code&) { return stack.push_null(), true; }
  bool on_comment_part(Text, Code&) { return true; }
  bool on_comment(Text, Code&) { return true; }
  boost::json::value_stack stack{};
};

}  // namespace

// ---- JsonWriter ----

void JsonWriter::value(std::string_view text) {
  constexpr std::string_view kBefore = "[{:";
  if (!out_.empty() && kBefore.find(out_.back()) == std::string_view::npos) out_ += ',';
  out_ += text;
}

void JsonWriter::number(double n) {
  if (!std::isfinite(n)) throw PayloadError("a number of a job is finite");
  char text[32];
  value({text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, n).ptr - text)});
}

void JsonWriter::text(std::string_view text) {
  value({});
  append_text(out_, text);
}

void JsonWriter::begin(char bracket) {
  if (++depth_ > kMostDepth) throw PayloadError("the values of a job are too deep in each other");
  value({&bracket, 1});
}

void JsonWriter::end(char bracket) {
  --depth_;
  out_ += bracket;
}

void JsonWriter::key(std::string_view key) {
  text(key);
  out_ += ':';
}

std::string JsonWriter::take() && {
  if (out_.size() > kMostPayload) throw PayloadError("the values of a job are more than 1 MiB");
  return std::move(out_);
}

// ---- JsonDocument ----

// Most are small: they take no other memory.
struct JsonDocument::Tree {
  explicit Tree(std::string_view text)
      : memory(buffer, sizeof buffer), value(read(text, boost::json::storage_ptr(&memory))) {}
  static Json read(std::string_view text, boost::json::storage_ptr memory) {
    if (text.size() > kMostPayload) throw PayloadError("the values of a job are more than 1 MiB");
    boost::json::parse_options options;
    options.max_depth = kMostDepth;
    boost::json::basic_parser<TreeBuilder> parser(options);
    TreeBuilder& builder = parser.handler();
    builder.stack.reset(std::move(memory));
    boost::json::error_code error;
    const std::size_t size = parser.write_some(false, text.data(), text.size(), error);
    if (!error && size < text.size()) error = boost::json::error::extra_data;
    if (error) throw PayloadError("the values of a job are no JSON: " + error.message());
    return builder.stack.release();
  }
  unsigned char buffer[1024];
  boost::json::monotonic_resource memory;
  const Json value;
};

JsonDocument::JsonDocument(std::string_view text) : tree_(new Tree(text)) {}
JsonDocument::~JsonDocument() = default;
JsonValue JsonDocument::root() const noexcept { return JsonValue(&tree_->value); }

// ---- JsonValue ----

bool JsonValue::is_null() const noexcept { return json_of(value_).is_null(); }

bool JsonValue::boolean() const {
  if (const bool* const b = json_of(value_).if_bool()) return *b;
  refuse_json("a bool", json_of(value_));
}

double JsonValue::number() const {
  const Json& json = json_of(value_);
  if (const double* const n = json.if_double()) return *n;
  if (const std::int64_t* const n = json.if_int64()) return static_cast<double>(*n);
  if (const std::uint64_t* const n = json.if_uint64()) return static_cast<double>(*n);
  refuse_json("a number", json);
}

std::int64_t JsonValue::whole(std::int64_t least, std::int64_t most) const {
  const std::int64_t* const n = json_of(value_).if_int64();
  if (n && *n >= least && *n <= most) return *n;
  if (n || json_of(value_).is_uint64()) throw PayloadError("a whole number is out of its range");
  refuse_json("a whole number", json_of(value_));
}

std::uint64_t JsonValue::whole(std::uint64_t most) const {
  const std::int64_t* const small = json_of(value_).if_int64();
  const std::uint64_t* const big = json_of(value_).if_uint64();
  if (!small && !big) refuse_json("a whole number", json_of(value_));
  const std::uint64_t n = big ? *big : static_cast<std::uint64_t>(*small);
  if ((small && *small < 0) || n > most) throw PayloadError("a whole number is out of its range");
  return n;
}

std::string_view JsonValue::text() const {
  if (const auto* const text = json_of(value_).if_string()) return {text->data(), text->size()};
  refuse_json("a text", json_of(value_));
}

std::size_t JsonValue::size() const {
  if (const auto* const array = json_of(value_).if_array()) return array->size();
  if (const auto* const object = json_of(value_).if_object()) return object->size();
  refuse_json("an array or object", json_of(value_));
}

void JsonValue::check_items(std::size_t size) const {
  const auto* const array = json_of(value_).if_array();
  if (!array) refuse_json("an array", json_of(value_));
  if (array->size() != size)
    throw PayloadError(std::to_string(size) + " values are wanted, not " +
                       std::to_string(array->size()));
}

JsonValue JsonValue::item(std::size_t i) const {
  const auto* const array = json_of(value_).if_array();
  if (!array || i >= array->size()) refuse_json("an array", json_of(value_));
  return JsonValue(&(*array)[i]);
}

std::pair<std::string_view, JsonValue> JsonValue::entry(std::size_t i) const {
  const auto* const object = json_of(value_).if_object();
  if (!object || i >= object->size()) refuse_json("an object", json_of(value_));
  const auto& pair = object->begin()[static_cast<std::ptrdiff_t>(i)];
  return {{pair.key().data(), pair.key().size()}, JsonValue(&pair.value())};
}

JsonValue JsonValue::get(std::string_view key) const noexcept {
  const auto* const object = json_of(value_).if_object();
  return JsonValue(object ? object->if_contains({key.data(), key.size()}) : nullptr);
}

}  // namespace asyncio::jobs
