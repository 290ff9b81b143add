// The handshake, over transports in memory: who is trusted, what is agreed on, and what ends it.
#include <asyncio/io/exceptions.hpp>

#include "tests/io/tls/tls_pair.hpp"

#include <cmath>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

const std::string kNotVerified = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tls_handshake, TlsPair)

BOOST_AUTO_TEST_CASE(both_sides_talk_after_it_and_part) {
  connected();
  BOOST_TEST(client->calls == "made");
  BOOST_TEST((client->transport == above.first && above.first->get_protocol() == client));
  above.first->write("question");
  server->then["data"] = [&] { above.second->write("answer"); };
  settle();
  BOOST_TEST(server->data == "question");
  BOOST_TEST(client->data == "answer");
  above.first->close();
  BOOST_TEST((above.first->is_closing() && !client->lost));
  settle();
  BOOST_TEST(client->calls == "made data lost");
  BOOST_TEST(server->calls == "made data eof lost");
  BOOST_TEST((!client->error && !server->error));
  BOOST_TEST(!above.first->get_protocol());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(what_was_agreed_on_can_be_asked_for) {
  const auto ours = client_context(), theirs = server_context();
  ours->set_alpn_protocols({"h2", "http/1.1"});
  theirs->set_alpn_protocols({"http/1.1", "h2"});
  connect(ours, theirs);
  BOOST_TEST(!above.first->get_extra_info("cipher").has_value());
  run(client_done);
  run(server_done);
  BOOST_TEST((extra<std::shared_ptr<const ssl::SSLContext>>(above.first, "sslcontext") == ours));
  const auto client_object = object();
  const auto server_object = extra<ssl::SSLObject>(above.second, "ssl_object");
  BOOST_TEST(client_object.version() == "TLSv1.3");
  BOOST_TEST(client_object.selected_alpn_protocol() == "http/1.1");
  BOOST_TEST(server_object.selected_alpn_protocol() == "http/1.1");
  BOOST_TEST((!client_object.server_side() && server_object.server_side()));
  BOOST_TEST(server_object.server_hostname() == "server.test");
  BOOST_TEST(!client_object.session_reused());
  const auto cipher = extra<ssl::Cipher>(above.first, "cipher");
  BOOST_TEST(cipher.name.rfind("TLS_", 0) == 0u);
  BOOST_TEST((cipher.protocol == "TLSv1.3" && cipher.secret_bits >= 128));
  BOOST_TEST(!above.first->get_extra_info("compression").has_value());
  const auto certificate = extra<ssl::Certificate>(above.first, "peercert");
  BOOST_TEST(certificate.subject.at(0).first == "commonName");
  BOOST_TEST(certificate.subject.at(0).second == "server");
  BOOST_TEST(certificate.issuer.at(0).second == "Authority");
  BOOST_TEST(certificate.subject_alt_name.at(0).second == "server.test");
  BOOST_TEST(certificate.subject_alt_name.at(1).second == "127.0.0.1");
  BOOST_TEST(certificate.not_after.substr(certificate.not_after.size() - 4) == " GMT");
  BOOST_TEST(!certificate.der.empty());
  BOOST_TEST(!above.second->get_extra_info("peercert").has_value());
  below.first->set_extra_info("peername", SocketAddress("127.0.0.1", 7));
  BOOST_TEST(above.first->peername().to_string() == SocketAddress("127.0.0.1", 7).to_string());
}

BOOST_AUTO_TEST_CASE(a_handle_outlives_its_connection) {
  connected();
  const ssl::SSLObject kept = object();
  above.first->abort();
  settle();
  client->transport = above.first = nullptr;
  BOOST_TEST(kept.version() == "TLSv1.3");
  BOOST_TEST(ssl::SSLObject().version() == "");
  BOOST_TEST(ssl::SSLObject().getpeercert().der.empty());
}

BOOST_AUTO_TEST_CASE(another_name_is_refused) {
  connect(client_context(), server_context(), "other.test");
  BOOST_TEST(refused<ssl::SSLCertVerificationError>(client_done) ==
             kNotVerified + "Hostname mismatch, certificate is not valid for 'other.test'.");
  BOOST_TEST(refused<ssl::SSLError>(server_done).find("ALERT") != std::string::npos);
  settle();
  BOOST_TEST((client->calls.empty() && server->calls.empty()));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(an_address_is_a_name_as_well) {
  connect(client_context(), server_context(), "127.0.0.1");
  run(client_done);
  BOOST_TEST(extra<ssl::SSLObject>(above.second, "ssl_object").server_hostname() == "");
}

BOOST_AUTO_TEST_CASE(another_address_is_refused) {
  connect(client_context(), server_context(), "127.0.0.2");
  BOOST_TEST(refused<ssl::SSLCertVerificationError>(client_done) ==
             kNotVerified + "IP address mismatch, certificate is not valid for '127.0.0.2'.");
}

BOOST_AUTO_TEST_CASE(an_unknown_authority_is_refused) {
  connect(client_context(Certificates::get().other_authority));
  const ExceptionPtr error = [&] {
    Outcome<void> outcome;
    try {
      run(client_done);
    } catch (const std::exception&) {
      return ExceptionPtr::current();
    }
    return ExceptionPtr();
  }();
  const auto* const why = error.get_if<ssl::SSLCertVerificationError>();
  BOOST_REQUIRE(why);
  BOOST_TEST(why->verify_message() == "unable to get local issuer certificate");
  BOOST_TEST(why->verify_code() == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
  BOOST_TEST(why->reason() == "CERTIFICATE_VERIFY_FAILED");
  BOOST_TEST(error.is<OSError>());
}

BOOST_AUTO_TEST_CASE(what_is_expired_or_not_yet_valid_is_refused) {
  const Identity& authority = Certificates::get().authority;
  connect(client_context(),
          server_context(issue("old", &authority, "DNS:server.test", -7200, -3600)));
  BOOST_TEST(refused<ssl::SSLCertVerificationError>(client_done) ==
             kNotVerified + "certificate has expired");
  settle();
  connect(client_context(),
          server_context(issue("new", &authority, "DNS:server.test", 3600, 7200)));
  BOOST_TEST(refused<ssl::SSLCertVerificationError>(client_done) ==
             kNotVerified + "certificate is not yet valid");
}

BOOST_AUTO_TEST_CASE(a_client_may_trust_anybody) {
  const auto ours = client_context(Certificates::get().other_authority);
  BOOST_TEST(text_of<ValueError>([&] { ours->set_verify_mode(ssl::CERT_NONE); }) ==
             "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
  ours->set_check_hostname(false);
  ours->set_verify_mode(ssl::CERT_NONE);
  connect(ours, server_context(), "");
  run(client_done);
  ours->set_check_hostname(true);
  BOOST_TEST((ours->verify_mode() == ssl::CERT_REQUIRED));
}

BOOST_AUTO_TEST_CASE(a_server_may_ask_for_certificates) {
  const auto theirs = server_context();
  theirs->load_verify_locations({}, {}, Certificates::get().authority.pem());
  theirs->set_verify_mode(ssl::CERT_REQUIRED);
  const auto ours = client_context();
  Certificates::get().client.show_in(*ours);
  connected(ours, theirs);
  const auto certificate = extra<ssl::Certificate>(above.second, "peercert");
  BOOST_TEST(certificate.subject.at(0).second == "client");
  BOOST_TEST(certificate.subject_alt_name.at(0).second == "client@example.org");
}

BOOST_AUTO_TEST_CASE(a_client_without_a_certificate_learns_of_it_later) {
  const auto theirs = server_context();
  theirs->load_verify_locations({}, {}, Certificates::get().authority.pem());
  theirs->set_verify_mode(ssl::CERT_REQUIRED);
  connect(client_context(), theirs);
  run(client_done);  // of TLS 1.3 it is done before the server has looked
  BOOST_TEST(refused<ssl::SSLError>(server_done) ==
             "[SSL: PEER_DID_NOT_RETURN_A_CERTIFICATE] peer did not return a certificate");
  settle();
  BOOST_REQUIRE(client->error);
  BOOST_TEST(client->error.what() ==
             std::string("[SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate "
                         "required"));
  BOOST_TEST(client->calls == "made lost");
}

BOOST_AUTO_TEST_CASE(a_peer_that_says_nothing_is_given_up) {
  connect();
  below.second->hold();
  const double begin = loop.time();
  BOOST_TEST(refused<ConnectionAbortedError>(client_done) ==
             "SSL handshake is taking longer than 60.0 seconds: aborting the connection");
  BOOST_TEST(std::abs(loop.time() - begin - 60) < 0.1);
  settle();
  BOOST_TEST(client->calls == "");
  handshake_timeout = 0.25;
  connect();
  below.second->hold();
  BOOST_TEST(refused<ConnectionAbortedError>(client_done) ==
             "SSL handshake is taking longer than 0.25 seconds: aborting the connection");
}

BOOST_AUTO_TEST_CASE(a_peer_that_vanishes_is_a_reset) {
  connect();
  below.second->hold();
  run_turns(3);
  below.second->abort();
  BOOST_TEST(refused<ConnectionResetError>(client_done) == "");
  settle();
  BOOST_TEST(client->calls == "");
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(plain_text_is_refused) {
  connect();
  below.second->set_protocol(std::make_shared<Protocol>());
  below.second->write("HTTP/1.1 400 Bad Request\r\n\r\n");
  BOOST_TEST(refused<ssl::SSLError>(client_done) ==
             "[SSL: WRONG_VERSION_NUMBER] wrong version number");
}

BOOST_AUTO_TEST_SUITE_END()
