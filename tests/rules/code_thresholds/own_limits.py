"""What a program counts of itself against an option or a constant that is named as a limit."""

import logging
import queue
import time

from oslo_config import cfg

CONF = cfg.CONF
CONF.register_opts([cfg.IntOpt("failover_threshold"), cfg.IntOpt("heartbeat_interval")], group="health_manager")
LOG = logging.getLogger(__name__)
MAX_PENDING = 10000
MAX_INPUT = 100
WARN_WAIT = 30
MAX_NAME_LENGTH = 20
MAX_ATTEMPTS = 3


class Manager:
    def __init__(self):
        self.pending = []
        self.queue = queue.Queue()
        self.failures = 0
        self._said = False

    def stale(self, session):
        expired = session.scalar("select count(*)")
        threshold = CONF.health_manager.failover_threshold
        if threshold is not None and expired >= threshold:
            LOG.error("%d nodes are stale, none is failed over", expired)

    def heartbeat(self, message):
        delay = time.time() - message["sent"]
        if delay >= CONF.health_manager.heartbeat_interval:
            LOG.warning("The message was processed too slowly")

    def queue(self):
        if len(self.pending) > MAX_PENDING:
            LOG.error("The peer failed to keep up")

    def wait(self, lock):
        waited = lock.waiting()
        if waited > WARN_WAIT:
            if not self._said:
                LOG.warning("Waiting for the lock takes long")

    def events(self):
        waiting = self.queue.qsize()
        if waiting > MAX_PENDING:
            now = time.monotonic()
            if now - self._last_warning > 60:
                LOG.warning("%d events wait", waiting)
                self._last_warning = now


# none of these
class Others:
    def seldom(self):
        now = time.monotonic()
        if now - self._last_log >= self.log_rate:
            LOG.warning("Connecting again")
            self._last_log = now

    def text(self, text):
        if len(text) > MAX_INPUT:
            LOG.warning("The input is too long, cut")
        size = len(text)
        if size > MAX_INPUT:
            LOG.warning("The input is too long, cut")
        if text.size > MAX_INPUT:
            LOG.warning("The input is too long, refused")

    def name(self):
        if len(self.title) > MAX_NAME_LENGTH:
            LOG.warning("The title is too long")

    def attempts(self):
        for attempt in range(10):
            if attempt > MAX_PENDING:
                LOG.warning("Giving up after so many")
        if self.tried > MAX_ATTEMPTS:
            LOG.warning("Giving up on this one")

    def options(self):
        if CONF.health_manager.failover_threshold > CONF.health_manager.heartbeat_interval:
            LOG.warning("The options contradict each other")

    def quota(self):
        if len(self.pending) > MAX_PENDING:
            raise ValueError("The quota is used up")

    def quiet(self):
        if len(self.pending) > MAX_PENDING:
            LOG.info("There is much to do")
