"""Jobs of APScheduler 3 and 4, and of Flask-APScheduler."""

import os
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from apscheduler import Scheduler
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from flask_apscheduler import APScheduler

EVERY = 15
scheduler = BackgroundScheduler(timezone="Europe/Berlin")
plain = BlockingScheduler()
four = Scheduler()
flask = APScheduler()


def clean():
    """Remove old sessions. Keeps the newest."""


scheduler.add_job(clean, "cron", hour=3, id="clean")
scheduler.add_job(clean, CronTrigger(day_of_week="mon-fri", hour="8-18", minute="*/10", timezone=ZoneInfo("UTC")), id="office")
scheduler.add_job(func=clean, trigger="interval", minutes=EVERY, name="often")
scheduler.add_job("shop.jobs:sync", IntervalTrigger(hours=1, minutes=30))
scheduler.add_job(clean, trigger=CronTrigger.from_crontab("0 0 1 * *", timezone=timezone.utc), id="monthly")
scheduler.add_job(clean, "cron", second="*/5", id="seconds")
scheduler.add_job(clean, "cron", day="last", hour=23, id="month-end")
scheduler.add_job(clean, "cron", year=2027, month=2, day=29, id="leap")
scheduler.add_job(clean, "cron", day=31, month=2, id="never")
four.add_schedule(clean, IntervalTrigger(seconds=30), id="four")
flask.add_job("flask-job", clean, trigger="interval", seconds=60)


@plain.scheduled_job("interval", id="pulse", seconds=45)
def pulse():
    """Say that it is alive."""


@plain.scheduled_job(CronTrigger(minute=0))
def hourly(): ...


@flask.task("cron", id="nightly", hour=2, minute=30)
def nightly(): ...


scheduler.add_job(clean, "interval", seconds=int(os.getenv("CLEAN_SECONDS", "600")), id="by-environment")
scheduler.add_job(clean, CronTrigger.from_crontab(os.environ["CLEAN_CRON"]), id="only-there")


# none of these
scheduler.add_job(clean, "date", run_date=datetime(2027, 1, 1))
scheduler.add_job(clean, DateTrigger(datetime(2027, 1, 1)))
scheduler.add_job(clean)


def add_job(func, trigger, **kw): ...


add_job(clean, "cron", hour=3)
IntervalTrigger(seconds=5)
timedelta(hours=1)
