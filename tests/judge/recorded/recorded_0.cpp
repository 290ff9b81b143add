// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p0 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i5 = 0, s1 = Sent(), s6 = Sent(), v0 = 0, v1 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 9) % 2 == 0) {
        YIELD_INTO(s1, a);
        say("F0.2", s1);
        YIELD(87);
        YIELD(v1 + 26);
      }
      FOR(x3, Range{}) {
        say("F0.4", x3);
        for (i5 = 0; i5 < 2; ++i5) {
          TRY {
            YIELD_INTO(s6, a);
            say("F0.7", s6);
            YIELD(69);
          }
          EXCEPT(GeneratorExit) {
            say("F0.8", co.exception());
            say("F0.9");
          }
          EXCEPT(Exception) {
            say("F0.10", co.exception());
            say("F0.11");
          }
          EXCEPT(BaseException) {
            say("F0.12", co.exception());
            say("F0.13");
          }
          END_TRY;
        }
      }
      END_FOR;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s18 = Sent(), s22 = Sent(), s24 = Sent(), s26 = Sent(), v0 = 0, v1 = 0, v2 = 0, x14 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(23));
      TRY {
        v2 = 96;
        if ((v2 + 6) % 3 == 0) {
          FOR(x14, F0(v1 + 74)) {
            say("F1.15", x14);
            v2 = v1;
            break;
          }
          END_FOR;
          YIELD(v2);
        }
        if ((v0 + 1) % 2 == 0) {
          v0 = a;
          WITH(Manager{"W16", plain}) {
            RAISE(ErrB("m17"));
          }
          END_WITH;
          v2 = 2;
          if ((v1 + 6) % 2 == 0) {
            YIELD_INTO(s26, v2 + 30);
            say("F1.27", s26);
            YIELD_FROM(F0(v2 + 4));
          } else {
            TRY {
              YIELD_INTO(s18, 59);
              say("F1.19", s18);
              YIELD_FROM(F0(a));
            }
            EXCEPT(Exception) {
              say("F1.20", co.exception());
              YIELD_FROM(Range{72, 65, 39});
              YIELD_FROM_INTO(v0, F0(19));
              say("F1.21", v0);
              YIELD_INTO(s22, v0 + 35);
              say("F1.23", s22);
              YIELD_INTO(s24, a);
              say("F1.25", s24);
            }
            END_TRY;
          }
        } else {
          v0 = 89;
        }
      }
      EXCEPT(Exception) {
        say("F1.28", co.exception());
        say("F1.29");
      }
      FINALLY {
        say("F1.30");
      }
      END_TRY;
      RETURN(57);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p0

