// The transports of pipes.
#include <asyncio/io/pipes.hpp>
#include "socket_loop.hpp"

#include <fcntl.h>

#include <csignal>

using namespace asyncio;
using namespace asyncio::testing;

namespace {

struct Pipe {
  Pipe() {
    int ends[2];
    BOOST_REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    reader.fd = ends[0];
    writer.fd = ends[1];
  }
  static int give(Peer& end) { return std::exchange(end.fd, -1); }
  Peer reader, writer;
};

void say(const Peer& peer, std::string_view text) {
  BOOST_REQUIRE(write(peer.fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
}

// What is there; -1 as a size: nothing, and it is open.
std::string heard(const Peer& peer) {
  std::string text(1 << 20, '\0');
  const ssize_t n = read(peer.fd, &text[0], text.size());
  text.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  return text;
}

struct Pipes : SocketLoop {
  std::shared_ptr<Recorder> reading() {
    const int fd = Pipe::give(pipe.reader);
    return run(loop.connect_read_pipe([] { return std::make_shared<Recorder>(); }, fd)).second;
  }
  std::shared_ptr<Recorder> writing() {
    const int fd = Pipe::give(pipe.writer);
    return run(loop.connect_write_pipe([] { return std::make_shared<Recorder>(); }, fd)).second;
  }
  Pipe pipe;
};

// More than a pipe takes.
const std::string kMuch(300'000, 'x');

}  // namespace

BOOST_FIXTURE_TEST_SUITE(pipes, Pipes)

BOOST_AUTO_TEST_CASE(what_is_written_comes_and_the_end_is_told_once) {
  const auto input = reading();
  BOOST_TEST(input->calls == Calls{"made"}, boost::test_tools::per_element());
  say(pipe.writer, "one");
  until([&] { return input->data == "one"; });
  pipe.writer.close();
  until([&] { return input->lost; });
  BOOST_TEST(input->calls == (Calls{"made", "data", "eof", "lost"}),
             boost::test_tools::per_element());
  BOOST_TEST(!input->error);
  BOOST_TEST(input->transport->get_protocol() == nullptr);
  input->transport->close();
  turns(2);
  BOOST_TEST(input->calls.size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_paused_pipe_brings_nothing_until_it_is_resumed) {
  const auto input = reading();
  input->transport->pause_reading();
  input->transport->pause_reading();
  BOOST_TEST(!input->transport->is_reading());
  say(pipe.writer, "late");
  turns(5);
  BOOST_TEST(input->data == "");
  input->transport->resume_reading();
  until([&] { return input->data == "late"; });
  input->transport->close();
  input->transport->resume_reading();
  turns(2);
  BOOST_TEST(input->calls.back() == "lost");
}

BOOST_AUTO_TEST_CASE(a_buffered_protocol_is_read_into) {
  const auto input = run(loop.connect_read_pipe([] { return std::make_shared<BufferedRecorder>(); },
                                                Pipe::give(pipe.reader)))
                         .second;
  say(pipe.writer, "0123456789");
  until([&] { return input->data == "0123456789"; });
}

BOOST_AUTO_TEST_CASE(what_data_received_throws_is_reported_and_ends_the_pipe) {
  const auto input = reading();
  input->then["data"] = [] { throw RuntimeError("bad"); };
  say(pipe.writer, "x");
  until([&] { return input->lost; });
  BOOST_TEST(messages() == Calls{"Fatal error: protocol.data_received() call failed."},
             boost::test_tools::per_element());
  BOOST_TEST(input->error.is<RuntimeError>());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_sent_later_and_close_waits_for_it) {
  const auto output = writing();
  output->transport->write("");
  output->transport->write("one ");
  BOOST_TEST(heard(pipe.reader) == "one ");
  output->transport->write(kMuch);
  BOOST_TEST(output->calls == (Calls{"made", "pause"}), boost::test_tools::per_element());
  output->transport->writelines({"last", " words"});
  output->transport->close();
  BOOST_TEST(output->transport->is_closing());
  output->transport->write("dropped");
  std::string all;
  until([&] {
    if (all.size() < kMuch.size() + 10) all += heard(pipe.reader);
    return output->lost && all.size() >= kMuch.size() + 10;
  });
  BOOST_TEST((all == kMuch + "last words"));
  BOOST_TEST(output->calls == (Calls{"made", "pause", "resume", "lost"}),
             boost::test_tools::per_element());
  BOOST_TEST(!output->error);
  BOOST_TEST(heard(pipe.reader) == "");
}

BOOST_AUTO_TEST_CASE(abort_drops_what_is_buffered) {
  const auto output = writing();
  output->transport->write(kMuch);
  output->transport->close();
  output->transport->abort();
  output->transport->abort();
  turns(2);
  BOOST_TEST(output->calls.back() == "lost");
  BOOST_TEST(!output->error);
  BOOST_TEST(output->transport->get_write_buffer_size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_reader_that_leaves_ends_it_without_an_error) {
  const auto output = writing();
  pipe.reader.close();
  until([&] { return output->lost; });
  BOOST_TEST(!output->error);
}

BOOST_AUTO_TEST_CASE(a_reader_that_leaves_with_data_pending_is_a_broken_pipe) {
  const auto output = writing();
  output->transport->write(kMuch);
  pipe.reader.close();
  until([&] { return output->lost; });
  BOOST_TEST(output->error.is<BrokenPipeError>());
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(to_write_when_the_reader_has_left_raises_no_signal) {
  struct sigaction before;
  const auto output = writing();
  sigaction(SIGPIPE, nullptr, &before);
  BOOST_TEST((before.sa_handler != SIG_DFL));
  pipe.reader.close();
  output->transport->write("x");
  turns(2);
  BOOST_TEST(output->error.is<BrokenPipeError>());
  BOOST_TEST(output->error.what() == std::string("[Errno 32] Broken pipe"));
  BOOST_TEST(reports.empty());
}

BOOST_AUTO_TEST_CASE(what_an_end_lacks_is_not_implemented) {
  const auto input = reading(), output = writing();
  BOOST_TEST(text_of<NotImplementedError>([&] { input->transport->write("x"); }) ==
             "write() is not supported by a read pipe");
  BOOST_CHECK_THROW(input->transport->write_eof(), NotImplementedError);
  BOOST_TEST(!input->transport->can_write_eof());
  BOOST_CHECK_THROW(output->transport->pause_reading(), NotImplementedError);
  BOOST_CHECK_THROW(output->transport->resume_reading(), RuntimeError);
  BOOST_TEST(output->transport->can_write_eof());
}

BOOST_AUTO_TEST_CASE(another_kind_of_descriptor_is_refused_and_stays_the_callers) {
  const Peer file(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
  const auto make = [] { return std::make_shared<Recorder>(); };
  BOOST_TEST(text_of<ValueError>([&] { run(loop.connect_read_pipe(make, file.fd)); }) ==
             "Pipe transport is for pipes/sockets only.");
  BOOST_TEST(text_of<ValueError>([&] { run(loop.connect_write_pipe(make, file.fd)); }) ==
             "Pipe transport is only for pipes, sockets and character devices");
  BOOST_TEST(fcntl(file.fd, F_GETFD) >= 0);
  BOOST_TEST(text_of<OSError>([&] { run(loop.connect_read_pipe(make, -1)); }) ==
             "[Errno 9] Bad file descriptor");
}

BOOST_AUTO_TEST_CASE(a_character_device_is_written_to) {
  const int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const auto output =
      run(loop.connect_write_pipe([] { return std::make_shared<Recorder>(); }, fd)).second;
  output->transport->write(kMuch);
  BOOST_TEST(output->transport->get_write_buffer_size() == 0u);
  BOOST_TEST(std::any_cast<int>(output->transport->get_extra_info("pipe")) == fd);
  output->transport->write_eof();
  turns(2);
  BOOST_TEST(output->lost);
}

BOOST_AUTO_TEST_CASE(its_descriptor_is_its_own_and_it_says_what_it_is) {
  const auto input = reading();
  const int fd = std::any_cast<int>(input->transport->get_extra_info("pipe"));
  const std::string is = "fd=" + std::to_string(fd);
  BOOST_CHECK_THROW(loop.add_reader(fd, [] {}), RuntimeError);
  BOOST_TEST(input->transport->to_string() == "<ReadPipeTransport " + is + " polling>");
  input->transport->close();
  BOOST_TEST(input->transport->to_string() == "<ReadPipeTransport closing " + is + " idle>");
  turns(2);
  BOOST_TEST(input->transport->to_string() == "<ReadPipeTransport closed " + is + ">");
  BOOST_TEST(fcntl(fd, F_GETFD) == -1);
}

BOOST_AUTO_TEST_CASE(a_loop_that_is_closed_ends_them_without_a_word) {
  const auto input = reading(), output = writing();
  output->transport->write(kMuch);
  loop.close();
  BOOST_TEST(input->calls == Calls{"made"}, boost::test_tools::per_element());
  BOOST_TEST(output->calls.back() == "pause");
  BOOST_TEST(output->transport->is_closing());
}

BOOST_AUTO_TEST_CASE(a_task_that_closes_one_while_the_loop_is_being_closed_leaves_nothing) {
  const auto input = reading();
  const int fd = input->transport->extra<int>("pipe");
  const Task<void> task = loop.create_task(coroutine([&](Co<void>& co) {
    if (co.label() == 0) return co.yield_from(1, asyncio::sleep(3600));
    input->transport->close();
    return co.raise_it();
  }));
  turns(2);
  loop.close();
  BOOST_TEST(!input->lost);
  BOOST_TEST(!input->transport->get_protocol());
  BOOST_TEST(fcntl(fd, F_GETFD) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
