// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p50 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, v0 = 0, v2 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(0));
      say("F0.1", v0);
      YIELD();
      YIELD_FROM_INTO(std::tie(v0, v2), two(24, 8, 3.952511787414551));
      say("F0.2", v0);
      say("F0.2", v2);
      FOR(x3, Range{43}) {
        say("F0.4", x3);
        say("F0.5");
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i7 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(1));
      say("F1.6", v0);
      for (i7 = 0; i7 < 3; ++i7) {
        WITH(Manager{"W8", raises_at_enter}) {
          TRY {
            YIELD_FROM(F0(97));
            if ((v2 + 8) % 2 == 0) {
              v0 = v1;
            }
          }
          FINALLY {
            say("F1.9");
          }
          END_TRY;
        }
        END_WITH;
      }
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i11 = 0, o12 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(51));
      say("F2.10", v1);
      for (i11 = 0; i11 < 3; ++i11) {
        YIELD_FROM_OUTCOME(o12, F1(v2 + 69));
        say("F2.13", o12);
      }
      YIELD_FROM(asyncio::sleep(0.0));
      v0 = 16;
      YIELD_FROM(F1(2));
      RETURN_FROM(F0(v1 + 19));
      RETURN(a);
      END;
  });
}
Coroutine<int> F3(int) {
  struct Body {
    Outcome<int> o15 = Outcome<int>();
    Range ownl27 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.304159164428711));
      say("F3.14");
      TRY {
        YIELD();
        YIELD_FROM_OUTCOME(o15, F1(91));
        say("F3.16", o15);
        v0 = v1 + 38;
        YIELD_FROM_INTO(v0, future(1));
        say("F3.17", v0);
      }
      EXCEPT_AS(e18, ErrA) {
        say("F3.23", co.exception());
        say("F3.21", e18);
        v2 = 63;
        if ((v0 + 4) % 2 == 0) {
          say("F3.19", e18);
          RAISE(ErrA("m20"));
        }
        say("F3.22", e18);
      }
      EXCEPT_AS(e24, Exception) {
        say("F3.39", co.exception());
        say("F3.37", e24);
        say("F3.25", e24);
        TRY {
          YIELD_FROM(future(1));
        }
        EXCEPT(ValueError) {
          say("F3.31", co.exception());
          say("F3.26", e24);
          YIELD_FROM_INTO(ownl27.emplace_back(), F0(11));
          say("F3.28", ownl27);
          YIELD_FROM_INTO(v0, F1(v1 + 27));
          say("F3.29", v0);
          YIELD_FROM_INTO(ownl27.emplace_back(), F2(v1 + 3));
          say("F3.30", ownl27);
          YIELD_FROM(future(1));
        }
        ELSE {
          TRY {
            WITH(AsyncManager{"W32", raises_at_enter, 1.1592607498168945}) {
              YIELD_FROM_INTO(v0, F2(v2 + 49));
              say("F3.33", v0);
            }
            END_WITH;
          }
          EXCEPT(ValueError) {
            say("F3.35", co.exception());
            say("F3.34");
          }
          FINALLY {
            say("F3.36");
          }
          END_TRY;
        }
        END_TRY;
        say("F3.38", e24);
      }
      FINALLY {
        say("F3.40");
      }
      END_TRY;
      RETURN(v2 + 68);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 2, {
    {7.580904006958008, Event::exception, 1, 0, kValueError, "ev41"},
    {2.275557518005371, Event::cancel_future, 1, 0, kErrA, nullptr},
    {7.272669792175293, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p50

namespace p51 {
Coroutine<int> F5(int) {
  return coroutine<int>([v2 = 0, x50 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x50, AsyncRange{"A51", 3, 2, 0.0}) {
        say("F5.52", x50);
        RAISE(ValueError("m53"));
      }
      END_FOR;
      RAISE(ValueError("m54"));
      RETURN(v2 + 39);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {0.9153852462768555, Event::result, 0, 97, kErrA, nullptr},
    {6.7979536056518555, Event::result, 0, 44, kErrA, nullptr},
    {11.752636909484863, Event::result, 2, 38, kErrA, nullptr},
    {5.6823272705078125, Event::cancel_task, 2, 0, kErrA, nullptr},
    {3.1636571884155273, Event::result, 0, 50, kErrA, nullptr},
  });
}
}  // namespace p51

namespace p52 {
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kCancelledError, "m45");
      RETURN(v0 + 88);
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op46"},
    {Op::raise, 0, kErrB, "op47"},
    {Op::send, 35, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op48"},
    {Op::send, 0, kErrA, nullptr},
    {Op::send, 22, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p52

namespace p53 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(RuntimeError("m1"));
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W12", raises_at_exit}) {
        YIELD(v1 + 79);
        YIELD(a);
      }
      END_WITH;
      YIELD(95);
      RETURN(v0 + 31);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i18 = 0, ownd16 = Map(), ownl19 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kErrB, "m13");
      WITH_INTO(ownd16[v0 % 5], Giving("W15", raises_at_exit, 55)) {
        say("F3.0", ownd16);
        TRY {
          TRY {
            v1 = v2;
            say("F3.17");
            YIELD(89);
          }
          EXCEPT(Exception, ValueError, CancelledError) {
            say("F3.21", co.exception());
            for (i18 = 0; i18 < 2; ++i18) {
              v2 = 13;
              YIELD_FROM_INTO(ownl19.emplace_back(), F0(a));
              say("F3.20", ownl19);
              YIELD_FROM(Range{37, 24});
              v2 = v0 + 48;
            }
          }
          ELSE {
            say("F3.22");
          }
          FINALLY {
            say("F3.23");
          }
          END_TRY;
        }
        EXCEPT_AS(e24, TypeError) {
          say("F3.28", co.exception());
          say("F3.26", e24);
          say("F3.25");
          say("F3.27", e24);
        }
        EXCEPT_AS(e29, BaseException) {
          say("F3.33", co.exception());
          say("F3.31", e29);
          say("F3.30");
          say("F3.32", e29);
        }
        FINALLY {
          say("F3.34");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 31);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, s35 = Sent(), s37 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_INTO(s35, v1);
        say("F4.36", s35);
        YIELD_INTO(s37, 36);
        say("F4.38", s37);
        TRY {
          YIELD(v1);
        }
        EXCEPT(Exception, ErrA) {
          say("F4.42", co.exception());
          TRY {
            YIELD_FROM_INTO(v1, F2(22));
            say("F4.39", v1);
            YIELD_FROM_INTO(v2, F3(a));
            say("F4.40", v2);
          }
          FINALLY {
            RAISE(GeneratorExit("m41"));
          }
          END_TRY;
        }
        END_TRY;
      }
      EXCEPT(ValueError) {
        say("F4.44", co.exception());
        say("F4.43");
      }
      FINALLY {
        say("F4.45");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p53

namespace p54 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(ErrA("m1"));
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int a) {
  return generator<int, Sent, void>([a, i11 = 0, ownl5 = Range(), s3 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v0);
        YIELD_FROM_INTO(v0, F0(75));
        say("F1.2", v0);
        YIELD_INTO(s3, a);
        say("F1.4", s3);
        YIELD_FROM_INTO(ownl5.emplace_back(), F0(v1 + 89));
        say("F1.6", ownl5);
        YIELD_FROM_INTO(ownl5.emplace_back(), F0(31));
        say("F1.7", ownl5);
      }
      EXCEPT_AS(e8, CancelledError) {
        say("F1.20", co.exception());
        say("F1.18", e8);
        YIELD_FROM_INTO(v1, F0(v1 + 70));
        say("F1.9", v1);
        TRY {
          v0 = a;
          TRY {
            say("F1.10", e8);
            for (i11 = 0; i11 < 3; ++i11) {
              say("F1.12");
            }
          }
          EXCEPT(CancelledError) {
            say("F1.14", co.exception());
            say("F1.13");
          }
          END_TRY;
        }
        EXCEPT(ValueError, RuntimeError) {
          say("F1.16", co.exception());
          say("F1.15");
        }
        FINALLY {
          say("F1.17");
        }
        END_TRY;
        say("F1.19", e8);
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(a));
      say("F3.23", v1);
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int i28 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(suppress<TypeError, CancelledError>()) {
        v2 = v0;
        say("F4.25");
        TRY {
          say("F4.26");
          YIELD(a);
          TRY {
            YIELD_FROM(F1(14));
            RETURN(93);
          }
          EXCEPT(ErrB) {
            say("F4.27", co.exception());
            RETURN(v1 + 77);
          }
          END_TRY;
          YIELD_FROM(F3(v1 + 65));
        }
        FINALLY {
          for (i28 = 0; i28 < 2; ++i28) {
            WITH(suppress<TypeError, CancelledError>()) {
              say("F4.30");
            }
            END_WITH;
          }
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 24);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p54

namespace p55 {
AsyncGenerator<int> F0(int) {
  return async_generator<int>([ownl1 = Range(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v2 + 45);
      }
      EXCEPT(RuntimeError) {
        say("F0.12", co.exception());
        TRY {
          YIELD_FROM_INTO(ownl1.emplace_back(), future(0));
          say("F0.2", ownl1);
        }
        EXCEPT_AS(e3, Exception, TypeError, ErrB) {
          say("F0.6", co.exception());
          say("F0.5", e3);
          RAISE(ValueError("m4"));
        }
        EXCEPT_AS(e7, CancelledError, GeneratorExit, RuntimeError) {
          say("F0.10", co.exception());
          say("F0.8", e7);
          YIELD_FROM(asyncio::sleep(0.8842678070068359));
          say("F0.9", e7);
        }
        FINALLY {
          say("F0.11");
        }
        END_TRY;
      }
      FINALLY {
        say("F0.13");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([ownl51 = Range(), v0 = 0, v1 = 0, v2 = 0, x28 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kErrA, "m27");
      TRY {
        FOR(x28, AsyncRange{"A29", 0, -1, 2.1965198516845703}) {
          say("F2.30", x28);
          say("F2.31");
          v0 = 55;
          break;
        }
        END_FOR;
        if ((v2 + 4) % 3 == 0) {
          v2 = 94;
          TRY {
            say("F2.32");
          }
          EXCEPT(CancelledError) {
            say("F2.46", co.exception());
            YIELD_FROM(asyncio::sleep(2.157428741455078));
            TRY {
              YIELD_FROM_INTO(v2, future(0));
              say("F2.33", v2);
              YIELD_FROM_INTO(v0, future(0));
              say("F2.34", v0);
              say("F2.35");
              YIELD_FROM_INTO(v0, future(0));
              say("F2.36", v0);
              say("F2.37");
            }
            EXCEPT_AS(e38, GeneratorExit) {
              say("F2.43", co.exception());
              say("F2.41", e38);
              YIELD();
              say("F2.39", e38);
              say("F2.40");
              YIELD_FROM(future(0));
              say("F2.42", e38);
            }
            EXCEPT(Exception) {
              say("F2.45", co.exception());
              say("F2.44");
            }
            END_TRY;
          }
          FINALLY {
            say("F2.47");
            YIELD_FROM_INTO(v1, future(0));
            say("F2.48", v1);
            WITH_INTO(ownl51.emplace_back(), asynccontextmanager(F0(v0))) {
              say("F2.0", ownl51);
              YIELD_FROM_INTO(v1, future(0));
              say("F2.52", v1);
            }
            END_WITH;
          }
          END_TRY;
        }
      }
      EXCEPT_AS(e53, ErrA) {
        say("F2.57", co.exception());
        say("F2.55", e53);
        say("F2.54");
        say("F2.56", e53);
      }
      EXCEPT_AS(e58, Exception) {
        say("F2.62", co.exception());
        say("F2.60", e58);
        say("F2.59");
        say("F2.61", e58);
      }
      EXCEPT(ErrA, ValueError, ErrB) {
        say("F2.64", co.exception());
        say("F2.63");
      }
      END_TRY;
      RETURN(11);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
  });
}
}  // namespace p55

namespace p56 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i8 = 0, m6 = Manager(), s1 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s1, v1);
      say("F0.2", s1);
      say("F0.3");
      YIELD(a);
      YIELD_FROM(Range{49});
      WITH_INTO(m6, Manager{"W5", hides_value_error}) {
        say(m6.tag);
        if ((v0 + 3) % 2 == 0) {
          TRY {
            say("F0.7");
            for (i8 = 0; i8 < 3; ++i8) {
              say("F0.9");
            }
          }
          FINALLY {
            say("F0.10");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(86);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i11 = 0, i17 = 0, s15 = Sent(), s19 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(v2 + 65));
      for (i11 = 0; i11 < 1; ++i11) {
        YIELD_FROM_INTO(v1, F0(a));
        say("F1.12", v1);
        say("F1.13");
      }
      YIELD(37);
      say("F1.14");
      TRY {
        TRY {
          YIELD_INTO(s15, v2);
          say("F1.16", s15);
          TRY {
            for (i17 = 0; i17 < 3; ++i17) {
              v0 = a;
              YIELD_FROM_INTO(v2, F0(v2 + 5));
              say("F1.18", v2);
              v1 = 90;
              RETURN_FROM(F0(92));
            }
          }
          EXCEPT(Exception, GeneratorExit, ErrA) {
            say("F1.21", co.exception());
            if ((v0 + 1) % 2 == 1) {
              RAISE();
            } else {
              YIELD_INTO(s19, 36);
              say("F1.20", s19);
            }
          }
          EXCEPT(GeneratorExit) {
            say("F1.23", co.exception());
            say("F1.22");
          }
          END_TRY;
        }
        EXCEPT_AS(e24, ValueError, Exception, TypeError) {
          say("F1.28", co.exception());
          say("F1.26", e24);
          say("F1.25");
          say("F1.27", e24);
        }
        FINALLY {
          say("F1.29");
        }
        END_TRY;
      }
      EXCEPT_AS(e30, Exception) {
        say("F1.34", co.exception());
        say("F1.32", e30);
        say("F1.31");
        say("F1.33", e30);
      }
      FINALLY {
        say("F1.35");
      }
      END_TRY;
      RETURN(v2 + 78);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 29, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p56

namespace p57 {
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i18 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(0.0));
        case 1:
        co.result();
        v2 = 57;
        return co.yield_from(2, asyncio::sleep(3.4015417098999023));
        case 2:
        co.result();
        v2 = a;
        for (i18 = 0; i18 < 2; ++i18) {
          return co.yield_from(3, asyncio::sleep(0.0));
          case 3:
          co.result();
        }
        return co.return_(7);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F5(int) {
  return coroutine<int>([o47 = Outcome<int>(), ownd53 = Map(), t50 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x45 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, future(2));
      say("F5.44", v2);
      FOR(x45, Range{}) {
        say("F5.46", x45);
        TRY {
          TRY {
            YIELD_FROM_OUTCOME(o47, F1(v2 + 28));
            say("F5.48", o47);
          }
          EXCEPT(Exception) {
            say("F5.56", co.exception());
            say("F5.49");
            YIELD_FROM(asyncio::sleep(0.6576633453369141));
            TRY {
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(2.9944448471069336));
              t50 = spawn(F1(v1));
              YIELD_FROM_INTO(v1, t50);
              YIELD_FROM(future(1));
              RAISE();
            }
            EXCEPT(GeneratorExit) {
              say("F5.55", co.exception());
              say("F5.51");
              v2 = v0;
              YIELD_FROM_INTO(v2, future(1));
              say("F5.52", v2);
              YIELD_FROM_INTO(ownd53[0], F1(53));
              say("F5.54", ownd53);
            }
            END_TRY;
            YIELD_FROM(asyncio::sleep(3.5309619903564453));
          }
          END_TRY;
          YIELD_FROM(asyncio::sleep(2.725226402282715));
        }
        EXCEPT(Exception) {
          say("F5.58", co.exception());
          say("F5.57");
        }
        EXCEPT_AS(e59, TypeError) {
          say("F5.63", co.exception());
          say("F5.61", e59);
          say("F5.60");
          say("F5.62", e59);
        }
        EXCEPT(AttributeError, ErrA, TypeError) {
          say("F5.65", co.exception());
          say("F5.64");
        }
        ELSE {
          say("F5.66");
        }
        FINALLY {
          say("F5.67");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v0 + 89);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {8.109620094299316, Event::exception, 1, 0, kValueError, "ev68"},
  });
}
}  // namespace p57

namespace p58 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s4 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Raising{{"W1", raises_at_enter}}, Manager{"W2", plain}, suppress<CancelledError, TypeError>()) {
        v2 = 99;
        YIELD_INTO(s4, a);
        say("F0.5", s4);
        if ((v0 + 3) % 3 == 0) {
          YIELD(3);
          RETURN(v2);
        }
      }
      END_WITH;
      TRY {
        say("F0.6");
      }
      EXCEPT(BaseException) {
        say("F0.8", co.exception());
        say("F0.7");
      }
      FINALLY {
        say("F0.9");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    Range ownl12 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(a));
      say("F1.10", v0);
      say("F1.11");
      TRY {
        YIELD_FROM_INTO(ownl12.emplace_back(), F0(v2));
        say("F1.13", ownl12);
      }
      EXCEPT(AttributeError) {
        say("F1.15", co.exception());
        YIELD_FROM_INTO(ownl12.emplace_back(), F0(a));
        say("F1.14", ownl12);
      }
      EXCEPT_AS(e16, RuntimeError, GeneratorExit, StopIteration) {
        say("F1.20", co.exception());
        say("F1.18", e16);
        say("F1.17");
        say("F1.19", e16);
      }
      ELSE {
        say("F1.21");
      }
      FINALLY {
        say("F1.22");
      }
      END_TRY;
      RETURN(v1 + 98);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i29 = 0, ownl32 = Range(), s30 = Sent(), s38 = Sent(), v0 = 0, v1 = 0, v2 = 0, x26 = 0, x40 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W23", plain}, Manager{"W24", hides_value_error}, Raising{{"W25", raises_at_exit}}) {
          TRY {
            FOR(x26, F0(v2 + 97)) {
              say("F2.27", x26);
              say("F2.28");
            }
            END_FOR;
            for (i29 = 0; i29 < 1; ++i29) {
              YIELD_INTO(s30, 98);
              say("F2.31", s30);
              RETURN_FROM(F1(v0));
            }
          }
          FINALLY {
            YIELD(a);
            RETURN(a);
          }
          END_TRY;
        }
        END_WITH;
        YIELD_FROM_INTO(ownl32.emplace_back(), F0(v1 + 15));
        say("F2.33", ownl32);
        YIELD(v1);
      }
      EXCEPT(CancelledError) {
        say("F2.45", co.exception());
        say("F2.34");
        YIELD_FROM_INTO(ownl32.emplace_back(), F0(v2));
        say("F2.35", ownl32);
        WITH_INTO(ownl32.emplace_back(), Giving("W37", hides_all, 60)) {
          say("F2.0", ownl32);
          YIELD_INTO(s38, v0);
          say("F2.39", s38);
          TRY {
            FOR(x40, F1(v1 + 52)) {
              say("F2.41", x40);
              v1 = 86;
              continue;
            }
            END_FOR;
          }
          FINALLY {
            WITH(Raising{{"W42", raises_at_enter}}, Manager{"W43", hides_all}) {
              say("F2.44");
            }
            END_WITH;
          }
          END_TRY;
        }
        END_WITH;
      }
      FINALLY {
        say("F2.46");
      }
      END_TRY;
      RETURN(24);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 69, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op47"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p58

