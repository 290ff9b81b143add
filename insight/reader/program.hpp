// The program `asyncio17`: what the tasks of a process wait for, seen from outside of it.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace asyncio::detail {

// Its arguments, without its own name. Gives its exit status: 0; 1: there is no asyncio17 in the
// process; 2: no such process, not permitted, or misuse; 3: no consistent picture.
int run_program(const std::vector<std::string>& arguments, std::FILE* out, std::FILE* errors);

}  // namespace asyncio::detail
