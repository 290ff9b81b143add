// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p75 {
Coroutine<int> F1(int) {
  return coroutine<int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(1));
      RETURN(v2 + 2);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    Outcome<int> o58 = Outcome<int>();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH_INTO(v0, Giving("W57", plain, 78)) {
        say("F4.0", v0);
        TRY {
          TRY {
            YIELD();
            TRY {
              YIELD_FROM_OUTCOME(o58, F1(v2));
              say("F4.59", o58);
            }
            FINALLY {
              say("F4.60");
            }
            END_TRY;
          }
          EXCEPT(BaseException) {
            say("F4.62", co.exception());
            say("F4.61");
          }
          ELSE {
            say("F4.63");
          }
          FINALLY {
            say("F4.64");
          }
          END_TRY;
        }
        EXCEPT_AS(e65, ValueError) {
          say("F4.69", co.exception());
          say("F4.67", e65);
          say("F4.66");
          say("F4.68", e65);
        }
        FINALLY {
          say("F4.70");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 2, {
    {4.452497482299805, Event::result, 0, 74, kErrA, nullptr},
  });
}
}  // namespace p75

namespace p76 {
Coroutine<void> F1(int) {
  return coroutine<void>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F1.5");
        TRY {
          TRY {
            YIELD_FROM_INTO(v2, future(1));
            say("F1.6", v2);
          }
          EXCEPT_AS(e7, ErrB) {
            say("F1.11", co.exception());
            say("F1.9", e7);
            say("F1.8");
            say("F1.10", e7);
          }
          FINALLY {
            say("F1.12");
          }
          END_TRY;
        }
        FINALLY {
          say("F1.13");
        }
        END_TRY;
      }
      EXCEPT(ValueError) {
        say("F1.15", co.exception());
        say("F1.14");
      }
      EXCEPT(CancelledError) {
        say("F1.17", co.exception());
        say("F1.16");
      }
      ELSE {
        say("F1.18");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(F1(v1));
      RETURN(6);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 2, {
    {5.029074668884277, Event::result, 0, 62, kErrA, nullptr},
  });
}
}  // namespace p76

