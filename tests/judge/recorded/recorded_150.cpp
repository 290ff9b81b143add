// Written by tests/judge/run --record; what Python printed stands at the end. Do not edit.
// clang-format off
#include "tests/judge/judge.hpp"

namespace judge {
namespace {

namespace p150 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([s1 = Sent(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s1, v1 + 36);
      say("F0.2", s1);
      say("F0.3");
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    Sent s4 = Sent();
    Sent s6 = Sent();
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, v1 + 11);
        case 1:
        co.sent(s4);
        say("F1.5", s4);
        return co.yield_(2, a);
        case 2:
        co.sent(s6);
        say("F1.7", s6);
        return co.return_(v2 + 34);
      }
      return co.bad_label();
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i11 = 0, s12 = Sent(), s18 = Sent(), s9 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W8", hides_value_error}) {
        YIELD_INTO(s9, v1);
        say("F2.10", s9);
        v1 = v2;
        for (i11 = 0; i11 < 1; ++i11) {
          TRY {
            TRY {
              YIELD_INTO(s12, v0 + 45);
              say("F2.13", s12);
              YIELD_FROM(F0(v1));
              YIELD_FROM_INTO(v0, F1(a));
              say("F2.14", v0);
            }
            EXCEPT(ValueError) {
              say("F2.15", co.exception());
              YIELD(a);
              boom(kErrA, "m16");
              say("F2.17");
            }
            END_TRY;
            YIELD_FROM(F0(v1 + 31));
            if ((v0 + 2) % 3 == 1) {
              YIELD_FROM(F0(45));
              break;
            }
            TRY {
              YIELD_FROM(F0(v0 + 61));
            }
            FINALLY {
              YIELD(v2);
              v0 = a;
            }
            END_TRY;
            TRY {
              v1 = v1 + 42;
            }
            FINALLY {
              YIELD_INTO(s18, v1);
              say("F2.19", s18);
            }
            END_TRY;
          }
          FINALLY {
            YIELD_FROM_INTO(v1, F1(a));
            say("F2.20", v1);
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op21"},
    {Op::raise, 0, kValueError, "op22"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op23"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p150

namespace p151 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v1 = 73;
      if ((v2 + 2) % 3 == 0) {
        YIELD(v0);
        YIELD(a);
      }
      RETURN(v2 + 64);
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i12 = 0, i22 = 0, s10 = Sent(), s15 = Sent(), s17 = Sent(), s19 = Sent(), s23 = Sent(), s26 = Sent(), v0 = 0, v1 = 0, v2 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.6");
      WITH(Manager{"W7", hides_all}) {
        TRY {
          TRY {
            FOR(x8, F0(71)) {
              say("F2.9", x8);
              YIELD_INTO(s10, v1);
              say("F2.11", s10);
              YIELD_FROM(Range{63});
            }
            END_FOR;
            for (i12 = 0; i12 < 1; ++i12) {
              break;
            }
          }
          EXCEPT(BaseException) {
            say("F2.13", co.exception());
            RAISE(CancelledError("m14"));
          }
          FINALLY {
            v0 = v1 + 40;
            YIELD_INTO(s15, v1);
            say("F2.16", s15);
            YIELD_INTO(s17, a);
            say("F2.18", s17);
            RETURN(v1);
          }
          END_TRY;
          YIELD_INTO(s19, v2 + 27);
          say("F2.20", s19);
        }
        EXCEPT(BaseException) {
          say("F2.21", co.exception());
          TRY {
            for (i22 = 0; i22 < 3; ++i22) {
              YIELD_INTO(s23, v2 + 62);
              say("F2.24", s23);
              break;
            }
            if ((v2 + 3) % 3 == 1) {
              say("F2.28");
            } else {
              YIELD_FROM_INTO(v0, F0(39));
              say("F2.25", v0);
              YIELD_INTO(s26, 72);
              say("F2.27", s26);
            }
          }
          EXCEPT(BaseException) {
            say("F2.29", co.exception());
            say("F2.30");
          }
          EXCEPT(BaseException) {
            say("F2.31", co.exception());
            say("F2.32");
          }
          END_TRY;
        }
        FINALLY {
          say("F2.33");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 7);
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
    {Op::raise, 0, kValueError, "op34"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op35"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p151

namespace p152 {
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i10 = 0, i9 = 0, s13 = Sent(), s15 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i9 = 0; i9 < 2; ++i9) {
        for (i10 = 0; i10 < 2; ++i10) {
          TRY {
            TRY {
              break;
            }
            EXCEPT(ErrA) {
              say("F2.11", co.exception());
              say("F2.12");
              YIELD_INTO(s13, v2 + 89);
              say("F2.14", s13);
              YIELD_INTO(s15, 13);
              say("F2.16", s15);
              YIELD(a);
              boom(kErrA, "m17");
            }
            EXCEPT(ErrA) {
              say("F2.18", co.exception());
              v0 = 29;
            }
            FINALLY {
              YIELD_FROM(Range{48, 99, 49});
            }
            END_TRY;
          }
          FINALLY {
            say("F2.19");
          }
          END_TRY;
        }
      }
      RETURN(v1);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kErrB, "op20"},
    {Op::raise, 0, kValueError, "op21"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op22"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p152

namespace p153 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, s4 = Sent(), s6 = Sent(), v0 = 0, v1 = 0, v2 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 6) % 2 == 1) {
        FOR(x1, Range{53}) {
          say("F0.2", x1);
          TRY {
            if ((v2 + 4) % 2 == 1) {
              RETURN();
            }
            RETURN();
          }
          EXCEPT(Exception) {
            say("F0.3", co.exception());
            TRY {
              YIELD(a);
              YIELD_INTO(s4, 45);
              say("F0.5", s4);
              YIELD_INTO(s6, 63);
              say("F0.7", s6);
              YIELD(v0);
            }
            EXCEPT(GeneratorExit) {
              say("F0.8", co.exception());
              v1 = 0;
            }
            FINALLY {
              say("F0.9");
            }
            END_TRY;
          }
          EXCEPT(ErrA) {
            say("F0.10", co.exception());
            say("F0.11");
          }
          EXCEPT(ErrA) {
            say("F0.12", co.exception());
            say("F0.13");
          }
          FINALLY {
            say("F0.14");
          }
          END_TRY;
        }
        END_FOR;
      }
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i17 = 0, i22 = 0, s15 = Sent(), s19 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(68);
      YIELD_INTO(s15, 94);
      say("F1.16", s15);
      for (i17 = 0; i17 < 3; ++i17) {
        WITH(Manager{"W18", plain}) {
          break;
        }
        END_WITH;
        continue;
      }
      YIELD(0);
      if ((v0 + 0) % 3 == 0) {
        say("F1.21");
        YIELD_FROM(F0(a));
        for (i22 = 0; i22 < 3; ++i22) {
          if ((v1 + 7) % 2 == 0) {
            TRY {
              say("F1.23");
            }
            EXCEPT(RuntimeError) {
              say("F1.24", co.exception());
              say("F1.25");
            }
            END_TRY;
          } else {
            break;
          }
        }
      } else {
        YIELD_INTO(s19, a);
        say("F1.20", s19);
      }
      RETURN(v2);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::send, 96, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op26"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 78, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p153

namespace p154 {
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(0.391754150390625));
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
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i17 = 0, v0 = 0, v2 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v2, future(1));
      say("F4.12", v2);
      FOR(x13, AsyncRange{"A14", 0, -1, 3.5664453506469727}) {
        say("F4.15", x13);
        YIELD_FROM_INTO(v2, F1(v0 + 47));
        say("F4.16", v2);
        YIELD();
        for (i17 = 0; i17 < 1; ++i17) {
          YIELD_FROM(asyncio::sleep(0.0));
        }
      }
      END_FOR;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 2, {
  });
}
}  // namespace p154

namespace p155 {
Generator<int, Sent, void> F0(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, 35);
        case 1:;
        return co.yield_from(2, asyncio::detail::iterate<int, Sent>(Range{}));
        case 2:
        co.deliver_();
        v0 = 30;
        return co.yield_from(3, asyncio::detail::iterate<int, Sent>(Range{43}));
        case 3:
        co.deliver_();
        say("F0.1");
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x5 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        v1 = v0;
      }
      EXCEPT(ValueError) {
        say("F1.2", co.exception());
        say("F1.3");
      }
      END_TRY;
      if ((v2 + 5) % 2 == 1) {
        YIELD_FROM(F0(v1 + 25));
        TRY {
          v2 = v0 + 76;
          TRY {
            FOR(x5, Range{8, 39}) {
              say("F1.6", x5);
              YIELD(v1);
            }
            END_FOR;
          }
          EXCEPT(RuntimeError) {
            say("F1.7", co.exception());
            say("F1.8");
          }
          FINALLY {
            say("F1.9");
          }
          END_TRY;
        }
        EXCEPT(Exception) {
          say("F1.10", co.exception());
          say("F1.11");
        }
        FINALLY {
          say("F1.12");
        }
        END_TRY;
      } else {
        RAISE(TypeError("m4"));
      }
      RETURN(v2 + 43);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i15 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 7) % 3 == 0) {
          return co.raise(ErrA("m13"));
        }
        if ((v2 + 5) % 3 == 0) {
          return co.raise(ErrA("m14"));
        }
        for (i15 = 0; i15 < 1; ++i15) {
          return co.yield_(1, v1 + 40);
          case 1:;
        }
        return co.yield_(2, v0 + 54);
        case 2:;
        return co.yield_(3, 28);
        case 3:;
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
    Sent s16 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x18 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v0);
      YIELD_FROM(F1(v0 + 32));
      YIELD_INTO(s16, 74);
      say("F3.17", s16);
      if ((v0 + 9) % 2 == 1) {
        FOR(x18, F0(1)) {
          say("F3.19", x18);
          say("F3.20");
          TRY {
            say("F3.21");
            TRY {
              YIELD(v2 + 54);
              break;
            }
            EXCEPT(BaseException) {
              say("F3.22", co.exception());
              YIELD_FROM(F0(v1));
              say("F3.23");
              boom(kErrB, "m24");
              YIELD_FROM(F2(a));
              RAISE();
            }
            EXCEPT(ErrA) {
              say("F3.25", co.exception());
              YIELD_FROM_INTO(v1, F2(v2 + 9));
              say("F3.26", v1);
            }
            END_TRY;
          }
          EXCEPT(RuntimeError) {
            say("F3.27", co.exception());
            say("F3.28");
          }
          END_TRY;
        }
        END_FOR;
      }
      RETURN(v0);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F3(5), {
    {Op::send, 58, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op29"},
    {Op::raise, 0, kCancelledError, "op30"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p155

namespace p156 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 2; ++i1) {
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM(future(0));
        TRY {
          if ((v1 + 1) % 3 == 1) {
            TRY {
              v1 = 21;
              YIELD();
              boom(kErrA, "m2");
              v0 = 72;
            }
            EXCEPT(ErrB) {
              say("F0.3", co.exception());
              RAISE(StopIteration("m4"));
            }
            EXCEPT(ErrA) {
              say("F0.5", co.exception());
              break;
            }
            END_TRY;
          } else {
            break;
          }
          YIELD();
          YIELD_FROM_INTO(v1, future(0));
          say("F0.6", v1);
        }
        EXCEPT(RuntimeError) {
          say("F0.7", co.exception());
          say("F0.8");
        }
        EXCEPT(GeneratorExit) {
          say("F0.9", co.exception());
          say("F0.10");
        }
        END_TRY;
      }
      END;
  });
}
Coroutine<void> F1(int a) {
  struct Body {
    int a;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(0));
        case 1:
        co.result();
        return co.yield_from(2, F0(31));
        case 2:
        co.result();
        return co.yield_from(3, F0(a));
        case 3:
        co.result();
        v2 = a;
        return co.yield_from(4, F0(49));
        case 4:
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
  return coroutine<int>([a, o18 = Outcome<void>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 6) % 2 == 1) {
        say("F2.26");
      } else {
        TRY {
          YIELD_FROM(F0(6));
          TRY {
            YIELD_FROM(F0(v0 + 19));
            YIELD_FROM(F1(v2));
            v2 = v1 + 4;
            YIELD_FROM(future(2));
            YIELD_FROM_INTO(v0, future(1));
            say("F2.11", v0);
          }
          EXCEPT(RuntimeError) {
            say("F2.12", co.exception());
            say("F2.13");
          }
          EXCEPT(BaseException) {
            say("F2.14", co.exception());
            YIELD_FROM_INTO(v1, future(0));
            say("F2.15", v1);
            WITH(Manager{"W16", hides_value_error}) {
              RETURN(a);
            }
            END_WITH;
            YIELD_FROM(asyncio::sleep(0.0));
          }
          FINALLY {
            say("F2.17");
            YIELD_FROM(asyncio::sleep(0.0));
            if ((v1 + 5) % 2 == 0) {
              YIELD_FROM(asyncio::sleep(3.176431655883789));
              YIELD_FROM_INTO(v1, future(1));
              say("F2.20", v1);
              say("F2.21");
            } else {
              YIELD_FROM_OUTCOME(o18, F0(v1 + 27));
              say("F2.19", o18);
            }
          }
          END_TRY;
        }
        EXCEPT(AttributeError) {
          say("F2.22", co.exception());
          say("F2.23");
        }
        EXCEPT(StopIteration) {
          say("F2.24", co.exception());
          say("F2.25");
        }
        END_TRY;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {3.1167116165161133, Event::cancel_task, 2, 0, kErrA, nullptr},
    {4.482546806335449, Event::result, 0, 1, kErrA, nullptr},
    {3.948690414428711, Event::exception, 1, 0, kTypeError, "ev27"},
    {4.926348686218262, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p156

namespace p157 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, i1 = 0, s4 = Sent(), v1 = 0, v2 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 1) % 2 == 0) {
        say("F0.6");
      } else {
        for (i1 = 0; i1 < 1; ++i1) {
          FOR(x2, Range{52, 48, 38}) {
            say("F0.3", x2);
            v1 = 21;
            YIELD(a);
            YIELD_INTO(s4, 37);
            say("F0.5", s4);
          }
          END_FOR;
        }
      }
      RETURN(v2);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    int i10 = 0;
    int i11 = 0;
    Sent s12 = Sent();
    int v0 = 0;
    int v2 = 0;
    int x7 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      FOR(x7, F0(v2)) {
        say("F1.8", x7);
        break;
      }
      END_FOR;
      say("F1.9");
      TRY {
        for (i10 = 0; i10 < 3; ++i10) {
          for (i11 = 0; i11 < 1; ++i11) {
            YIELD_FROM(F0(a));
            YIELD_FROM(F0(70));
            YIELD_FROM(Range{77, 88});
          }
        }
        YIELD_INTO(s12, 71);
        say("F1.13", s12);
        YIELD(v0);
        WITH(Manager{"W14", hides_value_error}) {
          TRY {
            YIELD_FROM_INTO(v2, F0(76));
            say("F1.15", v2);
          }
          EXCEPT(AttributeError) {
            say("F1.16", co.exception());
            YIELD(v2);
          }
          END_TRY;
        }
        END_WITH;
      }
      EXCEPT(ErrA) {
        say("F1.17", co.exception());
        say("F1.18");
      }
      FINALLY {
        say("F1.19");
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
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W20", hides_value_error}) {
        YIELD(a);
      }
      END_WITH;
      WITH(Manager{"W21", plain}) {
        TRY {
          WITH(Manager{"W22", plain}) {
            TRY {
              YIELD(87);
              YIELD(6);
              YIELD_FROM_INTO(v0, F1(v2));
              say("F2.23", v0);
            }
            EXCEPT(RuntimeError) {
              say("F2.24", co.exception());
              YIELD(v0 + 67);
              YIELD(74);
              YIELD(a);
            }
            EXCEPT(Exception) {
              say("F2.25", co.exception());
              say("F2.26");
            }
            FINALLY {
              say("F2.27");
            }
            END_TRY;
          }
          END_WITH;
        }
        EXCEPT(ErrA) {
          say("F2.28", co.exception());
          say("F2.29");
        }
        EXCEPT(Exception) {
          say("F2.30", co.exception());
          say("F2.31");
        }
        FINALLY {
          say("F2.32");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(52);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kErrB, "op33"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 30, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op34"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 31, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p157

namespace p158 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, s1 = Sent(), s3 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        v0 = 0;
      }
      FINALLY {
        TRY {
          YIELD_INTO(s1, a);
          say("F0.2", s1);
          v1 = a;
          v2 = 17;
          TRY {
            YIELD_INTO(s3, v1);
            say("F0.4", s3);
          }
          EXCEPT(CancelledError) {
            say("F0.5", co.exception());
            say("F0.6");
          }
          END_TRY;
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
      END_TRY;
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i12 = 0, v0 = 0, v1 = 0, v2 = 0, x10 = 0, x13 = 0](auto& co) mutable {
      BEGIN(co);
      v1 = 7;
      YIELD(v1);
      FOR(x10, F0(97)) {
        say("F1.11", x10);
        break;
      }
      END_FOR;
      for (i12 = 0; i12 < 2; ++i12) {
        if ((v1 + 6) % 2 == 1) {
          YIELD(v2);
        } else {
          YIELD(v2 + 57);
        }
        FOR(x13, F0(v0 + 69)) {
          say("F1.14", x13);
          say("F1.15");
          RETURN(95);
        }
        END_FOR;
        break;
      }
      RETURN(52);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::send, 8, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op16"},
    {Op::raise, 0, kValueError, "op17"},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p158

namespace p159 {
Coroutine<void> F2(int) {
  return coroutine<void>([](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(2.926502227783203));
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([i19 = 0, i20 = 0, o22 = Outcome<void>(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i19 = 0; i19 < 2; ++i19) {
        for (i20 = 0; i20 < 3; ++i20) {
          RAISE(ValueError("m21"));
        }
        YIELD_FROM_OUTCOME(o22, F2(v1));
        say("F3.23", o22);
      }
      RETURN(v2);
      END;
  });
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i27 = 0, i29 = 0, i38 = 0, o32 = Outcome<void>(), t31 = Task<int>(), t34 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x24 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x24, AsyncRange{"A25", 0, -1, 0.138519287109375}) {
          say("F4.26", x24);
          for (i27 = 0; i27 < 3; ++i27) {
            WITH(Manager{"W28", plain}) {
              v0 = v2;
              v0 = v2 + 26;
              YIELD_FROM(F3(26));
              YIELD_FROM(asyncio::sleep(3.828904151916504));
            }
            END_WITH;
          }
          for (i29 = 0; i29 < 2; ++i29) {
            YIELD_FROM_INTO(v0, F3(57));
            say("F4.30", v0);
            TRY {
              t31 = spawn(F3(a));
              YIELD_FROM_INTO(v0, t31);
              v0 = v1 + 41;
              YIELD_FROM_OUTCOME(o32, F2(9));
              say("F4.33", o32);
              YIELD_FROM(F2(v2 + 36));
              t34 = spawn(F3(48));
              YIELD_FROM_INTO(v0, t34);
            }
            EXCEPT(RuntimeError) {
              say("F4.35", co.exception());
              YIELD_FROM(asyncio::sleep(2.641916275024414));
              YIELD();
              YIELD_FROM(asyncio::sleep(2.722409248352051));
              say("F4.36");
              YIELD_FROM(F2(a));
            }
            FINALLY {
              RAISE(ValueError("m37"));
            }
            END_TRY;
          }
          for (i38 = 0; i38 < 1; ++i38) {
            YIELD_FROM_INTO(v0, F3(31));
            say("F4.39", v0);
            YIELD();
          }
        }
        END_FOR;
      }
      EXCEPT(Exception) {
        say("F4.40", co.exception());
        say("F4.41");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
  });
}
}  // namespace p159

namespace p160 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    Sent s2 = Sent();
    Sent s5 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        for (i1 = 0; i1 < 2; ++i1) {
          YIELD_INTO(s2, v0 + 6);
          say("F0.3", s2);
        }
        YIELD(a);
      }
      FINALLY {
        TRY {
          YIELD(a);
          YIELD(v0 + 90);
          TRY {
            say("F0.4");
            TRY {
              YIELD_INTO(s5, v1 + 6);
              say("F0.6", s5);
            }
            FINALLY {
              say("F0.7");
            }
            END_TRY;
          }
          EXCEPT(CancelledError) {
            say("F0.8", co.exception());
            say("F0.9");
          }
          FINALLY {
            say("F0.10");
          }
          END_TRY;
        }
        EXCEPT(ErrA) {
          say("F0.11", co.exception());
          say("F0.12");
        }
        EXCEPT(Exception) {
          say("F0.13", co.exception());
          say("F0.14");
        }
        END_TRY;
      }
      END_TRY;
      RETURN(v2 + 23);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Coroutine<void> F2(int) {
  return coroutine<void>([i22 = 0, v0 = 0, v1 = 0, x20 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x20, F0(v1)) {
        say("F2.21", x20);
        YIELD_FROM(future(0));
        v0 = 96;
      }
      END_FOR;
      YIELD_FROM(asyncio::sleep(2.249635696411133));
      for (i22 = 0; i22 < 2; ++i22) {
        YIELD_FROM(future(0));
        say("F2.23");
        TRY {
          say("F2.24");
        }
        FINALLY {
          say("F2.25");
        }
        END_TRY;
      }
      END;
  });
}
Coroutine<int> F4(int) {
  return coroutine<int>([i34 = 0, i35 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(Manager{"W33", plain}) {
          v2 = 33;
        }
        END_WITH;
        for (i34 = 0; i34 < 3; ++i34) {
          YIELD();
          TRY {
            YIELD_FROM(future(1));
            for (i35 = 0; i35 < 3; ++i35) {
              RAISE(GeneratorExit("m36"));
            }
            TRY {
              YIELD_FROM(F2(23));
              YIELD_FROM(asyncio::sleep(0.0));
              YIELD_FROM(future(1));
              YIELD();
              say("F4.37");
            }
            EXCEPT(Exception) {
              say("F4.38", co.exception());
              boom(kStopIteration, "m39");
              YIELD_FROM(asyncio::sleep(1.873809814453125));
            }
            EXCEPT(GeneratorExit) {
              say("F4.40", co.exception());
              YIELD_FROM(asyncio::sleep(1.9919586181640625));
              YIELD_FROM(future(1));
            }
            FINALLY {
              say("F4.41");
            }
            END_TRY;
          }
          EXCEPT(BaseException) {
            say("F4.42", co.exception());
            say("F4.43");
          }
          FINALLY {
            say("F4.44");
          }
          END_TRY;
        }
      }
      EXCEPT(ErrB) {
        say("F4.45", co.exception());
        say("F4.46");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 2, {
    {9.272067070007324, Event::exception, 1, 0, kValueError, "ev47"},
    {3.248013496398926, Event::result, 1, 52, kErrA, nullptr},
  });
}
}  // namespace p160

