#include <asyncio/db/postgres/connecting.hpp>

#include <asyncio/db/postgres/exceptions.hpp>
#include <asyncio/futures/wait_for.hpp>
#include <asyncio/io/readiness.hpp>
#include <asyncio/io/resolver.hpp>
#include <asyncio/loop/loop_ref.hpp>

#include <libpq-fe.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include <asyncio/generators/short_keywords.hpp>

namespace asyncio::postgres::detail {
namespace {

using asyncio::detail::wait_ready;

// Where in an error of a server its code stands, and behind it what it says. libpq has no more of a
// connection that was refused than this text, which it was told to put the code into.
std::size_t code_in(const std::string& text) {
  for (std::size_t at = text.find(":  "); at != text.npos; at = text.find(":  ", at + 1)) {
    const std::size_t code = at + 3;
    const auto fits = [](unsigned char c) { return std::isdigit(c) || std::isupper(c); };
    if (text.size() > code + 7 && text.compare(code + 5, 2, ": ") == 0 &&
        std::all_of(&text[code], &text[code] + 5, fits))
      return code;
  }
  return text.npos;
}

ExceptionPtr refusal(pg_conn* connection) {
  std::string text = connection ? PQerrorMessage(connection) : "out of memory";
  while (!text.empty() && text.back() == '\n') text.pop_back();
  const std::size_t code = code_in(text);
  if (code == text.npos) return make_exception<ClientCannotConnectError>(text);
  ErrorFields fields;
  fields.severity = "FATAL";
  fields.sqlstate = text.substr(code, 5);
  fields.message = text.substr(code + 7, text.find('\n', code) - code - 7);
  return error_of(std::move(fields));
}

// Is another host not worth a try? libpq goes on where there is no server, or none that is ready.
bool is_final(const ExceptionPtr& error) {
  return error.is<PostgresError>() && !error.is<PostgresConnectionError>() &&
         !error.is<CannotConnectNowError>();
}

ConnectionOwner start(const Parameters& parameters, const Place& place) {
  std::vector<const char*> keys, values;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) keys.push_back(key), values.push_back(value.c_str());
  };
  for (const auto& [key, value] : parameters) add(key.c_str(), value);
  add("host", place.host);
  add("hostaddr", place.address);
  add("port", place.port);
  keys.push_back(nullptr), values.push_back(nullptr);
  ConnectionOwner made(PQconnectStartParams(keys.data(), values.data(), 0));
  if (!made || PQstatus(made.get()) == CONNECTION_BAD) refusal(made.get()).rethrow();
  PQsetErrorVerbosity(made.get(), PQERRORS_VERBOSE);
  return made;
}

// What libpq asks to wait for changes with each step, and so does its socket.
Coroutine<ConnectionOwner> attempt(EventLoop& loop, Parameters parameters, Place place) {
  return coroutine<ConnectionOwner>([loop = LoopRef(loop), parameters, place,
                                     made = ConnectionOwner(),
                                     wants = PGRES_POLLING_WRITING](auto& co) mutable {
    BEGIN(co);
    made = start(parameters, place);
    while (wants != PGRES_POLLING_OK) {
      YIELD_FROM(wait_ready(*loop, PQsocket(made.get()),
                            wants == PGRES_POLLING_READING ? Interest::read : Interest::write));
      wants = PQconnectPoll(made.get());
      if (wants == PGRES_POLLING_FAILED) RAISE(refusal(made.get()));
    }
    PQsetErrorVerbosity(made.get(), PQERRORS_DEFAULT);
    if (PQsetnonblocking(made.get(), 1) != 0 || PQenterPipelineMode(made.get()) != 1)
      RAISE(refusal(made.get()));
    RETURN(std::move(made));
    END;
  });
}

// All addresses of a name, each as a place.
Coroutine<std::vector<Place>> resolved(EventLoop& loop, std::vector<Place> places) {
  return coroutine<std::vector<Place>>(
      [loop = LoopRef(loop), places, i = std::size_t{0}, all = std::vector<Place>(),
       found = Outcome<std::vector<AddressInfo>>(), error = ExceptionPtr()](auto& co) mutable {
        BEGIN(co);
        for (; i < places.size(); ++i) {
          if (!places[i].is_name()) {
            all.push_back(places[i]);
            continue;
          }
          YIELD_FROM_OUTCOME(found, getaddrinfo(*loop, places[i].host, nullptr,
                                                AddressHints{0, SOCK_STREAM, 0, 0}));
          if (found.exception()) {
            if (!found.exception().template is<std::exception>()) RAISE(found.exception());
            error = make_exception<ClientCannotConnectError>(
                "could not translate host name \"" + places[i].host +
                "\" to address: " + found.exception().what());
            error.set_cause(found.exception());
            continue;
          }
          for (const AddressInfo& info : found.value())
            all.push_back({places[i].host, info.address.host(), places[i].port});
        }
        if (all.empty()) RAISE(error);
        RETURN(std::move(all));
        END;
      });
}

// Seconds that one of so many more attempts may take.
OptionalSeconds share(const Parameters& parameters, std::optional<double> left, std::size_t more) {
  const auto given = parameters.find("connect_timeout");
  const double own = given == parameters.end() ? 0 : std::atof(given->second.c_str());
  if (own > 0) return own;
  if (!left) return std::nullopt;
  return *left / static_cast<double>(more);
}

// libpq would ask all hosts for a standby first, and then any. It sees one at a time here.
std::vector<std::string> passes_of(const Parameters& parameters) {
  const auto wanted = parameters.find("target_session_attrs");
  if (wanted == parameters.end()) return {"any"};
  if (wanted->second == "prefer-standby") return {"standby", "any"};
  return {wanted->second};
}

}  // namespace

void Finish::operator()(pg_conn* connection) const noexcept { PQfinish(connection); }

Coroutine<ConnectionOwner> open(EventLoop& loop, std::shared_ptr<const ConnectOptions> options) {
  return coroutine<ConnectionOwner>(
      [loop = LoopRef(loop), options, parameters = Parameters(), places = std::vector<Place>(),
       passes = std::vector<std::string>(), made = Outcome<ConnectionOwner>(), i = std::size_t{0},
       n = std::size_t{0}, ends = std::optional<double>()](auto& co) mutable {
        BEGIN(co);
        places = places_of(*options, parameters);
        passes = passes_of(parameters);
        if (options->timeout.get()) ends = loop->time() + *options->timeout.get();
        YIELD_FROM_INTO(places, wait_for(resolved(*loop, std::move(places)), options->timeout));
        for (n = passes.size() * places.size(); i < n; ++i) {
          parameters["target_session_attrs"] = passes[i / places.size()];
          YIELD_FROM_OUTCOME(
              made,
              wait_for(attempt(*loop, parameters, places[i % places.size()]),
                       share(parameters, ends ? std::optional(*ends - loop->time()) : std::nullopt,
                             n - i)));
          if (!made.exception()) RETURN(std::move(made.value()));
          if (!made.exception().template is<std::exception>() || is_final(made.exception())) break;
        }
        RAISE(made.exception());
        END;
      });
}

}  // namespace asyncio::postgres::detail
