// cancel_me: cancel a task; it sees the cancellation, cleans up and lets it go on.
//
//     async def cancel_me():
//         print('cancel_me(): before sleep')
//
//         try:
//             # Wait for 1 hour
//             await asyncio.sleep(3600)
//         except asyncio.CancelledError:
//             print('cancel_me(): cancel sleep')
//             raise
//         finally:
//             print('cancel_me(): after sleep')
//
//     async def main():
//         # Create a "cancel_me" Task
//         task = asyncio.create_task(cancel_me())
//
//         # Wait for 1 second
//         await asyncio.sleep(1)
//
//         task.cancel()
//         try:
//             await task
//         except asyncio.CancelledError:
//             print("main(): cancel_me is cancelled now")
//
//     asyncio.run(main())
#include <asyncio/asyncio.hpp>
#include <iostream>

#include <asyncio/generators/short_keywords.hpp>

namespace {

asyncio::Coroutine<> cancel_me() {
  return asyncio::coroutine([](auto& co) {
    BEGIN(co);
    std::cout << "cancel_me(): before sleep\n";

    TRY {
      // Wait for 1 hour
      YIELD_FROM(asyncio::sleep(3600));
    }
    EXCEPT(asyncio::CancelledError) {
      std::cout << "cancel_me(): cancel sleep\n";
      RAISE();
    }
    FINALLY { std::cout << "cancel_me(): after sleep\n"; }
    END_TRY;
    END;
  });
}

asyncio::Coroutine<> async_main() {
  return asyncio::coroutine([task = asyncio::Task<>()](auto& co) mutable {
    BEGIN(co);
    // Create a "cancel_me" Task
    task = asyncio::create_task(cancel_me());

    // Wait for 1 second
    YIELD_FROM(asyncio::sleep(1));

    task.cancel();
    TRY { YIELD_FROM(task); }
    EXCEPT(asyncio::CancelledError) { std::cout << "main(): cancel_me is cancelled now\n"; }
    END_TRY;
    END;
  });
}

}  // namespace

int main() { asyncio::run(async_main()); }

// Expected output:
//
//     cancel_me(): before sleep
//     cancel_me(): cancel sleep
//     cancel_me(): after sleep
//     main(): cancel_me is cancelled now
