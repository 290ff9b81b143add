#include <asyncio/insight/reader/program.hpp>

int main(int argc, char** argv) {
  return asyncio::detail::run_program({argv + 1, argv + argc}, stdout, stderr);
}
