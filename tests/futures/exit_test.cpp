// The end of a thread or of the program while loops, tasks and what belongs to them are alive. Each
// case is a process of its own.
#include <sys/wait.h>
#include <unistd.h>
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>

using namespace asyncio;

namespace {

struct End {
  int status = -1;    // of exit(); -1: it ended otherwise
  std::string words;  // what it printed to stderr
  // How often a text comes.
  int count(const std::string& text) const {
    int n = 0;
    for (std::size_t at = 0; (at = words.find(text, at)) != words.npos; at += text.size()) ++n;
    return n;
  }
};

// How a process ends that runs `code` and then returns from main().
template <class F>
End end_of(F&& code) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    std::signal(SIGSEGV, SIG_DFL);
    dup2(ends[1], 2);
    close(ends[0]);
    close(ends[1]);
    code();
    std::exit(0);
  }
  close(ends[1]);
  End end;
  char buffer[4096];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
    end.words.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  BOOST_TEST_MESSAGE(end.words);
  return end;
}

Coroutine<> work() {
  return coroutine([](auto& co) {
    BEGIN(co);
    TRY { YIELD_FROM(asyncio::sleep(100)); }
    FINALLY { std::fputs("finally\n", stderr); }
    END_TRY
    END;
  });
}

constexpr int kTasks = 40;

// Turns enough for a task to begin, to be cancelled and to end.
void run_shortly(EventLoop& loop) {
  for (int turn = 0; turn < 5; ++turn) {
    loop.stop();
    loop.run_forever();
  }
}

void make_tasks(EventLoop& loop) {
  for (int i = 0; i < kTasks; ++i) {
    auto task = loop.create_task(work(), "worker-with-a-long-name-" + std::to_string(i));
    if (i % 2)
      loop.call_soon([task]() mutable { task.cancel("a message that is not short either"); });
  }
  run_shortly(loop);
  for (int i = 0; i < kTasks; ++i)
    loop.create_task(work(), "worker-with-a-long-name-" + std::to_string(i)).cancel("a message");
}

// All that make_tasks() has left is told of, by name.
void check(const End& end) {
  BOOST_TEST(end.status == 0);
  BOOST_TEST(end.count("Task was destroyed but it is pending!") == kTasks / 2 + kTasks);
  BOOST_TEST(end.count("name='worker-with-a-long-name-") == kTasks / 2 + kTasks);
  BOOST_TEST(end.count("finally") == kTasks);
}

EventLoopPtr global_loop;

}  // namespace

BOOST_AUTO_TEST_SUITE(exit_)

BOOST_AUTO_TEST_CASE(the_loop_of_get_event_loop_tells_of_its_tasks) {
  check(end_of([] { make_tasks(get_event_loop()); }));
}

BOOST_AUTO_TEST_CASE(a_global_loop_tells_of_its_tasks) {
  check(end_of([] {
    global_loop = new_event_loop();
    make_tasks(*global_loop);
  }));
}

BOOST_AUTO_TEST_CASE(a_static_loop_tells_of_its_tasks) {
  check(end_of([] {
    static const EventLoopPtr loop = new_event_loop();
    make_tasks(*loop);
  }));
}

BOOST_AUTO_TEST_CASE(a_loop_of_a_thread_tells_of_its_tasks) {
  const auto in_thread = [] {
    static thread_local EventLoopPtr loop;
    loop = new_event_loop();
    make_tasks(*loop);
  };
  check(end_of(in_thread));
  check(end_of([&] { std::thread(in_thread).join(); }));
}

BOOST_AUTO_TEST_CASE(the_loop_of_get_event_loop_is_older_than_what_is_of_the_thread) {
  check(end_of([] {
    get_event_loop();
    static thread_local std::optional<Task<>> task;
    static thread_local Future<int> future(nullptr);
    make_tasks(get_event_loop());
    future = get_event_loop().create_future<int>();
    future.add_done_callback([](const AnyFuture&) {});
  }));
}

