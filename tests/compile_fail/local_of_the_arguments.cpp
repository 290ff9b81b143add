// What an await is given cannot be put together in locals of the body.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <string>

using namespace asyncio;

Coroutine<> send(const char* const* values);

Coroutine<> query(int id) {
  return coroutine([id](auto& co) mutable {
    BEGIN(co);
    (void)id;
#ifndef CONTROL
    {
      const std::string text = std::to_string(id);
      const char* values[1] = {text.c_str()};
      YIELD_FROM(send(values));
    }
#endif
    END;
  });
}
