// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p100 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int i2 = 0;
    int v1 = 0;
    int x4 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        for (i1 = 0; i1 < 2; ++i1) {
          for (i2 = 0; i2 < 3; ++i2) {
            YIELD_FROM(asyncio::sleep(3.843441963195801));
            YIELD_FROM(asyncio::sleep(1.4802494049072266));
          }
        }
      }
      EXCEPT(StopIteration) {
        say("F0.3", co.exception());
        YIELD_FROM(future(1));
        FOR(x4, Range{83}) {
          say("F0.5", x4);
          YIELD_FROM_INTO(v1, future(0));
          say("F0.6", v1);
        }
        END_FOR;
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
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        v2 = a;
        if ((v2 + 8) % 3 == 1) {
          return co.raise(ErrA("m7"));
        }
        return co.yield_from(1, future(1));
        case 1:
        co.result(v1);
        say("F1.8", v1);
        return co.yield_from(2, asyncio::sleep(0));
        case 2:
        co.result();
        return co.return_(v2 + 12);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o16 = Outcome<int>(), o19 = Outcome<int>(), t21 = Task<int>(), v0 = 0, v1 = 0, x11 = 0, x14 = 0, x9 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x9, Range{18, 7}) {
        say("F2.10", x9);
        FOR(x11, AsyncRange{"A12", 2, 0, 0.0}) {
          say("F2.13", x11);
          FOR(x14, Range{83}) {
            say("F2.15", x14);
            YIELD_FROM_OUTCOME(o16, F1(v0 + 1));
            say("F2.17", o16);
            TRY {
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(3.73898983001709));
              YIELD_FROM(F1(20));
              v0 = 17;
              v0 = 88;
            }
            EXCEPT(ValueError) {
              say("F2.18", co.exception());
              YIELD_FROM_OUTCOME(o19, F0(v1 + 77));
              say("F2.20", o19);
              YIELD_FROM(future(0));
              RAISE();
            }
            END_TRY;
            t21 = spawn(F1(a));
            YIELD_FROM_INTO(v0, t21);
            YIELD_FROM(F1(0));
            TRY {
              YIELD();
              YIELD();
            }
            EXCEPT(CancelledError) {
              say("F2.22", co.exception());
              YIELD_FROM(future(0));
            }
            EXCEPT(ErrB) {
              say("F2.23", co.exception());
              say("F2.24");
            }
            END_TRY;
          }
          END_FOR;
        }
        END_FOR;
      }
      END_FOR;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 2, {
    {8.861823081970215, Event::result, 0, 87, kErrA, nullptr},
    {11.76335334777832, Event::result, 1, 64, kErrA, nullptr},
    {6.341448783874512, Event::result, 1, 93, kErrA, nullptr},
    {7.14644718170166, Event::result, 0, 76, kErrA, nullptr},
    {9.224017143249512, Event::exception, 1, 0, kRuntimeError, "ev25"},
    {10.006717681884766, Event::exception, 0, 0, kErrA, "ev26"},
  });
}
}  // namespace p100

namespace p101 {
Generator<int, Sent, int> F5(int) {
  struct Body {
    Sent s28 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s28, v2 + 92);
      say("F5.29", s28);
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
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op31"},
    {Op::raise, 0, kErrB, "op32"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p101

namespace p102 {
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        v2 = v2 + 20;
        v0 = a;
        say("F2.13");
        say("F2.14");
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, F2(v1 + 34));
      say("F3.15", v2);
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 3, {
  });
}
}  // namespace p102

namespace p103 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    Sent s8 = Sent();
    int v0 = 0;
    int x1 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        FOR(x1, Range{}) {
          say("F0.2", x1);
          v0 = a;
          WITH(Manager{"W3", hides_value_error}) {
            TRY {
              YIELD(a);
              say("F0.4");
            }
            FINALLY {
              break;
            }
            END_TRY;
            TRY {
              RAISE(ErrB("m5"));
            }
            EXCEPT(CancelledError) {
              say("F0.6", co.exception());
              break;
            }
            EXCEPT(GeneratorExit) {
              say("F0.7", co.exception());
              YIELD(a);
              YIELD_INTO(s8, 12);
              say("F0.9", s8);
              RETURN();
            }
            END_TRY;
          }
          END_WITH;
        }
        END_FOR;
      }
      EXCEPT(RuntimeError) {
        say("F0.10", co.exception());
        say("F0.11");
      }
      EXCEPT(AttributeError) {
        say("F0.12", co.exception());
        say("F0.13");
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
  return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(93));
      YIELD(41);
      TRY {
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
      RETURN(82);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(F0(v0));
      }
      EXCEPT(BaseException) {
        say("F2.18", co.exception());
        YIELD_FROM(F0(v2 + 89));
        YIELD_FROM(F0(a));
        YIELD_FROM_INTO(v1, F1(v2));
        say("F2.19", v1);
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kTypeError, "op20"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op21"},
    {Op::send, 69, kErrA, nullptr},
    {Op::send, 97, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op22"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 15, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p103

namespace p104 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 2) % 2 == 0) {
        YIELD_FROM(Range{74});
        YIELD(v0);
        YIELD(33);
      }
      v2 = v1 + 15;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int i2 = 0;
    Sent s3 = Sent();
    Sent s5 = Sent();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        for (i1 = 0; i1 < 3; ++i1) {
          return co.yield_(1, a);
          case 1:;
        }
        for (i2 = 0; i2 < 3; ++i2) {
          return co.yield_(2, a);
          case 2:
          co.sent(s3);
          say("F1.4", s3);
        }
        return co.yield_(3, 79);
        case 3:
        co.sent(s5);
        say("F1.6", s5);
        v0 = a;
        return co.return_(v1 + 15);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i13 = 0;
    int i17 = 0;
    int i8 = 0;
    Sent s15 = Sent();
    Sent s22 = Sent();
    Sent s9 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x20 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        YIELD(v2 + 88);
        boom(kErrA, "m7");
        for (i8 = 0; i8 < 3; ++i8) {
          YIELD_INTO(s9, 99);
          say("F2.10", s9);
        }
      }
      FINALLY {
        TRY {
          YIELD_FROM_INTO(v0, F0(a));
          say("F2.11", v0);
        }
        EXCEPT(BaseException) {
          say("F2.12", co.exception());
          TRY {
            for (i13 = 0; i13 < 3; ++i13) {
              YIELD(v0 + 65);
            }
          }
          FINALLY {
            say("F2.14");
            RAISE();
          }
          END_TRY;
          YIELD_INTO(s15, 28);
          say("F2.16", s15);
        }
        FINALLY {
          for (i17 = 0; i17 < 2; ++i17) {
            if ((v1 + 1) % 2 == 1) {
              RAISE(GeneratorExit("m18"));
            }
            RAISE(RuntimeError("m19"));
          }
          TRY {
            FOR(x20, F1(a)) {
              say("F2.21", x20);
              YIELD_INTO(s22, v2);
              say("F2.23", s22);
              say("F2.24");
            }
            END_FOR;
            YIELD_FROM(Range{13, 47, 30});
          }
          EXCEPT(CancelledError) {
            say("F2.25", co.exception());
            say("F2.26");
          }
          EXCEPT(BaseException) {
            say("F2.27", co.exception());
            say("F2.28");
          }
          END_TRY;
        }
        END_TRY;
      }
      END_TRY;
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
    {Op::send, 19, kErrA, nullptr},
    {Op::send, 20, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 54, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op29"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op30"},
    {Op::send, 73, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p104

namespace p105 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i20 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(27);
      TRY {
        for (i20 = 0; i20 < 1; ++i20) {
          if ((v1 + 7) % 3 == 0) {
            say("F2.21");
          }
        }
      }
      FINALLY {
        say("F2.22");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F2(v2 + 87));
      say("F3.23", v1);
      RETURN(94);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s38 = Sent(), v0 = 0, v1 = 0, v2 = 0, x40 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W37", plain}) {
        TRY {
          YIELD_INTO(s38, 15);
          say("F5.39", s38);
          FOR(x40, F3(v1)) {
            say("F5.41", x40);
            YIELD(v2 + 70);
            YIELD(v2);
          }
          END_FOR;
          YIELD_FROM_INTO(v1, F3(v1 + 21));
          say("F5.42", v1);
          TRY {
            if ((v2 + 2) % 2 == 0) {
              v1 = v2 + 15;
              v1 = a;
              YIELD_FROM_INTO(v0, F2(v2));
              say("F5.43", v0);
            } else {
              RETURN(v2 + 43);
            }
          }
          EXCEPT(GeneratorExit) {
            say("F5.44", co.exception());
            say("F5.45");
          }
          FINALLY {
            say("F5.46");
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F5.47", co.exception());
          say("F5.48");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op49"},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 96, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op50"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 10, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op51"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p105

namespace p106 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W1", plain}) {
        YIELD(v1);
      }
      END_WITH;
      RETURN(v2 + 88);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i13 = 0, s11 = Sent(), s15 = Sent(), s2 = Sent(), v0 = 0, v1 = 0, v2 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s2, v1);
      say("F1.3", s2);
      YIELD_FROM_INTO(v1, F0(17));
      say("F1.4", v1);
      v0 = v1;
      TRY {
        YIELD_FROM_INTO(v2, F0(a));
        say("F1.5", v2);
        FOR(x6, F0(v1)) {
          say("F1.7", x6);
          WITH(Manager{"W8", hides_value_error}) {
            TRY {
              YIELD_FROM_INTO(v2, F0(a));
              say("F1.9", v2);
              YIELD(v2 + 91);
            }
            EXCEPT(ErrB) {
              say("F1.10", co.exception());
              break;
            }
            FINALLY {
              YIELD_FROM(Range{37});
            }
            END_TRY;
            YIELD_INTO(s11, v0);
            say("F1.12", s11);
          }
          END_WITH;
          for (i13 = 0; i13 < 2; ++i13) {
            WITH(Manager{"W14", raises_at_exit}) {
              YIELD(13);
            }
            END_WITH;
          }
          YIELD_INTO(s15, a);
          say("F1.16", s15);
          say("F1.17");
          YIELD_FROM(F0(90));
        }
        END_FOR;
        RETURN(a);
      }
      EXCEPT(GeneratorExit) {
        say("F1.18", co.exception());
        TRY {
          say("F1.19");
        }
        EXCEPT(RuntimeError) {
          say("F1.20", co.exception());
          say("F1.21");
        }
        EXCEPT(CancelledError) {
          say("F1.22", co.exception());
          say("F1.23");
        }
        FINALLY {
          say("F1.24");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F1.25", co.exception());
        say("F1.26");
      }
      END_TRY;
      RETURN(v1 + 0);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kErrA, "op27"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p106

namespace p107 {
Coroutine<void> F2(int) {
  return coroutine<void>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      WITH(AsyncManager{"W22", hides_all, 2.8019723892211914}) {
        YIELD_FROM(future(2));
        v1 = 16;
      }
      END_WITH;
      WITH(AsyncManager{"W23", hides_value_error, 2.3321237564086914}) {
        if ((v2 + 1) % 2 == 0) {
          say("F2.24");
        } else {
          YIELD_FROM(future(1));
          YIELD_FROM(future(1));
        }
      }
      END_WITH;
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(2));
      say("F4.34");
      YIELD_FROM(F2(v0 + 52));
      say("F4.35");
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {6.357206344604492, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.037605285644531, Event::cancel_task, 2, 0, kErrA, nullptr},
    {11.049290657043457, Event::exception, 1, 0, kErrA, "ev36"},
    {9.60637378692627, Event::exception, 0, 0, kRuntimeError, "ev37"},
    {2.9267358779907227, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p107

namespace p108 {
Coroutine<void> F0(int) {
  return coroutine<void>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.4478292465209961));
      YIELD_FROM_INTO(v1, future(0));
      say("F0.1", v1);
      END;
  });
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int i4 = 0;
    int x2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      FOR(x2, Range{}) {
        say("F1.3", x2);
        break;
      }
      END_FOR;
      YIELD_FROM(F0(a));
      for (i4 = 0; i4 < 2; ++i4) {
        say("F1.5");
        WITH(Manager{"W6", plain}) {
          say("F1.7");
        }
        END_WITH;
      }
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i21 = 0;
    int i25 = 0;
    int i28 = 0;
    Outcome<void> o26 = Outcome<void>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x22 = 0;
    int x29 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v1 = 68;
      YIELD_FROM(F1(v2 + 70));
      for (i21 = 0; i21 < 1; ++i21) {
        v2 = a;
        FOR(x22, AsyncRange{"A23", 1, 0, 0.0}) {
          say("F4.24", x22);
          continue;
        }
        END_FOR;
      }
      for (i25 = 0; i25 < 1; ++i25) {
        YIELD_FROM_OUTCOME(o26, F1(v0 + 7));
        say("F4.27", o26);
        for (i28 = 0; i28 < 3; ++i28) {
          FOR(x29, AsyncRange{"A30", 0, -1, 3.4659957885742188}) {
            say("F4.31", x29);
            YIELD_FROM(F1(a));
            YIELD_FROM(asyncio::sleep(0.0));
          }
          END_FOR;
        }
      }
      RETURN(v1 + 21);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 1, {
    {8.967872619628906, Event::exception, 0, 0, kValueError, "ev32"},
    {5.167157173156738, Event::result, 0, 16, kErrA, nullptr},
    {4.588442802429199, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.559511184692383, Event::exception, 0, 0, kTypeError, "ev33"},
    {9.117918014526367, Event::cancel_task, 0, 0, kErrA, nullptr},
    {1.4466447830200195, Event::exception, 0, 0, kRuntimeError, "ev34"},
  });
}
}  // namespace p108

