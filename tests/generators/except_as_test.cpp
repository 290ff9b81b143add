// EXCEPT_AS, and exceptions whose root is neither std::exception nor BaseException.
#include <asyncio/asyncio.hpp>
#include <asyncio/generators/short_keywords.hpp>

#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <string>

namespace {

using namespace asyncio;

struct HttpError : std::runtime_error {
  explicit HttpError(int s) : std::runtime_error("http"), status(s) {}
  int status;
};
struct Coded {  // no root
  int code = 0;
};
struct Deep : Coded {};
struct Mixed : std::runtime_error, Coded {
  Mixed() : std::runtime_error("mixed"), Coded{9} {}
};

Coroutine<> raise_http(int status) {
  return coroutine([status](auto& co) {
    BEGIN(co);
    YIELD();
    RAISE(HttpError(status));
    END;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(except_as)

BOOST_AUTO_TEST_CASE(the_exception_is_there_before_and_after_every_suspension) {
  auto program = coroutine<std::string>([seen = std::string(), i = 0](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(raise_http(404)); }
    EXCEPT(AttributeError) {}
    EXCEPT_AS(e, HttpError) {
      seen += std::to_string(e.status);
      YIELD_FROM(asyncio::sleep(0));
      seen += e.what();
      for (; i < 3; ++i) {
        YIELD();
        seen += std::to_string(e.status + i);
        if (i == 1) break;
      }
    }
    ELSE { seen += "else"; }
    END_TRY;
    RETURN(seen);
    END;
  });
  BOOST_TEST(run(std::move(program)) == "404http404405");
}

BOOST_AUTO_TEST_CASE(blocks_inside_it_suspend_raise_and_are_handled) {
  auto program = coroutine<std::string>([seen = std::string(), i = 0](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(raise_http(1)); }
    EXCEPT_AS(e, HttpError) {
      TRY {
        YIELD();
        seen += std::to_string(e.status);
        YIELD_FROM(raise_http(2));
      }
      EXCEPT_AS(inner, HttpError) {
        YIELD();
        seen += std::to_string(e.status) + std::to_string(inner.status);
        TRY { YIELD_FROM(raise_http(3)); }
        EXCEPT(HttpError) {
          YIELD();
          seen += std::to_string(e.status) + std::to_string(inner.status);
        }
        FINALLY {
          YIELD();
          seen += std::to_string(e.status + inner.status);
        }
        END_TRY;
      }
      END_TRY;
      YIELD();
      FOR(i, std::vector<int>({7, 8})) {
        YIELD();
        seen += std::to_string(e.status + i);
      }
      END_FOR;
      seen += co.exception() == nullptr ? "?" : "!";
    }
    FINALLY {
      YIELD();
      seen += "f";
    }
    END_TRY;
    RETURN(seen);
    END;
  });
  BOOST_TEST(run(std::move(program)) ==
             "112123"
             "89!f");
}

BOOST_AUTO_TEST_CASE(an_outcome_inside_it_leaves_its_handler_armed) {
  auto program =
      coroutine<std::string>([seen = std::string(), outcome = Outcome<void>()](auto& co) mutable {
        BEGIN(co);
        TRY {
          TRY { YIELD_FROM(raise_http(1)); }
          EXCEPT_AS(e, HttpError) {
            YIELD_FROM_OUTCOME(outcome, raise_http(2));
            seen += std::to_string(e.status) + outcome.exception().what();
            RAISE();
          }
          FINALLY { seen += "f"; }
          END_TRY;
        }
        EXCEPT_AS(e, HttpError) { seen += std::to_string(e.status); }
        END_TRY;
        RETURN(seen);
        END;
      });
  BOOST_TEST(run(std::move(program)) == "1httpf1");
}

// How the block is left: m(atched), f(inally), a(fter).
std::string left(const std::string& how) {
  std::string ran;
  auto program = coroutine([&ran, how, i = 0](auto& co) mutable {
    BEGIN(co);
    for (; i < 1; ++i) {
      TRY { YIELD_FROM(raise_http(5)); }
      EXCEPT_AS(e, HttpError) {
        ran += 'm';
        if (how == "break at once") break;
        YIELD();
        if (how == "break") break;
        if (how == "return") RETURN();
        if (how == "raise again") RAISE();
        if (how == "raise") RAISE(ValueError(std::to_string(e.status)));
        if (how == "throw") throw ValueError(std::to_string(e.status));
      }
      FINALLY {
        ran += 'f';
        YIELD();
        TRY { YIELD_FROM(raise_http(6)); }
        EXCEPT_AS(e, HttpError) {
          YIELD();
          ran += std::to_string(e.status);
        }
        END_TRY;
      }
      END_TRY;
      ran += 'a';
    }
    END;
  });
  try {
    run(std::move(program));
  } catch (const HttpError& e) {
    ran += " http " + std::to_string(e.status);
  } catch (const ValueError& e) {
    ran += std::string(" value ") + e.what();
  }
  return ran;
}

BOOST_AUTO_TEST_CASE(it_is_left_on_every_way) {
  BOOST_TEST(left("end") == "mf6a");
  BOOST_TEST(left("break at once") == "mf6");
  BOOST_TEST(left("break") == "mf6");
  BOOST_TEST(left("return") == "mf6");
  BOOST_TEST(left("raise again") == "mf6 http 5");
  BOOST_TEST(left("raise") == "mf6 value 5");
  BOOST_TEST(left("throw") == "mf6 value 5");
}

// The same of a block inside two others, each with a switch of its own.
std::string left_inside(const std::string& how) {
  std::string ran;
  auto program = coroutine([&ran, how, i = 0](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD_FROM(raise_http(1)); }
    EXCEPT_AS(e, HttpError) {
      TRY {
        TRY { RAISE(HttpError(2)); }
        EXCEPT_AS(second, HttpError) {
          for (; i < 1; ++i) {
            TRY { RAISE(HttpError(3)); }
            EXCEPT_AS(third, HttpError) {
              ran += std::to_string(e.status) + std::to_string(second.status);
              if (how == "break") break;
              if (how == "return at once") RETURN();
              if (how == "raise at once") RAISE(ValueError("v"));
              YIELD();
              if (how == "return") RETURN();
              if (how == "raise") RAISE(ValueError("v"));
              if (how == "raise again") RAISE();
              if (how == "throw") throw ValueError("v");
              ran += std::to_string(third.status);
            }
            END_TRY;
            ran += 'a';
          }
          ran += 'b';
        }
        END_TRY;
        ran += 'c';
      }
      EXCEPT_AS(v, ValueError) {
        YIELD();
        ran += std::to_string(e.status) + v.what();
      }
      FINALLY { ran += 'f'; }
      END_TRY;
      ran += 'd';
    }
    END_TRY;
    ran += 'e';
    END;
  });
  try {
    run(std::move(program));
  } catch (const HttpError& e) {
    ran += " http " + std::to_string(e.status);
  }
  return ran;
}

BOOST_AUTO_TEST_CASE(one_inside_others_is_left_on_every_way) {
  BOOST_TEST(left_inside("end") == "123abcfde");
  BOOST_TEST(left_inside("break") == "12bcfde");
  BOOST_TEST(left_inside("return at once") == "12f");
  BOOST_TEST(left_inside("return") == "12f");
  BOOST_TEST(left_inside("raise at once") == "121vfde");
  BOOST_TEST(left_inside("raise") == "121vfde");
  BOOST_TEST(left_inside("raise again") == "12f http 3");
  BOOST_TEST(left_inside("throw") == "121vfde");
}

BOOST_AUTO_TEST_CASE(base_exception_and_several_types_come_as_an_exception_ptr) {
  auto program = coroutine<std::string>([seen = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY { RAISE(CancelledError("gone")); }
    EXCEPT_AS(e, BaseException) {
      YIELD();
      seen += e.repr();
    }
    END_TRY;
    TRY { RAISE(TypeError("odd")); }
    EXCEPT_AS(e, ValueError, TypeError) {
      YIELD();
      seen += e.repr();
    }
    END_TRY;
    TRY { RAISE(AttributeError("k")); }
    EXCEPT_AS(e, Exception) { seen += e.what(); }
    END_TRY;
    RETURN(seen);
    END;
  });
  BOOST_TEST(run(std::move(program)) == "CancelledError('gone')TypeError('odd')k");
}

BOOST_AUTO_TEST_CASE(a_generator_has_it_too) {
  auto numbers = generator<int>([](auto& co) mutable {
    BEGIN(co);
    TRY { YIELD(1); }
    EXCEPT_AS(e, HttpError) {
      YIELD(e.status);
      YIELD(e.status + 1);
    }
    END_TRY;
    END;
  });
  BOOST_TEST(numbers.next() == 1);
  BOOST_TEST(numbers.throw_(HttpError(50)) == 50);
  BOOST_TEST(numbers.next() == 51);
  BOOST_CHECK_THROW(numbers.next(), StopIteration);
}

BOOST_AUTO_TEST_CASE(an_exception_without_a_root_is_raised_and_matched_as_it_is_thrown_and_caught) {
  auto program = coroutine<std::string>([seen = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY { RAISE(Coded{3}); }
    EXCEPT(Exception) { seen += "wrong"; }
    EXCEPT_AS(e, Coded) {
      YIELD();
      seen += std::to_string(e.code);
    }
    END_TRY;
    TRY { throw Deep{{4}}; }
    EXCEPT(HttpError, Deep) { seen += "deep"; }
    END_TRY;
    TRY { RAISE(Deep{{5}}); }
    EXCEPT_AS(e, Coded) { seen += std::to_string(e.code); }  // by its base
    END_TRY;
    TRY { RAISE(Mixed()); }
    EXCEPT_AS(e, Coded) { seen += std::to_string(e.code); }
    END_TRY;
    TRY { throw Mixed(); }
    EXCEPT_AS(e, Coded) { seen += std::to_string(e.code); }
    END_TRY;
    TRY { throw 7; }
    EXCEPT(Coded) { seen += "wrong"; }
    EXCEPT_AS(e, int) { seen += std::to_string(e); }
    END_TRY;
    TRY { RAISE(HttpError(1)); }
    EXCEPT(Coded) { seen += "wrong"; }
    EXCEPT(HttpError) { seen += "."; }
    END_TRY;
    RETURN(seen);
    END;
  });
  BOOST_TEST(run(std::move(program)) == "3deep5997.");
}

BOOST_AUTO_TEST_CASE(a_future_and_a_task_carry_it) {
  auto program = coroutine<int>(
      [f = Future<int>(nullptr), task = Task<>(nullptr), code = 0](auto& co) mutable {
        BEGIN(co);
        f = get_running_loop().create_future<int>();
        f.set_exception(Coded{11});
        TRY { YIELD_FROM_INTO(code, f); }
        EXCEPT_AS(e, Coded) { code = e.code; }
        END_TRY;
        task = create_task(coroutine([](auto& co) {
          BEGIN(co);
          YIELD();
          RAISE(Coded{20});
          END;
        }));
        TRY { YIELD_FROM(task); }
        EXCEPT(Coded) { code += caught<Coded>(co).code; }
        END_TRY;
        code += get_if<Coded>(task.exception())->code;
        RETURN(code);
        END;
      });
  BOOST_TEST(run(std::move(program)) == 51);
}

BOOST_AUTO_TEST_SUITE_END()
