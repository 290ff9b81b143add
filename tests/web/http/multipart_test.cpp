// Multipart bodies: how they are taken apart, in what pieces they come, what is refused of them,
// and how they are put together.
#include <asyncio/web/http/base64.hpp>
#include <asyncio/web/http/content_disposition.hpp>
#include <asyncio/web/http/multipart_writer.hpp>
#include <asyncio/web/http/transfer_decoding.hpp>

#include "tests/web/http/multiparts.hpp"

#include <boost/test/unit_test.hpp>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

using Text = std::optional<std::string>;

// The file's name of a field, and the field's type.
std::string disposition(std::string_view header) {
  const auto [type, parameters] = http::parse_content_disposition(header);
  const Text name = http::content_disposition_filename(parameters);
  return type.value_or("none") + (name ? " " + *name : std::string());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(multipart)

BOOST_AUTO_TEST_CASE(a_body_is_its_parts_wherever_it_is_cut) {
  const std::string bodies[] = {
      "--b\r\nA: 1\r\nB:  two \r\n\r\ndata\r\n--b\r\n\r\n\r\n--b--\r\n",
      "before\r\n--b\r\n\r\n\r\n--bb\r\n-\r\n--\r\n--b-\r\r\n--b--after",
      "--b--",
      "--b \t\r\nA: 1\r\n\r\n--b \r\n\r\nx\r\n--b\r\nC: d\r\n\r\n\r\n--b--",
  };
  const std::string texts[] = {
      "A: 1\nB: two\n[data]\n[]\nend",
      "[\r\n--bb\r\n-\r\n--\r\n--b-\r]\nend",
      "end",
      "A: 1\n[]\n[x]\nC: d\n[]\nend",
  };
  for (std::size_t i = 0; i < std::size(bodies); ++i) {
    BOOST_TEST(multipart_text(bodies[i]) == texts[i]);
    BOOST_TEST(multipart_text(bodies[i], 1) == texts[i]);
    // In two pieces, and ended there, which is never a whole body but at its end.
    for (std::size_t cut = 0; cut < bodies[i].size(); ++cut) {
      ReadMultipart reading("b");
      reading.feed(std::string_view(bodies[i]).substr(0, cut));
      ReadMultipart ended = reading;
      reading.feed(std::string_view(bodies[i]).substr(cut));
      BOOST_TEST(reading.text == texts[i], "cut at " << cut << ": " << reading.text);
      ended.end();
      BOOST_TEST(ended.status == (cut < bodies[i].rfind("--b--") + 5 ? 400 : 0));
    }
  }
}

BOOST_AUTO_TEST_CASE(data_is_shown_in_the_pieces_that_are_asked_for) {
  ReadMultipart reading("b");
  reading.most = {3, true};
  reading.decoder.feed("--b\r\n\r\nabcd\ne\r\n--b--");
  std::string pieces;
  using Event = ReadMultipart::Event;
  for (Event event = Event::head; event != Event::end;) {
    event = reading.decoder.next(reading.most);
    if (event == Event::data) pieces += '<' + std::string(reading.decoder.data()) + '>';
  }
  BOOST_TEST(pieces == "<abc><d\n><e>");
}

BOOST_AUTO_TEST_CASE(what_is_no_multipart_body_is_refused) {
  const auto refused = [](const std::string& body, const std::string& why) {
    const std::string text = multipart_text(body);
    BOOST_TEST(text.find(why) != std::string::npos, body << ": " << text);
    BOOST_TEST(multipart_text(body, 1) == text);
  };
  const std::string line = "400 a line in the head of a part of the multipart body is none";
  refused("", "400 the multipart body has no boundary");
  refused("no boundary at all", "400 the multipart body has no boundary");
  refused("--b\r\n\r\ndata", "[data400 the multipart body ends before its last boundary");
  refused("--b\r\n\r\ndata\r\n--b\r\n", "400 the multipart body ends in the head of a part");
  refused("--b\r\nA: 1\r\n--b--\r\n\r\n", line);
  refused("--b\r\nA: 1\r\n folded\r\n\r\n\r\n--b--", line);
  refused("--b\r\nA: 1\n\r\n\r\n--b--", line);
  refused("--b\r\nA: 1\rB: 2\r\n\r\n\r\n--b--", line);
  refused(std::string("--b\r\nA: \0\r\n\r\n\r\n--b--", 20), line);
  refused("--b\r\nA : 1\r\n\r\n\r\n--b--", line);
  refused("--b\r\nno colon\r\n\r\n\r\n--b--", line);
  refused("--b\r\nContent-Type: a/b\r\ncontent-type: a/b\r\n\r\n\r\n--b--", "400 a part of the");
  refused(
      "--b\r\nContent-Disposition: form-data; name=a\r\n"
      "Content-Disposition: form-data; name=b\r\n\r\n\r\n--b--",
      "400 a part of the multipart body says twice what it is");
  refused("--b" + std::string(65, ' ') + "\r\n\r\n\r\n--b--", "400 a multipart boundary is");
}

BOOST_AUTO_TEST_CASE(what_has_no_end_has_a_limit) {
  const web::Limits limits;
  const std::string end = "\r\n--b\r\n\r\n\r\n--b--";
  const auto status = [&](const std::string& body, std::size_t piece) {
    const std::string text = multipart_text(body, piece);
    return text.substr(0, 3);
  };
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1000}, ~std::size_t{0}}) {
    BOOST_TEST(status(std::string(limits.preamble, 'p') + end, piece) == "[]\n");
    BOOST_TEST(status(std::string(limits.preamble + 1, 'p') + end, piece) == "400");
    BOOST_TEST(status(std::string(limits.preamble * 2, '\r'), piece) == "400");
    const std::string field = "--b\r\nA: " + std::string(limits.part_head - 7, 'a');
    BOOST_TEST(status(field + "\r\n\r\n\r\n--b--", piece) == "A: ");
    BOOST_TEST(status(field + "a\r\n\r\n\r\n--b--", piece) == "413");
    std::string flood = "--b\r\n";
    for (std::size_t i = 0; i <= limits.fields; ++i) flood += "A:\r\n";
    BOOST_TEST(status(flood + end, piece) == "413");
  }
  // Of data nothing is kept but what may be a boundary.
  ReadMultipart reading("b");
  reading.feed("--b\r\n\r\n");
  for (int i = 0; i < 1000; ++i) reading.feed("\r\n--\r\n-");
  reading.feed("\r\n--b--");
  BOOST_TEST(reading.text.size() == 1000u * 7 + 6);
}

