// A manager whose enter gives nothing is what the target becomes.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

struct Manager {
  void enter();
  void exit(const ExceptionPtr&);
};

#ifdef CONTROL
using Target = Manager;
#else
using Target = int;
#endif
Coroutine<> hold() {
  return coroutine([target = Target()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(target, Manager()) { YIELD_FROM(other()); }
    END_WITH;
    END;
  });
}
