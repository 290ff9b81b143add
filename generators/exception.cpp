#include <asyncio/generators/exception.hpp>

#include <asyncio/generators/descent.hpp>
#include <asyncio/generators/spare_exceptions.hpp>
#include <asyncio/generators/thrown_record.hpp>
#include <asyncio/generators/throws.hpp>

#include <cxxabi.h>

#include <cstdlib>
#include <cstring>
#include <new>
#include <system_error>

namespace asyncio {
namespace detail {

std::atomic<ExceptionRecord::Leads> ExceptionRecord::leads_over_groups{nullptr};
namespace {

// The name of a type as C++ writes it.
class Demangled {
 public:
  explicit Demangled(const std::type_info& type) noexcept
      : text_(abi::__cxa_demangle(type.name(), nullptr, nullptr, &status_)),
        name_(text_ ? text_ : type.name()) {}
  Demangled(const Demangled&) = delete;
  Demangled& operator=(const Demangled&) = delete;
  ~Demangled() { std::free(text_); }
  std::string_view name() const noexcept { return name_; }

 private:
  int status_;
  char* text_;
  std::string_view name_;
};

// The last part of a qualified name; what stands between <> stays.
std::string last_part(std::string_view name) {
  std::size_t depth = 0, start = 0;
  for (std::size_t i = 0; i + 1 < name.size(); ++i) {
    if (name[i] == '<' || name[i] == '(') ++depth;
    if (name[i] == '>' || name[i] == ')') --depth;
    if (depth == 0 && name[i] == ':' && name[i + 1] == ':') start = i + 2;
  }
  return joined({{name.data() + start, name.size() - start}});
}

}  // namespace

// One throw to learn its roots; they stay valid as long as the exception_ptr is held.
ThrownRecord::ThrownRecord(std::exception_ptr&& caught) noexcept
    : ExceptionRecord(Flow::unknown), thrown(std::move(caught)) {
  try {
    std::rethrow_exception(thrown);
  } catch (const BaseException& e) {
    set_roots(e);
  } catch (const std::exception& e) {
    set_roots(e);
  } catch (...) {
    type = abi::__cxa_current_exception_type();
  }
}

void ThrownRecord::set_roots(const BaseException& root) noexcept {
  base = &root;
  standard = dynamic_cast<const std::exception*>(&root);
}
void ThrownRecord::set_roots(const std::exception& root) noexcept {
  standard = &root;
  base = dynamic_cast<const BaseException*>(&root);
}

void ThrownRecord::rethrow() const {
  if (!thrown) throw_bad_alloc();
  std::rethrow_exception(thrown);
}

// A chain of causes may be a million long.
void ExceptionRecord::unref() noexcept {
  ExceptionRecord* record = this;
  while (record && record->refs_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    ExceptionRecord* const cause = record->cause();
    if (record->message_only_)
      delete record;
    else
      Descent::destroy(record);
    record = cause;
    pool_look();
  }
}

// Ways are shortened as those of a union-find: what was passed leads to the end at once.
ExceptionRecord& ExceptionRecord::first_cause() noexcept {
  const auto after = [](ExceptionRecord* record) noexcept {
    ExceptionRecord* const farther = record->farther_.load(std::memory_order_relaxed);
    return farther ? farther : record->cause();
  };
  ExceptionRecord* end = this;
  while (ExceptionRecord* const next = after(end)) end = next;
  for (ExceptionRecord* record = this; record != end;) {
    ExceptionRecord* const next = after(record);
    record->farther_.store(end, std::memory_order_relaxed);
    record = next;
  }
  return *end;
}

// Whoever has no cause is the end of its chain, and closes a ring when it is that of the other's.
void ExceptionRecord::set_cause(ExceptionRecord& cause) noexcept {
  if (this->cause()) return;
  ExceptionRecord& end = cause.first_cause();
  if (&end == this) return;
  if (is_led_to_.load(std::memory_order_relaxed)) {
    const Leads leads = leads_over_groups.load(std::memory_order_acquire);
    if (leads && leads(cause, *this)) return;
  }
  cause.ref();
  cause.note_way_to_it();
  farther_.store(&end, std::memory_order_relaxed);
  cause_.store(&cause, std::memory_order_release);
}

// Several threads may hold it, and find the same.
Flow ExceptionRecord::find_flow() noexcept {
  const Flow found = dynamic_cast<const StopIteration*>(standard) ? Flow::stop_iteration
                     : dynamic_cast<const GeneratorExit*>(base)   ? Flow::generator_exit
                                                                  : Flow::other;
  flow.store(found, std::memory_order_relaxed);
  return found;
}

std::string type_name(const std::type_info& type) {
  static constexpr char kPython[][2][22] = {
      {"std::runtime_error", "RuntimeError"}, {"std::invalid_argument", "ValueError"},
      {"std::out_of_range", "IndexError"},    {"std::bad_alloc", "MemoryError"},
      {"std::system_error", "OSError"},       {"std::exception", "Exception"}};
  const Demangled demangled(type);
  std::string_view name = demangled.name();
  for (const auto& pair : kPython) {
    if (std::strcmp(name.data(), pair[0]) == 0) name = pair[1];
  }
  return last_part(name);
}

std::string argument_name(const std::type_info& type, int before) {
  const Demangled demangled(type);
  std::string_view name = demangled.name();
  const char* start = name.data();
  while (*start && *start != '<') ++start;
  if (*start) {
    ++start;
    for (; before > 0; --before) {
      while (*start != ',') ++start;
      start += 2;  // past the space too
    }
    const char* end = &name.back();  // without the closing >, and a space before it
    if (end[-1] == ' ') --end;
    name = {start, static_cast<std::size_t>(end - start)};
  }
  return last_part(name);
}

void append(std::string& text, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) text.append(part);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  append(text, parts);
  return text;
}

// Of what C++ did not throw there is no exception_ptr.
bool thread_ends() noexcept { return !std::current_exception(); }

// The one spare exception that every program links, so it is no class of its own and stands here.
ExceptionPtr SpareExceptions::memory_error() noexcept {
  struct Made {
    std::bad_alloc error;
    ThrownRecord record{error};
  };
  enum : unsigned { kNone, kBeginning, kMade };
  alignas(Made) static unsigned char memory[sizeof(Made)];
  static std::atomic<unsigned> state{kNone};  // a static object of its own would bring a lock
  unsigned seen = kNone;
  if (state.compare_exchange_strong(seen, kBeginning)) {
    ::new (static_cast<void*>(memory)) Made();
    state.store(kMade);
  } else {
    while (seen != kMade) seen = state.load();
  }
  ThrownRecord& record = std::launder(reinterpret_cast<Made*>(memory))->record;
  record.ref();
  return ExceptionPtr(&record);
}

ExceptionPtr caught_or_memory_error() noexcept {
  try {
    return ExceptionPtr(std::current_exception());
  } catch (...) {
    return SpareExceptions::memory_error();
  }
}

ExceptionPtr caught_by_loop() {
  if (thread_ends()) throw;
  try {
    throw;
  } catch (const BaseException& e) {
    if (e.leaves_loop()) throw;
  } catch (...) {
  }
  return caught_or_memory_error();
}

std::string last_line(const ExceptionPtr& error) {
  const char* const what = error.what();
  return joined({error.type_name(), *what ? ": " : "", what});
}

}  // namespace detail

