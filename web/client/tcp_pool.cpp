#include <asyncio/web/client/tcp_pool.hpp>

#include <asyncio/futures/taskgroups.hpp>
#include <asyncio/generators/methods.hpp>
#include <asyncio/io/connect.hpp>
#include <asyncio/io/exceptions.hpp>
#include <asyncio/io/native_socket.hpp>
#include <asyncio/io/tls/ssl_context.hpp>
#include <asyncio/web/client/client_connection.hpp>
#include <asyncio/web/client/client_exceptions.hpp>
#include <asyncio/web/client/proxy.hpp>
#include <asyncio/web/client/tracing.hpp>

#include <utility>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::http::detail {
namespace {

using asyncio::detail::Connected;
using SharedSocket = std::shared_ptr<asyncio::detail::NativeSocket>;

// By turns of IPv6 and IPv4 (RFC 8305), to the first that answers.
Coroutine<SharedSocket> connect_to_any(EventLoop& loop, const Addresses& addresses,
                                       std::optional<double> delay) {
  ConnectionOptions options;
  options.happy_eyeballs_delay = delay;
  options.interleave = 1;
  options.all_errors = true;
  return asyncio::detail::connect_to_one(loop, addresses, options);
}

// What aiohttp makes of an error of the system.
ExceptionPtr connector_error(const PoolKey& key, const ExceptionPtr& why) {
  if (why.is<ssl::SSLCertVerificationError>())
    return make_exception<ClientConnectorCertificateError>(key.host, key.port, why).set_cause(why);
  const auto make = [&](auto* kind) {
    using E = std::remove_pointer_t<decltype(kind)>;
    return make_exception<E>(key.host, key.port, key.verified, why).set_cause(why);
  };
  if (why.is<gaierror>()) return make(static_cast<ClientConnectorDNSError*>(nullptr));
  if (why.is<ssl::SSLError>()) return make(static_cast<ClientConnectorSSLError*>(nullptr));
  return make(static_cast<ClientConnectorError*>(nullptr));
}

// Of the addresses that were tried, in the system's words.
ExceptionPtr last_of(const ExceptionGroup& all) {
  return asyncio::detail::os_error(all.exceptions().back().get_if<OSError>()->code().value());
}

PoolKey key_of_proxy(const PoolKey& key) {
  const URL url(key.proxy);
  PoolKey of_proxy;
  of_proxy.host = url.host();
  of_proxy.port = url.port().value_or(80);
  of_proxy.secure = url.scheme() == "https";
  of_proxy.verified = key.verified;
  return of_proxy;
}

// Before anything is sent: is it the server that is meant?
void check_certificate(const PoolKey& key, ClientConnection& connection) {
  if (key.fingerprint.empty()) return;
  try {
    Fingerprint(key.fingerprint).check(*connection.transport(), key.host, key.port);
  } catch (...) {
    connection.abort();
    throw;
  }
}

}  // namespace

asyncio::detail::WrapperPtr client_context(bool verified) {
  ssl::SSLContextPtr context;
  if (verified) {
    context = ssl::create_default_context();
  } else {
    context = std::make_shared<ssl::SSLContext>(ssl::PROTOCOL_TLS_CLIENT);
    context->set_check_hostname(false);
    context->set_verify_mode(ssl::CERT_NONE);
  }
  context->set_alpn_protocols({"http/1.1"});
  return context;
}

asyncio::detail::WrapperPtr TcpPool::context_for(const PoolKey& key) {
  if (!key.secure) return nullptr;
  if (key.ssl) return key.ssl;
  if (key.verified && verified && key.fingerprint.empty()) {
    if (ssl) return ssl;
    if (!verifying_) verifying_ = client_context(true);
    return verifying_;
  }
  if (!trusting_) trusting_ = client_context(false);
  return trusting_;
}

