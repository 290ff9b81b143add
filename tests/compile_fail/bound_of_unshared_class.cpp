// A bound method keeps its object, which must be one that can be kept.
#include <asyncio/asyncio.hpp>

#include <memory>

struct Plain {
  void on_done(asyncio::Future<int>) {}
};
struct Shared : std::enable_shared_from_this<Shared>, Plain {};

void watch(asyncio::Future<int> future, Plain* plain, Shared* shared) {
  (void)plain;
#ifndef CONTROL
  future.add_done_callback(asyncio::bound(plain, &Plain::on_done));
#endif
  future.add_done_callback(asyncio::bound(shared, &Plain::on_done));
}
