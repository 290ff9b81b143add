// Jobs while their workers are killed, one is stopped past its lease, and the server, where there
// is one, is killed too:
//
//   crash redis|sqlite JOBS KILLS
//
// It starts a server of its own and three processes of workers, whose every end is written down
// with what the engine said of it. The last line: done is what the engine knows the end of, lost
// what it does not, twice what it has accepted two ends of, fenced how many ends it has refused.
// The exit status is 0 when none is lost and none is twice.
#include "tests/db/redis/redis_server.hpp"
#include "tests/jobs/unreliable_engine.hpp"

#include <asyncio/asyncio.hpp>
#include <asyncio/jobs/client.hpp>
#include <asyncio/jobs/redis/redis_engine.hpp>
#include <asyncio/jobs/sqlite/sqlite_engine.hpp>
#include <asyncio/jobs/worker.hpp>

#include <fcntl.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <random>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;
using namespace asyncio::testing;
using redis::Redis;

namespace {

constexpr double kLease = 2;

Coroutine<void> work_body(int n) { return asyncio::sleep(0.02 + n % 10 * 0.02); }
constexpr auto work = jobs::Kind{"work", &work_body}.keep_result(3600);

// A file of SQLite's, or the socket of a server.
jobs::EnginePtr engine_of(const std::string& place) {
  if (std::filesystem::path(place).extension() == ".db")
    return std::make_shared<jobs::SqliteEngine>(place);
  redis::RedisOptions options;
  options.unix_socket_path = place;
  return std::make_shared<jobs::RedisEngine>(Redis(options));
}

// The process of a worker. What it writes down is there when it is killed a moment later.
int serve(const std::string& place, const std::string& file) {
  const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (out < 0) return 1;
  const auto engine = std::make_shared<UnreliableEngine>(
      engine_of(place), std::make_shared<UnreliableEngine::Books>());
  engine->ended = [out](const jobs::End& end, bool accepted) {
    if (end.how != jobs::End::How::finish) return;
    const std::string line = end.id + (accepted ? " 1\n" : " 0\n");
    if (write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::abort();
  };
  jobs::WorkerOptions options;
  options.max_jobs = 20, options.lease = kLease, options.beat = kLease / 4, options.poll = 0.2;
  options.max_deaths = 1'000'000;  // they die of us
  asyncio::run(jobs::run_worker({work}, engine, options));
  return 0;
}

struct Fleet {
  explicit Fleet(const std::string& engine) {
    if (engine == "redis") server.emplace(std::vector<std::string>{"--appendonly", "yes"});
    folder = server ? server->folder : std::string("/tmp/asyncio17_crash_XXXXXX");
    if (!server && !mkdtemp(folder.data())) throw std::runtime_error("no folder for a file");
    place = server ? server->path() : folder + "/jobs.db";
  }
  ~Fleet() {
    if (!server) std::filesystem::remove_all(folder);
  }
  std::optional<RedisServer> server;
  std::string folder, place;
  std::vector<pid_t> workers = std::vector<pid_t>(3);
  std::mt19937 random{17};

  void start(pid_t& worker) {
    const std::string file = ends();
    worker = fork();
    if (worker != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execl("/proc/self/exe", "crash", "--worker", place.c_str(), file.c_str(), nullptr);
    _exit(1);
  }
  std::string ends() const { return folder + "/ends"; }
  void end(pid_t worker, int signal) {
    ::kill(worker, signal);
    waitpid(worker, nullptr, 0);
  }
  double moment() { return std::uniform_real_distribution<>(0.1, 0.5)(random); }

  // However often a call fails, its ids make it harmless.
  Coroutine<void> enqueue(jobs::EnginePtr engine, int all) {
    return coroutine([engine, all, i = 0, options = jobs::EnqueueOptions(),
                      said = Outcome<jobs::Job<void>>()](auto& co) mutable {
      BEGIN(co);
      for (; i < all; ++i) {
        options.id = std::to_string(i);
        do {
          YIELD_FROM_OUTCOME(said, jobs::Client(engine).enqueue(options, work, i));
        } while (said.exception());
      }
      END;
    });
  }
  Coroutine<void> kill(int kills) {
    return coroutine([this, kills, i = 0](auto& co) mutable {
      BEGIN(co);
      for (; i < kills; ++i) {
        YIELD_FROM(asyncio::sleep(moment()));
        if (i == kills / 3) {
          ::kill(workers[0], SIGSTOP);
          YIELD_FROM(asyncio::sleep(2 * kLease));
          ::kill(workers[0], SIGCONT);
        }
        if (server && i == kills * 2 / 3) server->kill(), server->start();
        end(workers[i % 2 + 1], SIGKILL);  // that of the pause goes on
        start(workers[i % 2 + 1]);
      }
      END;
    });
  }
  // How many of them are done by the engine's books.
  Coroutine<int> done(jobs::EnginePtr engine, int all) {
    return coroutine<int>([engine, all, sum = 0, i = 0, query = jobs::Query(),
                           found = jobs::Inspection()](auto& co) mutable {
      BEGIN(co);
      while (i < all) {
        query.ids.clear();
        for (; i < all && query.ids.size() < 1000; ++i) query.ids.push_back(std::to_string(i));
        YIELD_FROM_INTO(found, engine->inspect(query));
        for (const jobs::JobRecord& job : found.jobs) sum += job.state == jobs::State::done;
      }
      RETURN(sum);
      END;
    });
  }
  Coroutine<int> all_of_it(int all, int kills) {
    return coroutine<int>(
        [this, all, kills, engine = engine_of(place), tries = 0, sum = 0](auto& co) mutable {
          BEGIN(co);
          for (pid_t& worker : workers) start(worker);
          YIELD_FROM(gather(enqueue(engine, all), kill(kills)));
          for (; sum < all && tries < 120; ++tries) {
            YIELD_FROM(asyncio::sleep(0.5));
            YIELD_FROM_INTO(sum, done(engine, all));
          }
          RETURN(sum);
          END;
        });
  }
};

int crash(const std::string& engine, int all, int kills) {
  if (engine == "redis" && RedisServer::program().empty())
    return std::puts("skipped: no Redis server is installed"), 0;
  Fleet fleet(engine);
  const int done = asyncio::run(fleet.all_of_it(all, kills));
  for (const pid_t worker : fleet.workers) fleet.end(worker, SIGTERM);
  std::map<std::string, int> accepted;
  int fenced = 0, twice = 0, is_accepted = 0;
  std::ifstream lines(fleet.ends());
  for (std::string id; lines >> id >> is_accepted;) ++(is_accepted ? accepted[id] : fenced);
  for (const auto& [id, ends] : accepted) twice += ends > 1;
  std::printf("%d jobs: %d done, %d lost, %d twice, %d fenced\n", all, done, all - done, twice,
              fenced);
  return all == done && twice == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) try {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  if (given.size() == 3 && given[0] == "--worker") return serve(given[1], given[2]);
  if (given.size() == 3 && (given[0] == "redis" || given[0] == "sqlite"))
    return crash(given[0], std::stoi(given[1]), std::stoi(given[2]));
  std::cerr << "usage: crash redis|sqlite JOBS KILLS\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << "crash: " << error.what() << '\n';
  return 2;
}
