// html_escape(): text that comes from anywhere, as a part of a page.
//
//   page += "<p>" + web::html_escape(request.query().get("name", "")) + "</p>";
//
// Python name: html.escape. Thread: any.
#pragma once

#include <asyncio/generators/config.hpp>

#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace asyncio::web {

// & < > " ' as entities, so that it is text between tags and in quoted attributes.
std::string html_escape(std::string_view text);

}  // namespace asyncio::web
#pragma GCC visibility pop
