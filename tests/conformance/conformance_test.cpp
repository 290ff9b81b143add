// The library against asyncio: recorded traces, and random scenarios run on both.
#include <asyncio/tests/conformance/replayer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace asyncio::conformance;

namespace {

const std::filesystem::path here = "tests/conformance";

// The first line in which two traces differ, empty when there is none.
std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream left(expected), right(actual);
  for (int number = 1; left || right; ++number) {
    std::string a, b;
    std::getline(left, a);
    std::getline(right, b);
    if (a != b) return "line " + std::to_string(number) + ": '" + a + "', not '" + b + "'";
  }
  return {};
}

// What is dropped at the end of a scenario is no event of it.
struct Quiet {
  Quiet() {
    asyncio::set_unraisable_hook([](const std::string&, const asyncio::ExceptionPtr&) {});
    asyncio::set_warning_hook([](const std::string&, const asyncio::SourceLocation&) {});
  }
  ~Quiet() {
    asyncio::set_unraisable_hook(nullptr);
    asyncio::set_warning_hook(nullptr);
  }
};

int status_of(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string scratch_file() {
  const char* folder = std::getenv("TEST_TMPDIR");
  return (std::filesystem::path(folder ? folder : "/tmp") / "line.cpp").string();
}

// The Python 3.11 that the oracle runs on, empty when there is none.
std::string python_3_11() {
  for (const std::string name : {"python3.11", "python3"}) {
    if (status_of(name + " -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>&-") == 0)
      return name;
  }
  return {};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(conformance, Quiet)

BOOST_AUTO_TEST_CASE(recorded_scenarios_give_the_traces_of_asyncio) {
  std::ifstream corpus(here / "oracle/corpus.txt");
  int compared = 0;
  for (std::string json, lines; std::getline(corpus, json) && std::getline(corpus, lines);) {
    std::string expected, line;
    for (int left = std::stoi(lines.substr(1)); left > 0 && std::getline(corpus, line); --left)
      expected += line + "\n";
    const Scenario scenario = read_scenario(json);
    BOOST_TEST(first_difference(expected, Replayer(scenario).run()) == "",
               "scenario " << compared << " of the corpus, " << json);
    ++compared;
  }
  BOOST_TEST(compared == 175);
}

BOOST_AUTO_TEST_CASE(five_thousand_random_scenarios_give_the_traces_of_asyncio) {
  const std::string python = python_3_11();
  if (python.empty()) {
    BOOST_TEST_MESSAGE("There is no Python 3.11 here, so only the recorded traces were compared.");
    return;
  }
  const std::string command = python + " tests/conformance/run --replay " +
                              std::filesystem::absolute(here / "replay").string();
  BOOST_TEST(status_of(command + " --seeds 0:2500") == 0);
  BOOST_TEST(status_of(command + " --seeds 2500:5000 --features all") == 0);
}

BOOST_AUTO_TEST_CASE(each_mistake_that_mutants_plants_has_its_place_in_the_sources) {
  BOOST_TEST(status_of("python3 tests/conformance/mutants --places") == 0);
}

BOOST_AUTO_TEST_CASE(the_replayer_uses_the_public_api_alone) {
  const std::string check = "python3 tools/check_public.py ";
  BOOST_TEST(status_of(check + "tests/conformance/*.hpp tests/conformance/*.cpp") == 0);
  const auto check_line = [&](const std::string& line) {
    const std::string path = scratch_file();
    std::ofstream(path) << line << '\n';
    return status_of(check + path + " >/dev/null");
  };
  BOOST_TEST(check_line("asyncio::det"
                        "ail::FutureBase* f;") == 1);
  BOOST_TEST(check_line("auto& f = future.ge"
                        "t().loop();") == 1);
  BOOST_TEST(check_line("auto f = task.stat"
                        "e();") == 1);
  BOOST_TEST(check_line("auto f = future.get_loop(), v = variable.get();") == 0);
}

BOOST_AUTO_TEST_CASE(a_scenario_that_cannot_be_read_is_refused_in_one_sentence) {
  BOOST_CHECK_THROW(read_scenario("{"), BadScenario);
  BOOST_CHECK_THROW(read_scenario("{}"), BadScenario);
  const auto scenario = [](const std::string& op) {
    return R"({"nslots": 1, "objects": {}, "callbacks": [], "templates": [[)" + op + "]]}";
  };
  BOOST_CHECK_NO_THROW(read_scenario(scenario(R"(["log", 1])")));
  BOOST_CHECK_THROW(read_scenario(scenario(R"(["fly"])")), BadScenario);
  BOOST_CHECK_THROW(read_scenario(scenario(R"(["await", 1])")), BadScenario);
  BOOST_CHECK_THROW(read_scenario(scenario(R"(["sleep"])")), BadScenario);
  BOOST_CHECK_THROW(read_scenario(scenario(R"(["sleep", "long"])")), BadScenario);
}

BOOST_AUTO_TEST_SUITE_END()
