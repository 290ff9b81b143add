// Certificates for tests, made when they are needed, so that none is ever out of date by accident.
#pragma once

#include <asyncio/io/tls/ssl_context.hpp>

#include <boost/test/unit_test.hpp>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <unistd.h>

#include <fstream>
#include <memory>
#include <string>

namespace asyncio::testing {

struct FreeOpenSsl {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};

inline std::string pem_of(const std::function<int(BIO*)>& write) {
  BIO* const out = BIO_new(BIO_s_mem());
  BOOST_REQUIRE(write(out) == 1);
  char* bytes = nullptr;
  const long n = BIO_get_mem_data(out, &bytes);
  std::string text(bytes, static_cast<std::size_t>(n));
  BIO_free(out);
  return text;
}

struct Identity {
  std::shared_ptr<EVP_PKEY> key;
  std::shared_ptr<X509> certificate;

  std::string pem() const {
    return pem_of([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); });
  }
  std::string key_pem(const std::string& password = {}) const {
    return pem_of([&](BIO* out) {
      return PEM_write_bio_PrivateKey(out, key.get(),
                                      password.empty() ? nullptr : EVP_aes_128_cbc(),
                                      reinterpret_cast<const unsigned char*>(password.data()),
                                      static_cast<int>(password.size()), nullptr, nullptr);
    });
  }
  void show_in(ssl::SSLContext& context) const {
    BOOST_REQUIRE(SSL_CTX_use_certificate(context.native_handle(), certificate.get()) == 1);
    BOOST_REQUIRE(SSL_CTX_use_PrivateKey(context.native_handle(), key.get()) == 1);
  }
};

inline void add_extension(X509* to, X509* issuer, int id, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
  X509_EXTENSION* const made = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
  BOOST_REQUIRE(made);
  X509_add_ext(to, made, -1);
  X509_EXTENSION_free(made);
}

// From `begin` to `end`, in seconds from now; without an issuer it is its own, an authority.
inline Identity issue(const std::string& name, const Identity* issuer = nullptr,
                      const std::string& alternatives = {}, long begin = -3600, long end = 3600) {
  static long serial = 0;
  Identity made{{EVP_EC_gen("P-256"), FreeOpenSsl()}, {X509_new(), FreeOpenSsl()}};
  const Identity& by = issuer ? *issuer : made;
  X509* const x = made.certificate.get();
  X509_set_version(x, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(x), begin);
  X509_gmtime_adj(X509_getm_notAfter(x), end);
  X509_set_pubkey(x, made.key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(x, X509_get_subject_name(by.certificate.get()));
  add_extension(x, by.certificate.get(), NID_basic_constraints,
                issuer ? "CA:FALSE" : "critical,CA:TRUE");
  if (!alternatives.empty())
    add_extension(x, by.certificate.get(), NID_subject_alt_name, alternatives);
  BOOST_REQUIRE(X509_sign(x, by.key.get(), EVP_sha256()) > 0);
  return made;
}

// One of each, for a whole program.
struct Certificates {
  static const Certificates& get() {
    static const Certificates all;
    return all;
  }
  Identity authority = issue("Authority");
  Identity other_authority = issue("Other authority");
  Identity server = issue("server", &authority, "DNS:server.test,IP:127.0.0.1");
  Identity client = issue("client", &authority, "email:client@example.org");
};

inline ssl::SSLContextPtr server_context(const Identity& shown = Certificates::get().server) {
  auto context = ssl::create_default_context(ssl::Purpose::CLIENT_AUTH);
  shown.show_in(*context);
  return context;
}
inline ssl::SSLContextPtr client_context(const Identity& trusted = Certificates::get().authority) {
  return ssl::create_default_context(ssl::Purpose::SERVER_AUTH, {}, {}, trusted.pem());
}

// A file that goes with it.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& text) {
    char pattern[] = "/tmp/asyncio17-tls-XXXXXX";
    ::close(mkstemp(pattern));
    path = pattern;
    std::ofstream(path) << text;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { ::unlink(path.c_str()); }
  std::string path;
};

}  // namespace asyncio::testing
