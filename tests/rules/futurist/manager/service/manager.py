"""Periodic tasks of a service, by futurist's own decorator and by one of the project that is made of it."""

from futurist import periodics
from oslo_config import cfg
from service import tasks

opts = [cfg.IntOpt("check_interval", default=60), cfg.IntOpt("sensor_interval", default=0)]
CONF = cfg.CONF
CONF.register_opts(opts, group="manager")


class Manager:
    @periodics.periodic(spacing=90, run_immediately=True)
    def check(self, context):
        """Look at what runs. Slow."""

    @tasks.periodic(spacing=CONF.manager.check_interval, enabled=CONF.manager.sensor_interval > 0)
    def sync(self, context):
        """Compare with the machines."""

    @tasks.periodic(lambda: CONF.manager.sensor_interval)
    def sense(self, context): ...

    @tasks.with_lock(spacing=600)
    def mend(self, context):
        """Mend what differs."""


def start(manager):
    @periodics.periodic(CONF.manager.check_interval)
    def look():
        manager.check()

    purge_ = periodics.periodic(spacing=3600, enabled=False)(purge)
    return periodics.PeriodicWorker([(look, None, None), (purge_, None, None)])


def purge():
    """Delete what is old."""


# none of these
def each(spacing):
    return periodics.periodic(spacing=spacing)  # nobody decorates with it


def periodic(spacing):
    return lambda function: function


@periodic(spacing=60)
def not_of_futurist(): ...