// What holds handles of a loop that is gone, or that goes later.
BOOST_AUTO_TEST_CASE(what_outlives_its_loop_ends_in_peace) {
  const End end = end_of([] {
    static Task<> task;
    static Future<int> future(nullptr);
    static Handle handle;
    static std::optional<Generator<int>> generator_;
    static std::optional<AsyncGenerator<int>> async_generator_;
    static Queue<std::string> queue(1);
    static Lock lock;
    static Event event;
    static ExceptionPtr error;
    EventLoop& loop = get_event_loop();
    task = loop.create_task(work(), "static");
    loop.create_task(event.wait());
    loop.create_task(lock.acquire());
    loop.create_task(lock.acquire());
    loop.create_task(queue.get());
    future = loop.create_future<int>();
    future.add_done_callback([f = future](const AnyFuture&) {});
    handle = loop.call_later(100, [t = task] {});
    generator_.emplace(generator<int>([](auto& co) {
      BEGIN(co);
      TRY { YIELD(1); }
      FINALLY { std::fputs("generator\n", stderr); }
      END_TRY
      END;
    }));
    generator_->next();
    async_generator_.emplace(async_generator<int>([](auto& co) {
      BEGIN(co);
      YIELD(1);
      END;
    }));
    error = make_exception<ValueError>("v");
    run_shortly(loop);
    task.cancel("while nothing runs");
  });
  BOOST_TEST(end.status == 0);
  BOOST_TEST(end.count("name='static'") == 1);
  BOOST_TEST(end.count("Task was destroyed but it is pending!") == 4);
  BOOST_TEST(end.count("generator") == 1);
  BOOST_TEST(end.count("finally") == 1);
}

BOOST_AUTO_TEST_CASE(exit_in_a_callback_ends_the_program_with_its_status) {
  const auto exit_soon = [](EventLoop& loop) {
    for (int i = 0; i < kTasks; ++i) loop.create_task(work(), "a name that is not short");
    loop.call_later(0.001, [] { std::exit(7); });
    loop.run_forever();
  };
  BOOST_TEST(end_of([&] { exit_soon(get_event_loop()); }).status == 7);
  BOOST_TEST(end_of([&] {
               static const EventLoopPtr loop = new_event_loop();
               exit_soon(*loop);
             }).status == 7);
  BOOST_TEST(end_of([&] {
               global_loop = new_event_loop();
               exit_soon(*global_loop);
             }).status == 7);
  BOOST_TEST(end_of([&] {
               static thread_local EventLoopPtr loop;
               loop = new_event_loop();
               exit_soon(*loop);
             }).status == 7);
  BOOST_TEST(end_of([&] {
               static Task<> task;
               asyncio::run(coroutine([](auto& co) {
                 BEGIN(co);
                 task = create_task(work(), "static");
                 YIELD_FROM(asyncio::sleep(0));
                 std::exit(7);
                 END;
               }));
             }).status == 7);
}

BOOST_AUTO_TEST_CASE(a_loop_whose_owner_goes_in_a_callback_is_closed_after_the_turn) {
  EventLoopPtr loop = new_event_loop();
  EventLoop& same = *loop;
  const LoopRef kept(same);
  bool later = false;
  same.call_soon([&] {
    loop = nullptr;
    BOOST_TEST(!same.is_closed());
    same.call_soon([&] { later = true; });
  });
  same.run_forever();
  BOOST_TEST(same.is_closed());
  BOOST_TEST(!later);
}

BOOST_AUTO_TEST_CASE(a_loop_and_its_named_tasks_are_made_in_one_thread_and_run_in_another) {
  for (const bool cancelled : {false, true}) {
    const EventLoopPtr loop = new_event_loop();
    std::string name;
    auto task = loop->create_task(coroutine([&name](auto& co) {
                                    BEGIN(co);
                                    name = current_task().get_name();
                                    YIELD_FROM(asyncio::sleep(100));
                                    END;
                                  }),
                                  "a name that is not so short");
    auto other = loop->create_task(work(), "other");
    if (cancelled) task.cancel("a message that is not short");
    std::thread([&] {
      run_shortly(*loop);
      other.set_name("a name that another thread has given");
    }).join();
    BOOST_TEST(name == (cancelled ? "" : "a name that is not so short"));
    BOOST_TEST(task.cancelled() == cancelled);
    task.cancel("another one");
    std::thread([&] { run_shortly(*loop); }).join();
    BOOST_TEST(task.get_name() == "a name that is not so short");
    BOOST_TEST(other.get_name() == "a name that another thread has given");
    const auto text = [&] {
      try {
        task.result();
      } catch (const CancelledError& error) {
        return std::string(error.what());
      }
      return std::string("none");
    };
    BOOST_TEST(text() == (cancelled ? "a message that is not short" : "another one"));
    other.cancel();
    std::thread([&] { run_shortly(*loop); }).join();
  }
}

BOOST_AUTO_TEST_SUITE_END()
