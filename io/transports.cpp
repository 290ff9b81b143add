#include <asyncio/io/transports.hpp>

namespace asyncio {

void WriteTransport::writelines(const std::vector<std::string_view>& list) {
  std::string joined;
  for (const std::string_view line : list) joined += line;
  write(joined);
}

}  // namespace asyncio
