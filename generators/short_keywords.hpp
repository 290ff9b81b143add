// The keywords without their prefix, for a source file that asks for them: BEGIN, YIELD, TRY, …
// Include it last, and never in a header: macros know no namespaces.
#pragma once

#include <asyncio/generators/keywords.hpp>

#define BEGIN ASYNCIO_BEGIN
#define END ASYNCIO_END
#define YIELD ASYNCIO_YIELD
#define YIELD_INTO ASYNCIO_YIELD_INTO
#define YIELD_FROM ASYNCIO_YIELD_FROM
#define YIELD_FROM_INTO ASYNCIO_YIELD_FROM_INTO
#define YIELD_FROM_OUTCOME ASYNCIO_YIELD_FROM_OUTCOME
#define RETURN_FROM ASYNCIO_RETURN_FROM
#define RETURN ASYNCIO_RETURN
#define RAISE ASYNCIO_RAISE
#define TRY ASYNCIO_TRY
#define EXCEPT ASYNCIO_EXCEPT
#define EXCEPT_AS ASYNCIO_EXCEPT_AS
#define ELSE ASYNCIO_ELSE
#define FINALLY ASYNCIO_FINALLY
#define END_TRY ASYNCIO_END_TRY
#define WITH ASYNCIO_WITH
#define WITH_INTO ASYNCIO_WITH_INTO
#define END_WITH ASYNCIO_END_WITH
#define FOR ASYNCIO_FOR
#define END_FOR ASYNCIO_END_FOR