namespace p59 {
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i27 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F3.26");
        for (i27 = 0; i27 < 1; ++i27) {
          say("F3.28");
        }
      }
      EXCEPT_AS(e29, TypeError) {
        say("F3.33", co.exception());
        say("F3.31", e29);
        say("F3.30");
        say("F3.32", e29);
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F4(int) {
  struct Body {
    Outcome<int> o38 = Outcome<int>();
    Map ownd36 = Map();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH_INTO(ownd36[v1 % 5], Giving("W35", hides_value_error, 3)) {
        say("F4.0", ownd36);
        YIELD_FROM(F3(v0));
        if ((v0 + 3) % 3 == 0) {
          YIELD_FROM_OUTCOME(o38, F3(v1));
          say("F4.39", o38);
          YIELD();
        } else {
          RAISE(GeneratorExit("m37"));
        }
      }
      END_WITH;
      RETURN(62);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {3.9804162979125977, Event::exception, 2, 0, kErrB, "ev40"},
    {7.729227066040039, Event::result, 1, 60, kErrA, nullptr},
    {1.2075014114379883, Event::cancel_task, 2, 0, kErrA, nullptr},
    {11.936444282531738, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p59

namespace p60 {
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0, v1 = 0, x29 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          TRY {
            YIELD_FROM(asyncio::sleep(2.2379980087280273));
            YIELD_FROM_INTO(v1, future(0));
            say("F2.27", v1);
            YIELD_FROM_INTO(v1, future(1));
            say("F2.28", v1);
            FOR(x29, Range{21, 75, 72}) {
              say("F2.30", x29);
              YIELD_FROM(future(0));
            }
            END_FOR;
          }
          EXCEPT(ValueError, Exception, ErrA) {
            say("F2.32", co.exception());
            say("F2.31");
          }
          END_TRY;
        }
        EXCEPT_AS(e33, CancelledError) {
          say("F2.37", co.exception());
          say("F2.35", e33);
          say("F2.34");
          say("F2.36", e33);
        }
        EXCEPT_AS(e38, ErrA) {
          say("F2.42", co.exception());
          say("F2.40", e38);
          say("F2.39");
          say("F2.41", e38);
        }
        ELSE {
          say("F2.43");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F2.45", co.exception());
        say("F2.44");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {1.513575553894043, Event::exception, 2, 0, kValueError, "ev46"},
    {6.538233757019043, Event::result, 2, 75, kErrA, nullptr},
    {8.330625534057617, Event::result, 2, 65, kErrA, nullptr},
    {2.7483482360839844, Event::exception, 2, 0, kRuntimeError, "ev47"},
  });
}
}  // namespace p60

namespace p61 {
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i10 = 0, i11 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(3.3425521850585938));
      if ((v2 + 7) % 3 == 0) {
        for (i10 = 0; i10 < 1; ++i10) {
          for (i11 = 0; i11 < 3; ++i11) {
            YIELD_FROM(asyncio::sleep(3.3648319244384766));
            continue;
          }
        }
      }
      RAISE(ValueError("m12"));
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
  });
}
}  // namespace p61

