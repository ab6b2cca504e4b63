import dramatiq
from dramatiq_crontab import cron, interval


@cron("0 3 * * mon")
@dramatiq.actor
def weekly():
    """Clean up."""


@interval(seconds=30)
@dramatiq.actor
def often(): ...


# none of these
@dramatiq.actor
def plain(): ...
