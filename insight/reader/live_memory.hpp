// LiveMemory: the memory of a process that runs, read without its help (process_vm_readv);
// StoppedThreads: all its threads, held for a moment.
#pragma once

#include <asyncio/insight/reader/memory.hpp>

#include <string>
#include <utility>
#include <vector>

namespace asyncio::detail {

class LiveMemory final : public Memory {
 public:
  // Throws CannotRead when there is no such process, or when the system does not permit it.
  explicit LiveMemory(int pid);
  std::vector<Address> images() override;
  std::optional<double> now() const override;
  int pid() const noexcept { return pid_; }
  // The name of the program, as ps shows it.
  std::string program() const;

 protected:
  bool fetch(Address from, void* to, std::size_t size) override;

 private:
  int pid_;
};

// It is gone, or a zombie.
bool has_ended(int pid);

// By PTRACE_SEIZE and PTRACE_INTERRUPT, which neither its parent nor a shell sees. What they wait
// for may end early, with EINTR, and so this is what comes last.
class StoppedThreads {
 public:
  explicit StoppedThreads(int pid);
  ~StoppedThreads();
  StoppedThreads(const StoppedThreads&) = delete;
  StoppedThreads& operator=(const StoppedThreads&) = delete;
  // False when some cannot be stopped, as when another debugger holds them.
  bool all() const noexcept { return all_; }

 private:
  bool stop_new_ones(int pid);
  std::vector<std::pair<int, int>> threads_;  // and the signal that each was given meanwhile
  bool all_ = false;
};

}  // namespace asyncio::detail
