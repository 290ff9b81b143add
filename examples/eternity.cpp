// eternity: wait at most one second for what takes an hour.
//
//     async def eternity():
//         # Sleep for one hour
//         await asyncio.sleep(3600)
//         print('yay!')
//
//     async def main():
//         # Wait for at most 1 second
//         try:
//             await asyncio.wait_for(eternity(), timeout=1.0)
//         except asyncio.TimeoutError:
//             print('timeout!')
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> eternity() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    // Sleep for one hour
    YIELD_FROM(asyncio::sleep(3600));
    std::cout << "yay!\n";
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    // Wait for at most 1 second
    TRY { YIELD_FROM(asyncio::wait_for(eternity(), 1.0)); }
    EXCEPT(asyncio::TimeoutError) { std::cout << "timeout!\n"; }
    END_TRY;
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }

// Expected output:
//
//     timeout!
