"""Servers that keep jobs, told by an object of settings that is handed around."""

from redis import Redis, Sentinel


class Detector:
    def __init__(self, context):
        self.context = context

    def queue_client(self):
        return Redis(host=self.context.config.JOBS_HOST, port=self.context.config.JOBS_PORT)

    def queue_sentinel(self):
        several = [tuple(one.split(":")) for one in self.context.config.JOBS_SENTINELS.split(",")]
        return Sentinel(several, socket_timeout=self.context.config.JOBS_TIMEOUT)

    def page_cache(self):
        return Redis(host="pages.internal")


# none of these: a constant of an object that is no configuration


class Limits:
    HOST = "limits.internal"


def other(client, config: Limits):
    return Redis(host=client.DEFAULT_HOST), Redis(host=config.HOST)
