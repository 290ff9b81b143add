#include <asyncio/web/http/multipart_writer.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/web/http/content_disposition.hpp>
#include <asyncio/web/http/hdrs.hpp>
#include <asyncio/web/http/multipart_decoder.hpp>
#include <asyncio/web/http/target.hpp>

#include <algorithm>
#include <random>
#include <utility>

namespace asyncio::http {
namespace {

// 128 bits that nobody knows before, so that who writes a part cannot write the boundary.
std::string random_boundary() {
  std::random_device random;
  std::string out;
  for (int i = 0; i < 4; ++i) {
    auto bits = static_cast<std::uint32_t>(random());
    for (int digit = 0; digit < 8; ++digit, bits >>= 4) out += "0123456789abcdef"[bits & 15];
  }
  return out;
}

void check_boundary(const std::string& text) {
  if (text.size() > detail::kLongestBoundary)
    throw ValueError("boundary is too long (70 chars max)");
  const bool fits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
  if (!fits || (!text.empty() && text.back() == ' '))
    throw ValueError("boundary value contains invalid characters");
}

std::string_view text_of(std::string_view text, std::string& memory) {
  if (detail::is_token(text)) return text;
  memory = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') memory += '\\';
    memory += c;
  }
  memory += '"';
  return memory;
}

}  // namespace

MultipartWriter::MultipartWriter(std::string subtype, std::string boundary)
    : subtype_(std::move(subtype)), boundary_(std::move(boundary)) {
  if (!detail::is_token(subtype_)) throw ValueError("'" + subtype_ + "' is no multipart subtype");
  check_boundary(boundary_);
}

// Also where no line begins: it costs nothing to be careful.
bool MultipartWriter::occurs(std::string_view boundary, const Part& part) const {
  const std::string mark = "--" + std::string(boundary);
  return part.head.find(mark) != std::string::npos || part.body.find(mark) != std::string::npos;
}

MultipartWriter& MultipartWriter::append(std::string body, Headers headers) {
  headers.setdefault(hdrs::CONTENT_TYPE, "application/octet-stream");
  // RFC 7578, 4.8: a form has no other fields.
  if (subtype_ != "form-data") headers.set(hdrs::CONTENT_LENGTH, std::to_string(body.size()));
  Part part{{}, std::move(body)};
  for (const HeaderField field : headers)
    part.head.append(field.name).append(": ").append(field.value).append("\r\n");
  part.head += "\r\n";
  if (!boundary_.empty() && occurs(boundary_, part))
    throw ValueError("the boundary stands in a part");
  parts_.push_back(std::move(part));
  return *this;
}

MultipartWriter& MultipartWriter::append(const MultipartWriter& nested, Headers headers) {
  if (&nested == this) throw ValueError("a multipart body cannot be a part of itself");
  headers.set(hdrs::CONTENT_TYPE, nested.content_type());
  return append(nested.as_bytes(), std::move(headers));
}

MultipartWriter& MultipartWriter::append_form(const MultiDict& values, Headers headers) {
  std::string body;
  for (const auto& [name, value] : values) {
    if (!body.empty()) body += '&';
    body.append(quote(name, "")).append("=").append(quote(value, ""));
  }
  headers.set(hdrs::CONTENT_TYPE, "application/x-www-form-urlencoded");
  return append(std::move(body), std::move(headers));
}

MultipartWriter& MultipartWriter::append_json(std::string text, Headers headers) {
  headers.set(hdrs::CONTENT_TYPE, "application/json");
  return append(std::move(text), std::move(headers));
}

MultipartWriter& MultipartWriter::append_field(std::string_view name, std::string value) {
  Headers headers;
  headers.add(hdrs::CONTENT_TYPE, "text/plain; charset=utf-8");
  headers.add(hdrs::CONTENT_DISPOSITION,
              content_disposition_header("form-data", {{"name", std::string(name)}}));
  return append(std::move(value), std::move(headers));
}

MultipartWriter& MultipartWriter::append_file(std::string_view name, std::string_view filename,
                                              std::string body, std::string_view content_type) {
  Headers headers;
  headers.add(hdrs::CONTENT_TYPE, content_type);
  headers.add(hdrs::CONTENT_DISPOSITION,
              content_disposition_header(
                  "form-data", {{"name", std::string(name)}, {"filename", std::string(filename)}}));
  return append(std::move(body), std::move(headers));
}

const std::string& MultipartWriter::boundary() const {
  while (boundary_.empty()) {
    std::string made = random_boundary();
    const bool there = std::any_of(parts_.begin(), parts_.end(),
                                   [&](const Part& part) { return occurs(made, part); });
    if (!there) boundary_ = std::move(made);
  }
  return boundary_;
}

std::string MultipartWriter::content_type() const {
  std::string memory;
  return "multipart/" + subtype_ + "; boundary=" + std::string(text_of(boundary(), memory));
}

std::size_t MultipartWriter::size() const {
  const std::size_t mark = boundary().size() + 4;  // with two hyphens and its line end
  std::size_t all = mark + 2;
  for (const Part& part : parts_) all += mark + part.head.size() + part.body.size() + 2;
  return all;
}

std::string MultipartWriter::as_bytes() const {
  std::string out;
  out.reserve(size());
  for (const Part& part : parts_)
    out.append("--")
        .append(boundary())
        .append("\r\n")
        .append(part.head)
        .append(part.body)
        .append("\r\n");
  return out.append("--").append(boundary()).append("--\r\n");
}

}  // namespace asyncio::http
