#include <asyncio/generators/spare_exceptions.hpp>

#include <new>

namespace asyncio::detail {

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

ExceptionPtr SpareExceptions::memory_error() noexcept { return shared<std::bad_alloc>(); }
ExceptionPtr SpareExceptions::cancelled_error() noexcept { return shared<CancelledError>(); }
ExceptionPtr SpareExceptions::generator_exit() noexcept { return shared<GeneratorExit>(); }

ExceptionPtr SpareExceptions::instead_of(const BaseException& caught) noexcept {
  if (dynamic_cast<const CancelledError*>(&caught)) return cancelled_error();
  if (dynamic_cast<const GeneratorExit*>(&caught)) return generator_exit();
  if (dynamic_cast<const KeyboardInterrupt*>(&caught)) return shared<KeyboardInterrupt>();
  return memory_error();
}

ExceptionPtr make_generator_exit() noexcept {
  try {
    return make_exception<GeneratorExit>();
  } catch (...) {
    return SpareExceptions::generator_exit();
  }
}

}  // namespace asyncio::detail
