"""The handler classes of ``logging`` and ``concurrent_log_handler``, and what their arguments say of place and size."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final, Protocol

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.templates import has_words


class Rotation(enum.Enum):
    """What turns a log over."""

    NOT_A_FILE = enum.auto()
    NEVER = enum.auto()
    SIZE = enum.auto()
    """``maxBytes`` and ``backupCount``; either 0: never."""
    SIZE_OR_TRUNCATE = enum.auto()
    """``maxBytes``; with ``backupCount`` 0 the file is emptied."""
    TIME = enum.auto()
    ELSEWHERE = enum.auto()
    """Another program, or code of the project."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a handler class takes."""

    parameters: tuple[str, ...]
    """By position."""
    rotation: Rotation = Rotation.NOT_A_FILE


_TIMED = ("filename", "when", "interval", "backupCount", "encoding", "delay", "utc", "atTime", "errors", "maxBytes")

HANDLERS: Final = {
    "logging.StreamHandler": Shape(("stream",)),
    "logging.FileHandler": Shape(("filename", "mode", "encoding", "delay", "errors"), Rotation.NEVER),
    "logging.handlers.RotatingFileHandler": Shape(("filename", "mode", "maxBytes", "backupCount", "encoding"), Rotation.SIZE),
    "logging.handlers.TimedRotatingFileHandler": Shape(_TIMED[:-1], Rotation.TIME),
    "logging.handlers.BaseRotatingHandler": Shape(("filename", "mode"), Rotation.ELSEWHERE),
    "logging.handlers.WatchedFileHandler": Shape(("filename", "mode", "encoding", "delay", "errors"), Rotation.ELSEWHERE),
    "logging.handlers.SocketHandler": Shape(("host", "port")),
    "logging.handlers.DatagramHandler": Shape(("host", "port")),
    "logging.handlers.SysLogHandler": Shape(("address", "facility", "socktype")),
    "logging.handlers.HTTPHandler": Shape(("host", "url", "method", "secure", "credentials", "context")),
    "logging.handlers.SMTPHandler": Shape(("mailhost", "fromaddr", "toaddrs", "subject")),
    "logging.handlers.NTEventLogHandler": Shape(("appname", "dllname", "logtype")),
    "logging.handlers.QueueHandler": Shape(("queue",)),
    "concurrent_log_handler.ConcurrentRotatingFileHandler": Shape(
        ("filename", "mode", "maxBytes", "backupCount", "encoding"), Rotation.SIZE_OR_TRUNCATE
    ),
    "concurrent_log_handler.ConcurrentTimedRotatingFileHandler": Shape(_TIMED, Rotation.TIME),
    "cloghandler.ConcurrentRotatingFileHandler": Shape(
        ("filename", "mode", "maxBytes", "backupCount", "encoding"), Rotation.SIZE_OR_TRUNCATE
    ),
}
JSON_FORMATTERS: Final = frozenset(
    {
        "pythonjsonlogger.json.JsonFormatter", "pythonjsonlogger.jsonlogger.JsonFormatter", "pythonjsonlogger.orjson.OrjsonFormatter",
        "pythonjsonlogger.msgspec.MsgspecFormatter", "json_log_formatter.JSONFormatter", "logstash_async.formatter.LogstashFormatter",
        "logstash.LogstashFormatterVersion1", "oslo_log.formatters.JSONFormatter", "oslo_log.formatters.FluentFormatter",
        "google.cloud.logging.handlers.StructuredLogHandler", "ecs_logging.StdlibFormatter",
    }
)  # fmt: skip
"""Formatters that write each record as JSON."""
SILENT: Final = "logging.NullHandler"
BASE: Final = "logging.Handler"
PASSING: Final = frozenset({"logging.handlers.MemoryHandler", "logging.handlers.BufferingHandler"})
"""Handlers that keep records for a while and pass them on to another, which is found where it is made."""

LEVELS: Final = {0: "NOTSET", 10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}
_OLD_LEVELS: Final = {"WARN": "WARNING", "FATAL": "CRITICAL"}

DEFAULT_SYSLOG: Final = "localhost:514"
SYSLOG: Final = "syslog"
EITHER: Final = " or "
"""Between streams of which the code takes one."""
FACILITIES: Final = (
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "security", "console",
    "solaris-cron", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
)  # fmt: skip
"""Facilities of syslog by number, as ``SysLogHandler`` names them."""
DAYS: Final = {"S": 1 / 86_400, "M": 1 / 1_440, "H": 1 / 24, "D": 1.0, "MIDNIGHT": 1.0} | {f"W{day}": 7.0 for day in range(7)}
"""Length of an interval of ``TimedRotatingFileHandler``, by its ``when``."""


class Given(Protocol):
    """The arguments of a handler, however they are written: a call, or an entry of a dict."""

    def value(self, name: str, default: Value = None) -> Value:
        """The literal; ``default`` where it is not given."""

    def template(self, name: str) -> str:
        """The text with placeholders; empty where it is not given."""

    def stream(self) -> str:
        """Qualified name of the stream; empty where it is not given."""


