// replay: runs scenarios on the library and prints what happens.
//
//   replay FILE...      the trace of each scenario, `-` for standard input
//   replay --batch      reads scenarios, one per line; before each trace a line `#LINES ERROR`,
//                       where LINES is the number of lines that follow
//   replay --ops        the names of the operations it knows
//
// It leaves with 0 when all scenarios ran to their ends, with 2 and one sentence when it cannot
// read one.
#include <asyncio/tests/conformance/replayer.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

using namespace asyncio::conformance;

namespace {

std::string trace_of(const std::string& json) {
  const Scenario scenario = read_scenario(json);
  return Replayer(scenario).run();
}

std::string read_file(const std::string& name) {
  std::ifstream file;
  if (name != "-") {
    file.open(name);
    if (!file) throw BadScenario("there is no file " + name);
  }
  std::istream& in = name == "-" ? std::cin : file;
  return {std::istreambuf_iterator<char>(in), {}};
}

void run_batch() {
  for (std::string line; std::getline(std::cin, line);) {
    std::string trace, error;
    try {
      trace = trace_of(line);
    } catch (const BadScenario& e) {
      error = e.what();
    }
    std::cout << '#' << std::count(trace.begin(), trace.end(), '\n') << ' ' << error << '\n'
              << trace;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // What is dropped at the end of a scenario is no event of it.
  asyncio::set_unraisable_hook([](const std::string&, const asyncio::ExceptionPtr&) {});
  asyncio::set_warning_hook([](const std::string&, const asyncio::SourceLocation&) {});
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty()) {
    std::cerr << "Give me a scenario: replay FILE... (- for standard input).\n";
    return 2;
  }
  if (first == "--batch") {
    run_batch();
    return 0;
  }
  if (first == "--ops") {
    for (const std::string& name : op_names()) std::cout << name << '\n';
    return 0;
  }
  try {
    for (int i = 1; i < argc; ++i) std::cout << trace_of(read_file(argv[i]));
  } catch (const BadScenario& e) {
    std::cout.flush();
    std::cerr << e.what() << ".\n";
    return 2;
  }
}
