// json_api (until stopped): notes as JSON; curl localhost:8000/notes -d '{"text": "tea"}'
//
//     async def add(request):
//         text = (await request.json()).get('text')
//         if not isinstance(text, str):
//             raise web.HTTPUnprocessableEntity(reason='a note has a text')
//         id = max(notes, default=0) + 1
//         notes[id] = {'id': id, 'text': text}
//         return web.json_response(notes[id], status=201)
//
//     @web.middleware
//     async def errors_are_json(request, handler):
//         try:
//             return await handler(request)
//         except ValueError:
//             return web.json_response({'error': 'that is no JSON'}, status=400)
//         except web.HTTPException as e:
//             return web.json_response({'error': e.reason}, status=e.status, headers=e.headers)
#include <asyncio/asyncio.hpp>
#include <asyncio/web/boost_json.hpp>
#include <asyncio/web/web.hpp>
#include <cstdlib>
#include <map>
#include <string>

#include <asyncio/generators/short_keywords.hpp>

namespace json = boost::json;
namespace web = asyncio::web;

namespace {
using Notes = std::map<int, json::value>;
constexpr web::AppKey<Notes> notes{"notes"};

Notes::iterator note_of(const web::Request& request) {
  Notes& all = request.app()[notes];
  const auto found = all.find(std::stoi(request.match_info()["id"]));
  if (found == all.end()) throw web::HTTPNotFound();
  return found;
}

web::Response show(web::Request request) { return web::json_response(note_of(request)->second); }

web::Response forget(web::Request request) {
  request.app()[notes].erase(note_of(request));
  return web::Response().status(204);
}

web::Response show_all(web::Request request) {
  json::array all;
  for (const auto& [id, note] : request.app()[notes]) all.push_back(note);
  return web::json_response(all);
}

const json::value& added(Notes& all, const json::value& text) {
  const int id = all.empty() ? 1 : all.rbegin()->first + 1;
  return all[id] = {{"id", id}, {"text", text}};
}

asyncio::Coroutine<web::Response> add(web::Request request) {
  return asyncio::coroutine<web::Response>([request, body = json::value()](auto& co) mutable {
    BEGIN(co);
    YIELD_FROM_INTO(body, request.json());
    if (!body.is_object() || !body.get_object().contains("text") || !body.at("text").is_string())
      RAISE(web::HTTPUnprocessableEntity().reason("a note has a text"));
    RETURN(web::json_response(added(request.app()[notes], body.at("text")), 201));
    END;
  });
}

asyncio::Coroutine<web::StreamResponse> errors_are_json(web::Request request,
                                                        web::Handler handler) {
  return asyncio::coroutine<web::StreamResponse>([request, handler](auto& co) {
    BEGIN(co);
    TRY { RETURN_FROM(handler(request)); }
    EXCEPT(asyncio::JSONDecodeError) {
      RETURN(web::json_response({{"error", "that is no JSON"}}, 400));
    }
    EXCEPT_AS(error, web::HTTPException) {
      RETURN(web::json_response({{"error", error.reason()}}, error.status(), error.headers()));
    }
    END_TRY;
    END;
  });
}

}  // namespace

// json_api [PORT]
int main(int count, char** words) {
  web::Application app;
  app.add_middleware(errors_are_json);
  app.add_routes({web::get("/notes", show_all), web::post("/notes", add),
                  web::get(R"(/notes/{id:\d{1,9}})", show),
                  web::delete_(R"(/notes/{id:\d{1,9}})", forget)});
  web::RunOptions options;
  options.host = {"127.0.0.1"};
  options.port = count > 1 ? std::atoi(words[1]) : 8000;
  web::run_app(app, options);
}
