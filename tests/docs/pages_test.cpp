// What the pages about queues, locks, children, executors, signals and tests show, run. The header
// is their C++, made by tools/doc_blocks.py.
#include "docs/pages_blocks.hpp"
#include "tests/docs/printing.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>

namespace queues = doc_docs_queues_md;
namespace locks = doc_docs_locks_md;
namespace children_page = doc_docs_children_md;
namespace executors = doc_docs_executors_md;
namespace signals = doc_docs_signals_md;
namespace virtual_time = doc_docs_testing_md;
using namespace asyncio;
using asyncio::testing::Printing;

namespace {

// Runs a coroutine as a task, and then lets a signal arrive.
Coroutine<> signalled(Coroutine<> work, int signal) {
  return coroutine([work = std::move(work), signal, task = Task<>()](auto& co) mutable {
    ASYNCIO_BEGIN(co);
    task = create_task(std::move(work));
    ASYNCIO_YIELD_FROM(asyncio::sleep(0));
    std::raise(signal);
    ASYNCIO_YIELD_FROM(task);
    ASYNCIO_END;
  });
}

}  // namespace

void open_main(int argc, char** argv) {
  children::main(argc, argv,
                 {{"square", children_page::pool::square},
                  {"longest", children_page::pool::longest},
                  {"serve", children_page::supervisor::serve}});
}

BOOST_FIXTURE_TEST_SUITE(pages, Printing)

BOOST_AUTO_TEST_CASE(what_the_page_about_queues_prints) {
  BOOST_TEST(printed(queues::bounded::both()) ==
             "put 0\nput 1\nput 2\ntook 0\nput 3\ntook 1\ntook 2\ntook 3\nthat was all\n");
  BOOST_TEST(printed(queues::priorities::in_order()) == "eat\ncode\nsleep\nput out the fire\n");
  Queue<std::unique_ptr<int>> queue;
  BOOST_TEST(printed_by([&] { queues::nowait::drain(queue); }) == "1\nempty\n");
  BOOST_TEST(printed_by([] { asyncio::run(queues::threads::from_a_thread()); }) == "42\n");
}

BOOST_AUTO_TEST_CASE(what_the_page_about_locks_says) {
  BOOST_TEST(run(locks::lock::twice()) == 70);
  BOOST_TEST(clock.time() == 2);
  BOOST_TEST(printed(locks::event::race()) == "go\nAnn runs\nBob runs\n");
  locks::condition::Stock stock;
  BOOST_TEST(printed(gather(stock.take(2), stock.deliver(1), stock.deliver(1))) == "took 2\n");
  BOOST_TEST(printed(locks::semaphore::restaurant()) ==
             "guest 0 at 3\nguest 1 at 3\nguest 2 at 13\nguest 3 at 13\nguest 4 at 23\n");
  BOOST_TEST(printed(locks::barrier::round()) == "all are here\n");
  BOOST_TEST(clock.time() == 33 + 3);
}

BOOST_AUTO_TEST_CASE(what_the_page_about_children_says) {
  char name[] = "program";
  char* argv[] = {name, nullptr};
  BOOST_TEST(children_page::pool::main(1, argv) == 0);
  BOOST_TEST(asyncio::run(children_page::supervisor::fleet()) == 2);
}

BOOST_AUTO_TEST_CASE(what_the_page_about_executors_says) {
  BOOST_TEST(printed(executors::functions::reader()) == "what stands in notes.txt\nno name\n");
  BOOST_TEST(run(executors::at_once::sum()) == 1 + 4 + 9);
  BOOST_TEST(run(executors::pools::with_a_pool(
                 std::make_shared<concurrent::ThreadPoolExecutor>(1))) == 25);
  BOOST_TEST(executors::pools::without_a_loop() == 36);
  BOOST_TEST(run(executors::own::inline_job()) == 49);
  BOOST_TEST(executors::many::sum_of_squares() == 55);
  BOOST_TEST(asyncio::run(executors::into_the_loop::ask_from_a_thread()) == 2);
}

BOOST_AUTO_TEST_CASE(what_the_page_about_signals_says) {
  BOOST_TEST(printed_by([] { asyncio::run(signalled(signals::ending::async_main(), SIGTERM)); }) ==
             "closed what was open\n");
  int status = 0;
  BOOST_TEST(printed_by([&] {
               status =
                   signals::interrupted::interruptible(signalled(signals::ending::serve(), SIGINT));
             }) == "closed what was open\ninterrupted\n");
  BOOST_TEST(status == 130);
}

BOOST_AUTO_TEST_CASE(what_the_page_about_testing_says) {
  virtual_time::clock::test_that_it_gives_up_after_an_hour();
  virtual_time::steps::test_in_turns();
  virtual_time::connections::test_an_answer_that_is_slow_and_in_pieces();
  virtual_time::streams::test_that_slow_streams_are_streams();
  BOOST_TEST(virtual_time::deadlocks::who_is_stuck() == std::vector<std::string>{"greedy"});
  const auto hour = [](auto& co) {
    ASYNCIO_BEGIN(co);
    ASYNCIO_YIELD_FROM(asyncio::sleep(3600));
    ASYNCIO_RETURN(get_running_loop().time());
    ASYNCIO_END;
  };
  BOOST_TEST(virtual_time::programs::run_on_virtual_time(coroutine<double>(hour)) == 3600);
  const auto careless = [](auto& co) {
    ASYNCIO_BEGIN(co);
    create_task(coroutine([](auto& inner) {
      ASYNCIO_BEGIN(inner);
      ASYNCIO_RAISE(ValueError("nobody looks"));
      ASYNCIO_END;
    }));
    ASYNCIO_YIELD_FROM(asyncio::sleep(1));
    ASYNCIO_END;
  };
  BOOST_TEST(virtual_time::reports::reports_of(coroutine(careless)) ==
             std::vector<std::string>{"Task exception was never retrieved"});
}

BOOST_AUTO_TEST_SUITE_END()
