// A method keeps its object, which must be one that can be kept.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <memory>

#ifndef CONTROL
struct Plain {
  auto stop() {
    return asyncio::method(this, [](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      END;
    });
  }
};
#endif
struct Shared : std::enable_shared_from_this<Shared> {
  auto stop() {
    return asyncio::method(this, [](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      END;
    });
  }
};

void stop() {
#ifndef CONTROL
  Plain().stop().close();
#endif
  std::make_shared<Shared>()->stop().close();
}
