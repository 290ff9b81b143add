// The tree of the client's exceptions: what catches what, and their texts.
#include <asyncio/generators/generator.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/web/client/client_exceptions.hpp>

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <string>

using namespace asyncio;
using namespace asyncio::http;

namespace {

RequestInfo request() {
  return {URL("http://u:p@a/b"),
          "GET",
          {{"Accept", "*/*"}, {"authorization", "Basic dTpw"}},
          URL("http://u:p@a/b#c")};
}
ExceptionPtr refused() { return make_exception<ConnectionRefusedError>(ECONNREFUSED); }

template <class... Kinds>
void check_is(const ExceptionPtr& error) {
  BOOST_TEST((error.is<Exception>() && error.is<ClientError>()), error.type_name());
  BOOST_TEST((error.is<Kinds>() && ...), error.type_name());
  // The same for what was thrown.
  try {
    error.rethrow();
  } catch (const std::exception& thrown) {
    const ExceptionPtr caught = ExceptionPtr::current(thrown);
    BOOST_TEST((caught.is<Kinds>() && ...), error.type_name());
    BOOST_TEST((dynamic_cast<const ClientError&>(thrown).what() == std::string(thrown.what())));
  }
}
template <class... Kinds>
bool is_none_of(const ExceptionPtr& error) {
  return !(error.is<Kinds>() || ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(client_exceptions)

BOOST_AUTO_TEST_CASE(each_is_what_it_is_in_aiohttp) {
  const auto mismatch = make_exception<ServerFingerprintMismatch>("\x01\xab", "", "a", 443);
  const auto certificate = make_exception<ClientConnectorCertificateError>("a", 443, refused());
  check_is<ClientResponseError, ContentTypeError>(make_exception<ContentTypeError>(request()));
  check_is<ClientResponseError, TooManyRedirects>(make_exception<TooManyRedirects>(request()));
  check_is<ClientResponseError>(make_exception<WSServerHandshakeError>(request()));
  check_is<ClientResponseError>(make_exception<ClientHttpProxyError>(request()));
  check_is<ClientPayloadError>(make_exception<ClientPayloadError>("x"));
  check_is<ClientConnectionError>(make_exception<ClientConnectionClosedError>());
  check_is<ClientConnectionError, ConnectionResetError, OSError>(
      make_exception<ClientConnectionResetError>());
  check_is<ClientConnectionError, OSError>(make_exception<ClientOSError>(OSError(EPIPE)));
  check_is<ClientOSError, ClientConnectionError, ClientConnectorError, OSError>(
      make_exception<ClientConnectorDNSError>("a", 80, true, refused()));
  check_is<ClientConnectorError>(
      make_exception<ClientProxyConnectionError>("a", 1, true, refused()));
  check_is<ClientSSLError, ClientConnectorError>(
      make_exception<ClientConnectorSSLError>("a", 443, true, refused()));
  check_is<ClientSSLError, ClientConnectorError, OSError>(certificate);
  check_is<ServerConnectionError, ClientConnectionError>(make_exception<ServerDisconnectedError>());
  check_is<ServerTimeoutError, ServerConnectionError, ClientConnectionError, TimeoutError>(
      make_exception<ConnectionTimeoutError>("x"));
  check_is<ServerTimeoutError, TimeoutError>(make_exception<SocketTimeoutError>("x"));
  check_is<ServerConnectionError>(mismatch);
  check_is<InvalidURL, ValueError>(make_exception<InvalidUrlClientError>("x"));
  check_is<InvalidUrlClientError, RedirectClientError, InvalidURL, ValueError>(
      make_exception<InvalidUrlRedirectClientError>("x"));
  check_is<NonHttpUrlClientError, RedirectClientError>(
      make_exception<NonHttpUrlRedirectClientError>(URL("ftp://a/")));
  BOOST_TEST((is_none_of<OSError, TimeoutError, ValueError, ClientConnectionError>(
      make_exception<ClientPayloadError>("x"))));
  BOOST_TEST((is_none_of<OSError, TimeoutError, ClientResponseError>(
      make_exception<ServerDisconnectedError>())));
  BOOST_TEST((is_none_of<ClientError>(make_exception<TimeoutError>("x"))));
}

BOOST_AUTO_TEST_CASE(keywords_catch_them_by_any_of_their_kinds) {
  int caught = 0;
  auto body = generator<int>([&caught](auto& co) {
    BEGIN(co);
    TRY { RAISE(SocketTimeoutError("slow")); }
    EXCEPT(TimeoutError) { ++caught; }
    END_TRY;
    TRY { RAISE(SocketTimeoutError("slow")); }
    EXCEPT_AS(error, ClientError) { caught += error.what() == std::string("slow") ? 1 : 10; }
    END_TRY;
    TRY { RAISE(InvalidURL("x")); }
    EXCEPT(OSError) { caught = -10; }
    EXCEPT(ValueError) { ++caught; }
    END_TRY;
    END;
  });
  BOOST_CHECK_THROW(body.next(), StopIteration);
  BOOST_TEST(caught == 3);
}

BOOST_AUTO_TEST_CASE(a_response_error_tells_what_was_asked_and_answered) {
  const ClientResponseError error(request(), nullptr, 404, "Not Found",
                                  Headers{{"Set-Cookie", "id=7"}, {"A", "b"}});
  BOOST_TEST(error.what() == std::string("404, message='Not Found', url='http://a/b#c'"));
  BOOST_TEST(error.status() == 404);
  BOOST_TEST(error.message() == "Not Found");
  BOOST_TEST(error.request_info().method == "GET");
  BOOST_TEST(error.headers()->get("a", "") == "b");
  BOOST_TEST(!error.history());
  BOOST_TEST(error.repr() ==
             "ClientResponseError(RequestInfo(url=URL('http://a/b'), method='GET', "
             "headers=<CIMultiDict('Accept': '*/*', 'authorization': '...')>, "
             "real_url=URL('http://a/b#c')), (), status=404, message='Not Found', "
             "headers=<CIMultiDict('Set-Cookie': '...', 'A': 'b')>)");
  const TooManyRedirects plain(request());
  BOOST_TEST((plain.status() == 0 && !plain.headers() && !plain.history()));
  BOOST_TEST(plain.what() == std::string("0, message='', url='http://a/b#c'"));
  BOOST_TEST(plain.repr().rfind("TooManyRedirects(RequestInfo(", 0) == 0u);
}

BOOST_AUTO_TEST_CASE(connection_errors_have_the_texts_and_codes_of_their_cause) {
  const ClientConnectorError error("a", 81, true, refused());
  BOOST_TEST(error.what() ==
             std::string("Cannot connect to host a:81 ssl:default [Connection refused]"));
  BOOST_TEST(error.code().value() == ECONNREFUSED);
  BOOST_TEST((error.host() == "a" && error.port() == 81));
  BOOST_TEST(error.os_error().is<ConnectionRefusedError>());
  BOOST_TEST(
      ClientConnectorError("a", 443, false, make_exception<OSError>("one, and another")).what() ==
      std::string("Cannot connect to host a:443 ssl:False [one, and another]"));
  BOOST_TEST(
      UnixClientConnectorError("/x", "a", 80, true, make_exception<OSError>(ENOENT)).what() ==
      std::string("Cannot connect to unix socket /x ssl:default [No such file or directory]"));
  const ClientConnectorCertificateError certificate("a", 443,
                                                    make_exception<PermissionError>(EACCES));
  BOOST_TEST(certificate.what() ==
             std::string("Cannot connect to host a:443 ssl:True [PermissionError: [Errno 13] "
                         "Permission denied]"));
  BOOST_TEST(certificate.certificate_error().is<PermissionError>());
  const ClientOSError broken{OSError(EPIPE)};
  BOOST_TEST(broken.what() == std::string("[Errno 32] Broken pipe"));
  BOOST_TEST(broken.code().value() == EPIPE);
  BOOST_TEST(ServerDisconnectedError().message() == "Server disconnected");
  const ServerFingerprintMismatch mismatch("\x01\xab", "", "a", 443);
  BOOST_TEST(mismatch.repr() ==
             "<ServerFingerprintMismatch expected=b'\\x01\\xab' got=b'' "
             "host='a' port=443>");
  BOOST_TEST(mismatch.what() == std::string("(b'\\x01\\xab', b'', 'a', 443)"));
}

BOOST_AUTO_TEST_CASE(errors_of_a_url_show_no_password) {
  const InvalidURL error("http://u:p@a:x/", "port can't be converted to integer");
  BOOST_TEST(error.what() == std::string("http://a:x/ - port can't be converted to integer"));
  BOOST_TEST(error.url() == "http://a:x/");
  BOOST_TEST(error.repr() == "<InvalidURL http://a:x/ - port can't be converted to integer>");
  BOOST_TEST(InvalidUrlRedirectClientError("/x").repr() == "<InvalidUrlRedirectClientError /x>");
  BOOST_TEST(NonHttpUrlClientError(URL("ftp://u:p@a/")).what() == std::string("ftp://a/"));
}

BOOST_AUTO_TEST_SUITE_END()
