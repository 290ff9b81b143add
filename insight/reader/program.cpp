#include <asyncio/insight/reader/program.hpp>

#include <asyncio/insight/reader/cannot_read.hpp>
#include <asyncio/insight/reader/core_memory.hpp>
#include <asyncio/insight/reader/live_memory.hpp>
#include <asyncio/insight/reader/task_reader.hpp>
#include <asyncio/insight/snapshot_json.hpp>
#include <asyncio/insight/tree.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace asyncio::detail {

namespace {

enum Exit { kShown = 0, kNone = 1, kCannot = 2, kInconsistent = 3 };

constexpr const char kUsage[] =
    "usage: asyncio17 ps PID      one line for each task\n"
    "       asyncio17 pstree PID  who waits for whom\n"
    "  --core FILE          of a core dump, in place of PID\n"
    "  --group, --no-group  tasks that stand at the same place in one line (above 200 tasks)\n"
    "  --json               one JSON object, with the keys of call_graph_json()\n"
    "  --stop               hold all threads meanwhile\n"
    "  --no-stop            never hold them, though the picture be not exact\n"
    "  --watch [SECONDS]    again and again, until the process ends (every 2 s)\n";

struct Options {
  std::string command;
  int pid = 0;
  std::string core;  // instead of a pid
  bool json = false;
  TaskReader::Groups groups = TaskReader::Groups::many;
  double watch = 0;  // seconds between two pictures; 0: there is one
  enum class Stop { if_needed, at_once, never } stop = Stop::if_needed;
};

constexpr auto kPatience = std::chrono::milliseconds(20);  // before threads are stopped
constexpr int kMostStops = 20;

struct Misuse {};
// Which this program does not read, however often it is asked.
struct AnotherVersion {
  std::string why;
};
constexpr double kWatch = 2;
constexpr double kLongestWatch = 86400;

int pid_of(const std::string& word) {
  char* end = nullptr;
  const long pid = std::strtol(word.c_str(), &end, 10);
  if (*end || pid <= 0 || pid > 0x7fffffff) throw Misuse();
  return static_cast<int>(pid);
}

// `word` is what follows --watch. False: it is no number, and stands for itself.
bool seconds_of(const std::string& word, double& seconds) {
  char* end = nullptr;
  const double number = std::strtod(word.c_str(), &end);
  if (word.empty() || *end || !(number > 0 && number <= kLongestWatch)) return false;
  seconds = number;
  return true;
}

Options parse(const std::vector<std::string>& arguments) {
  Options out;
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--json")
      out.json = true;
    else if (word == "--group" || word == "--no-group")
      out.groups = word == "--group" ? TaskReader::Groups::yes : TaskReader::Groups::no;
    else if (word == "--stop")
      out.stop = Options::Stop::at_once;
    else if (word == "--no-stop")
      out.stop = Options::Stop::never;
    else if (word == "--watch")
      out.watch = kWatch;
    else if (word == "--core" && i + 1 < arguments.size())
      out.core = arguments[++i];
    else if (word.empty() || word[0] == '-')
      throw Misuse();
    else
      plain.push_back(word);
  }
  // Of two numbers at the end of `--watch 0.5 PID` the last one is the process.
  if (out.watch != 0 && plain.size() == 3) {
    const auto at = std::find(arguments.begin(), arguments.end(), "--watch") + 1;
    const auto given = std::find(plain.begin(), plain.end(), *at);
    if (given == plain.end() || !seconds_of(*given, out.watch)) throw Misuse();
    plain.erase(given);
  }
  if (out.watch != 0 && !out.core.empty()) throw Misuse();
  if (plain.size() != (out.core.empty() ? 2 : 1) || (plain[0] != "ps" && plain[0] != "pstree"))
    throw Misuse();
  out.command = plain[0];
  if (out.core.empty()) out.pid = pid_of(plain[1]);
  if (out.json) out.groups = TaskReader::Groups::no;
  return out;
}

struct Picture {
  ProcessSnapshot process;
  bool exact = false;
  std::string program;
  int pid = 0;
  bool dead = false;
};

