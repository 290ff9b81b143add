#include <asyncio/db/postgres/array.hpp>
#include <asyncio/db/postgres/wire.hpp>

namespace asyncio::postgres::detail {

void check_size(std::size_t size) {
  if (size > (std::size_t{1} << 30) - 1)
    throw db::DataError("an argument is larger than 1 GiB, which no value of PostgreSQL is");
}

void put_size(std::string& out, std::size_t begin) {
  const std::size_t size = out.size() - begin - 4;
  check_size(size);
  std::string bytes;
  put(bytes, static_cast<std::int32_t>(size));
  out.replace(begin, 4, bytes);
}

std::string_view WireReader::take(std::size_t size) {
  if (size > rest_.size()) field_.is_bad("its bytes are too few");
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

Field WireReader::part(unsigned type) {
  const auto size = next<std::int32_t>();
  if (size == -1) return field_.part(type, {});
  return field_.part(type, take(static_cast<std::size_t>(size)));  // a negative one is too large
}

void WireReader::finish() const {
  if (!rest_.empty()) field_.is_bad("its bytes are too many");
}

std::size_t read_array_head(const Field& field, WireReader& from, unsigned* element) {
  const auto dimensions = from.next<std::int32_t>();
  from.next<std::int32_t>();  // has it NULLs? It is seen
  *element = from.next<std::uint32_t>();
  if (dimensions == 0) return 0;
  if (dimensions != 1) field.is_bad("it has more than one dimension");
  const auto size = from.next<std::int32_t>();
  from.next<std::int32_t>();  // the number of the first one
  // A negative one is too large, too.
  if (static_cast<std::size_t>(size) > from.left() / 4)
    field.is_bad("it has not the bytes for its elements");
  return static_cast<std::size_t>(size);
}

void put_array_head(std::string& out, unsigned element, std::size_t size, bool has_null) {
  check_size(size);
  put(out, std::int32_t{size > 0});
  put(out, std::int32_t{has_null});
  put(out, element);
  if (size == 0) return;
  put(out, static_cast<std::int32_t>(size));
  put(out, std::int32_t{1});
}

void quote_element(std::string& out, std::size_t begin) {
  std::string quoted = "\"";
  for (std::size_t i = begin; i < out.size(); ++i) {
    if (out[i] == '"' || out[i] == '\\') quoted += '\\';
    quoted += out[i];
  }
  quoted += '"';
  out.replace(begin, out.npos, quoted);
}

}  // namespace asyncio::postgres::detail
