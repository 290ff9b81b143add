#include <asyncio/io/connections.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace asyncio::detail {

Connections& Connections::of(EventLoop& loop) {
  access(loop).check_closed();
  auto& kept = access(loop).attachments().connections;
  if (!kept) {
    auto made = std::make_unique<Connections>(loop);
    made->watcher_ = &access(loop).watcher();
    kept.reset(made.release());
  }
  return static_cast<Connections&>(*kept);
}

void Connections::add(int fd, Connection& connection) {
  const auto at = static_cast<std::size_t>(fd);
  if (at >= by_fd_.size()) by_fd_.resize(at + 1);
  if (!std::exchange(by_fd_[at], &connection)) ++count_;
}

void Connections::remove(int fd) noexcept {
  const auto at = static_cast<std::size_t>(fd);
  if (at < by_fd_.size() && std::exchange(by_fd_[at], nullptr)) --count_;
}

// To end one runs code of the user's, if that is a protocol's pause_writing() or a destructor; so
// the table is asked anew for each.
void Connections::end_clients_of(const ServerState& server, bool at_once) {
  for (std::size_t fd = 0; fd < by_fd_.size(); ++fd) {
    if (by_fd_[fd] && by_fd_[fd]->server() == &server) by_fd_[fd]->end(at_once);
  }
}

void Connections::set_file_sender(int fd, FileSender* sender) {
  if (sender)
    file_senders_[fd] = sender;
  else
    file_senders_.erase(fd);
}

void Connections::file_is_lost(int fd) noexcept {
  const auto found = file_senders_.find(fd);
  if (found == file_senders_.end()) return;
  FileSender& sender = *found->second;
  file_senders_.erase(found);
  sender.connection_is_lost();
}

char* Connections::read_buffer() {
  if (!read_buffer_) read_buffer_.reset(new char[kReadSize]);
  return read_buffer_.get();
}

void Connections::keep_spare() noexcept {
  if (spare_ < 0) spare_ = open("/dev/null", O_RDONLY | O_CLOEXEC);
}

void Connections::give_spare() noexcept {
  if (spare_ >= 0) ::close(std::exchange(spare_, -1));
}

void Connections::check_not_used(int fd) const {
  if (fd < 0 || static_cast<std::size_t>(fd) >= by_fd_.size()) return;
  const Connection* const user = by_fd_[fd];
  if (user && user->uses_descriptor())
    throw RuntimeError("File descriptor " + std::to_string(fd) + " is used by transport " +
                       user->name());
}

void Connections::close() noexcept {
  for (std::size_t fd = 0; fd < by_fd_.size(); ++fd) {
    if (by_fd_[fd]) by_fd_[fd]->loop_closes();
  }
  give_spare();
  if (const auto threads = std::move(resolver)) threads->shutdown(false);
  sockets = nullptr;
}

}  // namespace asyncio::detail