Coroutine<ClientConnectionPtr> TcpPool::connect(PoolKey key, TracePtr trace) {
  if (fingerprint && key.secure && key.fingerprint.empty()) {
    if (!key.ssl && key.verified) key.ssl = ssl;
    key.fingerprint = fingerprint->fingerprint();
  }
  if (key.proxy.empty()) return connect_directly(std::move(key), std::move(trace));
  return method<ClientConnectionPtr>(
      this,
      [this, key = std::move(key), trace = std::move(trace),
       connection = ClientConnectionPtr()](auto& co) mutable {
        BEGIN(co);
        TRY { YIELD_FROM_INTO(connection, connect_directly(key_of_proxy(key), trace)); }
        EXCEPT(ClientConnectorError) {
          RAISE(make_exception<ClientProxyConnectionError>(
                    key.host, key.port, key.verified,
                    co.exception().template get_if<ClientConnectorError>()->os_error())
                    .set_cause(co.exception()));
        }
        END_TRY;
        TRY {
          YIELD_FROM(open_tunnel(connection, key, context_for(key)));
          check_certificate(key, *connection);
        }
        EXCEPT(ClientError) {
          connection->abort();
          RAISE();
        }
        EXCEPT(OSError) {
          connection->abort();
          RAISE(connector_error(key, co.exception()));
        }
        EXCEPT(BaseException) {
          connection->abort();
          RAISE();
        }
        END_TRY;
        RETURN(std::move(connection));
        END;
      },
      __FILE__, __LINE__, "connect");
}

Coroutine<ClientConnectionPtr> TcpPool::connect_directly(PoolKey key, TracePtr trace) {
  return method<ClientConnectionPtr>(
      this,
      [this, key = std::move(key), trace = std::move(trace), found = Outcome<Addresses>(),
       socket = SharedSocket(), connection = ClientConnectionPtr(), made = Connected(),
       options = ConnectionOptions()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_OUTCOME(found, names->resolve(key.host, key.port, family, trace));
        if (found.exception()) RAISE(connector_error(key, found.exception()));
        TRY {
          YIELD_FROM_INTO(socket, connect_to_any(loop(), found.value(), happy_eyeballs_delay));
          options.sock = socket->fd();
          options.ssl = context_for(key);
          if (options.ssl) options.server_hostname = key.certified_name();
          connection = std::make_shared<ClientConnection>(loop());
          YIELD_FROM_INTO(made, asyncio::detail::create_connection(
                                    loop(), [connection] { return connection; }, options));
          (void)socket->release();  // the transport's
        }
        EXCEPT(OSError) { RAISE(connector_error(key, co.exception())); }
        EXCEPT_AS(all, ExceptionGroup) { RAISE(connector_error(key, last_of(all))); }
        END_TRY;
        connection->set_transport(std::move(made.first));
        check_certificate(key, *connection);
        RETURN(std::move(connection));
        END;
      },
      __FILE__, __LINE__, "connect");
}

Coroutine<ClientConnectionPtr> UnixPool::connect(PoolKey key, TracePtr) {
  return method<ClientConnectionPtr>(
      this,
      [this, key = std::move(key), connection = ClientConnectionPtr(), made = Connected(),
       options = ConnectionOptions()](auto& co) mutable {
        BEGIN(co);
        if (key.secure) {
          options.ssl = key.ssl ? key.ssl : client_context(key.verified && key.fingerprint.empty());
          options.server_hostname = key.certified_name();
        }
        connection = std::make_shared<ClientConnection>(loop());
        TRY {
          YIELD_FROM_INTO(made, asyncio::detail::create_unix_connection(
                                    loop(), [connection] { return connection; }, path_, options));
        }
        EXCEPT(OSError) {
          if (key.secure) RAISE(connector_error(key, co.exception()));
          RAISE(make_exception<UnixClientConnectorError>(path_, key.host, key.port, key.verified,
                                                         co.exception())
                    .set_cause(co.exception()));
        }
        END_TRY;
        connection->set_transport(std::move(made.first));
        check_certificate(key, *connection);
        RETURN(std::move(connection));
        END;
      },
      __FILE__, __LINE__, "connect");
}

}  // namespace asyncio::http::detail
