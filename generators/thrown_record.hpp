// ThrownRecord: an exception that came from a real throw, as what an ExceptionPtr holds.
#pragma once

#include <asyncio/generators/exception.hpp>

#include <exception>
#include <new>
#include <typeinfo>
#include <utility>

#pragma GCC visibility push(default)
namespace asyncio::detail {

class ThrownRecord final : public ExceptionRecord {
 public:
  [[gnu::cold]] explicit ThrownRecord(std::exception_ptr&& caught) noexcept;
  // The spare one: nobody has thrown it.
  explicit ThrownRecord(const std::bad_alloc& root) noexcept : ExceptionRecord(Flow::other) {
    standard = &root;
    spare = true;
  }
  // Of one that was caught by this root.
  ThrownRecord(std::exception_ptr&& caught, const BaseException& root) noexcept
      : ExceptionRecord(Flow::unknown), thrown(std::move(caught)) {
    set_roots(root);
  }
  ThrownRecord(std::exception_ptr&& caught, const std::exception& root) noexcept
      : ExceptionRecord(Flow::unknown), thrown(std::move(caught)) {
    set_roots(root);
  }
  [[noreturn, gnu::cold]] void rethrow() const override;

  const std::exception_ptr thrown;
  const std::type_info* type = nullptr;  // of one that has neither root

 private:
  // It may have the other one as well.
  void set_roots(const BaseException& root) noexcept;
  void set_roots(const std::exception& root) noexcept;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
