// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p25 {
Coroutine<int> F2(int) {
  return coroutine<int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, future(0));
      say("F2.34", v2);
      RETURN(v2 + 14);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
  });
}
}  // namespace p25

namespace p26 {
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i23 = 0;
    Range ownl21 = Range();
    Sent s26 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x17 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        say("F2.15");
        say("F2.16");
        YIELD(8);
        v0 = 2;
        FOR(x17, Range{83, 80}) {
          say("F2.18", x17);
          if ((v1 + 9) % 3 == 0) {
            WITH_INTO(std::tie(ownl21.emplace_back(), v1), GivingTwo("W20", plain, 25)) {
              say("F2.0", ownl21);
              say("F2.0", v1);
              say("F2.22");
              YIELD(a);
            }
            END_WITH;
            break;
          } else {
            YIELD(v0 + 39);
          }
          YIELD(a);
          continue;
        }
        END_FOR;
      }
      EXCEPT(AttributeError, ValueError, Exception) {
        say("F2.24", co.exception());
        YIELD(a);
        for (i23 = 0; i23 < 2; ++i23) {
          break;
        }
      }
      EXCEPT(RuntimeError) {
        say("F2.30", co.exception());
        WITH(Manager{"W25", raises_at_exit}) {
          YIELD(v1);
          YIELD_INTO(s26, v2 + 32);
          say("F2.27", s26);
          if ((v0 + 7) % 3 == 0) {
            say("F2.29");
          } else {
            say("F2.28");
          }
        }
        END_WITH;
      }
      END_TRY;
      RETURN(0);
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
    {Op::send, 88, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 45, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p26

namespace p27 {
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    Range l29 = Range();
    int v0 = 0;
    int v1 = 0;
    int x28 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        TRY {
          l29 = {91, 91};
          FOR(x28, l29) {
            say("F3.30", x28);
            break;
          }
          END_FOR;
          YIELD(a);
        }
        EXCEPT(RuntimeError, ValueError, Exception) {
          say("F3.32", co.exception());
          if ((v0 + 2) % 3 == 0) {
            say("F3.31");
          }
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F3.34", co.exception());
        say("F3.33");
      }
      END_TRY;
      RETURN(v1);
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
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p27

namespace p28 {
Coroutine<int> F0(int) {
  return coroutine<int>([i2 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(0));
      WITH(suppress<ErrA, TypeError>()) {
        for (i2 = 0; i2 < 1; ++i2) {
          WITH(AsyncManager{"W3", hides_value_error, 3.6702470779418945}) {
            YIELD_FROM(asyncio::sleep(0.3146343231201172));
            TRY {
              boom(kErrA, "m4");
              YIELD_FROM_INTO(std::tie(v1, v0), two(8, 4, 3.0549659729003906));
              say("F0.5", v1);
              say("F0.5", v0);
              YIELD_FROM_INTO(v1, future(0));
              say("F0.6", v1);
            }
            EXCEPT_AS(e7, BaseException) {
              say("F0.11", co.exception());
              say("F0.9", e7);
              say("F0.8");
              say("F0.10", e7);
            }
            EXCEPT(BaseException, StopIteration, RuntimeError) {
              say("F0.13", co.exception());
              say("F0.12");
            }
            ELSE {
              say("F0.14");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      END_WITH;
      RETURN(v2 + 66);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      say("F1.15");
      YIELD_FROM_INTO(v2, F0(56));
      say("F1.16", v2);
      YIELD_FROM_INTO(v2, F0(51));
      say("F1.17", v2);
      RETURN(v2 + 37);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RETURN(a);
      RETURN(9);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Generator<int, Sent, void> F4(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD(a);
      }
      EXCEPT(Exception) {
        say("F4.28", co.exception());
        RETURN();
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, ownd43 = Map(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(v2, F1(v2));
        say("F5.29", v2);
        YIELD_FROM(F0(v1));
      }
      EXCEPT_AS(e30, ErrA) {
        say("F5.33", co.exception());
        say("F5.32", e30);
        YIELD_FROM_INTO(v1, future(0));
        say("F5.31", v1);
        RAISE();
      }
      FINALLY {
        TRY {
          YIELD_FROM_INTO(v1, F1(v2));
          say("F5.34", v1);
          v0 = v1;
          YIELD_FROM(F3(a));
        }
        EXCEPT_AS(e35, Exception) {
          say("F5.47", co.exception());
          say("F5.45", e35);
          say("F5.36", e35);
          YIELD_FROM_INTO(v2, F3(17));
          say("F5.37", v2);
          YIELD_FROM(future(0));
          WITH(Manager{"W38", plain}, AsyncManager{"W39", plain, 3.4325180053710938}, Raising{{"W40", plain}}) {
            YIELD_FROM(F3(a));
            WITH_INTO(ownd43[v0 % 5], contextmanager(F4(24))) {
              say("F5.0", ownd43);
              YIELD_FROM_INTO(v1, future(0));
              say("F5.44", v1);
            }
            END_WITH;
          }
          END_WITH;
          say("F5.46", e35);
        }
        END_TRY;
      }
      END_TRY;
      RETURN(v1 + 35);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {4.440608978271484, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p28

namespace p29 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i3 = 0;
    int i6 = 0;
    Sent s1 = Sent();
    Sent s4 = Sent();
    Sent s7 = Sent();
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, a);
        case 1:
        co.sent(s1);
        say("F0.2", s1);
        for (i3 = 0; i3 < 2; ++i3) {
          return co.yield_(2, v2 + 63);
          case 2:
          co.sent(s4);
          say("F0.5", s4);
        }
        for (i6 = 0; i6 < 3; ++i6) {
          return co.yield_(3, v1 + 21);
          case 3:
          co.sent(s7);
          say("F0.8", s7);
        }
        if ((v2 + 9) % 2 == 1) {
          return co.raise(ValueError("m9"));
        }
        return co.return_(v1 + 65);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, void> F1(int a) {
  struct Body {
    int a;
    int i16 = 0;
    Sent s17 = Sent();
    int v1 = 0;
    int x10 = 0;
    int x19 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        FOR(x10, F0(v1)) {
          say("F1.11", x10);
          TRY {
            RAISE(ErrA("m12"));
          }
          EXCEPT_AS(e13, GeneratorExit) {
            say("F1.15", co.exception());
            say("F1.14", e13);
            break;
          }
          ELSE {
            YIELD_FROM(F0(55));
          }
          END_TRY;
        }
        END_FOR;
        for (i16 = 0; i16 < 3; ++i16) {
          YIELD(66);
          YIELD(47);
          break;
        }
        YIELD_INTO(s17, a);
        say("F1.18", s17);
        FOR(x19, F0(a)) {
          say("F1.20", x19);
          say("F1.21");
        }
        END_FOR;
      }
      EXCEPT_AS(e22, CancelledError, Exception, ErrB) {
        say("F1.26", co.exception());
        say("F1.24", e22);
        say("F1.23");
        say("F1.25", e22);
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F3(int) {
  struct Body {
    Sent s40 = Sent();
    Sent s42 = Sent();
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v1);
        case 1:
        co.sent(s40);
        say("F3.41", s40);
        return co.yield_(2, 38);
        case 2:
        co.sent(s42);
        say("F3.43", s42);
        return co.return_(94);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  struct Body {
    int a;
    Sent s45 = Sent();
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W44", plain}) {
        if ((v1 + 1) % 3 == 1) {
          TRY {
            say("F4.47");
          }
          EXCEPT_AS(e48, GeneratorExit) {
            say("F4.52", co.exception());
            say("F4.50", e48);
            say("F4.49");
            say("F4.51", e48);
          }
          FINALLY {
            say("F4.53");
          }
          END_TRY;
        } else {
          YIELD_INTO(s45, v2 + 90);
          say("F4.46", s45);
        }
      }
      END_WITH;
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  struct Body {
    int a;
    int i54 = 0;
    int i55 = 0;
    Map ownd59 = Map();
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_FROM(F1(v0));
      YIELD_FROM(F4(a));
      for (i54 = 0; i54 < 1; ++i54) {
        for (i55 = 0; i55 < 2; ++i55) {
          RETURN_FROM(F0(a));
        }
        say("F5.56");
      }
      WITH_INTO(ownd59[1], Giving("W58", plain, 14)) {
        say("F5.0", ownd59);
        YIELD_FROM_INTO(v0, F3(a));
        say("F5.60", v0);
        say("F5.61");
      }
      END_WITH;
      RETURN(v0 + 65);
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
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p29

namespace p30 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int i2 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      TRY {
        YIELD(a);
        say("F0.8");
      }
      EXCEPT(AttributeError, Exception, Exception) {
        say("F0.4", co.exception());
        for (i1 = 0; i1 < 2; ++i1) {
          for (i2 = 0; i2 < 1; ++i2) {
            say("F0.3");
          }
        }
      }
      EXCEPT(CancelledError) {
        say("F0.6", co.exception());
        say("F0.5");
      }
      ELSE {
        say("F0.7");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i19 = 0, s28 = Sent(), v0 = 0, v1 = 0, x21 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(37);
        for (i19 = 0; i19 < 1; ++i19) {
          TRY {
            TRY {
              break;
            }
            EXCEPT(CancelledError) {
              say("F2.20", co.exception());
            }
            END_TRY;
            YIELD(v0);
            FOR(x21, Range{0, 18, 54}) {
              say("F2.22", x21);
              YIELD(97);
            }
            END_FOR;
            WITH_INTO(v0, contextmanager(F0(v1 + 15))) {
              say("F2.0", v0);
              YIELD_FROM(Range{14, 22, 20});
              RAISE(ValueError("m25"));
            }
            END_WITH;
            WITH(Manager{"W26", plain}, Raising{{"W27", raises_at_enter}}) {
              YIELD_INTO(s28, a);
              say("F2.29", s28);
            }
            END_WITH;
          }
          FINALLY {
            say("F2.30");
          }
          END_TRY;
        }
      }
      EXCEPT_AS(e31, BaseException) {
        say("F2.35", co.exception());
        say("F2.33", e31);
        say("F2.32");
        say("F2.34", e31);
      }
      FINALLY {
        say("F2.36");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      say("F5.66");
      boom(kTypeError, "m67");
      say("F5.68");
      YIELD_FROM_INTO(v1, F2(a));
      say("F5.69", v1);
      YIELD(46);
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op70"},
    {Op::raise, 0, kErrB, "op71"},
    {Op::raise, 0, kGeneratorExit, "op72"},
    {Op::raise, 0, kErrB, "op73"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 82, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op74"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p30

namespace p31 {
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int i17 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      TRY {
        TRY {
          for (i17 = 0; i17 < 1; ++i17) {
            TRY {
              YIELD();
              v2 = 36;
              v2 = a;
              break;
            }
            EXCEPT(GeneratorExit) {
              say("F1.18", co.exception());
              RETURN();
            }
            EXCEPT_AS(e19, TypeError) {
              say("F1.23", co.exception());
              say("F1.21", e19);
              YIELD_FROM_INTO(v1, future(0));
              say("F1.20", v1);
              say("F1.22", e19);
            }
            FINALLY {
              say("F1.24");
            }
            END_TRY;
          }
        }
        EXCEPT_AS(e25, TypeError) {
          say("F1.29", co.exception());
          say("F1.27", e25);
          say("F1.26");
          say("F1.28", e25);
        }
        END_TRY;
      }
      FINALLY {
        say("F1.30");
      }
      END_TRY;
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<void>(body);
}
Coroutine<int> F3(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = 38;
      RETURN(v1);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i37 = 0, ownl41 = Range(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F1(v2));
      for (i37 = 0; i37 < 3; ++i37) {
        say("F4.38");
        WITH_INTO(ownl41.emplace_back(), Giving("W40", raises_at_exit, 98)) {
          say("F4.0", ownl41);
          YIELD_FROM(asyncio::sleep(0.0));
          YIELD_FROM_INTO(ownl41.emplace_back(), F3(34));
          say("F4.42", ownl41);
          break;
        }
        END_WITH;
      }
      YIELD_FROM(F1(v0 + 39));
      WITH(AsyncManager{"W43", plain, 1.9201946258544922}) {
        WITH(suppress<ErrB, ErrA>(), suppress<CancelledError, TypeError>()) {
          TRY {
            RAISE(GeneratorExit("m46"));
          }
          EXCEPT_AS(e47, CancelledError, ErrB, ValueError) {
            say("F4.49", co.exception());
            say("F4.48", e47);
            RETURN_FROM(F3(a));
          }
          FINALLY {
            say("F4.50");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v1 + 16);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 1, {
    {4.398490905761719, Event::result, 0, 99, kErrA, nullptr},
  });
}
}  // namespace p31

namespace p32 {
Coroutine<int> F0(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(0.0));
        case 1:
        co.result();
        if ((v1 + 5) % 2 == 0) {
          return co.raise(ErrA("m1"));
        }
        return co.yield_from(2, asyncio::sleep(3.81374454498291));
        case 2:
        co.result();
        return co.return_(v1);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i22 = 0;
    int i25 = 0;
    Outcome<int> o26 = Outcome<int>();
    Range ownl30 = Range();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(0));
      say("F2.21", v1);
      for (i22 = 0; i22 < 2; ++i22) {
        v0 = 77;
        WITH(AsyncManager{"W23", hides_value_error, 0.0}, Manager{"W24", plain}) {
          for (i25 = 0; i25 < 1; ++i25) {
            if ((v1 + 0) % 2 == 0) {
              break;
            } else {
              continue;
            }
            v2 = 23;
            YIELD();
            RETURN_FROM(future(0));
          }
          YIELD_FROM_OUTCOME(o26, F0(v2));
          say("F2.27", o26);
        }
        END_WITH;
        TRY {
          break;
        }
        FINALLY {
          if ((v0 + 6) % 3 == 0) {
            WITH_INTO(std::tie(v1, ownl30.emplace_back()), GivingTwo("W29", raises_at_exit, 70)) {
              say("F2.0", v1);
              say("F2.0", ownl30);
              YIELD();
              say("F2.31");
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(3.823770523071289));
            }
            END_WITH;
            RETURN_FROM(F0(a));
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
  return coroutine<int>(body);
}
void run() {
  drive([] { return F2(5); }, 1, {
  });
}
}  // namespace p32

namespace p33 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.27");
      v0 = a;
      if ((v2 + 0) % 2 == 1) {
        TRY {
          TRY {
            v1 = a;
            WITH(suppress<ErrB, TypeError>()) {
              RAISE(ErrA("m29"));
            }
            END_WITH;
            RAISE(ErrA("m30"));
          }
          EXCEPT_AS(e31, Exception, RuntimeError, RuntimeError) {
            say("F2.35", co.exception());
            say("F2.33", e31);
            say("F2.32");
            say("F2.34", e31);
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F2.37", co.exception());
          say("F2.36");
        }
        ELSE {
          say("F2.38");
        }
        FINALLY {
          say("F2.39");
        }
        END_TRY;
      } else {
        YIELD_FROM(Range{39, 3, 96});
      }
      RETURN(3);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::send, 49, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op40"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op41"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p33

namespace p34 {
Generator<int, Sent, void> F0(int a) {
  struct Body {
    int a;
    Step operator()(Gen<int, Sent, void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, a);
        case 1:;
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, l5 = Range(), s10 = Sent(), v0 = 0, v1 = 0, v2 = 0, x2 = 0, x4 = 0](auto& co) mutable {
      BEGIN(co);
      say("F1.1");
      YIELD(7);
      FOR(x2, Range{37, 48}) {
        say("F1.3", x2);
        YIELD(v0 + 22);
        TRY {
          YIELD(74);
          l5 = {22, 51};
          FOR(x4, l5) {
            say("F1.6", x4);
            TRY {
              YIELD_FROM(F0(a));
            }
            EXCEPT(Exception, RuntimeError, GeneratorExit) {
              say("F1.9", co.exception());
              YIELD_FROM(F0(v1));
              if (l5.size() < 7) l5.push_back(7);
              v0 = a;
              YIELD(v1);
              say("F1.8");
            }
            END_TRY;
            TRY {
              YIELD_INTO(s10, v2 + 33);
              say("F1.11", s10);
            }
            EXCEPT(BaseException) {
              say("F1.12", co.exception());
              YIELD_FROM(F0(94));
            }
            EXCEPT(ValueError) {
              say("F1.14", co.exception());
              say("F1.13");
            }
            FINALLY {
              say("F1.15");
            }
            END_TRY;
          }
          END_FOR;
        }
        EXCEPT_AS(e16, ErrA) {
          say("F1.20", co.exception());
          say("F1.18", e16);
          say("F1.17");
          say("F1.19", e16);
        }
        EXCEPT(CancelledError) {
          say("F1.22", co.exception());
          say("F1.21");
        }
        ELSE {
          say("F1.23");
        }
        FINALLY {
          say("F1.24");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(v2 + 39);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op25"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 96, kErrA, nullptr},
    {Op::send, 96, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 81, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p34

namespace p35 {
Generator<int, Sent, int> F3(int) {
  struct Body {
    Map d16 = Map();
    int v0 = 0;
    int v1 = 0;
    int x15 = 0;
    int x17 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Raising{{"W13", plain}}, Manager{"W14", plain}) {
        YIELD(v0);
      }
      END_WITH;
      d16 = {{0, 97}, {1, 31}, {2, 18}, {3, 26}};
      FOR(std::tie(x15, x17), d16) {
        say("F3.18", x15);
        say("F3.18", x17);
        continue;
      }
      END_FOR;
      RETURN(v1 + 99);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 76, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op19"},
    {Op::raise, 0, kValueError, "op20"},
    {Op::send, 25, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p35

namespace p36 {
AsyncGenerator<int> F0(int) {
  return async_generator<int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W1", hides_value_error}) {
          YIELD(46);
        }
        END_WITH;
        say("F0.29");
      }
      EXCEPT_AS(e2, CancelledError) {
        say("F0.28", co.exception());
        say("F0.26", e2);
        YIELD_FROM(future(0));
        TRY {
          TRY {
            YIELD_FROM_INTO(v0, future(0));
            say("F0.3", v0);
            TRY {
              say("F0.4", e2);
              v0 = v0 + 53;
              say("F0.5", e2);
              YIELD_FROM(asyncio::sleep(2.598935127258301));
            }
            EXCEPT(ValueError) {
              say("F0.7", co.exception());
              say("F0.6");
            }
            ELSE {
              say("F0.8");
            }
            FINALLY {
              say("F0.9");
            }
            END_TRY;
          }
          EXCEPT_AS(e10, ValueError) {
            say("F0.14", co.exception());
            say("F0.12", e10);
            say("F0.11");
            say("F0.13", e10);
          }
          EXCEPT_AS(e15, RuntimeError, ErrA, ErrB) {
            say("F0.19", co.exception());
            say("F0.17", e15);
            say("F0.16");
            say("F0.18", e15);
          }
          EXCEPT_AS(e20, BaseException) {
            say("F0.24", co.exception());
            say("F0.22", e20);
            say("F0.21");
            say("F0.23", e20);
          }
          END_TRY;
        }
        FINALLY {
          say("F0.25");
        }
        END_TRY;
        say("F0.27", e2);
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v0 + 4) % 3 == 1) {
          return co.raise(RuntimeError("m30"));
        }
        return co.yield_from(1, asyncio::sleep(1.128824234008789));
        case 1:
        co.result();
        return co.yield_from(2, future(0));
        case 2:
        co.result();
        if ((v0 + 1) % 2 == 1) {
          return co.raise(ErrB("m31"));
        }
        return co.return_(38);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      say("F3.36");
      if ((v1 + 1) % 2 == 0) {
        v2 = 67;
        TRY {
          v1 = a;
          YIELD_FROM(F1(v2 + 30));
          say("F3.37");
          YIELD_FROM(future(0));
        }
        EXCEPT(BaseException, Exception, GeneratorExit) {
          say("F3.45", co.exception());
          WITH(asynccontextmanager(F0(v0)), AsyncManager{"W39", plain, 3.656214714050293}) {
            RAISE();
          }
          END_WITH;
          TRY {
            say("F3.40");
          }
          EXCEPT(Exception) {
            say("F3.42", co.exception());
            say("F3.41");
          }
          ELSE {
            say("F3.43");
          }
          FINALLY {
            say("F3.44");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F3.47", co.exception());
          say("F3.46");
        }
        FINALLY {
          say("F3.48");
        }
        END_TRY;
      }
      RETURN(49);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F3(5); }, 1, {
    {9.581281661987305, Event::result, 0, 21, kErrA, nullptr},
    {7.325695991516113, Event::exception, 0, 0, kErrB, "ev49"},
    {5.426984786987305, Event::cancel_task, 0, 0, kErrA, nullptr},
    {2.462076187133789, Event::exception, 0, 0, kErrA, "ev50"},
    {10.094011306762695, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p36

namespace p37 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i14 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        RAISE(RuntimeError("m8"));
      }
      EXCEPT_AS(e9, BaseException, ValueError, Exception) {
        say("F2.13", co.exception());
        say("F2.11", e9);
        say("F2.10", e9);
        say("F2.12", e9);
      }
      END_TRY;
      for (i14 = 0; i14 < 3; ++i14) {
        TRY {
          YIELD(a);
        }
        EXCEPT_AS(e15, TypeError) {
          say("F2.19", co.exception());
          say("F2.17", e15);
          say("F2.16");
          say("F2.18", e15);
        }
        ELSE {
          say("F2.20");
        }
        FINALLY {
          say("F2.21");
        }
        END_TRY;
      }
      RETURN(51);
      END;
  });
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, ownd40 = Map(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v1);
      YIELD_FROM_INTO(ownd40[v1 % 5], F2(a));
      say("F4.41", ownd40);
      RAISE(ValueError("m42"));
      RETURN(20);
      END;
  });
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, i50 = 0, ownl48 = Range(), s43 = Sent(), v0 = 0, v1 = 0, v2 = 0, x52 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s43, v2 + 17);
      say("F5.44", s43);
      if ((v1 + 8) % 3 == 1) {
        say("F5.58");
      } else {
        if ((v1 + 7) % 2 == 0) {
          say("F5.57");
        } else {
          TRY {
            TRY {
              YIELD(v1 + 45);
              RETURN(v2 + 76);
            }
            EXCEPT_AS(e45, ErrA, CancelledError) {
              say("F5.47", co.exception());
              say("F5.46", e45);
              RETURN_FROM(F2(83));
            }
            FINALLY {
              YIELD_FROM_INTO(ownl48.emplace_back(), F4(a));
              say("F5.49", ownl48);
              RETURN(v1 + 88);
            }
            END_TRY;
            for (i50 = 0; i50 < 1; ++i50) {
              v2 = 92;
              v1 = v0;
              YIELD(v1 + 77);
            }
            YIELD_FROM_INTO(v1, F4(97));
            say("F5.51", v1);
          }
          EXCEPT(RuntimeError) {
            say("F5.55", co.exception());
            FOR(x52, F2(v0 + 97)) {
              say("F5.53", x52);
              YIELD_FROM_INTO(v0, F2(v2));
              say("F5.54", v0);
              break;
            }
            END_FOR;
            TRY {
              RETURN(97);
            }
            FINALLY {
              YIELD(a);
            }
            END_TRY;
          }
          FINALLY {
            say("F5.56");
          }
          END_TRY;
        }
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 19, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op59"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op60"},
    {Op::send, 98, kErrA, nullptr},
    {Op::send, 28, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p37

namespace p38 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, ownd6 = Map(), s1 = Sent(), s7 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s1, v2);
      say("F0.2", s1);
      boom(kStopIteration, "m3");
      TRY {
        WITH_INTO(ownd6[4], Giving("W5", plain, 87)) {
          say("F0.0", ownd6);
          YIELD_INTO(s7, v0 + 14);
          say("F0.8", s7);
        }
        END_WITH;
        v1 = v2;
      }
      EXCEPT_AS(e9, ValueError) {
        say("F0.21", co.exception());
        say("F0.19", e9);
        YIELD(a);
        TRY {
          YIELD(a);
          WITH(Manager{"W10", plain}, Manager{"W11", hides_value_error}) {
            say("F0.12");
            YIELD(a);
          }
          END_WITH;
        }
        EXCEPT_AS(e13, GeneratorExit, ErrA, Exception) {
          say("F0.17", co.exception());
          say("F0.15", e13);
          say("F0.14");
          say("F0.16", e13);
        }
        ELSE {
          say("F0.18");
        }
        END_TRY;
        say("F0.20", e9);
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i24 = 0, i25 = 0, i26 = 0, i27 = 0, s22 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(a);
      YIELD_INTO(s22, v0);
      say("F1.23", s22);
      for (i24 = 0; i24 < 2; ++i24) {
        v2 = v2 + 9;
      }
      TRY {
        for (i25 = 0; i25 < 1; ++i25) {
          YIELD(v1);
          YIELD(v0);
          for (i26 = 0; i26 < 1; ++i26) {
            for (i27 = 0; i27 < 1; ++i27) {
              YIELD_FROM(Range{75});
              v0 = v0 + 54;
            }
          }
          TRY {
            YIELD_FROM_INTO(v2, F0(v2));
            say("F1.28", v2);
            TRY {
              YIELD(v0 + 85);
            }
            EXCEPT(RuntimeError) {
              say("F1.30", co.exception());
              say("F1.29");
            }
            ELSE {
              say("F1.31");
            }
            FINALLY {
              say("F1.32");
            }
            END_TRY;
          }
          EXCEPT(BaseException) {
            say("F1.34", co.exception());
            say("F1.33");
          }
          END_TRY;
        }
      }
      EXCEPT_AS(e35, AttributeError) {
        say("F1.39", co.exception());
        say("F1.37", e35);
        say("F1.36");
        say("F1.38", e35);
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::send, 67, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op40"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p38

namespace p39 {
Coroutine<int> F1(int) {
  struct Body {
    int i25 = 0;
    int v0 = 0;
    int v1 = 0;
    int x20 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        if ((v1 + 5) % 2 == 1) {
          say("F1.29");
        } else {
          YIELD_FROM(asyncio::sleep(3.474729537963867));
          FOR(x20, AsyncRange{"A21", 2, -1, 0.1586933135986328}) {
            say("F1.22", x20);
            YIELD();
          }
          END_FOR;
          WITH(Manager{"W23", plain}) {
            boom(kValueError, "m24");
            for (i25 = 0; i25 < 1; ++i25) {
              YIELD_FROM_INTO(v0, future(0));
              say("F1.26", v0);
              YIELD_FROM(asyncio::sleep(0.0));
              v0 = v0 + 26;
            }
            YIELD_FROM(asyncio::sleep(1.7766475677490234));
            WITH(AsyncManager{"W27", plain, 0.0}) {
              say("F1.28");
            }
            END_WITH;
          }
          END_WITH;
        }
      }
      EXCEPT_AS(e30, ErrA) {
        say("F1.34", co.exception());
        say("F1.32", e30);
        say("F1.31");
        say("F1.33", e30);
      }
      EXCEPT_AS(e35, TypeError) {
        say("F1.39", co.exception());
        say("F1.37", e35);
        say("F1.36");
        say("F1.38", e35);
      }
      FINALLY {
        say("F1.40");
      }
      END_TRY;
      RETURN(72);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F1(5); }, 2, {
    {8.301621437072754, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p39

namespace p40 {
Coroutine<int> F1(int a) {
  return coroutine<int>([a, i18 = 0, ownd12 = Map(), v0 = 0, v2 = 0, x16 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(std::tie(v0, ownd12[3]), two(4, 19, 0.7473964691162109));
      say("F1.13", v0);
      say("F1.13", ownd12);
      TRY {
        RETURN(a);
      }
      FINALLY {
        YIELD_FROM_INTO(ownd12[v0 % 5], future(0));
        say("F1.14", ownd12);
        v0 = a;
        YIELD_FROM(future(1));
      }
      END_TRY;
      YIELD_FROM_INTO(v0, future(0));
      say("F1.15", v0);
      FOR(x16, Range{}) {
        say("F1.17", x16);
        for (i18 = 0; i18 < 1; ++i18) {
          break;
        }
        say("F1.19");
      }
      END_FOR;
      YIELD_FROM(future(1));
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {7.597691535949707, Event::result, 2, 69, kErrA, nullptr},
    {0.35093212127685547, Event::exception, 0, 0, kErrB, "ev20"},
    {0.6576223373413086, Event::exception, 1, 0, kRuntimeError, "ev21"},
    {0.5874605178833008, Event::exception, 2, 0, kErrB, "ev22"},
  });
}
}  // namespace p40

namespace p41 {
AsyncGenerator<int> F0(int) {
  return async_generator<int>([d5 = Map(), v0 = 0, v2 = 0, x4 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W1", plain}) {
          YIELD(49);
        }
        END_WITH;
        YIELD_FROM(asyncio::sleep(0));
        YIELD_FROM(future(0));
        YIELD_FROM(asyncio::sleep(0));
      }
      EXCEPT(StopIteration) {
        say("F0.10", co.exception());
        YIELD_FROM_INTO(v2, future(0));
        say("F0.2", v2);
        YIELD_FROM_INTO(v0, future(0));
        say("F0.3", v0);
        d5 = {{0, 71}, {1, 85}};
        FOR(std::tie(x4, std::ignore), d5) {
          say("F0.7", x4);
          d5.erase(x4);
          if (d5.count(x4)) d5[x4] = 8;
        }
        END_FOR;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i12 = 0;
    int i13 = 0;
    Range ownl17 = Range();
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(asynccontextmanager(F0(a))) {
        for (i12 = 0; i12 < 3; ++i12) {
          for (i13 = 0; i13 < 2; ++i13) {
            WITH(Raising{{"W14", raises_at_enter}}, Manager{"W15", plain}, AsyncManager{"W16", plain, 1.1078462600708008}) {
              YIELD_FROM_INTO(std::tie(std::ignore, ownl17.emplace_back()), two(79, 48, 3.0044937133789062));
              say("F1.18", ownl17);
              say("F1.19");
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM_INTO(v2, future(0));
              say("F1.20", v2);
            }
            END_WITH;
            TRY {
              YIELD();
            }
            EXCEPT_AS(e21, ValueError) {
              say("F1.24", co.exception());
              say("F1.22", e21);
              YIELD_FROM(asyncio::sleep(3.28778076171875));
              say("F1.23", e21);
            }
            EXCEPT_AS(e25, RuntimeError, ErrB, Exception) {
              say("F1.29", co.exception());
              say("F1.27", e25);
              say("F1.26");
              say("F1.28", e25);
            }
            FINALLY {
              say("F1.30");
            }
            END_TRY;
          }
        }
      }
      END_WITH;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([o39 = Outcome<int>(), o45 = Outcome<int>(), ownl33 = Range(), v0 = 0, v1 = 0, x34 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.4478635787963867));
      YIELD();
      WITH_INTO(ownl33.emplace_back(), asynccontextmanager(F0(v0 + 37))) {
        say("F2.0", ownl33);
        FOR(x34, AsyncRange{"A35", 0, -1, 1.2897958755493164}) {
          say("F2.36", x34);
          TRY {
            WITH_INTO(ownl33.emplace_back(), asynccontextmanager(F0(49))) {
              say("F2.0", ownl33);
              YIELD_FROM_OUTCOME(o39, F1(62));
              say("F2.40", o39);
              YIELD_FROM(future(0));
              RETURN(v0);
            }
            END_WITH;
            YIELD_FROM(future(0));
            TRY {
              RAISE(ErrB("m41"));
            }
            EXCEPT(CancelledError, RuntimeError, RuntimeError) {
              say("F2.43", co.exception());
              YIELD();
              say("F2.42");
            }
            ELSE {
              YIELD_FROM_INTO(std::tie(ownl33.emplace_back(), v1), gather(F1(v0), F1(v1 + 44)));
              say("F2.44", ownl33);
              say("F2.44", v1);
              YIELD_FROM_OUTCOME(o45, F1(31));
              say("F2.46", o45);
              RAISE(ValueError("m47"));
            }
            FINALLY {
              YIELD();
            }
            END_TRY;
          }
          FINALLY {
            say("F2.48");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_WITH;
      RETURN(v0 + 73);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
    {8.756587028503418, Event::cancel_task, 0, 0, kErrA, nullptr},
    {5.980111122131348, Event::cancel_future, 0, 0, kErrA, nullptr},
    {5.978176116943359, Event::cancel_task, 0, 0, kErrA, nullptr},
    {9.599382400512695, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p41

namespace p42 {
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i19 = 0, i25 = 0, l23 = Range(), s16 = Sent(), s20 = Sent(), s26 = Sent(), v0 = 0, v1 = 0, v2 = 0, x22 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s16, v1);
      say("F1.17", s16);
      YIELD(v2 + 68);
      WITH(Manager{"W18", plain}) {
        if ((v0 + 2) % 3 == 0) {
          YIELD(70);
          for (i19 = 0; i19 < 3; ++i19) {
            break;
          }
          YIELD_INTO(s20, v2);
          say("F1.21", s20);
          YIELD(v0);
        }
      }
      END_WITH;
      l23 = {69, 99};
      FOR(x22, l23) {
        say("F1.24", x22);
        for (i25 = 0; i25 < 2; ++i25) {
          YIELD_INTO(s26, a);
          say("F1.27", s26);
        }
      }
      END_FOR;
      RETURN(v2 + 10);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, s30 = Sent(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, F1(v0));
      say("F3.29", v2);
      YIELD_INTO(s30, 9);
      say("F3.31", s30);
      YIELD(a);
      RETURN(a);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op32"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op33"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 86, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p42

namespace p43 {
Coroutine<int> F1(int) {
  return coroutine<int>([](auto& co) mutable {
      BEGIN(co);
      YIELD();
      RETURN(15);
      END;
  });
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i22 = 0;
    Outcome<int> o29 = Outcome<int>();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      if ((v2 + 7) % 3 == 1) {
        for (i22 = 0; i22 < 1; ++i22) {
          WITH(AsyncManager{"W23", plain, 3.649815559387207}, Raising{{"W24", plain}}) {
            TRY {
              RAISE(StopIteration("m25"));
            }
            EXCEPT_AS(e26, StopIteration, BaseException, BaseException) {
              say("F2.33", co.exception());
              say("F2.31", e26);
              YIELD_FROM(future(2));
              say("F2.27");
              say("F2.28");
              YIELD_FROM_OUTCOME(o29, F1(a));
              say("F2.30", o29);
              say("F2.32", e26);
            }
            FINALLY {
              v0 = v2 + 15;
            }
            END_TRY;
            YIELD_FROM(future(0));
          }
          END_WITH;
          say("F2.34");
        }
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
  drive([] { return F2(5); }, 3, {
    {8.611366271972656, Event::result, 2, 19, kErrA, nullptr},
    {11.081083297729492, Event::result, 0, 5, kErrA, nullptr},
  });
}
}  // namespace p43

namespace p44 {
Coroutine<int> F1(int) {
  return coroutine<int>([i15 = 0, i19 = 0, l17 = Range(), ownl23 = Range(), v0 = 0, v1 = 0, v2 = 0, x16 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(2));
      for (i15 = 0; i15 < 2; ++i15) {
        l17 = {1, 74};
        FOR(x16, l17) {
          say("F1.18", x16);
          for (i19 = 0; i19 < 2; ++i19) {
            YIELD();
            RAISE(RuntimeError("m20"));
          }
          YIELD();
          if (!l17.empty()) l17.erase(l17.begin());
          YIELD_FROM(asyncio::sleep(0.0));
          if ((v0 + 4) % 2 == 0) {
            YIELD_FROM_INTO(v2, future(2));
            say("F1.22", v2);
            YIELD();
            YIELD_FROM(asyncio::sleep(0.0));
            TRY {
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(1.6123456954956055));
              YIELD_FROM(future(0));
              YIELD_FROM(asyncio::sleep(2.62921142578125));
              v1 = v1 + 50;
            }
            FINALLY {
              YIELD_FROM_INTO(std::tie(ownl23.emplace_back(), std::ignore), two(68, 64, 0.972529411315918));
              say("F1.24", ownl23);
              if (!l17.empty()) l17.erase(l17.begin());
              YIELD_FROM(asyncio::sleep(2.110288619995117));
              v1 = 63;
            }
            END_TRY;
          }
        }
        END_FOR;
      }
      RETURN(v2 + 51);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {9.202898025512695, Event::cancel_task, 2, 0, kErrA, nullptr},
    {10.987707138061523, Event::exception, 0, 0, kValueError, "ev26"},
    {2.5019187927246094, Event::cancel_future, 2, 0, kErrA, nullptr},
  });
}
}  // namespace p44

namespace p45 {
Coroutine<int> F3(int) {
  return coroutine<int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(1));
      say("F3.40", v0);
      say("F3.41");
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {10.037168502807617, Event::cancel_task, 1, 0, kErrA, nullptr},
    {4.3444366455078125, Event::result, 0, 53, kErrA, nullptr},
    {5.779733657836914, Event::result, 1, 30, kErrA, nullptr},
  });
}
}  // namespace p45

namespace p46 {
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i18 = 0, i21 = 0, s19 = Sent(), s22 = Sent(), s25 = Sent(), s31 = Sent(), s33 = Sent(), s35 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = 94;
      for (i18 = 0; i18 < 1; ++i18) {
        YIELD(66);
        YIELD_INTO(s19, v1 + 10);
        say("F1.20", s19);
        for (i21 = 0; i21 < 1; ++i21) {
          TRY {
            if ((v2 + 2) % 3 == 1) {
              v0 = 13;
              YIELD_INTO(s22, v2);
              say("F1.23", s22);
              say("F1.24");
              YIELD_INTO(s25, 39);
              say("F1.26", s25);
            }
            YIELD(v2);
            break;
          }
          EXCEPT(ErrB) {
            say("F1.29", co.exception());
            YIELD(a);
            say("F1.27");
            WITH(Manager{"W28", plain}) {
              v0 = v2;
              RETURN(a);
            }
            END_WITH;
          }
          ELSE {
            TRY {
              say("F1.30");
              YIELD_INTO(s31, a);
              say("F1.32", s31);
              YIELD_INTO(s33, 45);
              say("F1.34", s33);
              YIELD_INTO(s35, v1 + 30);
              say("F1.36", s35);
            }
            EXCEPT_AS(e37, ValueError) {
              say("F1.41", co.exception());
              say("F1.39", e37);
              say("F1.38");
              say("F1.40", e37);
            }
            EXCEPT_AS(e42, CancelledError) {
              say("F1.46", co.exception());
              say("F1.44", e42);
              say("F1.43");
              say("F1.45", e42);
            }
            FINALLY {
              say("F1.47");
            }
            END_TRY;
          }
          FINALLY {
            say("F1.48");
          }
          END_TRY;
        }
      }
      RETURN(v0);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::raise, 0, kRuntimeError, "op49"},
    {Op::raise, 0, kValueError, "op50"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p46

namespace p47 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM_INTO(std::tie(v2, v1), two(61, 92, 0.0));
      say("F0.1", v2);
      say("F0.1", v1);
      RAISE(ValueError("m2"));
      RETURN(v1);
      END;
  });
}
AsyncGenerator<int> F1(int) {
  return async_generator<int>([ownl6 = Range(), v1 = 0, x4 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD(v1);
      }
      EXCEPT_AS(e3, Exception) {
        say("F1.10", co.exception());
        say("F1.8", e3);
        YIELD_FROM(asyncio::sleep(0));
        FOR(x4, Range{98, 30}) {
          say("F1.5", x4);
          YIELD_FROM_INTO(ownl6.emplace_back(), future(0));
          say("F1.7", ownl6);
        }
        END_FOR;
        say("F1.9", e3);
      }
      FINALLY {
        say("F1.11");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = v1 + 79;
      RETURN(v0);
      END;
  });
}
Coroutine<int> F4(int a) {
  struct Body {
    int a;
    int i49 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(93));
      say("F4.36", v1);
      TRY {
        WITH(AsyncManager{"W37", plain, 0.0}, asynccontextmanager(F1(a))) {
          WITH(Raising{{"W39", raises_at_exit}}, AsyncManager{"W40", plain, 0.0024623870849609375}) {
            RAISE(TypeError("m41"));
          }
          END_WITH;
          RAISE(ErrB("m42"));
        }
        END_WITH;
        YIELD();
        YIELD_FROM_INTO(v2, F0(v1 + 54));
        say("F4.43", v2);
      }
      EXCEPT(ErrA) {
        say("F4.51", co.exception());
        WITH(Manager{"W44", hides_value_error}, Manager{"W45", plain}, suppress<ErrB, ErrA>()) {
          RAISE(ValueError("m47"));
        }
        END_WITH;
        YIELD_FROM_INTO(v1, future(0));
        say("F4.48", v1);
        for (i49 = 0; i49 < 3; ++i49) {
          say("F4.50");
        }
      }
      FINALLY {
        say("F4.52");
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
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    Map ownd58 = Map();
    Range ownl64 = Range();
    Task<int> t66 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x55 = 0;
    int x62 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      v1 = a;
      WITH(AsyncManager{"W53", plain, 1.7303152084350586}) {
        YIELD_FROM_INTO(v1, F0(v2));
        say("F5.54", v1);
        FOR(x55, AsyncRange{"A56", 3, 0, 2.063190460205078}) {
          say("F5.57", x55);
          TRY {
            TRY {
              YIELD_FROM_INTO(std::tie(v0, ownd58[1]), gather(F4(a), F4(a)));
              say("F5.59", v0);
              say("F5.59", ownd58);
            }
            FINALLY {
              boom(kRuntimeError, "m60");
              v1 = v0;
            }
            END_TRY;
            TRY {
              RAISE(ValueError("m61"));
            }
            FINALLY {
              v0 = 71;
              break;
            }
            END_TRY;
            break;
          }
          EXCEPT(StopIteration) {
            say("F5.67", co.exception());
            FOR(x62, F2(v2 + 86)) {
              say("F5.63", x62);
              YIELD_FROM(asyncio::sleep(0.0));
            }
            END_FOR;
            YIELD_FROM_INTO(ownl64.emplace_back(), F4(98));
            say("F5.65", ownl64);
            t66 = spawn(F4(v2 + 96));
            YIELD_FROM_INTO(v2, t66);
          }
          END_TRY;
          YIELD_FROM_INTO(std::tie(v2, v1), two(80, 3, 1.3008508682250977));
          say("F5.68", v2);
          say("F5.68", v1);
        }
        END_FOR;
      }
      END_WITH;
      say("F5.69");
      TRY {
        YIELD_FROM(asyncio::sleep(1.4775009155273438));
      }
      EXCEPT(Exception) {
        say("F5.71", co.exception());
        say("F5.70");
      }
      EXCEPT_AS(e72, ErrA) {
        say("F5.76", co.exception());
        say("F5.74", e72);
        say("F5.73");
        say("F5.75", e72);
      }
      FINALLY {
        say("F5.77");
      }
      END_TRY;
      RETURN(v2 + 5);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 2, {
    {4.329164505004883, Event::exception, 0, 0, kErrA, "ev78"},
  });
}
}  // namespace p47

namespace p48 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      if ((v1 + 3) % 2 == 0) {
        v1 = 86;
        for (i1 = 0; i1 < 2; ++i1) {
          if ((v1 + 6) % 2 == 0) {
            say("F0.2");
          } else {
            YIELD(a);
          }
        }
      } else {
        RETURN(a);
      }
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i19 = 0, i20 = 0, s22 = Sent(), s27 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (i19 = 0; i19 < 2; ++i19) {
          for (i20 = 0; i20 < 2; ++i20) {
            YIELD_FROM_INTO(v1, F0(v1 + 1));
            say("F2.21", v1);
            YIELD_INTO(s22, v1 + 51);
            say("F2.23", s22);
            say("F2.24");
            TRY {
              v2 = a;
              RAISE(ErrB("m25"));
            }
            FINALLY {
              YIELD_FROM_INTO(v0, F0(6));
              say("F2.26", v0);
              YIELD_INTO(s27, a);
              say("F2.28", s27);
            }
            END_TRY;
          }
        }
      }
      EXCEPT(Exception, BaseException, ErrA) {
        say("F2.30", co.exception());
        say("F2.29");
      }
      EXCEPT_AS(e31, ValueError) {
        say("F2.35", co.exception());
        say("F2.33", e31);
        say("F2.32");
        say("F2.34", e31);
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, d37 = Map(), s40 = Sent(), v0 = 0, v1 = 0, x36 = 0, x38 = 0](auto& co) mutable {
      BEGIN(co);
      d37 = {{0, 28}};
      FOR(std::tie(x36, x38), d37) {
        say("F3.39", x36);
        say("F3.39", x38);
        YIELD(86);
        d37.erase(x36);
        YIELD_INTO(s40, v1);
        say("F3.41", s40);
        TRY {
          YIELD(v0);
          WITH(Manager{"W42", raises_at_exit}) {
            WITH(suppress<ErrA, CancelledError>(), Manager{"W44", plain}) {
              YIELD_FROM_INTO(v0, F0(a));
              say("F3.45", v0);
            }
            END_WITH;
          }
          END_WITH;
        }
        EXCEPT(ValueError) {
          say("F3.47", co.exception());
          say("F3.46");
        }
        FINALLY {
          say("F3.48");
        }
        END_TRY;
      }
      END_FOR;
      RETURN(44);
      END;
  });
}
Generator<int, Sent, void> F4(int) {
  return generator<int, Sent, void>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.50");
      TRY {
        YIELD_FROM_INTO(v1, F2(v0 + 28));
        say("F4.51", v1);
        v1 = 76;
      }
      EXCEPT_AS(e52, RuntimeError, BaseException, CancelledError) {
        say("F4.87", co.exception());
        say("F4.85", e52);
        say("F4.53");
        YIELD_FROM_INTO(v1, F2(v0));
        say("F4.54", v1);
        TRY {
          TRY {
            YIELD_FROM_INTO(v2, F3(52));
            say("F4.55", v2);
          }
          EXCEPT_AS(e56, ErrB) {
            say("F4.73", co.exception());
            say("F4.71", e56);
            TRY {
              say("F4.57");
            }
            EXCEPT_AS(e58, AttributeError, ErrA, ValueError) {
              say("F4.62", co.exception());
              say("F4.60", e58);
              say("F4.59");
              say("F4.61", e58);
            }
            EXCEPT_AS(e63, ErrB, CancelledError, BaseException) {
              say("F4.67", co.exception());
              say("F4.65", e63);
              say("F4.64");
              say("F4.66", e63);
            }
            EXCEPT(StopIteration) {
              say("F4.69", co.exception());
              say("F4.68");
            }
            FINALLY {
              say("F4.70");
            }
            END_TRY;
            say("F4.72", e56);
          }
          FINALLY {
            say("F4.74");
          }
          END_TRY;
        }
        EXCEPT_AS(e75, CancelledError) {
          say("F4.79", co.exception());
          say("F4.77", e75);
          say("F4.76");
          say("F4.78", e75);
        }
        EXCEPT_AS(e80, GeneratorExit) {
          say("F4.84", co.exception());
          say("F4.82", e80);
          say("F4.81");
          say("F4.83", e80);
        }
        END_TRY;
        say("F4.86", e52);
      }
      EXCEPT_AS(e88, AttributeError) {
        say("F4.92", co.exception());
        say("F4.90", e88);
        say("F4.89");
        say("F4.91", e88);
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W93", plain}, suppress<TypeError, ErrB>()) {
        RAISE(ErrB("m95"));
      }
      END_WITH;
      YIELD_FROM(F4(v0 + 88));
      RETURN(46);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 95, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 75, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 79, kErrA, nullptr},
    {Op::send, 15, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 93, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op96"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p48

namespace p49 {
Coroutine<int> F1(int) {
  return coroutine<int>([ownd20 = Map(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        YIELD_FROM_INTO(std::tie(v1, ownd20[4]), two(99, 46, 1.82318115234375));
        say("F1.21", v1);
        say("F1.21", ownd20);
        if ((v1 + 9) % 3 == 1) {
          TRY {
            if ((v1 + 4) % 2 == 1) {
              YIELD();
            } else {
              say("F1.22");
              say("F1.23");
            }
          }
          EXCEPT_AS(e24, CancelledError, ValueError, StopIteration) {
            say("F1.28", co.exception());
            say("F1.26", e24);
            say("F1.25");
            say("F1.27", e24);
          }
          ELSE {
            say("F1.29");
          }
          FINALLY {
            say("F1.30");
          }
          END_TRY;
        } else {
          YIELD();
        }
      }
      EXCEPT_AS(e31, ErrA) {
        say("F1.35", co.exception());
        say("F1.33", e31);
        say("F1.32");
        say("F1.34", e31);
      }
      EXCEPT(Exception) {
        say("F1.37", co.exception());
        say("F1.36");
      }
      END_TRY;
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 2, {
    {3.0595579147338867, Event::exception, 1, 0, kTypeError, "ev38"},
    {11.564216613769531, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p49

}  // namespace

extern const std::vector<Program> programs_25;
const std::vector<Program> programs_25 = {
    {25, &p25::run, R"~(time 1024000
root is cancelled
)~"},
    {26, &p26::run, R"~(F2.15
F2.16
yields 8
F2.18 83
W20 enter
F2.0 [25]
F2.0 26
F2.22
yields 5
W20 exit None
stops 0
stops
closed
stops
dropped
)~"},
    {27, &p27::run, R"~(F3.30 91
yields 5
stops 0
stops
stops
stops
stops
stops
closed
stops
stops
stops
stops
dropped
)~"},
    {28, &p28::run, R"~(F1.15
F1.15
time 4547
root is cancelled
)~"},
    {29, &p29::run, R"~(F1.11 0
F1.26 ErrA(m12)
F1.24 ErrA(m12)
F1.23
F1.25 ErrA(m12)
W44 enter
F4.47
F4.53
W44 exit None
yields 5
F0.2 None
yields 63
closed
stops
dropped
)~"},
    {30, &p30::run, R"~(closed
raises RuntimeError(op70)
raises ErrB(op71)
raises GeneratorExit(op72)
raises ErrB(op73)
stops
stops
stops
stops
stops
raises RuntimeError(op74)
stops
dropped
)~"},
    {31, &p31::run, R"~(F1.24
F1.30
F4.38
W40 enter
F4.0 [98]
F4.42 [98, 0]
W40 exit None
time 0
root ErrA(W40)
)~"},
    {32, &p32::run, R"~(time 1024000
root is cancelled
)~"},
    {33, &p33::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
F2.27
yields 39
raises RuntimeError(op40)
stops
raises ErrA(op41)
dropped
)~"},
    {34, &p34::run, R"~(F1.1
yields 7
raises GeneratorExit(op25)
stops
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
    {35, &p35::run, R"~(W13 enter
W14 enter
yields 0
W14 exit GeneratorExit()
W13 exit GeneratorExit()
closed
stops
closed
stops
stops
stops
raises ErrB(op19)
raises ValueError(op20)
stops
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {36, &p36::run, R"~(F3.36
time 0
root 49
)~"},
    {37, &p37::run, R"~(yields 17
F5.44 19
yields 45
yields 0
F2.13 RuntimeError(m8)
F2.11 RuntimeError(m8)
F2.10 RuntimeError(m8)
F2.12 RuntimeError(m8)
yields 5
F2.21
F5.56
raises ValueError(op59)
stops
raises ValueError(op60)
stops
stops
stops
closed
stops
dropped
)~"},
    {38, &p38::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 5
yields 0
F1.23 None
yields 0
yields 0
raises ErrB(op40)
closed
stops
dropped
)~"},
    {39, &p39::run, R"~(F1.29
F1.40
time 0
root 72
)~"},
    {40, &p40::run, R"~(F1.13 4
F1.13 {3: 19}
time 765
root ErrB(ev20)
)~"},
    {41, &p41::run, R"~(W1 enter
F2.0 [49]
A35 anext 0
W1 exit None
time 6121
root is cancelled
)~"},
    {42, &p42::run, R"~(yields 0
raises ErrA(op32)
stops
raises CancelledError(op33)
stops
stops
stops
stops
stops
stops
dropped
)~"},
    {43, &p43::run, R"~(W23 aenter
W24 enter
F2.33 StopIteration(m25)
F2.31 StopIteration(m25)
F2.27
F2.28
F2.30 1
F2.32 StopIteration(m25)
W24 exit None
W23 aexit
W23 exit None
F2.34
time 15084
root 15
)~"},
    {44, &p44::run, R"~(time 2561
root is cancelled
)~"},
    {45, &p45::run, R"~(F3.40 30
F3.41
time 5918
root 0
)~"},
    {46, &p46::run, R"~(raises RuntimeError(op49)
raises ValueError(op50)
stops
closed
stops
dropped
)~"},
    {47, &p47::run, R"~(W53 aenter
F0.1 61
F0.1 92
W53 aexit
W53 exit ValueError(m2)
time 3543
root ValueError(m2)
)~"},
    {48, &p48::run, R"~(W93 enter
W93 exit None
F4.50
F2.21 1
yields 52
F2.23 95
F2.24
F2.26 6
yields 28
F2.28 None
F2.30 ErrB(m25)
F2.29
F4.51 6
stops 46
closed
stops
stops
stops
stops
stops
stops
raises ValueError(op96)
closed
stops
dropped
)~"},
    {49, &p49::run, R"~(F1.21 99
F1.21 {4: 46}
time 1866
root 0
)~"},
};
}  // namespace judge
