// chat (until stopped): a page on which all who have it open write to each other, by WebSockets.
// Each client has a bounded queue, and who is too slow to read is dropped, so that nobody waits for
// him. Its argument is the port.
//
//     clients = {}
//
//     async def chat(request):
//         ws = web.WebSocketResponse(heartbeat=30)
//         await ws.prepare(request)
//         queue = clients[ws] = asyncio.Queue(100)
//         writer = asyncio.create_task(write(ws, queue))
//         try:
//             async for msg in ws:
//                 if msg.type == web.WSMsgType.TEXT:
//                     tell(msg.data)
//         finally:
//             del clients[ws]
//             writer.cancel()
//         return ws
#include <asyncio/asyncio.hpp>
#include <asyncio/web/web.hpp>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace web = asyncio::web;

namespace {

constexpr char kPage[] = R"(<!DOCTYPE html><meta charset="utf-8"><title>Chat</title>
<style>
body { font: 16px sans-serif; max-width: 40em; margin: 2em auto }
ul { padding: 0 }
li { padding: .3em .6em; margin: .2em; background: #eef; border-radius: .5em; list-style: none }
</style>
<h1>Chat</h1><ul id="all"></ul><form><input id="say" size="40" autofocus><button>Say</button></form>
<script>
const ws = new WebSocket(location.href.replace('http', 'ws') + 'chat');
const show = text => { const li = document.createElement('li'); li.textContent = text; all.append(li) };
ws.onmessage = event => show(event.data);
ws.onclose = event => show('closed with ' + event.code);
document.forms[0].onsubmit = event => { event.preventDefault(); ws.send(say.value); say.value = '' };
</script>)";

struct Client {
  web::WebSocketResponse ws;
  asyncio::Queue<std::string> waiting{100};
  asyncio::AnyTask writer;
};
using ClientPtr = std::shared_ptr<Client>;
std::set<ClientPtr> clients;

void tell(const std::string& text) {
  for (const ClientPtr& client : clients) {
    if (client->waiting.full())
      client->writer.cancel();  // which drops it
    else
      client->waiting.put_nowait(text);
  }
}

asyncio::Coroutine<> write(ClientPtr client) {
  return asyncio::coroutine([client, text = std::string()](auto& co) mutable {
    BEGIN(co);
    TRY {
      for (;;) {
        YIELD_FROM_INTO(text, client->waiting.get());
        YIELD_FROM(client->ws.send_str(text));
      }
    }
    EXCEPT(asyncio::ConnectionResetError) {}
    FINALLY { YIELD_FROM(client->ws.close(web::WSCloseCode::POLICY_VIOLATION, "too slow")); }
    END_TRY;
    END;
  });
}

asyncio::Coroutine<web::WebSocketResponse> chat(web::Request request) {
  return asyncio::coroutine<web::WebSocketResponse>(
      [request, me = std::make_shared<Client>(), msg = web::WSMessage()](auto& co) mutable {
        BEGIN(co);
        YIELD_FROM(me->ws.heartbeat(30).prepare(request));
        clients.insert(me);
        me->writer = asyncio::create_task(write(me));
        TRY {
          FOR(msg, me->ws) {
            if (msg.type == web::WSMsgType::TEXT) tell(msg.data);
          }
          END_FOR;
        }
        FINALLY {
          clients.erase(me);
          me->writer.cancel();
        }
        END_TRY;
        RETURN(me->ws);
        END;
      });
}

web::Response page(web::Request) { return web::Response().text(kPage).content_type("text/html"); }

}  // namespace

int main(int count, char** words) {
  web::Application app;
  app.add_routes({web::get("/", page), web::get("/chat", chat)});
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = count > 1 ? std::atoi(words[1]) : 8080;
  web::run_app(app, options);
}
