import os

import redis
import redis.asyncio
from pymemcache.client.base import Client as Memcached

plain = redis.Redis()
sessions = redis.Redis(host="sessions.internal", port=6380, socket_timeout=2, password="hunter2")
by_url = redis.from_url("rediss://:hunter2@cache.internal:6379/2", socket_timeout=None)
jobs = redis.asyncio.from_url(os.environ["REDIS_URL"])
shared = redis.Redis(connection_pool=redis.ConnectionPool.from_url(os.getenv("POOL_URL")))
memcached = Memcached("memcached.internal:11211", timeout=1)


def anywhere(host):
    return redis.Redis(host=host)  # named by others above


# none of these


class Redis:
    def __init__(self, host):
        self.host = host


Redis("sessions.internal")
