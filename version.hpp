// The version of the library, for the preprocessor. This is the one place that has the number:
// CMake reads it here, and a test compares MODULE.bazel.
#pragma once

#define ASYNCIO17_VERSION_MAJOR 0
#define ASYNCIO17_VERSION_MINOR 1
#define ASYNCIO17_VERSION_PATCH 0

// To be compared: 10,000 * major + 100 * minor + patch.
#define ASYNCIO17_VERSION \
  (ASYNCIO17_VERSION_MAJOR * 10000 + ASYNCIO17_VERSION_MINOR * 100 + ASYNCIO17_VERSION_PATCH)
#define ASYNCIO17_VERSION_STRING "0.1.0"
