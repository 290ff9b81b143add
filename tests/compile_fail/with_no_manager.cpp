// A context manager has an enter and an exit.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

Coroutine<> other();

struct Open {
  void open();
};
struct Manager {
  void enter();
  void exit(const ExceptionPtr&);
};

Coroutine<> hold() {
#ifdef CONTROL
  return coroutine([m = Manager()](auto& co) mutable {
#else
  return coroutine([m = Open()](auto& co) mutable {
#endif
    BEGIN(co);
    WITH(m) { YIELD_FROM(other()); }
    END_WITH;
    END;
  });
}
