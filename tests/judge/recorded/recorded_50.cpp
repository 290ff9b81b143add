// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p50 {
Coroutine<int> F3(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {2.450592041015625, Event::result, 0, 66, kErrA, nullptr},
    {9.680002212524414, Event::result, 1, 48, kErrA, nullptr},
    {5.216635704040527, Event::result, 1, 36, kErrA, nullptr},
    {2.0163497924804688, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p50

namespace p51 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int i4 = 0;
    Sent s2 = Sent();
    Sent s5 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        for (i1 = 0; i1 < 2; ++i1) {
          return co.yield_(1, v2);
          case 1:;
        }
        return co.yield_(2, 35);
        case 2:
        co.sent(s2);
        say("F0.3", s2);
        for (i4 = 0; i4 < 1; ++i4) {
          return co.yield_(3, a);
          case 3:
          co.sent(s5);
          say("F0.6", s5);
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
Coroutine<void> F1(int) {
  struct Body {
    int i7 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      for (i7 = 0; i7 < 1; ++i7) {
        WITH(AsyncManager{"W8", plain, 0.0}) {
          break;
        }
        END_WITH;
        break;
      }
      if ((v0 + 8) % 3 == 0) {
        WITH(Manager{"W9", hides_all}) {
          v2 = v0;
          say("F1.10");
          RAISE(ErrA("m11"));
        }
        END_WITH;
        YIELD();
        say("F1.12");
        if ((v1 + 8) % 2 == 1) {
          if ((v0 + 5) % 3 == 0) {
            say("F1.13");
          }
        }
      }
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<void> F2(int) {
  return coroutine<void>([v1 = 0, v2 = 0, x16 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W14", plain, 0.0}) {
        YIELD_FROM_INTO(v1, future(0));
        say("F2.15", v1);
        TRY {
          YIELD_FROM(asyncio::sleep(3.540114402770996));
          if ((v1 + 6) % 2 == 1) {
            say("F2.18");
          } else {
            FOR(x16, F0(86)) {
              say("F2.17", x16);
              YIELD_FROM(F1(v2 + 74));
            }
            END_FOR;
          }
        }
        EXCEPT(AttributeError) {
          say("F2.19", co.exception());
          say("F2.20");
        }
        EXCEPT(ValueError) {
          say("F2.21", co.exception());
          say("F2.22");
        }
        FINALLY {
          say("F2.23");
        }
        END_TRY;
      }
      END_WITH;
      END;
  });
}
Coroutine<int> F3(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(F2(61));
      YIELD_FROM(F1(v0 + 52));
      YIELD_FROM(F1(v1));
      say("F3.24");
      RETURN(v2 + 57);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F4.25");
        if ((v1 + 8) % 2 == 0) {
          return co.raise(ErrB("m26"));
        }
        return co.yield_from(1, asyncio::sleep(0.0));
        case 1:
        co.result();
        return co.return_(72);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, i27 = 0, i35 = 0, o28 = Outcome<int>(), o38 = Outcome<void>(), t30 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x41 = 0](auto& co) mutable {
      BEGIN(co);
      for (i27 = 0; i27 < 1; ++i27) {
        RETURN(v2 + 17);
      }
      YIELD_FROM_OUTCOME(o28, F3(v1 + 6));
      say("F5.29", o28);
      t30 = spawn(F3(a));
      YIELD_FROM_INTO(v2, t30);
      v2 = a;
      if ((v1 + 3) % 2 == 0) {
        WITH(Manager{"W31", plain}) {
          TRY {
            YIELD_FROM_INTO(v0, future(1));
            say("F5.32", v0);
          }
          EXCEPT(ValueError) {
            say("F5.33", co.exception());
            say("F5.34");
          }
          FINALLY {
            YIELD_FROM(asyncio::sleep(0.3788948059082031));
            YIELD_FROM(asyncio::sleep(0.0));
            for (i35 = 0; i35 < 2; ++i35) {
            }
          }
          END_TRY;
          say("F5.36");
        }
        END_WITH;
        RAISE(TypeError("m37"));
      }
      TRY {
        YIELD_FROM_OUTCOME(o38, F2(v1));
        say("F5.39", o38);
      }
      EXCEPT(ValueError) {
        say("F5.40", co.exception());
        FOR(x41, F0(v2 + 61)) {
          say("F5.42", x41);
          say("F5.43");
          YIELD_FROM(F2(v0 + 87));
          TRY {
            YIELD_FROM(future(2));
            break;
          }
          FINALLY {
            YIELD_FROM_INTO(v1, F4(a));
            say("F5.44", v1);
          }
          END_TRY;
        }
        END_FOR;
      }
      FINALLY {
        say("F5.45");
      }
      END_TRY;
      RETURN(v2 + 99);
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
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([x1 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x1, Range{23, 44, 56}) {
        say("F0.2", x1);
        say("F0.3");
      }
      END_FOR;
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s4 = Sent(), s6 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s4, v1 + 35);
      say("F1.5", s4);
      YIELD_INTO(s6, v0 + 79);
      say("F1.7", s6);
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([i13 = 0, s8 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s8, v1 + 23);
      say("F2.9", s8);
      TRY {
        say("F2.10");
        TRY {
          RAISE(RuntimeError("m11"));
        }
        EXCEPT(CancelledError) {
          say("F2.12", co.exception());
          YIELD(v2 + 39);
        }
        FINALLY {
          for (i13 = 0; i13 < 1; ++i13) {
            TRY {
              RAISE(TypeError("m14"));
            }
            EXCEPT(CancelledError) {
              say("F2.15", co.exception());
              YIELD_FROM(F1(67));
              RETURN(5);
            }
            EXCEPT(RuntimeError) {
              say("F2.16", co.exception());
              say("F2.17");
            }
            EXCEPT(ValueError) {
              say("F2.18", co.exception());
              say("F2.19");
            }
            END_TRY;
          }
        }
        END_TRY;
      }
      FINALLY {
        say("F2.20");
      }
      END_TRY;
      RETURN(48);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(a);
        YIELD_FROM(F0(10));
      }
      EXCEPT(CancelledError) {
        say("F3.21", co.exception());
        say("F3.22");
      }
      EXCEPT(BaseException) {
        say("F3.23", co.exception());
        say("F3.24");
      }
      FINALLY {
        say("F3.25");
      }
      END_TRY;
      RETURN(v0 + 37);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, i27 = 0, v0 = 0, v1 = 0, v2 = 0, x30 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.26");
      for (i27 = 0; i27 < 3; ++i27) {
        YIELD(v2 + 87);
        TRY {
          WITH(Manager{"W28", hides_value_error}) {
            YIELD(64);
            boom(kValueError, "m29");
            FOR(x30, F2(v0)) {
              say("F4.31", x30);
              v0 = a;
              v1 = v0;
              RETURN(a);
            }
            END_FOR;
            if ((v1 + 8) % 3 == 1) {
              break;
            }
          }
          END_WITH;
          WITH(Manager{"W32", plain}) {
            YIELD_FROM_INTO(v0, F1(a));
            say("F4.33", v0);
          }
          END_WITH;
          TRY {
            say("F4.34");
          }
          EXCEPT(Exception) {
            say("F4.35", co.exception());
            say("F4.36");
          }
          FINALLY {
            say("F4.37");
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F4.38", co.exception());
          say("F4.39");
        }
        EXCEPT(ErrA) {
          say("F4.40", co.exception());
          say("F4.41");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F5(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W42", plain}) {
        TRY {
          YIELD(v2 + 42);
          YIELD(64);
          TRY {
            if ((v1 + 2) % 3 == 0) {
              YIELD_FROM_INTO(v0, F4(v2));
              say("F5.43", v0);
              YIELD_FROM_INTO(v1, F3(v0 + 3));
              say("F5.44", v1);
              v0 = v1 + 88;
            }
          }
          FINALLY {
            say("F5.45");
          }
          END_TRY;
        }
        FINALLY {
          say("F5.46");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(50);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::raise, 0, kValueError, "op47"},
    {Op::send, 87, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kStopIteration, "op48"},
    {Op::send, 13, kErrA, nullptr},
    {Op::send, 78, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p52

namespace p53 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i7 = 0;
    Sent s1 = Sent();
    Sent s11 = Sent();
    Sent s3 = Sent();
    Sent s8 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s1, a);
      say("F0.2", s1);
      YIELD(a);
      YIELD_INTO(s3, v1 + 64);
      say("F0.4", s3);
      WITH(Manager{"W5", plain}) {
        YIELD(v1 + 70);
        WITH(Manager{"W6", hides_value_error}) {
          for (i7 = 0; i7 < 2; ++i7) {
            YIELD_INTO(s8, 29);
            say("F0.9", s8);
            if ((v2 + 5) % 3 == 0) {
              YIELD_INTO(s11, v0);
              say("F0.12", s11);
            } else {
              RAISE(GeneratorExit("m10"));
            }
            TRY {
              YIELD(a);
              YIELD_FROM(Range{8, 49, 48});
            }
            FINALLY {
              say("F0.13");
            }
            END_TRY;
          }
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v0 + 83);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int a) {
  struct Body {
    int a;
    int i14 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      for (i14 = 0; i14 < 3; ++i14) {
        RETURN();
      }
      YIELD(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0, x15 = 0, x17 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x15, Range{}) {
        say("F2.16", x15);
        FOR(x17, F1(v1)) {
          say("F2.18", x17);
          TRY {
            TRY {
              v2 = 95;
              YIELD_FROM_INTO(v2, F0(v1 + 96));
              say("F2.19", v2);
            }
            EXCEPT(ValueError) {
              say("F2.20", co.exception());
              YIELD_FROM_INTO(v1, F0(33));
              say("F2.21", v1);
              say("F2.22");
            }
            FINALLY {
              YIELD_FROM(F0(4));
              YIELD(v0 + 46);
              RAISE(ErrA("m23"));
            }
            END_TRY;
            say("F2.24");
            if ((v1 + 8) % 3 == 0) {
              YIELD_FROM(F1(a));
            }
          }
          EXCEPT(RuntimeError) {
            say("F2.25", co.exception());
            say("F2.26");
          }
          EXCEPT(ValueError) {
            say("F2.27", co.exception());
            say("F2.28");
          }
          FINALLY {
            say("F2.29");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_FOR;
      RETURN(v2 + 5);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0, x43 = 0, x48 = 0, x50 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W42", plain}) {
          YIELD_FROM(F1(v0));
          FOR(x43, F2(a)) {
            say("F4.44", x43);
            say("F4.45");
            break;
          }
          END_FOR;
          YIELD_FROM(F1(a));
        }
        END_WITH;
        WITH(Manager{"W46", plain}) {
          say("F4.47");
          FOR(x48, F1(41)) {
            say("F4.49", x48);
            FOR(x50, F2(v2)) {
              say("F4.51", x50);
              YIELD_FROM_INTO(v0, F2(v1));
              say("F4.52", v0);
              YIELD(v0);
              v0 = a;
            }
            END_FOR;
            continue;
          }
          END_FOR;
          TRY {
            TRY {
              YIELD_FROM(F1(a));
              YIELD(a);
              YIELD_FROM_INTO(v2, F2(a));
              say("F4.53", v2);
              YIELD_FROM(F1(v1 + 60));
            }
            EXCEPT(RuntimeError) {
              say("F4.54", co.exception());
              say("F4.55");
            }
            FINALLY {
              say("F4.56");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.57");
          }
          END_TRY;
        }
        END_WITH;
      }
      FINALLY {
        say("F4.58");
      }
      END_TRY;
      RETURN(v0 + 87);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 38, kErrA, nullptr},
    {Op::send, 75, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p53

namespace p54 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s1 = Sent();
    Sent s7 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s1, a);
      say("F0.2", s1);
      say("F0.3");
      WITH(Manager{"W4", hides_value_error}) {
        TRY {
          WITH(Manager{"W5", plain}) {
            WITH(Manager{"W6", hides_value_error}) {
              YIELD_INTO(s7, 34);
              say("F0.8", s7);
            }
            END_WITH;
            YIELD(17);
            TRY {
              say("F0.9");
            }
            EXCEPT(BaseException) {
              say("F0.10", co.exception());
              say("F0.11");
            }
            FINALLY {
              say("F0.12");
            }
            END_TRY;
          }
          END_WITH;
        }
        FINALLY {
          say("F0.13");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v1 + 71);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i15 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.14");
      if ((v1 + 4) % 2 == 1) {
        for (i15 = 0; i15 < 1; ++i15) {
          TRY {
            YIELD(v1);
            RETURN(40);
          }
          EXCEPT(RuntimeError) {
            say("F1.16", co.exception());
            YIELD_FROM_INTO(v2, F0(62));
            say("F1.17", v2);
            YIELD_FROM_INTO(v2, F0(v0 + 76));
            say("F1.18", v2);
          }
          END_TRY;
        }
      }
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W19", hides_value_error}) {
        YIELD(a);
        YIELD(a);
      }
      END_WITH;
      RETURN(54);
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
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x21 = 0;
    int x23 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      FOR(x21, F2(a)) {
        say("F4.22", x21);
        FOR(x23, F1(v1 + 27)) {
          say("F4.24", x23);
          v2 = v0;
          say("F4.25");
          TRY {
            say("F4.26");
            YIELD(a);
            TRY {
              YIELD(v0);
              v2 = 93;
            }
            EXCEPT(ErrB) {
              say("F4.27", co.exception());
              YIELD_FROM(F1(v1 + 77));
            }
            END_TRY;
          }
          EXCEPT(CancelledError) {
            say("F4.28", co.exception());
            say("F4.29");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_FOR;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F4(5), {
    {Op::send, 55, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op31"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p54

namespace p55 {
Coroutine<int> F2(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 9) % 2 == 1) {
        YIELD_FROM(asyncio::sleep(1.2564706802368164));
      }
      YIELD();
      RETURN(v1 + 76);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {1.0971689224243164, Event::exception, 0, 0, kRuntimeError, "ev5"},
    {4.4991865158081055, Event::result, 0, 60, kErrA, nullptr},
    {9.44299030303955, Event::result, 0, 7, kErrA, nullptr},
  });
}
}  // namespace p55

namespace p56 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s8 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W1", plain}) {
        v2 = v1;
        WITH(Manager{"W2", plain}) {
          YIELD(71);
          WITH(Manager{"W3", plain}) {
            YIELD(a);
            TRY {
              RAISE(StopIteration("m4"));
            }
            EXCEPT(TypeError) {
              say("F0.5", co.exception());
              v0 = v1;
              say("F0.6");
            }
            EXCEPT(ErrB) {
              say("F0.7", co.exception());
              YIELD(86);
              YIELD_INTO(s8, v2 + 47);
              say("F0.9", s8);
              YIELD(v1 + 27);
              YIELD(a);
            }
            END_TRY;
          }
          END_WITH;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i10 = 0, s11 = Sent(), s13 = Sent(), s18 = Sent(), s22 = Sent(), s24 = Sent(), v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i10 = 0; i10 < 3; ++i10) {
        TRY {
          YIELD_INTO(s11, v2 + 83);
          say("F1.12", s11);
          YIELD_INTO(s13, a);
          say("F1.14", s13);
          TRY {
            say("F1.15");
          }
          EXCEPT(ValueError) {
            say("F1.16", co.exception());
            TRY {
              YIELD(19);
            }
            EXCEPT(ValueError) {
              say("F1.17", co.exception());
              YIELD_INTO(s18, a);
              say("F1.19", s18);
              RAISE();
            }
            EXCEPT(ErrB) {
              say("F1.20", co.exception());
              break;
            }
            EXCEPT(ValueError) {
              say("F1.21", co.exception());
              YIELD_FROM(F0(36));
              YIELD_INTO(s22, a);
              say("F1.23", s22);
              break;
            }
            END_TRY;
          }
          END_TRY;
          TRY {
            if ((v2 + 7) % 3 == 1) {
              YIELD_INTO(s24, a);
              say("F1.25", s24);
            }
            YIELD_FROM(F0(58));
          }
          EXCEPT(ValueError) {
            say("F1.26", co.exception());
            say("F1.27");
          }
          FINALLY {
            say("F1.28");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F1.29", co.exception());
          say("F1.30");
        }
        EXCEPT(BaseException) {
          say("F1.31", co.exception());
          say("F1.32");
        }
        END_TRY;
      }
      RETURN(14);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::send, 28, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 79, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p56

namespace p57 {
Generator<int, Sent, void> F0(int) {
  struct Body {
    int i2 = 0;
    Sent s3 = Sent();
    Sent s5 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        say("F0.1");
        for (i2 = 0; i2 < 3; ++i2) {
          YIELD_INTO(s3, v2 + 92);
          say("F0.4", s3);
          TRY {
            YIELD_INTO(s5, v0 + 48);
            say("F0.6", s5);
            RETURN();
          }
          FINALLY {
            say("F0.7");
          }
          END_TRY;
        }
      }
      EXCEPT(TypeError) {
        say("F0.8", co.exception());
        say("F0.9");
      }
      FINALLY {
        say("F0.10");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i16 = 0, i17 = 0, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      TRY {
        boom(kRuntimeError, "m11");
        RAISE(ErrA("m12"));
      }
      EXCEPT(AttributeError) {
        say("F1.13", co.exception());
        YIELD_FROM_INTO(v2, future(1));
        say("F1.14", v2);
        say("F1.15");
        for (i16 = 0; i16 < 1; ++i16) {
          for (i17 = 0; i17 < 2; ++i17) {
            if ((v0 + 4) % 3 == 0) {
              break;
            } else {
              YIELD_FROM_INTO(v2, future(0));
              say("F1.18", v2);
              RAISE(StopIteration("m19"));
            }
            YIELD();
          }
        }
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(3.4015417098999023));
        case 1:
        co.result();
        return co.return_(v1 + 21);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F2(v1));
      say("F4.22", v1);
      TRY {
        WITH(AsyncManager{"W23", hides_all, 0.0}) {
          TRY {
            say("F4.24");
            YIELD_FROM_INTO(v0, future(0));
            say("F4.25", v0);
            WITH(AsyncManager{"W26", hides_value_error, 0.0}) {
              YIELD_FROM(F1(v0));
              YIELD_FROM_INTO(v1, F1(50));
              say("F4.27", v1);
            }
            END_WITH;
            TRY {
              say("F4.28");
            }
            EXCEPT(CancelledError) {
              say("F4.29", co.exception());
              say("F4.30");
            }
            EXCEPT(GeneratorExit) {
              say("F4.31", co.exception());
              say("F4.32");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.33");
          }
          END_TRY;
        }
        END_WITH;
      }
      FINALLY {
        say("F4.34");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, t37 = Task<int>(), t46 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x41 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F4(57));
      YIELD_FROM(future(2));
      YIELD();
      YIELD_FROM(asyncio::sleep(0.9893341064453125));
      YIELD_FROM(F4(a));
      if ((v0 + 2) % 2 == 0) {
        TRY {
          RETURN(v1 + 62);
        }
        EXCEPT(BaseException) {
          say("F5.35", co.exception());
          TRY {
            YIELD_FROM_INTO(v1, F4(v1 + 13));
            say("F5.36", v1);
            t37 = spawn(F1(v0));
            YIELD_FROM_INTO(v1, t37);
            YIELD_FROM_INTO(v2, F4(a));
            say("F5.38", v2);
            boom(kErrB, "m39");
          }
          EXCEPT(Exception) {
            say("F5.40", co.exception());
            FOR(x41, F0(v0 + 80)) {
              say("F5.42", x41);
              v1 = v2;
            }
            END_FOR;
            TRY {
              YIELD_FROM_INTO(v2, F2(v2));
              say("F5.43", v2);
            }
            EXCEPT(ValueError) {
              say("F5.44", co.exception());
              say("F5.45");
              t46 = spawn(F4(v2 + 95));
              t46.cancel();
              YIELD_FROM_INTO(v0, t46);
              YIELD_FROM(asyncio::sleep(1.9078359603881836));
              YIELD_FROM(asyncio::sleep(1.8289642333984375));
              YIELD_FROM(asyncio::sleep(2.205744743347168));
            }
            END_TRY;
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F5.47", co.exception());
          say("F5.48");
        }
        FINALLY {
          say("F5.49");
        }
        END_TRY;
      }
      RETURN(50);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {1.3953180313110352, Event::exception, 1, 0, kRuntimeError, "ev50"},
    {0.2752656936645508, Event::result, 2, 40, kErrA, nullptr},
    {2.7739315032958984, Event::cancel_task, 2, 0, kErrA, nullptr},
  });
}
}  // namespace p57

namespace p58 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 1) % 3 == 1) {
        say("F0.3");
      } else {
        if ((v2 + 1) % 2 == 1) {
          RAISE(RuntimeError("m1"));
        }
        TRY {
          TRY {
            v2 = 99;
          }
          FINALLY {
            YIELD(92);
            YIELD(a);
          }
          END_TRY;
        }
        FINALLY {
          say("F0.2");
        }
        END_TRY;
      }
      RETURN(v2 + 85);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          YIELD(v2);
        }
        EXCEPT(ValueError) {
          say("F1.4", co.exception());
          YIELD(a);
          say("F1.5");
          v0 = 73;
          boom(kErrA, "m6");
        }
        END_TRY;
        YIELD(v2);
        RAISE(ErrB("m7"));
      }
      EXCEPT(Exception) {
        say("F1.8", co.exception());
        YIELD(84);
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i9 = 0;
    Sent s16 = Sent();
    Sent s21 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i9 = 0; i9 < 1; ++i9) {
        TRY {
          YIELD_FROM(F1(v2));
        }
        EXCEPT(ValueError) {
          say("F2.10", co.exception());
          RAISE(ErrB("m11"));
        }
        EXCEPT(ValueError) {
          say("F2.12", co.exception());
          YIELD(26);
          if ((v1 + 1) % 2 == 0) {
            TRY {
              YIELD(7);
              v0 = v0 + 68;
            }
            EXCEPT(ValueError) {
              say("F2.13", co.exception());
              boom(kErrA, "m14");
            }
            EXCEPT(ValueError) {
              say("F2.15", co.exception());
              YIELD_INTO(s16, a);
              say("F2.17", s16);
            }
            FINALLY {
              YIELD(v0);
              YIELD_FROM_INTO(v1, F1(v2));
              say("F2.18", v1);
              v0 = v2;
              YIELD_FROM_INTO(v0, F0(v0));
              say("F2.19", v0);
            }
            END_TRY;
          }
          say("F2.20");
        }
        END_TRY;
        TRY {
          TRY {
            YIELD_INTO(s21, v0);
            say("F2.22", s21);
            TRY {
              RAISE(RuntimeError("m23"));
            }
            EXCEPT(AttributeError) {
              say("F2.24", co.exception());
              YIELD_FROM_INTO(v1, F1(v2 + 50));
              say("F2.25", v1);
              YIELD_FROM(F0(v0 + 42));
              RAISE(ValueError("m26"));
            }
            FINALLY {
              say("F2.27");
            }
            END_TRY;
          }
          EXCEPT(ValueError) {
            say("F2.28", co.exception());
            say("F2.29");
          }
          FINALLY {
            say("F2.30");
          }
          END_TRY;
        }
        FINALLY {
          say("F2.31");
        }
        END_TRY;
      }
      RETURN(v0 + 58);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kRuntimeError, "op32"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p58

namespace p59 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int i2 = 0;
    int i7 = 0;
    Sent s3 = Sent();
    Sent s8 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        for (i2 = 0; i2 < 2; ++i2) {
          return co.yield_(1, v1);
          case 1:
          co.sent(s3);
          say("F0.4", s3);
        }
        if ((v0 + 8) % 2 == 0) {
          return co.raise(ValueError("m5"));
        }
        say("F0.6");
        for (i7 = 0; i7 < 2; ++i7) {
          return co.yield_(2, 5);
          case 2:
          co.sent(s8);
          say("F0.9", s8);
        }
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Coroutine<void> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x12 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      TRY {
        TRY {
          say("F1.10");
          v1 = v2;
          RETURN();
        }
        EXCEPT(ValueError) {
          say("F1.11", co.exception());
          TRY {
            FOR(x12, AsyncRange{"A13", 3, 3, 2.7214345932006836}) {
              say("F1.14", x12);
              YIELD_FROM_INTO(v0, future(1));
              say("F1.15", v0);
              YIELD_FROM(asyncio::sleep(0.9048700332641602));
              YIELD_FROM(future(0));
            }
            END_FOR;
            TRY {
              YIELD();
              YIELD();
              YIELD_FROM(asyncio::sleep(2.740741729736328));
            }
            FINALLY {
              say("F1.16");
            }
            END_TRY;
          }
          EXCEPT(GeneratorExit) {
            say("F1.17", co.exception());
            say("F1.18");
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F1.19", co.exception());
          say("F1.20");
        }
        EXCEPT(ValueError) {
          say("F1.21", co.exception());
          say("F1.22");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F1.23", co.exception());
        say("F1.24");
      }
      EXCEPT(ErrA) {
        say("F1.25", co.exception());
        say("F1.26");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, s29 = Sent(), s31 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W27", plain}) {
        TRY {
          if ((v2 + 2) % 3 == 1) {
            say("F2.33");
          } else {
            say("F2.28");
            YIELD_INTO(s29, v2);
            say("F2.30", s29);
            if ((v2 + 8) % 3 == 0) {
              v1 = 81;
            } else {
              YIELD(90);
              YIELD_INTO(s31, a);
              say("F2.32", s31);
              YIELD(a);
            }
          }
        }
        EXCEPT(Exception) {
          say("F2.34", co.exception());
          say("F2.35");
        }
        FINALLY {
          say("F2.36");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2);
      END;
  });
}
Coroutine<int> F3(int) {
  struct Body {
    int i40 = 0;
    int v0 = 0;
    int x37 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x37, AsyncRange{"A38", 1, 0, 3.422734260559082}) {
        say("F3.39", x37);
        for (i40 = 0; i40 < 2; ++i40) {
          continue;
        }
      }
      END_FOR;
      TRY {
        YIELD_FROM(F1(v0 + 50));
      }
      EXCEPT(ValueError) {
        say("F3.41", co.exception());
        say("F3.42");
      }
      EXCEPT(Exception) {
        say("F3.43", co.exception());
        say("F3.44");
      }
      FINALLY {
        say("F3.45");
      }
      END_TRY;
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, o52 = Outcome<int>(), t56 = Task<int>(), v1 = 0, v2 = 0, x46 = 0, x48 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x46, F0(a)) {
        say("F4.47", x46);
        YIELD_FROM(F1(a));
        FOR(x48, F2(71)) {
          say("F4.49", x48);
          continue;
        }
        END_FOR;
        TRY {
          TRY {
            RAISE(TypeError("m50"));
          }
          EXCEPT(GeneratorExit) {
            say("F4.51", co.exception());
            YIELD_FROM(F1(v2 + 97));
            YIELD_FROM_OUTCOME(o52, F3(24));
            say("F4.53", o52);
            say("F4.54");
            WITH(Manager{"W55", raises_at_exit}) {
              YIELD_FROM(F1(v1 + 31));
              t56 = spawn(F3(a));
              YIELD_FROM_INTO(v2, t56);
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(0.6170730590820312));
            }
            END_WITH;
          }
          EXCEPT(BaseException) {
            say("F4.57", co.exception());
            say("F4.58");
          }
          FINALLY {
            say("F4.59");
          }
          END_TRY;
        }
        EXCEPT(StopIteration) {
          say("F4.60", co.exception());
          say("F4.61");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {0.4715452194213867, Event::result, 2, 32, kErrA, nullptr},
    {2.7956981658935547, Event::result, 0, 29, kErrA, nullptr},
    {5.948576927185059, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p59

namespace p60 {
Coroutine<int> F2(int) {
  struct Body {
    int i21 = 0;
    int v0 = 0;
    int x17 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        FOR(x17, AsyncRange{"A18", 3, -1, 2.2533044815063477}) {
          say("F2.19", x17);
          TRY {
            say("F2.20");
            for (i21 = 0; i21 < 2; ++i21) {
              say("F2.22");
              YIELD_FROM(asyncio::sleep(2.9748268127441406));
            }
          }
          EXCEPT(ErrA) {
            say("F2.23", co.exception());
            say("F2.24");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(StopIteration) {
        say("F2.25", co.exception());
        say("F2.26");
      }
      FINALLY {
        say("F2.27");
      }
      END_TRY;
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 3, {
    {11.580726623535156, Event::result, 0, 14, kErrA, nullptr},
    {10.923808097839355, Event::result, 0, 2, kErrA, nullptr},
    {8.537235260009766, Event::exception, 0, 0, kValueError, "ev28"},
    {8.896882057189941, Event::cancel_task, 2, 0, kErrA, nullptr},
    {3.8680667877197266, Event::exception, 2, 0, kErrA, "ev29"},
    {8.95199203491211, Event::exception, 2, 0, kTypeError, "ev30"},
  });
}
}  // namespace p60

namespace p61 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      RAISE(ValueError("m1"));
      RETURN(a);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([v1 = 0, v2 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM(F0(v2));
      FOR(x2, Range{79, 47}) {
        say("F1.3", x2);
        break;
      }
      END_FOR;
      RETURN(v1 + 78);
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([o5 = Outcome<int>(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F2.4");
        YIELD_FROM(F1(0));
        YIELD_FROM_OUTCOME(o5, F0(v1));
        say("F2.6", o5);
        RAISE(TypeError("m7"));
      }
      EXCEPT(Exception) {
        say("F2.8", co.exception());
        boom(kGeneratorExit, "m9");
        YIELD_FROM(F1(v1));
        RAISE();
      }
      END_TRY;
      RETURN(v1 + 97);
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
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        if ((v1 + 2) % 2 == 0) {
          return co.raise(RuntimeError("m1"));
        }
        return co.yield_(1, v0 + 21);
        case 1:;
        return co.yield_(2, a);
        case 2:;
        return co.return_(88);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s13 = Sent(), s17 = Sent(), s4 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.2");
      YIELD_FROM(F0(v1));
      TRY {
        TRY {
          YIELD(a);
          say("F1.3");
          YIELD_INTO(s4, v1);
          say("F1.5", s4);
        }
        EXCEPT(RuntimeError) {
          say("F1.6", co.exception());
          RAISE();
        }
        EXCEPT(Exception) {
          say("F1.7", co.exception());
          YIELD_FROM_INTO(v2, F0(v1));
          say("F1.8", v2);
          v0 = 95;
        }
        END_TRY;
        WITH(Manager{"W9", hides_value_error}) {
          YIELD_FROM_INTO(v1, F0(v0));
          say("F1.10", v1);
          WITH(Manager{"W11", raises_at_enter}) {
            WITH(Manager{"W12", hides_value_error}) {
              YIELD_INTO(s13, v1 + 81);
              say("F1.14", s13);
            }
            END_WITH;
            TRY {
              YIELD_FROM_INTO(v0, F0(v1 + 81));
              say("F1.15", v0);
              say("F1.16");
              v1 = a;
              YIELD_INTO(s17, v2);
              say("F1.18", s17);
            }
            FINALLY {
              say("F1.19");
            }
            END_TRY;
          }
          END_WITH;
        }
        END_WITH;
      }
      EXCEPT(GeneratorExit) {
        say("F1.20", co.exception());
        say("F1.21");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p62

namespace p63 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      if ((v1 + 3) % 2 == 0) {
        say("F0.9");
      } else {
        v2 = v1;
        TRY {
          say("F0.1");
        }
        EXCEPT(GeneratorExit) {
          say("F0.2", co.exception());
          say("F0.3");
        }
        EXCEPT(ErrB) {
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
      }
      RETURN(43);
      END;
  });
}
Coroutine<void> F2(int) {
  return coroutine<void>([i18 = 0, o16 = Outcome<int>(), o19 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 0) % 2 == 1) {
        for (i18 = 0; i18 < 3; ++i18) {
          RETURN();
        }
        YIELD_FROM_OUTCOME(o19, F0(v2));
        say("F2.20", o19);
        if ((v0 + 6) % 3 == 0) {
          say("F2.21");
        }
      } else {
        say("F2.15");
        YIELD();
        YIELD_FROM_OUTCOME(o16, F0(v1));
        say("F2.17", o16);
      }
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([i23 = 0, t22 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      if ((v1 + 5) % 3 == 1) {
        t22 = spawn(F0(v0 + 50));
        t22.cancel();
        YIELD_FROM_INTO(v2, t22);
        YIELD_FROM(asyncio::sleep(1.6941728591918945));
        TRY {
          for (i23 = 0; i23 < 3; ++i23) {
            WITH(AsyncManager{"W24", raises_at_exit, 1.7901182174682617}) {
              YIELD_FROM_INTO(v2, future(0));
              say("F3.25", v2);
              YIELD_FROM_INTO(v0, F0(v2));
              say("F3.26", v0);
              say("F3.27");
            }
            END_WITH;
          }
        }
        EXCEPT(ErrA) {
          say("F3.28", co.exception());
          RAISE(ErrB("m29"));
        }
        END_TRY;
        WITH(AsyncManager{"W30", plain, 1.5316152572631836}) {
          TRY {
            TRY {
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(F2(14));
              YIELD_FROM(future(1));
            }
            EXCEPT(ValueError) {
              say("F3.31", co.exception());
              YIELD_FROM_INTO(v2, future(1));
              say("F3.32", v2);
              RAISE(RuntimeError("m33"));
            }
            EXCEPT(ErrB) {
              say("F3.34", co.exception());
              YIELD_FROM(asyncio::sleep(0.0));
              RAISE();
            }
            EXCEPT(BaseException) {
              say("F3.35", co.exception());
              boom(kRuntimeError, "m36");
            }
            FINALLY {
              say("F3.37");
            }
            END_TRY;
          }
          EXCEPT(ErrA) {
            say("F3.38", co.exception());
            say("F3.39");
          }
          END_TRY;
        }
        END_WITH;
      }
      RETURN(64);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {7.48757266998291, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p63

namespace p64 {
Coroutine<int> F4(int) {
  return coroutine<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(1));
      say("F4.10");
      RAISE(ErrB("m11"));
      RETURN(v0);
      END;
  });
}
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i15 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x12 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x12, Range{}) {
        say("F5.13", x12);
        YIELD_FROM_INTO(v0, F4(v1 + 64));
        say("F5.14", v0);
        for (i15 = 0; i15 < 2; ++i15) {
          if ((v2 + 8) % 2 == 0) {
            if ((v0 + 6) % 3 == 0) {
              say("F5.17");
            }
          } else {
            if ((v1 + 4) % 3 == 0) {
              YIELD();
              YIELD_FROM(asyncio::sleep(0.0));
              v2 = 46;
            }
            say("F5.16");
          }
        }
      }
      END_FOR;
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
    {4.705970764160156, Event::result, 2, 15, kErrA, nullptr},
    {3.328367233276367, Event::cancel_future, 1, 0, kErrA, nullptr},
    {3.6006736755371094, Event::cancel_task, 1, 0, kErrA, nullptr},
    {1.370427131652832, Event::cancel_task, 2, 0, kErrA, nullptr},
    {6.749200820922852, Event::result, 0, 36, kErrA, nullptr},
    {4.990407943725586, Event::exception, 0, 0, kErrA, "ev18"},
  });
}
}  // namespace p64

namespace p65 {
Coroutine<int> F0(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 1) % 3 == 1) {
        TRY {
          TRY {
            v2 = 94;
            YIELD_FROM(asyncio::sleep(2.307673454284668));
            TRY {
              YIELD_FROM(asyncio::sleep(1.7987289428710938));
              YIELD_FROM(asyncio::sleep(0.0));
              RAISE(ValueError("m1"));
            }
            EXCEPT(GeneratorExit) {
              say("F0.2", co.exception());
              v1 = 9;
            }
            FINALLY {
              YIELD_FROM_INTO(v1, future(1));
              say("F0.3", v1);
            }
            END_TRY;
          }
          FINALLY {
            say("F0.4");
          }
          END_TRY;
        }
        EXCEPT(ErrB) {
          say("F0.5", co.exception());
          say("F0.6");
        }
        EXCEPT(BaseException) {
          say("F0.7", co.exception());
          say("F0.8");
        }
        FINALLY {
          say("F0.9");
        }
        END_TRY;
      }
      RETURN(73);
      END;
  });
}
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    Task<int> t41 = Task<int>();
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(3.4842443466186523));
      t41 = spawn(F0(35));
      YIELD_FROM_INTO(v1, t41);
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 2, {
    {7.0735368728637695, Event::result, 1, 91, kErrA, nullptr},
    {1.7923965454101562, Event::result, 1, 57, kErrA, nullptr},
  });
}
}  // namespace p65

namespace p66 {
Coroutine<int> F1(int) {
  return coroutine<int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM(asyncio::sleep(1.358062744140625));
      say("F1.10");
      RETURN(v2);
      RETURN(v1);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    Task<int> t12 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      say("F2.11");
      if ((v2 + 2) % 2 == 1) {
        TRY {
          TRY {
            if ((v0 + 0) % 3 == 0) {
              t12 = spawn(F1(47));
              YIELD_FROM_INTO(v1, t12);
            }
          }
          EXCEPT(BaseException) {
            say("F2.13", co.exception());
            say("F2.14");
          }
          FINALLY {
            say("F2.15");
          }
          END_TRY;
        }
        EXCEPT(ErrB) {
          say("F2.16", co.exception());
          say("F2.17");
        }
        END_TRY;
      }
      RETURN(v0 + 9);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 2, {
    {1.9177274703979492, Event::exception, 0, 0, kErrB, "ev18"},
    {4.284836769104004, Event::cancel_task, 1, 0, kErrA, nullptr},
    {6.6726579666137695, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.056155204772949, Event::result, 1, 35, kErrA, nullptr},
    {0.33371639251708984, Event::cancel_task, 1, 0, kErrA, nullptr},
    {11.617077827453613, Event::exception, 1, 0, kErrB, "ev19"},
  });
}
}  // namespace p66

namespace p67 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        v1 = 23;
        return co.return_(v0 + 62);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i2 = 0;
    int i8 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i2 = 0; i2 < 1; ++i2) {
        TRY {
          if ((v2 + 6) % 2 == 1) {
            RAISE(ErrB("m3"));
          }
          say("F1.4");
          break;
        }
        EXCEPT(Exception) {
          say("F1.5", co.exception());
          say("F1.6");
          YIELD_FROM(asyncio::sleep(0.3105955123901367));
          YIELD_FROM_INTO(v0, F0(a));
          say("F1.7", v0);
          for (i8 = 0; i8 < 3; ++i8) {
            YIELD_FROM_INTO(v0, F0(v1));
            say("F1.9", v0);
          }
        }
        END_TRY;
      }
      RETURN(v1 + 18);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0, x14 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      if ((v1 + 2) % 2 == 1) {
        if ((v0 + 9) % 3 == 0) {
          TRY {
            FOR(x14, AsyncRange{"A15", 3, -1, 0.0}) {
              say("F4.16", x14);
              YIELD_FROM_INTO(v1, future(0));
              say("F4.17", v1);
              continue;
            }
            END_FOR;
            if ((v2 + 5) % 3 == 1) {
              YIELD_FROM_INTO(v0, future(1));
              say("F4.18", v0);
              say("F4.19");
              YIELD_FROM_INTO(v1, F1(a));
              say("F4.20", v1);
            }
          }
          EXCEPT(Exception) {
            say("F4.21", co.exception());
            v2 = 31;
            YIELD_FROM_INTO(v1, F1(v1 + 87));
            say("F4.22", v1);
          }
          FINALLY {
            say("F4.23");
          }
          END_TRY;
        }
      }
      RETURN(v1 + 16);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 2, {
    {10.201130867004395, Event::result, 1, 79, kErrA, nullptr},
    {0.5840778350830078, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p67

namespace p68 {
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([i24 = 0, s25 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(61);
      YIELD_FROM(Range{});
      boom(kTypeError, "m23");
      if ((v2 + 0) % 3 == 0) {
        for (i24 = 0; i24 < 3; ++i24) {
          YIELD_INTO(s25, v1);
          say("F5.26", s25);
          WITH(Manager{"W27", raises_at_exit}) {
            say("F5.28");
          }
          END_WITH;
        }
      }
      RETURN(v0 + 44);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op29"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p68

namespace p69 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s3 = Sent(), s7 = Sent(), s9 = Sent(), v0 = 0, v1 = 0, v2 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 6) % 3 == 1) {
        TRY {
          YIELD(a);
          YIELD(a);
          v1 = v2;
          FOR(x1, Range{5, 8}) {
            say("F0.2", x1);
            YIELD_INTO(s3, v0 + 31);
            say("F0.4", s3);
          }
          END_FOR;
        }
        EXCEPT(Exception) {
          say("F0.5", co.exception());
          TRY {
            RETURN(4);
          }
          EXCEPT(GeneratorExit) {
            say("F0.6", co.exception());
            YIELD(a);
            YIELD_INTO(s7, v1);
            say("F0.8", s7);
            YIELD_INTO(s9, v0);
            say("F0.10", s9);
          }
          END_TRY;
          RETURN(v0 + 48);
        }
        END_TRY;
        YIELD(v0 + 63);
        YIELD(v0);
        v2 = a;
      }
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i11 = 0, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i11 = 0; i11 < 3; ++i11) {
        break;
      }
      v2 = v0 + 90;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i20 = 0, s13 = Sent(), s22 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(30);
      WITH(Manager{"W12", plain}) {
        TRY {
          YIELD_INTO(s13, 97);
          say("F2.14", s13);
          RAISE(ErrA("m15"));
        }
        EXCEPT(Exception) {
          say("F2.16", co.exception());
          YIELD_FROM_INTO(v0, F1(v1 + 49));
          say("F2.17", v0);
          TRY {
            YIELD(a);
            RAISE(TypeError("m18"));
          }
          EXCEPT(ValueError) {
            say("F2.19", co.exception());
            for (i20 = 0; i20 < 1; ++i20) {
              YIELD(v1);
              v1 = 29;
              YIELD_FROM_INTO(v1, F1(47));
              say("F2.21", v1);
            }
            if ((v2 + 4) % 3 == 0) {
              YIELD(v0);
              YIELD_INTO(s22, a);
              say("F2.23", s22);
            } else {
              v1 = a;
              YIELD_FROM(F0(a));
            }
          }
          END_TRY;
        }
        FINALLY {
          say("F2.24");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 16);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op25"},
    {Op::raise, 0, kValueError, "op26"},
    {Op::send, 32, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 13, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 91, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op27"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p69

namespace p70 {
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      RAISE(ErrA("m29"));
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p70

namespace p71 {
Coroutine<void> F0(int) {
  return coroutine<void>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = 7;
      if ((v1 + 2) % 3 == 0) {
        YIELD();
      }
      YIELD_FROM_INTO(v0, future(0));
      say("F0.1", v0);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i6 = 0, i9 = 0, o4 = Outcome<void>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W2", raises_at_enter}) {
        TRY {
          YIELD_FROM_INTO(v1, future(1));
          say("F1.3", v1);
          TRY {
            YIELD_FROM_OUTCOME(o4, F0(a));
            say("F1.5", o4);
            YIELD_FROM(future(1));
            for (i6 = 0; i6 < 3; ++i6) {
              YIELD();
              YIELD_FROM_INTO(v0, future(0));
              say("F1.7", v0);
              YIELD_FROM(F0(69));
            }
          }
          EXCEPT(CancelledError) {
            say("F1.8", co.exception());
            for (i9 = 0; i9 < 1; ++i9) {
              break;
            }
            YIELD_FROM(asyncio::sleep(3.8073501586914062));
            YIELD_FROM(asyncio::sleep(0.0));
          }
          EXCEPT(ErrA) {
            say("F1.10", co.exception());
            YIELD_FROM_INTO(v0, future(0));
            say("F1.11", v0);
            say("F1.12");
          }
          FINALLY {
            YIELD_FROM(F0(v1));
            TRY {
              say("F1.13");
            }
            EXCEPT(BaseException) {
              say("F1.14", co.exception());
              say("F1.15");
            }
            EXCEPT(ErrA) {
              say("F1.16", co.exception());
              say("F1.17");
            }
            END_TRY;
          }
          END_TRY;
        }
        EXCEPT(ErrB) {
          say("F1.18", co.exception());
          say("F1.19");
        }
        EXCEPT(ValueError) {
          say("F1.20", co.exception());
          say("F1.21");
        }
        EXCEPT(RuntimeError) {
          say("F1.22", co.exception());
          say("F1.23");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {7.63134765625, Event::result, 1, 13, kErrA, nullptr},
    {9.0806303024292, Event::exception, 2, 0, kTypeError, "ev24"},
    {4.918684005737305, Event::cancel_task, 2, 0, kErrA, nullptr},
    {8.478716850280762, Event::cancel_task, 2, 0, kErrA, nullptr},
  });
}
}  // namespace p71

namespace p72 {
Coroutine<int> F0(int) {
  struct Body {
    int v2 = 0;
    int x2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(asyncio::sleep(1.519796371459961));
        YIELD();
        TRY {
          YIELD();
          YIELD_FROM(asyncio::sleep(0.0));
        }
        EXCEPT(Exception) {
          say("F0.1", co.exception());
          FOR(x2, AsyncRange{"A3", 2, -1, 2.5408105850219727}) {
            say("F0.4", x2);
            YIELD_FROM(future(2));
            YIELD_FROM(future(2));
          }
          END_FOR;
          YIELD_FROM(future(0));
          say("F0.5");
          YIELD();
        }
        FINALLY {
          YIELD_FROM(future(1));
          say("F0.6");
        }
        END_TRY;
      }
      EXCEPT(ValueError) {
        say("F0.7", co.exception());
        say("F0.8");
      }
      FINALLY {
        say("F0.9");
      }
      END_TRY;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v1 + 3) % 2 == 1) {
          return co.raise(CancelledError("m10"));
        }
        v0 = 53;
        if ((v1 + 3) % 2 == 1) {
          return co.raise(ValueError("m11"));
        }
        return co.return_(86);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o19 = Outcome<int>(), t16 = Task<int>(), t23 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x14 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(v2 + 98));
      say("F2.12", v0);
      TRY {
        TRY {
          WITH(Manager{"W13", hides_value_error}) {
            FOR(x14, Range{66}) {
              say("F2.15", x14);
              YIELD();
              YIELD();
              t16 = spawn(F1(a));
              YIELD_FROM_INTO(v1, t16);
              RAISE(ErrB("m17"));
            }
            END_FOR;
          }
          END_WITH;
          TRY {
            YIELD_FROM(future(0));
          }
          FINALLY {
            TRY {
              YIELD_FROM_INTO(v0, F1(45));
              say("F2.18", v0);
              YIELD_FROM(future(0));
              YIELD_FROM_OUTCOME(o19, F0(a));
              say("F2.20", o19);
              v1 = v0;
              RAISE(ErrB("m21"));
            }
            EXCEPT(Exception) {
              say("F2.22", co.exception());
              t23 = spawn(F0(80));
              YIELD_FROM_INTO(v0, t23);
            }
            END_TRY;
            TRY {
              YIELD_FROM_INTO(v2, F1(v1));
              say("F2.24", v2);
            }
            FINALLY {
              say("F2.25");
            }
            END_TRY;
          }
          END_TRY;
        }
        FINALLY {
          say("F2.26");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F2.27", co.exception());
        say("F2.28");
      }
      END_TRY;
      RETURN(v2 + 91);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {11.199112892150879, Event::result, 2, 0, kErrA, nullptr},
    {10.338798522949219, Event::cancel_future, 0, 0, kErrA, nullptr},
    {7.0032854080200195, Event::result, 1, 4, kErrA, nullptr},
    {11.075295448303223, Event::exception, 0, 0, kRuntimeError, "ev29"},
    {4.831907272338867, Event::exception, 1, 0, kTypeError, "ev30"},
    {5.329972267150879, Event::exception, 0, 0, kValueError, "ev31"},
  });
}
}  // namespace p72

namespace p73 {
Coroutine<int> F0(int) {
  return coroutine<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      RETURN(25);
      RETURN(v0 + 32);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o8 = Outcome<int>(), x1 = 0, x4 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x1, Range{91}) {
        say("F1.2", x1);
        RAISE(ErrB("m3"));
      }
      END_FOR;
      FOR(x4, Range{3}) {
        say("F1.5", x4);
        FOR(x6, Range{90, 6}) {
          say("F1.7", x6);
          TRY {
            YIELD_FROM_OUTCOME(o8, F0(a));
            say("F1.9", o8);
            YIELD_FROM(future(1));
            break;
          }
          EXCEPT(RuntimeError) {
            say("F1.10", co.exception());
            YIELD_FROM(future(0));
          }
          END_TRY;
        }
        END_FOR;
      }
      END_FOR;
      RETURN(50);
      END;
  });
}
Coroutine<void> F2(int) {
  return coroutine<void>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      if ((v1 + 6) % 3 == 1) {
        TRY {
          say("F2.11");
        }
        EXCEPT(ErrA) {
          say("F2.12", co.exception());
          say("F2.13");
        }
        EXCEPT(Exception) {
          say("F2.14", co.exception());
          say("F2.15");
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
      END;
  });
}
Coroutine<int> F3(int) {
  struct Body {
    int v2 = 0;
    int x20 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        say("F3.19");
        FOR(x20, Range{84}) {
          say("F3.21", x20);
          YIELD_FROM(future(0));
          YIELD_FROM(future(1));
          TRY {
            YIELD_FROM(future(1));
            YIELD_FROM(future(1));
            YIELD_FROM(F1(38));
          }
          FINALLY {
            RETURN(91);
          }
          END_TRY;
          TRY {
            break;
          }
          EXCEPT(ErrB) {
            say("F3.22", co.exception());
            say("F3.23");
          }
          EXCEPT(ValueError) {
            say("F3.24", co.exception());
            say("F3.25");
          }
          FINALLY {
            say("F3.26");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(Exception) {
        say("F3.27", co.exception());
        say("F3.28");
      }
      END_TRY;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, o32 = Outcome<void>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F2(80));
      WITH(AsyncManager{"W29", hides_value_error, 2.3593130111694336}) {
        YIELD_FROM(F3(19));
        TRY {
          WITH(AsyncManager{"W30", hides_value_error, 3.947277069091797}) {
            if ((v2 + 6) % 2 == 1) {
              YIELD_FROM_OUTCOME(o32, F2(55));
              say("F4.33", o32);
              v0 = a;
            } else {
              YIELD_FROM_INTO(v1, future(0));
              say("F4.31", v1);
              YIELD();
            }
            v1 = v0;
            v1 = v2 + 70;
            YIELD_FROM(F2(v0));
          }
          END_WITH;
          YIELD_FROM(future(2));
        }
        EXCEPT(ValueError) {
          say("F4.34", co.exception());
          YIELD_FROM(asyncio::sleep(0.0));
        }
        FINALLY {
          YIELD_FROM(asyncio::sleep(0.0));
          YIELD_FROM(asyncio::sleep(1.471078872680664));
        }
        END_TRY;
        TRY {
          TRY {
            YIELD_FROM(asyncio::sleep(2.9714670181274414));
          }
          FINALLY {
            YIELD_FROM(F2(v2));
          }
          END_TRY;
        }
        EXCEPT(RuntimeError) {
          say("F4.35", co.exception());
          say("F4.36");
        }
        EXCEPT(CancelledError) {
          say("F4.37", co.exception());
          say("F4.38");
        }
        EXCEPT(Exception) {
          say("F4.39", co.exception());
          say("F4.40");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 47);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {2.2548561096191406, Event::result, 1, 34, kErrA, nullptr},
    {9.737914085388184, Event::cancel_task, 2, 0, kErrA, nullptr},
    {9.491989135742188, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p73

namespace p74 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W1", plain}) {
        if ((v1 + 7) % 2 == 1) {
          RAISE(RuntimeError("m2"));
        }
        RAISE(RuntimeError("m3"));
      }
      END_WITH;
      if ((v2 + 6) % 2 == 1) {
        say("F0.4");
      }
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i8 = 0;
    Sent s13 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x10 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        if ((v2 + 0) % 2 == 1) {
          say("F1.5");
        }
        TRY {
          YIELD_FROM(F0(a));
        }
        EXCEPT(ValueError) {
          say("F1.6", co.exception());
          YIELD_FROM(Range{7});
          YIELD_FROM(F0(19));
          YIELD(v2);
          YIELD_FROM(F0(v2));
        }
        EXCEPT(ValueError) {
          say("F1.7", co.exception());
          TRY {
            v2 = a;
            YIELD(36);
            for (i8 = 0; i8 < 3; ++i8) {
              YIELD_FROM(F0(v0 + 38));
              RAISE();
            }
          }
          EXCEPT(ErrB) {
            say("F1.9", co.exception());
            YIELD(v0 + 64);
            FOR(x10, F0(v1 + 95)) {
              say("F1.11", x10);
              RAISE(ValueError("m12"));
            }
            END_FOR;
          }
          END_TRY;
          YIELD_INTO(s13, a);
          say("F1.14", s13);
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F1.15", co.exception());
        say("F1.16");
      }
      FINALLY {
        say("F1.17");
      }
      END_TRY;
      RETURN(49);
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
    {Op::raise, 0, kStopIteration, "op18"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 10, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 19, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op19"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p74

namespace p75 {
Coroutine<int> F1(int a) {
  return coroutine<int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, future(1));
      say("F1.17", v2);
      if ((v2 + 2) % 2 == 1) {
        say("F1.23");
      } else {
        YIELD_FROM(asyncio::sleep(0.0));
        TRY {
          say("F1.18");
        }
        EXCEPT(ErrA) {
          say("F1.19", co.exception());
          say("F1.20");
        }
        EXCEPT(ValueError) {
          say("F1.21", co.exception());
          say("F1.22");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F2.24");
        return co.yield_from(1, future(1));
        case 1:
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
Coroutine<int> F3(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F1(v1 + 32));
      say("F3.25", v1);
      RETURN(v1);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i30 = 0;
    Outcome<int> o34 = Outcome<int>();
    Task<int> t26 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x31 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v2 + 5) % 3 == 1) {
        t26 = spawn(F2(v2));
        YIELD_FROM_INTO(v0, t26);
        TRY {
          YIELD_FROM_INTO(v1, F2(v0 + 4));
          say("F4.27", v1);
          YIELD_FROM_INTO(v0, future(0));
          say("F4.28", v0);
        }
        EXCEPT(TypeError) {
          say("F4.29", co.exception());
          if ((v2 + 9) % 3 == 0) {
            say("F4.36");
          } else {
            YIELD();
            for (i30 = 0; i30 < 1; ++i30) {
              YIELD_FROM(asyncio::sleep(2.8111696243286133));
              RAISE();
            }
            FOR(x31, AsyncRange{"A32", 2, 3, 3.9555978775024414}) {
              say("F4.33", x31);
              v0 = a;
              YIELD_FROM_OUTCOME(o34, F3(v0 + 35));
              say("F4.35", o34);
            }
            END_FOR;
          }
        }
        END_TRY;
      }
      RETURN(v2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 2, {
  });
}
}  // namespace p75

namespace p76 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, i3 = 0, v0 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 2; ++i1) {
        YIELD_FROM(asyncio::sleep(0.9096946716308594));
        YIELD_FROM_INTO(v0, future(0));
        say("F0.2", v0);
        for (i3 = 0; i3 < 3; ++i3) {
          break;
        }
        YIELD_FROM(asyncio::sleep(2.168837547302246));
      }
      YIELD();
      END;
  });
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 4) % 2 == 0) {
          return co.raise(RuntimeError("m4"));
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
Coroutine<int> F2(int) {
  struct Body {
    int i17 = 0;
    int i19 = 0;
    Outcome<void> o7 = Outcome<void>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F1(v2 + 23));
      say("F2.5", v1);
      if ((v1 + 2) % 2 == 0) {
        say("F2.29");
      } else {
        TRY {
          TRY {
            say("F2.6");
            TRY {
              YIELD_FROM(F0(v2 + 11));
              YIELD_FROM_OUTCOME(o7, F0(v0 + 5));
              say("F2.8", o7);
              YIELD_FROM_INTO(v1, future(1));
              say("F2.9", v1);
              YIELD_FROM(F0(v0));
              YIELD();
            }
            EXCEPT(GeneratorExit) {
              say("F2.10", co.exception());
              say("F2.11");
            }
            EXCEPT(ValueError) {
              say("F2.12", co.exception());
              YIELD_FROM(asyncio::sleep(3.7349624633789062));
              RAISE(RuntimeError("m13"));
            }
            FINALLY {
              say("F2.14");
              YIELD_FROM(asyncio::sleep(0.7717685699462891));
              YIELD_FROM_INTO(v1, future(0));
              say("F2.15", v1);
              RETURN(38);
            }
            END_TRY;
            YIELD_FROM_INTO(v1, future(1));
            say("F2.16", v1);
            for (i17 = 0; i17 < 3; ++i17) {
              v1 = v1 + 90;
              v0 = v0 + 28;
            }
            YIELD_FROM(future(0));
          }
          EXCEPT(ErrB) {
            say("F2.18", co.exception());
            YIELD_FROM(future(1));
            for (i19 = 0; i19 < 3; ++i19) {
              say("F2.20");
            }
          }
          EXCEPT(Exception) {
            say("F2.21", co.exception());
            say("F2.22");
          }
          EXCEPT(Exception) {
            say("F2.23", co.exception());
            say("F2.24");
          }
          FINALLY {
            say("F2.25");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F2.26", co.exception());
          say("F2.27");
        }
        FINALLY {
          say("F2.28");
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
void run() {
  drive([] { return F2(5); }, 2, {
    {2.4756221771240234, Event::exception, 0, 0, kRuntimeError, "ev30"},
    {11.875800132751465, Event::cancel_task, 1, 0, kErrA, nullptr},
    {8.164183616638184, Event::result, 1, 82, kErrA, nullptr},
    {2.0579214096069336, Event::cancel_future, 0, 0, kErrA, nullptr},
    {10.878438949584961, Event::exception, 1, 0, kValueError, "ev31"},
  });
}
}  // namespace p76

namespace p77 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([s1 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(18);
      if ((v0 + 3) % 2 == 0) {
        say("F0.3");
      } else {
        YIELD(v1);
        YIELD_INTO(s1, v2 + 99);
        say("F0.2", s1);
      }
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    int i5 = 0;
    Sent s6 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 1) % 2 == 0) {
          return co.raise(ErrB("m4"));
        }
        for (i5 = 0; i5 < 1; ++i5) {
          return co.yield_(1, 59);
          case 1:
          co.sent(s6);
          say("F1.7", s6);
        }
        return co.yield_(2, v2);
        case 2:;
        return co.yield_from(3, asyncio::detail::iterate<int, Sent>(Range{96, 74, 77}));
        case 3:
        co.deliver_();
        return co.yield_from(4, F0(v0 + 51));
        case 4:
        co.deliver_();
        return co.return_(v0 + 1);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    Sent s12 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x9 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W8", plain}) {
        FOR(x9, F0(83)) {
          say("F2.10", x9);
          YIELD_FROM(Range{45, 96, 53});
          TRY {
            if ((v0 + 3) % 3 == 0) {
              v0 = v0 + 3;
            } else {
              YIELD_FROM(F1(14));
            }
          }
          EXCEPT(ErrA) {
            say("F2.11", co.exception());
            YIELD_FROM(F0(v2));
            TRY {
              YIELD_INTO(s12, 75);
              say("F2.13", s12);
              say("F2.14");
              v0 = a;
            }
            EXCEPT(CancelledError) {
              say("F2.15", co.exception());
              v2 = v1 + 49;
              YIELD_FROM_INTO(v0, F1(v2));
              say("F2.16", v0);
            }
            END_TRY;
            YIELD_FROM(F1(v2 + 47));
            if ((v1 + 8) % 3 == 1) {
              RAISE();
            }
          }
          EXCEPT(GeneratorExit) {
            say("F2.17", co.exception());
            say("F2.18");
          }
          EXCEPT(GeneratorExit) {
            say("F2.19", co.exception());
            say("F2.20");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_WITH;
      RETURN(18);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kErrA, "op21"},
    {Op::send, 86, kErrA, nullptr},
    {Op::send, 67, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 75, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p77

namespace p78 {
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i5 = 0, i6 = 0, s3 = Sent(), v0 = 0, v2 = 0, x7 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s3, v2);
      say("F1.4", s3);
      for (i5 = 0; i5 < 1; ++i5) {
        for (i6 = 0; i6 < 3; ++i6) {
          FOR(x7, Range{}) {
            say("F1.8", x7);
            say("F1.9");
          }
          END_FOR;
        }
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s13 = Sent(), v0 = 0, v1 = 0, v2 = 0, x15 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(30);
      YIELD_INTO(s13, v0);
      say("F3.14", s13);
      FOR(x15, Range{13}) {
        say("F3.16", x15);
        YIELD(3);
        RETURN(v0 + 42);
      }
      END_FOR;
      say("F3.17");
      v0 = 69;
      YIELD_FROM_INTO(v1, F1(a));
      say("F3.18", v1);
      RETURN(6);
      RETURN(v2);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op19"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 62, kErrA, nullptr},
    {Op::send, 33, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p78

namespace p79 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      RETURN(v1);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i3 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.1");
      WITH(Manager{"W2", plain}) {
        for (i3 = 0; i3 < 1; ++i3) {
          YIELD_FROM(asyncio::sleep(1.0704727172851562));
          YIELD();
          TRY {
            YIELD();
            YIELD_FROM(asyncio::sleep(1.3685884475708008));
            WITH(AsyncManager{"W4", raises_at_enter, 3.8924856185913086}) {
              YIELD_FROM_INTO(v2, future(0));
              say("F1.5", v2);
              YIELD_FROM_INTO(v1, future(0));
              say("F1.6", v1);
              break;
            }
            END_WITH;
            WITH(AsyncManager{"W7", hides_value_error, 0.0}) {
              YIELD_FROM(future(1));
            }
            END_WITH;
          }
          EXCEPT(RuntimeError) {
            say("F1.8", co.exception());
            say("F1.9");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          YIELD_FROM_INTO(v2, future(1));
          say("F2.10", v2);
        }
        EXCEPT(Exception) {
          say("F2.11", co.exception());
          YIELD_FROM(asyncio::sleep(2.9568605422973633));
          WITH(Manager{"W12", plain}) {
            YIELD();
            say("F2.13");
            YIELD();
          }
          END_WITH;
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F2.14", co.exception());
        say("F2.15");
      }
      EXCEPT(ErrB) {
        say("F2.16", co.exception());
        say("F2.17");
      }
      EXCEPT(ErrB) {
        say("F2.18", co.exception());
        say("F2.19");
      }
      FINALLY {
        say("F2.20");
      }
      END_TRY;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i32 = 0;
    Task<int> t33 = Task<int>();
    Task<int> t37 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i32 = 0; i32 < 1; ++i32) {
        YIELD_FROM(asyncio::sleep(2.891472816467285));
        TRY {
          t33 = spawn(F2(v1));
          YIELD_FROM_INTO(v2, t33);
          WITH(AsyncManager{"W34", plain, 2.3580150604248047}) {
            say("F4.35");
            YIELD_FROM(asyncio::sleep(3.4533300399780273));
            WITH(AsyncManager{"W36", raises_at_exit, 2.2431411743164062}) {
              t37 = spawn(F1(a));
              YIELD_FROM_INTO(v0, t37);
              YIELD_FROM(asyncio::sleep(0.0));
            }
            END_WITH;
          }
          END_WITH;
        }
        EXCEPT(ErrA) {
          say("F4.38", co.exception());
          say("F4.39");
        }
        FINALLY {
          say("F4.40");
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
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x42 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        boom(kErrB, "m41");
        TRY {
          YIELD_FROM(F4(v1));
          FOR(x42, F0(v2 + 27)) {
            say("F5.43", x42);
            v2 = a;
            YIELD_FROM(asyncio::sleep(1.6281356811523438));
            TRY {
              v1 = v0;
            }
            EXCEPT(RuntimeError) {
              say("F5.44", co.exception());
              say("F5.45");
            }
            END_TRY;
          }
          END_FOR;
        }
        FINALLY {
          say("F5.46");
        }
        END_TRY;
      }
      EXCEPT(BaseException) {
        say("F5.47", co.exception());
        say("F5.48");
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
  drive([] { return F5(5); }, 2, {
    {11.333251953125, Event::cancel_future, 0, 0, kErrA, nullptr},
    {10.588323593139648, Event::result, 0, 17, kErrA, nullptr},
    {2.433736801147461, Event::exception, 0, 0, kErrA, "ev49"},
    {6.568334579467773, Event::cancel_future, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p79

namespace p80 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v0 + 9) % 2 == 1) {
        YIELD_FROM_INTO(v2, future(0));
        say("F0.1", v2);
        YIELD_FROM_INTO(v0, future(0));
        say("F0.2", v0);
      }
      YIELD_FROM(asyncio::sleep(2.528715133666992));
      say("F0.3");
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM(asyncio::sleep(0.0));
      boom(kRuntimeError, "m4");
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, t8 = Task<int>(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 1) % 2 == 0) {
        say("F1.6");
        YIELD_FROM(future(2));
      } else {
        RAISE(RuntimeError("m5"));
      }
      say("F1.7");
      t8 = spawn(F0(v0 + 99));
      YIELD_FROM_INTO(v0, t8);
      YIELD_FROM(future(2));
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int i9 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v2 + 7) % 2 == 0) {
        TRY {
          for (i9 = 0; i9 < 2; ++i9) {
            YIELD_FROM_INTO(v0, future(1));
            say("F2.10", v0);
            YIELD_FROM_INTO(v1, F1(1));
            say("F2.11", v1);
            YIELD_FROM_INTO(v0, F1(44));
            say("F2.12", v0);
            TRY {
              say("F2.13");
            }
            EXCEPT(BaseException) {
              say("F2.14", co.exception());
              say("F2.15");
            }
            EXCEPT(CancelledError) {
              say("F2.16", co.exception());
              say("F2.17");
            }
            FINALLY {
              say("F2.18");
            }
            END_TRY;
          }
        }
        EXCEPT(Exception) {
          say("F2.19", co.exception());
          say("F2.20");
        }
        EXCEPT(ErrB) {
          say("F2.21", co.exception());
          say("F2.22");
        }
        END_TRY;
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i26 = 0, v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F2(v0 + 71));
      YIELD();
      YIELD_FROM(F1(a));
      if ((v0 + 2) % 3 == 1) {
        TRY {
          WITH(AsyncManager{"W25", raises_at_exit, 0.0}) {
            for (i26 = 0; i26 < 1; ++i26) {
              break;
            }
          }
          END_WITH;
        }
        EXCEPT(ErrB) {
          say("F4.27", co.exception());
          YIELD();
        }
        FINALLY {
          say("F4.28");
        }
        END_TRY;
      }
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {2.447744369506836, Event::result, 2, 87, kErrA, nullptr},
    {11.651718139648438, Event::cancel_future, 2, 0, kErrA, nullptr},
    {4.344875335693359, Event::cancel_task, 0, 0, kErrA, nullptr},
    {0.45110511779785156, Event::result, 0, 51, kErrA, nullptr},
  });
}
}  // namespace p80

namespace p81 {
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      WITH(Manager{"W14", raises_at_enter}) {
        boom(kRuntimeError, "m15");
      }
      END_WITH;
      RETURN(9);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kErrA, "op16"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 30, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op17"},
    {Op::raise, 0, kValueError, "op18"},
    {Op::send, 96, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p81

namespace p82 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        v0 = 55;
        v1 = v0 + 71;
        say("F0.1");
        return co.return_(v1 + 80);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    Sent s3 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      switch (co.label()) {
      case 0:
        if ((v1 + 0) % 3 == 1) {
          return co.raise(TypeError("m2"));
        }
        return co.yield_(1, v1);
        case 1:;
        return co.yield_(2, 88);
        case 2:
        co.sent(s3);
        say("F1.4", s3);
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W5", hides_all}) {
        WITH(Manager{"W6", plain}) {
          YIELD_FROM(Range{71, 25});
          TRY {
            say("F2.7");
          }
          EXCEPT(ValueError) {
            say("F2.8", co.exception());
            say("F2.9");
          }
          FINALLY {
            say("F2.10");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v2 + 93);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F1(v2 + 89));
      YIELD_FROM(F1(85));
      YIELD_FROM(F1(v2 + 22));
      RAISE(ErrA("m11"));
      RETURN(a);
      END;
  });
}
Generator<int, Sent, void> F4(int a) {
  return generator<int, Sent, void>([a, i24 = 0, s17 = Sent(), s20 = Sent(), s22 = Sent(), s25 = Sent(), s27 = Sent(), v0 = 0, v1 = 0, v2 = 0, x12 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F1(v0));
      TRY {
        TRY {
          FOR(x12, F2(v2)) {
            say("F4.13", x12);
            YIELD(v0);
            YIELD_FROM_INTO(v2, F3(v0));
            say("F4.14", v2);
          }
          END_FOR;
          WITH(Manager{"W15", hides_all}) {
            WITH(Manager{"W16", hides_value_error}) {
              YIELD_INTO(s17, a);
              say("F4.18", s17);
              say("F4.19");
              YIELD_INTO(s20, v2 + 78);
              say("F4.21", s20);
              YIELD_INTO(s22, v0 + 30);
              say("F4.23", s22);
            }
            END_WITH;
            for (i24 = 0; i24 < 3; ++i24) {
              YIELD_INTO(s25, v2 + 27);
              say("F4.26", s25);
            }
            YIELD_FROM(F1(v2 + 15));
            YIELD_INTO(s27, v1 + 25);
            say("F4.28", s27);
          }
          END_WITH;
        }
        EXCEPT(ValueError) {
          say("F4.29", co.exception());
          say("F4.30");
        }
        EXCEPT(CancelledError) {
          say("F4.31", co.exception());
          say("F4.32");
        }
        EXCEPT(ValueError) {
          say("F4.33", co.exception());
          say("F4.34");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F4.35", co.exception());
        say("F4.36");
      }
      EXCEPT(BaseException) {
        say("F4.37", co.exception());
        say("F4.38");
      }
      FINALLY {
        say("F4.39");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i47 = 0;
    Outcome<int> o41 = Outcome<int>();
    Outcome<int> o44 = Outcome<int>();
    Task<int> t46 = Task<int>();
    int v1 = 0;
    int v2 = 0;
    int x49 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(Manager{"W40", raises_at_exit}) {
        YIELD_FROM(asyncio::sleep(0.09546852111816406));
        TRY {
          YIELD_FROM_OUTCOME(o41, F0(38));
          say("F5.42", o41);
        }
        EXCEPT(CancelledError) {
          say("F5.43", co.exception());
          YIELD_FROM_OUTCOME(o44, F0(41));
          say("F5.45", o44);
          t46 = spawn(F0(49));
          YIELD_FROM_INTO(v2, t46);
          for (i47 = 0; i47 < 2; ++i47) {
            say("F5.48");
          }
          FOR(x49, F4(v1)) {
            say("F5.50", x49);
            RAISE();
          }
          END_FOR;
        }
        FINALLY {
          TRY {
            YIELD_FROM(asyncio::sleep(3.560879707336426));
            YIELD_FROM(asyncio::sleep(1.1378660202026367));
            YIELD_FROM(F0(v1 + 90));
          }
          EXCEPT(Exception) {
            say("F5.51", co.exception());
            RAISE(ErrA("m52"));
          }
          FINALLY {
            YIELD();
            YIELD_FROM(future(0));
          }
          END_TRY;
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
  drive([] { return F5(5); }, 2, {
    {0.018463134765625, Event::exception, 1, 0, kValueError, "ev53"},
    {11.762849807739258, Event::cancel_future, 0, 0, kErrA, nullptr},
    {9.299617767333984, Event::exception, 0, 0, kValueError, "ev54"},
  });
}
}  // namespace p82

namespace p83 {
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v0 + 8) % 3 == 1) {
        say("F1.16");
      } else {
        YIELD_FROM_INTO(v2, future(0));
        say("F1.3", v2);
        TRY {
          RAISE(ErrB("m4"));
        }
        EXCEPT(CancelledError) {
          say("F1.5", co.exception());
          YIELD_FROM(future(0));
          WITH(AsyncManager{"W6", plain, 2.627429962158203}) {
            TRY {
              YIELD_FROM_INTO(v1, future(0));
              say("F1.7", v1);
            }
            EXCEPT(BaseException) {
              say("F1.8", co.exception());
              v0 = v2 + 20;
              YIELD();
              v1 = v2 + 34;
            }
            EXCEPT(ValueError) {
              say("F1.9", co.exception());
              say("F1.10");
            }
            EXCEPT(StopIteration) {
              say("F1.11", co.exception());
              say("F1.12");
            }
            FINALLY {
              say("F1.13");
            }
            END_TRY;
          }
          END_WITH;
        }
        EXCEPT(ErrA) {
          say("F1.14", co.exception());
          say("F1.15");
        }
        END_TRY;
      }
      RETURN(94);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F1(5); }, 2, {
    {7.2683258056640625, Event::result, 1, 20, kErrA, nullptr},
    {0.9460277557373047, Event::exception, 1, 0, kRuntimeError, "ev17"},
    {8.354056358337402, Event::result, 0, 55, kErrA, nullptr},
    {9.8588228225708, Event::result, 1, 48, kErrA, nullptr},
    {1.0305137634277344, Event::result, 1, 48, kErrA, nullptr},
    {2.6466684341430664, Event::result, 0, 4, kErrA, nullptr},
  });
}
}  // namespace p83

namespace p84 {
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(Range{3, 91, 77});
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v1 = 0, v2 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(62);
      FOR(x8, F1(28)) {
        say("F2.9", x8);
        YIELD_FROM_INTO(v2, F1(v2));
        say("F2.10", v2);
        TRY {
          TRY {
            WITH(Manager{"W11", hides_all}) {
              YIELD_FROM(F1(v1));
            }
            END_WITH;
          }
          FINALLY {
            say("F2.12");
          }
          END_TRY;
        }
        EXCEPT(CancelledError) {
          say("F2.13", co.exception());
          say("F2.14");
        }
        EXCEPT(BaseException) {
          say("F2.15", co.exception());
          say("F2.16");
        }
        FINALLY {
          say("F2.17");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([s18 = Sent(), s22 = Sent(), s24 = Sent(), s26 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s18, v1);
      say("F3.19", s18);
      TRY {
        if ((v1 + 1) % 3 == 1) {
          TRY {
            YIELD_FROM_INTO(v0, F1(70));
            say("F3.20", v0);
            TRY {
              YIELD_FROM_INTO(v1, F2(15));
              say("F3.21", v1);
              YIELD_INTO(s22, v0);
              say("F3.23", s22);
              YIELD_INTO(s24, v1 + 61);
              say("F3.25", s24);
            }
            FINALLY {
              YIELD_INTO(s26, v2 + 51);
              say("F3.27", s26);
              boom(kTypeError, "m28");
            }
            END_TRY;
          }
          EXCEPT(ErrA) {
            say("F3.29", co.exception());
            say("F3.30");
          }
          END_TRY;
        }
      }
      FINALLY {
        say("F3.31");
      }
      END_TRY;
      RETURN(11);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      v1 = v2;
      YIELD_FROM(Range{68, 30, 49});
      WITH(Manager{"W32", plain}) {
        YIELD_FROM(F1(v0));
        TRY {
          RAISE(ValueError("m33"));
        }
        EXCEPT(Exception) {
          say("F4.34", co.exception());
          say("F4.35");
          if ((v1 + 2) % 2 == 1) {
            RAISE(ValueError("m41"));
          } else {
            TRY {
              say("F4.36");
              YIELD_FROM(F3(a));
            }
            EXCEPT(ErrA) {
              say("F4.37", co.exception());
              boom(kErrA, "m38");
              YIELD_FROM_INTO(v1, F1(v1 + 35));
              say("F4.39", v1);
              YIELD(v1 + 59);
            }
            END_TRY;
            YIELD(v2 + 12);
            YIELD(v0 + 92);
            RAISE(ValueError("m40"));
          }
          TRY {
            say("F4.42");
            YIELD_FROM_INTO(v0, F1(v1));
            say("F4.43", v0);
            TRY {
              say("F4.44");
            }
            EXCEPT(RuntimeError) {
              say("F4.45", co.exception());
              say("F4.46");
            }
            EXCEPT(Exception) {
              say("F4.47", co.exception());
              say("F4.48");
            }
            FINALLY {
              say("F4.49");
            }
            END_TRY;
          }
          FINALLY {
            say("F4.50");
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F4.51", co.exception());
          say("F4.52");
        }
        FINALLY {
          say("F4.53");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(61);
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
    {Op::send, 69, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p84

namespace p85 {
Coroutine<int> F0(int) {
  struct Body {
    int i1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(2.1455249786376953));
        case 1:
        co.result();
        for (i1 = 0; i1 < 3; ++i1) {
          return co.yield_from(2, asyncio::sleep(2.431851387023926));
          case 2:
          co.result();
        }
        return co.yield_from(3, asyncio::sleep(0));
        case 3:
        co.result();
        return co.return_(0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i21 = 0, i5 = 0, o2 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0, x15 = 0, x17 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o2, F0(a));
      say("F1.3", o2);
      TRY {
        YIELD_FROM(F0(a));
      }
      EXCEPT(Exception) {
        say("F1.4", co.exception());
        for (i5 = 0; i5 < 1; ++i5) {
          YIELD_FROM(future(0));
        }
        FOR(x6, AsyncRange{"A7", 1, -1, 2.6392822265625}) {
          say("F1.8", x6);
          break;
        }
        END_FOR;
        YIELD_FROM(future(0));
        YIELD_FROM(asyncio::sleep(0.8051700592041016));
      }
      END_TRY;
      if ((v1 + 6) % 2 == 0) {
        YIELD_FROM_INTO(v1, future(1));
        say("F1.9", v1);
        YIELD_FROM_INTO(v1, future(0));
        say("F1.10", v1);
      }
      YIELD_FROM_INTO(v2, F0(a));
      say("F1.11", v2);
      WITH(AsyncManager{"W12", hides_value_error, 2.9383926391601562}) {
        WITH(Manager{"W13", hides_value_error}) {
          if ((v2 + 7) % 3 == 0) {
            RAISE(CancelledError("m14"));
          }
          FOR(x15, Range{86, 32, 59}) {
            say("F1.16", x15);
            YIELD_FROM(future(1));
            YIELD();
          }
          END_FOR;
        }
        END_WITH;
        FOR(x17, Range{15, 5}) {
          say("F1.18", x17);
          WITH(Manager{"W19", raises_at_exit}) {
            YIELD_FROM_INTO(v0, F0(v0 + 7));
            say("F1.20", v0);
            for (i21 = 0; i21 < 1; ++i21) {
              YIELD_FROM(F0(35));
            }
          }
          END_WITH;
        }
        END_FOR;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {1.659510612487793, Event::cancel_task, 1, 0, kErrA, nullptr},
    {1.2726211547851562, Event::result, 0, 10, kErrA, nullptr},
  });
}
}  // namespace p85

namespace p86 {
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s19 = Sent()](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s19, 31);
      say("F5.20", s19);
      say("F5.21");
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 70, kErrA, nullptr},
    {Op::send, 66, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p86

namespace p87 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s5 = Sent();
    Sent s8 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      FOR(x1, Range{1, 35}) {
        say("F0.2", x1);
        if ((v2 + 9) % 2 == 0) {
          WITH(Manager{"W3", hides_value_error}) {
            YIELD(v2);
          }
          END_WITH;
          WITH(Manager{"W4", hides_value_error}) {
            YIELD_INTO(s5, v2 + 24);
            say("F0.6", s5);
            if ((v0 + 4) % 2 == 1) {
              YIELD(60);
              break;
            }
            break;
          }
          END_WITH;
          if ((v1 + 7) % 2 == 1) {
            say("F0.7");
            TRY {
              YIELD_INTO(s8, v2);
              say("F0.9", s8);
            }
            EXCEPT(RuntimeError) {
              say("F0.10", co.exception());
              say("F0.11");
            }
            FINALLY {
              say("F0.12");
            }
            END_TRY;
          }
        }
      }
      END_FOR;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F0(a));
        case 1:
        co.deliver_();
        v0 = a;
        return co.yield_from(2, F0(v1));
        case 2:
        co.deliver_();
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([i15 = 0, v0 = 0, v1 = 0, v2 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(future(0));
        FOR(x13, F1(v2)) {
          say("F2.14", x13);
          continue;
        }
        END_FOR;
        TRY {
          for (i15 = 0; i15 < 2; ++i15) {
            YIELD();
            TRY {
              boom(kValueError, "m16");
            }
            EXCEPT(ErrB) {
              say("F2.17", co.exception());
              RAISE();
            }
            EXCEPT(ValueError) {
              say("F2.18", co.exception());
              YIELD();
              RAISE(RuntimeError("m19"));
            }
            FINALLY {
              v2 = v0 + 45;
            }
            END_TRY;
          }
        }
        EXCEPT(BaseException) {
          say("F2.20", co.exception());
          say("F2.21");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F2.22", co.exception());
        say("F2.23");
      }
      END_TRY;
      RETURN(v1 + 28);
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
      TRY {
        RAISE(CancelledError("m24"));
      }
      EXCEPT(RuntimeError) {
        say("F3.25", co.exception());
        v0 = a;
        RAISE(RuntimeError("m26"));
      }
      EXCEPT(Exception) {
        say("F3.27", co.exception());
        TRY {
          TRY {
            say("F3.28");
            RAISE(ErrB("m29"));
          }
          FINALLY {
            WITH(AsyncManager{"W30", hides_all, 2.0968809127807617}) {
              RAISE();
            }
            END_WITH;
            if ((v2 + 8) % 2 == 1) {
              say("F3.31");
              YIELD_FROM(asyncio::sleep(0.0));
            } else {
              RETURN(a);
            }
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F3.32", co.exception());
          say("F3.33");
        }
        EXCEPT(RuntimeError) {
          say("F3.34", co.exception());
          say("F3.35");
        }
        END_TRY;
      }
      FINALLY {
        say("F3.36");
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
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    Outcome<int> o53 = Outcome<int>();
    Task<int> t48 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v1 = a;
      TRY {
        v0 = 38;
        YIELD();
        t48 = spawn(F3(96));
        YIELD_FROM_INTO(v1, t48);
        YIELD_FROM_INTO(v1, F3(14));
        say("F5.49", v1);
      }
      EXCEPT(Exception) {
        say("F5.50", co.exception());
        TRY {
          if ((v1 + 9) % 3 == 0) {
            TRY {
              YIELD_FROM(F2(v2 + 37));
              v0 = 24;
              YIELD_FROM(future(0));
            }
            EXCEPT(BaseException) {
              say("F5.51", co.exception());
              YIELD_FROM_INTO(v0, future(0));
              say("F5.52", v0);
              YIELD_FROM_OUTCOME(o53, F3(v1));
              say("F5.54", o53);
            }
            END_TRY;
            say("F5.55");
          }
          YIELD_FROM_INTO(v2, F2(v1 + 10));
          say("F5.56", v2);
          YIELD_FROM_INTO(v1, future(0));
          say("F5.57", v1);
          YIELD_FROM(future(0));
          YIELD_FROM(asyncio::sleep(1.0931978225708008));
        }
        FINALLY {
          TRY {
            say("F5.58");
          }
          EXCEPT(GeneratorExit) {
            say("F5.59", co.exception());
            say("F5.60");
          }
          EXCEPT(ErrB) {
            say("F5.61", co.exception());
            say("F5.62");
          }
          FINALLY {
            say("F5.63");
          }
          END_TRY;
        }
        END_TRY;
      }
      FINALLY {
        say("F5.64");
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
  });
}
}  // namespace p87

namespace p88 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int i3 = 0;
    int x1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x1, Range{28}) {
        say("F0.2", x1);
        for (i3 = 0; i3 < 3; ++i3) {
          RAISE(ValueError("m4"));
        }
      }
      END_FOR;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([i6 = 0, o12 = Outcome<int>(), t14 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x7 = 0](auto& co) mutable {
      BEGIN(co);
      for (i6 = 0; i6 < 3; ++i6) {
        FOR(x7, AsyncRange{"A8", 0, -1, 2.8292293548583984}) {
          say("F2.9", x7);
          WITH(AsyncManager{"W10", plain, 2.8234405517578125}) {
            TRY {
              YIELD_FROM_INTO(v1, F0(v1 + 20));
              say("F2.11", v1);
              YIELD();
              YIELD_FROM_OUTCOME(o12, F0(28));
              say("F2.13", o12);
              t14 = spawn(F0(89));
              YIELD_FROM_INTO(v2, t14);
              YIELD();
            }
            EXCEPT(GeneratorExit) {
              say("F2.15", co.exception());
              say("F2.16");
            }
            END_TRY;
          }
          END_WITH;
        }
        END_FOR;
      }
      RETURN(v0 + 55);
      END;
  });
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, o28 = Outcome<int>(), t24 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x21 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v2, future(0));
        say("F3.17", v2);
        v2 = v2 + 36;
        YIELD();
        say("F3.18");
      }
      EXCEPT(BaseException) {
        say("F3.19", co.exception());
        WITH(AsyncManager{"W20", hides_value_error, 2.305417060852051}) {
          YIELD();
          YIELD_FROM(asyncio::sleep(3.960908889770508));
          FOR(x21, AsyncRange{"A22", 3, 3, 3.4640283584594727}) {
            say("F3.23", x21);
            YIELD_FROM(F2(v1));
            TRY {
              t24 = spawn(F2(a));
              t24.cancel();
              YIELD_FROM_INTO(v0, t24);
              break;
            }
            EXCEPT(ValueError) {
              say("F3.25", co.exception());
              YIELD_FROM(asyncio::sleep(3.823507308959961));
              v2 = v0;
              v1 = 86;
            }
            FINALLY {
              say("F3.26");
              YIELD_FROM_INTO(v2, future(0));
              say("F3.27", v2);
            }
            END_TRY;
            YIELD_FROM(asyncio::sleep(3.412102699279785));
            YIELD_FROM(F2(a));
            YIELD_FROM(F0(98));
          }
          END_FOR;
          YIELD_FROM_OUTCOME(o28, F2(a));
          say("F3.29", o28);
        }
        END_WITH;
      }
      FINALLY {
        say("F3.30");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {5.227687835693359, Event::cancel_task, 0, 0, kErrA, nullptr},
    {2.85414981842041, Event::result, 0, 78, kErrA, nullptr},
  });
}
}  // namespace p88

namespace p89 {
Coroutine<int> F1(int) {
  struct Body {
    int i2 = 0;
    int i4 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        v2 = 11;
        for (i2 = 0; i2 < 3; ++i2) {
          return co.yield_from(1, asyncio::sleep(2.8820695877075195));
          case 1:
          co.result();
        }
        if ((v1 + 8) % 2 == 1) {
          return co.raise(TypeError("m3"));
        }
        for (i4 = 0; i4 < 3; ++i4) {
          return co.yield_from(2, future(1));
          case 2:
          co.result();
        }
        return co.yield_from(3, future(2));
        case 3:
        co.result(v1);
        say("F1.5", v1);
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<void> F2(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v1, F1(a));
        say("F2.6", v1);
        YIELD_FROM(asyncio::sleep(2.325985908508301));
        TRY {
          v2 = v1 + 54;
          TRY {
            TRY {
              RETURN();
            }
            EXCEPT(CancelledError) {
              say("F2.7", co.exception());
              RAISE(ErrA("m8"));
            }
            EXCEPT(Exception) {
              say("F2.9", co.exception());
              RAISE();
            }
            EXCEPT(GeneratorExit) {
              say("F2.10", co.exception());
              say("F2.11");
              YIELD_FROM(F1(53));
              YIELD();
            }
            FINALLY {
              say("F2.12");
            }
            END_TRY;
          }
          EXCEPT(AttributeError) {
            say("F2.13", co.exception());
            say("F2.14");
          }
          EXCEPT(ErrA) {
            say("F2.15", co.exception());
            say("F2.16");
          }
          FINALLY {
            say("F2.17");
          }
          END_TRY;
        }
        FINALLY {
          say("F2.18");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
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
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x24 = 0;
    int x27 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      TRY {
        FOR(x24, AsyncRange{"A25", 3, -1, 3.76084041595459}) {
          say("F3.26", x24);
          FOR(x27, AsyncRange{"A28", 1, -1, 0.9190282821655273}) {
            say("F3.29", x27);
            YIELD_FROM(F2(v1));
          }
          END_FOR;
          YIELD_FROM(F1(34));
        }
        END_FOR;
        TRY {
          RAISE(CancelledError("m30"));
        }
        EXCEPT(Exception) {
          say("F3.31", co.exception());
          YIELD_FROM_INTO(v2, F1(v2 + 13));
          say("F3.32", v2);
          WITH(AsyncManager{"W33", hides_value_error, 0.8209419250488281}) {
            TRY {
              YIELD_FROM(F1(v1));
            }
            EXCEPT(BaseException) {
              say("F3.34", co.exception());
              RAISE(ErrB("m35"));
            }
            EXCEPT(RuntimeError) {
              say("F3.36", co.exception());
              say("F3.37");
              YIELD_FROM(future(2));
              YIELD_FROM(future(0));
              RETURN(v0);
            }
            FINALLY {
              YIELD_FROM(asyncio::sleep(2.3891725540161133));
              YIELD_FROM_INTO(v1, future(1));
              say("F3.38", v1);
              RETURN(a);
            }
            END_TRY;
          }
          END_WITH;
        }
        END_TRY;
      }
      EXCEPT(GeneratorExit) {
        say("F3.39", co.exception());
        say("F3.40");
      }
      EXCEPT(RuntimeError) {
        say("F3.41", co.exception());
        say("F3.42");
      }
      FINALLY {
        say("F3.43");
      }
      END_TRY;
      RETURN(v0 + 97);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 3, {
    {0.302825927734375, Event::cancel_task, 2, 0, kErrA, nullptr},
  });
}
}  // namespace p89

namespace p90 {
Coroutine<int> F0(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.953481674194336));
      YIELD();
      TRY {
        say("F0.1");
        TRY {
          YIELD();
          YIELD_FROM_INTO(v0, future(0));
          say("F0.2", v0);
          TRY {
            say("F0.3");
          }
          FINALLY {
            say("F0.4");
          }
          END_TRY;
        }
        EXCEPT(BaseException) {
          say("F0.5", co.exception());
          say("F0.6");
        }
        EXCEPT(ErrA) {
          say("F0.7", co.exception());
          say("F0.8");
        }
        FINALLY {
          say("F0.9");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F0.10", co.exception());
        say("F0.11");
      }
      END_TRY;
      RETURN(55);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int) {
  struct Body {
    int i13 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.7565298080444336));
      WITH(Manager{"W12", hides_value_error}) {
        YIELD_FROM(F0(v2 + 63));
        for (i13 = 0; i13 < 3; ++i13) {
          YIELD();
          TRY {
            YIELD_FROM_INTO(v0, future(0));
            say("F1.14", v0);
          }
          EXCEPT(BaseException) {
            say("F1.15", co.exception());
            say("F1.16");
          }
          EXCEPT(BaseException) {
            say("F1.17", co.exception());
            say("F1.18");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o20 = Outcome<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F2.19");
        YIELD_FROM(future(0));
        YIELD();
        YIELD_FROM(future(0));
        YIELD_FROM_OUTCOME(o20, F1(v1 + 1));
        say("F2.21", o20);
      }
      EXCEPT(Exception) {
        say("F2.22", co.exception());
        v1 = a;
        RAISE();
      }
      FINALLY {
        YIELD_FROM(F1(v1 + 56));
      }
      END_TRY;
      v1 = v0;
      RAISE(ValueError("m23"));
      RETURN(74);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i35 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 7) % 3 == 0) {
        YIELD_FROM_INTO(v1, F2(a));
        say("F4.29", v1);
        YIELD_FROM(future(0));
        TRY {
          TRY {
            if ((v0 + 5) % 2 == 1) {
              v2 = a;
            }
            if ((v2 + 8) % 2 == 1) {
              say("F4.30");
            }
            YIELD_FROM(future(0));
          }
          EXCEPT(RuntimeError) {
            say("F4.31", co.exception());
            say("F4.32");
          }
          FINALLY {
            YIELD_FROM(asyncio::sleep(1.5241737365722656));
            YIELD_FROM_INTO(v0, F1(77));
            say("F4.33", v0);
            YIELD_FROM(F2(v0 + 63));
          }
          END_TRY;
          v0 = v1 + 2;
          if ((v0 + 4) % 3 == 1) {
            YIELD_FROM(asyncio::sleep(1.7535390853881836));
            v1 = 38;
            RAISE(TypeError("m34"));
          }
          for (i35 = 0; i35 < 1; ++i35) {
            say("F4.36");
          }
        }
        EXCEPT(ErrB) {
          say("F4.37", co.exception());
          say("F4.38");
        }
        EXCEPT(StopIteration) {
          say("F4.39", co.exception());
          say("F4.40");
        }
        END_TRY;
      } else {
        RETURN(v2);
      }
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {0.5143232345581055, Event::result, 0, 0, kErrA, nullptr},
    {0.5372581481933594, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p90

namespace p91 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, i2 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.7515859603881836));
      TRY {
        if ((v2 + 8) % 2 == 1) {
          say("F0.5");
        } else {
          YIELD();
          for (i1 = 0; i1 < 1; ++i1) {
            for (i2 = 0; i2 < 3; ++i2) {
              YIELD_FROM(asyncio::sleep(2.932061195373535));
              say("F0.3");
              YIELD_FROM_INTO(v1, future(0));
              say("F0.4", v1);
            }
            YIELD_FROM(future(0));
          }
        }
      }
      EXCEPT(GeneratorExit) {
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
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    Sent s12 = Sent();
    Sent s9 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v2 + 19);
        case 1:
        co.sent(s9);
        say("F1.10", s9);
        if ((v1 + 7) % 2 == 1) {
          return co.raise(TypeError("m11"));
        }
        return co.yield_(2, v0);
        case 2:
        co.sent(s12);
        say("F1.13", s12);
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o17 = Outcome<void>(), o21 = Outcome<void>(), v0 = 0, v1 = 0, v2 = 0, x19 = 0, x23 = 0, x27 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.14");
      TRY {
        WITH(Manager{"W15", plain}) {
          YIELD_FROM(F0(26));
          TRY {
            YIELD_FROM_INTO(v1, future(0));
            say("F2.16", v1);
            YIELD_FROM_OUTCOME(o17, F0(a));
            say("F2.18", o17);
          }
          FINALLY {
            FOR(x19, F1(v1)) {
              say("F2.20", x19);
              YIELD_FROM(F0(a));
              YIELD_FROM_OUTCOME(o21, F0(v0 + 83));
              say("F2.22", o21);
              v0 = v1;
              YIELD();
            }
            END_FOR;
            YIELD_FROM(asyncio::sleep(0.0));
            FOR(x23, AsyncRange{"A24", 3, -1, 0.062412261962890625}) {
              say("F2.25", x23);
              boom(kErrA, "m26");
              break;
            }
            END_FOR;
            FOR(x27, Range{64, 35}) {
              say("F2.28", x27);
              YIELD_FROM(F0(v2 + 40));
            }
            END_FOR;
            v1 = a;
          }
          END_TRY;
          say("F2.29");
        }
        END_WITH;
      }
      EXCEPT(CancelledError) {
        say("F2.30", co.exception());
        say("F2.31");
      }
      EXCEPT(ErrB) {
        say("F2.32", co.exception());
        say("F2.33");
      }
      FINALLY {
        say("F2.34");
      }
      END_TRY;
      RETURN(54);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {11.236166000366211, Event::result, 0, 10, kErrA, nullptr},
    {8.587200164794922, Event::exception, 0, 0, kErrB, "ev35"},
    {5.30767822265625, Event::exception, 0, 0, kErrB, "ev36"},
  });
}
}  // namespace p91

namespace p92 {
Coroutine<void> F0(int) {
  struct Body {
    int i9 = 0;
    int v1 = 0;
    int v2 = 0;
    int x3 = 0;
    int x6 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      if ((v1 + 2) % 2 == 1) {
        say("F0.1");
      }
      say("F0.2");
      FOR(x3, Range{77}) {
        say("F0.4", x3);
        YIELD_FROM(future(1));
        if ((v2 + 1) % 2 == 1) {
          RAISE(TypeError("m5"));
        }
        YIELD_FROM(asyncio::sleep(0.87841796875));
        TRY {
          FOR(x6, AsyncRange{"A7", 0, 3, 1.1587915420532227}) {
            say("F0.8", x6);
            for (i9 = 0; i9 < 1; ++i9) {
              YIELD_FROM(asyncio::sleep(0.5561056137084961));
              YIELD_FROM(asyncio::sleep(2.8246889114379883));
            }
          }
          END_FOR;
        }
        FINALLY {
          say("F0.10");
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
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o11 = Outcome<void>(), v2 = 0, x15 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_OUTCOME(o11, F0(27));
      say("F1.12", o11);
      YIELD_FROM_INTO(v2, future(1));
      say("F1.13", v2);
      say("F1.14");
      TRY {
        FOR(x15, Range{81, 69}) {
          say("F1.16", x15);
          say("F1.17");
        }
        END_FOR;
      }
      FINALLY {
        say("F1.18");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    Outcome<void> o20 = Outcome<void>();
    int v1 = 0;
    int v2 = 0;
    int x22 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(AsyncManager{"W19", plain, 3.9934349060058594}) {
        YIELD_FROM_OUTCOME(o20, F0(v1));
        say("F2.21", o20);
        TRY {
          FOR(x22, AsyncRange{"A23", 0, -1, 0.0}) {
            say("F2.24", x22);
            break;
          }
          END_FOR;
          TRY {
            TRY {
              say("F2.25");
              YIELD_FROM(F0(v2));
            }
            EXCEPT(ValueError) {
              say("F2.26", co.exception());
              say("F2.27");
            }
            EXCEPT(Exception) {
              say("F2.28", co.exception());
              say("F2.29");
            }
            EXCEPT(BaseException) {
              say("F2.30", co.exception());
              say("F2.31");
            }
            END_TRY;
          }
          FINALLY {
            say("F2.32");
          }
          END_TRY;
        }
        EXCEPT(GeneratorExit) {
          say("F2.33", co.exception());
          say("F2.34");
        }
        FINALLY {
          say("F2.35");
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
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i37 = 0, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F1(a));
      say("F3.36", v1);
      YIELD();
      TRY {
        v0 = v1;
        for (i37 = 0; i37 < 2; ++i37) {
          WITH(AsyncManager{"W38", plain, 0.0}) {
            v1 = 4;
            if ((v0 + 5) % 3 == 0) {
              YIELD_FROM(F2(v0));
              YIELD();
            } else {
              say("F3.39");
              RAISE(ErrB("m40"));
            }
          }
          END_WITH;
        }
      }
      EXCEPT(BaseException) {
        say("F3.41", co.exception());
        say("F3.42");
      }
      FINALLY {
        say("F3.43");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F5(int) {
  return coroutine<int>([t53 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x48 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          FOR(x48, AsyncRange{"A49", 1, -1, 0.0}) {
            say("F5.50", x48);
            WITH(AsyncManager{"W51", hides_value_error, 1.6090593338012695}) {
              YIELD_FROM(asyncio::sleep(0.8523101806640625));
              YIELD_FROM_INTO(v2, future(2));
              say("F5.52", v2);
              t53 = spawn(F3(v2));
              YIELD_FROM_INTO(v2, t53);
              YIELD_FROM_INTO(v0, F2(39));
              say("F5.54", v0);
              break;
            }
            END_WITH;
            YIELD_FROM(F3(v1 + 79));
            YIELD_FROM_INTO(v0, future(1));
            say("F5.55", v0);
            YIELD_FROM_INTO(v1, future(1));
            say("F5.56", v1);
          }
          END_FOR;
          say("F5.57");
          if ((v0 + 6) % 2 == 1) {
            say("F5.58");
            YIELD_FROM_INTO(v1, F2(v1));
            say("F5.59", v1);
            TRY {
              YIELD_FROM(asyncio::sleep(2.3661108016967773));
              YIELD_FROM(asyncio::sleep(0.0));
              say("F5.60");
            }
            EXCEPT(GeneratorExit) {
              say("F5.61", co.exception());
              say("F5.62");
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD();
            }
            FINALLY {
              YIELD_FROM_INTO(v0, future(2));
              say("F5.63", v0);
            }
            END_TRY;
            YIELD_FROM(F3(v2 + 33));
          }
          TRY {
            say("F5.64");
          }
          EXCEPT(BaseException) {
            say("F5.65", co.exception());
            say("F5.66");
          }
          END_TRY;
        }
        EXCEPT(TypeError) {
          say("F5.67", co.exception());
          say("F5.68");
        }
        EXCEPT(BaseException) {
          say("F5.69", co.exception());
          say("F5.70");
        }
        FINALLY {
          say("F5.71");
        }
        END_TRY;
      }
      EXCEPT(TypeError) {
        say("F5.72", co.exception());
        say("F5.73");
      }
      FINALLY {
        say("F5.74");
      }
      END_TRY;
      RETURN(v1 + 58);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 3, {
    {11.223875999450684, Event::result, 1, 98, kErrA, nullptr},
    {5.163360595703125, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p92

namespace p93 {
Generator<int, Sent, void> F2(int) {
  return generator<int, Sent, void>([](auto& co) mutable {
      BEGIN(co);
      RAISE(GeneratorExit("m11"));
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F2(a));
        case 1:
        co.deliver_();
        v2 = a;
        v1 = a;
        return co.yield_(2, v1 + 60);
        case 2:;
        return co.return_(v0 + 88);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F4(43));
      say("F5.24", v0);
      RETURN(a);
      RETURN(v1);
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
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p93

namespace p94 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0 + 35);
      say("F0.1");
      YIELD(27);
      YIELD(v0);
      END;
  });
}
Generator<int, Sent, void> F1(int a) {
  return generator<int, Sent, void>([a, s7 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 5) % 2 == 0) {
        TRY {
          say("F1.2");
          YIELD_FROM(F0(v2 + 6));
        }
        EXCEPT(BaseException) {
          say("F1.3", co.exception());
          say("F1.4");
          WITH(Manager{"W5", hides_value_error}) {
            say("F1.6");
            TRY {
              YIELD_INTO(s7, a);
              say("F1.8", s7);
              YIELD_FROM(F0(v0 + 61));
            }
            EXCEPT(GeneratorExit) {
              say("F1.9", co.exception());
              YIELD_FROM(F0(v1 + 79));
              boom(kTypeError, "m10");
              v1 = 40;
            }
            END_TRY;
            YIELD_FROM(F0(a));
            WITH(Manager{"W11", hides_value_error}) {
              say("F1.12");
            }
            END_WITH;
          }
          END_WITH;
        }
        FINALLY {
          say("F1.13");
        }
        END_TRY;
      }
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i23 = 0, v0 = 0, x25 = 0](auto& co) mutable {
      BEGIN(co);
      for (i23 = 0; i23 < 3; ++i23) {
        TRY {
          YIELD(a);
        }
        EXCEPT(RuntimeError) {
          say("F3.24", co.exception());
          FOR(x25, F1(v0)) {
            say("F3.26", x25);
            TRY {
              RAISE(ErrA("m27"));
            }
            EXCEPT(GeneratorExit) {
              say("F3.28", co.exception());
              say("F3.29");
            }
            END_TRY;
          }
          END_FOR;
        }
        EXCEPT(ErrA) {
          say("F3.30", co.exception());
          say("F3.31");
        }
        FINALLY {
          say("F3.32");
        }
        END_TRY;
      }
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kRuntimeError, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 99, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p94

namespace p95 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    Sent s1 = Sent();
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_INTO(s1, a);
      say("F0.2", s1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i8 = 0, v1 = 0, v2 = 0, x4 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM(F0(a));
      }
      EXCEPT(RuntimeError) {
        say("F1.3", co.exception());
        TRY {
          YIELD(v2);
          FOR(x4, F0(v1)) {
            say("F1.5", x4);
            FOR(x6, F0(15)) {
              say("F1.7", x6);
              continue;
            }
            END_FOR;
            for (i8 = 0; i8 < 1; ++i8) {
              YIELD(v2 + 73);
              RAISE(ErrA("m9"));
            }
            RAISE(ErrA("m10"));
          }
          END_FOR;
          WITH(Manager{"W11", plain}) {
            say("F1.12");
          }
          END_WITH;
        }
        EXCEPT(BaseException) {
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
      FINALLY {
        say("F1.18");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int i37 = 0;
    Sent s38 = Sent();
    Sent s40 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F4.36");
      if ((v1 + 7) % 2 == 1) {
        for (i37 = 0; i37 < 1; ++i37) {
          if ((v1 + 6) % 3 == 0) {
            v2 = a;
            YIELD_INTO(s38, a);
            say("F4.39", s38);
            TRY {
              v2 = a;
              v0 = v1 + 21;
              YIELD_FROM(F1(v1 + 12));
              YIELD_INTO(s40, a);
              say("F4.41", s40);
              say("F4.42");
            }
            EXCEPT(CancelledError) {
              say("F4.43", co.exception());
              YIELD_FROM_INTO(v0, F1(83));
              say("F4.44", v0);
              v1 = a;
            }
            EXCEPT(BaseException) {
              say("F4.45", co.exception());
              say("F4.46");
            }
            END_TRY;
          }
        }
      }
      RETURN(v1 + 73);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([i49 = 0, s47 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(83);
      YIELD_INTO(s47, v1);
      say("F5.48", s47);
      TRY {
        TRY {
          for (i49 = 0; i49 < 3; ++i49) {
            YIELD_FROM_INTO(v0, F4(31));
            say("F5.50", v0);
            YIELD(v2 + 95);
            if ((v0 + 3) % 2 == 1) {
              break;
            } else {
              continue;
            }
          }
        }
        FINALLY {
          say("F5.51");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F5.52", co.exception());
        say("F5.53");
      }
      FINALLY {
        say("F5.54");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 32, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 89, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p95

namespace p96 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x1, AsyncRange{"A2", 2, -1, 1.4284687042236328}) {
        say("F0.3", x1);
        YIELD();
        continue;
      }
      END_FOR;
      RETURN(v1 + 61);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    Outcome<int> o32 = Outcome<int>();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v2 + 1) % 2 == 1) {
        say("F4.30");
        YIELD_FROM(asyncio::sleep(0.1309976577758789));
        YIELD_FROM(asyncio::sleep(0.5011873245239258));
        YIELD_FROM(future(2));
      }
      TRY {
        TRY {
          WITH(AsyncManager{"W31", plain, 2.043638229370117}) {
            TRY {
              YIELD_FROM(asyncio::sleep(3.687464714050293));
              YIELD_FROM_OUTCOME(o32, F0(a));
              say("F4.33", o32);
              YIELD_FROM_INTO(v0, future(1));
              say("F4.34", v0);
            }
            FINALLY {
              say("F4.35");
            }
            END_TRY;
          }
          END_WITH;
        }
        EXCEPT(BaseException) {
          say("F4.36", co.exception());
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
    {1.843611717224121, Event::exception, 2, 0, kTypeError, "ev41"},
    {3.9916458129882812, Event::result, 0, 72, kErrA, nullptr},
    {4.128544807434082, Event::result, 2, 29, kErrA, nullptr},
  });
}
}  // namespace p96

namespace p97 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      v1 = v2;
      YIELD_FROM(asyncio::sleep(1.0092487335205078));
      for (i1 = 0; i1 < 3; ++i1) {
        YIELD();
        YIELD_FROM_INTO(v0, future(0));
        say("F0.2", v0);
      }
      if ((v2 + 8) % 2 == 1) {
        say("F0.10");
      } else {
        TRY {
          WITH(Manager{"W3", hides_value_error}) {
            v0 = a;
            boom(kValueError, "m4");
            v2 = 31;
            WITH(AsyncManager{"W5", plain, 0.09266853332519531}) {
              YIELD_FROM(future(1));
            }
            END_WITH;
          }
          END_WITH;
        }
        EXCEPT(Exception) {
          say("F0.6", co.exception());
          say("F0.7");
        }
        EXCEPT(Exception) {
          say("F0.8", co.exception());
          say("F0.9");
        }
        END_TRY;
      }
      RETURN(45);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o17 = Outcome<int>(), t11 = Task<int>(), t13 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x14 = 0](auto& co) mutable {
      BEGIN(co);
      t11 = spawn(F0(a));
      YIELD_FROM_INTO(v0, t11);
      boom(kErrA, "m12");
      t13 = spawn(F0(73));
      YIELD_FROM_INTO(v2, t13);
      YIELD_FROM(F0(a));
      FOR(x14, AsyncRange{"A15", 2, -1, 3.3749074935913086}) {
        say("F1.16", x14);
        TRY {
          YIELD_FROM_OUTCOME(o17, F0(v0 + 19));
          say("F1.18", o17);
          YIELD_FROM(asyncio::sleep(0.706843376159668));
        }
        EXCEPT(CancelledError) {
          say("F1.19", co.exception());
          if ((v0 + 3) % 2 == 0) {
            WITH(Manager{"W20", hides_value_error}) {
              boom(kTypeError, "m21");
            }
            END_WITH;
            YIELD();
            WITH(Manager{"W22", hides_value_error}) {
              v2 = v1;
            }
            END_WITH;
          }
          YIELD_FROM(asyncio::sleep(0.6619157791137695));
          break;
        }
        EXCEPT(CancelledError) {
          say("F1.23", co.exception());
          break;
        }
        FINALLY {
          say("F1.24");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {7.549592018127441, Event::cancel_task, 1, 0, kErrA, nullptr},
    {9.68626594543457, Event::exception, 1, 0, kTypeError, "ev25"},
    {6.753890037536621, Event::result, 0, 28, kErrA, nullptr},
    {7.068120002746582, Event::result, 0, 93, kErrA, nullptr},
  });
}
}  // namespace p97

namespace p98 {
Coroutine<int> F0(int) {
  struct Body {
    int i2 = 0;
    int i4 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        say("F0.1");
        for (i2 = 0; i2 < 2; ++i2) {
          return co.yield_from(1, asyncio::sleep(0.13814735412597656));
          case 1:
          co.result();
        }
        if ((v2 + 5) % 2 == 0) {
          return co.raise(ErrB("m3"));
        }
        for (i4 = 0; i4 < 2; ++i4) {
          return co.yield_from(2, asyncio::sleep(0.0));
          case 2:
          co.result();
        }
        if ((v2 + 7) % 2 == 0) {
          return co.raise(TypeError("m5"));
        }
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F0(a));
        case 1:
        co.result();
        return co.yield_from(2, future(0));
        case 2:
        co.result();
        if ((v1 + 8) % 2 == 0) {
          return co.raise(GeneratorExit("m6"));
        }
        return co.yield_from(3, future(0));
        case 3:
        co.result();
        return co.return_(84);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i12 = 0, v1 = 0, v2 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x8, AsyncRange{"A9", 0, 2, 0.0}) {
        say("F3.10", x8);
        WITH(Manager{"W11", raises_at_exit}) {
          TRY {
            YIELD_FROM(future(0));
            for (i12 = 0; i12 < 3; ++i12) {
              continue;
            }
            RETURN(v1 + 56);
          }
          EXCEPT(ValueError) {
            say("F3.13", co.exception());
            YIELD_FROM(F1(a));
            YIELD_FROM_INTO(v1, future(0));
            say("F3.14", v1);
            if ((v2 + 5) % 2 == 1) {
              say("F3.15");
            } else {
              YIELD_FROM(asyncio::sleep(1.897613525390625));
              RAISE();
            }
          }
          EXCEPT(ErrA) {
            say("F3.16", co.exception());
            say("F3.17");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_FOR;
      RETURN(73);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {7.461397171020508, Event::exception, 0, 0, kRuntimeError, "ev18"},
    {0.8993053436279297, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p98

namespace p99 {
Coroutine<int> F1(int) {
  struct Body {
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(AsyncManager{"W4", plain, 0.14824962615966797}) {
        say("F1.5");
      }
      END_WITH;
      RAISE(ErrB("m6"));
      RETURN(10);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F5(int) {
  return coroutine<int>([t32 = Task<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 6) % 3 == 0) {
        YIELD_FROM(asyncio::sleep(2.2906551361083984));
        if ((v0 + 7) % 3 == 0) {
          RETURN(58);
        }
      } else {
        WITH(AsyncManager{"W31", plain, 0.7760162353515625}) {
          t32 = spawn(F1(v1 + 51));
          YIELD_FROM_INTO(v0, t32);
        }
        END_WITH;
      }
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {11.739642143249512, Event::result, 0, 81, kErrA, nullptr},
    {0.19209766387939453, Event::exception, 0, 0, kTypeError, "ev33"},
    {2.6557483673095703, Event::result, 0, 50, kErrA, nullptr},
    {0.5782670974731445, Event::result, 0, 71, kErrA, nullptr},
    {4.674489974975586, Event::result, 0, 7, kErrA, nullptr},
  });
}
}  // namespace p99

}  // namespace

extern const std::vector<Program> programs_50;
const std::vector<Program> programs_50 = {
    {50, &p50::run, R"~(time 0
root 0
)~"},
    {51, &p51::run, R"~(time 0
root 17
)~"},
    {52, &p52::run, R"~(raises ValueError(op47)
stops
closed
raises StopIteration(op48)
stops
stops
stops
closed
stops
dropped
)~"},
    {53, &p53::run, R"~(W42 enter
W42 exit None
W46 enter
F4.47
yields 5
F4.53 5
F4.56
F4.57
W46 exit None
F4.58
stops 87
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {54, &p54::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
W19 enter
F4.22 5
F1.14
F4.22 5
F1.14
W19 exit None
stops 5
stops
stops
stops
raises TypeError(op30)
stops
stops
raises ValueError(op31)
stops
stops
dropped
)~"},
    {55, &p55::run, R"~(time 1286
root 76
)~"},
    {56, &p56::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 83
F1.31 RuntimeError(op33)
F1.32
yields 83
F1.12 None
yields 5
F1.14 79
F1.15
yields 5
F1.25 None
W1 enter
W2 enter
yields 71
W2 exit GeneratorExit()
W1 exit GeneratorExit()
F1.28
F1.31 GeneratorExit()
F1.32
raises RuntimeError(generator ignored GeneratorExit)
F1.12 None
yields 5
F1.14 None
F1.15
yields 5
F1.28
F1.31 GeneratorExit()
F1.32
dropped
)~"},
    {57, &p57::run, R"~(time 2840
root is cancelled
)~"},
    {58, &p58::run, R"~(raises RuntimeError(op32)
stops
raises GeneratorExit(op33)
stops
stops
stops
dropped
)~"},
    {59, &p59::run, R"~(F0.1
F4.47 0
F1.10
W27 enter
F2.28
F4.49 0
F2.30 None
F4.49 90
F4.49 71
F2.32 None
F4.49 71
F2.36
W27 exit None
F4.57 TypeError(m50)
F4.58
F4.59
F0.4 None
F4.47 0
F1.10
W27 enter
F2.28
F4.49 0
F2.30 None
F4.49 90
F4.49 71
F2.32 None
F4.49 71
F2.36
W27 exit None
F4.57 TypeError(m50)
F4.58
F4.59
F0.4 None
time 0
root ValueError(m5)
)~"},
    {60, &p60::run, R"~(A18 anext 0
F2.19 0
F2.20
F2.22
F2.22
F2.27
time 9110
root is cancelled
)~"},
    {61, &p61::run, R"~(F2.4
F2.8 ValueError(m1)
time 0
root GeneratorExit(m9)
)~"},
    {62, &p62::run, R"~(F1.2
raises RuntimeError(m1)
closed
stops
stops
closed
stops
dropped
)~"},
    {63, &p63::run, R"~(time 0
root 64
)~"},
    {64, &p64::run, R"~(time 0
root 5
)~"},
    {65, &p65::run, R"~(F0.3 57
F0.4
F0.7 ValueError(m1)
F0.8
F0.9
time 7772
root 5
task 73
)~"},
    {66, &p66::run, R"~(F2.11
time 0
root 9
)~"},
    {67, &p67::run, R"~(time 0
root 16
)~"},
    {68, &p68::run, R"~(yields 61
raises TypeError(m23)
stops
raises ValueError(op29)
dropped
)~"},
    {69, &p69::run, R"~(yields 30
W12 enter
yields 97
F2.14 None
F2.16 ErrA(m15)
F2.17 90
yields 5
F2.24
W12 exit TypeError(m18)
raises TypeError(m18)
raises ErrA(op25)
raises ValueError(op26)
stops
stops
stops
stops
stops
stops
raises RuntimeError(op27)
closed
stops
dropped
)~"},
    {70, &p70::run, R"~(raises ErrA(m29)
stops
stops
stops
raises ErrB(op30)
stops
dropped
)~"},
    {71, &p71::run, R"~(W2 enter
time 0
root ErrB(W2)
)~"},
    {72, &p72::run, R"~(F0.9
time 4947
root TypeError(ev30)
)~"},
    {73, &p73::run, R"~(W29 aenter
F3.19
F3.21 84
W29 aexit
time 9971
root is cancelled
)~"},
    {74, &p74::run, R"~(W1 enter
W1 exit RuntimeError(m2)
F1.17
raises RuntimeError(m2)
raises StopIteration(op18)
stops
stops
stops
stops
stops
stops
stops
stops
raises RuntimeError(op19)
closed
stops
dropped
)~"},
    {75, &p75::run, R"~(time 0
root 0
)~"},
    {76, &p76::run, R"~(time 0
root RuntimeError(m4)
)~"},
    {77, &p77::run, R"~(raises ErrA(op21)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {78, &p78::run, R"~(yields 30
yields 0
F3.14 None
F3.16 13
yields 3
stops 42
stops
stops
raises TypeError(op19)
stops
stops
stops
stops
dropped
)~"},
    {79, &p79::run, R"~(F5.47 ErrB(m41)
F5.48
time 0
root 0
)~"},
    {80, &p80::run, R"~(time 0
root RuntimeError(m5)
)~"},
    {81, &p81::run, R"~(raises ErrA(op16)
stops
stops
stops
closed
stops
stops
raises ValueError(op17)
raises ValueError(op18)
stops
stops
stops
dropped
)~"},
    {82, &p82::run, R"~(W40 enter
F0.1
F5.42 1
F0.1
W40 exit ValueError(ev54)
time 9522
root ErrA(W40)
)~"},
    {83, &p83::run, R"~(F1.3 4
F1.14 ErrB(m4)
F1.15
time 2710
root 94
)~"},
    {84, &p84::run, R"~(yields 68
yields 30
raises AttributeError
stops
closed
stops
dropped
)~"},
    {85, &p85::run, R"~(F1.3 CancelledError()
time 1024000
root is cancelled
)~"},
    {86, &p86::run, R"~(yields 31
F5.20 70
F5.21
stops 5
stops
stops
stops
closed
stops
dropped
)~"},
    {87, &p87::run, R"~(F3.36
F5.64
time 0
root is cancelled
task is cancelled
)~"},
    {88, &p88::run, R"~(F3.17 78
F3.18
F3.30
time 2922
root 0
)~"},
    {89, &p89::run, R"~(F3.43
time 310
root is cancelled
)~"},
    {90, &p90::run, R"~(time 0
root 0
)~"},
    {91, &p91::run, R"~(F2.14
W15 enter
F0.3
F0.8
W15 exit ErrB(ev36)
F2.32 ErrB(ev36)
F2.33
F2.34
time 5435
root 54
)~"},
    {92, &p92::run, R"~(A49 anext 0
F5.50 0
W51 aenter
W51 aexit
W51 exit CancelledError()
F5.69 CancelledError()
F5.70
F5.71
F5.74
time 6934
root 58
)~"},
    {93, &p93::run, R"~(raises GeneratorExit(m11)
stops
stops
stops
stops
dropped
)~"},
    {94, &p94::run, R"~(raises RuntimeError(op33)
stops
stops
dropped
)~"},
    {95, &p95::run, R"~(yields 83
yields 0
F5.48 None
F4.36
yields 31
F4.39 None
yields 12
F0.2 32
F1.18
yields 31
F4.41 None
F4.42
F5.50 73
yields 95
F4.36
yields 31
F4.39 None
yields 12
F0.2 None
F1.18
yields 31
F4.41 None
F4.42
F5.50 73
yields 95
F4.36
yields 31
F5.51
F5.54
closed
stops
dropped
)~"},
    {96, &p96::run, R"~(F4.30
time 1887
root TypeError(ev41)
)~"},
    {97, &p97::run, R"~(F0.2 28
F0.2 28
F0.2 28
W3 enter
W3 exit ValueError(m4)
time 6915
root ErrA(m12)
task 45
)~"},
    {98, &p98::run, R"~(A9 anext 0
time 0
root 73
)~"},
    {99, &p99::run, R"~(time 2345
root 0
)~"},
};
}  // namespace judge
