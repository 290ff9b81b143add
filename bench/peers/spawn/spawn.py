"""The same as ../../spawn.cpp in Python."""
import asyncio
import sys


async def main():
    for _ in range(int(sys.argv[1])):
        child = await asyncio.create_subprocess_exec('/bin/true')
        await child.wait()

asyncio.run(main())