namespace p77 {
Generator<int, Sent, int> F2(int) {
  struct Body {
    Sent s34 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      v2 = v1 + 49;
      TRY {
        YIELD(54);
        WITH(Manager{"W32", hides_all}) {
          say("F2.33");
          if ((v1 + 8) % 3 == 1) {
            YIELD(90);
            YIELD_INTO(s34, 17);
            say("F2.35", s34);
            YIELD(79);
            TRY {
              v2 = v1;
              say("F2.36");
              YIELD(11);
              YIELD(v0 + 94);
              RAISE(RuntimeError("m37"));
            }
            EXCEPT_AS(e38, AttributeError) {
              say("F2.41", co.exception());
              say("F2.39", e38);
              v1 = v0;
              say("F2.40", e38);
            }
            END_TRY;
          }
          TRY {
            TRY {
              say("F2.42");
            }
            EXCEPT(AttributeError) {
              say("F2.44", co.exception());
              say("F2.43");
            }
            FINALLY {
              say("F2.45");
            }
            END_TRY;
          }
          EXCEPT_AS(e46, RuntimeError) {
            say("F2.50", co.exception());
            say("F2.48", e46);
            say("F2.47");
            say("F2.49", e46);
          }
          EXCEPT(ValueError) {
            say("F2.52", co.exception());
            say("F2.51");
          }
          FINALLY {
            say("F2.53");
          }
          END_TRY;
        }
        END_WITH;
      }
      EXCEPT_AS(e54, ErrA) {
        say("F2.58", co.exception());
        say("F2.56", e54);
        say("F2.55");
        say("F2.57", e54);
      }
      END_TRY;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::send, 32, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 33, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op59"},
    {Op::send, 35, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op60"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p77

namespace p78 {
Generator<int, Sent, void> F0(int) {
  struct Body {
    Manager m3 = Manager();
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD(v2 + 83);
        say("F0.10");
      }
      EXCEPT(RuntimeError) {
        say("F0.8", co.exception());
        if ((v1 + 1) % 2 == 0) {
          say("F0.7");
        } else {
          WITH_INTO(m3, Manager{"W2", hides_value_error}) {
            say(m3.tag);
            TRY {
              say("F0.4");
            }
            EXCEPT(TypeError) {
              say("F0.6", co.exception());
              say("F0.5");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      FINALLY {
        say("F0.9");
      }
      END_TRY;
      YIELD(v1);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, s13 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s13, a);
      say("F2.14", s13);
      WITH(contextmanager(F0(v0))) {
        WITH(Manager{"W16", plain}) {
          RETURN(v0 + 42);
        }
        END_WITH;
        say("F2.17");
      }
      END_WITH;
      v0 = 69;
      RETURN(v1 + 44);
      RETURN(v0 + 21);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, ownd23 = Map(), s20 = Sent(), s27 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F3.18");
      YIELD(v1);
      TRY {
        YIELD_FROM(F2(85));
        YIELD(v2 + 0);
        TRY {
          TRY {
            WITH(Manager{"W19", hides_value_error}) {
              YIELD_INTO(s20, a);
              say("F3.21", s20);
              YIELD(v1 + 53);
            }
            END_WITH;
            TRY {
              YIELD(66);
              YIELD(a);
              say("F3.22");
              YIELD_FROM_INTO(ownd23[0], F2(6));
              say("F3.24", ownd23);
              YIELD_FROM_INTO(v2, F2(v2 + 34));
              say("F3.25", v2);
            }
            FINALLY {
              YIELD_FROM_INTO(v2, F2(v0));
              say("F3.26", v2);
              YIELD_INTO(s27, v2);
              say("F3.28", s27);
              RETURN(58);
            }
            END_TRY;
            TRY {
              YIELD_FROM_INTO(v1, F2(v2 + 34));
              say("F3.29", v1);
              YIELD(v1);
            }
            EXCEPT_AS(e30, CancelledError) {
              say("F3.34", co.exception());
              say("F3.32", e30);
              say("F3.31");
              say("F3.33", e30);
            }
            END_TRY;
          }
          EXCEPT(GeneratorExit) {
            say("F3.36", co.exception());
            say("F3.35");
          }
          END_TRY;
        }
        FINALLY {
          say("F3.37");
        }
        END_TRY;
      }
      EXCEPT_AS(e38, ErrA) {
        say("F3.42", co.exception());
        say("F3.40", e38);
        say("F3.39");
        say("F3.41", e38);
      }
      EXCEPT(BaseException) {
        say("F3.44", co.exception());
        say("F3.43");
      }
      FINALLY {
        say("F3.45");
      }
      END_TRY;
      RETURN(56);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op46"},
    {Op::send, 63, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op47"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op48"},
    {Op::raise, 0, kErrA, "op49"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p78

namespace p79 {
Coroutine<void> F1(int) {
  return coroutine<void>([i7 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 0) % 3 == 1) {
        say("F1.26");
      } else {
        TRY {
          TRY {
            for (i7 = 0; i7 < 3; ++i7) {
              say("F1.8");
              continue;
            }
            YIELD_FROM_INTO(v2, future(0));
            say("F1.9", v2);
            if ((v1 + 7) % 2 == 0) {
              RETURN();
            }
            WITH(AsyncManager{"W10", plain, 0.0}) {
              RETURN();
            }
            END_WITH;
          }
          FINALLY {
            say("F1.11");
          }
          END_TRY;
        }
        EXCEPT_AS(e12, BaseException) {
          say("F1.16", co.exception());
          say("F1.14", e12);
          say("F1.13");
          say("F1.15", e12);
        }
        EXCEPT(Exception, ValueError, ValueError) {
          say("F1.18", co.exception());
          say("F1.17");
        }
        EXCEPT_AS(e19, GeneratorExit) {
          say("F1.23", co.exception());
          say("F1.21", e19);
          say("F1.20");
          say("F1.22", e19);
        }
        ELSE {
          say("F1.24");
        }
        FINALLY {
          say("F1.25");
        }
        END_TRY;
      }
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i48 = 0, i51 = 0, s46 = Sent(), s49 = Sent(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s46, 7);
      say("F3.47", s46);
      v2 = a;
      TRY {
        for (i48 = 0; i48 < 1; ++i48) {
          YIELD_INTO(s49, v2);
          say("F3.50", s49);
          for (i51 = 0; i51 < 2; ++i51) {
            say("F3.52");
          }
        }
      }
      EXCEPT(ErrA, CancelledError, ErrB) {
        say("F3.54", co.exception());
        say("F3.53");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, o73 = Outcome<void>(), ownl77 = Range(), x71 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(1));
      TRY {
        FOR(x71, F3(17)) {
          say("F5.72", x71);
          TRY {
            YIELD_FROM_OUTCOME(o73, F1(a));
            say("F5.74", o73);
          }
          EXCEPT_AS(e75, TypeError, BaseException, Exception) {
            say("F5.81", co.exception());
            say("F5.79", e75);
            TRY {
              YIELD_FROM(asyncio::sleep(0.5004739761352539));
              say("F5.76", e75);
              YIELD_FROM(F1(9));
              break;
            }
            FINALLY {
              YIELD_FROM_INTO(ownl77.emplace_back(), future(0));
              say("F5.78", ownl77);
            }
            END_TRY;
            say("F5.80", e75);
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(ErrA, Exception, RuntimeError) {
        say("F5.83", co.exception());
        say("F5.82");
      }
      ELSE {
        say("F5.84");
      }
      FINALLY {
        say("F5.85");
      }
      END_TRY;
      RETURN(74);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 2, {
    {5.5641374588012695, Event::result, 0, 16, kErrA, nullptr},
    {0.6139602661132812, Event::cancel_task, 1, 0, kErrA, nullptr},
    {5.545208930969238, Event::cancel_task, 0, 0, kErrA, nullptr},
    {3.9005908966064453, Event::result, 0, 66, kErrA, nullptr},
    {5.2689313888549805, Event::cancel_task, 0, 0, kErrA, nullptr},
    {1.220449447631836, Event::cancel_future, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p79

namespace p80 {
Coroutine<int> F4(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {4.848215103149414, Event::result, 0, 28, kErrA, nullptr},
    {8.403646469116211, Event::result, 2, 97, kErrA, nullptr},
    {10.993574142456055, Event::result, 2, 54, kErrA, nullptr},
    {2.0384445190429688, Event::cancel_task, 1, 0, kErrA, nullptr},
    {8.89122486114502, Event::result, 0, 19, kErrA, nullptr},
  });
}
}  // namespace p80

namespace p81 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(ErrB("m1"));
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM(F0(v0));
      v1 = 96;
      YIELD_FROM(Range{47});
      RETURN(v2 + 27);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::send, 25, kErrA, nullptr},
    {Op::send, 93, kErrA, nullptr},
    {Op::send, 53, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p81

namespace p82 {
Coroutine<int> F5(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      RETURN(59);
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 2, {
    {9.935325622558594, Event::exception, 1, 0, kTypeError, "ev43"},
    {7.418410301208496, Event::result, 1, 5, kErrA, nullptr},
    {11.279574394226074, Event::cancel_task, 0, 0, kErrA, nullptr},
    {3.405254364013672, Event::exception, 1, 0, kValueError, "ev44"},
    {11.762849807739258, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p82

namespace p83 {
Coroutine<int> F1(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(0));
      say("F1.9", v1);
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {10.72277545928955, Event::cancel_future, 1, 0, kErrA, nullptr},
    {2.5763702392578125, Event::exception, 1, 0, kErrB, "ev10"},
  });
}
}  // namespace p83

namespace p84 {
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.78");
      YIELD(v2);
      RAISE(ValueError("m79"));
      RETURN(v2 + 88);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::send, 83, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p84

namespace p85 {
Coroutine<int> F1(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      RAISE(GeneratorExit("m2"));
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {6.663857460021973, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p85

namespace p86 {
Generator<int, Sent, void> F1(int) {
  struct Body {
    Step operator()(Gen<int, Sent, void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::detail::iterate<int, Sent>(Range{}));
        case 1:
        co.deliver_();
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0, x11 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 4) % 3 == 0) {
        say("F2.17");
      } else {
        boom(kGeneratorExit, "m8");
        YIELD(a);
        if ((v0 + 0) % 2 == 0) {
          say("F2.16");
        } else {
          TRY {
            YIELD_FROM(F1(v0 + 32));
          }
          EXCEPT_AS(e9, RuntimeError) {
            say("F2.15", co.exception());
            say("F2.13", e9);
            say("F2.10");
            v0 = v1;
            FOR(x11, F1(a)) {
              say("F2.12", x11);
              YIELD(v0);
              YIELD_FROM(F1(97));
            }
            END_FOR;
            say("F2.14", e9);
          }
          END_TRY;
        }
      }
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s18 = Sent(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_INTO(s18, a);
        say("F3.19", s18);
        TRY {
          say("F3.20");
        }
        EXCEPT_AS(e21, Exception) {
          say("F3.25", co.exception());
          say("F3.23", e21);
          say("F3.22");
          say("F3.24", e21);
        }
        END_TRY;
      }
      FINALLY {
        say("F3.26");
      }
      END_TRY;
      RETURN(v2 + 57);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  struct Body {
    int a;
    int i32 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x33 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i32 = 0; i32 < 3; ++i32) {
        FOR(x33, F2(12)) {
          say("F5.34", x33);
          TRY {
            YIELD_FROM(F1(a));
            YIELD(37);
            break;
          }
          EXCEPT(ValueError) {
            say("F5.44", co.exception());
            v1 = 60;
            TRY {
              say("F5.35");
              YIELD(v1 + 26);
              RAISE(ValueError("m36"));
            }
            EXCEPT_AS(e37, BaseException) {
              say("F5.41", co.exception());
              say("F5.40", e37);
              say("F5.38");
              YIELD(v2 + 22);
              YIELD_FROM_INTO(v1, F3(a));
              say("F5.39", v1);
              RETURN(87);
            }
            ELSE {
              RETURN_FROM(F2(v1 + 67));
            }
            FINALLY {
              YIELD_FROM_INTO(v0, F2(v1 + 59));
              say("F5.42", v0);
              say("F5.43");
            }
            END_TRY;
          }
          EXCEPT(ErrA) {
            say("F5.46", co.exception());
            say("F5.45");
          }
          END_TRY;
        }
        END_FOR;
      }
      RETURN(v2 + 17);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::raise, 0, kErrB, "op47"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op48"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p86

namespace p87 {
Coroutine<int> F3(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.return_(v0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i34 = 0;
    Outcome<int> o42 = Outcome<int>();
    Map ownd36 = Map();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        say("F5.29");
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM_INTO(std::tie(v2, v1), gather(F3(a), F3(a)));
        say("F5.30", v2);
        say("F5.30", v1);
        YIELD_FROM(F3(a));
        if ((v2 + 4) % 3 == 1) {
          say("F5.55");
        } else {
          if ((v0 + 9) % 2 == 0) {
            YIELD_FROM_INTO(v1, F3(v1));
            say("F5.31", v1);
            if ((v1 + 0) % 3 == 0) {
              say("F5.32");
              RAISE(ValueError("m33"));
            } else {
              YIELD_FROM(F3(v0));
              YIELD_FROM(F3(v1 + 45));
            }
            for (i34 = 0; i34 < 2; ++i34) {
              v1 = 92;
            }
          }
          TRY {
            RETURN_FROM(future(0));
          }
          EXCEPT_AS(e35, Exception) {
            say("F5.51", co.exception());
            say("F5.49", e35);
            TRY {
              YIELD_FROM_INTO(ownd36[v2 % 5], future(0));
              say("F5.37", ownd36);
            }
            EXCEPT(ErrA) {
              say("F5.40", co.exception());
              YIELD_FROM_INTO(ownd36[3], F3(v0));
              say("F5.38", ownd36);
              say("F5.39", e35);
            }
            END_TRY;
            YIELD_FROM(asyncio::sleep(0.0));
            TRY {
              RETURN_FROM(future(0));
            }
            EXCEPT_AS(e41, BaseException) {
              say("F5.47", co.exception());
              say("F5.45", e41);
              YIELD_FROM_OUTCOME(o42, F3(v1));
              say("F5.43", o42);
              say("F5.44", e35);
              say("F5.46", e41);
            }
            ELSE {
              say("F5.48");
            }
            END_TRY;
            say("F5.50", e35);
          }
          EXCEPT(CancelledError) {
            say("F5.53", co.exception());
            say("F5.52");
          }
          FINALLY {
            say("F5.54");
          }
          END_TRY;
        }
      }
      EXCEPT(RuntimeError, ValueError, BaseException) {
        say("F5.57", co.exception());
        say("F5.56");
      }
      EXCEPT_AS(e58, BaseException, ErrA, CancelledError) {
        say("F5.62", co.exception());
        say("F5.60", e58);
        say("F5.59");
        say("F5.61", e58);
      }
      END_TRY;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 1, {
    {1.8696088790893555, Event::exception, 0, 0, kRuntimeError, "ev63"},
  });
}
}  // namespace p87

namespace p88 {
Coroutine<int> F0(int) {
  struct Body {
    int i1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i1 = 0; i1 < 1; ++i1) {
        RETURN_FROM(future(0));
      }
      TRY {
        YIELD_FROM(future(0));
        YIELD();
        RAISE(CancelledError("m2"));
      }
      FINALLY {
        RAISE(ValueError("m3"));
      }
      END_TRY;
      YIELD();
      RETURN(v2 + 30);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD();
        YIELD_FROM(future(0));
        if ((v0 + 1) % 2 == 1) {
          YIELD_FROM(F0(55));
          TRY {
            TRY {
              YIELD();
            }
            EXCEPT(StopIteration) {
              say("F1.5", co.exception());
              say("F1.4");
            }
            ELSE {
              say("F1.6");
            }
            END_TRY;
          }
          EXCEPT_AS(e7, ErrB) {
            say("F1.11", co.exception());
            say("F1.9", e7);
            say("F1.8");
            say("F1.10", e7);
          }
          ELSE {
            say("F1.12");
          }
          FINALLY {
            say("F1.13");
          }
          END_TRY;
        }
      }
      EXCEPT(BaseException) {
        say("F1.15", co.exception());
        say("F1.14");
      }
      FINALLY {
        say("F1.16");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v2 = v2 + 36;
      YIELD();
      say("F2.17");
      RETURN(v0 + 41);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int i19 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x22 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          YIELD();
          YIELD_FROM(F1(v1));
          YIELD_FROM_INTO(v0, F2(a));
          say("F3.18", v0);
          for (i19 = 0; i19 < 2; ++i19) {
            RAISE(ErrA("m20"));
          }
        }
        EXCEPT_AS(e21, ErrA) {
          say("F3.29", co.exception());
          say("F3.27", e21);
          YIELD_FROM(asyncio::sleep(0.0));
          FOR(x22, Range{41}) {
            say("F3.23", x22);
            say("F3.24", e21);
            if ((v2 + 4) % 2 == 1) {
              say("F3.26");
            } else {
              say("F3.25");
            }
          }
          END_FOR;
          say("F3.28", e21);
        }
        ELSE {
          say("F3.30");
        }
        FINALLY {
          say("F3.31");
        }
        END_TRY;
      }
      EXCEPT_AS(e32, ErrA) {
        say("F3.36", co.exception());
        say("F3.34", e32);
        say("F3.33");
        say("F3.35", e32);
      }
      FINALLY {
        say("F3.37");
      }
      END_TRY;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {3.978754997253418, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.318716049194336, Event::result, 0, 98, kErrA, nullptr},
    {2.3507919311523438, Event::result, 0, 64, kErrA, nullptr},
    {5.100776672363281, Event::exception, 0, 0, kErrA, "ev38"},
  });
}
}  // namespace p88

namespace p89 {
AsyncGenerator<int> F1(int a) {
  return async_generator<int>([a, i3 = 0, i6 = 0, ownd4 = Map()](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(a);
      }
      FINALLY {
        TRY {
          for (i3 = 0; i3 < 2; ++i3) {
            YIELD_FROM(future(1));
            YIELD_FROM_INTO(ownd4[2], future(1));
            say("F1.5", ownd4);
            for (i6 = 0; i6 < 1; ++i6) {
              say("F1.7");
            }
          }
        }
        EXCEPT(TypeError) {
          say("F1.9", co.exception());
          say("F1.8");
        }
        EXCEPT(ErrA) {
          say("F1.11", co.exception());
          say("F1.10");
        }
        ELSE {
          say("F1.12");
        }
        FINALLY {
          say("F1.13");
        }
        END_TRY;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.1817626953125));
      WITH(asynccontextmanager(F1(a)), Manager{"W37", hides_value_error}) {
        YIELD_FROM_INTO(v2, future(0));
        say("F3.38", v2);
        YIELD_FROM_INTO(v0, future(2));
        say("F3.39", v0);
      }
      END_WITH;
      TRY {
        TRY {
          RETURN_FROM(future(1));
        }
        EXCEPT(CancelledError, BaseException, Exception) {
          say("F3.41", co.exception());
          say("F3.40");
        }
        END_TRY;
      }
      EXCEPT_AS(e42, Exception) {
        say("F3.46", co.exception());
        say("F3.44", e42);
        say("F3.43");
        say("F3.45", e42);
      }
      FINALLY {
        say("F3.47");
      }
      END_TRY;
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 3, {
  });
}
}  // namespace p89

namespace p90 {
Coroutine<int> F0(int) {
  struct Body {
    int i4 = 0;
    int v0 = 0;
    int v2 = 0;
    int x7 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(suppress<ErrB, ErrA>(), Manager{"W2", raises_at_enter}) {
        YIELD();
        YIELD_FROM_INTO(v0, future(0));
        say("F0.3", v0);
        for (i4 = 0; i4 < 1; ++i4) {
          TRY {
            YIELD_FROM(future(0));
            say("F0.5");
          }
          FINALLY {
            say("F0.6");
            FOR(x7, Range{}) {
              say("F0.8", x7);
              YIELD_FROM(asyncio::sleep(3.386092185974121));
            }
            END_FOR;
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<void> F1(int a) {
  return coroutine<void>([a, ownd9 = Map(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(ownd9[5], F0(v2 + 63));
      say("F1.10", ownd9);
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM_INTO(v2, F0(a));
      say("F1.11", v2);
      YIELD_FROM_INTO(v1, F0(v0));
      say("F1.12", v1);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      RETURN(92);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i27 = 0, o20 = Outcome<void>(), t26 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x22 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_OUTCOME(o20, F1(21));
        say("F4.21", o20);
        YIELD_FROM(asyncio::sleep(2.2362022399902344));
        YIELD();
        FOR(x22, F2(63)) {
          say("F4.23", x22);
          YIELD_FROM(F1(a));
          v1 = v1 + 36;
          TRY {
            TRY {
              break;
            }
            EXCEPT(Exception) {
              say("F4.24", co.exception());
              RETURN(a);
            }
            ELSE {
              YIELD_FROM(future(0));
              YIELD_FROM_INTO(v0, future(0));
              say("F4.25", v0);
              YIELD_FROM(asyncio::sleep(2.559009552001953));
            }
            END_TRY;
            t26 = spawn(F0(v0 + 1));
            YIELD_FROM_INTO(v2, t26);
            for (i27 = 0; i27 < 1; ++i27) {
              say("F4.28");
            }
          }
          EXCEPT_AS(e29, GeneratorExit, BaseException, RuntimeError) {
            say("F4.33", co.exception());
            say("F4.31", e29);
            say("F4.30");
            say("F4.32", e29);
          }
          EXCEPT(ErrB) {
            say("F4.35", co.exception());
            say("F4.34");
          }
          EXCEPT_AS(e36, ErrA) {
            say("F4.40", co.exception());
            say("F4.38", e36);
            say("F4.37");
            say("F4.39", e36);
          }
          FINALLY {
            say("F4.41");
          }
          END_TRY;
        }
        END_FOR;
      }
      FINALLY {
        say("F4.42");
      }
      END_TRY;
      RETURN(2);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
  });
}
}  // namespace p90

namespace p91 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(3.200617790222168));
      TRY {
        YIELD();
        if ((v1 + 6) % 3 == 1) {
          say("F0.9");
        } else {
          for (i1 = 0; i1 < 3; ++i1) {
            YIELD_FROM(asyncio::sleep(2.932061195373535));
            say("F0.2");
            continue;
          }
          TRY {
            YIELD_FROM(future(0));
          }
          EXCEPT(ErrA) {
            say("F0.4", co.exception());
            say("F0.3");
          }
          EXCEPT(TypeError) {
            say("F0.6", co.exception());
            say("F0.5");
          }
          ELSE {
            say("F0.7");
          }
          FINALLY {
            say("F0.8");
          }
          END_TRY;
        }
      }
      EXCEPT(ErrA) {
        say("F0.11", co.exception());
        say("F0.10");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(a));
      YIELD_FROM(F0(41));
      TRY {
        say("F1.12");
      }
      EXCEPT(TypeError, RuntimeError, ValueError) {
        say("F1.14", co.exception());
        say("F1.13");
      }
      EXCEPT(BaseException) {
        say("F1.16", co.exception());
        say("F1.15");
      }
      FINALLY {
        say("F1.17");
      }
      END_TRY;
      RETURN(39);
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i21 = 0, ownl20 = Range(), t32 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x29 = 0](auto& co) mutable {
      BEGIN(co);
      WITH_INTO(std::tie(v2, ownl20.emplace_back()), GivingTwo("W19", hides_value_error, 29)) {
        say("F2.0", v2);
        say("F2.0", ownl20);
        for (i21 = 0; i21 < 2; ++i21) {
          if ((v0 + 8) % 3 == 1) {
            TRY {
              YIELD_FROM(asyncio::sleep(0.0));
            }
            EXCEPT_AS(e22, Exception) {
              say("F2.24", co.exception());
              say("F2.23", e22);
              RAISE();
            }
            EXCEPT(RuntimeError, CancelledError, CancelledError) {
              say("F2.25", co.exception());
              RETURN_FROM(F1(v2));
            }
            END_TRY;
            continue;
          }
        }
        v1 = a;
        say("F2.26");
        WITH(AsyncManager{"W27", plain, 0.7480440139770508}, suppress<ErrB, ValueError>()) {
          TRY {
            FOR(x29, Range{54, 12}) {
              say("F2.30", x29);
              YIELD_FROM(F0(a));
              RETURN_FROM(F1(v0 + 9));
            }
            END_FOR;
            if ((v2 + 7) % 2 == 0) {
              YIELD_FROM(asyncio::sleep(0.31492137908935547));
              v2 = a;
              YIELD_FROM_INTO(v1, future(0));
              say("F2.31", v1);
              t32 = spawn(F1(60));
              t32.cancel();
              YIELD_FROM_INTO(v0, t32);
              YIELD_FROM_INTO(v2, F1(a));
              say("F2.33", v2);
            }
            TRY {
              YIELD_FROM_INTO(ownl20.emplace_back(), F1(60));
              say("F2.34", ownl20);
              YIELD_FROM_INTO(v0, future(0));
              say("F2.35", v0);
              YIELD_FROM_INTO(v2, F1(v0 + 10));
              say("F2.36", v2);
            }
            FINALLY {
              say("F2.37");
            }
            END_TRY;
          }
          EXCEPT_AS(e38, ErrB) {
            say("F2.42", co.exception());
            say("F2.40", e38);
            say("F2.39");
            say("F2.41", e38);
          }
          EXCEPT(Exception) {
            say("F2.44", co.exception());
            say("F2.43");
          }
          FINALLY {
            say("F2.45");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
  });
}
}  // namespace p91

namespace p92 {
Coroutine<void> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x1 = 0;
    int x5 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      FOR(x1, Range{}) {
        say("F0.2", x1);
        if ((v0 + 1) % 2 == 1) {
          RETURN();
        } else {
          WITH(suppress<CancelledError, ErrB>()) {
            break;
          }
          END_WITH;
        }
        RAISE(ValueError("m4"));
      }
      END_FOR;
      YIELD_FROM(asyncio::sleep(2.3770570755004883));
      YIELD_FROM(asyncio::sleep(1.9241056442260742));
      FOR(x5, AsyncRange{"A6", 2, 2, 0.0}) {
        say("F0.7", x5);
        TRY {
          YIELD_FROM_INTO(v2, future(1));
          say("F0.8", v2);
          YIELD();
          v2 = v1;
        }
        EXCEPT_AS(e9, GeneratorExit) {
          say("F0.13", co.exception());
          say("F0.11", e9);
          say("F0.10");
          say("F0.12", e9);
        }
        EXCEPT_AS(e14, StopIteration) {
          say("F0.18", co.exception());
          say("F0.16", e14);
          say("F0.15");
          say("F0.17", e14);
        }
        EXCEPT_AS(e19, BaseException) {
          say("F0.23", co.exception());
          say("F0.21", e19);
          say("F0.20");
          say("F0.22", e19);
        }
        END_TRY;
      }
      END_FOR;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int x24 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(F0(3));
      FOR(x24, AsyncRange{"A25", 1, -1, 2.2017202377319336}) {
        say("F1.26", x24);
        YIELD_FROM(asyncio::sleep(3.9934349060058594));
        say("F1.27");
        TRY {
          YIELD_FROM(future(0));
          break;
        }
        EXCEPT(BaseException) {
          say("F1.29", co.exception());
          say("F1.28");
          v1 = a;
          RAISE();
        }
        FINALLY {
          TRY {
            boom(kErrB, "m30");
            if ((v1 + 4) % 2 == 0) {
              YIELD_FROM(future(2));
              YIELD_FROM(F0(a));
              RAISE(ErrB("m31"));
            }
          }
          EXCEPT_AS(e32, ErrB) {
            say("F1.36", co.exception());
            say("F1.34", e32);
            say("F1.33");
            say("F1.35", e32);
          }
          ELSE {
            say("F1.37");
          }
          END_TRY;
        }
        END_TRY;
      }
      END_FOR;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<void> F2(int a) {
  return coroutine<void>([a, i45 = 0, ownd40 = Map(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = a;
      WITH_INTO(ownd40[v2 % 5], AsyncGiving("W39", raises_at_exit, 0.13492298126220703, 7)) {
        say("F2.0", ownd40);
        YIELD();
      }
      END_WITH;
      WITH(suppress<ErrB, CancelledError>()) {
        WITH_INTO(std::tie(v0, v1), GivingTwo("W43", hides_value_error, 38)) {
          say("F2.0", v0);
          say("F2.0", v1);
          TRY {
            YIELD_FROM(future(2));
            say("F2.44");
            for (i45 = 0; i45 < 1; ++i45) {
              YIELD_FROM(F1(v2 + 83));
            }
          }
          FINALLY {
            say("F2.46");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Range l53 = Range();
    Map ownd49 = Map();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x52 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH_INTO(ownd49[v0 % 5], Giving("W48", hides_value_error, 27)) {
        say("F3.0", ownd49);
        YIELD_FROM_INTO(v1, future(1));
        say("F3.50", v1);
        if ((v1 + 2) % 3 == 0) {
          YIELD_FROM(F2(a));
          say("F3.51");
        }
        TRY {
          YIELD_FROM(F0(v0 + 68));
          l53 = {47, 57};
          FOR(x52, l53) {
            say("F3.54", x52);
            TRY {
              v1 = v1 + 87;
              say("F3.55");
              say("F3.56");
              v2 = v1 + 11;
            }
            FINALLY {
              say("F3.57");
            }
            END_TRY;
            if (!l53.empty()) l53.pop_back();
          }
          END_FOR;
        }
        EXCEPT(RuntimeError) {
          say("F3.60", co.exception());
          say("F3.59");
        }
        FINALLY {
          say("F3.61");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, i68 = 0, ownl66 = Range(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.576068878173828));
      YIELD_FROM(future(2));
      YIELD_FROM_INTO(std::tie(ownl66.emplace_back(), v1), gather(F3(a), F3(v0 + 62)));
      say("F5.67", ownl66);
      say("F5.67", v1);
      if ((v0 + 3) % 3 == 1) {
        for (i68 = 0; i68 < 3; ++i68) {
          YIELD_FROM_INTO(v1, future(2));
          say("F5.69", v1);
          say("F5.70");
        }
        YIELD_FROM_INTO(v1, F3(v0));
        say("F5.71", v1);
      }
      YIELD_FROM(F1(v1 + 88));
      YIELD_FROM(F1(v0));
      RAISE(StopIteration("m72"));
      RETURN(31);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {11.335083961486816, Event::cancel_task, 0, 0, kErrA, nullptr},
    {10.880927085876465, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p92

namespace p93 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([ownd9 = Map(), v0 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W1", raises_at_exit}) {
          YIELD(50);
        }
        END_WITH;
      }
      EXCEPT_AS(e2, CancelledError) {
        say("F0.14", co.exception());
        say("F0.12", e2);
        FOR(x3, Range{20, 75, 37}) {
          say("F0.4", x3);
          TRY {
            WITH(suppress<CancelledError, ErrA>()) {
              say("F0.6", e2);
            }
            END_WITH;
            WITH_INTO(ownd9[v0 % 5], Giving("W8", plain, 95)) {
              say("F0.0", ownd9);
              say("F0.10");
            }
            END_WITH;
          }
          FINALLY {
            say("F0.11");
          }
          END_TRY;
        }
        END_FOR;
        say("F0.13", e2);
      }
      EXCEPT_AS(e15, ErrA) {
        say("F0.19", co.exception());
        say("F0.17", e15);
        say("F0.16");
        say("F0.18", e15);
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    Sent s34 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        say("F2.33");
        return co.yield_(1, v2 + 23);
        case 1:;
        return co.yield_(2, 56);
        case 2:
        co.sent(s34);
        say("F2.35", s34);
        return co.yield_(3, 7);
        case 3:;
        return co.return_(81);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(F2(v0 + 87));
        v1 = a;
      }
      EXCEPT(Exception, CancelledError, ErrA) {
        say("F3.36", co.exception());
        YIELD(v1);
        YIELD(57);
      }
      FINALLY {
        TRY {
          say("F3.37");
        }
        EXCEPT(StopIteration) {
          say("F3.39", co.exception());
          say("F3.38");
        }
        END_TRY;
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  struct Body {
    int a;
    Range l44 = Range();
    Map ownd48 = Map();
    Range ownl51 = Range();
    Sent s54 = Sent();
    Sent s57 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x43 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      l44 = {18, 9, 99, 82};
      FOR(x43, l44) {
        say("F5.45", x43);
        if (l44.size() < 7) l44.push_back(69);
        WITH_INTO(std::tie(ownd48[2], v0), GivingTwo("W47", plain, 57)) {
          say("F5.0", ownd48);
          say("F5.0", v0);
          TRY {
            if (l44.size() < 7) l44.push_back(49);
            if (l44.size() < 7) l44.push_back(50);
            if ((v2 + 5) % 3 == 0) {
              break;
            } else {
              YIELD_FROM_INTO(ownl51.emplace_back(), F3(v2));
              say("F5.52", ownl51);
              YIELD(v0 + 17);
            }
            TRY {
              YIELD(v1 + 7);
            }
            EXCEPT(ValueError) {
              say("F5.56", co.exception());
              if (!l44.empty()) l44.pop_back();
              YIELD_INTO(s54, v0);
              say("F5.55", s54);
              RETURN(a);
            }
            FINALLY {
              YIELD_INTO(s57, v2 + 11);
              say("F5.58", s57);
              if (l44.size() < 7) l44.push_back(59);
            }
            END_TRY;
            WITH(Manager{"W60", plain}, Manager{"W61", hides_value_error}, contextmanager(F0(a))) {
              say("F5.63");
            }
            END_WITH;
          }
          EXCEPT_AS(e64, BaseException) {
            say("F5.68", co.exception());
            say("F5.66", e64);
            say("F5.65");
            say("F5.67", e64);
          }
          END_TRY;
        }
        END_WITH;
      }
      END_FOR;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op70"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p93

namespace p94 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([s1 = Sent(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0 + 2);
      YIELD_INTO(s1, 27);
      say("F0.2", s1);
      YIELD(v0);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s17 = Sent(), s23 = Sent(), v0 = 0, v1 = 0, x26 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(F0(a));
        YIELD(v1 + 18);
        RAISE(ErrB("m16"));
      }
      EXCEPT(ErrB, Exception, GeneratorExit) {
        say("F3.20", co.exception());
        YIELD_INTO(s17, 13);
        say("F3.18", s17);
        RAISE(ErrB("m19"));
      }
      FINALLY {
        WITH(Raising{{"W21", plain}}, Manager{"W22", plain}) {
          if ((v0 + 9) % 2 == 0) {
            YIELD_INTO(s23, v1);
            say("F3.24", s23);
            if ((v1 + 1) % 3 == 0) {
              say("F3.25");
            }
            FOR(x26, F0(v0 + 27)) {
              say("F3.27", x26);
              YIELD(a);
              YIELD(v0);
              RAISE(TypeError("m28"));
            }
            END_FOR;
            YIELD(a);
          }
        }
        END_WITH;
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op29"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p94

namespace p95 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      YIELD(v2 + 38);
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 83, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op47"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p95

namespace p96 {
AsyncGenerator<int> F0(int) {
  return async_generator<int>([v1 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v1);
      }
      FINALLY {
        FOR(x1, Range{56, 40, 31}) {
          say("F0.2", x1);
          TRY {
            YIELD_FROM(asyncio::sleep(0.0));
          }
          EXCEPT(CancelledError) {
            say("F0.4", co.exception());
            say("F0.3");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([ownl8 = Range(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(1));
      say("F1.5", v0);
      WITH_INTO(ownl8.emplace_back(), asynccontextmanager(F0(99))) {
        say("F1.0", ownl8);
        YIELD_FROM_INTO(v0, future(1));
        say("F1.9", v0);
        YIELD_FROM(future(0));
        YIELD();
      }
      END_WITH;
      say("F1.10");
      RAISE(ErrA("m11"));
      RETURN(97);
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F1(v2));
      say("F3.20", v0);
      TRY {
        YIELD_FROM(asyncio::sleep(0.3341331481933594));
      }
      EXCEPT(ValueError) {
        say("F3.38", co.exception());
        YIELD_FROM_INTO(v2, future(1));
        say("F3.21", v2);
        TRY {
          TRY {
            YIELD_FROM(asyncio::sleep(3.638458251953125));
          }
          EXCEPT_AS(e22, GeneratorExit) {
            say("F3.25", co.exception());
            say("F3.23", e22);
            YIELD_FROM(future(1));
            say("F3.24", e22);
          }
          EXCEPT(ErrA) {
            say("F3.27", co.exception());
            say("F3.26");
          }
          ELSE {
            say("F3.28");
          }
          FINALLY {
            say("F3.29");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F3.31", co.exception());
          say("F3.30");
        }
        EXCEPT_AS(e32, RuntimeError) {
          say("F3.36", co.exception());
          say("F3.34", e32);
          say("F3.33");
          say("F3.35", e32);
        }
        ELSE {
          say("F3.37");
        }
        END_TRY;
      }
      ELSE {
        say("F3.39");
      }
      FINALLY {
        say("F3.40");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
Coroutine<int> F4(int) {
  struct Body {
    int i45 = 0;
    Range l49 = Range();
    Map ownd46 = Map();
    int v1 = 0;
    int v2 = 0;
    int x43 = 0;
    int x48 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        say("F4.41");
        YIELD_FROM_INTO(v1, future(1));
        say("F4.42", v1);
        FOR(x43, Range{73, 65}) {
          say("F4.44", x43);
          RETURN_FROM(F1(v2));
        }
        END_FOR;
        for (i45 = 0; i45 < 1; ++i45) {
          YIELD_FROM_INTO(ownd46[v1 % 5], future(2));
          say("F4.47", ownd46);
          YIELD();
        }
        l49 = {38, 32, 37, 46};
        FOR(x48, l49) {
          say("F4.50", x48);
          break;
          if (l49.size() < 7) l49.push_back(51);
        }
        END_FOR;
      }
      EXCEPT(ErrB) {
        say("F4.53", co.exception());
        YIELD();
        YIELD_FROM_INTO(v1, F1(16));
        say("F4.52", v1);
      }
      ELSE {
        TRY {
          YIELD_FROM(future(2));
          TRY {
            TRY {
              YIELD_FROM_INTO(v1, F3(6));
              say("F4.54", v1);
              YIELD_FROM(asyncio::sleep(1.0293550491333008));
            }
            FINALLY {
              say("F4.55");
            }
            END_TRY;
          }
          EXCEPT(AttributeError, Exception, TypeError) {
            say("F4.57", co.exception());
            say("F4.56");
          }
          FINALLY {
            say("F4.58");
          }
          END_TRY;
        }
        EXCEPT_AS(e59, ValueError) {
          say("F4.63", co.exception());
          say("F4.61", e59);
          say("F4.60");
          say("F4.62", e59);
        }
        FINALLY {
          say("F4.64");
        }
        END_TRY;
      }
      FINALLY {
        say("F4.65");
      }
      END_TRY;
      RETURN(31);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {9.027318954467773, Event::result, 1, 83, kErrA, nullptr},
    {3.7466068267822266, Event::exception, 2, 0, kTypeError, "ev66"},
    {11.724374771118164, Event::cancel_task, 0, 0, kErrA, nullptr},
    {7.466134071350098, Event::result, 2, 16, kErrA, nullptr},
    {10.923179626464844, Event::exception, 1, 0, kRuntimeError, "ev67"},
    {2.074056625366211, Event::exception, 2, 0, kRuntimeError, "ev68"},
  });
}
}  // namespace p96

namespace p97 {
Coroutine<int> F0(int) {
  struct Body {
    int i1 = 0;
    int i4 = 0;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      TRY {
        for (i1 = 0; i1 < 2; ++i1) {
          WITH(AsyncManager{"W2", hides_value_error, 0.0}) {
            v2 = v0;
            say("F0.3");
          }
          END_WITH;
          for (i4 = 0; i4 < 3; ++i4) {
            TRY {
              YIELD_FROM_INTO(v0, future(0));
              say("F0.5", v0);
              YIELD_FROM_INTO(v0, future(0));
              say("F0.6", v0);
            }
            FINALLY {
              RETURN_FROM(future(0));
            }
            END_TRY;
          }
        }
        TRY {
          RETURN(v0 + 95);
        }
        EXCEPT_AS(e7, GeneratorExit, ErrA, CancelledError) {
          say("F0.16", co.exception());
          say("F0.14", e7);
          TRY {
            YIELD_FROM(future(1));
            YIELD_FROM(asyncio::sleep(0.4914541244506836));
          }
          EXCEPT_AS(e8, CancelledError) {
            say("F0.12", co.exception());
            say("F0.10", e8);
            say("F0.9");
            say("F0.11", e8);
          }
          FINALLY {
            say("F0.13");
          }
          END_TRY;
          say("F0.15", e7);
        }
        FINALLY {
          say("F0.17");
        }
        END_TRY;
      }
      EXCEPT(AttributeError) {
        say("F0.19", co.exception());
        say("F0.18");
      }
      FINALLY {
        say("F0.20");
      }
      END_TRY;
      RETURN(v0 + 70);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o22 = Outcome<int>(), v0 = 0, v2 = 0, x24 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(suppress<ValueError, ErrA>()) {
          YIELD_FROM_OUTCOME(o22, F0(v0 + 19));
          say("F1.23", o22);
          YIELD_FROM(asyncio::sleep(0.706843376159668));
        }
        END_WITH;
        FOR(x24, Range{90, 20}) {
          say("F1.25", x24);
          WITH(Manager{"W26", hides_value_error}) {
            v2 = 60;
          }
          END_WITH;
        }
        END_FOR;
      }
      FINALLY {
        say("F1.27");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
  });
}
}  // namespace p97

namespace p98 {
AsyncGenerator<int> F2(int) {
  return async_generator<int>([i20 = 0, i22 = 0, ownd15 = Map(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W13", hides_value_error}) {
          YIELD(v1 + 88);
        }
        END_WITH;
        say("F2.23");
      }
      EXCEPT_AS(e14, BaseException) {
        say("F2.19", co.exception());
        say("F2.17", e14);
        YIELD_FROM_INTO(ownd15[3], future(0));
        say("F2.16", ownd15);
        say("F2.18", e14);
      }
      FINALLY {
        if ((v1 + 7) % 3 == 1) {
          if ((v1 + 6) % 2 == 1) {
            for (i20 = 0; i20 < 1; ++i20) {
              v2 = v1;
            }
            WITH(suppress<CancelledError, ValueError>()) {
              YIELD_FROM(asyncio::sleep(2.0522966384887695));
            }
            END_WITH;
            for (i22 = 0; i22 < 1; ++i22) {
              break;
            }
          }
        }
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int i28 = 0;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        WITH(asynccontextmanager(F2(v0 + 81)), Manager{"W25", plain}) {
          WITH(asynccontextmanager(F2(89)), AsyncManager{"W27", raises_at_exit, 0.0}) {
            for (i28 = 0; i28 < 3; ++i28) {
              YIELD();
              boom(kCancelledError, "m29");
              break;
            }
            WITH_INTO(std::tie(v0, v2), GivingTwo("W31", plain, 22)) {
              say("F3.0", v0);
              say("F3.0", v2);
              YIELD_FROM_INTO(v2, future(0));
              say("F3.32", v2);
            }
            END_WITH;
          }
          END_WITH;
        }
        END_WITH;
      }
      EXCEPT_AS(e33, Exception) {
        say("F3.37", co.exception());
        say("F3.35", e33);
        say("F3.34");
        say("F3.36", e33);
      }
      FINALLY {
        say("F3.38");
      }
      END_TRY;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {4.880867958068848, Event::cancel_task, 0, 0, kErrA, nullptr},
    {3.2807397842407227, Event::cancel_task, 0, 0, kErrA, nullptr},
    {8.0078763961792, Event::result, 0, 32, kErrA, nullptr},
    {1.5033950805664062, Event::exception, 0, 0, kRuntimeError, "ev39"},
    {8.444059371948242, Event::result, 0, 3, kErrA, nullptr},
  });
}
}  // namespace p98

namespace p99 {
Coroutine<int> F2(int) {
  return coroutine<int>([l26 = Range(), x25 = 0](auto& co) mutable {
      BEGIN(co);
      l26 = {92, 51, 98};
      FOR(x25, l26) {
        say("F2.27", x25);
        if (!l26.empty()) l26.pop_back();
        say("F2.28");
        YIELD_FROM(asyncio::sleep(0.0));
        break;
      }
      END_FOR;
      RAISE(StopIteration("m30"));
      RETURN(56);
      END;
  });
}
Coroutine<void> F3(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(0));
        case 1:
        co.result();
        return co.yield_from(2, future(0));
        case 2:
        co.result(v0);
        say("F3.31", v0);
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<void> F4(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.38153076171875));
      say("F4.32");
      YIELD_FROM_INTO(v1, F2(a));
      say("F4.33", v1);
      if ((v0 + 6) % 3 == 1) {
        YIELD_FROM_INTO(v0, future(0));
        say("F4.34", v0);
      }
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, d36 = Map(), l40 = Range(), o42 = Outcome<void>(), v0 = 0, v2 = 0, x35 = 0, x37 = 0, x39 = 0](auto& co) mutable {
      BEGIN(co);
      d36 = {{0, 71}, {1, 67}, {2, 80}, {3, 79}};
      FOR(std::tie(x35, x37), d36) {
        say("F5.38", x35);
        say("F5.38", x37);
        l40 = {9, 74, 4};
        FOR(x39, l40) {
          say("F5.41", x39);
          YIELD_FROM_OUTCOME(o42, F4(v2));
          say("F5.43", o42);
          if (l40.size() < 7) l40.push_back(45);
          YIELD_FROM(future(0));
          WITH(Manager{"W44", plain}) {
            RETURN(v0);
          }
          END_WITH;
          YIELD_FROM(future(0));
        }
        END_FOR;
        if (d36.count(x35)) d36[x35] = 52;
        if (d36.count(x35)) d36[x35] = 46;
        TRY {
          YIELD_FROM(F3(9));
        }
        EXCEPT_AS(e47, ErrA) {
          say("F5.50", co.exception());
          say("F5.48", e47);
          YIELD();
          say("F5.49", e47);
        }
        FINALLY {
          say("F5.51");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {3.0156431198120117, Event::result, 0, 34, kErrA, nullptr},
    {4.407855033874512, Event::cancel_future, 0, 0, kErrA, nullptr},
    {8.955215454101562, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.229111671447754, Event::result, 0, 95, kErrA, nullptr},
    {10.845987319946289, Event::result, 0, 17, kErrA, nullptr},
    {2.4031620025634766, Event::exception, 0, 0, kErrB, "ev53"},
  });
}
}  // namespace p99

}  // namespace

extern const std::vector<Program> programs_75;
const std::vector<Program> programs_75 = {
    {75, &p75::run, R"~(W57 enter
F4.0 78
F4.59 CancelledError()
F4.60
F4.63
F4.64
F4.70
W57 exit None
time 1024000
root 5
)~"},
    {76, &p76::run, R"~(F1.5
F1.12
F1.13
F1.17 CancelledError()
F1.16
time 1024000
root 6
)~"},
    {77, &p77::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 54
W32 enter
F2.33
F2.42
F2.45
F2.53
W32 exit None
stops 49
stops
stops
stops
stops
stops
stops
raises ErrA(op59)
stops
stops
closed
raises ErrA(op60)
closed
stops
dropped
)~"},
    {78, &p78::run, R"~(F3.18
yields 0
raises ValueError(op46)
stops
raises ErrA(op47)
stops
raises ErrB(op48)
raises ErrA(op49)
dropped
)~"},
    {79, &p79::run, R"~(time 628
root is cancelled
)~"},
    {80, &p80::run, R"~(time 0
root 5
)~"},
    {81, &p81::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
raises ErrB(m1)
dropped
)~"},
    {82, &p82::run, R"~(time 0
root 59
)~"},
    {83, &p83::run, R"~(time 1024000
root is cancelled
)~"},
    {84, &p84::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
F4.78
yields 0
closed
stops
dropped
)~"},
    {85, &p85::run, R"~(time 0
root GeneratorExit(m2)
)~"},
    {86, &p86::run, R"~(raises ErrB(op47)
stops
raises ValueError(op48)
dropped
)~"},
    {87, &p87::run, R"~(F5.29
F5.30 0
F5.30 0
F5.55
time 0
root 5
)~"},
    {88, &p88::run, R"~(F1.6
F1.12
F1.13
F1.16
F2.17
F3.18 41
F3.29 ErrA(m20)
F3.27 m20 of 3
F3.23 41
F3.24 m20 of 3
F3.25
F3.28 m20 of 3
F3.31
F3.37
time 2407
root 0
)~"},
    {89, &p89::run, R"~(W37 enter
W37 exit CancelledError()
F1.13
time 1040384
root is cancelled
)~"},
    {90, &p90::run, R"~(W2 enter
F1.10 {5: 0}
W2 enter
F1.11 0
W2 enter
F1.12 0
F4.21 1
F4.23 63
W2 enter
F1.10 {5: 0}
W2 enter
F1.11 0
W2 enter
F1.12 0
F4.41
F4.42
time 2289
root 2
)~"},
    {91, &p91::run, R"~(W19 enter
F2.0 29
F2.0 [30]
F2.26
W27 aenter
F2.30 54
F0.2
F0.2
F0.2
F0.8
F2.45
W27 aexit
W27 exit CancelledError()
W19 exit CancelledError()
time 1024765
root is cancelled
)~"},
    {92, &p92::run, R"~(time 11142
root is cancelled
)~"},
    {93, &p93::run, R"~(F5.45 18
W47 enter
F5.0 {2: 57}
F5.0 58
F2.33
yields 23
F3.37
F5.68 GeneratorExit()
F5.66 GeneratorExit()
F5.65
F5.67 GeneratorExit()
W47 exit None
F5.45 9
W47 enter
F5.0 {2: 57}
F5.0 58
F2.33
raises RuntimeError(generator ignored GeneratorExit)
yields 56
F3.36 RuntimeError(op70)
yields 0
F3.37
F5.68 GeneratorExit()
F5.66 GeneratorExit()
F5.65
F5.67 GeneratorExit()
W47 exit None
F5.45 99
W47 enter
F5.0 {2: 57}
F5.0 58
F2.33
unraisable RuntimeError(generator ignored GeneratorExit)
F3.37
dropped
)~"},
    {94, &p94::run, R"~(yields 2
F3.20 ErrB(op29)
yields 13
F3.18 None
W21 enter
W22 enter
W22 exit None
W21 exit None
raises ErrB(m19)
stops
dropped
)~"},
    {95, &p95::run, R"~(yields 5
yields 38
stops 5
stops
raises ErrB(op47)
stops
dropped
)~"},
    {96, &p96::run, R"~(F4.41
F4.42 83
F4.44 73
F1.5 83
F1.0 [0]
F1.9 83
F0.2 56
F0.2 40
F0.2 31
F4.65
time 12005
root is cancelled
)~"},
    {97, &p97::run, R"~(W2 aenter
F0.3
W2 aexit
W2 exit None
F0.20
F1.23 CancelledError()
F1.25 90
W26 enter
W26 exit None
F1.25 20
W26 enter
W26 exit None
F1.27
time 1024723
root 5
)~"},
    {98, &p98::run, R"~(W13 enter
W25 enter
W13 enter
W27 aenter
W27 aexit
W27 exit CancelledError(m29)
W13 exit ErrA(W27)
F2.19 ErrA(W27)
F2.17 ErrA(W27)
W25 exit RuntimeError(ev39)
W13 exit RuntimeError(ev39)
F2.19 RuntimeError(ev39)
F2.17 RuntimeError(ev39)
F3.37 RuntimeError(ev39)
F3.35 ev39
F3.34
F3.36 ev39
F3.38
time 1539
root 5
)~"},
    {99, &p99::run, R"~(F5.38 0
F5.38 71
F5.41 9
F4.32
F2.27 92
F2.28
F5.43 RuntimeError(coroutine raised StopIteration)
time 2460
root ErrB(ev53)
)~"},
};
}  // namespace judge
