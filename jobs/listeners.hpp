// Listeners: who wants an engine to wake him, by topic and name. For engines.
//
// Lifetime: its engine's; what add() gives may outlive it. Thread: the loop's.
#pragma once

#include <asyncio/jobs/engine.hpp>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

class Listeners {
 public:
  Engine::Listening add(Engine::Topic topic, std::string name, std::function<void()> wake);
  void wake(Engine::Topic topic, std::string_view name) const noexcept;
  void wake_all() const noexcept;
  bool empty() const noexcept { return wakes_->at(0).empty() && wakes_->at(1).empty(); }

 private:
  using Wakes = std::multimap<std::string, std::function<void()>, std::less<>>;
  struct Heard;
  std::shared_ptr<std::array<Wakes, 2>> wakes_ = std::make_shared<std::array<Wakes, 2>>();
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