// Without stopping anything. Exact when no loop did anything meanwhile.
Picture look(TaskReader& reader, const Options& options) {
  const auto before = reader.turns();
  Picture out;
  out.process = reader.read(options.groups);
  out.exact = out.process.problem.empty() && TaskReader::nothing_ran(before, reader.turns());
  return out;
}

Picture look_while_stopped(TaskReader& reader, const Options& options) {
  Picture out;
  for (int i = 0; i < kMostStops && !out.exact; ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(i));
    const StoppedThreads stopped(options.pid);
    out.process = reader.read(options.groups);
    if (!stopped.all()) return out;
    out.exact = out.process.problem.empty();
  }
  return out;
}

Picture take(TaskReader& reader, const Options& options) {
  if (options.stop == Options::Stop::at_once) return look_while_stopped(reader, options);
  const auto until = std::chrono::steady_clock::now() + kPatience;
  Picture out = look(reader, options);
  while (!out.exact && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::microseconds(300));
    out = look(reader, options);
  }
  if (out.exact || options.stop == Options::Stop::never) return out;
  Picture stopped = look_while_stopped(reader, options);
  if (stopped.exact || out.process.loops.empty()) out = std::move(stopped);
  return out;
}

std::size_t tasks_of(const ProcessSnapshot& process) {
  std::size_t out = 0;
  for (const Snapshot& loop : process.loops)
    out += static_cast<std::size_t>(std::count_if(loop.nodes.begin(), loop.nodes.end(),
                                                  [](const auto& node) { return node.is_task; }));
  for (const auto& groups : process.groups) {
    for (const StackGroup& group : groups) out += group.size;
  }
  return out;
}

std::string counted(std::size_t number, const char* what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string seconds(const char* format, double number) {
  char text[64];
  std::snprintf(text, sizeof text, format, number);
  return text;
}

std::string header_of(const Snapshot& loop, std::size_t number) {
  std::string out = "loop " + std::to_string(number);
  if (loop.thread != 0) out += "  thread " + std::to_string(loop.thread);
  out += !loop.running ? "  not running" : loop.asleep ? "  asleep" : "  busy";
  if (std::isfinite(loop.next_timer))
    out += seconds(", next timer in %.3f s", loop.next_timer - loop.time);
  if (loop.running && !std::isnan(loop.polled_ago))
    out += seconds(loop.asleep ? ", polled %.3f s ago" : ", has not polled for %.3f s",
                   loop.polled_ago);
  return out + "\n";
}

class Output {
 public:
  Output(std::FILE* out, std::FILE* errors) : out_(out), errors_(errors) {}
  void print(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), out_); }
  void complain(const std::string& text) const { std::fputs((text + "\n").c_str(), errors_); }
  bool flush() const { return std::fflush(out_) == 0; }
  // A terminal's screen.
  void clear() const {
    if (isatty(fileno(out_))) print("\x1b[H\x1b[2J");
  }

  void json(const Picture& picture) const;
  void text(const Picture& picture, const Options& options) const;

 private:
  std::FILE* out_;
  std::FILE* errors_;
};

void Output::json(const Picture& picture) const {
  print("{\"pid\": " + std::to_string(picture.pid) +
        ", \"program\": " + json_text(picture.program) +
        ", \"exact\": " + (picture.exact ? "true" : "false") + ", \"loops\": [");
  bool first = true;
  for (const Snapshot& loop : picture.process.loops) {
    print(std::string(first ? "" : ", ") + "{\"thread\": " + std::to_string(loop.thread) +
          ", \"running\": " + (loop.running ? "true" : "false") + ", \"asleep\": " +
          (loop.asleep ? "true" : "false") + ", \"polled_ago\": " + json_number(loop.polled_ago) +
          ", \"next_timer\": " + json_number(loop.next_timer) + ", " + to_json(loop).substr(1));
    first = false;
  }
  print("]}\n");
}

