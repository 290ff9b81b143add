#include <asyncio/db/redis/batch.hpp>

#include <algorithm>
#include <utility>

namespace asyncio::redis::detail {

void answer_queued(asyncio::detail::FutureBase& future, Value&& value) {
  if (value.is_error() && !future.done()) future.set_exception(error_of_reply(value.text()));
}

void Request::fail(const ExceptionPtr& error) const noexcept {
  if (future && !future->done()) future->set_exception(error);
}

void Batch::add(FuturePtr future, Answer how, bool fixed, Arguments arguments) {
  if (requests_.size() == requests_.capacity()) requests_.reserve(2 * requests_.size() + 8);
  const std::size_t before = bytes_.size();
  append_command(bytes_, arguments);
  requests_.push_back({std::move(future), how, bytes_.size() - before, fixed});
}

void Batch::append(const Batch& other) {
  requests_.reserve(requests_.size() + other.requests_.size());
  bytes_ += other.bytes_;
  requests_.insert(requests_.end(), other.requests_.begin(), other.requests_.end());
}

void Batch::prune() {
  const auto unwanted = [](const Request& r) { return !r.fixed && r.future && r.future->done(); };
  if (std::none_of(requests_.begin(), requests_.end(), unwanted)) return;
  std::size_t from = 0, to = 0;
  for (const Request& request : requests_) {
    if (!unwanted(request)) {
      std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from), request.size,
                  bytes_.begin() + static_cast<std::ptrdiff_t>(to));
      to += request.size;
    }
    from += request.size;
  }
  bytes_.resize(to);
  requests_.erase(std::remove_if(requests_.begin(), requests_.end(), unwanted), requests_.end());
}

void Batch::fail(const ExceptionPtr& error) noexcept {
  const std::vector<Request> failed = std::exchange(requests_, {});
  bytes_.clear();
  for (const Request& request : failed) request.fail(error);
}

}  // namespace asyncio::redis::detail
