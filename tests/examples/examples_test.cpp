// Each example prints what its Python original prints, and takes as long; on virtual time, so that
// nobody waits. `@` in an expected line stands for a number, a date, a time or bytes.
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace {

struct Ran {
  int status;
  std::string out;
  std::string err;
};

Ran run(const std::string& example) {
  const char* folder = std::getenv("TEST_TMPDIR");
  const std::string errors = std::string(folder ? folder : "/tmp") + "/" + example + ".stderr";
  const std::string command = "examples/" + example + "_on_virtual_time 2>" + errors;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) throw std::runtime_error("popen failed");
  std::string out;
  for (int c; (c = std::fgetc(pipe)) != EOF;) out += static_cast<char>(c);
  const int status = pclose(pipe);
  std::ostringstream err;
  err << std::ifstream(errors).rdbuf();
  return {status, out, err.str()};
}

// An `@` takes as many characters of numbers, times and bytes as there are, and at least one.
bool matches(const std::string& text, const std::string& expected) {
  const char* const taken = "-+0123456789abcdefx.:\\";
  std::size_t at = 0;
  for (char c : expected) {
    const std::size_t next = c == '@' ? text.find_first_not_of(taken, at) : at + 1;
    if (at >= text.size() || next == at || (c != '@' && text[at] != c)) return false;
    at = next;
  }
  return at == text.size();
}

