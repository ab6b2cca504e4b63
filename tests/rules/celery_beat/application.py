"""An application, and what is added to it when it is ready."""

from datetime import timedelta

from celery import Celery
from celery.schedules import crontab

from somewhere import other

app = Celery("shop")
app.conf.beat_schedule = {"first": {"task": "shop.first", "schedule": timedelta(hours=1)}}
app.conf.beat_schedule["second"] = {"task": "shop.second", "schedule": crontab(minute=0, hour=4)}
app.conf.beat_schedule.update({"third": {"task": "shop.third", "schedule": 30}})
app.conf.update(beat_schedule={"fourth": {"task": "shop.fourth", "schedule": 15.5}}, task_acks_late=True)


class Config:
    beat_schedule = {"fifth": {"task": "shop.fifth", "schedule": crontab(minute=0, hour=0, day_of_week=1)}}


@app.task
def clean(days):
    """Remove what is old. Needs the database."""


@app.task(name="shop.say")
def say(what): ...


@app.on_after_configure.connect
def setup(sender, **kwargs):
    sender.add_periodic_task(10.0, say.s("hello"), name="say every 10")
    sender.add_periodic_task(crontab(hour=7, minute=30, day_of_week=1), clean.si(7))
    for name, hours in (("often", 1), ("seldom", 12)):
        sender.add_periodic_task(hours * 3600, clean.s(30), name=f"clean-{name}")


def connected(sender, **kwargs):
    sender.add_periodic_task(60, clean.s(1), name="connected")


app.on_after_finalize.connect(connected)
app.add_periodic_task(crontab(minute="*/5"), clean.s(2), name="plain")


# none of these
def elsewhere(sender):
    sender.add_periodic_task(10, say.s())


other.add_periodic_task(5, clean)
crontab(hour=1)
