// SslEngine: OpenSSL's part in one connection. What comes is given to `in`, what is to be sent is
// in `out` behind each call.
//
// Lifetime: its transport's. Thread: the loop's.
#pragma once

#include <asyncio/io/tls/ssl_bio.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/io/tls/ssl_object.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
struct ssl_session_st;

namespace asyncio::detail {

class SslEngine {
 public:
  enum class Result : unsigned char {
    done,
    wants_input,
    wants_room,  // in `out`
    closed,      // the other side has said so
    failed       // error() says how
  };

  // ValueError, SSLError. Without a name: nobody's name is checked.
  SslEngine(std::shared_ptr<const ssl::SSLContext> context, bool server_side,
            std::string server_hostname);
  SslEngine(const SslEngine&) = delete;
  SslEngine& operator=(const SslEngine&) = delete;
  ~SslEngine();

  Result handshake();
  // At least one byte when it is done.
  Result read(char* to, std::size_t room, std::size_t& n);
  // Done: there is something to read.
  Result wait_for_data();
  // At most one record. Behind wants_room it must be called with the same bytes again, or more.
  Result write(std::string_view data, std::size_t& n);
  // Tells the other side that nothing more comes.
  void send_close() noexcept;
  // Of the last failure.
  const ExceptionPtr& error() const noexcept { return error_; }

  const std::shared_ptr<const ssl::SSLContext>& context() const noexcept { return context_; }
  ssl::SSLObject object() const noexcept { return ssl::SSLObject(ssl_); }
  TlsInput& in() noexcept { return ends_.in; }
  TlsOutput& out() noexcept { return ends_.out; }

  // ---- for the callbacks of its context ----
  static SslEngine& of(ssl_st* ssl) noexcept;
  // False: the handshake is over.
  bool asked_for(const char* name) noexcept;
  // Was it taken?
  bool keep_session(ssl_session_st* session) noexcept;

 private:
  void use_name();
  Result result_of(int returned);

  const std::shared_ptr<const ssl::SSLContext> context_;
  std::shared_ptr<const ssl::SSLContext> other_;  // that of the name that was asked for
  const std::string server_hostname_;
  ExceptionPtr error_;
  TlsEnds ends_;
  ssl_st* ssl_ = nullptr;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
