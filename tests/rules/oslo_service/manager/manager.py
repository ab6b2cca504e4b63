from conf import CONF
from oslo_service import loopingcall, service
from oslo_service import periodic_task as tasks

WEEK = 7 * 86400


class Manager(tasks.PeriodicTasks):
    @tasks.periodic_task
    def plain(self, context):
        """Look after the queue."""

    @tasks.periodic_task(spacing=CONF.purge_interval, run_immediately=True)
    def purge(self, context):
        """Remove what was deleted. Slow."""

    @tasks.periodic_task(spacing=CONF.heal_interval if CONF.heal_interval != 0 else -1)
    def heal(self, context): ...

    @tasks.periodic_task(spacing=CONF.discover_interval)
    def discover(self, context): ...

    @tasks.periodic_task(spacing=CONF.images.poll_interval)
    def poll(self, context): ...

    @tasks.periodic_task(spacing=WEEK, name="weekly", enabled=False)
    def week(self, context): ...

    @tasks.periodic_task(spacing=CONF.heal_interval)
    def often(self, context): ...

    @tasks.periodic_task(spacing=30, enabled=CONF.purge_interval > 60)
    def switched(self, context): ...

    @tasks.periodic_task(spacing=CONF.heal_interval)
    def guarded(self, context):
        """Do it."""
        if CONF.heal_interval <= 0 or not CONF.purge_interval:
            return
        if not CONF.images.poll_interval:
            return
        self.report()

    @tasks.periodic_task(spacing=120)
    def late(self, context):
        if self.busy:
            return
        if not CONF.purge_interval:  # none of these: not at the head
            return

    if CONF.images.poll_interval:
        if CONF.purge_interval:

            @tasks.periodic_task
            def publish(self, context): ...


def serve(server):
    service.launch(CONF, server, restart_method="mutate")


class Service(service.Service):
    def start(self):
        self.loop = loopingcall.FixedIntervalLoopingCall(self.report)
        self.loop.start(interval=CONF.images.poll_interval, initial_delay=5)
        pulse = loopingcall.FixedIntervalLoopingCall(self.report)
        pulse.start(90)
        self.tg.add_timer(60, self.report)
        self.tg.add_timer(self.pause, self.refresh)  # none of these: how often is not known

    def report(self):
        """Say that the service is alive."""


# none of these
class Waiting(Service):
    def wait_for(self):
        timer = loopingcall.FixedIntervalLoopingCall(self.report)
        timer.start(interval=30).wait()
        other = loopingcall.FixedIntervalLoopingCall(self.report)
        other.start(interval=60)
        other.wait()
        short = loopingcall.FixedIntervalLoopingCall(self.report)
        short.start(interval=0.5)


def periodic_task(function):
    return function


@periodic_task
def not_of_oslo(): ...
