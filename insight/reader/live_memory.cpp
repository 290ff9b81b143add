#include <asyncio/insight/reader/live_memory.hpp>

#include <asyncio/insight/reader/cannot_read.hpp>

#include <dirent.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>

namespace asyncio::detail {

namespace {

std::string path_of(int pid, const char* name) {
  return "/proc/" + std::to_string(pid) + "/" + name;
}

double seconds_now() noexcept {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Why the system refuses, by what can be seen of it.
std::string refusal(int pid) {
  const std::string start = "not permitted to read process " + std::to_string(pid) + ": ";
  struct stat owner {};
  if (stat(path_of(pid, "").c_str(), &owner) == 0 && owner.st_uid != geteuid() && geteuid() != 0)
    return start + "it belongs to another user; ask as that user, or as root";
  int scope = 0;
  std::ifstream("/proc/sys/kernel/yama/ptrace_scope") >> scope;
  if (scope == 1 && geteuid() != 0)
    return start +
           "kernel.yama.ptrace_scope is 1, so that only its parent may; ask as root, or set it to "
           "0 (sysctl), or let the process call prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)";
  if (scope == 2 && geteuid() != 0)
    return start + "kernel.yama.ptrace_scope is 2, so that only root may";
  if (scope == 3) return start + "kernel.yama.ptrace_scope is 3, so that nobody may";
  if (geteuid() == 0)
    return start + "this container is without the capability SYS_PTRACE (--cap-add=SYS_PTRACE)";
  return start + "it has privileges of its own, or is not dumpable (prctl PR_SET_DUMPABLE)";
}

}  // namespace

LiveMemory::LiveMemory(int pid) : pid_(pid) {
  const std::string number = std::to_string(pid);
  if (pid <= 0 || access(path_of(pid, "").c_str(), F_OK) != 0)
    throw CannotRead{"there is no process " + number};
  // A zombie, or a thread of the kernel, has no memory.
  char byte = 0;
  for (const Address image : images()) {
    iovec to{&byte, 1};
    iovec from{reinterpret_cast<void*>(image), 1};
    if (process_vm_readv(pid, &to, 1, &from, 1, 0) == 1) return;
    if (errno == EPERM || errno == EACCES) throw CannotRead{refusal(pid)};
    if (errno == ESRCH) throw CannotRead{"there is no process " + number};
    if (errno == ENOSYS) throw CannotRead{"this system cannot read another process's memory"};
  }
  std::ifstream maps(path_of(pid, "maps"));
  if (!maps.is_open()) throw CannotRead{refusal(pid)};
  throw CannotRead{"process " + number + " has no memory: it has ended, or is the system's own"};
}

bool LiveMemory::fetch(Address from, void* to, std::size_t size) {
  iovec local{to, size};
  iovec remote{reinterpret_cast<void*>(from), size};
  return process_vm_readv(pid_, &local, 1, &remote, 1, 0) == static_cast<ssize_t>(size);
}

// The first page of each file that is mapped: `address-end rwxp offset device inode path`.
std::vector<Memory::Address> LiveMemory::images() {
  std::vector<Address> out;
  std::ifstream maps(path_of(pid_, "maps"));
  std::string line;
  while (std::getline(maps, line)) {
    unsigned long long begin = 0, end = 0, offset = 0, inode = 0;
    char mode[8] = {};
    if (std::sscanf(line.c_str(), "%llx-%llx %7s %llx %*s %llu", &begin, &end, mode, &offset,
                    &inode) == 5 &&
        offset == 0 && inode != 0 && mode[0] == 'r')
      out.push_back(begin);
  }
  return out;
}

std::optional<double> LiveMemory::now() const { return seconds_now(); }

std::string LiveMemory::program() const {
  std::string name;
  std::ifstream comm(path_of(pid_, "comm"));
  std::getline(comm, name);
  return name;
}

// `pid (name) state ...`, and a name may hold anything.
bool has_ended(int pid) {
  std::string line;
  std::ifstream file(path_of(pid, "stat"));
  std::getline(file, line);
  const std::size_t at = line.rfind(')');
  return at == std::string::npos || at + 2 >= line.size() || line[at + 2] == 'Z' ||
         line[at + 2] == 'X';
}

StoppedThreads::StoppedThreads(int pid) {
  // Those that run may make others meanwhile; once all that were there are stopped, none comes.
  for (int round = 0; round < 100; ++round) {
    const std::size_t before = threads_.size();
    if (!stop_new_ones(pid)) return;
    if (threads_.size() == before) {
      all_ = before > 0;
      return;
    }
  }
}

bool StoppedThreads::stop_new_ones(int pid) {
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path_of(pid, "task").c_str()), closedir);
  if (!folder) return false;
  const std::size_t first = threads_.size();
  while (const dirent* entry = readdir(folder.get())) {
    const int thread = std::atoi(entry->d_name);
    const auto same = [thread](const auto& t) { return t.first == thread; };
    if (thread <= 0 || std::any_of(threads_.begin(), threads_.end(), same)) continue;
    if (ptrace(PTRACE_SEIZE, thread, nullptr, nullptr) != 0) {
      if (errno == ESRCH) continue;  // it has ended
      return false;
    }
    threads_.push_back({thread, 0});
    if (ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr) != 0 && errno != ESRCH) return false;
  }
  const double until = seconds_now() + 1;
  for (std::size_t i = first; i < threads_.size();) {
    int status = 0;
    const int got = waitpid(threads_[i].first, &status, __WALL | WNOHANG);
    if (got == 0) {
      if (seconds_now() > until) return false;  // in the kernel, where it cannot be stopped
      usleep(20);
      continue;
    }
    if (got < 0 || WIFEXITED(status) || WIFSIGNALED(status)) {
      threads_.erase(threads_.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    // Stopped by us, or on its way to a signal, which it is to have when it goes on.
    if (status >> 16 != PTRACE_EVENT_STOP) threads_[i].second = WSTOPSIG(status);
    ++i;
  }
  return true;
}

StoppedThreads::~StoppedThreads() {
  for (const auto& [thread, signal] : threads_)
    ptrace(PTRACE_DETACH, thread, nullptr, reinterpret_cast<void*>(static_cast<long>(signal)));
}

}  // namespace asyncio::detail
