// The function of mapped() is called with each element.
#include <asyncio/asyncio.hpp>

#include <string>
#include <vector>

asyncio::Coroutine<int> fetch(int url);
asyncio::Coroutine<int> fetch_text(const std::string& url);

void start(const std::vector<std::string>& urls) {
#ifndef CONTROL
  (void)asyncio::gather(asyncio::mapped(urls, fetch));
#endif
  (void)asyncio::gather(asyncio::mapped(urls, fetch_text));
}
