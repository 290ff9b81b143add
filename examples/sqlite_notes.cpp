// sqlite_notes: notes in a database of SQLite's, with aiosqlite's names; a file may be given.
//
//     async def main(path=':memory:'):
//         async with aiosqlite.connect(path) as db:
//             await db.executescript(SCHEMA)
//             notes = [('milk', 'buy some'), ('rain', 'take an umbrella'), ('Ada', 'call her')]
//             await db.executemany('INSERT OR IGNORE INTO notes VALUES (?, ?)', notes)
//             await db.commit()
//             try:
//                 await db.execute('INSERT INTO notes VALUES (?, ?)', ('milk', 'again'))
//             except aiosqlite.IntegrityError as e:
//                 print(e)
//             await db.rollback()
//             await db.create_function('shout', 1, str.upper)
//             async with db.execute('SELECT title, shout(text) AS text FROM notes WHERE title > ? '
//                                   'ORDER BY title', ('m',)) as cursor:
//                 async for row in cursor:
//                     print(row['title'] + ':', row['text'])
//             total, longest = await asyncio.gather(
//                 db.execute_fetchall('SELECT count(*) FROM notes'),
//                 db.execute_fetchall('SELECT max(length(text)) FROM notes'))
//             print(total[0][0], 'notes, the longest of', longest[0][0], 'letters')
//
//     asyncio.run(main(*sys.argv[1:]))
#include <asyncio/asyncio.hpp>
#include <asyncio/db/sqlite/connection.hpp>
#include <asyncio/db/sqlite/exceptions.hpp>

#include <cctype>
#include <iostream>
#include <string>
#include <tuple>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

using Rows = std::vector<sqlite::Row>;

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS notes (title TEXT PRIMARY KEY, text TEXT NOT NULL)";

sqlite::Value shout(const std::vector<sqlite::Value>& given) {
  std::string text = given[0].get<std::string>();
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

Coroutine<> notes(std::string path) {
  return coroutine([path, db = sqlite::Connection(), cursor = sqlite::Cursor(), row = sqlite::Row(),
                    total = Rows(), longest = Rows()](auto& co) mutable {
    BEGIN(co);
    WITH_INTO(db, sqlite::connect(path)) {
      YIELD_FROM(db.executescript(kSchema));
      YIELD_FROM(db.executemany(
          "INSERT OR IGNORE INTO notes VALUES (?, ?)",
          std::vector<std::tuple<const char*, const char*>>{
              {"milk", "buy some"}, {"rain", "take an umbrella"}, {"Ada", "call her"}}));
      YIELD_FROM(db.commit());
      TRY { YIELD_FROM(db.execute("INSERT INTO notes VALUES (?, ?)", "milk", "again")); }
      EXCEPT_AS(e, sqlite::IntegrityError) { std::cout << e.what() << '\n'; }
      END_TRY;
      YIELD_FROM(db.rollback());
      YIELD_FROM(db.create_function("shout", 1, shout));
      WITH_INTO(cursor, db.execute("SELECT title, shout(text) AS text FROM notes WHERE title > ? "
                                   "ORDER BY title",
                                   "m")) {
        FOR(row, cursor) {
          std::cout << row.template get<std::string>("title") << ": "
                    << row.template get<std::string>("text") << '\n';
        }
        END_FOR;
      }
      END_WITH;
      // Both go to the thread together, and come back together.
      YIELD_FROM_INTO(std::tie(total, longest),
                      gather(db.execute_fetchall("SELECT count(*) FROM notes"),
                             db.execute_fetchall("SELECT max(length(text)) FROM notes")));
      std::cout << total[0].template get<int>(0) << " notes, the longest of "
                << longest[0].template get<int>(0) << " letters\n";
    }
    END_WITH;
    END;
  });
}

}  // namespace

int main(int argc, char** argv) { asyncio::run(notes(argc > 1 ? argv[1] : ":memory:")); }