BOOST_AUTO_TEST_CASE(a_disposition_has_a_type_and_parameters) {
  BOOST_TEST(disposition("attachment") == "attachment");
  BOOST_TEST(disposition("INLINE; filename=foo.html") == "inline foo.html");
  BOOST_TEST(disposition("attachment; filename=\"foo.html\"") == "attachment foo.html");
  BOOST_TEST(disposition("a; filename=\"f\\\"o;o\"; x=y") == "a f\"o;o");
  BOOST_TEST(disposition("a; filename=\"/../etc\"") == "a ../etc");
  BOOST_TEST(disposition("a; filename*=UTF-8''foo-%c3%a4.html") == "a foo-ä.html");
  BOOST_TEST(disposition("a; filename*=iso-8859-1''foo-%E4.html; filename=x") == "a foo-ä.html");
  BOOST_TEST(disposition("a; filename*=utf-8''%E4; filename=x") == "a x");
  BOOST_TEST(disposition("a; filename*=koi8-r''%E4; filename=x") == "a x");
  BOOST_TEST(disposition("a; filename*0=foo.; filename*1=\"html\"") == "a foo.html");
  BOOST_TEST(disposition("a; filename*0*=UTF-8''foo-%c3%a4; filename*1=.html") == "a foo-ä.html");
  // What is none.
  for (const char* header :
       {"", ";", "\"attachment\"", "a; filename=foo bar", "a; filename", "a; filename=\"open",
        "a; filename=\"x\"y", "a; filename=a; filename=b", "a; =b", "a b", "a; filename=f,g"})
    BOOST_TEST(disposition(header) == "none", header);
  std::string many = "a; filename=f";
  for (int i = 1; i < 64; ++i) many += "; p" + std::to_string(i) + "=v";
  BOOST_TEST(disposition(many) == "a f");
  BOOST_TEST(disposition(many + "; one=more") == "none");
  // What would break lines elsewhere.
  BOOST_TEST(disposition("a; filename*=utf-8''x%0D%0AX: y") == "none");
  BOOST_TEST(disposition("a; filename*=utf-8''x%0D%0Ay") == "a");
  BOOST_TEST(disposition("a; filename*0*=utf-8''x%00; filename*1=y") == "a");
  BOOST_TEST(disposition("a; filename*=utf-8''x%2") == "a");
}

