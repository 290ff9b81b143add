// ProcessPoolExecutor. Its children are this very program: open_main() is what they are asked in.
#include <asyncio/io/process_pool_executor.hpp>
#include "socket_loop.hpp"

#include <asyncio/futures/concurrent_wait.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace asyncio;
using namespace asyncio::testing;
using concurrent::BrokenProcessPool;
using concurrent::MapOptions;
using concurrent::ProcessPoolExecutor;
using concurrent::RemoteError;

namespace {

struct Point {
  int x;
  double y;
};
struct Labelled {  // no plain struct, so it has a codec
  std::string name;
  std::vector<int> numbers;
};

int square(int n) { return n * n; }
void nothing(bool) noexcept {}
int own_pid() { return ::getpid(); }
std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : between) + part;
  return out;
}
Point turned(Point p) { return {static_cast<int>(p.y), p.x / 2.0}; }
Labelled twice(const Labelled& n) { return {n.name + n.name, n.numbers}; }
std::optional<std::pair<int, std::string>> maybe(std::tuple<bool, long> t) {
  if (!std::get<bool>(t)) return std::nullopt;
  return std::pair(static_cast<int>(std::get<long>(t)), std::string("yes"));
}
std::size_t size_of(const std::string& text) { return text.size(); }
std::vector<double> many(std::size_t n) { return std::vector<double>(n, 0.5); }
struct OwnError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
int failing(const std::string& how) {
  if (how == "own") throw OwnError("mine");
  if (how == "value") throw ValueError("bad");
  if (how == "cancelled") throw CancelledError();
  if (how == "exit") std::exit(0);
  if (how == "kill") ::kill(::getpid(), SIGKILL);
  if (how == "number") throw 5;
  return 1;
}
// Waits until there is such a file.
int wait_for_file(const std::string& path) {
  while (!std::ifstream(path)) ::usleep(1000);
  return 1;
}
std::string open_descriptors() {
  std::string out;
  for (int fd = 0; fd < 100; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) out += std::to_string(fd) + " ";
  }
  return out;
}
int not_there(int) { return 0; }

// A name of a file that is not there yet.
std::string new_path() {
  static int count = 0;
  const char* const folder = std::getenv("TEST_TMPDIR");
  return (folder ? folder : "/tmp") + std::string("/pool_") + std::to_string(::getpid()) + "_" +
         std::to_string(++count);
}
void touch(const std::string& path) { std::ofstream file(path); }

}  // namespace

template <>
struct asyncio::children::Codec<Labelled> {
  static void encode(std::string& out, const Labelled& n) {
    write(out, n.name), write(out, n.numbers);
  }
  static Labelled decode(Input& in) {
    auto name = read<std::string>(in);
    return {std::move(name), read<std::vector<int>>(in)};
  }
};

void open_main(int argc, char** argv) {
  children::main(argc, argv,
                 {{"square", square},
                  {"nothing", nothing},
                  {"own_pid", own_pid},
                  {"joined", joined},
                  {"turned", turned},
                  {"twice", twice},
                  {"maybe", maybe},
                  {"size_of", size_of},
                  {"many", many},
                  {"failing", failing},
                  {"wait_for_file", wait_for_file},
                  {"open_descriptors", open_descriptors},
                  {"a lambda", [](int a, long b) { return a + b; }}});
}

BOOST_AUTO_TEST_SUITE(process_pool_executor)

BOOST_AUTO_TEST_CASE(functions_run_in_other_processes_with_values_of_many_types) {
  ProcessPoolExecutor pool(2);
  BOOST_TEST(pool.submit(square, 5).result() == 25);
  BOOST_TEST(pool.submit(own_pid).result() != ::getpid());
  pool.submit(nothing, true).result();
  BOOST_TEST(pool.submit(joined, std::vector<std::string>{"a", "b"}, ", ").result() == "a, b");
  BOOST_TEST(pool.submit(turned, Point{3, 7}).result().y == 1.5);
  const Labelled named = pool.submit(twice, Labelled{"x", {1, 2}}).result();
  BOOST_TEST(named.name == "xx");
  BOOST_TEST(named.numbers.size() == 2);
  BOOST_TEST(
      (pool.submit(maybe, std::tuple(true, 4L)).result() == std::pair(4, std::string("yes"))));
  BOOST_TEST(!pool.submit(maybe, std::tuple(false, 4L)).result());
  BOOST_TEST(pool.submit<long>("a lambda", 1, 2L).result() == 3);
  BOOST_TEST(pool.submit<std::size_t>("size_of", "four").result() == 4);
}