namespace p161 {
Generator<int, Sent, void> F0(int a) {
  return generator<int, Sent, void>([a, s11 = Sent(), s13 = Sent(), s7 = Sent(), v2 = 0, x1 = 0, x4 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(61);
      YIELD_FROM(Range{});
      TRY {
        FOR(x1, Range{67, 35}) {
          say("F0.2", x1);
          boom(kErrB, "m3");
          FOR(x4, Range{53, 19}) {
            say("F0.5", x4);
            say("F0.6");
            RETURN();
          }
          END_FOR;
          YIELD_INTO(s7, 69);
          say("F0.8", s7);
          say("F0.9");
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F0.10", co.exception());
        YIELD_INTO(s11, v2);
        say("F0.12", s11);
        YIELD_INTO(s13, a);
        say("F0.14", s13);
      }
      END_TRY;
      TRY {
        say("F0.15");
      }
      EXCEPT(Exception) {
        say("F0.16", co.exception());
        say("F0.17");
      }
      FINALLY {
        say("F0.18");
      }
      END_TRY;
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    Sent s20 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x22 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F1.19");
      YIELD_INTO(s20, a);
      say("F1.21", s20);
      FOR(x22, F0(v1 + 13)) {
        say("F1.23", x22);
        YIELD(v2);
        YIELD(42);
      }
      END_FOR;
      RAISE(StopIteration("m24"));
      RETURN(v0 + 53);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i27 = 0, s28 = Sent(), s30 = Sent(), s32 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 0) % 2 == 1) {
        say("F2.36");
      } else {
        YIELD_FROM(F0(v1));
        YIELD_FROM(F1(a));
        WITH(Manager{"W25", hides_all}) {
          WITH(Manager{"W26", hides_value_error}) {
            for (i27 = 0; i27 < 2; ++i27) {
              YIELD_FROM(Range{14, 52});
              v1 = v2 + 52;
              v1 = a;
              YIELD(v2 + 36);
              YIELD_INTO(s28, a);
              say("F2.29", s28);
            }
            TRY {
              YIELD_INTO(s30, 82);
              say("F2.31", s30);
              YIELD_INTO(s32, 10);
              say("F2.33", s32);
              YIELD_FROM(Range{30});
              YIELD(v1 + 8);
              YIELD_FROM(F1(a));
            }
            EXCEPT(Exception) {
              say("F2.34", co.exception());
              YIELD_FROM(Range{70, 43});
              v0 = a;
            }
            FINALLY {
              say("F2.35");
            }
            END_TRY;
          }
          END_WITH;
        }
        END_WITH;
      }
      RETURN(a);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::raise, 0, kRuntimeError, "op37"},
    {Op::send, 5, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 10, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p161

namespace p162 {
Coroutine<void> F0(int a) {
  return coroutine<void>([a, i2 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      if ((v2 + 1) % 3 == 0) {
        v1 = a;
        WITH(AsyncManager{"W1", hides_value_error, 0.0}) {
          YIELD_FROM(asyncio::sleep(2.2432327270507812));
        }
        END_WITH;
        YIELD_FROM(asyncio::sleep(3.5032615661621094));
      }
      for (i2 = 0; i2 < 1; ++i2) {
        say("F0.3");
      }
      END;
  });
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x7 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(Manager{"W4", raises_at_exit}) {
        say("F1.5");
        if ((v0 + 9) % 2 == 0) {
          TRY {
            WITH(Manager{"W6", plain}) {
              YIELD_FROM(future(2));
              YIELD_FROM(future(1));
            }
            END_WITH;
            FOR(x7, Range{22, 12, 50}) {
              say("F1.8", x7);
              break;
            }
            END_FOR;
            YIELD_FROM(future(0));
            boom(kRuntimeError, "m9");
          }
          EXCEPT(ErrB) {
            say("F1.10", co.exception());
            say("F1.11");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v1 + 54);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int) {
  return coroutine<int>([o18 = Outcome<void>(), t21 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W12", raises_at_exit, 1.0896215438842773}) {
        YIELD_FROM_INTO(v0, future(1));
        say("F2.13", v0);
      }
      END_WITH;
      if ((v1 + 2) % 3 == 0) {
        YIELD_FROM(asyncio::sleep(1.726633071899414));
        TRY {
          YIELD();
          RAISE(RuntimeError("m14"));
        }
        EXCEPT(Exception) {
          say("F2.15", co.exception());
          WITH(Manager{"W16", raises_at_enter}) {
            YIELD_FROM(F1(v1 + 47));
            TRY {
              YIELD_FROM(F1(v2 + 71));
              YIELD_FROM(future(2));
              YIELD_FROM(future(2));
            }
            EXCEPT(ErrA) {
              say("F2.17", co.exception());
              YIELD_FROM_OUTCOME(o18, F0(v2 + 49));
              say("F2.19", o18);
            }
            EXCEPT(ErrA) {
              say("F2.20", co.exception());
              t21 = spawn(F1(v2 + 28));
              YIELD_FROM_INTO(v1, t21);
            }
            END_TRY;
          }
          END_WITH;
          TRY {
            YIELD_FROM(future(0));
            WITH(AsyncManager{"W22", hides_value_error, 0.9556570053100586}) {
              YIELD_FROM(asyncio::sleep(1.0288848876953125));
              YIELD_FROM(future(2));
              YIELD();
              YIELD_FROM(asyncio::sleep(3.330547332763672));
            }
            END_WITH;
          }
          EXCEPT(CancelledError) {
            say("F2.23", co.exception());
            say("F2.24");
          }
          EXCEPT(CancelledError) {
            say("F2.25", co.exception());
            say("F2.26");
          }
          FINALLY {
            say("F2.27");
          }
          END_TRY;
        }
        FINALLY {
          say("F2.28");
        }
        END_TRY;
      }
      RETURN(5);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {2.3001508712768555, Event::result, 1, 98, kErrA, nullptr},
    {3.691380500793457, Event::result, 1, 76, kErrA, nullptr},
    {7.617922782897949, Event::exception, 2, 0, kRuntimeError, "ev29"},
    {9.092096328735352, Event::result, 1, 94, kErrA, nullptr},
  });
}
}  // namespace p162

namespace p163 {
Generator<int, Sent, int> F5(int) {
  struct Body {
    Sent s37 = Sent();
    int v0 = 0;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v0);
      YIELD_FROM(Range{12, 2});
      YIELD_INTO(s37, v1 + 26);
      say("F5.38", s37);
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 38, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 36, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p163

namespace p164 {
Coroutine<int> F3(int) {
  return coroutine<int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v2 + 5) % 2 == 1) {
          say("F3.36");
          WITH(AsyncManager{"W37", hides_value_error, 0.0}) {
            TRY {
              YIELD_FROM(asyncio::sleep(2.0157337188720703));
            }
            EXCEPT(Exception) {
              say("F3.38", co.exception());
              say("F3.39");
            }
            END_TRY;
          }
          END_WITH;
        }
      }
      EXCEPT(BaseException) {
        say("F3.40", co.exception());
        say("F3.41");
      }
      EXCEPT(ValueError) {
        say("F3.42", co.exception());
        say("F3.43");
      }
      EXCEPT(Exception) {
        say("F3.44", co.exception());
        say("F3.45");
      }
      END_TRY;
      RETURN(2);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
  });
}
}  // namespace p164

namespace p165 {
Coroutine<int> F1(int) {
  return coroutine<int>([i12 = 0, v0 = 0](auto& co) mutable {
      BEGIN(co);
      for (i12 = 0; i12 < 3; ++i12) {
        say("F1.13");
        RETURN(v0);
      }
      say("F1.14");
      YIELD_FROM(asyncio::sleep(2.9501991271972656));
      YIELD();
      RETURN(v0 + 42);
      RETURN(84);
      END;
  });
}
Coroutine<int> F2(int) {
  struct Body {
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(0));
        case 1:
        co.result();
        if ((v2 + 4) % 3 == 0) {
          return co.raise(TypeError("m15"));
        }
        return co.return_(81);
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
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      YIELD_FROM_INTO(v2, future(1));
      say("F3.16", v2);
      if ((v1 + 5) % 2 == 0) {
        say("F3.17");
      }
      RETURN(v2 + 30);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F4(int a) {
  return coroutine<int>([a, o20 = Outcome<int>(), t19 = Task<int>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F4.18");
      t19 = spawn(F1(v2 + 90));
      YIELD_FROM_INTO(v1, t19);
      YIELD_FROM_OUTCOME(o20, F3(v1 + 77));
      say("F4.21", o20);
      if ((v0 + 4) % 3 == 1) {
        RAISE(RuntimeError("m22"));
      } else {
        YIELD_FROM(F2(a));
      }
      RETURN(39);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {4.496469497680664, Event::exception, 0, 0, kErrB, "ev23"},
    {6.444565773010254, Event::cancel_task, 1, 0, kErrA, nullptr},
    {4.5608015060424805, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p165

namespace p166 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, i2 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(Manager{"W1", plain}) {
        for (i2 = 0; i2 < 2; ++i2) {
          YIELD_FROM(future(0));
        }
        say("F0.3");
      }
      END_WITH;
      YIELD_FROM_INTO(v2, future(0));
      say("F0.4", v2);
      RAISE(ErrA("m5"));
      RETURN(a);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(future(1));
      RETURN(v2);
      END;
  });
}
Coroutine<void> F2(int) {
  struct Body {
    int v0 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        say("F2.6");
        v2 = v0;
        return co.yield_from(1, future(2));
        case 1:
        co.result();
        if ((v2 + 6) % 3 == 1) {
          return co.raise(TypeError("m7"));
        }
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F4(int) {
  struct Body {
    int i17 = 0;
    Task<int> t11 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x12 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      t11 = spawn(F0(8));
      YIELD_FROM_INTO(v0, t11);
      FOR(x12, Range{}) {
        say("F4.13", x12);
        YIELD_FROM(future(2));
        YIELD_FROM_INTO(v1, F0(58));
        say("F4.14", v1);
        if ((v1 + 8) % 2 == 0) {
          say("F4.20");
        } else {
          YIELD_FROM_INTO(v1, F1(v0 + 29));
          say("F4.15", v1);
          say("F4.16");
          YIELD_FROM(F2(v1 + 97));
          if ((v2 + 3) % 3 == 1) {
            say("F4.19");
          } else {
            YIELD_FROM(asyncio::sleep(0.1285696029663086));
            YIELD_FROM(F2(v0));
            for (i17 = 0; i17 < 2; ++i17) {
              say("F4.18");
            }
          }
        }
      }
      END_FOR;
      RETURN(38);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F4(5); }, 3, {
    {10.643365859985352, Event::cancel_task, 2, 0, kErrA, nullptr},
    {11.802485466003418, Event::exception, 2, 0, kTypeError, "ev21"},
    {3.641322135925293, Event::exception, 0, 0, kRuntimeError, "ev22"},
    {4.522669792175293, Event::result, 2, 19, kErrA, nullptr},
  });
}
}  // namespace p166

namespace p167 {
Coroutine<int> F3(int) {
  return coroutine<int>([i4 = 0, v0 = 0](auto& co) mutable {
      BEGIN(co);
      for (i4 = 0; i4 < 3; ++i4) {
        continue;
      }
      WITH(Manager{"W5", plain}) {
        TRY {
          YIELD();
        }
        EXCEPT(ErrB) {
          say("F3.6", co.exception());
          RETURN(v0);
        }
        EXCEPT(ValueError) {
          say("F3.7", co.exception());
          say("F3.8");
        }
        FINALLY {
          say("F3.9");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {9.796051025390625, Event::result, 0, 93, kErrA, nullptr},
    {7.5152788162231445, Event::result, 0, 80, kErrA, nullptr},
    {3.6228771209716797, Event::result, 0, 76, kErrA, nullptr},
    {6.9966020584106445, Event::result, 0, 73, kErrA, nullptr},
  });
}
}  // namespace p167

namespace p168 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 9) % 2 == 1) {
        if ((v0 + 8) % 2 == 0) {
          say("F0.4");
        } else {
          YIELD(v1 + 48);
          say("F0.1");
          YIELD(19);
          if ((v0 + 6) % 3 == 0) {
            say("F0.3");
          } else {
            say("F0.2");
          }
        }
      }
      RETURN(v1 + 31);
      END;
  });
}
Generator<int, Sent, int> F1(int) {
  struct Body {
    int i6 = 0;
    int i7 = 0;
    Sent s8 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 8) % 2 == 0) {
          return co.raise(RuntimeError("m5"));
        }
        for (i6 = 0; i6 < 3; ++i6) {
          return co.yield_(1, 70);
          case 1:;
        }
        for (i7 = 0; i7 < 1; ++i7) {
          return co.yield_(2, 63);
          case 2:
          co.sent(s8);
          say("F1.9", s8);
        }
        return co.return_(v0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, v1 = 0](auto& co) mutable {
      BEGIN(co);
      say("F2.10");
      YIELD(5);
      YIELD_FROM(F1(v1));
      WITH(Manager{"W11", raises_at_exit}) {
        TRY {
          say("F2.12");
        }
        EXCEPT(BaseException) {
          say("F2.13", co.exception());
          say("F2.14");
        }
        EXCEPT(Exception) {
          say("F2.15", co.exception());
          say("F2.16");
        }
        EXCEPT(BaseException) {
          say("F2.17", co.exception());
          say("F2.18");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(a);
      END;
  });
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i33 = 0, s20 = Sent(), s25 = Sent(), s27 = Sent(), s29 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0 + 18);
      v1 = 18;
      YIELD_FROM(F2(v2));
      WITH(Manager{"W19", hides_value_error}) {
        YIELD_INTO(s20, v0);
        say("F3.21", s20);
        YIELD(a);
        TRY {
          YIELD(94);
          TRY {
            TRY {
              RETURN(a);
            }
            EXCEPT(ValueError) {
              say("F3.22", co.exception());
              boom(kErrA, "m23");
              YIELD_FROM_INTO(v1, F0(a));
              say("F3.24", v1);
              YIELD_INTO(s25, 24);
              say("F3.26", s25);
              YIELD_INTO(s27, v1 + 87);
              say("F3.28", s27);
            }
            FINALLY {
              YIELD_INTO(s29, v0 + 66);
              say("F3.30", s29);
              YIELD_FROM(F0(52));
              say("F3.31");
              RAISE(RuntimeError("m32"));
            }
            END_TRY;
            for (i33 = 0; i33 < 1; ++i33) {
              say("F3.34");
            }
          }
          EXCEPT(GeneratorExit) {
            say("F3.35", co.exception());
            say("F3.36");
          }
          EXCEPT(CancelledError) {
            say("F3.37", co.exception());
            say("F3.38");
          }
          FINALLY {
            say("F3.39");
          }
          END_TRY;
        }
        FINALLY {
          say("F3.40");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(82);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op41"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 43, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op42"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op43"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 42, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p168

namespace p169 {
Coroutine<void> F0(int) {
  return coroutine<void>([i1 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 2; ++i1) {
        TRY {
          TRY {
            boom(kRuntimeError, "m2");
            RAISE(RuntimeError("m3"));
          }
          EXCEPT(RuntimeError) {
            say("F0.4", co.exception());
            say("F0.5");
            FOR(x6, Range{7, 58, 67}) {
              say("F0.7", x6);
              YIELD_FROM(asyncio::sleep(3.4499053955078125));
            }
            END_FOR;
          }
          FINALLY {
            say("F0.8");
          }
          END_TRY;
        }
        FINALLY {
          say("F0.9");
        }
        END_TRY;
      }
      END;
  });
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i11 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        if ((v2 + 4) % 3 == 1) {
          return co.raise(ErrA("m10"));
        }
        for (i11 = 0; i11 < 2; ++i11) {
          return co.yield_from(1, asyncio::sleep(0));
          case 1:
          co.result();
        }
        if ((v1 + 6) % 2 == 0) {
          return co.raise(ValueError("m12"));
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
  return coroutine<int>([o15 = Outcome<void>(), t17 = Task<int>(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W13", hides_value_error, 0.0}) {
        TRY {
          WITH(AsyncManager{"W14", hides_value_error, 1.157607078552246}) {
            YIELD_FROM_OUTCOME(o15, F0(v1 + 1));
            say("F2.16", o15);
            t17 = spawn(F1(45));
            YIELD_FROM_INTO(v2, t17);
            TRY {
              YIELD_FROM(asyncio::sleep(0.5511865615844727));
            }
            EXCEPT(StopIteration) {
              say("F2.18", co.exception());
              say("F2.19");
            }
            EXCEPT(BaseException) {
              say("F2.20", co.exception());
              say("F2.21");
            }
            FINALLY {
              say("F2.22");
            }
            END_TRY;
          }
          END_WITH;
        }
        EXCEPT(AttributeError) {
          say("F2.23", co.exception());
          say("F2.24");
        }
        FINALLY {
          say("F2.25");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 88);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 3, {
    {6.942440986633301, Event::result, 0, 96, kErrA, nullptr},
    {1.7166423797607422, Event::cancel_task, 1, 0, kErrA, nullptr},
    {6.853062629699707, Event::result, 2, 50, kErrA, nullptr},
    {1.3696069717407227, Event::cancel_future, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p169

namespace p170 {
Generator<int, Sent, int> F2(int) {
  struct Body {
    Sent s3 = Sent();
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, 74);
        case 1:
        co.sent(s3);
        say("F2.4", s3);
        return co.yield_(2, 62);
        case 2:;
        return co.return_(v0);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, i7 = 0, s12 = Sent(), s5 = Sent(), v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s5, 46);
      say("F3.6", s5);
      for (i7 = 0; i7 < 2; ++i7) {
        WITH(Manager{"W8", plain}) {
          YIELD_FROM(F2(v1 + 44));
          TRY {
            TRY {
              say("F3.9");
            }
            EXCEPT(ErrA) {
              say("F3.10", co.exception());
              YIELD_FROM_INTO(v1, F2(v1));
              say("F3.11", v1);
              YIELD_FROM(F2(a));
              YIELD_INTO(s12, a);
              say("F3.13", s12);
            }
            EXCEPT(ValueError) {
              say("F3.14", co.exception());
              say("F3.15");
            }
            FINALLY {
              say("F3.16");
            }
            END_TRY;
          }
          EXCEPT(ErrB) {
            say("F3.17", co.exception());
            say("F3.18");
          }
          FINALLY {
            say("F3.19");
          }
          END_TRY;
        }
        END_WITH;
      }
      RETURN(a);
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
    {Op::raise, 0, kErrB, "op20"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p170

namespace p171 {
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v0 + 88);
      WITH(Manager{"W16", hides_all}) {
        say("F4.17");
      }
      END_WITH;
      YIELD(27);
      if ((v0 + 0) % 2 == 1) {
        say("F4.18");
      }
      RETURN(90);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::raise, 0, kTypeError, "op19"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kStopIteration, "op20"},
    {Op::raise, 0, kErrA, "op21"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p171

namespace p172 {
Coroutine<void> F0(int) {
  struct Body {
    int x1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(asyncio::sleep(0.0));
      FOR(x1, Range{}) {
        say("F0.2", x1);
        say("F0.3");
        TRY {
          TRY {
            YIELD();
            YIELD_FROM(future(0));
            TRY {
              YIELD_FROM(future(0));
              YIELD_FROM(future(0));
            }
            EXCEPT(ErrA) {
              say("F0.4", co.exception());
              say("F0.5");
            }
            EXCEPT(CancelledError) {
              say("F0.6", co.exception());
              say("F0.7");
            }
            END_TRY;
          }
          FINALLY {
            say("F0.8");
          }
          END_TRY;
        }
        EXCEPT(ErrB) {
          say("F0.9", co.exception());
          say("F0.10");
        }
        FINALLY {
          say("F0.11");
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
Coroutine<int> F3(int a) {
  return coroutine<int>([a, o36 = Outcome<void>(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(v0));
      YIELD_FROM(future(0));
      YIELD();
      YIELD_FROM(F0(v1));
      TRY {
        YIELD_FROM(asyncio::sleep(0.0));
        YIELD_FROM(F0(v1 + 58));
      }
      EXCEPT(ErrA) {
        say("F3.35", co.exception());
        YIELD_FROM_OUTCOME(o36, F0(a));
        say("F3.37", o36);
        YIELD_FROM(F0(a));
      }
      END_TRY;
      RETURN(v2 + 57);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 1, {
    {1.2501335144042969, Event::cancel_future, 0, 0, kErrA, nullptr},
    {5.718877792358398, Event::cancel_task, 0, 0, kErrA, nullptr},
    {8.456588745117188, Event::exception, 0, 0, kTypeError, "ev38"},
    {0.2328357696533203, Event::result, 0, 80, kErrA, nullptr},
  });
}
}  // namespace p172

namespace p173 {
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i28 = 0;
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      say("F5.26");
      say("F5.27");
      for (i28 = 0; i28 < 2; ++i28) {
        TRY {
          RAISE(CancelledError("m29"));
        }
        FINALLY {
          TRY {
            if ((v0 + 2) % 2 == 1) {
              v0 = a;
              break;
            } else {
              break;
            }
          }
          FINALLY {
            say("F5.30");
          }
          END_TRY;
        }
        END_TRY;
      }
      RETURN(50);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
void run() {
  drive([] { return F5(5); }, 3, {
  });
}
}  // namespace p173

namespace p174 {
Generator<int, Sent, int> F0(int) {
  return generator<int, Sent, int>([i7 = 0, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v2 = v1;
      TRY {
        TRY {
          TRY {
            TRY {
              YIELD(80);
            }
            EXCEPT(ValueError) {
              say("F0.1", co.exception());
              YIELD(7);
            }
            FINALLY {
              v0 = 75;
              RAISE(ValueError("m2"));
            }
            END_TRY;
            say("F0.3");
            say("F0.4");
          }
          EXCEPT(Exception) {
            say("F0.5", co.exception());
            if ((v0 + 1) % 2 == 0) {
              RAISE();
            } else {
              YIELD(v2 + 73);
              boom(kStopIteration, "m6");
            }
            for (i7 = 0; i7 < 3; ++i7) {
              say("F0.8");
            }
          }
          FINALLY {
            say("F0.9");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F0.10", co.exception());
          say("F0.11");
        }
        FINALLY {
          say("F0.12");
        }
        END_TRY;
      }
      EXCEPT(RuntimeError) {
        say("F0.13", co.exception());
        say("F0.14");
      }
      END_TRY;
      RETURN(v0 + 89);
      END;
  });
}
Generator<int, Sent, int> F1(int a) {
  struct Body {
    int a;
    Sent s15 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD_INTO(s15, 98);
      say("F1.16", s15);
      YIELD_FROM_INTO(v2, F0(a));
      say("F1.17", v2);
      YIELD(v0);
      YIELD(54);
      say("F1.18");
      RETURN(8);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::send, 19, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op19"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kStopIteration, "op20"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op21"},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p174

namespace p175 {
Coroutine<int> F0(int) {
  struct Body {
    int v1 = 0;
    int v2 = 0;
    int x1 = 0;
    int x4 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      FOR(x1, Range{58, 99, 4}) {
        say("F0.2", x1);
        if ((v2 + 4) % 2 == 1) {
          boom(kStopIteration, "m3");
          YIELD_FROM(asyncio::sleep(1.3796796798706055));
          TRY {
            FOR(x4, Range{}) {
              say("F0.5", x4);
              RAISE(ValueError("m6"));
            }
            END_FOR;
          }
          EXCEPT(RuntimeError) {
            say("F0.7", co.exception());
            say("F0.8");
          }
          END_TRY;
        }
      }
      END_FOR;
      RETURN(v1);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<void> F1(int) {
  return coroutine<void>([v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v1 = v0;
      YIELD_FROM_INTO(v2, future(0));
      say("F1.9", v2);
      YIELD();
      YIELD_FROM_INTO(v2, future(0));
      say("F1.10", v2);
      YIELD();
      YIELD_FROM(F0(6));
      WITH(AsyncManager{"W11", hides_value_error, 1.9704999923706055}) {
        TRY {
          say("F1.12");
        }
        EXCEPT(ErrB) {
          say("F1.13", co.exception());
          say("F1.14");
        }
        EXCEPT(Exception) {
          say("F1.15", co.exception());
          say("F1.16");
        }
        FINALLY {
          say("F1.17");
        }
        END_TRY;
      }
      END_WITH;
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o28 = Outcome<void>(), v1 = 0, x19 = 0](auto& co) mutable {
      BEGIN(co);
      WITH(AsyncManager{"W18", hides_all, 3.6221208572387695}) {
        FOR(x19, AsyncRange{"A20", 2, -1, 0.0}) {
          say("F2.21", x19);
          WITH(AsyncManager{"W22", hides_value_error, 0.0}) {
            TRY {
              YIELD_FROM(asyncio::sleep(0.6379966735839844));
              YIELD_FROM_INTO(v1, future(0));
              say("F2.23", v1);
            }
            EXCEPT(ErrA) {
              say("F2.24", co.exception());
              YIELD_FROM(future(0));
              break;
            }
            EXCEPT(ValueError) {
              say("F2.25", co.exception());
              YIELD_FROM_INTO(v1, future(0));
              say("F2.26", v1);
              YIELD_FROM(asyncio::sleep(1.2685489654541016));
            }
            END_TRY;
            YIELD();
            say("F2.27");
            TRY {
              YIELD_FROM_OUTCOME(o28, F1(a));
              say("F2.29", o28);
            }
            EXCEPT(GeneratorExit) {
              say("F2.30", co.exception());
              YIELD_FROM(F1(a));
            }
            FINALLY {
              say("F2.31");
            }
            END_TRY;
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
Coroutine<void> F3(int) {
  return coroutine<void>([i40 = 0, t34 = Task<int>(), t37 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x38 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        say("F3.32");
        say("F3.33");
        t34 = spawn(F2(54));
        YIELD_FROM_INTO(v1, t34);
      }
      EXCEPT(GeneratorExit) {
        say("F3.35", co.exception());
        YIELD_FROM(F1(v0));
      }
      EXCEPT(BaseException) {
        say("F3.36", co.exception());
        t37 = spawn(F2(v2 + 17));
        YIELD_FROM_INTO(v1, t37);
        YIELD_FROM(F1(v0));
        FOR(x38, Range{10}) {
          say("F3.39", x38);
          for (i40 = 0; i40 < 2; ++i40) {
            RAISE(ErrB("m41"));
          }
          TRY {
            YIELD_FROM(asyncio::sleep(0.570317268371582));
          }
          EXCEPT(GeneratorExit) {
            say("F3.42", co.exception());
            say("F3.43");
          }
          END_TRY;
        }
        END_FOR;
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F5(int a) {
  return coroutine<int>([a, v0 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        TRY {
          YIELD();
        }
        FINALLY {
          YIELD_FROM(asyncio::sleep(1.2732677459716797));
          YIELD_FROM(F3(a));
          if ((v0 + 3) % 3 == 1) {
            RAISE(ErrA("m48"));
          }
        }
        END_TRY;
      }
      EXCEPT(StopIteration) {
        say("F5.49", co.exception());
        say("F5.50");
      }
      END_TRY;
      RETURN(11);
      END;
  });
}
void run() {
  drive([] { return F5(5); }, 1, {
    {6.864304542541504, Event::exception, 0, 0, kValueError, "ev51"},
    {3.2680835723876953, Event::result, 0, 84, kErrA, nullptr},
    {3.2542171478271484, Event::result, 0, 75, kErrA, nullptr},
    {0.24319839477539062, Event::cancel_task, 0, 0, kErrA, nullptr},
    {6.29390811920166, Event::cancel_task, 0, 0, kErrA, nullptr},
    {8.362418174743652, Event::result, 0, 13, kErrA, nullptr},
  });
}
}  // namespace p175

namespace p176 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0](auto& co) mutable {
      BEGIN(co);
      RAISE(RuntimeError("m1"));
      RETURN(v1);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o17 = Outcome<int>(), o8 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0, x14 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x2, Range{60, 94, 2}) {
        say("F1.3", x2);
        RAISE(ValueError("m4"));
      }
      END_FOR;
      TRY {
        say("F1.5");
        say("F1.6");
        YIELD_FROM_INTO(v0, F0(v1 + 33));
        say("F1.7", v0);
        YIELD_FROM_OUTCOME(o8, F0(58));
        say("F1.9", o8);
      }
      EXCEPT(RuntimeError) {
        say("F1.10", co.exception());
        YIELD_FROM_INTO(v0, F0(v2 + 72));
        say("F1.11", v0);
        YIELD_FROM_INTO(v1, future(0));
        say("F1.12", v1);
        YIELD_FROM(future(0));
      }
      EXCEPT(Exception) {
        say("F1.13", co.exception());
        FOR(x14, AsyncRange{"A15", 3, 1, 0.9160394668579102}) {
          say("F1.16", x14);
          YIELD();
          YIELD_FROM(asyncio::sleep(3.651857376098633));
          YIELD_FROM_OUTCOME(o17, F0(v1 + 3));
          say("F1.18", o17);
        }
        END_FOR;
        say("F1.19");
      }
      FINALLY {
        say("F1.20");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 1, {
    {8.582712173461914, Event::cancel_task, 0, 0, kErrA, nullptr},
  });
}
}  // namespace p176

namespace p177 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    int i4 = 0;
    Sent s5 = Sent();
    Sent s8 = Sent();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      say("F0.1");
      if ((v2 + 4) % 3 == 0) {
        v2 = v1;
      }
      FOR(x2, Range{92, 9, 12}) {
        say("F0.3", x2);
        if ((v1 + 2) % 3 == 0) {
          for (i4 = 0; i4 < 2; ++i4) {
            if ((v1 + 0) % 2 == 0) {
              break;
            } else {
              break;
            }
            continue;
          }
          TRY {
            YIELD_INTO(s5, v1);
            say("F0.6", s5);
            RETURN(v0);
          }
          EXCEPT(ErrB) {
            say("F0.7", co.exception());
            TRY {
              YIELD_INTO(s8, 74);
              say("F0.9", s8);
            }
            EXCEPT(StopIteration) {
              say("F0.10", co.exception());
              say("F0.11");
            }
            END_TRY;
          }
          FINALLY {
            say("F0.12");
          }
          END_TRY;
        }
      }
      END_FOR;
      RETURN(v2);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([i13 = 0, i15 = 0, i16 = 0, i26 = 0, s18 = Sent(), s22 = Sent(), s24 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      for (i13 = 0; i13 < 3; ++i13) {
        YIELD(v0 + 60);
        YIELD_FROM_INTO(v2, F0(22));
        say("F1.14", v2);
        for (i15 = 0; i15 < 1; ++i15) {
          TRY {
            for (i16 = 0; i16 < 2; ++i16) {
              RAISE(ErrB("m17"));
            }
            if ((v1 + 1) % 2 == 1) {
              YIELD(52);
              RETURN(64);
            } else {
              YIELD_INTO(s18, v2);
              say("F1.19", s18);
              RAISE(ValueError("m20"));
            }
            YIELD_FROM_INTO(v1, F0(52));
            say("F1.21", v1);
            YIELD_INTO(s22, v1 + 17);
            say("F1.23", s22);
          }
          FINALLY {
            YIELD_INTO(s24, v2);
            say("F1.25", s24);
            for (i26 = 0; i26 < 2; ++i26) {
              say("F1.27");
            }
          }
          END_TRY;
        }
      }
      RETURN(v0);
      END;
  });
}
Generator<int, Sent, int> F4(int) {
  return generator<int, Sent, int>([i36 = 0, i37 = 0, v0 = 0, v2 = 0, x39 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        if ((v0 + 1) % 3 == 1) {
          YIELD_FROM_INTO(v2, F1(v2 + 4));
          say("F4.35", v2);
          for (i36 = 0; i36 < 3; ++i36) {
            if ((v0 + 3) % 3 == 1) {
              YIELD(v2 + 15);
            }
          }
          for (i37 = 0; i37 < 3; ++i37) {
            TRY {
              break;
            }
            EXCEPT(CancelledError) {
              say("F4.38", co.exception());
              YIELD_FROM(F1(36));
              RAISE();
            }
            END_TRY;
          }
          YIELD(99);
          TRY {
            FOR(x39, F1(84)) {
              say("F4.40", x39);
              say("F4.41");
            }
            END_FOR;
          }
          EXCEPT(AttributeError) {
            say("F4.42", co.exception());
            say("F4.43");
          }
          END_TRY;
        }
      }
      EXCEPT(StopIteration) {
        say("F4.44", co.exception());
        say("F4.45");
      }
      FINALLY {
        say("F4.46");
      }
      END_TRY;
      RETURN(v0 + 11);
      END;
  });
}
void run() {
  drive(F4(5), {
    {Op::send, 8, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 14, kErrA, nullptr},
    {Op::send, 55, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p177

namespace p178 {
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
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, s10 = Sent(), s5 = Sent(), v0 = 0, v1 = 0, v2 = 0, x12 = 0, x3 = 0, x8 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        RAISE(GeneratorExit("m2"));
      }
      FINALLY {
        if ((v0 + 2) % 2 == 1) {
          YIELD_FROM(Range{66, 32, 75});
          FOR(x3, Range{}) {
            say("F1.4", x3);
            continue;
          }
          END_FOR;
          YIELD_INTO(s5, v1);
          say("F1.6", s5);
        }
        WITH(Manager{"W7", hides_value_error}) {
          TRY {
            if ((v2 + 8) % 2 == 1) {
              YIELD(a);
              YIELD(v1);
            }
            FOR(x8, F0(v1 + 74)) {
              say("F1.9", x8);
              YIELD_INTO(s10, v1);
              say("F1.11", s10);
            }
            END_FOR;
            FOR(x12, F0(v2)) {
              say("F1.13", x12);
              say("F1.14");
            }
            END_FOR;
          }
          EXCEPT(RuntimeError) {
            say("F1.15", co.exception());
            say("F1.16");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_TRY;
      RETURN(36);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, i19 = 0, s20 = Sent(), v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      v0 = a;
      say("F2.17");
      WITH(Manager{"W18", hides_value_error}) {
        TRY {
          if ((v1 + 3) % 3 == 0) {
            YIELD_FROM(F0(a));
            TRY {
              v2 = v0;
              say("F2.23");
              v2 = v0;
            }
            FINALLY {
              say("F2.24");
            }
            END_TRY;
          } else {
            for (i19 = 0; i19 < 1; ++i19) {
              YIELD_INTO(s20, v0);
              say("F2.21", s20);
              YIELD_FROM(F0(21));
            }
            RAISE(RuntimeError("m22"));
          }
        }
        EXCEPT(RuntimeError) {
          say("F2.25", co.exception());
          say("F2.26");
        }
        END_TRY;
      }
      END_WITH;
      RETURN(v2 + 84);
      END;
  });
}
Generator<int, Sent, int> F3(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v0);
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F4(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0, x27 = 0, x32 = 0, x34 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x27, F1(59)) {
        say("F4.28", x27);
        if ((v1 + 4) % 2 == 1) {
          if ((v0 + 9) % 2 == 1) {
            say("F4.31");
            continue;
          }
          FOR(x32, F3(v2 + 32)) {
            say("F4.33", x32);
            FOR(x34, Range{35, 49}) {
              say("F4.35", x34);
              YIELD_FROM_INTO(v0, F3(v0));
              say("F4.36", v0);
              v2 = a;
            }
            END_FOR;
            YIELD_FROM(F2(v0 + 70));
            YIELD_FROM_INTO(v2, F3(v0 + 19));
            say("F4.37", v2);
          }
          END_FOR;
        } else {
          YIELD_FROM_INTO(v1, F1(a));
          say("F4.29", v1);
          YIELD(73);
          WITH(Manager{"W30", hides_value_error}) {
            YIELD(a);
          }
          END_WITH;
        }
      }
      END_FOR;
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
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op38"},
    {Op::send, 85, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op39"},
    {Op::raise, 0, kErrA, "op40"},
    {Op::raise, 0, kErrA, "op41"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op42"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p178

namespace p179 {
Generator<int, Sent, int> F1(int) {
  return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      RAISE(ErrB("m3"));
      RETURN(98);
      END;
  });
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 1, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op4"},
    {Op::send, 22, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kCancelledError, "op5"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p179

namespace p180 {
Coroutine<int> F0(int) {
  return coroutine<int>([v1 = 0, x2 = 0](auto& co) mutable {
      BEGIN(co);
      say("F0.1");
      YIELD();
      YIELD();
      FOR(x2, Range{83, 83, 97}) {
        say("F0.3", x2);
        YIELD();
      }
      END_FOR;
      if ((v1 + 9) % 3 == 1) {
        say("F0.5");
      } else {
        say("F0.4");
      }
      RETURN(38);
      END;
  });
}
Coroutine<int> F1(int a) {
  return coroutine<int>([a, o8 = Outcome<int>(), t13 = Task<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM(F0(a));
      WITH(AsyncManager{"W6", plain, 3.5448122024536133}) {
        YIELD_FROM(F0(v0 + 61));
        WITH(AsyncManager{"W7", plain, 0.734593391418457}) {
          YIELD_FROM_OUTCOME(o8, F0(93));
          say("F1.9", o8);
          TRY {
            TRY {
              say("F1.10");
              RAISE(RuntimeError("m11"));
            }
            EXCEPT(CancelledError) {
              say("F1.12", co.exception());
              t13 = spawn(F0(v1 + 80));
              t13.cancel();
              YIELD_FROM_INTO(v0, t13);
            }
            EXCEPT(Exception) {
              say("F1.14", co.exception());
              YIELD();
              YIELD_FROM(asyncio::sleep(0.0));
              v0 = 29;
            }
            FINALLY {
              say("F1.15");
            }
            END_TRY;
          }
          EXCEPT(GeneratorExit) {
            say("F1.16", co.exception());
            say("F1.17");
          }
          FINALLY {
            say("F1.18");
          }
          END_TRY;
        }
        END_WITH;
      }
      END_WITH;
      RETURN(v1);
      END;
  });
}
void run() {
  drive([] { return F1(5); }, 3, {
    {4.4369611740112305, Event::cancel_task, 0, 0, kErrA, nullptr},
    {3.3975133895874023, Event::cancel_task, 1, 0, kErrA, nullptr},
  });
}
}  // namespace p180

namespace p181 {
Generator<int, Sent, int> F1(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(ErrA("m6"));
      RETURN(v0);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
void run() {
  drive(F1(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 35, kErrA, nullptr},
    {Op::send, 21, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 37, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::send, 93, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op7"},
    {Op::raise, 0, kErrA, "op8"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p181

namespace p182 {
Coroutine<int> F0(int) {
  return coroutine<int>([i2 = 0, i6 = 0, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(0));
      say("F0.1", v1);
      v0 = 47;
      YIELD_FROM(asyncio::sleep(2.140054702758789));
      TRY {
        for (i2 = 0; i2 < 1; ++i2) {
          RAISE(RuntimeError("m3"));
        }
      }
      EXCEPT(ErrA) {
        say("F0.4", co.exception());
        YIELD_FROM(future(0));
        if ((v1 + 0) % 3 == 1) {
          YIELD_FROM_INTO(v1, future(0));
          say("F0.5", v1);
          YIELD_FROM(asyncio::sleep(2.932408332824707));
        }
        YIELD();
        YIELD_FROM(future(0));
        YIELD_FROM(asyncio::sleep(0.0));
      }
      END_TRY;
      YIELD_FROM(asyncio::sleep(0.0));
      for (i6 = 0; i6 < 3; ++i6) {
        say("F0.7");
      }
      RETURN(69);
      END;
  });
}
Coroutine<int> F1(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      boom(kErrB, "m8");
      YIELD_FROM(asyncio::sleep(3.879671096801758));
      TRY {
        v1 = 51;
      }
      EXCEPT(RuntimeError) {
        say("F1.9", co.exception());
        say("F1.10");
      }
      FINALLY {
        say("F1.11");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, o22 = Outcome<int>(), v0 = 0, v1 = 0, v2 = 0, x12 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        FOR(x12, AsyncRange{"A13", 2, 1, 0.0}) {
          say("F2.14", x12);
          say("F2.15");
          v1 = v0;
          v1 = a;
          TRY {
            YIELD_FROM_INTO(v2, F0(99));
            say("F2.16", v2);
            say("F2.17");
          }
          EXCEPT(BaseException) {
            say("F2.18", co.exception());
            TRY {
              say("F2.19");
            }
            EXCEPT(BaseException) {
              say("F2.20", co.exception());
              YIELD();
              v2 = a;
              boom(kValueError, "m21");
            }
            FINALLY {
              YIELD_FROM_OUTCOME(o22, F1(v2 + 23));
              say("F2.23", o22);
              YIELD_FROM_INTO(v1, future(0));
              say("F2.24", v1);
              YIELD_FROM_INTO(v1, future(0));
              say("F2.25", v1);
            }
            END_TRY;
            YIELD_FROM_INTO(v2, F0(v0));
            say("F2.26", v2);
          }
          FINALLY {
            v0 = v2 + 76;
            say("F2.27");
          }
          END_TRY;
        }
        END_FOR;
      }
      FINALLY {
        say("F2.28");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F2(5); }, 1, {
  });
}
}  // namespace p182

namespace p183 {
Coroutine<void> F0(int) {
  struct Body {
    int x1 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      FOR(x1, AsyncRange{"A2", 0, -1, 3.6780738830566406}) {
        say("F0.3", x1);
        say("F0.4");
        say("F0.5");
        say("F0.6");
      }
      END_FOR;
      END;
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    int i10 = 0;
    int i7 = 0;
    Outcome<void> o12 = Outcome<void>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x14 = 0;
    int x19 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i7 = 0; i7 < 2; ++i7) {
        say("F1.8");
        YIELD();
        TRY {
          break;
        }
        EXCEPT(BaseException) {
          say("F1.9", co.exception());
          for (i10 = 0; i10 < 2; ++i10) {
            say("F1.11");
            YIELD_FROM_OUTCOME(o12, F0(a));
            say("F1.13", o12);
            YIELD_FROM(asyncio::sleep(1.5851812362670898));
            FOR(x14, AsyncRange{"A15", 0, 1, 0.0}) {
              say("F1.16", x14);
              YIELD_FROM_INTO(v0, future(0));
              say("F1.17", v0);
            }
            END_FOR;
            YIELD_FROM(F0(v0));
          }
          YIELD_FROM(future(1));
          if ((v0 + 5) % 2 == 1) {
            YIELD_FROM(F0(a));
            YIELD_FROM(asyncio::sleep(0.4307823181152344));
          }
        }
        END_TRY;
        TRY {
          say("F1.18");
          TRY {
            FOR(x19, Range{0, 12}) {
              say("F1.20", x19);
              YIELD_FROM(F0(v1));
              v2 = v0 + 66;
              v1 = v0;
              break;
            }
            END_FOR;
          }
          EXCEPT(Exception) {
            say("F1.21", co.exception());
            say("F1.22");
          }
          END_TRY;
        }
        EXCEPT(ValueError) {
          say("F1.23", co.exception());
          say("F1.24");
        }
        FINALLY {
          say("F1.25");
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
  drive([] { return F1(5); }, 3, {
    {11.785093307495117, Event::result, 1, 10, kErrA, nullptr},
  });
}
}  // namespace p183

namespace p184 {
Coroutine<void> F0(int) {
  struct Body {
    int i2 = 0;
    int v0 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, asyncio::sleep(2.3424949645996094));
        case 1:
        co.result();
        if ((v0 + 2) % 3 == 1) {
          return co.raise(RuntimeError("m1"));
        }
        v0 = 80;
        for (i2 = 0; i2 < 3; ++i2) {
          return co.yield_from(2, asyncio::sleep(0));
          case 2:
          co.result();
        }
        return co.yield_from(3, asyncio::sleep(0.0));
        case 3:
        co.result();
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<void> F1(int) {
  return coroutine<void>([i3 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (i3 = 0; i3 < 2; ++i3) {
          YIELD_FROM(F0(v2));
          YIELD_FROM(asyncio::sleep(0.0));
          TRY {
            YIELD_FROM(future(0));
          }
          EXCEPT(GeneratorExit) {
            say("F1.4", co.exception());
            YIELD_FROM(future(0));
            if ((v2 + 9) % 2 == 1) {
              say("F1.6");
              say("F1.7");
            } else {
              YIELD_FROM(future(0));
              YIELD();
              say("F1.5");
              YIELD_FROM(asyncio::sleep(3.185521125793457));
            }
          }
          EXCEPT(ErrA) {
            say("F1.8", co.exception());
            say("F1.9");
          }
          EXCEPT(Exception) {
            say("F1.10", co.exception());
            say("F1.11");
          }
          FINALLY {
            say("F1.12");
          }
          END_TRY;
        }
      }
      EXCEPT(BaseException) {
        say("F1.13", co.exception());
        say("F1.14");
      }
      END_TRY;
      END;
  });
}
Coroutine<int> F2(int) {
  return coroutine<int>([v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v1 + 0) % 3 == 1) {
        say("F2.16");
      } else {
        YIELD_FROM(asyncio::sleep(1.0414419174194336));
        YIELD_FROM(F1(56));
        say("F2.15");
      }
      RETURN(v0 + 35);
      END;
  });
}
Coroutine<int> F3(int a) {
  struct Body {
    int a;
    Outcome<void> o25 = Outcome<void>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x17 = 0;
    int x20 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM(F0(78));
      TRY {
        FOR(x17, Range{76, 12}) {
          say("F3.18", x17);
          say("F3.19");
          if ((v2 + 6) % 2 == 1) {
            say("F3.30");
          } else {
            FOR(x20, Range{12, 8}) {
              say("F3.21", x20);
              v0 = 57;
              RAISE(ValueError("m22"));
            }
            END_FOR;
            TRY {
              break;
            }
            EXCEPT(CancelledError) {
              say("F3.23", co.exception());
              break;
            }
            FINALLY {
              v1 = a;
              YIELD_FROM_INTO(v0, F2(v2));
              say("F3.24", v0);
              YIELD_FROM(asyncio::sleep(1.8039560317993164));
              v0 = v0 + 7;
            }
            END_TRY;
            TRY {
              YIELD_FROM_OUTCOME(o25, F0(v2));
              say("F3.26", o25);
            }
            EXCEPT(ErrA) {
              say("F3.27", co.exception());
              say("F3.28");
            }
            FINALLY {
              say("F3.29");
            }
            END_TRY;
          }
        }
        END_FOR;
      }
      EXCEPT(ValueError) {
        say("F3.31", co.exception());
        say("F3.32");
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
  });
}
}  // namespace p184

namespace p185 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([i1 = 0, s3 = Sent(), v0 = 0](auto& co) mutable {
      BEGIN(co);
      for (i1 = 0; i1 < 1; ++i1) {
        WITH(Manager{"W2", hides_value_error}) {
          break;
        }
        END_WITH;
      }
      YIELD(v0 + 3);
      YIELD(v0 + 61);
      YIELD_INTO(s3, 23);
      say("F0.4", s3);
      END;
  });
}
Generator<int, Sent, int> F2(int a) {
  return generator<int, Sent, int>([a, s6 = Sent(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD(v2);
      YIELD_FROM(F0(v1));
      YIELD_INTO(s6, v2);
      say("F2.7", s6);
      RETURN(a);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::send, 27, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 60, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op8"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p185

namespace p186 {
Coroutine<int> F5(int a) {
  struct Body {
    int a;
    int i14 = 0;
    int i15 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      for (i14 = 0; i14 < 2; ++i14) {
        for (i15 = 0; i15 < 1; ++i15) {
          v2 = a;
        }
        YIELD_FROM_INTO(v1, future(0));
        say("F5.16", v1);
      }
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
    {8.375523567199707, Event::result, 0, 7, kErrA, nullptr},
    {6.2275390625, Event::exception, 1, 0, kErrA, "ev17"},
  });
}
}  // namespace p186

namespace p187 {
Coroutine<void> F1(int) {
  struct Body {
    int i3 = 0;
    int v2 = 0;
    Step operator()(Co<void>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(1));
        case 1:
        co.result();
        return co.yield_from(2, asyncio::sleep(3.7756710052490234));
        case 2:
        co.result();
        for (i3 = 0; i3 < 3; ++i3) {
          return co.yield_from(3, future(0));
          case 3:
          co.result();
        }
        return co.yield_from(4, future(1));
        case 4:
        co.result(v2);
        say("F1.4", v2);
        return co.yield_from(5, asyncio::sleep(0));
        case 5:
        co.result();
        return co.return_();
      }
      return co.bad_label();
    }
  };
  Body body{};
  return coroutine<void>(body);
}
Coroutine<int> F2(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      RAISE(ValueError("m5"));
      RETURN(v1 + 39);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F3(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Co<int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_from(1, future(1));
        case 1:
        co.result(v1);
        say("F3.6", v1);
        return co.yield_from(2, asyncio::sleep(0));
        case 2:
        co.result();
        say("F3.7");
        return co.return_(v1 + 59);
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
    Outcome<int> o11 = Outcome<int>();
    Outcome<void> o14 = Outcome<void>();
    Outcome<int> o17 = Outcome<int>();
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      WITH(AsyncManager{"W10", plain, 3.3026723861694336}) {
        if ((v2 + 1) % 3 == 0) {
          YIELD_FROM(future(0));
          YIELD_FROM(asyncio::sleep(3.049501419067383));
        } else {
          YIELD_FROM_OUTCOME(o11, F3(a));
          say("F5.12", o11);
          TRY {
            RETURN(v0 + 30);
          }
          EXCEPT(BaseException) {
            say("F5.13", co.exception());
            YIELD_FROM(asyncio::sleep(0.4690418243408203));
            YIELD_FROM_OUTCOME(o14, F1(v2 + 99));
            say("F5.15", o14);
          }
          FINALLY {
            RAISE(RuntimeError("m16"));
          }
          END_TRY;
        }
        YIELD_FROM_OUTCOME(o17, F2(84));
        say("F5.18", o17);
        YIELD_FROM_INTO(v1, F2(66));
        say("F5.19", v1);
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
    {9.307121276855469, Event::exception, 1, 0, kValueError, "ev20"},
    {11.983610153198242, Event::exception, 1, 0, kErrB, "ev21"},
  });
}
}  // namespace p187

namespace p188 {
Generator<int, Sent, int> F0(int) {
  struct Body {
    Sent s1 = Sent();
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      switch (co.label()) {
      case 0:
        return co.yield_(1, 44);
        case 1:
        co.sent(s1);
        say("F0.2", s1);
        say("F0.3");
        say("F0.4");
        return co.return_(v2 + 88);
      }
      return co.bad_label();
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  struct Body {
    int a;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W18", raises_at_exit}) {
        say("F3.19");
        say("F3.20");
        if ((v2 + 2) % 2 == 0) {
          YIELD_FROM_INTO(v2, F0(v1));
          say("F3.22", v2);
          YIELD(v1 + 26);
          WITH(Manager{"W23", plain}) {
            TRY {
              say("F3.24");
            }
            EXCEPT(CancelledError) {
              say("F3.25", co.exception());
              say("F3.26");
            }
            END_TRY;
          }
          END_WITH;
        } else {
          RAISE(ErrA("m21"));
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
void run() {
  drive(F3(5), {
    {Op::send, 86, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 84, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p188

namespace p189 {
Coroutine<int> F1(int a) {
  struct Body {
    int a;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD();
      RETURN(a);
      END;
    }
  };
  Body body{};
  body.a = a;
  return coroutine<int>(body);
}
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i2 = 0, i4 = 0, o11 = Outcome<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (i2 = 0; i2 < 1; ++i2) {
          v0 = v1 + 61;
          YIELD_FROM_INTO(v1, F1(60));
          say("F3.3", v1);
          TRY {
            for (i4 = 0; i4 < 1; ++i4) {
              RAISE(ValueError("m5"));
            }
          }
          FINALLY {
            YIELD_FROM_INTO(v1, F1(72));
            say("F3.6", v1);
            TRY {
              v1 = a;
              YIELD_FROM(F1(a));
            }
            EXCEPT(ValueError) {
              say("F3.7", co.exception());
              v1 = a;
              YIELD_FROM_INTO(v0, F1(64));
              say("F3.8", v0);
              RAISE();
            }
            END_TRY;
            RAISE(TypeError("m9"));
          }
          END_TRY;
          YIELD_FROM_INTO(v1, future(0));
          say("F3.10", v1);
          if ((v0 + 7) % 2 == 1) {
            YIELD_FROM_OUTCOME(o11, F1(v0));
            say("F3.12", o11);
            if ((v1 + 1) % 2 == 0) {
              continue;
            }
            continue;
          }
        }
        WITH(AsyncManager{"W13", hides_value_error, 0.0}) {
          v1 = v0 + 54;
        }
        END_WITH;
      }
      EXCEPT(TypeError) {
        say("F3.14", co.exception());
        say("F3.15");
      }
      EXCEPT(BaseException) {
        say("F3.16", co.exception());
        say("F3.17");
      }
      END_TRY;
      RETURN(v0);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 3, {
    {5.035116195678711, Event::result, 0, 5, kErrA, nullptr},
    {9.320414543151855, Event::result, 2, 68, kErrA, nullptr},
  });
}
}  // namespace p189

namespace p190 {
Generator<int, Sent, void> F0(int) {
  return generator<int, Sent, void>([i4 = 0, i5 = 0, v1 = 0, x1 = 0](auto& co) mutable {
      BEGIN(co);
      FOR(x1, Range{}) {
        say("F0.2", x1);
        WITH(Manager{"W3", plain}) {
          for (i4 = 0; i4 < 2; ++i4) {
            for (i5 = 0; i5 < 3; ++i5) {
              YIELD(v1);
            }
          }
        }
        END_WITH;
      }
      END_FOR;
      END;
  });
}
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    int x6 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        FOR(x6, AsyncRange{"A7", 3, 3, 3.6961708068847656}) {
          say("F1.8", x6);
          if ((v1 + 2) % 3 == 0) {
            YIELD_FROM(future(0));
            v0 = v2;
          }
          TRY {
            WITH(Manager{"W9", hides_value_error}) {
              YIELD_FROM(asyncio::sleep(1.7634820938110352));
            }
            END_WITH;
          }
          EXCEPT(AttributeError) {
            say("F1.10", co.exception());
            say("F1.11");
          }
          FINALLY {
            say("F1.12");
          }
          END_TRY;
        }
        END_FOR;
      }
      EXCEPT(GeneratorExit) {
        say("F1.13", co.exception());
        say("F1.14");
      }
      END_TRY;
      RETURN(v1 + 68);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
Coroutine<int> F2(int a) {
  struct Body {
    int a;
    int i15 = 0;
    int v0 = 0;
    int v2 = 0;
    int x18 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      TRY {
        for (i15 = 0; i15 < 2; ++i15) {
          boom(kTypeError, "m16");
          YIELD_FROM_INTO(v0, F1(a));
          say("F2.17", v0);
          FOR(x18, F0(v2)) {
            say("F2.19", x18);
            TRY {
              say("F2.20");
            }
            EXCEPT(ErrB) {
              say("F2.21", co.exception());
              say("F2.22");
            }
            END_TRY;
          }
          END_FOR;
        }
      }
      EXCEPT(ErrB) {
        say("F2.23", co.exception());
        say("F2.24");
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
Coroutine<int> F3(int a) {
  return coroutine<int>([a, i25 = 0, o33 = Outcome<int>(), t31 = Task<int>(), v0 = 0, v1 = 0, v2 = 0, x27 = 0](auto& co) mutable {
      BEGIN(co);
      for (i25 = 0; i25 < 3; ++i25) {
        if ((v1 + 0) % 2 == 0) {
          TRY {
            WITH(AsyncManager{"W26", plain, 0.0}) {
              YIELD_FROM(F2(85));
              RETURN(v0);
            }
            END_WITH;
            YIELD_FROM(F2(a));
            YIELD_FROM(asyncio::sleep(1.4933137893676758));
            FOR(x27, AsyncRange{"A28", 2, -1, 2.3923091888427734}) {
              say("F3.29", x27);
              break;
            }
            END_FOR;
            TRY {
              YIELD_FROM(F1(a));
              boom(kCancelledError, "m30");
              t31 = spawn(F1(63));
              YIELD_FROM_INTO(v0, t31);
              break;
            }
            EXCEPT(ValueError) {
              say("F3.32", co.exception());
              RETURN(64);
            }
            END_TRY;
          }
          FINALLY {
            YIELD_FROM_OUTCOME(o33, F1(v2 + 96));
            say("F3.34", o33);
          }
          END_TRY;
        }
      }
      RETURN(65);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
  });
}
}  // namespace p190

namespace p191 {
Generator<int, Sent, int> F4(int) {
  struct Body {
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      RAISE(ErrA("m33"));
      RETURN(7);
      END;
    }
  };
  Body body{};
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F5(int a) {
  return generator<int, Sent, int>([a, s34 = Sent(), s36 = Sent(), s40 = Sent(), s42 = Sent(), v2 = 0, x38 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_INTO(s34, a);
      say("F5.35", s34);
      TRY {
        YIELD_INTO(s36, a);
        say("F5.37", s36);
        YIELD(73);
        TRY {
          TRY {
            FOR(x38, F4(a)) {
              say("F5.39", x38);
              YIELD_INTO(s40, v2 + 29);
              say("F5.41", s40);
              YIELD_INTO(s42, 66);
              say("F5.43", s42);
              YIELD(a);
            }
            END_FOR;
            TRY {
              say("F5.44");
            }
            FINALLY {
              say("F5.45");
            }
            END_TRY;
          }
          EXCEPT(Exception) {
            say("F5.46", co.exception());
            say("F5.47");
          }
          FINALLY {
            say("F5.48");
          }
          END_TRY;
        }
        EXCEPT(RuntimeError) {
          say("F5.49", co.exception());
          say("F5.50");
        }
        EXCEPT(BaseException) {
          say("F5.51", co.exception());
          say("F5.52");
        }
        END_TRY;
      }
      EXCEPT(Exception) {
        say("F5.53", co.exception());
        say("F5.54");
      }
      END_TRY;
      RETURN(v2 + 14);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op55"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kGeneratorExit, "op56"},
    {Op::send, 29, kErrA, nullptr},
    {Op::send, 62, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 68, kErrA, nullptr},
    {Op::send, 24, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op57"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p191

namespace p192 {
Coroutine<int> F1(int) {
  struct Body {
    int v0 = 0;
    Step operator()(Co<int>& co) {
      BEGIN(co);
      YIELD_FROM_INTO(v0, future(0));
      say("F1.3", v0);
      YIELD_FROM(asyncio::sleep(3.2375965118408203));
      RETURN(51);
      END;
    }
  };
  Body body{};
  return coroutine<int>(body);
}
void run() {
  drive([] { return F1(5); }, 2, {
    {6.208610534667969, Event::result, 0, 83, kErrA, nullptr},
    {4.889090538024902, Event::exception, 0, 0, kValueError, "ev4"},
    {6.863402366638184, Event::result, 1, 88, kErrA, nullptr},
    {11.857564926147461, Event::exception, 1, 0, kTypeError, "ev5"},
    {10.689687728881836, Event::exception, 0, 0, kRuntimeError, "ev6"},
  });
}
}  // namespace p192

namespace p193 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int v1 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(a);
      RETURN(v1);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F3(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      if ((v2 + 2) % 2 == 1) {
        YIELD_FROM_INTO(v0, F0(v1));
        say("F3.24", v0);
        YIELD_FROM_INTO(v2, F0(v0));
        say("F3.25", v2);
      }
      say("F3.26");
      RAISE(RuntimeError("m27"));
      RETURN(a);
      END;
  });
}
void run() {
  drive(F3(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrB, "op28"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op29"},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kErrA, "op30"},
    {Op::raise, 0, kCancelledError, "op31"},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 18, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p193

namespace p194 {
Generator<int, Sent, int> F5(int) {
  return generator<int, Sent, int>([v0 = 0](auto& co) mutable {
      BEGIN(co);
      RETURN(93);
      RETURN(v0 + 64);
      END;
  });
}
void run() {
  drive(F5(5), {
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op44"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p194

namespace p195 {
Generator<int, Sent, int> F2(int) {
  return generator<int, Sent, int>([](auto& co) mutable {
      BEGIN(co);
      RAISE(ErrB("m18"));
      RETURN(29);
      END;
  });
}
void run() {
  drive(F2(5), {
    {Op::send, 90, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 62, kErrA, nullptr},
    {Op::send, 36, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op19"},
    {Op::raise, 0, kValueError, "op20"},
    {Op::send, 43, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kValueError, "op21"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p195

namespace p196 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    Sent s1 = Sent();
    int v0 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      TRY {
        if ((v0 + 8) % 3 == 0) {
          TRY {
            YIELD(v0 + 73);
            TRY {
              v2 = 79;
              YIELD_INTO(s1, a);
              say("F0.2", s1);
              v2 = a;
            }
            EXCEPT(RuntimeError) {
              say("F0.3", co.exception());
              YIELD(86);
            }
            FINALLY {
              say("F0.4");
            }
            END_TRY;
          }
          EXCEPT(RuntimeError) {
            say("F0.5", co.exception());
            say("F0.6");
          }
          FINALLY {
            say("F0.7");
          }
          END_TRY;
        }
      }
      EXCEPT(BaseException) {
        say("F0.8", co.exception());
        say("F0.9");
      }
      FINALLY {
        say("F0.10");
      }
      END_TRY;
      RETURN(v2 + 30);
      END;
    }
  };
  Body body{};
  body.a = a;
  return generator<int, Sent, int>(body);
}
Generator<int, Sent, int> F1(int a) {
  return generator<int, Sent, int>([a, i11 = 0, s13 = Sent(), v2 = 0, x18 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        for (i11 = 0; i11 < 2; ++i11) {
          TRY {
            YIELD(a);
            YIELD(58);
            say("F1.12");
            TRY {
              YIELD_INTO(s13, a);
              say("F1.14", s13);
              RAISE(RuntimeError("m15"));
            }
            EXCEPT(Exception) {
              say("F1.16", co.exception());
              RETURN(65);
            }
            END_TRY;
          }
          EXCEPT(AttributeError) {
            say("F1.17", co.exception());
            YIELD_FROM(F0(v2 + 6));
            break;
          }
          END_TRY;
          TRY {
            FOR(x18, Range{}) {
              say("F1.19", x18);
              say("F1.20");
              YIELD(a);
              break;
            }
            END_FOR;
          }
          FINALLY {
            TRY {
              boom(kTypeError, "m21");
            }
            FINALLY {
              say("F1.22");
            }
            END_TRY;
          }
          END_TRY;
        }
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
    {Op::raise, 0, kErrA, "op24"},
    {Op::raise, 0, kErrB, "op25"},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kTypeError, "op26"},
    {Op::raise, 0, kValueError, "op27"},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::raise, 0, kRuntimeError, "op28"},
    {Op::next, 0, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p196

namespace p197 {
Generator<int, Sent, int> F0(int a) {
  return generator<int, Sent, int>([a, v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        v0 = a;
        YIELD(v1);
        TRY {
          say("F0.1");
        }
        EXCEPT(Exception) {
          say("F0.2", co.exception());
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
      END_TRY;
      RETURN(v1 + 41);
      END;
  });
}
Generator<int, Sent, void> F1(int) {
  struct Body {
    int v1 = 0;
    Step operator()(Gen<int, Sent, void>& co) {
      BEGIN(co);
      YIELD_FROM(F0(v1 + 38));
      END;
    }
  };
  Body body{};
  return generator<int, Sent, void>(body);
}
Generator<int, Sent, int> F2(int a) {
  struct Body {
    int a;
    int i8 = 0;
    int v0 = 0;
    int v1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      WITH(Manager{"W7", hides_value_error}) {
        for (i8 = 0; i8 < 1; ++i8) {
          continue;
        }
        if ((v0 + 5) % 3 == 0) {
          TRY {
            TRY {
              say("F2.9");
              RAISE(GeneratorExit("m10"));
            }
            EXCEPT(Exception) {
              say("F2.11", co.exception());
              YIELD(v1 + 88);
              say("F2.12");
              YIELD_FROM(F1(a));
            }
            END_TRY;
            YIELD_FROM_INTO(v0, F0(26));
            say("F2.13", v0);
            v2 = 76;
            TRY {
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
          EXCEPT(ErrA) {
            say("F2.18", co.exception());
            say("F2.19");
          }
          FINALLY {
            say("F2.20");
          }
          END_TRY;
        }
      }
      END_WITH;
      RETURN(v2 + 64);
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
    {Op::send, 42, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 69, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::send, 67, kErrA, nullptr},
    {Op::close, 0, kErrA, nullptr},
    {Op::next, 0, kErrA, nullptr},
    {Op::drop, 0, kErrA, nullptr},
  });
}
}  // namespace p197

namespace p198 {
Generator<int, Sent, int> F0(int a) {
  struct Body {
    int a;
    int i1 = 0;
    int v2 = 0;
    Step operator()(Gen<int, Sent, int>& co) {
      BEGIN(co);
      YIELD(v2 + 49);
      TRY {
        for (i1 = 0; i1 < 2; ++i1) {
          say("F0.2");
        }
      }
      EXCEPT(ErrA) {
        say("F0.3", co.exception());
        say("F0.4");
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
Coroutine<int> F1(int) {
  return coroutine<int>([v0 = 0, v1 = 0, v2 = 0, x7 = 0](auto& co) mutable {
      BEGIN(co);
      TRY {
        WITH(AsyncManager{"W5", plain, 0.9309301376342773}) {
          YIELD_FROM_INTO(v0, future(1));
          say("F1.6", v0);
          if ((v0 + 5) % 3 == 0) {
            FOR(x7, F0(v0 + 64)) {
              say("F1.8", x7);
              YIELD_FROM(asyncio::sleep(0.09422874450683594));
              YIELD();
              v2 = 88;
            }
            END_FOR;
          }
        }
        END_WITH;
      }
      FINALLY {
        say("F1.9");
      }
      END_TRY;
      RETURN(v1);
      END;
  });
}
Coroutine<void> F2(int) {
  struct Body {
    Task<int> t16 = Task<int>();
    int v0 = 0;
    int v1 = 0;
    int x10 = 0;
    Step operator()(Co<void>& co) {
      BEGIN(co);
      YIELD_FROM(future(0));
      FOR(x10, AsyncRange{"A11", 3, -1, 0.0}) {
        say("F2.12", x10);
        YIELD_FROM_INTO(v0, F1(v1));
        say("F2.13", v0);
        TRY {
          YIELD_FROM_INTO(v1, F1(v0));
          say("F2.14", v1);
        }
        EXCEPT(RuntimeError) {
          say("F2.15", co.exception());
          TRY {
            t16 = spawn(F1(v0 + 54));
            YIELD_FROM_INTO(v0, t16);
          }
          EXCEPT(ErrB) {
            say("F2.17", co.exception());
            say("F2.18");
          }
          EXCEPT(ErrA) {
            say("F2.19", co.exception());
            say("F2.20");
          }
          FINALLY {
            say("F2.21");
          }
          END_TRY;
        }
        FINALLY {
          say("F2.22");
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
Coroutine<int> F4(int a) {
  return coroutine<int>([a, i28 = 0, o25 = Outcome<void>(), t29 = Task<int>(), v1 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD();
      YIELD_FROM_OUTCOME(o25, F2(v1));
      say("F4.26", o25);
      YIELD_FROM_INTO(v1, future(0));
      say("F4.27", v1);
      for (i28 = 0; i28 < 2; ++i28) {
        break;
      }
      t29 = spawn(F1(81));
      t29.cancel();
      YIELD_FROM_INTO(v2, t29);
      RETURN(a);
      END;
  });
}
void run() {
  drive([] { return F4(5); }, 3, {
    {2.480073928833008, Event::exception, 1, 0, kErrA, "ev30"},
  });
}
}  // namespace p198

namespace p199 {
Coroutine<int> F0(int a) {
  return coroutine<int>([a, v1 = 0, v2 = 0, x6 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, future(1));
      say("F0.1", v1);
      say("F0.2");
      TRY {
        RAISE(ValueError("m3"));
      }
      EXCEPT(ErrA) {
        say("F0.4", co.exception());
        YIELD_FROM(future(1));
        YIELD();
        YIELD_FROM(asyncio::sleep(3.250843048095703));
        YIELD();
        if ((v2 + 8) % 2 == 0) {
          say("F0.5");
          FOR(x6, AsyncRange{"A7", 3, 0, 0.0}) {
            say("F0.8", x6);
            say("F0.9");
          }
          END_FOR;
        }
      }
      FINALLY {
        say("F0.10");
      }
      END_TRY;
      RETURN(a);
      END;
  });
}
Coroutine<int> F2(int a) {
  return coroutine<int>([a, i17 = 0, t19 = Task<int>(), v0 = 0, v1 = 0](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(v1, F0(v0));
      say("F2.16", v1);
      TRY {
        for (i17 = 0; i17 < 3; ++i17) {
          WITH(Manager{"W18", plain}) {
            break;
          }
          END_WITH;
          YIELD_FROM(asyncio::sleep(2.7656965255737305));
          t19 = spawn(F0(a));
          YIELD_FROM_INTO(v0, t19);
          TRY {
            WITH(AsyncManager{"W20", hides_all, 0.0}) {
              say("F2.21");
            }
            END_WITH;
          }
          EXCEPT(CancelledError) {
            say("F2.22", co.exception());
            say("F2.23");
          }
          FINALLY {
            say("F2.24");
          }
          END_TRY;
        }
      }
      FINALLY {
        say("F2.25");
      }
      END_TRY;
      RETURN(v1 + 75);
      END;
  });
}
Coroutine<int> F3(int) {
  return coroutine<int>([t26 = Task<int>(), v0 = 0, v2 = 0](auto& co) mutable {
      BEGIN(co);
      t26 = spawn(F2(51));
      t26.cancel();
      YIELD_FROM_INTO(v0, t26);
      RETURN(v2);
      END;
  });
}
void run() {
  drive([] { return F3(5); }, 2, {
    {4.416861534118652, Event::exception, 1, 0, kErrA, "ev27"},
    {2.4574928283691406, Event::result, 0, 48, kErrA, nullptr},
    {0.6276741027832031, Event::result, 0, 99, kErrA, nullptr},
    {5.946946144104004, Event::result, 1, 58, kErrA, nullptr},
  });
}
}  // namespace p199

}  // namespace

extern const std::vector<Program> programs_150;
const std::vector<Program> programs_150 = {
    {150, &p150::run, R"~(closed
stops
stops
stops
closed
raises CancelledError(op21)
raises ValueError(op22)
stops
stops
stops
raises ErrB(op23)
closed
stops
dropped
)~"},
    {151, &p151::run, R"~(F2.6
W7 enter
yields 0
F2.16 None
yields 5
F2.18 None
F2.33
W7 exit None
stops 0
stops
stops
raises ValueError(op34)
stops
raises ValueError(op35)
closed
stops
dropped
)~"},
    {152, &p152::run, R"~(raises ErrB(op20)
raises ValueError(op21)
stops
stops
stops
stops
raises GeneratorExit(op22)
stops
dropped
)~"},
    {153, &p153::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 68
raises ErrA(op26)
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
    {154, &p154::run, R"~(time 1024000
root is cancelled
)~"},
    {155, &p155::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 0
yields 35
raises ValueError(op29)
raises CancelledError(op30)
closed
stops
dropped
)~"},
    {156, &p156::run, R"~(time 3191
root is cancelled
)~"},
    {157, &p157::run, R"~(raises ErrB(op33)
closed
stops
stops
stops
raises CancelledError(op34)
stops
stops
stops
stops
dropped
)~"},
    {158, &p158::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises TypeError(op16)
raises ValueError(op17)
stops
dropped
)~"},
    {159, &p159::run, R"~(A25 anext 0
time 141
root 0
)~"},
    {160, &p160::run, R"~(W33 enter
W33 exit None
F4.42 GeneratorExit(m36)
F4.43
F4.44
F4.42 GeneratorExit(m36)
F4.43
F4.44
F4.42 GeneratorExit(m36)
F4.43
F4.44
time 3325
root 0
)~"},
    {161, &p161::run, R"~(raises RuntimeError(op37)
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {162, &p162::run, R"~(W12 aenter
F2.13 98
W12 aexit
W12 exit None
time 3471
root ErrA(W12)
)~"},
    {163, &p163::run, R"~(yields 0
yields 12
yields 2
yields 26
F5.38 None
stops 0
stops
stops
stops
dropped
)~"},
    {164, &p164::run, R"~(F3.36
W37 aenter
W37 aexit
W37 exit None
time 2064
root 2
)~"},
    {165, &p165::run, R"~(F4.18
F1.13
F4.21 CancelledError()
time 4670
root RuntimeError(m22)
task 0
)~"},
    {166, &p166::run, R"~(W1 enter
W1 exit RuntimeError(ev22)
time 3728
root RuntimeError(ev22)
task RuntimeError(ev22)
)~"},
    {167, &p167::run, R"~(W5 enter
F3.9
W5 exit None
time 0
root 0
)~"},
    {168, &p168::run, R"~(yields 18
F2.10
yields 5
raises RuntimeError(m5)
raises RuntimeError(op41)
stops
stops
raises TypeError(op42)
closed
stops
raises ErrB(op43)
stops
stops
stops
dropped
)~"},
    {169, &p169::run, R"~(W13 aenter
W14 aenter
F0.4 RuntimeError(m2)
F0.5
F0.7 7
F0.8
F0.9
F2.16 CancelledError()
W14 aexit
W14 exit ErrA(m10)
F2.25
W13 aexit
W13 exit ErrA(m10)
time 2943
root ErrA(m10)
task ErrA(m10)
)~"},
    {170, &p170::run, R"~(yields 46
F3.6 None
W8 enter
yields 74
F2.4 None
yields 62
F3.9
F3.16
F3.19
W8 exit None
W8 enter
yields 74
F2.4 None
yields 62
F3.9
F3.16
F3.19
W8 exit None
stops 5
raises ErrB(op20)
stops
closed
stops
dropped
)~"},
    {171, &p171::run, R"~(raises TypeError(op19)
stops
stops
raises StopIteration(op20)
raises ErrA(op21)
closed
stops
dropped
)~"},
    {172, &p172::run, R"~(time 238
root 57
)~"},
    {173, &p173::run, R"~(F5.26
F5.27
F5.30
time 0
root 50
)~"},
    {174, &p174::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises ErrB(op19)
stops
raises StopIteration(op20)
stops
raises RuntimeError(op21)
dropped
)~"},
    {175, &p175::run, R"~(time 249
root is cancelled
)~"},
    {176, &p176::run, R"~(F1.3 60
time 0
root ValueError(m4)
)~"},
    {177, &p177::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 60
F0.1
F0.3 92
F0.3 9
F0.3 12
F1.14 0
yields 0
F1.25 55
F1.27
F1.27
F4.46
raises ErrB(m17)
dropped
)~"},
    {178, &p178::run, R"~(W7 enter
W7 exit ValueError(m1)
raises GeneratorExit(m2)
stops
stops
stops
stops
raises ValueError(op38)
stops
raises TypeError(op39)
raises ErrA(op40)
raises ErrA(op41)
stops
closed
raises ErrA(op42)
stops
closed
stops
dropped
)~"},
    {179, &p179::run, R"~(raises ErrB(m3)
stops
raises RuntimeError(op4)
stops
stops
raises CancelledError(op5)
stops
stops
stops
closed
stops
dropped
)~"},
    {180, &p180::run, R"~(F0.1
F0.3 83
F0.3 83
F0.3 97
F0.4
W6 aenter
time 3479
root is cancelled
)~"},
    {181, &p181::run, R"~(raises ErrA(m6)
closed
stops
stops
stops
stops
stops
closed
stops
raises ErrB(op7)
raises ErrA(op8)
stops
stops
closed
stops
dropped
)~"},
    {182, &p182::run, R"~(A13 anext 0
F2.14 0
F2.15
F2.18 CancelledError()
F2.19
F2.23 ErrB(m8)
F2.27
F2.28
time 1024000
root is cancelled
)~"},
    {183, &p183::run, R"~(F1.8
time 0
root 5
)~"},
    {184, &p184::run, R"~(F3.18 76
F3.19
F3.21 12
F3.31 ValueError(m22)
F3.32
time 2398
root 5
)~"},
    {185, &p185::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
yields 0
W2 enter
W2 exit None
yields 3
yields 61
yields 23
F0.4 None
yields 0
F2.7 None
stops 5
stops
stops
stops
raises TypeError(op8)
closed
stops
dropped
)~"},
    {186, &p186::run, R"~(F5.16 7
F5.16 7
time 8576
root 10
)~"},
    {187, &p187::run, R"~(W10 aenter
F5.12 ValueError(ev20)
W10 aexit
W10 exit RuntimeError(m16)
time 12912
root RuntimeError(m16)
)~"},
    {188, &p188::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
W18 enter
F3.19
F3.20
yields 44
F0.2 84
F0.3
F0.4
F3.22 88
yields 26
W23 enter
F3.24
W23 exit None
W18 exit None
raises ErrA(W18)
closed
stops
dropped
)~"},
    {189, &p189::run, R"~(F3.3 60
F3.6 72
F3.14 TypeError(m9)
F3.15
time 0
root 61
)~"},
    {190, &p190::run, R"~(W26 aenter
W26 aexit
W26 exit TypeError(m16)
A7 anext 0
F1.8 0
W9 enter
W9 exit None
F1.12
A7 anext 1
F1.8 1
W9 enter
W9 exit None
F1.12
A7 anext 2
F1.8 2
W9 enter
W9 exit None
F1.12
A7 anext 3
F3.34 ErrB(A7)
time 20556
root TypeError(m16)
)~"},
    {191, &p191::run, R"~(yields 5
raises ValueError(op55)
stops
raises GeneratorExit(op56)
stops
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
    {192, &p192::run, R"~(time 5006
root ValueError(ev4)
)~"},
    {193, &p193::run, R"~(F3.26
raises RuntimeError(m27)
raises ErrB(op28)
stops
raises ValueError(op29)
stops
raises ErrA(op30)
raises CancelledError(op31)
stops
stops
stops
stops
stops
dropped
)~"},
    {194, &p194::run, R"~(stops 93
raises TypeError(op44)
stops
stops
stops
closed
stops
dropped
)~"},
    {195, &p195::run, R"~(raises TypeError(can't send non-None value to a just-started generator)
raises ErrB(m18)
stops
stops
stops
raises ValueError(op19)
raises ValueError(op20)
stops
stops
stops
stops
stops
raises ValueError(op21)
closed
stops
dropped
)~"},
    {196, &p196::run, R"~(raises ErrA(op24)
raises ErrB(op25)
stops
stops
stops
raises TypeError(op26)
raises ValueError(op27)
closed
stops
raises RuntimeError(op28)
stops
closed
stops
dropped
)~"},
    {197, &p197::run, R"~(W7 enter
W7 exit None
stops 64
stops
stops
stops
stops
stops
closed
stops
dropped
)~"},
    {198, &p198::run, R"~(F4.26 CancelledError()
time 1024000
root is cancelled
)~"},
    {199, &p199::run, R"~(time 0
root is cancelled
task is cancelled
)~"},
};
}  // namespace judge
