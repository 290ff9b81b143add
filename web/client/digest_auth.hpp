// DigestAuthMiddleware: a user and a password for servers that ask for them by Digest (RFC 7616),
// so that the password itself is never sent.
//
//   session.middlewares({http::DigestAuthMiddleware("user", "secret")});
//
// MD5, SHA, SHA-256, SHA-512, each with -SESS; auth and auth-int. A challenge that is none of
// those, or not whole, is not answered: the response with status 401 is the request's. Whatever
// server asks by Digest gets an answer, also after a redirect. aiohttp name: DigestAuthMiddleware.
// Lifetime: a handle; copies share what the server has said last. Thread: the loop's.
#pragma once

#include <asyncio/web/client/client_middleware.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::http {

class DigestAuthMiddleware {
 public:
  // preemptive: once a server has asked, its next requests have the answer at once. ValueError for
  // a colon in the login.
  DigestAuthMiddleware(std::string login, std::string password, bool preemptive = true);
  Coroutine<ClientResponse> operator()(ClientRequest request, ClientHandler handler) const;

  struct State;

 private:
  std::shared_ptr<State> state_;
};

namespace detail {

// What a WWW-Authenticate field says.
struct DigestChallenge {
  std::string realm, nonce, opaque;
  std::string algorithm;  // as the server writes it; "": MD5
  bool auth = false, auth_int = false;
};
// The first of its challenges that is one and is known. Nothing: there is none.
std::optional<DigestChallenge> parse_digest(std::string_view field);

struct DigestRequest {
  std::string method, target;
  const std::string* body = nullptr;  // null: none that is known
  bool body_known = true;
};
// The value of an Authorization field.
std::string digest_authorization(const DigestChallenge& challenge, const std::string& login,
                                 const std::string& password, const DigestRequest& request,
                                 unsigned nonce_count, const std::string& cnonce);

}  // namespace detail
}  // namespace asyncio::http
#pragma GCC visibility pop