BOOST_AUTO_TEST_CASE(what_is_larger_than_the_sockets_goes_to_and_fro) {
  ProcessPoolExecutor pool(1);
  BOOST_TEST(pool.submit(size_of, std::string(5'000'000, 'x')).result() == 5'000'000);
  BOOST_TEST(pool.submit(many, 1'000'000).result().back() == 0.5);
}

BOOST_AUTO_TEST_CASE(what_a_job_throws_comes_back_with_its_type_and_text) {
  ProcessPoolExecutor pool(1);
  const auto told = [&](const char* how) {
    try {
      return std::to_string(pool.submit(failing, how).result());
    } catch (const RemoteError& error) {
      return error.type() + "|" + error.text() + "|" + error.what();
    }
  };
  BOOST_TEST(told("value") == "ValueError|bad|ValueError: bad");
  BOOST_TEST(told("own").find("OwnError|mine|") != std::string::npos);
  BOOST_TEST(told("cancelled") == "CancelledError||CancelledError");
  BOOST_TEST(told("number").substr(0, 3) == "int");
  BOOST_TEST(told("not at all") == "1");
}

BOOST_AUTO_TEST_CASE(a_process_that_dies_fails_its_own_job_alone_and_is_replaced) {
  ProcessPoolExecutor pool(2);
  for (const char* how : {"kill", "exit"}) {
    const std::string gate = new_path();
    const auto other = pool.submit(wait_for_file, gate);
    const auto dies = pool.submit(failing, how);
    const auto next = pool.submit(square, 3);
    BOOST_TEST(text_of<BrokenProcessPool>([&] { dies.result(); }) ==
               "A process in the process pool was terminated abruptly while the future was running "
               "or pending.");
    BOOST_TEST(next.result() == 9);
    touch(gate);
    BOOST_TEST(other.result() == 1);
    ::unlink(gate.c_str());
  }
}

BOOST_AUTO_TEST_CASE(map_gives_results_in_order_and_takes_many_calls_at_a_time) {
  ProcessPoolExecutor pool(2);
  std::vector<int> xs(50);
  for (int i = 0; i < 50; ++i) xs[static_cast<std::size_t>(i)] = i;
  for (const std::size_t chunk : {1u, 7u, 100u}) {
    int n = 0;
    for (int result : pool.map(square, xs, MapOptions{std::nullopt, chunk})) {
      BOOST_TEST(result == n * n);
      ++n;
    }
    BOOST_TEST(n == 50);
  }
  BOOST_TEST(text_of<ValueError>([&] {
               pool.map(square, xs, MapOptions{1, 0});
             }) == "chunksize must be >= 1.");
  auto failing_second =
      pool.map(failing, std::vector<std::string>{"-", "value", "-"}, MapOptions{60, 1});
  BOOST_TEST(*failing_second.next() == 1);
  BOOST_CHECK_THROW(failing_second.next(), RemoteError);
  BOOST_TEST(!failing_second.next());
}

BOOST_AUTO_TEST_CASE(a_job_that_waits_can_be_cancelled_and_one_that_runs_cannot) {
  ProcessPoolExecutor pool(1);
  const std::string gate = new_path();
  const auto first = pool.submit(wait_for_file, gate);
  const auto second = pool.submit(square, 2);
  const auto third = pool.submit(square, 3);
  while (!first.running()) std::this_thread::yield();
  BOOST_TEST(!first.cancel());
  BOOST_TEST(second.cancel());
  pool.shutdown(false, true);
  BOOST_TEST(third.cancelled());
  BOOST_TEST(text_of<RuntimeError>([&] { pool.submit(square, 1); }) ==
             "cannot schedule new futures after shutdown");
  touch(gate);
  pool.shutdown();
  BOOST_TEST(first.result() == 1);
  ::unlink(gate.c_str());
}

BOOST_AUTO_TEST_CASE(a_process_is_replaced_when_it_has_done_its_number_of_jobs) {
  concurrent::ProcessPoolOptions options;
  options.max_tasks_per_child = 2;
  ProcessPoolExecutor pool(1, options);
  std::set<int> pids;
  for (int i = 0; i < 6; ++i) pids.insert(pool.submit(own_pid).result());
  BOOST_TEST(pids.size() == 3);
  options.max_tasks_per_child = 0;
  BOOST_TEST(text_of<ValueError>([&] { ProcessPoolExecutor none(1, options); }) ==
             "max_tasks_per_child must be >= 1");
}

