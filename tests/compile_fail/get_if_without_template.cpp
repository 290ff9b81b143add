// In a body that takes auto& the type of co.exception() is not known yet.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<bool> looks() {
  return coroutine<bool>([](auto& co) {
    BEGIN(co);
#ifdef CONTROL
    RETURN(get_if<ValueError>(co.exception()) != nullptr);
#else
    RETURN(co.exception().get_if<ValueError>() != nullptr);
#endif
    END;
  });
}
