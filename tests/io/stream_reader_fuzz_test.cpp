// StreamReader against a plain model: random bytes in random pieces, read in random ways, with a
// transport that is paused and brings more from within resume_reading(). The seeds are fixed; some
// seconds of them, and minutes with ASYNCIO17_LONG.
#include <asyncio/futures/task.hpp>
#include <asyncio/io/stream_reader.hpp>

#include "tests/fixtures.hpp"
#include "tests/io/stream_reader_model.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <deque>
#include <map>
#include <optional>
#include <random>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

// Brings the next piece whenever it is resumed.
struct Source : ReadTransport {
  void pause_reading() override { paused = true; }
  void resume_reading() override {
    paused = false;
    if (coming.empty()) return;
    const std::string piece = coming.front();
    coming.pop_front();
    reader->feed_data(piece);
  }
  StreamReader* reader = nullptr;
  std::deque<std::string> coming;
  bool paused = false;
};

struct Fuzz : VirtualLoop {
  std::size_t any(std::size_t n) { return static_cast<std::size_t>(random() % n); }
  // With a large limit separators are rare, so that they are looked for in long buffers.
  std::string piece(std::size_t most) {
    static const std::vector<std::string> kRare{"aab;", "b;;\n", "\n", ";", "ab", ";;", "ba"};
    std::string out(1 + any(most), 'a');
    if (model.limit < 100) {
      for (char& c : out) c = "aaaaab;;\n"[any(9)];
      return out;
    }
    for (std::size_t n = any(1 + out.size() / 200); n > 0; --n)
      out.insert(any(out.size()), kRare[any(kRare.size())]);
    // Where the reader's first look ends.
    if (out.size() > 280) out.insert(250 + any(16), kRare[any(kRare.size())]);
    return out;
  }
  Read next() {
    static const std::vector<std::vector<std::string>> kSeparators{{";"},
                                                                   {"ab"},
                                                                   {";;"},
                                                                   {"aab;"},
                                                                   {";", "\n"},
                                                                   {"a;", ";", "b;;\n"},
                                                                   {"ba", "aaaaaaaa"},
                                                                   {";;", "ab"},
                                                                   {"b;;\n", "aab;"}};
    Read read{static_cast<Read::Kind>(any(6)), any(3 * model.limit), {}};
    if (read.kind == Read::ALL && any(4) != 0) read.kind = Read::SOME;
    if (read.kind == Read::UNTIL) read.separators = kSeparators[any(kSeparators.size())];
    return read;
  }
  Coroutine<std::string> begin(const Read& read) {
    const auto n = static_cast<std::ptrdiff_t>(read.n);
    switch (read.kind) {
      case Read::ALL:
        return reader->read();
      case Read::EXACTLY:
        return reader->readexactly(n);
      case Read::LINE:
        return reader->readline();
      case Read::UNTIL:
        return reader->readuntil(read.separators);
      case Read::INTO:
        buffer.assign(read.n, '?');
        return coroutine<std::string>([this, came = std::size_t{0}](auto& co) mutable {
          ASYNCIO_BEGIN(co);
          ASYNCIO_YIELD_FROM_INTO(came, reader->read_into(buffer.data(), buffer.size()));
          ASYNCIO_RETURN(buffer.substr(0, came));
          ASYNCIO_END;
        });
      default:
        return reader->read(n);
    }
  }
  static std::string end_of(const Task<std::string>& task) {
    const ExceptionPtr error = task.exception();
    if (!error) return gave(task.result());
    if (const auto* e = error.get_if<IncompleteReadError>()) return short_of(e->partial());
    if (const auto* e = error.get_if<LimitOverrunError>()) return overrun(e->what(), e->consumed());
    return std::string(error.is<ValueError>() ? "ValueError " : "? ") + error.what();
  }
  void feed(const std::string& data) {
    reader->feed_data(data);
    model.feed(data);
  }
  // More comes, at once or as soon as there is room. At last the end.
  void bring() {
    if (model.paused) {
      if (source.coming.size() >= 3) return;
      source.coming.push_back(piece(9));
      model.coming.push_back(source.coming.back());
    } else if (any(40) == 0 && source.coming.empty()) {
      reader->feed_eof();
      model.eof = true;
    } else {
      feed(piece(any(10) == 0 ? 5 * model.limit : 1 + model.limit / 2));
    }
  }
  bool same() const {
    return reader->buffered() == model.bytes.size() && reader->paused() == model.paused &&
           source.paused == model.paused && reader->at_eof() == (model.eof && model.bytes.empty());
  }
  // One stream, to its end.
  void one(unsigned seed) {
    random.seed(seed);
    model = {any(10) == 0 ? 150 + any(600) : 1 + any(12), {}, {}, {}, false, false};
    StreamReader own(model.limit, &loop);
    reader = source.reader = &own;
    source.coming.clear();
    source.paused = false;
    own.set_transport(&source);
    for (int reads = 0; reads < 60 && !own.at_eof(); ++reads) {
      if (!model.eof)
        for (std::size_t n = any(3); n > 0 && !model.eof; --n) bring();
      const Read read = next();
      Task<std::string> task = loop.create_task(begin(read));
      run_turns(3);
      std::optional<std::string> expected = model.step(read);
      // A cancelled one takes nothing, except read(), which has what it gathered.
      while (!expected && (read.kind == Read::ALL || any(12) != 0)) {
        BOOST_REQUIRE_MESSAGE(!task.done() && same(), "seed " << seed << ": it waits");
        bring();
        run_turns(read.kind == Read::ALL ? 200 : 3);
        expected = model.step(read);
      }
      if (!expected) {
        if (any(2) == 0) feed(piece(2));
        task.cancel();
        run_turns(3);
        BOOST_REQUIRE_MESSAGE(task.cancelled() && same(), "seed " << seed << ": cancelled");
        continue;
      }
      BOOST_REQUIRE_MESSAGE(task.done(), "seed " << seed << ": it ends, " << *expected);
      BOOST_REQUIRE_MESSAGE(end_of(task) == *expected,
                            "seed " << seed << ": " << end_of(task) << " != " << *expected);
      BOOST_REQUIRE_MESSAGE(same(),
                            "seed " << seed << ": " << own.to_string() << " after " << *expected);
      ++ended[expected->substr(0, expected->find(' '))];
    }
    own.set_transport(nullptr);
  }

  std::mt19937 random;
  StreamReaderModel model{1, {}, {}, {}, false, false};
  Source source;
  StreamReader* reader = nullptr;
  std::string buffer;
  std::map<std::string, int> ended;  // what the reads have come to, and how often
};

}  // namespace

BOOST_AUTO_TEST_SUITE(stream_reader_fuzz)

BOOST_FIXTURE_TEST_CASE(a_reader_does_what_one_string_would_do, Fuzz) {
  const unsigned seeds = std::getenv("ASYNCIO17_LONG") ? 100000 : 1500;
  for (unsigned seed = 1; seed <= seeds; ++seed) one(seed);
  for (const char* end : {"gave", "incomplete", "Separator", "ValueError"})
    BOOST_TEST(ended[end] > 100, end << " was seen " << ended[end] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