BOOST_FIXTURE_TEST_CASE(a_loop_waits_for_jobs_and_so_does_a_with, SocketLoop) {
  int x = 0, y = 0;
  run(coroutine([&](auto& co) mutable {
    static std::optional<ProcessPoolExecutor> pool;
    BEGIN(co);
    pool.emplace(2);
    WITH(*pool) {
      YIELD_FROM_INTO(x, get_running_loop().run_in_executor(&*pool, square, 6));
      YIELD_FROM_INTO(
          y, get_running_loop().run_in_executor(&*pool, children::named<int>("square"), 7));
      TRY { YIELD_FROM(get_running_loop().run_in_executor(&*pool, failing, "value")); }
      EXCEPT_AS(e, RemoteError) { BOOST_TEST(e.text() == "bad"); }
      END_TRY;
    }
    END_WITH;
    pool.reset();
    END;
  }));
  BOOST_TEST(x == 36);
  BOOST_TEST(y == 49);
}

BOOST_AUTO_TEST_CASE(many_threads_use_it_and_a_callback_may_submit_and_end_it) {
  auto pool = std::make_unique<ProcessPoolExecutor>(2);
  std::vector<std::thread> threads;
  std::atomic<int> sum{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) sum += pool->submit(square, 2).result();
    });
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(sum == 400);
  concurrent::Future<int> second;
  concurrent::Future<> ended;
  pool->submit(square, 2).add_done_callback([&](const concurrent::Future<int>&) {
    second = pool->submit(square, 3);
    pool->shutdown();  // in its own thread it does not wait
    pool.reset();
    ended.set_result();
  });
  ended.result();
  BOOST_TEST(second.result() == 9);
}

BOOST_AUTO_TEST_CASE(what_it_cannot_run_is_refused_and_nothing_has_begun) {
  ProcessPoolExecutor pool(1);
  BOOST_TEST(text_of<RuntimeError>([&] { pool.submit(not_there, 1); }) ==
             "the function is none of those that asyncio::children::main() was given");
  BOOST_TEST(text_of<RuntimeError>([&] { pool.submit<int>("cube", 1); }) ==
             "asyncio::children::main() was given no function 'cube'");
  BOOST_TEST(text_of<TypeError>([&] { pool.submit<int>("square", 1L); }) ==
             "the children's function 'square' is int (int), and was asked for as int (long)");
}

BOOST_AUTO_TEST_CASE(a_process_has_three_descriptors_and_what_it_was_given) {
  const int file = ::open("/dev/null", O_RDWR);  // not close-on-exec
  const int passed = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  concurrent::ProcessPoolOptions options;
  options.pass_fds = {passed};
  ProcessPoolExecutor pool(1, options);
  const std::string open = pool.submit(open_descriptors).result();
  BOOST_TEST(open.find("0 1 2 ") == 0);
  BOOST_TEST(open.find(" " + std::to_string(passed) + " ") != std::string::npos);
  BOOST_TEST(std::count(open.begin(), open.end(), ' ') == 5);  // and its socket
  ::close(file);
  ::close(passed);
}

// In a child of fork(), so that it happens to nobody else; and an inherited pool is of no use
// there. TSan allows no threads there, ASan's malloc() of GCC 12 may be locked there for ever.
#if !defined(__SANITIZE_THREAD__) && !defined(ASYNCIO_POOL_OFF_)
BOOST_AUTO_TEST_CASE(a_program_without_its_first_descriptors_has_a_pool_all_the_same) {
  ProcessPoolExecutor inherited(1);
  BOOST_TEST(inherited.submit(square, 2).result() == 4);
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(60);
    const std::string refused = text_of<RuntimeError>([&] { inherited.submit(square, 2); });
    inherited.shutdown();
    for (int fd = 0; fd < 3; ++fd) ::close(fd);
    const int result = ProcessPoolExecutor(1).submit(square, 4).result();
    ::_exit(refused == "a ProcessPoolExecutor has no processes in a child of fork()" ? result : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST(WIFEXITED(status));
  BOOST_TEST(WEXITSTATUS(status) == 16);
  BOOST_TEST(inherited.submit(square, 3).result() == 9);
}
#endif

BOOST_AUTO_TEST_SUITE_END()
