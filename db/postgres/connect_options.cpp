#include <asyncio/db/postgres/connect_options.hpp>

#include <asyncio/generators/exception.hpp>
#include <asyncio/io/resolver.hpp>

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <string_view>

namespace asyncio::postgres::detail {
namespace {

struct FreeInfo {
  void operator()(PQconninfoOption* all) const noexcept { PQconninfoFree(all); }
};
using Info = std::unique_ptr<PQconninfoOption, FreeInfo>;

// What is given, and not only a default that libpq was built with.
Parameters given_in(const Info& info) {
  Parameters given;
  for (const PQconninfoOption* o = info.get(); o && o->keyword; ++o) {
    const bool asked = !o->compiled || std::string_view(o->compiled) != (o->val ? o->val : "") ||
                       (o->envvar && std::getenv(o->envvar));
    if (o->val && asked) given[o->keyword] = o->val;
  }
  return given;
}

Parameters read(const std::string& dsn) {
  Parameters given;
  char* why = nullptr;
  const Info info(PQconninfoParse(dsn.c_str(), &why));
  PQfreemem(why);  // it quotes what it could not read
  if (!info) throw ValueError("the dsn is no connection string of libpq");
  for (const PQconninfoOption* o = info.get(); o->keyword; ++o)
    if (o->val) given[o->keyword] = o->val;
  if (given.count("service"))
    throw ValueError("a service of libpq's service file is not looked up");
  return given;
}

std::vector<std::string> taken(Parameters& from, const char* key) {
  std::vector<std::string> parts;
  const auto found = from.find(key);
  if (found == from.end()) return parts;
  std::string_view rest = found->second;
  for (std::size_t comma; (comma = rest.find(',')) != rest.npos; rest.remove_prefix(comma + 1))
    parts.emplace_back(rest.substr(0, comma));
  parts.emplace_back(rest);
  from.erase(found);
  return parts;
}

// As the server's command line has it: blanks and backslashes are marked.
std::string settings_of(const std::map<std::string, std::string>& settings) {
  std::string out;
  for (const auto& [name, value] : settings) {
    out += " -c ";
    std::string setting = name;
    setting.append("=").append(value);
    for (const char c : setting) {
      if (c == ' ' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

const std::string& of(const std::vector<std::string>& all, std::size_t i) {
  static const std::string none;
  return all.empty() ? none : all[all.size() == 1 ? 0 : i];
}

}  // namespace

bool Place::is_name() const noexcept {
  return address.empty() && !host.empty() && host[0] != '/' && host[0] != '@';
}

bool Place::is_local() const noexcept {
  const std::string& where = host.empty() ? address : host;
  return where.empty() || where[0] == '/' || where[0] == '@' || where == "localhost" ||
         where == "::1" || where.compare(0, 4, "127.") == 0;
}

std::vector<Place> places_of(const ConnectOptions& options, Parameters& parameters) {
  parameters = given_in(Info(PQconndefaults()));
  for (auto& [key, value] : read(options.dsn)) parameters[key] = value;
  for (const auto& [key, value] : {std::pair("host", options.host),
                                   {"port", options.port},
                                   {"user", options.user},
                                   {"password", options.password},
                                   {"dbname", options.database}})
    if (!value.empty()) parameters[key] = value;
  if (!options.server_settings.empty())
    parameters["options"] += settings_of(options.server_settings);
  const auto hosts = taken(parameters, "host"), addresses = taken(parameters, "hostaddr"),
             ports = taken(parameters, "port");
  const std::size_t n = std::max({hosts.size(), addresses.size(), std::size_t{1}});
  if ((!hosts.empty() && hosts.size() != n) || (!addresses.empty() && addresses.size() != n) ||
      (ports.size() > 1 && ports.size() != n))
    throw ValueError("there are not as many ports or addresses as hosts");
  std::vector<Place> places;
  bool local = true;
  for (std::size_t i = 0; i < n; ++i) {
    places.push_back(
        {hosts.empty() ? "" : hosts[i], addresses.empty() ? "" : addresses[i], of(ports, i)});
    local = local && places.back().is_local();
  }
  parameters.insert({"gssencmode", "disable"});  // Kerberos asks a network, and waits for it
  if (!parameters.count("sslmode")) {
    parameters["sslmode"] = local ? "disable" : "verify-full";
    if (!local) parameters.insert({"sslrootcert", "/etc/ssl/certs/ca-certificates.crt"});
  }
  return places;
}

}  // namespace asyncio::postgres::detail
