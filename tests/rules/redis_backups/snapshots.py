"""Snapshots of Redis."""

import redis

client = redis.Redis(host="cache")


def backup_cache():
    client.bgsave()


def restore_cache():
    pass


def before_the_move(other: redis.Redis):
    other.save()


# none of these: what is no client of Redis, and another request


def others(order):
    order.save()
    client.lastsave()
