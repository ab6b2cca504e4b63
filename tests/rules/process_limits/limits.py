import asyncio
import resource
import socket
import sys

from django.conf import settings

MEMORY = 2 * 1024**3
PATIENCE = 30

resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
sys.setrecursionlimit(5000)


async def answer(reader):
    first = await asyncio.wait_for(reader.readline(), timeout=settings.READ_SECONDS)
    async with asyncio.timeout(PATIENCE):
        return first + await reader.read()


async def drained(task, timeout):
    await asyncio.wait_for(task, timeout=timeout)


async def stop(task):
    await drained(task, PATIENCE)


def is_up(host):
    return socket.create_connection((host, 80))


# none of these


def also(host, limits):
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    socket.create_connection((host, 80), timeout=3)
    return socket.create_connection((host, 80), 3)


async def short(task):
    await asyncio.wait_for(task, 0.1)
    await asyncio.wait_for(task, None)
