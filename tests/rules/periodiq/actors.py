import dramatiq
from periodiq import cron


@dramatiq.actor(periodic=cron("0 0 13 * 5"))
def unlucky():
    """Runs on the 13th and on Fridays."""


# none of these
@dramatiq.actor(max_retries=3)
def plain(): ...


LOOSE = cron("0 0 * * *")
