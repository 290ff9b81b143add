#include <asyncio/futures/shield.hpp>

namespace asyncio::detail {

namespace {

// The outer future was cancelled, so nobody will see how the inner one fails.
struct TellIfFailed {
  void operator()(const AnyFuture& inner) const {
    FutureBase& f = inner.get();
    if (f.cancelled() || !f.failed()) return;
    const ExceptionPtr error = f.exception();
    f.loop().call_exception_handler(
        {error.type_name() + " exception in shielded future", error, {{"future", f.describe()}}});
  }
  friend bool operator==(const TellIfFailed&, const TellIfFailed&) { return true; }
};

}  // namespace

// On the inner future; keeps the outer one.
class ShieldCore::InnerDone final : public DoneNode {
 public:
  InnerDone(ShieldCore& core, FutureBase& outer, FutureBase& i)
      : DoneNode(context_for_new()), inner(i), core_(core), outer_(&outer) {}
  ~InnerDone() override { core_.callback_ = nullptr; }
  void run() override {
    const Run running(*this);
    if (outer_->cancelled()) return;
    try {
      copy_state();
    } catch (...) {  // somebody else has ended the outer future
      callback_failed(*this, callback_name());
    }
  }
  std::string callback_name() const override { return "shield.<locals>._inner_done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }
  FutureBase* forwards_to() const override { return outer_.get(); }

  FutureBase& inner;

 private:
  void clear() noexcept override {}
  void copy_state() {
    if (inner.cancelled()) {
      outer_->cancel();
    } else if (inner.failed()) {
      outer_->set_exception(inner.exception());
    } else {
      core_.set_result_of(inner);
    }
  }
  ShieldCore& core_;
  Ref<FutureBase> outer_;
};

// On the outer future, which it does not keep.
class ShieldCore::OuterDone final : public DoneNode {
 public:
  explicit OuterDone(ShieldCore& core) : DoneNode(context_for_new()), core_(core) {}
  void run() override {
    const Run running(*this);
    InnerDone* callback = core_.callback_;
    if (!callback || callback->inner.done()) return;
    const Ref<FutureBase> inner(&callback->inner);
    inner->remove_done_node(*callback);
    AnyFuture any(inner);
    any.remove_done_callback(TellIfFailed{});  // once is enough, however many shields there were
    any.add_done_callback(TellIfFailed{});
  }
  std::string callback_name() const override { return "shield.<locals>._outer_done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }

 private:
  void clear() noexcept override {}
  ShieldCore& core_;
};

void ShieldCore::start(FutureBase& outer, FutureBase& inner) {
  callback_ = new InnerDone(*this, outer, inner);
  inner.add_done_node(*callback_);
  outer.add_done_node(*new OuterDone(*this));
}

}  // namespace asyncio::detail
