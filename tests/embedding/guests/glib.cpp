// A host that runs a GLib main loop, with the guest of docs/guests.md.
#include "tests/embedding/guests/host.hpp"

#include "glib_guest.hpp"

namespace {

std::atomic<int> polls{0};
gint count_poll(GPollFD* watched, guint n, gint timeout) {
  const gint found = g_poll(watched, n, timeout);
  ++polls;
  return found;
}

class GlibHost final : public asyncio::testing::Host {
 public:
  GlibHost() { g_main_context_set_poll_func(g_main_context_default(), count_poll); }
  ~GlibHost() override { g_main_loop_unref(main_); }
  asyncio::EventLoop& loop() override { return *loop_; }
  // By idle callbacks and timers of 0 in turn, or only by these, which GLib serves before those.
  void call(std::function<void()> function) override {
    auto* const held = new std::function<void()>(std::move(function));
    const GSourceFunc run = [](gpointer data) -> gboolean {
      const std::unique_ptr<std::function<void()>> owned(static_cast<std::function<void()>*>(data));
      (*owned)();
      return G_SOURCE_REMOVE;
    };
    (idle_ = !idle_ && !urgent) ? g_idle_add(run, held) : g_timeout_add(0, run, held);
  }
  int wakes() const override { return polls; }
  bool urgent = false;
  void run() override {
    g_main_loop_run(main_);
    guest_.rethrow();
  }

 private:
  asyncio::EventLoopPtr loop_ = asyncio::new_event_loop();
  GMainLoop* main_ = g_main_loop_new(nullptr, FALSE);
  GlibGuest guest_{*loop_, [this] { g_main_loop_quit(main_); }};
  bool idle_ = false;
};

// A source that is always ready must not starve a busy guest, nor an exception pass through GLib.
void host_is_always_ready(GlibHost& host) {
  const guint source = g_timeout_add(
      0, [](gpointer) -> gboolean { return G_SOURCE_CONTINUE; }, nullptr);
  host.urgent = true;
  asyncio::testing::host_is_busy(host);
  g_source_remove(source);
  host.loop().call_soon([] { throw asyncio::SystemExit(3); });
  try {
    host.run();
  } catch (const asyncio::SystemExit& exit) {
    std::printf("host: left by SystemExit %d\n", exit.code());
  }
}

}  // namespace

int main() {
  GlibHost host;
  asyncio::testing::put_through(host);
  host_is_always_ready(host);
}
