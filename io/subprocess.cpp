#include <asyncio/io/subprocess.hpp>

#include <asyncio/futures/gather.hpp>
#include <asyncio/futures/task.hpp>
#include <asyncio/io/subprocess_transport.hpp>
#include <asyncio/loop/events.hpp>

#include <tuple>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio {

namespace detail {

// The pipes of a child as streams. It keeps none of them: who has dropped a reader wants no more
// of it, and the child shall not wait for that.
//
// asyncio name: subprocess.SubprocessStreamProtocol.
class SubprocessStreams final : public SubprocessProtocol {
 public:
  SubprocessStreams(EventLoop& loop, std::size_t limit)
      : loop_(loop), limit_(limit), flow_(std::make_shared<FlowControl>(&loop)) {}
  ~SubprocessStreams() override {
    for (const auto& reader : readers_) {
      if (const auto alive = reader.lock()) alive->forget_transport();
    }
  }

  void connection_made(const SubprocessTransportPtr& transport) override {
    transport_ = transport.get();
    for (const int fd : {1, 2}) open_readers_ += bool(transport->get_pipe_transport(fd));
    try {
      make_streams(transport);
    } catch (...) {
      failed = ExceptionPtr::current();
    }
  }
  void pipe_data_received(int fd, std::string_view data) override {
    if (const auto reader = readers_[fd - 1].lock()) reader->feed_data(data);
  }
  void pipe_connection_lost(int fd, const ExceptionPtr& error) override {
    if (fd == 0) return flow_->connection_lost(error);
    if (const auto reader = readers_[fd - 1].lock()) {
      if (error)
        reader->set_exception(error);
      else
        reader->feed_eof();
      reader->forget_transport();
    }
    --open_readers_;
    close_if_over();
  }
  void process_exited() override {
    exited_ = true;
    close_if_over();
  }
  void pause_writing() override { flow_->pause_writing(); }
  void resume_writing() override { flow_->resume_writing(); }

  // For the Process, which takes them.
  std::shared_ptr<StreamWriter> made_stdin;
  std::shared_ptr<StreamReader> made_readers[2];
  // Why there are none: no memory.
  ExceptionPtr failed;

 private:
  void make_streams(const SubprocessTransportPtr& transport) {
    if (const TransportPtr pipe = transport->get_pipe_transport(0))
      made_stdin = std::make_shared<StreamWriter>(pipe, flow_, nullptr);
    for (const int fd : {1, 2}) {
      const TransportPtr pipe = transport->get_pipe_transport(fd);
      if (!pipe) continue;
      made_readers[fd - 1] = std::make_shared<StreamReader>(limit_, &*loop_);
      made_readers[fd - 1]->set_transport(pipe.get());
      readers_[fd - 1] = made_readers[fd - 1];
    }
  }
  void close_if_over() {
    if (open_readers_ == 0 && exited_) transport_->close();
  }

  const LoopRef loop_;
  const std::size_t limit_;
  const std::shared_ptr<FlowControl> flow_;
  SubprocessTransport* transport_ = nullptr;  // whose protocol this is
  std::weak_ptr<StreamReader> readers_[2];
  int open_readers_ = 0;
  bool exited_ = false;
};

namespace {

using StartProcess = std::function<Coroutine<StartedProcess>(EventLoop&, SubprocessFactory)>;

// A child that nobody gets is killed.
std::shared_ptr<Process> process_of(const StartedProcess& started) {
  auto& streams = static_cast<SubprocessStreams&>(*started.second);
  try {
    if (streams.failed) streams.failed.rethrow();
    return std::make_shared<Process>(started.first, streams);
  } catch (...) {
    started.first->close();
    throw;
  }
}

Coroutine<std::shared_ptr<Process>> create_process(StartProcess start, std::size_t limit, Caller at,
                                                   const char* name) {
  auto body = [start = std::move(start), limit, at,
               started = StartedProcess()](Co<std::shared_ptr<Process>>& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(started, start(get_running_loop(at), [limit, loop = &get_running_loop(at)] {
                      return std::make_shared<SubprocessStreams>(*loop, limit);
                    }));
    RETURN(process_of(started));
    END;
  };
  return detail::coroutine_at<std::shared_ptr<Process>>(at, name, std::move(body));
}

}  // namespace

}  // namespace detail

