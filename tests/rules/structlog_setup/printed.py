"""structlog that prints by itself."""

import logging
import sys

import structlog

structlog.configure(
    processors=[structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.JSONRenderer()],
    wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    logger_factory=structlog.PrintLoggerFactory(sys.stderr),
)


def plainly(debug):
    structlog.configure(processors=[structlog.processors.add_log_level, structlog.dev.ConsoleRenderer()])
    renderer = structlog.dev.ConsoleRenderer() if debug else structlog.processors.JSONRenderer()
    structlog.configure_once(processors=[renderer], logger_factory=structlog.WriteLoggerFactory())
    structlog.configure(logger_factory=structlog.BytesLoggerFactory(sys.stderr.buffer))


# none of these: records that go to logging, which decides


def by_logging(options):
    structlog.configure(processors=[structlog.processors.JSONRenderer()], logger_factory=structlog.stdlib.LoggerFactory())
    structlog.configure(**options)
    structlog.reset_defaults()
