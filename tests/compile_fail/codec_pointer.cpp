// What a pointer points to is not in another process.
#include <asyncio/io/children.hpp>

using namespace asyncio;

int of_pointer(const int* n) { return *n; }
int of_number(int n) { return n; }

void open(int argc, char** argv) {
#ifndef CONTROL
  children::main(argc, argv, {{"of_pointer", of_pointer}});
#endif
  children::main(argc, argv, {{"of_number", of_number}});
}