def log_handler(handler: str, shape: Shape, given: Given, *, name: str, level: Maybe[str], form: Maybe[str]) -> LogHandler:
    """The fact for a handler of a known shape.

    :param name: used where the arguments name no place.
    """
    is_file = shape.rotation is not Rotation.NOT_A_FILE
    filename = given.template("filename") if is_file else ""
    size: Maybe[int] = None
    count: Maybe[int] = None
    when: Maybe[str] = None
    interval: Maybe[int] = None
    if shape.rotation in (Rotation.SIZE, Rotation.SIZE_OR_TRUNCATE):
        size, count = _integer(given.value("maxBytes", 0)), _integer(given.value("backupCount", 0))
    elif shape.rotation is Rotation.TIME:
        when, interval, count = (
            _text(given.value("when", "h")),
            _integer(given.value("interval", 1)),
            _integer(given.value("backupCount", 0)),
        )
    return LogHandler(
        name=place_of(shape, given) or name,
        handler=handler,
        filename=(filename or UNKNOWN) if is_file else None,
        level=level,
        facility=_facility(given.value("facility", "user")) if "facility" in shape.parameters else None,
        format=form,
        max_bytes=size,
        backup_count=count,
        when=when,
        interval=interval,
        retention_days=retention_days(when, interval, count) if shape.rotation is Rotation.TIME else None,
        worst_case_bytes=worst_case(shape.rotation, size, count),
        rotates=rotates(shape.rotation, size, count),
    )


def place_of(shape: Shape, given: Given) -> str:
    """Where the records of a handler go: a file, a stream, an address."""
    match shape.parameters[0]:
        case "filename":
            return given.template("filename")
        case "stream":
            return given.stream().removeprefix("sys.").strip("_") or "stderr"
        case "address":
            return _syslog(given)
        case "host" if "url" in shape.parameters:
            return given.template("host") + given.template("url")
        case "host":
            port = given.template("port") if given.value("port") is not None else ""
            return ":".join(part for part in (given.template("host"), port) if part)
        case "mailhost":
            return _address(given.value("mailhost"), given.template("mailhost"))
        case "appname":
            return given.template("appname")
    return ""


def _syslog(given: Given) -> str:
    """The address of a syslog; only what it is where that is computed."""
    if given.value("address") is None:
        return DEFAULT_SYSLOG
    address = _address(given.value("address"), given.template("address"))
    return address if has_words(address) else SYSLOG


def _facility(value: Value) -> Maybe[str]:
    """The name of a facility that is given by its number or name; ``user`` where none is."""
    if isinstance(value, str):
        return value
    return FACILITIES[value] if isinstance(value, int) and 0 <= value < len(FACILITIES) else UNKNOWN


def _address(value: Value, template: str) -> str:
    """``host:port`` for a pair, a path as it is; empty where a part of a pair is not known."""
    if isinstance(value, (list, tuple)) and len(value) == 2:
        return ":".join(map(str, value)) if all(isinstance(part, (str, int)) for part in value) else ""
    return template


def rotates(rotation: Rotation, size: Maybe[int], count: Maybe[int]) -> Maybe[bool]:
    """Whether a file is turned over; ``UNKNOWN`` where that is decided elsewhere."""
    match rotation:
        case Rotation.NOT_A_FILE:
            return None
        case Rotation.NEVER:
            return False
        case Rotation.TIME:
            return True
        case Rotation.SIZE if count == 0 or size == 0:
            return False
        case Rotation.SIZE_OR_TRUNCATE if size == 0:
            return False
        case Rotation.SIZE if isinstance(size, int) and isinstance(count, int):
            return True
        case Rotation.SIZE_OR_TRUNCATE if isinstance(size, int):
            return True
    return UNKNOWN


def worst_case(rotation: Rotation, size: Maybe[int], count: Maybe[int]) -> Maybe[int]:
    """Bytes of the file and its older copies together; ``None`` where there is no limit."""
    turned = rotates(rotation, size, count)
    if rotation not in (Rotation.SIZE, Rotation.SIZE_OR_TRUNCATE) or turned is False:
        return None
    return size * (count + 1) if turned is True and isinstance(size, int) and isinstance(count, int) else UNKNOWN


def retention_days(when: Maybe[str], interval: Maybe[int], count: Maybe[int]) -> Maybe[float]:
    """How far back timed copies reach; ``None`` where all are kept."""
    if count == 0:
        return None
    if not (isinstance(when, str) and isinstance(interval, int) and isinstance(count, int)):
        return UNKNOWN
    unit = DAYS.get(when.upper())
    return round(unit * interval * count, 6) if unit is not None else UNKNOWN


def writes_json(class_name: str, context: Context) -> bool:
    """Whether a formatter is one that writes JSON, or inherits from one."""
    return not JSON_FORMATTERS.isdisjoint(context.ancestors(class_name))


def level_name(value: Value) -> Maybe[str]:
    """``INFO`` for 20, ``"info"`` or ``"INFO"``."""
    if isinstance(value, int) and not isinstance(value, bool):
        return LEVELS.get(value, str(value))
    if isinstance(value, str):
        return _OLD_LEVELS.get(value.upper(), value.upper())
    return None if value is None else UNKNOWN


def _integer(value: Value) -> Maybe[int]:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else UNKNOWN


def _text(value: Value) -> Maybe[str]:
    return value if isinstance(value, str) else UNKNOWN