namespace p1 {
Coroutine<int> F3(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      RAISE(RuntimeError("m30"));
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {1.740187644958496, Event::result, 0, 77, kErrA, nullptr},
    {6.906489372253418, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p1

namespace p2 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, s1 = Sent(), s8 = Sent(), v0 = 0, v1 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_INTO(s1, a);
        say("F0.2", s1);
        WITH(Manager{"W3", hides_value_error}) {
          WITH(Manager{"W4", hides_value_error}) {
            RAISE(CancelledError("m5"));
          }
          END_WITH;
          FOR(x6, Range{48, 54}) {
            say("F0.7", x6);
            YIELD_INTO(s8, v0);
            say("F0.9", s8);
            YIELD(a);
            WITH(Manager{"W10", plain}) {
              YIELD(v1 + 75);
              v1 = a;
              YIELD(v1 + 64);
              RETURN();
            }
            END_WITH;
            RAISE(ErrA("m11"));
          }
          END_FOR;
        }
        END_WITH;
      }
      EXCEPT(ErrB) {
        say("F0.12", co.exception());
        say("F0.13");
      }
      EXCEPT(ErrA) {
        say("F0.14", co.exception());
        say("F0.15");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i16 = 0;
    Sent s19 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x17 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i16 = 0; i16 < 2; ++i16) {
        YIELD_FROM(F0(v0 + 39));
        TRY {
          FOR(x17, F0(92)) {
            say("F1.18", x17);
            TRY {
              YIELD_INTO(s19, v2);
              say("F1.20", s19);
            }
            EXCEPT(BaseException) {
              say("F1.21", co.exception());
              YIELD(v0);
            }
            FINALLY {
              say("F1.22");
            }
            END_TRY;
          }
          END_FOR;
          WITH(Manager{"W23", plain}) {
            YIELD_FROM(F0(94));
          }
          END_WITH;
          YIELD_FROM(Range{19});
          WITH(Manager{"W24", plain}) {
            TRY {
              YIELD(39);
            }
            EXCEPT(CancelledError) {
              say("F1.25", co.exception());
              YIELD_FROM(F0(v2));
              RETURN(v0 + 3);
            }
            EXCEPT(ValueError) {
              say("F1.26", co.exception());
              v1 = v2 + 33;
              YIELD_FROM(F0(85));
              v0 = a;
            }
            END_TRY;
            WITH(Manager{"W27", hides_all}) {
              YIELD(a);
              YIELD_FROM(F0(v2));
            }
            END_WITH;
            TRY {
              v1 = 52;
            }
            EXCEPT(Exception) {
              say("F1.28", co.exception());
              RAISE(RuntimeError("m29"));
            }
            FINALLY {
              say("F1.30");
            }
            END_TRY;
          }
          END_WITH;
        }
        EXCEPT(ErrA) {
          say("F1.31", co.exception());
          say("F1.32");
        }
        FINALLY {
          say("F1.33");
        }
        END_TRY;
      }
      RETURN(93);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::send, 53, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op34"},
    {Op::raise, 0, kErrB, "op35"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 47, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op36"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p2

namespace p3 {
Coroutine<int> F0(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      say("F0.1");
      if ((v1 + 0) % 2 == 0) {
        say("F0.3");
      } else {
        YIELD_FROM(future(2));
        if ((v2 + 2) % 2 == 0) {
          say("F0.2");
        }
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([t14 = Task<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(AsyncManager{"W12", plain, 0.0}) {
          YIELD_FROM(asyncio::sleep(1.5070056915283203));
          RAISE(ErrA("m13"));
        }
        END_WITH;
        TRY {
          TRY {
            TRY {
              YIELD_FROM(asyncio::sleep(1.7497835159301758));
              t14 = spawn(F0(v0 + 70));
              YIELD_FROM_INTO(v1, t14);
            }
            FINALLY {
              say("F2.15");
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F2.16", co.exception());
            say("F2.17");
          }
          FINALLY {
            say("F2.18");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F2.19", co.exception());
          say("F2.20");
        }
        FINALLY {
          say("F2.21");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F2.22", co.exception());
        say("F2.23");
      }
      EXCEPT(BaseException) {
        say("F2.24", co.exception());
        say("F2.25");
      }
      EXCEPT(BaseException) {
        say("F2.26", co.exception());
        say("F2.27");
      }
      FINALLY {
        say("F2.28");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {6.0345659255981445, Event::result, 0, 72, kErrA, nullptr},
    {10.939725875854492, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p3

namespace p4 {
Coroutine<int> F4(int) {
  return coroutine<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.8");
      RAISE(ValueError("m9"));
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {6.549139976501465, Event::cancel_future, 0, 0, kErrA, nullptr},
    {7.644191741943359, Event::result, 0, 52, kErrA, nullptr},
    {7.87101936340332, Event::result, 0, 56, kErrA, nullptr},
    {3.9773759841918945, Event::cancel_future, 0, 0, kErrA, nullptr},
    {3.451517105102539, Event::exception, 0, 0, kRuntimeError, "ev10"},
    {4.07029914855957, Event::result, 0, 98, kErrA, nullptr},
  });
}
}  // namespace p4

namespace p5 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    int i5 = 0;
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int x1 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      FOR(x1, Range{99, 31, 83}) {
        say("F0.2", x1);
        FOR(x3, Range{31, 48, 69}) {
          say("F0.4", x3);
          TRY {
            for (i5 = 0; i5 < 2; ++i5) {
              v1 = v0 + 20;
              v0 = a;
              break;
            }
          }
          EXCEPT(StopIteration) {
            say("F0.6", co.exception());
            RAISE();
          }
          END_TRY;
        }
        END_FOR;
      }
      END_FOR;
      YIELD(25);
      YIELD_INTO(s7, 8);
      say("F0.8", s7);
      TRY {
        YIELD(22);
        WITH(Manager{"W9", plain}) {
          say("F0.10");
        }
        END_WITH;
      }
      FINALLY {
        say("F0.11");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.12");
      YIELD(v0 + 25);
      YIELD_FROM(F0(v1));
      RETURN(37);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([s13 = Sent(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(v2));
      YIELD_INTO(s13, v2);
      say("F2.14", s13);
      RETURN(61);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s17 = Sent(), v0 = 0, v1 = 0, x15 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x15, F2(v1 + 76)) {
        say("F3.16", x15);
        YIELD(v0);
        break;
      }
      END_FOR;
      YIELD(16);
      YIELD_INTO(s17, a);
      say("F3.18", s17);
      YIELD_FROM(F0(v1));
      YIELD_FROM(F1(a));
      RETURN(63);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op19"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op20"},
    {Op::send, 84, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 85, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p5

namespace p6 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    Sent s1 = Sent();
    int v1 = 0;
    int v2 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        YIELD_INTO(s1, v2 + 62);
        say("F0.2", s1);
        FOR(x3, Range{}) {
          say("F0.4", x3);
          TRY {
            TRY {
              say("F0.5");
            }
            EXCEPT(CancelledError) {
              say("F0.6", co.exception());
              say("F0.7");
            }
            END_TRY;
          }
          EXCEPT(ValueError) {
            say("F0.8", co.exception());
            say("F0.9");
          }
          FINALLY {
            say("F0.10");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(ErrB) {
        say("F0.11", co.exception());
        say("F0.12");
      }
      EXCEPT(Exception) {
        say("F0.13", co.exception());
        say("F0.14");
      }
      END_TRY;
      RETURN(v1 + 25);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i22 = 0, s24 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v2, F0(a));
        say("F2.20", v2);
        WITH(Manager{"W21", plain}) {
          YIELD(v1 + 77);
          for (i22 = 0; i22 < 2; ++i22) {
            TRY {
              YIELD(v0);
              YIELD(22);
              YIELD(v2 + 24);
              YIELD(v2 + 52);
            }
            EXCEPT(ValueError) {
              say("F2.23", co.exception());
              YIELD(v2 + 63);
              YIELD(v1);
              YIELD_INTO(s24, v2);
              say("F2.25", s24);
            }
            END_TRY;
          }
        }
        END_WITH;
      }
      EXCEPT(StopIteration) {
        say("F2.26", co.exception());
        say("F2.27");
      }
      FINALLY {
        say("F2.28");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, i43 = 0, i47 = 0, s44 = Sent(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      for (i43 = 0; i43 < 3; ++i43) {
        YIELD_INTO(s44, a);
        say("F4.45", s44);
      }
      YIELD(a);
      WITH(Manager{"W46", hides_value_error}) {
        YIELD_FROM(F2(30));
        TRY {
          for (i47 = 0; i47 < 2; ++i47) {
            RAISE(TypeError("m48"));
          }
          WITH(Manager{"W49", hides_value_error}) {
            TRY {
              say("F4.50");
            }
            EXCEPT(RuntimeError) {
              say("F4.51", co.exception());
              say("F4.52");
            }
            EXCEPT(AttributeError) {
              say("F4.53", co.exception());
              say("F4.54");
            }
            END_TRY;
          }
          END_WITH;
        }
        FINALLY {
          say("F4.55");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v0 + 7);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 69, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op56"},
    {Op::send, 37, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 7, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 15, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op57"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p6

namespace p7 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, v2 = 0, x5 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      boom(kRuntimeError, "m2");
      YIELD();
      YIELD_FROM_INTO(v1, future(0));
      say("F0.3", v1);
      if ((v2 + 3) % 3 == 0) {
        say("F0.10");
      } else {
        TRY {
          WITH(AsyncManager{"W4", hides_value_error, 0.18633079528808594}) {
            FOR(x5, AsyncRange{"A6", 1, 0, 2.241029739379883}) {
              say("F0.7", x5);
              say("F0.8");
            }
            END_FOR;
          }
          END_WITH;
        }
        FINALLY {
          say("F0.9");
        }
        END_TRY;
      }
      RETURN(91);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i12 = 0, t13 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, F0(a));
      say("F1.11", v2);
      YIELD_FROM(future(0));
      for (i12 = 0; i12 < 2; ++i12) {
        t13 = spawn(F0(v1));
        YIELD_FROM_INTO(v1, t13);
        YIELD_FROM_INTO(v1, F0(v2));
        say("F1.14", v1);
        TRY {
          v0 = 34;
          v2 = v2 + 39;
          YIELD_FROM(future(0));
          say("F1.15");
        }
        EXCEPT(BaseException) {
          say("F1.16", co.exception());
          TRY {
            if ((v2 + 4) % 3 == 1) {
              RAISE();
            } else {
              YIELD_FROM(future(0));
              v1 = v0 + 70;
            }
          }
          FINALLY {
            say("F1.17");
          }
          END_TRY;
        }
        FINALLY {
          say("F1.18");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
Coroutine<int> F4(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    int x34 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x34, Range{45}) {
        say("F4.35", x34);
        TRY {
          YIELD_FROM_INTO(v2, F1(v0 + 78));
          say("F4.36", v2);
          RETURN(v0);
        }
        EXCEPT(BaseException) {
          say("F4.37", co.exception());
          WITH(Manager{"W38", plain}) {
            WITH(AsyncManager{"W39", plain, 1.8803205490112305}) {
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(0.0));
            }
            END_WITH;
          }
          END_WITH;
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v0 + 49);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 1, {
    {6.942801475524902, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p7

namespace p8 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v1 + 58);
      RAISE(ValueError("m1"));
      RETURN(a);
      END;
  });
}
Coroutine<int> F1(int) {
  struct Body {
    int i2 = 0;
    int i3 = 0;
    int i4 = 0;
    int i7 = 0;
    int v0 = 0;
    int v2 = 0;
    int x5 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i2 = 0; i2 < 3; ++i2) {
        v0 = 49;
        for (i3 = 0; i3 < 2; ++i3) {
          for (i4 = 0; i4 < 2; ++i4) {
            FOR(x5, F0(77)) {
              say("F1.6", x5);
              YIELD_FROM(asyncio::sleep(2.915766716003418));
              YIELD_FROM(future(1));
              YIELD_FROM(future(0));
            }
            END_FOR;
            for (i7 = 0; i7 < 3; ++i7) {
              say("F1.8");
            }
          }
        }
      }
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o11 = Outcome<int>(), o14 = Outcome<int>(), t16 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kRuntimeError, "m9");
      WITH(Manager{"W10", hides_value_error}) {
        YIELD_FROM_OUTCOME(o11, F1(v1));
        say("F2.12", o11);
        YIELD_FROM(asyncio::sleep(0.7010040283203125));
      }
      END_WITH;
      TRY {
        YIELD();
      }
      FINALLY {
        YIELD();
        if ((v0 + 4) % 3 == 1) {
          say("F2.17");
          if ((v2 + 9) % 2 == 1) {
            say("F2.21");
          } else {
            say("F2.18");
            WITH(Manager{"W19", hides_value_error}) {
              v1 = 55;
              v0 = v0 + 63;
              v2 = a;
              YIELD_FROM_INTO(v0, F1(v2 + 91));
              say("F2.20", v0);
              v1 = 14;
            }
            END_WITH;
          }
        } else {
          TRY {
            YIELD_FROM_INTO(v1, future(1));
            say("F2.13", v1);
            YIELD_FROM_OUTCOME(o14, F1(36));
            say("F2.15", o14);
          }
          FINALLY {
            RETURN(a);
          }
          END_TRY;
          t16 = spawn(F1(v0));
          YIELD_FROM_INTO(v2, t16);
        }
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 2, {
    {3.6709508895874023, Event::result, 1, 95, kErrA, nullptr},
    {8.316707611083984, Event::cancel_future, 0, 0, kErrA, nullptr},
    {4.632929801940918, Event::cancel_future, 0, 0, kErrA, nullptr},
    {11.892640113830566, Event::result, 1, 28, kErrA, nullptr},
  });
}
}  // namespace p8

namespace p9 {
Coroutine<int> F3(int) {
  return coroutine<int>([i25 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i25 = 0; i25 < 2; ++i25) {
        v1 = v2 + 18;
      }
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {9.556614875793457, Event::cancel_task, 1, 0, kErrA, nullptr},
    {5.581935882568359, Event::result, 0, 35, kErrA, nullptr},
    {8.461403846740723, Event::result, 0, 20, kErrA, nullptr},
    {3.558526039123535, Event::cancel_task, 0, 0, kErrA, nullptr},
    {2.8136091232299805, Event::exception, 1, 0, kRuntimeError, "ev26"},
    {2.768796920776367, Event::exception, 1, 0, kErrB, "ev27"},
  });
}
}  // namespace p9

namespace p10 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s1 = Sent();
    Sent s6 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v0 + 0) % 3 == 1) {
        YIELD(a);
      }
      TRY {
        YIELD_INTO(s1, v2);
        say("F0.2", s1);
        YIELD(v2 + 30);
        say("F0.3");
        say("F0.4");
      }
      FINALLY {
        RETURN(v1 + 98);
      }
      END_TRY;
      YIELD_FROM(Range{64, 20});
      if ((v0 + 0) % 2 == 1) {
        if ((v2 + 1) % 2 == 1) {
          WITH(Manager{"W5", hides_all}) {
            YIELD_INTO(s6, a);
            say("F0.7", s6);
          }
          END_WITH;
          if ((v1 + 6) % 2 == 0) {
            say("F0.8");
          } else {
            YIELD(v0);
          }
        }
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v2);
      boom(kErrA, "m9");
      v1 = a;
      YIELD_FROM_INTO(v1, F0(v0 + 62));
      say("F1.10", v1);
      if ((v1 + 8) % 2 == 0) {
        v0 = a;
        YIELD_FROM_INTO(v2, F0(v1 + 43));
        say("F1.11", v2);
        boom(kErrA, "m12");
      }
      RETURN(94);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i16 = 0;
    int i17 = 0;
    int i19 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x13 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v0 + 4) % 3 == 0) {
        FOR(x13, F0(v2 + 36)) {
          say("F2.14", x13);
          YIELD_FROM_INTO(v0, F0(a));
          say("F2.15", v0);
          for (i16 = 0; i16 < 2; ++i16) {
            continue;
          }
        }
        END_FOR;
        for (i17 = 0; i17 < 3; ++i17) {
          RAISE(ErrB("m18"));
        }
        YIELD(14);
      }
      YIELD(48);
      for (i19 = 0; i19 < 1; ++i19) {
        YIELD_FROM_INTO(v1, F1(v0));
        say("F2.20", v1);
      }
      RAISE(ErrA("m21"));
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    int x34 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v2 + 7) % 2 == 1) {
        if ((v1 + 2) % 3 == 0) {
          say("F4.42");
        } else {
          boom(kTypeError, "m36");
          v2 = a;
          TRY {
            TRY {
              say("F4.37");
            }
            EXCEPT(Exception) {
              say("F4.38", co.exception());
              say("F4.39");
            }
            FINALLY {
              say("F4.40");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.41");
          }
          END_TRY;
        }
      } else {
        say("F4.33");
        FOR(x34, F2(v1)) {
          say("F4.35", x34);
          YIELD(v2 + 90);
        }
        END_FOR;
      }
      RETURN(v1);
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
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 59, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op43"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op44"},
    {Op::send, 19, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op45"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p10

namespace p11 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(0));
        case 1:
        co.result(v0);
        say("F0.1", v0);
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
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    Task<int> t5 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      TRY {
        RETURN();
      }
      EXCEPT(ValueError) {
        say("F1.3", co.exception());
        RAISE(ValueError("m4"));
      }
      END_TRY;
      t5 = spawn(F0(a));
      YIELD_FROM_INTO(v0, t5);
      v0 = v1 + 51;
      v0 = a;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F4(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F1(v2));
      v0 = 74;
      RETURN(v1 + 76);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {9.396340370178223, Event::exception, 2, 0, kValueError, "ev10"},
  });
}
}  // namespace p11

namespace p12 {
Coroutine<int> F4(int) {
  struct Body {
    int i39 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        for (i39 = 0; i39 < 1; ++i39) {
          return co.yield_from(1, future(2));
          case 1:
          co.result();
        }
        return co.return_(v2 + 89);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F5(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v1, F4(v1));
        say("F5.40", v1);
        YIELD_FROM_INTO(v0, future(1));
        say("F5.41", v0);
        RAISE(TypeError("m42"));
      }
      EXCEPT(ValueError) {
        say("F5.43", co.exception());
        YIELD_FROM_INTO(v1, future(0));
        say("F5.44", v1);
        YIELD();
        RAISE();
      }
      END_TRY;
      if ((v2 + 4) % 3 == 1) {
        RAISE(GeneratorExit("m45"));
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 3, {
  });
}
}  // namespace p12

namespace p13 {
Coroutine<void> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD();
      TRY {
        for (i1 = 0; i1 < 1; ++i1) {
          YIELD_FROM_INTO(v0, future(1));
          say("F0.2", v0);
          continue;
        }
        v1 = a;
      }
      EXCEPT(BaseException) {
        say("F0.3", co.exception());
        boom(kErrB, "m4");
        TRY {
          TRY {
            TRY {
              YIELD_FROM_INTO(v2, future(1));
              say("F0.5", v2);
            }
            EXCEPT(ErrA) {
              say("F0.6", co.exception());
              YIELD_FROM(future(2));
              v0 = v2;
            }
            FINALLY {
              say("F0.7");
            }
            END_TRY;
          }
          EXCEPT(ValueError) {
            say("F0.8", co.exception());
            say("F0.9");
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F0.10", co.exception());
          say("F0.11");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F0.12", co.exception());
        say("F0.13");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(2));
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i14 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v2 + 7) % 2 == 0) {
        for (i14 = 0; i14 < 1; ++i14) {
          TRY {
            YIELD_FROM_INTO(v1, F1(24));
            say("F2.15", v1);
            TRY {
              RAISE(ErrB("m16"));
            }
            EXCEPT(CancelledError) {
              say("F2.17", co.exception());
              YIELD_FROM(F0(v0));
            }
            EXCEPT(ErrA) {
              say("F2.18", co.exception());
              RAISE();
            }
            EXCEPT(TypeError) {
              say("F2.19", co.exception());
              say("F2.20");
            }
            FINALLY {
              YIELD_FROM_INTO(v2, F1(v2));
              say("F2.21", v2);
              break;
            }
            END_TRY;
            if ((v0 + 9) % 3 == 1) {
              say("F2.23");
            } else {
              YIELD_FROM_INTO(v0, future(1));
              say("F2.22", v0);
            }
          }
          EXCEPT(ValueError) {
            say("F2.24", co.exception());
            say("F2.25");
          }
          FINALLY {
            say("F2.26");
          }
          END_TRY;
        }
      } else {
        RETURN(a);
      }
      RETURN(8);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 3, {
    {4.902073860168457, Event::result, 1, 70, kErrA, nullptr},
    {6.234940528869629, Event::result, 1, 67, kErrA, nullptr},
    {6.959380149841309, Event::cancel_task, 0, 0, kErrA, nullptr},
    {0.8415679931640625, Event::result, 0, 27, kErrA, nullptr},
    {4.927281379699707, Event::result, 1, 37, kErrA, nullptr},
  });
}
}  // namespace p13

