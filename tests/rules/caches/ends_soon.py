from cachetools import LRUCache

BLOBS = LRUCache(maxsize=5000)

# none of these

import functools


@functools.cache
def resolve(host):
    return host


def main(hosts):
    return [resolve(host) for host in hosts]
