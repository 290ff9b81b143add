// TaskNotes: what only few tasks of a loop have: names, messages of cancel(), very many requests to
// cancel. It is kept aside, in tables of the loop, so that the others pay nothing for it.
//
// The loop has a pointer to the notes, which is null while there are none: each future erases its
// own notes at its end, and the last one frees the tables, so that a loop has none to destroy.
// Nothing of it is of a thread: a loop may be made, and its tasks named, in one thread and run in
// another.
#pragma once

#include <asyncio/generators/layout.hpp>
#include <asyncio/generators/pool.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio {
class EventLoop;
}

namespace asyncio::detail {

class FutureBase;

// What is noted of one future. Its layout is what a reader from outside finds in memory.
struct TaskNote {
  const FutureBase* of;  // null: a free place
  void* what;            // a text (owned), or a node
  std::uint64_t number;  // the length of the text, or a count
  std::string_view text() const noexcept {
    return {static_cast<const char*>(what), static_cast<std::size_t>(number)};
  }
};

// Notes of one kind.
//
// Invariants:
//  1. A note stands at the first free place from the one that its future's address leads to, so
//  that a search ends at a free place.
//  2. At least half of the places are free.
class TaskNoteTable {
 public:
  TaskNoteTable() noexcept = default;
  TaskNoteTable(const TaskNoteTable&) = delete;
  TaskNoteTable& operator=(const TaskNoteTable&) = delete;
  ~TaskNoteTable();

  bool empty() const noexcept { return size_ == 0; }
  // Null when there is none.
  TaskNote* find(const FutureBase& of) const noexcept;
  // The note of it, made with neither text nor number when there is none. What throws has done
  // nothing.
  TaskNote& at(const FutureBase& of);
  // Notes a text in place of any other one. What throws has done nothing.
  void set_text(const FutureBase& of, std::string_view text);
  // Does not free what it leads to.
  void erase(TaskNote& note) noexcept;
  // Erases a text, if there is one.
  void erase_text(const FutureBase& of) noexcept;

 private:
  template <class>
  friend struct LayoutOf;
  static std::size_t place_of(const FutureBase& of, std::size_t room) noexcept;
  static TaskNote& free_place(TaskNote* notes, std::size_t room, const FutureBase& of) noexcept;
  void make_room();

  TaskNote* notes_ = nullptr;
  std::size_t room_ = 0;  // places, a power of two
  std::size_t size_ = 0;
};

struct TaskNotes : Pooled {
  TaskNoteTable names;
  TaskNoteTable messages;  // of the last cancel() with one
  TaskNoteTable counts;    // requests to cancel beyond what a task has room for
  TaskNoteTable tellers;   // see shield()

  // Those of a loop, made when it has none.
  static TaskNotes& of(EventLoop& loop);
  // Frees them when there is nothing in them.
  static void tidy(EventLoop& loop) noexcept;
};

}  // namespace asyncio::detail
#pragma GCC visibility pop
