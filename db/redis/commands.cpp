#include <asyncio/db/redis/commands.hpp>

namespace asyncio::redis {

Texts SetOptions::pieces() const {
  Texts out;
  const auto add = [&out](const char* name, const std::optional<std::int64_t>& value) {
    if (value) out.insert(out.end(), {name, std::to_string(*value)});
  };
  add("EX", ex);
  add("PX", px);
  add("EXAT", exat);
  add("PXAT", pxat);
  if (nx) out.push_back("NX");
  if (xx) out.push_back("XX");
  if (keepttl) out.push_back("KEEPTTL");
  return out;
}

Texts XAddOptions::pieces() const {
  Texts out;
  if (nomkstream) out.push_back("NOMKSTREAM");
  if (maxlen) out.insert(out.end(), {"MAXLEN", approximate ? "~" : "=", std::to_string(*maxlen)});
  out.push_back(id);
  return out;
}

}  // namespace asyncio::redis
