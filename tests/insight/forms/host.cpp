// host SHOP.so: a program that knows nothing of asyncio17, and opens a library that has it hidden.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments) {
  const char* const told = std::getenv("SHOP_LIBRARY");
  void* const library = dlopen(told ? told : count > 1 ? arguments[1] : "", RTLD_NOW | RTLD_LOCAL);
  void* const run = library ? dlsym(library, "run_shop") : nullptr;
  if (!run) return std::printf("%s\n", dlerror()), 1;
  reinterpret_cast<void (*)()>(run)();
}
