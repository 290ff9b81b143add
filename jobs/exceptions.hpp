// The errors of jobs/, beside those of db/errors.hpp, which an engine raises.
#pragma once

#include <asyncio/db/errors.hpp>
#include <asyncio/loop/seconds.hpp>

#include <optional>
#include <string>

#pragma GCC visibility push(default)
namespace asyncio::jobs {

// The bytes of a job are not what its kind takes, or no value can be made of an argument.
class PayloadError : public db::DataError {
 public:
  using db::DataError::DataError;
};
// The engine knows no such job: it never did, or has forgotten it.
class JobNotFound : public db::Error {
 public:
  using db::Error::Error;
};
// The job has failed for good, with this text. celery: the exception that get() raises again.
class JobFailed : public db::Error {
 public:
  using db::Error::Error;
};
// Raised by a job: once more, after `delay` seconds, or after what its policy says. It counts as a
// failure. arq name: Retry(defer=); Celery: self.retry(countdown=).
class Retry : public MessageError {
 public:
  explicit Retry(OptionalSeconds delay = std::nullopt)
      : MessageError("the job asks for another attempt"), delay_(delay.get()) {}
  const std::optional<double>& delay() const noexcept { return delay_; }

 private:
  std::optional<double> delay_;
};

}  // namespace asyncio::jobs
#pragma GCC visibility pop
