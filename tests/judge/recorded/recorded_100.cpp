// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p100 {
Coroutine<int> F0(int a) {
  struct Body {
    int a;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v1 = a;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, t17 = Task<int>(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      t17 = spawn(F0(89));
      YIELD_FROM_INTO(v0, t17);
      RETURN_FROM(F0(a));
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 2, {
  });
}
}  // namespace p100

namespace p101 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i3 = 0;
    Sent s1 = Sent();
    Sent s4 = Sent();
    Sent s6 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        v1 = v2;
        return co.yield_(1, v0 + 24);
        case 1:
        co.sent(s1);
        say("F0.2", s1);
        for (i3 = 0; i3 < 3; ++i3) {
          return co.yield_(2, v0 + 60);
          case 2:
          co.sent(s4);
          say("F0.5", s4);
        }
        return co.yield_(3, a);
        case 3:
        co.sent(s6);
        say("F0.7", s6);
        say("F0.8");
        return co.return_(v2);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(0));
      say("F1.9", v0);
      YIELD_FROM_INTO(v0, F0(v0 + 72));
      say("F1.10", v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    int i12 = 0;
    Range l16 = Range();
    Range l22 = Range();
    Map ownd13 = Map();
    Range ownl19 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x15 = 0;
    int x21 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W11", plain}) {
        for (i12 = 0; i12 < 3; ++i12) {
          YIELD_FROM_INTO(ownd13[v2 % 5], F0(v1 + 4));
          say("F2.14", ownd13);
        }
        TRY {
          l16 = {94, 70};
          FOR(x15, l16) {
            say("F2.17", x15);
            v0 = 39;
            if (!l16.empty()) l16.pop_back();
            v2 = 88;
          }
          END_FOR;
          YIELD_FROM_INTO(ownl19.emplace_back(), F0(59));
          say("F2.20", ownl19);
          l22 = {1, 1};
          FOR(x21, l22) {
            say("F2.23", x21);
            TRY {
              say("F2.24");
              YIELD(v2);
              YIELD(v1);
              if (l22.size() < 7) l22.push_back(25);
              break;
            }
            EXCEPT_AS(e26, BaseException) {
              say("F2.30", co.exception());
              say("F2.28", e26);
              YIELD_FROM_INTO(v2, F0(v2));
              say("F2.27", v2);
              say("F2.29", e26);
            }
            FINALLY {
              say("F2.31");
            }
            END_TRY;
            if (!l22.empty()) l22.pop_back();
          }
          END_FOR;
        }
        EXCEPT_AS(e33, ValueError) {
          say("F2.37", co.exception());
          say("F2.35", e33);
          say("F2.34");
          say("F2.36", e33);
        }
        ELSE {
          say("F2.38");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(94);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i45 = 0, i64 = 0, i65 = 0, ownd46 = Map(), s62 = Sent(), s67 = Sent(), v0 = 0, v1 = 0, v2 = 0, x52 = 0](auto& co) mutable {
      BEGIN(co);
      for (i45 = 0; i45 < 1; ++i45) {
        YIELD_FROM(F1(a));
        TRY {
          YIELD_FROM_INTO(ownd46[v2 % 5], F2(v0));
          say("F5.47", ownd46);
          YIELD(v0);
          break;
        }
        EXCEPT_AS(e48, ValueError) {
          say("F5.57", co.exception());
          say("F5.55", e48);
          TRY {
            YIELD(v0 + 47);
            say("F5.49");
            v0 = v1 + 48;
          }
          EXCEPT(GeneratorExit, ErrB, CancelledError) {
            say("F5.51", co.exception());
            RAISE(ErrB("m50"));
          }
          EXCEPT(BaseException) {
            say("F5.54", co.exception());
            FOR(x52, F1(53)) {
              say("F5.53", x52);
              YIELD_FROM(F2(a));
              RAISE();
            }
            END_FOR;
            RAISE();
          }
          END_TRY;
          say("F5.56", e48);
        }
        EXCEPT_AS(e58, ValueError) {
          say("F5.71", co.exception());
          say("F5.69", e58);
          YIELD_FROM(F2(a));
          WITH(Manager{"W59", hides_value_error}, Manager{"W60", hides_value_error}) {
            RAISE(ErrB("m61"));
          }
          END_WITH;
          YIELD_INTO(s62, a);
          say("F5.63", s62);
          for (i64 = 0; i64 < 2; ++i64) {
            for (i65 = 0; i65 < 3; ++i65) {
              RAISE(ErrB("m66"));
            }
            v0 = v0 + 6;
            YIELD_INTO(s67, a);
            say("F5.68", s67);
            YIELD(v0);
          }
          say("F5.70", e58);
        }
        FINALLY {
          say("F5.72");
        }
        END_TRY;
      }
      RETURN(22);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op73"},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op74"},
    {Op::send, 25, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p101

namespace p102 {
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i29 = 0, i34 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i29 = 0; i29 < 1; ++i29) {
        TRY {
          RAISE(ErrB("m30"));
        }
        FINALLY {
          TRY {
            say("F2.31");
            RETURN(31);
          }
          EXCEPT_AS(e32, AttributeError) {
            say("F2.40", co.exception());
            say("F2.38", e32);
            say("F2.33", e32);
            v2 = 96;
            YIELD_FROM(future(2));
            for (i34 = 0; i34 < 1; ++i34) {
              YIELD();
              say("F2.35", e32);
              say("F2.36", e32);
              say("F2.37");
            }
            say("F2.39", e32);
          }
          FINALLY {
            say("F2.41");
          }
          END_TRY;
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Range ownl55 = Range();
    Task<int> t54 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x51 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        YIELD_FROM(asyncio::sleep(1.0985002517700195));
        YIELD_FROM_INTO(v2, F2(a));
        say("F3.42", v2);
        YIELD_FROM(F2(68));
        RAISE(ValueError("m43"));
      }
      EXCEPT(Exception, StopIteration, BaseException) {
        say("F3.44", co.exception());
        v1 = v0 + 90;
      }
      EXCEPT(BaseException) {
        say("F3.46", co.exception());
        YIELD_FROM(asyncio::sleep(2.975727081298828));
        YIELD_FROM_INTO(v2, F2(v2));
        say("F3.45", v2);
      }
      EXCEPT_AS(e47, CancelledError) {
        say("F3.50", co.exception());
        say("F3.49", e47);
        say("F3.48", e47);
        v2 = a;
        if ((v2 + 0) % 2 == 1) {
          RETURN_FROM(F2(a));
        }
        RAISE();
      }
      END_TRY;
      FOR(x51, AsyncRange{"A52", 0, -1, 0.38951587677001953}) {
        say("F3.53", x51);
        t54 = spawn(F2(v0 + 54));
        YIELD_FROM_INTO(v1, t54);
        YIELD_FROM_INTO(std::tie(v1, ownl55.emplace_back()), gather(F2(65), F2(a)));
        say("F3.56", v1);
        say("F3.56", ownl55);
        TRY {
          TRY {
            say("F3.57");
          }
          EXCEPT(ErrB) {
            say("F3.59", co.exception());
            say("F3.58");
          }
          EXCEPT(RuntimeError) {
            say("F3.61", co.exception());
            say("F3.60");
          }
          FINALLY {
            say("F3.62");
          }
          END_TRY;
        }
        EXCEPT(GeneratorExit) {
          say("F3.64", co.exception());
          say("F3.63");
        }
        EXCEPT_AS(e65, GeneratorExit, RuntimeError, Exception) {
          say("F3.69", co.exception());
          say("F3.67", e65);
          say("F3.66");
          say("F3.68", e65);
        }
        EXCEPT(GeneratorExit) {
          say("F3.71", co.exception());
          say("F3.70");
        }
        FINALLY {
          say("F3.72");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v1 + 21);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 3, {
    {5.258296012878418, Event::cancel_task, 2, 0, kErrA, nullptr},
    {0.1293315887451172, Event::result, 2, 47, kErrA, nullptr},
    {2.8774280548095703, Event::result, 0, 95, kErrA, nullptr},
  });
}
}  // namespace p102

namespace p103 {
Generator<int, Sent, void> F0(int) {
  struct Body {
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      RAISE(ValueError("m1"));
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v1 + 8) % 2 == 1) {
        boom(kRuntimeError, "m4");
      }
      YIELD_FROM(F0(61));
      RETURN(39);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kRuntimeError, "op5"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 48, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op6"},
    {Op::send, 8, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op7"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p103

namespace p104 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, l16 = Range(), v0 = 0, v2 = 0, x15 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v0 + 1) % 2 == 0) {
        v2 = a;
        TRY {
          YIELD(a);
        }
        EXCEPT(BaseException) {
          say("F2.19", co.exception());
          l16 = {65, 67};
          FOR(x15, l16) {
            say("F2.17", x15);
            if (!l16.empty()) l16.erase(l16.begin());
            YIELD(9);
          }
          END_FOR;
        }
        ELSE {
          say("F2.20");
        }
        END_TRY;
      }
      RETURN(v2);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kValueError, "op21"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op22"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p104

namespace p105 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    int v2 = 0;
    int x1 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      FOR(x1, Range{86, 29, 90}) {
        say("F0.2", x1);
        if ((v2 + 4) % 2 == 1) {
          continue;
        }
        TRY {
          break;
        }
        EXCEPT(ErrB) {
          say("F0.5", co.exception());
          boom(kErrA, "m3");
          RAISE(ErrA("m4"));
        }
        EXCEPT(RuntimeError) {
          say("F0.7", co.exception());
          say("F0.6");
        }
        EXCEPT_AS(e8, ErrB, ValueError, BaseException) {
          say("F0.12", co.exception());
          say("F0.10", e8);
          say("F0.9");
          say("F0.11", e8);
        }
        END_TRY;
      }
      END_FOR;
      TRY {
        WITH(Manager{"W13", hides_value_error}) {
          YIELD(a);
        }
        END_WITH;
      }
      EXCEPT_AS(e14, StopIteration) {
        say("F0.18", co.exception());
        say("F0.16", e14);
        say("F0.15");
        say("F0.17", e14);
      }
      ELSE {
        say("F0.19");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    Manager m24 = Manager();
    Sent s20 = Sent();
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        TRY {
          YIELD_INTO(s20, 46);
          say("F1.21", s20);
          WITH_INTO(m24, Manager{"W23", hides_value_error}) {
            say(m24.tag);
            say("F1.25");
          }
          END_WITH;
        }
        EXCEPT(BaseException) {
          say("F1.27", co.exception());
          say("F1.26");
        }
        END_TRY;
      }
      EXCEPT(ErrA) {
        say("F1.29", co.exception());
        say("F1.28");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, void> F2(int a) {
  struct Body {
    int a;
    Range ownl36 = Range();
    Sent s30 = Sent();
    Sent s37 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x32 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_INTO(s30, 26);
      say("F2.31", s30);
      TRY {
        FOR(x32, Range{44, 46}) {
          say("F2.33", x32);
          YIELD(a);
        }
        END_FOR;
        YIELD(a);
        WITH_INTO(ownl36.emplace_back(), contextmanager(F0(v1 + 97))) {
          say("F2.0", ownl36);
          YIELD_INTO(s37, v1 + 80);
          say("F2.38", s37);
          if ((v1 + 9) % 3 == 0) {
            say("F2.42");
          } else {
            v0 = 46;
            if ((v2 + 1) % 3 == 0) {
              say("F2.41");
            } else {
              say("F2.39");
              RAISE(ErrB("m40"));
            }
          }
        }
        END_WITH;
      }
      EXCEPT(Exception) {
        say("F2.44", co.exception());
        say("F2.43");
      }
      FINALLY {
        say("F2.45");
      }
      END_TRY;
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
    int i46 = 0;
    int i51 = 0;
    Sent s47 = Sent();
    Sent s52 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        for (i46 = 0; i46 < 3; ++i46) {
          YIELD_INTO(s47, 45);
          say("F3.48", s47);
          WITH_INTO(v1, contextmanager(F0(41))) {
            say("F3.0", v1);
            YIELD_FROM(F2(v1));
            for (i51 = 0; i51 < 2; ++i51) {
              YIELD_INTO(s52, v1 + 61);
              say("F3.53", s52);
              YIELD_FROM(F2(v1 + 23));
            }
          }
          END_WITH;
        }
      }
      FINALLY {
        say("F3.54");
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
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i65 = 0, s61 = Sent(), s63 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s61, a);
      say("F5.62", s61);
      TRY {
        YIELD_INTO(s63, a);
        say("F5.64", s63);
        YIELD_FROM(F1(96));
        for (i65 = 0; i65 < 2; ++i65) {
          WITH_INTO(std::tie(std::ignore, v1), GivingTwo("W67", plain, 24)) {
            say("F5.0", v1);
            YIELD_FROM(F1(v2));
            RETURN_FROM(F3(a));
          }
          END_WITH;
          YIELD(a);
          boom(kCancelledError, "m68");
        }
      }
      FINALLY {
        say("F5.69");
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
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p105

namespace p106 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s3 = Sent();
    Sent s5 = Sent();
    Sent s7 = Sent();
    int v0 = 0;
    int v1 = 0;
    int x1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      FOR(x1, Range{55, 57}) {
        say("F0.2", x1);
        if ((v1 + 7) % 2 == 0) {
          YIELD_INTO(s3, v0 + 42);
          say("F0.4", s3);
          v0 = a;
          continue;
        }
        YIELD_INTO(s5, v1 + 32);
        say("F0.6", s5);
        YIELD(a);
      }
      END_FOR;
      YIELD(v0);
      YIELD_INTO(s7, v1 + 98);
      say("F0.8", s7);
      RETURN(v0 + 68);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i10 = 0, ownl23 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(v2));
      say("F1.9", v0);
      for (i10 = 0; i10 < 3; ++i10) {
        TRY {
          TRY {
            YIELD(v1);
          }
          EXCEPT(BaseException) {
            say("F1.20", co.exception());
            TRY {
              RAISE(CancelledError("m11"));
            }
            EXCEPT_AS(e12, AttributeError) {
              say("F1.16", co.exception());
              say("F1.14", e12);
              YIELD_FROM(Range{5, 37});
              say("F1.13", e12);
              YIELD(4);
              YIELD_FROM(F0(90));
              YIELD_FROM(F0(v0));
              say("F1.15", e12);
            }
            EXCEPT(ValueError, RuntimeError, BaseException) {
              say("F1.19", co.exception());
              YIELD_FROM_INTO(v0, F0(v0 + 49));
              say("F1.17", v0);
              YIELD_FROM_INTO(v2, F0(v1 + 19));
              say("F1.18", v2);
            }
            ELSE {
              break;
            }
            END_TRY;
          }
          FINALLY {
            TRY {
              v0 = v2 + 10;
              YIELD(18);
              YIELD_FROM_INTO(v1, F0(59));
              say("F1.21", v1);
            }
            FINALLY {
              YIELD_FROM_INTO(v1, F0(v1 + 2));
              say("F1.22", v1);
              YIELD(4);
            }
            END_TRY;
            YIELD_FROM_INTO(ownl23.emplace_back(), F0(v1));
            say("F1.24", ownl23);
          }
          END_TRY;
        }
        EXCEPT(CancelledError) {
          say("F1.26", co.exception());
          say("F1.25");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op27"},
    {Op::raise, 0, kErrB, "op28"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 35, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op29"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op30"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op31"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p106

namespace p107 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(2));
      say("F0.1", v0);
      RETURN(a);
      END;
  });
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    int x7 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_FROM(Range{8});
      TRY {
        RAISE(RuntimeError("m2"));
      }
      EXCEPT_AS(e3, ValueError) {
        say("F1.6", co.exception());
        say("F1.5", e3);
        RAISE(ValueError("m4"));
      }
      ELSE {
        FOR(x7, Range{21, 29}) {
          say("F1.8", x7);
          say("F1.9");
        }
        END_FOR;
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Coroutine<void> F2(int a) {
  struct Body {
    int a;
    int i22 = 0;
    Range ownl21 = Range();
    Task<int> t14 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x10 = 0;
    int x15 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(1.9877843856811523));
      FOR(x10, F1(43)) {
        say("F2.11", x10);
        WITH(AsyncManager{"W12", plain, 0.0540924072265625}, Manager{"W13", plain}) {
          YIELD_FROM(F0(v2));
          t14 = spawn(F0(a));
          YIELD_FROM_INTO(v1, t14);
          FOR(x15, F1(a)) {
            say("F2.16", x15);
            v0 = v1;
            YIELD_FROM(F0(v0));
          }
          END_FOR;
          YIELD_FROM_INTO(v2, F0(a));
          say("F2.17", v2);
          YIELD_FROM(asyncio::sleep(2.609910011291504));
        }
        END_WITH;
        YIELD_FROM_INTO(v2, future(1));
        say("F2.18", v2);
        WITH_INTO(ownl21.emplace_back(), AsyncGiving("W20", hides_value_error, 0.0, 65)) {
          say("F2.0", ownl21);
          for (i22 = 0; i22 < 2; ++i22) {
            YIELD_FROM_INTO(v0, F0(a));
            say("F2.23", v0);
            YIELD_FROM(F0(v0 + 7));
            break;
          }
        }
        END_WITH;
      }
      END_FOR;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F2(v0 + 52));
      say("F4.28");
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {6.357206344604492, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.037605285644531, Event::cancel_task, 2, 0, kErrA, nullptr},
    {11.049290657043457, Event::exception, 1, 0, kErrA, "ev29"},
    {9.60637378692627, Event::exception, 0, 0, kRuntimeError, "ev30"},
    {2.9267358779907227, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p107

namespace p108 {
Coroutine<int> F1(int) {
  return coroutine<int>([](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          YIELD();
        }
        EXCEPT_AS(e8, CancelledError) {
          say("F1.14", co.exception());
          say("F1.12", e8);
          TRY {
            YIELD_FROM(asyncio::sleep(0.2782306671142578));
            YIELD_FROM(future(0));
            RAISE(RuntimeError("m9"));
          }
          FINALLY {
            say("F1.10", e8);
            RAISE(RuntimeError("m11"));
          }
          END_TRY;
          say("F1.13", e8);
        }
        EXCEPT_AS(e15, GeneratorExit) {
          say("F1.19", co.exception());
          say("F1.17", e15);
          say("F1.16");
          say("F1.18", e15);
        }
        ELSE {
          say("F1.20");
        }
        END_TRY;
      }
      FINALLY {
        say("F1.21");
      }
      END_TRY;
      RETURN(4);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, ownl34 = Range(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(std::tie(ownl34.emplace_back(), v1), gather(F1(72), F1(93)));
      say("F4.35", ownl34);
      say("F4.35", v1);
      say("F4.36");
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {7.816956520080566, Event::cancel_task, 0, 0, kErrA, nullptr},
    {11.48908519744873, Event::cancel_task, 0, 0, kErrA, nullptr},
    {7.983673095703125, Event::result, 0, 2, kErrA, nullptr},
  });
}
}  // namespace p108

namespace p109 {
Coroutine<int> F0(int) {
  return coroutine<int>([ownl3 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = v1 + 57;
      WITH(AsyncManager{"W1", hides_all, 0.26262569427490234}) {
        if ((v0 + 9) % 2 == 1) {
          YIELD_FROM(asyncio::sleep(0.7371606826782227));
          say("F0.2");
          YIELD_FROM_INTO(ownl3.emplace_back(), future(1));
          say("F0.4", ownl3);
          YIELD_FROM(asyncio::sleep(3.136026382446289));
        }
      }
      END_WITH;
      RAISE(ErrA("m5"));
      RETURN(v2);
      END;
  });
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, F0(v1 + 39));
      say("F1.6", v0);
      RETURN(v2 + 85);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int) {
  struct Body {
    Task<int> t14 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM(F0(18));
      YIELD_FROM(asyncio::sleep(3.8403892517089844));
      t14 = spawn(F1(v0));
      YIELD_FROM_INTO(v0, t14);
      YIELD_FROM(future(0));
      WITH(suppress<ErrB, TypeError>(), suppress<ValueError, ErrB>()) {
        say("F4.17");
      }
      END_WITH;
      RETURN(v1 + 12);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 2, {
  });
}
}  // namespace p109

namespace p110 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i27 = 0, i33 = 0, s25 = Sent(), s28 = Sent(), s31 = Sent(), v0 = 0, v2 = 0, x23 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.22");
      TRY {
        FOR(x23, Range{68, 92, 34}) {
          say("F2.24", x23);
          YIELD_INTO(s25, v0 + 21);
          say("F2.26", s25);
          for (i27 = 0; i27 < 3; ++i27) {
            YIELD_INTO(s28, 24);
            say("F2.29", s28);
            say("F2.30");
            YIELD(69);
            YIELD_INTO(s31, a);
            say("F2.32", s31);
          }
          for (i33 = 0; i33 < 1; ++i33) {
            v0 = 17;
          }
          YIELD(a);
        }
        END_FOR;
      }
      EXCEPT(ErrB) {
        say("F2.38", co.exception());
        WITH(Manager{"W34", plain}) {
          TRY {
            say("F2.35");
          }
          EXCEPT(GeneratorExit) {
            say("F2.37", co.exception());
            say("F2.36");
          }
          END_TRY;
        }
        END_WITH;
      }
      ELSE {
        say("F2.39");
      }
      FINALLY {
        say("F2.40");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F3(int) {
  struct Body {
    int i42 = 0;
    int i43 = 0;
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        say("F3.41");
        for (i42 = 0; i42 < 2; ++i42) {
          return co.yield_(1, v0 + 20);
          case 1:;
        }
        for (i43 = 0; i43 < 2; ++i43) {
          return co.yield_(2, v0 + 63);
          case 2:;
        }
        return co.yield_from(3, asyncio::detail::iterate<int, Sent>(Range{48, 16}));
        case 3:
        co.deliver_();
        return co.return_(29);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, m72 = Manager(), s74 = Sent(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH_INTO(m72, Manager{"W71", plain}) {
          say(m72.tag);
          YIELD_FROM(Range{1});
          YIELD_FROM_INTO(v0, F2(a));
          say("F5.73", v0);
        }
        END_WITH;
        YIELD_FROM(Range{});
        YIELD_INTO(s74, a);
        say("F5.75", s74);
        YIELD(13);
      }
      EXCEPT_AS(e76, CancelledError) {
        say("F5.78", co.exception());
        say("F5.77", e76);
        RETURN_FROM(F3(29));
      }
      FINALLY {
        RAISE(RuntimeError("m79"));
      }
      END_TRY;
      RETURN(v1 + 38);
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
}  // namespace p110

namespace p111 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s1 = Sent(), s3 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v2 + 29);
      YIELD_INTO(s1, v2);
      say("F0.2", s1);
      TRY {
        YIELD_INTO(s3, 72);
        say("F0.4", s3);
      }
      EXCEPT_AS(e5, CancelledError, Exception, ValueError) {
        say("F0.8", co.exception());
        say("F0.6", e5);
        YIELD(v0 + 2);
        say("F0.7", e5);
      }
      EXCEPT(ErrA) {
        say("F0.10", co.exception());
        say("F0.9");
      }
      FINALLY {
        say("F0.11");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i13 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F0(v0 + 46));
        case 1:
        co.deliver_();
        v2 = v1 + 97;
        say("F1.12");
        for (i13 = 0; i13 < 3; ++i13) {
          return co.yield_(2, a);
          case 2:;
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
  return generator<int, Sent, int>([a, i19 = 0, i23 = 0, ownd18 = Map(), ownl24 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v0 + 28);
        v2 = 51;
        YIELD_FROM_INTO(v0, F1(v0 + 17));
        say("F2.14", v0);
        say("F2.15");
        WITH_INTO(std::tie(ownd18[2], v2), GivingTwo("W17", hides_value_error, 26)) {
          say("F2.0", ownd18);
          say("F2.0", v2);
          YIELD_FROM(F0(v2));
          YIELD_FROM(F0(75));
        }
        END_WITH;
      }
      EXCEPT(ErrB) {
        say("F2.26", co.exception());
        for (i19 = 0; i19 < 3; ++i19) {
          YIELD_FROM_INTO(v2, F0(11));
          say("F2.20", v2);
          WITH_INTO(std::tie(v0, v2), GivingTwo("W22", hides_all, 33)) {
            say("F2.0", v0);
            say("F2.0", v2);
            for (i23 = 0; i23 < 1; ++i23) {
              YIELD_FROM(F0(a));
              YIELD_FROM_INTO(ownl24.emplace_back(), F0(a));
              say("F2.25", ownl24);
              YIELD(v2);
            }
          }
          END_WITH;
        }
      }
      EXCEPT(ValueError) {
        say("F2.28", co.exception());
        say("F2.27");
      }
      END_TRY;
      RETURN(v1 + 48);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Range ownl36 = Range();
    Sent s30 = Sent();
    Sent s38 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v1 + 4) % 3 == 0) {
        WITH(Manager{"W29", plain}) {
          if ((v0 + 2) % 3 == 0) {
            YIELD_INTO(s30, v2);
            say("F3.31", s30);
            TRY {
              RAISE(RuntimeError("m32"));
            }
            EXCEPT(BaseException) {
              say("F3.34", co.exception());
              YIELD_FROM_INTO(v0, F2(14));
              say("F3.33", v0);
            }
            EXCEPT(ValueError) {
              say("F3.35", co.exception());
              YIELD_FROM(F1(a));
              YIELD(48);
              RETURN_FROM(F0(v1));
            }
            ELSE {
              YIELD_FROM_INTO(ownl36.emplace_back(), F2(26));
              say("F3.37", ownl36);
              YIELD_INTO(s38, a);
              say("F3.39", s38);
            }
            END_TRY;
          }
        }
        END_WITH;
      }
      RETURN(v2 + 73);
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
    {Op::raise, 0, kValueError, "op40"},
    {Op::raise, 0, kErrB, "op41"},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op42"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p111

namespace p112 {
Coroutine<void> F0(int) {
  struct Body {
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(future(0));
      YIELD_FROM(asyncio::sleep(1.8735179901123047));
      YIELD_FROM(asyncio::sleep(2.93450927734375));
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i2 = 0;
    int v0 = 0;
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, F0(32));
        case 1:
        co.result();
        if ((v0 + 4) % 3 == 0) {
          return co.raise(ErrA("m1"));
        }
        for (i2 = 0; i2 < 1; ++i2) {
          return co.yield_from(2, asyncio::sleep(0));
          case 2:
          co.result();
        }
        v1 = 84;
        return co.return_(a);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          YIELD_FROM(future(0));
          TRY {
            say("F2.3");
          }
          EXCEPT_AS(e4, RuntimeError) {
            say("F2.8", co.exception());
            say("F2.6", e4);
            say("F2.5");
            say("F2.7", e4);
          }
          EXCEPT(ErrA, ValueError, ValueError) {
            say("F2.10", co.exception());
            say("F2.9");
          }
          ELSE {
            say("F2.11");
          }
          END_TRY;
        }
        EXCEPT_AS(e12, ErrB) {
          say("F2.16", co.exception());
          say("F2.14", e12);
          say("F2.13");
          say("F2.15", e12);
        }
        END_TRY;
      }
      FINALLY {
        say("F2.17");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F4(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v1 + 2) % 3 == 1) {
          return co.raise(TypeError("m18"));
        }
        return co.return_(v1 + 53);
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
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(0));
      say("F5.19", v1);
      TRY {
        if ((v2 + 3) % 2 == 0) {
          YIELD_FROM(asyncio::sleep(0.0));
          RAISE(TypeError("m20"));
        }
        TRY {
          say("F5.21");
          YIELD_FROM_INTO(v0, future(2));
          say("F5.22", v0);
          YIELD_FROM_INTO(v1, F4(v0 + 19));
          say("F5.23", v1);
        }
        EXCEPT_AS(e24, ValueError) {
          say("F5.38", co.exception());
          say("F5.36", e24);
          TRY {
            TRY {
              YIELD_FROM(asyncio::sleep(2.6402549743652344));
            }
            FINALLY {
              say("F5.25");
              v1 = 59;
              say("F5.26");
              YIELD_FROM_INTO(std::tie(v2, v1), gather(F1(a), F2(a)));
              say("F5.27", v2);
              say("F5.27", v1);
            }
            END_TRY;
            say("F5.28");
          }
          EXCEPT_AS(e29, ErrA) {
            say("F5.33", co.exception());
            say("F5.31", e29);
            say("F5.30");
            say("F5.32", e29);
          }
          EXCEPT(ErrA, BaseException, BaseException) {
            say("F5.35", co.exception());
            say("F5.34");
          }
          END_TRY;
          say("F5.37", e24);
        }
        END_TRY;
      }
      EXCEPT(GeneratorExit) {
        say("F5.40", co.exception());
        say("F5.39");
      }
      ELSE {
        say("F5.41");
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
  drive([] { return F5(5); }, 3, {
    {11.461216926574707, Event::cancel_task, 1, 0, kErrA, nullptr},
    {3.3861122131347656, Event::exception, 2, 0, kErrB, "ev42"},
    {7.978397369384766, Event::cancel_future, 2, 0, kErrA, nullptr},
    {3.079927444458008, Event::result, 0, 40, kErrA, nullptr},
  });
}
}  // namespace p112

namespace p113 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v1 + 63);
      RETURN(v0 + 43);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Coroutine<void> F1(int) {
  return coroutine<void>([i1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 7) % 3 == 0) {
        YIELD_FROM(asyncio::sleep(0.7732610702514648));
        for (i1 = 0; i1 < 1; ++i1) {
          YIELD_FROM_INTO(v2, future(1));
          say("F1.2", v2);
          TRY {
            say("F1.3");
          }
          EXCEPT_AS(e4, Exception) {
            say("F1.8", co.exception());
            say("F1.6", e4);
            say("F1.5");
            say("F1.7", e4);
          }
          EXCEPT(CancelledError) {
            say("F1.10", co.exception());
            say("F1.9");
          }
          FINALLY {
            say("F1.11");
          }
          END_TRY;
        }
      }
      END;
  });
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0, x26 = 0](auto& co) mutable {
      BEGIN(co);
      say("F3.24");
      YIELD_FROM(asyncio::sleep(0.0));
      YIELD_FROM(future(2));
      YIELD_FROM_INTO(v0, future(1));
      say("F3.25", v0);
      TRY {
        YIELD_FROM(asyncio::sleep(1.1896142959594727));
        YIELD();
        TRY {
          FOR(x26, F0(94)) {
            say("F3.27", x26);
            YIELD_FROM(asyncio::sleep(1.6824111938476562));
            TRY {
              YIELD_FROM(asyncio::sleep(0.20852947235107422));
              v2 = v1 + 12;
              YIELD_FROM(F1(a));
            }
            FINALLY {
              say("F3.28");
            }
            END_TRY;
          }
          END_FOR;
        }
        EXCEPT(ErrA) {
          say("F3.30", co.exception());
          say("F3.29");
        }
        END_TRY;
      }
      FINALLY {
        say("F3.31");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 3, {
  });
}
}  // namespace p113

