// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p0 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i4 = 0, ownl3 = Range(), s7 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      YIELD(a);
      YIELD(87);
      YIELD(v1 + 26);
      WITH_INTO(ownl3.emplace_back(), Giving("W2", hides_value_error, 85)) {
        say("F0.0", ownl3);
        RETURN(v0);
      }
      END_WITH;
      for (i4 = 0; i4 < 1; ++i4) {
        WITH_INTO(v2, Giving("W6", raises_at_enter, 62)) {
          say("F0.0", v2);
          if ((v2 + 3) % 3 == 1) {
            TRY {
              YIELD_INTO(s7, 23);
              say("F0.8", s7);
              YIELD(a);
              YIELD(v2 + 89);
              break;
            }
            EXCEPT(TypeError, BaseException, ErrB) {
              say("F0.9", co.exception());
              YIELD(v1);
            }
            FINALLY {
              say("F0.10");
            }
            END_TRY;
          }
        }
        END_WITH;
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i13 = 0, i14 = 0, s15 = Sent(), s17 = Sent(), v0 = 0, v1 = 0, v2 = 0, x11 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x11, F0(18)) {
        say("F1.12", x11);
        for (i13 = 0; i13 < 3; ++i13) {
          if ((v2 + 0) % 2 == 1) {
            YIELD_INTO(s17, v0);
            say("F1.18", s17);
            YIELD_FROM_INTO(v1, F0(v0 + 5));
            say("F1.19", v1);
            WITH(Manager{"W20", hides_all}) {
              RETURN_FROM(F0(v0));
            }
            END_WITH;
            TRY {
              YIELD_FROM(F0(v2 + 1));
            }
            EXCEPT_AS(e21, GeneratorExit) {
              say("F1.24", co.exception());
              say("F1.22", e21);
              YIELD(v2);
              say("F1.23", e21);
            }
            EXCEPT_AS(e25, ErrB) {
              say("F1.29", co.exception());
              say("F1.27", e25);
              say("F1.26");
              say("F1.28", e25);
            }
            FINALLY {
              say("F1.30");
            }
            END_TRY;
          } else {
            for (i14 = 0; i14 < 3; ++i14) {
              YIELD_INTO(s15, 14);
              say("F1.16", s15);
            }
            YIELD(a);
          }
        }
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 83, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 89, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 48, kErrA, nullptr},
    {Op::send, 86, kErrA, nullptr},
    {Op::send, 53, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op31"},
    {Op::raise, 0, kErrB, "op32"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p0

namespace p1 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RETURN(49);
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0, x11 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 9) % 3 == 0) {
        TRY {
          if ((v2 + 3) % 3 == 1) {
            YIELD_FROM(asyncio::sleep(0.0));
            FOR(x11, F0(v0 + 66)) {
              say("F2.12", x11);
              YIELD_FROM(asyncio::sleep(3.764054298400879));
            }
            END_FOR;
            TRY {
              RETURN(v1);
            }
            EXCEPT(Exception, BaseException, ErrA) {
              say("F2.14", co.exception());
              say("F2.13");
            }
            END_TRY;
          }
        }
        EXCEPT_AS(e15, CancelledError) {
          say("F2.19", co.exception());
          say("F2.17", e15);
          say("F2.16");
          say("F2.18", e15);
        }
        END_TRY;
      }
      RETURN(35);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int i20 = 0;
    int i24 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.020864486694336));
      TRY {
        for (i20 = 0; i20 < 3; ++i20) {
          TRY {
            TRY {
              say("F3.21");
            }
            EXCEPT(ValueError, Exception, GeneratorExit) {
              say("F3.22", co.exception());
              RETURN_FROM(F2(a));
            }
            ELSE {
              YIELD_FROM_INTO(v2, future(0));
              say("F3.23", v2);
              YIELD_FROM(F2(v2 + 80));
            }
            FINALLY {
              break;
            }
            END_TRY;
            for (i24 = 0; i24 < 2; ++i24) {
              say("F3.25");
            }
          }
          EXCEPT_AS(e26, Exception) {
            say("F3.30", co.exception());
            say("F3.28", e26);
            say("F3.27");
            say("F3.29", e26);
          }
          EXCEPT_AS(e31, ErrB) {
            say("F3.35", co.exception());
            say("F3.33", e31);
            say("F3.32");
            say("F3.34", e31);
          }
          END_TRY;
        }
      }
      EXCEPT_AS(e36, BaseException) {
        say("F3.40", co.exception());
        say("F3.38", e36);
        say("F3.37");
        say("F3.39", e36);
      }
      FINALLY {
        say("F3.41");
      }
      END_TRY;
      RETURN(v2 + 12);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {3.105898857116699, Event::exception, 0, 0, kTypeError, "ev42"},
    {8.065718650817871, Event::exception, 0, 0, kErrB, "ev43"},
    {6.437195777893066, Event::cancel_task, 0, 0, kErrA, nullptr},
    {2.5114450454711914, Event::result, 0, 72, kErrA, nullptr},
  });
}
}  // namespace p1

namespace p2 {
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s15 = Sent(), s18 = Sent(), s20 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(suppress<ErrB, ErrA>(), Manager{"W14", plain}) {
          TRY {
            if ((v0 + 0) % 2 == 1) {
              v0 = 94;
              YIELD_INTO(s20, 31);
              say("F1.21", s20);
              YIELD(v2);
            } else {
              YIELD_INTO(s15, 7);
              say("F1.16", s15);
              say("F1.17");
              YIELD_INTO(s18, 3);
              say("F1.19", s18);
            }
          }
          EXCEPT(Exception) {
            say("F1.24", co.exception());
            WITH(Manager{"W22", raises_at_exit}, suppress<ValueError, ErrA>()) {
              YIELD(v2 + 16);
            }
            END_WITH;
          }
          FINALLY {
            say("F1.25");
          }
          END_TRY;
        }
        END_WITH;
      }
      EXCEPT_AS(e26, ErrA) {
        say("F1.30", co.exception());
        say("F1.28", e26);
        say("F1.27");
        say("F1.29", e26);
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 65, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op31"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p2

namespace p3 {
Coroutine<int> F2(int) {
  return coroutine<int>([ownl32 = Range(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.7497835159301758));
      YIELD_FROM_INTO(v1, future(2));
      say("F2.31", v1);
      YIELD_FROM_INTO(std::tie(ownl32.emplace_back(), v1), two(48, 78, 0.24032211303710938));
      say("F2.33", ownl32);
      say("F2.33", v1);
      RETURN(v1 + 77);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
  });
}
}  // namespace p3