namespace p62 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        v2 = v0;
        if ((v0 + 1) % 2 == 1) {
          return co.raise(TypeError("m1"));
        }
        say("F0.2");
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i4 = 0;
    Sent s6 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        say("F1.3");
        YIELD_FROM(F0(v1));
        TRY {
          for (i4 = 0; i4 < 2; ++i4) {
            YIELD(a);
            say("F1.5");
          }
          YIELD_INTO(s6, v1);
          say("F1.7", s6);
        }
        EXCEPT(RuntimeError) {
          say("F1.9", co.exception());
          say("F1.8");
        }
        EXCEPT_AS(e10, Exception) {
          say("F1.14", co.exception());
          say("F1.12", e10);
          say("F1.11");
          say("F1.13", e10);
        }
        FINALLY {
          say("F1.15");
        }
        END_TRY;
      }
      FINALLY {
        say("F1.16");
      }
      END_TRY;
      RETURN(95);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::send, 28, kErrA, nullptr},
    {Op::send, 42, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 17, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op17"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op18"},
    {Op::raise, 0, kValueError, "op19"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op20"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p62

namespace p63 {
Coroutine<int> F3(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, x51 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v1 + 0) % 3 == 0) {
          say("F3.50");
          FOR(x51, Range{}) {
            say("F3.52", x51);
            TRY {
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(asyncio::sleep(1.7743520736694336));
              YIELD_FROM(asyncio::sleep(2.174729347229004));
              v0 = a;
            }
            EXCEPT_AS(e53, GeneratorExit) {
              say("F3.57", co.exception());
              say("F3.55", e53);
              say("F3.54");
              say("F3.56", e53);
            }
            FINALLY {
              say("F3.58");
            }
            END_TRY;
          }
          END_FOR;
        }
      }
      EXCEPT(Exception) {
        say("F3.60", co.exception());
        say("F3.59");
      }
      END_TRY;
      RETURN(19);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {7.958895683288574, Event::exception, 0, 0, kValueError, "ev61"},
    {4.0547285079956055, Event::result, 0, 41, kErrA, nullptr},
  });
}
}  // namespace p63

