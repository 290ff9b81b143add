// What the library asks of a compiler, and under which names its parts of different builds meet.
//
// Every header of the library comes here first. That all of them stand between `#pragma GCC
// visibility push(default)` and `pop` is decided here too: a program, a shared library or a plugin
// may be compiled with -fvisibility=hidden, and must still share with the others which loop runs,
// the current context, and the types of the exceptions. A template of ours with a hidden type of
// the user's stays as hidden as that is.
//
// What threads must have once is a default-visible `inline` variable, in a source: g++ makes it one
// (STB_GNU_UNIQUE) for all copies of the static library in a process, however their plugins were
// opened. docs/embedding.md says what copies are to each other. What each thread must have once,
// and headers use, is ASYNCIO_OF_THREAD_().
#pragma once

#if !defined(__cplusplus) || \
    (__cplusplus < 201703L && (!defined(_MSVC_LANG) || _MSVC_LANG < 201703L))
#error "asyncio17 needs C++17 or later: compile with -std=c++17 (Bazel: --cxxopt=-std=c++17)."
#define ASYNCIO_CANNOT_BE_COMPILED_
#elif !defined(__cpp_exceptions) && !defined(_CPPUNWIND)
#error "asyncio17 needs exceptions: compile without -fno-exceptions."
#define ASYNCIO_CANNOT_BE_COMPILED_
#elif !defined(__cpp_rtti) && !defined(_CPPRTTI)
#error "asyncio17 needs the types of objects at run time (RTTI): compile without -fno-rtti."
#define ASYNCIO_CANNOT_BE_COMPILED_
#endif
#ifdef ASYNCIO_CANNOT_BE_COMPILED_
#include <asyncio/the_error_above>  // ends the compilation, where more errors would bury that one
#endif

#include <cstddef>  // says which standard library it is

// For what a compiler would rather call, though it is a few instructions on the way of every
// callback.
#if defined(__GNUC__)
#define ASYNCIO_INLINE_ [[gnu::always_inline]]
#else
#define ASYNCIO_INLINE_
#endif

// What each thread has once, in a header, and in the source of that name. g++ makes of an inline
// variable one for the process, as above. With clang each plugin would have its own, though they
// share the library: there it is the library's, and its definition weak, for a program of g++ has
// one too.
#if defined(__clang__) && defined(__ELF__)
#define ASYNCIO_OF_THREAD_(type, name) extern __thread type name
#define ASYNCIO_OF_THREAD_IS_HERE_(type, name) \
  [[gnu::weak]] __thread type name {}
#else
#define ASYNCIO_OF_THREAD_(type, name) \
  inline thread_local type name {}
#define ASYNCIO_OF_THREAD_IS_HERE_(type, name) static_assert(sizeof(type) > 0)
#endif

#if defined(__has_feature)
#define ASYNCIO_HAS_FEATURE_(feature) __has_feature(feature)
#else
#define ASYNCIO_HAS_FEATURE_(feature) 0
#endif

// Under AddressSanitizer memory is not pooled, so that it sees every use after free. A program that
// is compiled with it works with a library that is not, and the other way round: pool.hpp.
#if defined(__SANITIZE_ADDRESS__) || ASYNCIO_HAS_FEATURE_(address_sanitizer)
#define ASYNCIO_POOL_OFF_ 1
#endif

// The builds of the library that cannot be mixed, for ThreadSanitizer and MemorySanitizer tell
// lies about a part that they do not see, the debug mode of libstdc++ has other containers, and its
// old ABI other strings. A program of another build than the library's does not link, and the name
// of what is missing says why.
#if defined(__SANITIZE_THREAD__) || ASYNCIO_HAS_FEATURE_(thread_sanitizer)
#define ASYNCIO_BUILD_ library_compiled_with_thread_sanitizer
#elif ASYNCIO_HAS_FEATURE_(memory_sanitizer)
#define ASYNCIO_BUILD_ library_compiled_with_memory_sanitizer
#elif defined(_GLIBCXX_DEBUG)
#define ASYNCIO_BUILD_ library_compiled_with_GLIBCXX_DEBUG
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
#define ASYNCIO_BUILD_ library_compiled_with_GLIBCXX_USE_CXX11_ABI_0
#else
#define ASYNCIO_BUILD_ library_compiled_without_thread_or_memory_sanitizer_or_GLIBCXX_DEBUG
#endif
