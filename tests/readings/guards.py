"""Guard clauses on options."""

import logging
import sys

from oslo_config import cfg
from oslo_log import log

CONF = cfg.CONF
LOG = log.getLogger(__name__)
logger = logging.getLogger(__name__)
MOST = 64


def least():
    if CONF.a.least < 1:
        raise ValueError("too small")
    if CONF.a.above_zero <= 0:
        sys.exit("too small")
    if 10 > CONF.a.ten:
        LOG.error("too small")


def between():
    if not 0 < CONF.a.part <= 100:
        raise ValueError("out of range")
    if CONF.a.either < 1 or CONF.a.either > MOST:
        raise ValueError("out of range")
    if not (CONF.a.both >= 1 and CONF.a.both < 2**16):
        raise ValueError("out of range")
    if CONF.a.optional is not None and CONF.a.optional < 5:
        raise ValueError("too small")


def through_a_variable():
    workers = int(CONF.a.workers)
    if workers < 1:
        raise ValueError("too few")
    elif workers > 2 * MOST:
        raise ValueError("too many")


def if_given():
    if CONF.a.given is not None:
        if CONF.a.given > 7:
            raise ValueError("too large")


def compared(conf: cfg.ConfigOpts):
    if CONF.b.loop_wait + 2 * CONF.b.retry_timeout > CONF.b.ttl:
        raise ValueError("too short")
    low = conf.b.low
    high = conf.b.high
    if not low < high:
        logger.critical("low must be below high")
        return


def needed():
    if CONF.c.tls and not CONF.c.cert_file:
        raise ValueError("tls needs a certificate")
    if CONF.c.cert_file is None and CONF.c.key_file is not None:
        raise ValueError("a key needs a certificate")
    if CONF.c.insecure and CONF.c.tls:
        raise ValueError("not both")
    if not CONF.c.password and not CONF.c.token:
        raise ValueError("one of them")


# none of these


def of_a_request(size, name):
    if size > CONF.n.size:
        raise ValueError("too large")
    if len(CONF.n.names) < 1:
        raise ValueError("none")
    if name and CONF.n.depends < 1:
        raise ValueError("for some names only")
    if CONF.n.warned < 1:
        logger.warning("unusual")
    if CONF.n.outside > 5 and CONF.n.outside < 9:
        raise ValueError("inside")
    if CONF.n.changed < 3:
        CONF.set_override("changed", 3, group="n")


def for_some():
    if CONF.n.enabled:
        if CONF.n.inner < 1:
            raise ValueError("only where enabled")
    if not CONF.n.enabled:
        return
    if CONF.n.after < 1:
        raise ValueError("only where enabled")


def reassigned(flag):
    number = CONF.n.number
    if flag:
        number = 3
    if number < 1:
        raise ValueError("either")


def asserted():
    assert CONF.n.asserted > 0
