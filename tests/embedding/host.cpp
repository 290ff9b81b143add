// host A.so B.so [one|apart] [global]: opens two plugins (plugin.cpp), has them work together, and
// closes them again. "one": they have one copy of the library between them; "apart": each its own,
// and then only by itself each works.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

template <class F>
F* find(void* library, const char* name) {
  void* const found = dlsym(library, name);
  if (!found) std::printf("%s\n", dlerror()), std::exit(1);
  return reinterpret_cast<F*>(found);
}

int failures = 0;
void check(bool right, const char* what) {
  if (right) return;
  ++failures;
  std::printf("wrong: %s\n", what);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const bool one = std::strcmp(argv[3], "one") == 0;
  const int flags = RTLD_NOW | (argc > 4 ? RTLD_GLOBAL : RTLD_LOCAL);
  void* const a = dlopen(argv[1], flags);
  void* const b = a ? dlopen(argv[2], flags) : nullptr;
  if (!b) return std::printf("%s\n", dlerror()), 1;

  check(find<int(int)>(a, "run_own")(2) == 4, "A runs its own");
  check(find<int(int)>(b, "run_own")(3) == 6, "B runs its own");
  if (one) {
    auto* const make = find<void(int, void*)>(a, "make_coroutine");
    auto* const await_it = find<int(void*, int (*)(), int (*)(), int*)>(b, "await_it");
    auto* const loop = find<int()>(a, "sees_a_loop");
    auto* const context = find<int()>(a, "sees_a_context");
    alignas(16) unsigned char coroutine[64];
    int seen = 0;
    make(21, coroutine);
    check(await_it(coroutine, loop, context, &seen) == 42, "B awaits a coroutine of A");
    check(seen / 10 == 1, "A sees the loop of B");
    check(seen % 10 == 1, "A sees the context of B");
    make(-1, coroutine);
    check(await_it(coroutine, loop, context, &seen) == -1, "B catches what A raises");
    check(find<int(int (*)(int))>(a, "run_in_loop")(find<int(int)>(b, "run_own")) == 1,
          "B runs no loop inside one of A");
  }
  check(find<int()>(a, "use_threads")() == 5, "A uses threads");
  check(find<int()>(a, "keep_a_pool")() == 14, "A keeps a pool");
  check(dlclose(a) == 0, "A is closed");
  check(find<int(int)>(b, "run_own")(4) == 8, "B runs its own when A is closed");
  check(find<int()>(b, "use_threads")() == 5, "B uses threads");
  check(dlclose(b) == 0, "B is closed");
  // Threads of its pool may be about to end, in code that goes.
  for (int round = 0; round < 200; ++round) {
    void* const again = dlopen(argv[1], flags);
    check(again && find<int()>(again, "keep_a_pool")() == 14, "A is opened again");
    check(again && dlclose(again) == 0, "A is closed with a pool");
  }
  if (failures == 0) std::printf("two plugins: right\n");
  return failures;
}
