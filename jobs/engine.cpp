#include <asyncio/jobs/engine.hpp>

namespace asyncio::jobs {

Engine::~Engine() = default;

const char* to_string(State state) noexcept {
  constexpr const char* kNames[] = {"delayed", "ready", "running", "done", "dead", "aborted"};
  return kNames[static_cast<unsigned>(state)];
}

}  // namespace asyncio::jobs
