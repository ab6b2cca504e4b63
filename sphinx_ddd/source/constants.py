"""Constants that code uses by name: of the standard library, and of libraries that only hold such."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.source.enums import member

_VERIFY_MODE: Final = {"CERT_NONE": 0, "CERT_OPTIONAL": 1, "CERT_REQUIRED": 2}
_SSL_METHOD: Final = {
    "PROTOCOL_SSLv23": ("PROTOCOL_TLS", 2), "PROTOCOL_TLS": ("PROTOCOL_TLS", 2), "PROTOCOL_TLS_CLIENT": ("PROTOCOL_TLS_CLIENT", 16),
    "PROTOCOL_TLS_SERVER": ("PROTOCOL_TLS_SERVER", 17),
}  # fmt: skip
"""Name to the name and value of the member that it is."""
_SIGNALS: Final = {"SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGKILL": 9, "SIGUSR1": 10, "SIGUSR2": 12, "SIGALRM": 14, "SIGTERM": 15}
"""As on Linux."""

_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, float("inf"))

CONSTANTS: Final[dict[str, int | str | tuple[float, ...]]] = {
    "logging.NOTSET": 0, "logging.DEBUG": 10, "logging.INFO": 20, "logging.WARN": 30, "logging.WARNING": 30, "logging.ERROR": 40,
    "logging.FATAL": 50, "logging.CRITICAL": 50,
    "logging.handlers.DEFAULT_TCP_LOGGING_PORT": 9020, "logging.handlers.DEFAULT_UDP_LOGGING_PORT": 9021,
    "logging.handlers.SYSLOG_UDP_PORT": 514, "logging.handlers.SYSLOG_TCP_PORT": 514,
    "os.curdir": ".", "os.devnull": "/dev/null", "os.extsep": ".", "os.linesep": "\n", "os.pardir": "..", "os.path.sep": "/",
    "os.pathsep": ":", "os.sep": "/",
    **{f"signal.{name}": member(name, value, "signal.Signals") for name, value in _SIGNALS.items()},
    **{f"ssl.{name}": member(name, value, "ssl.VerifyMode") for name, value in _VERIFY_MODE.items()},
    **{f"ssl.{name}": member(real, value, "ssl._SSLMethod") for name, (real, value) in _SSL_METHOD.items()},
    "subprocess.DEVNULL": -3, "subprocess.PIPE": -1, "subprocess.STDOUT": -2,
    "sys.maxsize": 2**63 - 1,
    **{f"oslo_utils.units.{letter}": 1000**n for n, letter in enumerate("kMGTPEZY", 1)},
    **{f"prometheus_client.{part}Histogram.DEFAULT_BUCKETS": _BUCKETS for part in ("", "core.", "metrics.")},
    **{f"oslo_utils.units.{letter}i": 1024**n for n, letter in enumerate("KMGTPEZY", 1)},
}  # fmt: skip
"""By qualified name; those of ``os`` as on POSIX systems, of ``sys`` as on machines of 64 bits."""