namespace p114 {
AsyncGenerator<int> F0(int) {
  return async_generator<int>([l9 = Range(), ownd4 = Map(), ownl10 = Range(), v0 = 0, v2 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v0);
        say("F0.19");
      }
      FINALLY {
        YIELD_FROM_INTO(v2, future(0));
        say("F0.1", v2);
        WITH_INTO(std::tie(v2, ownd4[0]), GivingTwo("W3", hides_value_error, 42)) {
          say("F0.0", v2);
          say("F0.0", ownd4);
          TRY {
            YIELD_FROM_INTO(v0, future(0));
            say("F0.5", v0);
            YIELD_FROM_INTO(v0, future(0));
            say("F0.6", v0);
            YIELD_FROM(asyncio::sleep(0.0));
          }
          EXCEPT_AS(e7, BaseException, ValueError) {
            say("F0.16", co.exception());
            say("F0.14", e7);
            l9 = {97};
            FOR(ownl10.emplace_back(), l9) {
              say("F0.11", ownl10);
              if (l9.size() < 7) l9.push_back(13);
              say("F0.12");
            }
            END_FOR;
            say("F0.15", e7);
          }
          ELSE {
            say("F0.17");
          }
          FINALLY {
            say("F0.18");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_TRY;
      END;
  });
}
AsyncGenerator<int> F1(int) {
  return async_generator<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W20", raises_at_exit}) {
          YIELD(64);
        }
        END_WITH;
      }
      FINALLY {
        TRY {
          TRY {
            RAISE(ErrA("m21"));
          }
          EXCEPT_AS(e22, ErrB) {
            say("F1.25", co.exception());
            say("F1.24", e22);
            RAISE(ErrB("m23"));
          }
          EXCEPT(GeneratorExit, RuntimeError, ErrA) {
            say("F1.27", co.exception());
            if ((v0 + 5) % 3 == 1) {
              say("F1.26");
            }
          }
          EXCEPT_AS(e28, Exception, RuntimeError) {
            say("F1.32", co.exception());
            say("F1.30", e28);
            say("F1.29");
            say("F1.31", e28);
          }
          ELSE {
            say("F1.33");
          }
          END_TRY;
        }
        EXCEPT_AS(e34, CancelledError) {
          say("F1.38", co.exception());
          say("F1.36", e34);
          say("F1.35");
          say("F1.37", e34);
        }
        ELSE {
          say("F1.39");
        }
        END_TRY;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      if ((v0 + 5) % 2 == 1) {
        YIELD();
        WITH(asynccontextmanager(F1(v2 + 86)), asynccontextmanager(F1(58)), AsyncManager{"W42", raises_at_exit, 0.0}) {
          WITH(asynccontextmanager(F1(62))) {
            YIELD_FROM_INTO(v2, future(0));
            say("F2.44", v2);
            RAISE(ErrA("m45"));
          }
          END_WITH;
        }
        END_WITH;
      }
      RETURN(v0 + 5);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.7453346252441406));
      WITH_INTO(v0, asynccontextmanager(F0(v1 + 13))) {
        say("F3.0", v0);
        YIELD_FROM_INTO(v1, F2(v2 + 72));
        say("F3.48", v1);
      }
      END_WITH;
      if ((v1 + 9) % 3 == 0) {
        TRY {
          RAISE(ValueError("m49"));
        }
        FINALLY {
          if ((v2 + 7) % 2 == 1) {
            TRY {
              YIELD_FROM_INTO(v2, F2(a));
              say("F3.50", v2);
              v1 = v0;
              YIELD_FROM_INTO(v1, F2(v0 + 49));
              say("F3.51", v1);
              YIELD_FROM(asyncio::sleep(0.0));
            }
            EXCEPT_AS(e52, BaseException) {
              say("F3.54", co.exception());
              say("F3.53", e52);
              RAISE();
            }
            ELSE {
              YIELD_FROM(F2(a));
              YIELD();
              YIELD_FROM(F2(v1));
            }
            END_TRY;
            YIELD_FROM(F2(69));
            RAISE(ErrA("m55"));
          }
        }
        END_TRY;
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {1.5506210327148438, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.656085014343262, Event::result, 0, 51, kErrA, nullptr},
    {3.3292341232299805, Event::result, 0, 73, kErrA, nullptr},
    {6.136709213256836, Event::exception, 0, 0, kErrB, "ev56"},
    {11.7484130859375, Event::exception, 0, 0, kTypeError, "ev57"},
    {7.877979278564453, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p114

namespace p115 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int i7 = 0;
    Sent s2 = Sent();
    Sent s5 = Sent();
    Sent s9 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      for (i1 = 0; i1 < 3; ++i1) {
        if ((v2 + 8) % 2 == 0) {
          YIELD_INTO(s2, a);
          say("F0.3", s2);
        }
        YIELD(v0 + 67);
        say("F0.4");
      }
      YIELD_INTO(s5, v2);
      say("F0.6", s5);
      TRY {
        YIELD(v0 + 47);
        for (i7 = 0; i7 < 2; ++i7) {
          WITH(Raising{{"W8", raises_at_enter}}) {
            YIELD_INTO(s9, v2);
            say("F0.10", s9);
          }
          END_WITH;
        }
      }
      EXCEPT_AS(e11, ErrA) {
        say("F0.15", co.exception());
        say("F0.13", e11);
        say("F0.12");
        say("F0.14", e11);
      }
      FINALLY {
        say("F0.16");
      }
      END_TRY;
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s25 = Sent(), s27 = Sent(), v0 = 0, v1 = 0, v2 = 0, x17 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x17, F0(a)) {
        say("F1.18", x17);
        TRY {
          YIELD_FROM_INTO(v2, F0(v2));
          say("F1.19", v2);
        }
        FINALLY {
          TRY {
            TRY {
              YIELD(42);
              v2 = a;
            }
            EXCEPT(ValueError, Exception, ErrA) {
              say("F1.21", co.exception());
              YIELD(24);
              YIELD_FROM_INTO(v1, F0(a));
              say("F1.20", v1);
              RAISE();
            }
            EXCEPT(CancelledError) {
              say("F1.23", co.exception());
              say("F1.22");
            }
            FINALLY {
              YIELD_FROM_INTO(v0, F0(v0));
              say("F1.24", v0);
            }
            END_TRY;
            if ((v1 + 9) % 3 == 1) {
              say("F1.29");
            } else {
              YIELD(a);
              YIELD_FROM(F0(v2 + 99));
              YIELD_INTO(s25, 24);
              say("F1.26", s25);
              YIELD_INTO(s27, v0 + 10);
              say("F1.28", s27);
              break;
            }
          }
          EXCEPT_AS(e30, RuntimeError) {
            say("F1.34", co.exception());
            say("F1.32", e30);
            say("F1.31");
            say("F1.33", e30);
          }
          EXCEPT_AS(e35, BaseException) {
            say("F1.39", co.exception());
            say("F1.37", e35);
            say("F1.36");
            say("F1.38", e35);
          }
          FINALLY {
            say("F1.40");
          }
          END_TRY;
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v0 + 17);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kCancelledError, "op41"},
    {Op::raise, 0, kStopIteration, "op42"},
    {Op::raise, 0, kValueError, "op43"},
    {Op::raise, 0, kErrA, "op44"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p115

namespace p116 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RETURN(v1 + 61);
      RETURN(74);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0, v2 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = v1 + 66;
      YIELD(18);
      TRY {
        YIELD(v1 + 33);
        say("F1.1");
        FOR(x2, F0(43)) {
          say("F1.3", x2);
          if ((v1 + 0) % 2 == 1) {
            say("F1.5");
          } else {
            YIELD_FROM_INTO(v0, F0(v2 + 95));
            say("F1.4", v0);
          }
        }
        END_FOR;
      }
      FINALLY {
        say("F1.6");
      }
      END_TRY;
      RETURN(v2 + 18);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, d12 = Map(), ownl15 = Range(), v0 = 0, v1 = 0, v2 = 0, x11 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v2, F1(v1));
        say("F2.7", v2);
        say("F2.8");
        WITH_INTO(v0, Giving("W10", plain, 75)) {
          say("F2.0", v0);
          d12 = {{0, 17}};
          FOR(std::tie(x11, x13), d12) {
            say("F2.14", x11);
            say("F2.14", x13);
            YIELD_FROM_INTO(ownl15.emplace_back(), F0(a));
            say("F2.16", ownl15);
            if ((v0 + 6) % 2 == 0) {
              say("F2.19");
            } else {
              YIELD_FROM_INTO(v1, F0(v2 + 64));
              say("F2.17", v1);
              YIELD_FROM_INTO(v1, F0(15));
              say("F2.18", v1);
              YIELD_FROM(F1(v0 + 54));
            }
          }
          END_FOR;
        }
        END_WITH;
      }
      EXCEPT_AS(e20, ErrA, BaseException) {
        say("F2.24", co.exception());
        say("F2.22", e20);
        say("F2.21");
        say("F2.23", e20);
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, void> F4(int) {
  struct Body {
    int i33 = 0;
    Manager m31 = Manager();
    int v2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD(v2 + 80);
        say("F4.50");
      }
      EXCEPT(GeneratorExit) {
        say("F4.48", co.exception());
        TRY {
          TRY {
            WITH_INTO(m31, Manager{"W30", plain}) {
              say(m31.tag);
              v2 = 72;
              say("F4.32");
              RAISE();
            }
            END_WITH;
            for (i33 = 0; i33 < 3; ++i33) {
              RAISE(RuntimeError("m34"));
            }
          }
          EXCEPT_AS(e35, Exception) {
            say("F4.38", co.exception());
            say("F4.37", e35);
            RAISE(ErrB("m36"));
          }
          EXCEPT_AS(e39, ErrB) {
            say("F4.44", co.exception());
            say("F4.42", e39);
            TRY {
              say("F4.40");
            }
            FINALLY {
              say("F4.41");
            }
            END_TRY;
            say("F4.43", e39);
          }
          END_TRY;
        }
        EXCEPT(AttributeError) {
          say("F4.46", co.exception());
          say("F4.45");
        }
        FINALLY {
          say("F4.47");
        }
        END_TRY;
      }
      ELSE {
        say("F4.49");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i51 = 0, i54 = 0, s52 = Sent(), s61 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F1(v0));
      YIELD_FROM(Range{40, 96, 20});
      YIELD(83);
      for (i51 = 0; i51 < 2; ++i51) {
        YIELD_INTO(s52, 90);
        say("F5.53", s52);
        YIELD(a);
      }
      for (i54 = 0; i54 < 1; ++i54) {
        v2 = a;
        TRY {
          WITH_INTO(v1, contextmanager(F4(22))) {
            say("F5.0", v1);
            TRY {
              break;
            }
            EXCEPT(Exception) {
              say("F5.58", co.exception());
              YIELD(a);
              RAISE(TypeError("m57"));
            }
            ELSE {
              YIELD_FROM_INTO(v1, F2(a));
              say("F5.59", v1);
            }
            END_TRY;
            WITH(Manager{"W60", hides_all}) {
              RETURN_FROM(F2(57));
            }
            END_WITH;
            v2 = a;
            YIELD(v2 + 90);
          }
          END_WITH;
          YIELD_INTO(s61, v0);
          say("F5.62", s61);
        }
        EXCEPT(BaseException) {
          say("F5.64", co.exception());
          RAISE(ErrA("m63"));
        }
        END_TRY;
        TRY {
          say("F5.65");
        }
        EXCEPT_AS(e66, ErrA) {
          say("F5.70", co.exception());
          say("F5.68", e66);
          say("F5.67");
          say("F5.69", e66);
        }
        FINALLY {
          say("F5.71");
        }
        END_TRY;
      }
      RETURN(77);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::raise, 0, kErrB, "op72"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 66, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p116

namespace p117 {
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i10 = 0;
    int i11 = 0;
    int i6 = 0;
    int i7 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i6 = 0; i6 < 3; ++i6) {
        if ((v1 + 6) % 3 == 0) {
          for (i7 = 0; i7 < 3; ++i7) {
            YIELD_FROM_INTO(v1, future(0));
            say("F2.8", v1);
            break;
          }
          YIELD_FROM_INTO(v0, future(0));
          say("F2.9", v0);
          YIELD_FROM(future(0));
        }
        for (i10 = 0; i10 < 1; ++i10) {
          for (i11 = 0; i11 < 3; ++i11) {
            TRY {
              v0 = v0 + 51;
              YIELD_FROM(asyncio::sleep(0.0));
              RAISE(TypeError("m12"));
            }
            EXCEPT(GeneratorExit) {
              say("F2.13", co.exception());
              YIELD_FROM(asyncio::sleep(0.9521970748901367));
            }
            END_TRY;
            TRY {
              YIELD_FROM(future(0));
              YIELD_FROM(future(0));
              YIELD_FROM_INTO(v1, future(0));
              say("F2.14", v1);
            }
            EXCEPT(StopIteration, ValueError, Exception) {
              say("F2.17", co.exception());
              say("F2.15");
              YIELD_FROM_INTO(v2, future(0));
              say("F2.16", v2);
            }
            END_TRY;
          }
        }
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
  drive([] { return F2(5); }, 1, {
    {7.493863105773926, Event::cancel_future, 0, 0, kErrA, nullptr},
    {8.411996841430664, Event::cancel_task, 0, 0, kErrA, nullptr},
    {7.075887680053711, Event::cancel_future, 0, 0, kErrA, nullptr},
    {9.130895614624023, Event::cancel_future, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p117

namespace p118 {
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([d39 = Map(), s42 = Sent(), v0 = 0, v1 = 0, v2 = 0, x38 = 0, x40 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0);
      d39 = {{0, 37}, {1, 13}, {2, 8}, {3, 36}};
      FOR(std::tie(x38, x40), d39) {
        say("F3.41", x38);
        say("F3.41", x40);
        YIELD_INTO(s42, 63);
        say("F3.43", s42);
        if (d39.count(x38)) d39[x38] = 44;
        YIELD(v2);
        v1 = 31;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::raise, 0, kErrB, "op45"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op46"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op47"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p118

namespace p119 {
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      v0 = v2;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i38 = 0, i39 = 0, s44 = Sent(), x42 = 0](auto& co) mutable {
      BEGIN(co);
      for (i38 = 0; i38 < 1; ++i38) {
        for (i39 = 0; i39 < 3; ++i39) {
          RAISE(TypeError("m40"));
        }
        boom(kErrB, "m41");
      }
      FOR(x42, F4(87)) {
        say("F5.43", x42);
        YIELD_INTO(s44, 37);
        say("F5.45", s44);
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 0, kErrA, nullptr},
    {Op::send, 65, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 35, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op46"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 4, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p119

namespace p120 {
Generator<int, Sent, void> F4(int a) {
  return generator<int, Sent, void>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.49");
      if ((v2 + 1) % 2 == 1) {
        say("F4.54");
      } else {
        YIELD(a);
        YIELD(v0 + 80);
        TRY {
          v0 = 67;
          YIELD(v0 + 16);
        }
        EXCEPT(Exception) {
          say("F4.50", co.exception());
          RAISE();
        }
        EXCEPT(ErrA) {
          say("F4.52", co.exception());
          YIELD(15);
          if ((v1 + 1) % 2 == 0) {
            say("F4.51");
          } else {
            v2 = 21;
          }
        }
        FINALLY {
          say("F4.53");
        }
        END_TRY;
      }
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, m57 = Manager(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = 70;
      WITH_INTO(m57, Manager{"W56", hides_value_error}) {
        say(m57.tag);
        YIELD(83);
        YIELD(v0);
        YIELD_FROM(F4(v2 + 72));
      }
      END_WITH;
      YIELD_FROM(F4(62));
      TRY {
        YIELD(v1 + 61);
        YIELD(a);
        YIELD(a);
        YIELD_FROM(F4(v2));
      }
      EXCEPT_AS(e58, ValueError) {
        say("F5.61", co.exception());
        say("F5.59", e58);
        if ((v1 + 8) % 2 == 1) {
          TRY {
          }
          FINALLY {
            v1 = a;
          }
          END_TRY;
        }
        say("F5.60", e58);
      }
      EXCEPT(ValueError) {
        say("F5.63", co.exception());
        say("F5.62");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 49, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op64"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 50, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op65"},
    {Op::send, 41, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op66"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p120

namespace p121 {
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(1));
        case 1:
        co.result();
        v2 = a;
        return co.return_(v1);
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
    int i28 = 0;
    Range ownl29 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        say("F4.24");
      }
      EXCEPT(BaseException) {
        say("F4.35", co.exception());
        YIELD_FROM(asyncio::sleep(3.9055604934692383));
        TRY {
          if ((v0 + 7) % 3 == 1) {
            YIELD_FROM_INTO(v1, F2(v1));
            say("F4.31", v1);
            YIELD();
            v2 = a;
          } else {
            YIELD_FROM(asyncio::sleep(2.648116111755371));
            if ((v1 + 3) % 2 == 1) {
              say("F4.27");
            } else {
              say("F4.25");
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM_INTO(v1, F2(v2 + 63));
              say("F4.26", v1);
              v2 = 81;
              RAISE();
            }
            for (i28 = 0; i28 < 2; ++i28) {
              RETURN(v1 + 45);
            }
            YIELD_FROM_INTO(std::tie(ownl29.emplace_back(), v0), two(46, 39, 0.0));
            say("F4.30", ownl29);
            say("F4.30", v0);
          }
        }
        EXCEPT(Exception, BaseException) {
          say("F4.33", co.exception());
          say("F4.32");
        }
        FINALLY {
          say("F4.34");
        }
        END_TRY;
      }
      EXCEPT(ValueError) {
        say("F4.37", co.exception());
        say("F4.36");
      }
      END_TRY;
      RETURN(3);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {6.1860761642456055, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p121

namespace p122 {
Generator<int, Sent, int> F3(int) {
  return generator<int, Sent, int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v2);
      RETURN(86);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 11, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op21"},
    {Op::send, 44, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op22"},
    {Op::raise, 0, kErrB, "op23"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p122

namespace p123 {
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v1 + 2);
      YIELD(v1 + 98);
      YIELD(67);
      YIELD(v2 + 87);
      RETURN(v2);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v1 + 2) % 3 == 1) {
          return co.raise(ErrA("m1"));
        }
        say("F2.2");
        if ((v1 + 6) % 3 == 0) {
          return co.raise(RuntimeError("m3"));
        }
        say("F2.4");
        return co.return_(v1);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      TRY {
        YIELD_FROM_INTO(v1, future(0));
        say("F3.5", v1);
      }
      EXCEPT_AS(e6, Exception, BaseException, BaseException) {
        say("F3.10", co.exception());
        say("F3.8", e6);
        say("F3.7");
        say("F3.9", e6);
      }
      EXCEPT_AS(e11, StopIteration) {
        say("F3.15", co.exception());
        say("F3.13", e11);
        say("F3.12");
        say("F3.14", e11);
      }
      ELSE {
        say("F3.16");
      }
      END_TRY;
      RETURN(v0 + 10);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, v0 = 0, v1 = 0, v2 = 0, x19 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.17");
      YIELD_FROM(F2(v1 + 4));
      YIELD_FROM_INTO(v0, F3(a));
      say("F4.18", v0);
      FOR(x19, F1(v1)) {
        say("F4.20", x19);
        YIELD_FROM_INTO(v0, F3(a));
        say("F4.21", v0);
        break;
      }
      END_FOR;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {11.815120697021484, Event::cancel_task, 0, 0, kErrA, nullptr},
    {4.860893249511719, Event::exception, 0, 0, kValueError, "ev22"},
    {8.345453262329102, Event::result, 0, 43, kErrA, nullptr},
  });
}
}  // namespace p123

namespace p124 {
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([l29 = Range(), ownl30 = Range(), s24 = Sent(), s26 = Sent(), v0 = 0, v2 = 0, x28 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_INTO(s24, v0 + 71);
        say("F1.25", s24);
        YIELD_INTO(s26, v2);
        say("F1.27", s26);
        YIELD(v2);
        l29 = {40, 36, 63};
        FOR(ownl30.emplace_back(), l29) {
          say("F1.31", ownl30);
          if (l29.size() < 7) l29.push_back(34);
          if (!l29.empty()) l29.erase(l29.begin());
          RAISE(ErrA("m33"));
        }
        END_FOR;
      }
      EXCEPT_AS(e35, Exception) {
        say("F1.41", co.exception());
        say("F1.39", e35);
        WITH(Manager{"W36", raises_at_enter}, suppress<ErrA, TypeError>()) {
          say("F1.38");
        }
        END_WITH;
        say("F1.40", e35);
      }
      FINALLY {
        say("F1.42");
      }
      END_TRY;
      RETURN(11);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::send, 54, kErrA, nullptr},
    {Op::send, 67, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 76, kErrA, nullptr},
    {Op::send, 81, kErrA, nullptr},
    {Op::send, 12, kErrA, nullptr},
    {Op::raise, 0, kStopIteration, "op43"},
    {Op::send, 86, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p124

}  // namespace

extern const std::vector<Program> programs_100;
const std::vector<Program> programs_100 = {
    {100, &p100::run, R"~(time 0
root 5
task 89
)~"},
    {101, &p101::run, R"~(yields 24
F0.2 None
yields 60
raises ErrB(op73)
closed
raises TypeError(op74)
stops
stops
dropped
)~"},
    {102, &p102::run, R"~(F2.31
F2.41
F3.42 31
F2.31
F2.41
F3.44 ValueError(m43)
A52 anext 0
time 1523
root 111
)~"},
    {103, &p103::run, R"~(raises RuntimeError(op5)
stops
stops
stops
stops
raises ErrA(op6)
stops
stops
raises ValueError(op7)
stops
stops
closed
stops
dropped
)~"},
    {104, &p104::run, R"~(raises ValueError(op21)
stops
raises GeneratorExit(op22)
closed
stops
dropped
)~"},
    {105, &p105::run, R"~(yields 5
F5.62 None
yields 5
F5.69
dropped
)~"},
    {106, &p106::run, R"~(F0.2 55
yields 32
raises ErrA(op27)
raises ErrB(op28)
stops
stops
stops
stops
raises RuntimeError(op29)
stops
raises ErrB(op30)
stops
raises ErrA(op31)
dropped
)~"},
    {107, &p107::run, R"~(F2.11 8
W12 aenter
W13 enter
W13 exit CancelledError()
W12 aexit
W12 exit CancelledError()
time 3052
root is cancelled
)~"},
    {108, &p108::run, R"~(F1.20
F1.21
F1.20
F1.21
F4.35 [4]
F4.35 4
F4.36
time 0
root 5
)~"},
    {109, &p109::run, R"~(W1 aenter
W1 aexit
W1 exit None
time 537
root ErrA(m5)
)~"},
    {110, &p110::run, R"~(W71 enter
W71
yields 1
F2.22
F2.24 68
yields 21
F2.40
W71 exit GeneratorExit()
unraisable RuntimeError(m79)
dropped
)~"},
    {111, &p111::run, R"~(stops 73
raises ValueError(op40)
raises ErrB(op41)
closed
raises ErrB(op42)
stops
stops
stops
stops
dropped
)~"},
    {112, &p112::run, R"~(F5.19 40
F5.21
time 3467
root ErrB(ev42)
)~"},
    {113, &p113::run, R"~(F3.24
time 1024000
root is cancelled
)~"},
    {114, &p114::run, R"~(F3.0 0
time 1587
root is cancelled
)~"},
    {115, &p115::run, R"~(raises CancelledError(op41)
raises StopIteration(op42)
raises ValueError(op43)
raises ErrA(op44)
stops
stops
dropped
)~"},
    {116, &p116::run, R"~(raises ErrB(op72)
stops
stops
stops
dropped
)~"},
    {117, &p117::run, R"~(time 7245
root is cancelled
)~"},
    {118, &p118::run, R"~(raises ErrB(op45)
stops
closed
raises ValueError(op46)
stops
raises RuntimeError(op47)
dropped
)~"},
    {119, &p119::run, R"~(raises TypeError(m40)
stops
stops
stops
closed
stops
raises ErrB(op46)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {120, &p120::run, R"~(W56 enter
W56
yields 83
yields 70
W56 exit ValueError(op64)
F4.49
F4.54
yields 61
yields 5
yields 5
F4.49
F4.54
stops 70
raises ErrA(op65)
stops
raises CancelledError(op66)
stops
stops
stops
dropped
)~"},
    {121, &p121::run, R"~(F4.24
time 0
root 3
)~"},
    {122, &p122::run, R"~(closed
stops
stops
stops
stops
raises RuntimeError(op21)
stops
stops
stops
stops
raises CancelledError(op22)
raises ErrB(op23)
dropped
)~"},
    {123, &p123::run, R"~(F4.17
F2.2
time 0
root RuntimeError(m3)
)~"},
    {124, &p124::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(can't send non-None value to a just-started generator)
yields 71
F1.25 76
yields 0
F1.27 81
yields 0
F1.31 [40]
F1.41 ErrA(m33)
F1.39 m33
W36 enter
F1.42
raises ErrB(W36)
raises StopIteration(op43)
stops
dropped
)~"},
};
}  // namespace judge
