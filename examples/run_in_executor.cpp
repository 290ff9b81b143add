// run_in_executor: run what would block the loop in the threads of a pool.
//
//     import asyncio
//     import concurrent.futures
//
//     def blocking_io():
//         # File operations (such as logging) can block the
//         # event loop: run them in a thread pool.
//         with open('/dev/urandom', 'rb') as f:
//             return f.read(100)
//
//     def cpu_bound():
//         # CPU-bound operations will block the event loop:
//         # in general it is preferable to run them in a
//         # process pool.
//         return sum(i * i for i in range(10 ** 7))
//
//     async def main():
//         loop = asyncio.get_running_loop()
//
//         # 1. Run in the default loop's executor:
//         result = await loop.run_in_executor(
//             None, blocking_io)
//         print('default thread pool', result)
//
//         # 2. Run in a custom thread pool:
//         with concurrent.futures.ThreadPoolExecutor() as pool:
//             result = await loop.run_in_executor(
//                 pool, blocking_io)
//             print('custom thread pool', result)
//
//         # 3. Run in a custom process pool:
//         with concurrent.futures.ProcessPoolExecutor() as pool:
//             result = await loop.run_in_executor(
//                 pool, cpu_bound)
//             print('custom process pool', result)
//
//     asyncio.run(main())
//
// No interpreter lock keeps C++ threads from computing at the same time, so that a thread pool does
// here what the process pool does there.
#include <asyncio/asyncio.hpp>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace {

std::string blocking_io() {
  // File operations (such as logging) can block the
  // event loop: run them in a thread pool.
  std::ifstream f("/dev/urandom", std::ios::binary);
  std::string bytes(100, '\0');
  f.read(&bytes[0], 100);
  return bytes;
}

std::string cpu_bound() {
  // CPU-bound operations will block the event loop:
  // in general it is preferable to run them in a pool.
  constexpr std::uint64_t base = 1000000000000000;  // the sum is longer than 64 bits
  std::uint64_t high = 0, low = 0;
  for (std::uint64_t i = 0; i < 10000000; ++i) {
    low += i * i;
    high += low / base;
    low %= base;
  }
  return std::to_string(high) + std::to_string(base + low).substr(1);
}

// repr(bytes), with all bytes in hexadecimal
std::string in_hex(const std::string& bytes) {
  std::string text = "b'";
  for (unsigned char byte : bytes) {
    char hex[5];
    std::snprintf(hex, sizeof hex, "\\x%02x", byte);
    text += hex;
  }
  return text + "'";
}

using asyncio::concurrent::ThreadPoolExecutor;

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([loop = static_cast<asyncio::EventLoop*>(nullptr),
                             result = std::string(),
                             pool = std::unique_ptr<ThreadPoolExecutor>()](auto& co) mutable {
    BEGIN(co);
    loop = &asyncio::get_running_loop();

    // 1. Run in the default loop's executor:
    YIELD_FROM_INTO(result, loop->run_in_executor(nullptr, blocking_io));
    std::cout << "default thread pool " << in_hex(result) << '\n';

    // 2. Run in a custom thread pool:
    pool = std::make_unique<ThreadPoolExecutor>();
    YIELD_FROM_INTO(result, loop->run_in_executor(pool.get(), blocking_io));
    std::cout << "custom thread pool " << in_hex(result) << '\n';

    // 3. Run in a custom pool for what computes:
    pool = std::make_unique<ThreadPoolExecutor>();
    YIELD_FROM_INTO(result, loop->run_in_executor(pool.get(), cpu_bound));
    std::cout << "custom process pool " << result << '\n';
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }
