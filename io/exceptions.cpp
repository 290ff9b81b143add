#include <asyncio/io/exceptions.hpp>

#include <asyncio/generators/spare_exceptions.hpp>

#include <netdb.h>

#include <cerrno>

namespace asyncio {

namespace {

std::error_code system_code(int code) noexcept { return {code, std::generic_category()}; }

std::string numbered(int code, const std::string& text) {
  return "[Errno " + std::to_string(code) + "] " + text;
}

class GaiCategory final : public std::error_category {
 public:
  const char* name() const noexcept override { return "gai"; }
  std::string message(int code) const override { return gai_strerror(code); }
};
const std::error_category& gai_category() noexcept {
  static const GaiCategory category;
  return category;
}

// Calls `use` with a null pointer to the class that Python has for the error.
template <class Use>
auto with_class_of(int code, Use use) {
  switch (code) {
    case EPIPE:
    case ESHUTDOWN:
      return use(static_cast<BrokenPipeError*>(nullptr));
    case ECONNABORTED:
      return use(static_cast<ConnectionAbortedError*>(nullptr));
    case ECONNREFUSED:
      return use(static_cast<ConnectionRefusedError*>(nullptr));
    case ECONNRESET:
      return use(static_cast<ConnectionResetError*>(nullptr));
    case EEXIST:
      return use(static_cast<FileExistsError*>(nullptr));
    case ENOENT:
      return use(static_cast<FileNotFoundError*>(nullptr));
    case EISDIR:
      return use(static_cast<IsADirectoryError*>(nullptr));
    case ENOTDIR:
      return use(static_cast<NotADirectoryError*>(nullptr));
    case EACCES:
    case EPERM:
      return use(static_cast<PermissionError*>(nullptr));
    case ESRCH:
      return use(static_cast<ProcessLookupError*>(nullptr));
    default:
      return use(static_cast<OSError*>(nullptr));
  }
}

}  // namespace

OSError::OSError(int code) : OSError(code, system_code(code).message()) {}
OSError::OSError(int code, const std::string& text)
    : OSError(system_code(code), Whole{numbered(code, text)}) {}

gaierror::gaierror(int code)
    : OSError({code, gai_category()}, Whole{numbered(code, gai_strerror(code))}) {}

namespace detail {

ExceptionPtr os_error(int code) noexcept {
  return exception_or_spare([&] { return os_error(code, system_code(code).message()); });
}

ExceptionPtr os_error(int code, const std::string& text) noexcept {
  return exception_or_spare([&] {
    return with_class_of(code, [&](auto* none) {
      return make_exception<std::remove_pointer_t<decltype(none)>>(code, text);
    });
  });
}

void throw_os_error(int code) { os_error(code).rethrow(); }
void throw_os_error(int code, const std::string& text) { os_error(code, text).rethrow(); }
void throw_file_error(int code, const std::string& name) {
  throw_os_error(code, system_code(code).message() + ": '" + name + "'");
}

}  // namespace detail

}  // namespace asyncio
