// Without exceptions there is one error, which says so. The control is without the library.
#ifndef CONTROL
#include <asyncio/asyncio.hpp>
#endif
