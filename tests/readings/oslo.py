"""Options of oslo.config, as services read them."""

import functools
import threading
from concurrent.futures import ThreadPoolExecutor

from oslo_config import cfg
from oslo_service import service, wsgi

CONF = cfg.CONF
TIMEOUT = CONF.api.timeout
own = cfg.ConfigOpts()


def at_use():
    return CONF.api.max_limit, CONF["api"]["page-size"], CONF.host.split(",")


def by_name():
    return getattr(CONF.api, "max_limit"), getattr(CONF, "host")


def through_a_group():
    api = CONF.api
    return api.max_limit


def with_default(limit=CONF.api.default_limit):
    def inner(again=CONF.api.inner_limit):
        return again

    return limit


@functools.lru_cache
def once():
    return CONF.api.cached


@functools.wraps(at_use, CONF.api.decorated)
def decorated():
    pass


def on_the_stack():
    interval = CONF.poll.interval
    while True:
        threading.Event().wait(interval)


def each_round():
    while True:
        interval = CONF.poll.interval
        threading.Event().wait(interval)


def tries_again():
    tries = CONF.poll.tries
    while True:
        tries -= 1
        if not tries:
            return


class Agent:
    retries = CONF.agent.retries

    def __init__(self, conf: cfg.ConfigOpts):
        self.conf = conf
        self.timeout = conf.agent.timeout * 2
        if CONF.agent.checked:
            raise ValueError(f"checked {CONF.agent.reported}")
        bound = CONF.agent.bound
        self.bound = min(bound, 10)
        self.pool = ThreadPoolExecutor(max_workers=CONF.agent.workers)
        self.later = lambda: CONF.agent.later

    def start(self):
        self.started = self.conf.agent.started
        other.started = self.conf.agent.elsewhere
        global STATE
        STATE = CONF.agent.state
        return wsgi.Server("api", self.conf.agent.port)

    def run(self, name):
        return own.agent.own, self.conf.agent[name], self.conf.agent.later


def serve(server):
    service.launch(CONF, server, restart_method="mutate")
    service.ProcessLauncher(CONF)
    CONF.mutate_config_files()
    own.reload_config_files()
    CONF.register_mutate_hook(refresh)


def refresh(conf, fresh):
    pass


# none of these


class Settings:
    api = None


CONF.register_opts([])
settings = Settings()
settings.api.timeout
CONF.set_override("max_limit", 3, group="api")
CONF.api.written = 3
getattr(settings, "timeout")


def shadowed(CONF):
    return CONF.api.timeout
