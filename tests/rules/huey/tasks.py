from huey import RedisHuey, crontab
from huey.contrib.djhuey import db_periodic_task

huey = RedisHuey("shop")


@huey.periodic_task(crontab(minute="0", hour="3"))
def nightly():
    """Clean up. Slow."""


@huey.periodic_task(crontab(hour="4"), name="every-minute-at-four")
def at_four(): ...


@db_periodic_task(crontab(day_of_week="1", day="13", minute="0", hour="0"))
def unlucky(): ...


@huey.periodic_task(lambda dt: dt.hour == 5)
def own(): ...


# none of these
@huey.task(retries=2)
def once(): ...


crontab(minute="1")
