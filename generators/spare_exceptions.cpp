#include <asyncio/generators/spare_exceptions.hpp>

#include <asyncio/generators/thrown_record.hpp>

#include <new>

namespace asyncio {
namespace detail {

template <class E>
ExceptionPtr SpareExceptions::shared() noexcept {
  using Record = ValueRecord<E>;
  alignas(Record) static unsigned char memory[sizeof(Record)];
  static Record* const record = [] {
    auto* const made = ::new (static_cast<void*>(memory)) Record();
    made->spare = true;
    return made;
  }();
  record->ref();
  return ExceptionPtr(record);
}

ExceptionPtr SpareExceptions::cancelled_error() noexcept { return shared<CancelledError>(); }
ExceptionPtr SpareExceptions::generator_exit() noexcept { return shared<GeneratorExit>(); }

ExceptionPtr SpareExceptions::instead_of(const BaseException& caught) noexcept {
  if (dynamic_cast<const CancelledError*>(&caught)) return cancelled_error();
  if (dynamic_cast<const GeneratorExit*>(&caught)) return generator_exit();
  if (dynamic_cast<const KeyboardInterrupt*>(&caught)) return shared<KeyboardInterrupt>();
  return memory_error();
}

ExceptionPtr make_cancelled(const std::string* message) noexcept {
  try {
    return message ? make_exception<CancelledError>(*message) : make_exception<CancelledError>();
  } catch (...) {
    return SpareExceptions::cancelled_error();
  }
}

ExceptionPtr make_generator_exit() noexcept {
  try {
    return make_exception<GeneratorExit>();
  } catch (...) {
    return SpareExceptions::generator_exit();
  }
}

}  // namespace detail

[[gnu::cold]] ExceptionPtr ExceptionPtr::current() {
  if (detail::thread_ends()) throw;
  try {
    return ExceptionPtr(std::current_exception());
  } catch (...) {
  }
  try {
    throw;
  } catch (const BaseException& e) {
    return detail::SpareExceptions::instead_of(e);
  } catch (...) {
    return detail::SpareExceptions::memory_error();
  }
}

// Where exception_ptr shares the object that was thrown (the Itanium ABI), the reference stays good
// as long as it is held.
ExceptionPtr ExceptionPtr::current(const BaseException& caught) noexcept {
  try {
    return ExceptionPtr(new detail::ThrownRecord(std::current_exception(), caught));
  } catch (...) {
    return detail::SpareExceptions::instead_of(caught);
  }
}
ExceptionPtr ExceptionPtr::current(const std::exception& caught) noexcept {
  try {
    return ExceptionPtr(new detail::ThrownRecord(std::current_exception(), caught));
  } catch (...) {
    return detail::SpareExceptions::memory_error();
  }
}

}  // namespace asyncio