namespace p109 {
Coroutine<int> F0(int) {
  return coroutine<int>([i4 = 0, i5 = 0, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W1", plain, 1.712127685546875}) {
        WITH(Manager{"W2", plain}) {
          YIELD_FROM_INTO(v0, future(0));
          say("F0.3", v0);
          for (i4 = 0; i4 < 3; ++i4) {
            YIELD_FROM(asyncio::sleep(3.4878931045532227));
            for (i5 = 0; i5 < 2; ++i5) {
              YIELD_FROM(asyncio::sleep(0.16353607177734375));
            }
          }
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v1 + 88);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Task<int> t18 = Task<int>();
    int v0 = 0;
    int x16 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x16, Range{97}) {
        say("F3.17", x16);
        YIELD_FROM(asyncio::sleep(0.0));
      }
      END_FOR;
      t18 = spawn(F0(a));
      YIELD_FROM_INTO(v0, t18);
      TRY {
        YIELD();
      }
      EXCEPT(Exception) {
        say("F3.19", co.exception());
        say("F3.20");
      }
      FINALLY {
        say("F3.21");
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
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i22 = 0, v1 = 0, v2 = 0, x23 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      for (i22 = 0; i22 < 3; ++i22) {
        YIELD_FROM(future(0));
        FOR(x23, Range{}) {
          say("F4.24", x23);
          TRY {
            break;
          }
          EXCEPT(Exception) {
            say("F4.25", co.exception());
            TRY {
              YIELD_FROM_INTO(v1, F3(a));
              say("F4.26", v1);
              YIELD();
              YIELD();
            }
            FINALLY {
              RAISE(ErrA("m27"));
            }
            END_TRY;
          }
          END_TRY;
          TRY {
            YIELD();
          }
          EXCEPT(BaseException) {
            say("F4.28", co.exception());
            YIELD_FROM_INTO(v2, future(1));
            say("F4.29", v2);
          }
          FINALLY {
            say("F4.30");
          }
          END_TRY;
        }
        END_FOR;
      }
      RETURN(v2 + 73);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 2, {
    {11.267913818359375, Event::result, 1, 7, kErrA, nullptr},
    {3.9188308715820312, Event::cancel_task, 1, 0, kErrA, nullptr},
    {11.288031578063965, Event::result, 1, 86, kErrA, nullptr},
    {6.355360984802246, Event::cancel_task, 0, 0, kErrA, nullptr},
    {0.9313650131225586, Event::result, 1, 48, kErrA, nullptr},
  });
}
}  // namespace p109

namespace p110 {
Generator<int, Sent, int> F5(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v1 + 7) % 3 == 1) {
        YIELD(75);
      }
      boom(kErrA, "m42");
      RETURN(45);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op43"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p110

namespace p111 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i3 = 0, s1 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s1, a);
      say("F0.2", s1);
      TRY {
        if ((v1 + 3) % 3 == 1) {
          YIELD(v1 + 30);
        }
        v1 = v2;
        v1 = 27;
        TRY {
          TRY {
            for (i3 = 0; i3 < 2; ++i3) {
              break;
            }
            RETURN(a);
          }
          EXCEPT(Exception) {
            say("F0.4", co.exception());
            WITH(Manager{"W5", hides_value_error}) {
              say("F0.6");
            }
            END_WITH;
          }
          EXCEPT(ErrA) {
            say("F0.7", co.exception());
            say("F0.8");
          }
          EXCEPT(RuntimeError) {
            say("F0.9", co.exception());
            say("F0.10");
          }
          FINALLY {
            say("F0.11");
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F0.12", co.exception());
          say("F0.13");
        }
        EXCEPT(RuntimeError) {
          say("F0.14", co.exception());
          say("F0.15");
        }
        FINALLY {
          say("F0.16");
        }
        END_TRY;
      }
      EXCEPT(ErrB) {
        say("F0.17", co.exception());
        say("F0.18");
      }
      FINALLY {
        say("F0.19");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.34");
      YIELD(v2);
      WITH(Manager{"W35", hides_value_error}) {
        YIELD_FROM(F0(a));
      }
      END_WITH;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i39 = 0, i41 = 0, s36 = Sent(), v0 = 0, v1 = 0, v2 = 0, x42 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 6) % 3 == 1) {
        if ((v0 + 3) % 3 == 0) {
          YIELD(v0);
          YIELD_INTO(s36, v2 + 86);
          say("F3.37", s36);
          if ((v2 + 3) % 2 == 1) {
            YIELD_FROM_INTO(v2, F2(v2));
            say("F3.38", v2);
            for (i39 = 0; i39 < 1; ++i39) {
              RAISE(ValueError("m40"));
            }
          }
          for (i41 = 0; i41 < 3; ++i41) {
            FOR(x42, F0(v0 + 90)) {
              say("F3.43", x42);
              YIELD(v1 + 82);
            }
            END_FOR;
          }
        }
        boom(kErrA, "m44");
        YIELD_FROM(Range{91});
        YIELD(48);
      }
      WITH(Manager{"W45", plain}) {
        YIELD(a);
        TRY {
          YIELD_FROM(F0(v0 + 5));
        }
        EXCEPT(ErrA) {
          say("F3.46", co.exception());
          YIELD_FROM(F0(97));
          TRY {
            RAISE();
          }
          EXCEPT(TypeError) {
            say("F3.47", co.exception());
            YIELD(v2);
            say("F3.48");
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F3.49", co.exception());
          say("F3.50");
        }
        FINALLY {
          say("F3.51");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v1 + 89);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kValueError, "op52"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p111

namespace p112 {
Coroutine<void> F0(int) {
  struct Body {
    int i1 = 0;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.10859966278076172));
      YIELD_FROM(asyncio::sleep(1.8735179901123047));
      YIELD_FROM(asyncio::sleep(2.93450927734375));
      TRY {
        for (i1 = 0; i1 < 3; ++i1) {
          YIELD_FROM(future(1));
          say("F0.2");
          v0 = 39;
        }
        TRY {
          v0 = v2 + 32;
        }
        EXCEPT(GeneratorExit) {
          say("F0.3", co.exception());
          TRY {
            RAISE();
          }
          EXCEPT(BaseException) {
            say("F0.4", co.exception());
            YIELD_FROM_INTO(v0, future(0));
            say("F0.5", v0);
            TRY {
              YIELD_FROM_INTO(v0, future(1));
              say("F0.6", v0);
            }
            EXCEPT(ErrA) {
              say("F0.7", co.exception());
              say("F0.8");
            }
            END_TRY;
          }
          EXCEPT(RuntimeError) {
            say("F0.9", co.exception());
            say("F0.10");
          }
          FINALLY {
            say("F0.11");
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F0.12", co.exception());
          say("F0.13");
        }
        EXCEPT(CancelledError) {
          say("F0.14", co.exception());
          say("F0.15");
        }
        FINALLY {
          say("F0.16");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F0.17", co.exception());
        say("F0.18");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD();
      TRY {
        RAISE(GeneratorExit("m23"));
      }
      EXCEPT(CancelledError) {
        say("F2.24", co.exception());
        TRY {
          RAISE();
        }
        EXCEPT(GeneratorExit) {
          say("F2.25", co.exception());
          RAISE(TypeError("m26"));
        }
        FINALLY {
          YIELD_FROM(F0(a));
          YIELD_FROM(asyncio::sleep(0.8151473999023438));
        }
        END_TRY;
      }
      END_TRY;
      RAISE(ValueError("m27"));
      RETURN(a);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i30 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(F2(a));
      YIELD_FROM(asyncio::sleep(2.6402549743652344));
      v2 = v0;
      say("F4.28");
      YIELD_FROM_INTO(v1, future(0));
      say("F4.29", v1);
      for (i30 = 0; i30 < 2; ++i30) {
        break;
      }
      v0 = 24;
      RETURN(48);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i32 = 0;
    Outcome<int> o47 = Outcome<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x34 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(AsyncManager{"W31", hides_all, 0.0}) {
        for (i32 = 0; i32 < 2; ++i32) {
          say("F5.33");
          FOR(x34, Range{25, 50, 70}) {
            say("F5.35", x34);
          }
          END_FOR;
        }
        YIELD_FROM(F4(8));
        TRY {
          YIELD_FROM(asyncio::sleep(1.2838363647460938));
          YIELD_FROM_INTO(v2, F2(77));
          say("F5.36", v2);
        }
        EXCEPT(ValueError) {
          say("F5.37", co.exception());
          TRY {
            YIELD();
            YIELD_FROM(F3(v0));
          }
          EXCEPT(RuntimeError) {
            say("F5.38", co.exception());
            YIELD_FROM(future(2));
            YIELD();
          }
          EXCEPT(ValueError) {
            say("F5.39", co.exception());
            WITH(AsyncManager{"W40", hides_value_error, 0.0}) {
              YIELD_FROM(future(1));
              YIELD();
              say("F5.41");
              say("F5.42");
              YIELD_FROM_INTO(v2, F4(v1 + 40));
              say("F5.43", v2);
            }
            END_WITH;
            RAISE(ValueError("m44"));
          }
          FINALLY {
            TRY {
              say("F5.45");
              say("F5.46");
              YIELD_FROM(asyncio::sleep(3.8138561248779297));
              YIELD_FROM_OUTCOME(o47, F3(v2 + 88));
              say("F5.48", o47);
            }
            EXCEPT(RuntimeError) {
              say("F5.49", co.exception());
              say("F5.50");
            }
            EXCEPT(ErrA) {
              say("F5.51", co.exception());
              say("F5.52");
            }
            EXCEPT(RuntimeError) {
              say("F5.53", co.exception());
              say("F5.54");
            }
            FINALLY {
              say("F5.55");
            }
            END_TRY;
          }
          END_TRY;
        }
        FINALLY {
          say("F5.56");
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
  drive([] { return F5(5); }, 3, {
    {7.811022758483887, Event::result, 2, 88, kErrA, nullptr},
    {0.9429111480712891, Event::result, 1, 14, kErrA, nullptr},
    {0.3558073043823242, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.5984649658203125, Event::result, 1, 67, kErrA, nullptr},
    {3.054112434387207, Event::exception, 2, 0, kTypeError, "ev57"},
  });
}
}  // namespace p112

namespace p113 {
Coroutine<int> F1(int) {
  struct Body {
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.7732610702514648));
      TRY {
        YIELD();
      }
      EXCEPT(GeneratorExit) {
        say("F1.5", co.exception());
        TRY {
          RAISE();
        }
        FINALLY {
          say("F1.6");
        }
        END_TRY;
      }
      END_TRY;
      RETURN(10);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(F1(a));
      YIELD_FROM(asyncio::sleep(3.0588455200195312));
      YIELD();
      RETURN(v0 + 3);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 3, {
    {9.142707824707031, Event::result, 0, 47, kErrA, nullptr},
    {0.5669698715209961, Event::cancel_task, 1, 0, kErrA, nullptr},
    {7.234992980957031, Event::exception, 1, 0, kErrB, "ev9"},
  });
}
}  // namespace p113

namespace p114 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      TRY {
        TRY {
          if ((v1 + 1) % 2 == 1) {
            v2 = v2 + 38;
          }
        }
        EXCEPT(BaseException) {
          say("F0.2", co.exception());
          say("F0.3");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    Task<int> t11 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x8 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(12));
      say("F1.6", v1);
      v0 = a;
      TRY {
        YIELD_FROM_INTO(v2, F0(44));
        say("F1.7", v2);
        FOR(x8, AsyncRange{"A9", 3, -1, 1.4218635559082031}) {
          say("F1.10", x8);
          t11 = spawn(F0(v0));
          YIELD_FROM_INTO(v1, t11);
        }
        END_FOR;
      }
      EXCEPT(BaseException) {
        say("F1.12", co.exception());
        say("F1.13");
      }
      FINALLY {
        say("F1.14");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      RETURN(v2 + 57);
      RETURN(v0 + 68);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int i24 = 0;
    Outcome<void> o17 = Outcome<void>();
    Task<int> t22 = Task<int>();
    Task<int> t25 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x27 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(Manager{"W15", plain}) {
        YIELD_FROM_INTO(v0, F2(v1 + 7));
        say("F3.16", v0);
        YIELD_FROM_OUTCOME(o17, F1(45));
        say("F3.18", o17);
        TRY {
          YIELD_FROM_INTO(v1, F0(v0 + 6));
          say("F3.19", v1);
          v0 = v2 + 84;
          YIELD_FROM(future(0));
          YIELD_FROM(asyncio::sleep(3.5457448959350586));
          YIELD_FROM(future(0));
        }
        EXCEPT(ErrA) {
          say("F3.20", co.exception());
          TRY {
            say("F3.21");
            t22 = spawn(F0(a));
            YIELD_FROM_INTO(v2, t22);
          }
          EXCEPT(AttributeError) {
            say("F3.23", co.exception());
            for (i24 = 0; i24 < 3; ++i24) {
              t25 = spawn(F0(v1 + 30));
              YIELD_FROM_INTO(v1, t25);
              say("F3.26");
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(asyncio::sleep(0.0));
            }
            FOR(x27, Range{62, 12, 23}) {
              say("F3.28", x27);
              RAISE(RuntimeError("m29"));
            }
            END_FOR;
            v1 = 30;
          }
          EXCEPT(ValueError) {
            say("F3.30", co.exception());
            YIELD_FROM_INTO(v1, F0(v1 + 23));
            say("F3.31", v1);
            YIELD();
          }
          FINALLY {
            say("F3.32");
          }
          END_TRY;
        }
        FINALLY {
          say("F3.33");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(90);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {10.327888488769531, Event::exception, 0, 0, kRuntimeError, "ev34"},
    {3.11330509185791, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p114

namespace p115 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s4 = Sent();
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          TRY {
            v2 = v0;
            FOR(x1, Range{94, 75, 31}) {
              say("F0.2", x1);
              v0 = v0 + 67;
              say("F0.3");
            }
            END_FOR;
            YIELD_INTO(s4, v2);
            say("F0.5", s4);
            TRY {
              YIELD(v0 + 47);
              YIELD(v1 + 76);
            }
            EXCEPT(BaseException) {
              say("F0.6", co.exception());
              YIELD_INTO(s7, a);
              say("F0.8", s7);
              say("F0.9");
              say("F0.10");
              YIELD_FROM(Range{6});
              RAISE();
            }
            EXCEPT(GeneratorExit) {
              say("F0.11", co.exception());
              say("F0.12");
            }
            EXCEPT(ValueError) {
              say("F0.13", co.exception());
              say("F0.14");
            }
            FINALLY {
              say("F0.15");
            }
            END_TRY;
          }
          EXCEPT(ValueError) {
            say("F0.16", co.exception());
            say("F0.17");
          }
          END_TRY;
        }
        FINALLY {
          say("F0.18");
        }
        END_TRY;
      }
      EXCEPT(GeneratorExit) {
        say("F0.19", co.exception());
        say("F0.20");
      }
      END_TRY;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s31 = Sent(), s33 = Sent(), s36 = Sent(), v0 = 0, v1 = 0, v2 = 0, x22 = 0, x27 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(42);
        YIELD(a);
      }
      EXCEPT(ValueError) {
        say("F1.21", co.exception());
        FOR(x22, F0(a)) {
          say("F1.23", x22);
          RAISE(CancelledError("m24"));
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F1.25", co.exception());
        v2 = a;
        v1 = 22;
        say("F1.26");
        YIELD_FROM(F0(a));
        FOR(x27, F0(v2)) {
          say("F1.28", x27);
          YIELD_FROM(F0(v0 + 1));
          YIELD(a);
          YIELD_FROM_INTO(v1, F0(38));
          say("F1.29", v1);
          break;
        }
        END_FOR;
      }
      FINALLY {
        YIELD_FROM_INTO(v2, F0(v1));
        say("F1.30", v2);
        YIELD_INTO(s31, v1 + 62);
        say("F1.32", s31);
      }
      END_TRY;
      TRY {
        TRY {
          YIELD_INTO(s33, v2);
          say("F1.34", s33);
        }
        EXCEPT(CancelledError) {
          say("F1.35", co.exception());
          if ((v2 + 8) % 3 == 0) {
            YIELD_INTO(s36, 39);
            say("F1.37", s36);
            RAISE(TypeError("m38"));
          }
          if ((v0 + 5) % 3 == 1) {
            say("F1.40");
          } else {
            say("F1.39");
          }
        }
        EXCEPT(ErrB) {
          say("F1.41", co.exception());
          say("F1.42");
        }
        EXCEPT(ErrA) {
          say("F1.43", co.exception());
          say("F1.44");
        }
        END_TRY;
      }
      EXCEPT(ErrB) {
        say("F1.45", co.exception());
        say("F1.46");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kErrB, "op47"},
    {Op::raise, 0, kErrA, "op48"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op49"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 98, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p115

namespace p116 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i26 = 0, s27 = Sent(), s29 = Sent(), s31 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v2);
        WITH(Manager{"W25", plain}) {
          if ((v0 + 7) % 2 == 0) {
            say("F5.34");
          } else {
            for (i26 = 0; i26 < 1; ++i26) {
              YIELD_INTO(s27, v0 + 79);
              say("F5.28", s27);
              YIELD_INTO(s29, 32);
              say("F5.30", s29);
              YIELD_FROM(Range{60, 80, 91});
              YIELD_FROM(Range{});
              v1 = a;
            }
            YIELD(a);
            if ((v0 + 8) % 2 == 1) {
              say("F5.33");
            } else {
              YIELD_INTO(s31, v2 + 0);
              say("F5.32", s31);
              YIELD(36);
            }
          }
        }
        END_WITH;
      }
      FINALLY {
        say("F5.35");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p116

namespace p117 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(future(0));
        YIELD_FROM(asyncio::sleep(0.2681102752685547));
        YIELD_FROM(future(0));
      }
      EXCEPT(Exception) {
        say("F0.1", co.exception());
        say("F0.2");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<void> F1(int) {
  struct Body {
    int i5 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(79));
      say("F1.3", v1);
      TRY {
        YIELD_FROM_INTO(v1, future(0));
        say("F1.4", v1);
        for (i5 = 0; i5 < 2; ++i5) {
          YIELD_FROM_INTO(v0, future(0));
          say("F1.6", v0);
        }
        YIELD_FROM(F0(v2 + 56));
      }
      EXCEPT(CancelledError) {
        say("F1.7", co.exception());
        say("F1.8");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o17 = Outcome<void>(), t12 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x9 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(v2 + 37));
      FOR(x9, AsyncRange{"A10", 2, 0, 1.0405149459838867}) {
        say("F2.11", x9);
        t12 = spawn(F0(v2 + 28));
        t12.cancel();
        YIELD_FROM_INTO(v2, t12);
        TRY {
          YIELD_FROM(F1(v2 + 4));
          TRY {
            TRY {
              YIELD();
              YIELD_FROM_INTO(v0, future(0));
              say("F2.13", v0);
              YIELD_FROM(future(0));
              YIELD_FROM_INTO(v0, F0(v2));
              say("F2.14", v0);
              YIELD();
            }
            EXCEPT(GeneratorExit) {
              say("F2.15", co.exception());
              YIELD_FROM(asyncio::sleep(1.47979736328125));
            }
            FINALLY {
              YIELD_FROM_INTO(v1, F0(a));
              say("F2.16", v1);
              YIELD_FROM(F1(v0));
              break;
            }
            END_TRY;
            if ((v1 + 4) % 2 == 1) {
              YIELD_FROM(F1(4));
              break;
            } else {
              YIELD_FROM_OUTCOME(o17, F1(9));
              say("F2.18", o17);
              YIELD();
            }
          }
          EXCEPT(Exception) {
            say("F2.19", co.exception());
            TRY {
              say("F2.20");
            }
            EXCEPT(Exception) {
              say("F2.21", co.exception());
              say("F2.22");
            }
            END_TRY;
          }
          END_TRY;
        }
        EXCEPT(CancelledError) {
          say("F2.23", co.exception());
          say("F2.24");
        }
        EXCEPT(ValueError) {
          say("F2.25", co.exception());
          say("F2.26");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {11.758805274963379, Event::cancel_task, 0, 0, kErrA, nullptr},
    {4.30518913269043, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.624892234802246, Event::cancel_task, 0, 0, kErrA, nullptr},
    {2.2758493423461914, Event::exception, 0, 0, kValueError, "ev27"},
    {10.499432563781738, Event::result, 0, 63, kErrA, nullptr},
    {11.038178443908691, Event::result, 0, 58, kErrA, nullptr},
  });
}
}  // namespace p117

namespace p118 {
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v2);
        case 1:;
        return co.yield_(2, v0 + 58);
        case 2:;
        v1 = v0 + 85;
        say("F1.1");
        return co.return_(a);
      }
      return co.bad_label();
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
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        v0 = a;
        say("F2.2");
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Sent s5 = Sent();
    int v0 = 0;
    int v1 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        FOR(x3, F2(v0)) {
          say("F3.4", x3);
          YIELD(a);
          YIELD_INTO(s5, 99);
          say("F3.6", s5);
          if ((v0 + 7) % 2 == 1) {
            YIELD_FROM(F1(a));
            say("F3.7");
          }
          say("F3.8");
        }
        END_FOR;
        YIELD(v1);
      }
      FINALLY {
        say("F3.9");
      }
      END_TRY;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::send, 53, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 46, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 74, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p118

namespace p119 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    int i2 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      v1 = v0;
      WITH(Manager{"W1", plain}) {
        TRY {
          TRY {
            for (i2 = 0; i2 < 1; ++i2) {
              YIELD(v2 + 66);
              break;
            }
            FOR(x3, Range{61}) {
              say("F0.4", x3);
              YIELD(a);
              RAISE(RuntimeError("m5"));
            }
            END_FOR;
            TRY {
              YIELD(v1);
              v2 = v0 + 29;
            }
            EXCEPT(ValueError) {
              say("F0.6", co.exception());
              YIELD_FROM(Range{52, 3, 4});
              YIELD(98);
            }
            FINALLY {
              say("F0.7");
            }
            END_TRY;
          }
          FINALLY {
            say("F0.8");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F0.9", co.exception());
          say("F0.10");
        }
        FINALLY {
          say("F0.11");
        }
        END_TRY;
      }
      END_WITH;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([s12 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s12, v0);
      say("F2.13", s12);
      YIELD(79);
      YIELD_FROM(F0(62));
      WITH(Manager{"W14", plain}) {
        v1 = 41;
      }
      END_WITH;
      if ((v1 + 0) % 3 == 0) {
        TRY {
          if ((v2 + 4) % 3 == 0) {
            boom(kValueError, "m15");
          }
          v0 = v2;
          if ((v1 + 6) % 2 == 1) {
            WITH(Manager{"W16", hides_value_error}) {
              say("F2.17");
            }
            END_WITH;
          }
        }
        FINALLY {
          say("F2.18");
        }
        END_TRY;
      }
      RETURN(v1 + 64);
      END;
  });
}
Generator<int, Sent, void> F3(int) {
  return generator<int, Sent, void>([s21 = Sent(), s23 = Sent(), x19 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x19, F2(87)) {
        say("F3.20", x19);
        YIELD_INTO(s21, 37);
        say("F3.22", s21);
      }
      END_FOR;
      YIELD_INTO(s23, 73);
      say("F3.24", s23);
      TRY {
        RAISE(StopIteration("m25"));
      }
      EXCEPT(GeneratorExit) {
        say("F3.26", co.exception());
        YIELD(11);
        YIELD_FROM(F0(79));
      }
      FINALLY {
        say("F3.27");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, void> F4(int) {
  return generator<int, Sent, void>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(Range{14, 67});
      YIELD_FROM(F3(v0));
      WITH(Manager{"W28", hides_value_error}) {
        if ((v0 + 7) % 2 == 0) {
          say("F4.29");
        }
      }
      END_WITH;
      END;
  });
}
Generator<int, Sent, int> F5(int) {
  struct Body {
    int i30 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x32 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        YIELD(54);
        v2 = v2 + 39;
        for (i30 = 0; i30 < 2; ++i30) {
          v0 = v0 + 20;
          break;
        }
        say("F5.31");
        FOR(x32, F4(28)) {
          say("F5.33", x32);
          TRY {
            break;
          }
          EXCEPT(TypeError) {
            say("F5.34", co.exception());
            break;
          }
          FINALLY {
            YIELD(v1 + 52);
            break;
          }
          END_TRY;
          YIELD(v1 + 24);
          RETURN(v1);
        }
        END_FOR;
      }
      EXCEPT(ErrA) {
        say("F5.35", co.exception());
        say("F5.36");
      }
      END_TRY;
      RETURN(53);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op37"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p119

namespace p120 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s34 = Sent()](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s34, 64);
      say("F5.35", s34);
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p120

namespace p121 {
Coroutine<void> F0(int) {
  return coroutine<void>([](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      TRY {
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM(asyncio::sleep(2.3531436920166016));
        YIELD_FROM(asyncio::sleep(1.718977928161621));
      }
      EXCEPT(RuntimeError) {
        say("F0.1", co.exception());
        say("F0.2");
      }
      EXCEPT(ErrA) {
        say("F0.3", co.exception());
        say("F0.4");
      }
      FINALLY {
        say("F0.5");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i17 = 0;
    Outcome<void> o20 = Outcome<void>();
    Outcome<void> o22 = Outcome<void>();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        for (i17 = 0; i17 < 1; ++i17) {
          YIELD_FROM(F0(10));
          TRY {
            YIELD_FROM(F0(a));
            TRY {
              YIELD();
              say("F2.18");
              YIELD_FROM(F0(v2 + 97));
            }
            EXCEPT(Exception) {
              say("F2.19", co.exception());
              YIELD_FROM_OUTCOME(o20, F0(v0));
              say("F2.21", o20);
              YIELD_FROM_OUTCOME(o22, F0(93));
              say("F2.23", o22);
            }
            EXCEPT(ErrA) {
              say("F2.24", co.exception());
              YIELD_FROM(future(1));
              say("F2.25");
              YIELD_FROM(future(2));
            }
            FINALLY {
              say("F2.26");
            }
            END_TRY;
          }
          EXCEPT(RuntimeError) {
            say("F2.27", co.exception());
            say("F2.28");
          }
          END_TRY;
        }
      }
      EXCEPT(BaseException) {
        say("F2.29", co.exception());
        say("F2.30");
      }
      FINALLY {
        say("F2.31");
      }
      END_TRY;
      RETURN(v0 + 96);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<void> F3(int) {
  struct Body {
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(future(1));
      TRY {
        TRY {
        }
        FINALLY {
          YIELD_FROM_INTO(v2, future(0));
          say("F3.32", v2);
        }
        END_TRY;
      }
      EXCEPT(StopIteration) {
        say("F3.33", co.exception());
        YIELD_FROM(future(2));
        TRY {
          say("F3.34");
        }
        EXCEPT(BaseException) {
          say("F3.35", co.exception());
          say("F3.36");
        }
        EXCEPT(ValueError) {
          say("F3.37", co.exception());
          say("F3.38");
        }
        FINALLY {
          say("F3.39");
        }
        END_TRY;
      }
      EXCEPT(ValueError) {
        say("F3.40", co.exception());
        say("F3.41");
      }
      FINALLY {
        say("F3.42");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, t43 = Task<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      t43 = spawn(F2(v0 + 84));
      t43.cancel();
      YIELD_FROM_INTO(v0, t43);
      WITH(Manager{"W44", hides_value_error}) {
        WITH(AsyncManager{"W45", plain, 3.0371084213256836}) {
          TRY {
            say("F4.46");
            RAISE(RuntimeError("m47"));
          }
          EXCEPT(Exception) {
            say("F4.48", co.exception());
            WITH(Manager{"W49", hides_value_error}) {
              RAISE(ValueError("m50"));
            }
            END_WITH;
            RAISE();
          }
          FINALLY {
            say("F4.51");
          }
          END_TRY;
          TRY {
            if ((v1 + 4) % 3 == 0) {
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(F3(a));
            }
            say("F4.52");
            RAISE(GeneratorExit("m53"));
          }
          EXCEPT(ValueError) {
            say("F4.54", co.exception());
            TRY {
              RETURN(v1 + 17);
            }
            FINALLY {
              say("F4.55");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.56");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {3.586958885192871, Event::result, 0, 93, kErrA, nullptr},
    {2.768535614013672, Event::result, 2, 85, kErrA, nullptr},
    {8.529437065124512, Event::cancel_task, 1, 0, kErrA, nullptr},
    {8.532983779907227, Event::cancel_task, 1, 0, kErrA, nullptr},
    {9.458475112915039, Event::result, 0, 75, kErrA, nullptr},
  });
}
}  // namespace p121

namespace p122 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, a);
        case 1:;
        say("F0.1");
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
    int i2 = 0;
    int i5 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x3 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i2 = 0; i2 < 2; ++i2) {
        v0 = 66;
        TRY {
          FOR(x3, F0(v1 + 69)) {
            say("F1.4", x3);
            for (i5 = 0; i5 < 2; ++i5) {
              YIELD(a);
            }
            continue;
          }
          END_FOR;
          YIELD_FROM(F0(a));
          RAISE(ErrA("m6"));
        }
        EXCEPT(ErrB) {
          say("F1.7", co.exception());
          say("F1.8");
          TRY {
            if ((v2 + 1) % 3 == 1) {
              break;
            }
          }
          EXCEPT(CancelledError) {
            say("F1.9", co.exception());
            say("F1.10");
          }
          EXCEPT(CancelledError) {
            say("F1.11", co.exception());
            say("F1.12");
          }
          FINALLY {
            say("F1.13");
          }
          END_TRY;
        }
        END_TRY;
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.14");
      YIELD_FROM_INTO(v0, F1(81));
      say("F2.15", v0);
      YIELD_FROM_INTO(v0, F0(v2));
      say("F2.16", v0);
      RETURN(v2 + 86);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Sent s26 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x18 = 0;
    int x20 = 0;
    int x22 = 0;
    int x24 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        boom(kErrA, "m17");
        FOR(x18, F1(36)) {
          say("F3.19", x18);
          if ((v0 + 0) % 2 == 1) {
            break;
          }
        }
        END_FOR;
        FOR(x20, F2(v1)) {
          say("F3.21", x20);
          FOR(x22, F1(89)) {
            say("F3.23", x22);
            FOR(x24, F0(v1 + 42)) {
              say("F3.25", x24);
              YIELD_INTO(s26, v1 + 13);
              say("F3.27", s26);
              YIELD_FROM_INTO(v1, F2(a));
              say("F3.28", v1);
              v1 = v0;
            }
            END_FOR;
          }
          END_FOR;
        }
        END_FOR;
      }
      FINALLY {
        YIELD(v0);
        TRY {
          TRY {
            YIELD_FROM(F0(v0 + 12));
            WITH(Manager{"W29", hides_value_error}) {
              YIELD_FROM(F1(v2 + 89));
            }
            END_WITH;
          }
          FINALLY {
            say("F3.30");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F3.31", co.exception());
          say("F3.32");
        }
        END_TRY;
      }
      END_TRY;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op33"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p122

namespace p123 {
Coroutine<int> F4(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      RETURN(v1 + 45);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 1, {
    {6.725717544555664, Event::result, 0, 65, kErrA, nullptr},
    {5.680983543395996, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.931205749511719, Event::cancel_task, 0, 0, kErrA, nullptr},
    {1.1757440567016602, Event::exception, 0, 0, kRuntimeError, "ev16"},
    {5.159327507019043, Event::result, 0, 4, kErrA, nullptr},
  });
}
}  // namespace p123

namespace p124 {
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i6 = 0;
    Sent s8 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          for (i6 = 0; i6 < 3; ++i6) {
            v1 = 82;
            boom(kTypeError, "m7");
            YIELD_INTO(s8, v1 + 40);
            say("F1.9", s8);
            RAISE(ErrB("m10"));
          }
        }
        EXCEPT(TypeError) {
          say("F1.11", co.exception());
          say("F1.12");
        }
        EXCEPT(RuntimeError) {
          say("F1.13", co.exception());
          say("F1.14");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F1.15", co.exception());
        say("F1.16");
      }
      EXCEPT(Exception) {
        say("F1.17", co.exception());
        say("F1.18");
      }
      END_TRY;
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
    {Op::send, 72, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op19"},
    {Op::send, 83, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p124

namespace p125 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s31 = Sent()](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s31, a);
      say("F5.32", s31);
      YIELD_FROM(Range{});
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 16, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p125

namespace p126 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([s2 = Sent(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v1);
      TRY {
        YIELD(v1);
        RAISE(ErrA("m1"));
      }
      FINALLY {
        YIELD_INTO(s2, v1 + 80);
        say("F0.3", s2);
      }
      END_TRY;
      YIELD(31);
      TRY {
        TRY {
          YIELD(89);
          YIELD(v1 + 41);
        }
        EXCEPT(BaseException) {
          say("F0.4", co.exception());
          say("F0.5");
        }
        FINALLY {
          say("F0.6");
        }
        END_TRY;
      }
      EXCEPT(ErrB) {
        say("F0.7", co.exception());
        say("F0.8");
      }
      END_TRY;
      RETURN(23);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int i24 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v0 + 3) % 2 == 0) {
        if ((v2 + 3) % 3 == 1) {
          v2 = 44;
        }
        TRY {
          YIELD_FROM_INTO(v1, F0(23));
          say("F3.22", v1);
          RETURN(v0 + 0);
        }
        EXCEPT(ErrA) {
          say("F3.23", co.exception());
          for (i24 = 0; i24 < 1; ++i24) {
            YIELD_FROM_INTO(v0, F0(v1));
            say("F3.25", v0);
          }
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
Generator<int, Sent, int> F4(int) {
  struct Body {
    Sent s28 = Sent();
    int v2 = 0;
    int x26 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        FOR(x26, Range{91, 22, 4}) {
          say("F4.27", x26);
          TRY {
            YIELD_INTO(s28, v2);
            say("F4.29", s28);
            RAISE(ErrB("m30"));
          }
          FINALLY {
            say("F4.31");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F4.32", co.exception());
        say("F4.33");
      }
      FINALLY {
        say("F4.34");
      }
      END_TRY;
      RETURN(94);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F3(28));
      YIELD(54);
      TRY {
        YIELD_FROM_INTO(v2, F3(v2));
        say("F5.35", v2);
        YIELD(a);
      }
      FINALLY {
        WITH(Manager{"W36", raises_at_exit}) {
          RETURN(60);
        }
        END_WITH;
        WITH(Manager{"W37", hides_value_error}) {
          YIELD_FROM(F4(a));
          TRY {
            say("F5.38");
          }
          EXCEPT(Exception) {
            say("F5.39", co.exception());
            say("F5.40");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_TRY;
      RETURN(v2 + 75);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op41"},
    {Op::send, 93, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p126

namespace p127 {
Coroutine<int> F0(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(3.805497169494629));
      v1 = v0 + 68;
      v0 = v2;
      say("F0.1");
      RETURN(v2);
      END;
  });
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(F0(a));
        YIELD();
        if ((v2 + 9) % 2 == 0) {
          say("F1.3");
        } else {
          say("F1.2");
        }
      }
      FINALLY {
        say("F1.4");
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
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x18 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(AsyncManager{"W17", hides_value_error, 0.11076641082763672}) {
        if ((v2 + 6) % 3 == 0) {
          FOR(x18, AsyncRange{"A19", 1, -1, 2.056478500366211}) {
            say("F3.20", x18);
            YIELD_FROM(asyncio::sleep(0.6844043731689453));
            say("F3.21");
            continue;
          }
          END_FOR;
          YIELD_FROM_INTO(v0, F1(v1 + 69));
          say("F3.22", v0);
          YIELD_FROM(F1(55));
        }
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
Coroutine<int> F5(int) {
  return coroutine<int>([i26 = 0, i27 = 0, v0 = 0, v1 = 0, v2 = 0, x24 = 0, x30 = 0, x34 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x24, Range{65, 3}) {
        say("F5.25", x24);
        YIELD_FROM(asyncio::sleep(0.0));
        TRY {
          for (i26 = 0; i26 < 2; ++i26) {
            v0 = 17;
            RETURN(v1);
          }
          YIELD();
          for (i27 = 0; i27 < 1; ++i27) {
            YIELD_FROM_INTO(v2, F1(v2 + 90));
            say("F5.28", v2);
            continue;
          }
          if ((v1 + 5) % 3 == 1) {
            FOR(x30, AsyncRange{"A31", 0, -1, 0.41443347930908203}) {
              say("F5.32", x30);
              YIELD();
              RAISE(StopIteration("m33"));
            }
            END_FOR;
            FOR(x34, AsyncRange{"A35", 1, -1, 0.0}) {
              say("F5.36", x34);
              break;
            }
            END_FOR;
            WITH(AsyncManager{"W37", plain, 0.917668342590332}) {
              say("F5.38");
            }
            END_WITH;
          } else {
            YIELD_FROM_INTO(v1, F3(v0));
            say("F5.29", v1);
          }
        }
        EXCEPT(CancelledError) {
          say("F5.39", co.exception());
          say("F5.40");
        }
        FINALLY {
          say("F5.41");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {5.511731147766113, Event::exception, 2, 0, kErrB, "ev42"},
    {0.7075939178466797, Event::result, 2, 57, kErrA, nullptr},
    {10.577353477478027, Event::cancel_future, 0, 0, kErrA, nullptr},
    {1.6488103866577148, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p127

namespace p128 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v2);
      v0 = 3;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i1 = 0;
    Sent s2 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v1);
        case 1:;
        for (i1 = 0; i1 < 2; ++i1) {
          return co.yield_(2, a);
          case 2:
          co.sent(s2);
          say("F1.3", s2);
        }
        say("F1.4");
        say("F1.5");
        return co.return_(v1 + 73);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i9 = 0;
    Sent s10 = Sent();
    Sent s12 = Sent();
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        say("F2.6");
        if ((v1 + 0) % 3 == 1) {
          YIELD_INTO(s7, a);
          say("F2.8", s7);
          if ((v2 + 0) % 3 == 0) {
            YIELD(a);
            for (i9 = 0; i9 < 3; ++i9) {
              YIELD_FROM(Range{96});
            }
            TRY {
              YIELD_INTO(s10, a);
              say("F2.11", s10);
              YIELD_INTO(s12, v2 + 59);
              say("F2.13", s12);
              RAISE(ErrB("m14"));
            }
            EXCEPT(Exception) {
              say("F2.15", co.exception());
              say("F2.16");
              YIELD_FROM_INTO(v2, F0(v0 + 50));
              say("F2.17", v2);
            }
            FINALLY {
              say("F2.18");
            }
            END_TRY;
          }
        }
      }
      EXCEPT(GeneratorExit) {
        say("F2.19", co.exception());
        say("F2.20");
      }
      EXCEPT(BaseException) {
        say("F2.21", co.exception());
        say("F2.22");
      }
      FINALLY {
        say("F2.23");
      }
      END_TRY;
      RETURN(v1 + 7);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Sent s24 = Sent();
    Sent s26 = Sent();
    Sent s30 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s24, a);
      say("F3.25", s24);
      YIELD_INTO(s26, a);
      say("F3.27", s26);
      say("F3.28");
      if ((v0 + 7) % 3 == 1) {
        YIELD_INTO(s30, v2 + 60);
        say("F3.31", s30);
      } else {
        YIELD_FROM(Range{87, 52});
        YIELD_FROM(F1(a));
        say("F3.29");
        YIELD(77);
        YIELD(94);
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, i32 = 0, s37 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(a);
        if ((v1 + 2) % 2 == 1) {
          for (i32 = 0; i32 < 3; ++i32) {
            break;
          }
          YIELD_FROM_INTO(v2, F3(58));
          say("F4.33", v2);
          WITH(Manager{"W34", plain}) {
            TRY {
              YIELD(v2 + 92);
              YIELD(43);
              YIELD_FROM(F3(v2));
              YIELD(v0 + 61);
            }
            FINALLY {
              v2 = a;
              v0 = a;
              v0 = a;
            }
            END_TRY;
            WITH(Manager{"W35", plain}) {
              boom(kRuntimeError, "m36");
              YIELD_INTO(s37, v1);
              say("F4.38", s37);
              YIELD_FROM(F2(v0 + 50));
            }
            END_WITH;
          }
          END_WITH;
        }
      }
      EXCEPT(RuntimeError) {
        say("F4.39", co.exception());
        say("F4.40");
      }
      EXCEPT(RuntimeError) {
        say("F4.41", co.exception());
        say("F4.42");
      }
      END_TRY;
      RETURN(v0 + 10);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::raise, 0, kValueError, "op43"},
    {Op::raise, 0, kErrA, "op44"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op45"},
    {Op::raise, 0, kErrB, "op46"},
    {Op::raise, 0, kErrA, "op47"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p128

namespace p129 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, i2 = 0, i8 = 0, s4 = Sent(), s6 = Sent(), s9 = Sent(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v1 + 2) % 2 == 1) {
          for (i2 = 0; i2 < 3; ++i2) {
            WITH(Manager{"W3", hides_all}) {
              YIELD_INTO(s4, 12);
              say("F0.5", s4);
            }
            END_WITH;
          }
        } else {
          YIELD(a);
          RAISE(ErrA("m1"));
        }
        YIELD_INTO(s6, 18);
        say("F0.7", s6);
        for (i8 = 0; i8 < 3; ++i8) {
          YIELD(v1);
          YIELD(v1);
        }
      }
      FINALLY {
        YIELD(a);
        YIELD_INTO(s9, 28);
        say("F0.10", s9);
        TRY {
          say("F0.11");
        }
        FINALLY {
          say("F0.12");
        }
        END_TRY;
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    Sent s32 = Sent();
    Sent s38 = Sent();
    int v1 = 0;
    int v2 = 0;
    int x30 = 0;
    int x36 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W28", plain}) {
        say("F2.29");
        FOR(x30, Range{}) {
          say("F2.31", x30);
          YIELD_INTO(s32, v2 + 60);
          say("F2.33", s32);
          say("F2.34");
          WITH(Manager{"W35", plain}) {
            FOR(x36, Range{86, 1}) {
              say("F2.37", x36);
              YIELD_INTO(s38, 70);
              say("F2.39", s38);
            }
            END_FOR;
          }
          END_WITH;
        }
        END_FOR;
      }
      END_WITH;
      RETURN(v1 + 9);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([i40 = 0, s41 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v2 + 1) % 2 == 0) {
          for (i40 = 0; i40 < 2; ++i40) {
            YIELD_FROM(F2(42));
            YIELD(52);
            YIELD(v0 + 10);
            TRY {
              YIELD(v0 + 72);
              YIELD_INTO(s41, 75);
              say("F3.42", s41);
            }
            EXCEPT(BaseException) {
              say("F3.43", co.exception());
              say("F3.44");
            }
            END_TRY;
          }
        } else {
          YIELD_FROM(Range{});
          YIELD_FROM(F0(v0 + 78));
        }
      }
      FINALLY {
        say("F3.45");
      }
      END_TRY;
      RETURN(32);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kErrA, "op46"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p129

namespace p130 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(67);
      TRY {
        if ((v2 + 8) % 2 == 0) {
          say("F0.6");
        } else {
          WITH(Manager{"W1", plain}) {
            TRY {
              RAISE(ValueError("m2"));
            }
            EXCEPT(AttributeError) {
              say("F0.3", co.exception());
              say("F0.4");
            }
            FINALLY {
              say("F0.5");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      EXCEPT(Exception) {
        say("F0.7", co.exception());
        say("F0.8");
      }
      EXCEPT(CancelledError) {
        say("F0.9", co.exception());
        say("F0.10");
      }
      END_TRY;
      RETURN(v1 + 51);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v2, F0(v1));
      say("F1.11", v2);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s15 = Sent(), v0 = 0, v1 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x13, F1(a)) {
          say("F3.14", x13);
          YIELD_INTO(s15, v1);
          say("F3.16", s15);
          v1 = v0;
        }
        END_FOR;
      }
      EXCEPT(BaseException) {
        say("F3.17", co.exception());
        say("F3.18");
      }
      FINALLY {
        say("F3.19");
      }
      END_TRY;
      RETURN(v1 + 92);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, i22 = 0, s25 = Sent(), v1 = 0, x20 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x20, F3(5)) {
        say("F4.21", x20);
        v1 = a;
      }
      END_FOR;
      for (i22 = 0; i22 < 2; ++i22) {
        YIELD(a);
        TRY {
          if ((v1 + 2) % 3 == 1) {
            say("F4.23");
          } else {
            if ((v1 + 2) % 3 == 1) {
              break;
            }
            break;
          }
        }
        EXCEPT(BaseException) {
          say("F4.24", co.exception());
          YIELD_FROM(Range{});
          YIELD_FROM(F1(93));
          YIELD_INTO(s25, 64);
          say("F4.26", s25);
          RAISE();
        }
        END_TRY;
      }
      YIELD(v1 + 70);
      TRY {
        say("F4.27");
      }
      EXCEPT(RuntimeError) {
        say("F4.28", co.exception());
        say("F4.29");
      }
      EXCEPT(BaseException) {
        say("F4.30", co.exception());
        say("F4.31");
      }
      EXCEPT(Exception) {
        say("F4.32", co.exception());
        say("F4.33");
      }
      FINALLY {
        say("F4.34");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::raise, 0, kStopIteration, "op35"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 49, kErrA, nullptr},
    {Op::send, 96, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p130

namespace p131 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, i2 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (i1 = 0; i1 < 1; ++i1) {
          for (i2 = 0; i2 < 2; ++i2) {
            if ((v2 + 0) % 2 == 1) {
              say("F0.3");
            }
          }
        }
      }
      EXCEPT(BaseException) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      EXCEPT(CancelledError) {
        say("F0.6", co.exception());
        say("F0.7");
      }
      FINALLY {
        say("F0.8");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i12 = 0, o14 = Outcome<void>(), o24 = Outcome<void>(), v0 = 0, v1 = 0, v2 = 0, x20 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 1) % 3 == 0) {
        say("F1.9");
        TRY {
          WITH(Manager{"W10", hides_value_error}) {
            say("F1.11");
            for (i12 = 0; i12 < 2; ++i12) {
              say("F1.13");
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM_OUTCOME(o14, F0(v0 + 55));
              say("F1.15", o14);
            }
            YIELD_FROM(future(2));
          }
          END_WITH;
          YIELD_FROM(F0(a));
        }
        EXCEPT(ErrB) {
          say("F1.16", co.exception());
          YIELD_FROM(F0(a));
        }
        EXCEPT(Exception) {
          say("F1.17", co.exception());
          say("F1.18");
          YIELD();
          say("F1.19");
          YIELD_FROM(F0(27));
        }
        END_TRY;
        YIELD_FROM(future(1));
        FOR(x20, AsyncRange{"A21", 2, -1, 3.1527605056762695}) {
          say("F1.22", x20);
          TRY {
            YIELD();
            if ((v1 + 3) % 3 == 0) {
              v2 = v0;
              say("F1.23");
              YIELD_FROM_OUTCOME(o24, F0(v2));
              say("F1.25", o24);
            } else {
              YIELD_FROM(F0(a));
              RETURN(a);
            }
          }
          EXCEPT(ErrA) {
            say("F1.26", co.exception());
            say("F1.27");
          }
          EXCEPT(Exception) {
            say("F1.28", co.exception());
            say("F1.29");
          }
          END_TRY;
        }
        END_FOR;
      }
      RETURN(v1 + 85);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {11.594648361206055, Event::result, 1, 55, kErrA, nullptr},
  });
}
}  // namespace p131

namespace p132 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int i3 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        v1 = a;
        if ((v2 + 6) % 2 == 1) {
          return co.raise(ErrB("m2"));
        }
        for (i3 = 0; i3 < 3; ++i3) {
          return co.yield_from(1, future(1));
          case 1:
          co.result(v2);
          say("F0.4", v2);
        }
        return co.yield_from(2, future(0));
        case 2:
        co.result(v1);
        say("F0.5", v1);
        return co.return_(88);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F1(int) {
  return coroutine<int>([i17 = 0, i23 = 0, o10 = Outcome<int>(), o14 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0, x18 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x6, AsyncRange{"A7", 0, -1, 3.1612863540649414}) {
          say("F1.8", x6);
          TRY {
            WITH(AsyncManager{"W9", plain, 3.488043785095215}) {
              YIELD_FROM_OUTCOME(o10, F0(40));
              say("F1.11", o10);
              YIELD_FROM_INTO(v2, future(0));
              say("F1.12", v2);
            }
            END_WITH;
            WITH(AsyncManager{"W13", plain, 3.2913284301757812}) {
              v0 = v0 + 97;
              YIELD_FROM_OUTCOME(o14, F0(v2 + 96));
              say("F1.15", o14);
            }
            END_WITH;
            break;
          }
          EXCEPT(Exception) {
            say("F1.16", co.exception());
            RAISE();
          }
          END_TRY;
          for (i17 = 0; i17 < 1; ++i17) {
            FOR(x18, AsyncRange{"A19", 3, 0, 1.914011001586914}) {
              say("F1.20", x18);
              RAISE(ErrA("m21"));
            }
            END_FOR;
          }
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F1.22", co.exception());
        YIELD_FROM(asyncio::sleep(2.9020700454711914));
        for (i23 = 0; i23 < 3; ++i23) {
          TRY {
            say("F1.24");
          }
          EXCEPT(RuntimeError) {
            say("F1.25", co.exception());
            say("F1.26");
          }
          EXCEPT(ErrA) {
            say("F1.27", co.exception());
            say("F1.28");
          }
          FINALLY {
            say("F1.29");
          }
          END_TRY;
        }
      }
      END_TRY;
      RETURN(v1 + 17);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {3.383464813232422, Event::cancel_task, 1, 0, kErrA, nullptr},
    {1.6696786880493164, Event::result, 1, 91, kErrA, nullptr},
    {4.834671974182129, Event::result, 0, 61, kErrA, nullptr},
    {3.1785154342651367, Event::cancel_task, 0, 0, kErrA, nullptr},
    {7.3090362548828125, Event::exception, 1, 0, kErrB, "ev30"},
    {6.506799697875977, Event::result, 1, 86, kErrA, nullptr},
  });
}
}  // namespace p132

namespace p133 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 0) % 2 == 1) {
          return co.raise(ErrA("m1"));
        }
        return co.yield_from(1, asyncio::sleep(0.026930809020996094));
        case 1:
        co.result();
        return co.yield_from(2, future(0));
        case 2:
        co.result(v1);
        say("F0.2", v1);
        say("F0.3");
        return co.yield_from(3, asyncio::sleep(0.0));
        case 3:
        co.result();
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int x4 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.9765796661376953));
      FOR(x4, Range{}) {
        say("F1.5", x4);
        YIELD_FROM_INTO(v1, F0(29));
        say("F1.6", v1);
        YIELD_FROM_INTO(v0, F0(v1 + 74));
        say("F1.7", v0);
      }
      END_FOR;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o9 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W8", plain, 3.319766044616699}) {
        YIELD();
        YIELD();
        TRY {
          YIELD_FROM(asyncio::sleep(1.9755983352661133));
          if ((v1 + 1) % 2 == 1) {
            TRY {
              say("F2.13");
              YIELD_FROM_INTO(v0, F1(v0));
              say("F2.14", v0);
              YIELD_FROM(asyncio::sleep(2.5386781692504883));
            }
            FINALLY {
              v1 = v1 + 74;
            }
            END_TRY;
          } else {
            YIELD_FROM_OUTCOME(o9, F0(v2 + 59));
            say("F2.10", o9);
            TRY {
              YIELD();
            }
            EXCEPT(GeneratorExit) {
              say("F2.11", co.exception());
              YIELD_FROM_INTO(v1, F0(v1 + 95));
              say("F2.12", v1);
            }
            END_TRY;
            YIELD_FROM(asyncio::sleep(0.0));
          }
        }
        EXCEPT(RuntimeError) {
          say("F2.15", co.exception());
          say("F2.16");
        }
        FINALLY {
          say("F2.17");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i26 = 0, v0 = 0, v1 = 0, v2 = 0, x18 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x18, AsyncRange{"A19", 1, -1, 2.7941808700561523}) {
          say("F3.20", x18);
          YIELD_FROM(asyncio::sleep(2.152512550354004));
          TRY {
            TRY {
              YIELD_FROM(future(1));
              say("F3.21");
              v1 = a;
              YIELD_FROM(asyncio::sleep(0.0));
            }
            EXCEPT(ErrB) {
              say("F3.22", co.exception());
              YIELD_FROM_INTO(v1, future(1));
              say("F3.23", v1);
              YIELD_FROM(asyncio::sleep(0.9134807586669922));
              break;
            }
            FINALLY {
              YIELD_FROM(future(1));
            }
            END_TRY;
            say("F3.24");
            YIELD();
          }
          EXCEPT(ValueError) {
            say("F3.25", co.exception());
            for (i26 = 0; i26 < 2; ++i26) {
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM_INTO(v1, F2(a));
              say("F3.27", v1);
              RETURN(a);
            }
            v2 = v1;
            YIELD_FROM(asyncio::sleep(1.017359733581543));
            YIELD_FROM_INTO(v0, F2(v0));
            say("F3.28", v0);
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(CancelledError) {
        say("F3.29", co.exception());
        say("F3.30");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {11.39538860321045, Event::exception, 1, 0, kValueError, "ev31"},
    {4.07553768157959, Event::cancel_future, 1, 0, kErrA, nullptr},
    {0.7039604187011719, Event::cancel_task, 1, 0, kErrA, nullptr},
    {11.03609848022461, Event::cancel_task, 0, 0, kErrA, nullptr},
    {8.553911209106445, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p133

namespace p134 {
Coroutine<int> F2(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F2.12");
        say("F2.13");
        return co.yield_from(1, asyncio::sleep(0));
        case 1:
        co.result();
        say("F2.14");
        return co.yield_from(2, future(0));
        case 2:
        co.result();
        return co.return_(v0 + 0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    int x17 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v2 = 59;
      say("F3.15");
      YIELD();
      boom(kValueError, "m16");
      YIELD_FROM(future(0));
      FOR(x17, Range{83, 45}) {
        say("F3.18", x17);
        RAISE(ErrB("m19"));
      }
      END_FOR;
      RETURN(v1 + 73);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, t20 = Task<int>(), t24 = Task<int>(), v0 = 0, v2 = 0, x21 = 0, x25 = 0](auto& co) mutable {
      BEGIN(co);
      t20 = spawn(F2(65));
      YIELD_FROM_INTO(v2, t20);
      FOR(x21, Range{}) {
        say("F4.22", x21);
        break;
      }
      END_FOR;
      TRY {
        YIELD_FROM_INTO(v0, F3(a));
        say("F4.23", v0);
        YIELD();
        t24 = spawn(F3(v0 + 69));
        YIELD_FROM_INTO(v2, t24);
        FOR(x25, Range{}) {
          say("F4.26", x25);
          TRY {
            YIELD();
            say("F4.27");
            TRY {
              v2 = v0 + 51;
              YIELD_FROM(asyncio::sleep(2.818502426147461));
              RAISE(ValueError("m28"));
            }
            EXCEPT(ErrA) {
              say("F4.29", co.exception());
              say("F4.30");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.31");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F4.32", co.exception());
        say("F4.33");
      }
      END_TRY;
      RETURN(92);
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, i36 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kTypeError, "m34");
      TRY {
        YIELD();
      }
      EXCEPT(ValueError) {
        say("F5.35", co.exception());
        for (i36 = 0; i36 < 3; ++i36) {
          TRY {
            YIELD_FROM_INTO(v0, F2(72));
            say("F5.37", v0);
            say("F5.38");
            TRY {
              YIELD_FROM_INTO(v2, F4(v2 + 53));
              say("F5.39", v2);
              YIELD_FROM_INTO(v0, F3(v0));
              say("F5.40", v0);
              RAISE(RuntimeError("m41"));
            }
            EXCEPT(ValueError) {
              say("F5.42", co.exception());
              YIELD_FROM(asyncio::sleep(1.8284645080566406));
            }
            EXCEPT(ErrA) {
              say("F5.43", co.exception());
              YIELD();
              v0 = 90;
            }
            EXCEPT(BaseException) {
              say("F5.44", co.exception());
              YIELD_FROM_INTO(v0, future(0));
              say("F5.45", v0);
              RETURN(a);
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F5.46", co.exception());
            RAISE(ValueError("m47"));
          }
          EXCEPT(CancelledError) {
            say("F5.48", co.exception());
            YIELD();
            RETURN(v1 + 84);
          }
          FINALLY {
            say("F5.49");
          }
          END_TRY;
          TRY {
            break;
          }
          EXCEPT(BaseException) {
            say("F5.50", co.exception());
            boom(kRuntimeError, "m51");
          }
          FINALLY {
            say("F5.52");
          }
          END_TRY;
        }
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {3.2620925903320312, Event::exception, 0, 0, kRuntimeError, "ev53"},
    {3.379293441772461, Event::result, 0, 26, kErrA, nullptr},
    {0.8085289001464844, Event::exception, 0, 0, kRuntimeError, "ev54"},
  });
}
}  // namespace p134

namespace p135 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(Range{47});
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i1 = 0;
    Sent s2 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        for (i1 = 0; i1 < 2; ++i1) {
          return co.yield_(1, v1);
          case 1:
          co.sent(s2);
          say("F1.3", s2);
        }
        return co.yield_from(2, F0(v1));
        case 2:
        co.deliver_();
        say("F1.4");
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    Sent s5 = Sent();
    int v0 = 0;
    int v2 = 0;
    int x7 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s5, v0 + 38);
      say("F2.6", s5);
      FOR(x7, F1(v0)) {
        say("F2.8", x7);
        YIELD(v0 + 22);
      }
      END_FOR;
      v0 = a;
      say("F2.9");
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int i14 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x12 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v2, F2(v0 + 30));
      say("F3.10", v2);
      say("F3.11");
      TRY {
        FOR(x12, F2(v1)) {
          say("F3.13", x12);
          TRY {
            v0 = 27;
            YIELD(a);
            for (i14 = 0; i14 < 2; ++i14) {
              YIELD(v1 + 18);
            }
          }
          EXCEPT(ValueError) {
            say("F3.15", co.exception());
            say("F3.16");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(CancelledError) {
        say("F3.17", co.exception());
        say("F3.18");
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
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F5.29");
      WITH(Manager{"W30", plain}) {
        WITH(Manager{"W31", plain}) {
          YIELD_FROM_INTO(v2, F3(62));
          say("F5.32", v2);
          YIELD(33);
          if ((v0 + 8) % 2 == 0) {
            say("F5.33");
          } else {
            YIELD(v1);
          }
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v0 + 43);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 12, kErrA, nullptr},
    {Op::send, 46, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 98, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op34"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p135

namespace p136 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, i1 = 0, i2 = 0, s3 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(5);
      YIELD(v1);
      YIELD(9);
      for (i1 = 0; i1 < 1; ++i1) {
        for (i2 = 0; i2 < 2; ++i2) {
          YIELD(v2);
          TRY {
            v2 = a;
            YIELD_INTO(s3, 93);
            say("F0.4", s3);
          }
          EXCEPT(ValueError) {
            say("F0.5", co.exception());
            say("F0.6");
          }
          EXCEPT(Exception) {
            say("F0.7", co.exception());
            say("F0.8");
          }
          FINALLY {
            say("F0.9");
          }
          END_TRY;
        }
      }
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s13 = Sent(), v0 = 0, v1 = 0, v2 = 0, x11 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v1 + 5) % 2 == 1) {
          if ((v1 + 1) % 3 == 1) {
            TRY {
              YIELD_FROM(F0(a));
              YIELD_FROM(F0(a));
              RAISE(RuntimeError("m16"));
            }
            EXCEPT(ValueError) {
              say("F1.17", co.exception());
              say("F1.18");
              RAISE(ValueError("m19"));
            }
            END_TRY;
            YIELD(a);
            YIELD_FROM(F0(a));
          }
        } else {
          YIELD_FROM(F0(18));
          WITH(Manager{"W10", hides_value_error}) {
            YIELD_FROM(F0(85));
            FOR(x11, F0(79)) {
              say("F1.12", x11);
              YIELD_INTO(s13, v0 + 74);
              say("F1.14", s13);
            }
            END_FOR;
            TRY {
              YIELD_FROM(F0(14));
            }
            EXCEPT(RuntimeError) {
              say("F1.15", co.exception());
              RETURN(v2 + 68);
            }
            FINALLY {
              v2 = v2 + 95;
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      FINALLY {
        say("F1.20");
      }
      END_TRY;
      RETURN(85);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p136

namespace p137 {
Coroutine<int> F3(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      RETURN(v0 + 12);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 2, {
    {8.10633373260498, Event::cancel_task, 1, 0, kErrA, nullptr},
    {9.712501525878906, Event::result, 1, 12, kErrA, nullptr},
    {1.0204839706420898, Event::result, 0, 32, kErrA, nullptr},
    {0.7784996032714844, Event::exception, 0, 0, kTypeError, "ev21"},
    {9.73177719116211, Event::cancel_future, 1, 0, kErrA, nullptr},
    {3.8538999557495117, Event::result, 0, 78, kErrA, nullptr},
  });
}
}  // namespace p137

namespace p138 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        v1 = 95;
        if ((v1 + 8) % 2 == 0) {
          return co.raise(ErrB("m1"));
        }
        v1 = v2;
        v0 = v2 + 19;
        return co.return_(v0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Coroutine<int> F1(int) {
  struct Body {
    int i5 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        FOR(x2, F0(v2 + 3)) {
          say("F1.3", x2);
          say("F1.4");
          break;
        }
        END_FOR;
        for (i5 = 0; i5 < 2; ++i5) {
          YIELD_FROM(asyncio::sleep(1.2405366897583008));
        }
        if ((v0 + 5) % 2 == 0) {
          v1 = v2 + 51;
        }
        YIELD_FROM(asyncio::sleep(1.5273380279541016));
      }
      EXCEPT(BaseException) {
        say("F1.6", co.exception());
        TRY {
          say("F1.7");
        }
        EXCEPT(ValueError) {
          say("F1.8", co.exception());
          say("F1.9");
        }
        FINALLY {
          say("F1.10");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F1.11", co.exception());
        say("F1.12");
      }
      FINALLY {
        say("F1.13");
      }
      END_TRY;
      RETURN(57);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Outcome<int> o29 = Outcome<int>();
    Outcome<int> o31 = Outcome<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x35 = 0;
    int x38 = 0;
    int x40 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o29, F1(a));
      say("F3.30", o29);
      TRY {
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM_OUTCOME(o31, F1(a));
        say("F3.32", o31);
        RAISE(ErrB("m33"));
      }
      EXCEPT(ErrA) {
        say("F3.34", co.exception());
        RETURN(v0 + 32);
      }
      FINALLY {
        FOR(x35, AsyncRange{"A36", 0, -1, 0.0}) {
          say("F3.37", x35);
          FOR(x38, F0(a)) {
            say("F3.39", x38);
            FOR(x40, AsyncRange{"A41", 0, -1, 0.0}) {
              say("F3.42", x40);
              YIELD_FROM(F1(v0));
              v2 = a;
            }
            END_FOR;
            YIELD_FROM_INTO(v1, F1(v1));
            say("F3.43", v1);
            WITH(AsyncManager{"W44", raises_at_exit, 2.331723213195801}) {
              YIELD_FROM_INTO(v2, future(0));
              say("F3.45", v2);
              YIELD();
            }
            END_WITH;
            RETURN(v2 + 39);
          }
          END_FOR;
          if ((v0 + 1) % 2 == 0) {
            say("F3.50");
          } else {
            WITH(Manager{"W46", hides_value_error}) {
              YIELD_FROM_INTO(v0, future(1));
              say("F3.47", v0);
            }
            END_WITH;
            TRY {
              YIELD_FROM_INTO(v0, F1(64));
              say("F3.48", v0);
            }
            FINALLY {
              say("F3.49");
            }
            END_TRY;
          }
        }
        END_FOR;
      }
      END_TRY;
      RETURN(v2 + 99);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 2, {
    {4.842082977294922, Event::exception, 0, 0, kValueError, "ev51"},
    {9.711828231811523, Event::result, 1, 43, kErrA, nullptr},
    {1.387547492980957, Event::exception, 1, 0, kErrB, "ev52"},
    {11.169010162353516, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.9453325271606445, Event::cancel_task, 1, 0, kErrA, nullptr},
    {0.033463478088378906, Event::result, 0, 11, kErrA, nullptr},
  });
}
}  // namespace p138

namespace p139 {
Coroutine<int> F5(int a) {
  return coroutine<int>([a, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W26", raises_at_exit}) {
        v2 = a;
        say("F5.27");
      }
      END_WITH;
      RETURN(v0 + 38);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {5.863061904907227, Event::exception, 0, 0, kErrB, "ev28"},
    {6.1624956130981445, Event::result, 0, 35, kErrA, nullptr},
    {3.1170244216918945, Event::cancel_task, 2, 0, kErrA, nullptr},
    {7.649744987487793, Event::exception, 1, 0, kTypeError, "ev29"},
  });
}
}  // namespace p139

namespace p140 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([i1 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 1; ++i1) {
        YIELD(81);
        FOR(x2, Range{85}) {
          say("F0.3", x2);
          say("F0.4");
        }
        END_FOR;
      }
      RETURN(88);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i17 = 0, i9 = 0, s12 = Sent(), s5 = Sent(), s7 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s5, a);
      say("F1.6", s5);
      YIELD_INTO(s7, 51);
      say("F1.8", s7);
      TRY {
        for (i9 = 0; i9 < 2; ++i9) {
          TRY {
            YIELD_FROM(F0(v1 + 29));
            WITH(Manager{"W10", plain}) {
              YIELD_FROM(F0(v1 + 77));
              break;
            }
            END_WITH;
            YIELD_FROM_INTO(v0, F0(v2 + 97));
            say("F1.11", v0);
            if ((v0 + 6) % 2 == 1) {
              YIELD_INTO(s12, v0);
              say("F1.13", s12);
              YIELD_FROM_INTO(v1, F0(a));
              say("F1.14", v1);
            }
            YIELD(v1 + 35);
          }
          EXCEPT(ValueError) {
            say("F1.15", co.exception());
            WITH(Manager{"W16", raises_at_exit}) {
              RAISE();
            }
            END_WITH;
            for (i17 = 0; i17 < 1; ++i17) {
              YIELD_FROM(F0(v1));
              continue;
            }
          }
          EXCEPT(ErrB) {
            say("F1.18", co.exception());
            say("F1.19");
          }
          FINALLY {
            say("F1.20");
          }
          END_TRY;
        }
      }
      EXCEPT(Exception) {
        say("F1.21", co.exception());
        say("F1.22");
      }
      FINALLY {
        say("F1.23");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 59, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p140

namespace p141 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s2 = Sent();
    Sent s4 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F0.1");
      YIELD(a);
      YIELD_INTO(s2, a);
      say("F0.3", s2);
      YIELD_INTO(s4, v0);
      say("F0.5", s4);
      RETURN(v2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s6 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s6, v2 + 5);
      say("F1.7", s6);
      TRY {
        YIELD_FROM(Range{3, 41});
        TRY {
          if ((v1 + 6) % 3 == 0) {
            YIELD_FROM_INTO(v0, F0(34));
            say("F1.8", v0);
            say("F1.9");
            YIELD(v0);
            YIELD_FROM_INTO(v1, F0(5));
            say("F1.10", v1);
            TRY {
              v2 = a;
            }
            EXCEPT(ErrA) {
              say("F1.11", co.exception());
              say("F1.12");
            }
            EXCEPT(BaseException) {
              say("F1.13", co.exception());
              say("F1.14");
            }
            EXCEPT(CancelledError) {
              say("F1.15", co.exception());
              say("F1.16");
            }
            FINALLY {
              say("F1.17");
            }
            END_TRY;
          }
        }
        EXCEPT(ErrB) {
          say("F1.18", co.exception());
          say("F1.19");
        }
        EXCEPT(BaseException) {
          say("F1.20", co.exception());
          say("F1.21");
        }
        END_TRY;
      }
      FINALLY {
        say("F1.22");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    int i23 = 0;
    Sent s28 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i23 = 0; i23 < 1; ++i23) {
        YIELD_FROM_INTO(v2, F1(v0 + 2));
        say("F2.24", v2);
        say("F2.25");
      }
      if ((v2 + 8) % 3 == 0) {
        say("F2.30");
      } else {
        YIELD(v0 + 25);
        if ((v2 + 8) % 2 == 1) {
          YIELD(32);
        }
        YIELD_FROM_INTO(v1, F1(94));
        say("F2.26", v1);
        WITH(Manager{"W27", hides_value_error}) {
          YIELD(v1 + 48);
          YIELD_INTO(s28, 43);
          say("F2.29", s28);
        }
        END_WITH;
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F4(int a) {
  struct Body {
    int a;
    int i33 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      if ((v0 + 1) % 2 == 1) {
        YIELD_FROM_INTO(v1, F2(a));
        say("F4.32", v1);
        for (i33 = 0; i33 < 2; ++i33) {
          if ((v2 + 8) % 3 == 1) {
            say("F4.37");
          } else {
            if ((v0 + 3) % 2 == 1) {
              YIELD(a);
            }
            boom(kErrB, "m34");
            say("F4.35");
            YIELD_FROM_INTO(v0, F1(v0 + 40));
            say("F4.36", v0);
          }
        }
      }
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s45 = Sent(), v1 = 0, v2 = 0, x39 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W38", hides_all}) {
        TRY {
          YIELD(87);
          FOR(x39, F2(a)) {
            say("F5.40", x39);
            YIELD(a);
            break;
          }
          END_FOR;
          YIELD(a);
        }
        EXCEPT(Exception) {
          say("F5.41", co.exception());
          TRY {
            TRY {
              YIELD(v2 + 52);
            }
            EXCEPT(CancelledError) {
              say("F5.42", co.exception());
              say("F5.43");
            }
            EXCEPT(RuntimeError) {
              say("F5.44", co.exception());
              RETURN(a);
            }
            FINALLY {
              YIELD_INTO(s45, 85);
              say("F5.46", s45);
            }
            END_TRY;
            YIELD_FROM(F4(a));
            YIELD(v2);
          }
          EXCEPT(Exception) {
            say("F5.47", co.exception());
            if ((v1 + 7) % 3 == 0) {
              say("F5.48");
            }
          }
          EXCEPT(RuntimeError) {
            say("F5.49", co.exception());
            say("F5.50");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F5.51", co.exception());
          say("F5.52");
        }
        FINALLY {
          say("F5.53");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op54"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p141

namespace p142 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i5 = 0, s1 = Sent(), s6 = Sent(), v0 = 0, v2 = 0, x3 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 2) % 3 == 0) {
        say("F0.8");
      } else {
        YIELD(v0 + 77);
        YIELD_INTO(s1, 40);
        say("F0.2", s1);
        FOR(x3, Range{}) {
          say("F0.4", x3);
          YIELD(a);
          for (i5 = 0; i5 < 2; ++i5) {
            break;
          }
          YIELD_INTO(s6, a);
          say("F0.7", s6);
        }
        END_FOR;
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i11 = 0, s9 = Sent(), v0 = 0, v2 = 0, x12 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s9, 24);
      say("F1.10", s9);
      if ((v2 + 3) % 2 == 1) {
        YIELD(a);
        for (i11 = 0; i11 < 1; ++i11) {
          TRY {
            FOR(x12, F0(v0 + 38)) {
              say("F1.13", x12);
              say("F1.14");
              YIELD_FROM(Range{});
              say("F1.15");
              say("F1.16");
              YIELD_FROM_INTO(v2, F0(v0 + 16));
              say("F1.17", v2);
            }
            END_FOR;
            YIELD_FROM(F0(v0));
          }
          EXCEPT(BaseException) {
            say("F1.18", co.exception());
            say("F1.19");
          }
          END_TRY;
        }
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W20", hides_value_error}) {
        if ((v1 + 9) % 3 == 1) {
          say("F2.21");
        } else {
          YIELD(v1);
        }
      }
      END_WITH;
      RETURN(v0 + 91);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, s41 = Sent(), s44 = Sent(), v0 = 0, v2 = 0, x39 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v2, F1(a));
        say("F4.35", v2);
      }
      EXCEPT(ValueError) {
        say("F4.36", co.exception());
        YIELD(v0);
      }
      FINALLY {
        boom(kErrA, "m37");
        v0 = a;
        YIELD_FROM_INTO(v2, F1(v2));
        say("F4.38", v2);
        v2 = a;
      }
      END_TRY;
      FOR(x39, F2(a)) {
        say("F4.40", x39);
        YIELD_INTO(s41, v0);
        say("F4.42", s41);
        say("F4.43");
        YIELD_INTO(s44, 88);
        say("F4.45", s44);
      }
      END_FOR;
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op46"},
    {Op::close, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 80, kErrA, nullptr},
    {Op::send, 10, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p142

namespace p143 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      RAISE(ErrA("m1"));
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          TRY {
            WITH(Manager{"W2", plain}) {
              v1 = v0;
              YIELD_FROM(F0(a));
              YIELD(v0);
              YIELD(v2);
            }
            END_WITH;
            TRY {
              say("F1.3");
            }
            EXCEPT(Exception) {
              say("F1.4", co.exception());
              say("F1.5");
            }
            FINALLY {
              say("F1.6");
            }
            END_TRY;
          }
          FINALLY {
            say("F1.7");
          }
          END_TRY;
        }
        FINALLY {
          say("F1.8");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F1.9", co.exception());
        say("F1.10");
      }
      END_TRY;
      RETURN(v0 + 58);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 23, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op11"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 34, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p143

namespace p144 {
Coroutine<void> F0(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(1));
      say("F0.1", v0);
      TRY {
        YIELD_FROM(future(0));
        WITH(AsyncManager{"W2", hides_all, 0.18351268768310547}) {
          say("F0.3");
        }
        END_WITH;
      }
      EXCEPT(ErrA) {
        say("F0.4", co.exception());
        say("F0.5");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F1(int) {
  struct Body {
    int i10 = 0;
    int i6 = 0;
    int i8 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x13 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i6 = 0; i6 < 2; ++i6) {
        if ((v2 + 6) % 2 == 1) {
          say("F1.17");
        } else {
          TRY {
            break;
          }
          EXCEPT(ErrB) {
            say("F1.7", co.exception());
            for (i8 = 0; i8 < 2; ++i8) {
              YIELD_FROM(asyncio::sleep(2.9897327423095703));
              YIELD_FROM(future(0));
              YIELD_FROM(future(0));
            }
            YIELD_FROM(future(1));
            YIELD_FROM_INTO(v1, future(0));
            say("F1.9", v1);
            v0 = v2 + 79;
          }
          END_TRY;
          TRY {
            for (i10 = 0; i10 < 3; ++i10) {
              YIELD_FROM(future(0));
            }
          }
          EXCEPT(ErrA) {
            say("F1.11", co.exception());
            break;
          }
          EXCEPT(GeneratorExit) {
            say("F1.12", co.exception());
            TRY {
              YIELD_FROM(future(0));
            }
            FINALLY {
              YIELD_FROM(F0(v0 + 67));
              YIELD_FROM(asyncio::sleep(0.9221162796020508));
              break;
            }
            END_TRY;
            RAISE();
          }
          FINALLY {
            FOR(x13, Range{11}) {
              say("F1.14", x13);
              say("F1.15");
              YIELD_FROM(future(0));
              say("F1.16");
            }
            END_FOR;
          }
          END_TRY;
        }
      }
      RETURN(v0 + 6);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F1(5); }, 2, {
    {5.003325462341309, Event::exception, 0, 0, kValueError, "ev18"},
    {11.927078247070312, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p144

namespace p145 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 7) % 3 == 0) {
        if ((v0 + 6) % 3 == 1) {
          say("F0.11");
        } else {
          TRY {
            TRY {
              YIELD(v0 + 95);
              say("F0.1");
              RAISE(CancelledError("m2"));
            }
            EXCEPT(ErrA) {
              say("F0.3", co.exception());
              say("F0.4");
            }
            EXCEPT(ErrB) {
              say("F0.5", co.exception());
              say("F0.6");
            }
            EXCEPT(ValueError) {
              say("F0.7", co.exception());
              say("F0.8");
            }
            END_TRY;
          }
          EXCEPT(ValueError) {
            say("F0.9", co.exception());
            say("F0.10");
          }
          END_TRY;
        }
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(v0));
      say("F2.19", v1);
      RETURN(70);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(44);
      RETURN(v1 + 88);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i23 = 0, s27 = Sent(), s30 = Sent(), v0 = 0, v1 = 0, v2 = 0, x25 = 0](auto& co) mutable {
      BEGIN(co);
      for (i23 = 0; i23 < 2; ++i23) {
        TRY {
          WITH(Manager{"W24", raises_at_exit}) {
            FOR(x25, F2(a)) {
              say("F5.26", x25);
              YIELD_INTO(s27, v0);
              say("F5.28", s27);
              continue;
            }
            END_FOR;
          }
          END_WITH;
          YIELD_FROM_INTO(v0, F2(v2));
          say("F5.29", v0);
          break;
        }
        FINALLY {
          YIELD_INTO(s30, a);
          say("F5.31", s30);
        }
        END_TRY;
      }
      YIELD_FROM_INTO(v1, F4(v0 + 69));
      say("F5.32", v1);
      YIELD(v1 + 99);
      RETURN(v1 + 97);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 24, kErrA, nullptr},
    {Op::send, 90, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p145

namespace p146 {
Coroutine<int> F3(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RETURN(v2);
      RETURN(v1 + 5);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 3, {
    {3.9174909591674805, Event::result, 0, 6, kErrA, nullptr},
    {11.644882202148438, Event::result, 0, 1, kErrA, nullptr},
    {9.459657669067383, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p146

namespace p147 {
Generator<int, Sent, void> F1(int a) {
  struct Body {
    int a;
    int i18 = 0;
    int i20 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      for (i18 = 0; i18 < 2; ++i18) {
        say("F1.19");
      }
      YIELD(a);
      for (i20 = 0; i20 < 2; ++i20) {
        continue;
      }
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v2);
      WITH(Manager{"W21", hides_all}) {
        TRY {
          YIELD_FROM(F1(v0));
          YIELD_FROM(F1(a));
          YIELD(65);
        }
        EXCEPT(GeneratorExit) {
          say("F2.22", co.exception());
          say("F2.23");
        }
        FINALLY {
          say("F2.24");
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
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    Sent s44 = Sent();
    Sent s46 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v1);
      TRY {
        TRY {
          say("F4.39");
          YIELD_FROM(F2(v1 + 85));
        }
        EXCEPT(Exception) {
          say("F4.40", co.exception());
          YIELD(a);
          RAISE(ValueError("m41"));
        }
        FINALLY {
          TRY {
            boom(kValueError, "m42");
            TRY {
              RETURN(v0);
            }
            EXCEPT(CancelledError) {
              say("F4.43", co.exception());
              YIELD_INTO(s44, 54);
              say("F4.45", s44);
              YIELD_INTO(s46, a);
              say("F4.47", s46);
            }
            END_TRY;
            YIELD(a);
            YIELD(a);
          }
          EXCEPT(ErrB) {
            say("F4.48", co.exception());
            v1 = v2;
          }
          FINALLY {
            say("F4.49");
          }
          END_TRY;
        }
        END_TRY;
      }
      FINALLY {
        say("F4.50");
      }
      END_TRY;
      RETURN(42);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F4(5), {
    {Op::raise, 0, kErrA, "op51"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 43, kErrA, nullptr},
    {Op::send, 4, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op52"},
    {Op::send, 77, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op53"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p147

namespace p148 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD();
      RETURN(a);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([i3 = 0, i4 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.1");
      YIELD_FROM_INTO(v2, F0(v1));
      say("F1.2", v2);
      v1 = v2 + 31;
      TRY {
        for (i3 = 0; i3 < 2; ++i3) {
          continue;
        }
        YIELD_FROM(F0(v1 + 0));
        TRY {
          for (i4 = 0; i4 < 2; ++i4) {
            break;
          }
          YIELD_FROM(future(1));
        }
        EXCEPT(ValueError) {
          say("F1.5", co.exception());
          WITH(AsyncManager{"W6", plain, 0.0}) {
            boom(kErrA, "m7");
          }
          END_WITH;
          WITH(Manager{"W8", hides_value_error}) {
            YIELD_FROM(future(1));
            YIELD_FROM(asyncio::sleep(2.0484180450439453));
            YIELD_FROM(asyncio::sleep(0.0));
            YIELD_FROM(F0(v0 + 60));
          }
          END_WITH;
          v2 = 38;
        }
        EXCEPT(Exception) {
          say("F1.9", co.exception());
          say("F1.10");
        }
        END_TRY;
      }
      EXCEPT(CancelledError) {
        say("F1.11", co.exception());
        say("F1.12");
      }
      FINALLY {
        say("F1.13");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {1.9651784896850586, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p148

namespace p149 {
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(0));
        case 1:
        co.result(v1);
        say("F2.1", v1);
        v0 = 86;
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    Outcome<int> o13 = Outcome<int>();
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o13, F2(a));
      say("F4.14", o13);
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 2, {
    {4.715521812438965, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p149

}  // namespace

extern const std::vector<Program> programs_100;
const std::vector<Program> programs_100 = {
    {100, &p100::run, R"~(F2.10 18
A12 anext 0
time 0
root ErrB(A12)
)~"},
    {101, &p101::run, R"~(yields 92
F5.29 None
stops 0
raises ErrA(op30)
stops
stops
stops
stops
raises GeneratorExit(op31)
raises ErrB(op32)
stops
raises ValueError(op33)
stops
stops
dropped
)~"},
    {102, &p102::run, R"~(F2.13
F2.14
F3.15 34
time 0
root 5
)~"},
    {103, &p103::run, R"~(raises TypeError(op20)
stops
raises GeneratorExit(op21)
stops
stops
raises RuntimeError(op22)
stops
stops
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {104, &p104::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
yields 88
yields 74
F2.12 AttributeError
yields 65
yields 65
F2.14
raises GeneratorExit(m18)
stops
stops
raises CancelledError(op30)
stops
dropped
)~"},
    {105, &p105::run, R"~(W37 enter
yields 15
W37 exit CancelledError(op49)
raises CancelledError(op49)
closed
stops
raises ValueError(op50)
stops
stops
raises ValueError(op51)
stops
stops
closed
stops
dropped
)~"},
    {106, &p106::run, R"~(raises ErrA(op27)
stops
dropped
)~"},
    {107, &p107::run, R"~(time 2996
root is cancelled
)~"},
    {108, &p108::run, R"~(time 1481
root RuntimeError(ev34)
)~"},
    {109, &p109::run, R"~(time 4012
root is cancelled
)~"},
    {110, &p110::run, R"~(yields 75
raises ValueError(op43)
dropped
)~"},
    {111, &p111::run, R"~(raises ValueError(op52)
stops
closed
stops
dropped
)~"},
    {112, &p112::run, R"~(W31 aenter
F5.33
F5.35 25
F5.35 50
F5.35 70
F5.33
F5.35 25
F5.35 50
F5.35 70
W31 aexit
W31 exit GeneratorExit(m23)
time 0
root 5
)~"},
    {113, &p113::run, R"~(time 580
root is cancelled
)~"},
    {114, &p114::run, R"~(W15 enter
F3.16 57
F0.1
F1.6 38
F0.1
F1.7 38
A9 anext 0
F1.10 0
F0.1
A9 anext 1
F1.10 1
F0.1
F1.12 CancelledError()
F1.13
F1.14
F3.18 1
F0.1
F3.19 38
F3.33
W15 exit RuntimeError(ev34)
time 10575
root RuntimeError(ev34)
task 38
task 38
)~"},
    {115, &p115::run, R"~(raises ErrB(op47)
raises ErrA(op48)
stops
stops
stops
stops
raises ErrA(op49)
stops
closed
stops
stops
closed
stops
dropped
)~"},
    {116, &p116::run, R"~(yields 0
W25 enter
yields 79
F5.28 None
yields 32
F5.30 None
yields 60
yields 80
yields 91
yields 5
W25 exit GeneratorExit()
F5.35
dropped
)~"},
    {117, &p117::run, R"~(F0.1 ValueError(ev27)
F0.2
A10 anext 0
time 3395
root ErrB(A10)
)~"},
    {118, &p118::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
F2.2
yields 0
F3.9
stops 5
stops
stops
closed
stops
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {119, &p119::run, R"~(closed
stops
raises ErrA(op37)
closed
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {120, &p120::run, R"~(yields 64
F5.35 None
stops 5
dropped
)~"},
    {121, &p121::run, R"~(time 0
root is cancelled
task is cancelled
)~"},
    {122, &p122::run, R"~(closed
stops
stops
stops
stops
stops
stops
stops
closed
raises TypeError(op33)
closed
stops
dropped
)~"},
    {123, &p123::run, R"~(time 0
root 45
)~"},
    {124, &p124::run, R"~(F1.11 TypeError(m7)
F1.12
stops 5
stops
stops
stops
stops
stops
stops
stops
stops
raises GeneratorExit(op19)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {125, &p125::run, R"~(yields 5
F5.32 16
stops 5
stops
stops
stops
dropped
)~"},
    {126, &p126::run, R"~(closed
stops
raises ErrA(op41)
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {127, &p127::run, R"~(F5.25 65
F5.41
time 0
root 0
)~"},
    {128, &p128::run, R"~(raises ValueError(op43)
raises ErrA(op44)
stops
stops
raises ErrB(op45)
raises ErrB(op46)
raises ErrA(op47)
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {129, &p129::run, R"~(raises ErrA(op46)
stops
closed
stops
dropped
)~"},
    {130, &p130::run, R"~(raises RuntimeError(generator raised StopIteration)
stops
stops
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {131, &p131::run, R"~(time 0
root 85
)~"},
    {132, &p132::run, R"~(A7 anext 0
time 3237
root 17
)~"},
    {133, &p133::run, R"~(F3.29 CancelledError()
F3.30
time 720
root 5
)~"},
    {134, &p134::run, R"~(time 0
root TypeError(m34)
)~"},
    {135, &p135::run, R"~(F5.29
W30 enter
W31 enter
yields 38
F2.6 12
F2.8 0
yields 22
F1.3 None
F2.8 0
yields 22
F1.3 None
F2.8 47
yields 22
F1.4
F2.9
F3.10 30
F3.11
F3.13 38
yields 62
yields 18
yields 18
W31 exit ErrB(op34)
W30 exit ErrB(op34)
raises ErrB(op34)
stops
closed
stops
dropped
)~"},
    {136, &p136::run, R"~(yields 5
yields 0
F1.20
dropped
)~"},
    {137, &p137::run, R"~(time 0
root 12
)~"},
    {138, &p138::run, R"~(F1.13
F3.30 1
F1.6 CancelledError()
F1.7
F1.10
F1.13
F3.32 1
F3.34 ErrB(m33)
A36 anext 0
time 7112
root 32
)~"},
    {139, &p139::run, R"~(W26 enter
F5.27
W26 exit None
time 0
root ErrA(W26)
)~"},
    {140, &p140::run, R"~(yields 5
F1.6 None
yields 51
F1.8 None
yields 81
F0.3 85
F0.4
W10 enter
yields 81
W10 exit GeneratorExit()
F1.20
F1.23
closed
dropped
)~"},
    {141, &p141::run, R"~(W38 enter
yields 87
F5.40 5
yields 5
yields 5
F5.41 TypeError(op54)
yields 52
raises RuntimeError(generator ignored GeneratorExit)
F5.46 None
F5.53
W38 exit GeneratorExit()
stops 5
dropped
)~"},
    {142, &p142::run, R"~(yields 24
raises ErrA(m37)
closed
closed
stops
stops
stops
dropped
)~"},
    {143, &p143::run, R"~(closed
stops
stops
raises GeneratorExit(op11)
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
    {144, &p144::run, R"~(time 0
root 6
)~"},
    {145, &p145::run, R"~(W24 enter
F2.19 0
W24 exit None
yields 5
F5.31 None
raises ErrA(W24)
closed
stops
stops
raises RuntimeError(op33)
stops
stops
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {146, &p146::run, R"~(time 0
root 0
)~"},
    {147, &p147::run, R"~(raises ErrA(op51)
stops
stops
stops
closed
raises GeneratorExit(op52)
stops
stops
stops
raises TypeError(op53)
closed
stops
dropped
)~"},
    {148, &p148::run, R"~(F1.1
F1.2 0
F1.11 CancelledError()
F1.12
F1.13
time 2012
root 0
)~"},
    {149, &p149::run, R"~(F4.14 CancelledError()
time 4828
root 0
)~"},
};
}  // namespace judge
