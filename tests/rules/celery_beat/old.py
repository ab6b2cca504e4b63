"""Tasks of Celery 3, which say themselves how often they run."""

from datetime import timedelta

from celery.schedules import crontab
from celery.task import PeriodicTask, Task, periodic_task, task


@periodic_task(run_every=timedelta(hours=6))
def refresh():
    """Load what is new."""


@periodic_task(run_every=crontab(hour=5, minute=0), name="old.nightly")
def nightly(): ...


class Sweep(PeriodicTask):
    """Sweep what is old."""

    run_every = timedelta(days=1)

    def run(self): ...


class Monthly(Sweep):
    run_every = crontab(0, 4, day_of_month="1")


# none of these
class Often(PeriodicTask):
    abstract = True
    run_every = timedelta(seconds=5)


class Plain(Task):
    run_every = timedelta(days=1)


@task(rate_limit="10/m")
def limited(): ...
