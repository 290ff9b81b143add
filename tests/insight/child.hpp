// What is asked of the program asyncio17, and the processes that it is asked about: this program
// again, with one of the cases of a suite `children`, which is off in other runs.
#pragma once

#include <asyncio/insight/reader/program.hpp>
#include <boost/test/unit_test.hpp>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

namespace asyncio::testing {

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Answer {
  int status;
  std::string out;
  std::string errors;
};

inline std::string all_of(std::FILE* file) {
  std::string out;
  std::rewind(file);
  char part[4096];
  while (const std::size_t n = std::fread(part, 1, sizeof part, file)) out.append(part, n);
  std::fclose(file);
  return out;
}

inline Answer ask(const std::vector<std::string>& arguments) {
  std::FILE* const out = std::tmpfile();
  std::FILE* const errors = std::tmpfile();
  const int status = detail::run_program(arguments, out, errors);
  return {status, all_of(out), all_of(errors)};
}

// A graph as JSON without what only the reader tells.
inline std::string common(const std::string& json) {
  return std::regex_replace(json, std::regex(", \"object\": \"[^\"]*\"|, \"age\": [0-9.e-]+"), "");
}
// From the nodes on: the time differs.
inline std::string nodes_of(const std::string& json) {
  const std::size_t at = json.find("\"nodes\"");
  return at == std::string::npos ? json : json.substr(at);
}

// Where tests put files.
inline std::string path_of(const std::string& name) {
  const char* const folder = std::getenv("TEST_TMPDIR");
  return std::string(folder ? folder : "/tmp") + "/" + name + "_" + std::to_string(getpid());
}

// A program that runs one of the cases below, and ends with this object.
class Child {
 public:
  Child(const char* name, const std::string& program = "/proc/self/exe") {
    int ends[2];
    BOOST_REQUIRE(pipe(ends) == 0);
    const std::string path = std::filesystem::canonical(program).string();
    const std::string run = std::string("--run_test=children/") + name;
    const std::string number = std::to_string(ends[1]);
    pid_ = fork();
    if (pid_ == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      close(ends[0]);
      setenv("CHILD_TELLS", number.c_str(), 1);
      unsetenv("XML_OUTPUT_FILE");
      execl(path.c_str(), path.c_str(), run.c_str(), static_cast<char*>(nullptr));
      _exit(127);
    }
    close(ends[1]);
    char part[4096];
    ssize_t n = 0;
    while (!has(told_, "\n") && (n = read(ends[0], part, sizeof part)) > 0)
      told_.append(part, static_cast<std::size_t>(n));
    close(ends[0]);
    BOOST_REQUIRE(has(told_, "\n"));
    told_.pop_back();
  }
  ~Child() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  // Sends it a signal, and gives what it returns.
  int ends_by(int signal) {
    int status = -1;
    kill(pid_, signal);
    if (waitpid(pid_, &status, 0) != pid_ || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
  }
  std::string pid() const { return std::to_string(pid_); }
  // One line.
  const std::string& told() const noexcept { return told_; }

 private:
  pid_t pid_;
  std::string told_;
};

inline void tell(const std::string& line) {
  const char* const number = std::getenv("CHILD_TELLS");
  BOOST_REQUIRE(number);
  const std::string text = line + "\n";
  BOOST_REQUIRE(write(std::atoi(number), text.data(), text.size()) ==
                static_cast<ssize_t>(text.size()));
}

}  // namespace asyncio::testing
