// redis_chat: people talk over a channel of Redis, and a stream keeps what was said.
// It starts a server of its own, on a socket in a temporary folder, and ends it.
#include <asyncio/asyncio.hpp>
#include <asyncio/db/redis/pipeline.hpp>
#include <asyncio/db/redis/pubsub.hpp>
#include <asyncio/io/subprocess.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <asyncio/generators/short_keywords.hpp>

using namespace asyncio;

namespace {

// Debian's redis-tools has the server under the name of another program, which looks at how it is
// called. It ends with this process, and is nobody where this is root.
std::vector<std::string> server_in(const std::string& folder) {
  for (const char* program : {"/usr/bin/redis-server", "/usr/bin/redis-check-rdb"}) {
    if (access(program, X_OK) != 0) continue;
    std::filesystem::create_symlink(program, folder + "/redis-server");
    std::vector<std::string> command{folder + "/redis-server", "--port", "0", "--unixsocket",
                                     folder + "/socket"};
    command.insert(command.end(),
                   {"--unixsocketperm", "777", "--save", "", "--logfile", folder + "/log"});
    if (geteuid() == 0)
      command.insert(command.begin(), {"--reuid=65534", "--regid=65534", "--clear-groups"});
    command.insert(command.begin(), {"--pdeathsig", "KILL"});
    return command;
  }
  throw RuntimeError("there is no Redis: apt-get install redis-tools");
}

Coroutine<> say(redis::Redis redis, std::string name, std::string line) {
  return coroutine([pipe = redis.pipeline(), name, line](auto& co) mutable {
    BEGIN(co);
    pipe.xadd("said", redis::TextMap{{name, line}});
    pipe.publish("room", name + ": " + line);
    YIELD_FROM(pipe.execute());
    END;
  });
}

Coroutine<> chat(redis::Redis redis) {
  return coroutine([redis, pubsub = redis.pubsub(true), message = redis::Message(), count = 3,
                    said = redis::StreamEntries()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM(pubsub.subscribe("room"));
    YIELD_FROM(say(redis, "Ada", "Is anybody here?"));
    YIELD_FROM(say(redis, "Grace", "What do you compute?"));
    YIELD_FROM(say(redis, "Ada", "Bernoulli's numbers."));
    FOR(message, pubsub.listen()) {
      std::cout << message.data << '\n';
      if (--count == 0) break;
    }
    END_FOR;
    YIELD_FROM_INTO(said, redis.xrevrange("said", "+", "-", 2));
    for (const auto& [id, fields] : said)
      std::cout << "kept: " << fields[0].first << " said " << fields[0].second << '\n';
    END;
  });
}

Coroutine<> program() {
  return coroutine(
      [folder = (std::filesystem::temp_directory_path() / "redis_chat_XXXXXX").string(),
       server = std::shared_ptr<Process>(), options = redis::RedisOptions()](auto& co) mutable {
        BEGIN(co);
        if (!mkdtemp(folder.data())) RAISE(RuntimeError("no temporary folder can be made"));
        std::filesystem::permissions(folder, std::filesystem::perms::all);
        TRY {
          YIELD_FROM_INTO(server, create_subprocess_exec("setpriv", server_in(folder)));
          options.unix_socket_path = folder + "/socket";
          options.retry =
              db::Retry(db::ConstantBackoff(0.02), 500);  // it has only just been started
          YIELD_FROM(chat(redis::Redis(options)));
        }
        FINALLY {
          if (server) {
            server->terminate();
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
