#include <asyncio/db/postgres/pool.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres {
namespace {

Coroutine<ConnectionPtr> connect_one(const ConnectOptions& options) {
  return coroutine<ConnectionPtr>(
      [options, made = ConnectionPtr()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(made, connect(options));
        made->set_pooled();
        RETURN(std::move(made));
        END;
      },
      __FILE__, __LINE__, "connect");
}

}  // namespace

Pool create_pool(ConnectOptions options, const db::PoolOptions& pool) {
  return Pool(std::make_shared<db::Pool<Connection>>(
      [options = std::move(options)] { return connect_one(options); }, pool));
}

}  // namespace asyncio::postgres
