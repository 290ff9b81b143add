#include <asyncio/jobs/listeners.hpp>

#include <utility>

namespace asyncio::jobs {

struct Listeners::Heard {
  std::weak_ptr<std::array<Wakes, 2>> of;  // expired: there is nothing to take away
  std::size_t topic;
  Wakes::iterator place;
  ~Heard() {
    if (const auto wakes = of.lock()) wakes->at(topic).erase(place);
  }
};

Engine::Listening Listeners::add(Engine::Topic topic, std::string name,
                                 std::function<void()> wake) {
  const auto heard = std::make_shared<Heard>();
  heard->topic = static_cast<std::size_t>(topic);
  heard->place = wakes_->at(heard->topic).emplace(std::move(name), std::move(wake));
  heard->of = wakes_;
  return heard;
}

void Listeners::wake(Engine::Topic topic, std::string_view name) const noexcept {
  const auto [from, to] = (*wakes_)[static_cast<std::size_t>(topic)].equal_range(name);
  for (auto it = from; it != to; ++it) it->second();
}

void Listeners::wake_all() const noexcept {
  for (const Wakes& wakes : *wakes_)
    for (const auto& [name, wake] : wakes) wake();
}

}  // namespace asyncio::jobs