namespace p64 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 2) % 2 == 1) {
          return co.raise(TypeError("m1"));
        }
        if ((v0 + 1) % 3 == 0) {
          return co.raise(GeneratorExit("m2"));
        }
        return co.return_(22);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(0));
        case 1:
        co.result();
        if ((v0 + 7) % 2 == 1) {
          return co.raise(TypeError("m36"));
        }
        say("F4.37");
        return co.yield_from(2, F0(v1 + 49));
        case 2:
        co.result(v1);
        say("F4.38", v1);
        return co.return_(49);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F5(int) {
  return coroutine<int>([i42 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F5.39");
      YIELD_FROM_INTO(v0, F0(56));
      say("F5.40", v0);
      YIELD_FROM_INTO(v2, future(2));
      say("F5.41", v2);
      for (i42 = 0; i42 < 3; ++i42) {
        YIELD_FROM(future(0));
        YIELD_FROM(F4(v1 + 7));
        YIELD_FROM(future(1));
        TRY {
          RAISE(RuntimeError("m43"));
        }
        EXCEPT(ErrA) {
          say("F5.45", co.exception());
          YIELD_FROM_INTO(v2, future(2));
          say("F5.44", v2);
          break;
        }
        EXCEPT(Exception, BaseException) {
          say("F5.52", co.exception());
          TRY {
            say("F5.46");
          }
          EXCEPT_AS(e47, Exception) {
            say("F5.51", co.exception());
            say("F5.49", e47);
            say("F5.48");
            say("F5.50", e47);
          }
          END_TRY;
        }
        FINALLY {
          say("F5.53");
        }
        END_TRY;
      }
      RETURN(5);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {8.177287101745605, Event::result, 1, 77, kErrA, nullptr},
    {2.777215003967285, Event::result, 1, 56, kErrA, nullptr},
    {0.4998617172241211, Event::result, 1, 4, kErrA, nullptr},
  });
}
}  // namespace p64

