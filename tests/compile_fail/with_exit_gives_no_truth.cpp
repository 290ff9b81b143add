// What an exit gives is true or false.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

struct Nothing {};
struct Manager {
  void enter();
#ifdef CONTROL
  bool exit(const ExceptionPtr&);
#else
  Nothing exit(const ExceptionPtr&);
#endif
};

Coroutine<> hold() {
  return coroutine([m = Manager()](auto& co) mutable {
    BEGIN(co);
    WITH(m) { YIELD_FROM(other()); }
    END_WITH;
    END;
  });
}
