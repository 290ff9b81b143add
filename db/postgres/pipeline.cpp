#include <asyncio/db/postgres/pipeline.hpp>

#include <asyncio/generators/methods.hpp>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres {

void Pipeline::aenter() const {
  connection_->check_owner();
  // It comes when the task has left the block, unless that waits in there.
  connection_->operations_->loop().call_soon(
      [of = connection_->operations_, number = connection_->operations_->open_group()] {
        of->group_waits(number);
      });
  connection_->occupy();
}

Coroutine<void> Pipeline::aexit(ExceptionPtr error) const {
  return method(connection_, [c = connection_.get(), error](auto& co) mutable {
    BEGIN(co);
    c->release();
    if (!error) RETURN_FROM(c->operations_->close_group());
    c->operations_->drop_group();
    END;
  });
}

}  // namespace asyncio::postgres
