"""Tasks of Celery 3, which say themselves how often they run."""

from datetime import timedelta

from celery.schedules import crontab
from celery.task import periodic_task, task


@periodic_task(run_every=timedelta(hours=6))
def refresh():
    """Load what is new."""


@periodic_task(run_every=crontab(hour=5, minute=0), name="old.nightly")
def nightly(): ...


# none of these
@task(rate_limit="10/m")
def limited(): ...
