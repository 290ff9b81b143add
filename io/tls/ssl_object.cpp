#include <asyncio/io/tls/ssl_object.hpp>

#include <asyncio/io/tls/ssl_errors.hpp>

#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <memory>

namespace asyncio::ssl {

namespace {

template <auto F>
struct FreeWith {
  template <class T>
  void operator()(T* object) const noexcept {
    F(object);
  }
};

std::string text_of(const ASN1_STRING* string) {
  unsigned char* bytes = nullptr;
  const int n = ASN1_STRING_to_UTF8(&bytes, string);
  if (n < 0) return {};
  std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
  OPENSSL_free(bytes);
  return text;
}

Certificate::Names names_of(const X509_NAME* name) {
  Certificate::Names names;
  for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
    const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
    const int id = OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry));
    names.emplace_back(OBJ_nid2ln(id), text_of(X509_NAME_ENTRY_get_data(entry)));
  }
  return names;
}

std::string address_of(const ASN1_OCTET_STRING* bytes) {
  char text[INET6_ADDRSTRLEN] = "";
  const int size = ASN1_STRING_length(bytes);
  if (size == 4 || size == 16)
    inet_ntop(size == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(bytes), text, sizeof text);
  return text;
}

Certificate::Names alternatives_of(const X509* certificate) {
  const std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>> all(
      static_cast<GENERAL_NAMES*>(
          X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  Certificate::Names names;
  for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(all.get(), i);
    if (name->type == GEN_DNS) names.emplace_back("DNS", text_of(name->d.dNSName));
    if (name->type == GEN_IPADD) names.emplace_back("IP Address", address_of(name->d.iPAddress));
    if (name->type == GEN_EMAIL) names.emplace_back("email", text_of(name->d.rfc822Name));
    if (name->type == GEN_URI)
      names.emplace_back("URI", text_of(name->d.uniformResourceIdentifier));
  }
  return names;
}

std::string time_of(const ASN1_TIME* time) {
  const std::unique_ptr<BIO, FreeWith<BIO_free>> out(BIO_new(BIO_s_mem()));
  char* bytes = nullptr;
  if (!out || ASN1_TIME_print(out.get(), time) != 1) return {};
  const long n = BIO_get_mem_data(out.get(), &bytes);
  return std::string(bytes, static_cast<std::size_t>(n));
}

std::string serial_of(const X509* certificate) {
  const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(
      ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  char* const digits = number ? BN_bn2hex(number.get()) : nullptr;
  if (!digits) return {};
  std::string text = digits;
  OPENSSL_free(digits);
  return text;
}

std::string der_of(X509* certificate) {
  unsigned char* bytes = nullptr;
  const int n = i2d_X509(certificate, &bytes);
  if (n < 0) detail::throw_ssl_error();
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
  OPENSSL_free(bytes);
  return der;
}

std::string or_empty(const char* text) { return text ? text : ""; }

}  // namespace

SSLObject::SSLObject(ssl_st* counted) noexcept : ssl_(counted) {
  if (ssl_) SSL_up_ref(ssl_);
}
SSLObject::SSLObject(const SSLObject& other) noexcept : SSLObject(other.ssl_) {}
SSLObject::~SSLObject() { SSL_free(ssl_); }

std::string SSLObject::version() const { return ssl_ ? SSL_get_version(ssl_) : ""; }

Cipher SSLObject::cipher() const {
  const SSL_CIPHER* const cipher = ssl_ ? SSL_get_current_cipher(ssl_) : nullptr;
  if (!cipher) return {};
  return {SSL_CIPHER_get_name(cipher), SSL_CIPHER_get_version(cipher),
          SSL_CIPHER_get_bits(cipher, nullptr)};
}

std::string SSLObject::compression() const {
  if (!ssl_) return {};
  return or_empty(SSL_COMP_get_name(SSL_get_current_compression(ssl_)));
}

std::string SSLObject::selected_alpn_protocol() const {
  const unsigned char* bytes = nullptr;
  unsigned n = 0;
  if (ssl_) SSL_get0_alpn_selected(ssl_, &bytes, &n);
  return std::string(reinterpret_cast<const char*>(bytes), n);
}

bool SSLObject::session_reused() const noexcept { return ssl_ && SSL_session_reused(ssl_) == 1; }
bool SSLObject::server_side() const noexcept { return ssl_ && SSL_is_server(ssl_) == 1; }

std::string SSLObject::server_hostname() const {
  return ssl_ ? or_empty(SSL_get_servername(ssl_, TLSEXT_NAMETYPE_host_name)) : "";
}

Certificate SSLObject::getpeercert() const {
  const std::unique_ptr<X509, FreeWith<X509_free>> found(ssl_ ? SSL_get1_peer_certificate(ssl_)
                                                              : nullptr);
  Certificate certificate;
  if (!found) return certificate;
  certificate.subject = names_of(X509_get_subject_name(found.get()));
  certificate.issuer = names_of(X509_get_issuer_name(found.get()));
  certificate.subject_alt_name = alternatives_of(found.get());
  certificate.serial_number = serial_of(found.get());
  certificate.not_before = time_of(X509_get0_notBefore(found.get()));
  certificate.not_after = time_of(X509_get0_notAfter(found.get()));
  certificate.der = der_of(found.get());
  return certificate;
}

}  // namespace asyncio::ssl
