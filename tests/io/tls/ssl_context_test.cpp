// SSLContext: what it is told by files and callbacks, what it remembers, and what it refuses.
#include <asyncio/io/exceptions.hpp>

#include "tests/io/tls/tls_pair.hpp"

using namespace asyncio;
using namespace asyncio::testing;

BOOST_FIXTURE_TEST_SUITE(ssl_context, TlsPair)

BOOST_AUTO_TEST_CASE(a_server_chooses_its_context_by_the_name) {
  const Identity& authority = Certificates::get().authority;
  std::string asked;
  const auto theirs = server_context();
  theirs->set_servername_callback([&](const std::string& name) {
    asked = name;
    return name == "two.test" ? server_context(issue("two", &authority, "DNS:two.test"))
                              : ssl::SSLContextPtr();
  });
  connect(client_context(), theirs, "two.test");
  run(client_done);
  BOOST_TEST(asked == "two.test");
  BOOST_TEST(extra<ssl::Certificate>(above.first, "peercert").subject.at(0).second == "two");
  connect(client_context(), theirs, "server.test");
  run(client_done);
  BOOST_TEST(extra<ssl::Certificate>(above.first, "peercert").subject.at(0).second == "server");
}

BOOST_AUTO_TEST_CASE(what_the_callback_throws_ends_the_handshake) {
  const auto theirs = server_context();
  theirs->set_servername_callback(
      [](const std::string&) -> ssl::SSLContextPtr { throw ValueError("no such name"); });
  connect(client_context(), theirs);
  BOOST_TEST(refused<ValueError>(server_done) == "no such name");
  BOOST_TEST(refused<ssl::SSLError>(client_done).find("ALERT_HANDSHAKE_FAILURE") !=
             std::string::npos);
  BOOST_TEST(messages().size() == 1u);
  BOOST_TEST(messages().at(0) == "SSL handshake failed");
}

BOOST_AUTO_TEST_CASE(a_session_is_resumed_once_and_made_anew) {
  const auto ours = client_context(), theirs = server_context();
  for (const ssl::TLSVersion version : {ssl::TLSVersion::TLSv1_3, ssl::TLSVersion::TLSv1_2}) {
    ours->set_maximum_version(version);
    std::string reused;
    for (int i = 0; i < 3; ++i) {
      connected(ours, theirs);
      reused += object().session_reused() ? "reused " : "new ";
      above.second->write("ticket");
      settle();
      above.first->close();
      settle();
    }
    BOOST_TEST(reused == "new reused reused ");
    ours->set_check_hostname(false);  // what was verified otherwise is forgotten
    ours->set_check_hostname(true);
  }
}

BOOST_AUTO_TEST_CASE(versions_without_a_common_one_fail) {
  const auto ours = client_context(), theirs = server_context();
  BOOST_TEST((ours->minimum_version() == ssl::TLSVersion::TLSv1_2));
  ours->set_minimum_version(ssl::TLSVersion::TLSv1_3);
  theirs->set_maximum_version(ssl::TLSVersion::TLSv1_2);
  connect(ours, theirs);
  BOOST_TEST(refused<ssl::SSLError>(client_done) ==
             "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version");
  BOOST_TEST(refused<ssl::SSLError>(server_done) ==
             "[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused_at_once) {
  const auto wrapped = [&](const ssl::SSLContextPtr& context, bool server_side,
                           const std::string& name, std::shared_ptr<StreamingProtocol> protocol) {
    (void)wrap(*context, protocol, server_side, name, nullptr, first);
  };
  const auto ours = client_context(), theirs = server_context();
  BOOST_TEST(text_of<ValueError>([&] { wrapped(ours, false, "", client); }) ==
             "check_hostname requires server_hostname");
  BOOST_TEST(text_of<ValueError>([&] { wrapped(ours, false, ".test", client); }) ==
             "server_hostname cannot be an empty string or start with a leading dot.");
  BOOST_TEST(text_of<ValueError>([&] { wrapped(ours, false, std::string("a\0b", 3), client); }) ==
             "embedded null character");
  BOOST_TEST(text_of<ssl::SSLError>([&] { wrapped(ours, true, "", server); }) ==
             "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context");
  BOOST_TEST(text_of<ssl::SSLError>([&] { wrapped(theirs, false, "", client); }) ==
             "Cannot create a client socket with a PROTOCOL_TLS_SERVER context");
  BOOST_TEST(text_of<TypeError>([&] { wrapped(theirs, true, "", nullptr); }) ==
             "a Protocol or a BufferedProtocol was expected, got None");
  handshake_timeout = 0;
  BOOST_TEST(text_of<ValueError>([&] { wrapped(theirs, true, "", server); }) ==
             "ssl_handshake_timeout should be a positive number, got 0.0");
  handshake_timeout = 1;
  shutdown_timeout = -1.5;
  BOOST_TEST(text_of<ValueError>([&] { wrapped(theirs, true, "", server); }) ==
             "ssl_shutdown_timeout should be a positive number, got -1.5");
}

BOOST_AUTO_TEST_CASE(certificates_are_read_from_files) {
  const auto& all = Certificates::get();
  const TemporaryFile chain(all.server.pem() + all.authority.pem()), key(all.server.key_pem()),
      locked(all.server.key_pem("secret")), both(all.server.pem() + all.server.key_pem()),
      other(all.client.key_pem()), authority(all.authority.pem()), nonsense("nonsense");
  const auto theirs = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
  theirs->load_cert_chain(chain.path, key.path);
  connected(ssl::create_default_context(ssl::Purpose::SERVER_AUTH, authority.path), theirs);
  theirs->load_cert_chain(both.path);
  theirs->load_cert_chain(chain.path, locked.path, "secret");
  const auto refused_for = [&](const std::string& a, const std::string& b) {
    return text_of<ssl::SSLError>([&] { theirs->load_cert_chain(a, b, "wrong"); });
  };
  BOOST_TEST(refused_for(chain.path, locked.path) != "nothing was thrown");
  BOOST_TEST(refused_for(chain.path, other.path) ==
             "[X509: KEY_VALUES_MISMATCH] key values mismatch");
  BOOST_TEST(refused_for(nonsense.path, key.path) == "[SSL] PEM lib");
  BOOST_TEST(text_of<FileNotFoundError>([&] { theirs->load_cert_chain("/nowhere/at.all"); }) ==
             "[Errno 2] No such file or directory");
  BOOST_TEST(text_of<TypeError>([&] { theirs->load_verify_locations({}); }) ==
             "cafile, capath and cadata cannot be all omitted");
  BOOST_TEST(text_of<ssl::SSLError>([&] {
               theirs->load_verify_locations({}, {}, "-----BEGIN nothing");
             }) != "nothing was thrown");
  BOOST_TEST(text_of<ssl::SSLError>([&] { theirs->load_verify_locations({}, {}, "\x30\x03"); }) !=
             "nothing was thrown");
  BOOST_TEST(text_of<ssl::SSLError>([&] { theirs->set_ciphers("NONSENSE"); }) ==
             "No cipher can be selected.");
  BOOST_TEST(text_of<ValueError>([&] {
               theirs->set_alpn_protocols({"h2", ""});
             }) == "ALPN protocols must be 1 to 255 bytes long");
}

BOOST_AUTO_TEST_SUITE_END()
