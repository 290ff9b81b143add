// aiofiles: files and their names, in the threads of the executor.
#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/runners.hpp>
#include <asyncio/generators/short_keywords.hpp>
#include <asyncio/io/files.hpp>
#include <asyncio/io/files_os.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

using namespace asyncio;
namespace os = asyncio::aiofiles::os;
using aiofiles::FilePtr;
using Lines = std::vector<std::string>;

namespace {

// A folder that goes with the test, and a loop.
struct Folder {
  Folder() {
    char name[] = "/tmp/asyncio_files_XXXXXX";
    BOOST_REQUIRE(mkdtemp(name));
    path = name;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string at(const std::string& name) const { return path + "/" + name; }

  Coroutine<void> put(std::string name, std::string text) {
    return coroutine([path = at(name), text, file = FilePtr()](auto& co) mutable {
      BEGIN(co);
      WITH_INTO(file, aiofiles::open(path, "w")) { YIELD_FROM(file->write(text)); }
      END_WITH;
      END;
    });
  }
  Coroutine<std::string> get(std::string name) {
    return coroutine<std::string>(
        [path = at(name), file = FilePtr(), text = std::string()](auto& co) mutable {
          BEGIN(co);
          WITH_INTO(file, aiofiles::open(path)) { YIELD_FROM_INTO(text, file->read()); }
          END_WITH;
          BOOST_TEST(file->closed());
          RETURN(text);
          END;
        });
  }
  std::string path;
};

template <class E, class A>
std::string message_of(A&& awaitable) {
  try {
    run(std::forward<A>(awaitable));
  } catch (const E& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(files, Folder)

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  run(put("a", "one\ntwo\n"));
  BOOST_TEST(run(get("a")) == "one\ntwo\n");
}

BOOST_AUTO_TEST_CASE(a_large_file_comes_whole) {
  std::string text;
  for (int i = 0; text.size() < 3'000'000; ++i) text += std::to_string(i) + "\n";
  run(put("a", text));
  BOOST_CHECK(run(get("a")) == text);
}

BOOST_AUTO_TEST_CASE(it_is_iterated_by_lines) {
  std::string text;
  Lines wanted;
  for (int i = 0; i < 30'000; ++i) text += (wanted.emplace_back(std::to_string(i) + "\n"));
  text += wanted.emplace_back("the end");
  run(put("a", text));
  BOOST_CHECK(run(coroutine<Lines>([path = at("a"), file = FilePtr(), line = std::string(),
                                    lines = Lines()](auto& co) mutable {
                BEGIN(co);
                WITH_INTO(file, aiofiles::open(path)) {
                  FOR(line, *file) { lines.push_back(line); }
                  END_FOR;
                }
                END_WITH;
                RETURN(lines);
                END;
              })) == wanted);
}

BOOST_AUTO_TEST_CASE(blocks_lines_and_the_place_go_together) {
  run(put("a", "0123456\nabc\nend"));
  run(coroutine([path = at("a"), file = FilePtr(), s = std::string(), n = std::int64_t(),
                 lines = Lines()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(file, aiofiles::open(path, "r+"));
    YIELD_FROM_INTO(s, file->read(3));
    BOOST_TEST(s == "012");
    YIELD_FROM_INTO(n, file->tell());
    BOOST_TEST(n == 3);
    YIELD_FROM_INTO(s, file->readline());
    BOOST_TEST(s == "3456\n");
    YIELD_FROM_INTO(n, file->write("XY"));  // where reading stands, not where it has read ahead to
    BOOST_TEST(n == 2);
    YIELD_FROM_INTO(lines, file->readlines());
    BOOST_TEST(lines == (Lines{"c\n", "end"}), boost::test_tools::per_element());
    YIELD_FROM_INTO(s, file->read(7));
    BOOST_TEST(s == "");
    YIELD_FROM_INTO(n, file->seek(-3, aiofiles::Whence::end));
    BOOST_TEST(n == 12);
    YIELD_FROM_INTO(n, file->truncate());
    BOOST_TEST(n == 12);
    YIELD_FROM_INTO(n, file->seek(0));
    YIELD_FROM_INTO(s, file->read());
    BOOST_TEST(s == "0123456\nXYc\n");
    YIELD_FROM(file->flush());
    YIELD_FROM(file->close());
    YIELD_FROM(file->close());
    END;
  }));
}

BOOST_AUTO_TEST_CASE(operations_take_their_turn_in_the_order_they_were_begun) {
  run(coroutine([path = at("a"), file = FilePtr(), s = std::string()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(file, aiofiles::open(path, "w+"));
    YIELD_FROM(gather(file->write("1"), file->write("2"), file->write("3"), file->seek(0)));
    YIELD_FROM_INTO(s, file->read());
    BOOST_TEST(s == "123");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(what_a_cancelled_read_has_brought_is_there_for_the_next) {
  run(put("a", "one\ntwo\n"));
  run(coroutine([path = at("a"), file = FilePtr(), line = std::string(),
                 reading = Task<std::string>(), ended = Outcome<std::string>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(file, aiofiles::open(path));
    reading = create_task(file->readline());
    YIELD_FROM(asyncio::sleep(0));
    reading.cancel();
    YIELD_FROM_OUTCOME(ended, reading);
    BOOST_TEST(ended.exception().template is<CancelledError>());
    YIELD_FROM_INTO(line, file->readline());
    BOOST_TEST(line == "one\n");
    END;
  }));
}

BOOST_AUTO_TEST_CASE(modes_and_their_errors_are_pythons) {
  const auto open = [this](const char* name, const char* mode) {
    return coroutine([path = at(name), mode](auto& co) {
      BEGIN(co);
      YIELD_FROM(aiofiles::open(path, mode));
      END;
    });
  };
  BOOST_TEST(message_of<FileNotFoundError>(open("none", "r")) ==
             "[Errno 2] No such file or directory: '" + at("none") + "'");
  BOOST_TEST(message_of<FileNotFoundError>(open("none", "r+b")) != "none");
  run(put("a", ""));
  BOOST_TEST(message_of<FileExistsError>(open("a", "x")) ==
             "[Errno 17] File exists: '" + at("a") + "'");
  BOOST_TEST(message_of<IsADirectoryError>(open("", "r")) ==
             "[Errno 21] Is a directory: '" + at("") + "'");
  BOOST_TEST(message_of<ValueError>(open("a", "z")) == "invalid mode: 'z'");
  BOOST_TEST(message_of<ValueError>(open("a", "rw")) ==
             "must have exactly one of create/read/write/append mode");
  BOOST_TEST(message_of<ValueError>(open("a", "rtb")) == "can't have text and binary mode at once");
}

BOOST_AUTO_TEST_CASE(a_file_is_asked_for_what_its_mode_allows) {
  run(put("a", ""));
  run(coroutine([path = at("a"), file = FilePtr(), failed = Outcome<std::string>(),
                 written = Outcome<std::int64_t>()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(file, aiofiles::open(path, "a"));
    BOOST_TEST(!file->readable());
    BOOST_TEST(file->to_string() == "<File '" + path + "' mode='a'>");
    YIELD_FROM_OUTCOME(failed, file->read());
    BOOST_TEST(failed.exception().what() == std::string("not readable"));
    YIELD_FROM(file->close());
    YIELD_FROM_OUTCOME(written, file->write("x"));
    BOOST_TEST(written.exception().repr() == "ValueError('I/O operation on closed file.')");
    BOOST_CHECK_THROW(file->fileno(), ValueError);
    END;
  }));
}

BOOST_AUTO_TEST_CASE(names_are_handled_as_os_does) {
  run(put("a", "12345"));
  run(coroutine([this, is = os::StatResult(), yes = false, names = Lines(), text = std::string(),
                 size = std::int64_t()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(is, os::stat(at("a")));
    BOOST_TEST(is.size == 5);
    YIELD_FROM(os::rename(at("a"), at("b")));
    YIELD_FROM_INTO(yes, os::path::exists(at("a")));
    BOOST_TEST(!yes);
    YIELD_FROM(os::makedirs(at("x/y/z")));
    YIELD_FROM(os::makedirs(at("x/y/z"), 0777, true));
    YIELD_FROM(os::symlink("y", at("x/to_y")));
    YIELD_FROM_INTO(text, os::readlink(at("x/to_y")));
    BOOST_TEST(text == "y");
    YIELD_FROM_INTO(yes, os::path::isdir(at("x/to_y")));
    BOOST_TEST(yes);
    YIELD_FROM_INTO(yes, os::path::islink(at("x/to_y")));
    BOOST_TEST(yes);
    YIELD_FROM_INTO(yes, os::path::isfile(at("x/to_y")));
    BOOST_TEST(!yes);
    YIELD_FROM(os::remove(at("x/to_y")));
    YIELD_FROM_INTO(names, os::listdir(at("x")));
    BOOST_TEST(names == Lines{"y"}, boost::test_tools::per_element());
    YIELD_FROM(os::link(at("b"), at("c")));
    YIELD_FROM_INTO(yes, os::path::samefile(at("b"), at("c")));
    BOOST_TEST(yes);
    YIELD_FROM_INTO(size, os::path::getsize(at("c")));
    BOOST_TEST(size == 5);
    YIELD_FROM(os::renames(at("c"), at("new/c")));
    YIELD_FROM_INTO(yes, os::access(at("new/c"), 0));
    BOOST_TEST(yes);
    YIELD_FROM(os::removedirs(at("x/y/z")));
    YIELD_FROM_INTO(yes, os::path::exists(at("x")));
    BOOST_TEST(!yes);
    YIELD_FROM_INTO(text, os::path::abspath(path + "/./x/.."));
    BOOST_TEST(text == path);
    END;
  }));
  BOOST_TEST(message_of<FileNotFoundError>(os::rename(at("no"), at("x"))) ==
             "[Errno 2] No such file or directory: '" + at("no") + "' -> '" + at("x") + "'");
  BOOST_TEST(message_of<NotADirectoryError>(os::rmdir(at("b"))) ==
             "[Errno 20] Not a directory: '" + at("b") + "'");
  BOOST_TEST(message_of<FileExistsError>(os::makedirs(path)) ==
             "[Errno 17] File exists: '" + path + "'");
}

BOOST_AUTO_TEST_SUITE_END()