namespace p4 {
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(0));
      say("F4.16", v1);
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {7.021027565002441, Event::exception, 0, 0, kValueError, "ev17"},
  });
}
}  // namespace p4

namespace p5 {
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      RETURN(v2);
      RETURN(43);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 59, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 45, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 94, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op39"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p5

namespace p6 {
Generator<int, Sent, int> F3(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v0 + 81);
        case 1:;
        return co.yield_(2, v1 + 57);
        case 2:;
        if ((v2 + 1) % 3 == 1) {
          return co.raise(ValueError("m38"));
        }
        say("F3.39");
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, m47 = Manager(), ownd42 = Map(), ownl58 = Range(), v0 = 0, v1 = 0, v2 = 0, x50 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F3(a));
      say("F4.40", v0);
      if ((v2 + 3) % 3 == 1) {
        YIELD(v0 + 51);
      } else {
        say("F4.41");
      }
      if ((v0 + 1) % 3 == 0) {
        TRY {
          YIELD(a);
          YIELD_FROM_INTO(ownd42[v0 % 5], F3(v2));
          say("F4.43", ownd42);
        }
        EXCEPT_AS(e44, ErrA, RuntimeError, RuntimeError) {
          say("F4.63", co.exception());
          say("F4.61", e44);
          WITH_INTO(m47, Manager{"W46", plain}) {
            say(m47.tag);
            RAISE(RuntimeError("m48"));
          }
          END_WITH;
          say("F4.49");
          FOR(x50, F3(86)) {
            say("F4.51", x50);
            TRY {
              YIELD(37);
              break;
            }
            EXCEPT_AS(e52, BaseException) {
              say("F4.54", co.exception());
              say("F4.53", e52);
              break;
            }
            EXCEPT_AS(e55, BaseException) {
              say("F4.57", co.exception());
              say("F4.56", e55);
              RETURN(a);
            }
            ELSE {
              YIELD_FROM_INTO(ownl58.emplace_back(), F3(v2));
              say("F4.59", ownl58);
              break;
            }
            END_TRY;
          }
          END_FOR;
          say("F4.60", e44);
          say("F4.62", e44);
        }
        EXCEPT_AS(e64, CancelledError, ErrA, Exception) {
          say("F4.67", co.exception());
          say("F4.65", e64);
          YIELD(v1 + 46);
          say("F4.66", e64);
        }
        END_TRY;
      }
      RETURN(44);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op68"},
    {Op::send, 34, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p6

namespace p7 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD();
      YIELD_FROM_INTO(v1, future(0));
      say("F0.1", v1);
      RETURN(72);
      END;
  });
}
AsyncGenerator<int> F2(int a) {
  return async_generator<int>([a, l15 = Range(), ownl16 = Range(), v0 = 0, v1 = 0, v2 = 0, x14 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W13", hides_value_error}) {
          YIELD(v0 + 85);
        }
        END_WITH;
      }
      FINALLY {
        if ((v2 + 5) % 3 == 0) {
          say("F2.22");
        } else {
          YIELD_FROM(F0(v1 + 10));
          l15 = {87, 48, 29};
          FOR(ownl16.emplace_back(), l15) {
            say("F2.17", ownl16);
            YIELD_FROM(asyncio::sleep(0.0));
            WITH_INTO(v1, Giving("W19", raises_at_exit, 71)) {
              say("F2.0", v1);
              v2 = 51;
              if (l15.size() < 7) l15.push_back(20);
              v2 = a;
              YIELD_FROM_INTO(v1, F0(a));
              say("F2.21", v1);
            }
            END_WITH;
          }
          END_FOR;
        }
      }
      END_TRY;
      END;
  });
}
AsyncGenerator<int> F3(int) {
  return async_generator<int>([l27 = Range(), ownl24 = Range(), v0 = 0, v2 = 0, x26 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(61);
      }
      EXCEPT_AS(e23, GeneratorExit) {
        say("F3.35", co.exception());
        say("F3.33", e23);
        if ((v0 + 3) % 2 == 0) {
          YIELD_FROM(asyncio::sleep(2.4962663650512695));
          say("F3.32", e23);
        } else {
          YIELD_FROM_INTO(ownl24.emplace_back(), F0(v2));
          say("F3.25", ownl24);
          l27 = {94, 29, 25, 66};
          FOR(x26, l27) {
            say("F3.28", x26);
            if (!l27.empty()) l27.erase(l27.begin());
            if (!l27.empty()) l27.pop_back();
          }
          END_FOR;
          say("F3.31", e23);
        }
        say("F3.34", e23);
      }
      EXCEPT(ValueError) {
        say("F3.37", co.exception());
        say("F3.36");
      }
      FINALLY {
        say("F3.38");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, d44 = Map(), d56 = Map(), i52 = 0, o64 = Outcome<int>(), ownl66 = Range(), t59 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x40 = 0, x43 = 0, x45 = 0, x55 = 0, x57 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = 50;
      if ((v0 + 4) % 2 == 0) {
        say("F4.74");
      } else {
        say("F4.39");
        TRY {
          FOR(x40, AsyncRange{"A41", 3, -1, 0.0855875015258789}) {
            say("F4.42", x40);
            d44 = {{0, 24}, {1, 27}, {2, 3}, {3, 32}};
            FOR(std::tie(x43, x45), d44) {
              say("F4.46", x43);
              say("F4.46", x45);
              YIELD_FROM_INTO(v1, future(0));
              say("F4.47", v1);
              d44[49] = 0;
              RAISE(ErrB("m48"));
            }
            END_FOR;
          }
          END_FOR;
          WITH(asynccontextmanager(F2(99)), asynccontextmanager(F3(92))) {
            for (i52 = 0; i52 < 3; ++i52) {
              YIELD_FROM(F0(a));
              YIELD_FROM_INTO(v2, F0(v0));
              say("F4.53", v2);
              YIELD_FROM(asyncio::sleep(2.032625198364258));
              YIELD_FROM(F0(v0));
              YIELD_FROM(future(0));
            }
            YIELD_FROM_INTO(v1, F0(a));
            say("F4.54", v1);
            d56 = {{0, 32}, {1, 17}};
            FOR(std::tie(x55, x57), d56) {
              say("F4.58", x55);
              say("F4.58", x57);
              t59 = spawn(F0(a));
              YIELD_FROM_INTO(v1, t59);
              if (d56.count(x55)) d56[x55] = 61;
              if (d56.count(x55)) d56[x55] = 60;
            }
            END_FOR;
          }
          END_WITH;
          if ((v2 + 2) % 3 == 0) {
            YIELD_FROM_INTO(ownl66.emplace_back(), future(0));
            say("F4.67", ownl66);
          } else {
            boom(kErrB, "m62");
            YIELD_FROM_INTO(v1, F0(a));
            say("F4.63", v1);
            YIELD_FROM(asyncio::sleep(3.023106575012207));
            YIELD_FROM(future(0));
            YIELD_FROM_OUTCOME(o64, F0(v1));
            say("F4.65", o64);
          }
        }
        EXCEPT_AS(e68, ErrA) {
          say("F4.72", co.exception());
          say("F4.70", e68);
          say("F4.69");
          say("F4.71", e68);
        }
        ELSE {
          say("F4.73");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {7.130990028381348, Event::exception, 0, 0, kTypeError, "ev75"},
    {5.5520172119140625, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p7

namespace p8 {
Coroutine<int> F2(int) {
  struct Body {
    Range l70 = Range();
    Range ownl59 = Range();
    int v2 = 0;
    int x69 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.6055335998535156));
      WITH_INTO(ownl59.emplace_back(), Giving("W58", plain, 88)) {
        say("F2.0", ownl59);
        TRY {
          YIELD_FROM_INTO(v2, future(0));
          say("F2.60", v2);
          YIELD();
          TRY {
            say("F2.61");
            TRY {
              RETURN_FROM(future(1));
            }
            EXCEPT_AS(e62, GeneratorExit) {
              say("F2.66", co.exception());
              say("F2.64", e62);
              YIELD_FROM_INTO(v2, future(0));
              say("F2.63", v2);
              YIELD_FROM(asyncio::sleep(1.9865942001342773));
              say("F2.65", e62);
            }
            END_TRY;
            YIELD_FROM(asyncio::sleep(3.681804656982422));
          }
          FINALLY {
            say("F2.67");
            YIELD_FROM(asyncio::sleep(0.0));
          }
          END_TRY;
          boom(kCancelledError, "m68");
        }
        EXCEPT(GeneratorExit, ErrA) {
          say("F2.74", co.exception());
          l70 = {9, 29, 92};
          FOR(ownl59.emplace_back(), l70) {
            say("F2.71", ownl59);
            say("F2.72");
            if (l70.size() < 7) l70.push_back(73);
          }
          END_FOR;
        }
        EXCEPT_AS(e75, TypeError, ErrB, RuntimeError) {
          say("F2.79", co.exception());
          say("F2.77", e75);
          say("F2.76");
          say("F2.78", e75);
        }
        FINALLY {
          say("F2.80");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(12);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 2, {
    {2.8269433975219727, Event::result, 0, 13, kErrA, nullptr},
    {0.8140382766723633, Event::result, 0, 21, kErrA, nullptr},
  });
}
}  // namespace p8

namespace p9 {
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int i34 = 0;
    int i36 = 0;
    Manager m31 = Manager();
    Map ownd32 = Map();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH_INTO(m31, Manager{"W30", plain}) {
        say(m31.tag);
        YIELD();
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM(future(1));
        v2 = 61;
        YIELD_FROM_INTO(std::tie(ownd32[4], v0), two(74, 55, 2.0939817428588867));
        say("F3.33", ownd32);
        say("F3.33", v0);
      }
      END_WITH;
      v0 = 92;
      for (i34 = 0; i34 < 2; ++i34) {
        TRY {
          if ((v0 + 1) % 3 == 0) {
            say("F3.39");
          } else {
            WITH(Manager{"W35", raises_at_exit}) {
              YIELD();
            }
            END_WITH;
            for (i36 = 0; i36 < 3; ++i36) {
              YIELD();
              v0 = 77;
              say("F3.37");
              YIELD_FROM_INTO(v2, future(1));
              say("F3.38", v2);
            }
          }
        }
        EXCEPT(ErrA) {
          say("F3.41", co.exception());
          say("F3.40");
        }
        EXCEPT_AS(e42, Exception) {
          say("F3.46", co.exception());
          say("F3.44", e42);
          say("F3.43");
          say("F3.45", e42);
        }
        EXCEPT(BaseException, Exception, Exception) {
          say("F3.48", co.exception());
          say("F3.47");
        }
        END_TRY;
      }
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 2, {
    {10.15541934967041, Event::result, 0, 32, kErrA, nullptr},
    {8.285234451293945, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p9

namespace p10 {
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      RAISE(ValueError("m59"));
      RETURN(55);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::send, 24, kErrA, nullptr},
    {Op::send, 46, kErrA, nullptr},
    {Op::send, 6, kErrA, nullptr},
    {Op::send, 21, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p10

namespace p11 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        for (i1 = 0; i1 < 1; ++i1) {
          return co.yield_from(1, asyncio::sleep(0));
          case 1:
          co.result();
        }
        return co.yield_from(2, asyncio::sleep(0.3626823425292969));
        case 2:
        co.result();
        return co.yield_from(3, asyncio::sleep(0));
        case 3:
        co.result();
        return co.yield_from(4, future(1));
        case 4:
        co.result();
        if ((v2 + 9) % 2 == 0) {
          return co.raise(ErrB("m2"));
        }
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    Sent s13 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s13, a);
      say("F2.14", s13);
      YIELD(77);
      say("F2.15");
      YIELD(v2);
      RETURN(49);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i35 = 0;
    Map ownd33 = Map();
    Range ownl31 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x29 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      say("F4.26");
      TRY {
        TRY {
          YIELD_FROM(F0(77));
          WITH(AsyncManager{"W27", plain, 1.850489616394043}, suppress<ErrA, ValueError>()) {
            v0 = v0 + 29;
            FOR(x29, F2(a)) {
              say("F4.30", x29);
              YIELD_FROM(asyncio::sleep(1.9932441711425781));
              YIELD_FROM_INTO(std::tie(ownl31.emplace_back(), v0), gather(F0(v1), F0(v0)));
              say("F4.32", ownl31);
              say("F4.32", v0);
              continue;
            }
            END_FOR;
            YIELD_FROM(future(1));
            YIELD_FROM_INTO(ownd33[2], F0(v2));
            say("F4.34", ownd33);
            v0 = v2;
          }
          END_WITH;
          TRY {
            for (i35 = 0; i35 < 3; ++i35) {
              RAISE(TypeError("m36"));
            }
            YIELD_FROM(asyncio::sleep(3.1170177459716797));
            YIELD();
          }
          EXCEPT_AS(e37, Exception, ErrA, ErrA) {
            say("F4.42", co.exception());
            say("F4.40", e37);
            if ((v1 + 2) % 2 == 1) {
              say("F4.39");
            } else {
              say("F4.38");
            }
            say("F4.41", e37);
          }
          EXCEPT(ErrB, BaseException, RuntimeError) {
            say("F4.44", co.exception());
            say("F4.43");
          }
          EXCEPT_AS(e45, TypeError) {
            say("F4.49", co.exception());
            say("F4.47", e45);
            say("F4.46");
            say("F4.48", e45);
          }
          ELSE {
            say("F4.50");
          }
          FINALLY {
            say("F4.51");
          }
          END_TRY;
        }
        FINALLY {
          say("F4.52");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F4.54", co.exception());
        say("F4.53");
      }
      END_TRY;
      RETURN(26);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {3.8766708374023438, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p11

namespace p12 {
Coroutine<void> F3(int a) {
  struct Body {
    int a;
    int i38 = 0;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 6) % 2 == 0) {
          return co.raise(ErrB("m37"));
        }
        v0 = a;
        for (i38 = 0; i38 < 2; ++i38) {
          return co.yield_from(1, asyncio::sleep(0));
          case 1:
          co.result();
        }
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM(F3(v1));
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {10.255110740661621, Event::result, 2, 77, kErrA, nullptr},
    {6.054704666137695, Event::exception, 2, 0, kTypeError, "ev47"},
  });
}
}  // namespace p12

namespace p13 {
Coroutine<void> F1(int) {
  return coroutine<void>([](auto& co) mutable {
      BEGIN(co);
      RAISE(TypeError("m2"));
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, m5 = Manager(), v1 = 0, v2 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      WITH_INTO(m5, Manager{"W4", plain}) {
        say(m5.tag);
        FOR(x6, Range{56}) {
          say("F2.7", x6);
          TRY {
            YIELD_FROM_INTO(v1, future(1));
            say("F2.8", v1);
            YIELD_FROM(F1(a));
            TRY {
              YIELD_FROM(asyncio::sleep(0.5244064331054688));
              say("F2.9");
              YIELD_FROM(F1(v2 + 49));
              say("F2.10");
              v2 = a;
            }
            EXCEPT(ErrB) {
              say("F2.12", co.exception());
              YIELD_FROM(asyncio::sleep(3.605757713317871));
              say("F2.11");
              break;
            }
            ELSE {
              say("F2.13");
            }
            FINALLY {
              say("F2.14");
            }
            END_TRY;
          }
          FINALLY {
            say("F2.15");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {3.0859928131103516, Event::result, 2, 71, kErrA, nullptr},
    {1.796163558959961, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p13

namespace p14 {
Coroutine<int> F0(int) {
  return coroutine<int>([d2 = Map(), i5 = 0, i6 = 0, i7 = 0, v0 = 0, x1 = 0, x3 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(1));
      d2 = {{0, 46}, {1, 80}, {2, 80}};
      FOR(std::tie(x1, x3), d2) {
        say("F0.4", x1);
        say("F0.4", x3);
        for (i5 = 0; i5 < 3; ++i5) {
          YIELD();
          YIELD_FROM(asyncio::sleep(0.0));
          YIELD_FROM(future(1));
        }
        d2.erase(x1);
        for (i6 = 0; i6 < 2; ++i6) {
          YIELD();
          for (i7 = 0; i7 < 3; ++i7) {
            YIELD();
            FOR(x8, Range{57, 79}) {
              say("F0.9", x8);
              YIELD_FROM(asyncio::sleep(0.4097127914428711));
              v0 = 35;
            }
            END_FOR;
          }
        }
      }
      END_FOR;
      RETURN(v0 + 67);
      END;
  });
}
Generator<int, Sent, void> F2(int) {
  return generator<int, Sent, void>([i18 = 0, m15 = Manager(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W12", hides_value_error}) {
          YIELD(v2 + 90);
        }
        END_WITH;
      }
      FINALLY {
        if ((v1 + 8) % 2 == 0) {
          TRY {
            v0 = 4;
            WITH_INTO(m15, Manager{"W14", plain}) {
              say(m15.tag);
              RAISE(RuntimeError("m16"));
            }
            END_WITH;
            boom(kErrA, "m17");
          }
          FINALLY {
            for (i18 = 0; i18 < 2; ++i18) {
              break;
            }
            WITH(Manager{"W19", hides_all}) {
              say("F2.20");
            }
            END_WITH;
          }
          END_TRY;
        } else {
          RETURN();
        }
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F0(v1 + 31));
        case 1:
        co.result();
        say("F3.21");
        return co.yield_from(2, asyncio::sleep(0));
        case 2:
        co.result();
        v0 = a;
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
AsyncGenerator<int> F4(int a) {
  return async_generator<int>([a, i29 = 0, ownd31 = Map(), v0 = 0, v1 = 0, x33 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(a);
      }
      FINALLY {
        say("F4.22");
        WITH(Manager{"W23", raises_at_exit}, Manager{"W24", hides_value_error}, Manager{"W25", hides_value_error}) {
          WITH(Manager{"W26", plain}, contextmanager(F2(a))) {
            say("F4.28");
          }
          END_WITH;
          for (i29 = 0; i29 < 1; ++i29) {
            YIELD_FROM_INTO(v0, F0(v1 + 0));
            say("F4.30", v0);
            YIELD_FROM_INTO(std::tie(std::ignore, ownd31[2]), two(87, 75, 0.0));
            say("F4.32", ownd31);
          }
          FOR(x33, AsyncRange{"A34", 2, -1, 0.5474309921264648}) {
            say("F4.35", x33);
            say("F4.36");
          }
          END_FOR;
        }
        END_WITH;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F5(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(asynccontextmanager(F4(v1 + 76))) {
        YIELD_FROM(F3(60));
      }
      END_WITH;
      YIELD();
      YIELD();
      RAISE(ErrA("m38"));
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 3, {
    {6.782881736755371, Event::exception, 2, 0, kRuntimeError, "ev39"},
    {10.00104808807373, Event::result, 2, 23, kErrA, nullptr},
    {11.488790512084961, Event::result, 2, 25, kErrA, nullptr},
    {6.153119087219238, Event::result, 1, 60, kErrA, nullptr},
    {3.4889392852783203, Event::cancel_task, 1, 0, kErrA, nullptr},
    {5.343682289123535, Event::exception, 1, 0, kRuntimeError, "ev40"},
  });
}
}  // namespace p14

namespace p15 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s3 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W1", raises_at_exit}, suppress<ValueError, CancelledError>()) {
        YIELD_INTO(s3, a);
        say("F0.4", s3);
        YIELD(v1 + 73);
      }
      END_WITH;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, ownd5 = Map(), s7 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 7) % 2 == 0) {
        TRY {
          YIELD_FROM_INTO(ownd5[v0 % 5], F0(a));
          say("F1.6", ownd5);
          YIELD_FROM(Range{51, 64});
          YIELD(a);
          YIELD_FROM(F0(v1 + 49));
          if ((v1 + 7) % 2 == 0) {
            YIELD_FROM(Range{94, 11});
            YIELD_INTO(s7, v0 + 7);
            say("F1.8", s7);
            TRY {
              say("F1.9");
            }
            FINALLY {
              say("F1.10");
            }
            END_TRY;
          }
        }
        EXCEPT_AS(e11, Exception) {
          say("F1.15", co.exception());
          say("F1.13", e11);
          say("F1.12");
          say("F1.14", e11);
        }
        END_TRY;
      }
      RETURN(86);
      END;
  });
}
Generator<int, Sent, void> F2(int a) {
  return generator<int, Sent, void>([a, i18 = 0, s19 = Sent(), v1 = 0, v2 = 0, x16 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x16, Range{}) {
          say("F2.17", x16);
          for (i18 = 0; i18 < 3; ++i18) {
            YIELD_INTO(s19, a);
            say("F2.20", s19);
          }
          if ((v2 + 9) % 3 == 0) {
            say("F2.24");
          } else {
            say("F2.21");
            YIELD_FROM(F0(22));
            if ((v1 + 1) % 3 == 1) {
              say("F2.23");
            } else {
              say("F2.22");
            }
          }
        }
        END_FOR;
      }
      EXCEPT_AS(e25, ErrA, CancelledError, ErrB) {
        say("F2.29", co.exception());
        say("F2.27", e25);
        say("F2.26");
        say("F2.28", e25);
      }
      EXCEPT(ErrA) {
        say("F2.31", co.exception());
        say("F2.30");
      }
      FINALLY {
        say("F2.32");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int i35 = 0;
    Sent s38 = Sent();
    int v1 = 0;
    int v2 = 0;
    int x36 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        RAISE(ErrA("m33"));
      }
      EXCEPT_AS(e34, StopIteration, RuntimeError, CancelledError) {
        say("F3.46", co.exception());
        say("F3.44", e34);
        v2 = 74;
        for (i35 = 0; i35 < 1; ++i35) {
          FOR(x36, F0(41)) {
            say("F3.37", x36);
            TRY {
              RAISE();
            }
            FINALLY {
              YIELD_INTO(s38, a);
              say("F3.39", s38);
              YIELD_FROM_INTO(v1, F1(94));
              say("F3.40", v1);
              say("F3.41", e34);
              say("F3.42");
              RAISE(RuntimeError("m43"));
            }
            END_TRY;
            break;
          }
          END_FOR;
        }
        say("F3.45", e34);
      }
      FINALLY {
        TRY {
          say("F3.47");
        }
        EXCEPT(CancelledError) {
          say("F3.49", co.exception());
          say("F3.48");
        }
        ELSE {
          say("F3.50");
        }
        FINALLY {
          say("F3.51");
        }
        END_TRY;
      }
      END_TRY;
      RETURN(v2 + 42);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F4(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        WITH(Manager{"W52", hides_value_error}) {
          YIELD(v1);
        }
        END_WITH;
        say("F4.61");
      }
      EXCEPT(BaseException) {
        say("F4.60", co.exception());
        TRY {
          RETURN();
        }
        EXCEPT_AS(e53, GeneratorExit, ErrA, BaseException) {
          say("F4.59", co.exception());
          say("F4.57", e53);
          say("F4.54", e53);
          WITH(Manager{"W55", plain}) {
            say("F4.56");
          }
          END_WITH;
          say("F4.58", e53);
        }
        END_TRY;
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F2(a));
      TRY {
        YIELD(a);
      }
      EXCEPT(AttributeError) {
        say("F5.73", co.exception());
        WITH(Manager{"W62", hides_value_error}) {
          WITH_INTO(v1, contextmanager(F4(98))) {
            say("F5.0", v1);
            TRY {
              YIELD_FROM(F2(v2 + 46));
              RAISE(GeneratorExit("m65"));
            }
            EXCEPT_AS(e66, ErrB) {
              say("F5.70", co.exception());
              say("F5.68", e66);
              boom(kRuntimeError, "m67");
              say("F5.69", e66);
            }
            ELSE {
              YIELD_FROM(Range{95, 77, 68});
            }
            END_TRY;
            YIELD_FROM(F2(v0));
            TRY {
              YIELD_FROM_INTO(v2, F3(6));
              say("F5.71", v2);
              YIELD(a);
              YIELD_FROM(F1(v2 + 92));
            }
            EXCEPT(ValueError, CancelledError, BaseException) {
              say("F5.72", co.exception());
              YIELD(v2);
            }
            END_TRY;
          }
          END_WITH;
        }
        END_WITH;
      }
      ELSE {
        say("F5.74");
      }
      FINALLY {
        say("F5.75");
      }
      END_TRY;
      RETURN(v0 + 36);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::send, 94, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p15

namespace p16 {
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RAISE(RuntimeError("m28"));
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 2, {
    {6.925518989562988, Event::exception, 1, 0, kValueError, "ev29"},
    {5.797032356262207, Event::cancel_future, 0, 0, kErrA, nullptr},
    {6.528265953063965, Event::result, 1, 2, kErrA, nullptr},
  });
}
}  // namespace p16

namespace p17 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = v2 + 31;
      YIELD(v2 + 40);
      YIELD(a);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, l2 = Range(), v0 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(v0 + 81));
      l2 = {96};
      FOR(x1, l2) {
        say("F1.3", x1);
        if (l2.size() < 7) l2.push_back(4);
      }
      END_FOR;
      YIELD(31);
      RETURN(a);
      END;
  });
}
Generator<int, Sent, void> F2(int a) {
  struct Body {
    int a;
    int i5 = 0;
    Sent s6 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      for (i5 = 0; i5 < 2; ++i5) {
        YIELD_INTO(s6, v2);
        say("F2.7", s6);
        say("F2.8");
        break;
      }
      YIELD_FROM_INTO(v0, F1(a));
      say("F2.9", v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int i10 = 0;
    Manager m15 = Manager();
    Range ownl11 = Range();
    Sent s22 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x16 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        for (i10 = 0; i10 < 2; ++i10) {
          break;
        }
        YIELD_FROM_INTO(ownl11.emplace_back(), F1(a));
        say("F3.12", ownl11);
        WITH_INTO(m15, Manager{"W14", hides_all}) {
          say(m15.tag);
          FOR(x16, F0(a)) {
            say("F3.17", x16);
            TRY {
              YIELD_FROM(F0(v2 + 92));
              break;
            }
            EXCEPT_AS(e18, ValueError) {
              say("F3.20", co.exception());
              say("F3.19", e18);
              RAISE();
            }
            ELSE {
              break;
            }
            END_TRY;
            TRY {
              YIELD_FROM(F1(a));
              YIELD(v1 + 96);
              YIELD(66);
              YIELD(v0 + 90);
              YIELD(v2 + 17);
            }
            EXCEPT_AS(e21, BaseException, Exception, GeneratorExit) {
              say("F3.27", co.exception());
              say("F3.25", e21);
              YIELD_INTO(s22, 66);
              say("F3.23", s22);
              say("F3.24");
              YIELD_FROM(F2(v0 + 26));
              say("F3.26", e21);
            }
            END_TRY;
          }
          END_FOR;
          YIELD(51);
        }
        END_WITH;
      }
      EXCEPT_AS(e28, Exception) {
        say("F3.32", co.exception());
        say("F3.30", e28);
        say("F3.29");
        say("F3.31", e28);
      }
      EXCEPT(RuntimeError) {
        say("F3.34", co.exception());
        say("F3.33");
      }
      FINALLY {
        say("F3.35");
      }
      END_TRY;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p17

namespace p18 {
Coroutine<int> F4(int) {
  struct Body {
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RETURN_FROM(future(1));
      RETURN(84);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {0.20638656616210938, Event::result, 0, 68, kErrA, nullptr},
    {2.2399187088012695, Event::cancel_task, 1, 0, kErrA, nullptr},
    {0.29306983947753906, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.471942901611328, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p18

namespace p19 {
Generator<int, Sent, int> F1(int) {
  struct Body {
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v2 + 13);
      say("F1.9");
      RETURN(58);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op10"},
    {Op::raise, 0, kValueError, "op11"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 33, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op12"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p19

namespace p20 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s3 = Sent(), s8 = Sent(), v0 = 0, v1 = 0, v2 = 0, x15 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F0.1");
        YIELD_FROM(Range{40});
      }
      EXCEPT_AS(e2, ErrA) {
        say("F0.25", co.exception());
        say("F0.23", e2);
        YIELD_FROM(Range{51, 10, 26});
        TRY {
          YIELD_INTO(s3, v2);
          say("F0.4", s3);
        }
        EXCEPT(Exception, ErrB) {
          say("F0.13", co.exception());
          TRY {
            say("F0.5");
          }
          EXCEPT_AS(e6, BaseException, ErrA, ErrA) {
            say("F0.12", co.exception());
            say("F0.10", e6);
            say("F0.7");
            YIELD_INTO(s8, a);
            say("F0.9", s8);
            say("F0.11", e6);
          }
          END_TRY;
          YIELD_FROM(Range{});
        }
        FINALLY {
          WITH(suppress<ValueError, TypeError>()) {
            FOR(x15, Range{15}) {
              say("F0.16", x15);
              RAISE(RuntimeError("m17"));
            }
            END_FOR;
            TRY {
              v1 = v0;
            }
            EXCEPT_AS(e18, CancelledError, TypeError, ErrB) {
              say("F0.22", co.exception());
              say("F0.20", e18);
              say("F0.19");
              say("F0.21", e18);
            }
            END_TRY;
          }
          END_WITH;
        }
        END_TRY;
        say("F0.24", e2);
      }
      FINALLY {
        say("F0.26");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, ownd40 = Map(), ownl38 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(F0(a));
        YIELD_FROM_INTO(v1, F0(a));
        say("F2.35", v1);
        if ((v2 + 1) % 3 == 1) {
          if ((v2 + 3) % 3 == 0) {
            WITH_INTO(ownl38.emplace_back(), Giving("W37", hides_value_error, 87)) {
              say("F2.0", ownl38);
              RAISE(ErrA("m39"));
            }
            END_WITH;
            TRY {
              YIELD(a);
              YIELD_FROM_INTO(ownd40[v1 % 5], F0(16));
              say("F2.41", ownd40);
              YIELD(v0);
            }
            EXCEPT_AS(e42, Exception) {
              say("F2.49", co.exception());
              say("F2.47", e42);
              say("F2.43");
              YIELD_FROM_INTO(v1, F0(v0));
              say("F2.44", v1);
              say("F2.45", e42);
              YIELD_FROM_INTO(v0, F0(a));
              say("F2.46", v0);
              YIELD_FROM(F0(a));
              say("F2.48", e42);
            }
            FINALLY {
              YIELD_FROM_INTO(v2, F0(v1 + 64));
              say("F2.50", v2);
              YIELD(v2);
            }
            END_TRY;
          }
        } else {
          YIELD_FROM(F0(a));
          RETURN_FROM(F0(v2));
        }
      }
      EXCEPT_AS(e51, Exception) {
        say("F2.55", co.exception());
        say("F2.53", e51);
        say("F2.52");
        say("F2.54", e51);
      }
      EXCEPT(TypeError) {
        say("F2.57", co.exception());
        say("F2.56");
      }
      ELSE {
        say("F2.58");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::send, 11, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 87, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 91, kErrA, nullptr},
    {Op::send, 22, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op59"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p20

namespace p21 {
Coroutine<int> F0(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(0));
      say("F0.1", v0);
      say("F0.2");
      say("F0.3");
      YIELD_FROM(asyncio::sleep(3.685980796813965));
      YIELD();
      RETURN(v1 + 55);
      END;
  });
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD(19);
      }
      FINALLY {
        if ((v0 + 2) % 2 == 1) {
          say("F1.4");
          RAISE(ErrB("m5"));
        }
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        v1 = v2;
        return co.yield_from(1, future(2));
        case 1:
        co.result();
        return co.yield_from(2, asyncio::sleep(1.5463733673095703));
        case 2:
        co.result();
        return co.yield_from(3, asyncio::sleep(0));
        case 3:
        co.result();
        return co.return_(v2 + 11);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i19 = 0, i24 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(1));
      say("F4.18", v1);
      for (i19 = 0; i19 < 1; ++i19) {
        YIELD_FROM(future(0));
        YIELD_FROM(future(0));
      }
      v0 = v1;
      TRY {
        YIELD_FROM_INTO(v2, F0(a));
        say("F4.20", v2);
        TRY {
          TRY {
            WITH(suppress<ErrA, TypeError>(), contextmanager(F1(89))) {
              YIELD_FROM(asyncio::sleep(3.27040958404541));
              YIELD_FROM(F2(73));
            }
            END_WITH;
            YIELD_FROM_INTO(std::tie(v1, v0), two(89, 79, 0.2548961639404297));
            say("F4.23", v1);
            say("F4.23", v0);
            YIELD();
            for (i24 = 0; i24 < 3; ++i24) {
              YIELD_FROM_INTO(v1, F0(v2 + 87));
              say("F4.25", v1);
            }
          }
          FINALLY {
            say("F4.26");
          }
          END_TRY;
        }
        FINALLY {
          say("F4.27");
        }
        END_TRY;
      }
      FINALLY {
        say("F4.28");
      }
      END_TRY;
      RETURN(v1 + 90);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {3.782992362976074, Event::result, 1, 62, kErrA, nullptr},
    {3.6445417404174805, Event::cancel_future, 2, 0, kErrA, nullptr},
    {1.3665008544921875, Event::result, 0, 62, kErrA, nullptr},
  });
}
}  // namespace p21

namespace p22 {
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i19 = 0;
    Sent s20 = Sent();
    Sent s23 = Sent();
    Sent s25 = Sent();
    Sent s28 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F2.17");
      YIELD(v1 + 17);
      boom(kRuntimeError, "m18");
      for (i19 = 0; i19 < 1; ++i19) {
        YIELD_INTO(s20, 23);
        say("F2.21", s20);
        YIELD(a);
        say("F2.22");
        YIELD_INTO(s23, v0);
        say("F2.24", s23);
        TRY {
          YIELD_INTO(s25, a);
          say("F2.26", s25);
        }
        EXCEPT(Exception) {
          say("F2.30", co.exception());
          say("F2.27");
          YIELD_INTO(s28, v2 + 26);
          say("F2.29", s28);
        }
        ELSE {
          RETURN(v0);
        }
        END_TRY;
      }
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op31"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op32"},
    {Op::raise, 0, kErrA, "op33"},
    {Op::send, 56, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p22

namespace p23 {
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RETURN(a);
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kValueError, "op5"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 75, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op6"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p23

namespace p24 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([](auto& co) mutable {
      BEGIN(co);
      YIELD(90);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s6 = Sent(), s9 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s6, a);
      say("F1.7", s6);
      TRY {
        v0 = a;
        YIELD(v1);
      }
      EXCEPT_AS(e8, ErrB) {
        say("F1.27", co.exception());
        say("F1.25", e8);
        YIELD_INTO(s9, v1 + 57);
        say("F1.10", s9);
        TRY {
          say("F1.11");
        }
        EXCEPT(ErrB) {
          say("F1.19", co.exception());
          TRY {
            WITH(contextmanager(F0(v2))) {
              RETURN(v2 + 53);
            }
            END_WITH;
            say("F1.13");
            YIELD(v0 + 40);
            say("F1.14");
          }
          EXCEPT(CancelledError, BaseException, Exception) {
            say("F1.16", co.exception());
            say("F1.15");
          }
          ELSE {
            say("F1.17");
          }
          FINALLY {
            say("F1.18");
          }
          END_TRY;
        }
        EXCEPT(Exception, BaseException) {
          say("F1.21", co.exception());
          say("F1.20");
        }
        EXCEPT(Exception) {
          say("F1.23", co.exception());
          say("F1.22");
        }
        FINALLY {
          say("F1.24");
        }
        END_TRY;
        say("F1.26", e8);
      }
      EXCEPT(CancelledError) {
        say("F1.29", co.exception());
        say("F1.28");
      }
      FINALLY {
        say("F1.30");
      }
      END_TRY;
      RETURN(v1 + 58);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      v2 = v0 + 19;
      YIELD_FROM_INTO(v1, F1(a));
      say("F2.31", v1);
      YIELD_FROM_INTO(v2, F1(a));
      say("F2.32", v2);
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op33"},
    {Op::raise, 0, kValueError, "op34"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op35"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 74, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op36"},
    {Op::raise, 0, kValueError, "op37"},
    {Op::send, 72, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p24

}  // namespace

extern const std::vector<Program> programs_0;
const std::vector<Program> programs_0 = {
    {0, &p0::run, R"~(F1.12 18
yields 14
F1.16 83
yields 14
F1.16 None
yields 14
F1.16 89
yields 5
yields 14
F1.16 None
yields 14
F1.16 48
yields 14
F1.16 86
yields 5
yields 14
F1.16 None
yields 14
raises ErrA(op31)
raises ErrB(op32)
stops
closed
stops
dropped
)~"},
    {1, &p1::run, R"~(F3.21
F3.23 72
F3.41
time 2571
root 84
)~"},
    {2, &p2::run, R"~(W14 enter
yields 7
F1.16 65
F1.17
yields 3
F1.24 ErrB(op31)
W22 enter
yields 16
W22 exit None
F1.25
W14 exit ErrA(W22)
stops 5
closed
stops
dropped
)~"},
    {3, &p3::run, R"~(time 1024000
root is cancelled
)~"},
    {4, &p4::run, R"~(time 7189
root ValueError(ev17)
)~"},
    {5, &p5::run, R"~(stops 0
stops
stops
stops
stops
stops
stops
stops
raises TypeError(op39)
dropped
)~"},
    {6, &p6::run, R"~(yields 81
yields 57
raises RuntimeError(op68)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {7, &p7::run, R"~(F4.74
time 0
root 5
)~"},
    {8, &p8::run, R"~(W58 enter
F2.0 [88]
F2.60 21
F2.61
F2.67
F2.80
W58 exit CancelledError()
time 1024000
root is cancelled
)~"},
    {9, &p9::run, R"~(W30 enter
W30
W30 exit CancelledError()
time 1024000
root is cancelled
)~"},
    {10, &p10::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
closed
stops
dropped
)~"},
    {11, &p11::run, R"~(F4.26
F4.52
time 3969
root is cancelled
)~"},
    {12, &p12::run, R"~(time 0
root ErrB(m37)
)~"},
    {13, &p13::run, R"~(W4 enter
W4
F2.7 56
F2.15
W4 exit CancelledError()
time 1839
root is cancelled
)~"},
    {14, &p14::run, R"~(F4.22
W23 enter
W24 enter
W25 enter
W26 enter
W12 enter
F4.28
W12 exit None
W14 enter
W14
W14 exit RuntimeError(m16)
W19 enter
F2.20
W19 exit None
W26 exit RuntimeError(m16)
W25 exit RuntimeError(m16)
W24 exit RuntimeError(m16)
W23 exit RuntimeError(m16)
time 3572
root ErrA(W23)
)~"},
    {15, &p15::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
F2.32
yields 5
F5.74
F5.75
stops 36
stops
stops
closed
stops
dropped
)~"},
    {16, &p16::run, R"~(time 0
root RuntimeError(m28)
)~"},
    {17, &p17::run, R"~(yields 40
yields 81
F1.3 96
F1.3 4
F1.3 4
F1.3 4
F1.3 4
F1.3 4
F1.3 4
yields 31
F3.12 [5]
W14 enter
W14
F3.17 40
yields 40
yields 92
yields 51
W14 exit None
F3.35
stops 0
closed
stops
dropped
)~"},
    {18, &p18::run, R"~(time 300
root is cancelled
)~"},
    {19, &p19::run, R"~(yields 13
F1.9
stops 58
stops
raises GeneratorExit(op10)
raises ValueError(op11)
stops
stops
stops
stops
raises ErrA(op12)
closed
stops
dropped
)~"},
    {20, &p20::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
F0.1
yields 40
F0.26
F2.55 AttributeError
F2.53 AttributeError
F2.52
F2.54 AttributeError
stops 0
stops
stops
stops
stops
raises RuntimeError(op59)
dropped
)~"},
    {21, &p21::run, R"~(F4.18 62
F0.1 62
F0.2
F0.3
F4.20 55
F4.26
F4.27
F4.28
time 10997
root is cancelled
)~"},
    {22, &p22::run, R"~(F2.17
yields 17
raises RuntimeError(m18)
stops
stops
raises ErrB(op31)
stops
raises ValueError(op32)
raises ErrA(op33)
stops
stops
stops
stops
dropped
)~"},
    {23, &p23::run, R"~(raises ValueError(op5)
stops
stops
stops
stops
stops
stops
stops
stops
stops
raises ErrA(op6)
stops
closed
stops
dropped
)~"},
    {24, &p24::run, R"~(yields 5
raises GeneratorExit(op33)
raises ValueError(op34)
stops
raises RuntimeError(op35)
stops
stops
stops
stops
stops
stops
raises ErrA(op36)
raises ValueError(op37)
stops
closed
stops
dropped
)~"},
};
}  // namespace judge
