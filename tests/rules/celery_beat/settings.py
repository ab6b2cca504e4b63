"""Settings of Django: the schedule is built from parts."""

from datetime import timedelta

from celery.schedules import crontab, schedule, solar

HOUR = 3600
NIGHTLY = crontab(minute=30, hour=2)

CELERY_BEAT_SCHEDULE = {
    "purge": {"task": "shop.tasks.purge", "schedule": NIGHTLY},
    "every-minute-at-three": {"task": "shop.tasks.watch", "schedule": crontab(hour=3)},
    "report": {
        "task": "shop.tasks.report",
        "schedule": crontab(0, "6,18", "mon-fri", day_of_month="1-7"),
        "options": {"expires": 60},
    },
    "never": {"task": "shop.tasks.never", "schedule": crontab(minute=0, hour=0, day_of_month=31, month_of_year=2)},
    "number": {"task": "shop.tasks.number", "schedule": 2 * HOUR},
    "delta": {"task": "shop.tasks.delta", "schedule": timedelta(minutes=5)},
    "wrapped": {"task": "shop.tasks.wrapped", "schedule": schedule(run_every=timedelta(days=1))},
    "sun": {"task": "shop.tasks.sun", "schedule": solar("sunset", -37.81, 144.96)},
    "dropped": {"task": "shop.tasks.dropped", "schedule": 10.0},
}
CELERY_BEAT_SCHEDULE["later"] = {"task": "shop.tasks.later", "schedule": crontab.from_string("15 4 * * sun")}
CELERY_BEAT_SCHEDULE.update({"last": {"task": "shop.tasks.last", "schedule": crontab(minute=[0, 30], hour="*/6")}})
del CELERY_BEAT_SCHEDULE["dropped"]

# none of these
OTHER_SCHEDULE = {"shift": {"task": "shop.tasks.shift", "schedule": 60}}
TIMETABLE = crontab(minute=5)
BEAT_SCHEDULE_FILE = "beat.db"
