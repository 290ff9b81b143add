// Forms and other multipart bodies, out of requests.
#include <asyncio/io/stream_reader.hpp>
#include <asyncio/web/http/multipart_reader.hpp>
#include <asyncio/web/http/multipart_writer.hpp>
#include <asyncio/web/server/exceptions.hpp>
#include <asyncio/web/server/file_field.hpp>
#include <asyncio/web/server/response.hpp>

#include "tests/web/server/web_loop.hpp"

#include <boost/test/unit_test.hpp>

#include <asyncio/generators/short_keywords.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=b";

std::string part(const std::string& head, const std::string& body) {
  return "--b\r\n" + head + "\r\n\r\n" + body + "\r\n";
}
std::string field(const std::string& parameters, const std::string& body) {
  return part("Content-Disposition: form-data; " + parameters, body);
}

// `a=1 b=2 f<name.txt,text/plain>=data`
std::string words(const web::Form& form) {
  std::string out;
  for (const auto& [name, value] : form) out += name + "=" + value + " ";
  for (const web::FileField& file : form.files())
    out +=
        file.name + "<" + file.filename + "," + file.content_type + ">=" + file.file.read() + " ";
  return out;
}

struct Posting : WebLoop {
  Posting() {
    app.add_routes({web::post("/form", form), web::post("/parts", parts), web::get("/form", form),
                    web::post("/twice", twice)});
  }
  static Coroutine<web::Response> form(web::Request request) {
    return coroutine<web::Response>([request, form = web::Form()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(form, request.post());
      RETURN(web::Response().text(words(form)));
      END;
    });
  }
  static Coroutine<web::Response> twice(web::Request request) {
    return coroutine<web::Response>(
        [request, body = std::string(), form = web::Form()](auto& co) mutable {
          BEGIN(co);
          YIELD_FROM_INTO(body, request.read());
          YIELD_FROM(request.post());
          YIELD_FROM_INTO(form, request.post());
          RETURN(web::Response().text(words(form)));
          END;
        });
  }
  // Chunks of three bytes; of every second part only the first.
  static Coroutine<web::Response> parts(web::Request request) {
    return coroutine<web::Response>([request, reader = http::MultipartReader(),
                                     part = http::BodyPartReader(), chunk = std::string(), n = 0,
                                     out = std::string()](auto& co) mutable {
      BEGIN(co);
      YIELD_FROM_INTO(reader, request.multipart());
      FOR(part, reader) {
        out += part.name().value_or("?");
        while (!part.at_eof()) {
          YIELD_FROM_INTO(chunk, part.read_chunk(3));
          out += '(' + chunk + ')';
          if (++n % 2 == 0) break;
        }
      }
      END_FOR;
      RETURN(web::Response().text(out + (reader.at_eof() ? "." : "")));
      END;
    });
  }
  std::string post(const std::string& body, std::string_view target = "/form",
                   std::string_view type = kType) {
    const std::string answer =
        ask(request_of(target, "POST",
                       "Content-Type: " + std::string(type) +
                           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n") +
            body);
    const std::size_t at = answer.find("\r\n\r\n");
    const std::string text = at == std::string::npos ? answer : answer.substr(at + 4);
    return answer.substr(9, 4) + text.substr(0, text.find('|'));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(post, Posting)

BOOST_AUTO_TEST_CASE(a_form_has_fields_and_files_wherever_its_body_is_cut) {
  const std::string body =
      "\r\n" + field("name=\"a\"", "1") + field("name=f; filename=\"x.txt\"", "da\r\nta") +
      field("name=\"b\"; filename*=utf-8''%C3%A4\r\nContent-Type: text/plain", "") +
      part("content-disposition: form-data; name=c\r\nContent-Transfer-Encoding: base64",
           "VGlt\nZQ==") +
      "--b--\r\n";
  const std::string text =
      "200 a=1 c=Time f<x.txt,application/octet-stream>=da\r\nta b<ä,text/plain>= ";
  BOOST_TEST(post(body) == text);
  BOOST_TEST(post(body, "/twice") == text);
  const std::string head =
      request_of("/form", "POST",
                 "Content-Type: " + std::string(kType) +
                     "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n");
  for (std::size_t cut = 0; cut <= body.size(); ++cut) {
    const auto client = connect();
    client->here->write(head + body.substr(0, cut));
    run_turns(8);
    client->here->write(body.substr(cut));
    run_turns(12);
    const std::string answer = client->take();
    BOOST_TEST(answer.substr(answer.find("\r\n\r\n") + 4) == text.substr(4), "cut at " << cut);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_form_is_refused_or_empty) {
  BOOST_TEST(post("a=1&a=2", "/form", "application/x-www-form-urlencoded") == "200 a=1 a=2 ");
  BOOST_TEST(post("a=1", "/form", "text/plain") == "200 ");
  const std::string end = "--b--";
  BOOST_TEST(post(field("name=a", "1")) == "400 the multipart body ends before its last boundary");
  BOOST_TEST(post("--b--") == "200 ");
  BOOST_TEST(post("") == "400 the multipart body has no boundary");
  BOOST_TEST(post(part("X: y", "1") + end) == "400 a field of the form has no name");
  BOOST_TEST(post(field("filename=a", "1") + end) == "400 a field of the form has no name");
  BOOST_TEST(post(field("name*=utf-8''%0D%0A", "1") + end) ==
             "400 a field of the form has no name");
  BOOST_TEST(post(field("name=a\r\nContent-Type: multipart/mixed; boundary=c", "") + end) ==
             "400 a field of the form has fields itself");
  const std::string odd = "name=a\r\nContent-Transfer-Encoding: ";
  BOOST_TEST(post(field(odd + "base64", "VGlt!") + end) == "200 a=Tim ");
  for (const char* encoding : {"base64", "x-own"})
    BOOST_TEST(post(field(odd + encoding, "VGltZ") + end) ==
               "400 a field of the form is not encoded as it says");
  BOOST_TEST(post(std::string(8193, 'p') + "\r\n--b--").substr(0, 4) == "400 ");
  BOOST_TEST(post("", "/form", "multipart/form-data").substr(0, 23) == "400 boundary missed for");
  BOOST_TEST(
      post("", "/form", "multipart/form-data; boundary=" + std::string(71, 'b')).substr(0, 12) ==
      "400 boundary");
  BOOST_TEST(post("", "/parts", "text/plain") == "415 multipart/* content type expected");
  BOOST_TEST(post("", "/form", "text/plain\r\nContent-Type: " + std::string(kType)) == "200 ");
  BOOST_TEST(post("", "/form", std::string(kType) + "\r\nContent-Type: text/plain") ==
             "400 Content-Type is there twice");
  BOOST_TEST(messages().empty());
}

BOOST_AUTO_TEST_CASE(a_body_is_limited_as_it_comes_and_its_parts_are_counted) {
  app.client_max_size(5000);
  app.limits().form_fields = 3;
  app.limits().part_head = 200;
  std::string body;
  for (int i = 0; i < 3; ++i) body += field("name=a", "");
  BOOST_TEST(post(body + "--b--") == "200 a= a= a= ");
  body += field("name=a; filename=b", "");
  BOOST_TEST(post(body + "--b--") == "413 a multipart body of too many parts");
  BOOST_TEST(post(field("name=" + std::string(200, 'n'), "") + "--b--") ==
             "413 the head of a part of the multipart body is too long");
  // Of what is before the first part and behind the last one, too.
  BOOST_TEST(post("--b--" + std::string(4996, 'e')).substr(0, 32) ==
             "413 Maximum request body size 50");
  const auto client = connect();
  client->here->write(request_of("/form", "POST",
                                 "Content-Type: multipart/form-data; boundary=b\r\n"
                                 "Transfer-Encoding: chunked\r\n") +
                      "2000\r\n" + std::string(0x2000, '\n'));
  run_turns(12);
  BOOST_TEST(client->take().substr(9, 3) == "413");
}

BOOST_AUTO_TEST_CASE(parts_come_in_pieces_and_what_is_not_read_is_dropped) {
  BOOST_TEST(post(field("name=a", "12345") + field("name=b", "123456789") + part("X: y", "") +
                      "--b--epilogue",
                  "/parts") == "200 a(123)(45)b(123)(456)?().");
}

BOOST_AUTO_TEST_CASE(a_large_file_is_on_the_disk_and_has_no_name) {
  web::UploadedFile file;
  const std::string small(web::UploadedFile::kInMemory, 's');
  file.append(small);
  BOOST_TEST(file.fileno() == -1);
  BOOST_TEST(file.read(3) == "sss");
  file.append("end");
  struct stat is;
  BOOST_REQUIRE(::fstat(file.fileno(), &is) == 0);
  BOOST_TEST(is.st_nlink == 0u);
  BOOST_TEST((is.st_mode & 0777) == 0600u);
  BOOST_TEST((::fcntl(file.fileno(), F_GETFD) & FD_CLOEXEC) != 0);
  BOOST_TEST(file.tell() == 3u);
  BOOST_TEST((file.read() == small.substr(3) + "end"));
  BOOST_TEST(file.read() == "");
  file.seek(file.size() - 2);
  BOOST_TEST(file.read(9) == "nd");
  file.seek(file.size() + 1);
  BOOST_TEST(file.read() == "");
  const int fd = file.fileno();
  file = {};
  BOOST_TEST(::fcntl(fd, F_GETFD) == -1);
  // As a part of a form, in as many pieces as it comes in.
  const std::string data(200 * 1024, 'd');
  const std::string body = field("name=f; filename=x", data) + "--b--";
  const auto client = connect();
  client->here->write(request_of("/form", "POST",
                                 "Content-Type: multipart/form-data; boundary=b\r\n"
                                 "Content-Length: " +
                                     std::to_string(body.size()) + "\r\n") +
                      body);
  wait(1);
  const std::string answer = client->take();
  BOOST_TEST((answer.substr(answer.find("\r\n\r\n") + 4) ==
              "f<x,application/octet-stream>=" + data + " "));
  web::Form form;
  BOOST_CHECK_THROW(form.file("f"), KeyError);
}

BOOST_AUTO_TEST_CASE(a_disk_that_takes_no_file_is_an_error_and_nothing_is_lost) {
  web::UploadedFile file;
  file.append("kept");
  ::setenv("TMPDIR", "/proc/self", 1);
  BOOST_CHECK_THROW(file.append(std::string(web::UploadedFile::kInMemory, 'x')), OSError);
  ::unsetenv("TMPDIR");
  BOOST_TEST(file.size() == 4u);
  BOOST_TEST(file.read() == "kept");
}

BOOST_AUTO_TEST_CASE(parts_are_read_as_lines_forms_and_multiparts_of_their_own) {
  http::MultipartWriter in;
  in.append("one\r\ntwo\n\nend").append_form({{"k", "v w"}});
  http::MultipartWriter out("related");
  out.append(in).append("=41=\r\nb", {{"Content-Transfer-Encoding", "Quoted-Printable"}});
  StreamReader stream(64 * 1024, &loop);
  stream.feed_data(out.as_bytes());
  stream.feed_eof();
  const http::MultipartReader reader(out.content_type(), stream);
  const auto outer = run(reader.next());
  BOOST_TEST(outer.is_multipart());
  const auto inner = outer.multipart();
  const auto lines = run(inner.next());
  for (const char* line : {"one\r\n", "two\n", "\n", "end", ""})
    BOOST_TEST(run(lines.readline()) == line);
  BOOST_TEST(lines.at_eof());
  const auto form = run(inner.next());
  BOOST_TEST((run(form.form()) == http::MultiDict{{"k", "v w"}}));
  BOOST_TEST(!run(inner.next()));
  BOOST_TEST(inner.at_eof());
  BOOST_TEST(!reader.at_eof());
  const auto last = run(reader.next());
  BOOST_TEST(outer.at_eof());
  BOOST_TEST(run(outer.read()) == "");
  BOOST_TEST(run(last.text()) == "Ab");
  BOOST_CHECK_THROW(last.multipart(), ValueError);
  BOOST_CHECK_THROW((void)last.read_chunk(0), ValueError);
  run(reader.release());
  BOOST_TEST(reader.at_eof());
  BOOST_TEST(!run(reader.next()));
}

BOOST_AUTO_TEST_CASE(what_is_read_part_by_part_may_be_as_long_as_it_likes) {
  app.router().add_post("/count", [](web::Request request) {
    return coroutine<web::Response>([request, reader = http::MultipartReader(),
                                     part = http::BodyPartReader(), chunk = std::string(),
                                     n = std::size_t{0}](auto& co) mutable {
      BEGIN(co);
      request.client_max_size(0);
      YIELD_FROM_INTO(reader, request.multipart());
      FOR(part, reader) {
        FOR(chunk, part) { n += chunk.size(); }
        END_FOR;
      }
      END_FOR;
      RETURN(web::Response().text(std::to_string(n)));
      END;
    });
  });
  const std::string body = field("name=f", std::string(3 << 20, 'd')) + "--b--";
  const auto client = connect();
  client->here->write(request_of("/count", "POST",
                                 "Content-Type: multipart/form-data; boundary=b\r\n"
                                 "Content-Length: " +
                                     std::to_string(body.size()) + "\r\n") +
                      body);
  wait(1);
  const std::string answer = client->take();
  BOOST_TEST(answer.substr(answer.find("\r\n\r\n") + 4) == "3145728");
}

BOOST_AUTO_TEST_CASE(chunks_of_base64_can_be_decoded_one_by_one) {
  http::MultipartWriter writer;
  writer.append("VGlt\r\nZSBh\r\nbmQ=", {{"Content-Transfer-Encoding", "base64"}});
  StreamReader stream(64 * 1024, &loop);
  stream.feed_data(writer.as_bytes());
  stream.feed_eof();
  const http::MultipartReader reader(writer.content_type(), stream);
  const auto part = run(reader.next());
  std::string text;
  for (std::string chunk; !(chunk = run(part.read_chunk(5))).empty();) text += part.decode(chunk);
  BOOST_TEST(text == "Time and");
}

BOOST_AUTO_TEST_CASE(who_reads_out_of_a_stream_is_told_by_a_value_error) {
  StreamReader stream(64 * 1024, &loop);
  BOOST_CHECK_THROW(http::MultipartReader("text/plain", stream), ValueError);
  BOOST_CHECK_THROW(http::MultipartReader("multipart/mixed", stream), ValueError);
  BOOST_CHECK_THROW(http::MultipartReader("multipart/x; boundary=\"a\"; boundary=b", stream),
                    ValueError);
  stream.feed_data("--b\r\n\r\n" + std::string(70000, 'l'));
  stream.feed_eof();
  const http::MultipartReader reader("multipart/mixed; boundary=b", stream);
  const auto part = run(reader.next());
  BOOST_CHECK_THROW(run(part.readline()), ValueError);
  BOOST_CHECK_THROW(run(part.release()), ValueError);
  BOOST_CHECK_THROW(run(reader.next()), ValueError);
  // A nested one that has no end of nesting.
  http::MultipartWriter inner;
  for (int i = 0; i < 20; ++i) {
    http::MultipartWriter around;
    around.append(inner);
    inner = around;
  }
  StreamReader deep(64 * 1024, &loop);
  deep.feed_data(inner.as_bytes());
  deep.feed_eof();
  http::MultipartReader at(inner.content_type(), deep);
  int depth = 0;
  BOOST_CHECK_THROW(for (;; ++depth) at = run(at.next()).multipart(), ValueError);
  BOOST_TEST(depth == 16);
  BOOST_CHECK_THROW(http::BodyPartReader().headers(), RuntimeError);
  BOOST_CHECK_THROW((void)http::MultipartReader().next(), RuntimeError);
}

BOOST_AUTO_TEST_SUITE_END()