namespace p14 {
Coroutine<int> F0(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        RAISE(CancelledError("m1"));
      }
      EXCEPT(GeneratorExit) {
        say("F0.2", co.exception());
        YIELD_FROM(asyncio::sleep(3.231403350830078));
        YIELD_FROM_INTO(v0, future(0));
        say("F0.3", v0);
        TRY {
          YIELD();
          YIELD_FROM(asyncio::sleep(0.0));
          YIELD_FROM(future(1));
        }
        EXCEPT(GeneratorExit) {
          say("F0.4", co.exception());
          v2 = v0;
          YIELD();
          if ((v2 + 3) % 3 == 1) {
            YIELD_FROM(asyncio::sleep(0.4097127914428711));
            YIELD();
            YIELD();
          }
        }
        FINALLY {
          say("F0.5");
        }
        END_TRY;
      }
      FINALLY {
        say("F0.6");
      }
      END_TRY;
      RETURN(v1 + 75);
      END;
  });
}
Coroutine<void> F3(int) {
  struct Body {
    int i23 = 0;
    int i24 = 0;
    Outcome<int> o20 = Outcome<int>();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(future(1));
        WITH(AsyncManager{"W19", raises_at_exit, 0.0}) {
          YIELD_FROM_OUTCOME(o20, F0(6));
          say("F3.21", o20);
        }
        END_WITH;
        TRY {
          YIELD_FROM(future(2));
        }
        FINALLY {
          RAISE(CancelledError("m22"));
        }
        END_TRY;
        for (i23 = 0; i23 < 1; ++i23) {
          v1 = 31;
          TRY {
            for (i24 = 0; i24 < 1; ++i24) {
              break;
            }
            break;
          }
          EXCEPT(ValueError) {
            say("F3.25", co.exception());
            if ((v0 + 4) % 3 == 0) {
              say("F3.27");
            } else {
              say("F3.26");
            }
          }
          END_TRY;
        }
      }
      EXCEPT(Exception) {
        say("F3.28", co.exception());
        say("F3.29");
      }
      EXCEPT(AttributeError) {
        say("F3.30", co.exception());
        say("F3.31");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 0) % 2 == 0) {
        say("F4.41");
      } else {
        YIELD_FROM_INTO(v0, future(0));
        say("F4.32", v0);
        if ((v1 + 8) % 2 == 0) {
          TRY {
            TRY {
              YIELD();
              YIELD_FROM(F3(v0));
              v0 = a;
            }
            EXCEPT(RuntimeError) {
              say("F4.33", co.exception());
              say("F4.34");
            }
            EXCEPT(ErrA) {
              say("F4.35", co.exception());
              say("F4.36");
            }
            FINALLY {
              say("F4.37");
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F4.38", co.exception());
            say("F4.39");
          }
          FINALLY {
            say("F4.40");
          }
          END_TRY;
        } else {
          YIELD();
        }
      }
      RETURN(v1 + 3);
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, o48 = Outcome<int>(), v0 = 0, v2 = 0, x43 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD();
        YIELD();
      }
      EXCEPT(GeneratorExit) {
        say("F5.42", co.exception());
        FOR(x43, AsyncRange{"A44", 3, 3, 0.7099332809448242}) {
          say("F5.45", x43);
          YIELD_FROM_INTO(v2, future(1));
          say("F5.46", v2);
          YIELD_FROM(F4(55));
          YIELD_FROM(asyncio::sleep(0.45728302001953125));
        }
        END_FOR;
        TRY {
          WITH(AsyncManager{"W47", plain, 3.099949836730957}) {
            YIELD_FROM_OUTCOME(o48, F4(a));
            say("F5.49", o48);
          }
          END_WITH;
          TRY {
            TRY {
              YIELD_FROM_INTO(v0, future(0));
              say("F5.50", v0);
              YIELD_FROM(future(0));
              say("F5.51");
            }
            EXCEPT(Exception) {
              say("F5.52", co.exception());
              say("F5.53");
            }
            EXCEPT(ErrA) {
              say("F5.54", co.exception());
              say("F5.55");
            }
            END_TRY;
          }
          FINALLY {
            say("F5.56");
          }
          END_TRY;
        }
        EXCEPT(RuntimeError) {
          say("F5.57", co.exception());
          say("F5.58");
        }
        FINALLY {
          say("F5.59");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F5.60", co.exception());
        say("F5.61");
      }
      EXCEPT(RuntimeError) {
        say("F5.62", co.exception());
        say("F5.63");
      }
      FINALLY {
        say("F5.64");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
  });
}
}  // namespace p14

