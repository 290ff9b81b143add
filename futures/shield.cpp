#include <asyncio/futures/shield.hpp>
#include <asyncio/futures/task_notes.hpp>

namespace asyncio::detail {

namespace {

// On an inner future whose outer one was cancelled, so that nobody will see how it fails. Once is
// enough, however many shields there were: it is noted which one the future has.
class TellIfFailed final : public DoneNode {
 public:
  // Behind all callbacks that the inner future has.
  static void add(FutureBase& inner) {
    TaskNoteTable& tellers = TaskNotes::of(inner.loop()).tellers;
    TaskNote* note = nullptr;
    try {
      note = &tellers.at(inner);
      if (note->what) return inner.move_to_end(*static_cast<TellIfFailed*>(note->what));
      note->what = new TellIfFailed;
    } catch (...) {
      if (note) tellers.erase(*note);
      TaskNotes::tidy(inner.loop());
      throw;
    }
    inner.add_done_node(*static_cast<TellIfFailed*>(note->what));
  }
  TellIfFailed() : DoneNode(context_for_new()) {}
  ~TellIfFailed() override {
    TaskNoteTable& tellers = TaskNotes::of(future_->loop()).tellers;
    tellers.erase(*tellers.find(*future_));
    TaskNotes::tidy(future_->loop());
  }
  void run() override {
    const Run running(*this);
    if (future_->cancelled() || !future_->failed()) return;
    try {
      const ExceptionPtr error = future_->exception();
      future_->loop().call_exception_handler({error.type_name() + " exception in shielded future",
                                              error,
                                              {{"future", future_->describe()}}});
    } catch (...) {
      callback_failed(*this, callback_name());
    }
  }
  std::string callback_name() const override { return "TellIfFailed"; }
  bool equals(const std::type_info&, const void*) const override { return false; }

 private:
  void clear() noexcept override {}
};

}  // namespace

// On the inner future; keeps the outer one.
class ShieldCore::InnerDone final : public DoneNode {
 public:
  InnerDone(ShieldCore& core, FutureBase& outer, FutureBase& i)
      : DoneNode(context_for_new()), inner(i), core_(core), outer_(&outer) {}
  ~InnerDone() override {
    if (core_.callback_ == this) core_.callback_ = nullptr;
  }
  void run() override {
    const Run running(*this);
    if (outer_->cancelled()) return;
    try {
      copy_state();
    } catch (...) {
      if (outer_->done())
        callback_failed(*this);  // somebody else has ended it
      else
        outer_->set_exception(ExceptionPtr::current());  // the copy of the result
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
  template <class>
  friend struct LayoutOf;
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
    try {
      TellIfFailed::add(*inner);
    } catch (...) {
      callback_failed(*this);
    }
  }
  std::string callback_name() const override { return "shield.<locals>._outer_done_callback"; }
  bool equals(const std::type_info&, const void*) const override { return false; }

 private:
  void clear() noexcept override {}
  ShieldCore& core_;
};

void ShieldCore::start(FutureBase& outer, FutureBase& inner) {
  inner.check_thread();
  auto outer_done = Ref<OuterDone>::adopt(new OuterDone(*this));
  callback_ = new InnerDone(*this, outer, inner);
  inner.add_done_node(*callback_);
  outer.add_done_node(*outer_done.release());
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_LAYOUT_(ShieldCore, "shield",
                {&typeid(ShieldCore::InnerDone),
                 layout_way(offsetof(ShieldCore::InnerDone, outer_)), "forward:shield"})
}  // namespace asyncio::detail
