#include <asyncio/jobs/client.hpp>

#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace asyncio::jobs::detail {

std::vector<std::string> random_ids(std::size_t count) {
  constexpr char kHex[] = "0123456789abcdef";
  constexpr std::size_t kBytes = 16;
  std::vector<std::string> out(count);
  for (std::string& id : out) {
    unsigned char bytes[kBytes];
    if (::getrandom(bytes, kBytes, 0) !=
        static_cast<ssize_t>(kBytes))  // so few are not interrupted
      throw std::system_error(errno, std::generic_category(), "getrandom");
    for (const unsigned char byte : bytes) {
      id += kHex[byte >> 4];
      id += kHex[byte & 15];
    }
  }
  return out;
}

NewJob job_for(const char* kind, const KindSettings& settings, const EnqueueOptions& options) {
  if (options.priority < 0 || options.priority > kGreatestPriority)
    throw ValueError("a priority is from 0 to 9");
  if (options.delay.get() && options.at) throw ValueError("a job has a delay or a time, not both");
  if (options.id.size() > 200) throw ValueError("an id has at most 200 bytes");
  NewJob job;
  job.id = options.id.empty() ? random_ids(1)[0] : options.id;
  job.kind = kind;
  job.queue = options.queue.empty() ? settings.queue : options.queue;
  job.priority = options.priority;
  job.delay = options.delay.get().value_or(0);
  if (options.at) job.at = asyncio::detail::checked(*options.at);
  job.limit_key = options.limit_key;
  job.unique = options.unique;
  job.unique_states = options.unique_states;
  return job;
}

CallOptions call_options(const EnqueueOptions& options) {
  return {options.retry, options.timeout.get(), options.keep_result.get()};
}

}  // namespace asyncio::jobs::detail
