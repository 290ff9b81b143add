// Results whose types do not say all: a scenario may gather futures of several types, and give a
// number to a future of a list. The future itself is always the library's.
#include <asyncio/tests/conformance/replayer.hpp>

namespace asyncio::conformance {

Value Replayer::result_of(const AnyFuture& future) {
  return visit(future, [&](const auto& f) { return value_of(f, f.result()); });
}

Value Replayer::value_of(const AnyFuture& future, const Values& result) {
  const Value* given = given_to(future);
  return given ? *given : Value(result);
}

Value Replayer::value_of(const AnyFuture& future, const Outcomes& result) {
  if (const Value* given = given_to(future)) return *given;
  Values out;
  for (Outcome<Value> o : result)
    out.push_back(o.exception() ? Value(o.exception()) : std::move(o.value()));
  return Value(std::move(out));
}

Value Replayer::value_of(const AnyFuture& future, const Nones& result) {
  if (const Value* given = given_to(future)) return *given;
  Values out;
  for (std::size_t i = 0; i < result.size(); ++i) out.push_back(result_of(children_of(future)[i]));
  return Value(std::move(out));
}

Value Replayer::value_of(const AnyFuture& future, const Ends& result) {
  if (const Value* given = given_to(future)) return *given;
  Values out;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const ExceptionPtr error = result[i].exception();
    out.push_back(error ? Value(error) : result_of(children_of(future)[i]));
  }
  return Value(std::move(out));
}

void Replayer::set_result(const AnyFuture& future, const Value& value) {
  visit(future, [&](const auto& f) {
    using R = typename std::decay_t<decltype(f)>::result_type;
    if constexpr (is_gathered_v<R>) {
      f.set_result(R());
      known_[future].given = value;
    } else {
      f.set_result(value);
    }
  });
}

void Replayer::note_children(const AnyFuture& gather, const std::vector<AnyFuture>& children) {
  known_[gather].children = children;
}

// shield() gives a future that is done back as it is.
void Replayer::note_inner(const AnyFuture& shield, const AnyFuture& inner) {
  if (shield != inner) known_[shield].inner = inner;
}

const Value* Replayer::given_to(const AnyFuture& future) const {
  const Known& known = known_.at(future);
  if (known.given) return &*known.given;
  return known.inner ? given_to(known.inner) : nullptr;
}

const std::vector<AnyFuture>& Replayer::children_of(const AnyFuture& future) const {
  const Known& known = known_.at(future);
  return known.inner ? children_of(known.inner) : known.children;
}

}  // namespace asyncio::conformance
