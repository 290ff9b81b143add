#include <asyncio/db/postgres/statement_cache.hpp>

namespace asyncio::postgres::detail {
namespace {

// Bytes. What is longer is hardly written twice. asyncpg: max_cacheable_statement_size
constexpr std::size_t kLongest = 15 * 1024;

}  // namespace

StatementPtr StatementCache::find(std::string_view sql, const unsigned* types, std::size_t count) {
  key_.clear();
  if (size_ == 0 || sql.size() > kLongest) return nullptr;
  key_.assign(sql) += '\0';
  key_.append(reinterpret_cast<const char*>(types), count * sizeof *types);
  const auto found = by_key_.find(key_);
  if (found == by_key_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return order_.front();
}

StatementPtr StatementCache::add(StatementPtr& gone) {
  if (key_.empty()) return nullptr;
  auto made = std::make_shared<Statement>();
  made->key = key_;
  made->name = "__asyncio_stmt_" + std::to_string(++made_) + "__";
  order_.push_front(made);
  try {
    by_key_.emplace(made->key, order_.begin());
  } catch (...) {
    order_.pop_front();
    throw;
  }
  if (order_.size() > size_) drop(gone = order_.back());
  return made;
}

void StatementCache::drop(const StatementPtr& statement) noexcept {
  const auto found = by_key_.find(statement->key);
  if (found == by_key_.end() || *found->second != statement) return;
  const Order::iterator at = found->second;
  by_key_.erase(found);
  statement->state = Statement::State::dropped;  // it may be the list's own
  order_.erase(at);
}

void StatementCache::clear() noexcept {
  by_key_.clear();
  order_.clear();
}

}  // namespace asyncio::postgres::detail
