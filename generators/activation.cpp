#include <asyncio/generators/activation.hpp>

namespace asyncio {

namespace {
const ExceptionPtr no_exception;
}  // namespace

const ExceptionPtr& Activation::exception() const noexcept {
  for (const Pending* p = frame_.pending_; p; p = p->below) {
    if (p->kind == Pending::Kind::except) return p->error;
    // As in Python, a FINALLY that an exception leads through handles it, too.
    if (p->kind == Pending::Kind::finally && p->why == Mode::raise) return p->error;
  }
  return no_exception;
}

// A section (the body, an EXCEPT, a FINALLY) came to its end; an exception that was handled is
// forgotten.
void Activation::section_done_(int depth) noexcept {
  frame_.broke_ = 0;
  set_mode(Mode::normal);
  Pending* top = frame_.pending_;
  frame_.in_except_ = top && top->depth == depth && top->kind == Pending::Kind::except;
  if (frame_.in_except_) {
    frame_.pending_ = top->below;
    delete top;
  }
}

void Activation::begin_except_(int depth, int finally_label) {
  ExceptionPtr error = std::exchange(run_.raised, {});
  drop(depth);
  push(Pending::make(depth, Pending::Kind::except, Mode::raise, std::move(error)));
  arm_(finally_label);
  set_mode(Mode::normal);
  frame_.broke_ = 1;
}

void Activation::begin_except_as(int depth, int finally_label, int way_in) {
  begin_except_(depth, finally_label);
  frame_.pending_->way_in = Label{static_cast<std::uint32_t>(way_in)};
  frame_.pending_->way_out = Label{static_cast<std::uint32_t>(finally_label)};
  frame_.pending_->why = Mode::body;  // until label_in_() has led there
}

Activation::Pending* Activation::except_as_below(const Frame& frame, int depth) noexcept {
  Pending* outermost = nullptr;
  for (Pending* p = frame.pending_; p && p->depth > depth; p = p->below) {
    if (p->way_in != Label{} && p->way_out != Label{frame.label_}) outermost = p;
  }
  return outermost;
}

Label Activation::label_in_(int depth, int way_in) noexcept {
  Pending* const here = find(depth, Pending::Kind::except);
  if (here->why == Mode::body) {
    here->why = Mode::raise;
    return Label{};
  }
  if (label() == way_in) swap_label(frame_, *here);
  const Pending* const deeper = except_as_below(frame_, depth);
  return deeper ? deeper->way_in : label_();
}

Step Activation::way_in(Frame& frame, const detail::Resumption& run, const char* file,
                        int line) noexcept {
  Pending* const outermost = except_as_below(frame, 0);
  if (!outermost) lost(frame, file, line);
  swap_label(frame, *outermost);
  // An exception that has taken its handler takes this one when the driver sees it again.
  if (run.raised && frame.handler_ == 0) frame.handler_ = frame.label_ & Frame::kHandlerBits;
  return Step(Step::Kind::again);
}

// On the way in, the label to go on from is kept where that of the EXCEPT_AS was.
void Activation::swap_label(Frame& frame, Pending& except_as) noexcept {
  const Label next = except_as.way_in;
  except_as.way_in = Label{frame.label_};
  frame.label_ = static_cast<std::uint32_t>(next);
}

void Activation::begin_finally_(int depth, int outer) {
  ExceptionPtr error = mode() == Mode::raise ? std::exchange(run_.raised, {}) : ExceptionPtr();
  drop(depth);
  arm_(outer);
  push(Pending::make(depth, Pending::Kind::finally, mode(), std::move(error)));
  set_mode(Mode::normal);
  frame_.broke_ = 1;
}

// After the last section: what was pending goes on, unless a break in FINALLY swallowed it, as in
// Python.
void Activation::end_finally_(int depth) noexcept {
  if (mode() != Mode::brk) {
    Pending* top = frame_.pending_;
    if (mode() == Mode::normal && top && top->depth == depth &&
        top->kind == Pending::Kind::finally) {
      set_mode(top->why);
      run_.raised = std::move(top->error);
    }
  }
  drop(depth);
}

// Goes on unwinding out of a TRY: to the handler around it, or out of the frame.
Step Activation::unwind_(int outer) noexcept {
  if (mode() == Mode::raise) return Step(Step::Kind::raised);
  if (outer != 0) {
    frame_.label_ = static_cast<std::uint32_t>(outer);
    return Step(Step::Kind::again);
  }
  return Step(Step::Kind::finished);
}

Step Activation::raise_again() {
  const ExceptionPtr& error = exception();
  if (!error) return raise(RuntimeError("No active exception to reraise"));
  run_.raised = error;
  return Step(Step::Kind::raised);
}

Activation::Pending* Activation::find(int depth, Pending::Kind kind) const noexcept {
  Pending* p = frame_.pending_;
  while (p && !(p->depth == depth && p->kind == kind)) p = p->below;
  return p;
}

void Activation::swallow(int depth) noexcept {
  Pending* p = find(depth, Pending::Kind::finally);
  if (!p || p->why != Mode::raise) return;
  p->why = Mode::normal;
  p->error = {};
}

void Activation::lost(const Frame& frame, const char* file, int line) noexcept {
  const SourceLocation at = frame.location();
  std::string text = frame.name() + "() has no resume point " + std::to_string(frame.label_) +
                     ", it was suspended at line " + std::to_string(at.line);
  detail::fatal(file, line, text.c_str());
}
void Activation::bad_continue_(const char* file, int line) noexcept {
  detail::fatal(file, line, "a continue in this block leaves its TRY unfinished; use if/else");
}
void Activation::bad_break_(const char* file, int line) noexcept {
  detail::fatal(file, line, "a break outside any loop has left the body");
}
void Activation::wrong_handler() const noexcept {
  const SourceLocation at = frame_.location();
  detail::fatal(at.file ? at.file : "?", at.line,
                "a keyword after this point runs under another TRY than it stands in: "
                "was the TRY left by a goto?");
}

}  // namespace asyncio