namespace p15 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    Sent s2 = Sent();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F0.1");
      TRY {
        if ((v0 + 1) % 3 == 1) {
          YIELD_INTO(s2, v0);
          say("F0.3", s2);
          YIELD(v0 + 65);
          if ((v1 + 9) % 3 == 1) {
            YIELD(v0 + 57);
          }
        }
      }
      EXCEPT(CancelledError) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      EXCEPT(Exception) {
        say("F0.6", co.exception());
        say("F0.7");
      }
      EXCEPT(ErrA) {
        say("F0.8", co.exception());
        say("F0.9");
      }
      FINALLY {
        say("F0.10");
      }
      END_TRY;
      RETURN(v0 + 19);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s12 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0);
      v1 = v0;
      YIELD_FROM_INTO(v1, F0(a));
      say("F1.11", v1);
      YIELD_FROM(Range{94, 11});
      YIELD_INTO(s12, v0 + 7);
      say("F1.13", s12);
      RETURN(72);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W14", plain}) {
        YIELD_FROM(F0(v0));
        if ((v0 + 9) % 3 == 1) {
          TRY {
            say("F2.15");
          }
          EXCEPT(GeneratorExit) {
            say("F2.16", co.exception());
            say("F2.17");
          }
          EXCEPT(Exception) {
            say("F2.18", co.exception());
            say("F2.19");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F3(int) {
  return generator<int, Sent, void>([i22 = 0, v0 = 0, v1 = 0, v2 = 0, x20 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x20, F1(v1)) {
        say("F3.21", x20);
        YIELD_FROM(Range{82});
        continue;
      }
      END_FOR;
      for (i22 = 0; i22 < 1; ++i22) {
        YIELD_FROM_INTO(v2, F0(v0));
        say("F3.23", v2);
        TRY {
          TRY {
            YIELD_FROM(F0(v2 + 12));
          }
          EXCEPT(ErrA) {
            say("F3.24", co.exception());
            say("F3.25");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F3.26", co.exception());
          say("F3.27");
        }
        END_TRY;
      }
      END;
  });
}
Generator<int, Sent, void> F4(int a) {
  struct Body {
    int a;
    Sent s34 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x31 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(F3(v1));
        YIELD_FROM_INTO(v2, F2(a));
        say("F4.28", v2);
        YIELD(a);
      }
      EXCEPT(BaseException) {
        say("F4.29", co.exception());
        TRY {
          YIELD_FROM(F3(a));
        }
        EXCEPT(ValueError) {
          say("F4.30", co.exception());
          FOR(x31, F1(v0)) {
            say("F4.32", x31);
            WITH(Manager{"W33", plain}) {
              YIELD(83);
            }
            END_WITH;
            TRY {
              YIELD_INTO(s34, v1 + 59);
              say("F4.35", s34);
              YIELD(89);
              v1 = v1 + 57;
              YIELD_FROM(F1(v2 + 21));
            }
            EXCEPT(ErrB) {
              say("F4.36", co.exception());
              say("F4.37");
            }
            END_TRY;
          }
          END_FOR;
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F4.38", co.exception());
        say("F4.39");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i44 = 0, s40 = Sent(), s45 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s40, a);
      say("F5.41", s40);
      WITH(Manager{"W42", plain}) {
        WITH(Manager{"W43", hides_value_error}) {
          YIELD_FROM(F4(v2 + 36));
          TRY {
            for (i44 = 0; i44 < 2; ++i44) {
              YIELD_INTO(s45, v1);
              say("F5.46", s45);
              v0 = a;
            }
            TRY {
              v2 = a;
            }
            EXCEPT(BaseException) {
              say("F5.47", co.exception());
              RAISE(ErrB("m48"));
            }
            END_TRY;
            RAISE(ValueError("m49"));
          }
          EXCEPT(ErrA) {
            say("F5.50", co.exception());
            WITH(Manager{"W51", hides_value_error}) {
              say("F5.52");
            }
            END_WITH;
          }
          EXCEPT(ErrA) {
            say("F5.53", co.exception());
            say("F5.54");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(76);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op55"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 40, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p15

namespace p16 {
Coroutine<int> F0(int) {
  return coroutine<int>([i1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM(asyncio::sleep(3.80672550201416));
      for (i1 = 0; i1 < 2; ++i1) {
        break;
      }
      WITH(Manager{"W2", plain}) {
        TRY {
          RAISE(ErrA("m3"));
        }
        EXCEPT(AttributeError) {
          say("F0.4", co.exception());
          YIELD_FROM(future(0));
          YIELD_FROM(future(0));
          WITH(AsyncManager{"W5", plain, 0.0}) {
            TRY {
              YIELD_FROM(asyncio::sleep(1.2656316757202148));
              YIELD();
            }
            FINALLY {
              say("F0.6");
            }
            END_TRY;
          }
          END_WITH;
        }
        END_TRY;
      }
      END_WITH;
      RETURN(1);
      END;
  });
}
Coroutine<void> F1(int) {
  return coroutine<void>([i10 = 0, i7 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          for (i7 = 0; i7 < 2; ++i7) {
            say("F1.8");
            say("F1.9");
            for (i10 = 0; i10 < 3; ++i10) {
              YIELD();
              YIELD();
              YIELD_FROM_INTO(v2, F0(31));
              say("F1.11", v2);
            }
          }
          say("F1.12");
        }
        EXCEPT(ValueError) {
          say("F1.13", co.exception());
          say("F1.14");
        }
        EXCEPT(BaseException) {
          say("F1.15", co.exception());
          say("F1.16");
        }
        FINALLY {
          say("F1.17");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F1.18", co.exception());
        say("F1.19");
      }
      FINALLY {
        say("F1.20");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      YIELD_FROM(asyncio::sleep(1.7313804626464844));
      boom(kTypeError, "m23");
      YIELD_FROM(F1(v0 + 22));
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
  });
}
}  // namespace p16

namespace p17 {
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = 38;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op25"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op26"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op27"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p17

namespace p18 {
Coroutine<int> F0(int) {
  return coroutine<int>([](auto& co) mutable {
      BEGIN(co);
      RAISE(TypeError("m1"));
      RETURN(33);
      END;
  });
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int i7 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.939303398132324));
      YIELD_FROM_INTO(v1, F0(v1));
      say("F1.2", v1);
      YIELD_FROM(future(2));
      YIELD_FROM_INTO(v2, F0(v2));
      say("F1.3", v2);
      WITH(Manager{"W4", plain}) {
        YIELD_FROM(future(0));
        YIELD_FROM_INTO(v1, F0(a));
        say("F1.5", v1);
      }
      END_WITH;
      if ((v2 + 8) % 3 == 0) {
        YIELD_FROM(asyncio::sleep(0.3153696060180664));
        YIELD();
        TRY {
          WITH(AsyncManager{"W6", hides_value_error, 0.0}) {
            for (i7 = 0; i7 < 1; ++i7) {
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(2.8297128677368164));
              YIELD_FROM(asyncio::sleep(1.3423585891723633));
            }
          }
          END_WITH;
        }
        EXCEPT(CancelledError) {
          say("F1.8", co.exception());
          say("F1.9");
        }
        END_TRY;
      }
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 7) % 3 == 1) {
        YIELD_FROM(asyncio::sleep(2.921060562133789));
        TRY {
          v0 = a;
          WITH(Manager{"W10", hides_value_error}) {
            WITH(AsyncManager{"W11", plain, 0.521327018737793}) {
              v1 = 8;
              YIELD_FROM(F1(v1 + 92));
              YIELD_FROM_INTO(v2, future(0));
              say("F3.12", v2);
            }
            END_WITH;
            YIELD_FROM(future(2));
            say("F3.13");
          }
          END_WITH;
          YIELD_FROM(asyncio::sleep(0.0));
          YIELD_FROM(asyncio::sleep(2.7772884368896484));
        }
        EXCEPT(ValueError) {
          say("F3.14", co.exception());
          if ((v1 + 5) % 2 == 0) {
            say("F3.16");
          } else {
            if ((v1 + 8) % 2 == 0) {
              say("F3.15");
            }
          }
        }
        FINALLY {
          say("F3.17");
        }
        END_TRY;
      }
      RETURN(v2 + 81);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i18 = 0;
    int i19 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i18 = 0; i18 < 3; ++i18) {
        for (i19 = 0; i19 < 1; ++i19) {
          v2 = 96;
        }
        TRY {
          YIELD_FROM_INTO(v0, future(2));
          say("F4.20", v0);
          TRY {
            WITH(Manager{"W21", plain}) {
              say("F4.22");
              YIELD_FROM_INTO(v0, future(1));
              say("F4.23", v0);
              YIELD_FROM(future(2));
            }
            END_WITH;
          }
          EXCEPT(BaseException) {
            say("F4.24", co.exception());
            TRY {
              YIELD_FROM(F3(v1));
              YIELD_FROM_INTO(v2, future(0));
              say("F4.25", v2);
              say("F4.26");
            }
            EXCEPT(BaseException) {
              say("F4.27", co.exception());
              YIELD();
            }
            EXCEPT(CancelledError) {
              say("F4.28", co.exception());
              say("F4.29");
            }
            EXCEPT(Exception) {
              say("F4.30", co.exception());
              say("F4.31");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.32");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F4.33", co.exception());
          say("F4.34");
        }
        FINALLY {
          say("F4.35");
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
  drive([] { return F4(5); }, 3, {
    {10.069451332092285, Event::result, 2, 87, kErrA, nullptr},
    {8.847607612609863, Event::exception, 1, 0, kValueError, "ev36"},
    {0.5661954879760742, Event::cancel_future, 2, 0, kErrA, nullptr},
  });
}
}  // namespace p18

namespace p19 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int i6 = 0;
    Sent s1 = Sent();
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        YIELD_INTO(s1, v1);
        say("F0.2", s1);
        FOR(x3, Range{9}) {
          say("F0.4", x3);
          YIELD(v0 + 93);
          say("F0.5");
        }
        END_FOR;
        TRY {
          for (i6 = 0; i6 < 2; ++i6) {
            TRY {
              YIELD_INTO(s7, 81);
              say("F0.8", s7);
              RAISE(TypeError("m9"));
            }
            FINALLY {
              v2 = v1 + 58;
            }
            END_TRY;
          }
        }
        EXCEPT(TypeError) {
          say("F0.10", co.exception());
          say("F0.11");
        }
        FINALLY {
          say("F0.12");
        }
        END_TRY;
      }
      EXCEPT(GeneratorExit) {
        say("F0.13", co.exception());
        say("F0.14");
      }
      EXCEPT(BaseException) {
        say("F0.15", co.exception());
        say("F0.16");
      }
      FINALLY {
        say("F0.17");
      }
      END_TRY;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM(F0(v1));
      say("F1.18");
      YIELD(v0 + 96);
      RETURN(v2 + 8);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kValueError, "op19"},
    {Op::send, 9, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 87, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op20"},
    {Op::raise, 0, kValueError, "op21"},
    {Op::raise, 0, kErrB, "op22"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p19

namespace p20 {
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    Sent s20 = Sent();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s20, a);
      say("F2.21", s20);
      v0 = 71;
      YIELD_FROM(Range{81});
      YIELD(v1);
      RETURN(79);
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
    {Op::raise, 0, kTypeError, "op22"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p20

namespace p21 {
Coroutine<int> F4(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(future(0));
      YIELD_FROM(future(0));
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {4.864416122436523, Event::exception, 1, 0, kErrA, "ev26"},
  });
}
}  // namespace p21

namespace p22 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = v0;
      WITH(Manager{"W1", plain}) {
        YIELD(93);
        TRY {
          TRY {
            say("F0.2");
          }
          EXCEPT(BaseException) {
            say("F0.3", co.exception());
            say("F0.4");
          }
          END_TRY;
        }
        EXCEPT(CancelledError) {
          say("F0.5", co.exception());
          say("F0.6");
        }
        EXCEPT(Exception) {
          say("F0.7", co.exception());
          say("F0.8");
        }
        END_TRY;
      }
      END_WITH;
      END;
  });
}
Generator<int, Sent, void> F1(int a) {
  return generator<int, Sent, void>([a, i11 = 0, x9 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x9, Range{35}) {
        say("F1.10", x9);
        for (i11 = 0; i11 < 1; ++i11) {
          say("F1.12");
          TRY {
            YIELD_FROM(F0(a));
          }
          EXCEPT(RuntimeError) {
            say("F1.13", co.exception());
            say("F1.14");
            TRY {
              say("F1.15");
            }
            EXCEPT(ValueError) {
              say("F1.16", co.exception());
              say("F1.17");
            }
            FINALLY {
              say("F1.18");
            }
            END_TRY;
          }
          END_TRY;
        }
      }
      END_FOR;
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i24 = 0, s22 = Sent(), s26 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(65));
      v0 = v2 + 21;
      YIELD_FROM(F1(80));
      v0 = a;
      TRY {
        say("F2.19");
      }
      EXCEPT(CancelledError) {
        say("F2.20", co.exception());
        RAISE(ErrB("m21"));
      }
      FINALLY {
        YIELD_INTO(s22, v1 + 87);
        say("F2.23", s22);
        for (i24 = 0; i24 < 3; ++i24) {
          WITH(Manager{"W25", plain}) {
            YIELD_INTO(s26, 23);
            say("F2.27", s26);
            YIELD_FROM(F1(89));
            v0 = a;
            TRY {
              RETURN(23);
            }
            EXCEPT(ErrA) {
              say("F2.28", co.exception());
              YIELD(a);
              YIELD(v0 + 4);
              YIELD_FROM(Range{59, 32, 31});
              break;
            }
            FINALLY {
              say("F2.29");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op31"},
    {Op::raise, 0, kErrA, "op32"},
    {Op::send, 56, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p22

namespace p23 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s1 = Sent(), v2 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s1, v2 + 1);
      say("F0.2", s1);
      FOR(x3, Range{53, 2, 65}) {
        say("F0.4", x3);
        YIELD_FROM(Range{});
        TRY {
          TRY {
            TRY {
              break;
            }
            EXCEPT(AttributeError) {
              say("F0.5", co.exception());
              say("F0.6");
              YIELD(a);
            }
            FINALLY {
              say("F0.7");
            }
            END_TRY;
          }
          EXCEPT(ErrB) {
            say("F0.8", co.exception());
            say("F0.9");
          }
          FINALLY {
            say("F0.10");
          }
          END_TRY;
        }
        FINALLY {
          say("F0.11");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(a));
      say("F1.12", v0);
      RETURN(v2 + 79);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 12, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op13"},
    {Op::close, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p23

namespace p24 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v1 + 7) % 3 == 1) {
          TRY {
            if ((v1 + 1) % 3 == 0) {
              say("F0.2");
            } else {
              say("F0.1");
            }
          }
          EXCEPT(GeneratorExit) {
            say("F0.3", co.exception());
            say("F0.4");
          }
          FINALLY {
            say("F0.5");
          }
          END_TRY;
        } else {
          YIELD(a);
        }
      }
      EXCEPT(CancelledError) {
        say("F0.6", co.exception());
        say("F0.7");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i9 = 0;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        if ((v0 + 5) % 3 == 0) {
          return co.raise(ErrB("m8"));
        }
        for (i9 = 0; i9 < 1; ++i9) {
          return co.yield_(1, a);
          case 1:;
        }
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, s10 = Sent(), s12 = Sent(), s15 = Sent(), s26 = Sent(), s28 = Sent(), v0 = 0, v1 = 0, v2 = 0, x17 = 0, x21 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s10, v0 + 39);
      say("F2.11", s10);
      YIELD_FROM(F0(v2));
      YIELD_INTO(s12, v1);
      say("F2.13", s12);
      YIELD_FROM(F0(v1 + 4));
      TRY {
        boom(kErrB, "m14");
        if ((v2 + 5) % 3 == 0) {
          say("F2.30");
        } else {
          YIELD_INTO(s15, 8);
          say("F2.16", s15);
          FOR(x17, Range{}) {
            say("F2.18", x17);
            YIELD_FROM_INTO(v2, F1(v1));
            say("F2.19", v2);
            say("F2.20");
            FOR(x21, F0(a)) {
              say("F2.22", x21);
              v0 = a;
              break;
            }
            END_FOR;
            TRY {
              say("F2.23");
              break;
            }
            EXCEPT(Exception) {
              say("F2.24", co.exception());
              v2 = v2 + 97;
              YIELD_FROM(F1(v1 + 58));
            }
            EXCEPT(ErrA) {
              say("F2.25", co.exception());
              YIELD_INTO(s26, v0 + 19);
              say("F2.27", s26);
              RAISE();
            }
            FINALLY {
              YIELD_FROM(F0(a));
              YIELD_INTO(s28, v2 + 48);
              say("F2.29", s28);
            }
            END_TRY;
          }
          END_FOR;
        }
      }
      EXCEPT(BaseException) {
        say("F2.31", co.exception());
        say("F2.32");
      }
      EXCEPT(ErrB) {
        say("F2.33", co.exception());
        say("F2.34");
      }
      FINALLY {
        say("F2.35");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 37, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p24

namespace p25 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, i4 = 0, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.38460254669189453));
      TRY {
        TRY {
          RETURN(v1);
        }
        EXCEPT(TypeError) {
          say("F0.1", co.exception());
          TRY {
            YIELD_FROM(asyncio::sleep(2.4745569229125977));
            RAISE(RuntimeError("m2"));
          }
          EXCEPT(TypeError) {
            say("F0.3", co.exception());
            for (i4 = 0; i4 < 1; ++i4) {
              YIELD_FROM_INTO(v0, future(0));
              say("F0.5", v0);
              break;
            }
            RAISE(ErrB("m6"));
          }
          END_TRY;
        }
        END_TRY;
      }
      EXCEPT(CancelledError) {
        say("F0.7", co.exception());
        YIELD();
        say("F0.8");
        RAISE();
      }
      FINALLY {
        say("F0.9");
        WITH(AsyncManager{"W10", plain, 0.0}) {
          say("F0.11");
        }
        END_WITH;
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM(F0(v1));
      v2 = a;
      v2 = a;
      boom(kValueError, "m15");
      RETURN(9);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {0.45824146270751953, Event::exception, 0, 0, kTypeError, "ev16"},
    {4.544022560119629, Event::result, 0, 20, kErrA, nullptr},
  });
}
}  // namespace p25

namespace p26 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([i4 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W1", plain}) {
        RAISE(ErrA("m2"));
      }
      END_WITH;
      WITH(Manager{"W3", raises_at_enter}) {
        TRY {
          for (i4 = 0; i4 < 1; ++i4) {
            say("F0.5");
          }
        }
        FINALLY {
          say("F0.6");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(15);
      YIELD_FROM(F0(v1 + 40));
      YIELD(v2 + 32);
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i9 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F2.7");
      }
      EXCEPT(ErrA) {
        say("F2.8", co.exception());
        RAISE();
      }
      FINALLY {
        for (i9 = 0; i9 < 2; ++i9) {
          TRY {
            YIELD_FROM(F0(v2));
          }
          EXCEPT(ErrA) {
            say("F2.10", co.exception());
            YIELD_FROM_INTO(v2, F1(a));
            say("F2.11", v2);
            YIELD(a);
          }
          EXCEPT(CancelledError) {
            say("F2.12", co.exception());
            say("F2.13");
          }
          END_TRY;
        }
      }
      END_TRY;
      RETURN(v1 + 54);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 4, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p26

namespace p27 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    Sent s2 = Sent();
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        for (i1 = 0; i1 < 3; ++i1) {
          return co.yield_(1, a);
          case 1:
          co.sent(s2);
          say("F0.3", s2);
        }
        v1 = 9;
        return co.yield_(2, v2 + 94);
        case 2:;
        return co.return_(v2 + 44);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i4 = 0, i6 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(96);
        for (i4 = 0; i4 < 3; ++i4) {
          YIELD(a);
        }
        WITH(Manager{"W5", hides_value_error}) {
          for (i6 = 0; i6 < 2; ++i6) {
            TRY {
              YIELD(v1);
            }
            FINALLY {
              say("F1.7");
            }
            END_TRY;
          }
        }
        END_WITH;
      }
      FINALLY {
        say("F1.8");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, void> F2(int a) {
  return generator<int, Sent, void>([a, i11 = 0, s12 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v1 = v0;
      TRY {
        YIELD(v1 + 88);
        YIELD_FROM_INTO(v0, F0(36));
        say("F2.9", v0);
        YIELD_FROM(F0(v1 + 4));
      }
      EXCEPT(BaseException) {
        say("F2.10", co.exception());
        for (i11 = 0; i11 < 3; ++i11) {
          YIELD_INTO(s12, 95);
          say("F2.13", s12);
          YIELD_FROM_INTO(v1, F0(a));
          say("F2.14", v1);
        }
        TRY {
          v2 = v0 + 47;
        }
        FINALLY {
          say("F2.15");
        }
        END_TRY;
      }
      FINALLY {
        say("F2.16");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Sent s22 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x18 = 0;
    int x20 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v2 + 6) % 3 == 0) {
        say("F3.30");
      } else {
        WITH(Manager{"W17", hides_value_error}) {
          YIELD(a);
          YIELD_FROM(F0(v1));
        }
        END_WITH;
        YIELD(v0 + 90);
        FOR(x18, F2(a)) {
          say("F3.19", x18);
          FOR(x20, F2(v2)) {
            say("F3.21", x20);
            TRY {
              YIELD_INTO(s22, a);
              say("F3.23", s22);
              YIELD_FROM_INTO(v2, F1(a));
              say("F3.24", v2);
            }
            EXCEPT(GeneratorExit) {
              say("F3.25", co.exception());
              say("F3.26");
              YIELD_FROM_INTO(v2, F0(a));
              say("F3.27", v2);
            }
            EXCEPT(CancelledError) {
              say("F3.28", co.exception());
              say("F3.29");
            }
            END_TRY;
          }
          END_FOR;
        }
        END_FOR;
      }
      RETURN(v2 + 44);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kValueError, "op31"},
    {Op::raise, 0, kValueError, "op32"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 30, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p27

namespace p28 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.5667095184326172));
      YIELD_FROM(asyncio::sleep(0.8049125671386719));
      say("F0.1");
      YIELD();
      YIELD_FROM(asyncio::sleep(0.7055635452270508));
      WITH(Manager{"W2", hides_value_error}) {
        TRY {
          YIELD();
          WITH(Manager{"W3", plain}) {
            RETURN(v0 + 35);
          }
          END_WITH;
        }
        EXCEPT(BaseException) {
          say("F0.4", co.exception());
          say("F0.5");
        }
        EXCEPT(Exception) {
          say("F0.6", co.exception());
          say("F0.7");
        }
        FINALLY {
          say("F0.8");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i33 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.3138465881347656));
      YIELD_FROM(F0(v1));
      TRY {
        YIELD_FROM_INTO(v2, F0(v2));
        say("F3.32", v2);
        YIELD_FROM(F0(4));
        for (i33 = 0; i33 < 3; ++i33) {
          say("F3.34");
        }
      }
      EXCEPT(BaseException) {
        say("F3.35", co.exception());
        say("F3.36");
      }
      EXCEPT(Exception) {
        say("F3.37", co.exception());
        say("F3.38");
      }
      EXCEPT(GeneratorExit) {
        say("F3.39", co.exception());
        say("F3.40");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i42 = 0;
    int i44 = 0;
    Task<int> t43 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F3(v1));
      say("F4.41", v1);
      for (i42 = 0; i42 < 1; ++i42) {
        t43 = spawn(F0(a));
        YIELD_FROM_INTO(v0, t43);
        for (i44 = 0; i44 < 3; ++i44) {
          TRY {
            WITH(Manager{"W45", raises_at_exit}) {
              RAISE(CancelledError("m46"));
            }
            END_WITH;
          }
          EXCEPT(ErrA) {
            say("F4.47", co.exception());
            say("F4.48");
          }
          FINALLY {
            say("F4.49");
          }
          END_TRY;
        }
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F5(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM(future(0));
      if ((v0 + 2) % 3 == 0) {
        say("F5.58");
      } else {
        YIELD_FROM(asyncio::sleep(3.6756725311279297));
        if ((v1 + 4) % 2 == 0) {
          say("F5.57");
        } else {
          WITH(Manager{"W50", plain}) {
            TRY {
              RAISE(TypeError("m51"));
            }
            EXCEPT(Exception) {
              say("F5.52", co.exception());
              YIELD_FROM_INTO(v2, F4(v1 + 33));
              say("F5.53", v2);
            }
            EXCEPT(GeneratorExit) {
              say("F5.54", co.exception());
              say("F5.55");
            }
            FINALLY {
              say("F5.56");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      RETURN(57);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {8.972381591796875, Event::result, 0, 42, kErrA, nullptr},
    {6.223284721374512, Event::exception, 0, 0, kTypeError, "ev59"},
    {3.476327896118164, Event::result, 0, 97, kErrA, nullptr},
  });
}
}  // namespace p28

namespace p29 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i37 = 0, s31 = Sent(), s33 = Sent(), s35 = Sent(), s39 = Sent(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_INTO(s31, 32);
        say("F5.32", s31);
        YIELD_INTO(s33, v1);
        say("F5.34", s33);
        YIELD_INTO(s35, a);
        say("F5.36", s35);
        TRY {
          for (i37 = 0; i37 < 3; ++i37) {
            TRY {
              break;
            }
            EXCEPT(CancelledError) {
              say("F5.38", co.exception());
              YIELD_INTO(s39, v1);
              say("F5.40", s39);
            }
            EXCEPT(ErrB) {
              say("F5.41", co.exception());
              say("F5.42");
            }
            END_TRY;
          }
        }
        EXCEPT(CancelledError) {
          say("F5.43", co.exception());
          say("F5.44");
        }
        END_TRY;
      }
      EXCEPT(RuntimeError) {
        say("F5.45", co.exception());
        say("F5.46");
      }
      EXCEPT(BaseException) {
        say("F5.47", co.exception());
        say("F5.48");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op49"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 7, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p29

namespace p30 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([s2 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      YIELD_INTO(s2, 0);
      say("F0.3", s2);
      v0 = v2;
      RETURN(68);
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([s6 = Sent(), v0 = 0, v1 = 0, x4 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(Range{81, 71});
      FOR(x4, F0(v0)) {
        say("F1.5", x4);
        TRY {
          YIELD_INTO(s6, v0);
          say("F1.7", s6);
          YIELD(v1 + 60);
        }
        EXCEPT(StopIteration) {
          say("F1.8", co.exception());
          YIELD_FROM(Range{});
          RETURN(v1);
        }
        EXCEPT(ErrA) {
          say("F1.9", co.exception());
          say("F1.10");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v1 + 23);
      END;
  });
}
Generator<int, Sent, void> F2(int) {
  struct Body {
    int i14 = 0;
    int i17 = 0;
    Sent s12 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      WITH(Manager{"W11", hides_all}) {
        YIELD(v2);
        if ((v2 + 7) % 3 == 1) {
          YIELD_INTO(s12, 37);
          say("F2.13", s12);
          TRY {
            for (i14 = 0; i14 < 3; ++i14) {
              YIELD_FROM(F1(92));
            }
          }
          EXCEPT(Exception) {
            say("F2.15", co.exception());
            boom(kErrB, "m16");
            YIELD(17);
            for (i17 = 0; i17 < 2; ++i17) {
              say("F2.18");
            }
          }
          FINALLY {
            say("F2.19");
          }
          END_TRY;
        }
      }
      END_WITH;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F3(int) {
  struct Body {
    Sent s20 = Sent();
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, 37);
        case 1:
        co.sent(s20);
        say("F3.21", s20);
        return co.return_(v0 + 40);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int) {
  struct Body {
    Sent s29 = Sent();
    Sent s37 = Sent();
    Sent s39 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v0 + 35);
      YIELD_INTO(s29, 95);
      say("F5.30", s29);
      YIELD_FROM(F2(v2 + 5));
      TRY {
        TRY {
          v2 = 97;
          YIELD_FROM_INTO(v0, F3(v2 + 92));
          say("F5.31", v0);
        }
        EXCEPT(BaseException) {
          say("F5.32", co.exception());
          TRY {
            v2 = v0 + 22;
          }
          EXCEPT(RuntimeError) {
            say("F5.33", co.exception());
            WITH(Manager{"W34", plain}) {
              RAISE(ErrA("m35"));
            }
            END_WITH;
            RAISE();
          }
          END_TRY;
          TRY {
            WITH(Manager{"W36", raises_at_exit}) {
              YIELD_INTO(s37, 22);
              say("F5.38", s37);
              YIELD_FROM(F2(v2));
              RAISE();
            }
            END_WITH;
          }
          FINALLY {
            RAISE();
          }
          END_TRY;
          YIELD_INTO(s39, v1);
          say("F5.40", s39);
        }
        END_TRY;
      }
      EXCEPT(TypeError) {
        say("F5.41", co.exception());
        say("F5.42");
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
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 11, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op43"},
    {Op::send, 98, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p30

namespace p31 {
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i25 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.2179718017578125));
      YIELD_FROM_INTO(v2, future(0));
      say("F2.24", v2);
      YIELD_FROM(asyncio::sleep(1.2339153289794922));
      for (i25 = 0; i25 < 2; ++i25) {
        YIELD();
        TRY {
          say("F2.26");
        }
        EXCEPT(GeneratorExit) {
          say("F2.27", co.exception());
          say("F2.28");
        }
        EXCEPT(ErrA) {
          say("F2.29", co.exception());
          say("F2.30");
        }
        FINALLY {
          say("F2.31");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, o36 = Outcome<int>(), t38 = Task<int>(), v0 = 0, v1 = 0, x39 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W35", plain, 3.539264678955078}) {
        TRY {
          YIELD_FROM_OUTCOME(o36, F2(84));
          say("F4.37", o36);
          YIELD_FROM(future(0));
          t38 = spawn(F2(v1));
          YIELD_FROM_INTO(v0, t38);
          TRY {
            FOR(x39, Range{77}) {
              say("F4.40", x39);
              break;
            }
            END_FOR;
            TRY {
              RAISE(ErrB("m41"));
            }
            EXCEPT(Exception) {
              say("F4.42", co.exception());
              YIELD_FROM(asyncio::sleep(2.077298164367676));
              RAISE();
            }
            FINALLY {
              YIELD_FROM(asyncio::sleep(3.069310188293457));
              YIELD_FROM_INTO(v0, future(0));
              say("F4.43", v0);
              say("F4.44");
            }
            END_TRY;
          }
          EXCEPT(ErrB) {
            say("F4.45", co.exception());
            say("F4.46");
          }
          EXCEPT(BaseException) {
            say("F4.47", co.exception());
            say("F4.48");
          }
          EXCEPT(CancelledError) {
            say("F4.49", co.exception());
            say("F4.50");
          }
          FINALLY {
            say("F4.51");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F4.52", co.exception());
          say("F4.53");
        }
        EXCEPT(RuntimeError) {
          say("F4.54", co.exception());
          say("F4.55");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
  });
}
}  // namespace p31

namespace p32 {
Coroutine<int> F0(int) {
  struct Body {
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        return co.return_(41);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        say("F1.2");
        return co.yield_from(1, F0(a));
        case 1:
        co.result();
        v1 = 10;
        return co.yield_from(2, F0(93));
        case 2:
        co.result(v0);
        say("F1.3", v0);
        return co.yield_from(3, F0(v0));
        case 3:
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
Coroutine<int> F2(int a) {
  return coroutine<int>([a, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 8) % 2 == 0) {
        say("F2.17");
      } else {
        TRY {
          TRY {
            YIELD();
            YIELD_FROM(future(0));
          }
          EXCEPT(Exception) {
            say("F2.4", co.exception());
            say("F2.5");
            YIELD_FROM(asyncio::sleep(0.0));
            v2 = v0;
            YIELD();
          }
          FINALLY {
            RAISE(ErrA("m6"));
          }
          END_TRY;
        }
        EXCEPT(RuntimeError) {
          say("F2.7", co.exception());
          RETURN(a);
        }
        FINALLY {
          TRY {
            YIELD_FROM_INTO(v0, future(0));
            say("F2.8", v0);
            TRY {
              YIELD_FROM(F0(63));
              YIELD_FROM(F1(v0 + 99));
            }
            EXCEPT(ValueError) {
              say("F2.9", co.exception());
              YIELD_FROM_INTO(v0, future(0));
              say("F2.10", v0);
              RAISE(ErrA("m11"));
            }
            EXCEPT(ValueError) {
              say("F2.12", co.exception());
              YIELD();
              YIELD_FROM(F0(a));
              YIELD();
            }
            EXCEPT(ValueError) {
              say("F2.13", co.exception());
              RAISE();
            }
            END_TRY;
            YIELD_FROM(future(0));
          }
          EXCEPT(GeneratorExit) {
            say("F2.14", co.exception());
            say("F2.15");
          }
          FINALLY {
            say("F2.16");
          }
          END_TRY;
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {5.413979530334473, Event::cancel_task, 0, 0, kErrA, nullptr},
    {4.88038444519043, Event::exception, 0, 0, kErrB, "ev18"},
    {1.0543432235717773, Event::result, 0, 2, kErrA, nullptr},
    {3.9526472091674805, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.439547538757324, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p32

namespace p33 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i5 = 0;
    int i6 = 0;
    Sent s1 = Sent();
    Sent s3 = Sent();
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v1 + 78);
        case 1:;
        return co.yield_(2, v2);
        case 2:
        co.sent(s1);
        say("F0.2", s1);
        return co.yield_(3, v2 + 63);
        case 3:
        co.sent(s3);
        say("F0.4", s3);
        for (i5 = 0; i5 < 2; ++i5) {
          return co.yield_(4, 71);
          case 4:;
        }
        for (i6 = 0; i6 < 1; ++i6) {
          return co.yield_(5, v0);
          case 5:
          co.sent(s7);
          say("F0.8", s7);
        }
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    int i14 = 0;
    Sent s10 = Sent();
    Sent s12 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v0, F0(4));
        say("F1.9", v0);
        YIELD_INTO(s10, v1);
        say("F1.11", s10);
        YIELD_INTO(s12, v1 + 83);
        say("F1.13", s12);
        for (i14 = 0; i14 < 3; ++i14) {
          RAISE(CancelledError("m15"));
        }
        RAISE(RuntimeError("m16"));
      }
      EXCEPT(CancelledError) {
        say("F1.17", co.exception());
        v0 = v2 + 1;
      }
      END_TRY;
      RETURN(v1 + 89);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0, x20 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W18", plain}) {
        YIELD_FROM_INTO(v1, F1(v1 + 60));
        say("F2.19", v1);
        YIELD(v0);
        TRY {
          FOR(x20, F1(v1)) {
            say("F2.21", x20);
            TRY {
              boom(kErrA, "m22");
            }
            EXCEPT(BaseException) {
              say("F2.23", co.exception());
              boom(kErrB, "m24");
            }
            FINALLY {
              say("F2.25");
            }
            END_TRY;
          }
          END_FOR;
        }
        FINALLY {
          say("F2.26");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(25);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kErrA, "op27"},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op28"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op29"},
    {Op::raise, 0, kErrA, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 86, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p33

namespace p34 {
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i3 = 0](auto& co) mutable {
      BEGIN(co);
      for (i3 = 0; i3 < 3; ++i3) {
        break;
      }
      RETURN(47);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op4"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 69, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op5"},
    {Op::send, 56, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p34

namespace p35 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        if ((v2 + 4) % 3 == 0) {
          return co.raise(ValueError("m2"));
        }
        return co.yield_from(1, asyncio::detail::iterate<int, Sent>(Range{47, 93, 3}));
        case 1:
        co.deliver_();
        return co.yield_(2, v0);
        case 2:;
        say("F0.3");
        return co.return_(20);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s6 = Sent(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          WITH(Manager{"W4", hides_value_error}) {
            TRY {
              YIELD(58);
            }
            EXCEPT(CancelledError) {
              say("F1.5", co.exception());
              YIELD_FROM(Range{51, 25, 56});
              YIELD_INTO(s6, a);
              say("F1.7", s6);
            }
            EXCEPT(CancelledError) {
              say("F1.8", co.exception());
              say("F1.9");
            }
            FINALLY {
              say("F1.10");
            }
            END_TRY;
          }
          END_WITH;
        }
        FINALLY {
          say("F1.11");
        }
        END_TRY;
      }
      FINALLY {
        say("F1.12");
      }
      END_TRY;
      RETURN(v0 + 78);
      END;
  });
}
Generator<int, Sent, void> F2(int) {
  struct Body {
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      RETURN();
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i15 = 0, i28 = 0, s23 = Sent(), v0 = 0, v1 = 0, v2 = 0, x17 = 0](auto& co) mutable {
      BEGIN(co);
      say("F3.13");
      YIELD_FROM(F2(a));
      YIELD_FROM_INTO(v1, F1(87));
      say("F3.14", v1);
      for (i15 = 0; i15 < 3; ++i15) {
        say("F3.16");
        FOR(x17, F0(a)) {
          say("F3.18", x17);
          v2 = v0 + 39;
          WITH(Manager{"W19", plain}) {
            TRY {
              v2 = 13;
            }
            EXCEPT(ErrB) {
              say("F3.20", co.exception());
              RAISE(ErrB("m21"));
            }
            EXCEPT(StopIteration) {
              say("F3.22", co.exception());
              RAISE();
            }
            FINALLY {
              YIELD_INTO(s23, v1 + 69);
              say("F3.24", s23);
              YIELD_FROM_INTO(v0, F1(a));
              say("F3.25", v0);
            }
            END_TRY;
            WITH(Manager{"W26", hides_all}) {
              RAISE(ValueError("m27"));
            }
            END_WITH;
            for (i28 = 0; i28 < 1; ++i28) {
              break;
            }
          }
          END_WITH;
        }
        END_FOR;
      }
      RETURN(5);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op29"},
    {Op::send, 7, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p35

namespace p36 {
Coroutine<int> F0(int) {
  return coroutine<int>([i1 = 0, v1 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 2; ++i1) {
        TRY {
          v1 = v1 + 62;
          FOR(x2, AsyncRange{"A3", 0, 3, 2.096782684326172}) {
            say("F0.4", x2);
            YIELD_FROM_INTO(v1, future(0));
            say("F0.5", v1);
            say("F0.6");
          }
          END_FOR;
        }
        EXCEPT(GeneratorExit) {
          say("F0.7", co.exception());
          say("F0.8");
        }
        EXCEPT(Exception) {
          say("F0.9", co.exception());
          say("F0.10");
        }
        EXCEPT(ValueError) {
          say("F0.11", co.exception());
          say("F0.12");
        }
        END_TRY;
      }
      RETURN(63);
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([i25 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W19", plain}) {
          TRY {
            TRY {
              say("F3.20");
              say("F3.21");
              YIELD_FROM(asyncio::sleep(0.38843250274658203));
              YIELD_FROM(asyncio::sleep(1.4311761856079102));
            }
            EXCEPT(ValueError) {
              say("F3.22", co.exception());
              YIELD_FROM(future(0));
              RAISE();
            }
            FINALLY {
              RETURN(v2);
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F3.23", co.exception());
            v2 = 95;
          }
          EXCEPT(ErrB) {
            say("F3.24", co.exception());
            for (i25 = 0; i25 < 3; ++i25) {
              YIELD_FROM(future(0));
            }
            say("F3.26");
          }
          EXCEPT(ErrA) {
            say("F3.27", co.exception());
            YIELD_FROM(F0(v2 + 49));
          }
          END_TRY;
          TRY {
            say("F3.28");
            YIELD_FROM(future(0));
          }
          EXCEPT(BaseException) {
            say("F3.29", co.exception());
            say("F3.30");
          }
          EXCEPT(ErrA) {
            say("F3.31", co.exception());
            say("F3.32");
          }
          FINALLY {
            say("F3.33");
          }
          END_TRY;
        }
        END_WITH;
      }
      EXCEPT(ErrA) {
        say("F3.34", co.exception());
        say("F3.35");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {11.534228324890137, Event::exception, 0, 0, kRuntimeError, "ev36"},
  });
}
}  // namespace p36

namespace p37 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s24 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W22", hides_value_error}) {
          TRY {
            TRY {
              YIELD(v1 + 93);
            }
            EXCEPT(Exception) {
              say("F5.23", co.exception());
              v1 = a;
              YIELD_INTO(s24, 9);
              say("F5.25", s24);
            }
            FINALLY {
              say("F5.26");
            }
            END_TRY;
          }
          EXCEPT(RuntimeError) {
            say("F5.27", co.exception());
            say("F5.28");
          }
          EXCEPT(StopIteration) {
            say("F5.29", co.exception());
            say("F5.30");
          }
          EXCEPT(RuntimeError) {
            say("F5.31", co.exception());
            say("F5.32");
          }
          END_TRY;
        }
        END_WITH;
      }
      FINALLY {
        say("F5.33");
      }
      END_TRY;
      RETURN(v0 + 8);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::send, 72, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op34"},
    {Op::raise, 0, kCancelledError, "op35"},
    {Op::send, 58, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p37

namespace p38 {
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i11 = 0;
    int v0 = 0;
    int v1 = 0;
    int x9 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v0 + 5) % 2 == 0) {
        if ((v1 + 9) % 2 == 0) {
          YIELD(84);
          RETURN(a);
        }
        FOR(x9, Range{25, 4}) {
          say("F1.10", x9);
          for (i11 = 0; i11 < 3; ++i11) {
            say("F1.12");
          }
        }
        END_FOR;
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
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p38

namespace p39 {
Coroutine<int> F1(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 1) % 3 == 0) {
        say("F1.19");
      } else {
        YIELD_FROM(asyncio::sleep(3.474729537963867));
        if ((v0 + 1) % 2 == 0) {
          say("F1.17");
          TRY {
            YIELD_FROM(asyncio::sleep(1.2666664123535156));
          }
          FINALLY {
            say("F1.18");
          }
          END_TRY;
        } else {
          YIELD_FROM(asyncio::sleep(0.1586933135986328));
          YIELD_FROM_INTO(v0, future(0));
          say("F1.16", v0);
        }
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {6.092413902282715, Event::result, 1, 16, kErrA, nullptr},
  });
}
}  // namespace p39

namespace p40 {
Coroutine<int> F1(int a) {
  return coroutine<int>([a, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v1 = 18;
      YIELD();
      if ((v2 + 3) % 3 == 1) {
        v2 = 26;
        v2 = a;
        YIELD();
        RAISE(ErrA("m2"));
      } else {
        YIELD_FROM(asyncio::sleep(0.6504154205322266));
        RETURN(a);
      }
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {8.533246040344238, Event::cancel_task, 0, 0, kErrA, nullptr},
    {1.1172552108764648, Event::cancel_task, 0, 0, kErrA, nullptr},
    {9.715527534484863, Event::result, 2, 57, kErrA, nullptr},
    {1.7261638641357422, Event::cancel_task, 1, 0, kErrA, nullptr},
    {3.0344371795654297, Event::exception, 1, 0, kErrA, "ev3"},
    {8.310702323913574, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p40

namespace p41 {
Coroutine<void> F1(int) {
  return coroutine<void>([](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD();
        YIELD_FROM(future(0));
        YIELD_FROM(F1(v0 + 69));
        YIELD();
      }
      EXCEPT(ErrB) {
        say("F2.8", co.exception());
        say("F2.9");
      }
      END_TRY;
      RETURN(52);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {8.463422775268555, Event::exception, 0, 0, kValueError, "ev10"},
    {3.5297508239746094, Event::exception, 0, 0, kErrA, "ev11"},
    {7.200240135192871, Event::result, 0, 69, kErrA, nullptr},
    {3.384519577026367, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p41

namespace p42 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([i1 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 3; ++i1) {
        TRY {
          say("F0.2");
        }
        EXCEPT(TypeError) {
          say("F0.3", co.exception());
          TRY {
            say("F0.4");
          }
          EXCEPT(ValueError) {
            say("F0.5", co.exception());
            say("F0.6");
          }
          END_TRY;
        }
        FINALLY {
          say("F0.7");
        }
        END_TRY;
      }
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, void> F1(int) {
  return generator<int, Sent, void>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = v1;
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i15 = 0, s10 = Sent(), s13 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s10, v0);
      say("F3.11", s10);
      YIELD_FROM(F0(v1));
      TRY {
        TRY {
          RETURN(v1 + 31);
        }
        EXCEPT(GeneratorExit) {
          say("F3.12", co.exception());
          YIELD_INTO(s13, 98);
          say("F3.14", s13);
          if ((v0 + 3) % 3 == 0) {
            YIELD_FROM(F1(a));
            for (i15 = 0; i15 < 3; ++i15) {
              RAISE(TypeError("m16"));
            }
            TRY {
              YIELD(65);
              RAISE(RuntimeError("m17"));
            }
            FINALLY {
              say("F3.18");
            }
            END_TRY;
          }
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F3.19", co.exception());
        say("F3.20");
      }
      END_TRY;
      RETURN(70);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kErrB, "op21"},
    {Op::raise, 0, kValueError, "op22"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 92, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op23"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 77, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p42

namespace p43 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F0.1");
        YIELD_FROM(asyncio::sleep(1.5757417678833008));
        YIELD();
      }
      EXCEPT(RuntimeError) {
        say("F0.2", co.exception());
        say("F0.3");
      }
      EXCEPT(Exception) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      FINALLY {
        say("F0.6");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([i12 = 0, o20 = Outcome<int>(), v0 = 0, v1 = 0, x15 = 0, x18 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(86));
      for (i12 = 0; i12 < 2; ++i12) {
        say("F2.13");
        WITH(AsyncManager{"W14", hides_value_error, 2.5798606872558594}) {
          FOR(x15, Range{13, 88}) {
            say("F2.16", x15);
            RAISE(ErrA("m17"));
          }
          END_FOR;
        }
        END_WITH;
        YIELD();
        FOR(x18, Range{}) {
          say("F2.19", x18);
          if ((v1 + 1) % 3 == 1) {
            continue;
          }
          continue;
        }
        END_FOR;
      }
      YIELD_FROM_OUTCOME(o20, F0(v0 + 11));
      say("F2.21", o20);
      RETURN(v1 + 73);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {5.237598419189453, Event::result, 0, 23, kErrA, nullptr},
    {8.601327896118164, Event::result, 0, 90, kErrA, nullptr},
    {11.802506446838379, Event::cancel_task, 2, 0, kErrA, nullptr},
    {3.7348079681396484, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.526399612426758, Event::result, 0, 49, kErrA, nullptr},
    {6.226413726806641, Event::result, 1, 64, kErrA, nullptr},
  });
}
}  // namespace p43

namespace p44 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([s2 = Sent(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      YIELD(v2 + 38);
      TRY {
        YIELD_INTO(s2, 20);
        say("F0.3", s2);
      }
      EXCEPT(BaseException) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      FINALLY {
        say("F0.6");
      }
      END_TRY;
      RETURN(4);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([i10 = 0, i7 = 0, v0 = 0, v2 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      TRY {
        for (i7 = 0; i7 < 3; ++i7) {
          YIELD_FROM(future(2));
          RAISE(ErrB("m8"));
        }
        YIELD_FROM(future(1));
        say("F1.9");
        for (i10 = 0; i10 < 2; ++i10) {
          break;
        }
      }
      EXCEPT(Exception) {
        say("F1.11", co.exception());
        say("F1.12");
        FOR(x13, F0(v0 + 45)) {
          say("F1.14", x13);
          YIELD();
        }
        END_FOR;
      }
      EXCEPT(CancelledError) {
        say("F1.15", co.exception());
        say("F1.16");
      }
      END_TRY;
      RETURN(v2 + 55);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
  });
}
}  // namespace p44

namespace p45 {
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i3 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i3 = 0; i3 < 1; ++i3) {
        YIELD();
        WITH(AsyncManager{"W4", plain, 0.3750190734863281}) {
          TRY {
            RETURN(a);
          }
          EXCEPT(Exception) {
            say("F1.5", co.exception());
            if ((v0 + 6) % 3 == 1) {
              YIELD_FROM_INTO(v0, future(1));
              say("F1.6", v0);
              say("F1.7");
            }
            TRY {
              YIELD_FROM_INTO(v2, future(1));
              say("F1.8", v2);
            }
            EXCEPT(BaseException) {
              say("F1.9", co.exception());
              YIELD();
            }
            FINALLY {
              say("F1.10");
            }
            END_TRY;
            WITH(Manager{"W11", hides_value_error}) {
              YIELD_FROM(asyncio::sleep(3.8863725662231445));
              YIELD_FROM_INTO(v2, future(0));
              say("F1.12", v2);
            }
            END_WITH;
          }
          FINALLY {
            say("F1.13");
          }
          END_TRY;
        }
        END_WITH;
      }
      RETURN(v1 + 2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F3(int) {
  return coroutine<int>([i18 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F1(81));
      say("F3.17", v0);
      v0 = v1;
      if ((v2 + 6) % 2 == 1) {
        for (i18 = 0; i18 < 2; ++i18) {
          say("F3.19");
          YIELD_FROM(future(0));
        }
      }
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
  });
}
}  // namespace p45

namespace p46 {
Generator<int, Sent, void> F0(int) {
  struct Body {
    int i3 = 0;
    Sent s4 = Sent();
    int v0 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      boom(kErrA, "m1");
      WITH(Manager{"W2", plain}) {
        for (i3 = 0; i3 < 3; ++i3) {
          break;
        }
      }
      END_WITH;
      YIELD(67);
      YIELD_INTO(s4, v0 + 60);
      say("F0.5", s4);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i8 = 0;
    Sent s9 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x6 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      v0 = v2;
      YIELD(v1 + 8);
      FOR(x6, F0(a)) {
        say("F1.7", x6);
        for (i8 = 0; i8 < 3; ++i8) {
          v1 = a;
          YIELD_FROM(F0(92));
          YIELD_FROM(F0(a));
        }
        continue;
      }
      END_FOR;
      YIELD_FROM(F0(66));
      YIELD_INTO(s9, v1 + 10);
      say("F1.10", s9);
      RETURN(v0 + 83);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kCancelledError, "op11"},
    {Op::send, 60, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op12"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p46

namespace p47 {
Coroutine<int> F0(int) {
  return coroutine<int>([i3 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      YIELD();
      WITH(Manager{"W2", plain}) {
        for (i3 = 0; i3 < 1; ++i3) {
          TRY {
            YIELD_FROM_INTO(v1, future(1));
            say("F0.4", v1);
            WITH(AsyncManager{"W5", plain, 2.403903007507324}) {
              YIELD_FROM(asyncio::sleep(3.1544370651245117));
              RETURN(4);
            }
            END_WITH;
          }
          EXCEPT(RuntimeError) {
            say("F0.6", co.exception());
            say("F0.7");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v2);
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([i23 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i23 = 0; i23 < 2; ++i23) {
        break;
      }
      if ((v2 + 9) % 2 == 0) {
        if ((v1 + 0) % 2 == 0) {
          YIELD();
        }
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int i24 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        for (i24 = 0; i24 < 2; ++i24) {
          return co.yield_(1, v2 + 73);
          case 1:;
        }
        return co.yield_(2, v1);
        case 2:;
        return co.yield_(3, a);
        case 3:;
        say("F3.25");
        return co.yield_from(4, asyncio::detail::iterate<int, Sent>(Range{83, 58, 2}));
        case 4:
        co.deliver_();
        return co.return_(55);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Coroutine<int> F4(int) {
  return coroutine<int>([i26 = 0, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i26 = 0; i26 < 2; ++i26) {
        YIELD();
        TRY {
          WITH(Manager{"W27", raises_at_enter}) {
            WITH(Manager{"W28", plain}) {
              RAISE(ErrA("m29"));
            }
            END_WITH;
          }
          END_WITH;
          YIELD_FROM(F0(v2 + 66));
          TRY {
            if ((v0 + 1) % 2 == 1) {
              break;
            }
            TRY {
              say("F4.30");
            }
            EXCEPT(CancelledError) {
              say("F4.31", co.exception());
              say("F4.32");
            }
            EXCEPT(CancelledError) {
              say("F4.33", co.exception());
              say("F4.34");
            }
            FINALLY {
              say("F4.35");
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F4.36", co.exception());
            say("F4.37");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F4.38", co.exception());
          say("F4.39");
        }
        FINALLY {
          say("F4.40");
        }
        END_TRY;
      }
      RETURN(56);
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, i44 = 0, i45 = 0, i53 = 0, o47 = Outcome<int>(), o57 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0, x51 = 0](auto& co) mutable {
      BEGIN(co);
      say("F5.41");
      TRY {
        RETURN(78);
      }
      EXCEPT(GeneratorExit) {
        say("F5.42", co.exception());
        YIELD_FROM_INTO(v2, F2(v2));
        say("F5.43", v2);
        for (i44 = 0; i44 < 2; ++i44) {
          TRY {
            for (i45 = 0; i45 < 2; ++i45) {
              YIELD_FROM_INTO(v0, F4(a));
              say("F5.46", v0);
              YIELD_FROM_OUTCOME(o47, F0(v0 + 28));
              say("F5.48", o47);
              v0 = v0 + 71;
              YIELD_FROM_INTO(v1, F2(80));
              say("F5.49", v1);
              YIELD_FROM_INTO(v0, future(0));
              say("F5.50", v0);
            }
            FOR(x51, F3(v0)) {
              say("F5.52", x51);
              RETURN(25);
            }
            END_FOR;
            YIELD_FROM(future(1));
            for (i53 = 0; i53 < 1; ++i53) {
              YIELD_FROM_INTO(v0, F0(45));
              say("F5.54", v0);
              YIELD_FROM_INTO(v2, F4(97));
              say("F5.55", v2);
              YIELD_FROM(asyncio::sleep(2.442490577697754));
            }
            RETURN(a);
          }
          EXCEPT(ErrA) {
            say("F5.56", co.exception());
            YIELD_FROM_OUTCOME(o57, F0(a));
            say("F5.58", o57);
          }
          END_TRY;
          if ((v2 + 6) % 3 == 0) {
            say("F5.60");
          } else {
            say("F5.59");
          }
        }
      }
      FINALLY {
        say("F5.61");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 2, {
  });
}
}  // namespace p47

namespace p48 {
Generator<int, Sent, int> F5(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(ErrA("m28"));
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 53, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op29"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p48

namespace p49 {
Coroutine<void> F0(int) {
  struct Body {
    int i1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      for (i1 = 0; i1 < 2; ++i1) {
        RAISE(RuntimeError("m2"));
      }
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F1(int) {
  return coroutine<int>([i11 = 0, i6 = 0, v0 = 0, v1 = 0, v2 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x3, AsyncRange{"A4", 2, -1, 2.905880928039551}) {
        say("F1.5", x3);
        v2 = v1;
        for (i6 = 0; i6 < 3; ++i6) {
          say("F1.7");
          YIELD_FROM(F0(v0));
          TRY {
            RETURN(v1 + 28);
          }
          EXCEPT(ValueError) {
            say("F1.8", co.exception());
            if ((v0 + 3) % 2 == 1) {
              say("F1.10");
            } else {
              say("F1.9");
              RAISE();
            }
            for (i11 = 0; i11 < 3; ++i11) {
              YIELD_FROM(asyncio::sleep(0.0));
            }
          }
          EXCEPT(BaseException) {
            say("F1.12", co.exception());
            say("F1.13");
          }
          EXCEPT(BaseException) {
            say("F1.14", co.exception());
            say("F1.15");
          }
          FINALLY {
            say("F1.16");
          }
          END_TRY;
        }
      }
      END_FOR;
      RETURN(v0 + 43);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {7.301779747009277, Event::cancel_future, 0, 0, kErrA, nullptr},
    {10.349382400512695, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.512836456298828, Event::result, 0, 85, kErrA, nullptr},
  });
}
}  // namespace p49

}  // namespace

extern const std::vector<Program> programs_0;
const std::vector<Program> programs_0 = {
    {0, &p0::run, R"~(yields 96
F1.30
stops 57
closed
stops
dropped
)~"},
    {1, &p1::run, R"~(time 0
root RuntimeError(m30)
)~"},
    {2, &p2::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises ErrA(op34)
raises ErrB(op35)
stops
stops
closed
stops
stops
stops
stops
raises TypeError(op36)
closed
stops
dropped
)~"},
    {3, &p3::run, R"~(W12 aenter
W12 aexit
W12 exit ErrA(m13)
F2.22 ErrA(m13)
F2.23
F2.28
time 1543
root 0
)~"},
    {4, &p4::run, R"~(F4.8
time 0
root ValueError(m9)
)~"},
    {5, &p5::run, R"~(F0.2 99
F0.4 31
F0.4 48
F0.4 69
F0.2 31
F0.4 31
F0.4 48
F0.4 69
F0.2 83
F0.4 31
F0.4 48
F0.4 69
F3.16 25
yields 0
raises GeneratorExit(op19)
stops
raises ErrB(op20)
stops
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {6, &p6::run, R"~(yields 5
F4.45 69
yields 5
F4.45 None
yields 5
F4.45 None
yields 5
W46 enter
yields 62
F0.2 None
F2.20 25
W21 enter
yields 77
W21 exit ValueError(op56)
F2.28
W46 exit ValueError(op56)
stops 7
stops
stops
stops
stops
stops
stops
raises ErrB(op57)
closed
stops
dropped
)~"},
    {7, &p7::run, R"~(F4.35 45
F0.1
F4.37 RuntimeError(m2)
W38 enter
W39 aenter
W39 aexit
W39 exit CancelledError()
W38 exit CancelledError()
time 9034
root is cancelled
)~"},
    {8, &p8::run, R"~(time 0
root RuntimeError(m9)
)~"},
    {9, &p9::run, R"~(time 0
root 0
)~"},
    {10, &p10::run, R"~(raises TypeError(m36)
stops
stops
stops
raises ValueError(op43)
stops
raises ValueError(op44)
stops
stops
raises TypeError(op45)
stops
closed
stops
stops
dropped
)~"},
    {11, &p11::run, R"~(time 0
root 76
)~"},
    {12, &p12::run, R"~(time 1024000
root is cancelled
)~"},
    {13, &p13::run, R"~(time 0
root 5
)~"},
    {14, &p14::run, R"~(F5.64
time 0
root 0
)~"},
    {15, &p15::run, R"~(yields 5
raises ValueError(op55)
stops
stops
stops
closed
stops
dropped
)~"},
    {16, &p16::run, R"~(time 1024000
root is cancelled
)~"},
    {17, &p17::run, R"~(stops 5
stops
stops
raises ErrB(op25)
stops
closed
stops
stops
raises ErrA(op26)
closed
stops
raises ErrA(op27)
dropped
)~"},
    {18, &p18::run, R"~(F4.33 CancelledError()
F4.34
F4.35
F4.33 CancelledError()
F4.34
F4.35
F4.33 CancelledError()
F4.34
F4.35
time 579
root 5
)~"},
    {19, &p19::run, R"~(raises ValueError(op19)
stops
stops
stops
stops
stops
stops
stops
raises ErrA(op20)
raises ValueError(op21)
raises ErrB(op22)
stops
dropped
)~"},
    {20, &p20::run, R"~(yields 5
raises TypeError(op22)
dropped
)~"},
    {21, &p21::run, R"~(time 1024000
root is cancelled
)~"},
    {22, &p22::run, R"~(W1 enter
yields 93
F0.2
W1 exit None
F1.10 35
F1.12
W1 enter
yields 93
F0.2
W1 exit None
F2.19
yields 87
F2.23 None
W25 enter
yields 23
W25 exit ErrB(op30)
raises ErrB(op30)
stops
raises ValueError(op31)
raises ErrA(op32)
stops
stops
stops
stops
dropped
)~"},
    {23, &p23::run, R"~(yields 1
F0.2 None
F0.4 53
F0.7
F0.10
F0.11
F1.12 0
stops 79
stops
raises ValueError(op13)
closed
closed
stops
dropped
)~"},
    {24, &p24::run, R"~(yields 39
F2.11 None
F0.1
F0.5
yields 0
F2.13 None
F0.1
F0.5
F2.31 ErrB(m14)
F2.32
F2.35
stops 5
stops
stops
stops
stops
dropped
)~"},
    {25, &p25::run, R"~(F0.9
W10 aenter
F0.11
W10 aexit
W10 exit None
time 393
root ValueError(m15)
)~"},
    {26, &p26::run, R"~(F2.7
W1 enter
W1 exit ErrA(m2)
F2.10 ErrA(m2)
yields 15
W1 enter
W1 exit ErrA(m2)
raises ErrA(m2)
stops
stops
dropped
)~"},
    {27, &p27::run, R"~(raises ValueError(op31)
raises ValueError(op32)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {28, &p28::run, R"~(F5.57
time 7323
root 57
)~"},
    {29, &p29::run, R"~(yields 32
F5.32 None
yields 0
F5.47 GeneratorExit()
F5.48
closed
raises ErrB(op49)
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {30, &p30::run, R"~(yields 35
yields 95
F5.30 None
W11 enter
yields 0
yields 37
W11 exit ErrB(op43)
yields 37
F3.21 98
F5.31 40
stops 97
dropped
)~"},
    {31, &p31::run, R"~(W35 aenter
F4.37 CancelledError()
W35 aexit
W35 exit CancelledError()
time 1027624
root is cancelled
)~"},
    {32, &p32::run, R"~(F2.17
time 0
root 5
)~"},
    {33, &p33::run, R"~(raises ErrA(op27)
closed
stops
raises ValueError(op28)
stops
stops
raises ErrA(op29)
raises ErrA(op30)
stops
stops
stops
stops
dropped
)~"},
    {34, &p34::run, R"~(stops 47
stops
raises ValueError(op4)
stops
stops
stops
stops
stops
stops
stops
stops
raises ErrA(op5)
stops
stops
closed
stops
dropped
)~"},
    {35, &p35::run, R"~(F3.13
W4 enter
yields 58
F1.10
W4 exit GeneratorExit()
F1.11
F1.12
closed
stops
stops
raises ErrA(op29)
stops
raises ErrA(op30)
stops
stops
dropped
)~"},
    {36, &p36::run, R"~(W19 enter
F3.20
F3.21
W19 exit None
time 1863
root 0
)~"},
    {37, &p37::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
W22 enter
yields 93
F5.26
W22 exit CancelledError(op34)
F5.33
raises CancelledError(op34)
raises CancelledError(op35)
stops
dropped
)~"},
    {38, &p38::run, R"~(stops 5
stops
stops
stops
stops
stops
dropped
)~"},
    {39, &p39::run, R"~(time 1024000
root is cancelled
)~"},
    {40, &p40::run, R"~(time 666
root 5
)~"},
    {41, &p41::run, R"~(time 3465
root is cancelled
)~"},
    {42, &p42::run, R"~(raises ErrB(op21)
raises ValueError(op22)
stops
stops
stops
stops
stops
stops
stops
raises GeneratorExit(op23)
stops
stops
closed
stops
dropped
)~"},
    {43, &p43::run, R"~(F0.1
F0.6
F2.13
W14 aenter
time 3824
root is cancelled
)~"},
    {44, &p44::run, R"~(F1.15 CancelledError()
F1.16
time 1024000
root 55
)~"},
    {45, &p45::run, R"~(W4 aenter
F1.13
W4 aexit
W4 exit None
F3.17 81
time 768
root 0
)~"},
    {46, &p46::run, R"~(raises CancelledError(op11)
stops
stops
closed
raises ErrB(op12)
stops
stops
stops
stops
stops
dropped
)~"},
    {47, &p47::run, R"~(F5.41
F5.61
time 0
root 78
)~"},
    {48, &p48::run, R"~(raises ErrA(m28)
closed
stops
stops
stops
stops
stops
stops
closed
stops
raises RuntimeError(op29)
stops
raises ErrB(op30)
stops
dropped
)~"},
    {49, &p49::run, R"~(A4 anext 0
F1.5 0
F1.7
time 2975
root RuntimeError(m2)
)~"},
};
}  // namespace judge
