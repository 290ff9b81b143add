#include <asyncio/generators/exception.hpp>

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <system_error>

namespace asyncio {
namespace detail {
namespace {

Flow flow_of(const BaseException* base, const std::exception* standard) noexcept {
  if (dynamic_cast<const StopIteration*>(standard)) return Flow::stop_iteration;
  if (dynamic_cast<const GeneratorExit*>(base)) return Flow::generator_exit;
  return Flow::other;
}

// An exception that came from a real throw.
class ThrownRecord final : public ExceptionRecord {
 public:
  explicit ThrownRecord(std::exception_ptr thrown) : thrown_(std::move(thrown)) {
    // One throw to learn its roots; they stay valid as long as the exception_ptr is held.
    try {
      std::rethrow_exception(thrown_);
    } catch (const BaseException& e) {
      base = &e;
    } catch (const std::exception& e) {
      standard = &e;
    } catch (...) {
    }
    flow = flow_of(base, standard);
  }
  ThrownRecord(std::exception_ptr thrown, const BaseException* b, const std::exception* s) noexcept
      : thrown_(std::move(thrown)) {
    base = b;
    standard = s;
    flow = flow_of(b, s);
  }
  ~ThrownRecord() override { drop_cause(); }
  [[noreturn]] void rethrow() const override { std::rethrow_exception(thrown_); }
  const std::type_info* thrown_type() const {
    try {
      rethrow();
    } catch (...) {
      return abi::__cxa_current_exception_type();
    }
  }

 private:
  std::exception_ptr thrown_;
};

}  // namespace

void ExceptionRecord::unref() noexcept {
  if (refs_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
}

std::string type_name(const std::type_info& type) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), std::free);
  std::string name = status == 0 && text ? text.get() : type.name();
  static const char* const python[][2] = {
      {"std::runtime_error", "RuntimeError"}, {"std::invalid_argument", "ValueError"},
      {"std::out_of_range", "IndexError"},    {"std::bad_alloc", "MemoryError"},
      {"std::system_error", "OSError"},       {"std::exception", "Exception"}};
  for (const auto& pair : python) {
    if (name == pair[0]) return pair[1];
  }
  // The last part of a qualified name; what stands between <> stays.
  std::size_t depth = 0, start = 0;
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    if (name[i] == '<' || name[i] == '(') ++depth;
    if (name[i] == '>' || name[i] == ')') --depth;
    if (depth == 0 && name[i] == ':' && name[i + 1] == ':') start = i + 2;
  }
  return name.substr(start);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

std::string quoted(const std::string& text) {
  const bool single = text.find('\'') == std::string::npos || text.find('"') != std::string::npos;
  const char quote = single ? '\'' : '"';
  static const char hex[] = "0123456789abcdef";
  std::string out(1, quote);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == quote || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + quote;
}

}  // namespace detail

ExceptionPtr::ExceptionPtr(std::exception_ptr thrown) {
  if (thrown) record_ = new detail::ThrownRecord(std::move(thrown));
}

ExceptionPtr ExceptionPtr::current() { return ExceptionPtr(std::current_exception()); }

// Where exception_ptr shares the object that was thrown (the Itanium ABI), the reference stays good
// as long as it is held.
ExceptionPtr ExceptionPtr::current(const BaseException& caught) {
  return ExceptionPtr(new detail::ThrownRecord(std::current_exception(), &caught, nullptr));
}
ExceptionPtr ExceptionPtr::current(const std::exception& caught) {
  return ExceptionPtr(new detail::ThrownRecord(std::current_exception(), nullptr, &caught));
}

std::string ExceptionPtr::what() const {
  if (!record_) return {};
  if (record_->base) return record_->base->what();
  if (record_->standard) return record_->standard->what();
  return {};
}

std::string ExceptionPtr::type_name() const {
  if (!record_) return "None";
  if (record_->base) return detail::type_name(typeid(*record_->base));
  if (record_->standard) return detail::type_name(typeid(*record_->standard));
  if (const auto* thrown = dynamic_cast<const detail::ThrownRecord*>(record_)) {
    if (const std::type_info* type = thrown->thrown_type()) return detail::type_name(*type);
  }
  return "unknown";
}

std::string ExceptionPtr::repr() const {
  if (!record_) return "None";
  const std::string message = what();
  if (message.empty()) return detail::joined({type_name(), "()"});
  return detail::joined({type_name(), "(", detail::quoted(message), ")"});
}

ExceptionPtr ExceptionPtr::cause() const {
  if (!record_ || !record_->cause) return {};
  record_->cause->ref();
  return ExceptionPtr(record_->cause);
}

ExceptionPtr& ExceptionPtr::set_cause(const ExceptionPtr& cause) {
  if (record_ && !record_->cause && cause.record_ && cause.record_ != record_) {
    cause.record_->ref();
    record_->cause = cause.record_;
  }
  return *this;
}

}  // namespace asyncio
