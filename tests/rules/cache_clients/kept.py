import os

import redis
import valkey

store = redis.from_url(os.environ["STORE_URL"])
page_cache = redis.from_url(os.environ["PAGES_URL"])
waiting = valkey.Valkey(host="jobs.internal")
limited = redis.Redis.from_url("redis://limited.internal/1?socket_timeout=3")


def remember(order, total):
    store.pipeline().hset("orders", order, total)


# none of these


class Orders(dict):
    def hset(self, name, key, value):
        self[name, key] = value


Orders().hset("orders", 1, 2)