namespace p65 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, d4 = Map(), i2 = 0, v0 = 0, v2 = 0, x3 = 0, x5 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        v2 = v0 + 59;
        TRY {
          YIELD_FROM(asyncio::sleep(3.1906776428222656));
        }
        EXCEPT_AS(e1, Exception) {
          say("F0.10", co.exception());
          say("F0.8", e1);
          for (i2 = 0; i2 < 3; ++i2) {
            RETURN(a);
          }
          d4 = {{0, 22}};
          FOR(std::tie(x3, x5), d4) {
            say("F0.6", x3);
            say("F0.6", x5);
            YIELD_FROM_INTO(v0, future(0));
            say("F0.7", v0);
          }
          END_FOR;
          say("F0.9", e1);
        }
        ELSE {
          say("F0.11");
        }
        FINALLY {
          say("F0.12");
        }
        END_TRY;
      }
      EXCEPT(CancelledError) {
        say("F0.14", co.exception());
        say("F0.13");
      }
      ELSE {
        say("F0.15");
      }
      FINALLY {
        say("F0.16");
      }
      END_TRY;
      RETURN(73);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([i20 = 0, m19 = Manager(), v0 = 0, v1 = 0, v2 = 0, x21 = 0](auto& co) mutable {
      BEGIN(co);
      WITH_INTO(m19, Manager{"W18", hides_value_error}) {
        say(m19.tag);
        for (i20 = 0; i20 < 1; ++i20) {
          RETURN_FROM(F0(v1));
        }
        FOR(x21, Range{76}) {
          say("F1.22", x21);
          YIELD_FROM_INTO(v2, F0(23));
          say("F1.23", v2);
        }
        END_FOR;
      }
      END_WITH;
      RETURN(v0);
      END;
  });
}
Coroutine<void> F3(int a) {
  struct Body {
    int a;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F1(a));
        case 1:
        co.result();
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F5(int) {
  struct Body {
    int i28 = 0;
    int v0 = 0;
    int v2 = 0;
    int x29 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i28 = 0; i28 < 1; ++i28) {
        TRY {
          FOR(x29, AsyncRange{"A30", 1, -1, 0.0}) {
            say("F5.31", x29);
            YIELD_FROM(F3(7));
            YIELD_FROM_INTO(v2, F0(v2));
            say("F5.32", v2);
          }
          END_FOR;
          say("F5.33");
        }
        FINALLY {
          WITH(AsyncManager{"W34", hides_value_error, 2.973320960998535}) {
            TRY {
              v0 = 34;
              say("F5.35");
            }
            EXCEPT_AS(e36, BaseException) {
              say("F5.40", co.exception());
              say("F5.38", e36);
              say("F5.37");
              say("F5.39", e36);
            }
            END_TRY;
          }
          END_WITH;
        }
        END_TRY;
      }
      RETURN(0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 2, {
    {11.242655754089355, Event::cancel_future, 1, 0, kErrA, nullptr},
    {3.390321731567383, Event::exception, 0, 0, kTypeError, "ev41"},
    {8.911590576171875, Event::result, 1, 93, kErrA, nullptr},
  });
}
}  // namespace p65

