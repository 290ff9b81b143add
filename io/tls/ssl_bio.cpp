#include <asyncio/io/tls/ssl_bio.hpp>

#include <openssl/bio.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace asyncio::detail {

// ---- the blocks ----

TlsBlocks::~TlsBlocks() {
  for (std::atomic<char*>& spare : spare_) delete[] spare.load();
}

std::unique_ptr<char[]> TlsBlocks::take() {
  for (std::atomic<char*>& spare : spare_) {
    if (char* const block = spare.exchange(nullptr)) return std::unique_ptr<char[]>(block);
  }
  return std::unique_ptr<char[]>(new char[kSize]);
}

void TlsBlocks::put(std::unique_ptr<char[]> block) noexcept {
  for (std::atomic<char*>& spare : spare_) {
    char* none = nullptr;
    if (!block || !spare.compare_exchange_strong(none, block.get())) continue;
    (void)block.release();
    return;
  }
}

// ---- the ends ----

void TlsInput::give(std::string_view chunk) {
  if (now_.empty()) {
    left_.clear();
    now_ = chunk;
    return;
  }
  left_.erase(0, left_.size() - now_.size());
  left_.append(chunk);
  now_ = left_;
}

void TlsInput::keep() noexcept {
  if (now_.empty()) return clear();
  try {
    if (!left_.empty())
      left_.erase(0, left_.size() - now_.size());
    else
      left_.assign(now_);
  } catch (const std::bad_alloc&) {
    return clear();
  }
  now_ = left_;
}

std::size_t TlsInput::take(char* to, std::size_t n) noexcept {
  n = std::min(n, now_.size());
  if (n > 0) std::memcpy(to, now_.data(), n);
  now_.remove_prefix(n);
  return n;
}

void TlsInput::clear() noexcept {
  std::string().swap(left_);
  now_ = {};
}

std::size_t TlsOutput::put(const char* data, std::size_t n) noexcept {
  if (!block_) {
    try {
      block_ = blocks_.take();
    } catch (const std::bad_alloc&) {
      return 0;
    }
  }
  n = std::min(n, TlsBlocks::kSize - size_);
  std::memcpy(block_.get() + size_, data, n);
  size_ += n;
  return n;
}

void TlsOutput::clear() noexcept {
  size_ = 0;
  blocks_.put(std::move(block_));
}

// ---- the BIO ----

namespace {

TlsEnds* ends_of(BIO* bio) noexcept { return static_cast<TlsEnds*>(BIO_get_data(bio)); }

// OpenSSL asks again when the flag is set.
int bio_read(BIO* bio, char* to, int n) {
  BIO_clear_retry_flags(bio);
  TlsEnds* const ends = ends_of(bio);
  const std::size_t got = ends ? ends->in.take(to, static_cast<std::size_t>(n)) : 0;
  if (got > 0) return static_cast<int>(got);
  if (ends) BIO_set_retry_read(bio);
  return -1;
}

int bio_write(BIO* bio, const char* data, int n) {
  BIO_clear_retry_flags(bio);
  TlsEnds* const ends = ends_of(bio);
  const std::size_t put = ends ? ends->out.put(data, static_cast<std::size_t>(n)) : 0;
  if (put > 0) return static_cast<int>(put);
  if (ends) BIO_set_retry_write(bio);
  return -1;
}

long bio_control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

BIO_METHOD* make_method() noexcept {
  BIO_METHOD* const method =
      BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "asyncio17 connection");
  if (!method) return nullptr;
  BIO_meth_set_read(method, bio_read);
  BIO_meth_set_write(method, bio_write);
  BIO_meth_set_ctrl(method, bio_control);
  return method;
}

}  // namespace

bio_st* make_bio(TlsEnds& ends) noexcept {
  static BIO_METHOD* const method = make_method();
  BIO* const bio = method ? BIO_new(method) : nullptr;
  if (!bio) return nullptr;
  BIO_set_data(bio, &ends);
  BIO_set_init(bio, 1);
  return bio;
}

void disconnect_bio(bio_st* bio) noexcept { BIO_set_data(bio, nullptr); }

}  // namespace asyncio::detail
