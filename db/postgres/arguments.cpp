#include <asyncio/db/postgres/arguments.hpp>

namespace asyncio::postgres::detail {

Arguments::Arguments(std::size_t count) : types_(count), values_(count), numbers_(2 * count) {}

Arguments& Arguments::operator=(Arguments&& other) noexcept {
  bytes_ = std::move(other.bytes_);
  types_ = std::move(other.types_);
  values_ = std::move(other.values_);
  numbers_ = std::move(other.numbers_);
  point();
  return *this;
}

void Arguments::null(unsigned type) {
  types_[next_] = type;
  numbers_[next_++] = -1;
}

std::string& Arguments::begin(unsigned type) {
  types_[next_] = type;
  begin_ = bytes_.size();
  return bytes_;
}

void Arguments::end() {
  const std::size_t size = bytes_.size() - begin_;
  check_size(size);
  numbers_[next_] = static_cast<int>(size);
  const bool text = types_[next_] == 0;
  numbers_[types_.size() + next_++] = !text;
  if (!text) return;
  if (bytes_.find('\0', begin_) != bytes_.npos)
    throw db::DataError("an argument has a zero byte, which no text of PostgreSQL has");
  bytes_ += '\0';
}

void Arguments::point() noexcept {
  const char* at = bytes_.data();
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const bool null = numbers_[i] < 0;
    values_[i] = null ? nullptr : at;
    if (!null) at += numbers_[i] + (types_[i] == 0);
  }
}

}  // namespace asyncio::postgres::detail