namespace p66 {
Coroutine<int> F2(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.6595516204833984));
      v0 = a;
      if ((v0 + 0) % 2 == 1) {
        TRY {
          TRY {
            if ((v1 + 6) % 2 == 0) {
              YIELD_FROM(asyncio::sleep(3.7681055068969727));
              say("F2.17");
              say("F2.18");
            }
          }
          EXCEPT(TypeError) {
            say("F2.20", co.exception());
            say("F2.19");
          }
          ELSE {
            say("F2.21");
          }
          END_TRY;
        }
        EXCEPT(StopIteration) {
          say("F2.23", co.exception());
          say("F2.22");
        }
        EXCEPT_AS(e24, BaseException) {
          say("F2.28", co.exception());
          say("F2.26", e24);
          say("F2.25");
          say("F2.27", e24);
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 2, {
    {8.905466079711914, Event::result, 1, 84, kErrA, nullptr},
  });
}
}  // namespace p66

namespace p67 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v0 + 4) % 2 == 0) {
          return co.raise(TypeError("m1"));
        }
        return co.return_(v0 + 15);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.39");
      TRY {
        TRY {
          if ((v1 + 5) % 3 == 1) {
            if ((v2 + 6) % 2 == 0) {
              YIELD_FROM(asyncio::sleep(0.0));
              RETURN_FROM(F0(v0));
            }
          }
        }
        EXCEPT_AS(e40, GeneratorExit, BaseException, TypeError) {
          say("F4.44", co.exception());
          say("F4.42", e40);
          say("F4.41");
          say("F4.43", e40);
        }
        EXCEPT(TypeError) {
          say("F4.46", co.exception());
          say("F4.45");
        }
        END_TRY;
      }
      EXCEPT_AS(e47, ValueError) {
        say("F4.51", co.exception());
        say("F4.49", e47);
        say("F4.48");
        say("F4.50", e47);
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 2, {
    {7.966545104980469, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.027868270874023, Event::result, 1, 18, kErrA, nullptr},
    {0.5874519348144531, Event::result, 1, 92, kErrA, nullptr},
  });
}
}  // namespace p67

