// method(), bound(): what keeps the object that it belongs to.
#include "tests/fixtures.hpp"

#include <asyncio/generators/short_keywords.hpp>
#include <boost/test/unit_test.hpp>

using namespace asyncio;
using asyncio::testing::text_of;
using asyncio::testing::VirtualLoop;

namespace {

// Nobody has it.
template <class T>
bool gone(const std::weak_ptr<T>& object) {
  return object.expired();
}

struct Named {
  virtual ~Named() = default;
  void note_named(const AnyFuture&) { log += "named "; }
  std::string log;
};
// The base that is shared from this is not the first one.
struct Client : Named, std::enable_shared_from_this<Client> {
  Coroutine<int> add(int x) {
    return method<int>(this, [this, x](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1));
      for (; x > 0; --x) {
        total += x;
        YIELD_FROM(asyncio::sleep(1));
      }
      RETURN(total);
      END;
    });
  }
  Coroutine<int> read() const {
    return method<int>(this, [this](auto& co) {
      BEGIN(co);
      RETURN(total);
      END;
    });
  }
  Coroutine<int> by_struct() {
    struct Body {
      Client* self;
      Step operator()(Co<int>& co) { return co.return_(self->total); }
    };
    return method<int>(this, Body{this});
  }
  Coroutine<> fail() {
    return method(this, [](auto& co) {
      BEGIN(co);
      RAISE(ValueError("v"));
      END;
    });
  }
  void watch(Future<int> future) { future.add_done_callback(bound(this, &Client::on_done)); }
  std::size_t forget(Future<int> future) {
    return future.remove_done_callback(bound(this, &Client::on_done));
  }
  void on_done(const Future<int>& future) { log += std::to_string(future.result()) + " "; }
  void take(std::unique_ptr<int> x, int y) { total += *x + y; }
  int get() const { return total; }
  Coroutine<> coroutine_function(int) {
    return asyncio::coroutine([](auto& co) { return co.return_(); });
  }
  int total = 0;
};
struct Derived : Client {
  auto derived() { return bound(this, &Client::get); }
};

struct Fixture : VirtualLoop {
  std::shared_ptr<Client> client = std::make_shared<Client>();
  std::weak_ptr<Client> weak = client;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(methods, Fixture)

BOOST_AUTO_TEST_CASE(a_method_keeps_its_object_as_long_as_its_frame_lives) {
  auto task = loop.create_task(client->add(2));
  client = nullptr;
  run_turns(2);
  BOOST_TEST(!gone(weak));
  BOOST_TEST(run(task) == 3);
  BOOST_TEST(gone(weak));  // though the task is kept
}

BOOST_AUTO_TEST_CASE(every_end_of_a_method_gives_the_object_up) {
  auto dropped = client->add(1);
  auto raises = client->fail();
  auto cancelled = loop.create_task(client->add(1));
  auto reads = std::as_const(*client).read();
  auto by_struct = client->by_struct();
  BOOST_TEST(by_struct.name() == "Body");
  BOOST_TEST(reads.name() == "read");
  BOOST_TEST(reads.location().line < __LINE__);  // that of its function, not of the call
  client = nullptr;
  dropped.close();
  BOOST_CHECK_THROW(run(std::move(raises)), ValueError);
  run_turns();
  cancelled.cancel();
  run_turns(2);
  BOOST_TEST(cancelled.cancelled());
  BOOST_TEST(run(std::move(reads)) == 0);
  BOOST_TEST(!gone(weak));
  BOOST_TEST(run(std::move(by_struct)) == 0);
  BOOST_TEST(gone(weak));
}

BOOST_AUTO_TEST_CASE(an_object_may_also_be_given_by_its_shared_ptr) {
  const auto text = std::make_shared<std::string>("t");
  auto awaited = method<std::string>(text, [text = text.get()](auto& co) {
    BEGIN(co);
    RETURN(*text);
    END;
  });
  BOOST_TEST(text.use_count() == 2);
  const auto size = bound(text, &std::string::size);
  BOOST_TEST(size() == 1U);
  BOOST_TEST((size.self() == text && text.use_count() == 3));
  BOOST_TEST(run(std::move(awaited)) == "t");
  BOOST_TEST(text.use_count() == 2);
}

BOOST_AUTO_TEST_CASE(an_object_that_nobody_shares_is_told_of) {
  Client alone;
  const std::string said =
      "method() and bound() need an object that a std::shared_ptr has: std::make_shared, and not "
      "in "
      "a constructor";
  BOOST_TEST(text_of<RuntimeError>([&] { (void)alone.add(1); }) == said);
  BOOST_TEST(text_of<RuntimeError>([&] { alone.watch(loop.create_future<int>()); }) == said);
}

BOOST_AUTO_TEST_CASE(a_bound_callback_keeps_its_object_until_it_has_run_or_is_removed) {
  auto future = loop.create_future<int>();
  client->watch(future);
  client->watch(future);
  BOOST_TEST(client->forget(future) == 2U);
  BOOST_TEST(client.use_count() == 1);
  client->watch(future);
  client = nullptr;
  BOOST_TEST(!gone(weak));
  future.set_result(7);
  BOOST_TEST(!gone(weak));
  run_turns();
  BOOST_TEST(gone(weak));
}

BOOST_AUTO_TEST_CASE(bound_methods_are_equal_when_object_and_member_are) {
  const auto other = std::make_shared<Client>();
  const auto derived = std::make_shared<Derived>();
  BOOST_TEST((bound(client, &Client::get) == bound(client.get(), &Client::get)));
  BOOST_TEST((bound(client, &Client::get) != bound(other, &Client::get)));
  BOOST_TEST((bound(client, &Client::on_done) != bound(other, &Client::on_done)));
  // Of whichever class the object is held, the callback is found again.
  BOOST_TEST((derived->derived() == bound(std::shared_ptr<Client>(derived), &Client::get)));
  auto future = loop.create_future<int>();
  AnyFuture(future).add_done_callback(bound(derived, &Named::note_named));
  BOOST_TEST(future.remove_done_callback(
                 bound(std::shared_ptr<Named>(derived), &Named::note_named)) == 1U);
  BOOST_TEST(future.remove_done_callback(bound(client, &Named::note_named)) == 0U);
}

BOOST_AUTO_TEST_CASE(a_bound_method_goes_wherever_a_callback_does) {
  loop.call_soon(bound(client, &Client::take), std::make_unique<int>(1), 2);
  loop.call_later(1, bound(client, &Client::take), std::make_unique<int>(3), 4);
  std::function<int()> get = bound(std::shared_ptr<const Client>(client), &Client::get);
  run(asyncio::sleep(2));
  BOOST_TEST(get() == 10);
  get = nullptr;
  BOOST_TEST(client.use_count() == 1);
  BOOST_TEST(run(gather(mapped(std::vector<int>{1, 2}, bound(client, &Client::add)))).size() == 2U);
  BOOST_TEST(client.use_count() == 1);
  BOOST_TEST(bound(client, &Client::total)() == 14);
  BOOST_TEST(iscoroutinefunction(bound(client, &Client::add)));
  BOOST_TEST(!iscoroutinefunction(bound(client, &Client::get)));
}

BOOST_AUTO_TEST_SUITE_END()
