// Workers that die, pause past their lease, and ask an engine whose calls fail before or after they
// have done what they do, against a plain reference: each job that was enqueued ends once, by one
// attempt, whatever happens, and the ends of all other attempts are fenced. The seeds are fixed; a
// few of them, and minutes with ASYNCIO17_LONG.
#include "tests/jobs/unreliable_engine.hpp"
#include "tests/jobs/worker_bench.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using namespace asyncio::jobs;

namespace {

std::mt19937 dice;
unsigned any(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(dice); }
double any_seconds(double most) { return std::uniform_real_distribution<double>(0, most)(dice); }

int began = 0;

Coroutine<int> body(int n) {
  return coroutine<int>([n](auto& co) {
    BEGIN(co);
    ++began;
    YIELD_FROM(asyncio::sleep(any(10) == 0 ? any_seconds(60) : any_seconds(2)));
    if (any(5) == 0) RAISE(RuntimeError("bad luck"));
    RETURN(n);
    END;
  });
}
constexpr auto kind = Kind{"body", &body}.retry(retry(-1, exponential(1, 20))).keep_result(1);

struct Model {
  explicit Model(unsigned seed) {
    dice.seed(seed);
    began = 0;
  }
  ~Model() {
    for (Team& each : teams) each.line->silent = false, each.line->line = [] { return Line::good; };
    bench.stop_all();
  }
  using Line = UnreliableEngine::Line;
  struct Team {
    std::shared_ptr<UnreliableEngine> line;
    Task<void> task;
    bool dead;
  };

  static Line any_line() {
    const unsigned n = any(20);
    return n == 0 ? Line::fails_before : n <= 2 ? Line::fails_after : Line::good;
  }
  void hire() {
    const auto line = std::make_shared<UnreliableEngine>(inner, books);
    line->line = &any_line;
    line->delay = [] { return any(10) ? 0 : any_seconds(any(10) ? 0.3 : 20); };
    bench.engine = line;
    WorkerOptions options;
    options.max_jobs = 1 + any(5);
    options.max_deaths = 1000;
    options.grace = any_seconds(10);
    options.name = "w" + std::to_string(teams.size());
    bench.work({kind}, options);
    teams.push_back({line, bench.tasks.back(), false});
  }
  void happen() {
    Team& team = teams[any(unsigned(teams.size()))];
    if (team.dead) return;
    switch (any(6)) {
      case 0:  // kill -9: nothing of it is heard any more
        team.dead = team.line->silent = true;
        team.task.cancel();
        return hire();
      case 1:  // SIGTERM
        team.dead = true;
        bench.workers[std::size_t(&team - teams.data())]->stop();
        return hire();
      case 2:
      case 3:  // SIGSTOP, as far as its engine sees it
        team.line->silent = !team.line->silent;
        return;
      default:
        enqueue();
    }
  }
  // By a line that fails, too: what came through is what the engine knows.
  void enqueue() {
    EnqueueOptions options;
    options.id = "job" + std::to_string(jobs);
    if (any(3) == 0) options.delay = any_seconds(30);
    const auto line = std::make_shared<UnreliableEngine>(inner, books);
    line->line = &any_line;
    try {
      bench.run(Client(line).enqueue(options, kind, jobs));
    } catch (const RuntimeError&) {
      if (!bench.run(Client(inner).job<int>(options.id).status())) return;
    }
    ++jobs;
  }
  std::size_t open() {
    Query query;
    query.states = {State::delayed, State::ready, State::running};
    return bench.run(inner->inspect(query)).jobs.size();
  }
  void go() {
    for (int i = 0; i < 3; ++i) hire();
    for (int i = 0; i < 60; ++i) enqueue();
    for (int i = 0; i < 60; ++i) {
      happen();
      bench.pass(any_seconds(5));
    }
    for (Team& team : teams)
      if (!team.dead) team.line->silent = false;
    for (int i = 0; i < 1000 && open(); ++i) bench.pass(10);

    std::set<std::string> lost;
    for (int i = 0; i < jobs; ++i) lost.insert("job" + std::to_string(i));
    int done = 0, twice = 0;
    for (const auto& [id, times] : books->done) {
      ++done;
      twice += times > 1;
      lost.erase(id);
    }
    this->done += done, this->lost += int(lost.size()), this->twice += twice;
  }
  WorkerBench bench;
  EnginePtr inner = bench.engine;
  std::shared_ptr<UnreliableEngine::Books> books = std::make_shared<UnreliableEngine::Books>();
  std::vector<Team> teams;
  int jobs = 0, done = 0, lost = 0, twice = 0;
};

BOOST_AUTO_TEST_CASE(nothing_is_lost_and_each_job_ends_once) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 30'000 : 20;
  int jobs = 0, done = 0, lost = 0, twice = 0, fenced = 0, attempts = 0;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    Model model(seed);
    model.go();
    BOOST_TEST((model.lost == 0 && model.twice == 0 && model.done == model.jobs),
               "seed " << seed << ": " << model.done << " of " << model.jobs << " done, "
                       << model.lost << " lost, " << model.twice << " twice");
    jobs += model.jobs, done += model.done, lost += model.lost, twice += model.twice;
    fenced += model.books->fenced, attempts += began;
  }
  std::printf("%d jobs: %d done, %d lost, %d twice, %d fenced; %d attempts\n", jobs, done, lost,
              twice, fenced, attempts);
  BOOST_TEST(fenced > 0);
  BOOST_TEST(attempts > jobs + jobs / 5);
}

}  // namespace
