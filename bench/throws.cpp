// Counts C++ exceptions: stands before the functions of the unwinder that start one.
#include <dlfcn.h>
#include <unwind.h>

#include "bench/workloads.h"

namespace {

long count = 0;

_Unwind_Reason_Code counted(const char* name, _Unwind_Exception* exception) {
  using Start = _Unwind_Reason_Code (*)(_Unwind_Exception*);
  ++count;
  return reinterpret_cast<Start>(dlsym(RTLD_NEXT, name))(exception);
}

}  // namespace

extern "C" {

// throw, std::rethrow_exception()
_Unwind_Reason_Code _Unwind_RaiseException(_Unwind_Exception* exception) {
  return counted("_Unwind_RaiseException", exception);
}
// throw;
_Unwind_Reason_Code _Unwind_Resume_or_Rethrow(_Unwind_Exception* exception) {
  return counted("_Unwind_Resume_or_Rethrow", exception);
}

}  // extern "C"

long bench::thrown() { return count; }
