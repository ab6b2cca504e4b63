from datetime import timedelta

from tornado.ioloop import PeriodicCallback
from twisted.internet import task
from twisted.internet.task import LoopingCall


class Service:
    def start(self):
        self.loop = LoopingCall(self.report)
        self.loop.start(60, now=False)
        PeriodicCallback(self.report, 30 * 1000).start()
        PeriodicCallback(self.report, timedelta(minutes=5)).start()

    def report(self):
        """Say that the service is alive."""


# none of these
def fast(step):
    task.LoopingCall(step).start(0.1)
    PeriodicCallback(step, 200)
