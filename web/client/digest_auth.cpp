#include <asyncio/web/client/digest_auth.hpp>

#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/tls/message_digest.hpp>
#include <asyncio/web/client/client_response.hpp>
#include <asyncio/web/http/content_type.hpp>
#include <asyncio/web/http/hdrs.hpp>

#include <algorithm>
#include <cstdio>
#include <random>

namespace asyncio::http {
namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

struct Algorithm {
  const char* digest;  // as OpenSSL calls it
  bool session;
};

// aiohttp takes SHA256 for SHA-256 too.
std::optional<Algorithm> algorithm_of(std::string name) {
  std::string plain;
  for (const char c : name)
    if (c != '-') plain += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const bool session = plain.size() > 4 && plain.compare(plain.size() - 4, 4, "SESS") == 0;
  if (session) plain.resize(plain.size() - 4);
  const char* digest = nullptr;
  if (plain.empty() || plain == "MD5") digest = "MD5";
  if (plain == "SHA") digest = "SHA1";
  if (plain == "SHA256") digest = "SHA256";
  if (plain == "SHA512") digest = "SHA512";
  if (!digest) return std::nullopt;
  return Algorithm{digest, session};
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Up to the next comma that stands in no quotes, which is taken off, too.
std::string_view take_element(std::string_view& text) {
  std::size_t at = 0;
  for (bool quotes = false; at < text.size() && (quotes || text[at] != ','); ++at) {
    if (text[at] == '"') quotes = !quotes;
    if (quotes && text[at] == '\\') ++at;
  }
  const std::string_view element = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return element;
}

// Of an element that begins a challenge the scheme: a word, and one that is no "=" behind it.
std::string_view scheme_of(std::string_view element) {
  element = detail::trim(element);
  const std::size_t end = std::min(element.find_first_of(" \t"), element.size());
  const std::string_view rest = detail::trim(element.substr(end));
  const std::string_view scheme = element.substr(0, end);
  return !rest.empty() && rest.front() != '=' && detail::is_token(scheme) ? scheme : "";
}

// The parameters of one challenge, if there is an answer to it.
std::optional<detail::DigestChallenge> challenge_of(std::string_view parameters) {
  using namespace detail;
  MultiDict all;
  parse_parameters(parameters, all, ',');
  DigestChallenge challenge;
  challenge.realm = all.get("realm", "");
  challenge.nonce = all.get("nonce", "");
  challenge.opaque = all.get("opaque", "");
  challenge.algorithm = all.get("algorithm", "");
  if (!all.contains("realm") || challenge.nonce.empty() || !algorithm_of(challenge.algorithm))
    return std::nullopt;
  const std::string wanted = all.get("qop", "");
  std::string_view qop = wanted;
  while (!qop.empty()) {
    const std::size_t end = std::min(qop.find(','), qop.size());
    challenge.auth |= same_name(trim(qop.substr(0, end)), "auth");
    challenge.auth_int |= same_name(trim(qop.substr(0, end)), "auth-int");
    qop.remove_prefix(std::min(end + 1, qop.size()));
  }
  if (!wanted.empty() && !challenge.auth && !challenge.auth_int) return std::nullopt;
  return challenge;
}

}  // namespace

std::optional<detail::DigestChallenge> detail::parse_digest(std::string_view field) {
  constexpr std::string_view kScheme = "Digest";
  while (!field.empty()) {
    std::string_view first = trim(take_element(field));
    if (!same_name(scheme_of(first), kScheme)) continue;
    // Up to the next challenge.
    std::string_view rest = field;
    while (!rest.empty()) {
      std::string_view next = rest;
      if (!scheme_of(take_element(next)).empty()) break;
      rest = next;
    }
    std::string parameters(first.substr(kScheme.size()));
    parameters.append(",").append(field.substr(0, field.size() - rest.size()));
    if (auto challenge = challenge_of(parameters)) return challenge;
    field = rest;
  }
  return std::nullopt;
}

std::string detail::digest_authorization(const DigestChallenge& challenge, const std::string& login,
                                         const std::string& password, const DigestRequest& request,
                                         unsigned nonce_count, const std::string& cnonce) {
  const Algorithm algorithm = *algorithm_of(challenge.algorithm);
  const auto h = [&](const std::string& text) {
    return hex(asyncio::detail::message_digest(algorithm.digest, text));
  };
  // Of a body in pieces nobody knows the digest.
  const bool whole = challenge.auth_int && request.body_known;
  const std::string qop = whole ? "auth-int" : challenge.auth ? "auth" : "";
  char count[9];
  std::snprintf(count, sizeof count, "%08x", nonce_count);
  std::string a1 = h(login + ":" + challenge.realm + ":" + password);
  if (algorithm.session) a1 = h(a1 + ":" + challenge.nonce + ":" + cnonce);
  std::string a2 = request.method + ":" + request.target;
  if (whole) a2 += ":" + h(request.body ? *request.body : std::string());
  const std::string middle = qop.empty() ? "" : std::string(count) + ":" + cnonce + ":" + qop + ":";
  std::string out = "Digest username=" + quoted(login) + ", realm=" + quoted(challenge.realm) +
                    ", nonce=" + quoted(challenge.nonce) + ", uri=" + quoted(request.target) +
                    ", response=\"" + h(a1 + ":" + challenge.nonce + ":" + middle + h(a2)) + '"';
  if (!challenge.algorithm.empty()) out += ", algorithm=" + challenge.algorithm;
  if (!challenge.opaque.empty()) out += ", opaque=" + quoted(challenge.opaque);
  if (!qop.empty()) out += ", qop=" + qop + ", nc=" + count;
  if (!qop.empty() || algorithm.session) out += ", cnonce=" + quoted(cnonce);
  return out;
}

struct DigestAuthMiddleware::State {
  std::string login, password;
  bool preemptive;
  std::optional<detail::DigestChallenge> challenge;
  URL origin;  // whose it is
  unsigned count = 0;

