// What a request is told beside its URL: BasicAuth, ClientTimeout, FormData.
#include <asyncio/web/client/basic_auth.hpp>
#include <asyncio/web/client/client_timeout.hpp>
#include <asyncio/web/client/form_data.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <limits>
#include <string>

using namespace asyncio;
using namespace asyncio::http;

BOOST_AUTO_TEST_SUITE(client_values)

BOOST_AUTO_TEST_CASE(basic_auth_is_written_and_read) {
  for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xc3\xa9:\xff"}) {
    const BasicAuth auth("a", text);
    BOOST_TEST((BasicAuth::decode(auth.encode()) == auth), text);
  }
  BOOST_TEST(BasicAuth("Aladdin", "open sesame").encode() == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  BOOST_TEST(encode_basic_auth("a") == "Basic YTo=");
  BOOST_TEST(BasicAuth::decode("BASIC YTpiOmM=").password() == "b:c");
  BOOST_TEST((BasicAuth("a", "b") != BasicAuth("a", "c")));
  BOOST_CHECK_THROW(BasicAuth("a:b", "c"), ValueError);
  for (const char* wrong : {"", "Basic", "Bearer YTo=", "Basic YT",
                            "Basic Y!o=", "Basic YWI=", "Basic YTo=\n", "Basic ===="})
    BOOST_CHECK_THROW(BasicAuth::decode(wrong), ValueError);
}

BOOST_AUTO_TEST_CASE(what_a_url_says_is_an_auth) {
  BOOST_TEST((BasicAuth::from_url(URL("http://us%40er:p%3Aw@a/")) == BasicAuth("us@er", "p:w")));
  BOOST_TEST((BasicAuth::from_url(URL("http://:p@a/")) == BasicAuth("", "p")));
  BOOST_TEST((BasicAuth::from_url(URL("http://u@a/")) == BasicAuth("u")));
  BOOST_TEST(!BasicAuth::from_url(URL("http://a/")));
}

BOOST_AUTO_TEST_CASE(times_are_seconds_and_none_is_for_ever) {
  ClientTimeout times;
  BOOST_TEST((*times.total() == 300 && *times.sock_connect() == 30 && times.ceil_threshold() == 5));
  BOOST_TEST((!times.connect() && !times.sock_read()));
  times.total(std::nullopt).connect(1.5).sock_read(std::chrono::milliseconds(20)).sock_connect(0);
  BOOST_TEST((!times.total() && *times.connect() == 1.5 && *times.sock_read() == 0.02));
  BOOST_TEST(!times.sock_connect());  // as in aiohttp: 0 is none
  BOOST_TEST(times.ceil_threshold(std::chrono::seconds(7)).ceil_threshold() == 7);
  BOOST_CHECK_THROW(times.total(std::numeric_limits<double>::quiet_NaN()), ValueError);
}

BOOST_AUTO_TEST_CASE(fields_of_a_form_are_encoded) {
  FormData form({{"a b", "c&d=\xc3\xa9+"}});
  form.add_field("e", "").add_field("a b", "~/").add_fields({{"\r\n", " x "}});
  BOOST_TEST(form.content_type() == "application/x-www-form-urlencoded");
  BOOST_TEST(form.encode() == "a+b=c%26d%3D%C3%A9%2B&e=&a+b=~%2F&%0D%0A=+x+");
  BOOST_TEST(FormData().encode() == "");
}

BOOST_AUTO_TEST_CASE(a_form_with_a_file_is_multipart) {
  FormData form({{"title", "Sun set"}});
  BOOST_CHECK_THROW(form.add_field("photo", "x", "image/png\r\nX: y", "a.png"), ValueError);
  BOOST_CHECK_THROW(form.add_field("pho\nto", "x", "image/png"), ValueError);
  BOOST_TEST(!form.is_multipart());
  form.add_field("photo", "bytes", "image/png", "s\xc3\xbcn.png");
  form.add_field("more", "text").add_field("json", "{}", "application/json");
  form.quote_fields(false).add_field("file", "", "", "s\xc3\xbcn.png");
  BOOST_TEST(form.is_multipart());
  const std::string type = form.content_type();
  const std::string before = "multipart/form-data; boundary=";
  BOOST_TEST(type.substr(0, before.size()) == before);
  const std::string mark = "--" + type.substr(before.size());
  BOOST_TEST(form.encode() ==
             mark +
                 "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; "
                 "name=\"title\"\r\n\r\nSun set\r\n" +
                 mark +
                 "\r\nContent-Type: image/png\r\nContent-Disposition: form-data; "
                 "name=\"photo\"; filename=\"s%C3%BCn.png\"\r\n\r\nbytes\r\n" +
                 mark +
                 "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; "
                 "name=\"more\"\r\n\r\ntext\r\n" +
                 mark +
                 "\r\nContent-Type: application/json\r\nContent-Disposition: form-data; "
                 "name=\"json\"\r\n\r\n{}\r\n" +
                 mark +
                 "\r\nContent-Type: application/octet-stream\r\nContent-Disposition: form-data; "
                 "name=\"file\"; filename=\"s\xc3\xbcn.png\"\r\n\r\n\r\n" +
                 mark + "--\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
