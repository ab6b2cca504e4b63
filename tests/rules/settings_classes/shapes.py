"""Classes that are a configuration, by their shape."""

import getopt
import logging
import os
import ssl
import warnings
from dataclasses import dataclass
from enum import Enum

SECONDS = 1.0


class Logger: ...


class Config:
    _bind = ["127.0.0.1:8000"]
    _cache: dict | None = None
    # Connections that wait.
    backlog = 100
    certfile: str | None = None
    graceful_timeout: float = 3 * SECONDS
    keyfile_password: str | None = "dev"
    logger_class = Logger
    loglevel: str = "INFO"
    token: str
    workers = int(os.environ.get("WEB_CONCURRENCY", 1))
    alpn: list[str] = ["h2", "http/1.1"]

    @property
    def bind(self):
        return self._bind

    @bind.setter
    def bind(self, value):
        self._bind = [value] if isinstance(value, str) else value

    @property
    def is_secure(self):
        return self.certfile is not None

    def _set_cert_reqs(self, value):
        warnings.warn("Use verify_mode instead", Warning)

    cert_reqs = property(None, _set_cert_reqs)

    @classmethod
    def from_mapping(cls, mapping):
        config = cls()
        for key, value in mapping.items():
            setattr(config, key, value)
        return config


class AuditConfig(Config):
    audit_file = "audit.log"
    audit_days = 30
    audit_level = logging.INFO


class WebServer:
    socket_port = 8080
    """The TCP port on which to listen.

    More of it.
    """
    socket_file: str | None = None
    """The UNIX socket
    to use instead."""
    threads = 10
    """How many."""
    undocumented = 1


class Server:
    """What a server is made with is its configuration."""

    def __init__(
        self,
        target,
        address: str = "127.0.0.1",
        port: int = 8000,
        *,
        workers: int = 1,
        backlog: int = 1024,
        log_level: "str" = "info",
        ssl_cert_reqs: int = ssl.CERT_NONE,
        threads: int | None = None,
        reload: bool = False,
    ):
        self.target = target


def serve(app, host="0.0.0.0", port=80, threads=4, timeout=30, backlog=5, ssl=None, debug=False, name=""):
    Loop(app).run(host, port)


class ClientSettings:
    def __init__(self, url, retries=3, timeout: float = 5.0, verify=True, proxies: dict | None = None, password=""):
        self.url = url
        self.retries = retries
        self.timeout = timeout
        self.verify = verify
        self.proxies = proxies or {}
        self._password = password


class Setting:
    name = None
    section = None
    cli = None
    validator = None
    type = None
    action = None
    default = None
    desc = None


def positive(value):
    value = int(value)
    if value < 0:
        raise ValueError("not positive")
    return value


def window(value):
    value = positive(value)
    if value > 2**31 - 1:
        raise ValueError("too large")
    return value


def engine(value):
    if value not in ("auto", "poll"):
        raise ValueError("unknown")
    return value


def switch(value):
    value = value.lower()
    if value in ("off", "on"):
        return value
    raise ValueError(value)


def ratio(value):
    if not 0 < value <= 1:
        raise ValueError("no ratio")
    return value


class Workers(Setting):
    name = "workers"
    section = "Worker Processes"
    cli = ["-w", "--workers"]
    validator = positive
    type = int
    default = int(os.environ.get("WEB_CONCURRENCY", 1))
    desc = """\
        How many processes
        handle requests.
        """


class Window(Setting):
    name = "window"
    cli = ("--window",)
    validator = window
    type = int
    default = 65535


class Engine(Setting):
    name = "engine"
    validator = engine
    default = "auto"


class Switch(Setting):
    name = "switch"
    validator = switch
    default = "off"


class Ratio(Setting):
    name = "ratio"
    validator = ratio
    if "RATIO" in os.environ:
        default = float(os.environ["RATIO"])
    else:
        default = 0.5


class Daemon(Setting):
    name = "daemon"
    cli = ["-D"]
    action = "store_true"


class OnStart(Setting):
    name = "on_start"
    type = callable

    def on_start(server):
        pass

    default = staticmethod(on_start)


class Marked(str):
    pass


def as_flag(value):
    return bool(value)


class Adjustments:
    _params = (("host", str), ("port", int), ("listen", str), ("ipv6", as_flag), ("extra", lambda v: v))

    # Where to listen.
    host = Marked("0.0.0.0")
    port = 8080
    listen = [f"{host}:{port}"]
    ipv6 = True


# none of these


class Plain:
    backlog = 100
    workers = 1
    loglevel = "INFO"


class ConstantsConfig:
    backlog = 100
    workers = 1
    loglevel = "INFO"


class Color(Enum):
    RED = 1


@dataclass
class DataConfig:
    a: int = 1
    b: int = 2
    c: int = 3

    def load(self, values):
        for key, value in values.items():
            setattr(self, key, value)


class Small:
    name = "small"
    default = 1


class Base(Setting):
    pass


class Shape:
    def __init__(self, host="a", port=1, colour="red", width=1, height=2, depth=3, weight=4, name=""):
        self.name = name


def run(host="0.0.0.0", port=80, threads=4, timeout=30, backlog=5, ssl=None, debug=False, name=""):
    return serve(None, host=host, port=port, threads=threads, timeout=timeout, backlog=backlog, ssl=ssl, debug=debug, name=name)


class Table:
    ROWS = (("a", str), ("b", int), ("c", int))


class StockNetworkConfig:
    """Filled by the program: it has no value of its own."""

    def __init__(self, shelf=None, room=None, port=None, door=None, key=None):
        self.shelf = shelf
        self.room = room
        self.port = port
        self.door = door
        self.key = key


class HostOptions:
    """What the code knows of each system: it makes every object itself, of values that it holds."""

    def __init__(self, root="/etc/shop", logs="/var/log/shop", tool="shopctl", suffix=".conf", modules=False):
        self.root = root
        self.logs = logs
        self.tool = tool
        self.suffix = suffix
        self.modules = modules


DEBIAN = HostOptions(modules=True, tool="shop2ctl", suffix=".site")
FEDORA = HostOptions("/srv/shop", logs="/srv/log")


class ProgramOptions:
    """Its flags are what is typed."""

    progname = "shop"
    configfile = None
    mood = 1

    def parse(self, args):
        for flag, value in getopt.getopt(args, "c:", ["configuration="])[0]:
            self.store(flag.lstrip("-"), value)

    def store(self, name, value):
        setattr(self, name, value)


class ChildOptions(ProgramOptions):
    user = None
    logfile = "shop.log"
    pidfile = None