namespace p68 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, m3 = Manager(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH_INTO(m3, Manager{"W2", hides_value_error}) {
        say(m3.tag);
        v2 = 22;
        TRY {
          RAISE(ValueError("m4"));
        }
        FINALLY {
          YIELD(v0);
          YIELD(v1);
          v1 = 54;
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    Map d6 = Map();
    int v0 = 0;
    int v1 = 0;
    int x5 = 0;
    int x7 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      d6 = {{0, 75}, {1, 73}, {2, 31}};
      FOR(std::tie(x5, x7), d6) {
        say("F1.8", x5);
        say("F1.8", x7);
        TRY {
          TRY {
            RAISE(ErrA("m9"));
          }
          EXCEPT_AS(e10, Exception) {
            say("F1.16", co.exception());
            say("F1.14", e10);
            if ((v0 + 1) % 3 == 0) {
              say("F1.13");
              YIELD(68);
            } else {
              say("F1.11", e10);
              say("F1.12", e10);
            }
            say("F1.15", e10);
          }
          EXCEPT_AS(e17, ErrB) {
            say("F1.21", co.exception());
            say("F1.19", e17);
            say("F1.18");
            say("F1.20", e17);
          }
          ELSE {
            say("F1.22");
          }
          FINALLY {
            say("F1.23");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F1.25", co.exception());
          say("F1.24");
        }
        FINALLY {
          say("F1.26");
        }
        END_TRY;
        if (d6.count(x5)) d6[x5] = 27;
      }
      END_FOR;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i76 = 0, l68 = Range(), ownd74 = Map(), s72 = Sent(), s78 = Sent(), v0 = 0, v1 = 0, v2 = 0, x67 = 0](auto& co) mutable {
      BEGIN(co);
      l68 = {78, 97, 99, 23};
      FOR(x67, l68) {
        say("F5.69", x67);
        v0 = a;
        if (l68.size() < 7) l68.push_back(82);
        TRY {
          YIELD(4);
        }
        EXCEPT_AS(e70, CancelledError, TypeError, RuntimeError) {
          say("F5.81", co.exception());
          say("F5.80", e70);
          WITH(Manager{"W71", plain}) {
            YIELD_INTO(s72, v1 + 27);
            say("F5.73", s72);
            YIELD_FROM_INTO(ownd74[v0 % 5], F0(v1 + 59));
            say("F5.75", ownd74);
          }
          END_WITH;
          for (i76 = 0; i76 < 2; ++i76) {
            break;
          }
          say("F5.77", e70);
          YIELD_INTO(s78, v2 + 4);
          say("F5.79", s78);
          RETURN_FROM(F1(v0 + 49));
        }
        END_TRY;
        YIELD_FROM(Range{16});
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p68

namespace p69 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, m9 = Manager(), s10 = Sent(), s12 = Sent(), s14 = Sent(), s3 = Sent(), v0 = 0, v2 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x1, Range{72, 56, 66}) {
        say("F0.2", x1);
        TRY {
          YIELD(a);
          YIELD(a);
          YIELD_INTO(s3, v2);
          say("F0.4", s3);
          WITH(suppress<ErrA, ErrB>(), suppress<ErrB, ValueError>()) {
            WITH_INTO(m9, Manager{"W8", plain}) {
              say(m9.tag);
              YIELD(v2 + 34);
              YIELD_INTO(s10, v2 + 68);
              say("F0.11", s10);
              YIELD_INTO(s12, 62);
              say("F0.13", s12);
              YIELD(v0 + 48);
            }
            END_WITH;
            if ((v0 + 1) % 3 == 0) {
              say("F0.16");
            } else {
              YIELD(a);
              YIELD_INTO(s14, 14);
              say("F0.15", s14);
              YIELD(v2);
            }
          }
          END_WITH;
        }
        EXCEPT(StopIteration) {
          say("F0.18", co.exception());
          say("F0.17");
        }
        FINALLY {
          say("F0.19");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([s33 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s33, v1 + 12);
      say("F2.34", s33);
      YIELD_FROM_INTO(v0, F0(21));
      say("F2.35", v0);
      YIELD(v0 + 81);
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p69

namespace p70 {
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, d56 = Map(), l60 = Range(), ownl65 = Range(), v0 = 0, v1 = 0, v2 = 0, x55 = 0, x57 = 0, x59 = 0, x67 = 0, x70 = 0](auto& co) mutable {
      BEGIN(co);
      d56 = {{0, 11}, {1, 97}, {2, 41}};
      FOR(std::tie(x55, x57), d56) {
        say("F4.58", x55);
        say("F4.58", x57);
        l60 = {50, 21, 51};
        FOR(x59, l60) {
          say("F4.61", x59);
          RAISE(GeneratorExit("m62"));
        }
        END_FOR;
        WITH_INTO(ownl65.emplace_back(), Giving("W64", raises_at_enter, 10)) {
          say("F4.0", ownl65);
          if (d56.count(x55)) d56[x55] = 66;
          YIELD(a);
        }
        END_WITH;
        continue;
      }
      END_FOR;
      v0 = a;
      YIELD(v1);
      TRY {
        FOR(x67, Range{}) {
          say("F4.68", x67);
          say("F4.69");
        }
        END_FOR;
        FOR(x70, Range{53}) {
          say("F4.71", x70);
          say("F4.72");
          WITH_INTO(std::tie(ownl65.emplace_back(), v1), GivingTwo("W74", hides_value_error, 34)) {
            say("F4.0", ownl65);
            say("F4.0", v1);
            TRY {
              YIELD(v2 + 77);
              boom(kErrA, "m75");
              RETURN(a);
            }
            EXCEPT(BaseException) {
              say("F4.77", co.exception());
              say("F4.76");
            }
            FINALLY {
              say("F4.78");
            }
            END_TRY;
          }
          END_WITH;
        }
        END_FOR;
      }
      EXCEPT(BaseException) {
        say("F4.80", co.exception());
        say("F4.79");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p70

namespace p71 {
Coroutine<int> F1(int) {
  return coroutine<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.3025293350219727));
      RAISE(ErrA("m12"));
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {11.941834449768066, Event::cancel_task, 0, 0, kErrA, nullptr},
    {3.020266532897949, Event::result, 1, 89, kErrA, nullptr},
    {8.06706714630127, Event::cancel_task, 1, 0, kErrA, nullptr},
    {3.9005651473999023, Event::result, 0, 6, kErrA, nullptr},
    {7.995443344116211, Event::exception, 0, 0, kValueError, "ev13"},
  });
}
}  // namespace p71

namespace p72 {
Coroutine<int> F0(int) {
  struct Body {
    int i1 = 0;
    Range ownl7 = Range();
    int v0 = 0;
    int x2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.519796371459961));
      YIELD();
      for (i1 = 0; i1 < 1; ++i1) {
        FOR(x2, Range{}) {
          say("F0.3", x2);
          YIELD();
          WITH(Raising{{"W4", raises_at_exit}}, AsyncManager{"W5", raises_at_exit, 2.788973808288574}) {
            YIELD_FROM(future(2));
            YIELD_FROM(future(0));
          }
          END_WITH;
          say("F0.6");
          YIELD();
          YIELD_FROM(asyncio::sleep(0.24377155303955078));
        }
        END_FOR;
        YIELD_FROM_INTO(ownl7.emplace_back(), future(2));
        say("F0.8", ownl7);
        TRY {
          say("F0.9");
        }
        EXCEPT(CancelledError) {
          say("F0.11", co.exception());
          say("F0.10");
        }
        ELSE {
          say("F0.12");
        }
        END_TRY;
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<void> F1(int a) {
  return coroutine<void>([a, i17 = 0, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Raising{{"W13", raises_at_enter}}, AsyncManager{"W14", plain, 0.0}, Manager{"W15", plain}) {
        YIELD_FROM(future(0));
        YIELD_FROM_INTO(v0, F0(v2 + 98));
        say("F1.16", v0);
      }
      END_WITH;
      TRY {
        for (i17 = 0; i17 < 2; ++i17) {
          TRY {
            say("F1.18");
            WITH(AsyncManager{"W19", hides_all, 0.0}) {
              YIELD_FROM_INTO(v0, F0(a));
              say("F1.20", v0);
              boom(kErrB, "m21");
            }
            END_WITH;
            break;
          }
          FINALLY {
            say("F1.22");
          }
          END_TRY;
        }
      }
      FINALLY {
        say("F1.23");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i24 = 0, i25 = 0, t34 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 0) % 2 == 0) {
        YIELD_FROM(future(0));
      }
      for (i24 = 0; i24 < 1; ++i24) {
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM(asyncio::sleep(0.0));
        for (i25 = 0; i25 < 2; ++i25) {
          TRY {
            RETURN(v0 + 8);
          }
          FINALLY {
            TRY {
              RAISE(ErrB("m26"));
            }
            EXCEPT_AS(e27, BaseException) {
              say("F2.31", co.exception());
              say("F2.29", e27);
              say("F2.28", e27);
              YIELD_FROM(F0(v2 + 74));
              say("F2.30", e27);
            }
            EXCEPT(RuntimeError) {
              say("F2.33", co.exception());
              YIELD_FROM(F1(97));
              say("F2.32");
              v1 = v0 + 41;
              YIELD_FROM(F0(v2));
              YIELD_FROM(F0(v1 + 30));
            }
            END_TRY;
          }
          END_TRY;
        }
      }
      TRY {
        if ((v2 + 6) % 2 == 1) {
          RETURN(a);
        }
        TRY {
          YIELD();
          t34 = spawn(F0(81));
          YIELD_FROM_INTO(v2, t34);
        }
        EXCEPT(GeneratorExit) {
          say("F2.36", co.exception());
          say("F2.35");
        }
        END_TRY;
      }
      EXCEPT_AS(e37, BaseException) {
        say("F2.41", co.exception());
        say("F2.39", e37);
        say("F2.38");
        say("F2.40", e37);
      }
      END_TRY;
      RETURN(v2 + 62);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {9.966726303100586, Event::result, 0, 82, kErrA, nullptr},
    {2.9546194076538086, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.440779685974121, Event::cancel_task, 1, 0, kErrA, nullptr},
    {6.396158218383789, Event::exception, 1, 0, kValueError, "ev42"},
    {8.567829132080078, Event::result, 2, 9, kErrA, nullptr},
  });
}
}  // namespace p72

namespace p73 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, ownd3 = Map(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      say("F0.1");
      YIELD();
      YIELD_FROM_INTO(v1, future(1));
      say("F0.2", v1);
      TRY {
        YIELD();
        YIELD_FROM_INTO(ownd3[0], future(0));
        say("F0.4", ownd3);
        RAISE(ErrB("m5"));
      }
      EXCEPT_AS(e6, StopIteration, BaseException, CancelledError) {
        say("F0.8", co.exception());
        say("F0.7", e6);
        RAISE();
      }
      EXCEPT(GeneratorExit) {
        say("F0.10", co.exception());
        RAISE(RuntimeError("m9"));
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<void> F1(int) {
  struct Body {
    int i12 = 0;
    int v0 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(25));
      say("F1.11", v0);
      for (i12 = 0; i12 < 1; ++i12) {
        RAISE(ValueError("m13"));
      }
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F4(int) {
  struct Body {
    Map d43 = Map();
    int i46 = 0;
    int i47 = 0;
    int v0 = 0;
    int v1 = 0;
    int x42 = 0;
    int x44 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      d43 = {{0, 54}};
      FOR(std::tie(x42, x44), d43) {
        say("F4.45", x42);
        say("F4.45", x44);
        if (d43.count(x42)) d43[x42] = 49;
        YIELD_FROM(F1(v0));
        YIELD_FROM(future(2));
        if ((v0 + 1) % 2 == 0) {
          v0 = v1;
        }
        for (i46 = 0; i46 < 2; ++i46) {
          for (i47 = 0; i47 < 3; ++i47) {
            say("F4.48");
          }
        }
      }
      END_FOR;
      RETURN(99);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {6.172389030456543, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p73

namespace p74 {
Generator<int, Sent, int> F1(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RETURN(v2);
      RETURN(v0 + 69);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::send, 11, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op28"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op29"},
    {Op::send, 99, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 62, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op31"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p74

}  // namespace

extern const std::vector<Program> programs_50;
const std::vector<Program> programs_50 = {
    {50, &p50::run, R"~(F3.14
F3.16 CancelledError()
F3.40
time 2330
root is cancelled
)~"},
    {51, &p51::run, R"~(A51 anext 0
F5.52 0
time 0
root ValueError(m53)
)~"},
    {52, &p52::run, R"~(raises CancelledError(m45)
stops
stops
raises ErrA(op46)
raises ErrB(op47)
stops
stops
stops
raises ErrB(op48)
stops
stops
dropped
)~"},
    {53, &p53::run, R"~(yields 0
F4.36 None
yields 36
F4.45
closed
closed
closed
stops
dropped
)~"},
    {54, &p54::run, R"~(F4.25
F4.26
yields 5
yields 0
F4.30
F4.30
closed
stops
dropped
)~"},
    {55, &p55::run, R"~(time 0
root ErrA(m27)
)~"},
    {56, &p56::run, R"~(yields 0
F0.2 None
F0.3
yields 65
yields 49
dropped
)~"},
    {57, &p57::run, R"~(time 1024000
root is cancelled
)~"},
    {58, &p58::run, R"~(W23 enter
W24 enter
W25 enter
W1 enter
yields 5
W25 exit None
W24 exit ErrA(W25)
W23 exit ErrA(W25)
F2.46
raises ErrA(W25)
stops
stops
raises ValueError(op47)
stops
stops
closed
stops
closed
stops
dropped
)~"},
    {59, &p59::run, R"~(W35 enter
F4.0 {0: 3}
F3.26
F3.28
F3.26
F3.28
F4.39 1
W35 exit None
time 0
root 62
)~"},
    {60, &p60::run, R"~(F2.37 CancelledError()
F2.35
F2.34
F2.36
time 1024000
root 0
)~"},
    {61, &p61::run, R"~(time 3422
root ValueError(m12)
)~"},
    {62, &p62::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
F1.3
F1.16
raises TypeError(m1)
stops
raises RuntimeError(op17)
stops
stops
stops
stops
raises ErrA(op18)
raises ValueError(op19)
stops
raises ErrA(op20)
dropped
)~"},
    {63, &p63::run, R"~(F3.50
time 0
root 19
)~"},
    {64, &p64::run, R"~(F5.39
F5.40 22
time 1024000
root is cancelled
)~"},
    {65, &p65::run, R"~(A30 anext 0
F5.31 0
W18 enter
W18
F0.11
F0.12
F0.15
F0.16
W18 exit None
F0.11
F0.12
F0.15
F0.16
F5.32 73
A30 anext 1
F5.33
W34 aenter
F5.35
W34 aexit
W34 exit None
time 12623
root 0
)~"},
    {66, &p66::run, R"~(F2.17
F2.18
F2.21
time 5557
root 5
)~"},
    {67, &p67::run, R"~(F4.39
time 0
root 5
)~"},
    {68, &p68::run, R"~(F5.69 78
yields 4
yields 16
F5.69 97
yields 4
closed
closed
stops
dropped
)~"},
    {69, &p69::run, R"~(closed
stops
stops
stops
stops
stops
closed
stops
stops
stops
closed
stops
dropped
)~"},
    {70, &p70::run, R"~(F4.58 0
F4.58 11
F4.61 50
raises GeneratorExit(m62)
stops
stops
stops
closed
stops
dropped
)~"},
    {71, &p71::run, R"~(time 2357
root ErrA(m12)
)~"},
    {72, &p72::run, R"~(time 3025
root is cancelled
)~"},
    {73, &p73::run, R"~(F4.45 0
F4.45 54
F0.1
time 6320
root is cancelled
)~"},
    {74, &p74::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises ValueError(op28)
stops
raises ErrB(op29)
stops
stops
stops
raises ErrA(op30)
stops
stops
raises ValueError(op31)
stops
dropped
)~"},
};
}  // namespace judge
