// ThrownRecord: an exception that came from a real throw, as what an ExceptionPtr holds.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <exception>
#include <typeinfo>
#include <utility>

namespace asyncio::detail {

class ThrownRecord final : public ExceptionRecord {
 public:
  explicit ThrownRecord(std::exception_ptr&& caught) noexcept;
  // Of one whose root is known. Without `caught` it is a std::bad_alloc.
  ThrownRecord(std::exception_ptr&& caught, const BaseException* b,
               const std::exception* s) noexcept
      : ExceptionRecord(Flow::unknown), thrown(std::move(caught)) {
    base = b;
    standard = s;
  }
  [[noreturn]] void rethrow() const override;

  const std::exception_ptr thrown;
  const std::type_info* type = nullptr;  // of one that has neither root
};

}  // namespace asyncio::detail