  // Does the server ask for it?
  bool is_asked(const ClientResponse& response) {
    if (response.status() != 401) return false;
    for (const std::string_view field : response.headers().getall(hdrs::WWW_AUTHENTICATE)) {
      auto asked = detail::parse_digest(field);
      if (!asked) continue;
      if (!challenge || challenge->nonce != asked->nonce) count = 0;
      challenge = std::move(asked);
      origin = response.url().origin();
      return true;
    }
    return false;
  }
  // May be refused: nothing of the body is known, and all of it is asked for.
  bool answer(const ClientRequest& request) {
    if (request.is_streamed() && challenge->auth_int && !challenge->auth) return false;
    std::random_device random;
    char nonce[17];
    std::snprintf(nonce, sizeof nonce, "%08x%08x", random(), random());
    detail::DigestRequest what;
    what.method = request.method();
    what.target = request.url().raw_path_qs();
    what.body = request.body();
    what.body_known = !request.is_streamed();
    request.headers().set(
        hdrs::AUTHORIZATION,
        detail::digest_authorization(*challenge, login, password, what, ++count, nonce));
    return true;
  }
};

DigestAuthMiddleware::DigestAuthMiddleware(std::string login, std::string password, bool preemptive)
    : state_(std::make_shared<State>()) {
  if (login.find(':') != std::string::npos)
    throw ValueError("A \":\" is not allowed in username (RFC 1945#section-11.1)");
  state_->login = std::move(login);
  state_->password = std::move(password);
  state_->preemptive = preemptive;
}

Coroutine<ClientResponse> DigestAuthMiddleware::operator()(ClientRequest request,
                                                           ClientHandler handler) const {
  if (request.is_foreign()) return handler(std::move(request));
  return coroutine<ClientResponse>(
      [state = state_, request = std::move(request), handler = std::move(handler),
       response = ClientResponse()](auto& co) mutable {
        BEGIN(co);
        if (state->preemptive && state->challenge && state->origin == request.url().origin())
          state->answer(request);
        YIELD_FROM_INTO(response, handler(request));
        if (!state->is_asked(response) || request.is_streamed() || !state->answer(request))
          RETURN(std::move(response));
        response.release();
        YIELD_FROM_INTO(response, handler(request));
        (void)state->is_asked(response);  // for the next one
        RETURN(std::move(response));
        END;
      },
      __FILE__, __LINE__, "digest_auth");
}

}  // namespace asyncio::http
