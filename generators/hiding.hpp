// The one declaration of a body that hides that of the body around it, which is what it is for.
//
// With -Wshadow g++ says nothing of what a system header's macro declares. (It takes no _Pragma in
// a member's initializer, where a body may stand; and of the other keywords its word is wanted, so
// they are in keywords.hpp.) clang takes one, also there.
#pragma once

#include <asyncio/generators/config.hpp>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC system_header
#endif

#define ASYNCIO_CO_IS_(co) auto& asyncio_co_ = (co)