void Output::text(const Picture& picture, const Options& options) const {
  const auto& loops = picture.process.loops;
  print(printable(picture.program) + " (" + std::to_string(picture.pid) + ")  " +
        counted(loops.size(), "loop") + ", " + counted(tasks_of(picture.process), "task") +
        (picture.dead    ? ", dead"
         : picture.exact ? ", exact"
                         : ", not exact") +
        "\n");
  if (!picture.exact && !picture.process.problem.empty())
    print("it changed while it was read: " + picture.process.problem + "\n");
  for (std::size_t i = 0; i < loops.size(); ++i) {
    print(header_of(loops[i], i + 1));
    const std::vector<StackGroup>& groups = picture.process.groups[i];
    print(!groups.empty()           ? format_groups(groups, loops[i].texts)
          : options.command == "ps" ? format_tasks(loops[i])
                                    : format_tree(loops[i]));
  }
}

// What is read, and how it is called in sentences.
struct Process {
  Memory& memory;
  std::string name;
};

void check_version(const Process& process, const LayoutTable& layout, const TaskReader& reader) {
  const std::string it = "the asyncio17 in " + process.name;
  if (layout.newer())
    throw AnotherVersion{it + " is newer than this program, which does not know its notes"};
  if (!reader.missing().empty())
    throw AnotherVersion{it + " does not tell " + printable(reader.missing()) +
                         ": it is of another version"};
  if (!layout.conflicts().empty())
    throw AnotherVersion{"there are two versions of asyncio17 in " + process.name +
                         ", which differ in " + printable(layout.conflicts().front())};
}

template <class Take>
int show(const Process& process, const Options& options, const Output& output, Take&& take_it) {
  const LayoutTable layout(process.memory);
  if (layout.empty() && !layout.newer()) {
    output.complain("no asyncio17 in " + process.name);
    return kNone;
  }
  TaskReader reader(process.memory, layout);
  check_version(process, layout, reader);
  const Picture picture = take_it(reader);
  if (picture.process.loops.empty() && !picture.process.problem.empty()) {
    output.complain("no consistent picture of " + process.name + ": " + picture.process.problem);
    return kInconsistent;
  }
  if (options.json)
    output.json(picture);
  else
    output.text(picture, options);
  return output.flush() ? kShown : kInconsistent;
}

int show_core(const Options& options, const Output& output) {
  CoreMemory memory(options.core);
  for (const std::string& path : memory.missing_files())
    output.complain(printable(path) +
                    " is not the file that the process had mapped: what the core "
                    "leaves out of it is not there");
  return show({memory, printable(options.core)}, options, output, [&](TaskReader& reader) {
    Picture out;
    out.process = reader.read(options.groups);
    out.exact = out.process.problem.empty();
    out.program = memory.program();
    out.pid = memory.pid();
    out.dead = true;
    return out;
  });
}

int show_process(const Options& options, const Output& output) {
  LiveMemory memory(options.pid);
  const std::string name = "process " + std::to_string(options.pid);
  return show({memory, name}, options, output, [&](TaskReader& reader) {
    Picture out = take(reader, options);
    out.program = memory.program();
    out.pid = options.pid;
    return out;
  });
}

// Its modules are looked up each time: a plugin may have come. Who watches ends it by a signal.
int watch(const Options& options, const Output& output) {
  for (bool shown = false;; shown = true) {
    if (!options.json) output.clear();
    const auto ended = [&] { return shown && has_ended(options.pid); };
    int status = kCannot;
    try {
      status = show_process(options, output);
    } catch (const CannotRead&) {
      if (!ended()) throw;
    }
    if (ended()) {
      output.complain("process " + std::to_string(options.pid) + " has ended");
      return kShown;
    }
    if (status == kNone) return status;
    std::this_thread::sleep_for(std::chrono::duration<double>(options.watch));
  }
}

int run(const Options& options, const Output& output) {
  if (!options.core.empty()) return show_core(options, output);
  return options.watch != 0 ? watch(options, output) : show_process(options, output);
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, std::FILE* out, std::FILE* errors) {
  const Output output(out, errors);
  try {
    return run(parse(arguments), output);
  } catch (const Misuse&) {
    std::fputs(kUsage, errors);
  } catch (const CannotRead& error) {
    output.complain(error.why);
  } catch (const AnotherVersion& error) {
    output.complain(error.why);
    return kInconsistent;
  } catch (const std::exception& error) {
    output.complain(std::string("asyncio17: ") + error.what());
  }
  return kCannot;
}

}  // namespace asyncio::detail
