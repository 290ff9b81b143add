// bench/run --table on figures that are made up: the bars, the exit status, the chart.
#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace {

int status_of(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string contents(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A folder with figures, in which bench/run has written what follows from them.
struct Report {
  explicit Report(const std::string& changes = {}) {
    const char* parent = std::getenv("TEST_TMPDIR");
    folder =
        std::filesystem::path(parent ? parent : "/tmp") / ("report" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const std::string at = folder.string();
    made =
        status_of("python3 tests/bench/make_results.py " + changes + " >" + at + "/results.json");
    status = status_of("python3 bench/run --table --check --results " + at +
                       "/results.json --out " + at + " >" + at + "/printed 2>&1");
    printed = contents(folder / "printed");
    table = contents(folder / "table.md");
    chart = contents(folder / "chart.svg");
  }
  ~Report() { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
  int made, status;
  std::string printed, table, chart;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(bars_that_hold_give_status_0) {
  const Report report;
  BOOST_TEST(report.made == 0);
  BOOST_TEST(report.status == 0, report.printed);
  BOOST_TEST(has(report.printed, "57 of 57 bars hold."), report.printed);
  BOOST_TEST(!has(report.table, "DOES NOT HOLD"));
}

BOOST_AUTO_TEST_CASE(a_bar_that_does_not_hold_gives_status_1_and_is_named) {
  const Report report("W4=4");
  BOOST_TEST(report.status == 1);
  BOOST_TEST(has(report.printed, "56 of 57 bars hold."), report.printed);
  BOOST_TEST(has(report.table, "| W4 | <= 0.25 x Tokio | 0.5 | DOES NOT HOLD |"), report.table);
}

BOOST_AUTO_TEST_CASE(a_bar_that_was_not_measured_does_not_hold) {
  const Report report("-W10");
  BOOST_TEST(report.status == 1);
  BOOST_TEST(has(report.table, "| W10 | <= 0.25 x Tokio |  | not measured |"), report.table);
}

BOOST_AUTO_TEST_CASE(depths_that_differ_by_more_than_15_percent_do_not_hold) {
  BOOST_TEST(Report("W6_10000=1.1").status == 0);
  const Report report("W6_10000=1.2");
  BOOST_TEST(report.status == 1);
  BOOST_TEST(has(report.table, "(within 15 %) | 1.2 | DOES NOT HOLD |"), report.table);
}

// The machine slows down for some rounds; by the medians the second would be 1.5.
BOOST_AUTO_TEST_CASE(a_bar_looks_at_the_ratio_of_each_round) {
  const std::string figure =
      "python3 -c 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, \"bench\"); "
      "import bars; cell = lambda costs: {\"rounds\": costs, \"cost\": sorted(costs)[2]}; "
      "ours, one, two = (cell(eval(a)) for a in sys.argv[1:4]); "
      "bar = [b for b in bars.BARS if b.peers == bars.GO][0]; "
      "found = bars.figure_of(bar, {bar.workload: dict(zip([\"ours\", *bars.GO], (ours, one, "
      "two)))})"
      "; sys.exit(abs(found - float(sys.argv[4])) > 1e-9)' ";
  const std::string dear = " [99,99,99,99,99] ";
  BOOST_TEST(status_of(figure + "[10,10,30,30,30] [20,20,60,60,60]" + dear + "0.5") == 0);
  BOOST_TEST(status_of(figure + "[10,50,30,30,10] [20,20,60,60,20]" + dear + "0.5") == 0);
  // The cheapest peer of each round.
  BOOST_TEST(status_of(figure + "[10,10,10,10,10] [20,40,20,40,20] [40,20,40,20,40] 0.5") == 0);
  // A round is missing: then the medians.
  BOOST_TEST(status_of(figure + "[10,10,10,10,10] [20,20,40]" + dear + "0.25") == 0);
}

// Not at what it takes of the processor, which is ten times theirs here.
BOOST_AUTO_TEST_CASE(a_bar_on_the_rate_looks_at_the_clock) {
  const std::string judged =
      "python3 -c 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, \"bench\"); "
      "import bars; cell = lambda cost, walls: {\"cost\": cost, \"rounds\": [cost] * 3, "
      "\"walls\": walls}; "
      "found = bars.judge({\"W17_pg_rate\": {\"ours\": cell(100, eval(sys.argv[1])), \"libpq\": "
      "cell(10, [20, 40, 60])}}, [\"W17_pg_rate\"])[0]; sys.exit(not found.holds)' ";
  BOOST_TEST(status_of(judged + "[9,19,99]") == 0);
  BOOST_TEST(status_of(judged + "[9,21,31]") == 1);
}

// The quartiles of three runs: above what is allowed (0.9) in one of them, then in two.
BOOST_AUTO_TEST_CASE(a_bar_of_the_echo_is_missed_when_two_of_three_runs_miss_it) {
  const std::string judged =
      "python3 -c 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, \"bench\"); "
      "import bars; cell = lambda runs: {\"runs\": runs, \"cost\": sorted(runs)[len(runs) // 2]}; "
      "found = bars.judge({\"W8_50_64\": {\"ours\": cell(eval(sys.argv[1])), \"asio_h1\": "
      "cell([100] * len(eval(sys.argv[1])))}}, [\"W8_50_64\"])[0]; sys.exit(not found.holds)' ";
  BOOST_TEST(status_of(judged + "[89]") == 0);
  BOOST_TEST(status_of(judged + "[91]") == 1);
  BOOST_TEST(status_of(judged + "[89,95,89]") == 0);
  BOOST_TEST(status_of(judged + "[95,89,95]") == 1);
}

BOOST_AUTO_TEST_CASE(streams_have_bars_of_their_own) {
  BOOST_TEST(Report("W8_1_64=1.9").status == 0);
  const Report report("W8_1_64:ours_streams=2.2");
  BOOST_TEST(report.status == 1);
  BOOST_TEST(has(report.table, "| W8_1_64 | streams <= 1.05 x Asio (hint 1) |"), report.table);
  BOOST_TEST(has(report.table, "| asyncio17, streams | 1 | 64 |"), report.table);
}

BOOST_AUTO_TEST_CASE(the_table_gives_the_ratio_to_the_best_peer_and_to_the_limit) {
  const Report report;
  // W1: ours 100, Asio 250; the limit is no peer.
  BOOST_TEST(has(report.table, "0.40 (asio_h1) | 0.65 |"), report.table);
  BOOST_TEST(has(report.table, "Left out, because it could not be had: tokio."), report.table);
}

BOOST_AUTO_TEST_CASE(the_chart_is_well_formed_and_names_who_is_in_it) {
  const Report report;
  BOOST_TEST(status_of("python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' " +
                       (report.folder / "chart.svg").string()) == 0);
  BOOST_TEST(has(report.chart, "asyncio17"));
  BOOST_TEST(has(report.chart, "prefers-color-scheme: dark"));
}

BOOST_AUTO_TEST_CASE(instructions_that_grow_by_more_than_5_percent_are_noticed) {
  const std::string compare =
      "python3 -c 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, \"bench\"); "
      "import instructions; good = instructions.compare({\"W1\": float(sys.argv[1])}, "
      "{\"W1\": 100.0})[1]; sys.exit(not good)' ";
  BOOST_TEST(status_of(compare + "90") == 0);
  BOOST_TEST(status_of(compare + "104.9") == 0);
  BOOST_TEST(status_of(compare + "105.1") == 1);
}

BOOST_AUTO_TEST_CASE(a_workload_that_is_unknown_is_refused) {
  BOOST_TEST(status_of("python3 bench/run --only W99 >/dev/null 2>&1") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