// The whole output, and the seconds on the loop's clock.
void check(const std::string& example, const std::string& expected, const std::string& seconds) {
  const Ran ran = run(example);
  BOOST_TEST(ran.status == 0);
  BOOST_TEST(ran.err == "");
  const std::string whole = expected + "(" + seconds + " seconds)\n";
  BOOST_TEST(matches(ran.out, whole), "it printed:\n" << ran.out << "instead of:\n" << whole);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(tornado_hello) { check("tornado_hello", "Hello\n", "0.1"); }

BOOST_AUTO_TEST_CASE(display_date) { check("display_date", "@ @\n@ @\n@ @\n@ @\n@ @\n", "4"); }

BOOST_AUTO_TEST_CASE(slow_operation_future) {
  check("slow_operation_future", "Future is done!\n", "1");
}

BOOST_AUTO_TEST_CASE(display_time) { check("display_time", "@ @\n", "4"); }

BOOST_AUTO_TEST_CASE(hello_again) {
  check("hello_again",
        "Hello world  <_MainThread(MainThread, started @)>\n"
        "Hello world  <_MainThread(MainThread, started @)>\n"
        "Hello again!  <_MainThread(MainThread, started @)>\n"
        "Hello again!  <_MainThread(MainThread, started @)>\n",
        "1");
}

BOOST_AUTO_TEST_CASE(slow_operation) {
  check("slow_operation",
        "Slow operation 1 complete\n"
        "Slow operation 2 complete\n"
        "Slow operation 3 complete\n"
        "Complete in @ second(s)\n",
        "1");
}

BOOST_AUTO_TEST_CASE(fibonacci) { check("fibonacci", "1\n1\n2\n3\n5\n", "0"); }

BOOST_AUTO_TEST_CASE(fibonacci_class) { check("fibonacci_class", "1\n1\n2\n3\n5\n", "0"); }

BOOST_AUTO_TEST_CASE(hello_world) { check("hello_world", "hello\nworld\n", "1"); }

BOOST_AUTO_TEST_CASE(say_after) {
  check("say_after", "started at @\nhello\nworld\nfinished at @\n", "3");
}

BOOST_AUTO_TEST_CASE(say_after_tasks) {
  check("say_after_tasks", "started at @\nhello\nworld\nfinished at @\n", "2");
}

BOOST_AUTO_TEST_CASE(nested) {
  const Ran ran = run("nested");
  BOOST_TEST(ran.status == 0);
  BOOST_TEST(ran.out == "42\n(0 seconds)\n");
  BOOST_TEST(ran.err.find("coroutine 'nested' was never awaited") != std::string::npos, ran.err);
}

BOOST_AUTO_TEST_CASE(nested_task) { check("nested_task", "", "0"); }

BOOST_AUTO_TEST_CASE(await_future) { check("await_future", "", "2"); }

BOOST_AUTO_TEST_CASE(run_in_executor) {
  check("run_in_executor",
        "default thread pool b'@'\n"
        "custom thread pool b'@'\n"
        "custom process pool 333333283333335000000\n",
        "0");
}

BOOST_AUTO_TEST_CASE(factorial) {
  check("factorial",
        "Task A: Compute factorial(2)...\n"
        "Task B: Compute factorial(2)...\n"
        "Task C: Compute factorial(2)...\n"
        "Task A: factorial(2) = 2\n"
        "Task B: Compute factorial(3)...\n"
        "Task C: Compute factorial(3)...\n"
        "Task B: factorial(3) = 6\n"
        "Task C: Compute factorial(4)...\n"
        "Task C: factorial(4) = 24\n",
        "3");
}

BOOST_AUTO_TEST_CASE(eternity) { check("eternity", "timeout!\n", "1"); }

BOOST_AUTO_TEST_CASE(cancel_me) {
  check("cancel_me",
        "cancel_me(): before sleep\n"
        "cancel_me(): cancel sleep\n"
        "cancel_me(): after sleep\n"
        "main(): cancel_me is cancelled now\n",
        "1");
}

BOOST_AUTO_TEST_CASE(done_callback) {
  check("done_callback",
        "start calculate at @\n"
        "start calculate at @\n"
        "finished\n"
        "finished callback\n"
        "result is 7\n"
        "now is @\n"
        "finished\n"
        "finished callback\n"
        "result is 4\n"
        "now is @\n"
        "total time is @\n",
        "5");
}

BOOST_AUTO_TEST_CASE(define_coroutine) {
  check("define_coroutine", "Waiting:  2\nTIME:  @\n", "0");
}

BOOST_AUTO_TEST_CASE(define_task) {
  check("define_task",
        "<Task pending name='Task-1' coro=<do_some_work() running at examples/define_task.cpp:@>>\n"
        "Waiting:  2\n"
        "<Task finished name='Task-1' coro=<do_some_work() done, defined at "
        "examples/define_task.cpp:@> result=None>\n"
        "TIME:  @\n",
        "0");
}

BOOST_AUTO_TEST_CASE(bind_callback) {
  check("bind_callback", "Waiting:  2\nCallback:  Done after 2s\nTIME:  @\n", "0");
}

BOOST_AUTO_TEST_CASE(task_result) {
  check("task_result", "Waiting:  2\nDone after 2s\nTIME:  @\n", "0");
}

BOOST_AUTO_TEST_CASE(blocking_and_await) {
  check("blocking_and_await", "Waiting:  4\nDone after 4s\nTIME:  @\n", "4");
}

BOOST_AUTO_TEST_CASE(concurrent_tasks) {
  check("concurrent_tasks",
        "Waiting:  1\n"
        "Waiting:  2\n"
        "Waiting:  4\n"
        "Done after 1s\n"
        "Done after 2s\n"
        "Done after 4s\n"
        "TIME:  @\n",
        "4");
}

BOOST_AUTO_TEST_CASE(nested_coroutine) {
  check("nested_coroutine",
        "Waiting:  1\n"
        "Waiting:  2\n"
        "Waiting:  4\n"
        "Task ret:  Done after 1s\n"
        "Task ret:  Done after 2s\n"
        "Task ret:  Done after 4s\n"
        "TIME:  @\n",
        "4");
}

BOOST_AUTO_TEST_CASE(without_loop) {
  check("without_loop",
        "B 2\n"
        "A 3\n"
        "B 1\n"
        "A 2\n"
        "after 2 seconds B is on its way\n"
        "A 1\n"
        "after 4 seconds A is on its way\n"
        "C 1\n"
        "after 5 seconds C is on its way\n",
        "0");
}

BOOST_AUTO_TEST_CASE(rate_limiter) {
  check("rate_limiter",
        "0 seconds: request 0\n"
        "0 seconds: request 1\n"
        "0 seconds: request 2\n"
        "0 seconds: request 3\n"
        "2 seconds: request 4\n"
        "4 seconds: request 5\n"
        "6 seconds: request 6\n"
        "more than the bucket holds\n",
        "6");
}

BOOST_AUTO_TEST_CASE(jobs_thumbnails) {
  check("jobs_thumbnails",
        "cat.png: the disk is busy\n"
        "dog.png: the disk is busy\n"
        "cat.png: shrunk\n"
        "dog.png: shrunk\n"
        "job 0: 400 x 300\n"
        "job 1: 200 x 150\n"
        "job 2 is dead: ValueError('this is no picture')\n"
        "again: 1\n"
        "2 done, 4 tried again\n",
        "21.5");
}

BOOST_AUTO_TEST_CASE(lru_cache) {
  check("lru_cache",
        "loading 1\n"
        "loading 2\n"
        "1 1 4\n"
        "loading 3\n"
        "loading 1\n"
        "loading -1\n"
        "no such page\n"
        "loading -1\n"
        "no such page\n"
        "2 hits 6 misses\n",
        "5");
}

BOOST_AUTO_TEST_CASE(backoff) {
  check("backoff",
        "try 1 busy - again in 1\n"
        "try 2 down - again in 2\n"
        "try 3 down - again in 4\n"
        "connected\n"
        "try 1 down - again in 1\n"
        "try 2 down - again in 1\n"
        "try 3 down - again in 2\n"
        "try 4 down - again in 2\n"
        "given up: down\n",
        "13");
}

BOOST_AUTO_TEST_SUITE_END()
