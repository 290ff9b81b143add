// postgres_notes: notes in PostgreSQL: a transaction, many rows, and an error that undoes it.
// It starts a server of its own, on a socket in a temporary folder, and ends it.
#include <asyncio/asyncio.hpp>
#include <asyncio/db/backoff.hpp>
#include <asyncio/db/postgres/connection.hpp>
#include <asyncio/db/postgres/transaction.hpp>
#include <asyncio/io/subprocess.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

// One of PostgreSQL's programs, installed or only unpacked. By setpriv it ends with this process,
// and is nobody where this is root.
Coroutine<std::shared_ptr<Process>> start(const std::string& name,
                                          const std::vector<std::string>& arguments) {
  std::vector<std::string> command{"--pdeathsig", "QUIT"};
  if (geteuid() == 0)
    command.insert(command.end(), {"--reuid=65534", "--regid=65534", "--clear-groups"});
  for (const char* const root : {"", "/var/cache/asyncio17/servers/postgresql"}) {
    const std::string program = std::string(root) + "/usr/lib/postgresql/15/bin/" + name;
    if (access(program.c_str(), X_OK) != 0) continue;
    command.push_back(program);
    command.insert(command.end(), arguments.begin(), arguments.end());
    SubprocessOptions quiet;
    quiet.stdout_ = quiet.stderr_ = subprocess::DEVNULL;
    return create_subprocess_exec("setpriv", command, quiet);
  }
  throw RuntimeError("there is no PostgreSQL 15: apt-get install postgresql-15");
}

Coroutine<> notes(postgres::ConnectionPtr c) {
  return coroutine([c, rows = postgres::Records()](auto& co) mutable {
    BEGIN(co);
    WITH(*c) {
      YIELD_FROM(c->execute("CREATE TABLE notes (id serial PRIMARY KEY, text text UNIQUE)"));
      YIELD_FROM(c->executemany("INSERT INTO notes (text) VALUES ($1)",
                                std::vector<std::tuple<std::string>>{{"milk"}, {"bread"}}));
      TRY {
        WITH(c->transaction()) {
          YIELD_FROM(c->execute("INSERT INTO notes (text) VALUES ('never seen')"));
          YIELD_FROM(c->execute("INSERT INTO notes (text) VALUES ('milk')"));
        }
        END_WITH;
      }
      EXCEPT_AS(e, postgres::UniqueViolationError) { std::cout << e.detail() << '\n'; }
      END_TRY;
      YIELD_FROM_INTO(rows, c->fetch("SELECT id, text FROM notes WHERE id > $1", 0));
      for (const postgres::Record& row : rows) std::cout << row.to_string() << '\n';
    }
    END_WITH;
    END;
  });
}

Coroutine<> program() {
  return coroutine([folder =
                        (std::filesystem::temp_directory_path() / "postgres_notes_XXXXXX").string(),
                    server = std::shared_ptr<Process>(), dsn = std::string(),
                    patient =
                        db::Retry(db::ConstantBackoff(0.05), 200),  // it has only just been started
                    c = postgres::ConnectionPtr()](auto& co) mutable {
    BEGIN(co);
    if (!mkdtemp(folder.data())) RAISE(RuntimeError("no temporary folder can be made"));
    std::filesystem::permissions(folder, std::filesystem::perms::all);
    dsn = "host=" + folder + " user=me dbname=postgres";
    TRY {
      YIELD_FROM_INTO(server, start("initdb", {"-D", folder + "/data", "-U", "me", "--no-sync"}));
      YIELD_FROM(server->wait());
      YIELD_FROM_INTO(server, start("postgres", {"-D", folder + "/data", "-k", folder, "-c",
                                                 "listen_addresses="}));
      YIELD_FROM_INTO(c, patient.call_with_retry([dsn] { return postgres::connect(dsn); }));
      YIELD_FROM(notes(c));
    }
    FINALLY {
      if (server && !server->returncode()) {
        server->send_signal(SIGINT);
        YIELD_FROM(server->wait());
      }
      std::filesystem::remove_all(folder);
    }
    END_TRY;
    END;
  });
}

}  // namespace

int main() { asyncio::run(program()); }
