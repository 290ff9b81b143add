#include <asyncio/futures/task_notes.hpp>

#include <asyncio/loop/loop_access.hpp>

#include <cstring>
#include <utility>

namespace asyncio::detail {

namespace {
constexpr std::size_t kFirstRoom = 8;

char* copy_of(std::string_view text) {
  auto* const copy = static_cast<char*>(pool_allocate(text.size() + 1));
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  return copy;
}
void free_text(const TaskNote& note) noexcept {
  if (note.what) pool_deallocate(note.what, static_cast<std::size_t>(note.number) + 1);
}
}  // namespace

TaskNoteTable::~TaskNoteTable() { ::operator delete(notes_); }

// Objects lie at multiples of eight, and often in rows: the upper bits of the product depend on all
// bits of the address.
std::size_t TaskNoteTable::place_of(const FutureBase& of, std::size_t room) noexcept {
  const auto address = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(&of));
  return static_cast<std::size_t>((address * 0x9e3779b97f4a7c15u) >> 32) & (room - 1);
}

TaskNote& TaskNoteTable::free_place(TaskNote* notes, std::size_t room,
                                    const FutureBase& of) noexcept {
  std::size_t i = place_of(of, room);
  while (notes[i].of) i = (i + 1) & (room - 1);
  return notes[i];
}

TaskNote* TaskNoteTable::find(const FutureBase& of) const noexcept {
  if (size_ == 0) return nullptr;
  for (std::size_t i = place_of(of, room_); notes_[i].of; i = (i + 1) & (room_ - 1)) {
    if (notes_[i].of == &of) return &notes_[i];
  }
  return nullptr;
}

TaskNote& TaskNoteTable::at(const FutureBase& of) {
  if (TaskNote* const note = find(of)) return *note;
  if (2 * (size_ + 1) > room_) make_room();
  TaskNote& note = free_place(notes_, room_, of);
  note = {&of, nullptr, 0};
  ++size_;
  return note;
}

// The former places are freed once the new ones are filled: who reads from outside finds the one or
// the other.
void TaskNoteTable::make_room() {
  const std::size_t room = room_ == 0 ? kFirstRoom : 2 * room_;
  auto* const notes = static_cast<TaskNote*>(::operator new(room * sizeof(TaskNote)));
  for (std::size_t i = 0; i < room; ++i) ::new (static_cast<void*>(&notes[i])) TaskNote{};
  for (std::size_t i = 0; i < room_; ++i) {
    if (notes_[i].of) free_place(notes, room, *notes_[i].of) = notes_[i];
  }
  TaskNote* const former = std::exchange(notes_, notes);
  room_ = room;
  ::operator delete(former);
}

void TaskNoteTable::set_text(const FutureBase& of, std::string_view text) {
  char* const copy = copy_of(text);
  try {
    TaskNote& note = at(of);
    free_text(note);
    note.what = copy;
    note.number = text.size();
  } catch (...) {
    pool_deallocate(copy, text.size() + 1);
    throw;
  }
}

// Those that follow without a free place between move up, unless that would be before their own.
void TaskNoteTable::erase(TaskNote& note) noexcept {
  std::size_t hole = static_cast<std::size_t>(&note - notes_);
  for (std::size_t i = (hole + 1) & (room_ - 1); notes_[i].of; i = (i + 1) & (room_ - 1)) {
    const std::size_t way = (i - place_of(*notes_[i].of, room_)) & (room_ - 1);
    if (way < ((i - hole) & (room_ - 1))) continue;
    notes_[hole] = notes_[i];
    hole = i;
  }
  notes_[hole] = {};
  --size_;
}

void TaskNoteTable::erase_text(const FutureBase& of) noexcept {
  TaskNote* const note = find(of);
  if (!note) return;
  free_text(*note);
  erase(*note);
}

TaskNotes& TaskNotes::of(EventLoop& loop) {
  TaskNotes*& notes = access(loop).tasks().notes;
  if (!notes) notes = new TaskNotes;
  return *notes;
}

void TaskNotes::tidy(EventLoop& loop) noexcept {
  TaskNotes*& notes = access(loop).tasks().notes;
  if (notes && notes->names.empty() && notes->messages.empty() && notes->counts.empty() &&
      notes->tellers.empty())
    delete std::exchange(notes, nullptr);
}

}  // namespace asyncio::detail

#pragma GCC diagnostic ignored "-Winvalid-offsetof"
namespace asyncio::detail {
ASYNCIO_PACKED_LAYOUT_(TaskNotes, "task_notes",
                       ASYNCIO_OFFSET_("TaskNotes.names", TaskNotes, names),
                       ASYNCIO_OFFSET_("TaskNotes.notes", TaskNoteTable, notes_),
                       ASYNCIO_OFFSET_("TaskNotes.room", TaskNoteTable, room_),
                       ASYNCIO_CONSTANT_("TaskNote.size", sizeof(TaskNote)),
                       ASYNCIO_OFFSET_("TaskNote.of", TaskNote, of),
                       ASYNCIO_OFFSET_("TaskNote.what", TaskNote, what),
                       ASYNCIO_OFFSET_("TaskNote.number", TaskNote, number))
}  // namespace asyncio::detail
