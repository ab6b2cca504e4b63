from datetime import timedelta

from tornado.ioloop import PeriodicCallback
from traitlets import Integer
from traitlets.config import Configurable
from twisted.internet import task
from twisted.internet.task import LoopingCall


class Service:
    def start(self):
        self.loop = LoopingCall(self.report)
        self.loop.start(60, now=False)
        PeriodicCallback(self.report, 90 * 1000).start()
        PeriodicCallback(self.report, timedelta(minutes=5)).start()

    def report(self):
        """Say that the service is alive."""


class Hub(Configurable):
    purge_interval = Integer(3600, help="Seconds between two purges").tag(config=True)

    def start(self):
        PeriodicCallback(self.purge, 1e3 * self.purge_interval).start()

    def purge(self): ...


# none of these
def fast(step):
    task.LoopingCall(step).start(0.1)
    PeriodicCallback(step, 200)
    PeriodicCallback(step, step.interval)