BOOST_AUTO_TEST_CASE(a_disposition_is_written_as_aiohttp_does) {
  BOOST_TEST(http::content_disposition_header("form-data", {{"name", "a\"b"}}) ==
             "form-data; name=\"a\\\"b\"");
  BOOST_TEST(http::content_disposition_header("form-data", {{"name", "ä"}, {"filename", "a b"}}) ==
             "form-data; name*=utf-8''%C3%A4; filename=\"a%20b\"");
  BOOST_TEST(http::content_disposition_header("a", {{"filename", "ä"}}, false) ==
             "a; filename=\"ä\"");
  BOOST_CHECK_THROW(http::content_disposition_header("a b", {}), ValueError);
  BOOST_CHECK_THROW(http::content_disposition_header("a", {{"b c", ""}}), ValueError);
  BOOST_CHECK_THROW(http::content_disposition_header("a", {{"b", "\r\nX: y"}}), ValueError);
}

BOOST_AUTO_TEST_CASE(transfer_encodings_are_undone_as_python_does) {
  using http::detail::decode_base64;
  using http::detail::decode_quoted_printable;
  BOOST_TEST(decode_base64("") == "");
  BOOST_TEST(decode_base64("VGlt\r\nZSA=\r\n") == "Time ");
  BOOST_TEST(decode_base64("VGltZQ==VGltZQ==") == "Time");
  BOOST_TEST(decode_base64("VG!l-t") == "Tim");
  for (const char* text : {"V", "VG", "VGl", "VGltZQ="})
    BOOST_CHECK_THROW(decode_base64(text), ValueError);
  BOOST_TEST(decode_quoted_printable("=41=\r\nb=c3=A4=\nc=ZZ=") == "Abäc=ZZ");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_what_is_read) {
  http::MultipartWriter writer("form-data");
  writer.append_field("a", "1\r\n--").append_file("f", "x y.bin", std::string("\0\r\n", 3));
  writer.append_form({{"k", "v w"}}).append_json("{}").append("");
  http::MultipartWriter outer("mixed", "with space");
  outer.append(writer, {{"X-In", "side"}});
  BOOST_TEST(outer.content_type() == "multipart/mixed; boundary=\"with space\"");
  const std::string all = outer.as_bytes();
  BOOST_TEST(all.size() == outer.size());
  const std::string inner = writer.as_bytes();
  BOOST_TEST(multipart_text(all, 1, {}, "with space") ==
             "X-In: side\nContent-Type: " + writer.content_type() +
                 "\nContent-Length: " + std::to_string(inner.size()) + "\n[" + inner + "]\nend");
  const std::string text = multipart_text(inner, 3, {}, writer.boundary());
  BOOST_TEST(text.find("Content-Disposition: form-data; name=\"a\"\n[1\r\n--]") !=
             std::string::npos);
  BOOST_TEST(text.find("; filename=\"x%20y.bin\"\n[" + std::string("\0\r\n]", 4)) !=
             std::string::npos);
  BOOST_TEST(text.find("form-urlencoded\n[k=v%20w]") != std::string::npos);
  BOOST_TEST(http::MultipartWriter().boundary() != http::MultipartWriter().boundary());
}

BOOST_AUTO_TEST_CASE(a_boundary_never_stands_in_a_part_nor_a_line_in_a_head) {
  http::MultipartWriter writer("mixed", "known");
  BOOST_CHECK_THROW(writer.append("x\r\n--known\r\n"), ValueError);
  BOOST_CHECK_THROW(writer.append("", {{"X", "--known"}}), ValueError);
  BOOST_CHECK_THROW(writer.append(writer), ValueError);
  BOOST_CHECK_THROW(writer.append_field("a\r\nX: y", ""), ValueError);
  BOOST_CHECK_THROW(writer.append_file("a", "b", "", "text/plain\r\nX: y"), ValueError);
  BOOST_CHECK_THROW(writer.append_file("a", std::string("b\0", 2), ""), ValueError);
  BOOST_TEST(writer.parts() == 0u);
  for (const char* boundary : {"a\r\nb", "a ", "\x80"})
    BOOST_CHECK_THROW(http::MultipartWriter("mixed", boundary), ValueError);
  BOOST_CHECK_THROW(http::MultipartWriter("mixed", std::string(71, 'a')), ValueError);
  BOOST_CHECK_THROW(http::MultipartWriter("mi xed"), ValueError);
}

BOOST_AUTO_TEST_SUITE_END()