[[gnu::cold]] ExceptionPtr::ExceptionPtr(std::exception_ptr thrown) {
  if (thrown) record_ = new detail::ThrownRecord(std::move(thrown));
}

const char* ExceptionPtr::what() const noexcept {
  if (record_ && record_->base) return record_->base->what();
  const char* const text = record_ && record_->standard ? record_->standard->what() : nullptr;
  return text ? text : "";
}

std::string ExceptionPtr::type_name() const {
  const std::type_info* type = nullptr;
  if (!record_) return detail::joined({"None"});
  if (record_->base)
    type = &typeid(*record_->base);
  else if (record_->standard)
    type = &typeid(*record_->standard);
  else if (const auto* thrown = dynamic_cast<const detail::ThrownRecord*>(record_))
    type = thrown->type;
  return type ? detail::type_name(*type) : detail::joined({"unknown"});
}

ExceptionPtr ExceptionPtr::cause() const {
  detail::ExceptionRecord* const cause = record_ ? record_->cause() : nullptr;
  if (!cause) return {};
  cause->ref();
  return ExceptionPtr(cause);
}

ExceptionPtr& ExceptionPtr::set_cause(const ExceptionPtr& cause) {
  if (record_ && !record_->spare && cause.record_) record_->set_cause(*cause.record_);
  return *this;
}

}  // namespace asyncio