Process::Process(SubprocessTransportPtr transport, detail::SubprocessStreams& streams)
    : transport_(std::move(transport)),
      stdin_pipe_(std::move(streams.made_stdin)),
      readers_{std::move(streams.made_readers[0]), std::move(streams.made_readers[1])} {}

// What the child writes is read on, so that it is not held up.
Process::~Process() {
  for (const int fd : {1, 2}) {
    const bool paused = readers_[fd - 1] && readers_[fd - 1]->paused();
    const bool last = readers_[fd - 1].use_count() == 1;
    readers_[fd - 1] = nullptr;
    if (paused && last) transport_->get_pipe_transport(fd)->resume_reading();
  }
}

Coroutine<int> Process::wait(detail::Caller at) { return transport_->wait(at); }

Coroutine<std::string> Process::feed(std::optional<std::string> input) {
  return coroutine<std::string>(
      [self = shared_from_this(), input = std::move(input)](auto& co) mutable {
        BEGIN(co);
        if (!self->stdin_pipe_) RETURN(std::string());
        if (input) {
          self->stdin_pipe_->write(*input);
          input.reset();
          TRY { YIELD_FROM(self->stdin_pipe_->drain()); }
          EXCEPT(BrokenPipeError, ConnectionResetError) {}
          END_TRY
        }
        self->stdin_pipe_->close();
        RETURN(std::string());
        END;
      },
      __FILE__, __LINE__, "communicate");
}

Coroutine<std::string> Process::read(int fd) {
  return coroutine<std::string>(
      [self = shared_from_this(), fd, output = std::string()](auto& co) mutable {
        BEGIN(co);
        if (!self->readers_[fd - 1]) RETURN(std::string());
        YIELD_FROM_INTO(output, self->readers_[fd - 1]->read());
        self->transport_->get_pipe_transport(fd)->close();
        RETURN(std::move(output));
        END;
      },
      __FILE__, __LINE__, "communicate");
}

Coroutine<std::pair<std::string, std::string>> Process::communicate(
    std::optional<std::string> input, detail::Caller at) {
  using Outputs = std::pair<std::string, std::string>;
  if (input && !stdin_pipe_) throw ValueError("there is an input, but stdin is no pipe");
  return detail::coroutine_at<Outputs>(
      at, "communicate",
      [self = shared_from_this(), input = std::move(input),
       outputs = std::tuple<std::string, std::string, std::string>()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM_INTO(outputs,
                        gather(self->feed(std::move(input)), self->read(1), self->read(2)));
        YIELD_FROM(self->wait(detail::Caller::none()));
        RETURN(Outputs(std::move(std::get<1>(outputs)), std::move(std::get<2>(outputs))));
        END;
      });
}

Coroutine<std::shared_ptr<Process>> create_subprocess_exec(std::string program,
                                                           std::vector<std::string> args,
                                                           SubprocessOptions options,
                                                           detail::Caller at) {
  const std::size_t limit = options.limit;
  auto start = [program = std::move(program), args = std::move(args), options = std::move(options)](
                   EventLoop& loop, detail::SubprocessFactory factory) {
    return detail::subprocess_exec(loop, std::move(factory), program, args, options);
  };
  return detail::create_process(std::move(start), limit, at, "create_subprocess_exec");
}

Coroutine<std::shared_ptr<Process>> create_subprocess_shell(std::string command,
                                                            SubprocessOptions options,
                                                            detail::Caller at) {
  const std::size_t limit = options.limit;
  auto start = [command = std::move(command), options = std::move(options)](
                   EventLoop& loop, detail::SubprocessFactory factory) {
    return detail::subprocess_shell(loop, std::move(factory), command, options);
  };
  return detail::create_process(std::move(start), limit, at, "create_subprocess_shell");
}

}  // namespace asyncio
